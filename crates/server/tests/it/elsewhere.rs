//! Datasets of catalogues elsewhere as people and programs find them.

use std::path::Path;

use base::Actor;
use kernel::audit::Fresh;
use opendata::harvest::{Taking, catalogue_read, catalogue_take};
use serde_json::Value;
use testkit::{Portal, Reply, World, on_both_worlds, on_both_worlds_set};

use crate::browser::Browser;

const SAMPLE: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../opendata/tests/it/catalogue"
);

/// Takes our sample of a national catalogue in, without these.
fn take(world: &World, without: &[&str]) {
    let (mut all, left_out) = catalogue_read(Path::new(SAMPLE)).expect("our own sample");
    all.retain(|each| !without.contains(&each.identifier.as_str()));
    let taking = Taking {
        source: "data.gov.my".to_owned(),
        all,
        left_out,
        fresh: Fresh::draw(&world.app.ids, world.now()),
    };
    let (cache, now) = (world.app.registry.clone(), world.now());
    let write = move |tx: &mut store::Tx<'_>| {
        let registry = cache.get(tx)?;
        catalogue_take(tx, &registry, (&Actor::system(), now), &taking)
    };
    let taken = world.app.db.write_blocking("test.catalogue", write);
    taken.expect("taken");
}

fn json(browser: &mut Browser, path: &str) -> Value {
    let answer = browser.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON")
}

#[test]
fn people_find_a_dataset_elsewhere_and_see_where_its_data_is() {
    on_both_worlds(server::modules, |world| {
        opendata::datasets_refresh(&world.app).expect("published");
        take(world, &[]);
        let mut browser = Browser::new(world);
        let list = browser.get("/en/data?q=births").body;
        assert!(
            list.contains("/en/data/elsewhere/data.gov.my/births_count"),
            "{list}"
        );
        assert!(list.contains("Listed from data.gov.my"), "{list}");
        let ours = browser.get("/en/data?source=here").body;
        assert!(ours.contains("/en/data/agencies"));
        assert!(!ours.contains("/data/elsewhere/"), "ours alone");
        let theirs = browser.get("/en/data?source=data.gov.my").body;
        assert!(!theirs.contains("/en/data/agencies\""), "theirs alone");
        assert_eq!(theirs.matches("/en/data/elsewhere/").count(), 11);
        let page = browser.get("/en/data/elsewhere/data.gov.my/births_count");
        assert_eq!(page.status, 200);
        for words in [
            "Births by state",
            "The data is kept there",
            "CC-BY-4.0",
            "/api/v1/catalogues/data.gov.my/datasets/births_count",
            ".parquet",
        ] {
            assert!(page.body.contains(words), "{words}: {}", page.body);
        }
        for lang in ["ms", "zh", "ta"] {
            let page = browser.get(&format!("/{lang}/data/elsewhere/data.gov.my/births_count"));
            assert_eq!(page.status, 200, "{lang}");
        }
        let missing = browser.get("/en/data/elsewhere/data.gov.my/nothing");
        assert_eq!(missing.status, 404);
        let found = json(&mut browser, "/api/v1/search?q=births").to_string();
        assert!(found.contains("births_count"), "{found}");
    });
}

#[test]
fn programs_get_what_is_said_elsewhere_and_what_is_gone() {
    on_both_worlds(server::modules, |world| {
        take(world, &[]);
        take(world, &["beds_weekly"]);
        let mut browser = Browser::new(world);
        let sources = json(&mut browser, "/api/v1/catalogues");
        assert_eq!(sources["items"][0]["source"], "data.gov.my");
        assert_eq!(sources["items"][0]["datasets"], 10);
        assert_eq!(sources["items"][0]["gone"], 1);
        let first = json(
            &mut browser,
            "/api/v1/catalogues/data.gov.my/datasets?limit=1",
        );
        assert_eq!(first["items"][0]["identifier"], "beds_weekly");
        assert!(first["items"][0]["gone"].is_string(), "{first}");
        let next = first["next"].as_str().expect("more");
        let second = json(
            &mut browser,
            &format!("/api/v1/catalogues/data.gov.my/datasets?limit=1&after={next}"),
        );
        assert_eq!(second["items"][0]["identifier"], "births_count");
        let one = json(
            &mut browser,
            "/api/v1/catalogues/data.gov.my/datasets/births_count",
        );
        assert_eq!(one["fields"].as_array().map(Vec::len), Some(3));
        assert_eq!(one["title"]["en"], "Births by state");
        let gone = browser.get("/en/data/elsewhere/data.gov.my/beds_weekly");
        assert!(gone.body.contains("Not listed by data.gov.my any more"));
        let list = browser.get("/en/data?source=data.gov.my").body;
        assert!(!list.contains("beds_weekly"), "{list}");
        let found = json(&mut browser, "/api/v1/search?q=beds").to_string();
        assert!(!found.contains("beds_weekly"), "{found}");
    });
}

