//! What the pages of cases say that nobody reported: what a hotspot was made of, and what to do before a season.

use askama::Template;
use base::{Point, Time};
use kernel::App;
use kernel::cases::Case;
use kernel::registry::Registry;
use store::Tx;
use web::{Markup, Page};

use super::pictures::{nearby, place_href};
use crate::seasons::model::Given;
use crate::{hotspots, seasons};

/// What is said at the head of a case; nothing of a report, whose page is its own.
pub(crate) fn about(
    tx: &mut Tx<'_>,
    app: &App,
    page: &Page,
    registry: &Registry,
    case: &Case,
) -> store::Result<Option<Markup>> {
    Ok(match case.kind.as_str() {
        hotspots::KIND => hotspot_about(app, page, registry, case),
        seasons::KIND => seasons::of_case(tx, case.id)?
            .and_then(|given| season_about(app, page, registry, &given)),
        _ => None,
    })
}

#[derive(Template)]
#[template(path = "hotspot_about.html")]
struct HotspotAbout {
    page: Page,
    category: String,
    rule: String,
}

/// What it is about, and what makes a hotspot of such reports today.
fn hotspot_about(app: &App, page: &Page, registry: &Registry, case: &Case) -> Option<Markup> {
    let category = case.topic.as_deref()?;
    let rules = hotspots::rules_of_pack(app, page.now());
    let rule = rules.of(category)?;
    let args = [
        ("count", rule.reports.into()),
        ("metres", i64::from(rule.within_m).into()),
        ("days", i64::try_from(rule.days).ok()?.into()),
    ];
    let about = HotspotAbout {
        category: super::facts::category(page, registry, category),
        rule: page.message("reports-hotspot-made", &args),
        page: page.clone(),
    };
    Markup::of(&about).ok()
}

#[derive(Template)]
#[template(path = "season_about.html")]
struct SeasonAbout {
    page: Page,
    begins: String,
    steps: Vec<Markup>,
    places: Vec<PlaceLine>,
}

struct PlaceLine {
    href: String,
    name: String,
    reports: String,
}

/// When it begins, what to do before, and where it was last time; nothing once the pack has no such season.
fn season_about(app: &App, page: &Page, registry: &Registry, given: &Given) -> Option<Markup> {
    let seasons = seasons::seasons(app, page.now());
    let season = seasons.of(&given.season)?;
    let begins = registry.zone().to_timestamp(given.ready.into()).ok()?;
    let places = given.places.iter().filter_map(|place| {
        let point = Point::new(place.lat, place.lon).ok()?;
        Some(PlaceLine {
            href: place_href(page, point),
            name: nearby(page, registry, point),
            reports: page.t1("reports-season-reports", "count", place.reports),
        })
    });
    let about = SeasonAbout {
        begins: page.t2(
            "reports-season-begins",
            "season",
            page.plain(&season.name),
            "day",
            page.day(Time::from(begins)),
        ),
        steps: season.steps.iter().map(|step| page.text(step)).collect(),
        places: places.collect(),
        page: page.clone(),
    };
    Markup::of(&about).ok()
}
