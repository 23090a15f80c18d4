//! Datasets of catalogues elsewhere as people and programs find them.

use std::path::Path;

use base::Actor;
use kernel::audit::Fresh;
use opendata::harvest::{Taking, catalogue_read, catalogue_take};
use serde_json::Value;
use testkit::{World, on_both_worlds};

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
