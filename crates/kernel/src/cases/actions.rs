//! Verbs of the case engine: the only writers of cases.

use std::time::Duration;

use base::{Actor, Field, PersonId, Reference, Time};
use serde_json::json;
use store::Tx;

use super::delegated;
use super::editions::Kinds;
use super::error::Error;
use super::kinds::{Audience, Desk, Kind, Party, Phase};
use super::model::{
    Basis, COUNTED, Case, CaseId, CaseMove, CaseOpen, Deadline, Entry, Moved, Priority, Queue,
    QueueAsk, QueueCounts, QueueRow,
};
use super::queries::{self, Around, EntryRow, QueueRange, Window};
use super::steps::Engine;
use super::{BUREAU, READ, SUPERVISE, rules};
use crate::App;
use crate::audit::{self, Act};
use crate::registry::Registry;

/// Rows of a queue on one page.
pub const QUEUE_ROWS: i64 = 50;
/// What is due within this is due soon.
pub const SOON: Duration = Duration::from_hours(2 * 24);
/// What was closed within this was closed lately.
pub const LATELY: Duration = Duration::from_hours(30 * 24);

/// Related cases that are shown.
const LINKED_SHOWN: i64 = 100;

/// Begins a case in the newest edition of its kind. Its first entry carries version 0; clocks start
/// only in an open state.
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
    let mut case = begun(kind, cmd, state.phase, now);
    delegated::stood_for(tx, (actor, now), &case, "open")?;
    let clocks = Engine::new(registry, actor, now).reached(kind, &mut case);
    queries::case_insert(tx, &case, cmd.key_hash.as_deref())?;
    for clock in &clocks {
        queries::deadline_insert(tx, case.id, clock)?;
    }
    let row = EntryRow {
        id: &cmd.fresh.entry,
        step: "open",
        from_state: None,
        from_agency: &cmd.agency,
        to_agency: None,
        party: &cmd.party,
        actor: actor.id().map(|id| id.to_string()),
        audience: Audience::Public,
        body: None,
        reason: None,
        detail: None,
    };
    queries::entry_insert(tx, &case, &row, now)?;
    let payload = json!({
        "case": case_fold(&case), "entry": entry_fold(&row), "given": cmd.payload,
    });
    let payload = delegated::with_subject(actor, payload);
    record(
        tx,
        now,
        &cmd.fresh,
        &case,
        ("open", &case.agency, Audience::Public),
        payload,
    )?;
    Ok(case)
}

fn begun(kind: &Kind, cmd: &CaseOpen, phase: Phase, now: Time) -> Case {
    Case {
        id: cmd.id,
        kind: cmd.kind.clone(),
        edition: kind.version,
        reference: cmd.reference.clone(),
        state: cmd.state.clone(),
        phase,
        version: 0,
        agency: cmd.agency.clone(),
        topic: cmd.topic.clone(),
        area: cmd.area.clone(),
        turn: 0,
        holder: None,
        owner: cmd.owner,
        lang: cmd.lang,
        public: cmd.public,
        created: now,
        opened: None,
        updated: now,
        closed: None,
        paused: None,
        due: None,
        due_basis: None,
        desk: None,
        priority: Priority::Normal,
        delay: None,
    }
}

/// Makes one move, whole: state, holder, agency, clocks, tasks, fees, links, timeline, audit leaf and
/// event; and what the system does by itself in consequence.
pub fn case_move(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &CaseMove,
) -> Result<Moved, Error> {
    let before = queries::case_find(tx, cmd.id)?.ok_or(Error::NotFound)?;
    let kind = edition(kinds, &before)?;
    let parts = super::people::parts(tx, kind, actor, &before)?;
    if !rules::visible(actor, &before) && parts.is_empty() {
        return Err(Error::NotFound);
    }
    let parties = rules::acting_parties(kind, actor, &before, &parts);
    let decision = rules::decide(kind, &before, &parties, cmd.version, &cmd.step)?;
    Engine::new(registry, actor, now).step(tx, kind, &before, &decision, cmd)
}

/// Makes one move as people and programs ask for it: the engine's move, and what the module whose kind
/// it is has to say to it.
pub fn case_act(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &CaseMove,
) -> Result<Moved, Error> {
    let registry = app.registry.get(tx)?;
    let moved = case_move(tx, &app.kinds, &registry, (actor, now), cmd)?;
    let kind = app.kinds.of(&moved.case);
    if let (Some(step), false) = (kind.and_then(|kind| kind.step(&cmd.step)), cmd.personal) {
        let said = (&moved.party, step.audience, cmd.body.as_deref());
        words_read(app, now, &moved.case, said)?;
    }
    for follow in &app.followers {
        follow(tx, app, now, &moved, cmd)?;
    }
    Ok(moved)
}

