//! Verbs of preferences.

use std::time::Duration;

use base::{PersonId, Time};
use store::Tx;

use super::error::Error;
use super::model::{Channel, Preferences};
use super::{queries, rules};
use crate::notifications::letter::DIGEST;
use crate::notifications::queries as letters;
use crate::registry::QuietHours;

/// What waits, waits no longer than until the next day's hour; older letters are those that fail again and again.
const HELD: Duration = Duration::from_hours(72);

/// How a person wants news.
pub fn preferences_of(
    tx: &mut Tx<'_>,
    usual: QuietHours,
    person: PersonId,
) -> store::Result<Preferences> {
    Ok(rules::chosen(usual, &queries::preferences(tx, person)?))
}

/// Keeps how a person wants news, and has what waits for them looked at again. To these addresses comes `again` what
/// they stopped by a link or a word.
pub fn preferences_put(
    tx: &mut Tx<'_>,
    now: Time,
    person: PersonId,
    (chosen, again): (Preferences, &[(Channel, String)]),
) -> Result<(), Error> {
    for channel in Channel::ALL {
        queries::preference_put(tx, person, (channel, chosen.of(channel)), now)?;
    }
    for (_, address) in again {
        letters::stop_ended(tx, (address, ""))?;
        letters::stop_ended(tx, (address, DIGEST))?;
    }
    let since = now - HELD;
    for id in queries::messages_held(tx, (person, since))? {
        tx.job_hasten(&crate::notifications::actions::job_id(&id), now)?;
    }
    for (message, device) in queries::pushes_held(tx, (person, since))? {
        tx.job_hasten(&crate::push::job_id(&message, &device), now)?;
    }
    Ok(())
}
