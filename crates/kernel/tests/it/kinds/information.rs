//! A request for information.

use std::time::Duration;

use base::Actor;
use kernel::cases::{self, Basis, Desk, Error, Queue, QueueAsk};
use kernel::ledger::End;
use testkit::{World, on_both_worlds};

use super::office::{Office, at, is_need, modules};

const DAY: Duration = Duration::from_hours(24);

fn request<'w>(world: &'w World, owner: &Actor) -> Office<'w> {
    Office::open(world, "information", "received", owner)
}

#[test]
fn the_law_sets_the_date_and_one_extension() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = request(world, &owner);
        let case = office.case();
        // Twenty working days of Selangor, whose Sultan has his birthday on the 11th of December.
        assert_eq!(case.due, Some(at("2026-12-22T17:00:00")));
        assert_eq!(case.due_basis, Some(Basis::Law));
        let bare = office.step(&officer, "extend", |_| ());
        assert!(matches!(bare, Err(Error::ReasonWrong)));
        let wrong = office.step(&officer, "extend", |cmd| {
            cmd.reason = Some("lazy".to_owned());
        });
        assert!(matches!(wrong, Err(Error::ReasonWrong)));
        let large = |cmd: &mut cases::CaseMove| cmd.reason = Some("large_amount".to_owned());
        let longer = office
            .step(&officer, "extend", large)
            .expect("an extension");
        assert!(longer.case.due > case.due);
        let trace = office.clock("answer").trace;
        assert_eq!(trace.changes.len(), 1);
        assert_eq!(Some(trace.changes[0].from), case.due);
        assert_eq!(Some(trace.changes[0].to), longer.case.due);
        let again = office.step(&officer, "extend", large);
        assert!(matches!(again, Err(Error::TooOften)));
    });
}

#[test]
fn clarification_starts_the_clock_anew() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = request(world, &owner);
        world.wait(DAY);
        assert_eq!(office.go(&officer, "clarify"), "clarifying");
        let before = office.clock("answer");
        assert_eq!(before.paused, Some(world.now()));
        world.wait(DAY * 60);
        world.run_jobs();
        assert_eq!(
            office.case().state,
            "clarifying",
            "a clock that stands does not run out"
        );
        assert_eq!(office.go(&owner, "explain"), "received");
        let after = office.clock("answer");
        assert_eq!(after.started, world.now());
        assert!(after.due > before.due + DAY * 50);
        assert_eq!(after.paused, None);
    });
}

#[test]
fn copies_cost_money_and_nothing_is_answered_before() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let office = request(world, &owner);
        let bare = office.step(&officer, "quote", |_| ());
        assert!(matches!(bare, Err(Error::AmountMissing)));
        let free = office.step(&officer, "quote", |cmd| {
            cmd.amounts.insert("copies".to_owned(), 0);
        });
        assert!(matches!(free, Err(Error::Ledger(_))));
        assert_eq!(office.charges().len(), 0, "a refused move leaves nothing");
        let quoted = office.step(&officer, "quote", |cmd| {
            cmd.amounts.insert("copies".to_owned(), 2_500);
        });
        assert_eq!(quoted.expect("a quote").case.state, "fee_due");
        assert_eq!(office.owed(), [2_500]);
        assert!(matches!(
            office.charge(&owner, End::Settle),
            Err(Error::Forbidden)
        ));
        assert!(matches!(
            office.charge(&world.citizen("Badrul"), End::Settle),
            Err(Error::NotFound)
        ));
        let paid = office.charge(&officer, End::Settle).expect("a payment");
        assert_eq!(paid.state, "received", "the system goes on by itself");
        assert_eq!(office.go(&officer, "answer"), "answered");
    });
}

#[test]
fn silence_is_a_refusal_that_can_be_reviewed() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let reviewer = world.officer("agency_admin", "mbpj");
        let office = request(world, &owner);
        office.wait_until(office.clock("answer").due);
        assert_eq!(office.case().state, "refused");
        assert_eq!(office.go(&owner, "ask_review"), "reviewing");
        assert_eq!(office.case().due, Some(office.clock("review").due));
        assert_eq!(office.go(&reviewer, "overturn"), "received");
        assert_eq!(office.case().due, Some(office.clock("answer").due));
        assert_eq!(office.go(&reviewer, "answer"), "answered");
        let again = office.step(&owner, "ask_review", |cmd| cmd.body = Some("no".to_owned()));
        assert!(matches!(again, Err(Error::TooOften)));
    });
}

