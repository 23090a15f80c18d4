//! Atom feeds of what everybody may see: the newest reports of all, of one agency, of a state or of what an alert is
//! about, and one report's story.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base::{Actor, Problem};
use kernel::App;
use kernel::registry::Registry;
use rustc_hash::FxHashMap;
use web::{Access, Ctx, Failure, Feed, FeedEntry, Page, Route};

use super::alerts::{about_of, query, words};
use super::facts;
use super::show::reference;
use crate::actions;
use crate::alerts::{About, Circle};
use crate::error::Error;
use crate::model::{Feedback, ReportFilter, ReportRow};

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
            "/{lang}/states/{code}/reports.atom",
            "reports.feed_state",
            Access::Public,
            state,
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
    let about = about_of(|name| ctx.query(name));
    newest(&app, &ctx, (about, &asked)).await
}

async fn agency(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let about = About {
        agency: Some(ctx.param("code").to_owned()),
        ..About::default()
    };
    newest(&app, &ctx, (about, &asked)).await
}

async fn newest(
    app: &App,
    ctx: &Ctx,
    (about, asked): (About, &HeaderMap),
) -> Result<Response, Failure> {
    let found = rows_about(app, &about).await?;
    ctx.drawn_feed(found.print, asked, || {
        let page = ctx.page(ctx.t("reports-list-title"));
        let (name, title, shown) = head(&page, &found.registry, &about)?;
        let asks = query(&about_of(|name| ctx.query(name)));
        Ok(Feed {
            name,
            title,
            lang: page.lang_attr().to_owned(),
            path: match asks.as_str() {
                "" => page.here(),
                asks => format!("{}?{asks}", page.here()),
            },
            page: shown,
            entries: report_entries(&page, &found.registry, &found.rows),
            gone: Vec::new(),
        })
    })
}

/// The newest reports of what lies in a state, whoever has them.
async fn state(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let code = ctx.param("code").to_owned();
    let filter = ReportFilter {
        state: Some(code.clone()),
        ..ReportFilter::default()
    };
    let found = newest_of(&app, filter).await?;
    ctx.drawn_feed(found.print, &asked, || {
        let known = found.registry.state(&code).ok_or_else(Problem::not_found)?;
        let page = ctx.page(ctx.t("reports-list-title"));
        Ok(Feed {
            name: format!("states/{code}/reports"),
            title: format!("{}: {}", page.title, page.plain(&known.name)),
            lang: page.lang_attr().to_owned(),
            path: page.here(),
            page: page.href("/reports"),
            entries: report_entries(&page, &found.registry, &found.rows),
            gone: Vec::new(),
        })
    })
}

/// The newest public reports of a feed, and the fingerprint of all that was read for them.
pub(super) struct Found {
    pub(super) registry: Arc<Registry>,
    pub(super) rows: Vec<ReportRow>,
    print: Option<u128>,
}

/// The newest public reports about something.
pub(super) async fn rows_about(app: &App, about: &About) -> Result<Found, Failure> {
    let filter = ReportFilter {
        agency: about.agency.clone(),
        district: about.district.clone(),
        categories: about.category.clone().into_iter().collect(),
        bbox: about.circle.as_ref().map(Circle::bbox),
        ..ReportFilter::default()
    };
    let mut found = newest_of(app, filter).await?;
    if let Some(circle) = &about.circle {
        let holds = |row: &ReportRow| row.point.is_some_and(|point| circle.holds(point));
        found.rows.retain(holds);
    }
    Ok(found)
}

async fn newest_of(app: &App, filter: ReportFilter) -> Result<Found, Failure> {
    let shared = app.clone();
    let read = app.db.read("reports.feed", move |tx| {
        tx.print_begin();
        let registry = shared.registry.get(tx)?;
        let rows = actions::report_list(tx, &filter, (ROWS, 0))?;
        Ok::<_, Error>(Found {
            registry,
            rows,
            print: tx.print(),
        })
    });
    Ok(read.await?)
}

/// The feed's name, title and page.
fn head(
    page: &Page,
    registry: &Registry,
    about: &About,
) -> Result<(String, String, String), Problem> {
    let known = |code: &String| registry.agency(code).is_some();
    let lies = |code: &String| registry.district(code).is_some();
    if !about.agency.as_ref().is_none_or(known) || !about.district.as_ref().is_none_or(lies) {
        return Err(Problem::not_found());
    }
    let title = format!("{}: {}", page.title, words(page, registry, about));
    Ok(match about {
        About {
            agency: Some(code),
            circle: None,
            district: None,
            category: None,
        } => (
            format!("agencies/{code}/reports"),
            title,
            page.href(&format!("/agencies/{code}")),
        ),
        about if *about == About::default() => (
            "reports".to_owned(),
            page.title.clone(),
            page.href("/reports"),
        ),
        about => (
            format!("reports?{}", query(about)),
            title,
            page.href("/reports"),
        ),
    })
}

/// Reports as entries, with the words that many of them share made once.
struct Entries<'a> {
    page: &'a Page,
    registry: &'a Registry,
    moderated: String,
    categories: FxHashMap<&'a str, String>,
    states: FxHashMap<(&'a str, Feedback), String>,
    agencies: FxHashMap<&'a str, String>,
}

/// The newest reports as a feed shows them.
fn report_entries(page: &Page, registry: &Registry, rows: &[ReportRow]) -> Vec<FeedEntry> {
    let mut entries = Entries {
        page,
        registry,
        moderated: page.t("reports-moderated").into_owned(),
        categories: FxHashMap::default(),
        states: FxHashMap::default(),
        agencies: FxHashMap::default(),
    };
    rows.iter().map(|row| entries.entry(row)).collect()
}

impl<'a> Entries<'a> {
    fn entry(&mut self, row: &'a ReportRow) -> FeedEntry {
        let (page, registry) = (self.page, self.registry);
        let category = self.categories.entry(&row.category);
        let category = category.or_insert_with(|| facts::category(page, registry, &row.category));
        let state = self.states.entry((&row.state, row.feedback));
        let state = state.or_insert_with(|| facts::state(page, &row.state, row.feedback));
        let agency = self.agencies.entry(&row.agency);
        let agency = agency.or_insert_with(|| facts::agency(page, registry, &row.agency));
        FeedEntry {
            name: format!("reports/{}", row.reference),
            title: if row.moderated {
                format!("{category} – {state} ({})", self.moderated)
            } else {
                format!("{category} – {state}")
            },
            page: page.href(&format!("/reports/{}", row.reference)),
            author: agency.clone(),
            summary: facts::words(page, &row.description, row.spoken),
            published: row.created,
            updated: row.updated,
        }
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
    let events = facts::events(&page, (&app, &registry), &seen, &BTreeMap::new());
    let told = events.iter().zip(&seen.entries).rev();
    let feed = Feed {
        name: format!("reports/{reference}/story"),
        title: format!("{category} {reference}"),
        lang: page.lang_attr().to_owned(),
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
        gone: Vec::new(),
    };
    Ok(feed.answer(&app.site, &asked))
}
