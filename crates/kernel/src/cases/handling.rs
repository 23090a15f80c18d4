//! What an agency settles about a case among its officers: who works on it, and how soon.

use base::{Actor, PersonId, Time};
use serde_json::{Value, json};
use store::Tx;

use super::error::Error;
use super::kinds::{Audience, Party, Phase};
use super::model::{Case, CaseId, Priority};
use super::notes::{Noted, case_note};
use super::people::works_on;
use super::{READ, WORK, queries};
use crate::audit::Fresh;
use crate::identity;
use crate::registry::Registry;

/// Gives a case to an officer of its agency.
#[derive(Debug, Clone)]
pub struct CaseAssign {
    /// The case.
    pub id: CaseId,
    /// The version that the actor saw.
    pub version: i64,
    /// Who shall work on it.
    pub person: PersonId,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// Says how soon a case should be looked at.
#[derive(Debug, Clone)]
pub struct CasePrioritise {
    /// The case.
    pub id: CaseId,
    /// The version that the actor saw.
    pub version: i64,
    /// How soon.
    pub priority: Priority,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// Gives a case to a colleague who works on such cases. Colleagues read of it, the owner does not.
pub fn case_assign(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &CaseAssign,
) -> Result<Case, Error> {
    let mut case = handled(tx, actor, (cmd.id, cmd.version))?;
    if !works_on(tx, registry, cmd.person, &case)? {
        return Err(Error::PersonMissing);
    }
    let given = json!({ "from": case.holder, "to": cmd.person });
    case.holder = Some(cmd.person);
    let name = identity::person_name(tx, cmd.person)?;
    let noted = among_colleagues("assign", name.as_deref(), given);
    case_note(tx, (actor, now), case, &noted, &cmd.fresh)
}

/// Changes how soon a case should be looked at. Its step in the timeline is the priority's name.
pub fn case_prioritise(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &CasePrioritise,
) -> Result<Case, Error> {
    let mut case = handled(tx, actor, (cmd.id, cmd.version))?;
    let step = cmd.priority.code();
    let given = json!({ "from": case.priority.code(), "to": step });
    case.priority = cmd.priority;
    let noted = among_colleagues(step, None, given);
    case_note(tx, (actor, now), case, &noted, &cmd.fresh)
}

const fn among_colleagues<'a>(
    step: &'static str,
    body: Option<&'a str>,
    given: Value,
) -> Noted<'a> {
    Noted {
        step,
        party: Party::Officer,
        audience: Audience::Internal,
        body,
        reason: None,
        given,
    }
}

/// A case that is not over, in the version that the officer saw, if they may work on it.
fn handled(tx: &mut Tx<'_>, actor: &Actor, (id, version): (CaseId, i64)) -> Result<Case, Error> {
    let case = super::case_find(tx, actor, id)?;
    if !actor.is_person() || !actor.may_about(WORK, &case.matter()) {
        return Err(Error::Forbidden);
    }
    if case.version != version {
        return Err(Error::Stale(case.version));
    }
    match case.phase {
        Phase::Open | Phase::Waiting => Ok(case),
        Phase::Hidden | Phase::Closed => Err(Error::NotPossible {
            step: "assign".to_owned(),
            state: case.state,
        }),
    }
}

/// Those to whom cases of an agency can be given, by name.
pub fn colleagues(
    tx: &mut Tx<'_>,
    actor: &Actor,
    agency: &str,
) -> Result<Vec<(PersonId, String)>, Error> {
    if !actor.sits_at(READ, agency) {
        return Err(Error::Forbidden);
    }
    let working = crate::roles_with(WORK);
    let mut all = queries::colleagues(tx, agency)?;
    all.retain(|(_, _, role)| working.contains(&role.as_str()));
    all.dedup_by_key(|(id, ..)| *id);
    Ok(all.into_iter().map(|(id, name, _)| (id, name)).collect())
}
