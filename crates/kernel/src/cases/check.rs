//! What is wrong with a kind: everything that would strand a case or the people in it.

use std::collections::BTreeSet;

use base::Lang;

use super::kinds::{
    Audience, Clock, Desk, Doer, Fault, Kind, Longer, Move, Need, Party, Phase, Receiver, Source,
};
use crate::registry::Milestone;

/// The languages in which everything has to be named.
const LANGS: [Lang; 4] = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];

/// Everything that is wrong with a kind, in words for whoever wrote it.
pub(super) fn faults(kind: &Kind) -> Vec<Fault> {
    let checks = [
        names_twice,
        states_and_moves,
        dead_ends,
        parties,
        needs,
        gifts,
        clocks,
        explained,
        escalations,
        tasks,
        system_moves,
        retention,
    ];
    checks
        .iter()
        .flat_map(|check| check(kind))
        .map(|words| Fault(format!("{}: {words}", kind.code)))
        .collect()
}

/// The names of a kind that people would read as a bare key, each with the languages in which nothing is said.
pub(crate) fn unnamed(kind: &Kind, says: impl Fn(Lang, &str) -> bool) -> Vec<Fault> {
    let silent = |key: String| {
        let langs = LANGS.into_iter().filter(|lang| !says(*lang, &key));
        let langs: Vec<String> = langs.map(|lang| lang.to_string()).collect();
        let words = format!("{}: no words for {key} in {}", kind.code, langs.join(", "));
        (!langs.is_empty()).then_some(Fault(words))
    };
    kind.keys().into_iter().filter_map(silent).collect()
}

/// The names that are not known, each as `unknown SORT NAME`.
fn unknown<'a>(
    sort: &str,
    named: impl IntoIterator<Item = &'a str>,
    known: impl Fn(&str) -> bool,
) -> Vec<String> {
    named
        .into_iter()
        .filter(|name| !known(name))
        .map(|name| format!("unknown {sort} {name}"))
        .collect()
}

fn names_twice(kind: &Kind) -> Vec<String> {
    let twice = |sort: &str, names: Vec<&str>| {
        let mut seen = BTreeSet::new();
        let again = names.into_iter().filter(|name| !seen.insert(*name));
        again
            .map(|name| format!("{sort} {name} is named twice"))
            .collect::<Vec<_>>()
    };
    let fees = kind.fees.iter().flat_map(|fees| &fees.items);
    [
        twice("state", kind.states.iter().map(|it| &*it.code).collect()),
        twice("move", kind.moves.iter().map(|it| &*it.code).collect()),
        twice("clock", kind.clocks.iter().map(|it| &*it.code).collect()),
        twice("task", kind.tasks.iter().map(|it| &*it.code).collect()),
        twice("party", kind.parties.iter().map(|it| &*it.code).collect()),
        twice("fee", fees.map(|it| &*it.code).collect()),
    ]
    .concat()
}

fn states_and_moves(kind: &Kind) -> Vec<String> {
    let from = kind.moves.iter().flat_map(|step| &step.from);
    let to = kind.moves.iter().filter_map(|step| step.to.as_ref());
    let stands = kind.clocks.iter().filter_map(|clock| clock.stands.as_ref());
    let states = kind
        .initial
        .iter()
        .chain(from)
        .chain(to)
        .chain(stands.flatten())
        .chain(kind.clocks.iter().flat_map(|clock| &clock.spares));
    let steps = kind.clocks.iter().flat_map(clock_moves);
    let mut found = unknown("state", states.map(|name| &**name), |name| {
        kind.state(name).is_some()
    });
    found.extend(unknown("move", steps, |name| kind.step(name).is_some()));
    if kind.initial.is_empty() {
        found.push("no state to begin in".to_owned());
    }
    found
}

fn clock_moves(clock: &Clock) -> impl Iterator<Item = &str> {
    let named = clock.starts.iter().chain(&clock.meets);
    let named = named.chain(&clock.restarts).chain(clock.extends.keys());
    let named = named.chain(&clock.lapses).chain(&clock.explained_by);
    named.map(|name| &**name)
}

/// States that nothing reaches, and states from which nothing closes.
fn dead_ends(kind: &Kind) -> Vec<String> {
    let reached = reached(kind);
    let mut found = Vec::new();
    for state in &kind.states {
        if !reached.contains(state.code.as_str()) {
            found.push(format!("state {} is never reached", state.code));
        }
        if state.phase != Phase::Closed && !can_close(kind, &state.code) {
            found.push(format!("state {} is a dead end", state.code));
        }
    }
    found
}

