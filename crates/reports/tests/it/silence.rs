//! Questions to reporters that nobody answers: reminded, closed, and opened again by an answer; on both stores.

use std::time::Duration;

use base::{Actor, PersonId};
use kernel::cases::{self, Deadline, Error as CaseError};
use reports::Error;
use reports::actions::Created;
use reports::model::{Addressee, ReportNew, Reporter, Visibility};
use reports::sms::Taken;
use store::params;
use testkit::{World, on_both_worlds};

use crate::handover::{case, step};
use crate::journeys::{act, create, messages, modules, new};
use crate::sms::{AMINAH, sent};

const REMINDED: &str = "case:reports-reminded-letter";
const UNANSWERED: &str = "formal:reports-unanswered-letter";

fn days(world: &World, days: u64) {
    world.wait(Duration::from_hours(24 * days));
    world.run_jobs();
}

/// A report of which its agency has just asked something.
fn asked(world: &World, owner: &Actor, report: &ReportNew) -> (Created, Actor) {
    let created = create(world, owner, report, None, None).expect("a report");
    let officer = world.officer("officer", "mbpj");
    act(world, &officer, &created, "ask", "tiang nombor berapa?").expect("asked");
    (created, officer)
}

fn letters(world: &World, template: &str) -> usize {
    let all = messages(world).into_iter();
    all.filter(|(found, _)| found == template).count()
}

fn clock(world: &World, created: &Created, code: &str) -> Deadline {
    let case = case(world, created);
    let read = world.app.db.read_blocking("test.clocks", move |tx| {
        cases::case_timeline(tx, &Actor::system(), &case)
    });
    let (_, clocks) = read.expect("clocks");
    let found = clocks.into_iter().rfind(|known| known.clock == code);
    found.expect("a clock")
}

fn refused(made: &Result<(), Error>) -> bool {
    matches!(
        made,
        Err(Error::Case(
            CaseError::NeedMissing(_) | CaseError::NotPossible { .. }
        ))
    )
}

#[test]
fn whoever_does_not_answer_is_reminded_and_then_the_report_is_closed() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let (created, _) = asked(world, &owner, &new(world));
        days(world, 13);
        assert_eq!(letters(world, REMINDED), 0, "there is time");
        days(world, 2);
        assert_eq!(letters(world, REMINDED), 1);
        assert_eq!(case(world, &created).state, "waiting");
        days(world, 14);
        assert_eq!(
            case(world, &created).state,
            "waiting",
            "thirty days are not over"
        );
        days(world, 2);
        let closed = case(world, &created);
        assert_eq!((closed.state.as_str(), closed.public), ("unanswered", true));
        assert!(closed.closed.is_some());
        assert_eq!(
            (letters(world, REMINDED), letters(world, UNANSWERED)),
            (1, 1)
        );
        let resolve = clock(world, &created, "resolve");
        assert!(!resolve.is_running(), "no clock of the agency runs on");
        assert!(
            resolve.met.is_some_and(|met| met <= resolve.due),
            "and none ran out"
        );
        days(world, 100);
        assert_eq!(
            (letters(world, REMINDED), letters(world, UNANSWERED)),
            (1, 1)
        );
        assert_eq!(case(world, &created).desk, None, "nobody is troubled by it");
    });
}

#[test]
fn an_answer_in_time_ends_the_waiting_and_the_next_question_waits_anew() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let (created, officer) = asked(world, &owner, &new(world));
        days(world, 10);
        act(world, &owner, &created, "answer", "nombor 7").expect("answered");
        days(world, 1);
        act(world, &officer, &created, "ask", "sebelah mana?").expect("asked again");
        days(world, 13);
        assert_eq!(
            letters(world, REMINDED),
            0,
            "thirteen days of the second question"
        );
        days(world, 2);
        assert_eq!(letters(world, REMINDED), 1);
        days(world, 13);
        assert_eq!(case(world, &created).state, "waiting");
        days(world, 3);
        assert_eq!(case(world, &created).state, "unanswered");
    });
}

#[test]
fn an_answer_that_comes_late_opens_the_report_again_while_there_is_time() {
    on_both_worlds(modules, |world| {
        let (owner, other) = (world.citizen("Aminah"), world.citizen("Orang"));
        let (created, officer) = asked(world, &owner, &new(world));
        days(world, 31);
        assert!(act(world, &other, &created, "answer_late", "nombor 7").is_err());
        assert!(act(world, &officer, &created, "answer_late", "nombor 7").is_err());
        assert!(
            refused(&act(world, &owner, &created, "answer", "nombor 7")),
            "it is closed"
        );
        act(world, &owner, &created, "answer_late", "nombor 7").expect("answered");
        let open = case(world, &created);
        assert_eq!((open.state.as_str(), open.closed), ("in_progress", None));
        let resolve = clock(world, &created, "resolve");
        assert!(
            resolve.is_running() && resolve.due > world.now(),
            "its agency has time again"
        );
        act(world, &officer, &created, "ask", "sebelah mana?").expect("asked again");
        days(world, 31);
        days(world, 31);
        assert!(
            refused(&act(world, &owner, &created, "answer_late", "kiri")),
            "too late"
        );
        act(world, &owner, &created, "write", "kiri").expect("words still reach the agency");
        assert_eq!(case(world, &created).state, "unanswered");
    });
}

