//! What verification finds where a case, its timeline or its date was changed behind the log's back, on both stores.

use std::time::Duration;

use base::Actor;
use kernel::cases::{Area, CaseId};
use kernel::log;
use testkit::{World, on_both_worlds};

use crate::cases::{modules, open_at, step};
use crate::log::{extended, found, run, run_any};

const HOUR: Duration = Duration::from_hours(1);

fn open(world: &World, owner: &Actor) -> CaseId {
    open_at(
        world,
        owner,
        ("dbkl", Some("pothole-local")),
        Area::default(),
    )
}

fn words(text: &str) -> impl FnOnce(&mut kernel::cases::CaseMove) {
    let text = text.to_owned();
    |cmd| cmd.body = Some(text)
}

/// A case that is over, with a question, an answer and a note, and one that waits for its agency.
fn two_cases(world: &World) {
    let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "dbkl"));
    let id = open(world, &owner);
    for (actor, move_, text) in [
        (&officer, "take", ""),
        (&officer, "ask", "Di mana?"),
        (&owner, "answer", "Di sini"),
        (&officer, "note", "Lihat pelan"),
        (&officer, "grant", ""),
    ] {
        world.wait(HOUR);
        step(world, actor, id, move_, words(text)).expect(move_);
    }
    open(world, &owner);
    world.settle();
    extended(world);
    let verified = log::verify_all(&world.app).expect("all fits");
    assert_eq!((verified.cases, verified.entries), (2, 7));
}

/// What is done behind the log's back, what undoes it, and how verification ends its sentence.
const CHANGED: &[(&str, &str, &str)] = &[
    (
        "update kernel_case set closed_us = closed_us - 86400000000 where closed_us is not null",
        "update kernel_case set closed_us = closed_us + 86400000000 where closed_us is not null",
        "its closed_us is not the one that its last act left",
    ),
    (
        "update kernel_case set created_us = created_us - 1 where closed_us is null",
        "update kernel_case set created_us = created_us + 1 where closed_us is null",
        "its created_us is not the one that its last act left",
    ),
    (
        "update kernel_case set due_us = due_us + 1 where closed_us is null",
        "update kernel_case set due_us = due_us - 1 where closed_us is null",
        "its due_us is not the one that its last act left",
    ),
    (
        "update kernel_deadline set due_us = due_us + 1 where clock = 'resolve' and met_us is null",
        "update kernel_deadline set due_us = due_us - 1 where clock = 'resolve' and met_us is null",
        "its date is that of none of its clocks",
    ),
    (
        "update kernel_case set phase = 'waiting' where closed_us is null",
        "update kernel_case set phase = 'open' where closed_us is null",
        "its phase is not the one that its last act left",
    ),
    (
        "update kernel_case set desk = 'bureau' where closed_us is null",
        "update kernel_case set desk = null where closed_us is null",
        "its desk is not the one that its last act left",
    ),
];

#[test]
fn a_case_whose_row_says_something_else_than_its_acts_is_named() {
    on_both_worlds(modules, |world| {
        two_cases(world);
        for (change, undo, expected) in CHANGED {
            run(world, change);
            let said = found(world);
            assert!(said.ends_with(expected), "{change}: {said}");
            run(world, undo);
        }
        log::verify_all(&world.app).expect("all fits again");
        run(
            world,
            "update kernel_case set reference = 'PM-0000-0000' where closed_us is not null",
        );
        let expected = "its reference is not the one that its last act left";
        assert!(found(world).ends_with(expected));
    });
}

