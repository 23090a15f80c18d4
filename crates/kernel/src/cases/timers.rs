//! What follows when time is over: lapses, escalations. Each in a transaction of its own, which looks
//! again whether it is still due, so that two nodes do nothing twice.

use base::{Actor, Time};
use serde_json::json;
use store::Tx;

use super::actions::{case_fold, case_store, edition, record};
use super::clocks::{self, Late};
use super::editions::Kinds;
use super::error::Error;
use super::kinds::{Audience, Desk, Party};
use super::model::{Case, CaseId, Deadline};
use super::queries::{self, EntryRow};
use super::steps::Engine;
use super::tasks;
use crate::App;
use crate::audit::Fresh;
use crate::registry::Registry;

/// Clocks and tasks looked at in one round.
const BATCH: i64 = 100;

/// Lets everything follow that is due by now; returns how much that was.
///
/// One case that cannot go on does not hold up the others: it is logged and looked at again in the
/// next round.
pub fn timers_run(app: &App) -> Result<usize, store::Error> {
    let now = app.clock.now();
    let (clocks, tasks) = app.db.read_blocking("kernel.timers_due", move |tx| {
        Ok::<_, store::Error>((
            queries::clocks_due(tx, now, BATCH)?,
            queries::tasks_due(tx, now, BATCH)?,
        ))
    })?;
    let found = clocks.len() + tasks.len();
    for (id, turn, clock) in clocks {
        run(app, now, id, move |tx, app, registry, fresh| {
            clock_late(tx, &app.kinds, registry, now, (id, turn, &clock), fresh)
        });
    }
    for (id, number) in tasks {
        run(app, now, id, move |tx, app, registry, fresh| {
            tasks::lapse(tx, &app.kinds, registry, now, (id, number), fresh)
        });
    }
    Ok(found)
}

fn run(
    app: &App,
    now: Time,
    id: CaseId,
    act: impl Fn(&mut Tx<'_>, &App, &Registry, &Fresh) -> Result<(), Error> + Send + 'static,
) {
    let fresh = Fresh::draw(&app.ids, now);
    let shared = app.clone();
    let done = app.db.write_blocking("kernel.timer", move |tx| {
        let registry = shared.registry.get(tx)?;
        act(tx, &shared, &registry, &fresh)
    });
    if let Err(error) = done {
        tracing::error!(case = %id, %error, "what is due cannot follow");
    }
}

/// Lets the next thing follow for a clock that has run out.
fn clock_late(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    now: Time,
    (id, turn, code): (CaseId, i64, &str),
    fresh: &Fresh,
) -> Result<(), Error> {
    let clocks = queries::deadlines(tx, id)?;
    let found = clocks
        .into_iter()
        .find(|it| it.turn == turn && it.clock == code);
    let Some(mut deadline) = found.filter(|it| it.next.is_some_and(|next| next <= now)) else {
        return Ok(());
    };
    let case = queries::case_find(tx, id)?.ok_or(Error::NotFound)?;
    let kind = edition(kinds, &case)?;
    let late = clocks::late(kind, &deadline);
    deadline.steps += 1;
    deadline.next = clocks::next(kind, registry.calendar(&deadline.agency), &deadline);
    queries::deadline_update(tx, id, &deadline)?;
    let engine = Engine::new(registry, &SYSTEM, now);
    match late {
        Some(Late::Lapse(step)) => engine.attempt(tx, kind, case, step, fresh).map(drop),
        Some(Late::Escalate(step)) => escalate(tx, case, &deadline, step.to, (now, fresh)),
        None => Ok(()),
    }
}

static SYSTEM: Actor = Actor::system();

/// Brings a late case to somebody's queue; everybody who sees the case sees that.
fn escalate(
    tx: &mut Tx<'_>,
    mut case: Case,
    deadline: &Deadline,
    to: Desk,
    (now, fresh): (Time, &Fresh),
) -> Result<(), Error> {
    let seen = case.version;
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
        detail: Some(json!({ "clock": deadline.clock }).to_string()),
    };
    queries::entry_insert(tx, &case, &row, now)?;
    let payload = json!({
        "case": case_fold(&case),
        "clock": deadline.clock,
        "desk": to.code(),
    });
    record(tx, now, fresh, &case, ("escalate", &case.agency), payload)
}