#[test]
fn whoever_asks_to_be_phoned_has_said_something() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let (created, _) = asked(world, &owner, &new(world));
        days(world, 5);
        step(world, &owner, &created, "call_me", |cmd| {
            cmd.reason = Some("morning".to_owned());
        })
        .expect("a wish");
        days(world, 40);
        assert_eq!(letters(world, REMINDED), 0);
        assert_eq!(case(world, &created).state, "waiting");
        days(world, 21);
        assert_eq!(case(world, &created).state, "unanswered");
    });
}

#[test]
fn what_an_officer_settles_or_hands_over_waits_for_nobody() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let (created, officer) = asked(world, &owner, &new(world));
        act(world, &officer, &created, "resolve", "sudah siap").expect("resolved");
        days(world, 40);
        assert_eq!(case(world, &created).state, "resolved");
        assert_eq!(
            (letters(world, REMINDED), letters(world, UNANSWERED)),
            (0, 0)
        );
    });
}

#[test]
fn letters_about_a_private_report_say_nothing_of_it() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let report = ReportNew {
            visibility: Visibility::Private,
            ..new(world)
        };
        let (created, _) = asked(world, &owner, &report);
        let before = letters(world, "report_private");
        days(world, 31);
        assert_eq!(case(world, &created).state, "unanswered");
        assert_eq!(
            (letters(world, REMINDED), letters(world, UNANSWERED)),
            (0, 0)
        );
        assert_eq!(letters(world, "report_private"), before + 2);
    });
}

#[test]
fn a_report_that_nobody_can_be_written_to_about_is_closed_as_well() {
    on_both_worlds(modules, |world| {
        let report = ReportNew {
            reporter: Reporter::default(),
            ..new(world)
        };
        let (created, _) = asked(world, &Actor::anonymous(), &report);
        let before = messages(world).len();
        days(world, 31);
        assert_eq!(case(world, &created).state, "unanswered");
        assert_eq!(messages(world).len(), before);
    });
}

/// Who owns the newest report.
fn reported(world: &World) -> (Created, PersonId) {
    const NEWEST: store::Sql = store::Sql::new(
        "test.newest",
        "select id, reference, owner_id from kernel_case order by created_us desc limit 1",
    );
    let read = world.app.db.read_blocking("test.newest", |tx| {
        tx.one(&NEWEST, &params![], |row| {
            Ok((
                row.get("id")?,
                row.get::<String>("reference")?,
                row.get("owner_id")?,
            ))
        })
    });
    let (id, reference, owner) = read
        .map_err(|error: store::Error| error)
        .expect("a row")
        .expect("a report");
    let created = Created {
        id,
        reference: base::Reference::parse(&reference).expect("a reference"),
        unconfirmed: false,
    };
    (created, owner)
}

#[test]
fn a_text_message_opens_again_what_was_closed_for_silence() {
    on_both_worlds(modules, |world| {
        sent(world, "1", AMINAH, "ADUAN Petaling Jaya lampu jalan padam").expect("taken");
        let (created, _) = reported(world);
        let officer = world.officer("officer", "mbpj");
        act(world, &officer, &created, "ask", "tiang nombor berapa?").expect("asked");
        days(world, 31);
        let to: Vec<_> = messages(world)
            .into_iter()
            .filter(|(template, _)| template == UNANSWERED)
            .map(|(_, to)| to)
            .collect();
        assert_eq!(to, [AMINAH], "told by text message");
        let answer = sent(world, "2", AMINAH, "nombor 7").expect("taken");
        assert_eq!(answer, Taken::Answer);
        assert_eq!(case(world, &created).state, "in_progress");
    });
}

#[test]
fn how_long_a_question_waits_is_the_packs_by_category() {
    for (category, remind, close) in [("traffic-light", 7, 14), ("strata", 30, 60)] {
        on_both_worlds(modules, |world| {
            let owner = world.citizen("Aminah");
            let report = ReportNew {
                category: category.to_owned(),
                addressee: Addressee::Chosen("mbpj".to_owned()),
                ..new(world)
            };
            let (created, _) = asked(world, &owner, &report);
            days(world, remind - 1);
            assert_eq!(letters(world, REMINDED), 0, "{category}");
            days(world, 2);
            assert_eq!(letters(world, REMINDED), 1, "{category}");
            days(world, close - remind - 2);
            assert_eq!(case(world, &created).state, "waiting", "{category}");
            days(world, 2);
            assert_eq!(case(world, &created).state, "unanswered", "{category}");
        });
    }
}
