//! The page behind the link in a test message. Opening it confirms nothing, because programs that look
//! for viruses open links too; the button does.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use web::{Access, Ctx, Failure, Page, Rate, Route, html};

use super::super::{Error, link_hash, test_messages};
use super::named;
use crate::App;
use crate::audit::Fresh;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/channel-test/{token}";
    vec![
        Route::get(path, "reach.page_link", Access::Public, show).rate(Rate::Code),
        Route::post(path, "reach.page_link_confirm", Access::Public, confirm).rate(Rate::Code),
    ]
}

#[derive(Template)]
#[template(path = "reach_link.html")]
struct LinkPage {
    page: Page,
    agency: String,
    confirmed: bool,
}

/// A link that leads nowhere any more says what to do, not only that it is not there.
fn over(error: Error) -> Problem {
    match error {
        Error::NotFound => Error::TestOver.into(),
        other => other.into(),
    }
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let hash = link_hash(ctx.param("token"));
    let shared = app.clone();
    let (registry, test) = app
        .db
        .read("reach.page_link", move |tx| {
            let registry = shared.registry.get(tx)?;
            let test = test_messages::test_of_link(tx, &hash)?;
            Ok::<_, Error>((registry, test))
        })
        .await
        .map_err(over)?;
    let page = ctx.page(ctx.t("kernel-reach-link-title"));
    html(&LinkPage {
        agency: named(&page, &registry, &test.agency),
        confirmed: test.confirmed.is_some(),
        page,
    })
}

async fn confirm(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let hash = link_hash(ctx.param("token"));
    let (shared, now) = (app.clone(), ctx.now);
    let fresh = Fresh::draw(&app.ids, now);
    let (registry, done) = app
        .db
        .write("reach.page_link_confirm", move |tx| {
            let registry = shared.registry.get(tx)?;
            let done = test_messages::test_confirm_link(tx, &registry, now, (&hash, &fresh))?;
            Ok::<_, Error>((registry, done))
        })
        .await
        .map_err(over)?;
    let page = ctx.page(ctx.t("kernel-reach-link-title"));
    html(&LinkPage {
        agency: named(&page, &registry, &done.agency),
        confirmed: true,
        page,
    })
}
