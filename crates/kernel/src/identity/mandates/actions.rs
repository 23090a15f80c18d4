//! Verbs of mandates: the only writers.

use base::{Acting, Actor, Lang, PersonId, Time, Via};
use serde_json::{Value, json};
use store::Tx;

use super::error::Error;
use super::model::{
    Basis, Done, DoneSeen, Mandate, MandateNew, MandateSeen, MandatesSeen, Outcome, Standing,
};
use super::{parts, queries, rules};
use crate::audit::{self, Act, Fresh};
use crate::identity::{self, Address};
use crate::notifications::{self, FORMAL_LETTER, MessageNew};

/// What people are told by letter.
const OFFERED: &str = "kernel-letter-mandate-offered";
const GIVEN: &str = "kernel-letter-mandate-given";
const ACCEPTED: &str = "kernel-letter-mandate-accepted";
const DECLINED: &str = "kernel-letter-mandate-declined";
pub(super) const REVOKED: &str = "kernel-letter-mandate-revoked";
const RETURNED: &str = "kernel-letter-mandate-returned";
const CLOSED: &str = "kernel-letter-mandate-closed";
const USED: &str = "kernel-letter-mandate-used";

/// Whoever changes what stands between two people does it as themselves, in a browser: no program gives anybody away.
fn person_of(actor: &Actor) -> Result<PersonId, Error> {
    if actor.via != Via::Session {
        return Err(Error::Forbidden);
    }
    actor.id().ok_or(Error::Forbidden)
}

/// Whoever acts as themselves.
pub(in crate::identity) fn themselves(actor: &Actor) -> Result<PersonId, Error> {
    let person = person_of(actor)?;
    if actor.acting.is_some() {
        return Err(Error::Nested);
    }
    Ok(person)
}

/// Offers a mandate in the actor's own name to whoever receives at an address. Both are written to.
///
/// `known` are the kinds of case that can be done in somebody else's name.
pub fn mandate_offer(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (new, known): (&MandateNew, &[&str]),
) -> Result<(), Error> {
    let person = themselves(actor)?;
    let own = identity::person_find(tx, person)?;
    let typed = Some(new.address.as_str());
    if own.email.as_deref() == typed || own.phone.as_deref() == typed {
        return Err(Error::Own);
    }
    if !new.kinds.iter().all(|kind| known.contains(&kind.as_str())) {
        return Err(Error::Kind);
    }
    let (from, until) = rules::span((new.from, new.until), now)?;
    let open = queries::mandates_open(tx, person, now)?;
    if open.len() >= rules::GIVEN_MAX {
        return Err(Error::Many);
    }
    let waits = |seen: &&MandateSeen| rules::standing(&seen.mandate, now) == Standing::Offered;
    if open.iter().filter(waits).count() >= rules::WAITING_MAX {
        return Err(Error::Waiting);
    }
    let mandate = Mandate {
        id: new.id.clone(),
        grantor: person,
        holder: None,
        by: Some(person),
        address: new.address.to_string(),
        basis: Basis::Granted,
        role: None,
        ready: true,
        kinds: new.kinds.clone(),
        acts: new.acts,
        offered: now,
        lapses: new.lapses,
        from,
        until,
        accepted: None,
        ended: None,
        outcome: None,
    };
    queries::mandate_insert(tx, &mandate, new.address.channel())?;
    record(tx, (actor, now), ("mandate_offered", &mandate), &new.fresh)?;
    let own_address = identity::address_of(&own).map(|address| address.to_string());
    let named = Some(own.name).filter(|name| !name.is_empty());
    let seen = MandateSeen {
        grantor_name: named.clone().unwrap_or_default(),
        grantor: named.or(own_address).unwrap_or_default(),
        holder: String::new(),
        mandate,
    };
    letter_to(tx, now, (&seen, GIVEN), person)?;
    offer_letter(tx, now, (&seen, new))
}

/// Writes to the address to which a mandate is offered, in the language of whoever offers it.
pub(super) fn offer_letter(
    tx: &mut Tx<'_>,
    now: Time,
    (seen, new): (&MandateSeen, &MandateNew),
) -> Result<(), Error> {
    let days = new.lapses.since(now).as_secs() / (24 * 60 * 60);
    let mut args = letter_args(seen, "me/mandates", "");
    args.push(("days".to_owned(), days.to_string()));
    let letter = MessageNew {
        id: format!("mandate-{}-offer", new.id),
        address: new.address.clone(),
        person_id: None,
        case_id: None,
        template: format!("{FORMAL_LETTER}{OFFERED}"),
        args,
        lang: new.lang,
    };
    Ok(notifications::message_queue(tx, now, &letter)?)
}

