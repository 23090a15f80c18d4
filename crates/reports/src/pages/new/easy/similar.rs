//! Is it known already? Reports nearby that are alike, with a button to join one of them. Where there are none, nobody
//! sees this page.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use web::{Access, Ctx, Failure, Page, Route, html, see_other};

use super::super::Way;
use super::super::similar::{self as usual, Offered};
use super::{Said, Tile, Voice, open};

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/reports/new/{draft}/easy/similar",
        "reports.page_easy_similar",
        Access::Public,
        show,
    )]
}

#[derive(Template)]
#[template(path = "easy_similar.html")]
struct SimilarPage {
    page: Page,
    back: String,
    onward: String,
    topic: Option<Tile>,
    ask: Said,
    same: Said,
    other: Said,
    offered: Vec<Offered>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let way = open(&app, &ctx).await?;
    let found = usual::found(&app, &ctx, &way).await?;
    // What came on one page has its telephone number already.
    let next = if ctx.query("change").is_some() {
        "check"
    } else {
        "phone"
    };
    let onward = way.href(&ctx, next);
    if found.is_empty() {
        return Ok(see_other(&onward));
    }
    let voice = Voice::of(&app, &ctx);
    let ask = voice.say("ask-similar");
    let page = ctx.page(ask.words.clone());
    html(&SimilarPage {
        back: way.href(&ctx, "say"),
        onward,
        topic: voice.topic(&page, &way.draft),
        same: voice.say("same"),
        other: voice.say("not-same"),
        offered: usual::offered(&page, &way, &found),
        ask,
        page,
    })
}

/// Where to go when it is said what happened: to what is alike, if anything is, else to the next question.
pub(super) async fn after(app: &App, ctx: &Ctx, way: &Way) -> Result<String, Failure> {
    let none = usual::found(app, ctx, way).await?.is_empty();
    Ok(way.href(ctx, if none { "phone" } else { "similar" }))
}
