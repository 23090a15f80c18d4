//! Atom feeds: the newest public requests, and the story of one.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base::Actor;
use kernel::App;
use kernel::cases::CaseWords;
use web::{Access, Ctx, Failure, Feed, FeedEntry, Route, encoded};

use super::{facts, reference, start};
use crate::actions;
use crate::error::Error;
use crate::model::RequestRow;

/// So many requests stand in a feed.
const ROWS: i64 = 50;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/ask.atom",
            "disclosure.feed",
            Access::Public,
            newest,
        ),
        Route::get(
            "/{lang}/ask/{reference}/feed.atom",
            "disclosure.feed_one",
            Access::Public,
            one,
        ),
    ]
}

async fn newest(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let (filter, shared) = (start::filter(&ctx), app.clone());
    let agency = filter.agency.clone();
    let (registry, rows) = app
        .db
        .read("disclosure.feed", move |tx| {
            let rows = actions::request_list(tx, &filter, (ROWS, 0))?;
            Ok::<_, Error>((shared.registry.get(tx)?, rows))
        })
        .await?;
    let page = ctx.page(ctx.t("disclosure-title"));
    let asks = agency
        .as_deref()
        .map(|code| format!("?agency={}", encoded(code)));
    let asks = asks.unwrap_or_default();
    let title = match &agency {
        Some(code) => format!("{}: {}", page.title, facts::agency(&page, &registry, code)),
        None => page.title.clone(),
    };
    let entry = |row: &RequestRow| FeedEntry {
        name: format!("ask/{}", row.reference),
        title: format!("{} – {}", row.title, facts::state(&page, &row.state)),
        page: page.href(&format!("/ask/{}", row.reference)),
        author: facts::agency(&page, &registry, &row.agency),
        summary: row.words.clone(),
        published: row.created,
        updated: row.updated,
    };
    let feed = Feed {
        name: format!("ask{asks}"),
        title,
        lang: page.lang_attr().to_owned(),
        path: format!("{}{asks}", page.here()),
        page: format!("{}{asks}", page.href("/ask")),
        entries: rows.iter().map(entry).collect(),
        gone: Vec::new(),
    };
    Ok(feed.answer(&app.site, &asked))
}

/// What everybody may read of a request, whoever asks: a feed is read by programs that know nobody.
async fn one(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let (reference, shared) = (reference(&ctx)?, app.clone());
    let (registry, seen) = app
        .db
        .read("disclosure.feed_one", move |tx| {
            let seen = actions::request_show(tx, &Actor::anonymous(), &reference)?;
            Ok::<_, Error>((shared.registry.get(tx)?, seen))
        })
        .await?;
    let page = ctx.page(seen.request.title.clone());
    let words = CaseWords::of(&app, &ctx, &registry, &seen.case);
    let shown = page.href(&format!("/ask/{}", seen.case.reference));
    let entries = seen.entries.iter().rev().map(|entry| FeedEntry {
        name: format!("ask/{}/{}", seen.case.reference, entry.version),
        title: words.step(entry),
        page: shown.clone(),
        author: words.party(&entry.party),
        summary: entry.body.clone().unwrap_or_default(),
        published: entry.at,
        updated: entry.at,
    });
    let feed = Feed {
        name: format!("ask/{}/story", seen.case.reference),
        title: page.title.clone(),
        lang: page.lang_attr().to_owned(),
        path: page.here(),
        page: shown.clone(),
        entries: entries.collect(),
        gone: Vec::new(),
    };
    Ok(feed.answer(&app.site, &asked))
}
