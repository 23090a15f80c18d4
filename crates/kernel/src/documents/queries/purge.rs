//! Statements of blobs that are condemned, and of those that something holds.

use base::Time;
use store::{Row, Sql, Tx, params};

use super::super::model::{Purged, Why};

const PURGE_INSERT: Sql = Sql::new(
    "kernel.purge_insert",
    "insert into kernel_purge (name, why, condemned_us) values ($1, $2, $3) on conflict do nothing",
);

const PURGE_FIND: Sql = Sql::new(
    "kernel.purge_find",
    "select name, condemned_us, purged_us from kernel_purge where name = $1",
);

const PURGES_WAITING: Sql = Sql::new(
    "kernel.purges_waiting",
    "select name from kernel_purge where purged_us is null and name > $1 order by name limit $2",
);

const PURGE_DONE: Sql = Sql::new(
    "kernel.purge_done",
    "update kernel_purge set purged_us = $2 where name = $1",
);

const PURGE_AGAIN: Sql = Sql::new(
    "kernel.purge_again",
    "update kernel_purge set purged_us = null where name = $1",
);

const PURGES_BETWEEN: Sql = Sql::new(
    "kernel.purges_between",
    "select name from kernel_purge where purged_us is not null and name >= $1 and name < $2",
);

const PURGES: Sql = Sql::new(
    "kernel.purges",
    "select name, condemned_us, purged_us from kernel_purge where name > $1 order by name limit $2",
);

const HOLD_PUT: Sql = Sql::new(
    "kernel.hold_put",
    "insert into kernel_hold (holder, name, until_us) values ($1, $2, $3)
     on conflict (holder, name) do update set until_us = excluded.until_us",
);

const HOLDS_END: Sql = Sql::new(
    "kernel.holds_end",
    "delete from kernel_hold where holder = $1",
);

const HOLDS_END_OF: Sql = Sql::new(
    "kernel.holds_end_of",
    "delete from kernel_hold where name = $1",
);

const HOLDS_OVER: Sql = Sql::new(
    "kernel.holds_over",
    "delete from kernel_hold where until_us < $1",
);

const HELD: Sql = Sql::new(
    "kernel.held",
    "select holder from kernel_hold where name = $1 and until_us >= $2 limit 1",
);

/// Every statement of this file.
pub(super) const SQL: &[Sql] = &[
    PURGE_INSERT,
    PURGE_FIND,
    PURGES_WAITING,
    PURGE_DONE,
    PURGE_AGAIN,
    PURGES_BETWEEN,
    PURGES,
    HOLD_PUT,
    HOLDS_END,
    HOLDS_END_OF,
    HOLDS_OVER,
    HELD,
];

/// Condemns a blob. False if it was so already.
pub(crate) fn purge_insert(
    tx: &mut Tx<'_>,
    name: &str,
    why: Why,
    now: Time,
) -> store::Result<bool> {
    Ok(tx.exec(&PURGE_INSERT, &params![name, why.code(), now])? == 1)
}

pub(crate) fn is_condemned(tx: &mut Tx<'_>, name: &str) -> store::Result<bool> {
    Ok(tx.one(&PURGE_FIND, &params![name], purged)?.is_some())
}

/// Condemned blobs whose bytes may be there still, by name, from the one after `after`.
pub(crate) fn purges_waiting(
    tx: &mut Tx<'_>,
    after: &str,
    limit: i64,
) -> store::Result<Vec<String>> {
    tx.all(&PURGES_WAITING, &params![after, limit], |row| {
        row.get("name")
    })
}

pub(crate) fn purge_done(tx: &mut Tx<'_>, name: &str, now: Time) -> store::Result<()> {
    tx.exec(&PURGE_DONE, &params![name, now]).map(drop)
}

/// Has a condemned blob's bytes taken away once more.
pub(crate) fn purge_again(tx: &mut Tx<'_>, name: &str) -> store::Result<()> {
    tx.exec(&PURGE_AGAIN, &params![name]).map(drop)
}

/// Blobs whose bytes were seen to be gone, with names in this range.
pub(crate) fn purges_between(
    tx: &mut Tx<'_>,
    from: &str,
    until: &str,
) -> store::Result<Vec<String>> {
    tx.all(&PURGES_BETWEEN, &params![from, until], |row| {
        row.get("name")
    })
}

/// All condemned blobs, by name, from the one after `after`.
pub(crate) fn purges(tx: &mut Tx<'_>, after: &str, limit: i64) -> store::Result<Vec<Purged>> {
    tx.all(&PURGES, &params![after, limit], purged)
}

fn purged(row: &Row<'_>) -> store::Result<Purged> {
    Ok(Purged {
        name: row.get("name")?,
        condemned: row.get("condemned_us")?,
        gone: row.get("purged_us")?,
    })
}

pub(crate) fn hold_put(
    tx: &mut Tx<'_>,
    holder: &str,
    name: &str,
    until: Time,
) -> store::Result<()> {
    tx.exec(&HOLD_PUT, &params![holder, name, until]).map(drop)
}

/// Ends all holds of a holder.
pub(crate) fn holds_end(tx: &mut Tx<'_>, holder: &str) -> store::Result<()> {
    tx.exec(&HOLDS_END, &params![holder]).map(drop)
}

/// Ends all holds of a blob.
pub(crate) fn holds_end_of(tx: &mut Tx<'_>, name: &str) -> store::Result<()> {
    tx.exec(&HOLDS_END_OF, &params![name]).map(drop)
}

/// Ends all holds whose time is over.
pub(crate) fn holds_over(tx: &mut Tx<'_>, now: Time) -> store::Result<()> {
    tx.exec(&HOLDS_OVER, &params![now]).map(drop)
}

/// Whether something holds this blob.
pub(crate) fn is_held(tx: &mut Tx<'_>, name: &str, now: Time) -> store::Result<bool> {
    let found: Option<String> = tx.one(&HELD, &params![name, now], |row| row.get("holder"))?;
    Ok(found.is_some())
}
