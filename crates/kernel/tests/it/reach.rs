//! Agencies come aboard, are asked each month, fall silent and are heard of again, on both stores.

mod claims;
mod racing;
mod silence;

use std::time::Duration;

use base::{Actor, Via};
use kernel::audit::Fresh;
use kernel::identity::Email;
use kernel::reach::{
    self, Channel, ChannelKind, Confirmation, Confirmed, Enrolment, EnrolmentSet, Error, Reach,
    Standing, Suspension, Test, TestNew, Verdict,
};
use store::{Sql, Tx, params};
use testkit::{World, on_both_worlds};

const DAY: Duration = Duration::from_hours(24);

fn modules() -> Vec<kernel::Module> {
    vec![kernel::module()]
}

/// The bureau, an officer of MBPJ who is to answer for it, and one of another agency.
struct Cast {
    bureau: Actor,
    officer: Actor,
    stranger: Actor,
}

impl Cast {
    fn new(world: &World) -> Self {
        Self {
            bureau: world.officer("triage", "bpa"),
            officer: world.colleague("Aminah", "officer", "mbpj"),
            stranger: world.officer("agency_admin", "dbkl"),
        }
    }
}

fn act<T: Send + 'static>(
    world: &World,
    act: impl Fn(&mut Tx<'_>, &kernel::registry::Registry) -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let app = world.app.clone();
    world.app.db.write_blocking("test.reach", move |tx| {
        let registry = app.registry.get(tx)?;
        act(tx, &registry)
    })
}

fn named(world: &World, version: i64, channel: Channel) -> EnrolmentSet {
    let (now, ids) = (world.now(), &world.app.ids);
    EnrolmentSet {
        agency: "mbpj".to_owned(),
        version,
        officer: Email::parse("aminah@example.org").expect("an address"),
        name: "Aminah".to_owned(),
        person: ids.next(now),
        channel,
        test: TestNew::draw(ids, now),
        fresh: Fresh::draw(ids, now),
    }
}

fn set(world: &World, actor: &Actor, cmd: EnrolmentSet) -> Result<Enrolment, Error> {
    let (actor, now) = (actor.clone(), world.now());
    act(world, move |tx, registry| {
        reach::enrolment_set(tx, registry, (&actor, now), &cmd)
    })
}

fn verify(world: &World, cast: &Cast, version: i64, channel: Channel) -> Enrolment {
    set(world, &cast.bureau, named(world, version, channel)).expect("a verified agency")
}

fn confirm(world: &World, actor: &Actor, test: &str) -> Result<Confirmed, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let cmd = Confirmation {
        agency: "mbpj".to_owned(),
        test: test.to_owned(),
        fresh: Fresh::draw(&world.app.ids, now),
    };
    act(world, move |tx, registry| {
        reach::test_confirm(tx, registry, (&actor, now), &cmd)
    })
}

fn suspend(world: &World, actor: &Actor, version: i64) -> Result<Enrolment, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let cmd = Suspension {
        agency: "mbpj".to_owned(),
        version,
        words: "Tidak menjawab".to_owned(),
        fresh: Fresh::draw(&world.app.ids, now),
    };
    act(world, move |tx, registry| {
        reach::enrolment_suspend(tx, registry, (&actor, now), &cmd)
    })
}

/// The newest test message of MBPJ, whether it can still be confirmed or not.
fn newest(world: &World) -> Test {
    let cast = Actor::system();
    let now = world.now();
    let seen = act(world, move |tx, registry| {
        reach::agency_look(tx, registry, (&cast, now), "mbpj")
    });
    seen.expect("the agency").tests.remove(0)
}

fn verdict(world: &World, code: &'static str) -> Verdict {
    let now = world.now();
    act(world, move |tx, registry| {
        let agency = registry.agency(code).expect("an agency");
        Ok(reach::verdict(tx, registry, agency, now)?)
    })
    .expect("a verdict")
}

fn reach_of(world: &World) -> Reach {
    verdict(world, "mbpj").reach
}

