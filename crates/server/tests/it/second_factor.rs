//! A session without a second factor, and one whose factor was entered long ago, at every address.

use std::collections::BTreeSet;

use testkit::{World, on_both_worlds};
use web::{Access, Route};

use crate::browser::{Answer, Browser};
use crate::matrix::{People, draft, fill};

fn rows() -> Vec<Route<kernel::App>> {
    let mut rows = server::routes(server::modules());
    rows.retain(|row| !row.path.ends_with("/sign-out"));
    rows
}

fn ask(browser: &mut Browser, row: &Route<kernel::App>, people: &People) -> Answer {
    let path = fill(row.path, "ms", people);
    match row.method.as_str() {
        "GET" => browser.get(&path),
        "DELETE" => browser.delete(&path),
        "PUT" => browser.put_json(&path, "{}"),
        _ => browser.post(&path, &[]),
    }
}

fn is_page(row: &Route<kernel::App>) -> bool {
    row.path.starts_with("/{lang}")
}

/// Whoever holds an administrator's role and an officer's, signed in with a code alone, is a citizen everywhere.
#[test]
fn one_factor_opens_nothing() {
    on_both_worlds(server::modules, |world| {
        let mut people = People::new(world);
        let chief = world.colleague("Chief", "agency_admin", "mbpj");
        let mut once = Browser::new(world).with_session(world.session_of_one_factor(&chief));
        let mut citizen = Browser::new(world).with_session(people.other.clone());
        for row in rows() {
            people.draft = draft(world);
            let answer = ask(&mut once, &row, &people);
            let told = format!("{} {} {}", row.method, row.path, answer.status);
            match row.access {
                Access::May(_) if is_page(&row) => {
                    let there = answer.location.starts_with("/ms/second-factor");
                    assert!(answer.status == 303 && there, "{told}");
                }
                Access::May(_) => {
                    assert_eq!(answer.status, 403, "{told}");
                    // Where a standard says how refusals look, codes of ours do not stand in them.
                    let is_said = answer.body.contains("web.second_factor\"");
                    assert!(is_said || row.failures.is_some(), "{told}");
                }
                _ if row.step_up => assert!(matches!(answer.status, 303 | 403), "{told}"),
                _ if row.path.contains("factor") => {}
                // Whoever holds a role closes nothing, also while it rests.
                _ if row.path.starts_with("/{lang}/me/close") => {}
                _ => {
                    people.draft = draft(world);
                    let other = ask(&mut citizen, &row, &people);
                    assert_eq!(answer.status, other.status, "{told}");
                }
            }
        }
    });
}

/// The acts that ask again are these, and each does ask.
#[test]
fn an_old_factor_is_asked_for_again() {
    on_both_worlds(server::modules, |world| {
        let people = People::new(world);
        let chief = world.colleague("Chief", "agency_admin", "mbpj");
        let session = world.session(&chief);
        world.wait(base::STEP_UP);
        let mut old = Browser::new(world).with_session(session);
        let mut again = BTreeSet::new();
        for row in rows().iter().filter(|row| row.step_up) {
            let answer = ask(&mut old, row, &people);
            let told = format!("{} {}", row.method, row.path);
            if is_page(row) {
                let there = answer
                    .location
                    .starts_with("/ms/second-factor?held=1&next=");
                assert!(answer.status == 307 && there, "{told} {}", answer.status);
            } else {
                assert_eq!(answer.status, 403, "{told}");
                assert!(answer.body.contains("web.second_factor_again"), "{told}");
            }
            again.insert(told);
        }
        let again: Vec<_> = again.iter().map(String::as_str).collect();
        assert_eq!(
            again,
            [
                "DELETE /api/v1/agencies/{code}/roles/{id}",
                "POST /api/v1/agencies/{code}/roles",
                "POST /api/v1/tokens",
                "POST /{lang}/desk/businesses",
                "POST /{lang}/desk/businesses/show",
                "POST /{lang}/desk/children",
                "POST /{lang}/desk/children/show",
                "POST /{lang}/desk/custody/{reference}",
                "POST /{lang}/desk/data/{slug}/decide",
                "POST /{lang}/desk/data/{slug}/retract",
                "POST /{lang}/desk/papers/show",
                "POST /{lang}/desk/people",
                "POST /{lang}/desk/people/end",
                "POST /{lang}/desk/people/reset",
                "POST /{lang}/me/businesses",
                "POST /{lang}/me/businesses/{id}",
                "POST /{lang}/me/businesses/{id}/close",
                "POST /{lang}/me/children",
                "POST /{lang}/me/factors/recovery",
                "POST /{lang}/me/factors/{id}/end",
                "POST /{lang}/me/mandates/new",
                "POST /{lang}/me/passkeys/{id}/end",
                "POST /{lang}/me/providers/confirm",
                "POST /{lang}/me/providers/{id}/end",
                "POST /{lang}/me/tokens",
            ]
        );
    });
}

/// The demo is there to be looked at: its people are let in as if they had entered everything.
#[test]
fn the_demos_one_click_counts_as_two_factors() {
    on_both_worlds(server::modules, |world: &World| {
        let officer = sample(world);
        let mut browser = Browser::new(world);
        let answer = browser.post("/ms/demo", &[("person", &officer)]);
        assert_eq!((answer.status, answer.location.as_str()), (303, "/ms/desk"));
        assert_eq!(browser.get("/ms/desk").status, 200);
    });
}

/// A sample person with a role.
fn sample(world: &World) -> String {
    use kernel::identity::{self, GrantNew, PersonNew};
    let (app, now) = (world.app.clone(), world.now());
    let id = world.app.ids.next(now);
    let new = PersonNew {
        id,
        name: "Siti".to_owned(),
        email: None,
        phone: None,
        lang: None,
        sample: true,
    };
    let grant = GrantNew::whole(id, "officer", Some("mbpj".to_owned()));
    let system = base::Actor::system();
    let made = world.app.db.write_blocking("test.sample", move |tx| {
        identity::person_create(tx, &system, now, &new)?;
        let registry = app.registry.get(tx)?;
        identity::grant_add(tx, &registry, (&system, now), &grant)
    });
    assert!(made.unwrap());
    id.to_string()
}
