//! Statements of repeated requests.

use base::Time;
use store::{Sql, Tx, params};

use super::model::Once;

const ONCE_FIND: Sql = Sql::new(
    "kernel.once_find",
    "select request_hash, result from kernel_once where key_hash in ($1, $2)",
);

const ONCE_INSERT: Sql = Sql::new(
    "kernel.once_insert",
    "insert into kernel_once (key_hash, request_hash, result, created_us) values ($1, $2, $3, $4)",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[ONCE_FIND, ONCE_INSERT];

/// The hash of the request that each of its keys came with, and the result.
pub(crate) fn once_find(tx: &mut Tx<'_>, once: &Once) -> store::Result<Vec<(String, String)>> {
    let key = once.key_hash.as_str();
    let earlier = once.earlier.as_deref().unwrap_or(key);
    tx.all(&ONCE_FIND, &params![key, earlier], |row| {
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
