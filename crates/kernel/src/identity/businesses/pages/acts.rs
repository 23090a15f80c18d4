//! What was done in the name of a business, by all of its people, for its owners.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Access, Ctx, Failure, Markup, Page, Route, html};

use super::super::actions;
use super::own::{id_of, person};
use crate::App;
use crate::identity::mandates::{DoneSeen, cells};

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/me/businesses/{id}/acts",
        "identity.page_business_acts",
        Access::SignedIn,
        show,
    )]
}

#[derive(Template)]
#[template(path = "identity_business_acts.html")]
struct ActsPage {
    page: Page,
    columns: Vec<String>,
    acts: Vec<Vec<Markup>>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (me, id, now) = (person(&ctx)?, id_of(&ctx)?, ctx.now);
    let read = app.db.read("identity.page_business_acts", move |tx| {
        actions::business_acts(tx, (me, now), id)
    });
    let (business, acts) = read.await?;
    let page = ctx
        .page(ctx.t("kernel-mandates-done"))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .crumb(ctx.t("kernel-businesses-title"), "/me/businesses")
        .crumb(business.name, format!("/me/businesses/{id}"));
    let columns = [
        "kernel-mandates-who",
        "kernel-mandates-when",
        "kernel-mandates-what",
        "kernel-mandates-case",
    ];
    html(&ActsPage {
        columns: columns.map(|key| page.t(key).into_owned()).to_vec(),
        acts: acts.iter().map(|act| line(&app, &page, act)).collect(),
        page,
    })
}

fn line(app: &App, page: &Page, (done, by): &(DoneSeen, String)) -> Vec<Markup> {
    let name = match by.as_str() {
        "" => Markup::words(&page.t("kernel-mandates-nobody")),
        name => page.said(name),
    };
    let mut line = vec![name];
    line.extend(cells(app, page, done));
    line
}
