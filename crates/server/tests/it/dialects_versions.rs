//! Answers and the versions that they follow from: kept by those who have them, told apart, asked again later.

use std::path::Path;
use std::time::Duration;

use base::Actor;
use kernel::audit::Fresh;
use kernel::registry::{self, Import, ImportKind};
use serde_json::{Value, json};
use testkit::{Folder, World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::dialects::{act, head, parsed, published};

/// Publishes the holidays again, a day later, with one of 2031 that has this name.
fn holiday_named(world: &World, name: &str) {
    let text =
        format!("date,name_ms,name_en,states,observed,estimated\n2031-01-02,{name},,MY-10,0,0\n");
    let file = Import::new(ImportKind::Holidays, "more.csv".to_owned(), text);
    let (now, fresh) = (world.now(), Fresh::draw(&world.app.ids, world.now()));
    let import = move |tx: &mut store::Tx<'_>| {
        registry::import(tx, &Actor::system(), (now, &fresh), &file).map(drop)
    };
    let db = &world.app.db;
    db.write_blocking("registry.import", import)
        .expect("imported");
    world.wait(Duration::from_hours(24));
    opendata::datasets_refresh(&world.app).expect("published");
}

/// Makes every blob unreadable.
fn damage(folder: &Path) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            damage(&path);
        } else {
            std::fs::write(&path, "damaged").expect("written");
        }
    }
}

#[test]
fn an_answer_that_somebody_has_is_not_made_again() {
    let folder = Folder::new();
    let paths = [
        "/data-catalogue?id=agencies&filter=local@level&meta=true",
        "/data/api/action/datastore_search?resource_id=agencies&limit=3",
        "/data/api/action/datastore_search_sql?sql=select+code+from+agencies",
        "/data/datastore/dump/agencies?format=tsv&bom=true",
        "/resource/agencies.csv?$limit=3",
        "/data/agencies/latest.csv",
        "/data-catalogue?id=datasets",
        "/data/agencies/latest.parquet",
    ];
    let world = World::in_folder(folder.path(), &server::modules());
    let browser = &mut published(&world);
    let first = paths.map(|path| {
        let first = browser.get(path);
        assert_eq!(first.status, 200, "{path}: {}", first.body);
        assert!(!first.tag.is_empty(), "{path}");
        assert_eq!(browser.get(path).bytes, first.bytes, "{path}");
        first
    });
    drop(world);
    // Another process, which has made nothing yet and cannot make anything of a table.
    damage(&folder.path().join("blobs"));
    let world = World::in_folder(folder.path(), &server::modules());
    let browser = &mut Browser::new(&world);
    for (path, first) in paths.iter().zip(&first) {
        let again = browser.get_with(path, &[("if-none-match", &first.tag)]);
        assert_eq!((again.status, again.bytes.len()), (304, 0), "{path}");
        assert_eq!(again.tag, first.tag, "{path}");
    }
    for path in &paths[..6] {
        let answer = browser.get_with(path, &[("if-none-match", "W/\"other\"")]);
        assert_eq!(answer.status, 500, "{path} was made");
    }
}

#[test]
fn the_same_rows_in_another_version_are_told_as_that_version() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        for name in ["Cuti satu", "Cuti dua", "Cuti satu"] {
            holiday_named(world, name);
        }
        let about = parsed(&browser.get("/api/v1/datasets/holidays"));
        let hash = |number: usize| &about["versions"][4 - number]["sha256"];
        assert_eq!(about["version"], 4);
        assert_eq!(hash(2), hash(4));
        assert_ne!(hash(2), hash(3));
        let rows = "/data-catalogue?id=holidays&limit=2";
        let soda = "/resource/holidays.json?$limit=2";
        let [second, fourth] = [2, 4].map(|number| {
            let page = browser.get(&format!("{rows}&as_of={number}"));
            assert!(head(&page, "balai-next").starts_with(&format!("v{number}-")));
            let file = browser.get(&format!("/data/holidays/v{number}.csv"));
            let named = format!("holidays-v{number}.csv");
            assert!(head(&file, "content-disposition").contains(&named));
            let soda = browser.get(&format!("{soda}&$$as_of={number}"));
            [page, file, soda]
        });
        for (second, fourth) in second.iter().zip(&fourth) {
            assert_eq!(second.body, fourth.body);
            assert_ne!(second.tag, fourth.tag);
        }
        let when = |answers: &[Answer; 3]| head(&answers[2], "last-modified");
        assert_ne!(when(&second), when(&fourth));
        let whole = format!("{rows}&meta=true");
        assert_eq!(parsed(&browser.get(&whole))["meta"]["version"], 4);
    });
}

#[test]
fn each_of_ckans_questions_may_be_asked_of_an_older_version() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        holiday_named(world, "Cuti satu");
        let sql = "select count(*) as n from holidays";
        for (as_of, number) in [(json!(1), 1), (json!("2"), 2), (Value::Null, 2)] {
            let told = |browser: &mut Browser, action: &str, mut sent: Value| {
                sent["as_of"] = as_of.clone();
                act(browser, action, &sent)
            };
            let counted = told(browser, "datastore_search_sql", json!({"sql": sql}));
            let info = told(browser, "datastore_info", json!({"id": "holidays"}));
            assert_eq!(counted["version"], number);
            assert_eq!(info["meta"]["version"], number);
            assert_eq!(counted["records"][0]["n"], info["meta"]["count"]);
        }
        for (action, mut sent) in [
            ("datastore_search_sql", json!({"sql": sql})),
            ("datastore_info", json!({"id": "holidays"})),
        ] {
            sent["as_of"] = json!(9);
            let path = format!("/data/api/action/{action}");
            let answer = browser.post_json(&path, &[], &sent.to_string());
            assert_eq!(answer.status, 404, "{}", answer.body);
        }
    });
}

#[test]
fn a_mark_of_a_page_is_good_for_its_own_version_only() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        let rows = |answer: &Answer| parsed(answer).as_array().expect("rows").clone();
        let path = "/data-catalogue?id=holidays&sort=-date";
        let first = rows(&browser.get(path));
        let page = browser.get(&format!("{path}&limit=100"));
        let mark = head(&page, "balai-next");
        assert!(mark.starts_with("v1-"), "{mark}");
        for (name, number) in [("Cuti satu", 2), ("Cuti dua", 3)] {
            holiday_named(world, name);
            let refused = browser.get_with(
                &format!("{path}&after={mark}"),
                &[("accept-language", "en")],
            );
            assert_eq!(refused.status, 400, "version {number}");
            assert!(refused.body.contains("as_of=1"), "{}", refused.body);
            let rest = browser.get(&format!("{path}&after={mark}&as_of=1"));
            assert_eq!([rows(&page), rows(&rest)].concat(), first);
            let newest = rows(&browser.get(path));
            assert_eq!(newest.len(), first.len() + 1);
            assert_eq!(newest[0]["name_ms"], name);
        }
    });
}
