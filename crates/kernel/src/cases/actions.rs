//! Verbs of the case engine: the only writers of cases.

use base::{Actor, PersonId, Reference, Time};
use serde_json::json;
use store::Tx;

use super::error::Error;
use super::kinds::{Audience, Kind, Kinds, Party, Phase};
use super::model::{
    Case, CaseId, CaseMove, CaseOpen, Deadline, Entry, Moved, Queue, QueueCounts, QueueRow,
};
use super::queries::{self, EntryRow, QueueRange};
use super::{READ, rules};
use crate::audit::{self, Act};
use crate::registry::Registry;

/// Rows of a queue on one page.
pub const QUEUE_ROWS: i64 = 50;
const OWN_CASES: i64 = 200;

/// Begins a case. Its first entry carries version 0; clocks start only in an open state.
pub fn case_open(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &CaseOpen,
) -> Result<Case, Error> {
    let unknown = || Error::KindUnknown(format!("{}/{}", cmd.kind, cmd.state));
    let kind = kinds.get(&cmd.kind).ok_or_else(unknown)?;
    let state = kind.state(&cmd.state).ok_or_else(unknown)?;
    if !kind.initial.contains(&cmd.state) {
        return Err(unknown());
    }
    if registry.agency(&cmd.agency).is_none() {
        return Err(Error::AgencyUnknown);
    }
    queries::case_insert(tx, cmd, state.phase, now)?;
    let mut case = queries::case_find(tx, cmd.id)?.ok_or(Error::NotFound)?;
    if state.phase == Phase::Open {
        clocks_start(tx, kind, registry, &mut case, now)?;
        case_store(tx, &case, 0)?;
    }
    let row = EntryRow {
        id: &cmd.fresh.entry,
        step: "open",
        from_state: None,
        from_agency: &cmd.agency,
        to_agency: None,
        party: cmd.party,
        actor: actor.id().map(|id| id.to_string()),
        audience: Audience::Public,
        body: None,
    };
    queries::entry_insert(tx, &case, &row, now)?;
    let payload = json!({ "case": case_fold(&case), "given": cmd.payload });
    record(tx, now, &cmd.fresh, &case, ("open", &case.agency), payload)?;
    Ok(case)
}

/// Makes one move, whole: state, holder, agency, clocks, timeline, audit leaf and event.
pub fn case_move(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &CaseMove,
) -> Result<Moved, Error> {
    let before = queries::case_find(tx, cmd.id)?.ok_or(Error::NotFound)?;
    let kind = kinds.get(&before.kind).ok_or(Error::NotFound)?;
    let decision = rules::decide(kind, &before, actor, cmd.version, &cmd.step)?;
    let step = decision.step;
    let body = rules::text(step, cmd.body.as_deref())?;
    let receiver = if step.hands_over {
        Some(receiver(registry, &before, cmd)?)
    } else {
        None
    };

    let mut case = rules::stepped(&before, &decision, actor, now);
    clocks_tick(tx, kind, registry, &mut case, (step, before.paused), now)?;
    if let Some(agency) = &receiver {
        rules::hand_over(&mut case, agency);
    }
    let starts = case.opened.is_none() || receiver.is_some();
    if starts && case.phase == Phase::Open {
        clocks_start(tx, kind, registry, &mut case, now)?;
    }
    case_store(tx, &case, before.version)?;

    let row = EntryRow {
        id: &cmd.fresh.entry,
        step: &cmd.step,
        from_state: Some(&before.state),
        from_agency: &before.agency,
        to_agency: receiver.as_deref(),
        party: decision.party,
        actor: actor.id().map(|id| id.to_string()),
        audience: step.audience,
        body: body.as_deref(),
    };
    queries::entry_insert(tx, &case, &row, now)?;
    let payload = json!({
        "case": case_fold(&case),
        "from": before.state,
        "party": decision.party.code(),
        "actor": row.actor,
        "body": body,
    });
    record(
        tx,
        now,
        &cmd.fresh,
        &case,
        (&cmd.step, &before.agency),
        payload,
    )?;
    Ok(Moved {
        case,
        entry_id: cmd.fresh.entry.clone(),
        party: decision.party,
        from_agency: before.agency,
    })
}

/// The columns of a case that verification folds and compares with the live row.
fn case_fold(case: &Case) -> serde_json::Value {
    json!({
        "id": case.id,
        "version": case.version,
        "state": case.state,
        "agency": case.agency,
        "topic": case.topic,
        "turn": case.turn,
        "holder": case.holder,
        "owner": case.owner,
        "public": case.public,
        "due_us": case.due.map(Time::micros).map(|due| due.to_string()),
    })
}

