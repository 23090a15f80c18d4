//! How programs say how an agency's own system is spoken to, and send again what it did not take.

use reports::actions::Created;
use reports::model::Visibility;
use serde_json::{Value, json};
use store::Sql;
use testkit::{World, on_both_worlds};

use crate::browser::{Answer, Browser};
use crate::matrix::{made, new_report};

const PARTNER: &str = "/api/v1/agencies/mbpj/partner";
const PARCELS: &str = "/api/v1/agencies/mbpj/partner/parcels";
const REPLAYS: &str = "/api/v1/agencies/mbpj/partner/replays";

const LAID_ASIDE: Sql = Sql::new(
    "test.laid_aside",
    "insert into reports_parcel (id, agency, case_id, version, sort, step, made_us, state, attempts, unsure, next_us,
        error)
     values ($1, $2, $3, $4, $5, $6, 1, 'dead', 96, false, 1, 'no answer in time')",
);

/// A program of this agency's administrator.
fn program(world: &World, agency: &str, scopes: &[&str]) -> Browser {
    let admin = world.colleague(&format!("Admin {agency}"), "agency_admin", agency);
    Browser::new(world).with_bearer(world.token(&admin, scopes))
}

fn read(answer: &Answer) -> Value {
    serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("no JSON: {}", answer.body))
}

fn laid_aside(
    world: &World,
    created: &Created,
    (id, agency): (&str, &str),
    (sort, step): (&str, &str),
) {
    let values = store::params![
        id.to_owned(),
        agency.to_owned(),
        created.id,
        2_i64,
        sort.to_owned(),
        step.to_owned()
    ];
    let put = world
        .app
        .db
        .write_blocking("test.laid_aside", move |tx| tx.exec(&LAID_ASIDE, &values));
    put.map_err(|error: store::Error| error).expect("a parcel");
}

#[test]
fn an_administrator_says_how_the_own_agencys_system_is_spoken_to() {
    on_both_worlds(server::modules, |world| {
        let mut ours = program(world, "mbpj", &["partners.set"]);
        let unsaid = read(&ours.get(PARTNER));
        assert_eq!(
            (&unsaid["version"], &unsaid["has_key"]),
            (&json!(0), &json!(false))
        );
        let said = json!({
            "version": 0, "api_key": "k-rahsia", "services": {"streetlight-local": "LAMPU 7"},
            "fetches": true, "fallback": "pothole-local",
        });
        let put = ours.put_json(PARTNER, &said.to_string());
        assert_eq!(put.status, 200, "{}", put.body);
        let after = read(&put);
        assert_eq!(after["version"], 1);
        assert_eq!(after["services"]["streetlight-local"], "LAMPU 7");
        assert_eq!(
            (&after["fetches"], &after["fallback"]),
            (&json!(true), &json!("pothole-local"))
        );
        assert!(
            after["has_key"] == true && !put.body.contains("k-rahsia"),
            "{}",
            put.body
        );
        // What is absent stays, and null takes away.
        let put = ours.put_json(
            PARTNER,
            &json!({"version": 1, "fallback": null}).to_string(),
        );
        let after = read(&put);
        assert_eq!(
            (&after["has_key"], &after["fetches"], &after["fallback"]),
            (&json!(true), &json!(true), &Value::Null)
        );
        assert_eq!(after["services"]["streetlight-local"], "LAMPU 7");
        let all = read(&ours.get("/api/v1/partners"));
        assert_eq!(all["items"][0]["agency"], "mbpj");
    });
}

