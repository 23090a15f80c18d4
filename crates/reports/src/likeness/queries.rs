//! Statements of what is near.

use base::{Point, Time};
use kernel::cases::CaseId;
use smol_str::SmolStr;
use store::{Sql, Tx, Value, params};

use super::sketch::Sketch;

/// Cells that one statement looks into.
pub(super) const CELLS: usize = 9;
/// Reports that are read again at once.
pub(super) const CHOSEN: usize = 5;

const NEAR_PUT: Sql = Sql::new(
    "reports.near_put",
    "insert into reports_near (shelf, cell, at_us, case_id, lat, lon, category, sketch)
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);

const NEAR_END: Sql = Sql::new(
    "reports.near_end",
    "update reports_near set until_us = $5
     where shelf = $1 and cell = $2 and at_us = $3 and case_id = $4",
);

const NEAR_REWORD: Sql = Sql::new(
    "reports.near_reword",
    "update reports_near set sketch = $5
     where shelf = $1 and cell = $2 and at_us = $3 and case_id = $4",
);

const NEAR_SWEEP: Sql = Sql::new(
    "reports.near_sweep",
    "delete from reports_near where until_us is not null and until_us < $1",
);

/// The newest reports of one cell. Twelve of one shelf within 250 metres are more than anybody looks at.
macro_rules! cell {
    ($number:literal) => {
        concat!(
            "select * from (select case_id, at_us, lat, lon, category, sketch from reports_near
              where shelf = $1 and cell = $",
            $number,
            " and (until_us is null or until_us > $2) order by at_us desc limit 12) as c",
            $number
        )
    };
}

const NEAR: Sql = Sql::new(
    "reports.near",
    concat!(
        cell!("3"),
        " union all ",
        cell!("4"),
        " union all ",
        cell!("5"),
        " union all ",
        cell!("6"),
        " union all ",
        cell!("7"),
        " union all ",
        cell!("8"),
        " union all ",
        cell!("9"),
        " union all ",
        cell!("10"),
        " union all ",
        cell!("11"),
    ),
);

const PRINTS: Sql = Sql::new(
    "reports.near_prints",
    "select case_id, print from kernel_document
     where case_id in ($1, $2, $3, $4, $5) and kind = 'photo' and public and removed_us is null
       and print is not null",
);

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[NEAR_PUT, NEAR_END, NEAR_REWORD, NEAR_SWEEP, NEAR, PRINTS];

/// Where a report stands in the table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    pub(super) shelf: String,
    pub(super) cell: i64,
    pub(super) at: Time,
    pub(super) id: CaseId,
}

/// What the table says of a report.
pub(super) struct Near {
    pub(super) id: SmolStr,
    pub(super) point: Point,
    pub(super) category: SmolStr,
    pub(super) sketch: Sketch,
    pub(super) at: Time,
}

pub(super) fn near_put(
    tx: &mut Tx<'_>,
    place: &Place,
    (point, category, sketch): (Point, &str, &Sketch),
) -> store::Result<()> {
    let values = params![
        place.shelf.as_str(),
        place.cell,
        place.at,
        place.id,
        point.lat,
        point.lon,
        category,
        sketch.bytes()
    ];
    tx.put(&NEAR_PUT, &values)
}

pub(super) fn near_end(tx: &mut Tx<'_>, place: &Place, until: Option<Time>) -> store::Result<()> {
    let values = params![place.shelf.as_str(), place.cell, place.at, place.id, until];
    tx.exec(&NEAR_END, &values).map(drop)
}

pub(super) fn near_reword(tx: &mut Tx<'_>, place: &Place, sketch: &Sketch) -> store::Result<()> {
    let values = params![
        place.shelf.as_str(),
        place.cell,
        place.at,
        place.id,
        sketch.bytes()
    ];
    tx.exec(&NEAR_REWORD, &values).map(drop)
}

pub(crate) fn near_sweep(tx: &mut Tx<'_>, before: Time) -> store::Result<u64> {
    tx.exec(&NEAR_SWEEP, &params![before])
}

/// What stands in at most nine cells, of which only what is `within` reach is read whole.
pub(super) fn near(
    tx: &mut Tx<'_>,
    (shelf, now): (&str, Time),
    cells: &[i64],
    within: impl Fn(Point) -> bool,
) -> store::Result<Vec<Near>> {
    let mut values = params![shelf, now].to_vec();
    let wanted = cells.iter().copied().chain(std::iter::repeat(-1));
    values.extend(wanted.take(CELLS).map(Value::from));
    let found = tx.all(&NEAR, &values, |row| {
        let point = Point {
            lat: row.get("lat")?,
            lon: row.get("lon")?,
        };
        if !within(point) {
            return Ok(None);
        }
        Ok(Some(Near {
            id: row.get("case_id")?,
            point,
            category: row.get("category")?,
            sketch: Sketch::parse(&row.get::<Vec<u8>>("sketch")?),
            at: row.get("at_us")?,
        }))
    })?;
    Ok(found.into_iter().flatten().collect())
}

/// What the public photos of some reports look like.
pub(super) fn prints(tx: &mut Tx<'_>, ids: &[SmolStr]) -> store::Result<Vec<(SmolStr, u64)>> {
    tx.all(&PRINTS, &five(ids), |row| {
        Ok((
            row.get("case_id")?,
            row.get::<i64>("print")?.cast_unsigned(),
        ))
    })
}

/// Five ids for a statement that takes as many; the rest is nobody's.
pub(crate) fn five(ids: &[SmolStr]) -> Vec<Value> {
    let wanted = ids.iter().map(SmolStr::as_str).chain(std::iter::repeat(""));
    wanted.take(CHOSEN).map(Value::from).collect()
}
