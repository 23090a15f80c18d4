//! The dialects in which data is asked, as their programs ask: envelopes, statuses, pages, files.

use serde_json::{Value, json};
use testkit::{World, on_both_worlds, on_both_worlds_set};

use crate::browser::{Answer, Browser};

pub(crate) fn published(world: &World) -> Browser {
    opendata::datasets_refresh(&world.app).expect("published");
    Browser::new(world)
}

pub(crate) fn parsed(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{error}: {}", answer.body))
}

/// A header of an answer.
pub(crate) fn head(answer: &Answer, wanted: &str) -> String {
    let found = answer.headers.iter().find(|(name, _)| name == wanted);
    found.map(|(_, value)| value.clone()).unwrap_or_default()
}

/// What an action answers by POST.
pub(crate) fn act(browser: &mut Browser, action: &str, sent: &Value) -> Value {
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
fn the_datastore_answers_by_any_name_of_a_dataset() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        let package = act(browser, "package_show", &json!({"id": "holidays"}));
        let resource = &package["resources"][0];
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
    });
}

#[test]
fn a_harvester_gets_each_dataset_once_and_then_nothing() {
    on_both_worlds(server::modules, |world| {
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
fn ckan_refuses_in_its_own_words() {
    on_both_worlds(server::modules, |world| {
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
    });
}

#[test]
fn what_is_no_action_and_no_json_is_told_in_a_bare_sentence() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        for (action, sent) in [
            ("package_eat", "{}"),
            ("package_show", "{"),
            ("package_show", "[1]"),
        ] {
            let answer = browser.post_json(&format!("/data/api/action/{action}"), &[], sent);
            assert_eq!(answer.status, 400);
            assert!(parsed(&answer).is_string(), "{}", answer.body);
        }
    });
}

#[test]
fn soda_refuses_in_its_own_words() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
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
fn two_ways_to_write_a_question_have_one_tag_and_no_tag_hides_a_refusal() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        let one = browser.get("/data-catalogue?id=agencies&sort=code&limit=2");
        let same = browser.get("/data-catalogue?limit=2&id=agencies&sort=code");
        let other = browser.get("/data-catalogue?id=agencies&sort=code&limit=3");
        assert_eq!(one.tag, same.tag, "the same question");
        assert_ne!(one.tag, other.tag);
        for tag in [one.tag.as_str(), "*"] {
            for (path, status) in [
                ("/data-catalogue?id=agencies&limit=x", 400),
                ("/data-catalogue?id=agencies&agg=sum@code", 400),
                ("/resource/agencies.geojson?$select=code", 400),
                ("/data/holidays/latest.geojson", 404),
            ] {
                let answer = browser.get_with(path, &[("if-none-match", tag)]);
                assert_eq!(answer.status, status, "{path} {tag}");
            }
        }
        let any = [("if-none-match", "*")];
        let path = "/data-catalogue?id=agencies&sort=code&limit=2";
        assert_eq!(browser.get_with(path, &any).status, 304);
        let action = "/data/api/action/datastore_search";
        let sent = "{\"resource_id\": \"agencies\", \"limit\": 3}";
        let tag = browser.get(&format!("{action}?resource_id=agencies&limit=3"));
        for tag in [tag.tag.as_str(), "*"] {
            let answer = browser.post_json(action, &[("if-none-match", tag)], sent);
            assert_eq!(answer.status, 200, "tags are for those who get");
        }
    });
}

#[test]
fn a_search_has_so_many_terms_in_all_and_so_many_names_to_sort_by() {
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        let half = vec!["name:holidays"; 100].join(" OR ");
        let most = json!({"fq": half, "fq_list": [half], "sort": vec!["score desc"; 32].join(",")});
        let found = act(browser, "package_search", &most);
        assert_eq!(names(&found["results"]), ["holidays"]);
        for more in [
            json!({"q": "cuti", "fq": half, "fq_list": [half]}),
            json!({"fq_list": vec!["name:holidays"; 201]}),
            json!({"fq": format!("name:({})", vec!["a"; 201].join(" OR "))}),
            json!({"sort": vec!["name"; 33].join(",")}),
        ] {
            let path = "/data/api/action/package_search";
            let en = [("accept-language", "en")];
            let answer = browser.post_json(path, &en, &more.to_string());
            assert_eq!(answer.status, 400, "{}", answer.body);
            assert!(answer.body.contains("At most 200 terms"), "{}", answer.body);
        }
    });
}

#[test]
fn pages_follow_each_other_within_one_version() {
    on_both_worlds(server::modules, |world| {
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
    on_both_worlds(server::modules, |world| {
        let browser = &mut published(world);
        for path in ["/data/agencies/v1.csv", "/data/agencies/v1.parquet"] {
            let whole = browser.get(path).bytes;
            let rest = browser.get_with(path, &[("range", "bytes=100-")]);
            assert_eq!(
                (rest.status, rest.bytes.as_slice()),
                (206, &whole[100..]),
                "{path}"
            );
            assert_eq!(
                head(&rest, "content-range"),
                format!("bytes 100-{}/{}", whole.len() - 1, whole.len())
            );
            assert_eq!(head(&rest, "cache-control"), "public, no-cache");
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
