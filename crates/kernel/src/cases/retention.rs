//! How long a closed case is kept whole. Where its kind says so its people are taken off it first. Afterwards its number, agency, category and times stay for
//! statistics; who it was about and what they wrote is gone, from the audit record's payloads too.

use std::time::Duration;

use base::{Actor, Time};
use serde_json::{Value, json};
use store::Tx;

use super::actions::record;
use super::custody;
use super::error::Error;
use super::kinds::{Audience, Party, Phase};
use super::model::CaseId;
use super::notes::{Noted, case_note};
use super::queries;
use crate::App;
use crate::account;
use crate::audit::{self, Fresh};
use crate::documents;
use crate::notifications;

/// Cases erased in one round.
const BATCH: i64 = 100;
pub(super) const DAY: Duration = Duration::from_hours(24);

/// Lets go what has been kept long enough, names first; returns how many cases that was done to.
pub fn retention_run(app: &App) -> Result<usize, Error> {
    Ok(unname_run(app)? + erase_run(app)?)
}

/// The moment before which cases have been kept for so many days.
fn kept_since(app: &App, days: u32) -> Time {
    app.clock.now() - DAY * days
}

fn unname_run(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let kinds: Vec<(String, Time)> = app
        .kinds
        .newest()
        .filter_map(|kind| Some((kind, kind.retention.unnamed?)))
        .map(|(kind, days)| (kind.code.clone(), kept_since(app, days)))
        .collect();
    let over = app.db.read_blocking("kernel.unname_due", move |tx| {
        let mut over = Vec::new();
        for (kind, before) in &kinds {
            over.extend(queries::cases_named_enough(tx, kind, *before, BATCH)?);
        }
        Ok::<_, Error>(over)
    })?;
    let found = over.len();
    for id in over {
        let fresh = Fresh::draw(&app.ids, now);
        let shared = app.clone();
        app.db.write_blocking("kernel.case_unname", move |tx| {
            case_unname(tx, &shared, now, id, &fresh)
        })?;
    }
    Ok(found)
}

fn erase_run(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let kinds: Vec<(String, Time)> = app
        .kinds
        .newest()
        .map(|kind| (kind.code.clone(), kept_since(app, kind.retention.days)))
        .collect();
    let over = app.db.read_blocking("kernel.retention_due", move |tx| {
        let mut over = Vec::new();
        for (kind, before) in &kinds {
            over.extend(queries::cases_kept_enough(tx, kind, *before, BATCH)?);
        }
        Ok::<_, Error>(over)
    })?;
    let found = over.len();
    for id in over {
        let fresh = Fresh::draw(&app.ids, now);
        let shared = app.clone();
        app.db.write_blocking("kernel.case_erase", move |tx| {
            case_erase(tx, &shared, now, id, &fresh)
        })?;
    }
    Ok(found)
}

/// Takes whoever brought a closed case off it: their name and addresses, here, in its letters and in the modules. What was
/// said stays. Two nodes do nothing twice.
fn case_unname(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    id: CaseId,
    fresh: &Fresh,
) -> Result<(), Error> {
    let mut case = queries::case_find(tx, id)?.ok_or(Error::NotFound)?;
    if case.phase != Phase::Closed || custody::is_kept(tx, id)? {
        return Ok(());
    }
    if !queries::case_unname(tx, id, case.version, now)? {
        return Ok(());
    }
    let owner = case.owner.take();
    notifications::messages_erase(tx, &id.to_string())?;
    for unname in &app.unnamers {
        unname(tx, id)?;
    }
    if let Some(owner) = owner {
        account::name_release(tx, owner)?;
    }
    let noted = Noted {
        step: "unname",
        party: Party::System,
        audience: Audience::Internal,
        body: None,
        reason: None,
        given: Value::Null,
    };
    case_note(tx, (&Actor::system(), now), case, &noted, fresh).map(drop)
}

/// Erases everything personal of a closed case, in this order: words, people, documents, what the
/// module keeps, payloads and salts of its audit leaves. The erasure is a leaf itself.
pub fn case_erase(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    id: CaseId,
    fresh: &Fresh,
) -> Result<(), Error> {
    let mut case = queries::case_find(tx, id)?.ok_or(Error::NotFound)?;
    if custody::is_kept(tx, id)? {
        return Err(Error::Custody);
    }
    if case.phase != Phase::Closed {
        return Err(Error::NotPossible {
            step: "erase".to_owned(),
            state: case.state,
        });
    }
    let seen = case.version;
    case.version += 1;
    if !queries::case_erase(tx, id, seen, now)? {
        return Err(Error::Stale(seen));
    }
    let owner = case.owner.take();
    case_contents_erase(tx, app, now, id)?;
    if let Some(owner) = owner {
        account::name_release(tx, owner)?;
    }
    let payload = json!({ "version": case.version });
    record(
        tx,
        now,
        fresh,
        &case,
        ("erase", &case.agency, Audience::Public),
        payload,
    )
}

/// Everything personal of a case, in the modules too.
pub(crate) fn case_contents_erase(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    id: CaseId,
) -> Result<(), Error> {
    let case = id.to_string();
    queries::words_erase(tx, id)?;
    queries::people_erase(tx, id)?;
    documents::documents_erase(tx, now, &case)?;
    notifications::messages_erase(tx, &case)?;
    for erase in &app.erasers {
        erase(tx, id)?;
    }
    Ok(audit::payloads_erase(tx, &case)?)
}
