//! Statements of changed reports.

use base::Reference;
use serde::Deserialize;
use store::{Json, Sql, Tx, params};

use super::model::Moved;

/// What happened to reports after a position, with what happened before it. SQLite joins in the order in which
/// the tables are named.
const CHANGES_AFTER: Sql = Sql::new(
    "reports.changes_after",
    "select v.position, v.at_us, v.payload, b.payload as before, c.id, c.reference
     from kernel_event v cross join kernel_case c
     left join kernel_event b on b.subject = v.subject and b.version = v.version - 1
     where v.position > $1 and c.id = v.subject and c.kind = 'report'
     order by v.position limit $2",
);

pub(crate) const SQL: &[Sql] = &[CHANGES_AFTER];

/// What an event's payload says of the report as it stood then.
#[derive(Deserialize)]
struct Told {
    #[serde(default)]
    public: bool,
}

pub(super) fn changes_after(tx: &mut Tx<'_>, after: i64, limit: i64) -> store::Result<Vec<Moved>> {
    tx.all(&CHANGES_AFTER, &params![after, limit], |row| {
        let then = row.get::<Json<Told>>("payload")?.0;
        let before = row.get::<Option<Json<Told>>>("before")?;
        Ok(Moved {
            position: row.get("position")?,
            at: row.get("at_us")?,
            case: row.get("id")?,
            reference: row.parse("reference", Reference::parse)?,
            hid: !then.public && before.is_some_and(|before| before.0.public),
        })
    })
}