fn reached(kind: &Kind) -> BTreeSet<&str> {
    let mut reached: BTreeSet<&str> = kind.initial.iter().map(String::as_str).collect();
    loop {
        let before = reached.len();
        for step in &kind.moves {
            if step.from.iter().any(|from| reached.contains(from.as_str())) {
                reached.extend(step.to.as_deref());
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}

/// Whether a chain of moves leads from this state to a closed one.
fn can_close(kind: &Kind, state: &str) -> bool {
    let closed = |code: &str| {
        kind.state(code)
            .is_some_and(|found| found.phase == Phase::Closed)
    };
    let mut seen = BTreeSet::from([state]);
    let mut todo = vec![state];
    while let Some(here) = todo.pop() {
        if closed(here) {
            return true;
        }
        let leaving = |step: &&Move| step.from.iter().any(|from| from == here);
        let onward = kind.moves.iter().filter(leaving);
        for next in onward.filter_map(|step| step.to.as_deref()) {
            if seen.insert(next) {
                todo.push(next);
            }
        }
    }
    false
}

fn parties(kind: &Kind) -> Vec<String> {
    let known = |name: &str| kind.parties.iter().any(|role| role.code == name);
    let named = kind.moves.iter().flat_map(|step| &step.by);
    let named = named.filter_map(|party| match party {
        Party::Named(code) => Some(code.as_str()),
        Party::Owner | Party::Officer | Party::Bureau | Party::System => None,
    });
    let added = kind.moves.iter().filter_map(|step| step.adds.as_deref());
    let mut found = unknown("party", named.chain(added), known);
    found.extend(
        kind.moves
            .iter()
            .filter(|step| step.by.is_empty())
            .map(|step| format!("nobody may make move {}", step.code)),
    );
    found
}

fn needs(kind: &Kind) -> Vec<String> {
    let mut found = Vec::new();
    for (step, need) in kind
        .moves
        .iter()
        .flat_map(|step| step.needs.iter().map(move |need| (step, need)))
    {
        let known = match need {
            Need::Paid => kind.fees.is_some(),
            Need::Done(task) => kind.task(task).is_some(),
            Need::Outcome(task, end) => kind
                .task(task)
                .is_some_and(|task| task.outcomes.contains(end)),
            Need::Before(clock) | Need::After(clock) => kind.clock(clock).is_some(),
            Need::Explained(clock) => kind
                .clock(clock)
                .is_some_and(|clock| clock.explained_by.is_some()),
            Need::OtherThan(other) => kind.step(other).is_some(),
            Need::Document(sort) => kind.documents.contains(sort),
        };
        if !known {
            found.push(format!("move {} needs unknown {need}", step.code));
        }
    }
    found
}

/// What moves give, charge, link and send.
fn gifts(kind: &Kind) -> Vec<String> {
    let steps = || kind.moves.iter();
    let given = steps().flat_map(|step| step.gives.iter().chain(&step.drops));
    let given = given.map(|name| &**name);
    let charged = steps().flat_map(|step| &step.charges);
    let linked = steps().filter_map(|step| step.links.as_deref());
    let mut found = unknown("task", given, |name| kind.task(name).is_some());
    found.extend(
        steps()
            .filter(|step| step.grounds.is_some() && !step.reasons.is_empty())
            .map(|step| format!("move {} has reasons of two sorts", step.code)),
    );
    found.extend(unknown("fee", charged.map(|name| &**name), |name| {
        kind.fee(name).is_some()
    }));
    found.extend(receivers(kind));
    found.extend(climbing(kind));
    found.extend(
        steps()
            .filter(|step| step.merges && step.links.is_none())
            .map(|step| format!("move {} merges without a relation", step.code)),
    );
    found.extend(unknown("relation", linked, |name| {
        kind.relations.iter().any(|known| known == name)
    }));
    found
}

/// What climbs leads to a state in which somebody else than before has to decide.
fn climbing(kind: &Kind) -> Vec<String> {
    let mut found = Vec::new();
    for step in kind.moves.iter().filter(|step| step.climbs) {
        let decides = |next: &Move| {
            next.from.iter().any(|from| step.to.as_ref() == Some(from))
                && next
                    .needs
                    .iter()
                    .any(|need| matches!(need, Need::OtherThan(_)))
        };
        if !kind.moves.iter().any(decides) {
            found.push(format!(
                "move {} climbs and keeps nothing for others",
                step.code
            ));
        }
    }
    found
}

/// To whom cases are handed over that nobody names.
fn receivers(kind: &Kind) -> Vec<String> {
    let mut found = Vec::new();
    for step in &kind.moves {
        let code = &step.code;
        match &step.receiver {
            Some(_) if !step.hands_over => {
                found.push(format!("move {code} has a receiver and hands nothing over"));
            }
            Some(Receiver::Doer(task)) => {
                let by_agency = kind.task(task).is_some_and(|task| task.by == Doer::Agency);
                if !by_agency {
                    found.push(format!(
                        "move {code} hands over to no agency that does {task}"
                    ));
                }
            }
            Some(Receiver::Triage) | None => {}
        }
    }
    found
}

fn clocks(kind: &Kind) -> Vec<String> {
    let mut found = Vec::new();
    for clock in &kind.clocks {
        let code = &clock.code;
        let known = Milestone::parse(code).is_some();
        match (clock.source, clock.term, known) {
            (Source::Law | Source::House, None, _) => {
                found.push(format!("clock {code} has no term"));
            }
            (Source::Charter, Some(_), _) => {
                found.push(format!("clock {code} has a term and a charter"));
            }
            (Source::Pack, Some(_), _) => {
                found.push(format!("clock {code} has a term, and one of the pack"));
            }
            (Source::Charter, None, false) => {
                found.push(format!("clock {code} is in no charter"));
            }
            _ => {}
        }
        for (step, longer) in &clock.extends {
            if let Longer::To { charter, .. } = longer
                && Milestone::parse(charter).is_none()
            {
                found.push(format!(
                    "move {step} extends to {charter}, which is in no charter"
                ));
            }
        }
        if clock.meets.is_empty() && clock.lapses.is_none() {
            found.push(format!("nothing meets clock {code}"));
        }
    }
    found
}

/// Whoever has to say why a clock has run out can say so, in public, wherever that holds up a move.
fn explained(kind: &Kind) -> Vec<String> {
    let mut found = Vec::new();
    for clock in &kind.clocks {
        let named = clock
            .explained_by
            .as_deref()
            .and_then(|code| kind.step(code));
        let Some(why) = named else { continue };
        let (code, name) = (&clock.code, &why.code);
        let need = Need::Explained(code.clone());
        if !clock.leads {
            found.push(format!("clock {code} is explained and does not lead"));
        }
        if why.reasons.is_empty() && why.grounds.is_none() && !why.text {
            found.push(format!("move {name} explains nothing"));
        }
        if why.audience != Audience::Public || why.needs.contains(&need) {
            found.push(format!("move {name} cannot explain clock {code}"));
        }
        for step in kind.moves.iter().filter(|step| step.needs.contains(&need)) {
            let held_up = step.from.iter().filter(|state| {
                let closed = kind
                    .state(state)
                    .is_some_and(|it| it.phase == Phase::Closed);
                !closed && !clock.spares.contains(state) && !why.from.contains(state)
            });
            found.extend(held_up.map(|state| {
                format!(
                    "nothing explains clock {code} before move {} in state {state}",
                    step.code
                )
            }));
        }
    }
    found
}

/// Every chain ends at the bureau, whose people are named by the pack: never in a log line.
fn escalations(kind: &Kind) -> Vec<String> {
    let named = kind.escalations.keys().map(String::as_str);
    let mut found = unknown("clock", named, |name| kind.clock(name).is_some());
    for (clock, steps) in &kind.escalations {
        if steps.last().is_none_or(|last| last.to != Desk::Bureau) {
            found.push(format!("escalation of {clock} does not end at the bureau"));
        }
    }
    found
}

fn tasks(kind: &Kind) -> Vec<String> {
    let mut found = Vec::new();
    for task in &kind.tasks {
        let code = &task.code;
        let known = |name: &str| task.outcomes.iter().any(|end| end == name);
        let ends = task.then.keys().chain(&task.lapses);
        let ends = ends.chain(&task.text).chain(&task.silent);
        let ends = ends.map(|name| &**name);
        found.extend(unknown("outcome", ends, known));
        if task.outcomes.is_empty() {
            found.push(format!("task {code} never ends"));
        }
        if task
            .lapses
            .as_ref()
            .is_some_and(|end| task.text.contains(end))
        {
            found.push(format!("task {code} cannot lapse to what needs words"));
        }
        if task.lapses.is_some() && task.term.is_none() {
            found.push(format!("task {code} lapses without a term"));
        }
        let given = |step: &Move| step.gives.as_ref() == Some(code);
        if !kind.moves.iter().any(given) {
            found.push(format!("no move gives task {code}"));
        }
        if task.by == Doer::Office && task.term.is_none() && task.all_done.is_empty() {
            found.push(format!("nobody is reminded of task {code}"));
        }
    }
    found
}

/// Moves that the system makes by itself must be its to make.
fn system_moves(kind: &Kind) -> Vec<String> {
    let lapses = kind
        .clocks
        .iter()
        .filter_map(|clock| clock.lapses.as_deref());
    let ends = kind.tasks.iter().flat_map(|task| task.then.values());
    let done = kind.tasks.iter().flat_map(|task| &task.all_done);
    let paid = kind.fees.iter().flat_map(|fees| &fees.paid);
    let made = lapses.chain(ends.chain(done).chain(paid).map(|name| &**name));
    let mut found = Vec::new();
    for name in made {
        match kind.step(name) {
            None => found.push(format!("unknown move {name}")),
            Some(step) if !step.by.contains(&Party::System) => {
                found.push(format!("the system may not make move {name}"));
            }
            Some(step)
                if step.text
                    || !step.reasons.is_empty()
                    || step.grounds.is_some()
                    || (step.hands_over && step.receiver.is_none()) =>
            {
                found.push(format!("the system cannot give what move {name} asks for"));
            }
            Some(_) => {}
        }
    }
    found
}

fn retention(kind: &Kind) -> Vec<String> {
    let kept = &kind.retention;
    let mut found = Vec::new();
    if kept.days == 0 {
        found.push("a closed case is kept for no time".to_owned());
    }
    if let Some(unnamed) = kept.unnamed {
        if unnamed == 0 || unnamed >= kept.days {
            found.push("names do not go after closing and before everything else".to_owned());
        }
        if kept.named {
            found.push("names are kept as long as the case and go before it".to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests;
