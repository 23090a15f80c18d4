//! Businesses that wait for an officer to look at their registration.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{PersonId, Problem};
use web::{Access, Answers, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

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
        Route::post(
            "/{lang}/desk/businesses/show",
            "identity.page_business_show",
            there,
            number_show,
        )
        .personal("identifying", actions::SHOWN)
        .step_up(),
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
    /// Whether the number is the whole one.
    whole: bool,
}

#[derive(Template)]
#[template(path = "identity_businesses_desk.html")]
struct ClaimedPage {
    page: Page,
    answers: Answers,
    done: bool,
    lines: Vec<Line>,
}

fn line(app: &App, page: &Page, (claimed, shown): (&Claimed, Option<PersonId>)) -> Line {
    let business = &claimed.business;
    let number = business.number(&app.vault, &app.papers);
    let whole = shown == Some(business.id());
    let number = number.map(|number| {
        if whole {
            number.whole()
        } else {
            number.masked()
        }
    });
    let kind = app.papers.kind(business.kind());
    Line {
        id: business.id().to_string(),
        name: business.name.clone(),
        kind: kind.map_or_else(String::new, |kind| page.plain(&kind.name)),
        number: number.unwrap_or_default(),
        claimant: claimed.claimant.clone(),
        since: page.datetime(business.made),
        whole,
    }
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page_of(&app, &ctx, (None, Answers::empty())).await?)
}

/// Shows one number whole for a reason, so that it can be compared with the register.
async fn number_show(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let id = PersonId::parse(form.value("business")).map_err(|_| Problem::not_found())?;
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let reason = form.value("reason").to_owned();
    let write = app.db.write("identity.page_business_show", move |tx| {
        actions::business_number_show(tx, (&actor, now), (id, &reason, &fresh))
    });
    match write.await.map_err(Problem::from) {
        Ok(()) => html(&page_of(&app, &ctx, (Some(id), Answers::empty())).await?),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &page_of(&app, &ctx, (None, answers)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn page_of(
    app: &App,
    ctx: &Ctx,
    (shown, answers): (Option<PersonId>, Answers),
) -> Result<ClaimedPage, Failure> {
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let read = app.db.read("identity.page_businesses_claimed", move |tx| {
        actions::businesses_claimed(tx, (&actor, now))
    });
    let found = read.await?;
    let page = ctx
        .page(ctx.t("kernel-businesses-claimed"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide()
        .after(&answers);
    let one = |one| line(app, &page, (one, shown));
    Ok(ClaimedPage {
        done: ctx.query("done").is_some(),
        lines: found.iter().map(one).collect(),
        answers,
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