/// Runs the test on both stores, beside a portal that the operator named.
fn beside(test: impl Fn(&World, &Portal)) {
    let portal = Portal::start(|_| Reply::status(404));
    on_both_worlds_set(
        server::modules,
        |settings| settings.private_hosts = vec![portal.host()],
        |world| test(world, &portal),
    );
}

#[test]
fn a_catalogue_is_named_read_and_switched_off_at_the_desk() {
    beside(|world, portal| {
        portal.answers(|_| {
            let body = r#"{"dataset": [{"identifier": "a/1", "title": "<b>Hujan</b>", "publisher": {"name": "X"}}, {"identifier": "2"}]}"#;
            Reply::of("application/json", body)
        });
        let admin = world.officer("admin", "");
        let mut desk = Browser::new(world).with_session(world.session(&admin));
        let list = "/en/desk/harvest";
        assert!(desk.get(list).body.contains("No catalogue is read yet"));
        let wrong = desk.post(list, &[("name", "x"), ("hours", "0"), ("url", "no")]);
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("#name"), "{}", wrong.body);
        let url = format!("{}/data.json", portal.url());
        let filled = [
            ("name", "data.contoh.my"),
            ("protocol", "data_json"),
            ("url", url.as_str()),
            ("lang", "ms"),
            ("hours", "24"),
            ("publishers", ""),
        ];
        let made = desk.post(list, &filled);
        let one = "/en/desk/harvest/data.contoh.my";
        assert_eq!(
            (made.status, made.location),
            (303, format!("{one}?done=made"))
        );
        let twice = desk.post(list, &filled);
        assert_eq!(twice.status, 422, "{}", twice.body);
        assert_eq!(desk.post(one, &[("act", "run")]).status, 303);
        world.run_jobs();
        let page = desk.get(one).body;
        assert!(page.contains("New: 1 · Refused: 1"), "{page}");
        let run = page
            .split('"')
            .find(|part| part.starts_with(&format!("{one}/")))
            .expect("a run");
        let report = desk.get(run).body;
        assert!(report.contains("it has no title"), "{report}");
        assert!(
            report.contains("/en/data/elsewhere/data.contoh.my/a%2F1"),
            "{report}"
        );
        let there = Browser::new(world).get("/en/data/elsewhere/data.contoh.my/a%2F1");
        assert_eq!(there.status, 200);
        assert!(there.body.contains("&lt;b&gt;Hujan"), "{}", there.body);
        let off = desk.post(one, &[("act", "off"), ("version", "1")]);
        assert_eq!(off.location, format!("{one}?done=saved"));
        assert!(desk.get(one).body.contains("Go on reading it"));
        let stale = desk.post(one, &[("act", "on"), ("version", "1")]);
        assert_eq!(stale.status, 409);
        for lang in ["ms", "zh", "ta"] {
            for path in ["/desk/harvest", "/desk/harvest/data.contoh.my"] {
                assert_eq!(desk.get(&format!("/{lang}{path}")).status, 200);
            }
        }
        let chief = world.officer("agency_admin", "mbpj");
        let mut other = Browser::new(world).with_session(world.session(&chief));
        assert_eq!(other.get(list).status, 403);
    });
}

