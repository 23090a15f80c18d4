//! What becomes of a case whose owner closed their account: it stays with its agency and names them no longer.

use base::{Actor, PersonId, Time};
use serde_json::Value;
use store::Tx;

use super::custody;
use super::editions::Kinds;
use super::error::Error;
use super::kinds::{Audience, Party, Phase};
use super::model::CaseId;
use super::notes::{Noted, case_note};
use super::queries;
use crate::audit::Fresh;

/// Takes the owner off a case and notes it for its officers; the phase that it is in, or nothing where it is not theirs, or
/// its kind keeps the name, or it is in custody.
pub(crate) fn case_leave(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    now: Time,
    (person, id): (PersonId, CaseId),
    fresh: &Fresh,
) -> Result<Option<Phase>, Error> {
    let Some(mut case) = queries::case_find(tx, id)? else {
        return Ok(None);
    };
    let mut newest = kinds.newest();
    let named = newest.any(|kind| kind.code == case.kind && kind.retention.named);
    if named || custody::is_kept(tx, id)? || !queries::case_leave(tx, id, person)? {
        return Ok(None);
    }
    case.owner = None;
    let noted = Noted {
        step: "leave",
        party: Party::Owner,
        audience: Audience::Internal,
        body: None,
        reason: None,
        given: Value::Null,
    };
    let case = case_note(tx, (&Actor::system(), now), case, &noted, fresh)?;
    Ok(Some(case.phase))
}
