//! A small page of an agency's, a place's or a subject's newest reports that other sites show in a frame, and the page
//! that says how. In a frame nobody is signed in, no cookie is set and no script runs.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::Problem;
use kernel::App;
use web::{Access, Answers, Choice, Ctx, Failure, Page, Route, html};

use super::alerts::{about_of, query, words};
use super::facts::{self, ListRow};
use super::feeds;
use super::list::category_choices;

/// Reports in the frame.
const ROWS: usize = 5;
/// Seconds for which it may be kept.
const KEPT: u32 = 60;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/reports/widget",
            "reports.widget",
            Access::Public,
            widget,
        )
        .framed(),
        Route::get(
            "/{lang}/reports/widget/new",
            "reports.page_widget_new",
            Access::Public,
            new,
        ),
    ]
}

#[derive(Template)]
#[template(path = "widget.html")]
struct Widget {
    page: Page,
    about: String,
    rows: Vec<ListRow>,
    list: String,
    report: String,
}

async fn widget(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let about = about_of(|name| ctx.query(name));
    let feeds::Found {
        registry, mut rows, ..
    } = feeds::rows_about(&app, &about).await?;
    let known = |code: &String| registry.agency(code).is_some();
    if !about.agency.as_ref().is_none_or(known) {
        return Err(Problem::not_found().into());
    }
    rows.truncate(ROWS);
    let page = ctx.page(ctx.t("reports-list-title"));
    let mut list = about.clone();
    let circle = list.circle.take();
    let view = circle.map(|circle| {
        let middle = circle.middle;
        format!("&lat={:.5}&lon={:.5}&zoom=14", middle.lat, middle.lon)
    });
    let agency = about
        .agency
        .as_ref()
        .map(|code| format!("?agency={}", web::encoded(code)));
    let shown = Widget {
        about: words(&page, &registry, &about),
        rows: rows
            .iter()
            .map(|row| facts::list_row(&page, &registry, row))
            .collect(),
        list: format!(
            "{}?{}{}",
            page.href("/reports"),
            query(&list),
            view.unwrap_or_default()
        ),
        report: format!(
            "{}{}",
            page.href("/reports/new"),
            agency.unwrap_or_default()
        ),
        page,
    };
    let kept = (header::CACHE_CONTROL, format!("public, max-age={KEPT}"));
    Ok(([kept], html(&shown)?).into_response())
}

#[derive(Template)]
#[template(path = "widget_new.html")]
struct New {
    page: Page,
    answers: Answers,
    about: String,
    agencies: Vec<Choice>,
    categories: Vec<Choice>,
    /// What cannot be chosen here and is kept.
    kept: Vec<(&'static str, String)>,
    href: String,
    snippet: String,
}

async fn new(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let about = about_of(|name| ctx.query(name));
    let page = ctx
        .page(ctx.t("reports-widget-title"))
        .crumb(ctx.t("reports-list-title"), "/reports");
    let href = format!("{}?{}", page.href("/reports/widget"), query(&about));
    let agency = about
        .agency
        .as_deref()
        .and_then(|code| registry.agency(code));
    let circle = ["lat", "lon", "radius", "place"].into_iter();
    html(&New {
        answers: Answers::of(&ctx.query_form()),
        about: words(&page, &registry, &about),
        agencies: agency
            .map(|agency| Choice::new(agency.code.to_string(), page.plain(&agency.name)))
            .into_iter()
            .collect(),
        categories: category_choices(&page, &registry),
        kept: circle
            .filter_map(|name| Some((name, ctx.query(name)?.to_owned())))
            .collect(),
        snippet: format!(
            "<iframe src=\"{}{}\" title=\"{}\" width=\"100%\" height=\"640\" loading=\"lazy\" \
             style=\"border:0\"></iframe>",
            app.site.public_url(),
            web::escaped(&href),
            web::escaped(&page.t("reports-list-title"))
        ),
        href,
        page,
    })
}
