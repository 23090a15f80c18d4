//! Statements of seasons.

use base::{Point, Time};
use jiff::civil::Date;
use kernel::cases::{Area, CaseId};
use store::{Row, Sql, Tx, params};

use super::model::{Given, Season, Seen};

/// Public complaints of a state, the oldest first. SQLite joins in the order in which the tables are named.
const REPORTS: Sql = Sql::new(
    "reports.season_reports",
    "select c.id, c.agency, r.category, r.lat, r.lon, c.area_state, c.area_district, c.created_us
     from kernel_case c cross join reports_report r
     where c.kind = 'report' and c.public and c.phase <> 'hidden' and c.area_state = $1
       and (c.created_us, c.id) > ($2, $3) and c.created_us < $4
       and r.case_id = c.id and r.feedback = 'complaint' and r.lat is not null
     order by c.created_us, c.id limit $5",
);

const GIVEN: Sql = Sql::new(
    "reports.season_given",
    "select case_id from reports_season_case where season = $1 and ready = $2 and agency = $3",
);

const GIVE: Sql = Sql::new(
    "reports.season_give",
    "insert into reports_season_case (season, ready, agency, case_id, places)
     values ($1, $2, $3, $4, $5)",
);

const OF_CASE: Sql = Sql::new(
    "reports.season_of_case",
    "select season, ready, places from reports_season_case where case_id = $1",
);

const DONE: Sql = Sql::new(
    "reports.season_done",
    "select season from reports_season where season = $1 and ready = $2",
);

const DONE_PUT: Sql = Sql::new(
    "reports.season_done_put",
    "insert into reports_season (season, ready) values ($1, $2) on conflict (season, ready) do nothing",
);

pub(crate) const SQL: &[Sql] = &[REPORTS, GIVEN, GIVE, OF_CASE, DONE, DONE_PUT];

/// Reports of one look.
pub(super) const LOOK: i64 = 2_000;

/// Public complaints of a state made after one report and before a time, the oldest first, at most [`LOOK`].
pub(super) fn reports(
    tx: &mut Tx<'_>,
    state: &str,
    (after, id): (Time, CaseId),
    before: Time,
) -> store::Result<Vec<Seen>> {
    tx.all(&REPORTS, &params![state, after, id, before, LOOK], read)
}

/// Whether an agency was given the work of a season already.
pub(super) fn is_given(
    tx: &mut Tx<'_>,
    (season, ready): (&Season, Date),
    agency: &str,
) -> store::Result<bool> {
    let values = params![season.code.as_str(), ready.to_string(), agency];
    let found = tx.one(&GIVEN, &values, |row| row.get::<CaseId>("case_id"))?;
    Ok(found.is_some())
}

/// Notes that an agency was given the work of a season.
pub(super) fn give(
    tx: &mut Tx<'_>,
    given: &Given,
    (agency, case): (&str, CaseId),
) -> store::Result<()> {
    let places = serde_json::to_string(&given.places).unwrap_or_default();
    let (season, ready) = (given.season.as_str(), given.ready.to_string());
    tx.exec(&GIVE, &params![season, ready, agency, case, places])
        .map(drop)
}

/// The work that a case is; nothing of other cases, and of what cannot be read.
pub(crate) fn of_case(tx: &mut Tx<'_>, case: CaseId) -> store::Result<Option<Given>> {
    let found = tx.one(&OF_CASE, &params![case], |row| {
        let ready: String = row.get("ready")?;
        let places: String = row.get("places")?;
        Ok((row.get("season")?, ready, places))
    })?;
    Ok(found.and_then(|(season, ready, places)| {
        Some(Given {
            season,
            ready: ready.parse().ok()?,
            places: serde_json::from_str(&places).ok()?,
        })
    }))
}

/// Whether all agencies were given the work of a season.
pub(super) fn is_done(tx: &mut Tx<'_>, (season, ready): (&Season, Date)) -> store::Result<bool> {
    let values = params![season.code.as_str(), ready.to_string()];
    let found = tx.one(&DONE, &values, |row| row.get::<String>("season"))?;
    Ok(found.is_some())
}

/// Notes that all agencies were given the work of a season.
pub(super) fn done_put(tx: &mut Tx<'_>, (season, ready): (&Season, Date)) -> store::Result<()> {
    let values = params![season.code.as_str(), ready.to_string()];
    tx.put(&DONE_PUT, &values)
}

fn read(row: &Row<'_>) -> store::Result<Seen> {
    Ok(Seen {
        id: row.get("id")?,
        agency: row.get("agency")?,
        category: row.get("category")?,
        point: Point {
            lat: row.get("lat")?,
            lon: row.get("lon")?,
        },
        area: Area {
            state: row.get("area_state")?,
            district: row.get("area_district")?,
        },
        created: row.get("created_us")?,
    })
}