/// Brings MBPJ aboard over the desk.
fn aboard(world: &World, cast: &Cast) {
    verify(world, cast, 0, Channel::Desk);
    confirm(world, &cast.officer, &newest(world).id).expect("a confirmation");
    assert_eq!(reach_of(world), Reach::Live);
}

fn acts(world: &World) -> Vec<String> {
    const ACTS: Sql = Sql::new(
        "test.acts",
        "select act from kernel_audit where act like 'agency.%' order by at_us, act desc",
    );
    world
        .app
        .db
        .read_blocking("test.acts", |tx| tx.all(&ACTS, &[], |row| row.get("act")))
        .expect("leaves")
}

/// The secrets in the letters to the agency's own address, the newest first.
fn secrets(world: &World) -> Vec<String> {
    let recent = |tx: &mut Tx<'_>| kernel::notifications::messages_recent(tx, 20);
    let letters = world.app.db.read_blocking("test.letters", recent);
    let letters = letters.expect("letters").into_iter();
    letters
        .flat_map(|letter| letter.args)
        .filter(|(name, _)| name == "code")
        .map(|(_, secret)| secret)
        .collect()
}

fn follow_link(world: &World, secret: &str) -> Result<Confirmed, Error> {
    let hash = reach::link_hash(secret);
    let now = world.now();
    let fresh = Fresh::draw(&world.app.ids, now);
    act(world, move |tx, registry| {
        reach::test_confirm_link(tx, registry, now, (&hash, &fresh))
    })
}

fn by_token(actor: &Actor, scope: &str) -> Actor {
    Actor {
        via: Via::Token {
            scopes: vec![scope.to_owned()],
        },
        ..actor.clone()
    }
}

fn email() -> Channel {
    Channel::Email(Email::parse("aduan@mbpj.gov.my").expect("an address"))
}

#[test]
fn an_agency_comes_aboard_by_proof_alone() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        assert_eq!(reach_of(world), Reach::Unclaimed);
        let row = verify(world, &cast, 0, Channel::Desk);
        assert_eq!((row.standing, row.version), (Standing::Verified, 1));
        assert_eq!(Some(row.officer), cast.officer.id());
        assert_eq!(reach_of(world), Reach::Unproved);
        let test = newest(world);
        for other in [&cast.stranger, &cast.bureau, &world.officer("officer", "")] {
            assert!(matches!(
                confirm(world, other, &test.id),
                Err(Error::Forbidden)
            ));
        }
        assert!(matches!(
            confirm(world, &cast.officer, "none"),
            Err(Error::NotFound)
        ));
        world.wait(DAY);
        let done = confirm(world, &cast.officer, &test.id).expect("a confirmation");
        assert_eq!((done.at, done.again), (world.now(), false));
        let live = verdict(world, "mbpj");
        assert_eq!((live.reach, live.since), (Reach::Live, Some(world.now())));
        assert_eq!(
            acts(world),
            ["agency.verified", "agency.tested", "agency.live"]
        );
    });
}

#[test]
fn a_replayed_confirmation_changes_nothing() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        verify(world, &cast, 0, Channel::Desk);
        let test = newest(world);
        let first = confirm(world, &cast.officer, &test.id).expect("a confirmation");
        world.wait(DAY);
        let again = confirm(world, &cast.officer, &test.id).expect("the same");
        assert_eq!((again.at, again.again), (first.at, true));
        assert_eq!(acts(world).len(), 3, "one leaf for one confirmation");
        // After the channel changed, the old one is worth nothing.
        verify(world, &cast, 1, Channel::Api);
        assert!(matches!(
            confirm(world, &cast.officer, &test.id),
            Err(Error::TestOver)
        ));
        assert_eq!(reach_of(world), Reach::Unproved);
    });
}

