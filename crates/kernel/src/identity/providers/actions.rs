//! Verbs of providers: the only writers of links, trips and of where sessions came from.

use base::{Actor, PersonId, Time, Via};
use store::Tx;

use super::super::actions::{SignIn, code_confirm, code_request, sign_in};
use super::super::address::Address;
use super::super::factors::{letter_send, passkeys, record};
use super::super::grants::grants_of;
use super::super::model::{PersonNew, secret_hash};
use super::super::queries as people;
use super::error::Error;
use super::model::{Arrive, Arrived, Entered, Entry, Held, Link, Number, Prove, Providers, Trip};
use super::queries;
use super::rules::{self, Gone, Ways};
use crate::audit::Fresh;

/// What people are told by letter.
const LINKED: &str = "kernel-letter-provider-linked";
const UNLINKED: &str = "kernel-letter-provider-unlinked";

/// Keeps what a browser sets out for.
pub(super) fn trip_begin(tx: &mut Tx<'_>, now: Time, trip: &Trip) -> Result<(), Error> {
    Ok(queries::trip_insert(tx, trip, now + rules::TRIP_LIFE)?)
}

/// What a browser that comes back set out for. It is used up, whatever comes of it.
pub(super) fn trip_end(
    tx: &mut Tx<'_>,
    now: Time,
    back: (&str, &str),
) -> Result<Option<Trip>, Error> {
    let found = queries::trip_find(tx, back, now)?;
    let was_there = queries::trip_delete(tx, back)?;
    Ok(found.filter(|_| was_there))
}

/// Keeps what a provider said, sealed.
pub(super) fn hold(tx: &mut Tx<'_>, now: Time, held: &Held) -> Result<(), Error> {
    Ok(queries::held_insert(tx, held, now + rules::HELD_LIFE)?)
}

/// What is held for a browser.
pub(super) fn held(tx: &mut Tx<'_>, now: Time, whose: (&str, &str)) -> Result<Option<Held>, Error> {
    Ok(queries::held_find(tx, whose, now)?)
}

/// The same, used up.
pub(super) fn held_take(
    tx: &mut Tx<'_>,
    now: Time,
    whose: (&str, &str),
) -> Result<Option<Held>, Error> {
    let found = queries::held_find(tx, whose, now)?;
    let was_there = queries::held_delete(tx, whose, now)?;
    Ok(found.filter(|_| was_there))
}

/// Whoever came back is signed in if they are known; a code is sent where the address that their provider named may be
/// somebody else's.
pub(super) fn arrive(tx: &mut Tx<'_>, now: Time, cmd: &Arrive) -> Result<Arrived, Error> {
    let origin = &cmd.entry.origin;
    if let Some(link) = queries::link_find(tx, (&origin.issuer, &origin.sub))? {
        queries::link_used(tx, &link.id, now)?;
        return enter(tx, now, &cmd.entry, (link.person, link.id)).map(Arrived::In);
    }
    let email = match &cmd.email {
        None => None,
        Some((email, verified)) => {
            let address = Address::Email(email.clone());
            let known = people::person_at(tx, &address)?.is_some();
            if known || !verified {
                let code = cmd.code.as_ref().ok_or(Error::Over)?;
                hold(tx, now, &cmd.held)?;
                code_request(tx, now, code)?;
                return Ok(Arrived::Asked);
            }
            Some(address)
        }
    };
    person_new(tx, now, &cmd.entry, email).map(Arrived::In)
}

/// Whoever typed the code that was sent to the address that their provider named has that address; whoever goes on without
/// is somebody new. The inner error is a refusal that has been counted: let the transaction stand.
pub(super) fn prove(
    tx: &mut Tx<'_>,
    now: Time,
    cmd: &Prove,
) -> Result<Result<Entered, super::super::Error>, Error> {
    let address = match &cmd.code {
        None => None,
        Some(code) => match code_confirm(tx, now, code)? {
            Ok(address) => Some(address),
            Err(refused) => return Ok(Err(refused)),
        },
    };
    held_take(tx, now, (&cmd.mark, &cmd.browser))?.ok_or(Error::Over)?;
    let known = match &address {
        None => None,
        Some(address) => people::person_at(tx, address)?,
    };
    let entered = match known {
        None => person_new(tx, now, &cmd.entry, address)?,
        Some(person) => {
            link_add(tx, (&Actor::system(), now), &cmd.entry, person.id)?;
            enter(tx, now, &cmd.entry, (person.id, cmd.entry.link.clone()))?
        }
    };
    Ok(Ok(entered))
}

