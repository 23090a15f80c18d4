//! Parts in a business: mandates of it with a role. There is always an owner, and nobody gives more than they have.

use base::{Actor, PersonId, Time};
use store::Tx;

use super::actions::{OFFERED, Told, letter_args, letter_to, record, told_to};
use super::error::Error;
use super::model::{Basis, Mandate, MandateNew, MandateSeen, Outcome, Role, Standing};
use super::{queries, rules};
use crate::identity;
use crate::notifications::{self, FORMAL_LETTER, MessageNew};

/// How many may be in a business, those whom it invited among them.
const PEOPLE_MAX: usize = 200;

/// A part in a business that is held or offered.
fn part(
    (id, business, role): (&str, PersonId, Role),
    (holder, address): (Option<PersonId>, String),
    now: Time,
) -> Mandate {
    Mandate {
        id: id.to_owned(),
        grantor: business,
        address,
        basis: Basis::Role,
        role: Some(role),
        ready: true,
        kinds: Vec::new(),
        acts: role.acts(),
        offered: now,
        from: now,
        until: None,
        accepted: holder.map(|_| now),
        holder,
        ended: None,
        outcome: None,
    }
}

/// Makes whoever entered a business its first owner.
pub(in crate::identity) fn founder_put(
    tx: &mut Tx<'_>,
    (person, now): (PersonId, Time),
    (business, id): (PersonId, &str),
) -> Result<(), Error> {
    let mandate = part(
        (id, business, Role::Owner),
        (Some(person), String::new()),
        now,
    );
    Ok(queries::mandate_insert(tx, &mandate, "email")?)
}

/// The people of a business and whom it invited.
pub(in crate::identity) fn people_of(
    tx: &mut Tx<'_>,
    business: PersonId,
) -> store::Result<Vec<MandateSeen>> {
    queries::mandate_people(tx, business)
}

/// The role that a person has in a business, and the mandate by virtue of which they act for it.
pub(in crate::identity) fn role_of(
    tx: &mut Tx<'_>,
    (business, person): (PersonId, PersonId),
) -> store::Result<Option<(Role, String)>> {
    let people = people_of(tx, business)?;
    let own = people.into_iter().find(|seen| holds(seen, person));
    Ok(own.and_then(|seen| Some((seen.mandate.role?, seen.mandate.id))))
}

fn holds(seen: &MandateSeen, person: PersonId) -> bool {
    seen.mandate.accepted.is_some() && seen.mandate.holder == Some(person)
}

/// The owners of a business, whoever has been one the longest first.
pub(in crate::identity) fn owners_of(
    tx: &mut Tx<'_>,
    business: PersonId,
) -> store::Result<Vec<PersonId>> {
    let people = people_of(tx, business)?.into_iter();
    let owners = people.filter(|seen| seen.mandate.role == Some(Role::Owner));
    Ok(owners
        .filter_map(|seen| seen.mandate.accepted.and(seen.mandate.holder))
        .collect())
}

/// Offers a part in a business to whoever receives at an address. That the actor may was asked already.
pub(in crate::identity) fn role_offer(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    ((business, name), role, new): ((PersonId, &str), Role, &MandateNew),
) -> Result<(), Error> {
    let people = people_of(tx, business)?;
    if people.len() >= PEOPLE_MAX {
        return Err(Error::Many);
    }
    let waits = |seen: &&MandateSeen| rules::standing(&seen.mandate, now) == Standing::Offered;
    if people.iter().filter(waits).count() >= rules::WAITING_MAX {
        return Err(Error::Waiting);
    }
    let mandate = part(
        (&new.id, business, role),
        (None, new.address.to_string()),
        now,
    );
    queries::mandate_insert(tx, &mandate, new.address.channel())?;
    record(tx, (actor, now), ("mandate_offered", &mandate), &new.fresh)?;
    let seen = MandateSeen {
        grantor_name: name.to_owned(),
        grantor: name.to_owned(),
        holder: String::new(),
        mandate,
    };
    let letter = MessageNew {
        id: format!("mandate-{}-offer", new.id),
        address: new.address.clone(),
        person_id: None,
        case_id: None,
        template: format!("{FORMAL_LETTER}{OFFERED}"),
        args: letter_args(&seen, "me/mandates", ""),
        lang: new.lang,
    };
    Ok(notifications::message_queue(tx, now, &letter)?)
}

