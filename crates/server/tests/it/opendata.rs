//! Open data as programs and people get it: rows, files, pages, refusals.

use serde_json::Value;
use sha2::{Digest, Sha256};
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};

fn published(world: &World) -> Browser {
    opendata::datasets_refresh(&world.app).expect("published");
    Browser::new(world)
}

fn json(browser: &mut Browser, path: &str) -> Value {
    let answer = browser.get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON")
}

/// How long an answer may be kept.
fn cached(answer: &Answer) -> &str {
    let mut all = answer.headers.iter();
    let found = all.find(|(name, _)| name == "cache-control");
    found.map_or("", |(_, value)| value)
}

#[test]
fn programs_of_data_gov_my_find_their_rows() {
    on_both_worlds(server::modules, |world| {
        let mut browser = published(world);
        let mut ask = |query: &str| json(&mut browser, &format!("/data-catalogue?{query}"));
        // The 149 of the national count, and five that are kept beside it.
        let councils = ask("id=agencies&filter=local@level&include=code,level&limit=500");
        assert_eq!(councils.as_array().map(Vec::len), Some(154));
        assert_eq!(councils[0].as_object().map(serde_json::Map::len), Some(2));
        let found = ask("id=agencies&ifilter=mbpj@acronym&meta=true&total=true");
        assert_eq!(found["data"][0]["code"], "mbpj");
        assert_eq!(
            (&found["meta"]["id"], &found["meta"]["total"]),
            (&"agencies".into(), &1.into())
        );
        let levels = ask("id=agencies&group=level&agg=count&filter=ministry@level");
        assert_eq!(levels[0]["level"], "ministry");
        let january =
            ask("id=holidays&date_start=2026-01-01@date&date_end=2026-01-31@date&sort=-date");
        assert!(january.as_array().is_some_and(|rows| !rows.is_empty()));
        assert!(
            january[0]["date"]
                .as_str()
                .is_some_and(|day| day.starts_with("2026-01-"))
        );
        let all = ask("id=datasets");
        let ids: Vec<_> = all
            .as_array()
            .expect("a list")
            .iter()
            .map(|row| &row["id"])
            .collect();
        assert!(ids.contains(&&Value::from("holidays")), "{ids:?}");
        let same = |browser: &mut Browser, path: &str| browser.get(path).body;
        let query = "?id=agencies&limit=3";
        let first = same(&mut browser, &format!("/data-catalogue{query}"));
        for path in ["/data-catalogue/", "/opendosm", "/opendosm/"] {
            assert_eq!(
                same(&mut browser, &format!("{path}{query}")),
                first,
                "{path}"
            );
        }
    });
}

#[test]
fn wrong_questions_are_told_what_is_wrong_and_where() {
    on_both_worlds(server::modules, |world| {
        let mut browser = published(world);
        for (query, status, said) in [
            ("", 400, "id"),
            ("id=nothing", 404, ""),
            ("id=agencies&filter=x@nowhere", 400, "nowhere"),
            ("id=agencies&range=code[1:2]", 400, "code"),
            ("id=agencies&limit=-1", 400, "limit"),
            ("id=agencies&where=1", 400, "where"),
            ("id=agencies&format=exe", 400, "csv-safe"),
            ("id=agencies&as_of=2001-01-01", 404, ""),
        ] {
            let answer = browser.get(&format!("/data-catalogue?{query}"));
            assert_eq!(answer.status, status, "{query}: {}", answer.body);
            let body: Value = serde_json::from_str(&answer.body).expect("JSON");
            assert_eq!(body["status"], status, "{query}");
            let told = body["errors"][0].as_str().expect("a sentence");
            assert!(told.contains(said), "{query}: {told}");
        }
    });
}

#[test]
fn files_are_whole_and_their_hash_is_what_is_cited() {
    on_both_worlds(server::modules, |world| {
        let mut browser = published(world);
        let about = json(&mut browser, "/api/v1/datasets/holidays");
        let version = &about["versions"][0];
        let cited = browser.get("/data/holidays/v1.parquet");
        assert_eq!(version["sha256"], base::hex(&Sha256::digest(&cited.bytes)));
        assert_eq!(version["bytes"], cited.bytes.len());
        let answer = browser.get("/data/holidays/v1.csv");
        // Caches ask each time: a version may be taken back.
        assert_eq!(cached(&answer), "public, no-cache");
        assert_eq!(version["rows"], answer.body.lines().count() - 1);
        let known = answer.tag.clone();
        let again = browser.get_with("/data/holidays/v1.csv", &[("if-none-match", &known)]);
        assert_eq!((again.status, again.body.as_str()), (304, ""));
        let rows = json(&mut browser, "/data/holidays/latest.json");
        assert_eq!(version["rows"], rows.as_array().map(Vec::len).unwrap());
        let places = json(&mut browser, "/data/agencies/latest.geojson");
        assert_eq!(places["type"], "FeatureCollection");
        assert!(
            browser
                .get("/data/agencies/v1.xlsx")
                .bytes
                .starts_with(b"PK")
        );
        for missing in ["v2.csv", "latest.exe", "v0.csv", "latest", "latest.geojson"] {
            let answer = browser.get(&format!("/data/holidays/{missing}"));
            assert_eq!(answer.status, 404, "{missing}");
        }
        assert_eq!(browser.get("/data/nothing/latest.csv").status, 404);
    });
}

