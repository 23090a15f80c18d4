//! Updates through the doors of Open311, as programs send and read them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use reports::model::Visibility;
use serde_json::Value;
use testkit::{Folder, World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::house::{House, place, refused, run};
use crate::matrix::report;

const UPDATES: &str = "/open311/v2/servicerequestupdates";

fn form(fields: &[(&str, &str)]) -> String {
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", web::encoded(name), web::encoded(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn fields<'a>(reference: &'a str, id: &'a str, description: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("service_request_id", reference),
        ("update_id", id),
        ("status", "IN_PROGRESS"),
        ("updated_datetime", "2037-01-01T00:00:00Z"),
        ("description", description),
    ]
}

fn officer(world: &World) -> Browser {
    let officer = world.officer("officer", "mbpj");
    Browser::new(world).with_bearer(world.token(&officer, &["open311.write", "cases.work"]))
}

fn json(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).expect("json")
}

fn sent(browser: &mut Browser, fields: &[(&str, &str)]) -> Answer {
    browser.post_bare(&format!("{UPDATES}.json"), &form(fields))
}

#[test]
fn an_update_is_sent_and_read_back_in_both_forms() {
    on_both_worlds(server::modules, |world| {
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let mut officer = officer(world);
        let words = "siap <b>esok</b> & \u{1}lusa 😀";
        let made = sent(&mut officer, &fields(&reference, "1", words));
        assert_eq!(made.status, 201, "{}", made.body);
        let id = json(&made)[0]["update_id"].as_str().unwrap().to_owned();
        let again = sent(&mut officer, &fields(&reference, "1", words));
        assert_eq!((again.status, again.body), (201, made.body));
        world.settle();

        let mut anyone = Browser::new(world);
        let page = anyone.get(&format!("{UPDATES}.json"));
        let rows = json(&page);
        assert_eq!(rows.as_array().unwrap().len(), 2, "claimed and replied");
        let last = &rows[1];
        assert_eq!(last["update_id"], id.as_str());
        assert_eq!(last["service_request_id"], reference.as_str());
        assert_eq!(last["status"], "IN_PROGRESS");
        assert_eq!(last["description"], words);
        assert!(last["updated_datetime"].as_str().unwrap().ends_with('Z'));
        let xml = anyone.get(&format!("{UPDATES}.xml")).body;
        assert!(xml.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>"));
        assert!(xml.contains("siap &lt;b&gt;esok&lt;/b&gt; &amp; lusa 😀"));
        assert_eq!(xml.matches("<request_update>").count(), 2);

        let next = page.link.split(['<', '>']).nth(1).unwrap().to_owned();
        let (_, path) = next.split_once("/open311").unwrap();
        let rest = anyone.get(&format!("/open311{path}"));
        assert_eq!((rest.status, rest.body.as_str()), (200, "[]"));
        assert_eq!(
            rest.link, page.link,
            "an empty page goes on from where it is"
        );
    });
}

#[test]
fn a_page_of_updates_never_repeats_the_key_it_was_asked_with() {
    on_both_worlds(server::modules, |world| {
        let reference = report(world, &world.citizen("Aminah"), Visibility::NameHidden);
        let mut program = officer(world);
        sent(&mut program, &fields(&reference, "1", "satu"));
        world.settle();
        let key = world.token(&world.citizen("Mei"), &["open311.write"]);
        let path = format!("{UPDATES}.json?page_size=1&jurisdiction_id=mbpj&api_key={key}");
        let page = Browser::new(world).get(&path);
        assert_eq!(json(&page).as_array().unwrap().len(), 1);
        assert!(
            page.link
                .contains("page_size=1&jurisdiction_id=mbpj&after=")
        );
        assert!(!page.link.contains(&key));
    });
}

#[test]
fn a_picture_that_stands_in_its_address_comes_with_a_request_and_with_an_update() {
    on_both_worlds(server::modules, |world| {
        let mut officer = officer(world);
        let coded = STANDARD.encode(include_bytes!("picture.png"));
        let picture = format!("data:image/png;base64,{coded}");
        let send = |officer: &mut Browser, media: &str| {
            let body = format!(
                "service_code=pothole-local&lat=3.1073&long=101.6067&description=Lubang&media_url={}",
                web::encoded(media)
            );
            officer.post_bare("/open311/v2/requests.json", &body)
        };
        for wrong in [
            "data:image/png;base64,?",
            "data:image/png,x",
            "data:text/plain;base64,eA==",
        ] {
            let refused = send(&mut officer, wrong);
            assert_eq!(refused.status, 400, "{wrong}: {}", refused.body);
        }
        let made = send(&mut officer, &picture);
        assert_eq!(made.status, 201, "{}", made.body);
        let reference = json(&made)[0]["service_request_id"].clone();
        let reference = reference.as_str().unwrap();
        let path = format!("/open311/v2/requests/{reference}.json");
        let shown = json(&officer.get(&path));
        let media = shown[0]["media_url"].as_str().unwrap_or_default();
        assert!(media.contains("/documents/"), "{shown}");
        let update = [
            ("service_request_id", reference),
            ("update_id", "7"),
            ("status", "IN_PROGRESS"),
            ("updated_datetime", "2037-01-01T00:00:00Z"),
            ("description", "Pasukan di tempat kejadian."),
            ("media_url", picture.as_str()),
        ];
        let told = sent(&mut officer, &update);
        assert_eq!(told.status, 201, "{}", told.body);
        world.settle();
        let updates = json(&officer.get(&format!("{UPDATES}.json")));
        let last = updates.as_array().and_then(|rows| rows.last()).unwrap();
        let media = last["media_url"].as_str().unwrap_or_default();
        assert!(media.contains("/documents/"), "{updates}");
    });
}

#[test]
fn refused_updates_change_nothing_and_say_why() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let public = report(world, &owner, Visibility::NameHidden);
        let private = report(world, &owner, Visibility::Private);
        let mut officer = officer(world);
        let whole = fields(&public, "1", "satu");
        for (name, _) in &whole {
            let without: Vec<_> = whole.iter().filter(|(n, _)| n != name).copied().collect();
            assert_eq!(sent(&mut officer, &without).status, 400, "without {name}");
        }
        let with = |name: &'static str, value: &'static str| -> Vec<(&str, &str)> {
            let kept = whole.iter().filter(|(known, _)| *known != name).copied();
            kept.chain([(name, value)]).collect()
        };
        for (name, value, status) in [
            ("status", "lost", 400),
            ("updated_datetime", "2026-01-01T00:00:00", 400),
            ("updated_datetime", "yesterday", 400),
            ("service_request_id", "RR-0000-0000", 404),
            ("service_request_id", "nothing", 404),
            ("jurisdiction_id", "no-such", 404),
            ("jurisdiction_id", "dbkl", 404),
            ("media_url", "file:///etc/passwd", 400),
        ] {
            let refused = sent(&mut officer, &with(name, value));
            assert_eq!(refused.status, status, "{name}={value}: {}", refused.body);
            assert!(json(&refused)[0]["description"].is_string());
        }
        let long = "x".repeat(4_001);
        assert_eq!(sent(&mut officer, &fields(&public, "2", &long)).status, 400);
        assert_eq!(sent(&mut officer, &fields(&private, "3", "x")).status, 404);

        let elsewhere = world.officer("officer", "dbkl");
        let scopes = ["open311.write", "cases.work"];
        for (who, token, status) in [
            ("another agency", world.token(&elsewhere, &scopes), 403),
            (
                "a citizen",
                world.token(&world.citizen("Mei"), &scopes),
                403,
            ),
            ("another scope", world.token(&owner, &["own.write"]), 403),
            ("nobody", "wrong".to_owned(), 403),
        ] {
            let mut other = Browser::new(world).with_bearer(token);
            assert_eq!(sent(&mut other, &whole).status, status, "{who}");
            let hidden = sent(&mut other, &fields(&private, "4", "x")).status;
            assert!(matches!(hidden, 403 | 404), "{who}: {hidden}");
        }
        assert_eq!(sent(&mut Browser::new(world), &whole).status, 403);
        let listed = Browser::new(world).get(&format!("{UPDATES}.json")).body;
        assert_eq!(listed, "[]");

        assert_eq!(sent(&mut officer, &whole).status, 201);
        let other = sent(&mut officer, &fields(&public, "1", "dua"));
        assert_eq!(other.status, 400, "the id stands for another update");
        for bad in ["start_date=2026-01-01T00:00:00", "after=x", "page_size=x"] {
            let refused = Browser::new(world).get(&format!("{UPDATES}.xml?{bad}"));
            assert_eq!(refused.status, 400, "{bad}");
        }
    });
}

