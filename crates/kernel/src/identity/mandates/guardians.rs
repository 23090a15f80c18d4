//! Mandates of guardians: an officer confirmed them, the child sees them, and they end when it is of age.

use base::{Lang, PersonId, Time};
use store::Tx;

use super::error::Error;
use super::model::{Basis, Mandate, Outcome, Standing};
use super::{queries, rules};
use crate::identity;
use crate::notifications::{self, FORMAL_LETTER, MessageNew};

/// The mandate of somebody who was confirmed as a child's guardian.
pub(in crate::identity) struct Guardian<'a> {
    /// Its id.
    pub(in crate::identity) id: &'a str,
    /// The child, as a party.
    pub(in crate::identity) child: PersonId,
    /// The guardian.
    pub(in crate::identity) holder: PersonId,
    /// When the child is of age.
    pub(in crate::identity) until: Time,
}

/// Begins one.
pub(in crate::identity) fn guardian_put(
    tx: &mut Tx<'_>,
    now: Time,
    guardian: &Guardian<'_>,
) -> Result<(), Error> {
    let mandate = Mandate {
        id: guardian.id.to_owned(),
        grantor: guardian.child,
        holder: Some(guardian.holder),
        by: None,
        address: String::new(),
        basis: Basis::Guardian,
        role: None,
        ready: true,
        kinds: Vec::new(),
        acts: true,
        offered: now,
        lapses: now,
        from: now,
        until: Some(guardian.until),
        accepted: Some(now),
        ended: None,
        outcome: None,
    };
    Ok(queries::mandate_insert(tx, &mandate, "email")?)
}

/// The guardians of a child, whoever was confirmed first first.
pub(in crate::identity) fn guardians_of(
    tx: &mut Tx<'_>,
    child: PersonId,
) -> store::Result<Vec<PersonId>> {
    let all = queries::mandate_guardians(tx, child)?.into_iter();
    Ok(all.filter_map(|seen| seen.mandate.holder).collect())
}

/// Those who get the letters of a child that has no account. An account without an address hears nothing, and neither does
/// anybody in its place.
pub(super) fn speakers_of(tx: &mut Tx<'_>, child: PersonId) -> store::Result<Vec<PersonId>> {
    let all = queries::mandate_speakers(tx, child)?.into_iter();
    Ok(all.filter_map(|seen| seen.mandate.holder).collect())
}

/// Whether somebody is a child's guardian already.
pub(in crate::identity) fn is_guardian(
    tx: &mut Tx<'_>,
    (child, person): (PersonId, PersonId),
) -> store::Result<bool> {
    Ok(guardians_of(tx, child)?.contains(&person))
}

/// Ends one because an officer says so.
pub(in crate::identity) fn guardian_end(
    tx: &mut Tx<'_>,
    id: &str,
    now: Time,
) -> store::Result<bool> {
    queries::mandate_end(tx, id, (Outcome::Revoked, now))
}

/// Ends one because the child is of age.
pub(in crate::identity) fn guardian_over(
    tx: &mut Tx<'_>,
    id: &str,
    now: Time,
) -> store::Result<()> {
    queries::mandate_end(tx, id, (Outcome::Done, now)).map(drop)
}

/// How a mandate stands.
pub(in crate::identity) fn standing_of(
    tx: &mut Tx<'_>,
    now: Time,
    id: &str,
) -> store::Result<Option<Standing>> {
    let seen = queries::mandate_find(tx, id)?;
    Ok(seen.map(|seen| rules::standing(&seen.mandate, now)))
}

/// Writes to somebody about a child, if they have an address of their own.
pub(in crate::identity) fn tell(
    tx: &mut Tx<'_>,
    now: Time,
    (person, name, path): (PersonId, &str, &str),
    (key, child): (&str, PersonId),
) -> Result<(), Error> {
    let known = identity::person_find(tx, person)?;
    let Some(address) = identity::address_of(&known) else {
        return Ok(());
    };
    let what = key.rsplit('-').next().unwrap_or_default();
    let args = [("name", name), ("path", path)];
    let letter = MessageNew {
        id: format!("child-{child}-{what}-{person}"),
        address,
        person_id: Some(person.to_string()),
        case_id: None,
        template: format!("{FORMAL_LETTER}{key}"),
        args: args
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec(),
        lang: known.lang.unwrap_or(Lang::MS),
    };
    Ok(notifications::message_queue(tx, now, &letter)?)
}
