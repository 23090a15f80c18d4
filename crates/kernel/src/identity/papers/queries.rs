//! Statements of identity papers.

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Holder, Paper};

/// A number that is kept already is not kept again, whoever keeps it.
const PAPER_INSERT: Sql = Sql::new(
    "kernel.identity_paper_insert",
    "insert into kernel_identity_paper (id, person_id, kind, sealed, mark, added_us, vouched)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
);

const PAPERS_OF: Sql = Sql::new(
    "kernel.identity_papers_of",
    "select id, person_id, kind, sealed, mark, added_us, vouched
     from kernel_identity_paper where person_id = $1 order by added_us, id limit 50",
);

const PAPER_FIND: Sql = Sql::new(
    "kernel.identity_paper_find",
    "select id, person_id, kind, sealed, mark, added_us, vouched from kernel_identity_paper where id = $1",
);

/// One statement, whether somebody is found or not.
const HOLDER_FIND: Sql = Sql::new(
    "kernel.identity_paper_holder",
    "select o.name, p.id, p.person_id, p.kind, p.sealed, p.mark, p.added_us, p.vouched
     from kernel_identity_paper k
     join kernel_person o on o.id = k.person_id
     join kernel_identity_paper p on p.person_id = k.person_id
     where k.mark = $1 order by p.added_us, p.id limit 50",
);

const PAPER_VOUCHED: Sql = Sql::new(
    "kernel.identity_paper_vouched",
    "update kernel_identity_paper set vouched = $2 where id = $1",
);

const PAPER_DELETE: Sql = Sql::new(
    "kernel.identity_paper_delete",
    "delete from kernel_identity_paper where id = $1 and person_id = $2",
);

const TRIES_FIND: Sql = Sql::new(
    "kernel.identity_paper_tries_find",
    "select tries, since_us from kernel_identity_paper_tries where person_id = $1",
);

const TRIES_PUT: Sql = Sql::new(
    "kernel.identity_paper_tries_put",
    "insert into kernel_identity_paper_tries (person_id, tries, since_us) values ($1, $2, $3)
     on conflict (person_id) do update set tries = excluded.tries, since_us = excluded.since_us",
);

/// Every statement of this component.
pub(in super::super) const SQL: &[Sql] = &[
    PAPER_INSERT,
    PAPERS_OF,
    PAPER_FIND,
    HOLDER_FIND,
    PAPER_VOUCHED,
    PAPER_DELETE,
    TRIES_FIND,
    TRIES_PUT,
];

fn paper(row: &Row<'_>) -> store::Result<Paper> {
    Ok(Paper {
        id: row.get("id")?,
        person: row.get("person_id")?,
        kind: row.get("kind")?,
        sealed: row.get("sealed")?,
        mark: row.get("mark")?,
        added: row.get("added_us")?,
        vouched: row.get("vouched")?,
    })
}

/// Whether nobody kept the number before.
pub(super) fn paper_insert(tx: &mut Tx<'_>, paper: &Paper) -> store::Result<bool> {
    let values = params![
        &paper.id,
        paper.person,
        &paper.kind,
        &paper.sealed,
        &paper.mark,
        paper.added,
        paper.vouched.as_deref()
    ];
    Ok(tx.exec(&PAPER_INSERT, &values)? == 1)
}

/// The papers of a person, the oldest first.
pub(super) fn papers_of(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Paper>> {
    tx.all(&PAPERS_OF, &params![person], paper)
}

pub(super) fn paper_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<Paper>> {
    tx.one(&PAPER_FIND, &params![id], paper)
}

/// Who keeps the number of a mark, with all papers of theirs.
pub(super) fn holder_find(tx: &mut Tx<'_>, mark: &str) -> store::Result<Option<Holder>> {
    let rows = tx.all(&HOLDER_FIND, &params![mark], |row| {
        Ok((row.get::<String>("name")?, paper(row)?))
    })?;
    let first = rows
        .first()
        .map(|(name, paper)| (name.clone(), paper.person));
    Ok(first.map(|(name, person)| Holder {
        papers: rows.into_iter().map(|(_, paper)| paper).collect(),
        name,
        person,
    }))
}

/// Notes who vouches for a number.
pub(super) fn paper_vouched(tx: &mut Tx<'_>, id: &str, by: Option<&str>) -> store::Result<()> {
    tx.exec(&PAPER_VOUCHED, &params![id, by]).map(drop)
}

/// Whether the person had it.
pub(super) fn paper_delete(tx: &mut Tx<'_>, id: &str, person: PersonId) -> store::Result<bool> {
    Ok(tx.exec(&PAPER_DELETE, &params![id, person])? == 1)
}

/// How often a person tried to add a number, since when.
pub(super) fn tries_find(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Option<(i64, Time)>> {
    tx.one(&TRIES_FIND, &params![person], |row| {
        Ok((row.get("tries")?, row.get("since_us")?))
    })
}

pub(super) fn tries_put(
    tx: &mut Tx<'_>,
    person: PersonId,
    (tries, since): (i64, Time),
) -> store::Result<()> {
    tx.exec(&TRIES_PUT, &params![person, tries, since])
        .map(drop)
}
