//! The dialects in which data is asked, as their programs ask: envelopes, statuses, pages, and the same values in each.

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};
use testkit::{World, on_both_worlds, on_both_worlds_set, on_sqlite_world};

use crate::browser::{Answer, Browser};

fn published(world: &World) -> Browser {
    opendata::datasets_refresh(&world.app).expect("published");
    Browser::new(world)
}

fn parsed(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

/// What an action answers by POST.
fn act(browser: &mut Browser, action: &str, sent: &Value) -> Value {
    let path = format!("/data/api/action/{action}");
    let answer = browser.post_json(&path, &[], &sent.to_string());
    assert_eq!(answer.status, 200, "{action} {sent}: {}", answer.body);
    let mut body = parsed(&answer);
    assert_eq!(body["success"], true);
    let help = body["help"].as_str().expect("an address");
    assert!(
        help.ends_with(&format!("help_show?name={action}")),
        "{help}"
    );
    body["result"].take()
}

fn names(list: &Value) -> Vec<&str> {
    let all = list.as_array().expect("a list").iter();
    all.map(|one| {
        one.as_str()
            .or_else(|| one["name"].as_str())
            .expect("a name")
    })
    .collect()
}

#[test]
fn programs_for_ckan_find_what_they_know() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        let all = act(browser, "package_list", &json!({}));
        assert!(names(&all).contains(&"holidays"));
        let package = act(browser, "package_show", &json!({"id": "holidays"}));
        assert_eq!(package["organization"]["name"], "bpa");
        assert_eq!(package["license_id"], "cc-by");
        let id = package["id"].as_str().expect("an id");
        assert_eq!(act(browser, "package_show", &json!({"id": id})), package);
        let resource = &package["resources"][0];
        assert_eq!(resource["datastore_active"], true);
        let same = act(browser, "resource_show", &json!({"id": resource["id"]}));
        assert_eq!(&same, resource);
        let found = act(
            browser,
            "package_search",
            &json!({"q": "cuti", "fq": "organization:bpa", "facet.field": "[\"organization\", \"res_format\"]"}),
        );
        assert_eq!(names(&found["results"]), ["holidays"]);
        assert_eq!(found["facets"]["organization"]["bpa"], 1);
        assert_eq!(found["search_facets"]["res_format"]["items"][0]["count"], 1);
        let owner = act(
            browser,
            "organization_show",
            &json!({"id": "bpa", "include_datasets": true}),
        );
        assert_eq!(
            owner["package_count"],
            owner["packages"].as_array().map(Vec::len).unwrap()
        );
        assert_eq!(
            names(&act(browser, "organization_list", &json!({}))),
            ["bpa"]
        );
        assert_eq!(
            act(browser, "organization_show", &json!({"id": "mbpj"}))["package_count"],
            0
        );
        assert_eq!(
            names(&act(browser, "package_autocomplete", &json!({"q": "holi"}))),
            ["holidays"]
        );
        let info = act(browser, "datastore_info", &json!({"id": resource["id"]}));
        assert_eq!(info["fields"][0]["id"], "date");
        let rows = act(
            browser,
            "datastore_search",
            &json!({"resource_id": resource["id"], "limit": 2, "include_next_page": true, "fields": ["date", "_id"]}),
        );
        assert_eq!(
            (&rows["records"][1]["_id"], &rows["total_was_estimated"]),
            (&json!(2), &json!(false))
        );
        assert_eq!(info["meta"]["count"], rows["total"]);
        let next = act(
            browser,
            "datastore_search",
            &json!({"id": "holidays", "filters": rows["next_page"], "limit": 1}),
        );
        assert_eq!(next["records"][0]["_id"], 3);
        let sql =
            "SELECT state, count(*) AS n FROM \"holidays\" GROUP BY state ORDER BY n DESC LIMIT 3";
        let counted = act(browser, "datastore_search_sql", &json!({"sql": sql}));
        assert_eq!(counted["records"].as_array().map(Vec::len), Some(3));
        for action in [
            "group_list",
            "tag_list",
            "license_list",
            "status_show",
            "site_read",
        ] {
            act(browser, action, &json!({}));
        }
        assert_eq!(parsed(&browser.get("/data/api/3"))["version"], 3);
    });
}

