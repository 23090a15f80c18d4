//! Running cases follow the registry: when an agency is renamed or merged its cases go to whoever took
//! over, and when a calendar changes open clocks are reckoned anew. Both are entries that everybody
//! who sees the case can read, and leaves of the audit record.

use base::Time;
use base::workdays::Skipped;
use serde_json::json;
use store::Tx;

use super::actions::{case_fold, case_store, edition, entry_fold, record};
use super::clocks;
use super::editions::Kinds;
use super::error::Error;
use super::kinds::{Audience, Kind, Party, Phase};
use super::model::{Case, CaseId, Change, Deadline};
use super::queries::{self, EntryRow};
use super::steps::follow;
use crate::App;
use crate::audit::Fresh;
use crate::registry::Registry;

/// The entry of a case whose agency was succeeded.
const SUCCEED: &str = "succeed";
/// The entry of a case whose dates were reckoned anew.
const RECKON: &str = "reckon";
/// Cases looked at in one transaction. Most need nothing, and only those that do are written to.
const BATCH: i64 = 200;

/// Lets all running cases follow the registry as it is now; returns how many changed.
pub fn cases_follow(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let mut changed = 0;
    let mut after = String::new();
    loop {
        let (from, shared) = (after.clone(), app.clone());
        let looked = app.db.read_blocking("kernel.cases_running", move |tx| {
            let registry = shared.registry.get(tx)?;
            behind(tx, &shared.kinds, &registry, now, &from)
        })?;
        let Some((last, ids)) = looked else {
            return Ok(changed);
        };
        after = last.to_string();
        for id in ids {
            let fresh = Fresh::draw(&app.ids, now);
            let shared = app.clone();
            let moved = app.db.write_blocking("kernel.case_follow", move |tx| {
                let registry = shared.registry.get(tx)?;
                case_follow(tx, &shared.kinds, &registry, (id, now), &fresh)
            })?;
            changed += usize::from(moved);
        }
    }
}

/// The running cases after this one that do not follow the registry yet, and the last that was looked at.
fn behind(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    now: Time,
    after: &str,
) -> Result<Option<(CaseId, Vec<CaseId>)>, Error> {
    let ids = queries::cases_running(tx, after, BATCH)?;
    let Some(last) = ids.last().copied() else {
        return Ok(None);
    };
    let mut found = Vec::new();
    for id in ids {
        if is_behind(tx, kinds, registry, (id, now))? {
            found.push(id);
        }
    }
    Ok(Some((last, found)))
}

fn is_behind(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    (id, now): (CaseId, Time),
) -> Result<bool, Error> {
    let Some(case) = queries::case_find(tx, id)?.filter(|case| case.phase != Phase::Closed) else {
        return Ok(false);
    };
    if heir(registry, &case, now) != case.agency {
        return Ok(true);
    }
    let kind = edition(kinds, &case)?;
    let known = queries::deadlines(tx, id)?;
    Ok(known
        .iter()
        .any(|clock| reckoned(kind, registry, clock).is_some()))
}

fn case_follow(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    (id, now): (CaseId, Time),
    fresh: &Fresh,
) -> Result<bool, Error> {
    let case = queries::case_find(tx, id)?.ok_or(Error::NotFound)?;
    if case.phase == Phase::Closed {
        return Ok(false);
    }
    let kind = edition(kinds, &case)?;
    let (case, succeeded) = succeed(tx, registry, case, now, fresh)?;
    let reckoned = reckon(tx, kind, registry, case, now, &fresh.next())?;
    Ok(succeeded || reckoned)
}

/// Who does the agency's work today; without anybody, the triage body.
fn heir<'r>(registry: &'r Registry, case: &Case, now: Time) -> &'r str {
    match registry.agency_on(&case.agency, registry.day(now)) {
        Some(heir) => &heir.code,
        None => &registry.settings().triage.agency,
    }
}

/// When a running clock is due by the calendar as it is now, and which days that skips; nothing if that
/// changes nothing.
fn reckoned(kind: &Kind, registry: &Registry, deadline: &Deadline) -> Option<(Time, Vec<Skipped>)> {
    let clock = kind
        .clock(&deadline.clock)
        .filter(|_| deadline.is_running())?;
    let calendar = registry.calendar(&deadline.agency);
    let (due, skipped) = clocks::reckon(clock, calendar, deadline);
    (due != deadline.due).then_some((due, skipped))
}

/// Gives the case to its heir.
fn succeed(
    tx: &mut Tx<'_>,
    registry: &Registry,
    case: Case,
    now: Time,
    fresh: &Fresh,
) -> Result<(Case, bool), Error> {
    let heir = heir(registry, &case, now);
    if heir == case.agency {
        return Ok((case, false));
    }
    let mut case = case;
    let from = std::mem::replace(&mut case.agency, heir.to_owned());
    // Whoever worked on it may work there too, or not: the heir says so by claiming it.
    case.holder = None;
    queries::deadlines_succeed(tx, case.id, &from, &case.agency)?;
    note(tx, &mut case, (SUCCEED, &from), &json!({}), now, fresh)?;
    Ok((case, true))
}

/// Reckons the dates of the clocks that run, by the calendar as it is now.
fn reckon(
    tx: &mut Tx<'_>,
    kind: &Kind,
    registry: &Registry,
    mut case: Case,
    now: Time,
    fresh: &Fresh,
) -> Result<bool, Error> {
    let mut known = queries::deadlines(tx, case.id)?;
    let mut changed = serde_json::Map::new();
    for deadline in &mut known {
        let Some((due, skipped)) = reckoned(kind, registry, deadline) else {
            continue;
        };
        changed.insert(deadline.clock.clone(), json!(due.rfc3339()));
        deadline.trace.changes.push(Change {
            step: RECKON.to_owned(),
            at: now,
            from: deadline.due,
            to: due,
            by: None,
            reason: None,
        });
        deadline.trace.skipped = skipped;
        deadline.due = due;
        deadline.next = clocks::next(kind, registry.calendar(&deadline.agency), deadline);
        queries::deadline_update(tx, case.id, deadline)?;
    }
    if changed.is_empty() {
        return Ok(false);
    }
    known.retain(|clock: &Deadline| clock.ended.is_none() && clock.turn == case.turn);
    follow(kind, &mut case, &known);
    let agency = case.agency.clone();
    let changed = serde_json::Value::Object(changed);
    note(tx, &mut case, (RECKON, &agency), &changed, now, fresh)?;
    Ok(true)
}

fn note(
    tx: &mut Tx<'_>,
    case: &mut Case,
    (step, from): (&str, &str),
    detail: &serde_json::Value,
    now: Time,
    fresh: &Fresh,
) -> Result<(), Error> {
    let seen = case.version;
    case.version += 1;
    case.updated = now;
    case_store(tx, case, seen)?;
    let row = EntryRow {
        id: &fresh.entry,
        step,
        from_state: Some(&case.state),
        from_agency: from,
        to_agency: Some(case.agency.as_str()).filter(|to| *to != from),
        party: &Party::System,
        actor: None,
        audience: Audience::Public,
        body: None,
        reason: None,
        detail: Some(detail.to_string()),
    };
    queries::entry_insert(tx, case, &row, now)?;
    let payload = json!({ "case": case_fold(case), "entry": entry_fold(&row), "from_agency": from, "detail": detail });
    record(
        tx,
        now,
        fresh,
        case,
        (step, from, Audience::Public),
        payload,
    )
}
