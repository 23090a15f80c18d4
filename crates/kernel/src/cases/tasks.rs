//! What others do for a case while it goes on: opinions of agencies, visits, signatures.

use base::workdays::Calendar;
use base::{Actor, Matter, PersonId, Time};
use serde_json::json;
use store::Tx;

use super::actions::{case_fold, case_store, edition, entry_fold, record, words_read};
use super::editions::Kinds;
use super::error::Error;
use super::kinds::{Audience, Doer, Kind, Party, Phase, Receiver, Task};
use super::model::{
    COUNTED, Case, CaseId, CaseMove, Moved, TaskAfter, TaskDoer, TaskEnd, TaskRow, TaskToDo,
};
use super::queries::{self, EntryRow, Window};
use super::rules;
use super::steps::{Engine, NUMBERS};
use super::{READ, WORK};
use crate::App;
use crate::registry::Registry;

/// Gives a task to everybody whom the move names.
pub(super) fn give(
    engine: Engine<'_>,
    tx: &mut Tx<'_>,
    (kind, case): (&Kind, &Case),
    sort: &Task,
    cmd: &CaseMove,
) -> Result<(), Error> {
    if takes_over(kind, sort) {
        one_other(case, cmd)?;
    }
    let doers: Vec<(Option<String>, Option<PersonId>)> = match sort.by {
        Doer::Agency => cmd
            .agencies
            .iter()
            .map(|agency| (Some(agency.clone()), None))
            .collect(),
        Doer::Office => vec![(Some(case.agency.clone()), None)],
        Doer::Person => cmd.people.iter().map(|id| (None, Some(*id))).collect(),
    };
    if doers.is_empty() {
        return Err(match sort.by {
            Doer::Person => Error::PersonMissing,
            Doer::Agency | Doer::Office => Error::AgencyUnknown,
        });
    }
    for (place, (agency, person)) in (0_i64..).zip(doers) {
        if place >= NUMBERS {
            return Err(Error::TooOften);
        }
        let calendar = match &agency {
            Some(code) => {
                engine.registry.agency(code).ok_or(Error::AgencyUnknown)?;
                engine.registry.calendar(code)
            }
            None => engine.registry.calendar(&case.agency),
        };
        let due = due(sort, calendar, engine.now);
        let row = TaskRow {
            case_id: case.id,
            number: case.version * NUMBERS + place,
            sort: sort.code.clone(),
            agency,
            person,
            given: engine.now,
            due,
            next: due.filter(|_| sort.lapses.is_some()),
            outcome: None,
            body: None,
            ended: None,
        };
        queries::task_insert(tx, &row)?;
    }
    Ok(())
}

/// Whether whoever does such a task gets the case by it.
fn takes_over(kind: &Kind, sort: &Task) -> bool {
    let doer = Receiver::Doer(sort.code.clone());
    kind.moves
        .iter()
        .any(|step| step.receiver.as_ref() == Some(&doer))
}

/// A case is offered to one agency, and to another than has it.
fn one_other(case: &Case, cmd: &CaseMove) -> Result<(), Error> {
    match cmd.agencies.as_slice() {
        [one] if *one == case.agency => Err(Error::AgencySame),
        [_] => Ok(()),
        _ => Err(Error::AgencyUnknown),
    }
}

fn due(sort: &Task, calendar: &Calendar, now: Time) -> Option<Time> {
    Some(calendar.due(now, sort.term?.into()).at)
}

/// Ends a task: its outcome, one entry of the case's timeline with its leaf and event, and what the
/// system does in consequence.
pub fn task_end(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    cmd: &TaskEnd,
) -> Result<Ended, Error> {
    let case = queries::case_find(tx, cmd.id)?.ok_or(Error::NotFound)?;
    let task = queries::task_find(tx, cmd.id, cmd.number)?.ok_or(Error::NotFound)?;
    let kind = edition(kinds, &case)?;
    let sort = kind.task(&task.sort).ok_or(Error::NotFound)?;
    let party = doer(actor, &case, &task).ok_or_else(|| {
        if rules::sees_everything(actor, &case) {
            Error::Forbidden
        } else {
            Error::NotFound
        }
    })?;
    let not_possible = || Error::NotPossible {
        step: task.sort.clone(),
        state: case.state.clone(),
    };
    if task.outcome.is_some() || case.phase == Phase::Closed {
        return Err(not_possible());
    }
    let chosen = sort.choices().any(|end| *end == cmd.outcome);
    let by_time = actor.kind == base::ActorKind::System && sort.outcomes.contains(&cmd.outcome);
    if !chosen && !by_time {
        return Err(Error::ReasonWrong);
    }
    let body = rules::text(sort.text.contains(&cmd.outcome), cmd.body.as_deref())?;
    let engine = Engine::new(registry, actor, now);
    let ended = Ending {
        task: &task,
        sort,
        party,
        body: body.as_deref(),
        parted: takes_over(kind, sort),
    };
    let from_agency = case.agency.clone();
    let case = end(engine, tx, case, &ended, cmd)?;
    let (case, step) = follow_up(engine, tx, kind, case, (sort, &cmd.outcome), cmd)?;
    Ok(Ended {
        moved: Moved {
            from_agency,
            case,
            entry_id: cmd.fresh.entry.clone(),
            party: Party::System,
        },
        step,
        party: ended.party,
        audience: sort.audience,
    })
}

