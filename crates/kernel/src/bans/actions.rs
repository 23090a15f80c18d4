//! Verbs of bans.

use std::time::Duration;

use base::{Actor, PersonId, Time};
use serde_json::json;
use store::Tx;

use super::error::{Error, REASON_MAX};
use super::model::{Asked, Ban, Banned, DAYS, Propose, State};
use super::queries::{self, Marks};
use super::{DECIDE, PROPOSE};
use crate::App;
use crate::audit::{self, Act, Fresh};
use crate::cases::{self, COUNTED};
use crate::identity;
use crate::registry::Registry;

const DAY: Duration = Duration::from_hours(24);

/// What an address is found by.
fn mark(app: &App, address: &str) -> String {
    app.vault.mark("sender", address)
}

fn officer(actor: &Actor) -> Result<PersonId, Error> {
    actor
        .id()
        .filter(|_| actor.is_person())
        .ok_or(Error::Forbidden)
}

fn reason(words: &str) -> Result<&str, Error> {
    let words = words.trim();
    if words.is_empty() || words.chars().count() > REASON_MAX {
        return Err(Error::Reason);
    }
    Ok(words)
}

/// Proposes that whoever brought a case is not heard for a time by the agency that has it.
pub fn ban_propose(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &Propose,
) -> Result<Ban, Error> {
    let made_by = officer(actor)?;
    let case = cases::case_by_reference(tx, actor, &cmd.reference)?;
    if !actor.may_about(PROPOSE, &case.matter()) {
        return Err(Error::Forbidden);
    }
    let reason = reason(&cmd.reason)?;
    if !DAYS.contains(&cmd.days) {
        return Err(Error::Days);
    }
    let about = case.owner.filter(|owner| *owner != made_by);
    let about = about.ok_or(Error::Nobody)?;
    if queries::ban_open(tx, now, (about, &case.agency))? {
        return Err(Error::Already);
    }
    let person = identity::person_find(tx, about)?;
    let marks = Marks {
        email: person.email.as_deref().map(|email| mark(app, email)),
        phone: person.phone.as_deref().map(|phone| mark(app, phone)),
    };
    let ban = Ban {
        id: cmd.id.clone(),
        agency: case.agency.clone(),
        reference: case.reference.to_string(),
        reason: reason.to_owned(),
        state: State::Proposed,
        until: now + DAY * cmd.days,
        made: now,
        made_by,
        person: Some(about),
        lifted_why: None,
    };
    queries::ban_insert(tx, &ban, &marks)?;
    record(tx, (actor, now), (&ban, "proposed", reason), &cmd.fresh)?;
    Ok(ban)
}

/// Lets a ban hold, or not: somebody of the bureau who did not propose it.
pub fn ban_decide(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, holds): (&str, bool),
    fresh: &Fresh,
) -> Result<(), Error> {
    let by = officer(actor)?;
    if !actor.may(DECIDE, None) {
        return Err(Error::Forbidden);
    }
    let ban = queries::ban_find(tx, id)?.ok_or(Error::NotFound)?;
    if ban.made_by == by {
        return Err(Error::Own);
    }
    let state = if holds {
        State::Standing
    } else {
        State::Refused
    };
    if !ban.is_open(now) || !queries::ban_decide(tx, id, state, (by, now))? {
        return Err(Error::Decided);
    }
    record(tx, (actor, now), (&ban, state.code(), &ban.reason), fresh)?;
    if holds {
        tell(tx, now, (&ban, "banned"), &fresh.next())?;
    }
    Ok(())
}

/// Ends a ban before its time, or a proposal before its decision: the bureau, or officers of the agency.
pub fn ban_lift(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, why): (&str, &str),
    fresh: &Fresh,
) -> Result<(), Error> {
    let by = officer(actor)?;
    let ban = queries::ban_find(tx, id)?.ok_or(Error::NotFound)?;
    if !actor.may(DECIDE, None) && !actor.sits_at(PROPOSE, &ban.agency) {
        return Err(Error::NotFound);
    }
    let why = reason(why)?;
    if !ban.is_open(now) || !queries::ban_lift(tx, id, why, (by, now))? {
        return Err(Error::Decided);
    }
    record(tx, (actor, now), (&ban, "lifted", why), fresh)?;
    if ban.state == State::Standing {
        tell(tx, now, (&ban, "ban_lifted"), &fresh.next())?;
    }
    Ok(())
}

