//! All mandates of a person, and in whose name their browser acts.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use store::Tx;
use web::{Access, Ctx, Failure, Form, Page, Route, html, local_path, see_other};

use super::super::actions;
use super::super::error::Error;
use super::super::model::MandatesSeen;
use super::{Line, line, person};
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    vec![
        Route::get("/{lang}/me/mandates", "identity.page_mandates", own, show),
        Route::post(
            "/{lang}/me/mandates/choose",
            "identity.page_mandate_choose",
            own,
            choose,
        ),
        Route::post(
            "/{lang}/me/mandates/leave",
            "identity.page_mandate_leave",
            own,
            leave,
        ),
    ]
}

#[derive(Template)]
#[template(path = "identity_mandates.html")]
struct MandatesPage {
    page: Page,
    done: Option<&'static str>,
    offered: Vec<Line>,
    held: Vec<Line>,
    given: Vec<Line>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, now) = (person(&ctx)?, ctx.now);
    let read = app.db.read("identity.page_mandates", move |tx| {
        actions::mandates_of(tx, now, id)
    });
    let found: MandatesSeen = read.await?;
    let page = ctx
        .page(ctx.t("kernel-mandates-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me");
    let lines = |all: &[super::MandateSeen], given| {
        all.iter()
            .map(|seen| line(&app, &page, (seen, given)))
            .collect()
    };
    html(&MandatesPage {
        done: match ctx.query("done") {
            Some("offered") => Some("kernel-mandates-done-offered"),
            Some("accepted") => Some("kernel-mandates-done-accepted"),
            Some("declined") => Some("kernel-mandates-done-declined"),
            Some("ended") => Some("kernel-mandates-done-ended"),
            _ => None,
        },
        offered: lines(&found.offered, false),
        held: lines(&found.held, false),
        given: lines(&found.given, true),
        page,
    })
}

/// Has the browser's session act in somebody's name from now on.
async fn choose(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    put(&app, &ctx, Some(form.value("mandate").to_owned())).await?;
    let next = local_path(form.value("next")).map(str::to_owned);
    Ok(see_other(&next.unwrap_or_else(|| ctx.href("/me"))))
}

/// The person is themselves again.
async fn leave(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    put(&app, &ctx, None).await?;
    Ok(see_other(&ctx.href("/me")))
}

async fn put(app: &App, ctx: &Ctx, mandate: Option<String>) -> Result<(), Problem> {
    let session = ctx.session.clone().ok_or_else(Problem::sign_in)?;
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = move |tx: &mut Tx<'_>| {
        actions::mandate_choose(tx, (&actor, now), (&session, mandate.as_deref()))
    };
    let done: Result<(), Error> = app.db.write("identity.page_mandate_choose", write).await;
    Ok(done?)
}
