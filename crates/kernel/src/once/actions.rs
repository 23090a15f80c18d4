//! Verbs of repeated requests.

use base::Time;
use store::Tx;

use super::model::{Known, Once};
use super::queries;

/// Looks a key up.
pub fn once_find(tx: &mut Tx<'_>, once: &Once) -> store::Result<Known> {
    Ok(match queries::once_find(tx, &once.key_hash)? {
        None => Known::New,
        Some((request, result)) if request == once.request_hash => Known::Done(result),
        Some(_) => Known::Other,
    })
}

/// Keeps the result of a write under its key. A rival that was faster makes this a conflict, and the
/// caller's whole transaction is tried again.
pub fn once_keep(tx: &mut Tx<'_>, once: &Once, result: &str, now: Time) -> store::Result<()> {
    queries::once_insert(tx, once, result, now)
}
