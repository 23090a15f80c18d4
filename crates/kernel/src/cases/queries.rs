//! Statements of the case engine.

use base::workdays::{Term, Unit};
use base::{Id, Lang, Reference, Time};
use store::{Row, Sql, Tx, params};

use super::kinds::{Audience, Party, Phase};
use super::model::{Basis, Case, CaseId, CaseOpen, Deadline, Entry, Queue, QueueCounts, QueueRow};
use crate::registry::Milestone;

macro_rules! case_columns {
    () => {
        "id, kind, reference, state, phase, version, agency, topic, turn, holder_id, owner_id, lang,
         public, created_us, opened_us, updated_us, closed_us, paused_us, due_us, due_basis"
    };
}

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

const CASES_OF_OWNER: Sql = Sql::new(
    "kernel.cases_of_owner",
    concat!(
        "select ",
        case_columns!(),
        " from kernel_case where owner_id = $1 order by created_us desc limit $2"
    ),
);

const CASE_INSERT: Sql = Sql::new(
    "kernel.case_insert",
    "insert into kernel_case (id, kind, reference, state, phase, version, agency, topic, turn,
        owner_id, key_hash, lang, public, created_us, updated_us)
     values ($1, $2, $3, $4, $5, 0, $6, $7, 0, $8, $9, $10, $11, $12, $12)",
);

const CASE_UPDATE: Sql = Sql::new(
    "kernel.case_update",
    "update kernel_case
     set state = $3, phase = $4, version = $5, agency = $6, turn = $7, holder_id = $8,
         opened_us = $9, updated_us = $10, closed_us = $11, paused_us = $12, due_us = $13,
         due_basis = $14, topic = $15, public = $16
     where id = $1 and version = $2",
);

const CASE_OWN: Sql = Sql::new(
    "kernel.case_own",
    "update kernel_case set owner_id = $2 where id = $1 and owner_id is null",
);

const ENTRY_INSERT: Sql = Sql::new(
    "kernel.entry_insert",
    "insert into kernel_entry (id, case_id, version, at_us, move, from_state, to_state, agency,
        to_agency, party, actor_id, audience, body)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
);

const ENTRIES: Sql = Sql::new(
    "kernel.entries",
    "select version, at_us, move, to_state, agency, to_agency, party, audience, body
     from kernel_entry where case_id = $1 order by version",
);

const DEADLINE_INSERT: Sql = Sql::new(
    "kernel.deadline_insert",
    "insert into kernel_deadline (case_id, turn, milestone, agency, amount, unit, basis, condition,
        started_us, due_us, met_us, trace)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
);

const DEADLINE_UPDATE: Sql = Sql::new(
    "kernel.deadline_update",
    "update kernel_deadline set due_us = $4, met_us = $5, ended_us = $6, trace = $7
     where case_id = $1 and turn = $2 and milestone = $3",
);

const DEADLINES: Sql = Sql::new(
    "kernel.deadlines",
    "select turn, milestone, agency, amount, unit, basis, condition, started_us, due_us, met_us,
        ended_us, trace
     from kernel_deadline where case_id = $1 order by turn, due_us, milestone",
);

macro_rules! queue_columns {
    () => {
        "select c.id, c.kind, c.reference, c.state, c.agency, c.topic, c.opened_us, c.due_us,
            c.due_basis, p.name as holder
         from kernel_case c left join kernel_person p on p.id = c.holder_id "
    };
}

const QUEUE: Sql = Sql::new(
    "kernel.queue",
    concat!(
        queue_columns!(),
        "where c.agency = $1 and c.phase in ($2, $3)
           and ($4 = 'any' or ($4 = 'none' and c.holder_id is null) or c.holder_id = $4)
           and coalesce(c.due_us, 0) < cast($5 as bigint)
         order by c.due_us nulls last, c.id
         limit $6 offset $7"
    ),
);

const QUEUE_CLOSED: Sql = Sql::new(
    "kernel.queue_closed",
    concat!(
        queue_columns!(),
        "where c.agency = $1 and c.phase = 'closed'
         order by c.updated_us desc, c.id
         limit $2 offset $3"
    ),
);

const QUEUE_COUNTS: Sql = Sql::new(
    "kernel.queue_counts",
    "select c.phase as phase, count(*) as every,
        cast(sum(case when c.holder_id is null then 1 else 0 end) as bigint) as unheld,
        cast(sum(case when c.holder_id = $2 then 1 else 0 end) as bigint) as held,
        cast(sum(case when c.due_us < $3 then 1 else 0 end) as bigint) as late
     from kernel_case c where c.agency = $1 group by c.phase",
);

