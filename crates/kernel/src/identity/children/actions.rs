//! Verbs of children and their guardians: the only writers.

use base::{Actor, Field, PersonId, Time};
use serde_json::json;
use store::Tx;

use super::error::Error;
use super::model::{Child, ChildNew, ChildSeen, Confirm, State};
use super::{jobs, queries};
use crate::audit::{self, Act, Fresh};
use crate::identity::mandates::{self, Guardian, Standing};
use crate::identity::papers::{self, identifies};
use crate::identity::{self, IDENTIFY, PersonNew};

/// Longest name of a child, in characters.
pub(super) const NAME_MAX: usize = 200;
/// So many children may somebody enter.
pub(super) const MOST: usize = 20;
/// What an officer reads of whoever says that they are a guardian.
pub(super) const READ: &[Field] = &[Field::Name];

/// And where a child's whole number is shown.
pub(super) const SHOWN: &[Field] = &[Field::Name, Field::Number];

/// What guardians are told, and the child's own account.
const CONFIRMED: &str = "kernel-letter-child-confirmed";
const REFUSED: &str = "kernel-letter-child-refused";
const ENDED: &str = "kernel-letter-child-ended";
const GUARDED: &str = "kernel-letter-child-guardian";

/// Says that the actor is a child's guardian. Nobody acts for it before an officer has confirmed that.
pub fn child_claim(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    new: &ChildNew,
) -> Result<(), Error> {
    let person = mandates::themselves(actor)?;
    let child = &new.child;
    let length = child.name.chars().count();
    if length == 0 || length > NAME_MAX {
        return Err(Error::Name);
    }
    if child.until <= now {
        return Err(Error::Born);
    }
    let own = children_of(tx, now, person)?;
    if own.len() >= MOST {
        return Err(Error::Many);
    }
    // Whoever gave their mandate back may ask again.
    let open = |one: &&ChildSeen| match one.child.state {
        State::Claimed => true,
        State::Confirmed => one.standing.is_some_and(Standing::is_open),
        State::Refused | State::Ended => false,
    };
    let same = |one: &ChildSeen| one.child.paper.mark == child.paper.mark;
    if own.iter().filter(open).any(same) {
        return Err(Error::Already);
    }
    queries::child_insert(tx, child)?;
    record(tx, (actor, now), ("claimed", child, child.id()), &new.fresh)
}

/// The children that a person entered, the newest first.
pub fn children_of(tx: &mut Tx<'_>, now: Time, person: PersonId) -> Result<Vec<ChildSeen>, Error> {
    let mut all = Vec::new();
    for child in queries::children_of(tx, person)? {
        let standing = match &child.mandate {
            Some(mandate) => mandates::standing_of(tx, now, mandate)?,
            None => None,
        };
        all.push(ChildSeen {
            child,
            standing,
            guardian: String::new(),
        });
    }
    Ok(all)
}

/// The children that wait for an officer, and those that were confirmed last. The reading leaves its rows.
pub fn children_at_desk(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
) -> Result<Vec<ChildSeen>, Error> {
    if !identifies(actor) {
        return Err(Error::Forbidden);
    }
    let mut proof = None;
    let mut all = queries::children_claimed(tx)?;
    all.extend(queries::children_confirmed(tx)?);
    for child in all {
        let read = audit::viewed_person(tx, now, actor, (child.by, ""), READ)?;
        proof = Some(read);
    }
    let Some(proof) = proof else {
        return Ok(Vec::new());
    };
    let seen = queries::with_guardians(tx, &proof)?.into_iter();
    let seen = seen.map(|(child, guardian)| ChildSeen {
        child,
        standing: None,
        guardian,
    });
    Ok(seen.collect())
}

/// Hands out a child whose whole number is to be compared with its paper. That it was shown is on record, with the reason.
pub fn child_number_show(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, reason, fresh): (PersonId, &str, &Fresh),
) -> Result<(), Error> {
    let child = decided_by(tx, actor, id)?;
    if child.state != State::Claimed {
        return Err(Error::Decided);
    }
    let reason = papers::reason(reason)?;
    audit::viewed_person(tx, now, actor, (child.by, ""), SHOWN)?;
    let act = ("number_shown", &child, id);
    record_why(tx, (actor, now), act, (Some(reason), fresh))
}