/// Bans that the actor may look after, the latest first.
pub fn bans_list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    before: (Time, &str),
    limit: i64,
) -> Result<Vec<Ban>, Error> {
    officer(actor)?;
    if actor.may(DECIDE, None) {
        return Ok(queries::bans(tx, None, before, limit)?);
    }
    if !actor.may(PROPOSE, None) {
        return Err(Error::Forbidden);
    }
    let Some(agencies) = actor.agencies_for(PROPOSE) else {
        return Ok(queries::bans(tx, None, before, limit)?);
    };
    let mut all = Vec::new();
    for agency in agencies {
        all.extend(queries::bans(tx, Some(agency), before, limit)?);
    }
    all.sort_by(|one, other| (other.made, &other.id).cmp(&(one.made, &one.id)));
    all.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(all)
}

/// How many proposals wait for the bureau, as far as anybody counts; nothing for those who do not decide.
pub fn bans_count(tx: &mut Tx<'_>, actor: &Actor, now: Time) -> store::Result<Option<i64>> {
    if !actor.is_person() || !actor.may(DECIDE, None) {
        return Ok(None);
    }
    queries::bans_proposed(tx, now, COUNTED + 1).map(Some)
}

/// Whether an agency does not hear somebody now. Asked inside the write that would take something in.
pub fn ban_asked(
    tx: &mut Tx<'_>,
    (app, registry, now): (&App, &Registry, Time),
    asked: &Asked,
    agency: &str,
) -> store::Result<Option<Banned>> {
    // What the bureau itself asked for about its own cases holds for all.
    let bureau = &registry.settings().triage.agency;
    let holds = |(of, _): &(String, Banned)| *of == *agency || **of == **bureau;
    let found = standing(tx, (app, now), asked)?.into_iter().find(holds);
    Ok(found.map(|(_, banned)| banned))
}

/// Tells the store that it will be asked.
pub fn ban_foresee(tx: &mut Tx<'_>, (app, now): (&App, Time), asked: &Asked) -> store::Result<()> {
    standing(tx, (app, now), asked).map(drop)
}

fn standing(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    asked: &Asked,
) -> store::Result<Vec<(String, Banned)>> {
    if asked.person.is_none() && asked.address.is_none() {
        return Ok(Vec::new());
    }
    let person = asked.person.map(|id| id.to_string()).unwrap_or_default();
    let address = asked.address.as_ref();
    let mark = address.map(|address| mark(app, address.as_str()));
    queries::bans_standing(tx, now, (&person, &mark.unwrap_or_default()))
}

/// Forgets whom bans were about that are over.
pub(crate) fn bans_forget(app: &App) -> store::Result<()> {
    let now = app.clock.now();
    app.db
        .write_blocking("bans.forget", move |tx| queries::bans_forget(tx, now))
}

fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (ban, done, words): (&Ban, &str, &str),
    fresh: &Fresh,
) -> store::Result<()> {
    let act = Act {
        name: &format!("ban.{done}"),
        agency: &ban.agency,
        kind: "ban",
        reference: &ban.reference,
        public: false,
        subject: (&format!("ban-{}", ban.id), now.micros()),
        payload: json!({
            "actor": actor.id().map(|id| id.to_string()),
            "person": ban.person.map(|id| id.to_string()),
            "until": ban.until.rfc3339(),
            "words": words,
        }),
    };
    audit::record(tx, now, fresh, &act)
}

/// Puts it on record for the person whom it is about, among the receipts of their account.
fn tell(tx: &mut Tx<'_>, now: Time, (ban, done): (&Ban, &str), fresh: &Fresh) -> store::Result<()> {
    let Some(person) = ban.person else {
        return Ok(());
    };
    let act = Act {
        name: &format!("person.{done}"),
        agency: &ban.agency,
        kind: "person",
        reference: "",
        public: false,
        subject: (&format!("person-{person}"), now.micros()),
        payload: json!({ "person": person.to_string(), "until": ban.until.rfc3339() }),
    };
    audit::record(tx, now, fresh, &act)
}
