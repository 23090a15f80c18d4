//! Tokens and sessions: who sees them, who makes them, and how they end.

use base::{Actor, Time};
use kernel::identity::{self, GrantNew};
use serde_json::json;
use testkit::{World, on_both_worlds};

use super::program::Program;
use crate::kinds::office::modules;

#[test]
fn a_token_is_made_once_shown_once_and_ends() {
    on_both_worlds(modules, |world| {
        let person = world.citizen("Aminah");
        let program = Program::of(world, &person, &["own.tokens", "own.read"]);
        let asked = json!({"name": " Phone ", "scopes": ["own.read", "own.read"]});
        let made = program.post_once("/api/v1/tokens", "k", &asked);
        assert_eq!(made.status, 201, "{}", made.text);
        let secret = made.json["secret"].as_str().expect("a secret");
        assert_eq!(made.json["scopes"], json!(["own.read"]));
        assert_eq!(made.json["name"], "Phone");
        let again = program.post_once("/api/v1/tokens", "k", &asked);
        assert_eq!((again.status, &again.json["id"]), (201, &made.json["id"]));
        assert_eq!(again.json.get("secret"), None, "it is not kept");
        let other = json!({"name": "Phone", "scopes": ["own.tokens"]});
        assert_eq!(program.post_once("/api/v1/tokens", "k", &other).status, 422);

        let list = program.get("/api/v1/tokens");
        assert_eq!(list.json["items"].as_array().map(Vec::len), Some(2));
        assert!(!list.text.contains(secret));
        let fresh = Program::with(world, secret);
        assert_eq!(fresh.get("/api/v1/cases").status, 200);
        assert_eq!(fresh.get("/api/v1/tokens").status, 403, "not in its scopes");

        let path = format!(
            "/api/v1/tokens/{}",
            made.json["id"].as_str().expect("an id")
        );
        let others = Program::of(world, &world.citizen("Badrul"), &["own.tokens"]);
        assert_eq!(others.delete(&path).status, 404, "somebody else's");
        assert_eq!(fresh.get("/api/v1/cases").status, 200);
        assert_eq!(program.delete(&path).status, 204);
        assert_eq!(program.delete(&path).status, 404);
        assert_eq!(
            fresh.get("/api/v1/cases").refusal(),
            (401, "web.token_unknown")
        );
    });
}

#[test]
fn a_token_gets_no_more_than_its_owner_holds() {
    on_both_worlds(modules, |world| {
        let officer = world.officer("officer", "mbpj");
        let session = world.session(&officer);
        let program = Program::signed_in(world, &session);
        let ask = |scopes: &[&str]| {
            let made = program.post("/api/v1/tokens", &json!({"name": "a", "scopes": scopes}));
            (made.status, made.field().0.to_owned())
        };
        assert_eq!(ask(&["cases.work", "own.write"]).0, 201);
        for scope in ["cases.bureau", "identity.manage", "open311.write", "", "*"] {
            assert_eq!(ask(&[scope]), (422, "scopes".to_owned()), "{scope}");
        }
        assert_eq!(ask(&[]), (422, "scope".to_owned()));
        let narrow = Program::of(world, &officer, &["own.tokens", "cases.read"]);
        let wider = json!({"name": "a", "scopes": ["cases.work"]});
        assert_eq!(narrow.post("/api/v1/tokens", &wider).field().0, "scopes");
        let far = json!({"name": "a", "scopes": ["own.read"], "expires": "2036-01-01T00:00:00Z"});
        assert_eq!(program.post("/api/v1/tokens", &far).field().0, "expires");
        let nameless = json!({"name": " ", "scopes": ["own.read"]});
        assert_eq!(program.post("/api/v1/tokens", &nameless).field().0, "name");
    });
}

#[test]
fn nobody_has_tokens_without_number() {
    on_both_worlds(modules, |world| {
        let person = world.citizen("Aminah");
        let program = Program::of(world, &person, &["own.tokens"]);
        let asked = json!({"name": "a", "scopes": ["own.tokens"]});
        for _ in 1..50 {
            assert_eq!(program.post("/api/v1/tokens", &asked).status, 201);
        }
        let refused = program.post("/api/v1/tokens", &asked);
        assert_eq!(refused.refusal(), (409, "kernel.tokens_many"));
    });
}

#[test]
fn people_see_where_they_are_signed_in_and_sign_out_there() {
    on_both_worlds(modules, |world| {
        let person = world.citizen("Aminah");
        let (here, there) = (world.session(&person), world.session(&person));
        let program = Program::signed_in(world, &here);
        let list = program.get("/api/v1/sessions");
        let current = list.each("current");
        assert_eq!(current.iter().filter(|it| *it == "true").count(), 1);
        assert_eq!(current.len(), 2);
        assert!(!list.text.contains(&here) && !list.text.contains(&there));
        let items = list.json["items"].as_array().expect("items");
        let other = items
            .iter()
            .find(|it| it["current"] == false)
            .expect("another");
        let path = format!("/api/v1/sessions/{}", other["id"].as_str().expect("an id"));
        let stranger = Program::of(world, &world.citizen("Badrul"), &["own.tokens"]);
        assert_eq!(stranger.delete(&path).status, 404);
        assert_eq!(program.delete(&path).status, 204);
        assert_eq!(
            Program::signed_in(world, &there)
                .get("/api/v1/sessions")
                .status,
            401
        );
        assert_eq!(program.get("/api/v1/sessions").each("current"), ["true"]);
    });
}

#[test]
fn a_session_ends_when_it_is_not_used_and_at_last_anyway() {
    on_both_worlds(modules, |world| {
        let person = world.citizen("Aminah");
        let hour = std::time::Duration::from_hours(1);
        let used = Program::signed_in(world, &world.session(&person));
        let left = Program::signed_in(world, &world.session(&person));
        let ends = |program: &Program| program.get("/api/v1/sessions").each("expires");
        assert_eq!(ends(&used).len(), 2);
        for _ in 0..15 {
            world.wait(11 * hour);
            assert_eq!(
                ends(&used).len(),
                1 + usize::from(world.now() < testkit::START + 12 * hour)
            );
        }
        assert_eq!(
            left.get("/api/v1/sessions").status,
            401,
            "unused for half a day"
        );
        world.wait(11 * hour);
        assert_eq!(
            used.get("/api/v1/sessions").status,
            401,
            "seven days are over"
        );
    });
}

#[test]
fn whoever_gets_a_role_signs_in_anew() {
    on_both_worlds(modules, |world| {
        let person = world.citizen("Aminah");
        let program = Program::signed_in(world, &world.session(&person));
        assert_eq!(program.get("/api/v1/me").status, 200);
        grant(world, &person);
        assert_eq!(program.get("/api/v1/me").status, 401);
        let fresh = Program::signed_in(world, &world.session(&person));
        let expires = fresh.get("/api/v1/sessions").each("expires");
        let end = Time::parse_rfc3339(&expires[0]).expect("a time");
        assert!(end <= world.now() + std::time::Duration::from_hours(12));
        grant(world, &person);
        assert_eq!(fresh.get("/api/v1/me").status, 200, "twice changes nothing");
    });
}

fn grant(world: &World, person: &Actor) {
    let person = person.id().expect("a person");
    let new = GrantNew::whole(person, "officer", Some("mbpj".to_owned()));
    let (app, now) = (world.app.clone(), world.now());
    let given = world.app.db.write_blocking("test.grant", move |tx| {
        let registry = app.registry.get(tx)?;
        identity::grant_add(tx, &registry, (&Actor::system(), now), &new)
    });
    given.expect("a grant");
}