#[test]
fn programs_name_catalogues_and_read_what_came_of_them() {
    beside(|world, portal| {
        portal.answers(|_| Reply::status(503));
        let admin = world.officer("admin", "");
        let token = world.token(&admin, &["registry.edit"]);
        let mut program = Browser::new(world).with_bearer(token);
        let one = "/api/v1/harvest-sources/data.contoh.my";
        let asked = format!(r#"{{"protocol": "ckan", "url": "{}"}}"#, portal.url());
        let made = program.put_json(one, &asked);
        assert_eq!(made.status, 200, "{}", made.body);
        assert_eq!(program.put_json(one, &asked).status, 422, "it is there");
        let changed = asked.replace('}', r#", "version": 1, "on": false}"#);
        assert_eq!(program.put_json(one, &changed).status, 200);
        assert_eq!(program.put_json(one, &changed).status, 409, "stale");
        let begun = program.post_json(&format!("{one}/runs"), &[], "");
        assert_eq!(begun.status, 202, "{}", begun.body);
        let run: Value = serde_json::from_str(&begun.body).expect("JSON");
        for _ in 0..6 {
            world.run_jobs();
            world.wait(std::time::Duration::from_mins(40));
        }
        let id = run["id"].as_str().expect("an id");
        let report = json(&mut program, &format!("{one}/runs/{id}"));
        assert_eq!(report["run"]["state"], "failed");
        assert_eq!(report["run"]["failure"], "it answers 503");
        let runs = json(&mut program, &format!("{one}/runs"));
        assert_eq!(runs["items"].as_array().map(Vec::len), Some(1));
        let list = json(&mut program, "/api/v1/harvest-sources");
        assert_eq!(list["items"][0]["run"]["id"], run["id"]);
        assert_eq!(
            Browser::new(world).get("/api/v1/harvest-sources").status,
            401
        );
    });
}

/// Has a portal answer what our own catalogue answers at this address, and reads it from there.
fn read_ours(
    (world, portal, program): (&World, &Portal, &mut Browser),
    (protocol, at): (&str, &str),
    path: &str,
) -> Value {
    let mut ours = Browser::new(world);
    let answer = ours.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    let (path, body) = (path.to_owned(), answer.bytes);
    portal.answers(move |asked| {
        if asked == path {
            Reply::of("application/json", body.clone())
        } else {
            Reply::status(404)
        }
    });
    let one = format!(
        "/api/v1/harvest-sources/ours-{}",
        protocol.replace('_', "-")
    );
    let asked = format!(
        r#"{{"protocol": "{protocol}", "url": "{}{at}"}}"#,
        portal.url()
    );
    let made = program.put_json(&one, &asked);
    assert_eq!(made.status, 200, "{}", made.body);
    let begun = program.post_json(&format!("{one}/runs"), &[], "");
    assert_eq!(begun.status, 202, "{}", begun.body);
    world.run_jobs();
    let runs = json(program, &format!("{one}/runs"));
    runs["items"][0].clone()
}

#[test]
fn another_balai_reads_our_catalogue_whole() {
    beside(|world, portal| {
        opendata::datasets_refresh(&world.app).expect("published");
        let token = world.token(&world.officer("admin", ""), &["registry.edit"]);
        let mut program = Browser::new(world).with_bearer(token);
        let mut browser = Browser::new(world);
        let ours = json(&mut browser, "/api/v1/datasets?limit=200");
        let count = ours["items"].as_array().map(Vec::len).expect("a list");
        assert!(count > 3);
        for (protocol, at, path) in [
            (
                "ckan",
                "/data",
                "/data/api/3/action/package_search?rows=100&start=0&sort=id+asc",
            ),
            ("data_json", "/data.json", "/data.json"),
        ] {
            let run = read_ours((world, portal, &mut program), (protocol, at), path);
            assert_eq!(run["state"], "done", "{run}");
            assert_eq!(run["added"], count, "{run}");
            assert_eq!(run["refused"], 0, "{run}");
        }
        let datasets = "/api/v1/catalogues/ours-ckan/datasets?limit=200";
        let there = json(&mut browser, datasets);
        let items = there["items"].as_array().expect("a list");
        let titles = |items: &[Value]| -> Vec<String> {
            let mut titles: Vec<_> = items.iter().map(|one| one["title"].to_string()).collect();
            titles.sort();
            titles
        };
        assert_eq!(
            titles(items),
            titles(ours["items"].as_array().expect("ours"))
        );
        assert!(
            items.iter().all(|one| one["agency"].is_null()),
            "nobody mapped it"
        );
        assert!(
            items.iter().all(|one| one["licence"] == "CC-BY-4.0"),
            "{there}"
        );
    });
}
