//! Programs written for CKAN publish: packages, files and rows, through the same drafts and the same gate as people do.

use std::time::Duration;

use base::Actor;
use kernel::audit::Fresh;
use kernel::documents;
use opendata::Error;
use opendata::drafts::{
    Decision, FileSent, Mode, Published, Seen, Upload, draft_ask, draft_decide, draft_put,
};
use serde_json::{Value, json};
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};

fn told(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).expect("JSON")
}

/// A program as ckanapi sends: its token bare, in two headers.
pub(crate) struct Program {
    browser: Browser,
    pub(crate) token: String,
}

impl Program {
    pub(crate) fn new(world: &World, role: &str, agency: &str, scope: &str) -> Self {
        let name = format!("{role} {agency} {scope}");
        Self::of(world, &world.colleague(&name, role, agency), scope)
    }

    fn of(world: &World, actor: &Actor, scope: &str) -> Self {
        Self {
            browser: Browser::new(world),
            token: world.token(actor, &[scope]),
        }
    }

    fn ask(&mut self, action: &str, fields: &Value) -> Answer {
        let token = self.token.clone();
        let headers = [
            ("authorization", token.as_str()),
            ("x-ckan-api-key", token.as_str()),
        ];
        let path = format!("/data/api/action/{action}");
        self.browser.post_json(&path, &headers, &fields.to_string())
    }

    /// The result of an action that works.
    pub(crate) fn act(&mut self, action: &str, fields: &Value) -> Value {
        let answer = self.ask(action, fields);
        assert_eq!(answer.status, 200, "{action}: {}", answer.body);
        let mut told = told(&answer);
        assert_eq!(told["success"], true);
        told["result"].take()
    }

    /// The error of one that does not.
    pub(crate) fn fail(&mut self, action: &str, fields: &Value, status: u16) -> Value {
        let answer = self.ask(action, fields);
        assert_eq!(answer.status, status, "{action}: {}", answer.body);
        told(&answer)["error"].clone()
    }
}

/// Lists are remembered for a few seconds, and read anew behind the back of whoever asks first after that.
fn eventually(browser: &mut Browser, path: &str, holds: impl Fn(&str) -> bool) {
    let found = (0..10_000).any(|_| holds(&browser.get(path).body));
    assert!(found, "{path}");
}

pub(crate) fn package() -> Value {
    json!({
        "name": "clinics", "owner_org": "mbpj", "title": "Klinik", "notes": "Klinik desa.", "license_id": "cc-by",
        "title_translated": {"ms": "Klinik", "en": "Clinics"},
        "tags": [{"name": "health"}],
        "extras": [{"key": "frequency", "value": "MONTHLY"}, {"key": "colour", "value": "red"}],
    })
}

pub(crate) fn clinics(program: &mut Program, prompt: bool) {
    let mut package = package();
    package["extras"] = json!([{"key": "publish_after_quiet", "value": prompt.to_string()}]);
    program.act("package_create", &package);
    let fields = json!([{"id": "code", "type": "text"}, {"id": "rooms", "type": "int"}]);
    let records = json!([{"code": "01", "rooms": 2}, {"code": "02", "rooms": 3}]);
    program.act(
        "datastore_create",
        &json!({"resource": {"package_id": "clinics"}, "fields": fields, "primary_key": "code", "records": records}),
    );
}

/// A file of two rows is sent as ckanapi sends one.
pub(crate) fn uploaded(world: &World, program: &Program) -> Browser {
    let mut files = Browser::new(world).with_bearer(program.token.clone());
    let made = files.post_file(
        "/data/api/3/action/resource_create",
        &[("package_id", "clinics"), ("name", "rows")],
        ("upload", "code,rooms\n01,2\n02,3\n"),
    );
    assert_eq!(made.status, 200, "{}", made.body);
    assert_eq!(told(&made)["result"]["draft"]["state"], "waiting");
    files
}

