//! Statements of repeated requests.

use base::Time;
use store::{Sql, Tx, params};

use super::model::Once;

const ONCE_FIND: Sql = Sql::new(
    "kernel.once_find",
    "select request_hash, result from kernel_once where key_hash = $1",
);

const ONCE_INSERT: Sql = Sql::new(
    "kernel.once_insert",
    "insert into kernel_once (key_hash, request_hash, result, created_us) values ($1, $2, $3, $4)",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[ONCE_FIND, ONCE_INSERT];

/// The hash of the request that a key came with, and its result.
pub(crate) fn once_find(
    tx: &mut Tx<'_>,
    key_hash: &str,
) -> store::Result<Option<(String, String)>> {
    tx.one(&ONCE_FIND, &params![key_hash], |row| {
        Ok((row.get("request_hash")?, row.get("result")?))
    })
}

pub(crate) fn once_insert(
    tx: &mut Tx<'_>,
    once: &Once,
    result: &str,
    now: Time,
) -> store::Result<()> {
    let values = params![
        once.key_hash.as_str(),
        once.request_hash.as_str(),
        result,
        now
    ];
    tx.exec(&ONCE_INSERT, &values)?;
    Ok(())
}
