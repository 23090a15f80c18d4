//! Statements of the data tracker.

use base::{Field, PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::model::{View, ViewRow};
use super::rules;

const VIEW_FIND: Sql = Sql::new(
    "kernel.view_find",
    "select fields, reason from kernel_view where case_id = $1 and officer_id = $2 and hour = $3",
);

const VIEW_PUT: Sql = Sql::new(
    "kernel.view_put",
    "insert into kernel_view (case_id, officer_id, hour, agency, fields, reason, at_us)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (case_id, officer_id, hour) do update set fields = excluded.fields, reason = excluded.reason",
);

/// What was read of a person's cases, of those in which they take part where it was about the people in them, of
/// themselves, and of an agency for which they answer.
const VIEWS_OF: Sql = Sql::new(
    "kernel.views_of",
    "select v.case_id || '-' || v.officer_id as id, coalesce(c.reference, '') as reference, c.topic,
        v.officer_id, coalesce(p.name, '') as officer, v.agency, v.fields, v.reason, v.at_us
     from kernel_view v
     left join kernel_case c on c.id = v.case_id
     left join kernel_person p on p.id = v.officer_id
     where v.case_id in (
            select id from kernel_case where owner_id = $1
            union all
            select case_id from kernel_member where person_id = $1
            union all
            select 'agency-' || agency from kernel_reach where officer_id = $1
            union all
            select cast($2 as text)
        )
        and v.officer_id <> $1
        and (c.id is null or c.owner_id = $1 or v.fields like '%people%')
        and (v.at_us < $3 or v.at_us = $3 and v.case_id || '-' || v.officer_id < $4)
     order by v.at_us desc, v.case_id || '-' || v.officer_id desc
     limit $5",
);

/// Whose roles are listed with an agency's people.
const GRANTED_AT: Sql = Sql::new(
    "kernel.granted_at",
    "select person_id from kernel_grant where agency = $1
     union
     select person_id from kernel_grant_part where agency = $1",
);

pub(crate) const SQL: &[Sql] = &[VIEW_FIND, VIEW_PUT, VIEWS_OF, GRANTED_AT];

/// The people who hold a role at an agency, without saying anything else of them.
pub(super) fn granted_at(tx: &mut Tx<'_>, agency: &str) -> store::Result<Vec<PersonId>> {
    tx.all(&GRANTED_AT, &params![agency], |row| row.get("person_id"))
}

/// What and why somebody read of a subject within an hour, if they did.
pub(super) fn view_find(
    tx: &mut Tx<'_>,
    (subject, officer): (&str, PersonId),
    hour: i64,
) -> store::Result<Option<(String, String)>> {
    tx.one(&VIEW_FIND, &params![subject, officer, hour], |row| {
        Ok((row.get("fields")?, row.get("reason")?))
    })
}

pub(super) fn view_put(tx: &mut Tx<'_>, row: &ViewRow<'_>) -> store::Result<()> {
    let values = params![
        row.subject,
        row.officer,
        row.hour,
        row.agency,
        row.fields,
        row.reason,
        row.at
    ];
    tx.exec(&VIEW_PUT, &values).map(drop)
}

/// Who read of a person's data before a row, newest first.
pub(super) fn views_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    ((at, id), limit): ((Time, &str), i64),
) -> store::Result<Vec<View>> {
    let own = rules::of_person(person);
    tx.all(&VIEWS_OF, &params![person, own, at, id, limit], view)
}

fn view(row: &Row<'_>) -> store::Result<View> {
    let words = |text: String| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
    let fields: String = row.get("fields")?;
    Ok(View {
        id: row.get("id")?,
        reference: row.get("reference")?,
        topic: row.get("topic")?,
        officer_id: row.get("officer_id")?,
        officer: row.get("officer")?,
        agency: row.get("agency")?,
        fields: fields.split(' ').filter_map(Field::parse).collect(),
        reasons: words(row.get("reason")?),
        at: row.get("at_us")?,
    })
}