/// Makes a person of whom a provider knows.
fn person_new(
    tx: &mut Tx<'_>,
    now: Time,
    entry: &Entry,
    address: Option<Address>,
) -> Result<Entered, Error> {
    let (email, phone) = match address {
        None => (None, None),
        Some(Address::Email(email)) => (Some(email), None),
        Some(Address::Phone(phone)) => (None, Some(phone)),
    };
    let new = PersonNew {
        id: entry.person,
        name: entry.name.clone(),
        email,
        phone,
        lang: Some(entry.sign_in.lang),
        sample: false,
    };
    if !people::person_insert(tx, &new, now)? {
        return Err(super::super::Error::AddressTaken.into());
    }
    link_add(tx, (&Actor::system(), now), entry, entry.person)?;
    enter(tx, now, entry, (entry.person, entry.link.clone()))
}

/// Links an account elsewhere with a person, on record, and tells them.
fn link_add(
    tx: &mut Tx<'_>,
    by: (&Actor, Time),
    entry: &Entry,
    person: PersonId,
) -> Result<(), Error> {
    if queries::links_of(tx, person)?.len() >= rules::LINKS_MAX {
        return Err(Error::Many);
    }
    if !queries::link_insert(tx, (&entry.link, person), &entry.origin, by.1)? {
        return Err(Error::Taken);
    }
    let provider = entry.origin.provider.as_str();
    told(
        tx,
        by,
        ("provider_linked", LINKED, provider),
        (person, &entry.fresh),
    )
}

/// Signs a person in, and remembers where they came from.
fn enter(
    tx: &mut Tx<'_>,
    now: Time,
    entry: &Entry,
    (person, link): (PersonId, String),
) -> Result<Entered, Error> {
    let cmd: &SignIn = &entry.sign_in;
    sign_in(tx, now, cmd, person)?;
    let hash = secret_hash(&cmd.session.token);
    queries::origin_put(tx, (&hash, person), &entry.origin)?;
    let officer = !grants_of(tx, person)?.is_empty();
    Ok(Entered {
        person,
        link,
        officer,
    })
}

/// Links an account elsewhere with whoever is signed in, after they said that it is theirs.
pub(super) fn link_confirm(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (entry, whose): (&Entry, (&str, &str)),
) -> Result<PersonId, Error> {
    let person = own(actor)?;
    held_take(tx, now, whose)?.ok_or(Error::Over)?;
    link_add(tx, (actor, now), entry, person)?;
    Ok(person)
}

fn own(actor: &Actor) -> Result<PersonId, Error> {
    let person = actor.id().filter(|_| actor.via == Via::Session);
    person.ok_or(Error::Identity(super::super::Error::Forbidden))
}

/// The accounts elsewhere of a person, the oldest first.
pub(super) fn links_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Link>, Error> {
    Ok(queries::links_of(tx, person)?)
}

/// The ways in that a person has; codes by text message only where some are sent.
pub(super) fn ways(
    tx: &mut Tx<'_>,
    (providers, texts): (&Providers, bool),
    person: PersonId,
) -> Result<Ways, Error> {
    let known = super::super::person_find(tx, person)?;
    let links = queries::links_of(tx, person)?;
    let here = |link: &&Link| providers.find(&link.provider).is_ok();
    Ok(Ways {
        own: usize::from(known.email.is_some())
            + usize::from(known.phone.is_some() && texts)
            + passkeys::passkeys_of(tx, person)?.len(),
        links: links.iter().filter(here).count(),
    })
}

