//! Statements of the monthly table.

use base::Time;
use kernel::cases::CaseId;
use smol_str::SmolStr;
use store::{Sql, Tx, params};

use super::rules::Seen;

/// Public reports behind a place in the order of their making, and before a time. SQLite joins in the order in which the tables
/// are named.
const MONTHLY: Sql = Sql::new(
    "reports.monthly",
    "select c.id, c.agency, c.created_us, case when c.phase = 'closed' then c.closed_us end as closed_us,
        c.due_us, c.due_basis = 'promise' as promised, r.category,
        (select min(e.at_us) from kernel_entry e where e.case_id = c.id
            and e.move in ('claim', 'reply', 'ask', 'resolve', 'decline', 'merge')) as acknowledged_us,
        (select min(e.at_us) from kernel_entry e where e.case_id = c.id
            and e.move in ('reply', 'resolve', 'decline', 'merge')) as answered_us
     from kernel_case c cross join reports_report r
     where c.kind = 'report' and c.public and c.phase <> 'hidden' and (c.created_us, c.id) > ($1, $2)
        and c.created_us < $3 and r.case_id = c.id
     order by c.created_us, c.id limit $4",
);

pub(crate) const SQL: &[Sql] = &[MONTHLY];

/// A report with what it is counted under.
#[derive(Debug, Clone)]
pub(super) struct Counted {
    pub(super) id: CaseId,
    pub(super) agency: SmolStr,
    pub(super) category: SmolStr,
    pub(super) seen: Seen,
}

/// The next ones, the oldest first, at most so many.
pub(super) fn monthly(
    tx: &mut Tx<'_>,
    (created, id): (Time, &str),
    before: Time,
    limit: i64,
) -> store::Result<Vec<Counted>> {
    tx.all(&MONTHLY, &params![created, id, before, limit], |row| {
        let promised: Option<bool> = row.get("promised")?;
        Ok(Counted {
            id: row.get("id")?,
            agency: row.get("agency")?,
            category: row.get("category")?,
            seen: Seen {
                created: row.get("created_us")?,
                acknowledged: row.get("acknowledged_us")?,
                answered: row.get("answered_us")?,
                closed: row.get("closed_us")?,
                due: row.get("due_us")?,
                promised: promised.unwrap_or_default(),
            },
        })
    })
}
