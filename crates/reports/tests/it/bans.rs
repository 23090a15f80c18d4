//! Senders who are not heard for a time: by whom that is decided, what they are told, and what goes on; on both stores.

use std::time::Duration;

use base::Actor;
use kernel::audit::Fresh;
use kernel::bans::{self, Ban, Error as BanError, Propose, State};
use reports::Error;
use reports::actions::Created;
use reports::model::{Addressee, ReportNew, Reporter, Source};
use testkit::{World, on_both_worlds};

use crate::journeys::{create, modules, new};

fn propose(
    world: &World,
    officer: &Actor,
    created: &Created,
    (reason, days): (&str, u32),
) -> Result<Ban, BanError> {
    let cmd = Propose {
        id: world.app.ids.next::<Ban>(world.now()).to_string(),
        reference: created.reference.clone(),
        reason: reason.to_owned(),
        days,
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let (app, officer, now) = (world.app.clone(), officer.clone(), world.now());
    world.app.db.write_blocking("test.propose", move |tx| {
        bans::ban_propose(tx, &app, (&officer, now), &cmd)
    })
}

fn decide(world: &World, officer: &Actor, ban: &Ban, holds: bool) -> Result<(), BanError> {
    let fresh = Fresh::draw(&world.app.ids, world.now());
    let (officer, now, id) = (officer.clone(), world.now(), ban.id.clone());
    world.app.db.write_blocking("test.decide", move |tx| {
        bans::ban_decide(tx, (&officer, now), (&id, holds), &fresh)
    })
}

fn lift(world: &World, officer: &Actor, ban: &Ban, why: &str) -> Result<(), BanError> {
    let fresh = Fresh::draw(&world.app.ids, world.now());
    let (officer, now, id, why) = (officer.clone(), world.now(), ban.id.clone(), why.to_owned());
    world.app.db.write_blocking("test.lift", move |tx| {
        bans::ban_lift(tx, (&officer, now), (&id, &why), &fresh)
    })
}

fn list(world: &World, officer: &Actor) -> Vec<Ban> {
    let officer = officer.clone();
    let read = world.app.db.read_blocking("test.bans", move |tx| {
        bans::bans_list(tx, &officer, (base::Time::from_micros(i64::MAX), ""), 50)
    });
    read.expect("a list")
}

/// A report to this council of somebody who gives no address.
fn to(world: &World, agency: &str) -> ReportNew {
    ReportNew {
        addressee: Addressee::Chosen(agency.to_owned()),
        reporter: Reporter::default(),
        ..new(world)
    }
}

/// Why somebody was refused, as far as they were told.
fn reason(refused: Result<Created, Error>) -> Option<String> {
    match refused.expect_err("they are not heard") {
        Error::Banned { reason, .. } => reason,
        other => Some(format!("another refusal: {other}")),
    }
}

const WHY: &str = "Seratus laporan palsu dalam sehari.";

#[test]
fn a_ban_holds_when_somebody_else_has_decided_and_until_its_end() {
    on_both_worlds(modules, |world| {
        let sender = world.citizen("Aminah");
        let created = create(world, &sender, &to(world, "mbpj"), None, None).expect("one");
        let (officer, bureau) = (
            world.officer("officer", "mbpj"),
            world.officer("triage", "bpa"),
        );
        for (words, days) in [(" ", 30), (WHY, 31)] {
            assert!(propose(world, &officer, &created, (words, days)).is_err());
        }
        let other = world.officer("officer", "dbkl");
        assert!(propose(world, &other, &created, (WHY, 30)).is_err());
        let ban = propose(world, &officer, &created, (WHY, 30)).expect("a proposal");
        let again = propose(world, &officer, &created, (WHY, 30));
        assert!(matches!(again, Err(BanError::Already)));
        create(world, &sender, &to(world, "mbpj"), None, None).expect("nothing is decided");
        assert!(matches!(
            decide(world, &officer, &ban, true),
            Err(BanError::Forbidden)
        ));
        decide(world, &bureau, &ban, true).expect("decided");
        assert!(matches!(
            decide(world, &bureau, &ban, false),
            Err(BanError::Decided)
        ));
        let told = reason(create(world, &sender, &to(world, "mbpj"), None, None));
        assert_eq!(told.as_deref(), Some(WHY), "they are told why");
        create(world, &sender, &to(world, "dbkl"), None, None).expect("another agency hears them");
        create(
            world,
            &world.citizen("Badrul"),
            &to(world, "mbpj"),
            None,
            None,
        )
        .expect("another");
        world.wait(Duration::from_hours(24 * 31));
        world.run_jobs();
        create(world, &sender, &to(world, "mbpj"), None, None).expect("it is over");
    });
}

#[test]
fn nobody_decides_their_own_proposal_and_every_ban_is_found_and_lifted() {
    on_both_worlds(modules, |world| {
        let sender = world.citizen("Aminah");
        let created = create(world, &sender, &to(world, "bpa"), None, None).expect("one");
        let one = world.officer("triage", "bpa");
        let other = world.colleague("Other", "triage", "bpa");
        let ban = propose(world, &one, &created, (WHY, 7)).expect("a proposal");
        assert!(matches!(
            decide(world, &one, &ban, true),
            Err(BanError::Own)
        ));
        decide(world, &other, &ban, true).expect("decided");
        let told = reason(create(world, &sender, &to(world, "mbpj"), None, None));
        assert_eq!(
            told.as_deref(),
            Some(WHY),
            "what the bureau asks for holds everywhere"
        );
        let stranger = world.officer("officer", "mbpj");
        assert!(list(world, &stranger).is_empty());
        assert!(matches!(
            lift(world, &stranger, &ban, "x"),
            Err(BanError::NotFound)
        ));
        assert_eq!(list(world, &one).len(), 1);
        assert!(matches!(
            lift(world, &one, &ban, " "),
            Err(BanError::Reason)
        ));
        lift(world, &one, &ban, "Beliau menelefon kami.").expect("lifted");
        assert_eq!(
            list(world, &other).first().map(|ban| ban.state),
            Some(State::Lifted)
        );
        create(world, &sender, &to(world, "mbpj"), None, None).expect("heard again");
    });
}

#[test]
fn whoever_types_the_address_is_not_told_why_and_an_officer_may_file_for_them() {
    on_both_worlds(modules, |world| {
        let address = new(world).reporter;
        let sender = world.citizen("Aminah");
        let created = create(world, &sender, &to(world, "mbpj"), None, None).expect("one");
        let ban = propose(
            world,
            &world.officer("officer", "mbpj"),
            &created,
            (WHY, 30),
        );
        let ban = ban.expect("a proposal");
        decide(world, &world.officer("triage", "bpa"), &ban, true).expect("decided");
        let typed = ReportNew {
            reporter: address,
            ..to(world, "mbpj")
        };
        for source in [Source::Web, Source::Open311] {
            let report = ReportNew {
                source,
                ..typed.clone()
            };
            let told = reason(create(world, &Actor::anonymous(), &report, None, None));
            assert_eq!(told, None, "{source:?}");
        }
        create(world, &Actor::anonymous(), &to(world, "mbpj"), None, None)
            .expect("nobody is known by nothing");
    });
}
