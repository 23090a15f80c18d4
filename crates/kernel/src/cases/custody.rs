//! Cases in custody: a court or an investigation needs them, so nothing of them is erased, whatever else is due: not by
//! time, not by the closing of an account, not by an officer.

use base::{Actor, PersonId, Reference, Time};
use serde_json::Value;
use store::Tx;

use super::CUSTODY;
use super::actions::case_by_reference;
use super::error::Error;
use super::kinds::{Audience, Party};
use super::model::{Case, CaseId};
use super::notes::{Noted, case_note};
use super::queries::custody as queries;
use crate::account;
use crate::audit::Fresh;

/// The longest reason, in characters.
pub const CUSTODY_REASON_MAX: usize = 500;

/// A case in custody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Custody {
    /// The case.
    pub case: CaseId,
    /// Its agency when that began.
    pub agency: String,
    /// What people call it.
    pub reference: String,
    /// Why, in an officer's words.
    pub reason: String,
    /// Since when.
    pub since: Time,
}

/// Takes a case into custody, or ends that.
#[derive(Debug, Clone)]
pub struct CustodySet {
    /// The case.
    pub reference: Reference,
    /// Whether it begins or ends.
    pub kept: bool,
    /// Why.
    pub reason: String,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// The custody of a case, for those who may set it.
pub fn custody_of(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &Reference,
) -> Result<Option<Custody>, Error> {
    let case = allowed(tx, actor, reference)?;
    Ok(queries::custody_find(tx, case.id)?)
}

/// Whether a case is in custody.
pub(crate) fn is_kept(tx: &mut Tx<'_>, id: CaseId) -> store::Result<bool> {
    Ok(queries::custody_find(tx, id)?.is_some())
}

fn allowed(tx: &mut Tx<'_>, actor: &Actor, reference: &Reference) -> Result<Case, Error> {
    let case = case_by_reference(tx, actor, reference)?;
    if actor.is_person() && actor.may_about(CUSTODY, &case.matter()) {
        Ok(case)
    } else {
        Err(Error::Forbidden)
    }
}

/// Takes a case into custody or ends that, with a reason that officers read in its timeline. What was due meanwhile follows when
/// it ends.
pub fn custody_set(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &CustodySet,
) -> Result<(), Error> {
    let case = allowed(tx, actor, &cmd.reference)?;
    let by = actor.id().ok_or(Error::Forbidden)?;
    let reason = cmd.reason.trim();
    if reason.is_empty() || reason.chars().count() > CUSTODY_REASON_MAX {
        return Err(Error::CustodyReason);
    }
    if is_kept(tx, case.id)? == cmd.kept {
        return Err(Error::CustodySame);
    }
    if cmd.kept {
        let custody = Custody {
            case: case.id,
            agency: case.agency.clone(),
            reference: case.reference.to_string(),
            reason: reason.to_owned(),
            since: now,
        };
        queries::custody_insert(tx, &custody, by)?;
    } else {
        queries::custody_delete(tx, case.id)?;
        if let Some(owner) = case.owner {
            account::case_released(tx, owner, now)?;
        }
    }
    let noted = Noted {
        step: if cmd.kept { "keep" } else { "release" },
        party: Party::Officer,
        audience: Audience::Internal,
        body: Some(reason),
        reason: None,
        given: Value::Null,
    };
    case_note(tx, (actor, now), case, &noted, &cmd.fresh).map(drop)
}

/// Cases in custody that the actor may see to, the latest first, after one of this time and id.
pub fn custody_list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    before: (Time, &str),
    limit: i64,
) -> Result<Vec<Custody>, Error> {
    if !actor.is_person() || !actor.may(CUSTODY, None) {
        return Err(Error::Forbidden);
    }
    let Some(agencies) = actor.agencies_for(CUSTODY) else {
        return Ok(queries::custodies(tx, None, before, limit)?);
    };
    let mut all = Vec::new();
    for agency in agencies {
        all.extend(queries::custodies(tx, Some(agency), before, limit)?);
    }
    all.sort_by_key(|one| std::cmp::Reverse((one.since, one.case.to_string())));
    all.truncate(usize::try_from(limit).unwrap_or_default());
    Ok(all)
}

/// Keeps the addresses of somebody who closes their account with their cases in custody.
pub(crate) fn custody_addresses(
    tx: &mut Tx<'_>,
    person: PersonId,
    addresses: (Option<&str>, Option<&str>),
) -> store::Result<()> {
    queries::custody_addresses(tx, person, addresses)
}
