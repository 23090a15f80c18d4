//! One function for each verb of catalogues that are read; the only writers.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use base::{Actor, Time, hex};
use kernel::audit::{self, Act, Fresh};
use kernel::registry::{self, Registry};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::Tx;

use super::super::model::{Described, Harvested, LeftOut, Stands};
use super::super::rules::{self as kept, Step};
use super::super::{listed, queries as store_of};
use super::jobs;
use super::model::{Counts, Outcome, Read, Report, Run, RunState, SeenThere, Source, SourcePut};
use super::{queries, rules};
use crate::error::Error;

/// Runs of a catalogue that are kept, and lines of a report.
const RUNS: i64 = 10;
const LINES: i64 = 500;

fn keeper(actor: &Actor) -> Result<(), Error> {
    if actor.may(registry::EDIT, None) {
        Ok(())
    } else {
        Err(Error::Missing)
    }
}

/// All catalogues that are read, each with its newest run.
pub fn sources_list(tx: &mut Tx<'_>, actor: &Actor) -> Result<Vec<(Source, Option<Run>)>, Error> {
    keeper(actor)?;
    let mut all = Vec::new();
    for source in queries::sources(tx)? {
        let newest = queries::runs(tx, &source.name, 1)?.into_iter().next();
        all.push((source, newest));
    }
    Ok(all)
}

/// One catalogue that is read.
pub fn source_find(tx: &mut Tx<'_>, actor: &Actor, name: &str) -> Result<Source, Error> {
    keeper(actor)?;
    queries::source(tx, name)?.ok_or(Error::Missing)
}

/// Names a catalogue that is to be read, or changes what is said of it.
pub fn source_put(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    put: &SourcePut,
) -> Result<Source, Error> {
    keeper(actor)?;
    let mut source = rules::source(put, now)?;
    let is_known = |code: &String| registry.agency(code).is_some();
    if !source.publishers.values().all(is_known) {
        return Err(Error::SourceWrong("publishers"));
    }
    let known = queries::source(tx, &source.name)?;
    match (&known, put.seen) {
        (Some(_), None) => return Err(Error::SourceTaken),
        (None, Some(_)) => return Err(Error::Missing),
        (Some(known), Some(seen)) if known.version != seen => return Err(Error::SourceStale),
        (Some(known), Some(_)) => {
            source.next = known.next.min(now + every(&source));
        }
        // What an import brought under this name would be taken for what this catalogue lost.
        (None, None) if !store_of::stands(tx, &source.name)?.is_empty() => {
            return Err(Error::SourceTaken);
        }
        (None, None) => {}
    }
    queries::source_put(tx, &source)?;
    let act = if known.is_some() {
        "catalogue.changed"
    } else {
        "catalogue.named"
    };
    let payload = json!({
        "protocol": source.protocol.code(),
        "url": source.url,
        "on": source.is_on,
        "publishers": source.publishers,
        "actor": actor.id().map(|id| id.to_string()),
    });
    record(tx, now, (act, &source), (payload, &put.fresh))?;
    Ok(source)
}

