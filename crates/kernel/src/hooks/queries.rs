//! Statements of hooks.

use std::time::Duration;

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Delivery, DeliveryState, Hook, HookState};

macro_rules! hook_columns {
    () => {
        "select id, agency, version, url, events, state, secret, old_secret, old_until_us, cursor, failures,
            failing_us, failure, created_us, created_by
         from kernel_hook "
    };
}

const HOOK_INSERT: Sql = Sql::new(
    "kernel.hook_insert",
    "insert into kernel_hook (id, agency, version, url, events, state, secret, cursor, held_us, failures,
        created_us, created_by)
     values ($1, $2, 1, $3, $4, 'unproved', $5, $6, 0, 0, $7, $8)",
);

const HOOKS_OF: Sql = Sql::new(
    "kernel.hooks_of",
    concat!(hook_columns!(), "where agency = $1 order by created_us, id"),
);

const HOOK_FIND: Sql = Sql::new(
    "kernel.hook_find",
    concat!(hook_columns!(), "where id = $1 and agency = $2"),
);

const HOOK_CHANGE: Sql = Sql::new(
    "kernel.hook_change",
    "update kernel_hook set version = version + 1, events = $3, state = $4, failures = $5, failing_us = $6,
        failure = $7, held_us = 0
     where id = $1 and version = $2",
);

const HOOK_ROTATE: Sql = Sql::new(
    "kernel.hook_rotate",
    "update kernel_hook set old_secret = secret, old_until_us = $3, secret = $2 where id = $1",
);

const HOOK_DELETE: Sql = Sql::new(
    "kernel.hook_delete",
    "delete from kernel_hook where id = $1",
);

const HOOK_DELIVERIES_DELETE: Sql = Sql::new(
    "kernel.hook_deliveries_delete",
    "delete from kernel_delivery where hook_id = $1",
);

/// Those to which something may have to be sent, and those that have to prove themselves.
const HOOKS_ON: Sql = Sql::new(
    "kernel.hooks_on",
    concat!(hook_columns!(), "where state <> 'off' order by id"),
);

/// The longest pause of a hook, and a little.
const HELD_MAX: Duration = Duration::from_hours(25);

/// A delivery that is due, behind no other about the same subject.
macro_rules! due {
    () => {
        " d.state = 'waiting' and d.next_us <= $1 and not exists (
            select 1 from kernel_delivery e
            where e.hook_id = d.hook_id and e.state = 'waiting' and e.subject = d.subject
              and e.position < d.position)"
    };
}

/// Those that nobody holds and for which a try is due. What is held for longer than anybody holds it was held by a clock
/// that has been set back since.
const HOOKS_DUE: Sql = Sql::new(
    "kernel.hooks_due",
    concat!(
        hook_columns!(),
        "where (held_us <= $1 or held_us > $3) and (state = 'unproved' or state = 'live' and exists (
            select 1 from kernel_delivery d where d.hook_id = kernel_hook.id and",
        due!(),
        ")) order by held_us, id limit $2"
    ),
);

/// The hook is its holder's until a time.
const HOOK_HOLD: Sql = Sql::new(
    "kernel.hook_hold",
    "update kernel_hook set held_us = $3
     where id = $1 and (held_us <= $2 or held_us > $4) and state <> 'off'",
);

/// What its holder found out, if nobody changed it meanwhile.
const HOOK_MARK: Sql = Sql::new(
    "kernel.hook_mark",
    "update kernel_hook set state = $3, failures = $4, failing_us = $5, failure = $6, held_us = $7
     where id = $1 and version = $2",
);

const CURSOR_SET: Sql = Sql::new(
    "kernel.hook_cursor",
    "update kernel_hook set cursor = $3 where id = $1 and cursor = $2",
);

macro_rules! delivery_columns {
    () => {
        "select id, hook_id, position, subject, name, reference, body, at_us, state, attempts, next_us, error,
            ended_us
         from kernel_delivery "
    };
}

const DELIVERY_INSERT: Sql = Sql::new(
    "kernel.delivery_insert",
    "insert into kernel_delivery (id, hook_id, position, subject, name, reference, body, at_us, state, attempts,
        next_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, $9)
     on conflict (id) do nothing",
);

const DELIVERIES_DUE: Sql = Sql::new(
    "kernel.deliveries_due",
    concat!(
        delivery_columns!(),
        "d where d.hook_id = $2 and",
        due!(),
        " order by d.position limit $3"
    ),
);

