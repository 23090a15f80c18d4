//! Running a trial, and forgetting it.

use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::jobs::{Job, JobError};
use kernel::registry::{self, Category, Registry, RegistryDraft, Where};
use store::Tx;

use super::error::Error;
use super::model::{Outcome, Standing};
use super::queries;
use super::rules::{Choices, Looked, Tally};

/// The names of the jobs.
pub(super) const RUN: &str = "reports.trial";
pub(super) const FORGET: &str = "reports.trial_forget";
/// How long what came of a trial is kept.
pub const KEPT: Duration = Duration::from_hours(24 * 90);
/// Reports that were made so long ago are not looked at.
const YEAR: Duration = Duration::from_hours(24 * 365);
/// Reports that are read at once.
const PIECE: i64 = 2_000;

pub(crate) fn jobs() -> Vec<Job> {
    vec![
        Job {
            kind: RUN,
            run: |app, code| {
                trial_run(app, code).map_err(|error| JobError::Retry(error.to_string()))
            },
        },
        Job {
            kind: FORGET,
            run: |app, code| {
                let code = code.to_owned();
                app.db
                    .write_blocking("reports.trial_forget", move |tx| queries::forget(tx, &code))?;
                Ok(())
            },
        },
    ]
}

/// Runs a trial from its beginning to its end. Nothing but the trial is written, so that one that dies is run again.
pub fn trial_run(app: &App, code: &str) -> Result<(), Error> {
    let (shared, asked) = (app.clone(), code.to_owned());
    let read = app.db.read_blocking("reports.trial_source", move |tx| {
        let what = queries::source(tx, &asked)?;
        let draft = what
            .is_some()
            .then(|| RegistryDraft::read(tx))
            .transpose()?;
        Ok::<_, Error>((shared.registry.get(tx)?, what.zip(draft)))
    });
    let (now_so, Some((what, draft))) = read? else {
        return Ok(());
    };
    // It was checked when the trial began; the registry may have changed since.
    let Ok((then, notes)) = draft.with(&what.change()) else {
        return end(app, code, None);
    };
    let outcome = looked(app, (code, app.clock.now()), (&now_so, &then))?;
    let notes = u64::try_from(notes.len()).unwrap_or(u64::MAX);
    end(app, code, Some(outcome.done(notes)))
}

/// Reads the reports in pieces, each for itself, so that nobody is held up.
fn looked(
    app: &App,
    (code, now): (&str, Time),
    registries: (&Registry, &Registry),
) -> Result<Tally, Error> {
    let mut tally = Tally::default();
    let mut after = String::new();
    loop {
        let from = after.clone();
        let read = move |tx: &mut Tx<'_>| queries::read(tx, (&from, now - YEAR), PIECE);
        let piece = app.db.read_blocking("reports.trial_read", read)?;
        let Some((last, _)) = piece.last() else {
            return Ok(tally);
        };
        after = last.to_string();
        for (_, report) in &piece {
            tally.add(report, choices(registries, report, now));
        }
        let (asked, count) = (code.to_owned(), whole(tally.looked()));
        app.db.write_blocking("reports.trial_advance", move |tx| {
            queries::advance(tx, &asked, count)
        })?;
    }
}

/// Who would get such a report today, as things are and as they would be.
fn choices((now_so, then): (&Registry, &Registry), report: &Looked, now: Time) -> Choices {
    let place = Where::Point(report.point);
    let first = |registry: &Registry, category: &Category| {
        let routing = registry::route(registry, category, &place, registry.day(now));
        routing.agency.map(|code| code.to_string())
    };
    let choice = |registry: &Registry| {
        let category = registry.category(&report.category);
        category.and_then(|category| first(registry, category))
    };
    (choice(now_so), choice(then))
}

fn end(app: &App, code: &str, outcome: Option<Outcome>) -> Result<(), Error> {
    let standing = match outcome {
        Some(_) => Standing::Done,
        None => Standing::Failed,
    };
    let count = whole(outcome.as_ref().map_or(0, |outcome| outcome.looked));
    let text = outcome.and_then(|outcome| serde_json::to_string(&outcome).ok());
    let code = code.to_owned();
    app.db.write_blocking("reports.trial_end", move |tx| {
        queries::end(tx, (&code, standing), (count, text.as_deref()))
    })?;
    Ok(())
}

fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
