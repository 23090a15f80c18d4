//! Statements of second factors.

use base::{PersonId, Time};
use store::{Sql, Tx, params};

use super::model::{Factor, FactorNew};

const FACTOR_INSERT: Sql = Sql::new(
    "kernel.factor_insert",
    "insert into kernel_factor (id, person_id, secret, last_step, created_us)
     values ($1, $2, $3, -1, $4)",
);

const FACTORS_OF: Sql = Sql::new(
    "kernel.factors_of",
    "select id, secret, created_us, confirmed_us, used_us from kernel_factor
     where person_id = $1 order by created_us limit 50",
);

const FACTOR_CONFIRM: Sql = Sql::new(
    "kernel.factor_confirm",
    "update kernel_factor set confirmed_us = $4, used_us = $4, last_step = $3
     where id = $1 and person_id = $2 and confirmed_us is null",
);

const FACTOR_USED: Sql = Sql::new(
    "kernel.factor_used",
    "update kernel_factor set last_step = $3, used_us = $4
     where id = $1 and person_id = $2 and confirmed_us is not null and last_step < $3",
);

const FACTOR_DELETE: Sql = Sql::new(
    "kernel.factor_delete",
    "delete from kernel_factor where id = $1 and person_id = $2",
);

const FACTORS_PENDING_DELETE: Sql = Sql::new(
    "kernel.factors_pending_delete",
    "delete from kernel_factor where person_id = $1 and confirmed_us is null",
);

const FACTORS_DELETE: Sql = Sql::new(
    "kernel.factors_delete",
    "delete from kernel_factor where person_id = $1",
);

const RECOVERY_INSERT: Sql = Sql::new(
    "kernel.recovery_insert",
    "insert into kernel_recovery (person_id, mark) values ($1, $2)",
);

const RECOVERY_LEFT: Sql = Sql::new(
    "kernel.recovery_left",
    "select mark from kernel_recovery where person_id = $1 and used_us is null limit 50",
);

const RECOVERY_USE: Sql = Sql::new(
    "kernel.recovery_use",
    "update kernel_recovery set used_us = $3
     where person_id = $1 and mark = $2 and used_us is null",
);

const RECOVERY_DELETE: Sql = Sql::new(
    "kernel.recovery_delete",
    "delete from kernel_recovery where person_id = $1",
);

const TRIES_FIND: Sql = Sql::new(
    "kernel.factor_tries_find",
    "select wrong, locked_us from kernel_factor_tries where person_id = $1",
);

const TRIES_PUT: Sql = Sql::new(
    "kernel.factor_tries_put",
    "insert into kernel_factor_tries (person_id, wrong, locked_us) values ($1, $2, $3)
     on conflict (person_id) do update set wrong = excluded.wrong, locked_us = excluded.locked_us",
);

const TRIES_DELETE: Sql = Sql::new(
    "kernel.factor_tries_delete",
    "delete from kernel_factor_tries where person_id = $1",
);

const SESSION_PROVED: Sql = Sql::new(
    "kernel.session_proved",
    "update kernel_session set proved_us = $2 where token_hash = $1",
);

const SESSIONS_UNPROVED: Sql = Sql::new(
    "kernel.sessions_unproved",
    "update kernel_session set proved_us = null where person_id = $1 and proved_us is not null",
);

/// Every statement of this component.
pub(in super::super) const SQL: &[Sql] = &[
    FACTOR_INSERT,
    FACTORS_OF,
    FACTOR_CONFIRM,
    FACTOR_USED,
    FACTOR_DELETE,
    FACTORS_PENDING_DELETE,
    FACTORS_DELETE,
    RECOVERY_INSERT,
    RECOVERY_LEFT,
    RECOVERY_USE,
    RECOVERY_DELETE,
    TRIES_FIND,
    TRIES_PUT,
    TRIES_DELETE,
    SESSION_PROVED,
    SESSIONS_UNPROVED,
];

pub(super) fn factor_insert(tx: &mut Tx<'_>, new: &FactorNew, now: Time) -> store::Result<()> {
    let values = params![&new.id, new.person, &new.secret, now];
    tx.exec(&FACTOR_INSERT, &values).map(drop)
}