fn record(
    tx: &mut Tx<'_>,
    now: Time,
    (name, source): (&str, &Source),
    (payload, fresh): (Value, &Fresh),
) -> Result<(), Error> {
    let act = Act {
        name,
        agency: "",
        kind: "catalogue",
        reference: &source.name,
        public: true,
        subject: (&source.name, now.micros()),
        payload,
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}

fn every(source: &Source) -> Duration {
    Duration::from_hours(u64::try_from(source.hours).unwrap_or(24))
}

/// Begins to read a catalogue; the run that goes on if there is one. `id` is drawn before the transaction.
pub fn run_begin(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (name, id): (&str, &str),
) -> Result<Run, Error> {
    let source = source_find(tx, actor, name)?;
    let before = queries::runs(tx, name, RUNS + 1)?;
    if let Some(newest) = before.first().filter(|run| run.state == RunState::Running) {
        if now < newest.moved + rules::STUCK {
            return Ok(newest.clone());
        }
        let over = "it did not move for a day".to_owned();
        ended(tx, now, (newest.clone(), RunState::Failed), Some(over))?;
    }
    let oldest = usize::try_from(RUNS - 1).unwrap_or_default();
    for old in before.iter().skip(oldest) {
        queries::run_delete(tx, &old.id)?;
    }
    let place = jobs::first(&source);
    queries::run_insert(tx, (id, name), (&place, now))?;
    queries::source_next(tx, name, now + every(&source))?;
    let run = queries::run(tx, id)?.ok_or(Error::Missing)?;
    tx.enqueue(&jobs::step(&run, now))?;
    Ok(run)
}

/// Begins to read each catalogue whose time has come. `ids` are as many as there are catalogues, at least.
pub(super) fn runs_due(tx: &mut Tx<'_>, now: Time, ids: &[String]) -> Result<(), Error> {
    let all = queries::sources(tx)?.into_iter();
    let due = all.filter(|source| source.is_on && source.next <= now);
    for (source, id) in due.zip(ids) {
        run_begin(tx, (&Actor::system(), now), (&source.name, id))?;
    }
    Ok(())
}

/// The newest runs over a catalogue.
pub fn runs_list(tx: &mut Tx<'_>, actor: &Actor, name: &str) -> Result<Vec<Run>, Error> {
    source_find(tx, actor, name)?;
    Ok(queries::runs(tx, name, RUNS)?)
}

/// A run over a catalogue with what it saw, but what is as it was.
pub fn run_report(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (name, id): (&str, &str),
) -> Result<Report, Error> {
    source_find(tx, actor, name)?;
    let run = queries::run(tx, id)?.filter(|run| run.source == name);
    let run = run.ok_or(Error::Missing)?;
    let seen = queries::seen_told(tx, id, LINES)?;
    Ok(Report { run, seen })
}

/// A run and its catalogue, if the run still waits at this page.
pub(super) fn run_open(
    tx: &mut Tx<'_>,
    (id, page): (&str, i64),
) -> Result<Option<(Run, Source)>, Error> {
    let run = queries::run(tx, id)?;
    let run = run.filter(|run| run.state == RunState::Running && run.page == page);
    let Some(run) = run else {
        return Ok(None);
    };
    let source = queries::source(tx, &run.source)?;
    Ok(source.map(|source| (run, source)))
}

/// Takes some of a page in. A run that went on meanwhile takes nothing, and the same again changes nothing.
pub(super) fn part_take(
    tx: &mut Tx<'_>,
    now: Time,
    (id, page): (&str, i64),
    (all, left_out): (&[Described], &[LeftOut]),
) -> Result<(), Error> {
    let Some((_, source)) = run_open(tx, (id, page))? else {
        return Ok(());
    };
    for described in all {
        let identifier = described.identifier.as_str();
        if let Some(before) = queries::seen_page(tx, id, identifier)? {
            again(tx, (id, page), (identifier, before))?;
            continue;
        }
        let outcome = one_take(tx, now, &source, described)?;
        let seen = SeenThere {
            identifier: identifier.to_owned(),
            outcome,
            reason: None,
        };
        queries::seen_put(tx, (id, page), &seen)?;
    }
    for left in left_out {
        let seen = SeenThere {
            identifier: left.identifier.clone(),
            outcome: Outcome::Refused,
            reason: Some(left.reason.clone()),
        };
        queries::seen_put(tx, (id, page), &seen)?;
    }
    Ok(())
}

/// Notes that what stood on an earlier page stands on this one too. On the same page it is this page that is read again.
fn again(
    tx: &mut Tx<'_>,
    (id, page): (&str, i64),
    (identifier, before): (&str, i64),
) -> Result<(), Error> {
    if before == page {
        return Ok(());
    }
    let seen = SeenThere {
        identifier: format!("{identifier} ({})", page + 1),
        outcome: Outcome::Again,
        reason: Some(format!("it stood on page {} already", before + 1)),
    };
    Ok(queries::seen_put(tx, (id, page), &seen)?)
}

/// Takes one dataset in. Its publisher is a body of ours only where whoever keeps the catalogue said so.
fn one_take(
    tx: &mut Tx<'_>,
    now: Time,
    source: &Source,
    described: &Described,
) -> Result<Outcome, Error> {
    let mut names = described.publishers.iter();
    let agency = names.find_map(|name| source.publishers.get(name)).cloned();
    let hash = hex(&Sha256::digest(crate::queries::json(described)));
    let before = store_of::harvested_one(tx, (&source.name, &described.identifier))?;
    let stood = before.as_ref().map(|before| Stands {
        identifier: described.identifier.clone(),
        agency: before.agency.clone(),
        hash: before.hash.clone(),
        added: before.added,
        is_gone: before.gone.is_some(),
    });
    let outcome = match kept::step(stood.as_ref(), (&hash, agency.as_deref())) {
        Step::Keep => return Ok(Outcome::Same),
        Step::Add => Outcome::Added,
        Step::Change => Outcome::Changed,
    };
    let harvested = Harvested {
        source: source.name.clone(),
        agency,
        hash,
        described: described.clone(),
        added: stood.map_or(now, |stood| stood.added),
        changed: now,
        gone: None,
    };
    store_of::harvested_put(tx, &harvested)?;
    listed::words_put(tx, &harvested)?;
    Ok(outcome)
}

/// Goes on to the next page once all of one was taken in, or ends the run. Chance is for the run's act.
pub(super) fn page_end(
    tx: &mut Tx<'_>,
    now: Time,
    (id, page): (&str, i64),
    (read, fresh): (&Read, &Fresh),
) -> Result<(), Error> {
    let Some((mut run, source)) = run_open(tx, (id, page))? else {
        return Ok(());
    };
    let seen = queries::seen(tx, id)?;
    let new = queries::seen_on(tx, id, page)?;
    let count = distinct(&seen);
    run.said = read.said.or(run.said);
    if let Some(why) = rules::endless(&run, read, new, count) {
        return ended(tx, now, (run, RunState::Failed), Some(why));
    }
    let Some(next) = &read.next else {
        return all_seen(tx, (now, fresh), (run, &source), &seen);
    };
    run.place.clone_from(next);
    (run.page, run.failures, run.moved, run.failure) = (page + 1, 0, now, None);
    queries::run_moved(tx, &run)?;
    tx.enqueue(&jobs::step(&run, now))?;
    Ok(())
}

/// Marks what is gone, after the last page.
fn all_seen(
    tx: &mut Tx<'_>,
    (now, fresh): (Time, &Fresh),
    (run, source): (Run, &Source),
    seen: &[SeenThere],
) -> Result<(), Error> {
    let stood = store_of::stands(tx, &source.name)?;
    let present = seen.iter().filter(|seen| seen.outcome != Outcome::Again);
    let present: BTreeSet<&str> = present.map(|seen| seen.identifier.as_str()).collect();
    let nameless = present.iter().any(|called| called.starts_with('#'));
    let is_readable =
        |seen: &&SeenThere| !matches!(seen.outcome, Outcome::Refused | Outcome::Again);
    let readable = seen.iter().filter(is_readable);
    let (mut gone, mut spared) = kept::missing(&stood, &present);
    let mut why = rules::unsure(run.said, distinct(seen), nameless);
    // A catalogue of which nothing can be read any more has broken, whatever it names.
    if readable.count() == 0 {
        why = why.or_else(|| Some("nothing of it could be read".to_owned()));
    }
    if why.is_some() {
        spared.append(&mut gone);
    } else if !spared.is_empty() {
        why = Some("too much is missing at once".to_owned());
    }
    for identifier in &gone {
        store_of::harvested_gone(tx, (&source.name, identifier), now)?;
        listed::words_remove(tx, &source.name, identifier)?;
    }
    let notes = [(Outcome::Gone, &gone), (Outcome::Spared, &spared)];
    for (outcome, identifiers) in notes {
        for identifier in identifiers {
            let seen = SeenThere {
                identifier: identifier.clone(),
                outcome,
                reason: None,
            };
            queries::seen_put(tx, (&run.id, run.page), &seen)?;
        }
    }
    let why = why.filter(|_| !spared.is_empty());
    let counts = counted(seen, gone.len(), spared.len());
    let changes = counts.added + counts.changed + counts.gone;
    ended(tx, now, (run, RunState::Done), why)?;
    if changes == 0 {
        return Ok(());
    }
    let payload = json!({
        "added": counts.added, "changed": counts.changed, "gone": gone,
    });
    record(tx, now, ("catalogue.harvested", source), (payload, fresh))
}

/// How many different datasets were seen.
fn distinct(seen: &[SeenThere]) -> i64 {
    let once = seen.iter().filter(|seen| seen.outcome != Outcome::Again);
    i64::try_from(once.count()).unwrap_or(i64::MAX)
}

fn counted(seen: &[SeenThere], gone: usize, spared: usize) -> Counts {
    let mut of: BTreeMap<Outcome, i64> = BTreeMap::new();
    for seen in seen {
        *of.entry(seen.outcome).or_default() += 1;
    }
    let count = |outcome| of.get(&outcome).copied().unwrap_or_default();
    let whole = |count| i64::try_from(count).unwrap_or(i64::MAX);
    Counts {
        added: count(Outcome::Added),
        changed: count(Outcome::Changed),
        same: count(Outcome::Same),
        gone: whole(gone),
        spared: whole(spared),
        refused: count(Outcome::Refused) + count(Outcome::Again),
    }
}

/// Ends a run; what it took in stays.
fn ended(
    tx: &mut Tx<'_>,
    now: Time,
    (mut run, state): (Run, RunState),
    why: Option<String>,
) -> Result<(), Error> {
    let seen = queries::seen(tx, &run.id)?;
    let of = |outcome| seen.iter().filter(|seen| seen.outcome == outcome).count();
    run.counts = counted(&seen, of(Outcome::Gone), of(Outcome::Spared));
    (run.state, run.failure) = (state, why);
    Ok(queries::run_ended(tx, &run, now)?)
}

/// Notes that a page could not be read: it is tried again later, or the run is given up. Tells when it is tried again.
pub(super) fn page_failed(
    tx: &mut Tx<'_>,
    now: Time,
    (id, page): (&str, i64),
    why: &str,
) -> Result<Option<Time>, Error> {
    let Some((mut run, _)) = run_open(tx, (id, page))? else {
        return Ok(None);
    };
    run.failures += 1;
    if run.failures >= rules::TRIES {
        ended(tx, now, (run, RunState::Failed), Some(why.to_owned()))?;
        return Ok(None);
    }
    (run.moved, run.failure) = (now, Some(why.to_owned()));
    queries::run_moved(tx, &run)?;
    Ok(Some(now + rules::pause(run.failures)))
}

/// The same run at another place, where the one that it was at leads nowhere.
pub(super) fn place_change(
    tx: &mut Tx<'_>,
    now: Time,
    (id, page): (&str, i64),
    place: &str,
) -> Result<(), Error> {
    let Some((mut run, _)) = run_open(tx, (id, page))? else {
        return Ok(());
    };
    place.clone_into(&mut run.place);
    (run.page, run.failures, run.moved) = (page + 1, 0, now);
    queries::run_moved(tx, &run)?;
    tx.enqueue(&jobs::step(&run, now))?;
    Ok(())
}
