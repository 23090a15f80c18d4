//! The installed app: what a browser needs to put the service on a home screen, to take photos that other apps share,
//! and to have a page at hand without a connection.

use crate::{Access, Ctx, Failure, Page, Route, State, html, tagged};
use askama::Template;
use axum::extract::State as Held;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// The blue of the mark, behind the app's title.
const THEME: &str = "#2563eb";

pub(crate) fn rows<S: State>() -> Vec<Route<S>> {
    vec![
        Route::get(
            "/{lang}/app.webmanifest",
            "web.manifest",
            Access::Public,
            manifest::<S>,
        ),
        Route::get(
            "/{lang}/offline",
            "web.page_offline",
            Access::Public,
            offline,
        ),
        Route::get("/sw.js", "web.worker", Access::Public, worker::<S>),
    ]
}

#[derive(Template)]
#[template(path = "offline.html")]
struct OfflinePage {
    page: Page,
}

/// What is shown without a connection, whatever was asked for.
async fn offline(ctx: Ctx) -> Result<Response, Failure> {
    html(&OfflinePage {
        page: ctx.page(ctx.t("web-offline-title")),
    })
}

/// Browsers ask for it anew each day; what it names is addressed by contents.
async fn worker<S: State>(Held(app): Held<S>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, app.site().assets().worker.clone()).into_response()
}

async fn manifest<S: State>(Held(app): Held<S>, ctx: Ctx, asked: HeaderMap) -> Response {
    let site = app.site();
    let assets = site.assets();
    let name = site.name(ctx.lang);
    let icon = |href: &str, sizes: &str, purpose: &str| json!({"src": href, "sizes": sizes, "type": "image/png", "purpose": purpose});
    let icons: Vec<Value> = ["any", "maskable"]
        .into_iter()
        .flat_map(|purpose| {
            [
                icon(&assets.icon_small.href, "192x192", purpose),
                icon(&assets.icon_large.href, "512x512", purpose),
            ]
        })
        .collect();
    let body = json!({
        "id": "/",
        "name": name,
        "short_name": name,
        "description": site.strapline().get(ctx.lang).text,
        "lang": ctx.page("").lang_attr(),
        "start_url": ctx.href("/"),
        "scope": "/",
        "display": "standalone",
        "theme_color": THEME,
        "background_color": "#ffffff",
        "icons": icons,
        "shortcuts": [
            {"name": ctx.t("web-app-report"), "url": ctx.href("/reports/quick")},
            {"name": ctx.t("web-app-easy"), "url": ctx.href("/reports/quick/easy")},
        ],
        "share_target": {
            "action": ctx.href("/reports/share"),
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title",
                "text": "text",
                "url": "url",
                "files": [{"name": "photos", "accept": ["image/jpeg", "image/png", "image/webp"]}],
            },
        },
    });
    tagged(
        &asked,
        "application/manifest+json",
        body.to_string().into_bytes(),
    )
}