#[test]
fn bad_settings_are_refused_by_name_and_change_nothing() {
    on_both_worlds(server::modules, |world| {
        let mut ours = program(world, "mbpj", &["partners.set"]);
        let put = ours.put_json(
            PARTNER,
            &json!({"version": 0, "services": {"streetlight-local": "7"}}).to_string(),
        );
        assert_eq!(put.status, 200);
        let before = ours.get(PARTNER).body;
        let cases = [
            (json!({"version": 0}), 409, "stale"),
            (
                json!({"version": 1, "services": {"no-such": "1"}}),
                422,
                "partner_services",
            ),
            (
                json!({"version": 1, "services": {"streetlight-local": ""}}),
                422,
                "partner_services",
            ),
            (
                json!({"version": 1, "services": {"streetlight-local": "a = b"}}),
                422,
                "partner_services",
            ),
            (
                json!({"version": 1, "services": {"streetlight-local": "a\nb"}}),
                422,
                "partner_services",
            ),
            (
                json!({"version": 1, "services": {"streetlight-local": "x".repeat(101)}}),
                422,
                "partner_services",
            ),
            (
                json!({"version": 1, "fallback": "no-such"}),
                422,
                "partner_fallback",
            ),
            (
                json!({"version": 1, "api_key": "k".repeat(501)}),
                422,
                "api_key",
            ),
            (json!({"version": 1, "colour": "red"}), 422, "colour"),
            (json!({"services": {}}), 422, "version"),
            (json!([]), 422, ""),
        ];
        for (body, status, names) in cases {
            let answer = ours.put_json(PARTNER, &body.to_string());
            let refused = answer.status == status || status == 422 && answer.status == 400;
            assert!(
                refused && answer.body.contains(names),
                "{body}: {} {}",
                answer.status,
                answer.body
            );
            assert_eq!(ours.get(PARTNER).body, before, "{body}");
        }
        let state = ours.get(&format!("{PARCELS}?state=lost"));
        assert!(
            state.status == 422 && state.body.contains("filter_wrong"),
            "{}",
            state.body
        );
    });
}

#[test]
fn other_agencies_systems_and_people_without_the_permission_are_kept_out() {
    on_both_worlds(server::modules, |world| {
        let mut ours = program(world, "mbpj", &["partners.set"]);
        assert_eq!(
            ours.put_json(PARTNER, &json!({"version": 0}).to_string())
                .status,
            200
        );
        let mut theirs = program(world, "dbkl", &["partners.set"]);
        let mut unscoped = program(world, "mbsa", &["cases.read"]);
        let officer = world.officer("officer", "mbpj");
        let mut clerk = Browser::new(world).with_bearer(world.token(&officer, &["cases.read"]));
        for (who, browser) in [
            ("another agency", &mut theirs),
            ("no scope", &mut unscoped),
            ("an officer", &mut clerk),
        ] {
            for path in [PARTNER, PARCELS] {
                assert_eq!(browser.get(path).status, 403, "{who} {path}");
            }
            assert_eq!(
                browser.put_json(PARTNER, "{\"version\": 1}").status,
                403,
                "{who}"
            );
            assert_eq!(browser.post_json(REPLAYS, &[], "{}").status, 403, "{who}");
        }
        assert_eq!(Browser::new(world).get(PARTNER).status, 401);
        let elsewhere = read(&theirs.get("/api/v1/partners"));
        assert_eq!(elsewhere["items"], json!([]), "not even that there is one");
        for path in [
            "/api/v1/agencies/no-such/partner",
            "/api/v1/agencies/no-such/partner/parcels",
        ] {
            assert_eq!(ours.get(path).status, 404, "{path}");
        }
    });
}

/// Two parcels come one by one, though a third is laid aside meanwhile.
fn in_pieces(world: &World, ours: &mut Browser, report: &Created) {
    let one = read(&ours.get(&format!("{PARCELS}?limit=1")));
    laid_aside(world, report, ("p-9", "mbpj"), ("update", "reword"));
    let after = one["next"].as_str().expect("another piece");
    let other = read(&ours.get(&format!("{PARCELS}?limit=1&after={after}")));
    assert_eq!(one["items"][0]["id"], "p-2", "the newest first");
    assert_eq!(
        (&other["items"][0]["id"], other.get("next")),
        (&json!("p-1"), None)
    );
    let standing = read(&ours.get("/api/v1/partners?limit=1"));
    assert_eq!(
        (&standing["items"][0]["dead"], standing.get("next")),
        (&json!(3), None)
    );
}