/// All of a person, those without a first code too, the oldest first.
pub(super) fn factors_of(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Factor>> {
    tx.all(&FACTORS_OF, &params![person], |row| {
        Ok(Factor {
            id: row.get("id")?,
            secret: row.get("secret")?,
            created: row.get("created_us")?,
            confirmed: row.get("confirmed_us")?,
            used: row.get("used_us")?,
        })
    })
}

/// Whether it waited for its first code.
pub(super) fn factor_confirm(
    tx: &mut Tx<'_>,
    (id, person): (&str, PersonId),
    (step, now): (i64, Time),
) -> store::Result<bool> {
    Ok(tx.exec(&FACTOR_CONFIRM, &params![id, person, step, now])? == 1)
}

/// Whether the step is later than all that were used.
pub(super) fn factor_used(
    tx: &mut Tx<'_>,
    (id, person): (&str, PersonId),
    (step, now): (i64, Time),
) -> store::Result<bool> {
    Ok(tx.exec(&FACTOR_USED, &params![id, person, step, now])? == 1)
}

pub(super) fn factor_delete(tx: &mut Tx<'_>, id: &str, person: PersonId) -> store::Result<bool> {
    Ok(tx.exec(&FACTOR_DELETE, &params![id, person])? == 1)
}

pub(super) fn factors_pending_delete(tx: &mut Tx<'_>, person: PersonId) -> store::Result<()> {
    tx.exec(&FACTORS_PENDING_DELETE, &params![person]).map(drop)
}

/// Takes everything away; whether there was an app.
pub(super) fn factors_delete(tx: &mut Tx<'_>, person: PersonId) -> store::Result<bool> {
    let apps = tx.exec(&FACTORS_DELETE, &params![person])?;
    tx.exec(&RECOVERY_DELETE, &params![person])?;
    tx.exec(&TRIES_DELETE, &params![person])?;
    Ok(apps > 0)
}

/// Puts these codes in the place of all others.
pub(super) fn recovery_put(
    tx: &mut Tx<'_>,
    person: PersonId,
    marks: &[String],
) -> store::Result<()> {
    tx.exec(&RECOVERY_DELETE, &params![person])?;
    for mark in marks {
        tx.exec(&RECOVERY_INSERT, &params![person, mark])?;
    }
    Ok(())
}

pub(super) fn recovery_left(tx: &mut Tx<'_>, person: PersonId) -> store::Result<usize> {
    let left: Vec<String> = tx.all(&RECOVERY_LEFT, &params![person], |row| row.get("mark"))?;
    Ok(left.len())
}

/// Whether it was one that had not been used.
pub(super) fn recovery_use(
    tx: &mut Tx<'_>,
    (person, mark): (PersonId, &str),
    now: Time,
) -> store::Result<bool> {
    Ok(tx.exec(&RECOVERY_USE, &params![person, mark, now])? == 1)
}

/// Wrong tries in a row, and until when the person waits.
pub(super) fn tries_find(tx: &mut Tx<'_>, person: PersonId) -> store::Result<(i64, Option<Time>)> {
    let found = tx.one(&TRIES_FIND, &params![person], |row| {
        Ok((row.get("wrong")?, Some(row.get("locked_us")?)))
    })?;
    Ok(found.unwrap_or((0, None)))
}

pub(super) fn tries_put(
    tx: &mut Tx<'_>,
    person: PersonId,
    (wrong, locked): (i64, Time),
) -> store::Result<()> {
    tx.exec(&TRIES_PUT, &params![person, wrong, locked])
        .map(drop)
}

pub(super) fn tries_delete(tx: &mut Tx<'_>, person: PersonId) -> store::Result<()> {
    tx.exec(&TRIES_DELETE, &params![person]).map(drop)
}

pub(super) fn session_proved(tx: &mut Tx<'_>, hash: &str, now: Time) -> store::Result<()> {
    tx.exec(&SESSION_PROVED, &params![hash, now]).map(drop)
}

/// In none of their sessions the person has proved a factor any more.
pub(super) fn sessions_unproved(tx: &mut Tx<'_>, person: PersonId) -> store::Result<()> {
    tx.exec(&SESSIONS_UNPROVED, &params![person]).map(drop)
}