/// Accepts what was offered to an address of the actor's; whoever gave it is told.
pub fn mandate_accept(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, fresh): (&str, &Fresh),
) -> Result<(), Error> {
    let person = themselves(actor)?;
    let mut seen = offered(tx, (person, now), id)?;
    if !parts::still_given(tx, &seen.mandate)? {
        return Err(Error::Answered);
    }
    parts::part_replace(tx, (person, now), &seen.mandate)?;
    if !queries::mandate_accept(tx, id, (person, now))? {
        return Err(Error::Answered);
    }
    seen.mandate.holder = Some(person);
    seen.mandate.accepted = Some(now);
    seen.holder.clone_from(&actor.name);
    parts::offers_follow(tx, now, &seen.mandate)?;
    record(tx, (actor, now), ("mandate_accepted", &seen.mandate), fresh)?;
    let grantor = seen.mandate.grantor;
    letter_to(tx, now, (&seen, ACCEPTED), grantor)
}

/// Says that the actor does not want what was offered to an address of theirs; whoever gave it is told.
pub fn mandate_decline(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, fresh): (&str, &Fresh),
) -> Result<(), Error> {
    let person = person_of(actor)?;
    let seen = offered(tx, (person, now), id)?;
    if !queries::mandate_end(tx, id, (Outcome::Declined, now))? {
        return Err(Error::Answered);
    }
    record(tx, (actor, now), ("mandate_declined", &seen.mandate), fresh)?;
    let grantor = seen.mandate.grantor;
    letter_to(tx, now, (&seen, DECLINED), grantor)
}

/// What waits for this person's answer. To others it is as absent as what never was.
fn offered(
    tx: &mut Tx<'_>,
    (person, now): (PersonId, Time),
    id: &str,
) -> Result<MandateSeen, Error> {
    let mut all = queries::mandates_offered(tx, person, now)?;
    all.retain(|seen| rules::standing(&seen.mandate, now) == Standing::Offered);
    if let Some(seen) = all.into_iter().find(|seen| seen.mandate.id == id) {
        return Ok(seen);
    }
    let known = queries::mandate_find(tx, id)?;
    match known.filter(|seen| seen.mandate.holder == Some(person)) {
        Some(_) => Err(Error::Answered),
        None => Err(Error::Unknown),
    }
}

/// Ends a mandate at once: whoever gave it takes it back, or whoever holds it gives it back. The other one is told.
pub fn mandate_end(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, fresh): (&str, &Fresh),
) -> Result<Outcome, Error> {
    // Ending takes nothing from anybody that they could not do without: a program may.
    let may = actor.via == Via::Session || actor.writes_own();
    let person = actor.id().filter(|_| may).ok_or(Error::Forbidden)?;
    let (seen, outcome) = match concerning(tx, person, id) {
        Ok((seen, true)) if seen.mandate.basis == Basis::Guardian => {
            return Err(Error::Guardian);
        }
        Ok((seen, _)) => {
            parts::may_leave(tx, person, &seen.mandate)?;
            let outcome = rules::ending(&seen.mandate, person, now);
            (seen, outcome)
        }
        Err(Error::Unknown) => parts::part_ending(tx, (person, now), id)?,
        Err(error) => return Err(error),
    };
    let outcome = outcome.ok_or(Error::Answered)?;
    if !queries::mandate_end(tx, id, (outcome, now))? {
        return Err(Error::Answered);
    }
    let act = format!("mandate_{}", outcome.code());
    record(tx, (actor, now), (&act, &seen.mandate), fresh)?;
    parts::offers_follow(tx, now, &seen.mandate)?;
    match (outcome, seen.mandate.holder) {
        (Outcome::Revoked, Some(holder)) => letter_to(tx, now, (&seen, REVOKED), holder)?,
        (Outcome::Returned, _) => {
            let grantor = seen.mandate.grantor;
            letter_to(tx, now, (&seen, RETURNED), grantor)?;
        }
        _ => {}
    }
    Ok(outcome)
}

/// A mandate that the person gave or holds.
fn concerning(tx: &mut Tx<'_>, person: PersonId, id: &str) -> Result<(MandateSeen, bool), Error> {
    let seen = queries::mandate_find(tx, id)?.ok_or(Error::Unknown)?;
    let given = seen.mandate.grantor == person;
    let held = seen.mandate.holder == Some(person) && seen.mandate.basis != Basis::Counter;
    if given || held {
        Ok((seen, given))
    } else {
        Err(Error::Unknown)
    }
}

