//! What requests do after commits: those that were kept back are shown on their day, and whoever asked is told before.

use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::CaseId;
use kernel::jobs::{Job, JobError};
use store::{NewJob, Tx};

use crate::actions;
use crate::error::Error;

const REVEAL: &str = "disclosure.reveal";
const WARN: &str = "disclosure.reveal_warn";
/// So long before the day whoever asked is told.
const WARNED_BEFORE: Duration = Duration::from_hours(7 * 24);

/// The jobs of this module.
pub(crate) fn jobs() -> Vec<Job> {
    vec![
        Job {
            kind: REVEAL,
            run: reveal,
        },
        Job {
            kind: WARN,
            run: warn,
        },
    ]
}

/// Has a request shown at a time, and its owner told a week before, or at once where that is over.
pub(crate) fn reveal_enqueue(
    tx: &mut Tx<'_>,
    now: Time,
    (id, reveal): (CaseId, Time),
) -> store::Result<()> {
    let early = Time::from_micros(
        reveal
            .micros()
            .saturating_sub(i64::try_from(WARNED_BEFORE.as_micros()).unwrap_or(i64::MAX)),
    );
    for (kind, run_at) in [(WARN, early.max(now)), (REVEAL, reveal)] {
        tx.enqueue(&NewJob {
            id: format!("{kind}-{id}"),
            kind: kind.to_owned(),
            key: Some(id.to_string()),
            payload: id.to_string(),
            run_at,
            now,
        })?;
    }
    Ok(())
}

fn case_of(payload: &str) -> Result<CaseId, JobError> {
    CaseId::parse(payload).map_err(|_| JobError::Dead("not the id of a case".to_owned()))
}

fn failed(error: Error) -> JobError {
    match error {
        Error::Store(error) => JobError::from(error),
        error => JobError::Retry(error.to_string()),
    }
}

fn reveal(app: &App, payload: &str) -> Result<(), JobError> {
    let (id, now) = (case_of(payload)?, app.clock.now());
    let fresh = Fresh::draw(&app.ids, now);
    let shown = app.db.write_blocking(REVEAL, move |tx| {
        actions::request_reveal(tx, now, id, &fresh)
    });
    shown.map_err(failed)
}

fn warn(app: &App, payload: &str) -> Result<(), JobError> {
    let (id, now, shared) = (case_of(payload)?, app.clock.now(), app.clone());
    let warned = app
        .db
        .write_blocking(WARN, move |tx| actions::reveal_warn(tx, &shared, now, id));
    warned.map_err(failed)
}
