//! What officers do with a request, and what nobody else may.

use std::time::Duration;

use base::Actor;
use disclosure::Error;
use disclosure::model::{Outcome, RequestFilter};
use kernel::cases::{self, CaseMove};
use kernel::once::Once;
use testkit::on_both_worlds;

use crate::hall::{asked, create, found, go, listed, modules, new, seen, step};

fn words(cmd: &mut CaseMove) {
    cmd.body = Some("Sila rujuk jadual.".to_owned());
}

#[test]
fn a_request_is_asked_acknowledged_and_answered_in_public() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = asked(world, &owner, "mbpj");
        assert_eq!(
            found(world, "lampu jalan"),
            1,
            "others find it before they ask"
        );
        go(world, &officer, &made, "acknowledge");
        go(world, &officer, &made, "give");
        let stranger = seen(world, &Actor::anonymous(), &made).expect("a public request");
        assert_eq!(stranger.case.state, "answered");
        assert_eq!(stranger.request.outcome, Some(Outcome::Full));
        assert_eq!(stranger.request.in_time, Some(true));
        assert!(
            stranger
                .entries
                .iter()
                .any(|it| it.body.as_deref() == Some("demikianlah"))
        );
        let closed = RequestFilter {
            closed: Some(true),
            outcome: Some(Outcome::Full),
            agency: Some("mbpj".to_owned()),
        };
        assert_eq!(listed(world, closed).len(), 1);
        let elsewhere = RequestFilter {
            agency: Some("mbjb".to_owned()),
            ..RequestFilter::default()
        };
        assert_eq!(listed(world, elsewhere).len(), 0);
    });
}

#[test]
fn officers_of_others_and_strangers_move_nothing() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let made = asked(world, &owner, "mbpj");
        let others = [
            world.officer("officer", "mbjb"),
            world.citizen("Badrul"),
            Actor::anonymous(),
        ];
        for other in others {
            for name in ["acknowledge", "withdraw", "write", "note"] {
                let refused = step(world, &other, &made, name, words);
                assert!(
                    matches!(refused, Err(Error::Case(cases::Error::Forbidden))),
                    "{name}: {refused:?}"
                );
            }
        }
        let case = seen(world, &owner, &made).expect("a request").case;
        assert_eq!((case.version, case.state.as_str()), (0, "received"));
    });
}

#[test]
fn a_refusal_needs_words_and_a_reason_that_the_law_gives() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = asked(world, &owner, "mbpj");
        go(world, &officer, &made, "acknowledge");
        let with = |reason: &'static str| {
            move |cmd: &mut CaseMove| {
                words(cmd);
                cmd.reason = Some(reason.to_owned());
            }
        };
        let wrong = |done: Result<(), Error>| {
            assert!(
                matches!(done, Err(Error::Case(cases::Error::ReasonWrong))),
                "{done:?}"
            );
        };
        wrong(step(world, &officer, &made, "refuse", words));
        wrong(step(world, &officer, &made, "refuse", with("whim")));
        // Selangor's law knows no such reason, though the pack does.
        wrong(step(world, &officer, &made, "refuse", with("enforcement")));
        let bare = step(world, &officer, &made, "refuse", |cmd| {
            cmd.reason = Some("personal".to_owned());
        });
        assert!(
            matches!(bare, Err(Error::Case(cases::Error::TextMissing))),
            "{bare:?}"
        );
        step(world, &officer, &made, "give_part", with("personal")).expect("a part");
        let part = seen(world, &owner, &made).expect("a request");
        assert_eq!(part.request.outcome, Some(Outcome::Partial));
        let said = part
            .entries
            .iter()
            .find(|it| it.step == "give_part")
            .expect("an entry");
        assert_eq!(said.reason.as_deref(), Some("personal"));
    });
}

#[test]
fn a_fee_is_charged_where_the_law_has_one_and_holds_the_clock() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let fee = |cmd: &mut CaseMove| {
            cmd.amounts.insert("fee".to_owned(), 1_200);
        };
        let johor = world.officer("officer", "mbjb");
        let unpaid = asked(world, &owner, "mbjb");
        go(world, &johor, &unpaid, "acknowledge");
        assert!(
            step(world, &johor, &unpaid, "charge", fee).is_err(),
            "no law sets a fee there"
        );
        let officer = world.officer("agency_admin", "mbpj");
        let made = asked(world, &owner, "mbpj");
        go(world, &officer, &made, "acknowledge");
        step(world, &officer, &made, "charge", fee).expect("a charge");
        assert_eq!(
            seen(world, &owner, &made).expect("it").case.state,
            "fee_due"
        );
        assert!(step(world, &officer, &made, "give", words).is_err());
        let (app, now, id) = (world.app.clone(), world.now(), made.id);
        let (actor, fresh) = (officer.clone(), kernel::audit::Fresh::draw(&app.ids, now));
        let ended = world.app.db.write_blocking("test.settle", move |tx| {
            let registry = app.registry.get(tx)?;
            let case = cases::case_find(tx, &actor, id)?;
            let charge = cases::charges_of_case(tx, &actor, &case)?.remove(0);
            assert_eq!(charge.money.amount, 1_200);
            let end = kernel::ledger::ChargeEnd {
                id: charge.id,
                end: kernel::ledger::End::Settle,
                actor: None,
                note: "resit 12".to_owned(),
            };
            cases::charge_end(tx, &app.kinds, &registry, (&actor, now), (id, &end), &fresh)
        });
        assert_eq!(ended.expect("a payment").state, "working");
        go(world, &officer, &made, "give");
    });
}