fn record(
    tx: &mut Tx<'_>,
    now: Time,
    fresh: &audit::Fresh,
    case: &Case,
    (step, agency): (&str, &str),
    payload: serde_json::Value,
) -> Result<(), Error> {
    let act = Act {
        name: &format!("{}.{step}", case.kind),
        agency,
        kind: &case.kind,
        reference: case.reference.as_str(),
        public: case.public,
        subject: (&case.id.to_string(), case.version),
        payload,
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}

fn case_store(tx: &mut Tx<'_>, case: &Case, seen: i64) -> Result<(), Error> {
    if queries::case_update(tx, case, seen)? {
        Ok(())
    } else {
        Err(Error::Stale(seen))
    }
}

/// The agency that a hand-over names, which must exist and be another one.
fn receiver(registry: &Registry, case: &Case, cmd: &CaseMove) -> Result<String, Error> {
    let code = cmd.to_agency.as_deref().unwrap_or_default();
    let agency = registry.agency(code).ok_or(Error::AgencyUnknown)?;
    let code = agency.code.to_string();
    if code == case.agency {
        Err(Error::AgencySame)
    } else {
        Ok(code)
    }
}

/// Starts the clocks of the agency that now holds the case.
fn clocks_start(
    tx: &mut Tx<'_>,
    kind: &Kind,
    registry: &Registry,
    case: &mut Case,
    now: Time,
) -> Result<(), Error> {
    let promises = registry.promises(&case.agency, case.topic.as_deref());
    let calendar = registry.calendar(&case.agency);
    let clocks = rules::deadlines(kind, &promises, calendar, (&case.agency, case.turn), now);
    for clock in &clocks {
        queries::deadline_insert(tx, case.id, clock)?;
    }
    case.opened = case.opened.or(Some(now));
    due_from(case, &clocks);
    Ok(())
}

fn due_from(case: &mut Case, clocks: &[Deadline]) {
    let clock = rules::headline(clocks);
    case.due = clock.map(|clock| clock.due);
    case.due_basis = clock.map(|clock| clock.basis);
}

/// Lets a move meet, end or shift the clocks that run.
fn clocks_tick(
    tx: &mut Tx<'_>,
    kind: &Kind,
    registry: &Registry,
    case: &mut Case,
    (step, paused): (&super::Move, Option<Time>),
    now: Time,
) -> Result<(), Error> {
    let calendar = registry.calendar(&case.agency);
    let mut clocks = queries::deadlines(tx, case.id)?;
    clocks.retain(|clock| clock.turn == case.turn && clock.ended.is_none());
    for clock in clocks.iter_mut().filter(|clock| clock.met.is_none()) {
        let before = clock.clone();
        rules::tick(kind, calendar, clock, (step, case.phase), (paused, now));
        if *clock != before {
            queries::deadline_update(tx, case.id, clock)?;
        }
    }
    if !clocks.is_empty() {
        due_from(case, &clocks);
    }
    Ok(())
}

/// The case, if the actor may see it.
pub fn case_find(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<Case, Error> {
    let found = queries::case_find(tx, id)?;
    found
        .filter(|case| rules::visible(actor, case))
        .ok_or(Error::NotFound)
}

/// The case of this reference, if the actor may see it. Absent and hidden answer alike.
pub fn case_by_reference(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &Reference,
) -> Result<Case, Error> {
    let found = queries::case_by_reference(tx, reference)?;
    found
        .filter(|case| rules::visible(actor, case))
        .ok_or(Error::NotFound)
}

/// The case that this reference and secret open, for an owner who is not signed in.
pub fn case_of_key(tx: &mut Tx<'_>, reference: &Reference, key_hash: &str) -> Result<Case, Error> {
    queries::case_of_key(tx, reference, key_hash)?.ok_or(Error::NotFound)
}

/// Whether the actor may see this case; false as well when there is none.
pub fn case_visible(tx: &mut Tx<'_>, actor: &Actor, case_id: &str) -> store::Result<bool> {
    let Ok(id) = CaseId::parse(case_id) else {
        return Ok(false);
    };
    let found = queries::case_find(tx, id)?;
    Ok(found.is_some_and(|case| rules::visible(actor, &case)))
}

/// The entries that the actor may read, oldest first, and all clocks of the case.
pub fn case_timeline(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case: &Case,
) -> Result<(Vec<Entry>, Vec<Deadline>), Error> {
    let parties = rules::parties(actor, case);
    let officer = parties.contains(&Party::Officer) || actor.may(READ, Some(&case.agency));
    let mut entries = queries::entries(tx, case.id)?;
    entries.retain(|entry| match entry.audience {
        Audience::Public => true,
        Audience::Case => officer || parties.contains(&Party::Owner),
        Audience::Internal => officer,
    });
    Ok((entries, queries::deadlines(tx, case.id)?))
}

/// One page of an agency's queue, counted from page 0.
pub fn case_queue(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    agency: &str,
    queue: Queue,
    page: u32,
) -> Result<Vec<QueueRow>, Error> {
    if !actor.may(READ, Some(agency)) {
        return Err(Error::Forbidden);
    }
    let range = QueueRange {
        agency,
        queue,
        officer: &officer_text(actor),
        now,
        limit: QUEUE_ROWS + 1,
        offset: i64::from(page) * QUEUE_ROWS,
    };
    Ok(queries::queue(tx, &range)?)
}

/// How many cases stand in each queue of an agency.
pub fn queue_counts(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    agency: &str,
) -> Result<QueueCounts, Error> {
    if !actor.may(READ, Some(agency)) {
        return Err(Error::Forbidden);
    }
    Ok(queries::queue_counts(
        tx,
        agency,
        &officer_text(actor),
        now,
    )?)
}

fn officer_text(actor: &Actor) -> String {
    actor.id().map(|id| id.to_string()).unwrap_or_default()
}

/// The cases that this person raised, newest first, at most 200.
pub fn cases_of_owner(tx: &mut Tx<'_>, owner: PersonId) -> store::Result<Vec<Case>> {
    queries::cases_of_owner(tx, &owner.to_string(), OWN_CASES)
}

/// Says whose case it is, once that is proved. A case that has an owner keeps it.
pub fn case_own(tx: &mut Tx<'_>, id: CaseId, owner: PersonId) -> store::Result<()> {
    queries::case_own(tx, id, &owner.to_string())
}
