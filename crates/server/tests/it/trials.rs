//! Trials as programs begin them: with a file as text or as JSON, and of an override area that was proposed.

use serde_json::{Value, json};
use testkit::on_both_worlds;

use crate::browser::{Answer, Browser};

const TRIALS: &str = "/api/v1/trials";

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {}", answer.body))
}

#[test]
fn geojson_is_tried_the_same_as_text_and_as_it_is() {
    on_both_worlds(server::modules, |world| {
        let clerk = world.officer("triage", "bpa");
        let mut program = Browser::new(world).with_bearer(world.token(&clerk, &["reports.try"]));
        let square = json!([[
            [101.0, 3.0],
            [101.1, 3.0],
            [101.1, 3.1],
            [101.0, 3.1],
            [101.0, 3.0]
        ]]);
        let whole = json!({"type": "FeatureCollection", "features": [{
            "type": "Feature", "properties": {"name": "Petaling", "state": "Selangor", "district": "Petaling"},
            "geometry": {"type": "Polygon", "coordinates": square},
        }]});
        for file in [whole, json!({"type": "FeatureCollection"}), json!({"a": 1})] {
            let mut tried = |text: Value| {
                let body = json!({"kind": "areas", "name": "d.geojson", "text": text});
                let answer = program.post_json(TRIALS, &[], &body.to_string());
                let said = read(&answer);
                (
                    answer.status,
                    said["code"].as_str().map(|code| code.starts_with("RT-")),
                    said["errors"].clone(),
                )
            };
            let bare = tried(file.clone());
            assert!(matches!(bare.0, 202 | 422), "{bare:?}");
            assert_eq!(tried(Value::String(file.to_string())), bare);
        }
        for (body, names) in [
            (json!({"kind": "areas", "name": "d.geojson"}), "text"),
            (json!({"kind": "rivers", "name": "d", "text": "x"}), "kind"),
            (json!({"kind": "areas", "name": "d", "text": 7}), "text"),
        ] {
            let refused = program.post_json(TRIALS, &[], &body.to_string());
            assert!(
                matches!(refused.status, 400 | 422),
                "{body}: {}",
                refused.status
            );
            assert!(refused.body.contains(names), "{body}: {}", refused.body);
        }
    });
}

#[test]
fn an_area_that_was_proposed_is_tried_by_its_code() {
    on_both_worlds(server::modules, |world| {
        let clerk = world.officer("triage", "bpa");
        let token = world.token(
            &clerk,
            &["reports.try", "registry.propose", "registry.approve"],
        );
        let mut program = Browser::new(world).with_bearer(token);
        let proposal = json!({
            "agency": "mbpj", "categories": ["pothole-local"], "reason": "jalan itu milik MBPJ",
            "shape": {"circle": {"lat": 3.1073, "lon": 101.6067, "radius_m": 500}},
        });
        let proposed = program.post_json("/api/v1/overrides", &[], &proposal.to_string());
        assert_eq!(proposed.status, 201, "{}", proposed.body);
        let code = read(&proposed)["code"].as_str().expect("a code").to_owned();
        let tries = |program: &mut Browser, code: &str| {
            let body = json!({"kind": "override", "name": code});
            program.post_json(TRIALS, &[], &body.to_string())
        };
        let begun = tries(&mut program, &code);
        assert_eq!(begun.status, 202, "{}", begun.body);
        let trial = read(&begun);
        assert_eq!(
            (&trial["kind"], &trial["name"]),
            (&json!("override"), &json!(code))
        );
        assert_eq!(tries(&mut program, "OA-0000-0000").status, 404);
        let officer = world.officer("officer", "mbpj");
        let mut other = Browser::new(world).with_bearer(world.token(&officer, &["cases.read"]));
        assert_eq!(tries(&mut other, &code).status, 403);
    });
}

#[test]
fn a_trial_begins_once_for_one_key() {
    on_both_worlds(server::modules, |world| {
        let clerk = world.officer("triage", "bpa");
        let mut program = Browser::new(world).with_bearer(world.token(&clerk, &["reports.try"]));
        let row = "code,name_ms,name_en,group,routing,agency_code,utility_service,typical_days,note,privacy\n\
                   pothole-local,Lubang,Hole,road,federal,jkr,,3,,public\n";
        let mut tried = |key: &str, name: &str| {
            let body = json!({"kind": "categories", "name": name, "text": row});
            program.post_json(TRIALS, &[("idempotency-key", key)], &body.to_string())
        };
        let first = tried("k-1", "a.csv");
        assert_eq!(first.status, 202, "{}", first.body);
        let again = tried("k-1", "a.csv");
        assert_eq!(
            (again.status, &read(&again)["code"]),
            (202, &read(&first)["code"])
        );
        assert_eq!(
            tried("k-1", "b.csv").status,
            422,
            "the key is another request's"
        );
        let other = tried("k-2", "a.csv");
        assert_ne!(read(&other)["code"], read(&first)["code"]);
        // Somebody else's key is not this one.
        let admin = world.colleague("Puan Lain", "triage", "bpa");
        let mut theirs = Browser::new(world).with_bearer(world.token(&admin, &["reports.try"]));
        let body = json!({"kind": "categories", "name": "a.csv", "text": row});
        let theirs = theirs.post_json(TRIALS, &[("idempotency-key", "k-1")], &body.to_string());
        assert_eq!(theirs.status, 202);
        assert_ne!(read(&theirs)["code"], read(&first)["code"]);
    });
}
