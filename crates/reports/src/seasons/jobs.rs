//! Looking several times a day whether a season is to be prepared for.

use std::sync::Arc;
use std::time::Duration;

use base::Time;
use jiff::civil::Date;
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::CaseId;
use kernel::jobs::{Job, JobError};
use kernel::registry::Registry;
use store::NewJob;

use super::actions;
use super::model::{PREFIX, Place, Season, SeasonFresh, Seasons};
use super::queries;
use super::rules::{self, Gathered};
use crate::error::Error;

/// The name of the job, and its only one.
const ROUND: &str = "reports.seasons";
const WATCH: &str = "seasons";
/// From one round to the next.
const EVERY: Duration = Duration::from_hours(6);

pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: ROUND,
        run: |app, _| run(app),
    }]
}

fn round(at: Time) -> NewJob {
    NewJob::round(ROUND, WATCH, EVERY, at)
}

/// Makes sure that seasons are looked out for from now on.
pub fn watch_ensure(app: &App) -> Result<(), store::Error> {
    let first = round(app.clock.now());
    app.db.write_blocking("reports.seasons_first", move |tx| {
        tx.enqueue(&first).map(drop)
    })
}

/// The next round is certain before this one begins.
fn run(app: &App) -> Result<(), JobError> {
    let next = round(app.clock.now() + EVERY);
    app.db.write_blocking("reports.seasons_next", move |tx| {
        tx.enqueue(&next).map(drop)
    })?;
    let given = seasons_prepare(app);
    given
        .map(drop)
        .map_err(|error| JobError::Retry(error.to_string()))
}

/// The pack's seasons, read once.
pub(crate) fn seasons(app: &App, now: Time) -> Arc<Seasons> {
    if let Some(known) = app.memo.get::<Seasons>(ROUND, now, Duration::MAX) {
        return known;
    }
    let read = Seasons::read(&app.pack).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's sheets of seasons are not well-formed");
        Seasons::default()
    });
    app.memo.put(ROUND, now, read)
}

/// Gives each agency its work for each season that is to be prepared for now; returns to how many it was given.
///
/// Each agency's is a commit of its own that looks again whether it was given, and a season is done once all of them
/// were: a round that dies in between is done again.
pub fn seasons_prepare(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let today = registry(app)?.day(now);
    let mut given = 0;
    for season in seasons(app, now).iter() {
        let Some(ready) = rules::coming(season, today) else {
            continue;
        };
        given += season_prepare(app, now, season, ready)?;
    }
    Ok(given)
}

fn registry(app: &App) -> Result<Arc<Registry>, store::Error> {
    let cache = app.registry.clone();
    app.db
        .read_blocking("reports.seasons_registry", move |tx| cache.get(tx))
}

fn season_prepare(app: &App, now: Time, season: &Season, ready: Date) -> Result<usize, Error> {
    let asked = season.clone();
    let done = app.db.read_blocking("reports.season_done", move |tx| {
        queries::is_done(tx, (&asked, ready))
    })?;
    if done {
        return Ok(0);
    }
    let mut given = 0;
    for (agency, places) in gathered(app, season, ready)?.by_agency(season) {
        given += usize::from(give(app, now, (season, ready), (agency, places))?);
    }
    let asked = season.clone();
    app.db.write_blocking("reports.season_done", move |tx| {
        queries::done_put(tx, (&asked, ready))
    })?;
    Ok(given)
}

/// Reads the reports of last time, state by state, in pieces.
fn gathered(app: &App, season: &Season, ready: Date) -> Result<Gathered, Error> {
    let mut gathered = Gathered::default();
    let registry = registry(app)?;
    let begins = |day: Date| {
        let at = registry.zone().to_timestamp(day.into());
        at.ok().map(Time::from)
    };
    let days = rules::last_time(season, ready);
    let Some((from, to)) = days.and_then(|(from, to)| begins(from).zip(begins(to))) else {
        return Ok(gathered);
    };
    for state in &season.states {
        let mut after = (from, CaseId::from_bits(0));
        loop {
            let asked = state.clone();
            let read = app.db.read_blocking("reports.season_reports", move |tx| {
                queries::reports(tx, &asked, after, to)
            })?;
            let Some(last) = read.last() else {
                break;
            };
            after = (last.created, last.id);
            for seen in read {
                gathered.add(season, seen);
            }
        }
    }
    Ok(gathered)
}

/// What it draws is drawn once; a reference that is taken by chance is left to the next round.
fn give(
    app: &App,
    now: Time,
    (season, ready): (&Season, Date),
    (agency, places): (String, Vec<Place>),
) -> Result<bool, Error> {
    let fresh = SeasonFresh {
        id: app.ids.next(now),
        reference: app.ids.reference(PREFIX),
        act: Fresh::draw(&app.ids, now),
    };
    let (shared, season) = (app.clone(), season.clone());
    app.db.write_blocking("reports.season_give", move |tx| {
        let work = (agency.as_str(), places.as_slice());
        actions::season_give(tx, (&shared, now), (&season, ready), work, &fresh)
    })
}
