//! Statements of experience.

use base::{Point, Time};
use store::{Sql, Tx, params};

use super::model::Lesson;

/// What one cell keeps of one category, and what is looked at of it.
const KEPT: i64 = 100;

const LESSONS: Sql = Sql::new(
    "kernel.experience",
    "select case_id, category, agency, handed, lat, lon, settled_us from kernel_experience
     where category = $1 and cell = $2 order by settled_us desc, case_id desc limit $3",
);

const INSERT: Sql = Sql::new(
    "kernel.experience_insert",
    "insert into kernel_experience (category, cell, settled_us, case_id, agency, handed, lat, lon)
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);

const TRIM: Sql = Sql::new(
    "kernel.experience_trim",
    "delete from kernel_experience where category = $1 and cell = $2 and settled_us <
        (select settled_us from kernel_experience where category = $1 and cell = $2
         order by settled_us desc limit 1 offset $3)",
);

const FORGET: Sql = Sql::new(
    "kernel.experience_forget",
    "delete from kernel_experience where case_id = $1",
);

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[LESSONS, INSERT, TRIM, FORGET];

/// The newest lessons of a category in a cell.
pub(super) fn lessons(
    tx: &mut Tx<'_>,
    (category, cell): (&str, i64),
) -> store::Result<Vec<Lesson>> {
    tx.all(&LESSONS, &params![category, cell, KEPT], |row| {
        Ok(Lesson {
            case: row.get("case_id")?,
            category: row.get("category")?,
            point: Point {
                lat: row.get("lat")?,
                lon: row.get("lon")?,
            },
            agency: row.get("agency")?,
            handed: row.get("handed")?,
            at: row.get::<Time>("settled_us")?,
        })
    })
}

/// Puts a lesson into a cell, which lets go of its oldest.
pub(super) fn insert(tx: &mut Tx<'_>, lesson: &Lesson, cell: i64) -> store::Result<()> {
    let category = lesson.category.as_str();
    let values = params![
        category,
        cell,
        lesson.at,
        lesson.case.as_str(),
        lesson.agency.as_str(),
        lesson.handed,
        lesson.point.lat,
        lesson.point.lon
    ];
    tx.exec(&INSERT, &values)?;
    tx.exec(&TRIM, &params![category, cell, KEPT - 1])?;
    Ok(())
}

/// Takes away what a case taught.
pub(super) fn forget(tx: &mut Tx<'_>, case: &str) -> store::Result<()> {
    tx.exec(&FORGET, &params![case])?;
    Ok(())
}