/// The draft is published by the other door.
fn published(program: &mut Browser) {
    let draft = told(&program.get("/api/v1/datasets/clinics/draft"));
    let publish = json!({"revision": draft["revision"]}).to_string();
    let made = program.post_json("/api/v1/datasets/clinics/versions", &[], &publish);
    assert_eq!(made.status, 201, "{}", made.body);
}

#[test]
fn a_package_is_a_draft_to_its_writer_and_absent_to_others_until_it_is_published() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        let mut other = Program::new(world, "agency_admin", "dbkl", "data.publish");
        let mut narrow = Program::new(world, "agency_admin", "mbpj", "own.read");
        for stranger in [&mut other, &mut narrow] {
            let error = stranger.fail("package_create", &package(), 403);
            assert_eq!(error["__type"], "Authorization Error");
        }
        let made = ours.act("package_create", &package());
        assert_eq!(
            (&made["state"], &made["name"]),
            (&"draft".into(), &"clinics".into())
        );
        assert_eq!(made["not_kept"], json!(["extras.colour"]));
        assert_eq!(made["title_translated"]["en"], "Clinics");
        let twice = ours.fail("package_create", &package(), 409);
        assert_eq!(twice["__type"], "Validation Error");
        assert!(twice["name"][0].is_string(), "{twice}");
        let id = json!({"id": made["id"]});
        assert_eq!(ours.act("package_show", &id)["state"], "draft");
        assert_eq!(
            other.fail("package_show", &id, 404)["__type"],
            "Not Found Error"
        );
        for action in ["package_update", "package_patch", "package_delete"] {
            other.fail(action, &json!({"id": "clinics"}), 404);
        }
        let sent = json!({"package_id": "clinics", "upload": "nothing"});
        assert!(ours.fail("resource_create", &sent, 409)["upload"][0].is_string());
        let mut files = uploaded(world, &ours);
        ours.fail("datastore_search", &json!({"resource_id": "clinics"}), 409);
        world.run_jobs();
        let found = ours.act("datastore_search", &json!({"resource_id": "clinics"}));
        assert_eq!(
            (&found["total"], &found["version"]),
            (&2.into(), &Value::Null)
        );
        other.fail("datastore_search", &json!({"resource_id": "clinics"}), 404);
        let patched = ours.act(
            "package_patch",
            &json!({"id": "clinics", "title": "Klinik desa"}),
        );
        assert_eq!(
            (&patched["title"], &patched["license_id"]),
            (&"Klinik desa".into(), &"cc-by".into())
        );
        assert_eq!(patched["tags"][0]["name"], "health");
        published(&mut files);
        assert_eq!(ours.act("package_show", &id)["state"], "active");
        world.wait(Duration::from_secs(6));
        eventually(&mut files, "/data/api/3/action/package_list", |body| {
            body.contains("clinics")
        });
        assert_eq!(other.act("package_show", &id)["state"], "active");
        for action in [
            "package_update",
            "package_patch",
            "package_delete",
            "resource_delete",
        ] {
            let error = other.fail(action, &json!({"id": "clinics"}), 403);
            assert_eq!(error["__type"], "Authorization Error", "{action}");
        }
        ours.fail("resource_delete", &json!({"id": "clinics"}), 409);
        assert!(
            ours.fail("package_delete", &json!({"id": "clinics"}), 409)["notice"][0].is_string()
        );
    });
}

#[test]
fn what_does_not_fit_a_package_is_told_field_by_field() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        clinics(&mut ours, false);
        assert!(
            ours.fail("package_update", &json!({"id": "clinics"}), 409)["license_id"][0]
                .is_string()
        );
        for (field, value) in [
            ("name", "other"),
            ("owner_org", "dbkl"),
            ("private", "true"),
            ("state", "deleted"),
        ] {
            let error = ours.fail(
                "package_patch",
                &json!({"id": "clinics", field: value}),
                409,
            );
            assert!(error[field][0].is_string(), "{error}");
        }
        let again = ours.fail(
            "resource_create",
            &json!({"package_id": "clinics", "url": "https://example.org/a.csv"}),
            409,
        );
        assert!(again["package_id"][0].is_string());
    });
}

