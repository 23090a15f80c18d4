//! How long a closed case is kept whole. Afterwards its number, agency, category and times stay for
//! statistics; who it was about and what they wrote is gone, from the audit record's payloads too.

use std::time::Duration;

use base::Time;
use serde_json::json;
use store::Tx;

use super::actions::record;
use super::error::Error;
use super::kinds::{Audience, Phase};
use super::model::CaseId;
use super::queries;
use crate::App;
use crate::account;
use crate::audit::{self, Fresh};
use crate::documents;
use crate::notifications;

/// Cases erased in one round.
const BATCH: i64 = 100;
pub(super) const DAY: Duration = Duration::from_hours(24);

/// Erases what has been kept long enough; returns how many cases that were.
pub fn retention_run(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let kinds: Vec<(String, Time)> = app
        .kinds
        .newest()
        .map(|kind| (kind.code.clone(), now - DAY * kind.retention.days))
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
