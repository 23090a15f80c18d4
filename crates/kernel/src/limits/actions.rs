//! Verbs of what is refused.

use std::time::Duration;

use base::{Actor, Time};
use serde_json::json;
use store::Tx;

use super::error::{Error, REASON_MAX};
use super::model::{Free, Refused};
use super::queries;
use crate::App;
use crate::audit::{self, Act};
use crate::cases::{BUREAU, COUNTED};

/// How long it is kept what was refused.
const KEPT: Duration = Duration::from_hours(30 * 24);
/// A release of so long ago has been followed.
const FOLLOWED: Duration = Duration::from_hours(1);

/// The id under which a process writes down what it refused to a sender.
fn id(process: &str, number: u64) -> String {
    format!("{process}-{number:016}")
}

/// Writes down what this process refused since the last time, and lets those through whom somebody let through
/// meanwhile; returns how much that was.
pub fn limits_keep(app: &App) -> Result<usize, Error> {
    let now = app.clock.now();
    let seen = app.limits.refused();
    if seen.is_empty() {
        return Ok(0);
    }
    let count = seen.len();
    let process = app.process.clone();
    let write = move |tx: &mut Tx<'_>| {
        for refusal in &seen {
            queries::refusal_add(tx, &id(&process, refusal.number), refusal)?;
        }
        queries::refusals_delete(tx, now - KEPT)?;
        let own = (format!("{process}-"), format!("{process}."));
        queries::refusals_freed(tx, (&own.0, &own.1), now - FOLLOWED)
    };
    let freed = app.db.write_blocking("limits.keep", write)?;
    for id in freed {
        forgive(app, &id);
    }
    Ok(count)
}

/// Lets a sender of this process through; others follow in theirs.
pub(super) fn forgive(app: &App, id: &str) {
    let own = id
        .strip_prefix(&app.process)
        .and_then(|rest| rest.strip_prefix('-'));
    if let Some(number) = own.and_then(|number| number.parse().ok()) {
        app.limits.forgive(number);
    }
}

fn bureau(actor: &Actor) -> Result<(), Error> {
    if actor.is_person() && actor.may(BUREAU, None) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}

/// What was refused, the latest first.
pub fn limits_list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    before: (Time, &str),
    limit: i64,
) -> Result<Vec<Refused>, Error> {
    bureau(actor)?;
    Ok(queries::refusals(tx, before, limit)?)
}

/// How many senders are limited now, as far as anybody counts; nothing for those who do not work at the bureau.
pub fn limited_count(tx: &mut Tx<'_>, actor: &Actor, now: Time) -> store::Result<Option<i64>> {
    if bureau(actor).is_err() {
        return Ok(None);
    }
    queries::limited_count(tx, now, COUNTED + 1).map(Some)
}

/// Lets a sender through again, on record.
pub fn limit_free(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &Free,
) -> Result<Refused, Error> {
    bureau(actor)?;
    let words = cmd.words.trim();
    if words.is_empty() || words.chars().count() > REASON_MAX {
        return Err(Error::Reason);
    }
    let found = queries::refusal_find(tx, &cmd.id)?;
    let found = found.filter(Refused::can_be_freed).ok_or(Error::NotFound)?;
    queries::refusal_free(tx, &cmd.id, now)?;
    let registry = app.registry.get(tx)?;
    let act = Act {
        name: "limits.freed",
        agency: &registry.settings().triage.agency,
        kind: "limit",
        reference: &cmd.id,
        public: false,
        subject: (&format!("limit-{}", cmd.id), found.refused),
        payload: json!({
            "actor": actor.id().map(|id| id.to_string()),
            "rule": found.rule,
            "sender": found.sender.code(),
            "refused": found.refused,
            "words": words,
        }),
    };
    audit::record(tx, now, &cmd.fresh, &act)?;
    Ok(Refused {
        freed: Some(now),
        ..found
    })
}

/// The same, and at once for senders of this process.
pub(super) async fn free(app: &App, actor: &Actor, now: Time, cmd: Free) -> Result<Refused, Error> {
    let (shared, actor) = (app.clone(), actor.clone());
    let write = move |tx: &mut Tx<'_>| limit_free(tx, &shared, (&actor, now), &cmd);
    let freed = app.db.write("limits.free", write).await?;
    forgive(app, &freed.id);
    Ok(freed)
}
