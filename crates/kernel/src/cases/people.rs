//! Who takes part in a case besides its owner and its agency: people who were added to it, people and
//! agencies that were asked to do something for it.

use base::{Actor, Field, Matter, PersonId, Time};
use store::Tx;

use super::error::Error;
use super::kinds::Kind;
use super::model::{Case, CaseId, Member};
use super::{SUPERVISE, WORK};
use super::{queries, rules};
use crate::audit;
use crate::identity;
use crate::registry::Registry;

/// The part of somebody whose own case was merged into this one.
pub(super) const FOLLOWER: &str = "follower";
/// The part of a person with a task.
const TASK: &str = "task";

/// The parts that the actor has in a case of this kind, asked for only where it can have any.
pub(super) fn parts(
    tx: &mut Tx<'_>,
    kind: &Kind,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<String>, Error> {
    if !kind.has_people() && !kind.has_advisers() {
        return Ok(Vec::new());
    }
    Ok(all_parts(tx, actor, case.id, &case.matter())?)
}

/// Whether the actor takes part in the case in a way that its own columns do not tell.
pub fn takes_part(tx: &mut Tx<'_>, actor: &Actor, case: &Case) -> Result<bool, Error> {
    Ok(takes_part_in(tx, actor, case.id, &case.matter())?)
}

/// As [`takes_part`], for a case of which only this is at hand.
pub(crate) fn takes_part_in(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    matter: &Matter<'_>,
) -> store::Result<bool> {
    Ok(!all_parts(tx, actor, id, matter)?.is_empty())
}

fn all_parts(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case: CaseId,
    matter: &Matter<'_>,
) -> store::Result<Vec<String>> {
    // A mandate is for what is its grantor's, not for what they take part in.
    let Some(id) = actor.id().filter(|_| actor.acting.is_none()) else {
        return Ok(Vec::new());
    };
    let mut parts = if actor.reads_own() {
        queries::parts(tx, case, &id.to_string())?
    } else {
        Vec::new()
    };
    // Asking for the agencies is only worth it for somebody who works at one.
    if actor.may(WORK, None) {
        let asked = queries::task_agencies(tx, case)?;
        let theirs = |agency: &String| actor.may_about(WORK, &Matter { agency, ..*matter });
        if asked.iter().any(theirs) {
            parts.push(TASK.to_owned());
        }
    }
    Ok(parts)
}

/// Whether a person works at a case's agency on cases such as this one.
pub(super) fn works_on(
    tx: &mut Tx<'_>,
    registry: &Registry,
    person: PersonId,
    case: &Case,
) -> Result<bool, Error> {
    let category = case.topic.as_deref();
    let category = category.and_then(|code| registry.category(code));
    let group = category.map_or("", |category| category.group.as_str());
    let roles = queries::roles_for(tx, &person.to_string(), (&case.matter(), group))?;
    let working = crate::roles_with(WORK);
    Ok(roles.iter().any(|role| working.contains(&role.as_str())))
}

/// Whether anybody supervises such cases at the agency that holds this one.
pub(super) fn supervised(tx: &mut Tx<'_>, registry: &Registry, case: &Case) -> Result<bool, Error> {
    Ok(!holders(tx, registry, case, SUPERVISE)?.is_empty())
}

/// Those who work on such cases at the agency that holds this one.
pub(super) fn workers(
    tx: &mut Tx<'_>,
    registry: &Registry,
    case: &Case,
) -> Result<Vec<PersonId>, Error> {
    holders(tx, registry, case, WORK)
}

fn holders(
    tx: &mut Tx<'_>,
    registry: &Registry,
    case: &Case,
    permission: base::Permission,
) -> Result<Vec<PersonId>, Error> {
    let mut all = Vec::new();
    for role in crate::roles_with(permission) {
        match identity::people_for(tx, registry, &case.matter(), role) {
            Ok(people) => all.extend(people.iter().map(|person| person.id)),
            Err(identity::Error::Store(error)) => return Err(error.into()),
            Err(_) => {}
        }
    }
    Ok(all)
}

/// What is told of the people of a case.
pub(super) const READ_OF_MEMBERS: &[Field] =
    &[Field::Name, Field::Email, Field::Phone, Field::People];

/// The people of a case with their names and addresses, for an officer of its agency. The reading
/// leaves its row.
pub fn case_members(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    case: &Case,
) -> Result<Vec<Member>, Error> {
    if !rules::reads_as_office(actor, case) {
        return Err(Error::Forbidden);
    }
    let subject = (case.id.to_string(), case.agency.as_str());
    let subject = (subject.0.as_str(), subject.1);
    let proof = audit::viewed(tx, now, actor, subject, READ_OF_MEMBERS)?;
    Ok(queries::members(tx, &proof, case.id)?)
}
