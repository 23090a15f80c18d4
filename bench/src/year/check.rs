//! Whether a clock was missed: looked up in the database by other means than the program's, and reckoned anew, day by
//! day.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{self, Write};
use std::path::Path;

use base::Time;
use base::workdays::Calendar;
use rusqlite::{Connection, Row};
use serde_json::Value;

use super::{Country, DAY, HOUR};
use crate::Outcome;

/// A clock of a report, as it is at the end.
struct Clock {
    case: String,
    turn: i64,
    name: String,
    agency: String,
    amount: i64,
    unit: String,
    started: Time,
    due: Time,
    paused: Option<Time>,
    over: Option<Time>,
    steps: i64,
    next: Option<Time>,
    moved: bool,
    desk: Option<String>,
    met: bool,
}

/// So that whoever reads of a missed one can tell why.
impl fmt::Display for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (case, turn, name, steps) = (&self.case, self.turn, &self.name, self.steps);
        let (from, due) = (self.started.rfc3339(), self.due.rfc3339());
        write!(out, "{case} {turn} {name} from {from} due {due}")?;
        for (what, at) in [("over", self.over), ("stands since", self.paused)] {
            if let Some(at) = at {
                write!(out, " {what} {}", at.rfc3339())?;
            }
        }
        write!(out, ", {steps} steps")
    }
}

/// Missed ones that are told whole.
const EXAMPLES: usize = 10;

/// What was found, counted.
#[derive(Default)]
pub(crate) struct Found {
    checked: BTreeMap<&'static str, u64>,
    missed: BTreeMap<&'static str, u64>,
    examples: Vec<String>,
}

impl Found {
    /// How many were missed.
    pub(super) fn missed(&self) -> u64 {
        self.missed.values().sum()
    }

    /// How often this was looked at.
    #[cfg(test)]
    pub(super) fn checked(&self, what: &str) -> u64 {
        self.checked.get(what).copied().unwrap_or_default()
    }

    pub(super) fn tell(&self, out: &mut String) -> Outcome<()> {
        writeln!(
            out,
            "\n| looked at afterwards | how many | missed |\n|---|--:|--:|"
        )?;
        for (what, count) in &self.checked {
            let missed = self.missed.get(what).copied().unwrap_or_default();
            writeln!(out, "| {what} | {count} | {missed} |")?;
        }
        for example in &self.examples {
            writeln!(out, "\nmissed: {example}")?;
        }
        Ok(())
    }

    fn see(&mut self, what: &'static str, good: bool, (clock, made): (&Clock, &[(Time, String)])) {
        *self.checked.entry(what).or_default() += 1;
        if good {
            return;
        }
        *self.missed.entry(what).or_default() += 1;
        if self.examples.len() < EXAMPLES {
            let moves: Vec<String> = made
                .iter()
                .map(|(at, what)| format!("{} {what}", at.rfc3339()))
                .collect();
            self.examples
                .push(format!("{what}: {clock}; {}", moves.join(", ")));
        }
    }
}

/// Looks at every clock and every task of the year that ended now.
pub(super) fn clocks(country: &Country, file: &Path, end: Time) -> Outcome<Found> {
    let database = Connection::open(file)?;
    let entries = entries(&database)?;
    let mut found = Found::default();
    let mut rows = database.prepare(
        "select d.case_id, d.turn, d.clock, d.agency, d.amount, d.unit, d.started_us, d.due_us, d.paused_us,
            coalesce(d.met_us, d.ended_us) as over_us, d.steps, d.next_us, d.trace, c.desk, d.met_us is not null as met
         from kernel_deadline d join kernel_case c on c.id = d.case_id where c.kind = 'report'",
    )?;
    for clock in rows.query_map([], read)? {
        let clock = clock?;
        let calendar = country.registry.calendar(&clock.agency);
        look(&mut found, (&clock, calendar), (&entries, end));
    }
    tasks(&database, &mut found, end)?;
    Ok(found)
}

fn read(row: &Row<'_>) -> rusqlite::Result<Clock> {
    let time = |name: &str| row.get::<_, i64>(name).map(Time::from_micros);
    let maybe = |name: &str| {
        Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(name)?.map(Time::from_micros))
    };
    let trace: Value = serde_json::from_str(&row.get::<_, String>("trace")?).unwrap_or_default();
    let any = |name: &str| {
        trace
            .get(name)
            .and_then(Value::as_array)
            .is_some_and(|all| !all.is_empty())
    };
    Ok(Clock {
        case: row.get("case_id")?,
        turn: row.get("turn")?,
        name: row.get("clock")?,
        agency: row.get("agency")?,
        amount: row.get("amount")?,
        unit: row.get("unit")?,
        started: time("started_us")?,
        due: time("due_us")?,
        paused: maybe("paused_us")?,
        over: maybe("over_us")?,
        steps: row.get("steps")?,
        next: maybe("next_us")?,
        moved: any("pauses") || any("changes"),
        desk: row.get("desk")?,
        met: row.get("met")?,
    })
}

/// When which move was made on a report, with the clock that it is about.
type Entries = HashMap<String, Vec<(Time, String)>>;