#[test]
fn only_the_bureau_brings_aboard_and_takes_off() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        let admin = world.colleague("Kamal", "agency_admin", "mbpj");
        let citizen = world.citizen("Badrul");
        let elsewhere = world.officer("triage", "dbkl");
        for actor in [&admin, &cast.officer, &cast.stranger, &citizen, &elsewhere] {
            let tried = set(world, actor, named(world, 0, Channel::Desk));
            assert!(matches!(tried, Err(Error::Forbidden)), "{}", actor.name);
        }
        verify(world, &cast, 0, Channel::Desk);
        for actor in [&admin, &cast.officer, &cast.stranger, &citizen, &elsewhere] {
            assert!(
                matches!(suspend(world, actor, 1), Err(Error::Forbidden)),
                "{}",
                actor.name
            );
        }
        assert!(matches!(
            suspend(world, &cast.bureau, 0),
            Err(Error::Stale(1))
        ));
        let off = suspend(world, &cast.bureau, 1).expect("a suspension");
        assert_eq!((off.standing, off.version), (Standing::Suspended, 2));
        assert_eq!(reach_of(world), Reach::Suspended);
        // The agency cannot lift it, and its old test message does not either.
        let tried = set(world, &admin, named(world, 2, Channel::Api));
        assert!(matches!(tried, Err(Error::Suspended)));
        let late = confirm(world, &cast.officer, &newest(world).id);
        assert!(matches!(late, Err(Error::TestOver)));
        let everywhere = world.officer("admin", "");
        let back = set(world, &everywhere, named(world, 2, Channel::Desk)).expect("a way back");
        assert_eq!(back.standing, Standing::Verified);
    });
}

#[test]
fn the_bureau_names_somebody_new_who_gets_a_role_there_and_no_more() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        verify(world, &cast, 0, Channel::Desk);
        let mut cmd = named(world, 1, Channel::Desk);
        cmd.officer = Email::parse("baharu@mbpj.gov.my").expect("an address");
        let row = set(world, &cast.bureau, cmd.clone()).expect("a change");
        assert_eq!(row.officer, cmd.person);
        let grants = world.app.db.read_blocking("test.grants", move |tx| {
            kernel::identity::grants_of(tx, row.officer)
        });
        let grants = grants.expect("grants");
        let held = kernel::identity::Held::whole("agency_admin", Some("mbpj".to_owned()));
        assert_eq!(grants, [held]);
        // The agency itself can only name somebody who works there.
        let admin = world.colleague("Kamal", "agency_admin", "mbpj");
        let mut other = named(world, 2, Channel::Desk);
        other.officer = Email::parse("agency_admin.of.dbkl@example.org").expect("an address");
        let tried = set(world, &admin, other);
        assert!(matches!(tried, Err(Error::OfficerUnknown)), "{tried:?}");
        let own = set(world, &admin, named(world, 2, Channel::Desk)).expect("a colleague");
        assert_eq!(own.version, 3);
    });
}

#[test]
fn a_change_of_channel_has_to_be_proved_anew_and_no_change_does_not() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        aboard(world, &cast);
        let same = set(world, &cast.bureau, named(world, 1, Channel::Desk)).expect("the same");
        assert_eq!((same.version, same.standing), (1, Standing::Live));
        let stale = set(world, &cast.bureau, named(world, 0, Channel::Api));
        assert!(matches!(stale, Err(Error::Stale(1))));
        let row = verify(world, &cast, 1, Channel::Api);
        assert_eq!((row.version, row.standing), (2, Standing::Verified));
        let test = newest(world);
        assert_eq!(test.channel, ChannelKind::Api);
        let at_the_desk = confirm(world, &cast.officer, &test.id);
        assert!(matches!(at_the_desk, Err(Error::TestElsewhere)));
        let narrow = by_token(&cast.officer, "open311.write");
        assert!(matches!(
            confirm(world, &narrow, &test.id),
            Err(Error::Forbidden)
        ));
        let program = by_token(&cast.officer, "reach.confirm");
        confirm(world, &program, &test.id).expect("a confirmation");
        assert_eq!(reach_of(world), Reach::Live);
    });
}

const SECRETS: Sql = Sql::new(
    "test.secrets",
    "select secret_hash from kernel_reach_test where secret_hash = $1",
);

