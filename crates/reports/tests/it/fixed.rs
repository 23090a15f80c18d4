//! "Was it fixed?" over simulated months, on both stores.

use std::time::Duration;

use base::Actor;
use kernel::audit::Fresh;
use kernel::cases::{self, Phase};
use reports::Error;
use reports::actions::{self, Created};
use reports::fixed::model::{FixedAnswer, Outcome, Ratings};
use reports::fixed::{fixed_answer, ratings_of};
use reports::model::{Feedback, ReportNew, Visibility};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, messages, modules, new};

const DAY: Duration = Duration::from_hours(24);

fn say(
    world: &World,
    who: &Actor,
    created: &Created,
    (outcome, rating): (Outcome, Option<u8>),
) -> Result<bool, Error> {
    let (app, who, now) = (world.app.clone(), who.clone(), world.now());
    let reference = created.reference.clone();
    let answer = FixedAnswer {
        outcome,
        rating,
        comment: None,
        again: false,
        fresh: Fresh::draw(&world.app.ids, now),
    };
    world.app.db.write_blocking("test.fixed", move |tx| {
        fixed_answer(tx, &app, (&who, now), &reference, &answer)
    })
}

fn asked(world: &World) -> usize {
    world.run_jobs();
    let told = messages(world).into_iter();
    told.filter(|(template, _)| template == "report_fixed")
        .count()
}

fn phase(world: &World, created: &Created) -> Phase {
    let reference = created.reference.clone();
    let seen = world.app.db.read_blocking("test.show", move |tx| {
        actions::report_show(tx, &Actor::system(), &reference)
    });
    seen.expect("the report").report.case.phase
}

#[test]
fn the_reporter_is_asked_once_four_weeks_after_closing() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        act(world, &officer, &created, "resolve", "siap").expect("resolved");
        world.wait(DAY * 27);
        assert_eq!(asked(world), 0, "not yet");
        world.wait(DAY * 2);
        assert_eq!(asked(world), 1);
        act(world, &owner, &created, "reopen", "").expect("opened again");
        act(world, &officer, &created, "resolve", "kali ini betul").expect("resolved");
        for _ in 0..6 {
            world.wait(DAY * 30);
            assert_eq!(asked(world), 1, "never again");
        }
    });
}

#[test]
fn nobody_is_asked_about_what_was_opened_again_thanked_for_or_answered() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = |feedback| {
            let report = ReportNew {
                feedback,
                ..new(world)
            };
            create(world, &owner, &report, None, None).expect("a report")
        };
        let reopened = made(Feedback::Complaint);
        act(world, &officer, &reopened, "resolve", "siap").expect("resolved");
        act(world, &owner, &reopened, "reopen", "").expect("opened again");
        let answered = made(Feedback::Complaint);
        act(world, &officer, &answered, "decline", "tanah persendirian").expect("declined");
        say(world, &owner, &answered, (Outcome::Moot, Some(3))).expect("said");
        let thanks = made(Feedback::Appreciation);
        act(world, &officer, &thanks, "pass_on", "").expect("passed on");
        let enquiry = made(Feedback::Enquiry);
        act(world, &officer, &enquiry, "resolve", "buka Isnin").expect("answered");
        let unowned = create(world, &Actor::anonymous(), &new(world), None, None).expect("made");
        act(world, &officer, &unowned, "resolve", "siap").expect("resolved");
        world.wait(DAY * 60);
        assert_eq!(asked(world), 0);
    });
}