#[test]
fn all_definitions_come_in_one_answer_that_is_not_sent_twice() {
    on_both_worlds(server::modules, |world| {
        let mut client = Browser::new(world);
        let services = json(&client.get("/open311/v2/services.json"));
        let asking: Vec<&Value> = services
            .as_array()
            .unwrap()
            .iter()
            .filter(|service| service["metadata"] == true)
            .map(|service| &service["service_code"])
            .collect();
        let page = client.get("/open311/v2/definitions.json");
        let all = json(&page);
        let found: Vec<&Value> = all.as_array().unwrap().iter().collect();
        let codes: Vec<&Value> = found.iter().map(|one| &one["service_code"]).collect();
        assert_eq!(codes, asking);
        let code = asking[0].as_str().unwrap();
        let single = json(&client.get(&format!("/open311/v2/services/{code}.json")));
        assert_eq!(*found[0], single);
        let xml = client.get("/open311/v2/definitions.xml").body;
        assert_eq!(xml.matches("<service_definition>").count(), asking.len());

        let again = [("if-none-match", page.tag.as_str())];
        let kept = client.get_with("/open311/v2/definitions.json", &again);
        assert_eq!((kept.status, kept.body.as_str()), (304, ""));
        let other = [
            ("if-none-match", page.tag.as_str()),
            ("accept-language", "ta"),
        ];
        assert_eq!(
            client
                .get_with("/open311/v2/definitions.json", &other)
                .status,
            200
        );
        let unknown = client.get("/open311/v2/definitions.xml?jurisdiction_id=no-such");
        assert_eq!(unknown.status, 404);
    });
}

