//! The datasets of one's agencies.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::App;
use store::Tx;
use web::{Access, Ctx, Failure, Markup, Page, Route, Tone, html};

use super::super::{PUBLISH, actions};
use super::{agency_name, path, state_words};
use crate::model::Dataset;
use crate::rules;

pub(super) fn routes() -> Vec<Route<App>> {
    let may = Access::May(PUBLISH);
    vec![Route::get(
        "/{lang}/desk/data",
        "opendata.page_desk",
        may,
        list,
    )]
}

struct Line {
    href: String,
    slug: String,
    title: Markup,
    agency: String,
    state: String,
    tone: Tone,
    updated: String,
    late: bool,
}

#[derive(Template)]
#[template(path = "desk_data.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let actor = ctx.actor.clone();
    let read = app.db.read("opendata.page_desk", move |tx: &mut Tx<'_>| {
        actions::datasets_kept(tx, &actor)
    });
    let found = read.await.map_err(Problem::from)?;
    let registry = app.registry_now().await?;
    let page = ctx
        .page(ctx.t("opendata-desk-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide();
    let line = |(dataset, draft): &(Dataset, Option<super::super::State>)| {
        let (state, tone) = state_words(&page, *draft, dataset.current > 0);
        let updated = if dataset.current > 0 {
            page.date(dataset.updated)
        } else {
            page.t("opendata-never").into_owned()
        };
        Line {
            href: page.href(&path(&dataset.slug)),
            slug: dataset.slug.clone(),
            title: page.text(&dataset.title),
            agency: agency_name(&page, &registry, &dataset.agency),
            late: dataset.current > 0 && rules::is_late(dataset, ctx.now),
            state,
            tone,
            updated,
        }
    };
    let lines = found.iter().map(line).collect();
    html(&ListPage { page, lines })
}
