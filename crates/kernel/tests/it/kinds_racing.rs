//! Every move of every kind racing every other: whatever happens, a case's history is one that its
//! kind allows, and the books balance.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use base::{Actor, Ids};
use kernel::cases::{self, Error, Kind, Party};
use kernel::ledger::{self, End};
use testkit::{World, on_both_worlds};

use crate::kinds::office::{Office, modules};

const THREADS: u64 = 4;
const TRIES: usize = 30;

fn draw(ids: &Ids, below: usize) -> usize {
    usize::from_be_bytes(ids.bytes()) % below
}

/// What one person may try: any move, the end of any task, any charge, or letting time follow.
fn act(office: Office<'_>, kind: &Kind, people: &[Actor], ids: &Ids) -> Result<(), Error> {
    let actor = &people[draw(ids, people.len())];
    match draw(ids, 10) {
        0 => {
            let tasks = kind.tasks.iter().flat_map(|sort| office.tasks(&sort.code));
            let tasks: Vec<_> = tasks.filter(|task| task.outcome.is_none()).collect();
            let Some(task) = tasks.get(draw(ids, tasks.len().max(1))) else {
                return Ok(());
            };
            let sort = kind.task(&task.sort).expect("its sort");
            let outcome = &sort.outcomes[draw(ids, sort.outcomes.len())];
            office.end(actor, task, outcome).map(drop)
        }
        1 if !office.owed().is_empty() => {
            // Another may have ended it in between; then there is none to end.
            office
                .charge(actor, [End::Settle, End::Waive][draw(ids, 2)])
                .map(drop)
        }
        _ => {
            let step = &kind.moves[draw(ids, kind.moves.len())];
            let done = office.step(actor, &step.code, |cmd| {
                cmd.body = Some("x".to_owned());
                cmd.reason = step.reasons.first().cloned();
                cmd.agencies = vec!["bomba".to_owned()];
                cmd.people = people.iter().filter_map(Actor::id).take(2).collect();
                cmd.amounts = [("copies", 100), ("licence", 200)]
                    .map(|(fee, amount)| (fee.to_owned(), amount))
                    .into();
            });
            done.map(drop)
        }
    }
}

/// Only these may come out of a race; anything else is a fault of ours.
fn is_refusal(error: &Error) -> bool {
    !matches!(
        error,
        Error::Store(_) | Error::KindUnknown(_) | Error::AgencyUnknown
    )
}

fn race(world: &World, kind: &Kind, people: &[Actor]) {
    let office = Office::open(world, &kind.code, &kind.initial[0], &people[0]);
    let made = AtomicUsize::new(0);
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for seed in 0..THREADS {
            let (made, wrong) = (&made, &wrong);
            scope.spawn(move || {
                let ids = Ids::seeded(seed);
                for _ in 0..TRIES {
                    match act(office, kind, people, &ids) {
                        Ok(()) => drop(made.fetch_add(1, Ordering::SeqCst)),
                        Err(error) if is_refusal(&error) => {}
                        Err(error) => wrong.lock().expect("a list").push(error.to_string()),
                    }
                }
            });
        }
    });
    assert_eq!(wrong.into_inner().expect("a list"), Vec::<String>::new());
    assert!(made.into_inner() > 0, "{}: nothing happened", kind.code);
    sound(office, kind);
}

/// The history is whole, each step of it is one of the kind's, and the case is where it led.
pub(crate) fn sound(office: Office<'_>, kind: &Kind) {
    let case = office.case();
    let (entries, clocks) = office.timeline(&Actor::system());
    let versions: Vec<i64> = entries.iter().map(|entry| entry.version).collect();
    assert_eq!(
        versions,
        (0..=case.version).collect::<Vec<_>>(),
        "{}",
        kind.code
    );
    let mut state = entries[0].to_state.clone();
    assert!(kind.initial.contains(&state), "{state}");
    for entry in entries.iter().skip(1) {
        match kind.step(&entry.step) {
            // A task may be called as a move is: what ends it moves nothing.
            Some(step) if kind.task(&step.code).is_none() || step.from.contains(&state) => {
                assert!(step.from.contains(&state), "{} from {state}", entry.step);
                state = step.to.clone().unwrap_or(state);
                let known = step.by.contains(&entry.party) || kind.task(&step.code).is_some();
                assert!(known || entry.party == Party::System, "{}", entry.step);
            }
            _ => assert_eq!(entry.to_state, state, "{} moves nothing", entry.step),
        }
        assert_eq!(entry.to_state, state, "{}", entry.step);
    }
    assert_eq!(case.state, state);
    assert_eq!(
        Some(case.phase),
        kind.state(&state).map(|state| state.phase)
    );
    for clock in clocks {
        assert!(
            clock.met.is_none() || clock.paused.is_none(),
            "{}",
            clock.clock
        );
    }
}

#[test]
fn every_move_races_every_other() {
    on_both_worlds(modules, |world| {
        let people = [
            world.citizen("Aminah"),
            world.citizen("Badrul"),
            world.officer("officer", "mbpj"),
            world.officer("agency_admin", "mbpj"),
            world.officer("officer", "bomba"),
        ];
        let kinds: Vec<Kind> = world.app.kinds.newest().cloned().collect();
        assert_eq!(kinds.len(), 3);
        for kind in &kinds {
            for _ in 0..4 {
                race(world, kind, &people);
            }
        }
        world.run_jobs();
        let changed = cases::cases_follow(&world.app).expect("a reckoning");
        assert_eq!(
            changed, 0,
            "every date can be reckoned again from its trace"
        );
        let faults = world
            .app
            .db
            .read_blocking("test.faults", ledger::journal_faults);
        assert_eq!(faults.expect("books"), Vec::<String>::new());
    });
}
