//! Rows of descriptions.

use std::fmt::Write;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use kernel::App;
use serde_json::{Value as Json, json};
use web::{Access, Ctx, Doc, Failure, Feed, FeedEntry, FeedGone, Param, Route, escaped, tagged};

use super::{Teller, croissant, data_json, openapi, package};
use crate::catalogue::{Entry, Withdrawn, entries, missing, tombstones};

/// So many datasets stand in the feed.
const NEWEST: usize = 50;
/// The most addresses that a sitemap may have.
const MOST_ADDRESSES: usize = 50_000;

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    let of = |about| {
        let slug = Param::path("slug", "The dataset.");
        Doc::new(about).param(slug).refuses(&[404])
    };
    let package = of("A dataset's newest version as a Frictionless data package.");
    let croissant = of("A dataset as Croissant 1.0, for programs that learn from data.");
    let openapi = of("An OpenAPI 3.1 document of this one dataset, with its own columns.");
    let data_json = Doc::new("The catalogue as DCAT-US 1.1.");
    let sitemap = Doc::new("The addresses of all datasets, for search engines.");
    vec![
        Route::get(
            "/data/{slug}/datapackage.json",
            "opendata.package",
            all,
            package_show,
        )
        .doc(package.response(200, "The package.", any)),
        Route::get(
            "/data/{slug}/croissant.jsonld",
            "opendata.croissant",
            all,
            croissant_show,
        )
        .doc(croissant.response_as(200, "The dataset.", "application/ld+json", any)),
        Route::get(
            "/data/{slug}/openapi.json",
            "opendata.openapi",
            all,
            openapi_show,
        )
        .doc(openapi.response(200, "The document.", any)),
        Route::get("/data.json", "opendata.data_json", all, data_json_show)
            .doc(data_json.response(200, "The catalogue.", any)),
        Route::get("/sitemap.xml", "opendata.sitemap", all, sitemap_show).doc(sitemap.response_as(
            200,
            "The addresses.",
            "application/xml",
            any,
        )),
        Route::get("/{lang}/data.atom", "opendata.page_feed", all, feed),
    ]
}

fn any() -> Json {
    json!({})
}

/// A description of one dataset.
async fn of_one(
    (app, ctx, asked): (&App, &Ctx, &HeaderMap),
    media_type: &'static str,
    describe: fn(&Teller<'_>, &Entry) -> Json,
) -> Result<Response, Failure> {
    let all = entries(app, ctx.now).await?;
    let slug = ctx.param("slug");
    let mut known = all.iter();
    let entry = known.find(|entry| entry.dataset.slug == slug);
    let Some(entry) = entry else {
        return Err(missing(app, ctx.now, slug).await.into());
    };
    let registry = app.registry_now().await?;
    let teller = Teller {
        registry: &registry,
        url: ctx.site.public_url(),
        lang: ctx.lang,
    };
    let body = describe(&teller, entry).to_string();
    Ok(tagged(asked, media_type, body.into_bytes()))
}

async fn package_show(
    State(app): State<App>,
    ctx: Ctx,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    of_one((&app, &ctx, &asked), "application/json", package::package).await
}

async fn croissant_show(
    State(app): State<App>,
    ctx: Ctx,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    let kind = "application/ld+json";
    of_one((&app, &ctx, &asked), kind, croissant::croissant).await
}

async fn openapi_show(
    State(app): State<App>,
    ctx: Ctx,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    of_one((&app, &ctx, &asked), "application/json", openapi::openapi).await
}

async fn data_json_show(
    State(app): State<App>,
    ctx: Ctx,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    let all = entries(&app, ctx.now).await?;
    let registry = app.registry_now().await?;
    let teller = Teller {
        registry: &registry,
        url: ctx.site.public_url(),
        lang: ctx.lang,
    };
    let body = data_json::data_json(&teller, &all).to_string();
    Ok(tagged(&asked, "application/json", body.into_bytes()))
}

/// Each dataset once, with the languages in which it can be read.
async fn sitemap_show(
    State(app): State<App>,
    ctx: Ctx,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    let all = entries(&app, ctx.now).await?;
    let url = escaped(ctx.site.public_url());
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for entry in all.iter().take(MOST_ADDRESSES) {
        let slug = &entry.dataset.slug;
        let _ = write!(out, "<url><loc>{url}/ms/data/{slug}</loc>");
        for known in ctx.site.locales().languages() {
            let lang = known.lang;
            let _ = write!(
                out,
                "<xhtml:link rel=\"alternate\" hreflang=\"{lang}\" href=\"{url}/{lang}/data/{slug}\"/>"
            );
        }
        let _ = writeln!(
            out,
            "<lastmod>{}</lastmod></url>",
            entry.dataset.updated.rfc3339()
        );
    }
    out.push_str("</urlset>\n");
    Ok(tagged(&asked, "application/xml", out.into_bytes()))
}

/// The datasets that changed last.
async fn feed(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let all = entries(&app, ctx.now).await?;
    let registry = app.registry_now().await?;
    let page = ctx.page(ctx.t("opendata-title"));
    let mut newest: Vec<&Entry> = all.iter().collect();
    newest.sort_by_key(|entry| std::cmp::Reverse(entry.dataset.updated));
    let entry = |entry: &&Entry| {
        let dataset = &entry.dataset;
        let agency = registry.agency(&dataset.agency);
        FeedEntry {
            name: format!("data/{}", dataset.slug),
            title: page.plain(&dataset.title),
            page: page.href(&format!("/data/{}", dataset.slug)),
            author: agency.map_or_else(String::new, |agency| page.plain(&agency.name)),
            summary: page.plain(&dataset.about),
            published: entry.created,
            updated: dataset.updated,
        }
    };
    let gone = tombstones(&app, ctx.now).await?;
    let ended = |gone: &Withdrawn| FeedGone {
        name: format!("data/{}", gone.slug),
        at: gone.at,
        why: gone.notice.clone(),
    };
    let feed = Feed {
        name: "data".to_owned(),
        title: page.title.clone(),
        lang: page.lang_attr().to_owned(),
        path: page.here(),
        page: page.href("/data"),
        entries: newest.iter().take(NEWEST).map(entry).collect(),
        gone: gone.iter().take(NEWEST).map(ended).collect(),
    };
    Ok(feed.answer(&app.site, &asked))
}
