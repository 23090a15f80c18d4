//! Rows that programs written for CKAN send, batch after batch.

use std::time::Duration;

use serde_json::{Value, json};
use testkit::on_both_worlds;

use crate::browser::Browser;
use crate::ckan_writes::{Program, clinics, package, uploaded};

#[test]
fn rows_come_to_a_draft_one_batch_after_the_other() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        let mut other = Program::new(world, "agency_admin", "dbkl", "data.publish");
        clinics(&mut ours, false);
        let rows = |records: Value| json!({"resource_id": "clinics", "records": records});
        let upsert = rows(
            json!([{"code": "02", "rooms": 4}, {"code": "03", "rooms": 5}, {"code": "03", "rooms": 6}]),
        );
        other.fail("datastore_upsert", &upsert, 404);
        ours.act("datastore_upsert", &upsert);
        let update = json!({"resource_id": "clinics", "method": "update", "records": [{"code": "01", "rooms": null}]});
        ours.act("datastore_upsert", &update);
        ours.act(
            "datastore_delete",
            &json!({"resource_id": "clinics", "filters": {"code": "02"}}),
        );
        world.run_jobs();
        let found = ours.act(
            "datastore_search",
            &json!({"resource_id": "clinics", "fields": ["code", "rooms"]}),
        );
        let expected = json!([{"code": "01", "rooms": null}, {"code": "03", "rooms": 6}]);
        assert_eq!(found["records"], expected, "{found}");
        let trial = json!({"resource_id": "clinics", "records": [{"code": "09", "rooms": 1}], "dry_run": true});
        ours.act("datastore_upsert", &trial);
        let package = ours.act("package_show", &json!({"id": "clinics"}));
        assert_eq!(
            (&package["draft"]["state"], &package["draft"]["rows"]),
            (&"ready".into(), &2.into())
        );
        ours.act("resource_delete", &json!({"id": "clinics"}));
        ours.act("package_delete", &json!({"id": "clinics"}));
        ours.fail("package_show", &json!({"id": "clinics"}), 404);
    });
}

#[test]
fn rows_that_do_not_fit_are_refused_before_they_are_taken() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        clinics(&mut ours, false);
        let rows = |records: Value| json!({"resource_id": "clinics", "records": records});
        for wrong in [
            json!([{"code": "04", "rooms": "many"}]),
            json!([{"code": "04", "rooms": 1.5}]),
            json!([{"code": "04", "rooms": [1]}]),
            json!([{"code": "04", "beds": 1}]),
            json!([{"code": "04"}, {"code": "05", "rooms": 1}]),
            json!(["04"]),
            json!("04"),
        ] {
            let error = ours.fail("datastore_upsert", &rows(wrong.clone()), 409);
            assert!(error["records"][0].is_string(), "{wrong}: {error}");
        }
        for (name, value) in [
            ("filters", json!({"beds": 1})),
            ("filters", json!({"_id": 1})),
            ("filters", json!([1])),
            ("filters", Value::Null),
            ("filters", json!("null")),
            ("filters", json!({"code": {}})),
            ("filters", json!({"code": []})),
            ("filters", json!({"$and": []})),
            ("filter", json!({"code": "01"})),
        ] {
            ours.fail(
                "datastore_delete",
                &json!({"resource_id": "clinics", name: value}),
                409,
            );
        }
        // What a key has to say is looked at before anything is taken.
        for (method, wrong) in [
            ("upsert", json!([{"code": null, "rooms": 1}])),
            ("upsert", json!([{"rooms": 1}])),
            (
                "insert",
                json!([{"code": "07", "rooms": 1}, {"code": "07", "rooms": 2}]),
            ),
        ] {
            let sent = json!({"resource_id": "clinics", "method": method, "records": wrong});
            let error = ours.fail("datastore_upsert", &sent, 409);
            assert!(error["records"][0].is_string(), "{sent}: {error}");
        }
        let key = json!({"resource_id": "clinics", "primary_key": "rooms"});
        assert!(ours.fail("datastore_create", &key, 409)["primary_key"][0].is_string());
        let fields = json!({"resource_id": "clinics", "fields": [{"id": "beds", "type": "int"}]});
        assert!(ours.fail("datastore_create", &fields, 409)["fields"][0].is_string());
        world.run_jobs();
        let draft = &ours.act("package_show", &json!({"id": "clinics"}))["draft"];
        assert_eq!(
            (&draft["state"], &draft["rows"]),
            (&"ready".into(), &2.into())
        );
    });
}

