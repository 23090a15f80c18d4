//! Statements of businesses.

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Business, Claimed, State};
use crate::audit::Viewed;
use crate::identity::papers::Paper;

const BUSINESS_INSERT: Sql = Sql::new(
    "kernel.business_insert",
    "insert into kernel_business (id, kind, sealed, mark, state, made_us, made_by) values ($1, $2, $3, $4, $5, $6, $7)",
);

macro_rules! columns {
    () => {
        "select b.id, b.kind, b.sealed, b.mark, b.state, b.made_us, b.made_by, p.name, coalesce(c.name, '') as claimant
         from kernel_business b join kernel_person p on p.id = b.id left join kernel_person c on c.id = b.made_by "
    };
}

const BUSINESS_FIND: Sql = Sql::new(
    "kernel.business_find",
    concat!(columns!(), "where b.id = $1"),
);

/// Those in which a person has a part that stands.
const BUSINESSES_OF: Sql = Sql::new(
    "kernel.businesses_of",
    concat!(
        columns!(),
        "where b.id in (select m.grantor_id from kernel_mandate m
            where m.holder_id = $1 and m.basis = 'role' and m.accepted_us is not null and m.ended_us is null)
         order by p.name, b.id limit 100"
    ),
);

const BUSINESSES_CLAIMED: Sql = Sql::new(
    "kernel.businesses_claimed",
    concat!(
        columns!(),
        "where b.state = 'claimed' order by b.made_us, b.id limit 100"
    ),
);

const BUSINESS_SAME: Sql = Sql::new(
    "kernel.business_same",
    "select id from kernel_business where mark = $1 and id <> $2 and state = 'confirmed' limit 1",
);

const BUSINESS_STATE: Sql = Sql::new(
    "kernel.business_state",
    "update kernel_business set state = $3, decided_us = $4 where id = $1 and state = $2",
);

/// Every statement of this component.
pub(in super::super) const SQL: &[Sql] = &[
    BUSINESS_INSERT,
    BUSINESS_FIND,
    BUSINESSES_OF,
    BUSINESSES_CLAIMED,
    BUSINESS_SAME,
    BUSINESS_STATE,
];

fn business(row: &Row<'_>) -> store::Result<Business> {
    Ok(Business {
        name: row.get("name")?,
        state: row.parse("state", |text| State::parse(text).ok_or("no such state"))?,
        made: row.get("made_us")?,
        by: row.get("made_by")?,
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

pub(super) fn business_insert(tx: &mut Tx<'_>, business: &Business) -> store::Result<()> {
    let paper = &business.paper;
    let values = params![
        paper.person,
        &paper.kind,
        &paper.sealed,
        &paper.mark,
        business.state.code(),
        business.made,
        business.by
    ];
    tx.exec(&BUSINESS_INSERT, &values).map(drop)
}

pub(super) fn business_find(tx: &mut Tx<'_>, id: PersonId) -> store::Result<Option<Business>> {
    tx.one(&BUSINESS_FIND, &params![id], business)
}

pub(super) fn businesses_of(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<Business>> {
    tx.all(&BUSINESSES_OF, &params![person], business)
}

/// Those that wait for an officer, the oldest first.
pub(super) fn businesses_claimed(tx: &mut Tx<'_>) -> store::Result<Vec<Business>> {
    tx.all(&BUSINESSES_CLAIMED, &params![], business)
}

/// The same with who entered them; the proof says that the reading is on record.
pub(super) fn claimants(tx: &mut Tx<'_>, _: &Viewed) -> store::Result<Vec<Claimed>> {
    tx.all(&BUSINESSES_CLAIMED, &params![], |row| {
        Ok(Claimed {
            business: business(row)?,
            claimant: row.get("claimant")?,
        })
    })
}

/// Whether another one with this number was confirmed.
pub(super) fn business_same(tx: &mut Tx<'_>, business: &Business) -> store::Result<bool> {
    let values = params![&business.paper.mark, business.paper.person];
    let found = tx.one(&BUSINESS_SAME, &values, |row| row.get::<String>("id"))?;
    Ok(found.is_some())
}

/// Whether it was in the state before.
pub(super) fn business_state(
    tx: &mut Tx<'_>,
    id: PersonId,
    (from, to): (State, State),
    now: Time,
) -> store::Result<bool> {
    let values = params![id, from.code(), to.code(), now];
    Ok(tx.exec(&BUSINESS_STATE, &values)? == 1)
}
