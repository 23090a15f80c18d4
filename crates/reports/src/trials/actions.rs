//! Verbs of trials: the only writers.

use base::{Actor, Permission, PersonId, Time};
use store::{NewJob, Tx};

use super::error::Error;
use super::jobs::{FORGET, KEPT, RUN};
use super::model::{Trial, What};
use super::{queries, rules};

/// Who may try a change of the registry: the bureau and administrators.
pub const TRY: Permission = Permission("reports.try");
/// Trials of one list.
const LISTED: i64 = 50;

/// Begins a trial: a job reads the reports. `source` is the JSON of what is tried.
pub fn trial_begin(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (code, what, source): (&str, &What, &str),
) -> Result<Trial, Error> {
    let by: PersonId = actor.id().ok_or(Error::Forbidden)?;
    if !rules::tries(actor) {
        return Err(Error::Forbidden);
    }
    queries::insert(tx, (code, what, source), (by, now))?;
    for (kind, run_at) in [(RUN, now), (FORGET, now + KEPT)] {
        tx.enqueue(&NewJob {
            id: format!("{kind}-{code}"),
            kind: kind.to_owned(),
            key: None,
            payload: code.to_owned(),
            run_at,
            now,
        })?;
    }
    queries::find(tx, code)?.ok_or(Error::NotFound)
}

/// A trial, for those who may try.
pub fn trial_find(tx: &mut Tx<'_>, actor: &Actor, code: &str) -> Result<Trial, Error> {
    if !rules::tries(actor) {
        return Err(Error::Forbidden);
    }
    queries::find(tx, code)?.ok_or(Error::NotFound)
}

/// The newest trials.
pub fn trials_list(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<Trial>, Error> {
    if !rules::tries(actor) {
        return Err(Error::Forbidden);
    }
    Ok(queries::list(tx, LISTED)?)
}
