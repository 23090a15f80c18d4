//! The public list and map of reports.

use std::time::Duration;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Point;
use kernel::App;
use kernel::registry::Registry;
use web::{Access, Answers, Choice, Ctx, Failure, Page, Pagination, Route, encoded, html};

use super::alerts::{about_of, query};
use super::facts::{self, ListRow};
use super::pictures::{self, View};
use crate::actions::{self, FeedbackCounts};
use crate::alerts::{About, Circle, RADII_M};
use crate::error::Error;
use crate::fixed::{self, model::Ratings};
use crate::model::{Feedback, ReportFilter};

const ROWS: i64 = 20;
const PAGES_MAX: i64 = 500;
/// The counts go over every report, so they are made anew only so often.
const COUNTS_AGE: Duration = Duration::from_mins(1);
const COUNTS: &str = "reports.feedback_counts";

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get(
        "/{lang}/reports",
        "reports.page_list",
        Access::Public,
        list,
    )]
}

#[derive(Template)]
#[template(path = "list.html")]
struct List {
    page: Page,
    answers: Answers,
    picture: String,
    pans: Vec<(&'static str, String)>,
    categories: Vec<Choice>,
    states: Vec<Choice>,
    sorts: Vec<Choice>,
    agency: String,
    /// The form for an alert about what the list shows.
    alert: String,
    /// The feed of the same.
    feed: String,
    /// What people say of the agency's closed reports, where the list is one agency's.
    ratings: Option<String>,
    rows: Vec<ListRow>,
    place: Pagination,
    /// The query of the table of the same reports.
    table: String,
    /// How to show the same on another site.
    widget: String,
    /// The map of all of them.
    map: String,
}

/// Reads the filter of the address; what does not parse narrows nothing.
pub(super) fn filter(ctx: &Ctx) -> ReportFilter {
    ReportFilter {
        agency: ctx.query("agency").map(str::to_owned),
        feedback: ctx.query("feedback").and_then(Feedback::parse),
        categories: ctx
            .query("category")
            .map(str::to_owned)
            .into_iter()
            .collect(),
        closed: ctx.query("state").map(|state| state == "closed"),
        ..ReportFilter::default()
    }
}

/// Which reports the address of a list asks for. A chosen part of the map narrows it, so that both say the same.
pub(crate) fn asked_filter(app: &App, ctx: &Ctx) -> ReportFilter {
    let view = pictures::view(app, ctx);
    ReportFilter {
        bbox: ctx.query("zoom").map(|_| view.bbox()),
        ..filter(ctx)
    }
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let filter = filter(&ctx);
    let number = ctx
        .query("page")
        .and_then(|page| page.parse().ok())
        .unwrap_or(1);
    let number: i64 = i64::clamp(number, 1, PAGES_MAX);
    let view = pictures::view(&app, &ctx);
    let about = about(&ctx, &view);
    let asked = asked_filter(&app, &ctx);
    let shared = app.clone();
    let (registry, mut rows, ratings) = app
        .db
        .read("reports.page_list", move |tx| {
            let registry = shared.registry.get(tx)?;
            let rows = actions::report_list(tx, &asked, (ROWS + 1, (number - 1) * ROWS))?;
            let rated = asked.agency.as_deref();
            let ratings = rated.map(|code| fixed::ratings_of(tx, code)).transpose()?;
            Ok::<_, Error>((registry, rows, ratings))
        })
        .await?;
    let asked = (COUNTS, ctx.now, COUNTS_AGE);
    let counts = app.memo.figure(&app.db, asked, actions::feedback_counts);
    let counts = counts.await?;
    let page = ctx
        .page(ctx.t("reports-list-title"))
        .data_at("/open311/v2/requests.json");
    let more = rows.len() > usize::try_from(ROWS).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(ROWS).unwrap_or(usize::MAX));
    let kept = kept_query(&ctx, &["page"]);
    let filtered = kept_query(&ctx, &["page", "lat", "lon", "zoom"]);
    let at = |number: i64| format!("{}?{kept}page={number}", page.here());
    html(&List {
        answers: Answers::of(&ctx.query_form()),
        picture: pictures::list_src(&view, &filtered),
        pans: pans(&page, &view, &filtered),
        categories: category_choices(&page, &registry),
        states: state_choices(&page),
        sorts: Feedback::ALL
            .map(|sort| sort_choice(&page, sort, &counts))
            .to_vec(),
        ratings: ratings.map(|ratings| rated(&page, ratings)),
        alert: format!("{}?{about}", page.href("/alerts/new")),
        feed: format!("{}?{about}", page.href("/reports.atom")),
        widget: format!("{}?{about}", page.href("/reports/widget/new")),
        map: pictures::map_href(&page, &view, &filtered),
        agency: filter.agency.unwrap_or_default(),
        rows: rows
            .iter()
            .map(|row| facts::list_row(&page, &registry, row))
            .collect(),
        table: kept
            .strip_suffix('&')
            .map(|query| format!("?{query}"))
            .unwrap_or_default(),
        place: Pagination {
            previous: (number > 1).then(|| at(number - 1)),
            next: more.then(|| at(number + 1)),
            number,
            all: None,
        },
        page,
    })
}