/// Takes a link away, unless it is the last way in. Sessions that came by it end, but for the one that asks.
pub(super) fn link_remove(
    tx: &mut Tx<'_>,
    known: (&Providers, bool),
    (actor, now): (&Actor, Time),
    (id, session, fresh): (&str, Option<&str>, &Fresh),
) -> Result<(), Error> {
    let person = own(actor)?;
    let links = queries::links_of(tx, person)?;
    let link = links.into_iter().find(|link| link.id == id);
    let link = link.ok_or(Error::Unknown)?;
    let ways = ways(tx, known, person)?;
    if known.0.find(&link.provider).is_ok() {
        rules::may_unlink(ways)?;
    }
    if !queries::link_delete(tx, id, person)? {
        return Err(Error::Unknown);
    }
    let own = session.map(secret_hash);
    for hash in queries::sessions_by_sub(tx, (&link.issuer, &link.sub), "")? {
        if own.as_ref() == Some(&hash) {
            queries::session_forget(tx, &hash)?;
        } else {
            people::session_delete(tx, &hash)?;
        }
    }
    let what = ("provider_unlinked", UNLINKED, link.provider.as_str());
    told(tx, (actor, now), what, (person, fresh))
}

fn told(
    tx: &mut Tx<'_>,
    by: (&Actor, Time),
    (act, letter, provider): (&str, &str, &str),
    (person, fresh): (PersonId, &Fresh),
) -> Result<(), Error> {
    record(tx, by, (act, "", Some(provider)), (person, fresh))?;
    let args = vec![("path".to_owned(), "me/providers".to_owned())];
    Ok(letter_send(tx, by.1, (person, letter, args), fresh)?)
}

/// Notes what became of the number that a provider told.
pub(super) fn number_note(tx: &mut Tx<'_>, link: &str, number: Number) -> Result<(), Error> {
    Ok(queries::link_number(tx, link, number)?)
}

/// Lets whoever signs out do so at their provider too, if their session came from one that is still here.
pub(in super::super) fn leave_begin(
    tx: &mut Tx<'_>,
    providers: &Providers,
    now: Time,
    (token, mark): (&str, &str),
) -> store::Result<bool> {
    let Some((_, origin)) = queries::origin_find(tx, &secret_hash(token))? else {
        return Ok(false);
    };
    if providers.find(&origin.provider).is_err() {
        return Ok(false);
    }
    let held = Held {
        mark: mark.to_owned(),
        // Whoever has the secret may sign out with it, and nothing else.
        browser: String::new(),
        provider: origin.provider,
        sealed: origin.sealed,
    };
    queries::held_insert(tx, &held, now + rules::HELD_LIFE)?;
    Ok(true)
}

/// Where a session came from goes over to the one that takes its place, if that is the same person's.
pub(in super::super) fn session_carry(
    tx: &mut Tx<'_>,
    (old, new): (&str, &str),
    person: PersonId,
) -> store::Result<()> {
    match queries::origin_find(tx, old)? {
        Some((whose, origin)) if whose == person => queries::origin_put(tx, (new, person), &origin),
        _ => Ok(()),
    }
}

/// Ends the sessions of whom a provider says that they signed out there. Each word counts once.
pub(super) fn signed_out(
    tx: &mut Tx<'_>,
    (issuer, gone): (&str, &Gone),
    mark: &str,
) -> Result<usize, Error> {
    if !queries::logout_insert(tx, mark, gone.until)? {
        return Err(Error::Refused("it was said before"));
    }
    let mut ended = queries::sessions_by_sub(tx, (issuer, &gone.sub), &gone.sid)?;
    if !gone.sid.is_empty() {
        ended.extend(queries::sessions_by_sid(tx, (issuer, &gone.sid))?);
    }
    for hash in &ended {
        people::session_delete(tx, hash)?;
    }
    Ok(ended.len())
}

/// Forgets trips, and what was held, once they are over.
pub(in super::super) fn sweep(tx: &mut Tx<'_>, now: Time) -> store::Result<()> {
    queries::over(tx, now)
}