/// Newest first.
const DELIVERIES: Sql = Sql::new(
    "kernel.deliveries",
    concat!(
        delivery_columns!(),
        "where hook_id = $1 and state = $2 and position < $3 order by position desc limit $4"
    ),
);

const DELIVERY_MARK: Sql = Sql::new(
    "kernel.delivery_mark",
    "update kernel_delivery set state = $2, attempts = $3, next_us = $4, error = $5, ended_us = $6
     where id = $1 and state = 'waiting'",
);

const DELIVERY_REPLAY: Sql = Sql::new(
    "kernel.delivery_replay",
    "update kernel_delivery set state = 'waiting', attempts = 0, next_us = $3, ended_us = null
     where hook_id = $1 and id = $2 and state <> 'waiting'",
);

const DEAD_REPLAY: Sql = Sql::new(
    "kernel.deliveries_replay",
    "update kernel_delivery set state = 'waiting', attempts = 0, next_us = $2, ended_us = null
     where id in (select id from kernel_delivery where hook_id = $1 and state = 'dead'
        order by position limit $3)",
);

const DELIVERIES_SWEEP: Sql = Sql::new(
    "kernel.deliveries_sweep",
    "delete from kernel_delivery where state = 'sent' and ended_us < $1",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    HOOK_INSERT,
    HOOKS_OF,
    HOOK_FIND,
    HOOK_CHANGE,
    HOOK_ROTATE,
    HOOK_DELETE,
    HOOK_DELIVERIES_DELETE,
    HOOKS_ON,
    HOOKS_DUE,
    HOOK_HOLD,
    HOOK_MARK,
    CURSOR_SET,
    DELIVERY_INSERT,
    DELIVERIES_DUE,
    DELIVERIES,
    DELIVERY_MARK,
    DELIVERY_REPLAY,
    DEAD_REPLAY,
    DELIVERIES_SWEEP,
];

fn hook(row: &Row<'_>) -> store::Result<Hook> {
    let old: Option<String> = row.get("old_secret")?;
    let until: Option<Time> = row.get("old_until_us")?;
    let events: String = row.get("events")?;
    Ok(Hook {
        id: row.get("id")?,
        agency: row.get("agency")?,
        version: row.get("version")?,
        url: row.get("url")?,
        events: events.split_whitespace().map(str::to_owned).collect(),
        state: row.parse("state", |word| {
            HookState::parse(word).ok_or("no such state")
        })?,
        secret: row.get("secret")?,
        old: old.zip(until),
        cursor: row.get("cursor")?,
        failures: row.get("failures")?,
        failing: row.get("failing_us")?,
        failure: row.get("failure")?,
        created: row.get("created_us")?,
        created_by: row.get("created_by")?,
    })
}

pub(super) fn hook_insert(
    tx: &mut Tx<'_>,
    (hook, now): (&Hook, Time),
    by: Option<PersonId>,
) -> store::Result<()> {
    let values = params![
        hook.id.as_str(),
        hook.agency.as_str(),
        hook.url.as_str(),
        hook.events.join(" "),
        hook.secret.as_str(),
        hook.cursor,
        now,
        by
    ];
    tx.exec(&HOOK_INSERT, &values).map(drop)
}

pub(super) fn hooks_of(tx: &mut Tx<'_>, agency: &str) -> store::Result<Vec<Hook>> {
    tx.all(&HOOKS_OF, &params![agency], hook)
}

pub(super) fn hook_find(tx: &mut Tx<'_>, agency: &str, id: &str) -> store::Result<Option<Hook>> {
    tx.one(&HOOK_FIND, &params![id, agency], hook)
}

/// False if somebody else changed it.
pub(super) fn hook_change(tx: &mut Tx<'_>, hook: &Hook) -> store::Result<bool> {
    let values = params![
        hook.id.as_str(),
        hook.version,
        hook.events.join(" "),
        hook.state.as_str(),
        hook.failures,
        hook.failing,
        hook.failure.as_deref()
    ];
    Ok(tx.exec(&HOOK_CHANGE, &values)? == 1)
}

/// The secret that was becomes the old one until a time.
pub(super) fn hook_rotate(
    tx: &mut Tx<'_>,
    id: &str,
    (secret, until): (&str, Time),
) -> store::Result<()> {
    tx.exec(&HOOK_ROTATE, &params![id, secret, until]).map(drop)
}

pub(super) fn hook_delete(tx: &mut Tx<'_>, id: &str) -> store::Result<()> {
    tx.exec(&HOOK_DELIVERIES_DELETE, &params![id])?;
    tx.exec(&HOOK_DELETE, &params![id]).map(drop)
}

