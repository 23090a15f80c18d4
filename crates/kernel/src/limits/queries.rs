//! Statements of what is refused.

use base::Time;
use store::{Row, Sql, Tx, params};
use web::Sender;

use super::model::Refused;

const REFUSAL_ADD: Sql = Sql::new(
    "kernel.refusal_add",
    "insert into kernel_refusal (id, rule, sender, since_us, last_us, until_us, refused)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do update set last_us = excluded.last_us, until_us = excluded.until_us,
        refused = kernel_refusal.refused + excluded.refused",
);

macro_rules! columns {
    () => {
        "select id, rule, sender, since_us, last_us, until_us, refused, freed_us from kernel_refusal "
    };
}

const REFUSALS: Sql = Sql::new(
    "kernel.refusals",
    concat!(
        columns!(),
        "where (last_us, id) < ($1, $2) order by last_us desc, id desc limit $3"
    ),
);

const REFUSAL_FIND: Sql = Sql::new("kernel.refusal_find", concat!(columns!(), "where id = $1"));

const REFUSAL_FREE: Sql = Sql::new(
    "kernel.refusal_free",
    "update kernel_refusal set freed_us = $2 where id = $1",
);

/// Those that this process let be refused and that were let through since.
const REFUSALS_FREED: Sql = Sql::new(
    "kernel.refusals_freed",
    "select id from kernel_refusal
     where id >= $1 and id < $2 and freed_us is not null and freed_us >= $3",
);

const LIMITED_COUNT: Sql = Sql::new(
    "kernel.limited_count",
    "select count(*) as limited from (select 1 as one from kernel_refusal
      where until_us > $1 and (freed_us is null or freed_us < last_us) limit $2) n",
);

const REFUSALS_DELETE: Sql = Sql::new(
    "kernel.refusals_delete",
    "delete from kernel_refusal where last_us < $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    REFUSAL_ADD,
    REFUSALS,
    REFUSAL_FIND,
    REFUSAL_FREE,
    REFUSALS_FREED,
    LIMITED_COUNT,
    REFUSALS_DELETE,
];

pub(super) fn refusal_add(tx: &mut Tx<'_>, id: &str, seen: &web::Excess) -> store::Result<()> {
    let count = i64::try_from(seen.count).unwrap_or(i64::MAX);
    let values = params![
        id,
        seen.rule.as_str(),
        seen.sender.code(),
        seen.since,
        seen.last,
        seen.until,
        count
    ];
    tx.exec(&REFUSAL_ADD, &values).map(drop)
}

fn refused(row: &Row<'_>) -> store::Result<Refused> {
    Ok(Refused {
        id: row.get("id")?,
        rule: row.get("rule")?,
        sender: row.parse("sender", |code| {
            Sender::parse(code).ok_or("not a sort of sender")
        })?,
        since: row.get("since_us")?,
        last: row.get("last_us")?,
        until: row.get("until_us")?,
        refused: row.get("refused")?,
        freed: row.get("freed_us")?,
    })
}

/// What was refused, the latest first: so many before this time and id.
pub(super) fn refusals(
    tx: &mut Tx<'_>,
    (before, id): (Time, &str),
    limit: i64,
) -> store::Result<Vec<Refused>> {
    tx.all(&REFUSALS, &params![before, id, limit], refused)
}

pub(super) fn refusal_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<Refused>> {
    tx.one(&REFUSAL_FIND, &params![id], refused)
}

pub(super) fn refusal_free(tx: &mut Tx<'_>, id: &str, now: Time) -> store::Result<()> {
    tx.exec(&REFUSAL_FREE, &params![id, now]).map(drop)
}

/// Ids in a stretch that were let through at or after a time.
pub(super) fn refusals_freed(
    tx: &mut Tx<'_>,
    (from, until): (&str, &str),
    since: Time,
) -> store::Result<Vec<String>> {
    tx.all(&REFUSALS_FREED, &params![from, until, since], |row| {
        row.get("id")
    })
}

pub(super) fn limited_count(tx: &mut Tx<'_>, now: Time, most: i64) -> store::Result<i64> {
    let found = tx.one(&LIMITED_COUNT, &params![now, most], |row| {
        row.get("limited")
    })?;
    Ok(found.unwrap_or_default())
}

pub(super) fn refusals_delete(tx: &mut Tx<'_>, before: Time) -> store::Result<()> {
    tx.exec(&REFUSALS_DELETE, &params![before]).map(drop)
}