#[test]
fn people_find_read_and_filter_a_dataset() {
    on_both_worlds(server::modules, |world| {
        let mut browser = published(world);
        let list = browser.get("/en/data?q=holidays").body;
        assert!(list.contains("/en/data/holidays") && !list.contains("/en/data/agencies\""));
        let page = browser.get("/zh/data/agencies").body;
        assert!(page.contains("公共机构") && page.contains("v1.parquet"));
        assert!(page.len() < 30_000, "{} bytes", page.len());
        let some = browser
            .get("/en/data/agencies?column=code&words=mbpj&sort=name_ms")
            .body;
        assert!(
            some.contains("1 row") && some.contains("Petaling Jaya"),
            "{some}"
        );
        let none = browser.get("/en/data/agencies?words=zzzz").body;
        assert!(none.contains("No row fits"));
        let beyond = browser.get("/en/data/agencies?page=9999");
        assert_eq!(beyond.status, 200);
        let found = browser.get("/en/search?q=public+holidays").body;
        assert!(
            found.contains("/en/data/holidays"),
            "the search box knows datasets"
        );
        assert_eq!(browser.get("/en/data/nothing").status, 404);
    });
}

#[test]
fn themes_words_places_and_scores_are_told_in_every_form() {
    on_both_worlds(server::modules, |world| {
        let mut browser = published(world);
        world.run_jobs();
        world.wait(std::time::Duration::from_secs(10));
        let about = json(&mut browser, "/api/v1/datasets/courts");
        assert_eq!(
            (&about["theme"], &about["place"]),
            (&"justice".into(), &"MY".into())
        );
        assert_eq!(about["quality"]["class"], "excellent", "{about}");
        assert!(
            about["quality"]["stars"]
                .as_i64()
                .is_some_and(|stars| stars >= 4)
        );
        assert!(about["quality"]["filled_per_mille"].is_i64());
        let ask = |browser: &mut Browser, path: &str| {
            json(browser, &format!("/data/api/3/action/{path}"))["result"].take()
        };
        assert_eq!(
            ask(&mut browser, "group_show?id=justice")["package_count"],
            1
        );
        let groups = ask(&mut browser, "group_list");
        assert_eq!(
            groups,
            serde_json::json!(["government", "justice", "society"])
        );
        let found = ask(&mut browser, "package_search?fq=groups:justice");
        assert_eq!(found["results"][0]["name"], "courts");
        assert_eq!(found["results"][0]["groups"][0]["name"], "justice");
        let tagged = ask(&mut browser, "package_search?fq=tags:holidays");
        assert_eq!(
            (&tagged["count"], &tagged["results"][0]["num_tags"]),
            (&1.into(), &2.into())
        );
        assert!(
            ask(&mut browser, "tag_list")
                .as_array()
                .is_some_and(|all| all.contains(&"courts".into()))
        );
        assert_eq!(
            browser.get("/data/api/3/action/tag_show?id=nothing").status,
            404
        );
        let turtle = browser.get("/data/courts.ttl").body;
        for part in [
            "data-theme/JUST",
            "dqv:hasQualityMeasurement",
            "dct:PeriodOfTime",
            "dct:Location",
        ] {
            assert!(turtle.contains(part), "{part}: {turtle}");
        }
    });
}

#[test]
fn people_narrow_the_list_by_theme_and_read_how_good_a_dataset_is() {
    on_both_worlds(server::modules, |world| {
        let mut browser = published(world);
        let list = browser.get("/en/data?theme=justice").body;
        assert!(list.contains("/en/data/courts") && !list.contains("/en/data/holidays\""));
        let none = browser.get("/en/data?theme=%3Cscript%3E&tag=%27").body;
        assert!(
            none.contains("No data") || !none.contains("<script>&"),
            "{none}"
        );
        for lang in ["ms", "en", "zh", "ta"] {
            let page = browser.get(&format!("/{lang}/data/courts"));
            assert!(page.body.len() < 30_000, "{lang}: {}", page.body.len());
            assert!(page.body.contains("id=\"quality\""), "{lang}");
            let league = browser.get(&format!("/{lang}/data/quality"));
            assert!(
                league.body.contains("agency=bpa"),
                "{lang}: {}",
                league.body
            );
        }
    });
}

#[test]
fn quality_is_a_dataset_of_its_own_once_there_is_something_to_judge() {
    on_both_worlds(server::modules, |world| {
        let mut browser = published(world);
        world.run_jobs();
        world.wait(std::time::Duration::from_hours(25));
        opendata::datasets_refresh(&world.app).expect("published");
        let path = "/data-catalogue?id=data-quality&filter=agencies@dataset";
        let rows = json(&mut browser, path);
        assert_eq!(
            (&rows[0]["agency"], &rows[0]["class"]),
            (&"bpa".into(), &"excellent".into())
        );
        let league = json(&mut browser, "/data-catalogue?id=data-quality-by-agency");
        assert_eq!(league.as_array().map(Vec::len), Some(1), "{league}");
        assert!(
            league[0]["points"]
                .as_i64()
                .is_some_and(|points| (351..=405).contains(&points))
        );
    });
}
