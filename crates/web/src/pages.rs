//! The pages and files that belong to no module.

use crate::{Access, Ctx, Failure, Page, Route, State, app, html, see_other, styleguide};
use askama::Template;
use axum::extract::State as Held;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};

/// The rows of this crate: the way to the home page, texts about the instance, assets.
pub fn rows<S: State>() -> Vec<Route<S>> {
    let own = vec![
        Route::get("/", "web.page_first", Access::Public, first),
        Route::get("/{lang}", "web.page_bare", Access::Public, bare),
        Route::get("/{lang}/about", "web.page_about", Access::Public, about),
        Route::get(
            "/{lang}/privacy",
            "web.page_privacy",
            Access::Public,
            privacy,
        ),
        Route::get(
            "/{lang}/accessibility",
            "web.page_accessibility",
            Access::Public,
            accessibility,
        ),
        Route::get(
            "/{lang}/styleguide",
            "web.page_styleguide",
            Access::Public,
            styleguide::show,
        ),
        Route::get("/assets/{file}", "web.asset", Access::Public, asset::<S>),
        Route::get("/favicon.ico", "web.icon", Access::Public, icon),
        Route::get("/robots.txt", "web.robots", Access::Public, robots),
    ];
    own.into_iter().chain(app::rows()).collect()
}

/// Passages of a text page: a heading and its paragraphs.
struct Section {
    heading: String,
    paragraphs: Vec<String>,
}

#[derive(Template)]
#[template(path = "text.html")]
struct TextPage {
    page: Page,
    lead: String,
    sections: Vec<Section>,
}

/// The sections of each text page, with the number of their paragraphs.
const ABOUT: &[(&str, usize)] = &[("what", 2), ("proof", 2), ("open", 2)];
const PRIVACY: &[(&str, usize)] = &[("keep", 2), ("see", 2), ("erase", 2), ("cookies", 1)];
const ACCESSIBILITY: &[(&str, usize)] = &[("aim", 2), ("limits", 1), ("tell", 1)];

fn text_page(ctx: &Ctx, name: &str, sections: &[(&str, usize)]) -> Result<Response, Failure> {
    let say = |key: &str| ctx.t(&format!("web-{name}-{key}")).into_owned();
    let sections = sections
        .iter()
        .map(|(section, count)| Section {
            heading: say(section),
            paragraphs: (1..=*count)
                .map(|number| say(&format!("{section}-{number}")))
                .collect(),
        })
        .collect();
    let page = ctx.page(say("title")).crumb(ctx.t("web-home"), "/");
    html(&TextPage {
        page,
        lead: say("lead"),
        sections,
    })
}

async fn about(ctx: Ctx) -> Result<Response, Failure> {
    text_page(&ctx, "about", ABOUT)
}

async fn privacy(ctx: Ctx) -> Result<Response, Failure> {
    text_page(&ctx, "privacy", PRIVACY)
}

async fn accessibility(ctx: Ctx) -> Result<Response, Failure> {
    text_page(&ctx, "accessibility", ACCESSIBILITY)
}

/// `/` leads to the home page in the reader's language.
async fn first(ctx: Ctx) -> Response {
    let mut response = see_other(&ctx.href("/"));
    response.headers_mut().insert(
        header::VARY,
        axum::http::HeaderValue::from_static("accept-language"),
    );
    response
}

async fn bare(ctx: Ctx) -> Response {
    see_other(&ctx.href("/"))
}

async fn asset<S: State>(
    Held(app): Held<S>,
    ctx: Ctx,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    app.site().assets().serve(ctx.param("file"), &headers)
}

async fn icon(ctx: Ctx) -> Response {
    see_other(&ctx.site.assets().icon.href)
}

async fn robots(ctx: Ctx) -> Response {
    let rule = if ctx.site.demo() {
        "Disallow: /"
    } else {
        "Disallow: /*/me\nDisallow: /*/desk"
    };
    (
        [(header::CONTENT_TYPE, "text/plain; charset=utf-8")],
        format!("User-agent: *\n{rule}\n"),
    )
        .into_response()
}