#[test]
fn somebody_else_reviews_once_and_then_there_is_the_board() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let one = world.colleague("Puan Satu", "agency_admin", "mbpj");
        let two = world.colleague("Encik Dua", "agency_admin", "mbpj");
        let made = asked(world, &owner, "mbpj");
        go(world, &one, &made, "acknowledge");
        go(world, &one, &made, "not_held");
        go(world, &owner, &made, "ask_review");
        let own = step(world, &one, &made, "uphold", words);
        assert!(
            matches!(own, Err(Error::Case(cases::Error::NeedMissing(_)))),
            "{own:?}"
        );
        assert_eq!(go(world, &two, &made, "uphold"), "upheld");
        let kept = seen(world, &owner, &made).expect("it").request;
        assert_eq!(
            kept.outcome,
            Some(Outcome::NotHeld),
            "the outcome is not the status"
        );
        assert_eq!(go(world, &owner, &made, "appeal"), "appealed");
        assert_eq!(go(world, &two, &made, "board_overturn"), "working");
        assert_eq!(
            seen(world, &owner, &made).expect("it").request.outcome,
            None
        );
        go(world, &two, &made, "give");
        let again = step(world, &owner, &made, "ask_review", words);
        assert!(
            matches!(again, Err(Error::Case(cases::Error::TooOften))),
            "{again:?}"
        );
    });
}

#[test]
fn there_is_no_board_where_no_law_names_one() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbjb"));
        let made = asked(world, &owner, "mbjb");
        go(world, &officer, &made, "acknowledge");
        go(world, &officer, &made, "not_held");
        let refused = step(world, &owner, &made, "appeal", words);
        assert!(
            matches!(refused, Err(Error::Case(cases::Error::NotPossible { .. }))),
            "{refused:?}"
        );
    });
}

#[test]
fn what_is_withdrawn_is_over_and_counts_as_no_answer() {
    on_both_worlds(modules, |world| {
        let (owner, officer) = (world.citizen("Aminah"), world.officer("officer", "mbpj"));
        let made = asked(world, &owner, "mbpj");
        assert_eq!(go(world, &owner, &made, "withdraw"), "withdrawn");
        let over = seen(world, &owner, &made).expect("it");
        assert_eq!(over.request.outcome, Some(Outcome::Withdrawn));
        assert_eq!((over.request.answered, over.request.in_time), (None, None));
        assert!(
            over.deadlines
                .iter()
                .all(|clock| clock.met.is_none() && !clock.is_running())
        );
        assert!(step(world, &officer, &made, "acknowledge", |_| ()).is_err());
    });
}

#[test]
fn the_same_form_makes_one_request() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let once = Once::new("ask", "form-1", b"words");
        let first = create(world, &owner, &new(world, "mbpj"), Some(&once)).expect("a request");
        world.wait(Duration::from_secs(1));
        let again = create(world, &owner, &new(world, "mbpj"), Some(&once)).expect("the same");
        assert_eq!(first, again);
        assert_eq!(listed(world, RequestFilter::default()).len(), 1);
        let other = Once::new("ask", "form-1", b"other words");
        let refused = create(world, &owner, &new(world, "mbpj"), Some(&other));
        assert!(matches!(refused, Err(Error::OnceOther)), "{refused:?}");
    });
}

type Spoil = fn(&mut disclosure::model::RequestNew);
type IsIt = fn(&Error) -> bool;

#[test]
fn what_cannot_be_asked_changes_nothing() {
    on_both_worlds(modules, |world| {
        let owner = world.citizen("Aminah");
        let bad: [(Spoil, IsIt); 5] = [
            (
                |it| it.agency = "nowhere".to_owned(),
                |it| matches!(it, Error::AgencyUnknown),
            ),
            (
                |it| it.title = " \n ".to_owned(),
                |it| matches!(it, Error::TitleMissing),
            ),
            (
                |it| it.title = "x".repeat(121),
                |it| matches!(it, Error::TitleLong),
            ),
            (
                |it| it.words = "  ".to_owned(),
                |it| matches!(it, Error::WordsMissing),
            ),
            (
                |it| it.words = "x".repeat(4_001),
                |it| matches!(it, Error::WordsLong),
            ),
        ];
        for (spoil, is_it) in bad {
            let mut request = new(world, "mbjb");
            spoil(&mut request);
            let refused = create(world, &owner, &request, None).expect_err("a refusal");
            assert!(is_it(&refused), "{refused}");
        }
        let nameless = create(world, &Actor::anonymous(), &new(world, "mbpj"), None);
        assert!(
            matches!(nameless, Err(Error::AccountNeeded)),
            "{nameless:?}"
        );
        assert!(listed(world, RequestFilter::default()).is_empty());
        create(world, &Actor::anonymous(), &new(world, "mbjb"), None).expect("no law asks who");
    });
}
