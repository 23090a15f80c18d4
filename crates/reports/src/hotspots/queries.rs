//! Statements of hotspots.

use base::{BBox, Point, Time};
use kernel::cases::{Area, CaseId};
use store::{Row, Sql, Tx, params};

use super::model::{Known, Sighting};

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
        "select c.id, c.agency, r.category, r.lat, r.lon, c.area_state, c.area_district, c.created_us
         from reports_report r join kernel_case c on c.id = r.case_id "
    };
}

const SIGHTING: Sql = Sql::new(
    "reports.hotspot_sighting",
    concat!(
        sighting_columns!(),
        "where r.case_id = $1 and c.phase <> 'hidden' and r.feedback = 'complaint' and r.lat is not null"
    ),
);

const AROUND: Sql = Sql::new(
    "reports.hotspot_around",
    concat!(
        sighting_columns!(),
        "where r.lat between $1 and $2 and r.lon between $3 and $4 and r.category = $5 and c.agency = $6
           and c.phase <> 'hidden' and r.feedback = 'complaint' and c.created_us > $7
         order by c.created_us desc, c.id limit $8"
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

pub(crate) const SQL: &[Sql] = &[NEWS, SIGHTING, AROUND, KNOWN, INSERT];

/// Reports and hotspots that are looked at around one.
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

/// An agency's reports of one category in a box, made after a time, the newest first.
pub(super) fn around(
    tx: &mut Tx<'_>,
    (bbox, new): (&BBox, &Sighting),
    from: Time,
) -> store::Result<Vec<Sighting>> {
    let values = params![
        bbox.south,
        bbox.north,
        bbox.west,
        bbox.east,
        new.category.as_str(),
        new.agency.as_str(),
        from,
        LOOKED_AT
    ];
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
