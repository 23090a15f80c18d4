//! Decisions of the case engine, without input or output.

use base::workdays::Calendar;
use base::{Actor, Time};

use super::error::Error;
use super::kinds::{Kind, Move, Party, Phase};
use super::model::{Basis, Case, Deadline, DeadlineTrace, Pause};
use super::{READ, WORK};
use crate::registry::{Milestone, Promise};

/// The longest text that may come with a move, in characters: what Open311 allows.
pub const TEXT_MAX: usize = 4_000;

/// In which parts the actor may act on this case; the first is tried first.
pub fn parties(actor: &Actor, case: &Case) -> Vec<Party> {
    let owns = case.owner.is_some() && case.owner == actor.id()
        || actor.cases.iter().any(|held| *held == case.id.to_string());
    [
        (
            Party::Officer,
            actor.may(WORK, Some(&case.agency)) && actor.is_person(),
        ),
        (Party::Owner, owns),
        (Party::System, actor.kind == base::ActorKind::System),
    ]
    .into_iter()
    .filter_map(|(party, holds)| holds.then_some(party))
    .collect()
}

/// Whether the actor may see this case at all.
pub fn visible(actor: &Actor, case: &Case) -> bool {
    let open_to_all = case.public && case.phase != Phase::Hidden;
    open_to_all || sees_everything(actor, case)
}

/// Whether the actor may see what is not public in this case.
pub fn sees_everything(actor: &Actor, case: &Case) -> bool {
    actor.may(READ, Some(&case.agency)) || !parties(actor, case).is_empty()
}

/// A move that may be made, by whom, and where it leads.
pub struct Decision<'a> {
    /// The move.
    pub step: &'a Move,
    /// In which part the actor makes it.
    pub party: Party,
    /// The state after it.
    pub to_state: &'a str,
    /// The phase after it.
    pub to_phase: Phase,
}

/// Decides whether this actor may make this move on this case now.
pub fn decide<'a>(
    kind: &'a Kind,
    case: &'a Case,
    actor: &Actor,
    version: Option<i64>,
    step: &str,
) -> Result<Decision<'a>, Error> {
    if !visible(actor, case) {
        return Err(Error::NotFound);
    }
    let not_possible = || Error::NotPossible {
        step: step.to_owned(),
        state: case.state.clone(),
    };
    let step = kind.step(step).ok_or_else(not_possible)?;
    let party = parties(actor, case)
        .into_iter()
        .find(|party| step.by.contains(party))
        .ok_or(Error::Forbidden)?;
    if version.is_some_and(|seen| seen != case.version) {
        return Err(Error::Stale(case.version));
    }
    if !step.from.contains(&case.state) {
        return Err(not_possible());
    }
    let to_state = step.to.as_deref().unwrap_or(&case.state);
    let to_phase = kind.state(to_state).map_or(case.phase, |state| state.phase);
    Ok(Decision {
        step,
        party,
        to_state,
        to_phase,
    })
}

/// The case after a move, before its clocks are looked at.
pub fn stepped(before: &Case, decision: &Decision<'_>, actor: &Actor, now: Time) -> Case {
    let mut case = before.clone();
    case.version += 1;
    decision.to_state.clone_into(&mut case.state);
    case.phase = decision.to_phase;
    case.updated = now;
    if decision.step.claims {
        case.holder = actor.id();
    }
    case.paused = (case.phase == Phase::Waiting).then(|| before.paused.unwrap_or(now));
    case.closed = (case.phase == Phase::Closed).then(|| before.closed.unwrap_or(now));
    case
}

/// Gives the case to another agency, where nobody works on it yet.
pub fn hand_over(case: &mut Case, agency: &str) {
    agency.clone_into(&mut case.agency);
    case.turn += 1;
    case.holder = None;
}

/// The words of a move, trimmed, with line ends made one; refused when missing or too long.
pub fn text(step: &Move, body: Option<&str>) -> Result<Option<String>, Error> {
    let words = body
        .map(|body| body.trim().replace("\r\n", "\n"))
        .filter(|body| !body.is_empty());
    match &words {
        None if step.text => Err(Error::TextMissing),
        Some(words) if words.chars().count() > TEXT_MAX => Err(Error::TextTooLong),
        _ => Ok(words),
    }
}

/// The clocks that start when a case reaches an agency.
pub fn deadlines(
    kind: &Kind,
    promises: &[Promise],
    calendar: &Calendar,
    (agency, turn): (&str, i64),
    now: Time,
) -> Vec<Deadline> {
    promises
        .iter()
        .filter(|promise| kind.milestones.contains_key(&promise.milestone))
        .map(|promise| {
            let due = calendar.due(now, promise.term);
            Deadline {
                turn,
                milestone: promise.milestone,
                agency: agency.to_owned(),
                term: promise.term,
                basis: if promise.is_charter() {
                    Basis::Promise
                } else {
                    Basis::Estimate
                },
                condition: promise.condition().map(str::to_owned),
                started: now,
                due: due.at,
                met: None,
                ended: None,
                trace: DeadlineTrace {
                    skipped: due.skipped,
                    pauses: Vec::new(),
                },
            }
        })
        .collect()
}

/// The clock that the case's own due date follows: the one to resolve it.
pub fn headline(deadlines: &[Deadline]) -> Option<&Deadline> {
    deadlines
        .iter()
        .find(|deadline| deadline.milestone == Milestone::Resolve)
}

/// What a move does to one running clock: it may be met, ended, or moved because it stood.
pub fn tick(
    kind: &Kind,
    calendar: &Calendar,
    deadline: &mut Deadline,
    (step, to_phase): (&Move, Phase),
    (paused, now): (Option<Time>, Time),
) {
    if let Some(from) = paused.filter(|_| to_phase != Phase::Waiting) {
        let due = calendar.resume(deadline.due, from, now, deadline.term.unit);
        deadline.due = due.at;
        deadline.trace.pauses.push(Pause { from, until: now });
        let stood = calendar.date(from);
        deadline
            .trace
            .skipped
            .retain(|skipped| skipped.date <= stood);
        deadline.trace.skipped.extend(due.skipped);
    }
    let meets = kind
        .milestones
        .get(&deadline.milestone)
        .is_some_and(|moves| moves.contains(&step.code));
    if meets {
        deadline.met = Some(now);
    } else if step.hands_over {
        deadline.ended = Some(now);
    }
}
