//! By when an agency has to answer, by the law of its place and on the calendar of its state.

use std::time::Duration;

use base::Time;
use disclosure::Error;
use disclosure::model::{Outcome, RequestNew};
use kernel::cases::{self, Basis};
use testkit::on_both_worlds;

use crate::hall::{asked, clock, create, go, modules, new, seen, step};

const DAY: Duration = Duration::from_hours(24);

fn at(text: &str) -> Time {
    Time::parse_rfc3339(&format!("{text}+08:00")).expect("an instant")
}

#[test]
fn selangor_has_thirty_days_from_the_acknowledgement_and_says_which_law() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = asked(world, &owner, "mbpj");
        let first = seen(world, &owner, &made).expect("a request").case;
        assert_eq!(
            first.due_basis,
            Some(Basis::Estimate),
            "nobody promised to acknowledge it"
        );
        world.wait(DAY);
        assert_eq!(go(world, &officer, &made, "acknowledge"), "working");
        let case = seen(world, &owner, &made).expect("a request").case;
        assert_eq!(case.due_basis, Some(Basis::Law));
        // Acknowledged on Tuesday, 24 November: the thirtieth day after it ends on 24 December.
        assert!(case.due > Some(at("2026-12-24T12:00:00")), "{:?}", case.due);
        assert!(
            case.due <= Some(at("2026-12-25T00:00:00")),
            "{:?}",
            case.due
        );
        let law = clock(world, &made, "answer").condition.expect("a law");
        assert!(law.contains("Selangor"), "{law}");
    });
}

#[test]
fn without_a_law_the_date_is_an_estimate_in_working_days_of_the_state() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let officer = world.officer("officer", "mbjb");
        let made = asked(world, &owner, "mbjb");
        go(world, &officer, &made, "acknowledge");
        let known = clock(world, &made, "answer");
        assert_eq!((known.basis, known.condition), (Basis::Estimate, None));
        assert_eq!(known.term.amount, 20);
        assert!(!known.trace.skipped.is_empty(), "weekends do not count");
    });
}

#[test]
fn life_or_liberty_has_seven_days_where_the_law_says_so_and_nowhere_else() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let urgent = |agency: &str| RequestNew {
            urgency: Some("Suami saya ditahan.".to_owned()),
            ..new(world, agency)
        };
        let made = create(world, &owner, &urgent("mbpj"), None).expect("a request");
        assert_eq!(go(world, &officer, &made, "acknowledge_urgent"), "working");
        let due = seen(world, &owner, &made).expect("a request").case.due;
        assert_eq!(
            due.map(|due| due <= world.now() + DAY * 8),
            Some(true),
            "{due:?}"
        );
        let refused = create(world, &owner, &urgent("mbjb"), None);
        assert!(matches!(refused, Err(Error::UrgencyUnfit)), "{refused:?}");
        let other = create(world, &owner, &urgent("mbpj"), None).expect("a request");
        go(world, &officer, &other, "not_urgent");
        assert_eq!(clock(world, &other, "answer").term.amount, 30);
    });
}

#[test]
fn the_clock_stands_while_the_person_is_asked_and_goes_on_where_it_was() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = asked(world, &owner, "mbpj");
        go(world, &officer, &made, "acknowledge");
        let before = clock(world, &made, "answer").due;
        go(world, &officer, &made, "clarify");
        world.wait(DAY * 10);
        world.run_jobs();
        assert_eq!(go(world, &owner, &made, "explain"), "working");
        let after = clock(world, &made, "answer");
        assert_eq!(after.trace.pauses.len(), 1);
        assert!(after.due >= before + DAY * 9, "{:?} {before:?}", after.due);
        go(world, &officer, &made, "clarify");
        world.wait(DAY * 32);
        world.run_jobs();
        let lapsed = seen(world, &owner, &made).expect("a request");
        assert_eq!(lapsed.case.state, "lapsed");
        assert_eq!(lapsed.request.outcome, Some(Outcome::Lapsed));
        assert_eq!(
            go(world, &owner, &made, "explain"),
            "working",
            "it opens again"
        );
        assert_eq!(
            seen(world, &owner, &made)
                .expect("a request")
                .request
                .outcome,
            None
        );
    });
}

#[test]
fn an_agency_takes_longer_only_where_its_law_lets_it_and_once() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let large = |cmd: &mut cases::CaseMove| cmd.reason = Some("large".to_owned());
        let selangor = world.officer("officer", "mbpj");
        let made = asked(world, &owner, "mbpj");
        go(world, &selangor, &made, "acknowledge");
        let refused = step(world, &selangor, &made, "extend", large);
        assert!(
            matches!(refused, Err(Error::Case(cases::Error::NotPossible { .. }))),
            "{refused:?}"
        );
        let johor = world.officer("officer", "mbjb");
        let made = asked(world, &owner, "mbjb");
        go(world, &johor, &made, "acknowledge");
        let before = clock(world, &made, "answer").due;
        step(world, &johor, &made, "extend", large).expect("an extension");
        assert!(clock(world, &made, "answer").due > before);
        let again = step(world, &johor, &made, "extend", large);
        assert!(
            matches!(again, Err(Error::Case(cases::Error::TooOften))),
            "{again:?}"
        );
    });
}

