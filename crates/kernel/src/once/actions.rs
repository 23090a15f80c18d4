//! Verbs of repeated requests.

use base::Time;
use store::Tx;

use super::model::{Known, Once, Other};
use super::queries;

/// Looks a key up.
pub fn once_find(tx: &mut Tx<'_>, once: &Once) -> store::Result<Known> {
    let found = queries::once_find(tx, once)?;
    let other = !found.is_empty();
    let same = found
        .into_iter()
        .find(|(request, _)| *request == once.request_hash);
    Ok(match same {
        Some((_, result)) => Known::Done(result),
        None if other => Known::Other,
        None => Known::New,
    })
}

/// Keeps the result of a write under its key. A rival that was faster makes this a conflict, and the
/// caller's whole transaction is tried again.
pub fn once_keep(tx: &mut Tx<'_>, once: &Once, result: &str, now: Time) -> store::Result<()> {
    queries::once_insert(tx, once, result, now)
}

/// Does a write once: gives what was kept under the key, else what `act` gives, which is kept.
/// Without a key it is simply done.
pub fn once_do<E: From<store::Error> + From<Other>>(
    tx: &mut Tx<'_>,
    now: Time,
    once: Option<&Once>,
    act: impl FnOnce(&mut Tx<'_>) -> Result<String, E>,
) -> Result<String, E> {
    let Some(once) = once else { return act(tx) };
    match once_find(tx, once)? {
        Known::Done(result) => Ok(result),
        Known::Other => Err(Other.into()),
        Known::New => {
            let result = act(tx)?;
            once_keep(tx, once, &result, now)?;
            Ok(result)
        }
    }
}
