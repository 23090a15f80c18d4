//! Statements of the monthly table.

use base::Time;
use kernel::cases::CaseId;
use smol_str::SmolStr;
use store::{Sql, Tx, params};

use crate::model::Outcome;

/// Public requests behind a place in the order of their making, and before a time.
const MONTHLY: Sql = Sql::new(
    "disclosure.monthly",
    "select c.id, c.agency, c.created_us, r.outcome, r.answered_us
     from kernel_case c cross join disclosure_request r
     where c.kind = 'information' and c.public and c.phase <> 'hidden' and (c.created_us, c.id) > ($1, $2)
        and c.created_us < $3 and r.case_id = c.id
     order by c.created_us, c.id limit $4",
);

pub(crate) const SQL: &[Sql] = &[MONTHLY];

/// A request with what it is counted under.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) id: CaseId,
    pub(super) agency: SmolStr,
    pub(super) created: Time,
    pub(super) outcome: Option<Outcome>,
    pub(super) answered: Option<Time>,
}

/// The next ones, the oldest first, at most so many.
pub(super) fn requests(
    tx: &mut Tx<'_>,
    after: (Time, &str),
    (before, limit): (Time, i64),
) -> store::Result<Vec<Counted>> {
    let values = params![after.0, after.1, before, limit];
    tx.all(&MONTHLY, &values, |row| {
        let outcome: Option<String> = row.get("outcome")?;
        Ok(Counted {
            id: row.get("id")?,
            agency: row.get("agency")?,
            created: row.get("created_us")?,
            outcome: outcome.as_deref().and_then(Outcome::parse),
            answered: row.get("answered_us")?,
        })
    })
}
