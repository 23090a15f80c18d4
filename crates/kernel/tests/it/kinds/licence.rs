//! A licence with two fees, a visit, parallel opinions, four eyes and deemed approval.

use std::time::Duration;

use base::Actor;
use kernel::cases::{CaseMove, Error};
use kernel::ledger::{self, End};
use kernel::notifications;
use testkit::{World, on_both_worlds};

use super::office::{Office, is_need, modules};

const DAY: Duration = Duration::from_hours(24);

struct People {
    owner: Actor,
    officer: Actor,
    approver: Actor,
    fire: Actor,
}

fn people(world: &World) -> People {
    People {
        owner: world.citizen("Aminah"),
        officer: world.officer("officer", "mbpj"),
        approver: world.officer("agency_admin", "mbpj"),
        fire: world.officer("officer", "bomba"),
    }
}

/// An application that was paid and stands in screening.
fn screened<'w>(world: &'w World, people: &People) -> Office<'w> {
    let office = Office::open(world, "licence", "draft", &people.owner);
    assert_eq!(office.go(&people.owner, "submit"), "unpaid");
    assert_eq!(office.owed(), [5_000]);
    let paid = office.charge(&people.officer, End::Settle);
    assert_eq!(paid.expect("a payment").state, "screening");
    office
}

fn price(cmd: &mut CaseMove) {
    cmd.amounts.insert("licence".to_owned(), 20_000);
}

fn asks(agencies: &[&str]) -> impl FnOnce(&mut CaseMove) + use<> {
    let agencies = agencies.iter().map(|code| (*code).to_owned()).collect();
    move |cmd| cmd.agencies = agencies
}

#[test]
fn from_draft_to_licence() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = screened(world, &people);
        office
            .step(&people.officer, "visit", |_| ())
            .expect("a visit");
        let nobody = office.step(&people.officer, "consult", |_| ());
        assert!(matches!(nobody, Err(Error::AgencyUnknown)));
        assert!(!office.seen_by(&people.fire));
        let asked = office.step(&people.officer, "consult", asks(&["bomba", "kkm"]));
        assert_eq!(asked.expect("a consultation").case.state, "consulting");
        assert!(office.seen_by(&people.fire), "who is asked may look");

        let opinions = office.tasks("opinion");
        assert_eq!(opinions.len(), 2);
        let stranger = world.officer("officer", "dbkl");
        let refused = office.end(&stranger, &opinions[0], "support");
        assert!(matches!(refused, Err(Error::NotFound)));
        let other = office.end(&people.fire, &opinions[1], "support");
        assert!(matches!(other, Err(Error::NotFound | Error::Forbidden)));
        let wrong = office.end(&people.fire, &opinions[0], "perhaps");
        assert!(matches!(wrong, Err(Error::ReasonWrong)));
        let after = office.end(&people.fire, &opinions[0], "support");
        assert_eq!(after.expect("an opinion").state, "consulting");
        let twice = office.end(&people.fire, &opinions[0], "object");
        assert!(matches!(twice, Err(Error::NotPossible { .. })));

        office.wait_until(opinions[1].due.expect("a time"));
        let silent = office.task("opinion");
        assert_eq!(silent.outcome.as_deref(), Some("no_objection"));
        assert_eq!(
            office.case().state,
            "consulting",
            "the visit is still to come"
        );
        let visited = office.end(&people.officer, &office.task("visit"), "fit");
        assert_eq!(visited.expect("a visit").state, "deciding");

        let below = office.step(&people.officer, "approve", price);
        assert!(
            matches!(below, Err(Error::Forbidden)),
            "an officer does not approve"
        );
        let approved = office
            .step(&people.approver, "approve", price)
            .expect("an approval");
        assert_eq!(approved.case.state, "approved");
        let paid = office
            .charge(&people.officer, End::Settle)
            .expect("a payment");
        assert_eq!(paid.state, "licensed");
        balanced(world);
    });
}

/// Every entry of the journal sums to zero, and nothing is owed to the agency any more.
fn balanced(world: &World) {
    let currency = base::Currency::parse("MYR").expect("a currency");
    let books = world.app.db.read_blocking("test.books", move |tx| {
        Ok::<_, ledger::Error>((
            ledger::journal_faults(tx)?,
            ledger::balance(tx, "mbpj:receivable", currency)?.amount,
            ledger::balance(tx, "mbpj:cash", currency)?.amount,
            ledger::balance(tx, "mbpj:income:licence", currency)?.amount,
        ))
    });
    let (faults, owed, cash, income) = books.expect("books");
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!((owed, cash, income), (0, 25_000, -20_000));
}

