//! Pages that are drawn once for all who are not signed in: each reader has their own form, and nobody sees what is over.

use std::time::Duration;

use reports::model::Visibility;
use testkit::{World, on_both_worlds};

use crate::browser::Browser;
use crate::matrix::report;

/// The token that a page's forms send.
fn token(page: &str) -> &str {
    let rest = page.split("name=\"csrf\" value=\"").nth(1).expect("a form");
    rest.split('"').next().expect("a token")
}

fn fresh(world: &World, path: &str) -> String {
    let answer = Browser::new(world).get(path);
    assert_eq!(answer.status, 200, "{path}");
    answer.body
}

#[test]
fn strangers_see_one_page_each_with_a_token_of_their_own() {
    on_both_worlds(server::modules, |world| {
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let path = format!("/ms/reports/{reference}");
        let (one, other) = (fresh(world, &path), fresh(world, &path));
        assert_ne!(token(&one), token(&other));
        assert_eq!(
            one.replace(token(&one), "…"),
            other.replace(token(&other), "…")
        );
        let mut reader = Browser::new(world);
        reader.get(&path);
        let again = reader.get(&path).body;
        let sent = reader.post(&format!("{path}/me-too"), &[("do", "add")]);
        assert_ne!(sent.status, 403, "its form is taken");
        assert_ne!(token(&again), token(&one));
    });
}

#[test]
fn what_happens_shows_at_the_same_moment() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let reference = report(world, &owner, Visibility::NameHidden);
        let path = format!("/en/reports/{reference}");
        let before = fresh(world, &path);
        assert!(!before.contains("Esok pagi."));
        let mut own = Browser::new(world).with_session(world.session(&owner));
        assert!(
            own.get(&path).body.contains("Sign out"),
            "not the strangers' page"
        );
        let officer = world.colleague("Raju", "officer", "mbpj");
        let mut raju = Browser::new(world).with_session(world.session(&officer));
        let desk = format!("/en/desk/reports/{reference}");
        let page = raju.get(&desk).body;
        let version = page.split("name=\"version\" value=\"").nth(1).unwrap();
        let version = version.split('"').next().unwrap().to_owned();
        let said = [
            ("step", "reply"),
            ("body", "Esok pagi."),
            ("version", version.as_str()),
        ];
        assert_eq!(raju.post(&desk, &said).status, 303);
        let after = fresh(world, &path);
        assert!(after.contains("Esok pagi."), "no clock moved in between");
        world.wait(Duration::from_hours(24 * 60));
        assert_ne!(
            fresh(world, &path),
            after,
            "it is late now, without a word written"
        );
    });
}

#[test]
fn another_language_or_question_is_another_page() {
    on_both_worlds(server::modules, |world| {
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let path = format!("/en/reports/{reference}");
        assert!(fresh(world, &path).contains("lang=\"en\""));
        assert!(fresh(world, &format!("/ta/reports/{reference}")).contains("lang=\"ta\""));
        assert!(fresh(world, &format!("{path}?done=1")).contains("role=\"status\""));
        assert!(!fresh(world, &path).contains("role=\"status\""));
    });
}

#[test]
fn a_feed_shows_what_happens_at_the_same_moment_and_answers_each_question_by_itself() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let empty = fresh(world, "/en/reports.atom");
        let first = report(world, &owner, Visibility::NameHidden);
        let one = fresh(world, "/en/reports.atom");
        assert!(!empty.contains(&first) && one.contains(&first));
        let second = report(world, &owner, Visibility::NameHidden);
        let both = fresh(world, "/en/reports.atom");
        assert!(
            both.contains(&first) && both.contains(&second),
            "no clock moved in between"
        );
        assert!(!fresh(world, "/en/reports.atom?agency=mbsa").contains(&first));
        assert!(fresh(world, "/ta/reports.atom").contains("xml:lang=\"ta\""));
        let mut reader = Browser::new(world).with_session(world.session(&owner));
        assert_eq!(reader.get("/en/reports.atom").body, both, "whoever asks");
    });
}