#[test]
fn what_was_laid_aside_is_listed_and_sent_again_one_by_one_or_all() {
    on_both_worlds(server::modules, |world| {
        let mut ours = program(world, "mbpj", &["partners.set"]);
        let mut theirs = program(world, "dbkl", &["partners.set"]);
        for (browser, path) in [
            (&mut ours, PARTNER),
            (&mut theirs, "/api/v1/agencies/dbkl/partner"),
        ] {
            assert_eq!(browser.put_json(path, "{\"version\": 0}").status, 200);
        }
        let owner = world.citizen("Aminah");
        let made = || {
            made(
                world,
                &owner,
                &new_report(world, Visibility::NameHidden, Vec::new()),
            )
        };
        let (first, second, third) = (made(), made(), made());
        laid_aside(world, &first, ("p-1", "mbpj"), ("report", "open"));
        laid_aside(world, &second, ("p-2", "mbpj"), ("update", "reword"));
        laid_aside(world, &third, ("p-3", "dbkl"), ("report", "open"));
        let found = read(&ours.get(PARCELS));
        let mut sorts: Vec<_> = found["items"]
            .as_array()
            .expect("items")
            .iter()
            .map(|one| {
                (
                    one["id"].as_str().expect("an id"),
                    one["sort"].as_str().expect("a sort"),
                )
            })
            .collect();
        sorts.sort_unstable();
        assert_eq!(sorts, [("p-1", "report"), ("p-2", "moderation")]);
        in_pieces(world, &mut ours, &second);
        assert_eq!(found["items"][0]["error"], "no answer in time");
        let replay = |browser: &mut Browser, body: Value| {
            let answer = browser.post_json(REPLAYS, &[], &body.to_string());
            (answer.status, read(&answer)["replayed"].as_i64())
        };
        assert_eq!(
            replay(&mut ours, json!({"parcel": "p-3"})),
            (200, Some(0)),
            "another agency's"
        );
        assert_eq!(
            replay(&mut ours, json!({"parcel": "no-such"})),
            (200, Some(0))
        );
        assert_eq!(replay(&mut ours, json!({"parcel": "p-1"})), (200, Some(1)));
        assert_eq!(
            replay(&mut ours, json!({})),
            (200, Some(2)),
            "all that is left"
        );
        assert_eq!(replay(&mut ours, json!({})), (200, Some(0)));
        let dead = read(&theirs.get("/api/v1/agencies/dbkl/partner/parcels"));
        assert_eq!(dead["items"].as_array().map(Vec::len), Some(1), "untouched");
        let waiting = read(&ours.get(&format!("{PARCELS}?state=waiting")));
        assert_eq!(waiting["items"].as_array().map(Vec::len), Some(3));
    });
}

#[test]
fn what_is_sent_again_under_one_key_is_sent_again_once() {
    on_both_worlds(server::modules, |world| {
        let mut ours = program(world, "mbpj", &["partners.set"]);
        assert_eq!(ours.put_json(PARTNER, "{\"version\": 0}").status, 200);
        let owner = world.citizen("Aminah");
        let report = made(
            world,
            &owner,
            &new_report(world, Visibility::NameHidden, Vec::new()),
        );
        laid_aside(world, &report, ("p-1", "mbpj"), ("report", "open"));
        let key = [("idempotency-key", "k-1")];
        let first = ours.post_json(REPLAYS, &key, "{}");
        assert_eq!(read(&first), json!({"replayed": 1}), "{}", first.body);
        laid_aside(world, &report, ("p-2", "mbpj"), ("update", "reword"));
        assert_eq!(
            read(&ours.post_json(REPLAYS, &key, "{}")),
            json!({"replayed": 1})
        );
        let dead = read(&ours.get(PARCELS));
        assert_eq!(dead["items"][0]["id"], "p-2", "it still lies there");
        let other = ours.post_json(REPLAYS, &key, "{\"parcel\": \"p-2\"}");
        assert_eq!(other.status, 422, "{}", other.body);
        let next = ours.post_json(REPLAYS, &[("idempotency-key", "k-2")], "{}");
        assert_eq!(read(&next), json!({"replayed": 1}));
    });
}
