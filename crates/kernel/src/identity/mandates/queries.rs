//! Statements of mandates.

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};

use super::model::{Basis, Done, DoneSeen, Mandate, MandateSeen, Outcome, Role};

const MANDATE_INSERT: Sql = Sql::new(
    "kernel.mandate_insert",
    "insert into kernel_mandate
        (id, grantor_id, holder_id, channel, address, basis, role, kinds, acts, offered_us, from_us, until_us, accepted_us,
         ended_us, outcome, by_id, lapses_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
);

macro_rules! columns {
    () => {
        "select m.id, m.grantor_id, m.holder_id, m.address, m.basis, m.role, m.kinds, m.acts, m.offered_us, m.from_us, m.until_us,
            m.accepted_us, m.ended_us, m.outcome, coalesce(g.name, '') as grantor_name, coalesce(nullif(g.name, ''), g.email, g.phone, '') as grantor,
            case when m.basis = 'counter' then '' else coalesce(nullif(h.name, ''), h.email, h.phone, '') end as holder
            , coalesce(b.state, 'confirmed') as business_state, m.by_id, coalesce(m.lapses_us, m.offered_us + 1209600000000) as lapses_us
         from kernel_mandate m left join kernel_business b on b.id = m.grantor_id left join kernel_person g on g.id = m.grantor_id
         left join kernel_person h on h.id = m.holder_id "
    };
}

const MANDATE_FIND: Sql = Sql::new(
    "kernel.mandate_find",
    concat!(columns!(), "where m.id = $1"),
);

const MANDATES_GIVEN: Sql = Sql::new(
    "kernel.mandates_given",
    concat!(
        columns!(),
        "where m.grantor_id = $1 order by m.offered_us desc, m.id desc limit 200"
    ),
);

const MANDATES_HELD: Sql = Sql::new(
    "kernel.mandates_held",
    concat!(
        columns!(),
        "where m.holder_id = $1 and m.basis <> 'counter' order by m.offered_us desc, m.id desc limit 200"
    ),
);

/// All that were not ended, in both directions, for somebody who closes their account: however many there are.
const MANDATES_UNENDED: Sql = Sql::new(
    "kernel.mandates_unended",
    concat!(
        columns!(),
        "where (m.grantor_id = $1 or m.holder_id = $1) and m.ended_us is null"
    ),
);

/// What waits at an address of a person's.
const MANDATES_OFFERED: Sql = Sql::new(
    "kernel.mandates_offered",
    concat!(
        columns!(),
        "join kernel_person p on p.id = $1 and m.address in (p.email, p.phone)
         where m.accepted_us is null and m.ended_us is null and coalesce(m.lapses_us, m.offered_us + 1209600000000) > $2
         order by m.offered_us desc, m.id desc limit 100"
    ),
);

/// The people of a business, as long as that stands.
const MANDATE_PEOPLE: Sql = Sql::new(
    "kernel.mandate_people",
    concat!(
        columns!(),
        "where m.grantor_id = $1 and m.basis = 'role' and m.ended_us is null and m.accepted_us is not null
         order by m.offered_us, m.id limit 500"
    ),
);

/// The guardians of a child, as long as that stands.
const MANDATE_GUARDIANS: Sql = Sql::new(
    "kernel.mandate_guardians",
    concat!(
        columns!(),
        "where m.grantor_id = $1 and m.basis = 'guardian' and m.ended_us is null order by m.offered_us, m.id limit 100"
    ),
);

/// Those of them who get the letters: of a child that has no account, but a row that was made when it was confirmed.
const MANDATE_SPEAKERS: Sql = Sql::new(
    "kernel.mandate_speakers",
    concat!(
        columns!(),
        "where m.grantor_id = $1 and m.basis = 'guardian' and m.ended_us is null
            and exists (select 1 from kernel_child c where c.id = m.grantor_id and c.party_id = c.id)
         order by m.offered_us, m.id limit 100"
    ),
);

/// Whom a business invited and who may still answer.
const MANDATE_INVITED: Sql = Sql::new(
    "kernel.mandate_invited",
    concat!(
        columns!(),
        "where m.grantor_id = $1 and m.basis = 'role' and m.ended_us is null and m.accepted_us is null
            and coalesce(m.lapses_us, m.offered_us + 1209600000000) > $2
         order by m.offered_us, m.id limit 500"
    ),
);

/// Those that are not over yet, for limits on how many there may be.
const MANDATES_OPEN: Sql = Sql::new(
    "kernel.mandates_open",
    concat!(
        columns!(),
        "where m.grantor_id = $1 and m.ended_us is null and (m.until_us is null or m.until_us > $2)
            and (m.accepted_us is not null or coalesce(m.lapses_us, m.offered_us + 1209600000000) > $2)
         order by m.offered_us desc, m.id desc limit 200"
    ),
);

const MANDATE_ACCEPT: Sql = Sql::new(
    "kernel.mandate_accept",
    "update kernel_mandate set holder_id = $2, accepted_us = $3
     where id = $1 and accepted_us is null and ended_us is null",
);

const MANDATE_END: Sql = Sql::new(
    "kernel.mandate_end",
    "update kernel_mandate set ended_us = $2, outcome = $3 where id = $1 and ended_us is null",
);

const MANDATE_UNNAME: Sql = Sql::new(
    "kernel.mandate_unname",
    "update kernel_mandate set address = '' where grantor_id = $1 or holder_id = $1",
);

const MANDATE_WITHDRAW_AT: Sql = Sql::new(
    "kernel.mandate_withdraw_at",
    "update kernel_mandate set address = '', ended_us = coalesce(ended_us, $2), outcome = coalesce(outcome, 'closed')
     where address = $1 and accepted_us is null",
);

const ACT_INSERT: Sql = Sql::new(
    "kernel.mandate_act_insert",
    "insert into kernel_mandate_act (mandate_id, case_id, version, step, at_us) values ($1, $2, $3, $4, $5)
     on conflict do nothing",
);

const ACTS_OF: Sql = Sql::new(
    "kernel.mandate_acts_of",
    "select c.reference, c.kind, a.step, a.at_us from kernel_mandate_act a join kernel_case c on c.id = a.case_id
     where a.mandate_id = $1 order by a.at_us desc, a.case_id desc, a.version desc limit 200",
);

/// What all people of a business did in its name, those who have left it too.
const ACTS_FOR: Sql = Sql::new(
    "kernel.mandate_acts_for",
    "select c.reference, c.kind, a.step, a.at_us, coalesce(nullif(h.name, ''), h.email, h.phone, '') as holder
     from kernel_mandate m join kernel_mandate_act a on a.mandate_id = m.id join kernel_case c on c.id = a.case_id
     left join kernel_person h on h.id = m.holder_id
     where m.grantor_id = $1 and m.basis = 'role' order by a.at_us desc, a.case_id desc, a.version desc limit 200",
);

/// Only a session of the holder's own takes it up.
const SESSION_ACT: Sql = Sql::new(
    "kernel.session_act",
    "update kernel_session set mandate_id = $3 where token_hash = $1 and person_id = $2",
);

/// Every statement of this component.
pub(in super::super) const SQL: &[Sql] = &[
    MANDATE_INSERT,
    MANDATE_FIND,
    MANDATES_GIVEN,
    MANDATES_HELD,
    MANDATES_OFFERED,
    MANDATES_OPEN,
    MANDATES_UNENDED,
    MANDATE_PEOPLE,
    MANDATE_GUARDIANS,
    MANDATE_SPEAKERS,
    MANDATE_INVITED,
    MANDATE_ACCEPT,
    MANDATE_END,
    MANDATE_UNNAME,
    MANDATE_WITHDRAW_AT,
    ACT_INSERT,
    ACTS_OF,
    ACTS_FOR,
    SESSION_ACT,
];

fn seen(row: &Row<'_>) -> store::Result<MandateSeen> {
    let kinds: String = row.get("kinds")?;
    let outcome: Option<String> = row.get("outcome")?;
    let role: Option<String> = row.get("role")?;
    let mandate = Mandate {
        id: row.get("id")?,
        grantor: row.get("grantor_id")?,
        holder: row.get("holder_id")?,
        by: row.get("by_id")?,
        address: row.get("address")?,
        role: role.as_deref().and_then(Role::parse),
        ready: row.get::<String>("business_state")? == "confirmed",
        basis: row.parse("basis", |text| Basis::parse(text).ok_or("no such basis"))?,
        kinds: kinds.split_whitespace().map(str::to_owned).collect(),
        acts: row.get("acts")?,
        offered: row.get("offered_us")?,
        lapses: row.get("lapses_us")?,
        from: row.get("from_us")?,
        until: row.get("until_us")?,
        accepted: row.get("accepted_us")?,
        ended: row.get("ended_us")?,
        outcome: outcome.as_deref().and_then(Outcome::parse),
    };
    Ok(MandateSeen {
        mandate,
        grantor_name: row.get("grantor_name")?,
        grantor: row.get("grantor")?,
        holder: row.get("holder")?,
    })
}

pub(super) fn mandate_insert(
    tx: &mut Tx<'_>,
    mandate: &Mandate,
    channel: &str,
) -> store::Result<()> {
    let values = params![
        &mandate.id,
        mandate.grantor,
        mandate.holder,
        channel,
        &mandate.address,
        mandate.basis.code(),
        mandate.role.map(Role::code),
        mandate.kinds.join(" "),
        mandate.acts,
        mandate.offered,
        mandate.from,
        mandate.until,
        mandate.accepted,
        mandate.ended,
        mandate.outcome.map(Outcome::code),
        mandate.by,
        mandate.lapses
    ];
    tx.exec(&MANDATE_INSERT, &values).map(drop)
}

pub(super) fn mandate_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<MandateSeen>> {
    tx.one(&MANDATE_FIND, &params![id], seen)
}

pub(super) fn mandates_given(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<MandateSeen>> {
    tx.all(&MANDATES_GIVEN, &params![person], seen)
}

pub(super) fn mandates_held(tx: &mut Tx<'_>, person: PersonId) -> store::Result<Vec<MandateSeen>> {
    tx.all(&MANDATES_HELD, &params![person], seen)
}

/// What waits for a person's answer now.
pub(super) fn mandates_offered(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Time,
) -> store::Result<Vec<MandateSeen>> {
    tx.all(&MANDATES_OFFERED, &params![person, now], seen)
}

pub(super) fn mandates_unended(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> store::Result<Vec<MandateSeen>> {
    tx.all(&MANDATES_UNENDED, &params![person], seen)
}

pub(super) fn mandates_open(
    tx: &mut Tx<'_>,
    person: PersonId,
    now: Time,
) -> store::Result<Vec<MandateSeen>> {
    tx.all(&MANDATES_OPEN, &params![person, now], seen)
}

pub(super) fn mandate_people(
    tx: &mut Tx<'_>,
    business: PersonId,
) -> store::Result<Vec<MandateSeen>> {
    tx.all(&MANDATE_PEOPLE, &params![business], seen)
}

pub(super) fn mandate_guardians(
    tx: &mut Tx<'_>,
    child: PersonId,
) -> store::Result<Vec<MandateSeen>> {
    tx.all(&MANDATE_GUARDIANS, &params![child], seen)
}

pub(super) fn mandate_speakers(
    tx: &mut Tx<'_>,
    child: PersonId,
) -> store::Result<Vec<MandateSeen>> {
    tx.all(&MANDATE_SPEAKERS, &params![child], seen)
}

pub(super) fn mandate_invited(
    tx: &mut Tx<'_>,
    business: PersonId,
    now: Time,
) -> store::Result<Vec<MandateSeen>> {
    tx.all(&MANDATE_INVITED, &params![business, now], seen)
}

/// Whether it waited for an answer until now.
pub(super) fn mandate_accept(
    tx: &mut Tx<'_>,
    id: &str,
    (holder, now): (PersonId, Time),
) -> store::Result<bool> {
    Ok(tx.exec(&MANDATE_ACCEPT, &params![id, holder, now])? == 1)
}

/// Whether it stood until now.
pub(super) fn mandate_end(
    tx: &mut Tx<'_>,
    id: &str,
    (outcome, now): (Outcome, Time),
) -> store::Result<bool> {
    Ok(tx.exec(&MANDATE_END, &params![id, now, outcome.code()])? == 1)
}

/// Takes the addresses off a person's mandates, and ends what is offered to one of theirs.
pub(super) fn mandates_unname(
    tx: &mut Tx<'_>,
    (person, addresses): (PersonId, &[String]),
    now: Time,
) -> store::Result<()> {
    tx.exec(&MANDATE_UNNAME, &params![person])?;
    for address in addresses {
        tx.exec(&MANDATE_WITHDRAW_AT, &params![address, now])?;
    }
    Ok(())
}

pub(super) fn act_insert(
    tx: &mut Tx<'_>,
    mandate: &str,
    (done, now): (&Done<'_>, Time),
) -> store::Result<()> {
    let values = params![mandate, done.case, done.version, done.step, now];
    tx.exec(&ACT_INSERT, &values).map(drop)
}

/// What was done by virtue of a mandate, the newest first, at most 200.
pub(super) fn acts_of(tx: &mut Tx<'_>, mandate: &str) -> store::Result<Vec<DoneSeen>> {
    tx.all(&ACTS_OF, &params![mandate], done_seen)
}

fn done_seen(row: &Row<'_>) -> store::Result<DoneSeen> {
    Ok(DoneSeen {
        reference: row.get("reference")?,
        kind: row.get("kind")?,
        step: row.get("step")?,
        at: row.get("at_us")?,
    })
}

/// What was done in the name of a business, with what each doer is called, the newest first, at most 200.
pub(super) fn acts_for(
    tx: &mut Tx<'_>,
    business: PersonId,
) -> store::Result<Vec<(DoneSeen, String)>> {
    tx.all(&ACTS_FOR, &params![business], |row| {
        Ok((done_seen(row)?, row.get("holder")?))
    })
}

/// Whether the person has such a session.
pub(super) fn session_act(
    tx: &mut Tx<'_>,
    (hash, person): (&str, PersonId),
    mandate: Option<&str>,
) -> store::Result<bool> {
    Ok(tx.exec(&SESSION_ACT, &params![hash, person, mandate])? == 1)
}
