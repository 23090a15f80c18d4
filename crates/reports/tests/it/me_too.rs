//! "Me too" on both stores: once for each person, told what becomes of it, and kept through a merger.

use base::{Actor, Lang, PersonId, Reference};
use kernel::audit::Fresh;
use kernel::cases::{self, CaseMove};
use kernel::identity::{Address, CodeConfirm, CodeRequest, Email};
use reports::Error;
use reports::actions::{self, Created, ReportSeen};
use reports::me_too::{self, MeToo, Said};
use reports::model::{ReportNew, Visibility};
use testkit::{World, on_both_worlds};

use crate::journeys::{act, create, messages, modules, new};

fn join(world: &World, reference: &Reference, person: &Actor) -> Result<(), Error> {
    let (reference, now) = (reference.clone(), world.now());
    let said = Said {
        person: person.id().expect("a person"),
        lang: Lang::EN,
    };
    world.app.db.write_blocking("test.me_too", move |tx| {
        me_too::me_too_put(tx, now, &reference, said).map(drop)
    })
}

fn leave(world: &World, reference: &Reference, person: &Actor) -> Result<(), Error> {
    let (reference, person) = (reference.clone(), person.id().expect("a person"));
    world.app.db.write_blocking("test.me_too_end", move |tx| {
        me_too::me_too_end(tx, &reference, person).map(drop)
    })
}

fn seen(world: &World, reader: &Actor, reference: &Reference) -> ReportSeen {
    let (reader, reference) = (reader.clone(), reference.clone());
    world
        .app
        .db
        .read_blocking("test.show", move |tx| {
            actions::report_show(tx, &reader, &reference)
        })
        .expect("the report")
}

fn counted(world: &World, reader: &Actor, reference: &Reference) -> (i64, bool) {
    let MeToo { count, mine } = seen(world, reader, reference).me_too;
    (count, mine)
}

fn reported(world: &World, owner: &Actor) -> Created {
    create(world, owner, &new(world), None, None).expect("a report")
}

#[test]
fn a_person_is_counted_once_and_can_be_taken_off_again() {
    on_both_worlds(modules, |world| {
        let (owner, other) = (world.citizen("Aminah"), world.citizen("Lim"));
        let reference = reported(world, &owner).reference;
        for _ in 0..3 {
            join(world, &reference, &other).expect("joined");
        }
        assert_eq!(counted(world, &other, &reference), (1, true));
        assert_eq!(counted(world, &Actor::anonymous(), &reference), (1, false));
        join(world, &reference, &owner).expect("nothing happens");
        assert_eq!(
            counted(world, &owner, &reference),
            (1, false),
            "it is the owner's anyway"
        );
        leave(world, &reference, &owner).expect("nobody else is taken off");
        assert_eq!(counted(world, &other, &reference), (1, true));
        for _ in 0..2 {
            leave(world, &reference, &other).expect("off");
        }
        assert_eq!(counted(world, &other, &reference), (0, false));
    });
}

#[test]
fn many_at_once_are_all_counted() {
    on_both_worlds(modules, |world| {
        let reference = reported(world, &world.citizen("Aminah")).reference;
        let people: Vec<Actor> = (0..6)
            .map(|number| world.citizen(&format!("Orang {number}")))
            .collect();
        std::thread::scope(|scope| {
            for person in people.iter().chain(&people) {
                let reference = &reference;
                scope.spawn(move || join(world, reference, person).expect("joined"));
            }
        });
        assert_eq!(counted(world, &people[0], &reference), (6, true));
    });
}

#[test]
fn private_unknown_and_closed_reports_take_nobody() {
    on_both_worlds(modules, |world| {
        let (owner, other) = (world.citizen("Aminah"), world.citizen("Lim"));
        let officer = world.officer("officer", "mbpj");
        let private = ReportNew {
            visibility: Visibility::Private,
            ..new(world)
        };
        let private = create(world, &owner, &private, None, None).expect("private");
        let unknown = world.app.ids.reference("RR");
        for reference in [private.reference, unknown] {
            let refused = join(world, &reference, &other).expect_err("not for everybody");
            assert!(matches!(refused, Error::Case(cases::Error::NotFound)));
            assert!(leave(world, &reference, &other).is_err());
        }
        let closed = reported(world, &owner);
        act(world, &officer, &closed, "resolve", "sudah").expect("resolved");
        let refused = join(world, &closed.reference, &other).expect_err("closed");
        assert!(matches!(
            refused,
            Error::Case(cases::Error::NotPossible { .. })
        ));
    });
}

fn letters(world: &World, person: &Actor) -> usize {
    const LETTERS: store::Sql = store::Sql::new(
        "test.letters",
        "select count(*) as n from kernel_message where template = 'report_news' and person_id = $1",
    );
    let id: PersonId = person.id().expect("a person");
    let found = world.app.db.read_blocking("test.letters", move |tx| {
        tx.one(&LETTERS, &store::params![id], |row| row.get::<i64>("n"))
    });
    usize::try_from(found.expect("letters").unwrap_or_default()).expect("a few")
}

