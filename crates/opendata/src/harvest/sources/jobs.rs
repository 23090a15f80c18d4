//! Reading catalogues: each hour those begin whose time has come, and each page of a run is a job of its own. A page's job
//! and the place where the run goes on are one commit, so a process that dies in between loses nothing; reading a page twice
//! changes nothing.

use std::time::Duration;

use base::Time;
use kernel::App;
use kernel::audit::Fresh;
use kernel::jobs::{Job, JobError};
use kernel::outbound::{Answer, Limits, Trust};
use serde::{Deserialize, Serialize};
use store::{NewJob, Tx};

use super::super::read::{ckan, data_json};
use super::model::{Protocol, Read, Run, RunState, Source};
use super::{actions, queries, rules};
use crate::error::Error;

/// The names of the jobs.
const ROUND: &str = "opendata.harvest_round";
const STEP: &str = "opendata.harvest_step";
const EVERY: Duration = Duration::from_hours(1);
/// Datasets of one commit: each is a handful of statements, and others wait meanwhile.
const PART: usize = 50;
/// Packages that are asked for one by one in one job.
const SHOWN: usize = 10;
/// What one page may cost, and one package.
const PAGE: Limits = Limits {
    bytes: 24 * 1024 * 1024,
    time: Duration::from_mins(1),
    redirects: 3,
};
const ONE: Limits = Limits {
    bytes: 1024 * 1024,
    time: Duration::from_secs(8),
    redirects: 3,
};
/// How places of CKAN's protocol begin: so many were read, or all up to a name.
const START: &str = "start:";
const AFTER: &str = "after:";

pub(crate) fn jobs() -> Vec<Job> {
    vec![
        Job {
            kind: ROUND,
            run: |app, _| round_run(app),
        },
        Job {
            kind: STEP,
            run: step_run,
        },
    ]
}

fn round(at: Time) -> NewJob {
    NewJob::round(ROUND, "harvest", EVERY, at)
}

/// Makes sure that catalogues are read from now on.
pub(crate) fn rounds_ensure(app: &App) -> Result<(), store::Error> {
    let first = round(app.clock.now());
    app.db.write_blocking("opendata.harvest_first", move |tx| {
        tx.enqueue(&first).map(drop)
    })
}

/// The next round is certain before this one begins.
fn round_run(app: &App) -> Result<(), JobError> {
    let now = app.clock.now();
    let next = round(now + EVERY);
    app.db.write_blocking("opendata.harvest_next", move |tx| {
        tx.enqueue(&next).map(drop)
    })?;
    let all = app
        .db
        .read_blocking("opendata.harvest_sources", queries::sources)?;
    let ids: Vec<String> = all.iter().map(|_| run_id(app, now)).collect();
    let write = move |tx: &mut Tx<'_>| actions::runs_due(tx, now, &ids);
    let begun = app.db.write_blocking("opendata.harvest_due", write);
    begun.map_err(|error| JobError::Retry(error.to_string()))
}

/// An id for a run.
pub fn run_id(app: &App, now: Time) -> String {
    app.ids.next::<Run>(now).to_string()
}

/// What a step is told.
#[derive(Debug, Serialize, Deserialize)]
struct Step {
    run: String,
    page: i64,
}

/// The job that reads a run's next page.
pub(super) fn step(run: &Run, now: Time) -> NewJob {
    let step = Step {
        run: run.id.clone(),
        page: run.page,
    };
    NewJob {
        id: format!("harvest-{}-{}", run.id, run.page),
        kind: STEP.to_owned(),
        key: None,
        payload: crate::queries::json(&step),
        run_at: now,
        now,
    }
}

/// Where a run over a catalogue begins.
pub(super) fn first(source: &Source) -> String {
    match source.protocol {
        Protocol::Ckan => format!("{START}0"),
        Protocol::DataJson => "all".to_owned(),
    }
}

/// What asking for a page came to.
enum Asked {
    /// It was read.
    Page(Read),
    /// It leads nowhere, and the run goes on elsewhere.
    Elsewhere(String),
}

fn step_run(app: &App, payload: &str) -> Result<(), JobError> {
    let step: Step =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    match page_read(app, &step.run, step.page) {
        Ok(None) => Ok(()),
        Ok(Some(until)) => Err(JobError::Early(until)),
        Err(error) => Err(JobError::Retry(error.to_string())),
    }
}

/// Reads a run's page and takes it in; tells when it is tried again, if that is necessary.
fn page_read(app: &App, id: &str, page: i64) -> Result<Option<Time>, Error> {
    let which = id.to_owned();
    let read = move |tx: &mut Tx<'_>| actions::run_open(tx, (&which, page));
    let Some((run, source)) = app.db.read_blocking("opendata.harvest_open", read)? else {
        return Ok(None);
    };
    let id = id.to_owned();
    let now = app.clock.now();
    match asked(app, &source, &run.place) {
        Ok(Asked::Page(read)) => {
            let now = app.clock.now();
            parts_take(app, now, (&id, page), &read)?;
            let fresh = Fresh::draw(&app.ids, now);
            let write =
                move |tx: &mut Tx<'_>| actions::page_end(tx, now, (&id, page), (&read, &fresh));
            app.db.write_blocking("opendata.harvest_page", write)?;
            Ok(None)
        }
        Ok(Asked::Elsewhere(place)) => {
            let write = move |tx: &mut Tx<'_>| actions::place_change(tx, now, (&id, page), &place);
            app.db.write_blocking("opendata.harvest_place", write)?;
            Ok(None)
        }
        Err(why) => {
            tracing::warn!(source = %source.name, %why, "a catalogue's page was not read");
            let now = app.clock.now();
            let write = move |tx: &mut Tx<'_>| actions::page_failed(tx, now, (&id, page), &why);
            app.db.write_blocking("opendata.harvest_failed", write)
        }
    }
}

