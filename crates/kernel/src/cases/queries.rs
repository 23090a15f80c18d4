//! Statements of the case engine: cases and their timelines. The rest is by the side.

#[macro_use]
mod within;

mod clocks;
pub(crate) mod custody;
mod kinds;
mod lists;
mod money;
mod people;
mod queues;
mod tasks;
mod waiting;

use base::{Lang, PersonId, Reference, Time};
use store::{Row, Sql, Tx, params};

pub(crate) use clocks::{
    agency_shares, clocks_due, deadline_insert, deadline_update, deadlines, deadlines_succeed,
    timer_later,
};
pub(crate) use kinds::{kind_put, kinds};
pub(crate) use lists::{ListRange, list_of_agency, list_of_bureau, list_of_owner, list_of_person};
pub(crate) use money::{charges_of_agency, charges_of_owner};
pub(crate) use people::{
    colleagues, link_put, linked, linked_all, member_put, members, parts, people_erase, roles_for,
};
pub(crate) use queues::{
    Around, QueueRange, bureau_count, open_count, queue, queue_counts, queue_of_bureau, queue_open,
};
pub(crate) use tasks::{
    task_agencies, task_end, task_find, task_insert, task_rest, tasks_drop, tasks_due,
    tasks_of_case, tasks_of_sort, tasks_open, tasks_to_do,
};
pub(crate) use waiting::{open_counts, overdue_count};
pub use within::Window;

use super::kinds::{Audience, Desk, Party, Phase};
use super::model::{Area, Basis, Case, CaseId, Delay, Entry, Mark, Priority};

/// Every statement of this component.
pub(crate) const ALL: &[&[Sql]] = &[
    SQL,
    clocks::SQL,
    custody::SQL,
    kinds::SQL,
    lists::SQL,
    money::SQL,
    people::SQL,
    queues::SQL,
    tasks::SQL,
    waiting::SQL,
];

macro_rules! case_columns {
    () => {
        "id, kind, edition, reference, state, phase, version, agency, topic, area_state,
         area_district, turn, holder_id,
         owner_id, lang, public, created_us, opened_us, updated_us, closed_us, paused_us, due_us,
         due_basis, desk, priority, delay, delay_us"
    };
}

use case_columns;

const CASE_FIND: Sql = Sql::new(
    "kernel.case_find",
    concat!(
        "select ",
        case_columns!(),
        " from kernel_case where id = $1"
    ),
);

const CASE_BY_REFERENCE: Sql = Sql::new(
    "kernel.case_by_reference",
    concat!(
        "select ",
        case_columns!(),
        " from kernel_case where reference = $1"
    ),
);

const CASE_OF_KEY: Sql = Sql::new(
    "kernel.case_of_key",
    concat!(
        "select ",
        case_columns!(),
        " from kernel_case where reference = $1 and key_hash = $2"
    ),
);

const CASE_INSERT: Sql = Sql::new(
    "kernel.case_insert",
    "insert into kernel_case (id, kind, edition, reference, state, phase, version, agency, topic,
        turn, owner_id, key_hash, lang, public, created_us, opened_us, updated_us, due_us, due_basis,
        area_state, area_district)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
        $21)",
);

const CASE_UPDATE: Sql = Sql::new(
    "kernel.case_update",
    "update kernel_case
     set state = $3, phase = $4, version = $5, agency = $6, turn = $7, holder_id = $8,
         opened_us = $9, updated_us = $10, closed_us = $11, paused_us = $12, due_us = $13,
         due_basis = $14, topic = $15, public = $16, desk = $17, priority = $18, delay = $19,
         delay_us = $20
     where id = $1 and version = $2",
);

const CASE_OWN: Sql = Sql::new(
    "kernel.case_own",
    "update kernel_case set owner_id = $2 where id = $1 and owner_id is null",
);

const ENTRY_INSERT: Sql = Sql::new(
    "kernel.entry_insert",
    "insert into kernel_entry (id, case_id, version, at_us, move, from_state, to_state, agency,
        to_agency, party, actor_id, audience, body, reason, detail)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
);

const ENTRIES: Sql = Sql::new(
    "kernel.entries",
    "select id, version, at_us, move, to_state, agency, to_agency, party, audience, body, moderated, reason, detail,
        (select p.name from kernel_person p where p.id = actor_id and audience = 'internal') as officer
     from kernel_entry where case_id = $1 order by version",
);