/// Lets modules read words of an office that everybody is about to read; any of them may refuse.
pub(super) fn words_read(
    app: &App,
    now: Time,
    case: &Case,
    (party, audience, words): (&Party, Audience, Option<&str>),
) -> Result<(), Error> {
    let office = !matches!(party, Party::Owner | Party::System);
    let Some(words) = words.filter(|_| office && case.public && audience == Audience::Public)
    else {
        return Ok(());
    };
    for read in &app.readers {
        read(app, now, case, words)?;
    }
    Ok(())
}

/// The edition of its kind that a case keeps.
pub(super) fn edition<'k>(kinds: &'k Kinds, case: &Case) -> Result<&'k Kind, Error> {
    let unknown = || Error::KindUnknown(format!("{} {}", case.kind, case.edition));
    kinds.edition(&case.kind, case.edition).ok_or_else(unknown)
}

/// The columns of a case that verification compares with the live row.
pub(super) fn case_fold(case: &Case) -> serde_json::Value {
    let moment = |time: Option<Time>| time.map(|time| time.micros().to_string());
    let delay = case.delay.as_ref();
    json!({
        "id": case.id,
        "edition": case.edition,
        "version": case.version,
        "state": case.state,
        "phase": case.phase.code(),
        "agency": case.agency,
        "topic": case.topic,
        "area_state": case.area.state,
        "area_district": case.area.district,
        "turn": case.turn,
        "holder": case.holder,
        "owner": case.owner,
        "public": case.public,
        "opened_us": moment(case.opened),
        "updated_us": moment(Some(case.updated)),
        "closed_us": moment(case.closed),
        "paused_us": moment(case.paused),
        "due_us": moment(case.due),
        "due_basis": case.due_basis.map(Basis::code),
        "desk": case.desk.map(Desk::code),
        "priority": case.priority.rank(),
        "delay": delay.and_then(|delay| delay.reason.as_deref()),
        "delay_us": moment(delay.map(|delay| delay.at)),
    })
}

/// The columns of an entry that verification compares with the live row, but for its words, which an act tells by itself, and
/// what follows from the case before and after it.
pub(super) fn entry_fold(row: &EntryRow<'_>) -> serde_json::Value {
    json!({
        "from_state": row.from_state,
        "to_agency": row.to_agency,
        "party": row.party.code(),
        "actor_id": row.actor,
        "audience": row.audience.code(),
        "reason": row.reason,
        "detail": row.detail,
    })
}

pub(super) fn record(
    tx: &mut Tx<'_>,
    now: Time,
    fresh: &audit::Fresh,
    case: &Case,
    (step, agency, audience): (&str, &str, Audience),
    payload: serde_json::Value,
) -> Result<(), Error> {
    // What is hidden was never announced, and what comes into the open is announced by that.
    let audience = match case.phase {
        Phase::Hidden => audience.max(Audience::Case),
        _ => audience,
    };
    let act = Act {
        name: &format!("{}.{step}", case.kind),
        agency,
        kind: &case.kind,
        reference: case.reference.as_str(),
        public: case.public,
        subject: (&case.id.to_string(), case.version),
        payload,
    };
    Ok(audit::record_for(tx, now, fresh, &act, audience)?)
}

pub(super) fn case_store(tx: &mut Tx<'_>, case: &Case, seen: i64) -> Result<(), Error> {
    if queries::case_update(tx, case, seen)? {
        Ok(())
    } else {
        Err(Error::Stale(seen))
    }
}

