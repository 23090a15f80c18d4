//! Parts in a business: mandates of it with a role. There is always an owner, and nobody gives more than they have.

use base::{Actor, PersonId, Time};
use store::Tx;

use super::actions::{Told, letter_to, offer_letter, record, told_to};
use super::error::Error;
use super::model::{Basis, Mandate, MandateNew, MandateSeen, Outcome, Role, Standing};
use super::{guardians, queries, rules};
use crate::identity;
use crate::notifications::{self, FORMAL_LETTER, MessageNew};

/// How many may be in a business, those whom it invited among them.
const PEOPLE_MAX: usize = 200;

/// A part in a business that is held or offered.
fn part(
    (id, business, role): (&str, PersonId, Role),
    (holder, by, address): (Option<PersonId>, PersonId, String),
    (now, lapses): (Time, Time),
) -> Mandate {
    Mandate {
        id: id.to_owned(),
        grantor: business,
        by: Some(by),
        address,
        basis: Basis::Role,
        role: Some(role),
        ready: true,
        kinds: Vec::new(),
        acts: role.acts(),
        offered: now,
        lapses,
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
        (Some(person), person, String::new()),
        (now, now),
    );
    Ok(queries::mandate_insert(tx, &mandate, "email")?)
}

/// The people of a business, and after them whom it invited and who may still answer.
pub(in crate::identity) fn people_of(
    tx: &mut Tx<'_>,
    now: Time,
    business: PersonId,
) -> store::Result<Vec<MandateSeen>> {
    let mut people = queries::mandate_people(tx, business)?;
    people.extend(queries::mandate_invited(tx, business, now)?);
    Ok(people)
}

/// The role that a person has in a business, and the mandate by virtue of which they act for it.
pub(in crate::identity) fn role_of(
    tx: &mut Tx<'_>,
    (business, person): (PersonId, PersonId),
) -> store::Result<Option<(Role, String)>> {
    let people = queries::mandate_people(tx, business)?;
    let own = people
        .into_iter()
        .find(|seen| seen.mandate.holder == Some(person));
    Ok(own.and_then(|seen| Some((seen.mandate.role?, seen.mandate.id))))
}

/// The owners of a business, whoever has been one the longest first.
pub(in crate::identity) fn owners_of(
    tx: &mut Tx<'_>,
    business: PersonId,
) -> store::Result<Vec<PersonId>> {
    let people = queries::mandate_people(tx, business)?.into_iter();
    let owners = people.filter(|seen| seen.mandate.role == Some(Role::Owner));
    Ok(owners.filter_map(|seen| seen.mandate.holder).collect())
}

/// Who gets the letters of a party that has no address: the owners of a business, the guardians of a child.
pub(in crate::identity) fn speakers_of(
    tx: &mut Tx<'_>,
    party: PersonId,
) -> store::Result<Vec<PersonId>> {
    let owners = owners_of(tx, party)?;
    if owners.is_empty() {
        return guardians::speakers_of(tx, party);
    }
    Ok(owners)
}

/// Offers a part in a business to whoever receives at an address. That the actor may was asked already.
pub(in crate::identity) fn role_offer(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    ((business, name), role, new): ((PersonId, &str), Role, &MandateNew),
) -> Result<(), Error> {
    let people = people_of(tx, now, business)?;
    if people.len() >= PEOPLE_MAX {
        return Err(Error::Many);
    }
    let waits = |seen: &&MandateSeen| rules::standing(&seen.mandate, now) == Standing::Offered;
    if people.iter().filter(waits).count() >= rules::WAITING_MAX {
        return Err(Error::Waiting);
    }
    let by = actor.id().ok_or(Error::Forbidden)?;
    let mandate = part(
        (&new.id, business, role),
        (None, by, new.address.to_string()),
        (now, new.lapses),
    );
    queries::mandate_insert(tx, &mandate, new.address.channel())?;
    record(tx, (actor, now), ("mandate_offered", &mandate), &new.fresh)?;
    let seen = MandateSeen {
        grantor_name: name.to_owned(),
        grantor: name.to_owned(),
        holder: String::new(),
        mandate,
    };
    offer_letter(tx, now, (&seen, new))
}

/// Whether an offer may still be accepted: not if it is of a part that whoever made it may not give any more, because they left the
/// business or have a lesser part now.
pub(super) fn still_given(tx: &mut Tx<'_>, offered: &Mandate) -> store::Result<bool> {
    let (Some(role), Some(by)) = (offered.role, offered.by) else {
        return Ok(true);
    };
    let own = role_of(tx, (offered.grantor, by))?;
    Ok(own.is_some_and(|(own, _)| own.may_give(role)))
}

/// Withdraws what the holder of a part offered others and may not give any more, after the part began or ended.
pub(super) fn offers_follow(tx: &mut Tx<'_>, now: Time, part: &Mandate) -> store::Result<()> {
    let (Some(_), Some(holder)) = (part.role, part.holder) else {
        return Ok(());
    };
    for seen in queries::mandate_invited(tx, part.grantor, now)? {
        if seen.mandate.by == Some(holder) && !still_given(tx, &seen.mandate)? {
            queries::mandate_end(tx, &seen.mandate.id, (Outcome::Withdrawn, now))?;
        }
    }
    Ok(())
}

/// A part in a business, for one of its owners. To others it is as absent as what never was.
pub(super) fn part_seen(tx: &mut Tx<'_>, person: PersonId, id: &str) -> Result<MandateSeen, Error> {
    let seen = queries::mandate_find(tx, id)?.ok_or(Error::Unknown)?;
    if seen.mandate.role.is_none() {
        return Err(Error::Unknown);
    }
    match role_of(tx, (seen.mandate.grantor, person))? {
        Some((Role::Owner, _)) => Ok(seen),
        _ => Err(Error::Unknown),
    }
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
    for seen in people_of(tx, now, business)? {
        queries::mandate_end(tx, &seen.mandate.id, (Outcome::Closed, now))?;
        if let Some(holder) = seen.mandate.holder {
            letter_to(tx, now, (&seen, super::actions::REVOKED), holder)?;
        }
    }
    Ok(())
}

/// Tells the owners of a business, or the guardians of a child, what became of a mandate of it; whoever did it themselves knows.
pub(super) fn owners_told(
    tx: &mut Tx<'_>,
    now: Time,
    (seen, key): (&MandateSeen, &str),
    (business, told): (PersonId, &Told<'_>),
) -> Result<(), Error> {
    for owner in speakers_of(tx, business)? {
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
