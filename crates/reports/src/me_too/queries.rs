//! Statements of "me too".

use base::{Lang, PersonId, Reference, Time};
use kernel::cases::{Basis, CaseId, Priority, QueueRow, Window};
use kernel::within;
use store::{Row, Sql, Tx, params};

use super::actions::{MeToo, Said};

const ME_TOO_PUT: Sql = Sql::new(
    "reports.me_too_put",
    "insert into reports_me_too (case_id, person_id, lang, at_us) values ($1, $2, $3, $4)
     on conflict (case_id, person_id) do nothing",
);

const ME_TOO_DELETE: Sql = Sql::new(
    "reports.me_too_delete",
    "delete from reports_me_too where case_id = $1 and person_id = $2",
);

const ME_TOO_ERASE: Sql = Sql::new(
    "reports.me_too_erase",
    "delete from reports_me_too where case_id = $1",
);

const ME_TOO_SEEN: Sql = Sql::new(
    "reports.me_too_seen",
    "select count(*) as found,
        cast(coalesce(sum(case when person_id = $2 then 1 else 0 end), 0) as bigint) as mine
     from reports_me_too where case_id = $1",
);

const ME_TOO_COPY: Sql = Sql::new(
    "reports.me_too_copy",
    "insert into reports_me_too (case_id, person_id, lang, at_us)
     select $2, person_id, lang, cast($3 as bigint) from reports_me_too where case_id = $1
     on conflict (case_id, person_id) do nothing",
);

/// Whose report it is has the trouble anyway.
const ME_TOO_OWNER_OUT: Sql = Sql::new(
    "reports.me_too_owner_out",
    "delete from reports_me_too where case_id = $1
       and person_id = (select owner_id from kernel_case where id = $1)",
);

const IS_FOLLOWED: Sql = Sql::new(
    "reports.is_followed",
    "select person_id from reports_me_too where case_id = $1 limit 1",
);

const FOLLOWERS: Sql = Sql::new(
    "reports.followers",
    "select person_id, lang from reports_me_too where case_id = $1 and person_id > $2
     order by person_id limit $3",
);

/// How many people have the same trouble as each report of a list, given as JSON.
const COUNTS_OF_CASES: Sql = Sql::new(
    "reports.me_too_counts",
    "select case_id, count(*) as found from reports_me_too
     where case_id in (select value from json_each($1)) group by case_id",
)
.postgres(
    "select case_id, count(*) as found from reports_me_too
     where case_id in (select json_array_elements_text(cast(cast($1 as text) as json)))
     group by case_id",
);

/// An agency's open reports within a window, by how many people have the trouble, then by date. Those of nobody else come with
/// none.
const QUEUE_OF_MANY: Sql = Sql::new(
    "reports.queue_of_many",
    concat!(
        "select c.id, c.kind, c.reference, c.state, c.agency, c.topic, c.public,
        (select p.name from kernel_person p where p.id = c.holder_id) as holder,
        c.opened_us, c.due_us, c.due_basis, c.priority, c.version
     from kernel_case c
     where c.agency = $1 and c.phase in ('open', 'waiting') and ",
        within!("c.", "4"),
        "
     order by (select count(*) from reports_me_too m where m.case_id = c.id) desc,
        c.due_us nulls last, c.id
     limit $2 offset $3"
    ),
);

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[
    ME_TOO_PUT,
    ME_TOO_DELETE,
    ME_TOO_ERASE,
    ME_TOO_SEEN,
    ME_TOO_COPY,
    ME_TOO_OWNER_OUT,
    IS_FOLLOWED,
    FOLLOWERS,
    COUNTS_OF_CASES,
    QUEUE_OF_MANY,
];

pub(super) fn me_too_put(tx: &mut Tx<'_>, id: CaseId, said: Said, now: Time) -> store::Result<()> {
    let values = params![id, said.person, said.lang.to_string(), now];
    tx.exec(&ME_TOO_PUT, &values).map(drop)
}

pub(super) fn me_too_delete(tx: &mut Tx<'_>, id: CaseId, person: PersonId) -> store::Result<()> {
    tx.exec(&ME_TOO_DELETE, &params![id, person]).map(drop)
}

pub(super) fn me_too_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&ME_TOO_ERASE, &params![id]).map(drop)
}

pub(super) fn me_too_seen(
    tx: &mut Tx<'_>,
    id: CaseId,
    reader: Option<PersonId>,
) -> store::Result<MeToo> {
    let reader = reader.map(|id| id.to_string()).unwrap_or_default();
    let found = tx.one(&ME_TOO_SEEN, &params![id, reader], |row| {
        Ok(MeToo {
            count: row.get("found")?,
            mine: row.get::<i64>("mine")? > 0,
        })
    })?;
    Ok(found.unwrap_or_default())
}

pub(super) fn me_too_copy(
    tx: &mut Tx<'_>,
    from: CaseId,
    to: CaseId,
    now: Time,
) -> store::Result<()> {
    tx.exec(&ME_TOO_COPY, &params![from, to, now]).map(drop)
}

pub(super) fn me_too_owner_out(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&ME_TOO_OWNER_OUT, &params![id]).map(drop)
}

pub(super) fn is_followed(tx: &mut Tx<'_>, id: CaseId) -> store::Result<bool> {
    let found: Option<String> = tx.one(&IS_FOLLOWED, &params![id], |row| row.get("person_id"))?;
    Ok(found.is_some())
}

/// So many who follow a report, after one of them.
pub(super) fn followers(
    tx: &mut Tx<'_>,
    id: CaseId,
    (after, limit): (&str, i64),
) -> store::Result<Vec<Said>> {
    tx.all(&FOLLOWERS, &params![id, after, limit], |row| {
        Ok(Said {
            person: row.get("person_id")?,
            lang: row.parse("lang", |code| Lang::parse(code).ok_or("not a language"))?,
        })
    })
}

/// How many people have the same trouble, of those of these reports that anybody has.
pub(crate) fn counts_of_cases(
    tx: &mut Tx<'_>,
    ids: &[CaseId],
) -> store::Result<Vec<(CaseId, i64)>> {
    let ids = serde_json::to_string(ids).unwrap_or_default();
    tx.all(&COUNTS_OF_CASES, &params![ids], |row| {
        Ok((row.get("case_id")?, row.get("found")?))
    })
}

pub(crate) fn queue_of_many(
    tx: &mut Tx<'_>,
    (agency, window): (&str, &Window),
    (limit, offset): (i64, i64),
) -> store::Result<Vec<QueueRow>> {
    let values = params![agency, limit, offset, window];
    tx.all(&QUEUE_OF_MANY, &values, queue_row)
}

/// A row of a queue that is paged by counting.
pub(crate) fn queue_row(row: &Row<'_>) -> store::Result<QueueRow> {
    Ok(QueueRow {
        id: row.get("id")?,
        kind: row.get("kind")?,
        reference: row.parse("reference", Reference::parse)?,
        state: row.get("state")?,
        agency: row.get("agency")?,
        topic: row.get("topic")?,
        public: row.get("public")?,
        holder: row.get("holder")?,
        opened: row.get("opened_us")?,
        due: row.get("due_us")?,
        due_basis: row
            .get::<Option<String>>("due_basis")?
            .and_then(|basis| Basis::parse(&basis)),
        priority: Priority::of_rank(row.get("priority")?),
        version: row.get("version")?,
        place: None,
    })
}