#[test]
fn four_eyes_and_an_unfit_place() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = screened(world, &people);
        // The one who approves also consulted.
        office
            .step(&people.approver, "visit", |_| ())
            .expect("a visit");
        office
            .step(&people.approver, "consult", asks(&["bomba"]))
            .expect("a consultation");
        office
            .end(&people.fire, &office.task("opinion"), "support")
            .expect("an opinion");
        office
            .end(&people.officer, &office.task("visit"), "unfit")
            .expect("a visit");
        assert!(is_need(&office.step(&people.approver, "approve", price)));
        let second = world.colleague("Encik Dua", "agency_admin", "mbpj");
        let unfit = office.step(&second, "approve", price);
        assert!(is_need(&unfit), "the place is not fit");
        let refused = office.step(&second, "refuse", |cmd| {
            cmd.reason = Some("unsafe".to_owned());
            cmd.body = Some("no second exit".to_owned());
        });
        assert_eq!(refused.expect("a refusal").case.state, "refused");
    });
}

#[test]
fn what_is_sent_back_stands_and_comes_by_letter() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = screened(world, &people);
        let before = office.clock("decide").due;
        world.wait(DAY);
        let sent = office.step(&people.officer, "send_back", |cmd| {
            cmd.body = Some("the plan is not to scale".to_owned());
            cmd.marks = vec!["plan".to_owned()];
        });
        assert_eq!(sent.expect("sent back").case.state, "correcting");
        world.run_jobs();
        let letters = world.app.db.read_blocking("test.letters", move |tx| {
            notifications::messages_recent(tx, 10)
        });
        let letters = letters.expect("letters");
        assert_eq!(letters[0].template, "formal:licences-letter-sent-back");
        let letter = notifications::letter(&world.app.site, &letters[0], world.now());
        assert!(letter.body.contains("the plan is not to scale"));
        assert!(letter.body.contains(office.case().reference.as_str()));
        world.wait(DAY * 14);
        assert_eq!(office.go(&people.owner, "correct"), "screening");
        let after = office.clock("decide");
        assert!(
            after.due >= before + DAY * 12,
            "the agency does not lose the owner's days"
        );
        assert_eq!(after.trace.pauses.len(), 1);
        assert_eq!(office.clock("screen").met, None, "screening begins anew");
    });
}

#[test]
fn silence_is_consent() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = screened(world, &people);
        office
            .step(&people.officer, "visit", |_| ())
            .expect("a visit");
        office
            .step(&people.officer, "consult", asks(&["bomba"]))
            .expect("a consultation");
        office.wait_until(office.clock("decide").due);
        let case = office.case();
        assert_eq!(case.state, "licensed");
        assert_eq!(case.desk, None);
        assert_eq!(
            office.task("opinion").outcome.as_deref(),
            Some("no_objection")
        );
        let (entries, _) = office.timeline(&people.owner);
        assert!(entries.iter().any(|entry| entry.step == "deem"));
        assert!(
            !entries.iter().any(|entry| entry.step == "opinion"),
            "opinions are internal"
        );
    });
}

#[test]
fn only_who_works_there_can_be_assigned() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = screened(world, &people);
        let to = |actor: &Actor| {
            let people = actor.id().into_iter().collect();
            move |cmd: &mut CaseMove| cmd.people = people
        };
        let wrong = office.step(&people.officer, "assign", to(&people.fire));
        assert!(matches!(wrong, Err(Error::PersonMissing)));
        let right = office.step(&people.officer, "assign", to(&people.approver));
        assert_eq!(right.expect("assigned").case.holder, people.approver.id());
    });
}

#[test]
fn a_waived_fee_is_as_good_as_a_paid_one() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = Office::open(world, "licence", "draft", &people.owner);
        office.go(&people.owner, "submit");
        let below = office.charge(&people.officer, End::Waive);
        assert!(matches!(below, Err(Error::Forbidden)));
        let waived = office.charge(&people.approver, End::Waive).expect("waived");
        assert_eq!(waived.state, "screening");
    });
}
