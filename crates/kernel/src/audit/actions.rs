//! Verbs of the audit record.

use std::cmp::Reverse;

use base::{Actor, PersonId, Time, hex};
use serde_json::json;
use store::Tx;

use super::model::{Act, Fresh, View, Viewed};
use super::{queries, rules};

/// Tracker rows shown to a person at once.
const VIEWS_SHOWN: i64 = 100;
const HOUR_US: i64 = 3_600_000_000;

/// Records an act: its leaf and its event, in the caller's transaction.
pub fn record(tx: &mut Tx<'_>, now: Time, fresh: &Fresh, act: &Act<'_>) -> store::Result<()> {
    let made = rules::entry(act, now, &fresh.salt);
    queries::audit_insert(
        tx,
        &queries::LeafRow {
            id: &fresh.leaf,
            subject: act.subject,
            at_us: now.micros(),
            act: act.name,
            entry: &made.entry,
            salt: &hex(&fresh.salt),
            payload: &made.payload,
        },
    )?;
    let payload = json!({
        "kind": act.kind,
        "reference": act.reference,
        "agency": act.agency,
        "public": act.public,
        "leaf": fresh.leaf,
    });
    queries::event_insert(
        tx,
        &queries::EventRow {
            id: &fresh.event,
            subject: act.subject,
            at_us: now.micros(),
            name: act.name,
            payload: &payload.to_string(),
        },
    )
}

/// Notes that an officer reads personal fields of a case: one row per officer, case and hour.
///
/// People reading their own data and the system leave no row. The returned proof opens the queries
/// that give personal fields away.
pub fn viewed(
    tx: &mut Tx<'_>,
    now: Time,
    actor: &Actor,
    (case_id, agency): (&str, &str),
    fields: &[&str],
    reason: &str,
) -> store::Result<Viewed> {
    if let Some(officer) = actor.id() {
        queries::view_insert(
            tx,
            &queries::ViewRow {
                case_id,
                officer_id: &officer.to_string(),
                hour: now.micros().div_euclid(HOUR_US),
                agency,
                fields: &fields.join(" "),
                reason,
                at_us: now.micros(),
            },
        )?;
    }
    Ok(Viewed(()))
}

/// Who looked at this person's data, in their cases and as an officer who answers for an agency, newest
/// first, at most 100 rows.
pub fn views_of_owner(tx: &mut Tx<'_>, owner: PersonId) -> store::Result<Vec<View>> {
    let owner = owner.to_string();
    let mut views = queries::views_of_owner(tx, &owner, VIEWS_SHOWN)?;
    views.extend(queries::views_of_officer(tx, &owner, VIEWS_SHOWN)?);
    views.sort_by_key(|view| Reverse(view.at));
    views.truncate(usize::try_from(VIEWS_SHOWN).unwrap_or(usize::MAX));
    Ok(views)
}
