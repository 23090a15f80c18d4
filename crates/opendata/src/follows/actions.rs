//! Verbs of follows: the only writers.

use base::{Lang, PersonId, Time};
use kernel::identity;
use kernel::notifications;
use store::Tx;

use super::{queries, topic};
use crate::actions::dataset_show;
use crate::error::Error;
use crate::model::DatasetShown;

/// How somebody stands to a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    /// Whether they follow it, and did not end its letters through one of them.
    pub(super) follows: bool,
    /// Whether letters go to their address at all.
    pub(super) is_sent: bool,
}

/// Tells a person of new versions from now on. Whoever asks for it wants these letters, so a stop of those ends.
pub(super) fn follow_make(
    tx: &mut Tx<'_>,
    (person, lang): (PersonId, Lang),
    slug: &str,
    now: Time,
) -> Result<(), Error> {
    let current = dataset_show(tx, slug)?.dataset.current;
    queries::follow_put(tx, slug, (person, lang), (current, now))?;
    if let Some(address) = identity::person_address(tx, person)? {
        notifications::letters_start(tx, (&address, &topic(slug)))?;
    }
    Ok(())
}

/// Ends it. Whoever followed nothing is not told so.
pub(super) fn follow_end(tx: &mut Tx<'_>, person: PersonId, slug: &str) -> Result<(), Error> {
    Ok(queries::follow_delete(tx, slug, person)?)
}

/// Lets letters go to a person's address again, whatever stopped them.
pub(super) fn letters_want(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Error> {
    if let Some(address) = identity::person_address(tx, person)? {
        notifications::letters_start(tx, (&address, ""))?;
    }
    Ok(())
}

/// A dataset, and how somebody stands to it.
pub(super) fn follow_show(
    tx: &mut Tx<'_>,
    person: PersonId,
    slug: &str,
) -> Result<(DatasetShown, Standing), Error> {
    let shown = dataset_show(tx, slug)?;
    let known = queries::follows(tx, person)?;
    let follows = known.iter().any(|(known, _)| known == slug);
    let standing = match identity::person_address(tx, person)? {
        Some(address) => Standing {
            follows: follows && !is_ended(tx, (&address, slug))?,
            is_sent: notifications::letters_sent(tx, (&address, ""))?,
        },
        None => Standing {
            follows,
            is_sent: true,
        },
    };
    Ok((shown, standing))
}

/// Whether letters of a dataset were ended at an address, through one of them.
fn is_ended(tx: &mut Tx<'_>, (address, slug): (&identity::Address, &str)) -> Result<bool, Error> {
    let is_sent = notifications::letters_sent(tx, (address, &topic(slug)))?;
    Ok(!is_sent && notifications::letters_sent(tx, (address, ""))?)
}

/// What a person follows, the oldest first, without what they ended through a letter.
pub(super) fn follows_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<String>, Error> {
    let address = identity::person_address(tx, person)?;
    let mut all = Vec::new();
    for (slug, _) in queries::follows(tx, person)? {
        let ended = match &address {
            Some(address) => is_ended(tx, (address, &slug))?,
            None => false,
        };
        if !ended {
            all.push(slug);
        }
    }
    Ok(all)
}