/// A mandate that the person gave or holds, or that is of a business of which they are an owner: owners see as if they had given it.
fn visible(tx: &mut Tx<'_>, person: PersonId, id: &str) -> Result<(MandateSeen, bool), Error> {
    match concerning(tx, person, id) {
        Err(Error::Unknown) => Ok((parts::part_seen(tx, person, id)?, true)),
        found => found,
    }
}

/// Has a session of the actor's act by virtue of a mandate that they hold, or as themselves again.
pub fn mandate_choose(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (session, id): (&str, Option<&str>),
) -> Result<(), Error> {
    let person = person_of(actor)?;
    if let Some(id) = id {
        let (seen, _) = concerning(tx, person, id)?;
        if !rules::usable(&seen.mandate, person, now) {
            return Err(Error::Over);
        }
    }
    let hash = identity::secret_hash(session);
    if queries::session_act(tx, (&hash, person), id)? {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// In whose name a session acts that has chosen this mandate.
pub(in crate::identity) fn acting(
    tx: &mut Tx<'_>,
    (person, now): (PersonId, Time),
    id: &str,
) -> store::Result<Option<Acting>> {
    let Some(seen) = queries::mandate_find(tx, id)? else {
        return Ok(None);
    };
    let mandate = seen.mandate;
    let over = !rules::usable(&mandate, person, now);
    Ok(Some(Acting {
        over,
        mandate: mandate.id,
        subject: mandate.grantor,
        name: seen.grantor_name,
        kinds: Some(mandate.kinds).filter(|kinds| !kinds.is_empty()),
        acts: mandate.acts,
    }))
}

/// Keeps what is done by virtue of a mandate, if the actor acts in somebody else's name, and tells them. Refused if the mandate does not stand
/// any more, whatever it was when the request came in.
pub fn mandate_acted(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    done: &Done<'_>,
) -> Result<(), Error> {
    let Some(acting) = &actor.acting else {
        return Ok(());
    };
    let person = actor.id().filter(|_| !acting.over).ok_or(Error::Over)?;
    let seen = queries::mandate_find(tx, &acting.mandate)?.ok_or(Error::Over)?;
    if !rules::allows(&seen.mandate, person, (done.kind, done.owner), now) {
        return Err(Error::Over);
    }
    queries::act_insert(tx, &acting.mandate, (done, now))?;
    let told = Told {
        id: format!("mandate-{}-{}-{}", acting.mandate, done.case, done.version),
        reference: done.reference,
    };
    told_to(tx, now, (&seen, USED), (seen.mandate.grantor, &told))
}

/// Keeps that an officer wrote something down for somebody: a mandate for that one act, which ends with it.
pub fn mandate_counter(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (subject, address): (PersonId, &Address),
    (done, fresh): (&Done<'_>, &Fresh),
) -> Result<(), Error> {
    let officer = actor.id().ok_or(Error::Forbidden)?;
    let mandate = Mandate {
        id: format!("counter-{}", done.case),
        grantor: subject,
        holder: Some(officer),
        by: Some(officer),
        address: address.to_string(),
        basis: Basis::Counter,
        role: None,
        ready: true,
        kinds: vec![done.kind.to_owned()],
        acts: true,
        offered: now,
        lapses: now,
        from: now,
        until: None,
        accepted: Some(now),
        ended: Some(now),
        outcome: Some(Outcome::Done),
    };
    queries::mandate_insert(tx, &mandate, address.channel())?;
    queries::act_insert(tx, &mandate.id, (done, now))?;
    record(tx, (actor, now), ("mandate_counter", &mandate), fresh)
}

/// All that concerns a person.
pub fn mandates_of(tx: &mut Tx<'_>, now: Time, person: PersonId) -> store::Result<MandatesSeen> {
    let mut offered = queries::mandates_offered(tx, person, now)?;
    offered.retain(|seen| rules::standing(&seen.mandate, now) == Standing::Offered);
    Ok(MandatesSeen {
        given: queries::mandates_given(tx, person)?,
        held: queries::mandates_held(tx, person)?,
        offered,
    })
}

/// A mandate that the person gave or holds, or that is of a business of theirs, with what was done by virtue of it; and whether they
/// gave it.
pub fn mandate_show(
    tx: &mut Tx<'_>,
    person: PersonId,
    id: &str,
) -> Result<(MandateSeen, bool, Vec<DoneSeen>), Error> {
    let (seen, given) = visible(tx, person, id)?;
    let acts = queries::acts_of(tx, id)?;
    Ok((seen, given, acts))
}

/// What was done in the name of a business, by whom, the newest first. That the reader may see it was asked already.
pub(in crate::identity) fn acts_for(
    tx: &mut Tx<'_>,
    business: PersonId,
) -> store::Result<Vec<(DoneSeen, String)>> {
    queries::acts_for(tx, business)
}

/// All mandates of a person, for the file of what is held about them: with whether they gave it.
pub(crate) fn mandates_held(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> store::Result<Vec<(MandateSeen, bool)>> {
    let given = queries::mandates_given(tx, person)?.into_iter();
    let held = queries::mandates_held(tx, person)?.into_iter();
    let given = given.map(|seen| (seen, true));
    Ok(given.chain(held.map(|seen| (seen, false))).collect())
}

/// Ends all mandates of somebody who closes their account, in both directions, and tells the others.
pub(crate) fn mandates_close(
    tx: &mut Tx<'_>,
    now: Time,
    (person, addresses): (PersonId, &[String]),
) -> Result<(), Error> {
    for seen in queries::mandates_unended(tx, person)? {
        queries::mandate_end(tx, &seen.mandate.id, (Outcome::Closed, now))?;
        parts::offers_follow(tx, now, &seen.mandate)?;
        if !rules::standing(&seen.mandate, now).is_open() {
            continue;
        }
        let other = if seen.mandate.grantor == person {
            seen.mandate.holder
        } else {
            Some(seen.mandate.grantor)
        };
        if let Some(other) = other {
            letter_to(tx, now, (&seen, CLOSED), other)?;
        }
    }
    Ok(queries::mandates_unname(tx, (person, addresses), now)?)
}

/// What a letter about a mandate says: what the two are called, where the page is that it is about, and on which case
/// something was done.
pub(super) fn letter_args(
    seen: &MandateSeen,
    path: &str,
    reference: &str,
) -> Vec<(String, String)> {
    let holder = if seen.holder.is_empty() {
        &seen.mandate.address
    } else {
        &seen.holder
    };
    [
        ("grantor", seen.grantor.as_str()),
        ("holder", holder),
        ("path", path),
        ("reference", reference),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec()
}

/// Which letter it is, so that it is queued once, and which case it is about.
pub(super) struct Told<'a> {
    pub(super) id: String,
    pub(super) reference: &'a str,
}

/// Tells one of the two of what became of a mandate.
pub(super) fn letter_to(
    tx: &mut Tx<'_>,
    now: Time,
    (seen, key): (&MandateSeen, &str),
    person: PersonId,
) -> Result<(), Error> {
    let what = key.rsplit('-').next().unwrap_or_default();
    let told = Told {
        id: format!("mandate-{}-{what}", seen.mandate.id),
        reference: "",
    };
    told_to(tx, now, (seen, key), (person, &told))
}

pub(super) fn told_to(
    tx: &mut Tx<'_>,
    now: Time,
    (seen, key): (&MandateSeen, &str),
    (person, told): (PersonId, &Told<'_>),
) -> Result<(), Error> {
    let known = identity::person_find(tx, person)?;
    let Some(address) = identity::address_of(&known) else {
        return parts::owners_told(tx, now, (seen, key), (person, told));
    };
    let path = format!("me/mandates/{}", seen.mandate.id);
    let letter = MessageNew {
        id: told.id.clone(),
        address,
        person_id: Some(person.to_string()),
        case_id: None,
        template: format!("{FORMAL_LETTER}{key}"),
        args: letter_args(seen, &path, told.reference),
        lang: known.lang.unwrap_or(Lang::MS),
    };
    Ok(notifications::message_queue(tx, now, &letter)?)
}

/// Records what became of a mandate, as a private matter of whoever gave it. No address stands in it.
pub(super) fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (act, mandate): (&str, &Mandate),
    fresh: &Fresh,
) -> Result<(), Error> {
    let act = Act {
        name: &format!("person.{act}"),
        agency: "",
        kind: "person",
        reference: "",
        public: false,
        subject: (&format!("person-{}", mandate.grantor), now.micros()),
        payload: payload(actor, mandate),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}

fn payload(actor: &Actor, mandate: &Mandate) -> Value {
    json!({
        "mandate": mandate.id,
        "person": mandate.grantor.to_string(),
        "holder": mandate.holder.map(|holder| holder.to_string()),
        "actor": actor.id().map(|id| id.to_string()),
        "basis": mandate.basis.code(),
        "kinds": mandate.kinds,
        "acts": mandate.acts,
        "from_us": mandate.from.micros().to_string(),
        "until_us": mandate.until.map(|until| until.micros().to_string()),
    })
}
