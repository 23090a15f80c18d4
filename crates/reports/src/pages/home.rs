//! The front page.

use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use web::{Access, Ctx, Failure, Page, Route, html};

use super::facts::{self, ListRow};
use crate::actions;
use crate::error::Error;
use crate::model::{ReportCounts, ReportFilter};

const RECENT: i64 = 4;
/// The counts go over every report, so they are made anew only so often.
const COUNTS_AGE: Duration = Duration::from_secs(5);
const COUNTS: &str = "reports.home_counts";

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/",
        "reports.page_home",
        Access::Public,
        home,
    )]
}

#[derive(Template)]
#[template(path = "home.html")]
struct Home {
    page: Page,
    agencies: usize,
    counts: ReportCounts,
    kept: String,
    open_href: String,
    closed_href: String,
    rows: Vec<ListRow>,
}

async fn home(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let asked = (COUNTS, ctx.now, COUNTS_AGE);
    let counts = app.memo.figure(&app.db, asked, actions::report_counts);
    let counts = *counts.await?;
    let shared = app.clone();
    let (registry, rows) = app
        .db
        .read("reports.page_home", move |tx| {
            let registry = shared.registry.get(tx)?;
            let rows = actions::report_list(tx, &ReportFilter::default(), (RECENT, 0))?;
            Ok::<_, Error>((registry, rows))
        })
        .await?;
    let page = ctx
        .page(ctx.site.name(ctx.lang))
        .own_search()
        .data_at("/open311/v2/requests.json");
    html(&Home {
        agencies: registry.agencies().count(),
        kept: facts::part(&page, counts.promise_kept, counts.promised),
        open_href: page.href("/reports?state=open"),
        closed_href: page.href("/reports?state=closed"),
        rows: rows
            .iter()
            .map(|row| facts::list_row(&page, &registry, row))
            .collect(),
        counts,
        page,
    })
}