/// Confirms by its papers that somebody is a child's guardian, or does not. The guardian is told, and so is the child's own
/// account if it has one.
pub fn child_decide(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, confirmed, cmd): (PersonId, bool, &Confirm),
) -> Result<(), Error> {
    let child = decided_by(tx, actor, id)?;
    if !confirmed {
        let change = (State::Claimed, State::Refused, now);
        if !queries::child_decide(tx, id, change, (None, None))? {
            return Err(Error::Decided);
        }
        mandates::tell(
            tx,
            now,
            (child.by, &child.name, "me/children"),
            (REFUSED, id),
        )?;
        return record(tx, (actor, now), ("refused", &child, id), &cmd.fresh);
    }
    if child.until <= now {
        return Err(Error::Born);
    }
    let party = party(tx, now, &child)?;
    let change = (State::Claimed, State::Confirmed, now);
    if !queries::child_decide(tx, id, change, (Some(party), Some(&cmd.mandate)))? {
        return Err(Error::Decided);
    }
    let guardian = Guardian {
        id: &cmd.mandate,
        child: party,
        holder: child.by,
        until: child.until,
    };
    mandates::guardian_put(tx, now, &guardian)?;
    jobs::enqueue(tx, &cmd.mandate, (child.until, now))?;
    mandates::tell(
        tx,
        now,
        (child.by, &child.name, "me/children"),
        (CONFIRMED, id),
    )?;
    let path = format!("me/mandates/{}", cmd.mandate);
    mandates::tell(tx, now, (party, &child.name, &path), (GUARDED, id))?;
    record(tx, (actor, now), ("confirmed", &child, party), &cmd.fresh)
}

/// As which party a child's cases are its own: as it is here already, or a new row among the people.
fn party(tx: &mut Tx<'_>, now: Time, child: &Child) -> Result<PersonId, Error> {
    if queries::child_own(tx, &child.paper.mark, child.by)? {
        return Err(Error::Own);
    }
    if let Some(known) = queries::child_party(tx, &child.paper.mark)? {
        if mandates::is_guardian(tx, (known, child.by))? {
            return Err(Error::Already);
        }
        return Ok(known);
    }
    let row = PersonNew {
        id: child.id(),
        name: child.name.clone(),
        email: None,
        phone: None,
        lang: None,
        sample: false,
    };
    if !identity::queries::person_insert(tx, &row, now)? {
        return Err(Error::Decided);
    }
    Ok(row.id)
}

/// Ends that somebody acts as a child's guardian, before it is of age.
pub fn child_end(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, fresh): (PersonId, &Fresh),
) -> Result<(), Error> {
    let child = decided_by(tx, actor, id)?;
    let change = (State::Confirmed, State::Ended, now);
    if !queries::child_decide(tx, id, change, (None, None))? {
        return Err(Error::Decided);
    }
    if let Some(mandate) = &child.mandate {
        mandates::guardian_end(tx, mandate, now)?;
    }
    mandates::tell(tx, now, (child.by, &child.name, "me/children"), (ENDED, id))?;
    let party = child.party.unwrap_or(id);
    record(tx, (actor, now), ("ended", &child, party), fresh)
}

/// What an officer may decide about. Nobody decides about a child of their own, whoever entered it, nor about who speaks for them.
fn decided_by(tx: &mut Tx<'_>, actor: &Actor, id: PersonId) -> Result<Child, Error> {
    if !identifies(actor) {
        return Err(Error::Forbidden);
    }
    let child = queries::child_find(tx, id)?.ok_or(Error::Unknown)?;
    let officer = actor.id().ok_or(Error::Forbidden)?;
    if officer == child.by {
        return Err(Error::Forbidden);
    }
    let party = match child.party {
        Some(party) => Some(party),
        None => queries::child_party(tx, &child.paper.mark)?,
    };
    if let Some(party) = party
        && (party == officer || mandates::is_guardian(tx, (party, officer))?)
    {
        return Err(Error::Forbidden);
    }
    Ok(child)
}

/// Records what became of it, as a private matter of the child. Neither name nor number stands in it.
fn record(
    tx: &mut Tx<'_>,
    who: (&Actor, Time),
    act: (&str, &Child, PersonId),
    fresh: &Fresh,
) -> Result<(), Error> {
    record_why(tx, who, act, (None, fresh))
}

/// The same, with why it was done.
fn record_why(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (act, child, party): (&str, &Child, PersonId),
    (reason, fresh): (Option<&str>, &Fresh),
) -> Result<(), Error> {
    let agencies = actor.agencies_for(IDENTIFY).unwrap_or_default();
    let act = Act {
        name: &format!("person.guardian_{act}"),
        agency: agencies.first().copied().unwrap_or_default(),
        kind: "person",
        reference: "",
        public: false,
        subject: (&format!("person-{party}"), now.micros()),
        payload: json!({
            "person": party,
            "child": child.id(),
            "guardian": child.by,
            "actor": actor.id(),
            "until_us": child.until.micros().to_string(),
            "words": reason,
        }),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}
