//! The versions of a dataset as a feed, for whoever follows without an account.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::App;
use web::{Access, Ctx, Failure, Feed, FeedEntry, FeedGone, Route};

use crate::http;
use crate::model::Version;
use crate::pages::publisher;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/data/{slug}/versions.atom",
        "opendata.page_versions_feed",
        Access::Public,
        feed,
    )]
}

/// The newest versions; those that were taken back are gone, and say why.
async fn feed(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let shown = http::shown(&app, ctx.param("slug")).await?;
    let registry = app.registry_now().await?;
    let dataset = &shown.dataset;
    let (slug, page) = (&dataset.slug, ctx.page(ctx.t("opendata-title")));
    let title = page.plain(&dataset.title);
    let author = publisher(&page, &registry, dataset);
    let name = |version: &Version| format!("data/{slug}/v{}", version.number);
    let stands = |version: &&Version| version.retracted.is_none();
    let entry = |version: &Version| FeedEntry {
        name: name(version),
        title: page.t2(
            "opendata-follow-version",
            "title",
            title.as_str(),
            "version",
            version.number,
        ),
        page: page.href(&format!("/data/{slug}")),
        author: author.clone(),
        summary: page.t1("opendata-follow-rows", "count", version.rows),
        published: version.at,
        updated: version.at,
    };
    let ended = |version: &Version| {
        let retraction = version.retracted.as_ref()?;
        Some(FeedGone {
            name: name(version),
            at: retraction.at,
            why: retraction.notice.clone(),
        })
    };
    let feed = Feed {
        name: format!("data/{slug}/versions"),
        title: title.clone(),
        lang: page.lang_attr().to_owned(),
        path: page.here(),
        page: page.href(&format!("/data/{slug}")),
        entries: shown.versions.iter().filter(stands).map(entry).collect(),
        gone: shown.versions.iter().filter_map(ended).collect(),
    };
    Ok(feed.answer(&app.site, &asked))
}