/// The case, if the actor may see it.
pub fn case_find(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<Case, Error> {
    let found = queries::case_find(tx, id)?.ok_or(Error::NotFound)?;
    seen(tx, actor, found)
}

/// The case of this reference, if the actor may see it. Absent and hidden answer alike.
pub fn case_by_reference(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &Reference,
) -> Result<Case, Error> {
    let found = queries::case_by_reference(tx, reference)?.ok_or(Error::NotFound)?;
    seen(tx, actor, found)
}

/// The case that this reference and secret open, for an owner who is not signed in.
pub fn case_of_key(tx: &mut Tx<'_>, reference: &Reference, key_hash: &str) -> Result<Case, Error> {
    queries::case_of_key(tx, reference, key_hash)?.ok_or(Error::NotFound)
}

/// The case to which a case has this relation, if the actor may see it.
pub fn case_linked(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: CaseId,
    relation: &str,
) -> Result<Option<Case>, Error> {
    let Some(other) = queries::linked(tx, id, relation)? else {
        return Ok(None);
    };
    match case_find(tx, actor, other) {
        Ok(case) => Ok(Some(case)),
        Err(Error::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The cases to which a case has any relation, as far as the actor may see them, the newest first.
pub fn cases_linked(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> Result<Vec<Case>, Error> {
    let mut cases = Vec::new();
    for other in queries::linked_all(tx, id, LINKED_SHOWN)? {
        match case_find(tx, actor, other) {
            Ok(case) => cases.push(case),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(cases)
}

/// Notes a relation of a case to another that a module found by itself, in the commit of what it found. Twice is
/// as good as once.
pub fn case_link(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    (id, other): (CaseId, CaseId),
    relation: &str,
    now: Time,
) -> Result<(), Error> {
    let case = queries::case_find(tx, id)?.ok_or(Error::NotFound)?;
    let kind = edition(kinds, &case)?;
    if !kind.relations.iter().any(|known| known == relation) {
        return Err(Error::KindUnknown(format!("{}/{relation}", case.kind)));
    }
    queries::link_put(tx, id, other, relation, now)?;
    Ok(())
}

/// Whether the actor may see this case; false as well when there is none.
pub fn case_visible(tx: &mut Tx<'_>, actor: &Actor, case_id: &str) -> store::Result<bool> {
    let Ok(id) = CaseId::parse(case_id) else {
        return Ok(false);
    };
    match case_find(tx, actor, id) {
        Ok(_) => Ok(true),
        Err(Error::Store(error)) => Err(error),
        Err(_) => Ok(false),
    }
}

fn seen(tx: &mut Tx<'_>, actor: &Actor, case: Case) -> Result<Case, Error> {
    if rules::visible(actor, &case) || super::people::takes_part(tx, actor, &case)? {
        audit::passed(actor, &case);
        Ok(case)
    } else {
        Err(Error::NotFound)
    }
}

/// The entries that the actor may read, oldest first, and all clocks of the case.
pub fn case_timeline(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case: &Case,
) -> Result<(Vec<Entry>, Vec<Deadline>), Error> {
    let parties = rules::parties(actor, case);
    let officer = parties.contains(&Party::Officer) || rules::reads_as_office(actor, case);
    let own =
        officer || parties.contains(&Party::Owner) || super::people::takes_part(tx, actor, case)?;
    let mut entries = queries::entries(tx, case.id)?;
    entries.retain(|entry| match entry.audience {
        Audience::Public => true,
        Audience::Case => own,
        Audience::Internal => officer,
    });
    // What its owner said to the office alone is theirs, on a case that everybody sees as well.
    let told = |entry: &Entry| entry.audience != Audience::Public && entry.party == Party::Owner;
    if entries
        .iter()
        .any(|entry| entry.body.is_some() && told(entry))
    {
        audit::opened(actor, case, &[Field::Words]);
    }
    Ok((entries, queries::deadlines(tx, case.id)?))
}

/// One page of an agency's queue, and one row more if there is another page.
pub fn case_queue(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    agency: &str,
    ask: &QueueAsk,
) -> Result<Vec<QueueRow>, Error> {
    let needed = if ask.queue == Queue::Escalated {
        SUPERVISE
    } else {
        READ
    };
    let window = Window::of(&actor.remits_at(needed, agency)).ok_or(Error::Forbidden)?;
    let range = QueueRange {
        agency,
        window: &window,
        officer: &officer_text(actor),
        around: around(now),
        ask,
        limit: QUEUE_ROWS + 1,
    };
    Ok(queries::queue(tx, &range)?)
}

fn around(now: Time) -> Around {
    Around {
        now,
        soon: now + SOON,
        lately: now - LATELY,
    }
}

/// Cases of all agencies that were brought to the bureau because they are late: so many, from there on.
pub fn bureau_queue(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (limit, offset): (i64, i64),
) -> Result<Vec<QueueRow>, Error> {
    if !actor.may(BUREAU, None) {
        return Err(Error::Forbidden);
    }
    Ok(queries::queue_of_bureau(tx, limit, offset)?)
}

/// How many there are, as far as [`COUNTED`]; nothing for those who do not work at the bureau.
pub fn bureau_count(tx: &mut Tx<'_>, actor: &Actor) -> Result<Option<i64>, Error> {
    if !actor.may(BUREAU, None) {
        return Ok(None);
    }
    Ok(Some(queries::bureau_count(tx, COUNTED + 1)?))
}

/// Cases that wait for one agency to act, the oldest due date first: so many, from there on. For those
/// who follow up what an agency does not see; whoever asks was asked already.
pub(crate) fn open_at(
    tx: &mut Tx<'_>,
    agency: &str,
    (limit, offset): (i64, i64),
) -> store::Result<Vec<QueueRow>> {
    queries::queue_open(tx, agency, (limit, offset))
}

/// How many cases stand in each queue of an agency, as far as [`COUNTED`].
pub fn queue_counts(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    agency: &str,
) -> Result<QueueCounts, Error> {
    let window = Window::of(&actor.remits_at(READ, agency)).ok_or(Error::Forbidden)?;
    let officer = officer_text(actor);
    let most = COUNTED + 1;
    Ok(queries::queue_counts(
        tx,
        (agency, &window),
        &officer,
        around(now),
        most,
    )?)
}

fn officer_text(actor: &Actor) -> String {
    actor.id().map(|id| id.to_string()).unwrap_or_default()
}

/// Says whose case it is, once that is proved. A case that has an owner keeps it.
pub fn case_own(tx: &mut Tx<'_>, id: CaseId, owner: PersonId) -> store::Result<()> {
    queries::case_own(tx, id, &owner.to_string())
}
