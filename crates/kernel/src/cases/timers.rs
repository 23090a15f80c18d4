//! What follows when time is over: lapses, escalations. Each in a transaction of its own, which looks
//! again whether it is still due, so that two nodes do nothing twice.

use std::time::Duration;

use base::{Actor, Time};
use serde_json::json;
use store::Tx;

use super::actions::{case_fold, case_store, edition, entry_fold, record};
use super::clocks::{self, Late};
use super::error::Error;
use super::kinds::{Audience, Desk, Party};
use super::model::{Case, CaseId, CaseMove, Deadline, Moved};
use super::people::supervised;
use super::queries::{self, EntryRow};
use super::steps::Engine;
use super::tasks;
use crate::App;
use crate::audit::Fresh;

/// Clocks and tasks looked at in one round.
const BATCH: i64 = 100;

/// What could not follow is tried again after this time, so that it does not hold up the rest.
const PAUSE: Duration = Duration::from_hours(1);

/// What waits for a time.
#[derive(Debug, Clone)]
pub(crate) enum Timer {
    /// A clock of a case: its turn and name.
    Clock(CaseId, i64, String),
    /// A task of a case: its number.
    Task(CaseId, i64),
}

impl Timer {
    const fn case(&self) -> CaseId {
        match self {
            Self::Clock(id, ..) | Self::Task(id, _) => *id,
        }
    }
}

/// Lets everything follow that is due by now, in the order in which it fell due; returns how much
/// that was.
///
/// One case that cannot go on does not hold up the others: it is logged and looked at again later.
pub fn timers_run(app: &App) -> Result<usize, store::Error> {
    let now = app.clock.now();
    round(app, now, |_| now)
}

/// The same for a simulated past: everything follows at the moment in which it fell due, until this one.
pub fn timers_run_until(app: &App, until: Time) -> Result<usize, store::Error> {
    let mut followed = 0;
    loop {
        let more = round(app, until, |due| due)?;
        followed += more;
        if more == 0 {
            return Ok(followed);
        }
    }
}

/// What is due by `until` follows, each at the time that `at` makes of when it was due.
fn round(app: &App, until: Time, at: impl Fn(Time) -> Time) -> Result<usize, store::Error> {
    let now = until;
    let mut due = app.db.read_blocking("kernel.timers_due", move |tx| {
        let mut due = queries::clocks_due(tx, now, BATCH)?;
        due.extend(queries::tasks_due(tx, now, BATCH)?);
        Ok::<_, store::Error>(due)
    })?;
    due.sort_by_key(|(at, timer)| (*at, timer.case()));
    let mut followed = 0;
    for (fell_due, timer) in due {
        match run(app, at(fell_due), timer.clone()) {
            Ok(()) => followed += 1,
            Err(error) => {
                tracing::error!(case = %timer.case(), %error, "what is due cannot follow");
                app.db.write_blocking("kernel.timer_later", move |tx| {
                    queries::timer_later(tx, &timer, now + PAUSE)
                })?;
            }
        }
    }
    Ok(followed)
}

fn run(app: &App, now: Time, timer: Timer) -> Result<(), Error> {
    let fresh = Fresh::draw(&app.ids, now);
    let shared = app.clone();
    app.db
        .write_blocking("kernel.timer", move |tx| match &timer {
            Timer::Clock(id, turn, code) => {
                clock_late(tx, &shared, now, (*id, *turn, code), &fresh)
            }
            Timer::Task(id, number) => tasks::lapse(tx, &shared, now, (*id, *number), &fresh),
        })
}

