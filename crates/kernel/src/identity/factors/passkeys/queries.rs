//! Statements of passkeys.

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Challenge, Passkey, Purpose};

const PASSKEY_INSERT: Sql = Sql::new(
    "kernel.passkey_insert",
    "insert into kernel_passkey (id, person_id, handle, name, credential_id, credential, counter, created_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing",
);

const PASSKEYS_OF: Sql = Sql::new(
    "kernel.passkeys_of",
    "select id, person_id, handle, name, credential_id, credential, counter, created_us, used_us
     from kernel_passkey where person_id = $1 order by created_us, id limit 50",
);

const PASSKEY_FIND: Sql = Sql::new(
    "kernel.passkey_find",
    "select id, person_id, handle, name, credential_id, credential, counter, created_us, used_us
     from kernel_passkey where credential_id = $1",
);

const PASSKEY_USED: Sql = Sql::new(
    "kernel.passkey_used",
    "update kernel_passkey set counter = $4, used_us = $5
     where id = $1 and person_id = $2 and counter = $3",
);

const PASSKEY_RENAME: Sql = Sql::new(
    "kernel.passkey_rename",
    "update kernel_passkey set name = $3 where id = $1 and person_id = $2",
);

const PASSKEY_DELETE: Sql = Sql::new(
    "kernel.passkey_delete",
    "delete from kernel_passkey where id = $1 and person_id = $2",
);

const PASSKEYS_DELETE: Sql = Sql::new(
    "kernel.passkeys_delete",
    "delete from kernel_passkey where person_id = $1",
);

const CHALLENGE_PUT: Sql = Sql::new(
    "kernel.challenge_put",
    "insert into kernel_challenge (browser, purpose, state, handle, expires_us) values ($1, $2, $3, $4, $5)
     on conflict (browser, purpose) do update
     set state = excluded.state, handle = excluded.handle, expires_us = excluded.expires_us",
);

const CHALLENGE_FIND: Sql = Sql::new(
    "kernel.challenge_find",
    "select state, handle from kernel_challenge where browser = $1 and purpose = $2 and expires_us > $3",
);

const CHALLENGE_DELETE: Sql = Sql::new(
    "kernel.challenge_delete",
    "delete from kernel_challenge where browser = $1 and purpose = $2",
);

const CHALLENGES_OVER: Sql = Sql::new(
    "kernel.challenges_over",
    "delete from kernel_challenge where expires_us <= $1",
);

/// Every statement of this component.
pub(in crate::identity) const SQL: &[Sql] = &[
    PASSKEY_INSERT,
    PASSKEYS_OF,
    PASSKEY_FIND,
    PASSKEY_USED,
    PASSKEY_RENAME,
    PASSKEY_DELETE,
    PASSKEYS_DELETE,
    CHALLENGE_PUT,
    CHALLENGE_FIND,
    CHALLENGE_DELETE,
    CHALLENGES_OVER,
];

/// False if a passkey that its device calls so is kept already.
pub(super) fn passkey_insert(tx: &mut Tx<'_>, new: &Passkey) -> store::Result<bool> {
    let values = params![
        &new.id,
        new.person,
        &new.handle,
        &new.name,
        &new.credential_id,
        &new.credential,
        new.counter,
        new.created
    ];
    Ok(tx.exec(&PASSKEY_INSERT, &values)? == 1)
}

/// All of a person, the oldest first.
pub(super) fn passkeys_of(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Passkey>> {
    tx.all(&PASSKEYS_OF, &params![person], passkey)
}

/// By what the device calls it.
pub(super) fn passkey_find(tx: &mut Tx<'_>, credential: &str) -> store::Result<Option<Passkey>> {
    tx.one(&PASSKEY_FIND, &params![credential], passkey)
}

fn passkey(row: &Row<'_>) -> store::Result<Passkey> {
    Ok(Passkey {
        id: row.get("id")?,
        person: row.get("person_id")?,
        handle: row.get("handle")?,
        name: row.get("name")?,
        credential_id: row.get("credential_id")?,
        credential: row.get("credential")?,
        counter: row.get("counter")?,
        created: row.get("created_us")?,
        used: row.get("used_us")?,
    })
}

/// Whether it is still there, with the count that was known when the answer was judged.
pub(super) fn passkey_used(
    tx: &mut Tx<'_>,
    (known, counter): (&Passkey, i64),
    now: Time,
) -> store::Result<bool> {
    let values = params![&known.id, known.person, known.counter, counter, now];
    Ok(tx.exec(&PASSKEY_USED, &values)? == 1)
}

/// Whether the person has it.
pub(super) fn passkey_rename(
    tx: &mut Tx<'_>,
    (id, person): (&str, PersonId),
    name: &str,
) -> store::Result<bool> {
    Ok(tx.exec(&PASSKEY_RENAME, &params![id, person, name])? == 1)
}

pub(super) fn passkey_delete(tx: &mut Tx<'_>, id: &str, person: PersonId) -> store::Result<bool> {
    Ok(tx.exec(&PASSKEY_DELETE, &params![id, person])? == 1)
}

/// Takes all of a person's away; whether there was one.
pub(super) fn passkeys_delete(tx: &mut Tx<'_>, person: PersonId) -> store::Result<bool> {
    Ok(tx.exec(&PASSKEYS_DELETE, &params![person])? > 0)
}

/// Puts a question in the place of the one before, if there was one.
pub(super) fn challenge_put(tx: &mut Tx<'_>, new: &Challenge, expires: Time) -> store::Result<()> {
    let purpose = new.purpose.code();
    let values = params![&new.browser, purpose, &new.state, &new.handle, expires];
    tx.exec(&CHALLENGE_PUT, &values).map(drop)
}

pub(super) fn challenge_find(
    tx: &mut Tx<'_>,
    (browser, purpose): (&str, Purpose),
    now: Time,
) -> store::Result<Option<Challenge>> {
    let values = params![browser, purpose.code(), now];
    tx.one(&CHALLENGE_FIND, &values, |row| {
        Ok(Challenge {
            browser: browser.to_owned(),
            purpose,
            state: row.get("state")?,
            handle: row.get("handle")?,
        })
    })
}

/// Whether it was there.
pub(super) fn challenge_delete(
    tx: &mut Tx<'_>,
    (browser, purpose): (&str, Purpose),
) -> store::Result<bool> {
    Ok(tx.exec(&CHALLENGE_DELETE, &params![browser, purpose.code()])? == 1)
}

pub(super) fn challenges_over(tx: &mut Tx<'_>, now: Time) -> store::Result<()> {
    tx.exec(&CHALLENGES_OVER, &params![now]).map(drop)
}