/// Our own server as the linter sees it: bare, after it made a test request, and with it.
#[test]
fn our_own_server_has_no_fault() {
    let folder = Folder::new();
    let place = place(folder.path(), None);
    let house = House::open(&place);
    let person = ["user", "create", "--email", "a@example.org", "--name", "A"];
    run(&person, &place);
    let token = ["token", "create", "--user", "a@example.org", "--scope"];
    let key = run(&[&token[..], &["open311.write"]].concat(), &place);
    let url = format!("http://{}/open311/v2/", house.address);
    let lint = ["lint", "open311", &url, "--allow-private"];
    let posting = [&lint[..], &["--post", "--api-key", &key]].concat();
    let reading = [&lint[..], &["--json"]].concat();
    let bare = run(&lint, &[]);
    assert!(!bare.contains("warning"), "{bare}");
    let posted = run(&posting, &[]);
    assert!(posted.contains("ok       post  "), "{posted}");
    let found: Value = serde_json::from_str(&run(&reading, &[])).unwrap();
    let found = found.as_array().unwrap();
    assert!(
        found.len() > bare.lines().count(),
        "a request was looked at"
    );
    for one in found {
        assert_eq!(one["level"], "ok", "{one}");
    }
    let rules: Vec<_> = found.iter().map(|one| &one["rule"]).collect();
    assert!(rules.contains(&&Value::from("single")));

    let own = refused(&["lint", "open311", &url], &[], &[]);
    assert!(
        own.contains("faults"),
        "our own network is reached on demand only: {own}"
    );
}
