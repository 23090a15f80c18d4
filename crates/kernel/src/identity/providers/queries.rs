//! Statements of providers.

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Held, Link, Number, Origin, Purpose, Trip};

const LINK_INSERT: Sql = Sql::new(
    "kernel.provider_link_insert",
    "insert into kernel_provider_link (id, person_id, provider, issuer, sub, linked_us, used_us)
     values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing",
);

const LINK_FIND: Sql = Sql::new(
    "kernel.provider_link_find",
    "select id, person_id, provider, issuer, sub, number, linked_us, used_us
     from kernel_provider_link where issuer = $1 and sub = $2",
);

const LINKS_OF: Sql = Sql::new(
    "kernel.provider_links_of",
    "select id, person_id, provider, issuer, sub, number, linked_us, used_us
     from kernel_provider_link where person_id = $1 order by linked_us, id limit 50",
);

const LINK_USED: Sql = Sql::new(
    "kernel.provider_link_used",
    "update kernel_provider_link set used_us = $2 where id = $1",
);

const LINK_NUMBER: Sql = Sql::new(
    "kernel.provider_link_number",
    "update kernel_provider_link set number = $2 where id = $1",
);

const LINK_DELETE: Sql = Sql::new(
    "kernel.provider_link_delete",
    "delete from kernel_provider_link where id = $1 and person_id = $2",
);

const TRIP_INSERT: Sql = Sql::new(
    "kernel.provider_trip_insert",
    "insert into kernel_provider_trip (mark, browser, provider, purpose, onward, lang, expires_us)
     values ($1, $2, $3, $4, $5, $6, $7)",
);

const TRIP_FIND: Sql = Sql::new(
    "kernel.provider_trip_find",
    "select mark, browser, provider, purpose, onward, lang from kernel_provider_trip
     where mark = $1 and browser = $2 and expires_us > $3",
);

const TRIP_DELETE: Sql = Sql::new(
    "kernel.provider_trip_delete",
    "delete from kernel_provider_trip where mark = $1 and browser = $2",
);

const HELD_INSERT: Sql = Sql::new(
    "kernel.provider_held_insert",
    "insert into kernel_provider_held (mark, browser, provider, sealed, expires_us) values ($1, $2, $3, $4, $5)",
);

const HELD_FIND: Sql = Sql::new(
    "kernel.provider_held_find",
    "select mark, browser, provider, sealed from kernel_provider_held
     where mark = $1 and browser = $2 and expires_us > $3",
);

const HELD_DELETE: Sql = Sql::new(
    "kernel.provider_held_delete",
    "delete from kernel_provider_held where mark = $1 and browser = $2 and expires_us > $3",
);

const ORIGIN_PUT: Sql = Sql::new(
    "kernel.provider_session_put",
    "insert into kernel_provider_session (token_hash, person_id, provider, issuer, sub, sid, sealed)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (token_hash) do update set provider = excluded.provider, issuer = excluded.issuer,
        sub = excluded.sub, sid = excluded.sid, sealed = excluded.sealed",
);

const ORIGIN_FIND: Sql = Sql::new(
    "kernel.provider_session_find",
    "select person_id, provider, issuer, sub, sid, sealed from kernel_provider_session where token_hash = $1",
);

const ORIGIN_DELETE: Sql = Sql::new(
    "kernel.provider_session_delete",
    "delete from kernel_provider_session where token_hash = $1",
);

const SESSIONS_BY_SID: Sql = Sql::new(
    "kernel.provider_sessions_by_sid",
    "select token_hash from kernel_provider_session where issuer = $1 and sid = $2 order by token_hash limit 500",
);

const SESSIONS_BY_SUB: Sql = Sql::new(
    "kernel.provider_sessions_by_sub",
    "select token_hash from kernel_provider_session
     where issuer = $1 and sub = $2 and ($3 = '' or sid = '') order by token_hash limit 500",
);

const LOGOUT_INSERT: Sql = Sql::new(
    "kernel.provider_logout_insert",
    "insert into kernel_provider_logout (mark, expires_us) values ($1, $2) on conflict do nothing",
);

