//! How good a dataset is, as a part of its page; and the bodies that publish data, the best first.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kernel::App;
use kernel::registry::Registry;
use serde_json::{Map, Value as Json, json};
use web::{Access, Ctx, Failure, Page, Route, Tone, html};

use super::model::{Class, Fix, Group, Measured, Score};
use super::rows::{league, scored};
use super::rules::{self, Seen};
use crate::catalogue::{Entry, entries};
use crate::model::{Dataset, Version};
use crate::rules::is_late;

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    vec![Route::get(
        "/{lang}/data/quality",
        "opendata.page_quality",
        all,
        show,
    )]
}

/// Something that would make it better.
pub(crate) struct FixLine {
    pub(crate) key: &'static str,
    /// What it adds, in words; empty if nothing.
    pub(crate) adds: String,
}

/// How good a dataset is, as its page says it.
pub(crate) struct Shown {
    pub(crate) points: i64,
    pub(crate) class: &'static str,
    pub(crate) tone: Tone,
    /// Each group of points, with how many it has, and of how many.
    pub(crate) groups: Vec<(&'static str, i64, i64)>,
    pub(crate) aims: i64,
    pub(crate) stars: i64,
    pub(crate) filled: Option<String>,
    pub(crate) fixes: Vec<FixLine>,
}

/// The most points of each group.
const MOST: [i64; 5] = [100, 100, 110, 75, 20];

const fn class_words(class: Class) -> (&'static str, Tone) {
    match class {
        Class::Excellent => ("opendata-class-excellent", Tone::Done),
        Class::Good => ("opendata-class-good", Tone::Active),
        Class::Sufficient => ("opendata-class-sufficient", Tone::Waiting),
        Class::Bad => ("opendata-class-bad", Tone::Refused),
    }
}

const fn group_key(group: Group) -> &'static str {
    match group {
        Group::Findability => "opendata-group-findability",
        Group::Accessibility => "opendata-group-accessibility",
        Group::Interoperability => "opendata-group-interoperability",
        Group::Reusability => "opendata-group-reusability",
        Group::Contextuality => "opendata-group-contextuality",
    }
}

/// How good a version of a dataset is.
pub(crate) fn shown(
    page: &Page,
    registry: &Registry,
    (dataset, version): (&Dataset, &Version),
    (known, now): (Option<&Entry>, base::Time),
) -> Shown {
    let measured = known.and_then(|entry| entry.measured.as_ref());
    let is_dead = known.is_some_and(|entry| entry.is_dead);
    let is_late = is_late(dataset, now);
    let facts = rules::facts(Seen {
        dataset,
        version,
        measured,
        is_known: registry.agency(&dataset.agency).is_some(),
        is_late,
    });
    let score = rules::score(&facts, measured);
    let (class, tone) = class_words(score.class());
    let groups = Group::ALL.into_iter().zip(score.groups).zip(MOST);
    Shown {
        points: score.points(),
        class,
        tone,
        groups: groups
            .map(|((group, points), most)| (group_key(group), points, most))
            .collect(),
        aims: score.aims,
        stars: score.stars,
        filled: score.filled.map(percent),
        fixes: fixes(page, dataset, (measured, is_late, is_dead)),
    }
}

/// Tenths of a per cent as people write them.
fn percent(tenths: i64) -> String {
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole} %"),
        (whole, tenth) => format!("{whole}.{tenth} %"),
    }
}

/// What would make it better, the cheapest first.
pub(crate) fn fixes(
    page: &Page,
    dataset: &Dataset,
    (measured, is_late, is_dead): (Option<&Measured>, bool, bool),
) -> Vec<FixLine> {
    let line = |fix: Fix| FixLine {
        key: fix.key(),
        adds: match fix.points() {
            0 => String::new(),
            points => page.t1("opendata-todo-adds", "points", points),
        },
    };
    let found = rules::fixes(dataset, measured, (is_late, is_dead));
    found.into_iter().map(line).collect()
}

/// The score for programs.
pub(crate) fn told(score: &Score) -> Json {
    let groups = Group::ALL.iter().zip(score.groups);
    let groups: Map<String, Json> = groups
        .map(|(group, points)| (group.code().to_owned(), points.into()))
        .collect();
    json!({
        "points": score.points(),
        "class": score.class().code(),
        "groups": groups,
        "nine": score.aims,
        "stars": score.stars,
        "filled_per_mille": score.filled,
    })
}

/// The score of a dataset with its newest version.
pub(crate) fn of_entry(entry: &Entry, registry: &Registry, now: base::Time) -> Option<Score> {
    let one = std::slice::from_ref(entry);
    let found = scored(one, registry, now).into_iter().next();
    found.map(|scored| scored.score)
}

/// A body in the table.
struct Line {
    place: usize,
    name: String,
    href: String,
    datasets: i64,
    points: i64,
    class: &'static str,
    tone: Tone,
    late: i64,
}

#[derive(Template)]
#[template(path = "data_quality.html")]
struct QualityPage {
    page: Page,
    lines: Vec<Line>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let all = entries(&app, ctx.now).await?;
    let registry = app.registry_now().await?;
    let page = ctx
        .page(ctx.t("opendata-quality-title"))
        .crumb(ctx.t("opendata-title"), "/data")
        .data_at("/data/data-quality-by-agency/latest.json");
    let standings = league(&scored(&all, &registry, ctx.now));
    let line = |(before, standing): (usize, super::rows::Standing)| {
        let agency = registry.agency(&standing.agency);
        let (class, tone) = class_words(standing.score.class());
        Line {
            place: before + 1,
            name: agency.map_or_else(
                || standing.agency.clone(),
                |agency| page.plain(&agency.name),
            ),
            href: page.href(&format!("/data?agency={}", web::encoded(&standing.agency))),
            datasets: standing.datasets,
            points: standing.score.points(),
            class,
            tone,
            late: standing.late,
        }
    };
    let lines = standings.into_iter().enumerate().map(line).collect();
    html(&QualityPage { page, lines })
}