const ENTRY_MODERATE: Sql = Sql::new(
    "kernel.entry_moderate",
    "update kernel_entry set body = $3, moderated = $4
     where case_id = $1 and version = $2 and audience = 'public'",
);

const MOVES_MADE: Sql = Sql::new(
    "kernel.moves_made",
    "select count(*) as made from kernel_entry where case_id = $1 and move = $2",
);

const LAST_MOVER: Sql = Sql::new(
    "kernel.last_mover",
    "select actor_id from kernel_entry where case_id = $1 and move = $2
     order by version desc limit 1",
);

const CASES_KEPT_ENOUGH: Sql = Sql::new(
    "kernel.cases_kept_enough",
    "select id from kernel_case
     where kind = $1 and closed_us < $2 and closed_us is not null and erased_us is null
       and phase = 'closed' and not exists (select 1 from kernel_custody u where u.case_id = kernel_case.id)
     order by closed_us limit $3",
);

const CASES_NAMED_ENOUGH: Sql = Sql::new(
    "kernel.cases_named_enough",
    "select id from kernel_case
     where kind = $1 and closed_us < $2 and closed_us is not null and unnamed_us is null and erased_us is null
       and phase = 'closed' and not exists (select 1 from kernel_custody u where u.case_id = kernel_case.id)
     order by closed_us limit $3",
);

const CASE_UNNAME: Sql = Sql::new(
    "kernel.case_unname",
    "update kernel_case set unnamed_us = $3, owner_id = null, key_hash = null
     where id = $1 and version = $2 and unnamed_us is null and erased_us is null",
);

const CASES_RUNNING: Sql = Sql::new(
    "kernel.cases_running",
    "select id from kernel_case where id > $1 and phase <> 'closed' order by id limit $2",
);

const CASE_ERASE: Sql = Sql::new(
    "kernel.case_erase",
    "update kernel_case
     set erased_us = $3, version = version + 1, owner_id = null, key_hash = null, holder_id = null
     where id = $1 and version = $2",
);

/// Neither its owner nor whoever has its key opens it any more.
const CASE_LEAVE: Sql = Sql::new(
    "kernel.case_leave",
    "update kernel_case set owner_id = null, key_hash = null where id = $1 and owner_id = $2",
);

const WORDS_ERASE: Sql = Sql::new(
    "kernel.words_erase",
    "update kernel_entry set body = null, detail = null, actor_id = null where case_id = $1",
);

const SQL: &[Sql] = &[
    CASE_FIND,
    CASE_BY_REFERENCE,
    CASE_OF_KEY,
    CASE_INSERT,
    CASE_UPDATE,
    CASE_OWN,
    CASE_LEAVE,
    ENTRY_INSERT,
    ENTRIES,
    ENTRY_MODERATE,
    MOVES_MADE,
    LAST_MOVER,
    CASES_KEPT_ENOUGH,
    CASES_NAMED_ENOUGH,
    CASE_UNNAME,
    CASES_RUNNING,
    CASE_ERASE,
    WORDS_ERASE,
];

