//! What an office changes or hides of a request, what whoever asked takes off the public thread, and personal numbers in
//! words that everybody would read.

use base::Actor;
use disclosure::Error;
use disclosure::actions::{self, Created};
use disclosure::model::{RequestFilter, RequestNew, Shown};
use disclosure::moderation::{
    Found, Moderate, Part, request_conceal, request_moderate, request_moderated,
};
use kernel::audit::Fresh;
use kernel::cases::{self, Mark};
use kernel::moderation::{Deed, OMITTED};
use testkit::{World, on_both_worlds};

use crate::hall::{asked, create, found, go, listed, modules, new, seen, step};

/// An act on a part as somebody does it who has just looked.
fn act(world: &World, made: &Created, part: Part, deed: Deed) -> Moderate {
    let version = seen(world, &Actor::system(), made)
        .expect("a request")
        .case
        .version;
    Moderate {
        reference: made.reference.clone(),
        version,
        part,
        deed,
        text: None,
        reason: Some("personal".to_owned()),
        words: None,
        fresh: Fresh::draw(&world.app.ids, world.now()),
    }
}

fn moderate(world: &World, actor: &Actor, cmd: &Moderate) -> Result<(), Error> {
    let (app, actor, now, cmd) = (world.app.clone(), actor.clone(), world.now(), cmd.clone());
    world.app.db.write_blocking("test.moderate", move |tx| {
        request_moderate(tx, &app, (&actor, now), &cmd).map(drop)
    })
}

fn history(world: &World, actor: &Actor, made: &Created) -> Result<Found, Error> {
    let (actor, reference) = (actor.clone(), made.reference.clone());
    world.app.db.read_blocking("test.history", move |tx| {
        request_moderated(tx, &actor, &reference)
    })
}

fn conceal(world: &World, actor: &Actor, made: &Created) -> Result<(), Error> {
    let (actor, now, reference) = (actor.clone(), world.now(), made.reference.clone());
    let fresh = Fresh::draw(&world.app.ids, now);
    let known = seen(world, &Actor::system(), made).expect("a request");
    let version = known.case.version;
    world.app.db.write_blocking("test.conceal", move |tx| {
        request_conceal(tx, (&actor, now), (&reference, version), &fresh).map(drop)
    })
}

/// How many public requests are counted, listed, and found by a word of theirs.
fn told(world: &World) -> (i64, usize, usize) {
    let now = world.now();
    let counts = world.app.db.read_blocking("test.counts", move |tx| {
        actions::request_counts(tx, "mbjb", now)
    });
    let received = counts.expect("counts").received;
    let listed = listed(world, RequestFilter::default()).len();
    (received, listed, found(world, "taman"))
}

fn is_absent(world: &World, actor: &Actor, made: &Created) -> bool {
    matches!(
        seen(world, actor, made),
        Err(Error::Case(cases::Error::NotFound))
    )
}

#[test]
fn hidden_words_are_gone_for_everybody_at_once_kept_for_moderators_and_come_back() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let made = asked(world, &owner, "mbjb");
        assert_eq!(told(world), (1, 1, 1));
        moderate(world, &officer, &act(world, &made, Part::Words, Deed::Hide)).expect("hidden");
        let public = seen(world, &Actor::anonymous(), &made).expect("a public request");
        assert_eq!(
            (public.request.words.as_str(), public.moderated),
            (OMITTED, true)
        );
        assert!(public.acts.is_empty(), "others do not read who did what");
        assert_eq!(told(world), (1, 1, 0));
        let known = history(world, &officer, &made)
            .expect("a moderator")
            .history;
        let last = known.last().expect("an act");
        assert!(
            last.said
                .as_deref()
                .is_some_and(|said| said.contains("mengikut taman"))
        );
        assert_eq!(last.reason.as_deref(), Some("personal"));
        let own = seen(world, &owner, &made).expect("one's own").acts;
        let own = own.last().expect("an act");
        assert_eq!((own.said.is_none(), own.person.is_none()), (true, true));
        moderate(
            world,
            &officer,
            &act(world, &made, Part::Words, Deed::Restore),
        )
        .expect("back");
        assert_eq!(told(world), (1, 1, 1));
        let public = seen(world, &Actor::anonymous(), &made).expect("a public request");
        assert!(public.request.words.contains("mengikut taman") && !public.moderated);
    });
}

#[test]
fn a_hidden_request_is_in_no_page_list_search_or_count_until_it_is_shown_again() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let made = asked(world, &owner, "mbjb");
        moderate(
            world,
            &officer,
            &act(world, &made, Part::Request, Deed::Hide),
        )
        .expect("hidden");
        assert_eq!(told(world), (0, 0, 0));
        assert!(is_absent(world, &Actor::anonymous(), &made));
        assert!(seen(world, &owner, &made).is_ok() && seen(world, &officer, &made).is_ok());
        let twice = moderate(
            world,
            &officer,
            &act(world, &made, Part::Request, Deed::Hide),
        );
        assert!(matches!(twice, Err(Error::ModerationUnfit)), "{twice:?}");
        moderate(
            world,
            &officer,
            &act(world, &made, Part::Request, Deed::Restore),
        )
        .expect("back");
        assert_eq!(told(world), (1, 1, 1));
    });
}