#[test]
fn nothing_is_written_by_get_by_a_cookie_or_where_ckan_has_people() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        let mut guest = Browser::new(world);
        for action in [
            "package_create",
            "resource_create",
            "datastore_upsert",
            "user_create",
        ] {
            for path in ["api/action", "api/3/action"] {
                let answer = guest.get(&format!("/data/{path}/{action}?name=clinics"));
                assert_eq!(answer.status, 400, "{action}");
                assert!(told(&answer).is_string(), "{action}: {}", answer.body);
                let answer = guest.post_json(&format!("/data/{path}/{action}"), &[], "{}");
                assert_eq!(answer.status, 403, "{action}");
                assert_eq!(told(&answer)["error"]["__type"], "Authorization Error");
            }
        }
        for action in [
            "user_list",
            "group_create",
            "organization_update",
            "member_delete",
        ] {
            ours.fail(action, &json!({"id": "x"}), 403);
        }
        let actor = world.colleague("chief", "agency_admin", "mbpj");
        let mut signed_in = Browser::new(world).with_session(world.session(&actor));
        let sent = signed_in.post_json(
            "/data/api/action/package_create",
            &[],
            &package().to_string(),
        );
        assert_eq!(sent.status, 403, "{}", sent.body);
        let rows = json!({"resource_id": "clinics", "records": []}).to_string();
        let sent = signed_in.post_json("/data/api/action/datastore_upsert", &[], &rows);
        assert_eq!(sent.status, 403, "{}", sent.body);
        // A bare token counts where CKAN's programs come, and nowhere else.
        let bare = [("authorization", ours.token.as_str())];
        assert_eq!(
            guest
                .get_with("/api/v1/datasets/clinics/draft", &bare)
                .status,
            401
        );
        let unknown = [("x-ckan-api-key", "balai_nothing")];
        let answer = guest.get_with("/data/api/action/package_list", &unknown);
        assert_eq!(answer.status, 403, "{}", answer.body);
        assert!(ours.act("package_list", &json!({})).is_array());
    });
}

#[test]
fn an_address_that_is_named_again_takes_nobodys_rows_away() {
    on_both_worlds(server::modules, |world| {
        let actor = world.colleague("chief", "agency_admin", "mbpj");
        let mut ours = Program::of(world, &actor, "data.publish");
        ours.act("package_create", &package());
        let url = "https://data.example.org/a.csv";
        let bytes = b"code,rooms\n01,2\n".to_vec();
        let upload = Upload {
            slug: "clinics".to_owned(),
            file: FileSent {
                name: "a.csv".to_owned(),
                format: "csv".to_owned(),
                bytes: 0,
                blob: documents::blob_store_blocking(&world.app, bytes).expect("kept"),
            },
            from: Some(url.to_owned()),
            seen: Seen::Nothing,
            mode: Mode::Replace,
        };
        let put = || {
            let (actor, upload, now) = (actor.clone(), upload.clone(), world.now());
            world
                .app
                .db
                .write_blocking("test.put", move |tx| draft_put(tx, (&actor, now), &upload))
        };
        put().expect("taken");
        // Whoever saw no draft either comes too late.
        assert!(matches!(put(), Err(Error::Stale)));
        world.run_jobs();
        let token = ours.token.clone();
        published(&mut Browser::new(world).with_bearer(token));
        let named = |url: &str| json!({"id": "clinics", "license_id": "cc-by", "resources": [{"url": url, "format": "CSV"}]});
        for action in ["package_patch", "package_update"] {
            assert_eq!(
                ours.act(action, &named(url))["draft"],
                Value::Null,
                "{action}"
            );
        }
        let rows = json!({"resource_id": "clinics", "method": "insert", "records": [{"code": "02", "rooms": 3}]});
        ours.act("datastore_upsert", &rows);
        let other = "https://data.example.org/b.csv";
        assert!(ours.act("package_patch", &named(url))["draft"].is_object());
        for (action, sent) in [
            ("package_patch", named(other)),
            ("resource_update", json!({"id": "clinics", "url": other})),
        ] {
            ours.fail(action, &sent, 409);
        }
        world.run_jobs();
        let draft = &ours.act("package_show", &json!({"id": "clinics"}))["draft"];
        assert_eq!(
            (&draft["state"], &draft["rows"]),
            (&"ready".into(), &2.into())
        );
        ours.act("resource_delete", &json!({"id": "clinics"}));
        assert_eq!(
            ours.act("package_patch", &named(other))["draft"]["state"],
            "waiting"
        );
    });
}