/// Lets the next thing follow for a clock that has run out.
fn clock_late(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (id, turn, code): (CaseId, i64, &str),
    fresh: &Fresh,
) -> Result<(), Error> {
    let registry = app.registry.get(tx)?;
    let clocks = queries::deadlines(tx, id)?;
    let found = clocks
        .into_iter()
        .find(|it| it.turn == turn && it.clock == code);
    let Some(mut deadline) = found.filter(|it| it.next.is_some_and(|next| next <= now)) else {
        return Ok(());
    };
    let case = queries::case_find(tx, id)?.ok_or(Error::NotFound)?;
    let kind = edition(&app.kinds, &case)?;
    let late = clocks::late(kind, &deadline);
    deadline.steps += 1;
    deadline.next = clocks::next(kind, registry.calendar(&deadline.agency), &deadline);
    match late {
        Some(Late::Lapse(step)) => lapse(tx, app, now, (case, &deadline, step), fresh),
        Some(Late::Escalate(step)) => {
            queries::deadline_update(tx, id, &deadline)?;
            let to = match step.to {
                Desk::Supervisor if supervised(tx, &registry, &case)? => Desk::Supervisor,
                Desk::Supervisor | Desk::Bureau => Desk::Bureau,
            };
            // What another clock brought higher up stays there.
            let to = case.desk.filter(|desk| *desk == Desk::Bureau).unwrap_or(to);
            // Each date that passes is said once, wherever the case is by then; after that only that it climbs.
            if case.desk == Some(to) && !clocks::is_first(kind, &deadline) {
                return Ok(());
            }
            escalate(tx, case, Some(&deadline.clock), to, (now, fresh)).map(drop)
        }
        None => Ok(queries::deadline_update(tx, id, &deadline)?),
    }
}

/// Has the system make the move of a clock that has run out, and lets modules follow it.
fn lapse(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (case, deadline, step): (Case, &Deadline, &str),
    fresh: &Fresh,
) -> Result<(), Error> {
    // The move is told that the clock is over. Where it is not possible, the clock goes on.
    let over = Deadline {
        ended: Some(now),
        next: None,
        ..deadline.clone()
    };
    let id = case.id;
    queries::deadline_update(tx, id, &over)?;
    let (seen, from_agency) = (case.version, case.agency.clone());
    let registry = app.registry.get(tx)?;
    let kind = edition(&app.kinds, &case)?;
    let case = Engine::new(&registry, &SYSTEM, now).attempt(tx, kind, case, step, fresh)?;
    if case.version == seen {
        return Ok(queries::deadline_update(tx, id, deadline)?);
    }
    let moved = Moved {
        case,
        entry_id: fresh.entry.clone(),
        party: Party::System,
        from_agency,
    };
    let made = CaseMove::new(id, step, fresh.clone());
    for follow in &app.followers {
        follow(tx, app, now, &moved, &made)?;
    }
    Ok(())
}

static SYSTEM: Actor = Actor::system();

/// Brings a case to somebody's queue, because a clock has run out or nobody at its agency may go on with it; everybody
/// who sees the case sees that.
pub(super) fn escalate(
    tx: &mut Tx<'_>,
    mut case: Case,
    clock: Option<&str>,
    to: Desk,
    (now, fresh): (Time, &Fresh),
) -> Result<Case, Error> {
    let seen = case.version;
    let now = now.max(case.updated);
    case.version += 1;
    case.updated = now;
    case.desk = Some(to);
    case_store(tx, &case, seen)?;
    let row = EntryRow {
        id: &fresh.entry,
        step: "escalate",
        from_state: Some(&case.state),
        from_agency: &case.agency,
        to_agency: None,
        party: &Party::System,
        actor: None,
        audience: Audience::Public,
        body: None,
        reason: Some(to.code()),
        detail: Some(json!({ "clock": clock }).to_string()),
    };
    queries::entry_insert(tx, &case, &row, now)?;
    let payload = json!({
        "case": case_fold(&case),
        "entry": entry_fold(&row),
        "clock": clock,
        "desk": to.code(),
    });
    let told = ("escalate", &*case.agency, Audience::Public);
    record(tx, now, fresh, &case, told, payload)?;
    Ok(case)
}
