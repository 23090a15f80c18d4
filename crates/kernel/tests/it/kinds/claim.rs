//! A small claim: signing, payment, scrutiny, send-back, service of process, defence and default.

use base::{Actor, PersonId};
use kernel::cases::{CaseMove, Error};
use kernel::ledger::End;
use testkit::{World, on_both_worlds};

use super::office::{Office, is_need, modules};

pub(crate) struct People {
    pub(crate) claimant: Actor,
    pub(crate) partner: Actor,
    pub(crate) defendant: Actor,
    pub(crate) registrar: Actor,
    pub(crate) magistrate: Actor,
}

pub(crate) fn people(world: &World) -> People {
    People {
        claimant: world.citizen("Aminah"),
        partner: world.citizen("Badrul"),
        defendant: world.citizen("Chong"),
        registrar: world.officer("officer", "mbpj"),
        magistrate: world.officer("agency_admin", "mbpj"),
    }
}

pub(crate) fn names(people: &[&Actor]) -> impl FnOnce(&mut CaseMove) + use<> {
    let people: Vec<PersonId> = people.iter().filter_map(|actor| actor.id()).collect();
    move |cmd| cmd.people = people
}

fn signed(office: Office<'_>, signers: &[&Actor]) {
    let open = office.tasks("signature").into_iter();
    let open: Vec<_> = open.filter(|task| task.outcome.is_none()).collect();
    assert_eq!(open.len(), signers.len());
    for signer in signers {
        let task = open.iter().find(|task| task.person == signer.id());
        let task = task.expect("a line to sign on");
        office.end(signer, task, "signed").expect("a signature");
    }
}

/// A claim that both signed and paid for.
pub(crate) fn filed<'w>(world: &'w World, people: &People) -> Office<'w> {
    let office = Office::open(world, "claim", "draft", &people.claimant);
    let both = [&people.claimant, &people.partner];
    office
        .step(&people.claimant, "prepare", names(&both))
        .expect("ready to sign");
    signed(office, &both);
    assert_eq!(office.case().state, "unpaid");
    assert_eq!(office.owed(), [1_000]);
    let paid = office.charge(&people.registrar, End::Settle);
    assert_eq!(paid.expect("a payment").state, "scrutiny");
    office
}

/// A claim that the defendant knows of.
fn served<'w>(world: &'w World, people: &People) -> Office<'w> {
    let office = filed(world, people);
    let named = office.step(
        &people.registrar,
        "name_defendant",
        names(&[&people.defendant]),
    );
    named.expect("a defendant");
    office.go(&people.registrar, "register");
    assert_eq!(office.go(&people.registrar, "serve"), "serving");
    let missed = office.end(&people.registrar, &office.task("service"), "not_served");
    assert_eq!(missed.expect("an attempt").state, "serving");
    office.go(&people.registrar, "serve");
    let reached = office.end(&people.registrar, &office.task("service"), "delivered");
    assert_eq!(reached.expect("service").state, "served");
    office
}

#[test]
fn everybody_signs_and_again_after_a_change() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = Office::open(world, "claim", "draft", &people.claimant);
        let both = [&people.claimant, &people.partner];
        let alone = office.step(&people.claimant, "prepare", |_| ());
        assert!(matches!(alone, Err(Error::PersonMissing)));
        office
            .step(&people.claimant, "prepare", names(&both))
            .expect("ready to sign");
        assert!(office.seen_by(&people.partner), "who signs may read");
        let lines = office.tasks("signature");
        let forged = office.end(&people.claimant, &lines[1], "signed");
        assert!(matches!(forged, Err(Error::Forbidden)));
        office
            .end(&people.claimant, &lines[0], "signed")
            .expect("a signature");
        assert_eq!(office.case().state, "signing");
        assert_eq!(office.go(&people.claimant, "edit"), "draft");
        let stale = office.end(&people.partner, &lines[1], "signed");
        assert!(matches!(stale, Err(Error::NotPossible { .. })));
        office
            .step(&people.claimant, "prepare", names(&both))
            .expect("ready to sign");
        signed(office, &both);
        assert_eq!(office.case().state, "unpaid");
    });
}

#[test]
fn sent_back_is_signed_again_but_not_paid_again() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = filed(world, &people);
        assert_eq!(office.go(&people.registrar, "send_back"), "returned");
        let one = [&people.claimant];
        office
            .step(&people.claimant, "amend", names(&one))
            .expect("amended");
        signed(office, &one);
        assert_eq!(office.case().state, "scrutiny");
        assert_eq!(office.owed(), Vec::<i64>::new());
        assert_eq!(office.charges().len(), 1);
        assert_eq!(office.clock("scrutinise").met, None, "scrutiny begins anew");
    });
}

#[test]
fn a_defendant_who_was_served_can_defend() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = served(world, &people);
        assert!(office.seen_by(&people.defendant));
        assert!(!office.seen_by(&world.citizen("Devi")));
        let early = office.step(&people.registrar, "enter_default", |_| ());
        assert!(is_need(&early));
        let stranger = office.step(&people.partner, "defend", |cmd| {
            cmd.body = Some("not me".to_owned());
        });
        assert!(matches!(stranger, Err(Error::Forbidden)));
        assert_eq!(office.go(&people.defendant, "defend"), "defended");
        let clerk = office.step(&people.registrar, "decide", |cmd| {
            cmd.body = Some("for the claimant".to_owned());
        });
        assert!(matches!(clerk, Err(Error::Forbidden)));
        assert_eq!(office.go(&people.magistrate, "decide"), "judgment");
        let (entries, _) = office.timeline(&people.defendant);
        assert!(entries.iter().any(|entry| entry.step == "service"));
    });
}

#[test]
fn who_stays_silent_loses_by_default() {
    on_both_worlds(modules, |world| {
        let people = people(world);
        let office = served(world, &people);
        let clock = office.clock("defence");
        assert_eq!(
            clock.paused, None,
            "the time to defend runs while the court waits"
        );
        office.wait_until(clock.due);
        assert_eq!(
            office.case().state,
            "served",
            "a default is entered by a person"
        );
        let entered = office.go(&people.registrar, "enter_default");
        assert_eq!(entered, "default_judgment");
    });
}