#[test]
fn what_was_taken_back_leaves_every_list_and_stays_as_a_tombstone() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        clinics(&mut ours, true);
        world.run_jobs();
        world.wait(Duration::from_secs(70));
        world.run_jobs();
        let mut anybody = Browser::new(world);
        let lists = [
            "/data/api/3/action/package_list",
            "/data/api/3/action/package_search?rows=1000",
            "/data.json",
            "/sitemap.xml",
            "/data-catalogue?id=datasets",
            "/ms/data",
            "/catalog.ttl",
        ];
        for list in lists {
            assert!(anybody.get(list).body.contains("clinics"), "{list}");
        }
        ours.act(
            "package_delete",
            &json!({"id": "clinics", "notice": "Salah kira."}),
        );
        assert_eq!(
            ours.act("package_show", &json!({"id": "clinics"}))["state"],
            "deleted"
        );
        world.wait(Duration::from_secs(6));
        for list in lists.iter().filter(|list| **list != "/catalog.ttl") {
            eventually(&mut anybody, list, |body| !body.contains("clinics"));
        }
        let is_told = |body: &str| body.contains("http://purl.org/adms/status/Withdrawn");
        eventually(&mut anybody, "/catalog.ttl", is_told);
        let shown = anybody.get("/data/api/3/action/package_show?id=clinics");
        assert_eq!(shown.status, 404);
        let error = &told(&shown)["error"];
        assert_eq!(error["__type"], "Not Found Error");
        assert!(
            error["message"]
                .as_str()
                .is_some_and(|said| said.contains("Salah kira."))
        );
        let catalogue = anybody.get("/catalog.ttl").body;
        assert!(!catalogue.contains("clinics#csv"), "no file is told of");
        let feed = anybody.get("/ms/data.atom").body;
        assert!(
            feed.contains("<at:deleted-entry ref=\"tag:localhost,2026:data/clinics\""),
            "{feed}"
        );
        let list = told(&anybody.get("/api/v1/datasets"));
        assert_eq!(list["withdrawn"][0]["slug"], "clinics");
        for gone in [
            "/ms/data/clinics",
            "/data/clinics.ttl",
            "/data/clinics/datapackage.json",
            "/data/clinics/latest.csv",
        ] {
            let answer = anybody.get(gone);
            assert_eq!(answer.status, 410, "{gone}: {}", answer.body);
            assert!(answer.body.contains("Salah kira."), "{gone}");
        }
        ours.fail("package_create", &package(), 409);
    });
}

