//! What is left of a report when it has been kept for long: first without its person, then as a number; on both stores.

use std::time::Duration;

use base::Actor;
use kernel::audit::Fresh;
use kernel::cases::{self, CustodySet, Error as CaseError};
use reports::actions;
use reports::actions::Created;
use testkit::{World, on_both_worlds};

use crate::handover::case;
use crate::journeys::{act, create, messages, modules, new};

fn days(world: &World, days: u64) {
    world.wait(Duration::from_hours(24 * days));
    world.run_jobs();
}

#[test]
fn a_name_goes_after_two_years_and_the_words_after_seven() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        let other = create(world, &owner, &new(world), None, None).expect("another");
        let officer = world.officer("officer", "mbpj");
        act(world, &officer, &created, "resolve", "Siap.").expect("an end");
        world.run_jobs();
        let seen = || {
            let reference = created.reference.clone();
            let read = world.app.db.read_blocking("test.show", move |tx| {
                actions::report_show(tx, &Actor::anonymous(), &reference)
            });
            read.map(|seen| seen.report.description)
        };
        days(world, 700);
        assert_eq!(case(world, &created).owner, owner.id(), "not yet");
        days(world, 32);
        assert_eq!(case(world, &created).owner, None);
        assert_eq!(
            case(world, &other).owner,
            owner.id(),
            "an open one is theirs"
        );
        assert_eq!(seen().expect("the words stay"), "lampu jalan padam");
        let letters = messages(world).len();
        days(world, 1);
        assert_eq!(messages(world).len(), letters, "once");
        days(world, 1_830);
        assert!(seen().map_or(true, |words| words.is_empty()));
    });
}

fn custody(
    world: &World,
    officer: &Actor,
    created: &Created,
    (kept, reason): (bool, &str),
) -> Result<(), CaseError> {
    let cmd = CustodySet {
        reference: created.reference.clone(),
        kept,
        reason: reason.to_owned(),
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let (officer, now) = (officer.clone(), world.now());
    world.app.db.write_blocking("test.custody", move |tx| {
        cases::custody_set(tx, (&officer, now), &cmd)
    })
}

#[test]
fn what_a_court_needs_keeps_its_person_and_its_words_until_that_ends() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        let officer = world.officer("officer", "mbpj");
        let head = world.officer("agency_admin", "mbpj");
        act(world, &officer, &created, "resolve", "Siap.").expect("an end");
        let order = "Perintah 24/2026";
        let refused = custody(world, &officer, &created, (true, order));
        assert!(matches!(refused, Err(CaseError::Forbidden)));
        let stranger = world.officer("agency_admin", "dbkl");
        assert!(custody(world, &stranger, &created, (true, order)).is_err());
        let refused = custody(world, &head, &created, (true, " "));
        assert!(matches!(refused, Err(CaseError::CustodyReason)));
        custody(world, &head, &created, (true, order)).expect("kept");
        let again = custody(world, &head, &created, (true, order));
        assert!(matches!(again, Err(CaseError::CustodySame)));
        days(world, 2_600);
        assert_eq!(case(world, &created).owner, owner.id(), "nothing goes");
        let person = owner.id().expect("a person");
        let app = world.app.clone();
        let standing = world.app.db.read_blocking("test.standing", move |tx| {
            kernel::account::account_standing(tx, &app, person)
        });
        let standing = standing.expect("a standing");
        assert_eq!((standing.leaves, standing.keeps, standing.held), (0, 0, 1));
        custody(world, &head, &created, (false, "Kes selesai.")).expect("over");
        days(world, 1);
        assert_eq!(case(world, &created).owner, None, "what was due follows");
    });
}
