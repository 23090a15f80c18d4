//! Verbs of passkeys.

use base::{Actor, Factor as Standing, PersonId, Time};
use store::Tx;

use super::super::super::actions::{SignIn, sign_in};
use super::super::super::error::Error;
use super::super::actions::{
    Changed, factors_end, has_any, letter_send, person_of, record, session_prove,
};
use super::super::queries::recovery_put;
use super::model::{Challenge, Passkey, PasskeyNew, PasskeyUsed, Purpose};
use super::{queries, rules};
use crate::audit::Fresh;

/// What people are told by letter.
const ADDED: &str = "kernel-letter-passkey-added";
const REMOVED: &str = "kernel-letter-passkey-removed";
const COPIED: &str = "kernel-letter-passkey-copied";

/// All passkeys of a person, the oldest first.
pub(in crate::identity) fn passkeys_of(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> Result<Vec<Passkey>, Error> {
    Ok(queries::passkeys_of(tx, person)?)
}

/// Takes all passkeys of a person away; whether there was one.
pub(in super::super) fn passkeys_delete(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, Error> {
    Ok(queries::passkeys_delete(tx, person)?)
}

/// Keeps a question until its answer comes.
pub(super) fn challenge_keep(tx: &mut Tx<'_>, now: Time, new: &Challenge) -> Result<(), Error> {
    Ok(queries::challenge_put(
        tx,
        new,
        now + rules::CHALLENGE_LIFE,
    )?)
}

/// The question that a browser was asked. It is used up, whatever comes of it.
pub(super) fn challenge_take(
    tx: &mut Tx<'_>,
    now: Time,
    asked: (&str, Purpose),
) -> Result<Option<Challenge>, Error> {
    let found = queries::challenge_find(tx, asked, now)?;
    let was_there = queries::challenge_delete(tx, asked)?;
    Ok(found.filter(|_| was_there))
}

/// Forgets questions that nobody answered.
pub(in crate::identity) fn challenges_sweep(tx: &mut Tx<'_>, now: Time) -> Result<(), Error> {
    Ok(queries::challenges_over(tx, now)?)
}

/// The question with the passkey that an answer names, to be judged outside.
pub(super) fn answer_weigh(
    tx: &mut Tx<'_>,
    now: Time,
    (asked, credential): ((&str, Purpose), &str),
) -> Result<Option<(Challenge, Passkey)>, Error> {
    let challenge = challenge_take(tx, now, asked)?;
    let passkey = queries::passkey_find(tx, credential)?;
    Ok(challenge.zip(passkey))
}

/// Whether the person may add a passkey now, and what they have.
pub(super) fn passkey_begin(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
) -> Result<Vec<Passkey>, Error> {
    let person = person_of(actor)?;
    rules::may_add(actor, now, has_any(tx, person)?)?;
    let known = queries::passkeys_of(tx, person)?;
    if known.len() < rules::PASSKEYS_MAX {
        Ok(known)
    } else {
        Err(Error::PasskeysMany)
    }
}

/// Keeps a passkey. Of whom a factor is asked has proved it by that, and the first one brings recovery codes.
pub(super) fn passkey_add(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    cmd: &PasskeyNew,
) -> Result<Changed, Error> {
    let person = cmd.passkey.person;
    let asked = actor.factor != Standing::Free;
    let first = asked && !has_any(tx, person)?;
    passkey_begin(tx, actor, now)?;
    if !queries::passkey_insert(tx, &cmd.passkey)? {
        return Err(Error::PasskeyRefused);
    }
    if first {
        recovery_put(tx, person, &cmd.marks)?;
    }
    let rotated = asked && session_prove(tx, now, person, &cmd.sign_in)?;
    told(
        tx,
        (actor, now),
        ("passkey_added", ADDED),
        (person, &cmd.fresh),
    )?;
    Ok(Changed { first, rotated })
}

/// Signs in whoever a passkey belongs to. It looked at its person, so it counts as both factors.
pub(super) fn passkey_sign_in(
    tx: &mut Tx<'_>,
    now: Time,
    (used, cmd): (&PasskeyUsed, &SignIn),
) -> Result<PersonId, Error> {
    passkey_use(tx, now, used)?;
    sign_in(tx, now, cmd, used.passkey.person)?;
    Ok(used.passkey.person)
}

/// Proves a factor in a session by a passkey of its person. True if the browser gets a fresh session.
pub(super) fn passkey_prove(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (used, cmd): (&PasskeyUsed, &SignIn),
) -> Result<bool, Error> {
    let person = person_of(actor)?;
    if used.passkey.person != person {
        return Err(Error::PasskeyRefused);
    }
    passkey_use(tx, now, used)?;
    session_prove(tx, now, person, cmd)
}

/// Notes a use, unless the passkey was taken away or used by somebody faster meanwhile.
fn passkey_use(tx: &mut Tx<'_>, now: Time, used: &PasskeyUsed) -> Result<(), Error> {
    if queries::passkey_used(tx, (&used.passkey, used.counter), now)? {
        Ok(())
    } else {
        Err(Error::PasskeyRefused)
    }
}

/// Puts on record that a passkey's count went back, and tells its owner: somebody may have a copy of the key.
pub(super) fn passkey_doubt(
    tx: &mut Tx<'_>,
    now: Time,
    (passkey, fresh): (&Passkey, &Fresh),
) -> Result<(), Error> {
    let about = (passkey.person, fresh);
    told(
        tx,
        (&Actor::system(), now),
        ("passkey_copied", COPIED),
        about,
    )
}

/// Calls one of a person's own passkeys something else. It is a word for themselves: nothing depends on it.
pub(super) fn passkey_rename(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (id, name): (&str, &str),
) -> Result<(), Error> {
    let person = person_of(actor)?;
    if queries::passkey_rename(tx, (id, person), name)? {
        Ok(())
    } else {
        Err(Error::FactorUnknown)
    }
}

/// Takes one of a person's own passkeys away. With the last factor go the recovery codes, and roles rest everywhere.
pub(super) fn passkey_remove(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    (id, fresh): (&str, &Fresh),
) -> Result<(), Error> {
    let person = person_of(actor)?;
    if !queries::passkey_delete(tx, id, person)? {
        return Err(Error::FactorUnknown);
    }
    factors_end(tx, person)?;
    told(
        tx,
        (actor, now),
        ("passkey_removed", REMOVED),
        (person, fresh),
    )
}

fn told(
    tx: &mut Tx<'_>,
    by: (&Actor, Time),
    (act, letter): (&str, &str),
    (person, fresh): (PersonId, &Fresh),
) -> Result<(), Error> {
    record(tx, by, (act, "", None), (person, fresh))?;
    letter_send(tx, by.1, (person, letter, Vec::new()), fresh)
}