#[test]
fn not_fixed_opens_it_again_within_the_window_and_is_only_kept_after() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        let early = say(world, &owner, &created, (Outcome::Fixed, None));
        assert!(matches!(early, Err(Error::NotClosed)), "{early:?}");
        act(world, &officer, &created, "resolve", "siap").expect("resolved");
        let stranger = world.citizen("Badrul");
        for other in [&stranger, &officer, &Actor::anonymous()] {
            let refused = say(world, other, &created, (Outcome::NotFixed, Some(1)));
            assert!(matches!(refused, Err(Error::Case(cases::Error::NotFound))));
        }
        let again = say(world, &owner, &created, (Outcome::NotFixed, Some(1))).expect("said");
        assert!(again);
        assert_eq!(phase(world, &created), Phase::Open);
        let replayed = say(world, &owner, &created, (Outcome::NotFixed, Some(1)));
        assert!(matches!(replayed, Err(Error::NotClosed)));
        act(world, &officer, &created, "resolve", "siap lagi").expect("resolved");
        world.wait(DAY * 31);
        let late = say(world, &owner, &created, (Outcome::NotFixed, Some(1))).expect("said");
        assert!(!late);
        assert_eq!(phase(world, &created), Phase::Closed);
    });
}

#[test]
fn ratings_are_shown_from_five_on_and_private_reports_do_not_count() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let rated = |visibility, rating| {
            let report = ReportNew {
                visibility,
                ..new(world)
            };
            let created = create(world, &owner, &report, None, None).expect("a report");
            act(world, &officer, &created, "resolve", "siap").expect("resolved");
            say(world, &owner, &created, (Outcome::Fixed, Some(rating))).expect("said");
            created
        };
        let ratings = || {
            let found = world
                .app
                .db
                .read_blocking("test.ratings", |tx| ratings_of(tx, "mbpj"));
            found.expect("ratings")
        };
        rated(Visibility::Private, 1);
        let first = rated(Visibility::Named, 5);
        for rating in [5, 4, 4] {
            rated(Visibility::NameHidden, rating);
        }
        assert_eq!(ratings(), Ratings { count: 4, sum: 18 });
        assert_eq!(ratings().tenths(), None);
        rated(Visibility::NameHidden, 3);
        assert_eq!(ratings().tenths(), Some(42));
        say(world, &owner, &first, (Outcome::Fixed, Some(4))).expect("the last word counts");
        assert_eq!(ratings().tenths(), Some(40));
    });
}

#[test]
fn whoever_wishes_is_asked_once_more_and_an_officer_may_ask_at_once() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let created = create(world, &owner, &new(world), None, None).expect("a report");
        act(world, &officer, &created, "resolve", "siap").expect("resolved");
        assert!(
            act(world, &owner, &created, "ask_fixed", "").is_err(),
            "only officers ask"
        );
        act(world, &officer, &created, "ask_fixed", "").expect("asked");
        assert_eq!(asked(world), 1, "at once");
        world.wait(DAY * 40);
        assert_eq!(asked(world), 1, "that was the one time");
        let again = |world: &World| {
            let (app, who, now) = (world.app.clone(), owner.clone(), world.now());
            let reference = created.reference.clone();
            let answer = FixedAnswer {
                outcome: Outcome::NotFixed,
                rating: None,
                comment: None,
                again: true,
                fresh: Fresh::draw(&world.app.ids, now),
            };
            world.app.db.write_blocking("test.again", move |tx| {
                fixed_answer(tx, &app, (&who, now), &reference, &answer)
            })
        };
        for _ in 0..3 {
            assert_eq!(
                again(world).ok(),
                Some(false),
                "the time to open it again is over"
            );
        }
        world.wait(DAY * 27);
        assert_eq!(asked(world), 1, "not yet");
        world.wait(DAY * 2);
        assert_eq!(asked(world), 2, "once, though it was wished three times");
        world.wait(DAY);
        act(world, &officer, &created, "ask_fixed", "").expect("asked");
        assert!(
            act(world, &officer, &created, "ask_fixed", "").is_err(),
            "that is enough"
        );
        assert_eq!(asked(world), 3);
    });
}

#[test]
fn nobody_is_asked_whether_a_question_was_fixed() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let report = ReportNew {
            feedback: Feedback::Enquiry,
            ..new(world)
        };
        let created = create(world, &owner, &report, None, None).expect("a question");
        act(world, &officer, &created, "resolve", "buka Isnin").expect("answered");
        assert!(act(world, &officer, &created, "ask_fixed", "").is_err());
        assert_eq!(asked(world), 0);
    });
}
