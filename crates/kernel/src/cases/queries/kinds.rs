//! Statements of the editions of kinds.

use base::Time;
use store::{Sql, Tx, params};

const KIND_PUT: Sql = Sql::new(
    "kernel.kind_put",
    "insert into kernel_kind (code, edition, hash, source, seen_us) values ($1, $2, $3, $4, $5)
     on conflict (code, edition) do nothing",
);

const KINDS: Sql = Sql::new(
    "kernel.kinds",
    "select code, edition, hash, source from kernel_kind order by code, edition",
);

pub(super) const SQL: &[Sql] = &[KIND_PUT, KINDS];

/// Keeps an edition; one that is there stays as it is.
pub(crate) fn kind_put(
    tx: &mut Tx<'_>,
    (code, edition): (&str, i64),
    hash: &str,
    source: &str,
    now: Time,
) -> store::Result<()> {
    let values = params![code, edition, hash, source, now];
    tx.exec(&KIND_PUT, &values).map(drop)
}

/// Every edition as (kind, edition, hash, source).
pub(crate) fn kinds(tx: &mut Tx<'_>) -> store::Result<Vec<(String, i64, String, String)>> {
    tx.all(&KINDS, &[], |row| {
        Ok((
            row.get("code")?,
            row.get("edition")?,
            row.get("hash")?,
            row.get("source")?,
        ))
    })
}