#[test]
fn nobody_reviews_what_they_decided_and_not_after_the_window() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let one = world.colleague("Puan Satu", "agency_admin", "mbpj");
        let two = world.colleague("Encik Dua", "agency_admin", "mbpj");
        let office = request(world, &owner);
        let secret = |cmd: &mut cases::CaseMove| {
            cmd.reason = Some("official_secret".to_owned());
            cmd.body = Some("section 8".to_owned());
        };
        office.step(&one, "refuse", secret).expect("a refusal");
        assert_eq!(office.go(&owner, "ask_review"), "reviewing");
        let own = office.step(&one, "uphold", |cmd| cmd.body = Some("yes".to_owned()));
        assert!(is_need(&own));
        assert_eq!(office.go(&two, "uphold"), "upheld");

        let late = request(world, &owner);
        late.step(&one, "refuse", secret).expect("a refusal");
        world.wait(DAY * 32);
        let asked = late.step(&owner, "ask_review", |cmd| {
            cmd.body = Some("why".to_owned());
        });
        assert!(is_need(&asked));
    });
}

#[test]
fn a_late_review_climbs_to_people() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let (officer, head) = (
            world.officer("officer", "mbpj"),
            world.officer("agency_admin", "mbpj"),
        );
        let bureau = world.officer("triage", "bpa");
        let office = request(world, &owner);
        office.wait_until(office.clock("answer").due);
        office.go(&owner, "ask_review");
        let queue = |actor: &Actor| {
            let (actor, now) = (actor.clone(), world.now());
            let rows = world.app.db.read_blocking("test.queue", move |tx| {
                cases::case_queue(tx, (&actor, now), "mbpj", &QueueAsk::of(Queue::Escalated))
            });
            rows.map(|rows| rows.len())
        };
        assert_eq!(queue(&head).expect("a queue"), 0);
        office.wait_until(office.clock("review").due);
        assert_eq!(office.case().desk, Some(Desk::Supervisor));
        assert_eq!(queue(&head).expect("a queue"), 1);
        assert!(matches!(queue(&officer), Err(Error::Forbidden)));
        office.wait_until(office.clock("review").next.expect("the next step"));
        assert_eq!(office.case().desk, Some(Desk::Bureau));
        let asked = bureau.clone();
        let rows = world.app.db.read_blocking("test.bureau", move |tx| {
            cases::bureau_queue(tx, &asked, (50, 0))
        });
        let rows = rows.expect("the bureau's queue");
        assert_eq!(
            rows.iter().map(|row| row.id).collect::<Vec<_>>(),
            [office.id]
        );
        assert_eq!(
            office.clock("review").next,
            None,
            "nobody is above the bureau"
        );
        let (entries, _) = office.timeline(&owner);
        let climbs = entries.iter().filter(|entry| entry.step == "escalate");
        assert_eq!(climbs.count(), 2, "the owner sees it");
        office.go(&head, "uphold");
        assert_eq!(office.case().desk, None);
    });
}

#[test]
fn the_same_question_twice_goes_on_as_one() {
    on_both_worlds(modules, |world| {
        let (first, second) = (world.citizen("Aminah"), world.citizen("Badrul"));
        let officer = world.officer("officer", "mbpj");
        let (kept, merged) = (request(world, &first), request(world, &second));
        assert!(!kept.seen_by(&second));
        let itself = merged.step(&officer, "merge", |cmd| cmd.other = Some(merged.id));
        assert!(matches!(itself, Err(Error::OtherMissing)));
        let moved = merged.step(&officer, "merge", |cmd| cmd.other = Some(kept.id));
        assert_eq!(moved.expect("a merger").case.state, "not_held");
        assert!(
            kept.seen_by(&second),
            "the second asker follows the first case"
        );
        let back = kept.step(&officer, "merge", |cmd| cmd.other = Some(merged.id));
        assert!(matches!(back, Err(Error::OtherMissing)), "no circle");
    });
}
