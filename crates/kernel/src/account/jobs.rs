//! What follows when an account was closed: the person's cases, one commit each, twice.

use base::{PersonId, Time};
use serde::Deserialize;
use store::Tx;

use super::{actions, queries};
use crate::App;
use crate::audit::Fresh;
use crate::jobs::{Job, JobError};

/// The kind of the job that goes on where closing ended.
const CLOSED: &str = "kernel.account_closed";
/// Cases looked at in one round.
const BATCH: i64 = 100;

/// This component's jobs.
pub fn jobs() -> Vec<Job> {
    vec![Job {
        kind: CLOSED,
        run: closed,
    }]
}

/// Which time it is that a closed account is gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Round {
    /// At once.
    First,
    /// When whatever was under way has ended.
    Last,
}

#[derive(Deserialize)]
struct Told {
    person: String,
    round: Round,
}

/// Enqueues a round in the commit that it follows.
pub(super) fn enqueue(
    tx: &mut Tx<'_>,
    person: PersonId,
    (round, now): (Round, Time),
) -> store::Result<()> {
    let (name, at) = match round {
        Round::First => ("first", now),
        Round::Last => ("last", now + actions::AGAIN),
    };
    tx.enqueue(&actions::job(person, (name, CLOSED), (at, now)))
        .map(drop)
}

fn closed(app: &App, payload: &str) -> Result<(), JobError> {
    let dead = |error: &dyn std::fmt::Display| JobError::Dead(error.to_string());
    let told: Told = serde_json::from_str(payload).map_err(|error| dead(&error))?;
    let person = PersonId::parse(&told.person).map_err(|error| dead(&error))?;
    cases_leave(app, person)?;
    let (shared, now) = (app.clone(), app.clock.now());
    app.db.write_blocking("kernel.account_forget", move |tx| {
        actions::forget(tx, &shared, person, &[])?;
        queries::release(tx, person)?;
        match told.round {
            Round::First => enqueue(tx, person, (Round::Last, now)),
            Round::Last => Ok(()),
        }
    })?;
    Ok(())
}

/// Takes the person off all of their cases that do not keep the name.
fn cases_leave(app: &App, person: PersonId) -> Result<(), JobError> {
    let now = app.clock.now();
    let mut after = String::new();
    loop {
        let from = after.clone();
        let read = move |tx: &mut Tx<'_>| queries::owned(tx, person, (&from, BATCH));
        let found = app.db.read_blocking("kernel.account_owned", read)?;
        let Some(last) = found.last() else {
            return Ok(());
        };
        after = last.to_string();
        for id in found {
            let (shared, fresh) = (app.clone(), Fresh::draw(&app.ids, now));
            let left = app.db.write_blocking("kernel.account_leave", move |tx| {
                actions::case_leave(tx, &shared, now, (person, id), &fresh)
            });
            left.map_err(|error| JobError::Retry(error.to_string()))?;
        }
    }
}