#[test]
fn a_link_in_an_email_confirms_once_and_its_secret_is_kept_as_a_hash() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        verify(world, &cast, 0, email());
        world.run_jobs();
        let secret = secrets(world).remove(0);
        let kept = secret.clone();
        let found = world.app.db.read_blocking("test.secrets", move |tx| {
            tx.one(&SECRETS, &params![&kept], |row| {
                row.get::<String>("secret_hash")
            })
        });
        assert_eq!(found.expect("a read"), None);
        let by_desk = confirm(world, &cast.officer, &newest(world).id);
        assert!(matches!(by_desk, Err(Error::TestElsewhere)));
        assert!(matches!(
            follow_link(world, "guessed"),
            Err(Error::NotFound)
        ));
        assert!(!follow_link(world, &secret).expect("a confirmation").again);
        assert!(follow_link(world, &secret).expect("the same").again);
        assert_eq!(reach_of(world), Reach::Live);
        let told = world
            .app
            .db
            .read_blocking("test.told", |tx| reach::addresses_to_tell(tx, "mbpj"));
        assert_eq!(told.expect("addresses").len(), 1);
    });
}

#[test]
fn an_expired_confirmation_is_refused_and_a_new_message_heals() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        verify(world, &cast, 0, Channel::Desk);
        let first = newest(world);
        world.wait(first.expires.since(world.now()));
        assert_eq!(reach_of(world), Reach::Unanswered);
        let late = confirm(world, &cast.officer, &first.id);
        assert!(matches!(late, Err(Error::TestOver)));
        again(world, &cast.bureau).expect("another message");
        assert!(matches!(
            again(world, &cast.bureau),
            Err(Error::TooSoon { seconds: 600 })
        ));
        // Another message is no answer: it stays unanswered since the first one's term.
        assert_eq!(verdict(world, "mbpj").since, Some(first.due));
        confirm(world, &cast.officer, &newest(world).id).expect("a confirmation");
        assert_eq!(reach_of(world), Reach::Live);
    });
}

fn again(world: &World, actor: &Actor) -> Result<Enrolment, Error> {
    let (actor, now) = (actor.clone(), world.now());
    let new = TestNew::draw(&world.app.ids, now);
    let fresh = Fresh::draw(&world.app.ids, now);
    act(world, move |tx, registry| {
        reach::test_again(tx, registry, (&actor, now), ("mbpj", &new, &fresh))
    })
}

#[test]
fn the_term_counts_working_days_of_the_agencys_own_state() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        // Monday, 23 November 2026, in Selangor: five working days end on the next Monday.
        verify(world, &cast, 0, Channel::Desk);
        assert_eq!(newest(world).due.rfc3339(), "2026-11-30T09:00:00Z");
    });
}

#[test]
fn a_server_that_answers_is_live_and_one_that_speaks_otherwise_is_failing() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        let channel =
            reach::rules::open311("https://127.0.0.1.nip.example/", "", &[]).expect("a channel");
        verify(world, &cast, 0, channel);
        let test = newest(world);
        let (now, id) = (world.now(), test.id.clone());
        let fresh = Fresh::draw(&world.app.ids, now);
        act(world, move |tx, _| {
            reach::test_failed(tx, now, (&id, "no_services", &fresh))
        })
        .expect("a note");
        assert_eq!(reach_of(world), Reach::Failing);
        let fresh = Fresh::draw(&world.app.ids, now);
        let answered = act(world, move |tx, registry| {
            reach::test_answered(tx, registry, now, (&test.id, &fresh))
        });
        assert!(!answered.expect("an answer").again);
        assert_eq!(reach_of(world), Reach::Live);
    });
}

#[test]
fn our_own_machines_are_never_asked_as_an_agencys_server() {
    on_both_worlds(modules, |world| {
        let cast = Cast::new(world);
        let channel = reach::rules::open311("https://127.0.0.1/", "", &[]).expect("a channel");
        verify(world, &cast, 0, channel);
        world.run_jobs();
        assert_eq!(reach_of(world), Reach::Failing);
        assert_eq!(
            acts(world).last().map(String::as_str),
            Some("agency.failed")
        );
    });
}
