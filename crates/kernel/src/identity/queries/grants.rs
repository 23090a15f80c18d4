//! Statements of who holds which role, for all of an agency's work or for a part of it.

use base::{Matter, PersonId};
use store::{Row, Sql, Tx, params};

use super::{person, person_columns};
use crate::audit::Viewed;
use crate::identity::model::{Held, Person};

const GRANT_INSERT: Sql = Sql::new(
    "kernel.grant_insert",
    "insert into kernel_grant (person_id, role, agency) values ($1, $2, $3)
     on conflict (person_id, role, agency) do nothing",
);

const GRANT_PART_INSERT: Sql = Sql::new(
    "kernel.grant_part_insert",
    "insert into kernel_grant_part (person_id, role, agency, area, category) values ($1, $2, $3, $4, $5)
     on conflict (person_id, role, agency, area, category) do nothing",
);

const GRANT_DELETE: Sql = Sql::new(
    "kernel.grant_delete",
    "delete from kernel_grant where person_id = $1 and role = $2 and agency = $3",
);

const GRANT_PART_DELETE: Sql = Sql::new(
    "kernel.grant_part_delete",
    "delete from kernel_grant_part
     where person_id = $1 and role = $2 and agency = $3 and area = $4 and category = $5",
);

const GRANTS: Sql = Sql::new(
    "kernel.grants",
    "select role, agency, '' as area, '' as category from kernel_grant where person_id = $1
     union all
     select role, agency, area, category from kernel_grant_part where person_id = $1
     order by role, agency, area, category",
);

/// Who holds what at an agency.
const GRANTS_AT: Sql = Sql::new(
    "kernel.grants_at",
    "select p.id, p.name, p.email, p.phone, p.lang, p.sample, g.role, g.agency, g.area, g.category
     from (
        select person_id, role, agency, '' as area, '' as category from kernel_grant where agency = $1
        union all
        select person_id, role, agency, area, category from kernel_grant_part where agency = $1
     ) g join kernel_person p on p.id = g.person_id
     order by p.name, p.id, g.role, g.area, g.category limit $2",
);

/// Who else holds a role for all of the work of an agency.
const GRANT_OTHERS: Sql = Sql::new(
    "kernel.grant_others",
    "select person_id from kernel_grant
     where agency = $1 and role = $2 and person_id <> $3 order by person_id limit 1",
);

const GRANT_PEOPLE: Sql = Sql::new(
    "kernel.grant_people",
    "select p.id, p.name, p.email, p.phone, p.lang, p.sample
     from kernel_grant g join kernel_person p on p.id = g.person_id
     where g.agency = $1 and g.role = $2 order by p.id limit 50",
);

/// Those whose role at an agency covers a thing of this place and category.
const GRANT_PEOPLE_FOR: Sql = Sql::new(
    "kernel.grant_people_for",
    concat!(
        person_columns!(),
        "where id in (
            select person_id from kernel_grant where agency = $1 and role = $2
            union
            select person_id from kernel_grant_part
            where agency = $1 and role = $2 and area in ('', $3, $4) and category in ('', $5, $6)
         ) order by id limit 50"
    ),
);

pub(super) const SQL: &[Sql] = &[
    GRANT_INSERT,
    GRANT_PART_INSERT,
    GRANT_DELETE,
    GRANT_PART_DELETE,
    GRANTS,
    GRANTS_AT,
    GRANT_OTHERS,
    GRANT_PEOPLE,
    GRANT_PEOPLE_FOR,
];

/// What the store keeps for a role: an empty code stands for all.
fn codes(held: &Held) -> [&str; 3] {
    [&held.agency, &held.area, &held.category].map(|code| code.as_deref().unwrap_or_default())
}

/// False if the person holds it already.
pub(crate) fn grant_insert(tx: &mut Tx<'_>, person: PersonId, held: &Held) -> store::Result<bool> {
    let [agency, area, category] = codes(held);
    let role = held.role.as_str();
    let added = if held.is_whole() {
        tx.exec(&GRANT_INSERT, &params![person, role, agency])?
    } else {
        let values = params![person, role, agency, area, category];
        tx.exec(&GRANT_PART_INSERT, &values)?
    };
    Ok(added == 1)
}

/// False if the person does not hold it.
pub(crate) fn grant_delete(tx: &mut Tx<'_>, person: PersonId, held: &Held) -> store::Result<bool> {
    let [agency, area, category] = codes(held);
    let role = held.role.as_str();
    let gone = if held.is_whole() {
        tx.exec(&GRANT_DELETE, &params![person, role, agency])?
    } else {
        let values = params![person, role, agency, area, category];
        tx.exec(&GRANT_PART_DELETE, &values)?
    };
    Ok(gone == 1)
}

/// The roles that a person holds.
pub(crate) fn grants(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Held>> {
    tx.all(&GRANTS, &params![person], held)
}

fn held(row: &Row<'_>) -> store::Result<Held> {
    let code = |column: &'static str| -> store::Result<Option<String>> {
        Ok(Some(row.get::<String>(column)?).filter(|code| !code.is_empty()))
    };
    Ok(Held {
        role: row.get("role")?,
        agency: code("agency")?,
        area: code("area")?,
        category: code("category")?,
    })
}

/// People with the roles that they hold at exactly this agency, by name; the proof says that the reading
/// is on record.
pub(crate) fn grants_at(
    tx: &mut Tx<'_>,
    _: &Viewed,
    agency: &str,
    limit: i64,
) -> store::Result<Vec<(Person, Held)>> {
    tx.all(&GRANTS_AT, &params![agency, limit], |row| {
        Ok((person(row)?, held(row)?))
    })
}

/// Whether somebody else holds this role for all of an agency's work.
pub(crate) fn grant_has_others(
    tx: &mut Tx<'_>,
    (agency, role): (&str, &str),
    person: PersonId,
) -> store::Result<bool> {
    let values = params![agency, role, person];
    let other = tx.one(&GRANT_OTHERS, &values, |row| row.get::<String>("person_id"))?;
    Ok(other.is_some())
}

/// Those whose role at the matter's agency covers it, at most 50. A group is that of its category.
pub(crate) fn grant_people_for(
    tx: &mut Tx<'_>,
    (matter, group): (&Matter<'_>, &str),
    role: &str,
) -> store::Result<Vec<Person>> {
    let values = params![
        matter.agency,
        role,
        matter.state.unwrap_or_default(),
        matter.district.unwrap_or_default(),
        matter.category.unwrap_or_default(),
        group
    ];
    tx.all(&GRANT_PEOPLE_FOR, &values, person)
}

pub(crate) fn grant_people(
    tx: &mut Tx<'_>,
    agency: &str,
    role: &str,
) -> store::Result<Vec<Person>> {
    tx.all(&GRANT_PEOPLE, &params![agency, role], person)
}
