//! Verbs of businesses: the only writers.

use base::{Actor, Field, PersonId, Time};
use serde_json::{Value, json};
use store::Tx;

use super::error::Error;
use super::model::{Business, BusinessNew, BusinessSeen, Claimed, State};
use super::queries;
use crate::audit::{self, Act, Fresh};
use crate::identity::mandates::{self, DoneSeen, MandateNew, Role};
use crate::identity::papers::{self, identifies};
use crate::identity::{self, IDENTIFY, PersonNew};

/// Longest name of a business, in characters.
pub(super) const NAME_MAX: usize = 200;
/// So many businesses may one person have a part in as an owner.
pub(super) const OWNED_MAX: usize = 20;
/// What an officer reads of whoever entered a business.
pub(super) const READ: &[Field] = &[Field::Name];

/// And where a business's whole number is shown.
pub(super) const SHOWN: &[Field] = &[Field::Name, Field::Number];

/// What a business's people are told.
const CONFIRMED: &str = "kernel-letter-business-confirmed";
const REFUSED: &str = "kernel-letter-business-refused";

/// Enters a business; the actor is its first owner. Nobody acts for it before it is confirmed.
pub fn business_register(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    new: &BusinessNew,
) -> Result<(), Error> {
    let person = mandates::themselves(actor)?;
    let business = &new.business;
    let length = business.name.chars().count();
    if length == 0 || length > NAME_MAX {
        return Err(Error::Name);
    }
    if businesses_of(tx, person)?.len() >= OWNED_MAX {
        return Err(Error::Many);
    }
    let row = PersonNew {
        id: new.id(),
        name: business.name.clone(),
        email: None,
        phone: None,
        lang: None,
        sample: false,
    };
    if !identity::queries::person_insert(tx, &row, now)? {
        return Err(Error::Decided);
    }
    queries::business_insert(tx, business)?;
    mandates::founder_put(tx, (person, now), (new.id(), &new.mandate))?;
    record(
        tx,
        (actor, now),
        ("registered", business, Value::Null),
        &new.fresh,
    )
}

/// The businesses in which a person has a part, without their people.
pub fn businesses_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<BusinessSeen>, Error> {
    let mut all = Vec::new();
    for business in queries::businesses_of(tx, person)? {
        if let Some((role, mandate)) = mandates::role_of(tx, (business.id(), person))? {
            all.push(BusinessSeen {
                business,
                role,
                mandate,
                people: Vec::new(),
            });
        }
    }
    Ok(all)
}

/// A business with its people, for one of them.
pub fn business_show(
    tx: &mut Tx<'_>,
    (person, now): (PersonId, Time),
    id: PersonId,
) -> Result<BusinessSeen, Error> {
    let found = mandates::role_of(tx, (id, person))?;
    let (role, mandate) = found.ok_or(Error::Unknown)?;
    Ok(BusinessSeen {
        business: queries::business_find(tx, id)?.ok_or(Error::Unknown)?,
        people: mandates::people_of(tx, now, id)?,
        role,
        mandate,
    })
}

/// What was done in the name of a business and by whom, for one of its owners.
pub fn business_acts(
    tx: &mut Tx<'_>,
    (person, now): (PersonId, Time),
    id: PersonId,
) -> Result<(Business, Vec<(DoneSeen, String)>), Error> {
    let seen = business_show(tx, (person, now), id)?;
    if seen.role != Role::Owner {
        return Err(Error::Forbidden);
    }
    Ok((seen.business, mandates::acts_for(tx, id)?))
}

/// Invites somebody to a role in a business, whoever receives at an address. Nobody gives more than they have.
pub fn business_invite(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, role, new): (PersonId, Role, &MandateNew),
) -> Result<(), Error> {
    let person = mandates::themselves(actor)?;
    let seen = business_show(tx, (person, now), id)?;
    if !matches!(seen.business.state, State::Claimed | State::Confirmed) {
        return Err(Error::Decided);
    }
    if !seen.role.may_give(role) {
        return Err(Error::Forbidden);
    }
    let called = (id, seen.business.name.as_str());
    Ok(mandates::role_offer(tx, (actor, now), (called, role, new))?)
}