const TRIPS_OVER: Sql = Sql::new(
    "kernel.provider_trips_over",
    "delete from kernel_provider_trip where expires_us <= $1",
);

const HELD_OVER: Sql = Sql::new(
    "kernel.provider_held_over",
    "delete from kernel_provider_held where expires_us <= $1",
);

const LOGOUTS_OVER: Sql = Sql::new(
    "kernel.provider_logouts_over",
    "delete from kernel_provider_logout where expires_us <= $1",
);

/// Every statement of this component.
pub(in crate::identity) const SQL: &[Sql] = &[
    LINK_INSERT,
    LINK_FIND,
    LINKS_OF,
    LINK_USED,
    LINK_NUMBER,
    LINK_DELETE,
    TRIP_INSERT,
    TRIP_FIND,
    TRIP_DELETE,
    HELD_INSERT,
    HELD_FIND,
    HELD_DELETE,
    ORIGIN_PUT,
    ORIGIN_FIND,
    ORIGIN_DELETE,
    SESSIONS_BY_SID,
    SESSIONS_BY_SUB,
    LOGOUT_INSERT,
    TRIPS_OVER,
    HELD_OVER,
    LOGOUTS_OVER,
];

fn link(row: &Row<'_>) -> store::Result<Link> {
    Ok(Link {
        id: row.get("id")?,
        person: row.get("person_id")?,
        provider: row.get("provider")?,
        issuer: row.get("issuer")?,
        sub: row.get("sub")?,
        number: row.get("number")?,
        linked: row.get("linked_us")?,
        used: row.get("used_us")?,
    })
}

/// False if the account there is linked with somebody already.
pub(super) fn link_insert(
    tx: &mut Tx<'_>,
    (id, person): (&str, PersonId),
    origin: &Origin,
    now: Time,
) -> store::Result<bool> {
    let (provider, issuer, sub) = (&origin.provider, &origin.issuer, &origin.sub);
    let values = params![id, person, provider, issuer, sub, now];
    Ok(tx.exec(&LINK_INSERT, &values)? == 1)
}

pub(super) fn link_find(
    tx: &mut Tx<'_>,
    (issuer, sub): (&str, &str),
) -> store::Result<Option<Link>> {
    tx.one(&LINK_FIND, &params![issuer, sub], link)
}

