//! Verbs of seasons: the only writers.

use base::{Actor, Lang, Time};
use jiff::civil::Date;
use kernel::App;
use kernel::cases::{self, CaseOpen, Party};
use serde_json::json;
use store::Tx;

use super::model::{Given, KIND, Place, PlaceKept, SEEN_IN, Season, SeasonFresh};
use super::queries;
use crate::error::Error;

/// Gives an agency the work of preparing its places for a season that begins on a day; false if it has it already.
pub(super) fn season_give(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    (season, ready): (&Season, Date),
    (agency, places): (&str, &[Place]),
    fresh: &SeasonFresh,
) -> Result<bool, Error> {
    if queries::is_given(tx, (season, ready), agency)? {
        return Ok(false);
    }
    let kept = places.iter().map(|place| PlaceKept {
        lat: place.point.lat,
        lon: place.point.lon,
        reports: place.reports,
    });
    let given = Given {
        season: season.code.clone(),
        ready,
        places: kept.collect(),
    };
    let area = places.first().map(|place| place.area.clone());
    let opening = CaseOpen {
        id: fresh.id,
        reference: fresh.reference.clone(),
        kind: KIND.to_owned(),
        state: "open".to_owned(),
        agency: agency.to_owned(),
        topic: season.categories.first().cloned(),
        area: area.unwrap_or_default(),
        owner: None,
        key_hash: None,
        party: Party::System,
        lang: Lang::MS,
        public: false,
        payload: json!({ "season": season.code, "ready": ready, "places": given.places }),
        fresh: fresh.act.clone(),
    };
    let registry = app.registry.get(tx)?;
    let system = Actor::system();
    let case = cases::case_open(tx, &app.kinds, &registry, (&system, now), &opening)?;
    queries::give(tx, &given, (agency, case.id))?;
    for report in places.iter().flat_map(|place| &place.newest) {
        cases::case_link(tx, &app.kinds, (case.id, *report), SEEN_IN, now)?;
    }
    Ok(true)
}