/// Closes a business here for good: all parts in it end. Its cases stay with their agencies.
pub fn business_close(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, fresh): (PersonId, &Fresh),
) -> Result<(), Error> {
    let person = mandates::themselves(actor)?;
    let seen = business_show(tx, (person, now), id)?;
    if seen.role != Role::Owner {
        return Err(Error::Forbidden);
    }
    let state = seen.business.state;
    if !queries::business_state(tx, id, (state, State::Closed), now)? {
        return Err(Error::Decided);
    }
    mandates::parts_close(tx, now, id)?;
    record(
        tx,
        (actor, now),
        ("closed", &seen.business, Value::Null),
        fresh,
    )
}

/// The businesses that wait for an officer, with who entered them. The reading leaves its rows.
pub fn businesses_claimed(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
) -> Result<Vec<Claimed>, Error> {
    if !identifies(actor) {
        return Err(Error::Forbidden);
    }
    let mut proof = None;
    for business in queries::businesses_claimed(tx)? {
        let read = audit::viewed_person(tx, now, actor, (business.by, ""), READ)?;
        proof = Some(read);
    }
    match proof {
        Some(proof) => Ok(queries::claimants(tx, &proof)?),
        None => Ok(Vec::new()),
    }
}

/// Hands out a business whose whole number is to be compared with the register. That it was shown is on record, with the reason.
pub(super) fn business_number_show(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, reason, fresh): (PersonId, &str, &Fresh),
) -> Result<(), Error> {
    if !identifies(actor) {
        return Err(Error::Forbidden);
    }
    let business = queries::business_find(tx, id)?.ok_or(Error::Unknown)?;
    if business.state != State::Claimed {
        return Err(Error::Decided);
    }
    let reason = papers::reason(reason)?;
    audit::viewed_person(tx, now, actor, (business.by, ""), SHOWN)?;
    let told = json!({ "by": actor.id(), "words": reason });
    record(tx, (actor, now), ("number_shown", &business, told), fresh)
}

/// Confirms that a business is whose it is said to be, or does not. Its owners are told.
pub fn business_decide(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, confirmed, fresh): (PersonId, bool, &Fresh),
) -> Result<(), Error> {
    if !identifies(actor) {
        return Err(Error::Forbidden);
    }
    let business = queries::business_find(tx, id)?.ok_or(Error::Unknown)?;
    // Nobody confirms their own, nor what they entered and left to others.
    let officer = actor.id().ok_or(Error::Forbidden)?;
    if business.by == officer || mandates::role_of(tx, (id, officer))?.is_some() {
        return Err(Error::Forbidden);
    }
    if confirmed && queries::business_same(tx, &business)? {
        return Err(Error::Taken);
    }
    let (to, act, letter) = if confirmed {
        (State::Confirmed, "confirmed", CONFIRMED)
    } else {
        (State::Refused, "refused", REFUSED)
    };
    if !queries::business_state(tx, id, (State::Claimed, to), now)? {
        return Err(Error::Decided);
    }
    mandates::owners_tell(tx, now, (id, &business.name), letter)?;
    record(
        tx,
        (actor, now),
        (act, &business, json!({ "by": actor.id() })),
        fresh,
    )
}

/// The name of a business whose only owner this person is; nothing if there is none.
pub(crate) fn last_owner(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<String>, Error> {
    for seen in businesses_of(tx, person)? {
        let alone =
            seen.role == Role::Owner && mandates::owners_of(tx, seen.business.id())?.len() < 2;
        if alone {
            return Ok(Some(seen.business.name));
        }
    }
    Ok(None)
}

/// Records what became of a business, as a private matter of its own. No number stands in it.
fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (act, business, told): (&str, &Business, Value),
    fresh: &Fresh,
) -> Result<(), Error> {
    let agencies = actor.agencies_for(IDENTIFY).unwrap_or_default();
    let act = Act {
        name: &format!("person.business_{act}"),
        agency: agencies.first().copied().unwrap_or_default(),
        kind: "person",
        reference: "",
        public: false,
        subject: (&format!("person-{}", business.id()), now.micros()),
        payload: json!({
            "person": business.id(),
            "actor": actor.id(),
            "kind": business.kind(),
            "told": told,
        }),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}

/// Ends somebody's part in a business, or the actor's own.
pub(super) fn part_end(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (id, mandate, fresh): (PersonId, &str, &Fresh),
) -> Result<(), Error> {
    let person = mandates::themselves(actor)?;
    let seen = business_show(tx, (person, now), id)?;
    if !seen.people.iter().any(|one| one.mandate.id == mandate) {
        return Err(Error::Unknown);
    }
    mandates::mandate_end(tx, (actor, now), (mandate, fresh))?;
    Ok(())
}
