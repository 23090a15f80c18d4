//! Reading the event feed for what settled reports teach, round after round.

use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::audit;
use kernel::cases::CaseId;
use kernel::jobs::{Job, JobError};
use kernel::registry::{self, Privacy};
use store::{NewJob, Tx};

use super::queries;
use crate::alerts::{reading, reading_begin, reading_move};
use crate::error::Error;

/// The name of the job, and under which name it keeps its place in the event feed.
const ROUND: &str = "reports.experience";
const READER: &str = "experience";
/// From one round to the next.
const EVERY: Duration = Duration::from_mins(1);
/// Positions of one look.
const STRETCH: i64 = 5_000;
/// Reports of one commit.
const LESSONS: usize = 50;

pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: ROUND,
        run: |app, _| run(app),
    }]
}

fn round(at: Time) -> NewJob {
    NewJob::round(ROUND, READER, EVERY, at)
}

/// Makes sure that reports teach from now on, those that are settled already too.
pub fn watch_ensure(app: &App) -> Result<(), store::Error> {
    let first = round(app.clock.now());
    app.db
        .write_blocking("reports.experience_first", move |tx| {
            reading_begin(tx, READER, 0)?;
            tx.enqueue(&first).map(drop)
        })
}

/// The next round is certain before this one begins.
fn run(app: &App) -> Result<(), JobError> {
    let next = round(app.clock.now() + EVERY);
    app.db
        .write_blocking("reports.experience_next", move |tx| {
            tx.enqueue(&next).map(drop)
        })?;
    experience_read(app).map_err(|error| JobError::Retry(error.to_string()))
}

/// Reads the event feed to its end.
///
/// A report is looked at as it stands now, and its lesson replaces the one before: a round that dies is done again, and
/// nobody notices. Many at once are learnt in small commits, between which others come to write.
pub fn experience_read(app: &App) -> Result<(), Error> {
    while stretch_read(app)? {}
    Ok(())
}

/// Reads the next stretch of the feed. False at its end.
fn stretch_read(app: &App) -> Result<bool, Error> {
    let read = app.db.read_blocking("reports.experience_look", |tx| {
        let Some(from) = reading(tx, READER)? else {
            return Ok(None);
        };
        let to = audit::event_last(tx)?.min(from + STRETCH);
        if to <= from {
            return Ok(None);
        }
        let decided = queries::decided(tx, (from, to))?;
        Ok::<_, store::Error>(Some((from, to, decided)))
    });
    let Some((from, to, decided)) = read? else {
        return Ok(false);
    };
    for reports in decided.chunks(LESSONS) {
        let (shared, reports) = (app.clone(), reports.to_vec());
        let now = app.clock.now();
        app.db
            .write_blocking("reports.experience_learn", move |tx| {
                let mut all = reports.iter();
                all.try_for_each(|report| report_learn(tx, (&shared, now), *report))
            })?;
    }
    app.db
        .write_blocking("reports.experience_read", move |tx| {
            reading_move(tx, READER, (from, to))
        })?;
    Ok(true)
}

/// Keeps what a report teaches now, and nothing if it teaches nothing any more. Nobody learns from what is usually
/// private: who is in charge of that is its category's own body.
fn report_learn(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    report: CaseId,
) -> Result<(), store::Error> {
    let known = registry::experience_rules(app, now);
    let registry = app.registry.get(tx)?;
    let open = |category: &str| {
        let category = registry.category(category);
        category.is_some_and(|category| category.privacy == Privacy::Public)
    };
    let lesson = queries::lesson(tx, report)?.filter(|lesson| open(&lesson.category));
    let rule = lesson
        .as_ref()
        .and_then(|lesson| known.of(&lesson.category));
    match lesson.as_ref().zip(rule) {
        Some((lesson, rule)) => registry::experience_put(tx, lesson, rule.within_m),
        None => registry::experience_forget(tx, &report.to_string()),
    }
}
