//! Verbs of hotspots: the only writers.

use base::{Actor, BBox, Lang, Point, Time};
use kernel::App;
use kernel::cases::{self, CaseId, CaseOpen, Party};
use serde_json::json;
use store::Tx;

use super::model::{HotspotFresh, KIND, Rule, SEEN_IN, Sighting};
use super::queries;
use super::rules::{self, Decision};
use crate::error::Error;
use base::grid::STREETS;

/// Fewer metres than a degree of latitude has anywhere.
const DEGREE_M: f64 = 110_000.0;

/// What a new report means, as things are now.
pub(super) fn decision(tx: &mut Tx<'_>, rule: &Rule, new: &Sighting) -> Result<Decision, Error> {
    let known = queries::known(tx, (&bbox(new.point, rule.within_m), new))?;
    let from = match rules::counted_from(rule, new, &known) {
        Ok(from) => from,
        Err(open) => return Ok(Decision::Joins(open)),
    };
    let mut around = Vec::new();
    for cell in STREETS.cells(new.point, rule.within_m) {
        around.extend(queries::around(tx, (cell, new), from)?);
    }
    Ok(rules::decide(rule, new, &known, &around))
}

/// Keeps reports that may make a hotspot, now or with those that follow.
pub(super) fn sightings_keep(tx: &mut Tx<'_>, new: &[Sighting]) -> store::Result<()> {
    new.iter().try_for_each(|one| queries::seen_put(tx, one))
}

/// Links a new report to the hotspot that it belongs to, or makes one of it and the others; false if neither.
/// Decided in the transaction that writes, so that of two at once only one makes it.
pub(super) fn hotspot_find(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    (rule, new): (&Rule, CaseId),
    fresh: &HotspotFresh,
) -> Result<bool, Error> {
    let Some(new) = queries::sighting(tx, new)? else {
        return Ok(false);
    };
    match decision(tx, rule, &new)? {
        Decision::Nothing => Ok(false),
        Decision::Joins(open) => {
            cases::case_link(tx, &app.kinds, (open, new.id), SEEN_IN, now)?;
            Ok(true)
        }
        Decision::Makes(reports) => {
            let opened = open(tx, (app, now), (rule, &new, reports.len()), fresh)?;
            queries::insert(tx, (opened, &new), now)?;
            for report in reports {
                cases::case_link(tx, &app.kinds, (opened, report), SEEN_IN, now)?;
            }
            Ok(true)
        }
    }
}

fn open(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    (rule, new, reports): (&Rule, &Sighting, usize),
    fresh: &HotspotFresh,
) -> Result<CaseId, Error> {
    let registry = app.registry.get(tx)?;
    let opening = CaseOpen {
        id: fresh.id,
        reference: fresh.reference.clone(),
        kind: KIND.to_owned(),
        state: "open".to_owned(),
        agency: new.agency.clone(),
        topic: Some(new.category.clone()),
        area: new.area.clone(),
        owner: None,
        key_hash: None,
        party: Party::System,
        lang: Lang::MS,
        public: false,
        payload: json!({
            "category": new.category, "reports": reports, "within_m": rule.within_m, "days": rule.days,
        }),
        fresh: fresh.act.clone(),
    };
    let system = Actor::system();
    let case = cases::case_open(tx, &app.kinds, &registry, (&system, now), &opening)?;
    Ok(case.id)
}

/// The box around a circle.
fn bbox(middle: Point, radius_m: u32) -> BBox {
    let high = f64::from(radius_m) / DEGREE_M;
    let wide = high / middle.lat.to_radians().cos().max(0.01);
    BBox {
        south: middle.lat - high,
        west: middle.lon - wide,
        north: middle.lat + high,
        east: middle.lon + wide,
    }
}
