//! Clocks: when they start, stand, grow, are met, and what follows when they run out. No input or
//! output.

use base::Time;
use base::workdays::{Calendar, Skipped, Term};

use super::error::Error;
use super::kinds::{Clock, Escalation, Kind, Longer, Move, Source};
use super::model::{Basis, Case, Change, Deadline, DeadlineTrace, Pause};
use super::terms;
use crate::registry::{Agency, Promise};

/// What a clock's date is reckoned from: the agency's promises and its calendar.
#[derive(Clone, Copy)]
pub(super) struct Rulers<'a> {
    /// What the agency promises about the case's category.
    pub(super) promises: &'a [Promise],
    /// The calendar of the agency's state.
    pub(super) calendar: &'a Calendar,
    /// The agency itself.
    pub(super) agency: Option<&'a Agency>,
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
    let (term, basis, condition) = term(clock, rulers, case.topic.as_deref())?;
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

fn term(
    clock: &Clock,
    rulers: Rulers<'_>,
    category: Option<&str>,
) -> Option<(Term, Basis, Option<String>)> {
    let promises = rulers.promises;
    match clock.source {
        Source::Law => Some((clock.term?.into(), Basis::Law, clock.law.clone())),
        Source::House => Some((clock.term?.into(), Basis::Estimate, None)),
        Source::Pack => {
            let stated = terms::of(&clock.terms, (rulers.agency, category))?;
            Some((stated.term, stated.basis(), stated.law.clone()))
        }
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

/// How a move makes a clock longer, once that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Grown {
    /// By so much.
    By(Term),
    /// To what the agency's charter gives such cases.
    To(Promise),
}

/// By how much a move makes this clock longer; refused where neither the agency's charter nor the move
/// says that, and where it was made longer so before.
pub(super) fn grown(
    longer: &Longer,
    deadline: &Deadline,
    promises: &[Promise],
    (step, days): (&Move, Option<u32>),
) -> Result<Grown, Error> {
    let (charter, most) = match longer {
        Longer::By(length) => return Ok(Grown::By((*length).into())),
        Longer::To { charter, most } => (charter, most),
    };
    if has_grown(deadline, &step.code) {
        return Err(Error::TooOften);
    }
    if let Some(promise) = chartered(promises, charter) {
        return Ok(Grown::To(promise.clone()));
    }
    match days.filter(|days| (1..=most.amount).contains(days)) {
        Some(amount) => Ok(Grown::By(Term {
            amount,
            unit: most.unit,
        })),
        None => Err(Error::DaysWrong(most.amount)),
    }
}

/// Whether this move made the clock longer before.
pub(super) fn has_grown(deadline: &Deadline, step: &str) -> bool {
    let mut changes = deadline.trace.changes.iter();
    changes.any(|change| change.step == step)
}

/// What the agency's charter gives for a milestone.
pub(super) fn chartered<'p>(promises: &'p [Promise], milestone: &str) -> Option<&'p Promise> {
    let named = |promise: &&Promise| promise.milestone.as_str() == milestone;
    promises
        .iter()
        .filter(named)
        .find(|promise| promise.is_charter())
}

/// A move as clocks see it.
#[derive(Clone, Copy)]
pub(super) struct Made<'a> {
    pub(super) step: &'a Move,
    pub(super) to_state: &'a str,
    pub(super) reason: Option<&'a str>,
    pub(super) now: Time,
}

/// What a move does to a clock that was started; `grown` is how it makes this one longer.
pub(super) fn tick(
    kind: &Kind,
    clock: &Clock,
    calendar: &Calendar,
    deadline: &mut Deadline,
    made: Made<'_>,
    grown: Option<Grown>,
) {
    let Made {
        step,
        to_state,
        now,
        ..
    } = made;
    let named = |moves: &[String]| moves.contains(&step.code);
    let anew = named(&clock.restarts) || named(&clock.starts);
    if anew {
        restart(calendar, deadline, made);
    }
    if !deadline.is_running() {
        return;
    }
    let stands = kind.stands(clock, to_state);
    if let Some(from) = deadline.paused.filter(|_| !stands) {
        resume(calendar, deadline, from, now);
    }
    if let Some(grown) = grown {
        grow(clock, calendar, deadline, made, grown);
    }
    if named(&clock.meets) {
        deadline.met = Some(now);
    } else if named(&clock.ends) || (step.hands_over && clock.starts.is_empty()) {
        deadline.ended = Some(now);
    } else if stands && deadline.paused.is_none() {
        deadline.paused = Some(now);
    }
    deadline.next = next(kind, calendar, deadline);
}

/// Makes a clock longer; its date never comes earlier by that.
fn grow(clock: &Clock, calendar: &Calendar, deadline: &mut Deadline, made: Made<'_>, grown: Grown) {
    match grown {
        Grown::By(extra) => {
            let longer = calendar.due(deadline.due, extra);
            change(deadline, made, longer.at);
            if let Some(change) = deadline.trace.changes.last_mut() {
                change.by = Some(extra);
            }
            deadline.trace.skipped.extend(longer.skipped);
        }
        Grown::To(promise) => {
            deadline.condition = promise.condition().map(str::to_owned);
            deadline.term = promise.term;
            deadline.basis = Basis::Promise;
            let (due, skipped) = reckon(clock, calendar, deadline);
            change(deadline, made, due.max(deadline.due));
            deadline.trace.skipped = skipped;
        }
    }
}