/// What the end of a task did.
#[derive(Debug, Clone)]
pub struct Ended {
    /// The case after it, and after what the system did in consequence.
    pub moved: Moved,
    /// The last move that the system made in consequence, if it made one.
    pub step: Option<String>,
    /// In which part it was ended.
    pub party: Party,
    /// Who reads the words with which it was ended.
    pub audience: Audience,
}

/// Ends a task as people, programs and time do, and lets modules follow what the system did in consequence.
pub fn task_act(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &TaskEnd,
) -> Result<Moved, Error> {
    let registry = app.registry.get(tx)?;
    let ended = task_end(tx, &app.kinds, &registry, (actor, now), cmd)?;
    if !cmd.personal {
        let said = (&ended.party, ended.audience, cmd.body.as_deref());
        words_read(app, now, &ended.moved.case, said)?;
    }
    if let Some(step) = &ended.step {
        let made = CaseMove::new(cmd.id, step.as_str(), cmd.fresh.next());
        for follow in &app.followers {
            follow(tx, app, now, &ended.moved, &made)?;
        }
    }
    Ok(ended.moved)
}

/// Whether the actor is one of those who were asked to do this task.
pub fn task_mine(actor: &Actor, case: &Case, task: &TaskRow) -> bool {
    doer(actor, case, task).is_some()
}

/// In which part the actor may end this task.
fn doer(actor: &Actor, case: &Case, task: &TaskRow) -> Option<Party> {
    if actor.kind == base::ActorKind::System {
        return Some(Party::System);
    }
    let mine = match (&task.agency, task.person) {
        (_, Some(person)) => {
            let own = actor.acting.is_none() && actor.writes_own();
            own && actor.id() == Some(person)
        }
        (Some(agency), None) => {
            let asked = Matter {
                agency,
                ..case.matter()
            };
            actor.is_person() && actor.may_about(WORK, &asked)
        }
        (None, None) => actor.is_person() && actor.may_about(WORK, &case.matter()),
    };
    mine.then(|| Party::Named(task.sort.clone()))
}

struct Ending<'a> {
    task: &'a TaskRow,
    sort: &'a Task,
    party: Party,
    body: Option<&'a str>,
    /// Whether whoever did it has no more part in the case than the outcome gives.
    parted: bool,
}

fn end(
    engine: Engine<'_>,
    tx: &mut Tx<'_>,
    before: Case,
    ended: &Ending<'_>,
    cmd: &TaskEnd,
) -> Result<Case, Error> {
    let mut case = before;
    let seen = case.version;
    case.version += 1;
    case.updated = engine.now;
    case_store(tx, &case, seen)?;
    let actor = engine.actor.id().map(|id| id.to_string());
    let task = TaskRow {
        outcome: Some(cmd.outcome.clone()),
        body: ended.body.map(str::to_owned),
        ended: Some(engine.now),
        next: None,
        ..ended.task.clone()
    };
    queries::task_end(tx, &task, (actor.as_deref(), ended.parted))?;
    let row = EntryRow {
        id: &cmd.fresh.entry,
        step: &task.sort,
        from_state: Some(&case.state),
        from_agency: task.agency.as_deref().unwrap_or(&case.agency),
        to_agency: None,
        party: &ended.party,
        actor: actor.clone(),
        audience: ended.sort.audience,
        body: ended.body,
        reason: Some(&cmd.outcome),
        detail: Some(json!({ "task": task.number }).to_string()),
    };
    queries::entry_insert(tx, &case, &row, engine.now)?;
    let payload = json!({
        "case": case_fold(&case),
        "entry": entry_fold(&row),
        "task": task.number,
        "sort": task.sort,
        "outcome": cmd.outcome,
        "party": ended.party.code(),
        "actor": actor,
        "body": ended.body,
    });
    let act = format!("task_{}", task.sort);
    record(
        tx,
        engine.now,
        &cmd.fresh,
        &case,
        (&act, row.from_agency, row.audience),
        payload,
    )?;
    Ok(case)
}

