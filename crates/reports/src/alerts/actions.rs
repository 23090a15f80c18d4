//! Verbs of alerts: the only writers.

use std::time::Duration;

use base::{PersonId, Reference, Time};
use kernel::audit;
use kernel::cases::CaseId;
use kernel::identity::{self, CodeConfirm};
use kernel::notifications;
use kernel::registry::Registry;
use store::Tx;

use super::model::{Alert, AlertNew};
use super::{jobs, queries, rules};
use crate::error::Error;

/// Under what letters of alerts can be stopped at an address, beside those of one case.
pub(super) const TOPIC: &str = "alerts";
/// How long is remembered that somebody was told of a report.
const REMEMBERED: Duration = Duration::from_hours(24 * 400);

/// Makes an alert for a person whose address is known to be theirs. The same one again only changes how soon
/// they are told. Whoever asks for letters of alerts wants them, so a stop of those ends.
pub fn alert_make(
    tx: &mut Tx<'_>,
    registry: &Registry,
    now: Time,
    (person, new): (PersonId, &AlertNew),
) -> Result<(), Error> {
    rules::alert_check(registry, &new.about)?;
    let known = queries::alerts_of(tx, person)?;
    if let Some(same) = known.iter().find(|alert| alert.about == new.about) {
        queries::alert_pace(tx, &same.id, new)?;
    } else if known.len() >= rules::ALERTS_MAX {
        return Err(Error::AlertsMany);
    } else {
        queries::alert_insert(tx, person, (new, &rules::keys(&new.about)), now)?;
    }
    if let Some(address) = identity::person_address(tx, person)? {
        notifications::letters_start(tx, (&address, TOPIC))?;
    }
    if queries::reading(tx, jobs::READER)?.is_none() {
        let last = audit::event_last(tx)?;
        queries::reading_begin(tx, jobs::READER, last)?;
    }
    tx.enqueue(&jobs::round(now))?;
    Ok(())
}

/// Makes an alert for somebody whose address a code has proved.
///
/// The inner result is a wrong code: its count must be kept, so the transaction stands.
pub fn alert_confirm(
    tx: &mut Tx<'_>,
    registry: &Registry,
    now: Time,
    (code, person): (&CodeConfirm, PersonId),
    new: &AlertNew,
) -> Result<Result<PersonId, identity::Error>, Error> {
    // Before the code is used up.
    rules::alert_check(registry, &new.about)?;
    let address = match identity::code_confirm(tx, now, code)? {
        Ok(address) => address,
        Err(refused) => return Ok(Err(refused)),
    };
    let person = identity::person_find_or_create(tx, now, &address, person)?;
    alert_make(tx, registry, now, (person, new))?;
    Ok(Ok(person))
}

/// Ends one of a person's alerts; what it has found and not told yet is forgotten. False if there is none.
pub fn alert_end(tx: &mut Tx<'_>, person: PersonId, id: &str) -> Result<bool, Error> {
    Ok(queries::alert_delete(tx, person, id)?)
}

/// A person's alerts, the oldest first.
pub fn alerts_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Alert>, Error> {
    Ok(queries::alerts_of(tx, person)?)
}

/// The public reports that a person follows by "me too", with their categories.
pub fn alerts_followed(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> Result<Vec<(Reference, String)>, Error> {
    Ok(queries::followed(tx, person)?)
}

/// Whether letters of alerts are sent to a person's address: they may have stopped them, through a letter.
pub fn alerts_sent(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, Error> {
    match identity::person_address(tx, person)? {
        Some(address) => Ok(notifications::letters_sent(tx, (&address, TOPIC))?),
        None => Ok(true),
    }
}

/// Lets letters of alerts go to a person's address again, whatever stopped them.
pub fn alerts_want(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Error> {
    if let Some(address) = identity::person_address(tx, person)? {
        notifications::letters_start(tx, (&address, TOPIC))?;
        notifications::letters_start(tx, (&address, ""))?;
    }
    Ok(())
}

/// Forgets who was or would be told of a report.
pub(crate) fn alerts_erase(tx: &mut Tx<'_>, case: CaseId) -> store::Result<()> {
    queries::found_erase(tx, case)
}

/// Forgets what people were told long ago.
pub(crate) fn alerts_sweep(tx: &mut Tx<'_>, now: Time) -> store::Result<()> {
    queries::found_sweep(tx, now - REMEMBERED)
}
