//! Statements of clocks.

use std::time::Duration;

use base::Time;
use base::workdays::{Term, Unit};
use store::{Sql, Tx, params};

use crate::cases::model::{Basis, CaseId, Deadline};
use crate::cases::timers::Timer;

const DEADLINE_INSERT: Sql = Sql::new(
    "kernel.deadline_insert",
    "insert into kernel_deadline (case_id, turn, clock, agency, amount, unit, basis, condition,
        started_us, due_us, paused_us, steps, next_us, trace)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
);

const DEADLINE_UPDATE: Sql = Sql::new(
    "kernel.deadline_update",
    "update kernel_deadline
     set started_us = $4, due_us = $5, paused_us = $6, met_us = $7, ended_us = $8, steps = $9,
         next_us = $10, trace = $11, amount = $12, unit = $13, basis = $14, condition = $15
     where case_id = $1 and turn = $2 and clock = $3",
);

const DEADLINES: Sql = Sql::new(
    "kernel.deadlines",
    "select turn, clock, agency, amount, unit, basis, condition, started_us, due_us,
        paused_us, met_us, ended_us, steps, next_us, trace
     from kernel_deadline where case_id = $1 order by turn, due_us, clock",
);

const CLOCKS_DUE: Sql = Sql::new(
    "kernel.clocks_due",
    "select next_us, case_id, turn, clock from kernel_deadline
     where next_us is not null and next_us <= $1 order by next_us limit $2",
);

const CLOCK_LATER: Sql = Sql::new(
    "kernel.clock_later",
    "update kernel_deadline set next_us = $4 where case_id = $1 and turn = $2 and clock = $3",
);

const DEADLINES_SUCCEED: Sql = Sql::new(
    "kernel.deadlines_succeed",
    "update kernel_deadline set agency = $3
     where case_id = $1 and agency = $2 and met_us is null and ended_us is null",
);

/// A running clock counts until now.
const AGENCY_SHARES: Sql = Sql::new(
    "kernel.agency_shares",
    "select d.agency, cast(count(*) as bigint) as turns,
        cast(sum(coalesce(d.met_us, d.ended_us, cast($3 as bigint)) - d.started_us) as bigint) as held_us
     from kernel_deadline d join kernel_case c on c.id = d.case_id
     where c.kind = $1 and d.clock = $2 and c.public and c.phase <> 'hidden'
     group by d.agency order by d.agency",
);

pub(super) const SQL: &[Sql] = &[
    AGENCY_SHARES,
    DEADLINES_SUCCEED,
    DEADLINE_INSERT,
    DEADLINE_UPDATE,
    DEADLINES,
    CLOCKS_DUE,
    CLOCK_LATER,
];

/// Each agency's turns on clocks of this name, and their time together.
pub(crate) fn agency_shares(
    tx: &mut Tx<'_>,
    (kind, clock): (&str, &str),
    now: Time,
) -> store::Result<Vec<(String, i64, Duration)>> {
    tx.all(&AGENCY_SHARES, &params![kind, clock, now], |row| {
        let held: i64 = row.get("held_us")?;
        let held = Duration::from_micros(u64::try_from(held).unwrap_or_default());
        Ok((row.get("agency")?, row.get("turns")?, held))
    })
}

/// Gives the running clocks of a case to the agency that took over.
pub(crate) fn deadlines_succeed(
    tx: &mut Tx<'_>,
    id: CaseId,
    from: &str,
    to: &str,
) -> store::Result<()> {
    tx.exec(&DEADLINES_SUCCEED, &params![id, from, to])
        .map(drop)
}

pub(crate) fn deadline_insert(
    tx: &mut Tx<'_>,
    id: CaseId,
    deadline: &Deadline,
) -> store::Result<()> {
    tx.put(
        &DEADLINE_INSERT,
        &params![
            id,
            deadline.turn,
            deadline.clock.as_str(),
            deadline.agency.as_str(),
            i64::from(deadline.term.amount),
            unit_code(deadline.term.unit),
            deadline.basis.code(),
            deadline.condition.as_deref(),
            deadline.started,
            deadline.due,
            deadline.paused,
            deadline.steps,
            deadline.next,
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
            deadline.clock.as_str(),
            deadline.started,
            deadline.due,
            deadline.paused,
            deadline.met,
            deadline.ended,
            deadline.steps,
            deadline.next,
            trace_json(deadline),
            i64::from(deadline.term.amount),
            unit_code(deadline.term.unit),
            deadline.basis.code(),
            deadline.condition.as_deref()
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
            clock: row.get("clock")?,
            agency: row.get("agency")?,
            term: Term {
                amount: u32::try_from(amount).unwrap_or(Term::LONGEST),
                unit: row.parse("unit", |code| unit_parse(code).ok_or("not a unit"))?,
            },
            basis: row.parse("basis", |code| Basis::parse(code).ok_or("not a basis"))?,
            condition: row.get("condition")?,
            started: row.get("started_us")?,
            due: row.get("due_us")?,
            paused: row.get("paused_us")?,
            met: row.get("met_us")?,
            ended: row.get("ended_us")?,
            steps: row.get("steps")?,
            next: row.get("next_us")?,
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

/// Clocks for which something follows by now, and when it was due.
pub(crate) fn clocks_due(
    tx: &mut Tx<'_>,
    now: Time,
    limit: i64,
) -> store::Result<Vec<(Time, Timer)>> {
    tx.all(&CLOCKS_DUE, &params![now, limit], |row| {
        let timer = Timer::Clock(row.get("case_id")?, row.get("turn")?, row.get("clock")?);
        Ok((row.get("next_us")?, timer))
    })
}

/// Looks at a clock or a task again later.
pub(crate) fn timer_later(tx: &mut Tx<'_>, timer: &Timer, at: Time) -> store::Result<()> {
    match timer {
        Timer::Clock(id, turn, clock) => {
            tx.exec(&CLOCK_LATER, &params![*id, *turn, clock.as_str(), at])?;
        }
        Timer::Task(id, number) => super::tasks::task_later(tx, (*id, *number), at)?,
    }
    Ok(())
}