#[test]
fn a_harvester_gets_each_dataset_once_and_then_nothing() {
    on_sqlite_world(server::modules, |world| {
        let browser = &mut published(world);
        let mut page = |start: usize, fq: &str| {
            let path = format!(
                "/data/api/3/action/package_search?rows=2&start={start}&sort=id+asc&fq={}",
                web::encoded(fq)
            );
            let answer = browser.get(&path);
            assert_eq!(answer.status, 200, "{fq}: {}", answer.body);
            parsed(&answer)["result"].take()
        };
        let count = page(0, "")["count"].as_u64().expect("a count");
        let mut ids = Vec::new();
        for start in (0..).step_by(2) {
            let found = page(
                start,
                "organization:bpa OR organization:mbpj metadata_modified:[2020-01-01T00:00:00Z TO *]",
            );
            let found = found["results"].as_array().expect("a list");
            if found.is_empty() {
                break;
            }
            ids.extend(
                found
                    .iter()
                    .map(|package| package["id"].as_str().expect("an id").to_owned()),
            );
        }
        let sorted = ids.is_sorted() && ids.windows(2).all(|pair| pair[0] != pair[1]);
        assert!(sorted, "{ids:?}");
        assert_eq!(u64::try_from(ids.len()).unwrap(), count);
        for none in [
            "-organization:bpa",
            "groups:health",
            "metadata_modified:[2999-01-01T00:00:00Z TO *]",
        ] {
            assert_eq!(page(0, none)["count"], 0, "{none}");
        }
    });
}

#[test]
fn each_dialect_refuses_in_its_own_words() {
    on_sqlite_world(server::modules, |world| {
        let browser = &mut published(world);
        let long = format!("{{\"id\": \"{}\"}}", "a\\u0000".repeat(50));
        for (action, sent, status, kind) in [
            (
                "package_show",
                "{\"id\": \"nothing\"}",
                404,
                "Not Found Error",
            ),
            ("package_show", long.as_str(), 404, "Not Found Error"),
            ("package_show", "{}", 409, "Validation Error"),
            (
                "package_search",
                "{\"fq\": \"colour:red\"}",
                400,
                "Search Query Error",
            ),
            ("package_search", "{\"rows\": -1}", 409, "Validation Error"),
            (
                "datastore_search",
                "{\"resource_id\": \"agencies\", \"filters\": {\"nowhere\": 1}}",
                409,
                "Validation Error",
            ),
            (
                "datastore_search",
                "{\"resource_id\": \"nothing\"}",
                404,
                "Not Found Error",
            ),
            (
                "datastore_search_sql",
                "{\"sql\": \"select * from agencies; drop table agencies\"}",
                409,
                "Validation Error",
            ),
            (
                "datastore_search_sql",
                "{\"sql\": \"select * from kernel_person\"}",
                404,
                "Not Found Error",
            ),
            (
                "datastore_search_sql",
                "{\"sql\": \"select pg_sleep(9) from agencies\"}",
                409,
                "Validation Error",
            ),
        ] {
            let answer = browser.post_json(&format!("/data/api/3/action/{action}"), &[], sent);
            assert_eq!(answer.status, status, "{action} {sent}: {}", answer.body);
            let body = parsed(&answer);
            assert_eq!(
                (&body["success"], &body["error"]["__type"]),
                (&json!(false), &json!(kind))
            );
        }
        for (action, sent) in [
            ("package_eat", "{}"),
            ("package_show", "{"),
            ("package_show", "[1]"),
        ] {
            let answer = browser.post_json(&format!("/data/api/action/{action}"), &[], sent);
            assert_eq!(answer.status, 400);
            assert!(parsed(&answer).is_string(), "{}", answer.body);
        }
        for (path, status, code) in [
            (
                "agencies.json?$where=nowhere+%3D+1",
                400,
                "query.soql.no-such-column",
            ),
            ("agencies.json?$having=x", 400, "query.compiler.malformed"),
            (
                "agencies.geojson?$select=code",
                400,
                "query.compiler.malformed",
            ),
            ("nothing.json", 404, "dataset.missing"),
            ("agencies.exe", 404, "dataset.missing"),
        ] {
            let answer = browser.get(&format!("/resource/{path}"));
            assert_eq!(answer.status, status, "{path}: {}", answer.body);
            let body = parsed(&answer);
            assert_eq!(
                (&body["code"], &body["error"]),
                (&json!(code), &json!(true)),
                "{path}"
            );
        }
    });
}

