//! One mandate: what it is for, what was done by virtue of it, and how it is answered and ended.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use store::Tx;
use web::{Access, Ctx, Failure, Markup, Page, Route, html, see_other};

use super::super::actions;
use super::super::model::DoneSeen;
use super::{Line, kind_words, line, person};
use crate::App;
use crate::audit::Fresh;
use crate::cases::ENGINE_STEPS;

pub(super) fn routes() -> Vec<Route<App>> {
    let own = Access::SignedIn;
    vec![
        Route::get(
            "/{lang}/me/mandates/{id}",
            "identity.page_mandate",
            own,
            show,
        ),
        Route::post(
            "/{lang}/me/mandates/{id}/accept",
            "identity.page_mandate_accept",
            own,
            accept,
        ),
        Route::post(
            "/{lang}/me/mandates/{id}/decline",
            "identity.page_mandate_decline",
            own,
            decline,
        ),
        Route::post(
            "/{lang}/me/mandates/{id}/end",
            "identity.page_mandate_end",
            own,
            end,
        ),
    ]
}

#[derive(Template)]
#[template(path = "identity_mandate.html")]
struct MandatePage {
    page: Page,
    line: Line,
    /// Whether the reader gave it; otherwise they hold it.
    given: bool,
    since: String,
    columns: Vec<String>,
    acts: Vec<Vec<Markup>>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, me) = (ctx.param("id").to_owned(), person(&ctx)?);
    let read = app.db.read("identity.page_mandate", move |tx| {
        actions::mandate_show(tx, me, &id)
    });
    let (seen, given, acts) = read.await?;
    let title = if given {
        "kernel-mandate-given-title"
    } else {
        "kernel-mandate-held-title"
    };
    let mut page = ctx
        .page(ctx.t(title))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .crumb(ctx.t("kernel-mandates-title"), "/me/mandates");
    if given && seen.mandate.role.is_some() {
        page.title = page.t1(
            "kernel-mandate-part-title",
            "name",
            seen.grantor_name.as_str(),
        );
    }
    let columns = [
        "kernel-mandates-when",
        "kernel-mandates-what",
        "kernel-mandates-case",
    ];
    html(&MandatePage {
        line: line(&app, &page, (&seen, given)),
        given,
        since: page.datetime(seen.mandate.offered),
        columns: columns.map(|key| page.t(key).into_owned()).to_vec(),
        acts: acts.iter().map(|act| cells(&app, &page, act)).collect(),
        page,
    })
}

/// When something was done, what, and on which case, as cells of a table.
pub(in crate::identity) fn cells(app: &App, page: &Page, done: &DoneSeen) -> Vec<Markup> {
    let kind = app.kinds.newest().find(|kind| kind.code == done.kind);
    let path = kind.map_or("cases", |kind| kind.page.as_str());
    let href = page.href(&format!("/{path}/{}", done.reference));
    vec![
        Markup::words(&page.datetime(done.at)),
        Markup::words(&step_words(app, page, done)),
        Markup::link(&href, &done.reference),
    ]
}

/// What was done, in the words of its kind.
fn step_words(app: &App, page: &Page, done: &DoneSeen) -> String {
    let step = done.step.as_str();
    let kind = app.kinds.newest().find(|kind| kind.code == done.kind);
    match kind.filter(|kind| kind.step(step).is_some()) {
        Some(kind) => page.t(&kind.key("move", step)).into_owned(),
        None if step == "open" => {
            let kind = kind_words(app, page, &done.kind);
            page.t1("kernel-mandates-opened", "kind", kind.as_str())
        }
        None if ENGINE_STEPS.contains(&step) => page.t(&format!("kernel-move-{step}")).into_owned(),
        None => step.to_owned(),
    }
}

/// What came of an answer, back on the list.
fn after(ctx: &Ctx, done: &str) -> Response {
    see_other(&ctx.href(&format!("/me/mandates?done={done}")))
}

fn asked(app: &App, ctx: &Ctx) -> (String, Fresh) {
    (ctx.param("id").to_owned(), Fresh::draw(&app.ids, ctx.now))
}

async fn accept(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, fresh) = asked(&app, &ctx);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = move |tx: &mut Tx<'_>| actions::mandate_accept(tx, (&actor, now), (&id, &fresh));
    let done = app.db.write("identity.page_mandate_accept", write).await;
    done.map_err(Problem::from)?;
    Ok(after(&ctx, "accepted"))
}

async fn decline(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, fresh) = asked(&app, &ctx);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = move |tx: &mut Tx<'_>| actions::mandate_decline(tx, (&actor, now), (&id, &fresh));
    let done = app.db.write("identity.page_mandate_decline", write).await;
    done.map_err(Problem::from)?;
    Ok(after(&ctx, "declined"))
}

async fn end(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, fresh) = asked(&app, &ctx);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = move |tx: &mut Tx<'_>| actions::mandate_end(tx, (&actor, now), (&id, &fresh));
    let done = app.db.write("identity.page_mandate_end", write).await;
    done.map_err(Problem::from)?;
    Ok(after(&ctx, "ended"))
}
