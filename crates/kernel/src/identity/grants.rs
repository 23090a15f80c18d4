//! Verbs of roles: who may do what, at which agency and for which part of its work.

use base::{Actor, Field, Matter, Permission, PersonId, Time};
use serde_json::json;
use store::Tx;

use super::actions::{managing, person_find};
use super::address::Address;
use super::error::Error;
use super::model::{GrantNew, Held, Person, PersonNew};
use super::roles::Roles;
use super::{MANAGE, ROLES, queries, rules};
use crate::audit::{self, Act, Fresh};
use crate::registry::Registry;

/// Giving and ending roles at one's own agency, within what one holds oneself.
pub const GRANT: Permission = Permission("identity.grant");

/// The roles whose last holder stays, at each agency and for the instance.
const ADMINISTRATORS: [&str; 2] = ["agency_admin", "admin"];
/// What is told of those who hold roles at an agency.
pub(super) const READ_OF_COLLEAGUES: &[Field] = &[Field::Name, Field::Email, Field::Phone];

/// Most rows of people and their roles that are shown for an agency.
const SHOWN: i64 = 500;

/// Somebody who holds a role at an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// The person.
    pub person: Person,
    /// One of their roles.
    pub held: Held,
    /// Whether the actor may end it.
    pub may_end: bool,
}

/// Those who hold a role for all of the work at exactly this agency, at most 50.
pub fn people_of(tx: &mut Tx<'_>, agency: &str, role: &str) -> Result<Vec<Person>, Error> {
    Ok(queries::grant_people(tx, agency, role)?)
}

/// Those whose role at the matter's agency covers it, at most 50.
pub fn people_for(
    tx: &mut Tx<'_>,
    registry: &Registry,
    matter: &Matter<'_>,
    role: &str,
) -> Result<Vec<Person>, Error> {
    let category = matter.category.and_then(|code| registry.category(code));
    let group = category.map_or("", |category| category.group.as_str());
    Ok(queries::grant_people_for(tx, (matter, group), role)?)
}

/// The roles that a person holds.
pub fn grants_of(tx: &mut Tx<'_>, id: PersonId) -> Result<Vec<Held>, Error> {
    Ok(queries::grants(tx, id)?)
}

/// Gives a role. Giving it twice changes nothing; otherwise the person's sessions end, so that whoever may
/// more comes with a fresh one that lasts as long as theirs do. True if it is new.
pub fn grant_add(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    new: &GrantNew,
) -> Result<bool, Error> {
    managing(actor)?;
    let held = rules::role_sound(registry, &new.held)?;
    put(tx, now, new.person, &held)
}

fn put(tx: &mut Tx<'_>, now: Time, person: PersonId, held: &Held) -> Result<bool, Error> {
    person_find(tx, person)?;
    let added = queries::grant_insert(tx, person, held)?;
    if added {
        sessions_end(tx, now, person)?;
    }
    Ok(added)
}

pub(super) fn sessions_end(tx: &mut Tx<'_>, now: Time, person: PersonId) -> Result<(), Error> {
    for (hash, _) in queries::sessions_of(tx, person, now)? {
        queries::session_delete(tx, &hash)?;
    }
    Ok(())
}

/// Gives a role on the record, as an agency's administrator or whoever manages people: never more than
/// the actor holds. True if it is new.
pub fn role_give(
    tx: &mut Tx<'_>,
    (registry, roles): (&Registry, &Roles),
    (actor, now): (&Actor, Time),
    (new, fresh): (&GrantNew, &Fresh),
) -> Result<bool, Error> {
    let held = rules::role_sound(registry, &new.held)?;
    may_change(registry, roles, actor, &held)?;
    let added = put(tx, now, new.person, &held)?;
    if added {
        record(tx, (actor, now), ("role_given", new.person, &held), fresh)?;
    }
    Ok(added)
}