/// Every statement of this component.
pub(crate) const SQL: &[Sql] = &[
    CASE_FIND,
    CASE_BY_REFERENCE,
    CASE_OF_KEY,
    CASES_OF_OWNER,
    CASE_INSERT,
    CASE_UPDATE,
    CASE_OWN,
    ENTRY_INSERT,
    ENTRIES,
    DEADLINE_INSERT,
    DEADLINE_UPDATE,
    DEADLINES,
    QUEUE,
    QUEUE_CLOSED,
    QUEUE_COUNTS,
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

pub(crate) fn cases_of_owner(tx: &mut Tx<'_>, owner: &str, limit: i64) -> store::Result<Vec<Case>> {
    tx.all(&CASES_OF_OWNER, &params![owner, limit], case)
}

fn case(row: &Row<'_>) -> store::Result<Case> {
    Ok(Case {
        id: row.get("id")?,
        kind: row.get("kind")?,
        reference: row.parse("reference", Reference::parse)?,
        state: row.get("state")?,
        phase: phase(row)?,
        version: row.get("version")?,
        agency: row.get("agency")?,
        topic: row.get("topic")?,
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
    })
}

fn phase(row: &Row<'_>) -> store::Result<Phase> {
    row.parse("phase", |code| Phase::parse(code).ok_or("not a phase"))
}

fn basis(row: &Row<'_>) -> store::Result<Option<Basis>> {
    let code: Option<String> = row.get("due_basis")?;
    Ok(code.as_deref().and_then(Basis::parse))
}

pub(crate) fn case_insert(
    tx: &mut Tx<'_>,
    cmd: &CaseOpen,
    phase: Phase,
    now: Time,
) -> store::Result<()> {
    tx.exec(
        &CASE_INSERT,
        &params![
            cmd.id,
            cmd.kind.as_str(),
            cmd.reference.as_str(),
            cmd.state.as_str(),
            phase.code(),
            cmd.agency.as_str(),
            cmd.topic.as_deref(),
            cmd.owner,
            cmd.key_hash.as_deref(),
            cmd.lang,
            cmd.public,
            now
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
            case.public
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
    pub(crate) party: Party,
    pub(crate) actor: Option<String>,
    pub(crate) audience: Audience,
    pub(crate) body: Option<&'a str>,
}

pub(crate) fn entry_insert(
    tx: &mut Tx<'_>,
    case: &Case,
    row: &EntryRow<'_>,
    now: Time,
) -> store::Result<()> {
    tx.exec(
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
            row.body
        ],
    )?;
    Ok(())
}

pub(crate) fn entries(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Vec<Entry>> {
    tx.all(&ENTRIES, &params![id], |row| {
        Ok(Entry {
            version: row.get("version")?,
            at: row.get("at_us")?,
            step: row.get("move")?,
            to_state: row.get("to_state")?,
            agency: row.get("agency")?,
            to_agency: row.get("to_agency")?,
            party: row.parse("party", |code| {
                [Party::Owner, Party::Officer, Party::System]
                    .into_iter()
                    .find(|party| party.code() == code)
                    .ok_or("not a party")
            })?,
            audience: row.parse("audience", |code| {
                [Audience::Public, Audience::Case, Audience::Internal]
                    .into_iter()
                    .find(|audience| audience.code() == code)
                    .ok_or("not an audience")
            })?,
            body: row.get("body")?,
        })
    })
}

pub(crate) fn deadline_insert(
    tx: &mut Tx<'_>,
    id: CaseId,
    deadline: &Deadline,
) -> store::Result<()> {
    tx.exec(
        &DEADLINE_INSERT,
        &params![
            id,
            deadline.turn,
            deadline.milestone.as_str(),
            deadline.agency.as_str(),
            i64::from(deadline.term.amount),
            unit_code(deadline.term.unit),
            deadline.basis.code(),
            deadline.condition.as_deref(),
            deadline.started,
            deadline.due,
            deadline.met,
            trace_json(deadline)
        ],
    )?;
    Ok(())
}

pub(crate) fn deadline_update(
    tx: &mut Tx<'_>,
    id: CaseId,
    deadline: &Deadline,
) -> store::Result<()> {
    tx.exec(
        &DEADLINE_UPDATE,
        &params![
            id,
            deadline.turn,
            deadline.milestone.as_str(),
            deadline.due,
            deadline.met,
            deadline.ended,
            trace_json(deadline)
        ],
    )?;
    Ok(())
}

fn trace_json(deadline: &Deadline) -> String {
    serde_json::to_string(&deadline.trace).unwrap_or_default()
}

pub(crate) fn deadlines(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Vec<Deadline>> {
    tx.all(&DEADLINES, &params![id], |row| {
        let amount: i64 = row.get("amount")?;
        Ok(Deadline {
            turn: row.get("turn")?,
            milestone: row.parse("milestone", |code| {
                Milestone::parse(code).ok_or("not a milestone")
            })?,
            agency: row.get("agency")?,
            term: Term {
                amount: u32::try_from(amount).unwrap_or(Term::LONGEST),
                unit: row.parse("unit", |code| unit_parse(code).ok_or("not a unit"))?,
            },
            basis: row.parse("basis", |code| Basis::parse(code).ok_or("not a basis"))?,
            condition: row.get("condition")?,
            started: row.get("started_us")?,
            due: row.get("due_us")?,
            met: row.get("met_us")?,
            ended: row.get("ended_us")?,
            trace: row.parse("trace", |text| serde_json::from_str(text))?,
        })
    })
}

const UNITS: [(Unit, &str); 4] = [
    (Unit::Minute, "minute"),
    (Unit::Hour, "hour"),
    (Unit::Day, "day"),
    (Unit::Workday, "workday"),
];

fn unit_code(unit: Unit) -> &'static str {
    UNITS
        .iter()
        .find(|(known, _)| *known == unit)
        .map_or("workday", |(_, code)| code)
}

fn unit_parse(code: &str) -> Option<Unit> {
    UNITS
        .iter()
        .find(|(_, known)| *known == code)
        .map(|(unit, _)| *unit)
}

/// Which rows of which queue.
pub(crate) struct QueueRange<'a> {
    pub(crate) agency: &'a str,
    pub(crate) queue: Queue,
    pub(crate) officer: &'a str,
    pub(crate) now: Time,
    pub(crate) limit: i64,
    pub(crate) offset: i64,
}

pub(crate) fn queue(tx: &mut Tx<'_>, range: &QueueRange<'_>) -> store::Result<Vec<QueueRow>> {
    let ever = i64::MAX;
    let (phases, holder, due_before) = match range.queue {
        Queue::New => (["open"; 2], "none", ever),
        Queue::Mine => (["open", "waiting"], range.officer, ever),
        Queue::Open => (["open"; 2], "any", ever),
        Queue::Overdue => (["open"; 2], "any", range.now.micros()),
        Queue::Waiting => (["waiting"; 2], "any", ever),
        Queue::Closed => {
            let at = params![range.agency, range.limit, range.offset];
            return tx.all(&QUEUE_CLOSED, &at, queue_row);
        }
    };
    let [one, two] = phases;
    tx.all(
        &QUEUE,
        &params![
            range.agency,
            one,
            two,
            holder,
            due_before,
            range.limit,
            range.offset
        ],
        queue_row,
    )
}

fn queue_row(row: &Row<'_>) -> store::Result<QueueRow> {
    Ok(QueueRow {
        id: row.get::<Id<Case>>("id")?,
        kind: row.get("kind")?,
        reference: row.parse("reference", Reference::parse)?,
        state: row.get("state")?,
        agency: row.get("agency")?,
        topic: row.get("topic")?,
        holder: row.get("holder")?,
        opened: row.get::<Option<Time>>("opened_us")?.unwrap_or_default(),
        due: row.get("due_us")?,
        due_basis: basis(row)?,
    })
}

pub(crate) fn queue_counts(
    tx: &mut Tx<'_>,
    agency: &str,
    officer: &str,
    now: Time,
) -> store::Result<QueueCounts> {
    let mut counts = Queue::ALL.map(|queue| (queue, 0));
    let rows = tx.all(&QUEUE_COUNTS, &params![agency, officer, now], |row| {
        let number = |column: &'static str| row.get::<i64>(column);
        Ok((
            phase(row)?,
            number("every")?,
            number("unheld")?,
            number("held")?,
            number("late")?,
        ))
    })?;
    for (phase, every, unheld, held, late) in rows {
        for (queue, count) in &mut counts {
            *count += match (phase, *queue) {
                (Phase::Open, Queue::New) => unheld,
                (Phase::Open | Phase::Waiting, Queue::Mine) => held,
                (Phase::Open, Queue::Overdue) => late,
                (Phase::Open, Queue::Open)
                | (Phase::Waiting, Queue::Waiting)
                | (Phase::Closed, Queue::Closed) => every,
                _ => 0,
            };
        }
    }
    Ok(counts)
}