pub(crate) fn case_find(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Option<Case>> {
    tx.one(&CASE_FIND, &params![id], case)
}

pub(crate) fn case_by_reference(
    tx: &mut Tx<'_>,
    reference: &Reference,
) -> store::Result<Option<Case>> {
    tx.one(&CASE_BY_REFERENCE, &params![reference.as_str()], case)
}

pub(crate) fn case_of_key(
    tx: &mut Tx<'_>,
    reference: &Reference,
    key_hash: &str,
) -> store::Result<Option<Case>> {
    tx.one(&CASE_OF_KEY, &params![reference.as_str(), key_hash], case)
}

fn case(row: &Row<'_>) -> store::Result<Case> {
    Ok(Case {
        id: row.get("id")?,
        kind: row.get("kind")?,
        edition: row.get("edition")?,
        reference: row.parse("reference", Reference::parse)?,
        state: row.get("state")?,
        phase: phase(row)?,
        version: row.get("version")?,
        agency: row.get("agency")?,
        topic: row.get("topic")?,
        area: Area {
            state: row.get("area_state")?,
            district: row.get("area_district")?,
        },
        turn: row.get("turn")?,
        holder: row.get("holder_id")?,
        owner: row.get("owner_id")?,
        lang: row.parse("lang", |code| Lang::parse(code).ok_or("not a language"))?,
        public: row.get("public")?,
        created: row.get("created_us")?,
        opened: row.get("opened_us")?,
        updated: row.get("updated_us")?,
        closed: row.get("closed_us")?,
        paused: row.get("paused_us")?,
        due: row.get("due_us")?,
        due_basis: basis(row)?,
        desk: row
            .get::<Option<String>>("desk")?
            .as_deref()
            .and_then(Desk::parse),
        priority: priority(row)?,
        delay: delay(row)?,
    })
}

fn delay(row: &Row<'_>) -> store::Result<Option<Delay>> {
    let at: Option<Time> = row.get("delay_us")?;
    let reason = row.get("delay")?;
    Ok(at.map(|at| Delay { reason, at }))
}

fn phase(row: &Row<'_>) -> store::Result<Phase> {
    row.parse("phase", |code| Phase::parse(code).ok_or("not a phase"))
}

fn basis(row: &Row<'_>) -> store::Result<Option<Basis>> {
    let code: Option<String> = row.get("due_basis")?;
    Ok(code.as_deref().and_then(Basis::parse))
}

fn priority(row: &Row<'_>) -> store::Result<Priority> {
    Ok(Priority::of_rank(row.get("priority")?))
}

pub(crate) fn case_insert(
    tx: &mut Tx<'_>,
    case: &Case,
    key_hash: Option<&str>,
) -> store::Result<()> {
    tx.exec(
        &CASE_INSERT,
        &params![
            case.id,
            case.kind.as_str(),
            case.edition,
            case.reference.as_str(),
            case.state.as_str(),
            case.phase.code(),
            case.version,
            case.agency.as_str(),
            case.topic.as_deref(),
            case.turn,
            case.owner,
            key_hash,
            case.lang,
            case.public,
            case.created,
            case.opened,
            case.updated,
            case.due,
            case.due_basis.map(Basis::code),
            case.area.state.as_deref(),
            case.area.district.as_deref()
        ],
    )?;
    Ok(())
}

/// Writes the case over its version `seen`; false when somebody else moved it first.
pub(crate) fn case_update(tx: &mut Tx<'_>, case: &Case, seen: i64) -> store::Result<bool> {
    let changed = tx.exec(
        &CASE_UPDATE,
        &params![
            case.id,
            seen,
            case.state.as_str(),
            case.phase.code(),
            case.version,
            case.agency.as_str(),
            case.turn,
            case.holder,
            case.opened,
            case.updated,
            case.closed,
            case.paused,
            case.due,
            case.due_basis.map(Basis::code),
            case.topic.as_deref(),
            case.public,
            case.desk.map(Desk::code),
            case.priority.rank(),
            case.delay
                .as_ref()
                .and_then(|delay| delay.reason.as_deref()),
            case.delay.as_ref().map(|delay| delay.at)
        ],
    )?;
    Ok(changed == 1)
}

pub(crate) fn case_own(tx: &mut Tx<'_>, id: CaseId, owner: &str) -> store::Result<()> {
    tx.exec(&CASE_OWN, &params![id, owner])?;
    Ok(())
}

/// An entry's columns that the case itself does not tell.
pub(crate) struct EntryRow<'a> {
    pub(crate) id: &'a str,
    pub(crate) step: &'a str,
    pub(crate) from_state: Option<&'a str>,
    pub(crate) from_agency: &'a str,
    pub(crate) to_agency: Option<&'a str>,
    pub(crate) party: &'a Party,
    pub(crate) actor: Option<String>,
    pub(crate) audience: Audience,
    pub(crate) body: Option<&'a str>,
    pub(crate) reason: Option<&'a str>,
    pub(crate) detail: Option<String>,
}

pub(crate) fn entry_insert(
    tx: &mut Tx<'_>,
    case: &Case,
    row: &EntryRow<'_>,
    now: Time,
) -> store::Result<()> {
    tx.put(
        &ENTRY_INSERT,
        &params![
            row.id,
            case.id,
            case.version,
            now,
            row.step,
            row.from_state,
            case.state.as_str(),
            row.from_agency,
            row.to_agency,
            row.party.code(),
            row.actor.clone(),
            row.audience.code(),
            row.body,
            row.reason,
            row.detail.as_deref()
        ],
    )?;
    Ok(())
}