pub(super) fn hooks_on(tx: &mut Tx<'_>) -> store::Result<Vec<Hook>> {
    tx.all(&HOOKS_ON, &[], hook)
}

pub(super) fn hooks_due(tx: &mut Tx<'_>, now: Time, limit: i64) -> store::Result<Vec<Hook>> {
    tx.all(&HOOKS_DUE, &params![now, limit, now + HELD_MAX], hook)
}

/// False if somebody else holds it or it was switched off.
pub(super) fn hook_hold(
    tx: &mut Tx<'_>,
    id: &str,
    (now, until): (Time, Time),
) -> store::Result<bool> {
    Ok(tx.exec(&HOOK_HOLD, &params![id, now, until, now + HELD_MAX])? == 1)
}

/// Notes what was found out, and lets it go until a time. False if somebody changed it meanwhile.
pub(super) fn hook_mark(tx: &mut Tx<'_>, hook: &Hook, held: Time) -> store::Result<bool> {
    let values = params![
        hook.id.as_str(),
        hook.version,
        hook.state.as_str(),
        hook.failures,
        hook.failing,
        hook.failure.as_deref(),
        held
    ];
    Ok(tx.exec(&HOOK_MARK, &values)? == 1)
}

pub(super) fn cursor_set(tx: &mut Tx<'_>, id: &str, (from, to): (i64, i64)) -> store::Result<()> {
    tx.exec(&CURSOR_SET, &params![id, from, to]).map(drop)
}

fn delivery(row: &Row<'_>) -> store::Result<Delivery> {
    Ok(Delivery {
        id: row.get("id")?,
        hook: row.get("hook_id")?,
        position: row.get("position")?,
        subject: row.get("subject")?,
        name: row.get("name")?,
        reference: row.get("reference")?,
        body: row.get("body")?,
        at: row.get("at_us")?,
        state: row.parse("state", |word| {
            DeliveryState::parse(word).ok_or("no such state")
        })?,
        attempts: row.get("attempts")?,
        next: row.get("next_us")?,
        error: row.get("error")?,
        ended: row.get("ended_us")?,
    })
}

/// What is known already is left alone.
pub(super) fn delivery_insert(tx: &mut Tx<'_>, new: &Delivery) -> store::Result<()> {
    let values = params![
        new.id.as_str(),
        new.hook.as_str(),
        new.position,
        new.subject.as_str(),
        new.name.as_str(),
        new.reference.as_str(),
        new.body.as_str(),
        new.at,
        new.next
    ];
    tx.exec(&DELIVERY_INSERT, &values).map(drop)
}

/// The oldest that are due, one of each subject at most.
pub(super) fn deliveries_due(
    tx: &mut Tx<'_>,
    hook: &str,
    (now, limit): (Time, i64),
) -> store::Result<Vec<Delivery>> {
    tx.all(&DELIVERIES_DUE, &params![now, hook, limit], delivery)
}

pub(super) fn deliveries(
    tx: &mut Tx<'_>,
    (hook, state): (&str, DeliveryState),
    (before, limit): (i64, i64),
) -> store::Result<Vec<Delivery>> {
    let values = params![hook, state.as_str(), before, limit];
    tx.all(&DELIVERIES, &values, delivery)
}

pub(super) fn delivery_mark(tx: &mut Tx<'_>, row: &Delivery) -> store::Result<()> {
    let values = params![
        row.id.as_str(),
        row.state.as_str(),
        row.attempts,
        row.next,
        row.error.as_deref(),
        row.ended
    ];
    tx.exec(&DELIVERY_MARK, &values).map(drop)
}

/// Sends one again, whether it arrived or not. False if it waits already or there is none.
pub(super) fn delivery_replay(
    tx: &mut Tx<'_>,
    (hook, id): (&str, &str),
    now: Time,
) -> store::Result<bool> {
    Ok(tx.exec(&DELIVERY_REPLAY, &params![hook, id, now])? == 1)
}

/// Sends again what was laid aside, the oldest first; returns how many.
pub(super) fn dead_replay(
    tx: &mut Tx<'_>,
    hook: &str,
    (now, most): (Time, i64),
) -> store::Result<u64> {
    tx.exec(&DEAD_REPLAY, &params![hook, now, most])
}

pub(super) fn deliveries_sweep(tx: &mut Tx<'_>, before: Time) -> store::Result<u64> {
    tx.exec(&DELIVERIES_SWEEP, &params![before])
}
