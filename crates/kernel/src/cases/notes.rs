//! What other parts of the kernel did on a case: its entry for the people on the case, its leaf and event.

use base::{Actor, Time};
use serde_json::{Value, json};
use store::Tx;

use super::actions::{case_fold, case_store, entry_fold, record};
use super::delegated;
use super::error::Error;
use super::kinds::{Audience, Party};
use super::model::Case;
use super::queries::{self, EntryRow};
use crate::audit::Fresh;

/// Something that was done on a case without moving it.
pub(crate) struct Noted<'a> {
    /// One of [`super::ENGINE_STEPS`].
    pub(crate) step: &'static str,
    /// In which part it was done.
    pub(crate) party: Party,
    /// Who reads of it.
    pub(crate) audience: Audience,
    /// Why, in words.
    pub(crate) body: Option<&'a str>,
    /// Why, by its code.
    pub(crate) reason: Option<&'a str>,
    /// What the leaf commits to besides.
    pub(crate) given: Value,
}

/// Notes what was done; the case goes one version further. Who may do it has been asked already.
pub(crate) fn case_note(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    mut case: Case,
    noted: &Noted<'_>,
    fresh: &Fresh,
) -> Result<Case, Error> {
    let seen = case.version;
    case.version += 1;
    case.updated = now;
    delegated::stood_for(tx, (actor, now), &case, noted.step)?;
    case_store(tx, &case, seen)?;
    let row = EntryRow {
        id: &fresh.entry,
        step: noted.step,
        from_state: Some(&case.state),
        from_agency: &case.agency,
        to_agency: None,
        party: &noted.party,
        actor: actor.id().map(|id| id.to_string()),
        audience: noted.audience,
        body: noted.body,
        reason: noted.reason,
        detail: None,
    };
    queries::entry_insert(tx, &case, &row, now)?;
    let payload = json!({
        "case": case_fold(&case),
        "entry": entry_fold(&row),
        "actor": row.actor,
        "body": noted.body,
        "reason": noted.reason,
        "given": noted.given,
    });
    let payload = delegated::with_subject(actor, payload);
    let agency = &case.agency;
    record(
        tx,
        now,
        fresh,
        &case,
        (noted.step, agency, row.audience),
        payload,
    )?;
    Ok(case)
}
