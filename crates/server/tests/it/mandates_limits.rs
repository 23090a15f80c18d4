//! What mandates must not open: bad offers, roles, programs, accounts that close, counters and shared computers.

use kernel::identity::mandates::{self, MandateNew};
use reports::model::Visibility;
use serde_json::Value;
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::mandates::{HERE, Two, at, letters, reported};
use crate::matrix::{made, new_report};

#[test]
fn bad_offers_are_told_precisely_and_change_nothing() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        for (fields, said) in [
            (
                vec![("kinds", "all"), ("way", "rule")],
                "Choose what they may do",
            ),
            (vec![("way", "act")], "Choose what it is for"),
            (
                vec![("kinds", "dragon"), ("way", "act")],
                "Choose what it is for",
            ),
            (
                vec![
                    ("kinds", "all"),
                    ("way", "act"),
                    ("until-day", "1"),
                    ("until-month", "1"),
                    ("until-year", "2020"),
                ],
                "Give days that exist",
            ),
            (
                vec![
                    ("kinds", "all"),
                    ("way", "act"),
                    ("until-day", "31"),
                    ("until-month", "2"),
                    ("until-year", "2027"),
                ],
                "Give days that exist",
            ),
        ] {
            let refused = two.offer(&fields);
            assert_eq!(refused.status, 422, "{said}");
            assert!(refused.body.contains(said), "{said}: {}", refused.body);
        }
        for address in ["", "nobody", "aminah@example.org"] {
            let fields = [("address", address), ("kinds", "all"), ("way", "act")];
            assert_eq!(
                two.hers.post(&format!("{HERE}/new"), &fields).status,
                422,
                "{address}"
            );
        }
        assert!(letters(world).is_empty() && two.ids().is_empty());
        for number in 0..10 {
            let address = format!("somebody{number}@example.org");
            let fields = [("address", &*address), ("kinds", "all"), ("way", "act")];
            assert_eq!(two.hers.post(&format!("{HERE}/new"), &fields).status, 303);
        }
        let more = two.offer(&[]);
        assert_eq!(more.status, 409);
        assert!(
            more.body.contains("10 of your offers wait"),
            "{}",
            more.body
        );
    });
}

#[test]
fn an_offer_that_nobody_answered_counts_no_more() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        // As many as somebody may give are offered and lapse, ten at a time.
        for round in 0..5 {
            for number in 0..10 {
                let address = format!("somebody{round}{number}@example.org");
                let fields = [("address", &*address), ("kinds", "all"), ("way", "act")];
                let offered = two.hers.post(&format!("{HERE}/new"), &fields);
                assert_eq!(offered.status, 303, "{round} {number}: {}", offered.body);
            }
            world.wait(std::time::Duration::from_hours(14 * 24));
            two.hers = at(world, &two.aminah);
        }
        two.his = at(world, &two.badrul);
        two.given(&[]);
    });
}

#[test]
fn an_officer_who_acts_for_somebody_is_no_officer_meanwhile() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let officer = world.officer("officer", "mbpj");
        let mut desk = at(world, &officer);
        let fields = [
            ("address", "officer.of.mbpj@example.org"),
            ("kinds", "all"),
            ("way", "act"),
        ];
        assert_eq!(two.hers.post(&format!("{HERE}/new"), &fields).status, 303);
        let found: Value =
            serde_json::from_str(&desk.get("/api/v1/me/mandates").body).expect("JSON");
        let id = found["items"][0]["id"].as_str().expect("an id").to_owned();
        assert_eq!(desk.post(&format!("{HERE}/{id}/accept"), &[]).status, 303);
        assert_eq!(desk.get("/en/desk").status, 200);
        assert_eq!(
            desk.post(&format!("{HERE}/choose"), &[("mandate", &id)])
                .status,
            303
        );
        assert_eq!(desk.get("/en/desk").status, 403);
        assert_eq!(
            desk.post(
                "/en/desk/file",
                &[("came", "counter"), ("feedback", "complaint")]
            )
            .status,
            403
        );
        desk.post(&format!("{HERE}/leave"), &[]);
        assert_eq!(desk.get("/en/desk").status, 200);
    });
}

#[test]
fn a_program_sees_and_ends_but_neither_gives_nor_acts() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let id = two.given(&[]);
        let mut reads = Browser::new(world).with_bearer(world.token(&two.aminah, &["own.read"]));
        let seen: Value =
            serde_json::from_str(&reads.get("/api/v1/me/mandates").body).expect("JSON");
        let item = &seen["items"][0];
        assert_eq!(
            (&item["state"], &item["with"]),
            (&"active".into(), &"Badrul".into())
        );
        assert_eq!(
            reads.delete(&format!("/api/v1/me/mandates/{id}")).status,
            403
        );
        let mut none = Browser::new(world).with_bearer(world.token(&two.aminah, &["cases.read"]));
        assert_eq!(none.get("/api/v1/me/mandates").status, 403);
        let mut writes = Browser::new(world).with_bearer(world.token(&two.aminah, &["own.write"]));
        assert_eq!(
            writes.delete(&format!("/api/v1/me/mandates/{id}")).status,
            204
        );
        assert_eq!(
            writes.delete(&format!("/api/v1/me/mandates/{id}")).status,
            409
        );
        let bearer = {
            let mut actor = two.aminah.clone();
            actor.via = base::Via::Token {
                scopes: vec!["own.write".to_owned()],
            };
            actor
        };
        let address =
            kernel::identity::Address::parse("chong@example.org", "60").expect("an address");
        let now = world.now();
        let new = MandateNew::draw(
            &world.app.ids,
            now,
            (address, base::Lang::MS),
            world.app.pack.mandates,
        );
        let offered = world.app.db.write_blocking("test.offer", move |tx| {
            mandates::mandate_offer(tx, (&bearer, now), (&new, &[]))
        });
        assert!(matches!(offered, Err(mandates::Error::Forbidden)));
    });
}

