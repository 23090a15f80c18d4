//! Statements of children.

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Child, State};
use crate::audit::Viewed;
use crate::identity::papers::Paper;

const CHILD_INSERT: Sql = Sql::new(
    "kernel.child_insert",
    "insert into kernel_child (id, name, born, kind, sealed, mark, state, until_us, made_us, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);

macro_rules! columns {
    () => {
        "select c.id, c.name, c.born, c.kind, c.sealed, c.mark, c.state, c.until_us, c.made_us, c.made_by, c.party_id, c.mandate_id,
            coalesce(g.name, '') as guardian
         from kernel_child c left join kernel_person g on g.id = c.made_by "
    };
}

const CHILD_FIND: Sql = Sql::new("kernel.child_find", concat!(columns!(), "where c.id = $1"));

const CHILDREN_OF: Sql = Sql::new(
    "kernel.children_of",
    concat!(
        columns!(),
        "where c.made_by = $1 order by c.made_us desc, c.id desc limit 100"
    ),
);

const CHILDREN_CLAIMED: Sql = Sql::new(
    "kernel.children_claimed",
    concat!(
        columns!(),
        "where c.state = 'claimed' order by c.made_us, c.id limit 100"
    ),
);

const CHILDREN_CONFIRMED: Sql = Sql::new(
    "kernel.children_confirmed",
    concat!(
        columns!(),
        "where c.state = 'confirmed' order by c.decided_us desc, c.id desc limit 100"
    ),
);

/// As which party a child was confirmed before, by its number, unless that account was closed.
const CHILD_PARTY: Sql = Sql::new(
    "kernel.child_party",
    "select c.party_id from kernel_child c join kernel_person p on p.id = c.party_id and p.closed_us is null
     where c.mark = $1 order by c.made_us, c.id limit 1",
);

/// For whose account a provider vouches that the number is theirs. What somebody typed about themselves proves nothing.
const CHILD_HOLDER: Sql = Sql::new(
    "kernel.child_holder",
    "select person_id from kernel_identity_paper where mark = $1 and vouched is not null",
);

/// Whether somebody keeps the number as their own, vouched for or not.
const CHILD_OWN: Sql = Sql::new(
    "kernel.child_own",
    "select person_id from kernel_identity_paper where mark = $1 and person_id = $2",
);

const CHILD_DECIDE: Sql = Sql::new(
    "kernel.child_decide",
    "update kernel_child set state = $3, decided_us = $4, party_id = coalesce($5, party_id), mandate_id = coalesce($6, mandate_id)
     where id = $1 and state = $2",
);

/// Every statement of this component.
pub(in super::super) const SQL: &[Sql] = &[
    CHILD_INSERT,
    CHILD_FIND,
    CHILDREN_OF,
    CHILDREN_CLAIMED,
    CHILDREN_CONFIRMED,
    CHILD_PARTY,
    CHILD_HOLDER,
    CHILD_OWN,
    CHILD_DECIDE,
];

fn child(row: &Row<'_>) -> store::Result<Child> {
    Ok(Child {
        name: row.get("name")?,
        born: row.parse("born", |text| text.parse().map_err(|_| "no such day"))?,
        state: row.parse("state", |text| State::parse(text).ok_or("no such state"))?,
        until: row.get("until_us")?,
        made: row.get("made_us")?,
        by: row.get("made_by")?,
        party: row.get("party_id")?,
        mandate: row.get("mandate_id")?,
        paper: Paper {
            id: row.get("id")?,
            person: row.get("id")?,
            kind: row.get("kind")?,
            sealed: row.get("sealed")?,
            mark: row.get("mark")?,
            added: row.get("made_us")?,
            vouched: None,
        },
    })
}

pub(super) fn child_insert(tx: &mut Tx<'_>, child: &Child) -> store::Result<()> {
    let paper = &child.paper;
    let values = params![
        paper.person,
        &child.name,
        child.born.to_string(),
        &paper.kind,
        &paper.sealed,
        &paper.mark,
        child.state.code(),
        child.until,
        child.made,
        child.by
    ];
    tx.exec(&CHILD_INSERT, &values).map(drop)
}

pub(super) fn child_find(tx: &mut Tx<'_>, id: PersonId) -> store::Result<Option<Child>> {
    tx.one(&CHILD_FIND, &params![id], child)
}

/// Those that somebody entered, the newest first.
pub(super) fn children_of(tx: &mut Tx<'_>, by: PersonId) -> store::Result<Vec<Child>> {
    tx.all(&CHILDREN_OF, &params![by], child)
}

/// Those that wait for an officer, the oldest first.
pub(super) fn children_claimed(tx: &mut Tx<'_>) -> store::Result<Vec<Child>> {
    tx.all(&CHILDREN_CLAIMED, &params![], child)
}

/// Those that were confirmed, the newest first.
pub(super) fn children_confirmed(tx: &mut Tx<'_>) -> store::Result<Vec<Child>> {
    tx.all(&CHILDREN_CONFIRMED, &params![], child)
}

/// The same two, with what their guardians are called; the proof says that the reading is on record.
pub(super) fn with_guardians(tx: &mut Tx<'_>, _: &Viewed) -> store::Result<Vec<(Child, String)>> {
    let read = |row: &Row<'_>| Ok((child(row)?, row.get("guardian")?));
    let mut all = tx.all(&CHILDREN_CLAIMED, &params![], read)?;
    all.extend(tx.all(&CHILDREN_CONFIRMED, &params![], read)?);
    Ok(all)
}

/// As which party a child with this number is here: the account for which a provider vouches, else as it was confirmed before.
pub(super) fn child_party(tx: &mut Tx<'_>, mark: &str) -> store::Result<Option<PersonId>> {
    let vouched = tx.one(&CHILD_HOLDER, &params![mark], |row| row.get("person_id"))?;
    if vouched.is_some() {
        return Ok(vouched);
    }
    tx.one(&CHILD_PARTY, &params![mark], |row| row.get("party_id"))
}

/// Whether somebody keeps the number as their own.
pub(super) fn child_own(tx: &mut Tx<'_>, mark: &str, person: PersonId) -> store::Result<bool> {
    let values = params![mark, person];
    let own = tx.one(&CHILD_OWN, &values, |row| row.get::<PersonId>("person_id"))?;
    Ok(own.is_some())
}

/// Whether it was in the state before.
pub(super) fn child_decide(
    tx: &mut Tx<'_>,
    id: PersonId,
    (from, to, now): (State, State, Time),
    (party, mandate): (Option<PersonId>, Option<&str>),
) -> store::Result<bool> {
    let values = params![id, from.code(), to.code(), now, party, mandate];
    Ok(tx.exec(&CHILD_DECIDE, &values)? == 1)
}
