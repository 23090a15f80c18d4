//! What is done about reach after commits and as time goes by: the month's test messages, noting who
//! fell silent, and asking Open311 servers.

use std::time::Duration;

use base::Time;
use store::{Db, NewJob};

use super::error::Error;
use super::model::{Channel, Known, TestNew};
use super::{actions, open311, queries, rules, test_messages};
use crate::App;
use crate::audit::Fresh;
use crate::jobs::{Job, JobError};
use crate::outbound::{Limits, Trust};

/// The kind of the job that asks a server; its payload is the test's id.
pub(super) const OPEN311: &str = "reach.open311";
/// The kind of the job that looks after all agencies.
const WATCH: &str = "reach.watch";
const HOUR: Duration = Duration::from_hours(1);

/// This component's jobs.
pub fn jobs() -> Vec<Job> {
    vec![
        Job {
            kind: WATCH,
            run: watch_run,
        },
        Job {
            kind: OPEN311,
            run: |app, test| open311_run(app, test),
        },
    ]
}

/// The job that looks after all agencies, in the hour of this time.
fn watch_job(at: Time) -> NewJob {
    NewJob::round(WATCH, "reach", HOUR, at)
}

/// Sees to it that somebody looks after all agencies from now on.
pub(crate) fn watch_ensure(db: &Db, now: Time) -> store::Result<()> {
    db.write_blocking("reach.watch_ensure", move |tx| {
        tx.enqueue(&watch_job(now)).map(drop)
    })
}

fn retry(error: &Error) -> JobError {
    JobError::Retry(error.to_string())
}

fn watch_run(app: &App, _: &str) -> Result<(), JobError> {
    let now = app.clock.now();
    reach_watch(app, now).map_err(|error| retry(&error))?;
    let next = watch_job(now + HOUR);
    app.db.write_blocking("reach.watch_again", move |tx| {
        tx.enqueue(&next)?;
        Ok::<_, store::Error>(())
    })?;
    Ok(())
}

/// Sends the test messages whose moment in this month has come by `now`, and records who can no longer,
/// or can again, be reached. Each in a commit of its own, which looks again whether it is still to be
/// done; what was missed while nothing ran is made up for. Returns how much was done.
pub fn reach_watch(app: &App, now: Time) -> Result<usize, Error> {
    let shared = app.clone();
    let (registry, known) = app.db.read_blocking("reach.watch", move |tx| {
        Ok::<_, store::Error>((shared.registry.get(tx)?, queries::known(tx)?))
    })?;
    let today = registry.day(now);
    let mut done = 0;
    for (code, known) in known {
        let slot = rules::slot(&code, today, registry.zone());
        let due = slot.is_some_and(|slot| rules::month_due(&known.enrolment, slot, now));
        if due && !has_month(app, &code, &rules::month(today))? {
            done += usize::from(month_send(app, now, &code)?);
        }
        if let Some(fell) = silent(&registry, &known, now) {
            done += usize::from(note(app, now, &fell)?);
        }
    }
    Ok(done)
}

/// The code of an agency whose reach is no longer what was recorded.
fn silent(registry: &crate::registry::Registry, known: &Known, now: Time) -> Option<String> {
    actions::changed(registry, known, now).map(|_| known.enrolment.agency.clone())
}

fn has_month(app: &App, agency: &str, term: &str) -> Result<bool, Error> {
    let (agency, term) = (agency.to_owned(), term.to_owned());
    let found = app.db.read_blocking("reach.month", move |tx| {
        queries::test_of_term(tx, &agency, &term)
    })?;
    Ok(found.is_some())
}

fn month_send(app: &App, now: Time, agency: &str) -> Result<bool, Error> {
    let new = TestNew::draw(&app.ids, now);
    let fresh = Fresh::draw(&app.ids, now);
    let (shared, agency) = (app.clone(), agency.to_owned());
    app.db.write_blocking("reach.month_send", move |tx| {
        let registry = shared.registry.get(tx)?;
        test_messages::test_month(tx, &registry, now, (&agency, &new, &fresh))
    })
}

fn note(app: &App, now: Time, agency: &str) -> Result<bool, Error> {
    let fresh = Fresh::draw(&app.ids, now);
    let (shared, agency) = (app.clone(), agency.to_owned());
    app.db.write_blocking("reach.note", move |tx| {
        let registry = shared.registry.get(tx)?;
        actions::reach_note(tx, &registry, now, &agency, &fresh)
    })
}

/// Asks the server of the agency that a test message is for.
fn open311_run(app: &App, test: &str) -> Result<(), JobError> {
    let id = test.to_owned();
    let asked = id.clone();
    let found = app.db.read_blocking("reach.open311", move |tx| {
        let Some(test) = queries::test_find(tx, &asked)? else {
            return Ok::<_, store::Error>(None);
        };
        let known = queries::known_of(tx, &test.agency)?;
        Ok(known.filter(|known| known.enrolment.version == test.version))
    })?;
    // Officer or channel changed in between: then another test message went out.
    let Some(Channel::Open311 { url, jurisdiction }) = found.map(|known| known.enrolment.channel)
    else {
        return Ok(());
    };
    let limits = Limits::default();
    let answered = open311::ask(&url, &jurisdiction, |url| {
        let limits = (&limits, Trust::Agency);
        app.outbound.get_from(url, &[], limits)
    });
    let now = app.clock.now();
    let fresh = Fresh::draw(&app.ids, now);
    let shared = app.clone();
    match answered.map_err(open311::Fault::code) {
        Ok(()) => app.db.write_blocking("reach.open311_answered", move |tx| {
            let registry = shared.registry.get(tx)?;
            match test_messages::test_answered(tx, &registry, now, (&id, &fresh)) {
                // It was suspended or merged while we asked.
                Err(Error::TestOver | Error::Gone | Error::Suspended) => Ok(()),
                other => other.map(drop),
            }
        }),
        Err(None) => return Err(JobError::Retry("the server cannot be reached".to_owned())),
        Err(Some(failure)) => app.db.write_blocking("reach.open311_failed", move |tx| {
            test_messages::test_failed(tx, now, (&id, failure, &fresh))
        }),
    }
    .map_err(|error| retry(&error))
}
