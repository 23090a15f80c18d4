//! Programs publish an agency's tables: once for each key, nobody else's, and what was taken back is gone with a notice.

use serde_json::{Value, json};
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};

fn program(world: &World, role: &str, agency: &str, scope: &str) -> Browser {
    let name = format!("{role} {agency} {scope}");
    let actor = world.colleague(&name, role, agency);
    Browser::new(world).with_bearer(world.token(&actor, &[scope]))
}

fn told(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).expect("JSON")
}

fn about() -> String {
    let text = json!({"ms": "Klinik", "en": "Clinics"});
    let about = json!({
        "slug": "clinics", "agency": "mbpj", "title": text, "about": text, "frequency": "MONTHLY", "licence": "CC-BY-4.0",
    });
    about.to_string()
}

#[test]
fn a_program_publishes_with_a_token_of_that_scope_alone() {
    on_both_worlds(server::modules, |world| {
        let mut ours = program(world, "agency_admin", "mbpj", "data.publish");
        let mut other = program(world, "agency_admin", "dbkl", "data.publish");
        let mut narrow = program(world, "agency_admin", "mbpj", "own.read");
        let key = [("idempotency-key", "one")];
        assert_eq!(
            narrow.post_json("/api/v1/datasets", &key, &about()).status,
            403
        );
        assert_eq!(
            other.post_json("/api/v1/datasets", &key, &about()).status,
            404
        );
        let made = ours.post_json("/api/v1/datasets", &key, &about());
        assert_eq!(made.status, 201, "{}", made.body);
        let again = ours.post_json("/api/v1/datasets", &key, &about());
        assert_eq!((again.status, again.body), (201, made.body));
        let rows = "{\"code\":\"01\",\"rooms\":2}\n{\"code\":\"02\",\"rooms\":3}\n";
        let sending = "/api/v1/datasets/clinics/uploads?name=rows.ndjson";
        assert_eq!(other.post_json(sending, &[], rows).status, 404);
        let sent = ours.post_json(sending, &[], rows);
        assert_eq!(sent.status, 202, "{}", sent.body);
        assert_eq!(told(&sent)["state"], "waiting");
        world.run_jobs();
        let draft = told(&ours.get("/api/v1/datasets/clinics/draft"));
        assert_eq!(
            (&draft["state"], &draft["rows"]),
            (&"ready".into(), &2.into())
        );
        assert_eq!(draft["columns"][0]["kind"], "text");
        assert_eq!(ours.get("/api/v1/datasets/clinics").status, 404);
        let publish = json!({"revision": draft["revision"]}).to_string();
        let to = "/api/v1/datasets/clinics/versions";
        assert_eq!(other.post_json(to, &key, &publish).status, 404);
        let version = ours.post_json(to, &[("idempotency-key", "two")], &publish);
        assert_eq!(version.status, 201, "{}", version.body);
        let again = ours.post_json(to, &[("idempotency-key", "two")], &publish);
        assert_eq!((again.status, again.body), (201, version.body));
        let mut anybody = Browser::new(world);
        let csv = anybody.get("/data/clinics/v1.csv");
        assert_eq!(csv.body, "code,rooms\n01,2\n02,3\n");
        for file in ["v1.csv", "v1.parquet"] {
            let answer = anybody.get(&format!("/data/clinics/{file}"));
            // It may be taken back, so whoever keeps it has to ask.
            let kept = ("cache-control".to_owned(), "public, no-cache".to_owned());
            assert!(answer.headers.contains(&kept), "{file}");
        }
        let page = anybody.get("/ta/data/clinics");
        assert!(page.body.contains("/ta/receipts/"), "a link to the receipt");
        let back = "/api/v1/datasets/clinics/versions/1/retraction";
        let notice = json!({"notice": "Salah kira."}).to_string();
        assert_eq!(other.post_json(back, &[], &notice).status, 404);
        let key = [("idempotency-key", "three")];
        assert_eq!(ours.post_json(back, &key, &notice).status, 204);
        assert_eq!(ours.post_json(back, &key, &notice).status, 204);
        let other = json!({"notice": "Salah baris."}).to_string();
        assert_eq!(ours.post_json(back, &key, &other).status, 422);
        assert_eq!(ours.post_json(back, &[], &notice).status, 404);
        let gone = anybody.get("/data/clinics/v1.csv");
        assert_eq!(gone.status, 410);
        assert!(gone.body.contains("Salah kira."), "{}", gone.body);
        let version = &told(&anybody.get("/api/v1/datasets/clinics"))["versions"][0];
        assert_eq!(version["notice"], "Salah kira.");
        assert!(version["retracted"].is_string() && version["receipt"].is_string());
    });
}