#[test]
fn a_batch_that_does_not_go_with_the_table_is_left_out_and_the_others_stay() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        clinics(&mut ours, false);
        let rows = |records: Value| json!({"resource_id": "clinics", "records": records});
        // Rows that change what is not there are left out and told, and the others stay.
        let missing = json!({"resource_id": "clinics", "method": "update", "records": [{"code": "01", "rooms": 7}, {"code": "99", "rooms": 1}]});
        let again = json!({"resource_id": "clinics", "method": "insert", "records": [{"code": "02", "rooms": 8}]});
        for sent in [&missing, &again, &rows(json!([{"code": "04", "rooms": 4}]))] {
            ours.act("datastore_upsert", sent);
        }
        world.run_jobs();
        let draft = &ours.act("package_show", &json!({"id": "clinics"}))["draft"];
        assert_eq!(
            (&draft["state"], &draft["rows"]),
            (&"ready".into(), &3.into())
        );
        let left = json!([
            {"method": "update", "rows": 2, "fault": {"row": 2, "column": "code", "value": "99", "code": "no_such_key"}},
            {"method": "insert", "rows": 1, "fault": {"row": 1, "column": "code", "value": "02", "code": "two_of_a_key"}},
        ]);
        assert_eq!(draft["left_out"], left);
        ours.act(
            "datastore_upsert",
            &rows(json!([{"code": "02", "rooms": 9}, {"code": "05", "rooms": 5}])),
        );
        world.run_jobs();
        let draft = &ours.act("package_show", &json!({"id": "clinics"}))["draft"];
        assert_eq!((&draft["rows"], &draft["left_out"]), (&4.into(), &left));
    });
}

#[test]
fn a_minute_of_quiet_publishes_what_the_gate_lets_through_and_nothing_else() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        clinics(&mut ours, true);
        let mut anybody = Browser::new(world);
        let mut file = || anybody.get("/data/clinics/latest.csv");
        world.run_jobs();
        world.wait(Duration::from_secs(40));
        let more = json!({"resource_id": "clinics", "records": [{"code": "03", "rooms": 1}]});
        ours.act("datastore_upsert", &more);
        world.run_jobs();
        world.wait(Duration::from_secs(40));
        world.run_jobs();
        assert_eq!(file().status, 404, "rows came within the minute");
        world.wait(Duration::from_secs(30));
        world.run_jobs();
        assert_eq!(file().body, "code,rooms\n01,2\n02,3\n03,1\n");
        // The same rows again are no version.
        ours.act("datastore_upsert", &more);
        world.run_jobs();
        world.wait(Duration::from_secs(70));
        world.run_jobs();
        let package = ours.act("package_show", &json!({"id": "clinics"}));
        assert_eq!(
            (&package["version"], &package["draft"]),
            (&"1".into(), &Value::Null)
        );
        // A number of an identity card waits for people, however quiet it is.
        let secret =
            json!({"resource_id": "clinics", "records": [{"code": "900101-10-5678", "rooms": 1}]});
        ours.act("datastore_upsert", &secret);
        world.run_jobs();
        world.wait(Duration::from_mins(10));
        world.run_jobs();
        let package = ours.act("package_show", &json!({"id": "clinics"}));
        assert_eq!(
            (&package["version"], &package["draft"]["verdict"]),
            (&"1".into(), &"block".into())
        );
        assert!(!file().body.contains("900101"));
    });
}