/// A role for whoever receives at an address, whether they have been here before or not.
#[derive(Debug, Clone)]
pub struct ColleagueNew {
    /// Where they receive their codes.
    pub address: Address,
    /// What they are called if they are new here.
    pub name: String,
    /// Their id if they are new here, drawn by the caller.
    pub person: PersonId,
    /// The role, and for what.
    pub held: Held,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// Gives a role to somebody by their address; returns who that is. Whoever proves to receive there holds it.
pub fn colleague_add(
    tx: &mut Tx<'_>,
    (registry, roles): (&Registry, &Roles),
    (actor, now): (&Actor, Time),
    cmd: &ColleagueNew,
) -> Result<PersonId, Error> {
    let held = rules::role_sound(registry, &cmd.held)?;
    may_change(registry, roles, actor, &held)?;
    let known = queries::person_at(tx, &cmd.address)?;
    let person = known.map_or(cmd.person, |person| person.id);
    if person == cmd.person && !queries::person_insert(tx, &newcomer(cmd), now)? {
        return Err(Error::AddressTaken);
    }
    let new = GrantNew { person, held };
    role_give(tx, (registry, roles), (actor, now), (&new, &cmd.fresh))?;
    Ok(person)
}

fn newcomer(cmd: &ColleagueNew) -> PersonNew {
    let (email, phone) = match cmd.address.clone() {
        Address::Email(email) => (Some(email), None),
        Address::Phone(phone) => (None, Some(phone)),
    };
    PersonNew {
        id: cmd.person,
        name: cmd.name.clone(),
        email,
        phone,
        lang: None,
        sample: false,
    }
}

/// Ends a role on the record. The person's sessions end with it; an agency's last administrator stays.
/// False if the person does not hold it.
pub fn role_end(
    tx: &mut Tx<'_>,
    (registry, roles): (&Registry, &Roles),
    (actor, now): (&Actor, Time),
    (old, fresh): (&GrantNew, &Fresh),
) -> Result<bool, Error> {
    let held = &old.held;
    may_change(registry, roles, actor, held)?;
    let agency = held.agency.as_deref().unwrap_or_default();
    let role = held.role.as_str();
    let administers = ADMINISTRATORS.contains(&role) && held.is_whole();
    if administers && !queries::grant_has_others(tx, (agency, role), old.person)? {
        return Err(Error::RoleLast);
    }
    let ended = queries::grant_delete(tx, old.person, held)?;
    if ended {
        sessions_end(tx, now, old.person)?;
        record(tx, (actor, now), ("role_ended", old.person, held), fresh)?;
    }
    Ok(ended)
}

pub(super) fn may_change(
    registry: &Registry,
    roles: &Roles,
    actor: &Actor,
    held: &Held,
) -> Result<(), Error> {
    let all = actor.may(MANAGE, None);
    if all || rules::gives(actor, registry, roles.permissions(&held.role), held) {
        Ok(())
    } else {
        Err(Error::RoleAbove)
    }
}

/// Who holds what at an agency, by name, for those who may give roles there; at most 500 of them. That it was read is on
/// record.
pub fn roles_at(
    tx: &mut Tx<'_>,
    known: (&Registry, &Roles),
    who: (&Actor, Time),
    agency: &str,
) -> Result<Vec<Colleague>, Error> {
    colleagues(tx, known, who, (agency, None), SHOWN)
}

/// As [`roles_at`], all of them: for programs, who are given them in pieces.
pub(super) fn roles_all(
    tx: &mut Tx<'_>,
    known: (&Registry, &Roles),
    who: (&Actor, Time),
    agency: &str,
) -> Result<Vec<Colleague>, Error> {
    colleagues(tx, known, who, (agency, None), i64::MAX)
}

/// As [`roles_at`], what one of them holds: nobody else is read.
pub fn roles_of_one(
    tx: &mut Tx<'_>,
    known: (&Registry, &Roles),
    who: (&Actor, Time),
    (agency, person): (&str, PersonId),
) -> Result<Vec<Colleague>, Error> {
    colleagues(tx, known, who, (agency, Some(person)), SHOWN)
}

fn colleagues(
    tx: &mut Tx<'_>,
    (registry, roles): (&Registry, &Roles),
    (actor, now): (&Actor, Time),
    (agency, only): (&str, Option<PersonId>),
    most: i64,
) -> Result<Vec<Colleague>, Error> {
    registry.agency(agency).ok_or(Error::AgencyUnknown)?;
    if !actor.sits_at(GRANT, agency) {
        return Err(Error::Forbidden);
    }
    let proof = audit::viewed_people(tx, now, actor, (agency, only), READ_OF_COLLEAGUES)?;
    let found = queries::grants_at(tx, &proof, agency, most)?;
    let found = found
        .into_iter()
        .filter(|(person, _)| only.is_none_or(|only| only == person.id));
    let rows = found.map(|(person, held)| Colleague {
        may_end: may_change(registry, roles, actor, &held).is_ok(),
        person,
        held,
    });
    Ok(rows.collect())
}

/// The roles that the actor may give for at least a part of an agency's work. Who looks after the
/// instance is named by command.
pub(super) fn roles_open(roles: &Roles, actor: &Actor, agency: &str) -> Vec<&'static str> {
    let all = actor.may(MANAGE, None);
    let open = |role: &&str| {
        let named = roles.permissions(role).iter().copied();
        let mut needed = named.chain([GRANT.0]).map(Permission);
        all || needed.all(|permission| actor.sits_at(permission, agency))
    };
    let named = ROLES.iter().copied();
    named.filter(|role| *role != "admin").filter(open).collect()
}

fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (act, person, held): (&str, PersonId, &Held),
    fresh: &Fresh,
) -> Result<(), Error> {
    let agency = held.agency.as_deref().unwrap_or_default();
    let act = Act {
        name: &format!("person.{act}"),
        agency,
        kind: "person",
        reference: "",
        public: false,
        subject: (&format!("person-{person}"), now.micros()),
        payload: json!({
            "person": person.to_string(),
            "role": held.role,
            "agency": held.agency,
            "area": held.area,
            "category": held.category,
            "actor": actor.id().map(|id| id.to_string()),
        }),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}
