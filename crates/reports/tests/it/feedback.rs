//! Questions, ideas and thanks beside complaints, and reports that are opened again.

use std::time::Duration;

use base::{Actor, Lang};
use kernel::cases::{self, Phase};
use reports::actions::{self, ReportSeen};
use reports::model::{Feedback, ReportFilter, ReportNew, Visibility};
use reports::{Error, rules};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, messages, modules, new};

fn of(world: &World, feedback: Feedback) -> ReportNew {
    ReportNew {
        feedback,
        ..new(world)
    }
}

fn seen(world: &World, reader: &Actor, created: &actions::Created) -> ReportSeen {
    let (reader, reference) = (reader.clone(), created.reference.clone());
    world
        .app
        .db
        .read_blocking("test.show", move |tx| {
            actions::report_show(tx, &reader, &reference)
        })
        .expect("the report")
}

#[test]
fn thanks_have_no_deadline_and_are_passed_on() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let thanks = of(world, Feedback::Appreciation);
        let created = create(world, &owner, &thanks, None, None).expect("thanks");
        let first = seen(world, &officer, &created);
        assert_eq!(first.report.case.state, "thanks");
        assert_eq!((first.report.case.due, first.deadlines.len()), (None, 0));
        let refused = act(world, &officer, &created, "resolve", "siap");
        assert!(matches!(refused, Err(Error::Case(_))), "nothing to resolve");
        world.wait(Duration::from_hours(24 * 200));
        act(world, &officer, &created, "pass_on", "").expect("passed on");
        let last = seen(world, &Actor::anonymous(), &created);
        assert_eq!(last.report.case.phase, Phase::Closed);
        assert_eq!((last.report.case.due, last.deadlines.len()), (None, 0));
    });
}

#[test]
fn thanks_without_a_place_reach_somebody() {
    on_both_worlds(modules, |world| {
        let thanks = ReportNew {
            point: None,
            address: None,
            ..of(world, Feedback::Appreciation)
        };
        let owner = world.citizen("Aminah");
        let created = create(world, &owner, &thanks, None, None).expect("thanks");
        assert_eq!(seen(world, &owner, &created).report.case.agency, "bpa");
    });
}

#[test]
fn lists_and_counts_tell_the_sorts_apart() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        for feedback in Feedback::ALL {
            create(world, &owner, &of(world, feedback), None, None).expect("a report");
        }
        let private = ReportNew {
            visibility: Visibility::Private,
            ..of(world, Feedback::Enquiry)
        };
        create(world, &owner, &private, None, None).expect("a report");
        let listed = |filter: ReportFilter| {
            let rows = world.app.db.read_blocking("test.list", move |tx| {
                actions::report_list(tx, &filter, (100, 0))
            });
            let rows = rows.expect("a list").into_iter();
            rows.map(|row| row.feedback).collect::<Vec<_>>()
        };
        for feedback in Feedback::ALL {
            for agency in [None, Some("mbpj".to_owned())] {
                let filter = ReportFilter {
                    feedback: Some(feedback),
                    agency,
                    ..ReportFilter::default()
                };
                assert_eq!(listed(filter), [feedback]);
            }
        }
        assert_eq!(listed(ReportFilter::default()).len(), 4);
        let counts = world
            .app
            .db
            .read_blocking("test.counts", actions::feedback_counts)
            .expect("counts");
        for feedback in Feedback::ALL {
            assert_eq!(counts.get(&feedback), Some(&1), "{feedback:?}");
        }
    });
}

#[test]
fn an_answered_question_is_not_called_resolved() {
    let key = |feedback| rules::words_key("state", "resolved", feedback);
    assert_eq!(key(Feedback::Complaint), "reports-state-resolved");
    assert_eq!(key(Feedback::Enquiry), "reports-state-resolved-enquiry");
    assert_eq!(
        key(Feedback::Suggestion),
        "reports-state-resolved-suggestion"
    );
    for (lang, words) in reports::LOCALES {
        for feedback in [Feedback::Enquiry, Feedback::Suggestion] {
            for (sort, code) in [
                ("state", "in_progress"),
                ("state", "resolved"),
                ("state", "declined"),
                ("move", "claim"),
                ("move", "resolve"),
                ("move", "decline"),
            ] {
                let key = format!("\n{} = ", rules::words_key(sort, code, feedback));
                assert!(words.contains(&key), "{lang} has no{key}");
            }
        }
    }
}

#[test]
fn a_closed_report_is_opened_again_within_thirty_days_and_the_agency_is_told() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = || create(world, &owner, &new(world), None, None).expect("a report");
        let (soon, late) = (made(), made());
        for created in [&soon, &late] {
            act(world, &officer, created, "resolve", "siap").expect("resolved");
        }
        let first_due = seen(world, &owner, &soon).report.case.due;
        world.wait(Duration::from_hours(24 * 29));
        let stranger = world.citizen("Badrul");
        assert!(act(world, &stranger, &soon, "reopen", "").is_err());
        act(world, &owner, &soon, "reopen", "").expect("opened again");
        let again = seen(world, &Actor::anonymous(), &soon);
        assert_eq!(again.report.case.phase, Phase::Open);
        assert!(again.report.case.due > first_due, "the clock began anew");
        assert!(again.entries.iter().any(|entry| entry.step == "reopen"));
        let told = messages(world);
        let told = told.iter().filter(|(name, _)| name == "officer_reopened");
        assert_eq!(told.count(), 1);
        world.wait(Duration::from_hours(24 * 2));
        let refused = act(world, &owner, &late, "reopen", "");
        assert!(
            matches!(refused, Err(Error::Case(cases::Error::NeedMissing(_)))),
            "{refused:?}"
        );
        act(world, &officer, &soon, "resolve", "kali ini betul").expect("resolved");
        act(world, &owner, &soon, "reopen", "").expect("the window began anew");
    });
}

#[test]
fn letters_of_a_private_report_say_neither_what_nor_who() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let private = ReportNew {
            visibility: Visibility::Private,
            lang: Lang::MS,
            ..new(world)
        };
        let created = create(world, &owner, &private, None, None).expect("a report");
        act(
            world,
            &officer,
            &created,
            "reply",
            "pegawai Zainal digantung",
        )
        .expect("a reply");
        let sent = world
            .app
            .db
            .read_blocking("test.recent", |tx| {
                kernel::notifications::messages_recent(tx, 10)
            })
            .expect("letters");
        let own = sent
            .iter()
            .filter(|letter| letter.template != "officer_new_report");
        let mut letters = 0;
        for message in own {
            letters += 1;
            let letter = kernel::notifications::letter_whole(&world.app, message, world.now());
            let whole = format!("{}{}", letter.subject, letter.body);
            assert!(whole.contains(created.reference.as_str()));
            for secret in ["Zainal", "lampu", "Lampu", "Petaling", "MBPJ", "Aminah"] {
                assert!(!whole.contains(secret), "{secret}: {whole}");
            }
        }
        assert_eq!(letters, 2);
    });
}