#[test]
fn words_of_the_thread_are_changed_and_hidden_and_whoever_asked_is_told() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let made = asked(world, &owner, "mbjb");
        go(world, &officer, &made, "acknowledge");
        go(world, &owner, &made, "write");
        let version = seen(world, &owner, &made).expect("it").case.version;
        let said = |world: &World| {
            let entries = seen(world, &Actor::anonymous(), &made).expect("it").entries;
            let mut entries = entries.into_iter();
            let entry = entries
                .find(|entry| entry.version == version)
                .expect("an entry");
            (entry.body, entry.moderated)
        };
        let edit = Moderate {
            text: Some("begitulah".to_owned()),
            ..act(world, &made, Part::Entry(version), Deed::Edit)
        };
        moderate(world, &officer, &edit).expect("changed");
        assert_eq!(
            said(world),
            (Some("begitulah".to_owned()), Some(Mark::Edited))
        );
        let hide = act(world, &made, Part::Entry(version), Deed::Hide);
        moderate(world, &officer, &hide).expect("hidden");
        assert_eq!(said(world), (None, Some(Mark::Hidden)));
        let back = act(world, &made, Part::Entry(version), Deed::Restore);
        moderate(world, &officer, &back).expect("back");
        assert_eq!(said(world), (Some("demikianlah".to_owned()), None));
        let letters = world.app.db.read_blocking("test.letters", |tx| {
            kernel::notifications::messages_recent(tx, 50)
        });
        let letters = letters.expect("letters").into_iter();
        let told = letters.filter(|it| it.template.ends_with("disclosure-moderated-letter"));
        assert_eq!(told.count(), 3);
    });
}

#[test]
fn nobody_moderates_from_elsewhere_without_a_reason_or_what_they_have_not_seen() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let made = asked(world, &owner, "mbjb");
        let hide = act(world, &made, Part::Title, Deed::Hide);
        for other in [
            Actor::anonymous(),
            owner.clone(),
            world.officer("officer", "mbpj"),
        ] {
            let refused = moderate(world, &other, &hide);
            assert!(
                matches!(refused, Err(Error::Case(cases::Error::Forbidden))),
                "{refused:?}"
            );
            assert!(history(world, &other, &made).is_err());
        }
        let bare = Moderate {
            reason: None,
            ..hide.clone()
        };
        let refused = moderate(world, &officer, &bare);
        assert!(
            matches!(refused, Err(Error::ModerationReason)),
            "{refused:?}"
        );
        let stale = Moderate {
            version: hide.version - 1,
            ..hide.clone()
        };
        let refused = moderate(world, &officer, &stale);
        assert!(
            matches!(refused, Err(Error::Case(cases::Error::Stale(_)))),
            "{refused:?}"
        );
        let empty = Moderate {
            deed: Deed::Edit,
            text: Some(" ".to_owned()),
            ..hide
        };
        let refused = moderate(world, &officer, &empty);
        assert!(matches!(refused, Err(Error::ModerationText)), "{refused:?}");
        assert_eq!(told(world), (1, 1, 1));
    });
}

#[test]
fn whoever_asked_takes_what_is_about_themselves_off_the_public_thread_for_good() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let made = asked(world, &owner, "mbjb");
        go(world, &officer, &made, "acknowledge");
        go(world, &officer, &made, "give");
        for other in [Actor::anonymous(), world.citizen("Badrul"), officer.clone()] {
            let refused = conceal(world, &other, &made);
            assert!(
                matches!(refused, Err(Error::Case(cases::Error::Forbidden))),
                "{refused:?}"
            );
        }
        conceal(world, &owner, &made).expect("concealed");
        assert_eq!(told(world), (0, 0, 0));
        assert!(is_absent(world, &Actor::anonymous(), &made));
        let own = seen(world, &owner, &made).expect("one's own");
        assert_eq!(own.request.shown, Shown::Personal);
        assert!(own.entries.iter().any(|entry| entry.step == "conceal"));
        assert!(seen(world, &officer, &made).is_ok());
        let twice = conceal(world, &owner, &made);
        assert!(
            matches!(twice, Err(Error::Case(cases::Error::NotPossible { .. }))),
            "{twice:?}"
        );
    });
}

#[test]
fn an_office_does_not_show_again_what_whoever_asked_took_off_the_public_thread() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let made = asked(world, &owner, "mbjb");
        moderate(
            world,
            &officer,
            &act(world, &made, Part::Request, Deed::Hide),
        )
        .expect("hidden");
        conceal(world, &owner, &made).expect("concealed");
        let back = moderate(
            world,
            &officer,
            &act(world, &made, Part::Request, Deed::Restore),
        );
        assert!(matches!(back, Err(Error::ModerationUnfit)), "{back:?}");
        let words = act(world, &made, Part::Words, Deed::Hide);
        moderate(world, &officer, &words).expect("hidden");
        assert_eq!(told(world), (0, 0, 0));
    });
}

#[test]
fn personal_numbers_in_the_thread_are_asked_about_unless_nobody_else_reads_it() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let public = asked(world, &owner, "mbjb");
        let personal = RequestNew {
            shown: Shown::Personal,
            ..new(world, "mbjb")
        };
        let personal = create(world, &owner, &personal, None).expect("a request");
        let write = |actor: &Actor, made: &Created, name: &str, sure: bool| {
            step(world, actor, made, name, |cmd| {
                cmd.body = Some("Hubungi 012-345 6789 (900101-14-5678)".to_owned());
                cmd.personal = sure;
            })
        };
        for (actor, name) in [(&owner, "write"), (&officer, "reply")] {
            let refused = write(actor, &public, name, false);
            assert!(
                matches!(&refused, Err(Error::Case(cases::Error::Personal(found))) if found.len() == 2),
                "{refused:?}"
            );
            write(actor, &public, name, true).expect("wanted");
            write(actor, &personal, name, false).expect("nobody else reads it");
        }
        write(&officer, &public, "note", false).expect("the office alone reads it");
    });
}
