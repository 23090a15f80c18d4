//! Verbs of second factors.

use base::{Actor, Lang, PersonId, Time};
use serde_json::json;
use store::Tx;

use super::super::actions::{SignIn, address_of, person_find, sign_in};
use super::super::error::Error;
use super::super::grants::{may_change as may_change_role, sessions_end};
use super::super::model::secret_hash;
use super::super::roles::Roles;
use super::super::{MANAGE, queries as people};
use super::model::{
    Factor, FactorConfirm, FactorEnter, FactorNew, FactorReset, FactorSeen, FactorsSeen, Typed,
};
use super::{passkeys, queries, rules};
use crate::audit::{self, Act, Fresh};
use crate::notifications::{self, FORMAL_LETTER, MessageNew};
use crate::registry::Registry;

/// What people are told by letter.
const ADDED: &str = "kernel-letter-factor-added";
const REMOVED: &str = "kernel-letter-factor-removed";
const RESET: &str = "kernel-letter-factor-reset";

pub(super) fn person_of(actor: &Actor) -> Result<PersonId, Error> {
    actor.id().ok_or(Error::Forbidden)
}

fn confirmed(factors: &[Factor]) -> impl Iterator<Item = &Factor> {
    factors.iter().filter(|factor| factor.confirmed.is_some())
}

/// Whether a person has any factor: an app that works, or a passkey.
pub(super) fn has_any(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, Error> {
    let apps = queries::factors_of(tx, person)?;
    Ok(confirmed(&apps).next().is_some() || !passkeys::passkeys_of(tx, person)?.is_empty())
}

/// All apps of a person, those too that wait for their first code.
pub(super) fn factors_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Factor>, Error> {
    Ok(queries::factors_of(tx, person)?)
}

/// What a person sees of their own.
pub fn factors_seen(tx: &mut Tx<'_>, person: PersonId) -> Result<FactorsSeen, Error> {
    let apps = queries::factors_of(tx, person)?.into_iter();
    let apps = apps.filter_map(|factor| {
        Some(FactorSeen {
            since: factor.confirmed?,
            id: factor.id,
            used: factor.used,
        })
    });
    Ok(FactorsSeen {
        apps: apps.collect(),
        passkeys: passkeys::passkeys_of(tx, person)?
            .into_iter()
            .map(passkeys::seen)
            .collect(),
        recovery: queries::recovery_left(tx, person)?,
    })
}

/// Begins with an app: it is good for nothing until its first code was entered. One that was begun before is dropped.
pub(super) fn factor_begin(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    new: &FactorNew,
) -> Result<(), Error> {
    let known = queries::factors_of(tx, new.person)?;
    rules::may_change(actor, now, has_any(tx, new.person)?)?;
    if confirmed(&known).count() >= rules::FACTORS_MAX {
        return Err(Error::FactorsMany);
    }
    queries::factors_pending_delete(tx, new.person)?;
    Ok(queries::factor_insert(tx, new, now)?)
}

/// An app that waits for its first code, if it has not waited too long.
pub(super) fn pending(factors: &[Factor], now: Time, id: &str) -> Option<Factor> {
    let mut waiting = factors.iter().filter(|factor| factor.confirmed.is_none());
    let found = waiting.find(|factor| factor.id == id)?;
    (now.since(found.created) < rules::PENDING_LIFE).then(|| found.clone())
}

/// What came of adding a factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Changed {
    /// Whether the person has recovery codes from now on.
    pub(super) first: bool,
    /// Whether the browser gets a fresh session.
    pub(super) rotated: bool,
}

/// Takes an app into use, and proves it in this session. The first one brings recovery codes.
pub(super) fn factor_confirm(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    cmd: &FactorConfirm,
) -> Result<Changed, Error> {
    let person = person_of(actor)?;
    let known = queries::factors_of(tx, person)?;
    let first = !has_any(tx, person)?;
    rules::may_change(actor, now, !first)?;
    pending(&known, now, &cmd.id).ok_or(Error::FactorUnknown)?;
    if !queries::factor_confirm(tx, (&cmd.id, person), (cmd.step, now))? {
        return Err(Error::FactorUnknown);
    }
    if first {
        queries::recovery_put(tx, person, &cmd.marks)?;
    }
    let rotated = session_prove(tx, now, person, &cmd.sign_in)?;
    let act = ("factor_added", "", None);
    record(tx, (actor, now), act, (person, &cmd.fresh))?;
    letter_send(tx, now, (person, ADDED, Vec::new()), &cmd.fresh)?;
    Ok(Changed { first, rotated })
}

/// Proves a factor in a session. The inner error is a refusal that has been counted: let the transaction stand, or
/// the next guess is free. True if the browser gets a fresh session.
pub(super) fn factor_enter(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    cmd: &FactorEnter,
) -> Result<Result<bool, Error>, Error> {
    let person = person_of(actor)?;
    let (wrong, locked) = queries::tries_find(tx, person)?;
    if let Some(until) = locked.filter(|until| *until > now) {
        return Ok(Err(Error::factor_locked(until, now)));
    }
    let good = match &cmd.typed {
        Typed::App { id, step } => {
            if !queries::factor_used(tx, (id, person), (*step, now))? {
                return Ok(Err(Error::FactorUsed));
            }
            true
        }
        Typed::Recovery(mark) => queries::recovery_use(tx, (person, mark), now)?,
        Typed::Wrong => false,
    };
    if good {
        queries::tries_delete(tx, person)?;
        return session_prove(tx, now, person, &cmd.sign_in).map(Ok);
    }
    let wrong = wrong + 1;
    let until = rules::lock(wrong).map(|span| now + span);
    queries::tries_put(tx, person, (wrong, until.unwrap_or(now)))?;
    Ok(Err(match until {
        Some(until) => Error::factor_locked(until, now),
        None => Error::FactorWrong {
            left: rules::tries_left(wrong),
        },
    }))
}