#[test]
fn the_law_of_the_next_agency_holds_after_a_transfer() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let (first, next) = (
            world.officer("officer", "mbjb"),
            world.officer("officer", "mbpj"),
        );
        let made = asked(world, &owner, "mbjb");
        go(world, &first, &made, "acknowledge");
        let over = |cmd: &mut cases::CaseMove| {
            cmd.body = Some("Bukan kawasan kami.".to_owned());
            cmd.agencies = vec!["mbpj".to_owned()];
        };
        step(world, &first, &made, "transfer", over).expect("a transfer");
        let case = seen(world, &owner, &made).expect("a request").case;
        assert_eq!(
            (case.agency.as_str(), case.state.as_str()),
            ("mbpj", "received")
        );
        let again = step(world, &first, &made, "acknowledge", |_| ());
        assert!(again.is_err(), "it is not theirs any more");
        go(world, &next, &made, "acknowledge");
        let known = clock(world, &made, "answer");
        assert_eq!((known.agency.as_str(), known.basis), ("mbpj", Basis::Law));
    });
}

#[test]
fn what_is_late_is_told_late_and_may_be_reviewed() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let chief = world.officer("agency_admin", "mbpj");
        let made = asked(world, &owner, "mbpj");
        go(world, &officer, &made, "acknowledge");
        let early = step(world, &owner, &made, "review_late", |cmd| {
            cmd.body = Some("bila".to_owned());
        });
        assert!(early.is_err(), "it is not late yet");
        world.wait(DAY * 33);
        world.run_jobs();
        assert_eq!(go(world, &owner, &made, "review_late"), "reviewing");
        assert_eq!(go(world, &chief, &made, "overturn"), "working");
        go(world, &officer, &made, "give");
        let answered = seen(world, &owner, &made).expect("a request").request;
        assert_eq!(answered.outcome, Some(Outcome::Full));
        assert_eq!(
            answered.in_time,
            Some(false),
            "what was late stays late, though the review gave it its time anew"
        );
    });
}

#[test]
fn an_answer_after_a_review_has_its_own_time_also_where_it_is_urgent() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let chief = world.officer("agency_admin", "mbpj");
        let urgent = || RequestNew {
            urgency: Some("Suami saya ditahan.".to_owned()),
            ..new(world, "mbpj")
        };
        for (days, in_time) in [(2, Some(true)), (9, Some(false))] {
            let made = create(world, &owner, &urgent(), None).expect("a request");
            go(world, &officer, &made, "acknowledge_urgent");
            world.wait(DAY);
            go(world, &officer, &made, "not_held");
            let told = || seen(world, &owner, &made).expect("a request").request;
            assert_eq!(told().in_time, Some(true));
            go(world, &owner, &made, "ask_review");
            assert_eq!(go(world, &chief, &made, "overturn"), "working");
            assert_eq!((told().answered, told().in_time), (None, None));
            assert!(clock(world, &made, "urgent").is_running());
            world.wait(DAY * days);
            go(world, &officer, &made, "give");
            assert_eq!(told().in_time, in_time, "after {days} days");
        }
    });
}

#[test]
fn what_was_answered_late_stays_late_when_it_is_answered_anew() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let chief = world.officer("agency_admin", "mbpj");
        let made = asked(world, &owner, "mbpj");
        go(world, &officer, &made, "acknowledge");
        world.wait(DAY * 40);
        go(world, &officer, &made, "not_held");
        go(world, &owner, &made, "ask_review");
        go(world, &chief, &made, "overturn");
        go(world, &officer, &made, "give");
        let told = seen(world, &owner, &made).expect("a request").request;
        assert_eq!(
            (told.outcome, told.in_time),
            (Some(Outcome::Full), Some(false))
        );
    });
}

#[test]
fn a_review_keeps_no_decision_that_was_never_made() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let chief = world.officer("agency_admin", "mbpj");
        let made = asked(world, &owner, "mbpj");
        go(world, &officer, &made, "acknowledge");
        world.wait(DAY * 33);
        world.run_jobs();
        go(world, &owner, &made, "review_late");
        let kept = step(world, &chief, &made, "uphold", |cmd| {
            cmd.body = Some("tetap".to_owned());
        });
        assert!(
            matches!(kept, Err(Error::Case(cases::Error::NotPossible { .. }))),
            "{kept:?}"
        );
        let case = seen(world, &owner, &made).expect("a request").case;
        assert_eq!(case.state, "reviewing");
        go(world, &chief, &made, "overturn");
    });
}
