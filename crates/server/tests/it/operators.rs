//! What operators do by hand and by program: jobs that were laid aside.

use serde_json::{Value, json};
use store::NewJob;
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};

/// Lays jobs aside that nothing knows how to do.
fn laid_aside(world: &World, count: usize) {
    let now = world.now();
    for number in 0..count {
        let job = NewJob {
            id: format!("lost/{number:03}"),
            kind: "lost.kind".to_owned(),
            key: None,
            payload: String::new(),
            run_at: now,
            now,
        };
        let done = world
            .app
            .db
            .write_blocking("test.enqueue", move |tx| tx.enqueue(&job));
        assert_eq!(done, Ok::<_, store::Error>(true));
    }
    world.run_jobs();
}

fn admin(world: &World) -> Browser {
    let token = world.session(&world.officer("admin", ""));
    Browser::new(world).with_session(token)
}

fn value(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.body);
    serde_json::from_str(&answer.body).expect("json")
}

#[test]
fn an_operator_finds_replays_and_discards_on_pages() {
    on_both_worlds(server::modules, |world| {
        let mut admin = admin(world);
        let desk = admin.get("/ms/desk").body;
        assert!(desk.contains("href=\"/ms/desk/jobs\""));
        for lang in ["ms", "en", "zh", "ta"] {
            let empty = admin.get(&format!("/{lang}/desk/jobs"));
            assert_eq!(empty.status, 200);
            assert!(empty.body.contains("class=\"empty\""));
        }
        laid_aside(world, 60);
        let list = admin.get("/en/desk/jobs?kind=lost.kind").body;
        assert!(list.contains("nothing does lost.kind"));
        assert_eq!(list.matches("/en/desk/jobs/lost%2F").count(), 2 * 50);
        assert!(list.contains("rel=\"next\""));
        let page = "/en/desk/jobs/lost%2F007";
        assert!(admin.get(page).body.contains("lost/007"));
        let refused = admin.post(page, &[("step", "discard"), ("reason", " ")]);
        assert_eq!(refused.status, 422);
        assert!(refused.body.contains("id=\"reason-error\""));
        let done = admin.post(page, &[("step", "discard"), ("reason", "test")]);
        assert_eq!(done.status, 303);
        assert!(
            admin
                .get(&done.location)
                .body
                .contains("The job was discarded.")
        );
        assert_eq!(admin.get(page).status, 404);
        let done = admin.post("/en/desk/jobs", &[("kind", "lost.kind")]);
        let said = admin.get(&done.location).body;
        assert!(said.contains("59 jobs are being tried again."), "{said}");
        assert!(said.contains("No job has been laid aside"));
        assert!(
            admin
                .get("/en/desk/jobs?state=waiting")
                .body
                .contains("lost.kind")
        );
        assert_eq!(admin.get("/en/desk/jobs?state=odd").status, 400);
    });
}

#[test]
fn a_program_pages_through_jobs_and_acts_once() {
    on_both_worlds(server::modules, |world| {
        laid_aside(world, 5);
        let admin = world.officer("admin", "");
        let mut program = Browser::new(world).with_bearer(world.token(&admin, &["jobs.operate"]));
        let mut other = Browser::new(world).with_bearer(world.token(&admin, &["open311.write"]));
        assert_eq!(other.get("/api/v1/jobs").status, 403);
        let mut seen: Vec<Value> = Vec::new();
        let mut after = String::new();
        loop {
            let page = value(&program.get(&format!("/api/v1/jobs?limit=2{after}")));
            seen.extend(page["items"].as_array().expect("items").clone());
            let Some(next) = page["next"].as_str() else {
                break;
            };
            after = format!("&after={}", web::encoded(next));
        }
        let mut ids: Vec<_> = seen.iter().filter_map(|job| job["id"].as_str()).collect();
        ids.sort_unstable();
        assert_eq!(
            ids,
            ["lost/000", "lost/001", "lost/002", "lost/003", "lost/004"]
        );
        let one = value(&program.get("/api/v1/jobs/lost%2F001"));
        assert_eq!((&one["state"], &one["tries"]), (&json!("dead"), &json!(1)));
        let discards = "/api/v1/jobs/lost%2F001/discards";
        let refused = program.post_json(discards, &[], r#"{"reason": ""}"#);
        assert_eq!(refused.status, 422);
        let unknown = program.post_json(discards, &[], r#"{"reason": "x", "y": 1}"#);
        assert_eq!(unknown.status, 400);
        let discard = r#"{"reason": "test"}"#;
        let done = value(&program.post_json(discards, &[], discard));
        assert_eq!(done, json!({"discarded": 1}));
        let again = value(&program.post_json(discards, &[], discard));
        assert_eq!(again, json!({"discarded": 0}));
        let key = [("idempotency-key", "abc")];
        let (kind, replays) = (r#"{"kind": "lost.kind"}"#, "/api/v1/job-replays");
        for _ in 0..2 {
            let done = value(&program.post_json(replays, &key, kind));
            assert_eq!(done, json!({"replayed": 4}));
        }
        let other = program.post_json(replays, &key, r#"{"kind": "other.kind"}"#);
        assert_eq!(other.status, 422);
        let gone = value(&program.post_json("/api/v1/jobs/x/replays", &[], ""));
        assert_eq!(gone, json!({"replayed": 0}));
        for wrong in ["limit=0", "limit=101", "after=x", "state=odd"] {
            let refused = program.get(&format!("/api/v1/jobs?{wrong}"));
            assert_eq!(refused.status, 400, "{wrong}");
        }
    });
}
