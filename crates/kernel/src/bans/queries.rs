//! Statements of bans.

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Ban, Banned, State};

macro_rules! columns {
    () => {
        "select id, agency, reference, person_id, reason, state, until_us, made_us, made_by, lifted_why
         from kernel_ban "
    };
}

const BAN_INSERT: Sql = Sql::new(
    "kernel.ban_insert",
    "insert into kernel_ban (id, agency, reference, person_id, email_mark, phone_mark, reason, state, until_us,
        made_us, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9, $10)",
);

const BAN_FIND: Sql = Sql::new("kernel.ban_find", concat!(columns!(), "where id = $1"));

const BAN_OPEN: Sql = Sql::new(
    "kernel.ban_open",
    "select id from kernel_ban
     where state in ('proposed', 'standing') and until_us > $1 and person_id = $2 and agency = $3 limit 1",
);

/// What holds about a person or an address; first what is about the person themselves, and of that what holds longest.
const BANS_STANDING: Sql = Sql::new(
    "kernel.bans_standing",
    "select agency, until_us, reason, person_id from kernel_ban
     where state = 'standing' and until_us > $1 and (person_id = $2 or email_mark = $3 or phone_mark = $3)
     order by case when person_id = $2 then 0 else 1 end, until_us desc, id",
);

const BANS: Sql = Sql::new(
    "kernel.bans",
    concat!(
        columns!(),
        "where (made_us, id) < ($1, $2) order by made_us desc, id desc limit $3"
    ),
);

const BANS_OF: Sql = Sql::new(
    "kernel.bans_of",
    concat!(
        columns!(),
        "where agency = $4 and (made_us, id) < ($1, $2) order by made_us desc, id desc limit $3"
    ),
);

const BANS_PROPOSED: Sql = Sql::new(
    "kernel.bans_proposed",
    "select count(*) as proposed from (select 1 as one from kernel_ban
      where state = 'proposed' and until_us > $1 limit $2) n",
);

const BAN_DECIDE: Sql = Sql::new(
    "kernel.ban_decide",
    "update kernel_ban set state = $2, decided_us = $3, decided_by = $4 where id = $1 and state = 'proposed'",
);

const BAN_LIFT: Sql = Sql::new(
    "kernel.ban_lift",
    "update kernel_ban set state = 'lifted', lifted_us = $2, lifted_by = $3, lifted_why = $4
     where id = $1 and state in ('proposed', 'standing')",
);

const BANS_FORGET: Sql = Sql::new(
    "kernel.bans_forget",
    "update kernel_ban set person_id = null, email_mark = null, phone_mark = null
     where until_us < $1 and (person_id is not null or email_mark is not null or phone_mark is not null)",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    BAN_INSERT,
    BAN_FIND,
    BAN_OPEN,
    BANS_STANDING,
    BANS,
    BANS_OF,
    BANS_PROPOSED,
    BAN_DECIDE,
    BAN_LIFT,
    BANS_FORGET,
];

/// Marks of a person's addresses.
pub(super) struct Marks {
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
}

pub(super) fn ban_insert(tx: &mut Tx<'_>, ban: &Ban, marks: &Marks) -> store::Result<()> {
    let values = params![
        ban.id.as_str(),
        ban.agency.as_str(),
        ban.reference.as_str(),
        ban.person,
        marks.email.as_deref(),
        marks.phone.as_deref(),
        ban.reason.as_str(),
        ban.until,
        ban.made,
        ban.made_by
    ];
    tx.exec(&BAN_INSERT, &values).map(drop)
}

fn ban(row: &Row<'_>) -> store::Result<Ban> {
    Ok(Ban {
        id: row.get("id")?,
        agency: row.get("agency")?,
        reference: row.get("reference")?,
        reason: row.get("reason")?,
        state: row.parse("state", |code| {
            State::parse(code).ok_or("not a state of a ban")
        })?,
        until: row.get("until_us")?,
        made: row.get("made_us")?,
        made_by: row.get("made_by")?,
        person: row.get("person_id")?,
        lifted_why: row.get("lifted_why")?,
    })
}

pub(super) fn ban_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<Ban>> {
    tx.one(&BAN_FIND, &params![id], ban)
}

/// Whether one about this person at this agency waits or holds.
pub(super) fn ban_open(
    tx: &mut Tx<'_>,
    now: Time,
    (person, agency): (PersonId, &str),
) -> store::Result<bool> {
    let found = tx.one(&BAN_OPEN, &params![now, person, agency], |row| {
        row.get::<String>("id")
    })?;
    Ok(found.is_some())
}

/// Which agencies do not hear whoever has this id or this address.
pub(super) fn bans_standing(
    tx: &mut Tx<'_>,
    now: Time,
    (person, mark): (&str, &str),
) -> store::Result<Vec<(String, Banned)>> {
    tx.all(&BANS_STANDING, &params![now, person, mark], |row| {
        let about: Option<String> = row.get("person_id")?;
        let reason: String = row.get("reason")?;
        let own = about.is_some_and(|about| about == person);
        let banned = Banned {
            until: row.get("until_us")?,
            reason: own.then_some(reason),
        };
        Ok((row.get("agency")?, banned))
    })
}

/// So many before this time and id, the latest first: of one agency, or of all.
pub(super) fn bans(
    tx: &mut Tx<'_>,
    agency: Option<&str>,
    (before, id): (Time, &str),
    limit: i64,
) -> store::Result<Vec<Ban>> {
    match agency {
        Some(agency) => tx.all(&BANS_OF, &params![before, id, limit, agency], ban),
        None => tx.all(&BANS, &params![before, id, limit], ban),
    }
}

pub(super) fn bans_proposed(tx: &mut Tx<'_>, now: Time, most: i64) -> store::Result<i64> {
    let found = tx.one(&BANS_PROPOSED, &params![now, most], |row| {
        row.get("proposed")
    })?;
    Ok(found.unwrap_or_default())
}

/// False if it was decided before.
pub(super) fn ban_decide(
    tx: &mut Tx<'_>,
    id: &str,
    state: State,
    (by, now): (PersonId, Time),
) -> store::Result<bool> {
    Ok(tx.exec(&BAN_DECIDE, &params![id, state.code(), now, by])? == 1)
}

/// False if there is nothing to lift.
pub(super) fn ban_lift(
    tx: &mut Tx<'_>,
    id: &str,
    why: &str,
    (by, now): (PersonId, Time),
) -> store::Result<bool> {
    Ok(tx.exec(&BAN_LIFT, &params![id, now, by, why])? == 1)
}

/// Forgets whom bans were about that ended before this time.
pub(super) fn bans_forget(tx: &mut Tx<'_>, before: Time) -> store::Result<()> {
    tx.exec(&BANS_FORGET, &params![before]).map(drop)
}
