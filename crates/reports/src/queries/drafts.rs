//! Statements of drafts.

use base::Time;
use store::{Sql, Tx, params};

use super::json;
use crate::model::Draft;

const DRAFT_FIND: Sql = Sql::new(
    "reports.draft_find",
    "select data from reports_draft where id = $1",
);

const DRAFT_PUT: Sql = Sql::new(
    "reports.draft_put",
    "insert into reports_draft (id, data, updated_us) values ($1, $2, $3)
     on conflict (id) do update set data = excluded.data, updated_us = excluded.updated_us",
);

const DRAFTS_DELETE: Sql = Sql::new(
    "reports.drafts_delete",
    "delete from reports_draft where updated_us < $1",
);

/// Every statement of drafts.
pub(crate) const SQL: &[Sql] = &[DRAFT_FIND, DRAFT_PUT, DRAFTS_DELETE];

pub(crate) fn draft_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<Draft>> {
    tx.one(&DRAFT_FIND, &params![id], |row| {
        row.parse("data", |text| serde_json::from_str(text))
    })
}

pub(crate) fn draft_put(tx: &mut Tx<'_>, id: &str, draft: &Draft, now: Time) -> store::Result<()> {
    tx.exec(&DRAFT_PUT, &params![id, json(draft), now])?;
    Ok(())
}

pub(crate) fn drafts_delete(tx: &mut Tx<'_>, before: Time) -> store::Result<u64> {
    tx.exec(&DRAFTS_DELETE, &params![before])
}
