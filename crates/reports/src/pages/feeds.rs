//! Atom feeds of what everybody may see: the newest reports of all or of one agency, and one report's story.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base::{Actor, Problem};
use kernel::App;
use kernel::registry::Registry;
use web::{Access, Ctx, Failure, Feed, FeedEntry, Page, Route};

use super::facts;
use super::show::reference;
use crate::actions;
use crate::error::Error;
use crate::model::{ReportFilter, ReportRow};

/// So many reports stand in a feed.
const ROWS: i64 = 50;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/reports.atom",
            "reports.feed_all",
            Access::Public,
            all,
        ),
        Route::get(
            "/{lang}/agencies/{code}/reports.atom",
            "reports.feed_agency",
            Access::Public,
            agency,
        ),
        Route::get(
            "/{lang}/reports/{reference}/feed.atom",
            "reports.feed_one",
            Access::Public,
            one,
        ),
    ]
}

async fn all(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    newest(&app, &ctx, (None, &asked)).await
}

async fn agency(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    newest(&app, &ctx, (Some(ctx.param("code").to_owned()), &asked)).await
}

async fn newest(
    app: &App,
    ctx: &Ctx,
    (agency, asked): (Option<String>, &HeaderMap),
) -> Result<Response, Failure> {
    let filter = ReportFilter {
        agency: agency.clone(),
        ..ReportFilter::default()
    };
    let shared = app.clone();
    let (registry, rows) = app
        .db
        .read("reports.feed", move |tx| {
            let registry = shared.registry.get(tx)?;
            let rows = actions::report_list(tx, &filter, (ROWS, 0))?;
            Ok::<_, Error>((registry, rows))
        })
        .await?;
    let page = ctx.page(ctx.t("reports-list-title"));
    let (name, title, shown) = match &agency {
        None => (
            "reports".to_owned(),
            page.title.clone(),
            page.href("/reports"),
        ),
        Some(code) => {
            registry.agency(code).ok_or_else(Problem::not_found)?;
            (
                format!("agencies/{code}/reports"),
                format!("{}: {}", page.title, facts::agency(&page, &registry, code)),
                page.href(&format!("/agencies/{code}")),
            )
        }
    };
    let feed = Feed {
        name,
        title,
        lang: page.lang_attr(),
        path: page.here(),
        page: shown,
        entries: rows
            .iter()
            .map(|row| report_entry(&page, &registry, row))
            .collect(),
    };
    Ok(feed.answer(&app.site, asked))
}

fn report_entry(page: &Page, registry: &Registry, row: &ReportRow) -> FeedEntry {
    let category = facts::category(page, registry, &row.category);
    FeedEntry {
        name: format!("reports/{}", row.reference),
        title: format!(
            "{category} – {}",
            facts::state(page, &row.state, row.feedback)
        ),
        page: page.href(&format!("/reports/{}", row.reference)),
        author: facts::agency(page, registry, &row.agency),
        summary: row.description.clone(),
        published: row.created,
        updated: row.updated,
    }
}

/// What everybody may read of a report, whoever asks: a feed is read by programs that know nobody.
async fn one(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let shared = app.clone();
    let (registry, seen) = app
        .db
        .read("reports.feed_one", move |tx| {
            let registry = shared.registry.get(tx)?;
            let seen = actions::report_show(tx, &Actor::anonymous(), &reference)?;
            Ok::<_, Error>((registry, seen))
        })
        .await?;
    let page = ctx.page(String::new());
    let reference = seen.report.case.reference.as_str();
    let shown = page.href(&format!("/reports/{reference}"));
    let category = facts::category(&page, &registry, &seen.report.category);
    let events = facts::events(&page, &registry, seen.report.feedback, &seen.entries);
    let told = events.iter().zip(&seen.entries).rev();
    let feed = Feed {
        name: format!("reports/{reference}/story"),
        title: format!("{category} {reference}"),
        lang: page.lang_attr(),
        path: page.here(),
        page: shown.clone(),
        entries: told
            .map(|(event, entry)| FeedEntry {
                name: format!("reports/{reference}/{}", entry.version),
                title: event.title.clone(),
                page: shown.clone(),
                author: event.who.clone(),
                summary: entry.body.clone().unwrap_or_default(),
                published: entry.at,
                updated: entry.at,
            })
            .collect(),
    };
    Ok(feed.answer(&app.site, &asked))
}