pub(crate) fn entries(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Vec<Entry>> {
    tx.all(&ENTRIES, &params![id], |row| {
        Ok(Entry {
            id: row.get("id")?,
            version: row.get("version")?,
            at: row.get("at_us")?,
            step: row.get("move")?,
            to_state: row.get("to_state")?,
            agency: row.get("agency")?,
            to_agency: row.get("to_agency")?,
            party: Party::from(row.get::<String>("party")?),
            audience: row.parse("audience", |code| {
                Audience::parse(code).ok_or("not an audience")
            })?,
            body: row.get("body")?,
            moderated: row
                .get::<Option<String>>("moderated")?
                .as_deref()
                .and_then(Mark::parse),
            reason: row.get("reason")?,
            asked: asked(row)?,
            officer: row.get("officer")?,
        })
    })
}

/// Puts other words, or none, in an entry that everybody may read; false if there is no such entry.
pub(crate) fn entry_moderate(
    tx: &mut Tx<'_>,
    (id, version): (CaseId, i64),
    body: Option<&str>,
    mark: Option<Mark>,
) -> store::Result<bool> {
    let values = params![id, version, body, mark.map(Mark::code)];
    Ok(tx.exec(&ENTRY_MODERATE, &values)? == 1)
}

/// The agencies in the detail of an entry.
fn asked(row: &Row<'_>) -> store::Result<Vec<String>> {
    #[derive(serde::Deserialize)]
    struct Detail {
        #[serde(default)]
        agencies: Vec<String>,
    }
    let detail: Option<String> = row.get("detail")?;
    let detail = detail.and_then(|text| serde_json::from_str::<Detail>(&text).ok());
    Ok(detail.map(|detail| detail.agencies).unwrap_or_default())
}

/// How often a move was made on a case.
pub(crate) fn moves_made(tx: &mut Tx<'_>, id: CaseId, step: &str) -> store::Result<i64> {
    let made = tx.one(&MOVES_MADE, &params![id, step], |row| row.get("made"))?;
    Ok(made.unwrap_or_default())
}

/// The person who made a move last, if a person did.
pub(crate) fn last_mover(
    tx: &mut Tx<'_>,
    id: CaseId,
    step: &str,
) -> store::Result<Option<PersonId>> {
    let found = tx.one(&LAST_MOVER, &params![id, step], |row| row.get("actor_id"))?;
    Ok(found.flatten())
}

pub(crate) fn cases_kept_enough(
    tx: &mut Tx<'_>,
    kind: &str,
    before: Time,
    limit: i64,
) -> store::Result<Vec<CaseId>> {
    tx.all(&CASES_KEPT_ENOUGH, &params![kind, before, limit], |row| {
        row.get("id")
    })
}

/// Closed cases of a kind whose people have been named long enough.
pub(crate) fn cases_named_enough(
    tx: &mut Tx<'_>,
    kind: &str,
    before: Time,
    limit: i64,
) -> store::Result<Vec<CaseId>> {
    tx.all(&CASES_NAMED_ENOUGH, &params![kind, before, limit], |row| {
        row.get("id")
    })
}

/// Takes whoever brought it off a case; false when somebody moved it first, or that was done before.
pub(crate) fn case_unname(
    tx: &mut Tx<'_>,
    id: CaseId,
    seen: i64,
    now: Time,
) -> store::Result<bool> {
    Ok(tx.exec(&CASE_UNNAME, &params![id, seen, now])? == 1)
}

/// Cases that are not closed, in the order of their ids, after this one.
pub(crate) fn cases_running(
    tx: &mut Tx<'_>,
    after: &str,
    limit: i64,
) -> store::Result<Vec<CaseId>> {
    tx.all(&CASES_RUNNING, &params![after, limit], |row| row.get("id"))
}

/// Takes the people off a case; false when somebody moved it first.
pub(crate) fn case_erase(tx: &mut Tx<'_>, id: CaseId, seen: i64, now: Time) -> store::Result<bool> {
    Ok(tx.exec(&CASE_ERASE, &params![id, seen, now])? == 1)
}

/// False if it is not this person's.
pub(crate) fn case_leave(tx: &mut Tx<'_>, id: CaseId, person: PersonId) -> store::Result<bool> {
    Ok(tx.exec(&CASE_LEAVE, &params![id, person])? == 1)
}

pub(crate) fn words_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&WORDS_ERASE, &params![id]).map(drop)
}