#[test]
fn an_answer_that_somebody_has_is_not_made_again() {
    on_sqlite_world(server::modules, |world| {
        let browser = &mut published(world);
        for path in [
            "/data-catalogue?id=agencies&filter=local@level&meta=true",
            "/data-catalogue?id=datasets",
            "/data/api/action/datastore_search?resource_id=agencies&limit=3",
            "/data/api/action/datastore_search_sql?sql=select+code+from+agencies",
            "/data/datastore/dump/agencies?format=tsv&bom=true",
            "/resource/agencies.csv?$limit=3",
            "/data/agencies/latest.csv",
            "/data/agencies/latest.parquet",
        ] {
            let first = browser.get(path);
            assert_eq!(first.status, 200, "{path}: {}", first.body);
            assert!(!first.tag.is_empty(), "{path}");
            assert_eq!(browser.get(path).bytes, first.bytes, "{path}");
            let again = browser.get_with(path, &[("if-none-match", &first.tag)]);
            assert_eq!((again.status, again.bytes.len()), (304, 0), "{path}");
        }
        let one = browser.get("/data-catalogue?id=agencies&sort=code&limit=2");
        let same = browser.get("/data-catalogue?limit=2&id=agencies&sort=code");
        let other = browser.get("/data-catalogue?id=agencies&sort=code&limit=3");
        assert_eq!(one.tag, same.tag, "the same question");
        assert_ne!(one.tag, other.tag);
        let wrong = [("if-none-match", one.tag.as_str())];
        assert_eq!(
            browser
                .get_with("/data-catalogue?id=agencies&limit=x", &wrong)
                .status,
            400
        );
    });
}

#[test]
fn pages_follow_each_other_within_one_version() {
    on_sqlite_world(server::modules, |world| {
        let browser = &mut published(world);
        let mut codes = Vec::new();
        let mut after = String::new();
        loop {
            let path = format!(
                "/data-catalogue?id=agencies&sort=-state,name_ms&include=code&limit=100&meta=true{after}"
            );
            let answer = browser.get(&path);
            assert_eq!(answer.status, 200, "{}", answer.body);
            let body = parsed(&answer);
            let rows = body["data"].as_array().expect("rows");
            codes.extend(rows.iter().map(|row| row["code"].to_string()));
            let Some(next) = body["meta"]["next"].as_str() else {
                break;
            };
            let told = answer.headers.iter().find(|(name, _)| name == "balai-next");
            assert_eq!(told.map(|(_, value)| value.as_str()), Some(next));
            after = format!("&after={next}");
        }
        let whole =
            parsed(&browser.get("/data-catalogue?id=agencies&sort=-state,name_ms&include=code"));
        let whole: Vec<String> = whole
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["code"].to_string())
            .collect();
        assert_eq!(codes, whole);
        for (mark, said) in [
            ("v9-3", "as_of=9"),
            ("3", "next"),
            ("v1", "next"),
            ("v1--3", "next"),
        ] {
            let answer = browser.get_with(
                &format!("/data-catalogue?id=agencies&after={mark}"),
                &[("accept-language", "en")],
            );
            assert_eq!(answer.status, 400, "{mark}");
            assert!(answer.body.contains(said), "{mark}: {}", answer.body);
        }
        let list = parsed(
            &browser.get("/data-catalogue?id=datasets&filter=holidays@id&include=id,source"),
        );
        assert_eq!(list, json!([{"id": "holidays", "source": "bpa"}]));
        let wrong = browser.get("/data-catalogue?id=datasets&filter=x@nowhere");
        assert_eq!(wrong.status, 400);
    });
}