/// What the list shows, as an alert takes it, written for an address: of the map, what a circle can hold.
fn about(ctx: &Ctx, view: &View) -> String {
    const METRES_A_DEGREE: f64 = 111_000.0;
    let bbox = view.bbox();
    let half = (bbox.north - bbox.south) / 2.0 * METRES_A_DEGREE;
    let radius = RADII_M
        .into_iter()
        .find(|radius| f64::from(*radius) >= half);
    let about = about_of(|name| match name {
        "agency" | "category" => ctx.query(name),
        _ => None,
    });
    query(&About {
        circle: radius
            .filter(|_| ctx.query("zoom").is_some())
            .map(|radius_m| Circle {
                middle: view.centre,
                radius_m,
                name: String::new(),
            }),
        ..about
    })
}

/// An agency's ratings in a sentence.
fn rated(page: &Page, ratings: Ratings) -> String {
    match ratings.tenths() {
        Some(tenths) => page.t2(
            "reports-ratings",
            "average",
            format!("{}.{}", tenths / 10, tenths % 10),
            "count",
            page.number(ratings.count),
        ),
        None => page.t("reports-ratings-few").into_owned(),
    }
}

/// Open or closed.
pub(super) fn state_choices(page: &Page) -> Vec<Choice> {
    ["open", "closed"]
        .map(|state| Choice::new(state, page.t(&format!("reports-list-{state}"))))
        .to_vec()
}

/// All categories, to choose one.
pub(super) fn category_choices(page: &Page, registry: &Registry) -> Vec<Choice> {
    let categories = registry.categories().iter();
    categories
        .map(|known| Choice::new(known.code.to_string(), page.plain(&known.name)))
        .collect()
}

/// One sort of report, with how many of it everybody may see.
fn sort_choice(page: &Page, sort: Feedback, counts: &FeedbackCounts) -> Choice {
    let count = page.number(counts.get(&sort).copied().unwrap_or_default());
    let name = facts::feedback(page, sort);
    Choice::new(sort.code(), format!("{name} ({count})"))
}

/// The query without these fields, ending in `&` unless it is empty.
pub(super) fn kept_query(ctx: &Ctx, without: &[&str]) -> String {
    ctx.query
        .iter()
        .filter(|(name, value)| !value.is_empty() && !without.contains(&name.as_str()))
        .flat_map(|(name, value)| {
            [
                encoded(name),
                "=".to_owned(),
                encoded(value),
                "&".to_owned(),
            ]
        })
        .collect()
}

/// Links that move the map.
pub(super) fn pans(page: &Page, view: &View, kept: &str) -> Vec<(&'static str, String)> {
    let link = |view: View| {
        let Point { lat, lon } = view.centre;
        format!(
            "{}?{kept}lat={lat:.4}&lon={lon:.4}&zoom={}",
            page.here(),
            view.zoom
        )
    };
    [
        ("reports-list-zoom-in", view.zoomed(1)),
        ("reports-list-zoom-out", view.zoomed(-1)),
        ("reports-list-north", view.moved(0.0, -1.0)),
        ("reports-list-south", view.moved(0.0, 1.0)),
        ("reports-list-west", view.moved(-1.0, 0.0)),
        ("reports-list-east", view.moved(1.0, 0.0)),
    ]
    .map(|(key, view)| (key, link(view)))
    .to_vec()
}
