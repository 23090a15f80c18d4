//! Writes that come again under their key: answered as the first time, and done once.

use serde_json::{Value, json};
use testkit::{World, on_both_worlds};

use super::program::{Answer, Program};
use crate::hooks::URL;
use crate::kinds::office::modules;

const REACH: &str = "/api/v1/agencies/mbpj/reach";
const CLAIMS: &str = "/api/v1/agencies/mbpj/claims";
const TESTS: &str = "/api/v1/agencies/mbpj/tests";

/// Sends a write twice under a key, and then another one under it.
fn twice(program: &Program, path: &str, (body, other): (&Value, &Value)) -> Answer {
    let first = program.post_once(path, "k", body);
    assert!(
        matches!(first.status, 200 | 201),
        "{path}: {} {}",
        first.status,
        first.text
    );
    assert_eq!(program.post_once(path, "k", body), first, "{path}");
    let refused = program.post_once(path, "k", other);
    assert_eq!(refused.refusal(), (422, "kernel.once_other"), "{path}");
    first
}

fn bureau(world: &World) -> Program {
    let scopes = ["reach.read", "reach.set", "reach.verify"];
    Program::of(world, &world.officer("triage", "bpa"), &scopes)
}

#[test]
fn a_claim_that_comes_again_is_one_claim() {
    on_both_worlds(modules, |world| {
        let claim =
            |words: &str| json!({"name": "Puan Siti", "email": "siti@mbpj.gov.my", "words": words});
        let stranger = Program::stranger(world);
        let told = twice(&stranger, CLAIMS, (&claim("Saya."), &claim("Kami.")));
        assert_eq!(told.json, json!({"code": "mbpj", "state": "waiting"}));
        let bureau = bureau(world);
        let claims = || bureau.get(REACH).json["claims"].as_array().map(Vec::len);
        assert_eq!(claims(), Some(1));
        assert_eq!(stranger.post(CLAIMS, &claim("Saya.")).status, 201);
        assert_eq!(claims(), Some(2), "without a key");
    });
}

#[test]
fn an_agency_is_tested_confirmed_and_taken_off_once_under_a_key() {
    on_both_worlds(modules, |world| {
        let (bureau, admin) = (bureau(world), world.officer("agency_admin", "mbpj"));
        let ours = Program::of(world, &admin, &["reach.confirm"]);
        let setting =
            json!({"officer_email": "agency_admin.of.mbpj@example.org", "channel": "api"});
        let there = bureau.put(REACH, &setting);
        assert_eq!(there.status, 200, "{}", there.text);
        let first = ours.get(TESTS).json[0]["id"].clone();
        world.wait(std::time::Duration::from_hours(48));
        let sent = bureau.post_once(TESTS, "t", &Value::Null);
        assert_eq!(sent.status, 201, "{}", sent.text);
        assert_eq!(bureau.post_once(TESTS, "t", &Value::Null), sent);
        assert_eq!(
            bureau.post(TESTS, &Value::Null).status,
            429,
            "without a key"
        );

        let id = ours.get(TESTS).json[0]["id"].clone();
        assert_ne!(id, first);
        let confirmed = format!("{TESTS}/{}/confirmations", id.as_str().expect("an id"));
        let done = ours.post_once(&confirmed, "c", &Value::Null);
        assert_eq!(
            (done.status, &done.json["again"]),
            (200, &json!(false)),
            "{}",
            done.text
        );
        assert_eq!(ours.post_once(&confirmed, "c", &Value::Null), done);
        let again = ours.post(&confirmed, &Value::Null);
        assert_eq!(again.json["again"], true, "without a key");

        let version = bureau.get(REACH).json["enrolment"]["version"].clone();
        let off = |words: &str| json!({"version": version, "words": words});
        let path = "/api/v1/agencies/mbpj/suspensions";
        let told = twice(&bureau, path, (&off("Tidak menjawab."), &off("Tutup.")));
        assert_eq!(told.json["standing"], "suspended");
        assert_eq!(
            bureau.post(path, &off("Tidak menjawab.")).status,
            409,
            "without a key"
        );
    });
}

#[test]
fn a_secret_is_changed_once_under_a_key_and_told_once() {
    on_both_worlds(modules, |world| {
        let admin = world.officer("agency_admin", "mbpj");
        let program = Program::of(world, &admin, &["hooks.set"]);
        let path = "/api/v1/agencies/mbpj/hooks";
        let made = program.post(path, &json!({"url": URL}));
        let one = format!("{path}/{}", made.json["id"].as_str().expect("an id"));
        let secrets = format!("{one}/secrets");
        let first = program.post_once(&secrets, "k", &Value::Null);
        assert_eq!(first.status, 201, "{}", first.text);
        assert!(first.json["secret"].is_string());
        let mut told = first.json.clone();
        told.as_object_mut().expect("a hook").remove("secret");
        let again = program.post_once(&secrets, "k", &Value::Null);
        assert_eq!((again.status, &again.json), (201, &told));
        assert_eq!(program.get(path).json["items"][0], told, "changed once");
        let replays = format!("{one}/replays");
        let none = program.post_once(&replays, "r", &Value::Null);
        assert_eq!((none.status, &none.json["replayed"]), (200, &json!(0)));
        assert_eq!(program.post_once(&replays, "r", &Value::Null), none);
        let other = program.post_once(&secrets, "r", &Value::Null);
        assert_eq!(
            other.refusal(),
            (422, "kernel.once_other"),
            "another address"
        );
    });
}

#[test]
fn an_override_is_decided_once_under_a_key() {
    on_both_worlds(modules, |world| {
        let scopes = ["registry.propose", "registry.approve"];
        let clerk =
            |name: &str| Program::of(world, &world.colleague(name, "triage", "bpa"), &scopes);
        let proposed = clerk("Aminah").post(
            "/api/v1/overrides",
            &json!({
                "agency": "mbpj", "categories": ["pothole-local"], "reason": "jalan itu milik MBPJ",
                "shape": {"circle": {"lat": 3.1073, "lon": 101.6067, "radius_m": 500}},
            }),
        );
        assert_eq!(proposed.status, 201, "{}", proposed.text);
        let code = proposed.json["code"].as_str().expect("a code");
        let (path, other) = (
            format!("/api/v1/overrides/{code}/decisions"),
            clerk("Badrul"),
        );
        let say = |decision: &str| json!({"decision": decision, "words": "Disemak."});
        let told = twice(&other, &path, (&say("approve"), &say("refuse")));
        assert_eq!(told.json["standing"], "in_force");
        let late = other.post(&path, &say("approve"));
        assert_eq!(
            late.refusal(),
            (409, "kernel.override.decided"),
            "without a key"
        );
    });
}