/// What the system does when a task has ended so, and when it was the last of its sort.
fn follow_up(
    engine: Engine<'_>,
    tx: &mut Tx<'_>,
    kind: &Kind,
    case: Case,
    (sort, outcome): (&Task, &str),
    cmd: &TaskEnd,
) -> Result<(Case, Option<String>), Error> {
    let mut case = case;
    let mut fresh = cmd.fresh.next();
    let mut made = None;
    if let Some(step) = sort.then.get(outcome) {
        let seen = case.version;
        case = engine.attempt(tx, kind, case, step, &fresh)?;
        made = (case.version != seen).then(|| step.clone());
        fresh = fresh.next();
    }
    let tasks = queries::tasks_of_sort(tx, case.id, &sort.code)?;
    if tasks.iter().all(|task| task.outcome.is_some()) {
        case = engine.attempt_first(tx, kind, case, &sort.all_done, &fresh)?;
    }
    Ok((case, made))
}

/// The tasks of a case that the actor may know of: all for its agency, otherwise the actor's own and
/// those whose outcome they may read.
pub fn tasks_of_case(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<TaskRow>, Error> {
    let kind = edition(kinds, case)?;
    let officer = actor.may_about(READ, &case.matter());
    let own = !rules::parties(actor, case).is_empty();
    let mut tasks = queries::tasks_of_case(tx, case.id)?;
    tasks.retain(|task| {
        let audience = kind.task(&task.sort).map(|sort| sort.audience);
        officer
            || doer(actor, case, task).is_some()
            || match audience {
                Some(Audience::Public) => true,
                Some(Audience::Case) => own,
                Some(Audience::Internal) | None => false,
            }
    });
    Ok(tasks)
}

/// What an agency or the actor still has to do for cases, the most urgent first; after a row.
pub fn tasks_to_do(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (agency, sort): (Option<&str>, Option<&str>),
    after: Option<&TaskAfter>,
    limit: i64,
) -> Result<Vec<TaskToDo>, Error> {
    let (doer, window) = if let Some(code) = agency {
        let window = Window::of(&actor.remits_at(READ, code)).ok_or(Error::Forbidden)?;
        (TaskDoer::Agency(code.to_owned()), window)
    } else {
        if actor.acting.is_some() {
            return Ok(Vec::new());
        }
        let person = actor.id().filter(|_| actor.reads_own());
        let person = person.ok_or(Error::Forbidden)?;
        (TaskDoer::Person(person), Window::whole())
    };
    let asked = (&doer, &window, sort.unwrap_or_default());
    Ok(queries::tasks_to_do(tx, asked, after, limit)?)
}

/// How many open tasks of a sort an agency has, as far as [`COUNTED`].
pub fn tasks_open(tx: &mut Tx<'_>, actor: &Actor, agency: &str, sort: &str) -> Result<i64, Error> {
    let window = Window::of(&actor.remits_at(READ, agency)).ok_or(Error::Forbidden)?;
    Ok(queries::tasks_open(
        tx,
        (agency, &window),
        sort,
        COUNTED + 1,
    )?)
}

/// Ends a task whose time is over, as its sort says.
pub(super) fn lapse(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (id, number): (CaseId, i64),
    fresh: &crate::audit::Fresh,
) -> Result<(), Error> {
    let Some(task) = queries::task_find(tx, id, number)? else {
        return Ok(());
    };
    if task.next.is_none_or(|next| next > now) {
        return Ok(());
    }
    let case = queries::case_find(tx, id)?.ok_or(Error::NotFound)?;
    let kind = edition(&app.kinds, &case)?;
    let outcome = kind.task(&task.sort).and_then(|sort| sort.lapses.clone());
    match outcome.filter(|_| case.phase != Phase::Closed) {
        Some(outcome) => {
            let cmd = TaskEnd {
                id,
                number,
                outcome,
                body: None,
                personal: false,
                fresh: fresh.clone(),
            };
            task_act(tx, app, (&Actor::system(), now), &cmd).map(drop)
        }
        // The case was closed first: nobody waits for it any more.
        None => Ok(queries::task_rest(tx, id, number)?),
    }
}