#[test]
fn closing_an_account_ends_what_it_gave_and_held() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let id = two.given(&[]);
        two.choose(&id);
        let file = two.hers.get("/api/v1/me/data").body;
        let file: Value = serde_json::from_str(&file).expect("JSON");
        assert_eq!(file["held"]["mandates"][0]["name"], "Badrul");
        let page = two.hers.get("/ms/me/data").body;
        assert!(page.contains("Badrul") && !page.contains("?!"), "{page}");
        close(world, &mut two.hers);
        assert!(
            two.his
                .get("/en/me")
                .body
                .contains("You no longer act for anybody.")
        );
        assert!(letters(world).contains(&"badrul@example.org closed".to_owned()));
        let seen = two.his.get("/api/v1/me/mandates").body;
        assert!(
            seen.contains("\"closed\"") && !seen.contains("Aminah"),
            "{seen}"
        );
    });
}

/// Closes the account of whoever is signed in.
pub(crate) fn close(world: &World, browser: &mut Browser) {
    let asked = browser.post("/ms/me/close", &[]);
    let (_, id) = asked.location.split_once("id=").expect("a code's id");
    let id = id.to_owned();
    let messages = world.app.db.read_blocking("test.messages", |tx| {
        kernel::notifications::messages_recent(tx, 10)
    });
    let messages = messages.expect("messages");
    let sent = messages
        .iter()
        .find(|message| message.id == id)
        .expect("the code's letter");
    let code = sent
        .args
        .iter()
        .find(|(name, _)| name == "code")
        .expect("a code")
        .1
        .clone();
    let closed = browser.post("/ms/me/close/code", &[("id", &id), ("code", &code)]);
    assert_eq!(closed.status, 200, "{}", closed.body);
}

#[test]
fn what_a_counter_wrote_down_is_on_record_with_whom_it_was_for() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let officer = world.officer("officer", "mbpj");
        let new = reports::model::ReportNew {
            behalf: Some(reports::model::Behalf {
                came: reports::model::Came::Counter,
                person: world.app.ids.next(world.now()),
            }),
            reporter: reports::model::Reporter {
                name: Some("Aminah".to_owned()),
                email: Some(
                    kernel::identity::Email::parse("aminah@example.org").expect("an address"),
                ),
                ..reports::model::Reporter::default()
            },
            ..new_report(world, Visibility::Private, Vec::new())
        };
        let created = made(world, &officer, &new);
        let seen = two.hers.get(HERE).body;
        assert!(
            seen.contains("An officer who wrote it down for you"),
            "{seen}"
        );
        assert!(
            !seen.contains(&officer.name),
            "the office answers, not the person: {seen}"
        );
        let id = format!("counter-{}", created.id);
        let page = two.hers.get(&format!("{HERE}/{id}")).body;
        assert!(
            page.contains(created.reference.as_str()) && page.contains("Done"),
            "{page}"
        );
        let mut desk = at(world, &officer);
        assert_eq!(
            desk.post(&format!("{HERE}/choose"), &[("mandate", &id)])
                .status,
            404
        );
        assert_eq!(desk.get(&format!("{HERE}/{id}")).status, 404);
    });
}

#[test]
fn at_a_shared_computer_the_chosen_name_goes_with_the_session() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let id = two.given(&[]);
        two.choose(&id);
        two.his.post("/en/sign-out", &[]);
        let badrul = two.badrul.clone();
        two.his = at(world, &badrul);
        let me = two.his.get("/en/me").body;
        assert!(!me.contains("You act for"), "{me}");
    });
}

#[test]
fn pages_of_mandates_speak_four_languages() {
    on_both_worlds(server::modules, |world| {
        let mut two = Two::new(world);
        let id = two.given(&[]);
        two.offer(&[("kinds", "report"), ("way", "look")]);
        two.choose(&id);
        reported(&mut two.his);
        for lang in ["ms", "en", "zh", "ta"] {
            for path in ["", "/new", &format!("/{id}")] {
                for browser in [&mut two.hers, &mut two.his] {
                    let page = browser.get(&format!("/{lang}/me/mandates{path}"));
                    assert_eq!(page.status, 200, "{lang}{path}");
                    assert!(
                        !page.body.contains("kernel-m") && !page.body.contains("web-acting"),
                        "{lang}{path}"
                    );
                }
            }
        }
    });
}

#[test]
fn acting_gives_no_session_a_second_factor_that_it_has_not() {
    on_both_worlds(server::modules, |world| {
        let (aminah, badrul) = (
            world.citizen("Aminah"),
            world.colleague("Badrul", "agency_admin", "mbpj"),
        );
        let mut two = Two {
            hers: at(world, &aminah),
            his: Browser::new(world).with_session(world.session_of_one_factor(&badrul)),
            world,
            aminah,
            badrul,
        };
        let id = two.given(&[]);
        let asked = |answer: Answer| (answer.status, answer.location);
        let before = asked(two.his.post("/en/me/passkeys/one/end", &[]));
        assert!(before.1.starts_with("/en/second-factor"), "{before:?}");
        assert_eq!(two.choose(&id).status, 303);
        let meanwhile = asked(two.his.post("/en/me/passkeys/one/end", &[]));
        assert_eq!(meanwhile, before);
    });
}
