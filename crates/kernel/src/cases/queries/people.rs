//! Statements of people and other cases that belong to a case.

use base::{Matter, PersonId, Time};
use store::{Sql, Tx, params};

use crate::audit::Viewed;
use crate::cases::model::{CaseId, Member};

const PARTS: Sql = Sql::new(
    "kernel.parts",
    "select part from kernel_member where case_id = $1 and person_id = $2
     union select 'task' as part from kernel_task where case_id = $1 and person_id = $2",
);

/// Who takes part in a case: its owner, those who were added, those who were asked to do something.
const MEMBERS: Sql = Sql::new(
    "kernel.members",
    "select part, id, name, email, phone from (
        select 'owner' as part, owner_id as person_id from kernel_case where id = $1
        union select part, person_id from kernel_member where case_id = $1
        union select 'task' as part, person_id from kernel_task where case_id = $1
     ) parts join kernel_person on id = person_id order by part, id",
);

const MEMBER_PUT: Sql = Sql::new(
    "kernel.member_put",
    "insert into kernel_member (case_id, person_id, part, added_us, case_us) values ($1, $2, $3, $4, $5)
     on conflict (case_id, person_id, part) do nothing",
);

const MEMBERS_ERASE: Sql = Sql::new(
    "kernel.members_erase",
    "delete from kernel_member where case_id = $1",
);

const TASKS_ERASE: Sql = Sql::new(
    "kernel.tasks_erase",
    "update kernel_task set person_id = null, body = null, ended_by = null where case_id = $1",
);

const LINK_PUT: Sql = Sql::new(
    "kernel.link_put",
    "insert into kernel_link (case_id, other_id, relation, made_us) values ($1, $2, $3, $4)
     on conflict (case_id, other_id, relation) do nothing",
);

const LINKED: Sql = Sql::new(
    "kernel.linked",
    "select other_id from kernel_link where case_id = $1 and relation = $2 order by made_us desc limit 1",
);

const LINKED_ALL: Sql = Sql::new(
    "kernel.linked_all",
    "select other_id from kernel_link where case_id = $1 order by made_us desc, other_id limit $2",
);

const ROLES_FOR: Sql = Sql::new(
    "kernel.roles_for",
    "select role from kernel_grant where person_id = $1 and (agency = $2 or agency = '')
     union
     select role from kernel_grant_part
     where person_id = $1 and agency = $2 and area in ('', $3, $4) and category in ('', $5, $6)",
);

/// Who holds which role for at least a part of an agency's work.
const COLLEAGUES: Sql = Sql::new(
    "kernel.colleagues",
    "select p.id, p.name, g.role from (
        select person_id, role from kernel_grant where agency = $1
        union
        select person_id, role from kernel_grant_part where agency = $1
     ) g join kernel_person p on p.id = g.person_id
     order by p.name, p.id, g.role limit 1000",
);

pub(super) const SQL: &[Sql] = &[
    PARTS,
    MEMBERS,
    MEMBER_PUT,
    MEMBERS_ERASE,
    TASKS_ERASE,
    LINK_PUT,
    LINKED,
    LINKED_ALL,
    ROLES_FOR,
    COLLEAGUES,
];

/// In which parts a person belongs to a case.
pub(crate) fn parts(tx: &mut Tx<'_>, id: CaseId, person: &str) -> store::Result<Vec<String>> {
    tx.all(&PARTS, &params![id, person], |row| row.get("part"))
}

/// The people of a case; the proof says that the reading is on record.
pub(crate) fn members(tx: &mut Tx<'_>, _: &Viewed, id: CaseId) -> store::Result<Vec<Member>> {
    tx.all(&MEMBERS, &params![id], |row| {
        Ok(Member {
            part: row.get("part")?,
            id: row.get("id")?,
            name: row.get("name")?,
            email: row.get("email")?,
            phone: row.get("phone")?,
        })
    })
}

/// Adds a person to a case that was begun then.
pub(crate) fn member_put(
    tx: &mut Tx<'_>,
    (id, begun): (CaseId, Time),
    person: &str,
    part: &str,
    now: Time,
) -> store::Result<()> {
    tx.exec(&MEMBER_PUT, &params![id, person, part, now, begun])
        .map(drop)
}

/// Takes everybody off a case but its agency.
pub(crate) fn people_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&MEMBERS_ERASE, &params![id])?;
    tx.exec(&TASKS_ERASE, &params![id]).map(drop)
}

pub(crate) fn link_put(
    tx: &mut Tx<'_>,
    id: CaseId,
    other: CaseId,
    relation: &str,
    now: Time,
) -> store::Result<()> {
    tx.exec(&LINK_PUT, &params![id, other, relation, now])
        .map(drop)
}

/// The case to which a case has this relation; the newest where there are several.
pub(crate) fn linked(tx: &mut Tx<'_>, id: CaseId, relation: &str) -> store::Result<Option<CaseId>> {
    tx.one(&LINKED, &params![id, relation], |row| row.get("other_id"))
}

/// The cases to which a case has any relation, the newest first.
pub(crate) fn linked_all(tx: &mut Tx<'_>, id: CaseId, limit: i64) -> store::Result<Vec<CaseId>> {
    tx.all(&LINKED_ALL, &params![id, limit], |row| row.get("other_id"))
}

/// The roles that a person has at an agency or everywhere, as far as they cover a matter of this place and
/// category; a group is that of its category.
pub(crate) fn roles_for(
    tx: &mut Tx<'_>,
    person: &str,
    (matter, group): (&Matter<'_>, &str),
) -> store::Result<Vec<String>> {
    let values = params![
        person,
        matter.agency,
        matter.state.unwrap_or_default(),
        matter.district.unwrap_or_default(),
        matter.category.unwrap_or_default(),
        group
    ];
    tx.all(&ROLES_FOR, &values, |row| row.get("role"))
}

/// People with a role at an agency, by name: their ids, names and roles.
pub(crate) fn colleagues(
    tx: &mut Tx<'_>,
    agency: &str,
) -> store::Result<Vec<(PersonId, String, String)>> {
    tx.all(&COLLEAGUES, &params![agency], |row| {
        Ok((row.get("id")?, row.get("name")?, row.get("role")?))
    })
}
