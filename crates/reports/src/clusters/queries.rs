//! Statements of clusters.

use base::{Point, Time};
use kernel::cases::CaseId;
use smol_str::SmolStr;
use store::{Row, Sql, Tx, params};

use super::index::Fact;

/// All reports that everybody may see, piece by piece. SQLite joins in the order in which the tables are named.
const DOTS: Sql = Sql::new(
    "reports.dots",
    "select c.created_us, c.id, c.agency, r.category, c.phase = 'closed' as closed, true as shown, r.lat, r.lon
     from kernel_case c cross join reports_report r
     where (c.created_us, c.id) > ($1, $2) and r.case_id = c.id and c.kind = 'report' and c.public
       and c.phase <> 'hidden'
     order by c.created_us, c.id limit $3",
);

/// The reports to which something happened after a position, as they stand now.
const DOTS_MOVED: Sql = Sql::new(
    "reports.dots_moved",
    "select v.position, c.id, c.agency, r.category, c.phase = 'closed' as closed,
        c.public and c.phase <> 'hidden' as shown, r.lat, r.lon
     from kernel_event v cross join kernel_case c cross join reports_report r
     where v.position > $1 and c.id = v.subject and r.case_id = c.id
     order by v.position limit $2",
);

pub(crate) const SQL: &[Sql] = &[DOTS, DOTS_MOVED];

/// The reports that were made after this time and id, with when they were.
pub(super) fn dots(
    tx: &mut Tx<'_>,
    (at, after): (Time, &str),
    limit: i64,
) -> store::Result<Vec<(Time, Fact)>> {
    tx.all(&DOTS, &params![at, after, limit], |row| {
        Ok((row.get("created_us")?, fact(row)?))
    })
}

/// The reports that were moved after a position, with the position of each move.
pub(super) fn dots_moved(
    tx: &mut Tx<'_>,
    after: i64,
    limit: i64,
) -> store::Result<Vec<(i64, Fact)>> {
    tx.all(&DOTS_MOVED, &params![after, limit], |row| {
        Ok((row.get("position")?, fact(row)?))
    })
}

fn fact(row: &Row<'_>) -> store::Result<Fact> {
    let id: CaseId = row.get("id")?;
    let (agency, category): (SmolStr, SmolStr) = (row.get("agency")?, row.get("category")?);
    let closed = row.get("closed")?;
    let shown: bool = row.get("shown")?;
    let (lat, lon): (Option<f64>, Option<f64>) = (row.get("lat")?, row.get("lon")?);
    let point = lat.zip(lon).map(|(lat, lon)| Point { lat, lon });
    Ok(Fact {
        id,
        agency,
        category,
        closed,
        point: point.filter(|_| shown),
    })
}