/// Ends the part that somebody has who accepts another one in the same business.
pub(super) fn part_replace(
    tx: &mut Tx<'_>,
    (person, now): (PersonId, Time),
    accepted: &Mandate,
) -> Result<(), Error> {
    let Some(role) = accepted.role else {
        return Ok(());
    };
    let business = accepted.grantor;
    let Some((_, earlier)) = role_of(tx, (business, person))? else {
        return Ok(());
    };
    if role != Role::Owner {
        stays_owned(tx, (business, person))?;
    }
    queries::mandate_end(tx, &earlier, (Outcome::Returned, now))?;
    Ok(())
}

/// Refuses what would leave a business without an owner.
fn stays_owned(tx: &mut Tx<'_>, (business, leaving): (PersonId, PersonId)) -> Result<(), Error> {
    let owners = owners_of(tx, business)?;
    if owners.contains(&leaving) && rules::orphans(&owners, leaving) {
        return Err(Error::LastOwner);
    }
    Ok(())
}

/// Whether somebody may leave the business that a mandate of theirs is of.
pub(super) fn may_leave(tx: &mut Tx<'_>, person: PersonId, mandate: &Mandate) -> Result<(), Error> {
    if mandate.role.is_some() && mandate.ended.is_none() {
        stays_owned(tx, (mandate.grantor, person))?;
    }
    Ok(())
}

/// How a part ends that somebody else in the business ends now. To those who are not in it, it is as absent as what never was.
pub(super) fn part_ending(
    tx: &mut Tx<'_>,
    (person, now): (PersonId, Time),
    id: &str,
) -> Result<(MandateSeen, Option<Outcome>), Error> {
    let seen = queries::mandate_find(tx, id)?.ok_or(Error::Unknown)?;
    let role = seen.mandate.role.ok_or(Error::Unknown)?;
    let own = role_of(tx, (seen.mandate.grantor, person))?;
    let (own, _) = own.ok_or(Error::Unknown)?;
    if !own.may_give(role) {
        return Err(Error::Forbidden);
    }
    if let Some(holder) = seen.mandate.holder {
        stays_owned(tx, (seen.mandate.grantor, holder))?;
    }
    let outcome = match rules::standing(&seen.mandate, now) {
        Standing::Offered => Some(Outcome::Withdrawn),
        Standing::Ahead | Standing::Active => Some(Outcome::Revoked),
        _ => None,
    };
    Ok((seen, outcome))
}

/// Ends all parts in a business that is closed; its people are told.
pub(in crate::identity) fn parts_close(
    tx: &mut Tx<'_>,
    now: Time,
    business: PersonId,
) -> Result<(), Error> {
    for seen in people_of(tx, business)? {
        queries::mandate_end(tx, &seen.mandate.id, (Outcome::Closed, now))?;
        if let Some(holder) = seen.mandate.holder {
            letter_to(tx, now, (&seen, super::actions::REVOKED), holder)?;
        }
    }
    Ok(())
}

/// Tells the owners of a business what became of a mandate of it; whoever did it themselves knows.
pub(super) fn owners_told(
    tx: &mut Tx<'_>,
    now: Time,
    (seen, key): (&MandateSeen, &str),
    (business, told): (PersonId, &Told<'_>),
) -> Result<(), Error> {
    for owner in owners_of(tx, business)? {
        if seen.mandate.holder == Some(owner) {
            continue;
        }
        let told = Told {
            id: format!("{}-{owner}", told.id),
            reference: told.reference,
        };
        told_to(tx, now, (seen, key), (owner, &told))?;
    }
    Ok(())
}

/// Tells the owners of a business what was decided about it.
pub(in crate::identity) fn owners_tell(
    tx: &mut Tx<'_>,
    now: Time,
    (business, name): (PersonId, &str),
    key: &str,
) -> Result<(), Error> {
    for owner in owners_of(tx, business)? {
        let known = identity::person_find(tx, owner)?;
        let Some(address) = identity::address_of(&known) else {
            continue;
        };
        let path = format!("me/businesses/{business}");
        let args = [("name", name), ("path", path.as_str())];
        let args = args.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let letter = MessageNew {
            id: format!("business-{business}-decided-{owner}"),
            address,
            person_id: Some(owner.to_string()),
            case_id: None,
            template: format!("{FORMAL_LETTER}{key}"),
            args: args.to_vec(),
            lang: known.lang.unwrap_or(base::Lang::MS),
        };
        notifications::message_queue(tx, now, &letter)?;
    }
    Ok(())
}
