//! Making the figures, every hour.

use std::collections::BTreeMap;
use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::jobs::{Job, JobError};
use kernel::registry::Registry;
use store::NewJob;

use super::model::{Figures, Scope, Subject};
use super::queries::{self, Counted};
use super::rules::Tally;
use crate::error::Error;

/// The name of the job.
const MAKE: &str = "reports.figures";
/// From one making to the next.
const EVERY: Duration = Duration::from_hours(1);
/// Figures are of reports that are not older.
const YEAR: Duration = Duration::from_hours(24 * 365);
/// Reports that are read at once.
const PIECE: i64 = 5_000;

pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: MAKE,
        run: |app, _| run(app),
    }]
}

fn job(at: Time) -> NewJob {
    NewJob::round(MAKE, "figures", EVERY, at)
}

/// Makes sure that figures are made from now on.
pub fn watch_ensure(app: &App) -> Result<(), store::Error> {
    let first = job(app.clock.now());
    app.db.write_blocking("reports.figures_first", move |tx| {
        tx.enqueue(&first).map(drop)
    })
}

/// The next making is certain before this one begins.
fn run(app: &App) -> Result<(), JobError> {
    let next = job(app.clock.now() + EVERY);
    app.db.write_blocking("reports.figures_next", move |tx| {
        tx.enqueue(&next).map(drop)
    })?;
    figures_make(app).map_err(|error| JobError::Retry(error.to_string()))
}

/// Makes the figures of this moment. Reports are read in pieces, each for itself, so nothing is held up; one that
/// moves meanwhile is counted as before or as after.
pub fn figures_make(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    let registry = registry(app)?;
    let mut tallies: BTreeMap<Subject, Tally> = BTreeMap::new();
    let mut after = String::new();
    loop {
        let from = after.clone();
        let read =
            move |tx: &mut store::Tx<'_>| queries::figures_read(tx, (&from, now - YEAR), PIECE);
        let piece = app.db.read_blocking("reports.figures_read", read)?;
        let Some(last) = piece.last() else { break };
        after = last.id.to_string();
        for counted in &piece {
            for subject in subjects(&registry, counted) {
                tallies.entry(subject).or_default().add(&counted.seen, now);
            }
        }
    }
    let made: Vec<(Subject, Figures)> = tallies
        .into_iter()
        .map(|(subject, tally)| (subject, tally.done()))
        .collect();
    let put = move |tx: &mut store::Tx<'_>| queries::figures_put(tx, &made, now);
    app.db.write_blocking("reports.figures_put", put)?;
    Ok(())
}

fn registry(app: &App) -> Result<std::sync::Arc<Registry>, store::Error> {
    let cache = app.registry.clone();
    let read = move |tx: &mut store::Tx<'_>| cache.get(tx);
    app.db.read_blocking("reports.figures_registry", read)
}

/// Everything that a report is counted under.
fn subjects(registry: &Registry, counted: &Counted) -> impl Iterator<Item = Subject> {
    let kind = registry.agency(&counted.agency).map(|agency| agency.kind);
    let month = registry.day(counted.seen.created);
    let month = month.strftime("%Y-%m").to_string();
    [
        Some(Subject::new(Scope::All, "")),
        Some(Subject::new(Scope::Agency, counted.agency.as_str())),
        kind.map(|kind| Subject::new(Scope::AgencyKind, kind.as_str())),
        Some(Subject::new(Scope::Feedback, counted.feedback.code())),
        counted
            .state
            .as_ref()
            .map(|state| Subject::new(Scope::State, state.as_str())),
        Some(Subject::new(Scope::Month, month)),
    ]
    .into_iter()
    .flatten()
}