#[test]
fn what_was_left_out_is_told_after_the_others_are_published() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        clinics(&mut ours, true);
        let missing = json!({"resource_id": "clinics", "method": "update", "records": [{"code": "99", "rooms": 1}]});
        ours.act("datastore_upsert", &missing);
        let quiet = || {
            world.run_jobs();
            world.wait(Duration::from_secs(70));
            world.run_jobs();
        };
        quiet();
        let package = ours.act("package_show", &json!({"id": "clinics"}));
        assert_eq!(package["version"], "1");
        let draft = &package["draft"];
        assert_eq!(draft["refused"]["code"], "rows_left_out");
        assert_eq!(draft["left_out"][0]["fault"]["code"], "no_such_key");
        // Rows come as before, and only such ones make no version.
        ours.act("datastore_upsert", &missing);
        quiet();
        let draft = &ours.act("package_show", &json!({"id": "clinics"}))["draft"];
        assert_eq!(draft["refused"]["code"], "rows_left_out");
        let more = json!({"resource_id": "clinics", "records": [{"code": "03", "rooms": 1}]});
        ours.act("datastore_upsert", &more);
        quiet();
        let mut anybody = Browser::new(world);
        let file = anybody.get("/data/clinics/latest.csv").body;
        assert_eq!(file, "code,rooms\n01,2\n02,3\n03,1\n");
        let draft = &ours.act("package_show", &json!({"id": "clinics"}))["draft"];
        assert_eq!(draft["left_out"].as_array().map(Vec::len), Some(2));
        let chief = world.colleague("chief", "agency_admin", "mbpj");
        let mut desk = Browser::new(world).with_session(world.session(&chief));
        for lang in ["ms", "en", "zh", "ta"] {
            let page = desk.get(&format!("/{lang}/desk/data/clinics"));
            assert_eq!(page.status, 200);
            assert!(page.body.contains("id=\"left-out\""), "{}", page.body);
        }
        ours.act("resource_delete", &json!({"id": "clinics"}));
        assert_eq!(
            ours.act("package_show", &json!({"id": "clinics"}))["draft"],
            Value::Null
        );
    });
}

#[test]
fn the_file_of_a_person_is_not_published_because_rows_came_after_it() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        let mut package = package();
        package["extras"] = json!([{"key": "publish_after_quiet", "value": "true"}]);
        ours.act("package_create", &package);
        uploaded(world, &ours);
        world.run_jobs();
        let more = json!({"resource_id": "clinics", "method": "insert", "records": [{"code": "03", "rooms": 1}]});
        ours.act("datastore_upsert", &more);
        world.run_jobs();
        world.wait(Duration::from_mins(10));
        world.run_jobs();
        let package = ours.act("package_show", &json!({"id": "clinics"}));
        assert_eq!(package["state"], "draft");
        let draft = &package["draft"];
        assert_eq!(
            (&draft["state"], &draft["rows"]),
            (&"ready".into(), &3.into())
        );
    });
}

#[test]
fn a_table_that_was_emptied_before_it_was_ever_published_is_no_version() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        clinics(&mut ours, true);
        let quiet = || {
            world.run_jobs();
            world.wait(Duration::from_mins(10));
            world.run_jobs();
        };
        let each = json!({"resource_id": "clinics", "filters": {"code": ["01", "02"]}});
        ours.act("datastore_delete", &each);
        quiet();
        let package = ours.act("package_show", &json!({"id": "clinics"}));
        assert_eq!(package["state"], "draft");
        assert_eq!(
            (&package["draft"]["state"], &package["draft"]["rows"]),
            (&"ready".into(), &0.into())
        );
        ours.act(
            "datastore_delete",
            &json!({"resource_id": "clinics", "filters": {}}),
        );
        quiet();
        let package = ours.act("package_show", &json!({"id": "clinics"}));
        assert_eq!(
            (&package["state"], &package["draft"]),
            (&"draft".into(), &Value::Null)
        );
        assert_eq!(
            Browser::new(world).get("/data/clinics/latest.csv").status,
            404
        );
    });
}

#[test]
fn who_takes_all_rows_out_ends_what_was_left_out_and_what_waited() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        clinics(&mut ours, true);
        let quiet = || {
            world.run_jobs();
            world.wait(Duration::from_secs(70));
            world.run_jobs();
        };
        quiet();
        let missing = json!({"resource_id": "clinics", "method": "update", "records": [{"code": "99", "rooms": 1}]});
        ours.act("datastore_upsert", &missing);
        world.run_jobs();
        let more = json!({"resource_id": "clinics", "records": [{"code": "03", "rooms": 1}]});
        ours.act("datastore_upsert", &more);
        ours.act("datastore_delete", &json!({"resource_id": "clinics"}));
        let mut desk = Browser::new(world).with_bearer(ours.token.clone());
        let draft = desk.get("/api/v1/datasets/clinics/draft").body;
        let draft: Value = serde_json::from_str(&draft).expect("JSON");
        assert_eq!(
            (&draft["rows"], &draft["left_out"]),
            (&0.into(), &json!([]))
        );
        ours.act(
            "datastore_upsert",
            &json!({"resource_id": "clinics", "records": [{"code": "04", "rooms": 4}]}),
        );
        quiet();
        let file = Browser::new(world).get("/data/clinics/latest.csv").body;
        assert_eq!(file, "code,rooms\n04,4\n");
    });
}