#[test]
fn who_was_cut_off_gets_the_rest_of_a_file() {
    on_sqlite_world(server::modules, |world| {
        let browser = &mut published(world);
        for path in ["/data/agencies/v1.csv", "/data/agencies/v1.parquet"] {
            let whole = browser.get(path).bytes;
            let rest = browser.get_with(path, &[("range", "bytes=100-")]);
            assert_eq!(
                (rest.status, rest.bytes.as_slice()),
                (206, &whole[100..]),
                "{path}"
            );
            let head = |answer: &Answer, wanted: &str| {
                let found = answer.headers.iter().find(|(name, _)| name == wanted);
                found.map(|(_, value)| value.clone()).unwrap_or_default()
            };
            assert_eq!(
                head(&rest, "content-range"),
                format!("bytes 100-{}/{}", whole.len() - 1, whole.len())
            );
            assert!(head(&rest, "cache-control").contains("immutable"));
            assert!(head(&rest, "content-disposition").contains("agencies-v1."));
            let beyond = browser.get_with(path, &[("range", "bytes=999999999-")]);
            assert_eq!(beyond.status, 416, "{path}");
        }
    });
}

#[test]
fn who_asks_too_often_is_told_when_to_come_back() {
    let few = |settings: &mut kernel::Settings| settings.rates = web::Rates::default();
    on_both_worlds_set(server::modules, few, |world| {
        let browser = &mut published(world);
        let path = "/data/api/action/datastore_search?resource_id=agencies&limit=1";
        let refused = (0..2_000)
            .map(|_| browser.get(path))
            .find(|answer| answer.status == 429)
            .expect("a limit");
        assert_eq!(parsed(&refused)["success"], false);
        assert!(
            refused
                .retry_after
                .parse::<u32>()
                .is_ok_and(|seconds| seconds > 0)
        );
    });
}

/// A condition of a generated question.
#[derive(Debug, Clone)]
enum Condition {
    /// A column of text is what it is in a row.
    Is(usize, usize),
    /// A column of numbers or days lies between what it is in two rows.
    Between(usize, usize, usize),
}

/// A generated question; numbers stand for columns and rows, whatever their count is.
#[derive(Debug, Clone)]
struct Question {
    dataset: usize,
    conditions: Vec<Condition>,
    sort: Vec<(usize, bool)>,
    limit: usize,
    offset: usize,
}

fn question() -> impl Strategy<Value = Question> {
    let any_place = 0..10_000_usize;
    let condition = prop_oneof![
        (any_place.clone(), any_place.clone()).prop_map(|(column, row)| Condition::Is(column, row)),
        (any_place.clone(), any_place.clone(), any_place.clone())
            .prop_map(|(column, one, other)| Condition::Between(column, one, other)),
    ];
    let sort = prop::collection::vec((any_place, any::<bool>()), 0..3);
    let conditions = prop::collection::vec(condition, 0..3);
    (0..5_usize, conditions, sort, 0..40_usize, 0..10_usize).prop_map(
        |(dataset, conditions, sort, limit, offset)| Question {
            dataset,
            conditions,
            sort,
            limit,
            offset,
        },
    )
}