fn restart(calendar: &Calendar, deadline: &mut Deadline, made: Made<'_>) {
    let now = made.now;
    let due = calendar.due(now, deadline.term);
    change(deadline, made, due.at);
    deadline.started = now;
    deadline.met = None;
    deadline.ended = None;
    deadline.paused = None;
    deadline.steps = 0;
    deadline.trace.skipped = due.skipped;
}

fn change(deadline: &mut Deadline, made: Made<'_>, to: Time) {
    deadline.trace.changes.push(Change {
        step: made.step.code.clone(),
        at: made.now,
        from: deadline.due,
        to,
        by: None,
        reason: made.reason.map(str::to_owned),
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
        let extra = match clock.extends.get(&change.step)? {
            Longer::By(length) => Some((*length).into()),
            Longer::To { .. } => change.by,
        };
        Some((change.at, Event::Grew(extra?)))
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

/// Whether a clock that has just run out brings its case to somebody for the first time.
pub(super) fn is_first(kind: &Kind, deadline: &Deadline) -> bool {
    let lapses = kind.clock(&deadline.clock);
    let lapses = lapses.is_some_and(|clock| clock.lapses.is_some());
    deadline.steps == 1 + i64::from(lapses)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::Kinds;
    use crate::registry::Pack;

    const KIND: &str = r#"
        code = "note"
        version = 1
        words = "notes"
        prefix = "NT"
        page = "notes"
        initial = ["new"]
        states = [{ code = "new", phase = "open" }, { code = "done", phase = "closed" }]
        moves = [
            { code = "finish", from = ["new"], to = "done", by = ["officer"], audience = "public" },
            { code = "prolong", from = ["new"], by = ["officer"], audience = "public" },
        ]
        clocks = [{ code = "resolve", meets = ["finish"], leads = true, extends = { prolong = { charter = "complex", most = { amount = 60, unit = "workday" } } } }]
        retention = { days = 30 }
    "#;

    /// A clock of five working days that a move makes longer, at an agency with this charter.
    fn prolonged(charter: &str, days: Option<u32>) -> Result<Deadline, Error> {
        let kinds = Kinds::load([KIND]).expect("a kind");
        let kind = kinds.get("note").expect("a note");
        let head = "agency_code,category_code,milestone,amount,unit,condition\n";
        let pack =
            Pack::embedded().and_then(|pack| pack.with("charters.csv", format!("{head}{charter}")));
        let registry = pack.and_then(|pack| pack.registry()).expect("a registry");
        let calendar = registry.calendar("mbpj");
        let now = Time::parse_rfc3339("2026-11-02T09:00:00+08:00").expect("a time");
        let clock = kind.clock("resolve").expect("a clock");
        let promises = registry.promises("mbpj", Some("pothole-local"));
        let term = Term {
            amount: 5,
            unit: base::workdays::Unit::Workday,
        };
        let mut deadline = Deadline {
            turn: 0,
            clock: "resolve".to_owned(),
            agency: "mbpj".to_owned(),
            term,
            basis: Basis::Estimate,
            condition: None,
            started: now,
            due: calendar.due(now, term).at,
            paused: None,
            met: None,
            ended: None,
            steps: 0,
            next: None,
            trace: DeadlineTrace::default(),
        };
        let step = kind.step("prolong").expect("a move");
        let longer = clock.extends.get("prolong").expect("a length");
        let grown = grown(longer, &deadline, &promises, (step, days))?;
        let made = Made {
            step,
            to_state: "new",
            reason: Some("study"),
            now,
        };
        tick(kind, clock, calendar, &mut deadline, made, Some(grown));
        let (due, _) = reckon(clock, calendar, &deadline);
        assert_eq!(due, deadline.due, "reckoned anew it comes to the same");
        let again = super::grown(longer, &deadline, &promises, (step, days));
        assert!(matches!(again, Err(Error::TooOften)));
        Ok(deadline)
    }

    fn day(deadline: &Deadline) -> String {
        deadline.due.rfc3339().chars().take(10).collect()
    }

    #[test]
    fn a_charter_says_how_long_complex_matters_take() {
        let longer = prolonged("mbpj,,complex,30,workday,\n", None).expect("a longer clock");
        assert_eq!((longer.basis, longer.term.amount), (Basis::Promise, 30));
        assert!(day(&longer).as_str() > "2026-12-10", "{}", day(&longer));
        let change = longer.trace.changes.last().expect("a change");
        assert_eq!(change.reason.as_deref(), Some("study"));
    }

    #[test]
    fn without_a_charter_the_move_says_how_long() {
        let longer = prolonged("", Some(5)).expect("a longer clock");
        assert_eq!(
            (longer.basis, day(&longer).as_str()),
            (Basis::Estimate, "2026-11-17")
        );
        for days in [None, Some(0), Some(61)] {
            assert!(
                matches!(prolonged("", days), Err(Error::DaysWrong(60))),
                "{days:?}"
            );
        }
    }
}
