//! Reading the event feed for hotspots, round after round.

use std::sync::Arc;
use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::audit::{self, Fresh};
use kernel::cases::CaseId;
use kernel::jobs::{Job, JobError};
use store::{NewJob, Tx};

use super::actions;
use super::model::{HotspotFresh, PREFIX, Rules, Sighting};
use super::queries;
use super::rules::Decision;
use crate::alerts::{reading, reading_begin, reading_move};
use crate::error::Error;

/// The name of the job, and under which name it keeps its place in the event feed.
const ROUND: &str = "reports.hotspots";
const READER: &str = "hotspots";
/// The pack's sheet.
const SHEET: &str = "hotspots.csv";
/// From one round to the next.
const EVERY: Duration = Duration::from_mins(1);
/// Events of one look.
const EVENTS: i64 = 500;
/// Reports that are looked at in one commit: others wait for the writer no longer than for a group of theirs.
const TOGETHER: usize = 32;
/// Events after which a report may make a hotspot: it came to an agency.
const NEWS: [&str; 5] = [
    "report.open",
    "report.confirm",
    "report.transfer",
    "report.accept",
    "report.refer",
];

pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: ROUND,
        run: |app, _| run(app),
    }]
}

fn round(at: Time) -> NewJob {
    NewJob::round(ROUND, READER, EVERY, at)
}

/// Makes sure that hotspots are looked for from now on, among the reports that are there already too.
pub fn watch_ensure(app: &App) -> Result<(), store::Error> {
    let first = round(app.clock.now());
    app.db.write_blocking("reports.hotspots_first", move |tx| {
        reading_begin(tx, READER, 0)?;
        tx.enqueue(&first).map(drop)
    })
}

/// The next round is certain before this one begins.
fn run(app: &App) -> Result<(), JobError> {
    let next = round(app.clock.now() + EVERY);
    app.db.write_blocking("reports.hotspots_next", move |tx| {
        tx.enqueue(&next).map(drop)
    })?;
    hotspots_read(app).map_err(|error| JobError::Retry(error.to_string()))
}

/// The pack's rules, read once.
pub(crate) fn rules(app: &App, now: Time) -> Arc<Rules> {
    if let Some(known) = app.memo.get::<Rules>(ROUND, now, Duration::MAX) {
        return known;
    }
    let sheet = app.pack.text(SHEET).unwrap_or_default();
    let read = Rules::read(sheet).unwrap_or_else(|error| {
        tracing::error!(%error, "the pack's sheet of hotspots is not well-formed");
        Rules::default()
    });
    app.memo.put(ROUND, now, read)
}

/// Reads the event feed to its end and looks at each report that came to an agency.
///
/// A report is looked at before the place in the feed moves, and looking at it twice changes nothing: a round that
/// dies in between is done again.
pub fn hotspots_read(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    let rules = rules(app, now);
    while stretch_read(app, now, &rules)? {}
    let before = now - rules.window_longest();
    app.db.write_blocking("reports.hotspots_sweep", move |tx| {
        queries::seen_sweep(tx, before)
    })?;
    Ok(())
}

/// Reads the next stretch of the feed. False at its end.
fn stretch_read(app: &App, now: Time, rules: &Arc<Rules>) -> Result<bool, Error> {
    let shared = Arc::clone(rules);
    let read = move |tx: &mut Tx<'_>| stretch(tx, &shared, now);
    let Some(stretch) = app.db.read_blocking("reports.hotspots_stretch", read)? else {
        return Ok(false);
    };
    let Stretch { from, next, new } = stretch;
    for some in found(app, rules, new)?.chunks(TOGETHER) {
        find(app, now, (rules, some))?;
    }
    app.db.write_blocking("reports.hotspots_read", move |tx| {
        reading_move(tx, READER, (from, next))
    })?;
    Ok(true)
}

/// A stretch of the event feed, and the reports in it that may make a hotspot.
struct Stretch {
    from: i64,
    next: i64,
    new: Vec<Sighting>,
}

/// The next stretch of the feed; nothing at its end.
fn stretch(tx: &mut Tx<'_>, rules: &Rules, now: Time) -> Result<Option<Stretch>, Error> {
    let Some(from) = reading(tx, READER)? else {
        return Ok(None);
    };
    let last = audit::event_last(tx)?;
    if last <= from {
        return Ok(None);
    }
    let news = queries::news(tx, from, EVENTS)?;
    let full = i64::try_from(news.len()).is_ok_and(|count| count == EVENTS);
    let next = match news.last() {
        Some((position, _, _)) if full => *position,
        _ => last,
    };
    let came = |(_, name, _): &&(i64, String, CaseId)| NEWS.contains(&name.as_str());
    let mut new = Vec::new();
    for (_, _, id) in news.iter().filter(came) {
        let sighting = queries::sighting(tx, *id)?;
        new.extend(sighting.filter(|new| {
            let rule = rules.of(&new.category);
            rule.is_some_and(|rule| new.created > now - rule.window())
        }));
    }
    Ok(Some(Stretch { from, next, new }))
}

/// Those of some reports that seem to make or join a hotspot, once all of them are kept.
fn found(app: &App, rules: &Arc<Rules>, new: Vec<Sighting>) -> Result<Vec<CaseId>, Error> {
    if new.is_empty() {
        return Ok(Vec::new());
    }
    let kept = new.clone();
    app.db.write_blocking("reports.hotspots_keep", move |tx| {
        actions::sightings_keep(tx, &kept)
    })?;
    let rules = Arc::clone(rules);
    app.db.read_blocking("reports.hotspots_look", move |tx| {
        let mut found = Vec::new();
        for one in &new {
            let Some(rule) = rules.of(&one.category) else {
                continue;
            };
            if actions::decision(tx, rule, one)? != Decision::Nothing {
                found.push(one.id);
            }
        }
        Ok(found)
    })
}

/// Makes or joins, if that still holds. What it draws is drawn once; a reference that is taken by chance is left to the
/// next round.
fn find(app: &App, now: Time, (rules, reports): (&Arc<Rules>, &[CaseId])) -> Result<(), Error> {
    let draw = |report: &CaseId| {
        let fresh = HotspotFresh {
            id: app.ids.next(now),
            reference: app.ids.reference(PREFIX),
            act: Fresh::draw(&app.ids, now),
        };
        (*report, fresh)
    };
    let drawn: Vec<_> = reports.iter().map(draw).collect();
    let (shared, rules) = (app.clone(), Arc::clone(rules));
    app.db.write_blocking("reports.hotspot_find", move |tx| {
        for (report, fresh) in &drawn {
            let category = queries::sighting(tx, *report)?.map(|new| new.category);
            if let Some(rule) = category.and_then(|category| rules.of(&category)) {
                actions::hotspot_find(tx, (&shared, now), (rule, *report), fresh)?;
            }
        }
        Ok(())
    })
}
