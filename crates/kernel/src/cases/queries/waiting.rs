//! Statements about cases that wait for their agency to act.

use std::collections::BTreeMap;

use base::Time;
use store::{Sql, Tx, params};

/// One look into the queue of each agency of the registry: what is closed is never touched.
const OPEN_COUNTS: Sql = Sql::new(
    "kernel.cases_open_counts",
    "select a.code,
        (select count(*) from kernel_case c where c.agency = a.code and c.phase = 'open') as waiting,
        (select min(c.due_us) from kernel_case c where c.agency = a.code and c.phase = 'open') as oldest_us
     from kernel_registry_row a where a.sheet = 'agencies' order by a.code",
);

/// Where the queue of an agency is in order of its dates, only what is late is counted.
const OVERDUE: Sql = Sql::new(
    "kernel.cases_overdue",
    "select cast(coalesce(sum(late), 0) as bigint) as late from (select
        (select count(*) from kernel_case c where c.agency = a.code and c.phase = 'open' and c.due_us < $1) as late
        from kernel_registry_row a where a.sheet = 'agencies') agencies",
);

pub(super) const SQL: &[Sql] = &[OPEN_COUNTS, OVERDUE];

/// The cases that wait for one agency to act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Waiting {
    /// How many there are; never none.
    pub(crate) count: i64,
    /// The date of the one that is due first.
    pub(crate) oldest: Option<Time>,
}

/// How many cases wait, by agency; agencies without any are left out.
pub(crate) fn open_counts(tx: &mut Tx<'_>) -> store::Result<BTreeMap<String, Waiting>> {
    let rows = tx.all(&OPEN_COUNTS, &[], |row| {
        let waiting = Waiting {
            count: row.get("waiting")?,
            oldest: row.get("oldest_us")?,
        };
        Ok((row.get::<String>("code")?, waiting))
    })?;
    Ok(rows.into_iter().filter(|(_, it)| it.count > 0).collect())
}

/// How many cases wait for their agency although their date is over.
pub(crate) fn overdue_count(tx: &mut Tx<'_>, now: Time) -> store::Result<i64> {
    let late = tx.one(&OVERDUE, &params![now], |row| row.get("late"))?;
    Ok(late.unwrap_or_default())
}
