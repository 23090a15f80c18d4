//! Requests that not everybody sees: about oneself for ever, others until a day.

use std::time::Duration;

use base::Actor;
use disclosure::Error;
use disclosure::actions;
use disclosure::model::{RequestFilter, RequestNew, Shown};
use kernel::cases;
use kernel::cases::{case_secret, secret_hash};
use kernel::identity::SessionNew;
use testkit::{World, on_both_worlds};

use crate::hall::{create, found, go, listed, modules, new, seen, step};

const DAY: Duration = Duration::from_hours(24);

fn received(world: &World) -> i64 {
    let now = world.now();
    let read = world.app.db.read_blocking("test.counts", move |tx| {
        actions::request_counts(tx, "mbjb", now)
    });
    read.expect("counts").received
}

#[test]
fn a_request_about_oneself_is_in_no_list_search_or_count_and_absent_to_others() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let personal = RequestNew {
            shown: Shown::Personal,
            ..new(world, "mbjb")
        };
        let made = create(world, &owner, &personal, None).expect("a request");
        go(world, &officer, &made, "acknowledge");
        go(world, &officer, &made, "give");
        world.wait(DAY * 400);
        world.run_jobs();
        assert!(listed(world, RequestFilter::default()).is_empty());
        assert_eq!((found(world, "lampu jalan"), received(world)), (0, 0));
        for other in [
            Actor::anonymous(),
            world.citizen("Badrul"),
            world.officer("officer", "mbpj"),
        ] {
            let absent = seen(world, &other, &made);
            assert!(
                matches!(absent, Err(Error::Case(cases::Error::NotFound))),
                "{absent:?}"
            );
        }
        assert!(seen(world, &owner, &made).is_ok() && seen(world, &officer, &made).is_ok());
    });
}

#[test]
fn what_is_kept_back_opens_on_its_day_after_a_warning() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let later = RequestNew {
            shown: Shown::Later,
            reveal: Some(world.now() + DAY * 30),
            ..new(world, "mbjb")
        };
        let made = create(world, &owner, &later, None).expect("a request");
        go(world, &officer, &made, "acknowledge");
        go(world, &officer, &made, "give");
        assert!(seen(world, &Actor::anonymous(), &made).is_err());
        world.wait(DAY * 24);
        world.run_jobs();
        let warned = world.app.db.read_blocking("test.letters", |tx| {
            kernel::notifications::messages_recent(tx, 50)
        });
        let warned = warned.expect("letters").into_iter();
        let warned = warned.filter(|letter| letter.template.ends_with("disclosure-reveal-letter"));
        assert_eq!(warned.count(), 1);
        assert!(listed(world, RequestFilter::default()).is_empty());
        world.wait(DAY * 7);
        world.run_jobs();
        let open = seen(world, &Actor::anonymous(), &made).expect("a public request");
        assert_eq!(open.request.shown, Shown::Public);
        assert_eq!(listed(world, RequestFilter::default()).len(), 1);
        assert_eq!(found(world, "lampu jalan"), 1);
    });
}

#[test]
fn what_was_withdrawn_is_never_opened_and_days_beyond_a_year_are_refused() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let on = |days: u32| RequestNew {
            shown: Shown::Later,
            reveal: Some(world.now() + DAY * days),
            ..new(world, "mbjb")
        };
        for days in [0, 400] {
            let refused = create(world, &owner, &on(days), None);
            assert!(
                matches!(refused, Err(Error::RevealUnfit)),
                "{days}: {refused:?}"
            );
        }
        let made = create(world, &owner, &on(30), None).expect("a request");
        go(world, &owner, &made, "withdraw");
        world.wait(DAY * 40);
        world.run_jobs();
        assert!(seen(world, &Actor::anonymous(), &made).is_err());
    });
}

