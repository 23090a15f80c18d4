//! Statements of hotspots.

use base::{BBox, Point, Time};
use kernel::cases::{Area, CaseId};
use store::{Row, Sql, Tx, params};

use super::model::{Known, Sighting};
use base::grid::STREETS;

/// Which reports something happened to after a position. SQLite joins in the order in which the tables are named.
const NEWS: Sql = Sql::new(
    "reports.hotspot_news",
    "select v.position, v.name, c.id
     from kernel_event v cross join kernel_case c
     where v.position > $1 and c.id = v.subject and c.kind = 'report'
     order by v.position limit $2",
);

macro_rules! sighting_columns {
    () => {
        "select c.id, c.agency, r.category, r.lat, r.lon, c.area_state, c.area_district, c.created_us "
    };
}

const SIGHTING: Sql = Sql::new(
    "reports.hotspot_sighting",
    concat!(
        sighting_columns!(),
        "from reports_report r join kernel_case c on c.id = r.case_id
         where r.case_id = $1 and c.phase <> 'hidden' and r.feedback = 'complaint' and r.lat is not null"
    ),
);

const SEEN_PUT: Sql = Sql::new(
    "reports.hotspot_seen_put",
    "insert into reports_hotspot_seen (category, cell, created_us, case_id) values ($1, $2, $3, $4)
     on conflict (category, cell, created_us, case_id) do nothing",
);

const SEEN_SWEEP: Sql = Sql::new(
    "reports.hotspot_seen_sweep",
    "delete from reports_hotspot_seen where created_us < $1",
);

const AROUND: Sql = Sql::new(
    "reports.hotspot_around",
    concat!(
        sighting_columns!(),
        "from reports_hotspot_seen s
         cross join kernel_case c
         cross join reports_report r
         where s.category = $1 and s.cell = $2 and s.created_us > $3
           and c.id = s.case_id and c.agency = $4 and c.phase <> 'hidden'
           and r.case_id = s.case_id and r.category = s.category and r.feedback = 'complaint'
           and r.lat is not null
         order by s.created_us desc, s.case_id desc limit $5"
    ),
);

const KNOWN: Sql = Sql::new(
    "reports.hotspots_known",
    "select h.case_id, h.lat, h.lon, case when c.phase = 'closed' then c.closed_us end as closed_us
     from reports_hotspot h join kernel_case c on c.id = h.case_id
     where h.category = $1 and h.lat between $2 and $3 and h.lon between $4 and $5 and c.agency = $6
     order by h.made_us desc limit $7",
);

const INSERT: Sql = Sql::new(
    "reports.hotspot_insert",
    "insert into reports_hotspot (case_id, category, lat, lon, made_us) values ($1, $2, $3, $4, $5)",
);

pub(crate) const SQL: &[Sql] = &[NEWS, SIGHTING, SEEN_PUT, SEEN_SWEEP, AROUND, KNOWN, INSERT];

/// Reports of a cell and hotspots that are looked at around one.
const LOOKED_AT: i64 = 100;

/// Positions, names and reports of the events after a position.
pub(super) fn news(
    tx: &mut Tx<'_>,
    after: i64,
    limit: i64,
) -> store::Result<Vec<(i64, String, CaseId)>> {
    tx.all(&NEWS, &params![after, limit], |row| {
        Ok((row.get("position")?, row.get("name")?, row.get("id")?))
    })
}

/// A report, if an agency has it and it has a place.
pub(super) fn sighting(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Option<Sighting>> {
    tx.one(&SIGHTING, &params![id], read)
}

/// Keeps that a report may make a hotspot.
pub(super) fn seen_put(tx: &mut Tx<'_>, new: &Sighting) -> store::Result<()> {
    let cell = STREETS.cell(new.point);
    let values = params![new.category.as_str(), cell, new.created, new.id];
    tx.put(&SEEN_PUT, &values)
}

/// Forgets reports made before a time.
pub(super) fn seen_sweep(tx: &mut Tx<'_>, before: Time) -> store::Result<()> {
    tx.exec(&SEEN_SWEEP, &params![before]).map(drop)
}

/// An agency's reports of one category in a cell, made after a time, the newest first.
pub(super) fn around(
    tx: &mut Tx<'_>,
    (cell, new): (i64, &Sighting),
    from: Time,
) -> store::Result<Vec<Sighting>> {
    let (category, agency) = (new.category.as_str(), new.agency.as_str());
    let values = params![category, cell, from, agency, LOOKED_AT];
    tx.all(&AROUND, &values, read)
}

/// The agency's hotspots of one category in a box, the newest first.
pub(super) fn known(tx: &mut Tx<'_>, (bbox, new): (&BBox, &Sighting)) -> store::Result<Vec<Known>> {
    let values = params![
        new.category.as_str(),
        bbox.south,
        bbox.north,
        bbox.west,
        bbox.east,
        new.agency.as_str(),
        LOOKED_AT
    ];
    tx.all(&KNOWN, &values, |row| {
        Ok(Known {
            id: row.get("case_id")?,
            point: point(row)?,
            closed: row.get("closed_us")?,
        })
    })
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    (id, new): (CaseId, &Sighting),
    now: Time,
) -> store::Result<()> {
    let Point { lat, lon } = new.point;
    tx.exec(&INSERT, &params![id, new.category.as_str(), lat, lon, now])
        .map(drop)
}

fn point(row: &Row<'_>) -> store::Result<Point> {
    let lat = row.get("lat")?;
    Ok(Point {
        lat,
        lon: row.get("lon")?,
    })
}

fn read(row: &Row<'_>) -> store::Result<Sighting> {
    let id = row.get("id")?;
    let (agency, category) = (row.get("agency")?, row.get("category")?);
    let point = point(row)?;
    let area = Area {
        state: row.get("area_state")?,
        district: row.get("area_district")?,
    };
    Ok(Sighting {
        id,
        agency,
        category,
        point,
        area,
        created: row.get("created_us")?,
    })
}