/// Notes in a session that its person proved a factor. Where that is new, a fresh session takes its place, so that
/// whoever knew the one before has nothing.
pub(super) fn session_prove(
    tx: &mut Tx<'_>,
    now: Time,
    person: PersonId,
    cmd: &SignIn,
) -> Result<bool, Error> {
    let hash = cmd.earlier.as_deref().map(secret_hash).unwrap_or_default();
    let found = people::session_find(tx, &hash, now)?;
    let stands = found.filter(|session| session.person == Some(person));
    let session = stands.ok_or(Error::SessionOver)?;
    if session.proved.is_some() {
        queries::session_proved(tx, &hash, now)?;
        return Ok(false);
    }
    sign_in(tx, now, cmd, person)?;
    Ok(true)
}

/// Takes one of a person's own apps away. With the last factor go the recovery codes, and roles rest everywhere.
pub(super) fn factor_remove(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    (id, fresh): (&str, &Fresh),
) -> Result<(), Error> {
    let person = person_of(actor)?;
    if !queries::factor_delete(tx, id, person)? {
        return Err(Error::FactorUnknown);
    }
    factors_end(tx, person)?;
    let act = ("factor_removed", "", None);
    record(tx, (actor, now), act, (person, fresh))?;
    letter_send(tx, now, (person, REMOVED, Vec::new()), fresh)
}

/// Where no factor is left, takes the recovery codes away too, and lets roles rest in all sessions.
pub(super) fn factors_end(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Error> {
    if has_any(tx, person)? {
        return Ok(());
    }
    queries::factors_delete(tx, person)?;
    Ok(queries::sessions_unproved(tx, person)?)
}

/// Puts fresh recovery codes in the place of those before.
pub(super) fn recovery_renew(
    tx: &mut Tx<'_>,
    actor: &Actor,
    now: Time,
    (marks, fresh): (&[String], &Fresh),
) -> Result<(), Error> {
    let person = person_of(actor)?;
    if !has_any(tx, person)? {
        return Err(Error::FactorUnknown);
    }
    queries::recovery_put(tx, person, marks)?;
    let act = ("factor_recovery_renewed", "", None);
    record(tx, (actor, now), act, (person, fresh))
}

/// Takes everything away from somebody who lost it, on the record; they are signed out everywhere and told by letter.
/// Whoever does it could end every role that the person holds, and it is never oneself.
pub fn factor_reset(
    tx: &mut Tx<'_>,
    (registry, roles): (&Registry, &Roles),
    (actor, now): (&Actor, Time),
    cmd: &FactorReset,
) -> Result<(), Error> {
    let reason = rules::reason(&cmd.reason)?;
    if actor.id() == Some(cmd.person) {
        return Err(Error::FactorOwn);
    }
    person_find(tx, cmd.person)?;
    if !actor.may(MANAGE, None) {
        let held = people::grants(tx, cmd.person)?;
        if held.is_empty() {
            return Err(Error::PersonUnknown);
        }
        for role in &held {
            may_change_role(registry, roles, actor, role)?;
        }
    }
    let passkeys = passkeys::passkeys_delete(tx, cmd.person)?;
    if !queries::factors_delete(tx, cmd.person)? && !passkeys {
        return Err(Error::FactorNone);
    }
    sessions_end(tx, now, cmd.person)?;
    let act = ("factor_reset", cmd.agency.as_str(), Some(reason));
    record(tx, (actor, now), act, (cmd.person, &cmd.fresh))?;
    let reason = vec![("reason".to_owned(), reason.to_owned())];
    letter_send(tx, now, (cmd.person, RESET, reason), &cmd.fresh)
}

pub(in super::super) fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (act, agency, words): (&str, &str, Option<&str>),
    (person, fresh): (PersonId, &Fresh),
) -> Result<(), Error> {
    let act = Act {
        name: &format!("person.{act}"),
        agency,
        kind: "person",
        reference: "",
        public: false,
        subject: (&format!("person-{person}"), now.micros()),
        payload: json!({
            "person": person.to_string(),
            "actor": actor.id().map(|id| id.to_string()),
            "words": words,
        }),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}

/// Tells the person where they are written to, whatever news they want no more of.
pub(in super::super) fn letter_send(
    tx: &mut Tx<'_>,
    now: Time,
    (person, key, args): (PersonId, &str, Vec<(String, String)>),
    fresh: &Fresh,
) -> Result<(), Error> {
    let person = person_find(tx, person)?;
    let Some(address) = address_of(&person) else {
        return Ok(());
    };
    let page = ("path".to_owned(), "me/factors".to_owned());
    let message = MessageNew {
        id: fresh.entry.clone(),
        address,
        person_id: Some(person.id.to_string()),
        case_id: None,
        template: format!("{FORMAL_LETTER}{key}"),
        args: args.into_iter().chain([page]).collect(),
        lang: person.lang.unwrap_or(Lang::MS),
    };
    Ok(notifications::message_queue(tx, now, &message)?)
}