#[test]
fn whoever_sent_some_of_the_rows_does_not_decide_whether_they_may_be_published() {
    on_both_worlds(server::modules, |world| {
        let people = ["first", "second", "third", "fourth"];
        let [first, second, third, fourth] =
            people.map(|name| world.colleague(name, "agency_admin", "mbpj"));
        let mut one = Program::of(world, &first, "data.publish");
        let mut other = Program::of(world, &second, "data.publish");
        one.act("package_create", &package());
        let fields = json!([{"id": "office", "type": "text"}, {"id": "telefon", "type": "text"}]);
        let records = json!([{"office": "Klang", "telefon": "012-345 6789"}]);
        one.act(
            "datastore_create",
            &json!({"resource_id": "clinics", "fields": fields, "primary_key": "office", "records": records}),
        );
        let more = json!([{"office": "Kajang", "telefon": "012-345 6780"}]);
        other.act(
            "datastore_upsert",
            &json!({"resource_id": "clinics", "records": more}),
        );
        world.run_jobs();
        let draft = one.act("package_show", &json!({"id": "clinics"}))["draft"].clone();
        assert_eq!(draft["verdict"], "route", "{draft}");
        let decision = Decision {
            slug: "clinics".to_owned(),
            revision: draft["revision"].as_i64().expect("a number"),
            reason: "Pejabat awam.".to_owned(),
            approve: true,
            fresh: Fresh::draw(&world.app.ids, world.now()),
        };
        let (actor, asked, now) = (third.clone(), decision.clone(), world.now());
        let write = world
            .app
            .db
            .write_blocking("test.ask", move |tx| draft_ask(tx, (&actor, now), &asked));
        write.expect("asked");
        let decide = |actor: &Actor| -> Result<Option<Published>, Error> {
            let fresh = Fresh::draw(&world.app.ids, world.now());
            let (actor, decision) = (
                actor.clone(),
                Decision {
                    fresh,
                    ..decision.clone()
                },
            );
            world.app.db.write_blocking("test.decide", move |tx| {
                draft_decide(tx, (&actor, now), &decision)
            })
        };
        for sender in [&first, &second, &third] {
            assert!(matches!(decide(sender), Err(Error::SamePerson)));
        }
        assert!(decide(&fourth).expect("decided").is_some());
    });
}

#[test]
fn a_file_on_our_own_network_is_not_fetched_for_a_program() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        let mut asked = package();
        let own = |name: &str| format!("http://127.0.0.1:9/{name}");
        asked["resources"] = json!([
            {"url": own("a.pdf"), "format": "PDF"},
            {"url": own("a.csv"), "format": "CSV"},
            {"url": own("b.csv"), "format": "CSV"},
        ]);
        let made = ours.act("package_create", &asked);
        let left = made["not_kept"].to_string();
        assert!(left.contains("a.pdf") && left.contains("b.csv"), "{left}");
        assert_eq!(made["resources"][0]["url"], own("a.csv"));
        for url in ["file:///etc/passwd", "a.csv", "http://user@localhost/"] {
            let error = ours.fail(
                "resource_update",
                &json!({"id": "clinics", "url": url}),
                409,
            );
            assert!(error["url"][0].is_string(), "{url}: {error}");
        }
        world.run_jobs();
        let draft = &ours.act("package_show", &json!({"id": "clinics"}))["draft"];
        assert_eq!(
            (&draft["state"], &draft["refused"]["code"]),
            (&"refused".into(), &"fetch".into())
        );
    });
}

#[test]
fn what_a_package_is_about_comes_back_when_a_program_sends_back_what_it_was_shown() {
    on_both_worlds(server::modules, |world| {
        let mut ours = Program::new(world, "agency_admin", "mbpj", "data.publish");
        let mut package = package();
        package["groups"] = json!([{"name": "health"}]);
        package["extras"] = json!([
            {"key": "frequency", "value": "MONTHLY"},
            {"key": "spatial", "value": "MY-10"},
            {"key": "data_from", "value": "2026-01-01"},
        ]);
        let made = ours.act("package_create", &package);
        assert_eq!(made["groups"][0]["name"], "health");
        let mut again = ours.act("package_update", &made);
        for field in ["groups", "extras", "tags", "not_kept"] {
            assert_eq!(again[field], made[field], "{field}");
        }
        again["groups"] = json!([]);
        let bare = ours.act("package_update", &again);
        assert_eq!(
            (&bare["groups"], &bare["extras"]),
            (&json!([]), &made["extras"])
        );
    });
}