/// Takes a page in, a part at a time. What stands twice on it counts once.
fn parts_take(app: &App, now: Time, (id, page): (&str, i64), read: &Read) -> Result<(), Error> {
    let (all, again) = super::super::rules::unique(&read.all);
    let all: Vec<_> = all.into_iter().cloned().collect();
    for part in all.chunks(PART) {
        let (part, id) = (part.to_vec(), id.to_owned());
        let write = move |tx: &mut Tx<'_>| actions::part_take(tx, now, (&id, page), (&part, &[]));
        app.db.write_blocking("opendata.harvest_part", write)?;
    }
    let twice = again.into_iter().map(|left| super::super::model::LeftOut {
        // Under its own identifier it was taken in.
        identifier: format!("{} (2)", left.identifier),
        reason: left.reason,
    });
    let mut left_out = read.left_out.clone();
    left_out.extend(twice);
    for part in left_out.chunks(PART) {
        let (part, id) = (part.to_vec(), id.to_owned());
        let write = move |tx: &mut Tx<'_>| actions::part_take(tx, now, (&id, page), (&[], &part));
        app.db.write_blocking("opendata.harvest_part", write)?;
    }
    Ok(())
}

/// Reads a run to its end, here and now, page by page; the jobs that wait for it find nothing to do.
pub fn run_whole(app: &App, id: &str) -> Result<(), Error> {
    loop {
        let which = id.to_owned();
        let read = move |tx: &mut Tx<'_>| queries::run(tx, &which);
        let run = app.db.read_blocking("opendata.harvest_run", read)?;
        let Some(run) = run.filter(|run| run.state == RunState::Running) else {
            return Ok(());
        };
        page_read(app, id, run.page)?;
    }
}

/// Asks a machine elsewhere. Only catalogues on machines that the operator named are reached on a private network, and those
/// lead nowhere else.
fn fetch(app: &App, source: &Source, url: &str, limits: Limits) -> Result<Answer, String> {
    if !rules::is_same_place(&source.url, url) {
        return Err("it leads to another machine".to_owned());
    }
    let (limits, trust) = if rules::is_private(&app.settings.private_hosts, source) {
        let stays = Limits {
            redirects: 0,
            ..limits
        };
        (stays, Trust::Agency)
    } else {
        (limits, Trust::Public)
    };
    let answer = app.outbound.get_from(url, &[], (&limits, trust));
    answer.map_err(|error| error.to_string())
}

fn page(app: &App, source: &Source, url: &str) -> Result<Answer, String> {
    let answer = fetch(app, source, url, PAGE)?;
    if answer.is_success() {
        Ok(answer)
    } else {
        Err(format!("it answers {}", answer.status))
    }
}

fn asked(app: &App, source: &Source, place: &str) -> Result<Asked, String> {
    match source.protocol {
        Protocol::Ckan => match place.strip_prefix(AFTER) {
            Some(after) => shown(app, source, after),
            None => searched(app, source, place),
        },
        Protocol::DataJson => {
            let answer = page(app, source, &source.url)?;
            data_json::read(&answer.body, source.lang).map(Asked::Page)
        }
    }
}

fn action(source: &Source, rest: &str) -> String {
    format!("{}/api/3/action/{rest}", source.url)
}

/// A page of CKAN's search. A portal without it is read one package after the other.
fn searched(app: &App, source: &Source, place: &str) -> Result<Asked, String> {
    let start: i64 = place
        .strip_prefix(START)
        .and_then(|start| start.parse().ok())
        .ok_or("no such place")?;
    let rest = format!(
        "package_search?rows={}&start={start}&sort=id+asc",
        ckan::ROWS
    );
    let answer = fetch(app, source, &action(source, &rest), PAGE)?;
    let is_absent = matches!(answer.status, 400 | 403 | 404 | 405 | 501);
    if is_absent && start == 0 {
        return Ok(Asked::Elsewhere(AFTER.to_owned()));
    }
    if !answer.is_success() {
        return Err(format!("it answers {}", answer.status));
    }
    ckan::searched(&answer.body, start, source.lang).map(Asked::Page)
}

/// The packages after a name, one by one.
fn shown(app: &App, source: &Source, after: &str) -> Result<Asked, String> {
    let answer = page(app, source, &action(source, "package_list"))?;
    let names = ckan::names(&answer.body, after)?;
    let mut read = Read::default();
    for (number, name) in names.iter().take(SHOWN).enumerate() {
        let rest = format!("package_show?id={}", web::encoded(name));
        let answer = fetch(app, source, &action(source, &rest), ONE)?;
        // One that is listed and hidden is as good as absent.
        if matches!(answer.status, 401 | 403 | 404 | 410) {
            continue;
        }
        if !answer.is_success() {
            return Err(format!("{name}: it answers {}", answer.status));
        }
        let package = ckan::result(&answer.body)?;
        match ckan::package_at(name, number, &package, source.lang) {
            Some(Ok(described)) => read.all.push(described),
            Some(Err(left)) => read.left_out.push(left),
            None => {}
        }
    }
    let last = names.get(SHOWN - 1).filter(|_| names.len() > SHOWN);
    read.next = last.map(|last| format!("{AFTER}{last}"));
    Ok(Asked::Page(read))
}