/// A dataset to be asked: its columns with their kinds, and its rows.
struct Known {
    slug: String,
    text: Vec<String>,
    ordered: Vec<(String, bool)>,
    all: Vec<String>,
    rows: Vec<Value>,
}

impl Known {
    fn of(browser: &mut Browser, slug: &str) -> Self {
        let about = parsed(&browser.get(&format!("/api/v1/datasets/{slug}")));
        let fields = about["fields"].as_array().expect("fields");
        let of = |kinds: &[&str]| -> Vec<(String, String)> {
            let name = |field: &Value, key: &str| field[key].as_str().expect("text").to_owned();
            fields
                .iter()
                .map(|field| (name(field, "name"), name(field, "kind")))
                .filter(|(_, kind)| kinds.contains(&kind.as_str()))
                .collect()
        };
        let names =
            |pairs: Vec<(String, String)>| pairs.into_iter().map(|(name, _)| name).collect();
        let rows = parsed(&browser.get(&format!("/data/{slug}/latest.json")));
        Self {
            slug: slug.to_owned(),
            text: names(of(&["text"])),
            ordered: of(&["integer", "number", "date"])
                .into_iter()
                .map(|(name, kind)| (name, kind == "date"))
                .collect(),
            all: names(of(&[
                "text",
                "integer",
                "number",
                "boolean",
                "date",
                "timestamp",
            ])),
            rows: rows.as_array().expect("rows").clone(),
        }
    }

    fn value(&self, column: &str, row: usize) -> &Value {
        &self.rows[row % self.rows.len()][column]
    }
}

