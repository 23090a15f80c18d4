//! Statements of what settled reports teach.

use base::Point;
use kernel::cases::CaseId;
use kernel::registry::Lesson;
use store::{Sql, Tx, params};

/// The reports that were decided or opened again in a stretch of the feed. SQLite joins in the order in which the tables
/// are named.
const DECIDED: Sql = Sql::new(
    "reports.experience_decided",
    "select distinct c.id from kernel_event v cross join kernel_case c
     where v.position > $1 and v.position <= $2 and c.id = v.subject and c.kind = 'report'
       and v.name in ('report.resolve', 'report.decline', 'report.reopen', 'report.overturn')",
);

/// A report that teaches: public, with a place, and put right by the last decision on it.
const LESSON: Sql = Sql::new(
    "reports.experience_lesson",
    "select c.agency, c.closed_us, r.category, r.lat, r.lon,
        (select count(*) from kernel_entry e where e.case_id = c.id and e.to_agency is not null) as handed
     from reports_report r join kernel_case c on c.id = r.case_id
     where r.case_id = $1 and c.public and c.state in ('resolved', 'appealed', 'upheld') and c.closed_us is not null
       and r.lat is not null and r.feedback <> 'appreciation'
       and (select e.move from kernel_entry e where e.case_id = c.id
            and e.move in ('resolve', 'decline', 'reopen', 'overturn') order by e.version desc limit 1) = 'resolve'",
);

pub(crate) const SQL: &[Sql] = &[DECIDED, LESSON];

/// Reports that were decided or opened again after one position and up to another.
pub(super) fn decided(tx: &mut Tx<'_>, (from, to): (i64, i64)) -> store::Result<Vec<CaseId>> {
    tx.all(&DECIDED, &params![from, to], |row| row.get("id"))
}

/// What a report teaches as it stands now, if anything.
pub(super) fn lesson(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Option<Lesson>> {
    tx.one(&LESSON, &params![id], |row| {
        Ok(Lesson {
            case: id.to_string(),
            category: row.get("category")?,
            point: Point {
                lat: row.get("lat")?,
                lon: row.get("lon")?,
            },
            agency: row.get("agency")?,
            handed: row.get("handed")?,
            at: row.get("closed_us")?,
        })
    })
}
