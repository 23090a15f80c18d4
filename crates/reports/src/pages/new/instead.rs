//! What stands in the place of the form's end when an answer says that somebody has to be phoned.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Time;
use kernel::App;
use web::{Access, Ctx, Failure, Markup, Page, Route, html, see_other};

use super::Way;
use crate::endings::{self, Ending};

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/reports/new/{draft}/instead",
        "reports.page_new_instead",
        Access::Public,
        show,
    )]
}

#[derive(Template)]
#[template(path = "new_instead.html")]
struct InsteadPage {
    page: Page,
    words: Markup,
    numbers: Vec<String>,
    back: String,
}

/// The ending to which an answer of the draft leads.
pub(super) fn ending(app: &App, now: Time, way: &Way) -> Option<Ending> {
    let all = endings::endings(app, now);
    all.of(&way.draft.category, &way.draft.answers).cloned()
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = Way::open(&app, &ctx).await?;
    let Some(ending) = ending(&app, ctx.now, &way) else {
        return Ok(see_other(&way.href(&ctx, "details")));
    };
    let page = way.page(&ctx, "instead");
    html(&InsteadPage {
        words: page.text(&ending.words),
        numbers: ending.numbers,
        back: way.href(&ctx, "details"),
        page,
    })
}