fn entries(database: &Connection) -> Outcome<Entries> {
    let mut all: Entries = HashMap::new();
    let mut rows = database.prepare(
        "select e.case_id, e.at_us, e.move, e.detail from kernel_entry e join kernel_case c on c.id = e.case_id
         where c.kind = 'report' and e.move is not null order by e.at_us",
    )?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let made: String = row.get("move")?;
        let detail: Option<String> = row.get("detail")?;
        let detail: Value = serde_json::from_str(&detail.unwrap_or_default()).unwrap_or_default();
        let about = detail
            .get("clock")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let at = Time::from_micros(row.get("at_us")?);
        let known = all.entry(row.get("case_id")?).or_default();
        known.push((at, format!("{made} {about}").trim().to_owned()));
    }
    Ok(all)
}

fn look(
    found: &mut Found,
    (clock, calendar): (&Clock, &Calendar),
    (entries, end): (&Entries, Time),
) {
    let made = entries.get(&clock.case).map_or(&[][..], Vec::as_slice);
    let seen = (clock, made);
    let waits = clock.next.is_some_and(|next| next <= end);
    found.see("clocks of which nothing is overdue to follow", !waits, seen);
    if !clock.moved
        && let Some(due) = reckon(calendar, clock)
    {
        found.see("dates reckoned anew, day by day", due == clock.due, seen);
    }
    let Some(follows) = follows(calendar, clock) else {
        return;
    };
    // It ran until it stood still, over or not since then, or until it was over, or runs yet.
    let until = clock.paused.or(clock.over).unwrap_or(end);
    if until > clock.due + HOUR && !clock.moved {
        let climbed = |(at, what): &(Time, String)| {
            *what == format!("escalate {}", clock.name)
                && *at >= clock.due
                && *at <= clock.due + HOUR
        };
        let brought = made.iter().any(climbed);
        found.see(
            "run out: brought to a person within the hour",
            brought,
            seen,
        );
        found.see(of_clock(&clock.name), brought, seen);
        let passed = follows.iter().filter(|at| **at + HOUR < until).count();
        let steps = usize::try_from(clock.steps).unwrap_or_default();
        found.see("run out: every step followed", steps >= passed, seen);
    } else if until < clock.due && !clock.moved {
        found.see("in time: nothing followed", clock.steps == 0, seen);
    }
    if clock.over.is_none() && clock.paused.is_none() && clock.due + HOUR < end {
        found.see(
            "late and open: in somebody's queue",
            clock.desk.is_some(),
            seen,
        );
    }
    if clock.name == "resolve" && clock.met && until > clock.due && !clock.moved {
        let said = made
            .iter()
            .any(|(at, what)| what == "explain" && *at <= until && *at > clock.due);
        found.see("met late: its reason was said before", said, seen);
    }
}

/// What is said of a clock that ran out, by its name.
fn of_clock(name: &str) -> &'static str {
    match name {
        "acknowledge" => "run out: nobody acknowledged it",
        "respond" => "run out: nobody came",
        "answer" => "run out: nobody answered",
        "resolve" => "run out: nobody put it right",
        _ => "run out: nobody decided the appeal",
    }
}

/// When what follows on this clock follows, as the kind of reports has it; nothing for clocks that only measure.
fn follows(calendar: &Calendar, clock: &Clock) -> Option<Vec<Time>> {
    match clock.name.as_str() {
        "acknowledge" | "respond" | "answer" | "resolve" => {
            Some(vec![clock.due, workdays(calendar, clock.due, 5)])
        }
        "appeal" => Some(vec![clock.due]),
        _ => None,
    }
}

/// When a clock that never stood and was never changed runs out.
fn reckon(calendar: &Calendar, clock: &Clock) -> Option<Time> {
    let Clock {
        started, amount, ..
    } = *clock;
    let amount = u32::try_from(amount).ok()?;
    match clock.unit.as_str() {
        "hour" => Some(started + HOUR * amount),
        "day" => Some(midnight(started) + DAY * (amount + 1) - SECOND),
        "workday" => Some(workdays(calendar, started, amount)),
        _ => None,
    }
}

/// The closing hour of the so-manieth working day after the one of this moment.
fn workdays(calendar: &Calendar, from: Time, amount: u32) -> Time {
    let mut day = midnight(from);
    let mut left = amount;
    while left > 0 {
        day = day + DAY;
        if calendar.rest(calendar.date(day)).is_none() {
            left -= 1;
        }
    }
    day + CLOSES
}

/// The last second of a day.
const SECOND: std::time::Duration = std::time::Duration::from_secs(1);
/// Offices close at five.
const CLOSES: std::time::Duration = std::time::Duration::from_hours(17);

/// When the day of a moment began in Malaysia, which is eight hours ahead and never changes its clocks.
fn midnight(at: Time) -> Time {
    let ahead = i64::try_from((HOUR * 8).as_micros()).unwrap_or_default();
    let day = i64::try_from(DAY.as_micros()).unwrap_or(1);
    let local = at.micros() + ahead;
    Time::from_micros(local - local.rem_euclid(day) - ahead)
}

/// Tasks that end by themselves have ended.
fn tasks(database: &Connection, found: &mut Found, end: Time) -> Outcome<()> {
    let waiting =
        "select count(*), coalesce(sum(outcome is null and next_us <= ?1), 0) from kernel_task";
    let (all, open): (i64, i64) = database.query_row(waiting, [end.micros()], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    let count = i64::cast_unsigned;
    found
        .checked
        .insert("tasks that end by themselves", count(all));
    found
        .missed
        .insert("tasks that end by themselves", count(open));
    Ok(())
}
