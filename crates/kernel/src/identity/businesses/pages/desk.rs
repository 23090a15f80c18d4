//! Businesses that wait for an officer to look at their registration.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use web::{Access, Ctx, Failure, Form, Page, Route, html, see_other};

use super::super::actions;
use super::super::model::Claimed;
use crate::App;
use crate::audit::Fresh;
use crate::identity::IDENTIFY;

pub(super) fn routes() -> Vec<Route<App>> {
    let (here, there) = ("/{lang}/desk/businesses", Access::May(IDENTIFY));
    vec![
        Route::get(here, "identity.page_businesses_claimed", there, list)
            .personal("identifying", actions::READ),
        Route::post(here, "identity.page_business_decide", there, decide).step_up(),
    ]
}

/// A business on the page.
struct Line {
    id: String,
    name: String,
    kind: String,
    number: String,
    claimant: String,
    since: String,
}

#[derive(Template)]
#[template(path = "identity_businesses_desk.html")]
struct ClaimedPage {
    page: Page,
    done: bool,
    lines: Vec<Line>,
}

fn line(app: &App, page: &Page, claimed: &Claimed) -> Line {
    let business = &claimed.business;
    let number = business.number(&app.vault, &app.papers);
    let kind = app.papers.kind(business.kind());
    Line {
        id: business.id().to_string(),
        name: business.name.clone(),
        kind: kind.map_or_else(String::new, |kind| page.plain(&kind.name)),
        // It has to be compared with the register.
        number: number.map(|number| number.whole()).unwrap_or_default(),
        claimant: claimed.claimant.clone(),
        since: page.datetime(business.made),
    }
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let read = app.db.read("identity.page_businesses_claimed", move |tx| {
        actions::businesses_claimed(tx, (&actor, now))
    });
    let found = read.await?;
    let page = ctx
        .page(ctx.t("kernel-businesses-claimed"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide();
    html(&ClaimedPage {
        done: ctx.query("done").is_some(),
        lines: found.iter().map(|one| line(&app, &page, one)).collect(),
        page,
    })
}

async fn decide(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let id = PersonId::parse(form.value("business")).map_err(|_| Problem::not_found())?;
    let confirmed = match form.value("decision") {
        "confirm" => true,
        "refuse" => false,
        _ => return Err(Problem::invalid().field("decision", "web.required").into()),
    };
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_business_decide", move |tx| {
        actions::business_decide(tx, (&actor, now), (id, confirmed, &fresh))
    });
    write.await?;
    Ok(see_other(&ctx.href("/desk/businesses?done=1")))
}
