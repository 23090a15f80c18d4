//! What limits refuse stands where the bureau sees it, without saying who it was; and the bureau lets people through.

use std::time::Duration;

use kernel::limits;
use serde_json::Value;
use testkit::{World, on_both_worlds};
use web::{Rate, Sender};

use crate::browser::Browser;

const NETWORK: &str = "203.0.113.77";

fn refused(world: &World, rule: &str, sender: Sender, times: usize) {
    let until = world.now() + Duration::from_mins(5);
    for _ in 0..times {
        world
            .app
            .limits
            .note(rule, (sender, NETWORK), (world.now(), until));
    }
    limits::limits_keep(&world.app).expect("written down");
}

fn items(program: &mut Browser) -> Vec<Value> {
    let answer = program.get("/api/v1/limits");
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(!answer.body.contains(NETWORK));
    let body: Value = serde_json::from_str(&answer.body).expect("JSON");
    body["items"].as_array().expect("items").clone()
}

#[test]
fn the_bureau_sees_what_is_refused_and_lets_senders_through_again() {
    on_both_worlds(server::modules, |world| {
        refused(world, Rate::Write.code(), Sender::Network, 3);
        refused(world, Rate::Write.code(), Sender::Network, 2);
        refused(world, "kernel.code_too_soon", Sender::Person, 1);
        let triage = world.officer("triage", "bpa");
        let mut program = Browser::new(world).with_bearer(world.token(&triage, &["cases.bureau"]));
        let found = items(&mut program);
        assert_eq!(found.len(), 2);
        let writes = found.iter().find(|one| one["limit"] == "rate_write");
        let writes = writes.expect("the limit of writing");
        let said = (writes["refused"].as_i64(), writes["sender"].as_str());
        assert_eq!(said, (Some(5), Some("network")));
        assert_eq!(writes["limited"], true);
        let mut desk = Browser::new(world).with_session(world.session(&triage));
        let page = desk.get("/en/desk/limits").body;
        assert!(page.contains("Sending or changing") && !page.contains(NETWORK));
        assert!(desk.get("/en/desk").body.contains("/en/desk/limits"));

        let id = writes["id"].as_str().expect("an id");
        let free = |desk: &mut Browser, words: &str| {
            desk.post("/en/desk/limits", &[("id", id), ("words", words)])
                .status
        };
        assert_eq!(free(&mut desk, " "), 422, "why");
        assert_eq!(free(&mut desk, "a whole village behind one address"), 303);
        let found = items(&mut program);
        let writes = found.iter().find(|one| one["limit"] == "rate_write");
        assert_eq!(writes.and_then(|one| one["limited"].as_bool()), Some(false));
        let soon = found
            .iter()
            .find(|one| one["limit"] == "kernel.code_too_soon");
        let soon = soon.and_then(|one| one["id"].as_str()).expect("an id");
        let passes = desk.post("/en/desk/limits", &[("id", soon), ("words", "x")]);
        assert_eq!(passes.status, 404, "it passes by itself");
        let again = format!("/api/v1/limits/{id}/releases");
        let key = [("idempotency-key", "k")];
        let (why, other) = (r#"{"words": "satu kampung"}"#, r#"{"words": "lain"}"#);
        let first = program.post_json(&again, &key, why);
        assert_eq!(first.status, 201, "{}", first.body);
        refused(world, Rate::Write.code(), Sender::Network, 1);
        let repeated = program.post_json(&again, &key, why);
        assert_eq!((repeated.status, &repeated.body), (201, &first.body));
        let limited = items(&mut program)
            .iter()
            .filter(|one| one["limited"] == true)
            .count();
        assert!(limited > 0, "it lets nobody through anew");
        assert_eq!(program.post_json(&again, &key, other).status, 422);
        world.wait(Duration::from_mins(6));
        assert!(
            items(&mut program)
                .iter()
                .all(|one| one["limited"] == false)
        );
    });
}

#[test]
fn only_the_bureau_sees_limits() {
    on_both_worlds(server::modules, |world| {
        for role in ["officer", "agency_admin"] {
            let session = world.session(&world.officer(role, "mbpj"));
            let mut browser = Browser::new(world).with_session(session);
            assert_eq!(browser.get("/en/desk/limits").status, 403, "{role}");
            assert!(!browser.get("/en/desk").body.contains("/en/desk/limits"));
        }
    });
}