/// A value as it is written in an address.
fn bare(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// A value as SQL and `SoQL` write it.
fn literal(value: &Value) -> String {
    match value.as_str() {
        Some(text) => format!("'{}'", text.replace('\'', "''")),
        None => value.to_string(),
    }
}

/// One question in four ways: addresses of the query API and SODA, and what the `DataStore` is sent.
fn said(known: &Known, question: &Question) -> Option<(String, String, Value, String)> {
    let mut query = format!(
        "id={}&limit={}&offset={}",
        known.slug, question.limit, question.offset
    );
    let mut filters = serde_json::Map::new();
    let mut clauses = Vec::new();
    for condition in &question.conditions {
        match condition {
            Condition::Is(column, row) => {
                let column = &known.text[column % known.text.len()];
                let value = known.value(column, *row);
                let text = value.as_str()?;
                query += &format!("&filter={}", web::encoded(&format!("{text}@{column}")));
                clauses.push(format!("\"{column}\" = {}", literal(value)));
                let before = filters.insert(column.clone(), value.clone());
                // One of CKAN's objects has a column once.
                if before.is_some() {
                    return None;
                }
            }
            Condition::Between(column, one, other) => {
                let (column, is_day) = known.ordered.get(column % known.ordered.len().max(1))?;
                let (low, high) = (known.value(column, *one), known.value(column, *other));
                if low.is_null() || high.is_null() {
                    return None;
                }
                let (from, to) = (bare(low), bare(high));
                query += &if *is_day {
                    format!("&date_start={from}@{column}&date_end={to}@{column}")
                } else {
                    format!("&range={}", web::encoded(&format!("{column}[{from}:{to}]")))
                };
                clauses.push(format!(
                    "\"{column}\" between {} and {}",
                    literal(low),
                    literal(high)
                ));
                let before = filters.insert(column.clone(), json!({"gte": low, "lte": high}));
                if before.is_some() {
                    return None;
                }
            }
        }
    }
    let mut orders = Vec::new();
    for (column, descending) in &question.sort {
        let column = &known.all[column % known.all.len()];
        orders.push((column, *descending));
    }
    let dashed: Vec<String> = orders
        .iter()
        .map(|(column, down)| format!("{}{column}", if *down { "-" } else { "" }))
        .collect();
    let spoken: Vec<String> = orders
        .iter()
        .map(|(column, down)| format!("\"{column}\"{}", if *down { " desc" } else { "" }))
        .collect();
    let Question { limit, offset, .. } = question;
    let mut sql = format!("select * from \"{}\"", known.slug);
    let mut soda = format!("$limit={limit}&$offset={offset}");
    if !clauses.is_empty() {
        let clauses = clauses.join(" and ");
        soda += &format!("&$where={}", web::encoded(&clauses));
        sql += &format!(" where {clauses}");
    }
    if !orders.is_empty() {
        query += &format!("&sort={}", dashed.join(", ").replace(' ', "+"));
        soda += &format!("&$order={}", web::encoded(&spoken.join(", ")));
        sql += &format!(" order by {}", spoken.join(", "));
    }
    sql += &format!(" limit {limit} offset {offset}");
    let sent = json!({
        "resource_id": known.slug, "limit": limit, "offset": offset, "filters": filters,
        "sort": spoken.join(", "),
    });
    Some((
        format!("/data-catalogue?{query}"),
        format!("/resource/{}.json?{soda}", known.slug),
        sent,
        sql,
    ))
}

#[test]
fn all_dialects_give_the_same_values_for_generated_questions() {
    on_sqlite_world(server::modules, |world| {
        let browser = RefCell::new(published(world));
        let slugs = [
            "agencies",
            "holidays",
            "report-categories",
            "charters",
            "public-services",
        ];
        let known = slugs.map(|slug| Known::of(&mut browser.borrow_mut(), slug));
        let config = Config {
            cases: 200,
            failure_persistence: None,
            ..Config::default()
        };
        let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        let mut runner = TestRunner::new_with_rng(config, seed);
        let compared = RefCell::new(0_usize);
        let checked = runner.run(&question(), |question| {
            let Some((catalogue, soda, sent, sql)) = said(&known[question.dataset], &question)
            else {
                return Ok(());
            };
            let browser = &mut browser.borrow_mut();
            let rows = parsed(&browser.get(&catalogue));
            prop_assert!(rows.is_array(), "{} {}", catalogue, rows);
            prop_assert_eq!(&rows, &parsed(&browser.get(&soda)), "{}", soda);
            let mut records = act(browser, "datastore_search", &sent)["records"].take();
            for record in records.as_array_mut().expect("records") {
                record.as_object_mut().expect("a record").remove("_id");
            }
            prop_assert_eq!(&rows, &records, "{}", sent);
            let mut selected = act(browser, "datastore_search_sql", &json!({"sql": sql}));
            prop_assert_eq!(&rows, &selected["records"].take(), "{}", sql);
            *compared.borrow_mut() += rows.as_array().map_or(0, Vec::len);
            Ok(())
        });
        checked.expect("the same values");
        let compared = compared.into_inner();
        assert!(compared > 500, "only {compared} rows were compared");
    });
}

#[test]
fn groups_are_the_same_in_all_dialects() {
    on_sqlite_world(server::modules, |world| {
        let browser = &mut published(world);
        let sorted = |rows: &Value| {
            let mut rows = rows.as_array().expect("rows").clone();
            rows.sort_by_key(ToString::to_string);
            rows
        };
        let ours = parsed(
            &browser.get("/data-catalogue?id=agencies&group=level&agg=count,avg@lat,max@lon"),
        );
        let select = "level, count(*) as count, avg(lat) as avg_lat, max(lon) as max_lon";
        let soda = format!(
            "/resource/agencies.json?$select={}&$group=level",
            web::encoded(select)
        );
        let soda = parsed(&browser.get(&soda));
        assert_eq!(sorted(&ours), sorted(&soda));
        let sql = format!("select {select} from agencies group by level");
        let ckan = act(browser, "datastore_search_sql", &json!({"sql": sql}));
        assert_eq!(sorted(&ours), sorted(&ckan["records"]));
    });
}