#[test]
fn who_joined_is_told_what_everybody_may_read() {
    on_both_worlds(modules, |world| {
        let (owner, other) = (world.citizen("Aminah"), world.citizen("Lim"));
        let (left, officer) = (world.citizen("Kavitha"), world.officer("officer", "mbpj"));
        let created = reported(world, &owner);
        join(world, &created.reference, &other).expect("joined");
        join(world, &created.reference, &left).expect("joined");
        leave(world, &created.reference, &left).expect("left");
        act(world, &officer, &created, "note", "hubungi kontraktor").expect("note");
        act(world, &officer, &created, "ask", "tiang berapa?").expect("ask");
        world.run_jobs();
        assert_eq!(letters(world, &other), 0, "that was not for everybody");
        act(world, &owner, &created, "answer", "tiang 7").expect("answer");
        act(world, &officer, &created, "resolve", "sudah dibaiki").expect("resolved");
        world.run_jobs();
        world.run_jobs();
        assert_eq!(letters(world, &other), 1);
        assert_eq!((letters(world, &left), letters(world, &owner)), (0, 0));
        let told = messages(world);
        let resolved = told
            .iter()
            .filter(|(template, _)| template == "report_resolved");
        assert_eq!(resolved.count(), 1, "the owner gets the usual letter");
    });
}

fn merge(world: &World, officer: &Actor, one: &Created, into: &Created) -> Result<(), Error> {
    let cmd = CaseMove {
        other: Some(into.id),
        ..CaseMove::new(one.id, "merge", Fresh::draw(&world.app.ids, world.now()))
    };
    let (app, actor, now) = (world.app.clone(), officer.clone(), world.now());
    world.app.db.write_blocking("test.merge", move |tx| {
        Ok(cases::case_act(tx, &app, (&actor, now), &cmd).map(drop)?)
    })
}

#[test]
fn everybody_of_a_merged_report_follows_the_one_that_goes_on() {
    on_both_worlds(modules, |world| {
        let (first, second) = (world.citizen("Aminah"), world.citizen("Lim"));
        let (joined, officer) = (world.citizen("Kavitha"), world.officer("officer", "mbpj"));
        let (kept, merged) = (reported(world, &first), reported(world, &second));
        join(world, &merged.reference, &joined).expect("joined");
        join(world, &merged.reference, &first).expect("joined");
        merge(world, &officer, &merged, &kept).expect("merged");
        let shown = seen(world, &Actor::anonymous(), &merged.reference);
        assert_eq!(shown.merged_into.as_ref(), Some(&kept.reference));
        assert_eq!(
            counted(world, &second, &kept.reference),
            (2, true),
            "not its own reporter"
        );
        act(world, &officer, &kept, "resolve", "sudah dibaiki").expect("resolved");
        world.run_jobs();
        world.run_jobs();
        assert_eq!((letters(world, &second), letters(world, &joined)), (1, 1));
        assert_eq!(letters(world, &first), 0);
        assert!(
            merge(world, &officer, &merged, &kept).is_err(),
            "it is closed"
        );
    });
}

#[test]
fn two_reports_cannot_be_merged_into_each_other() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let (one, other) = (reported(world, &owner), reported(world, &owner));
        assert!(merge(world, &officer, &one, &one).is_err(), "into itself");
        merge(world, &officer, &one, &other).expect("merged");
        assert!(
            merge(world, &officer, &other, &one).is_err(),
            "that one is over"
        );
        assert!(
            merge(world, &owner, &other, &one).is_err(),
            "officers merge"
        );
    });
}

#[test]
fn a_stranger_joins_with_a_code_and_a_wrong_one_counts_nobody() {
    on_both_worlds(modules, |world| {
        let created = reported(world, &world.citizen("Aminah"));
        let address = Address::Email(Email::parse("orang@example.org").expect("an address"));
        let purpose = format!("me_too:{}", created.id);
        let template = "me_too_confirm_code";
        let code = CodeRequest::draw(
            &world.app.ids,
            world.now(),
            purpose.clone(),
            address.clone(),
            template,
            Lang::EN,
        );
        let digits = code.code.clone();
        let now = world.now();
        let asked = code.clone();
        world
            .app
            .db
            .write_blocking("test.code", move |tx| {
                kernel::identity::code_request(tx, now, &asked)
            })
            .expect("sent");
        let confirm = |typed: &str| {
            let cmd = CodeConfirm {
                purpose: purpose.clone(),
                address: address.clone(),
                code: typed.to_owned(),
            };
            let (reference, now) = (created.reference.clone(), world.now());
            let person = world.app.ids.next(now);
            world.app.db.write_blocking("test.confirm", move |tx| {
                me_too::me_too_confirm(tx, now, &reference, (&cmd, person, Lang::EN))
            })
        };
        let wrong = if digits == "000000" {
            "000001"
        } else {
            "000000"
        };
        assert!(confirm(wrong).expect("the count is kept").is_err());
        assert_eq!(counted(world, &Actor::anonymous(), &created.reference).0, 0);
        confirm(&digits).expect("stands").expect("confirmed");
        assert_eq!(counted(world, &Actor::anonymous(), &created.reference).0, 1);
        assert!(
            confirm(&digits).expect("stands").is_err(),
            "a code is good once"
        );
    });
}