/// All of a person, the oldest first.
pub(super) fn links_of(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Link>> {
    tx.all(&LINKS_OF, &params![person], link)
}

pub(super) fn link_used(tx: &mut Tx<'_>, id: &str, now: Time) -> store::Result<()> {
    tx.exec(&LINK_USED, &params![id, now]).map(drop)
}

pub(super) fn link_number(tx: &mut Tx<'_>, id: &str, number: Number) -> store::Result<()> {
    tx.exec(&LINK_NUMBER, &params![id, number.code()]).map(drop)
}

/// Whether the person had it.
pub(super) fn link_delete(tx: &mut Tx<'_>, id: &str, person: PersonId) -> store::Result<bool> {
    Ok(tx.exec(&LINK_DELETE, &params![id, person])? == 1)
}

pub(super) fn trip_insert(tx: &mut Tx<'_>, trip: &Trip, expires: Time) -> store::Result<()> {
    let values = params![
        &trip.mark,
        &trip.browser,
        &trip.provider,
        trip.purpose.code(),
        &trip.onward,
        trip.lang,
        expires
    ];
    tx.exec(&TRIP_INSERT, &values).map(drop)
}

pub(super) fn trip_find(
    tx: &mut Tx<'_>,
    (mark, browser): (&str, &str),
    now: Time,
) -> store::Result<Option<Trip>> {
    tx.one(&TRIP_FIND, &params![mark, browser, now], |row| {
        Ok(Trip {
            mark: row.get("mark")?,
            browser: row.get("browser")?,
            provider: row.get("provider")?,
            purpose: row.parse("purpose", |code| Purpose::read(code).ok_or("no purpose"))?,
            onward: row.get("onward")?,
            lang: row.get("lang")?,
        })
    })
}

/// Whether it was there.
pub(super) fn trip_delete(tx: &mut Tx<'_>, (mark, browser): (&str, &str)) -> store::Result<bool> {
    Ok(tx.exec(&TRIP_DELETE, &params![mark, browser])? == 1)
}

pub(super) fn held_insert(tx: &mut Tx<'_>, held: &Held, expires: Time) -> store::Result<()> {
    let (mark, browser) = (&held.mark, &held.browser);
    let values = params![mark, browser, &held.provider, &held.sealed, expires];
    tx.exec(&HELD_INSERT, &values).map(drop)
}

pub(super) fn held_find(
    tx: &mut Tx<'_>,
    (mark, browser): (&str, &str),
    now: Time,
) -> store::Result<Option<Held>> {
    tx.one(&HELD_FIND, &params![mark, browser, now], |row| {
        Ok(Held {
            mark: row.get("mark")?,
            browser: row.get("browser")?,
            provider: row.get("provider")?,
            sealed: row.get("sealed")?,
        })
    })
}

/// Whether it was there and not over.
pub(super) fn held_delete(
    tx: &mut Tx<'_>,
    (mark, browser): (&str, &str),
    now: Time,
) -> store::Result<bool> {
    Ok(tx.exec(&HELD_DELETE, &params![mark, browser, now])? == 1)
}

pub(super) fn origin_put(
    tx: &mut Tx<'_>,
    (hash, person): (&str, PersonId),
    origin: &Origin,
) -> store::Result<()> {
    let values = params![
        hash,
        person,
        &origin.provider,
        &origin.issuer,
        &origin.sub,
        &origin.sid,
        &origin.sealed
    ];
    tx.exec(&ORIGIN_PUT, &values).map(drop)
}

/// Whose session it is, and where it came from.
pub(super) fn origin_find(
    tx: &mut Tx<'_>,
    hash: &str,
) -> store::Result<Option<(PersonId, Origin)>> {
    tx.one(&ORIGIN_FIND, &params![hash], |row| {
        let origin = Origin {
            provider: row.get("provider")?,
            issuer: row.get("issuer")?,
            sub: row.get("sub")?,
            sid: row.get("sid")?,
            sealed: row.get("sealed")?,
        };
        Ok((row.get("person_id")?, origin))
    })
}

/// With a session goes where it came from.
pub(in crate::identity) fn session_forget(tx: &mut Tx<'_>, hash: &str) -> store::Result<()> {
    tx.exec(&ORIGIN_DELETE, &params![hash]).map(drop)
}

/// The hashes of sessions that came from one session there.
pub(super) fn sessions_by_sid(
    tx: &mut Tx<'_>,
    (issuer, sid): (&str, &str),
) -> store::Result<Vec<String>> {
    tx.all(&SESSIONS_BY_SID, &params![issuer, sid], |row| {
        row.get("token_hash")
    })
}

/// The hashes of sessions that came from an account there; where one session there is meant, of those of which is not known
/// from which they came.
pub(super) fn sessions_by_sub(
    tx: &mut Tx<'_>,
    (issuer, sub): (&str, &str),
    sid: &str,
) -> store::Result<Vec<String>> {
    tx.all(&SESSIONS_BY_SUB, &params![issuer, sub, sid], |row| {
        row.get("token_hash")
    })
}

/// Whether the word is new.
pub(super) fn logout_insert(tx: &mut Tx<'_>, mark: &str, until: Time) -> store::Result<bool> {
    Ok(tx.exec(&LOGOUT_INSERT, &params![mark, until])? == 1)
}

pub(super) fn over(tx: &mut Tx<'_>, now: Time) -> store::Result<()> {
    for statement in [&TRIPS_OVER, &HELD_OVER, &LOGOUTS_OVER] {
        tx.exec(statement, &params![now])?;
    }
    Ok(())
}