#[test]
fn why_it_is_urgent_is_for_the_agency_alone() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let urgent = RequestNew {
            urgency: Some("Suami saya ditahan.".to_owned()),
            ..new(world, "mbpj")
        };
        let made = create(world, &owner, &urgent, None).expect("a request");
        let of = |actor: &Actor| seen(world, actor, &made).expect("it").request.urgency;
        assert_eq!(of(&Actor::anonymous()), None);
        assert!(of(&owner).is_some() && of(&officer).is_some());
    });
}

#[test]
fn the_secret_opens_what_nobody_signed_in_for() {
    on_both_worlds(modules, |world| {
        let secret = case_secret("form-1");
        let mut personal = RequestNew {
            shown: Shown::Personal,
            ..new(world, "mbjb")
        };
        personal.fresh.key_hash = Some(secret_hash(&secret));
        let made = create(world, &Actor::anonymous(), &personal, None).expect("a request");
        let session = SessionNew::draw(&world.app.ids, None);
        let unlock = |typed: &str| {
            let (hash, session, now) = (secret_hash(typed), session.clone(), world.now());
            let reference = made.reference.clone();
            world.app.db.write_blocking("test.unlock", move |tx| {
                actions::request_unlock(tx, now, &reference, (&hash, &session))
            })
        };
        assert!(matches!(unlock("AAAA-BBBB"), Err(Error::KeyWrong)));
        unlock(&secret.to_lowercase()).expect("the secret opens it");
    });
}

#[test]
fn whoever_asked_may_keep_it_back_for_good_until_its_day_and_nobody_else() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let later = || RequestNew {
            shown: Shown::Later,
            reveal: Some(world.now() + DAY * 30),
            ..new(world, "mbjb")
        };
        let made = create(world, &owner, &later(), None).expect("a request");
        go(world, &officer, &made, "acknowledge");
        go(world, &officer, &made, "give");
        let not_theirs = step(world, &officer, &made, "keep_back", |_| ());
        assert!(
            matches!(not_theirs, Err(Error::Case(cases::Error::Forbidden))),
            "{not_theirs:?}"
        );
        let hidden = step(world, &world.citizen("Badrul"), &made, "keep_back", |_| ());
        assert!(
            matches!(hidden, Err(Error::Case(cases::Error::NotFound))),
            "{hidden:?}"
        );
        assert_eq!(go(world, &owner, &made, "keep_back"), "answered");
        let kept = seen(world, &owner, &made).expect("it").request;
        assert_eq!((kept.shown, kept.reveal), (Shown::Personal, None));
        let opened = [
            create(world, &owner, &new(world, "mbjb"), None).expect("a public request"),
            create(world, &owner, &later(), None).expect("a request"),
            made,
        ];
        world.wait(DAY * 31);
        world.run_jobs();
        for made in &opened {
            let refused = step(world, &owner, made, "keep_back", |_| ());
            assert!(
                matches!(refused, Err(Error::Case(cases::Error::NotPossible { .. }))),
                "{refused:?}"
            );
        }
        assert_eq!(
            listed(world, RequestFilter::default()).len(),
            2,
            "what was kept back is not among them"
        );
    });
}

#[test]
fn a_request_from_before_there_was_this_move_may_be_kept_back_too() {
    const OLD: store::Sql =
        store::Sql::new("test.old_edition", "update kernel_case set edition = 1");
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let later = RequestNew {
            shown: Shown::Later,
            reveal: Some(world.now() + DAY * 30),
            ..new(world, "mbjb")
        };
        let made = create(world, &owner, &later, None).expect("a request");
        let age = |tx: &mut store::Tx<'_>| tx.exec(&OLD, &[]);
        let aged: store::Result<u64> = world.app.db.write_blocking("test.old_edition", age);
        assert_eq!(aged.expect("aged"), 1);
        go(world, &officer, &made, "acknowledge");
        go(world, &officer, &made, "give");
        assert_eq!(go(world, &owner, &made, "keep_back"), "answered");
        world.wait(DAY * 31);
        world.run_jobs();
        assert!(listed(world, RequestFilter::default()).is_empty());
    });
}
