//! Verbs of identity papers.

use base::{Actor, Field, Permission, PersonId, Time};
use serde_json::{Value, json};
use store::Tx;

use super::error::Error;
use super::model::{Holder, Paper, PaperAdd, PaperSeek, PaperSeen, PaperShow};
use super::{queries, rules};
use crate::App;
use crate::audit::{self, Act, Fresh};

/// May look a person up by the number of a paper of theirs, and have such numbers shown with a reason.
pub const IDENTIFY: Permission = Permission("identity.identify");

/// What whoever looks somebody up reads.
pub(super) const READ: &[Field] = &[Field::Name, Field::Number];

fn person_of(actor: &Actor) -> Result<PersonId, Error> {
    actor.id().ok_or(Error::Forbidden)
}

/// What a person keeps, masked, the oldest first.
pub fn papers_of(tx: &mut Tx<'_>, app: &App, person: PersonId) -> store::Result<Vec<PaperSeen>> {
    let kept = queries::papers_of(tx, person)?;
    let seen = kept.iter().map(|paper| paper.seen(&app.vault, &app.papers));
    Ok(seen.collect())
}

/// Keeps a number for the actor, unless somebody else keeps it. The inner error is a refusal that has been counted: let
/// the transaction stand, or the next try is free.
pub(super) fn paper_add(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &PaperAdd,
) -> Result<Result<(), Error>, Error> {
    let person = person_of(actor)?;
    let kept = queries::papers_of(tx, person)?;
    if kept.iter().any(|known| known.mark == cmd.paper.mark) {
        return Err(Error::Known);
    }
    if kept.len() >= rules::PAPERS_MAX {
        return Err(Error::Many);
    }
    let same = kept.iter().filter(|known| known.kind == cmd.paper.kind);
    if same.count() >= cmd.most {
        return Err(Error::KindFull);
    }
    let tries = rules::tried(queries::tries_find(tx, person)?, now)?;
    queries::tries_put(tx, person, tries)?;
    let free = queries::paper_insert(tx, &cmd.paper)?;
    let act = if free { "paper_added" } else { "paper_refused" };
    let told = json!({ "kind": cmd.paper.kind });
    record(tx, (actor, now), (act, Some(person), told), &cmd.fresh)?;
    Ok(if free { Ok(()) } else { Err(Error::Refused) })
}

/// Keeps a number that a provider told of a person. It takes the place of one of the same kind that they wrote down
/// themselves. The inner error is a refusal that is on record: let the transaction stand.
pub(super) fn paper_vouch(
    tx: &mut Tx<'_>,
    now: Time,
    cmd: &PaperAdd,
) -> Result<Result<(), Error>, Error> {
    let (person, by) = (cmd.paper.person, cmd.paper.vouched.as_deref());
    let kept = queries::papers_of(tx, person)?;
    let told = json!({ "kind": cmd.paper.kind, "provider": by });
    let noted = |tx: &mut Tx<'_>, act| {
        let by = (&Actor::system(), now);
        record(tx, by, (act, Some(person), told.clone()), &cmd.fresh)
    };
    if let Some(known) = kept.iter().find(|known| known.mark == cmd.paper.mark) {
        if known.vouched.as_deref() != by {
            queries::paper_vouched(tx, &known.id, by)?;
            noted(tx, "paper_vouched")?;
        }
        return Ok(Ok(()));
    }
    let same: Vec<_> = kept
        .iter()
        .filter(|known| known.kind == cmd.paper.kind)
        .collect();
    let written = same.iter().find(|known| known.vouched.is_none());
    let replaced = written.filter(|_| same.len() >= cmd.most);
    if replaced.is_none() && same.len() >= cmd.most {
        return Err(Error::KindFull);
    }
    if replaced.is_none() && kept.len() >= rules::PAPERS_MAX {
        return Err(Error::Many);
    }
    let free = queries::paper_insert(tx, &cmd.paper)?;
    // What was written down goes only for a number that is kept.
    if let Some(replaced) = replaced.filter(|_| free) {
        queries::paper_delete(tx, &replaced.id, person)?;
    }
    noted(
        tx,
        if free {
            "paper_vouched"
        } else {
            "paper_refused"
        },
    )?;
    Ok(if free { Ok(()) } else { Err(Error::Refused) })
}

/// Forgets a number of the actor's.
pub(super) fn paper_remove(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, fresh): (&str, &Fresh),
) -> Result<(), Error> {
    let person = person_of(actor)?;
    if !queries::paper_delete(tx, id, person)? {
        return Err(Error::Unknown);
    }
    let told = json!({ "paper": id });
    record(
        tx,
        (actor, now),
        ("paper_removed", Some(person), told),
        fresh,
    )
}

/// Looks for whoever keeps a number. The same is done and recorded whether somebody does or not.
pub(super) fn paper_seek(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &PaperSeek,
) -> Result<Option<Holder>, Error> {
    if !identifies(actor) {
        return Err(Error::Forbidden);
    }
    let found = queries::holder_find(tx, &cmd.mark)?;
    let person = found.as_ref().map(|holder| holder.person);
    let told = json!({ "kind": cmd.kind, "found": person.is_some() });
    record(tx, (actor, now), ("sought", person, told), &cmd.fresh)?;
    match person {
        Some(person) => audit::viewed_person(tx, now, actor, (person, ""), READ)?,
        // A reading of nobody costs what a reading of somebody does.
        None => audit::viewed(tx, now, actor, (&nobody(&cmd.fresh), ""), READ)?,
    };
    Ok(found)
}

/// The subject of a look-up that found nobody.
fn nobody(fresh: &Fresh) -> String {
    format!("nobody-{}", fresh.entry)
}

/// Hands out a paper whose number is to be shown whole, with the reason on record.
pub(super) fn paper_show(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &PaperShow,
) -> Result<Paper, Error> {
    if !identifies(actor) {
        return Err(Error::Forbidden);
    }
    let reason = rules::reason(&cmd.reason)?;
    let paper = queries::paper_find(tx, &cmd.id)?.ok_or(Error::Unknown)?;
    let told = json!({ "kind": paper.kind, "paper": paper.id, "words": reason });
    record(
        tx,
        (actor, now),
        ("paper_shown", Some(paper.person), told),
        &cmd.fresh,
    )?;
    audit::viewed_person(tx, now, actor, (paper.person, ""), READ)?;
    Ok(paper)
}

/// Whether somebody may look at what proves who others are, and decide on it.
pub(crate) fn identifies(actor: &Actor) -> bool {
    actor.is_person() && actor.may(IDENTIFY, None)
}

/// Records what was done, by whom, about whom. No number stands in it, masked or whole.
fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (act, person, told): (&str, Option<PersonId>, Value),
    fresh: &Fresh,
) -> Result<(), Error> {
    let subject = person.map_or_else(|| nobody(fresh), |person| format!("person-{person}"));
    let agencies = actor.agencies_for(IDENTIFY).unwrap_or_default();
    let act = Act {
        name: &format!("person.{act}"),
        agency: agencies.first().copied().unwrap_or_default(),
        kind: "person",
        reference: "",
        public: false,
        subject: (&subject, now.micros()),
        payload: json!({
            "person": person.map(|person| person.to_string()),
            "actor": actor.id().map(|id| id.to_string()),
            "told": told,
        }),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}
