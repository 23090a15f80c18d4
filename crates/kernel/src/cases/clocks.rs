//! Clocks: when they start, stand, grow, are met, and what follows when they run out. No input or
//! output.

use base::Time;
use base::workdays::{Calendar, Skipped, Term};

use super::kinds::{Clock, Escalation, Kind, Move, Source};
use super::model::{Basis, Case, Change, Deadline, DeadlineTrace, Pause};
use crate::registry::Promise;

/// What a clock's date is reckoned from: the agency's promises and its calendar.
#[derive(Clone, Copy)]
pub(super) struct Rulers<'a> {
    /// What the agency promises about the case's category.
    pub(super) promises: &'a [Promise],
    /// The calendar of the agency's state.
    pub(super) calendar: &'a Calendar,
}

/// A clock as it starts now for the agency that holds the case; nothing where nobody set a term
/// or the case's state is spared.
pub(super) fn start(
    clock: &Clock,
    rulers: Rulers<'_>,
    case: &Case,
    kind: &Kind,
    now: Time,
) -> Option<Deadline> {
    if clock.spares.contains(&case.state) {
        return None;
    }
    let (term, basis, condition) = term(clock, rulers.promises)?;
    let due = rulers.calendar.due(now, term);
    let mut deadline = Deadline {
        turn: case.turn,
        clock: clock.code.clone(),
        agency: case.agency.clone(),
        term,
        basis,
        condition,
        started: now,
        due: due.at,
        paused: kind.stands(clock, &case.state).then_some(now),
        met: None,
        ended: None,
        steps: 0,
        next: None,
        trace: DeadlineTrace {
            skipped: due.skipped,
            ..DeadlineTrace::default()
        },
    };
    deadline.next = next(kind, rulers.calendar, &deadline);
    Some(deadline)
}

fn term(clock: &Clock, promises: &[Promise]) -> Option<(Term, Basis, Option<String>)> {
    match clock.source {
        Source::Law => Some((clock.term?.into(), Basis::Law, clock.law.clone())),
        Source::Charter => {
            let promise = promises
                .iter()
                .find(|promise| promise.milestone.as_str() == clock.code)?;
            let basis = if promise.is_charter() {
                Basis::Promise
            } else {
                Basis::Estimate
            };
            Some((promise.term, basis, promise.condition().map(str::to_owned)))
        }
    }
}

/// What a move does to a clock that was started.
pub(super) fn tick(
    kind: &Kind,
    clock: &Clock,
    calendar: &Calendar,
    deadline: &mut Deadline,
    (step, to_state): (&Move, &str),
    now: Time,
) {
    let named = |moves: &[String]| moves.contains(&step.code);
    let anew = named(&clock.restarts) || named(&clock.starts);
    if anew {
        restart(calendar, deadline, step, now);
    }
    if !deadline.is_running() {
        return;
    }
    let stands = kind.stands(clock, to_state);
    if let Some(from) = deadline.paused.filter(|_| !stands) {
        resume(calendar, deadline, from, now);
    }
    if let Some(extra) = clock.extends.get(&step.code) {
        let longer = calendar.due(deadline.due, (*extra).into());
        change(deadline, step, now, longer.at);
        deadline.trace.skipped.extend(longer.skipped);
    }
    if named(&clock.meets) {
        deadline.met = Some(now);
    } else if step.hands_over && clock.starts.is_empty() {
        deadline.ended = Some(now);
    } else if stands && deadline.paused.is_none() {
        deadline.paused = Some(now);
    }
    deadline.next = next(kind, calendar, deadline);
}

fn restart(calendar: &Calendar, deadline: &mut Deadline, step: &Move, now: Time) {
    let due = calendar.due(now, deadline.term);
    change(deadline, step, now, due.at);
    deadline.started = now;
    deadline.met = None;
    deadline.ended = None;
    deadline.paused = None;
    deadline.steps = 0;
    deadline.trace.skipped = due.skipped;
}

fn change(deadline: &mut Deadline, step: &Move, at: Time, to: Time) {
    deadline.trace.changes.push(Change {
        step: step.code.clone(),
        at,
        from: deadline.due,
        to,
    });
    deadline.due = to;
}

