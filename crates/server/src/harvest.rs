//! `balai harvest`: catalogues of open data elsewhere that are read again and again.

use std::collections::BTreeMap;

use base::Actor;
use kernel::audit::Fresh;
use opendata::harvest::sources::{
    self, Counts, RunState, SourcePut, run_begin, run_id, run_report, run_whole, source_put,
    sources_list,
};

use crate::cli::{HarvestAdd, HarvestList, HarvestRun};
use crate::commands::say;
use crate::open::{self, Stop};

/// `balai harvest add NAME`
pub(crate) fn add(add: &HarvestAdd) -> Result<(), Stop> {
    let app = open::command(&add.place)?;
    let now = app.clock.now();
    let put = SourcePut {
        name: add.name.clone(),
        seen: None,
        protocol: add.protocol.clone(),
        url: add.url.clone(),
        lang: add.lang.clone(),
        publishers: BTreeMap::new(),
        is_on: true,
        hours: add.hours,
        fresh: Fresh::draw(&app.ids, now),
    };
    let cache = app.registry.clone();
    let made = app.db.write_blocking("opendata.source_put", move |tx| {
        let registry = cache.get(tx)?;
        source_put(tx, &registry, (&Actor::system(), now), &put)
    })?;
    say(&made.name)
}

/// `balai harvest run NAME`
pub(crate) fn run(asked: &HarvestRun) -> Result<(), Stop> {
    let app = open::command(&asked.place)?;
    let now = app.clock.now();
    let (name, id) = (asked.name.clone(), run_id(&app, now));
    let run = app.db.write_blocking("opendata.harvest_begin", move |tx| {
        run_begin(tx, (&Actor::system(), now), (&name, &id))
    })?;
    run_whole(&app, &run.id)?;
    let (name, id) = (asked.name.clone(), run.id);
    let report = app.db.read_blocking("opendata.harvest_report", move |tx| {
        run_report(tx, &Actor::system(), (&name, &id))
    })?;
    for seen in &report.seen {
        let reason = seen.reason.as_ref().map(|reason| format!(": {reason}"));
        say(&format!(
            "{}: {}{}",
            seen.outcome.code(),
            seen.identifier,
            reason.unwrap_or_default()
        ))?;
    }
    let Counts {
        added,
        changed,
        same,
        gone,
        spared,
        refused,
    } = report.run.counts;
    say(&format!(
        "{added} added, {changed} changed, {same} as they were, {gone} gone, {spared} missing and left, {refused} refused"
    ))?;
    match (report.run.state, report.run.failure) {
        (RunState::Failed, why) => Err(why.unwrap_or_default().into()),
        (_, Some(why)) => say(&format!("nothing was marked as gone: {why}")),
        (_, None) => Ok(()),
    }
}

/// `balai harvest list`
pub(crate) fn list(asked: &HarvestList) -> Result<(), Stop> {
    let app = open::command(&asked.place)?;
    let read = |tx: &mut store::Tx<'_>| sources_list(tx, &Actor::system());
    for (source, run) in app.db.read_blocking("opendata.source_list", read)? {
        let state = run.map_or("never", |run: sources::Run| run.state.code());
        say(&format!(
            "{} {} {} {state}",
            source.name,
            source.protocol.code(),
            source.url
        ))?;
    }
    Ok(())
}