/// The same for the timeline of the case that is over.
const ENTRIES: &[(&str, &str, &str)] = &[
    (
        "update kernel_entry set at_us = at_us - 86400000000 where version = 2",
        "update kernel_entry set at_us = at_us + 86400000000 where version = 2",
        "the time of its entry 2 is not the one that its act left",
    ),
    (
        "update kernel_entry set body = 'Di sana?' where version = 2",
        "update kernel_entry set body = 'Di mana?' where version = 2",
        "the body of its entry 2 is not the one that its act left",
    ),
    (
        "update kernel_entry set body = null, moderated = 'hidden' where version = 2",
        "update kernel_entry set body = 'Di mana?', moderated = null where version = 2",
        "the body of its entry 2 is not the one that its act left",
    ),
    (
        "update kernel_entry set moderated = 'edited' where version = 2",
        "update kernel_entry set moderated = null where version = 2",
        "the mark of its entry 2 is not the one that its act left",
    ),
    (
        "update kernel_entry set audience = 'public' where version = 4",
        "update kernel_entry set audience = 'internal' where version = 4",
        "the audience of its entry 4 is not the one that its act left",
    ),
    (
        "update kernel_entry set party = 'owner' where version = 1",
        "update kernel_entry set party = 'officer' where version = 1",
        "the party of its entry 1 is not the one that its act left",
    ),
    (
        "update kernel_entry set actor_id = 'x' || actor_id where version = 1",
        "update kernel_entry set actor_id = substr(actor_id, 2) where version = 1",
        "the actor_id of its entry 1 is not the one that its act left",
    ),
    (
        "update kernel_entry set move = 'grant' where version = 1",
        "update kernel_entry set move = 'take' where version = 1",
        "the move of its entry 1 is not the one that its act left",
    ),
    (
        "update kernel_entry set to_state = 'granted' where version = 1",
        "update kernel_entry set to_state = 'received' where version = 1",
        "the state of its entry 1 is not the one that its act left",
    ),
    (
        "update kernel_entry set agency = 'mbpj' where version = 1",
        "update kernel_entry set agency = 'dbkl' where version = 1",
        "the agency of its entry 1 is not the one that its act left",
    ),
    (
        "update kernel_entry set version = 9 where version = 4",
        "update kernel_entry set version = 4 where version = 9",
        "its entry 4 is gone",
    ),
    (
        "insert into kernel_entry (id, case_id, version, at_us, move, to_state, agency, party, audience)
         select 'made', case_id, 6, at_us, move, to_state, agency, party, audience from kernel_entry where version = 5",
        "delete from kernel_entry where id = 'made'",
        "no act made its entry 6",
    ),
];

#[test]
fn an_entry_that_was_changed_dated_back_added_or_taken_away_is_named() {
    on_both_worlds(modules, |world| {
        two_cases(world);
        for (change, undo, expected) in ENTRIES {
            run(world, change);
            let said = found(world);
            assert!(said.ends_with(expected), "{change}: {said}");
            run(world, undo);
        }
        log::verify_all(&world.app).expect("all fits again");
        run(world, "delete from kernel_entry where version = 2");
        assert!(found(world).ends_with("its entry 2 is gone"));
    });
}

#[test]
fn what_an_act_did_is_not_erased_without_an_act() {
    on_both_worlds(modules, |world| {
        two_cases(world);
        run(
            world,
            "update kernel_audit set payload = null, salt = null where act = 'permit.ask'",
        );
        let expected = "what its act 2 did was erased, and no act says so";
        assert!(found(world).ends_with(expected));
    });
}

#[test]
fn a_case_that_is_gone_with_its_timeline_is_named() {
    on_both_worlds(modules, |world| {
        let id = open(world, &world.citizen("Aminah"));
        world.settle();
        extended(world);
        run(world, "delete from kernel_entry where version = 0");
        run_any(world, "delete from kernel_deadline where ended_us is null");
        run(world, "delete from kernel_case where version = 0");
        let expected = format!("the case of the id {id} was opened, and is gone");
        assert_eq!(found(world), expected);
    });
}

#[test]
fn an_act_that_was_put_on_another_case_is_named() {
    on_both_worlds(modules, |world| {
        two_cases(world);
        run(
            world,
            "update kernel_audit set subject = (select id from kernel_case where closed_us is null), version = 1
             where act = 'permit.grant'",
        );
        assert!(found(world).starts_with("case PM-"));
    });
}

#[test]
fn whatever_happens_to_a_case_by_its_acts_fits() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "dbkl"));
        let next = world.officer("officer", "mbpj");
        let fits = |step: &str| {
            if let Err(error) = log::verify_all(&world.app) {
                panic!("after {step}: {error}");
            }
        };
        let id = open(world, &owner);
        fits("open");
        for (actor, move_, text) in [
            (&officer, "take", ""),
            (&officer, "ask", "Di mana?"),
            (&owner, "answer", "Di sini"),
            (&officer, "pass", ""),
            (&next, "ask", "Bila?"),
            (&owner, "answer", "Semalam"),
            (&next, "grant", ""),
        ] {
            world.wait(HOUR * 30);
            step(world, actor, id, move_, |cmd| {
                words(text)(cmd);
                if move_ == "pass" {
                    cmd.agencies = vec!["mbpj".to_owned()];
                }
            })
            .expect(move_);
            fits(move_);
        }
        let late = open(world, &owner);
        world.wait(HOUR * 24 * 60);
        world.run_jobs();
        fits("escalation");
        step(world, &officer, late, "grant", |_| {}).expect("grant");
        fits("all clocks are over");
        world.wait(HOUR * 24 * 400);
        assert!(kernel::cases::retention_run(&world.app).expect("erased") >= 2);
        fits("erasure");
    });
}
