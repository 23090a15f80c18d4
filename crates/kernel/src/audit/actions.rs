//! Verbs of the audit record.

use std::collections::BTreeMap;

use base::{Actor, Time, hex};
use serde_json::json;
use store::Tx;

use super::model::{Act, EventPage, EventRow, Fresh};
use super::{queries, rules};
use crate::cases::{self, Audience, CaseId};
use crate::log;

/// So many events are looked at for one page, whether they are shown or not.
const EVENTS_LOOKED_AT: i64 = 1_000;

/// Records an act: its leaf and its event, in the caller's transaction. Where the reference may be
/// public, so may the event.
pub fn record(tx: &mut Tx<'_>, now: Time, fresh: &Fresh, act: &Act<'_>) -> store::Result<()> {
    let audience = if act.public {
        Audience::Public
    } else {
        Audience::Internal
    };
    record_for(tx, now, fresh, act, audience)
}

/// The hash of the leaf that [`record`] makes of this act: what its receipt is called.
pub fn leaf_name(now: Time, fresh: &Fresh, act: &Act<'_>) -> String {
    let made = rules::entry(act, now, &fresh.salt);
    hex(&log::rules::leaf_hash(made.entry.as_bytes()))
}

/// As [`record`], for an act that only some may read about in the event feed.
pub fn record_for(
    tx: &mut Tx<'_>,
    now: Time,
    fresh: &Fresh,
    act: &Act<'_>,
    audience: Audience,
) -> store::Result<()> {
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
    if let Some(acts) = fresh.acts.clone() {
        let entry = made.entry;
        tx.when_durable(move || acts.note(entry));
    }
    let payload = json!({
        "kind": act.kind,
        "reference": act.reference,
        "agency": act.agency,
        "public": act.public,
        "audience": audience.code(),
        "leaf": fresh.leaf,
    });
    queries::event_insert(
        tx,
        &queries::EventNew {
            id: &fresh.event,
            subject: act.subject,
            at_us: now.micros(),
            name: act.name,
            payload: &payload.to_string(),
        },
    )
}

/// The events after a position that the actor may read, at most `limit`.
///
/// Who may read an event was settled when it happened, and follows its case: what happens to a case
/// that is private now is shown only to those who may see the case.
pub fn events_after(
    tx: &mut Tx<'_>,
    actor: &Actor,
    asked: (i64, usize),
) -> store::Result<EventPage> {
    let (rows, next) = events_visible(tx, actor, asked)?;
    Ok(EventPage {
        items: rows.into_iter().map(|row| row.seen).collect(),
        next,
    })
}

/// The same with their cases, and the position up to which everything was looked at.
pub(super) fn events_visible(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (after, limit): (i64, usize),
) -> store::Result<(Vec<EventRow>, i64)> {
    let (mut visible, mut next) = (Vec::new(), after);
    let mut parts: BTreeMap<CaseId, bool> = BTreeMap::new();
    for row in queries::events_after(tx, after, EVENTS_LOOKED_AT)? {
        if visible.len() >= limit {
            break;
        }
        next = row.seen.position;
        if is_visible(tx, actor, &row, &mut parts)? {
            visible.push(row);
        }
    }
    Ok((visible, next))
}

/// The versions of a case after this one of which the actor may read, and up to which version that was looked at.
pub(super) fn case_changed(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (reference, mut version): (&str, i64),
) -> store::Result<(Vec<i64>, i64)> {
    let mut parts: BTreeMap<CaseId, bool> = BTreeMap::new();
    let mut seen = Vec::new();
    loop {
        let rows = queries::case_changed(tx, (reference, version))?;
        if rows.is_empty() {
            return Ok((seen, version));
        }
        for row in rows {
            version = row.seen.version;
            if is_visible(tx, actor, &row, &mut parts)? {
                seen.push(version);
            }
        }
    }
}

fn is_visible(
    tx: &mut Tx<'_>,
    actor: &Actor,
    row: &EventRow,
    parts: &mut BTreeMap<CaseId, bool>,
) -> store::Result<bool> {
    let reach = rules::reach(actor, (&row.seen.kind, row.case.as_ref()));
    let shown = reach.is_some_and(|reach| row.audience <= reach);
    Ok(shown || row.audience <= Audience::Case && takes_part(tx, actor, row, parts)?)
}

/// Whether the actor was added to the case of an event; asked for once a case.
fn takes_part(
    tx: &mut Tx<'_>,
    actor: &Actor,
    row: &EventRow,
    parts: &mut BTreeMap<CaseId, bool>,
) -> store::Result<bool> {
    let Some(case) = row.case.as_ref().filter(|_| actor.is_person()) else {
        return Ok(false);
    };
    if let Some(known) = parts.get(&case.id) {
        return Ok(*known);
    }
    let takes_part = cases::takes_part_in(tx, actor, case.id, &case.matter())?;
    parts.insert(case.id, takes_part);
    Ok(takes_part)
}

/// The position of the newest event; 0 before the first.
pub fn event_last(tx: &mut Tx<'_>) -> store::Result<i64> {
    queries::event_last(tx)
}