fn resume(calendar: &Calendar, deadline: &mut Deadline, from: Time, now: Time) {
    let due = calendar.resume(deadline.due, from, now, deadline.term.unit);
    deadline.due = due.at;
    deadline.paused = None;
    deadline.trace.pauses.push(Pause { from, until: now });
    let stood = calendar.date(from);
    let skipped = &mut deadline.trace.skipped;
    skipped.retain(|skipped| skipped.date <= stood);
    skipped.extend(due.skipped);
}

/// Reckons a running clock's date from its start through everything that happened to it, by a calendar
/// that may have changed since; and the days that did not count.
pub(super) fn reckon(
    clock: &Clock,
    calendar: &Calendar,
    deadline: &Deadline,
) -> (Time, Vec<Skipped>) {
    let begun = calendar.due(deadline.started, deadline.term);
    let mut anew = Deadline {
        due: begun.at,
        trace: DeadlineTrace {
            skipped: begun.skipped,
            ..DeadlineTrace::default()
        },
        ..deadline.clone()
    };
    let since = |at: Time| at >= deadline.started;
    let pauses = deadline
        .trace
        .pauses
        .iter()
        .filter(|pause| since(pause.from));
    let mut events: Vec<(Time, Event)> = pauses
        .map(|pause| (pause.until, Event::Stood(pause.from)))
        .collect();
    let longer = deadline
        .trace
        .changes
        .iter()
        .filter(|change| since(change.at));
    events.extend(longer.filter_map(|change| {
        let extra = clock.extends.get(&change.step)?;
        Some((change.at, Event::Grew((*extra).into())))
    }));
    events.sort_by_key(|(at, event)| (*at, matches!(event, Event::Grew(_))));
    for (at, event) in events {
        match event {
            Event::Stood(from) => resume(calendar, &mut anew, from, at),
            Event::Grew(extra) => {
                let longer = calendar.due(anew.due, extra);
                anew.due = longer.at;
                anew.trace.skipped.extend(longer.skipped);
            }
        }
    }
    (anew.due, anew.trace.skipped)
}

/// What can happen to a clock that runs.
enum Event {
    /// It stood since then.
    Stood(Time),
    /// It was given so much more.
    Grew(Term),
}

/// What follows when a clock runs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Late<'a> {
    /// The system makes the clock's own move.
    Lapse(&'a str),
    /// The case is brought to somebody's queue.
    Escalate(Escalation),
}

/// What follows next for a clock, if anything does.
pub(super) fn late<'a>(kind: &'a Kind, deadline: &Deadline) -> Option<Late<'a>> {
    let clock = kind.clock(&deadline.clock)?;
    let lapse = clock.lapses.as_deref().map(Late::Lapse);
    let chain = kind.escalations.get(&deadline.clock);
    let chain = chain
        .into_iter()
        .flatten()
        .map(|step| Late::Escalate(*step));
    let done = usize::try_from(deadline.steps).unwrap_or(usize::MAX);
    lapse.into_iter().chain(chain).nth(done)
}

/// When the next thing follows, while the clock runs.
pub(super) fn next(kind: &Kind, calendar: &Calendar, deadline: &Deadline) -> Option<Time> {
    if !deadline.is_running() || deadline.paused.is_some() {
        return None;
    }
    match late(kind, deadline)? {
        Late::Lapse(_) => Some(deadline.due),
        Late::Escalate(step) if step.after.amount == 0 => Some(deadline.due),
        Late::Escalate(step) => Some(calendar.due(deadline.due, step.after.into()).at),
    }
}

/// The clock that the case's own date follows: of those that lead, the running one that is due
/// first, or else the one that was due last.
pub(super) fn leading<'a>(kind: &Kind, deadlines: &'a [Deadline]) -> Option<&'a Deadline> {
    let leads = |deadline: &&Deadline| kind.clock(&deadline.clock).is_some_and(|clock| clock.leads);
    let all = || deadlines.iter().filter(leads);
    let running = all().filter(|deadline| deadline.is_running());
    running
        .min_by_key(|deadline| deadline.due)
        .or_else(|| all().max_by_key(|deadline| deadline.due))
}
