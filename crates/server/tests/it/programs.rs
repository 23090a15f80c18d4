//! What holds for every address of `/api/v1`: long lists come in pieces, writes can be sent again.

use disclosure::model::Shown;
use serde_json::Value;
use testkit::on_both_worlds;

use crate::asking::asked;
use crate::browser::Browser;

/// Lists that always come whole, because something else bounds them.
const WHOLE: [&str; 17] = [
    // What belongs to one case.
    "/api/v1/cases/{reference}/charges",
    "/api/v1/cases/{reference}/documents",
    "/api/v1/cases/{reference}/parties",
    "/api/v1/cases/{reference}/tasks",
    "/api/v1/reports/{reference}/moderations",
    // What a person or an agency may have so many of.
    "/api/v1/agencies/{code}/hooks",
    "/api/v1/me/businesses",
    "/api/v1/me/mandates",
    "/api/v1/sessions",
    "/api/v1/tokens",
    // What whoever looks after the catalogue reads in, and the last runs over it, of which each tells of so many.
    "/api/v1/catalogues",
    "/api/v1/harvest-sources",
    "/api/v1/harvest-sources/{source}/runs",
    "/api/v1/harvest-sources/{source}/runs/{run}",
    // The cells of a part of the map.
    "/api/v1/reports/clusters",
    // The best of what fits.
    "/api/v1/reports/similar",
    "/api/v1/search",
];

/// Every operation of a method under `/api/v1`.
fn operations(method: &str) -> Vec<(String, Value)> {
    let rows = server::routes(server::modules());
    let document = web::openapi(&rows, "http://localhost", "0");
    let paths = document["paths"].as_object().expect("paths").iter();
    paths
        .filter(|(path, _)| path.starts_with("/api/v1/"))
        .filter_map(|(path, item)| Some((path.clone(), item.get(method)?.clone())))
        .collect()
}

fn takes(operation: &Value, name: &str) -> bool {
    let params = operation["parameters"].as_array().expect("parameters");
    params.iter().any(|param| param["name"] == name)
}

#[test]
fn every_write_may_carry_a_key() {
    let writes = operations("post");
    assert!(writes.len() > 25, "{}", writes.len());
    let bare = writes
        .iter()
        .filter(|(_, write)| !takes(write, "Idempotency-Key"));
    let bare: Vec<_> = bare.map(|(path, _)| path).collect();
    assert!(bare.is_empty(), "{bare:?}");
}

#[test]
fn every_list_comes_in_pieces_unless_something_else_bounds_it() {
    let is_list = |read: &Value| {
        let schema = &read["responses"]["200"]["content"]["application/json"]["schema"];
        schema["properties"]["items"]["type"] == "array"
    };
    let lists: Vec<_> = operations("get")
        .into_iter()
        .filter(|(_, read)| is_list(read))
        .collect();
    let mut whole: Vec<_> = lists
        .iter()
        .filter(|(_, read)| !takes(read, "after") || !takes(read, "limit"))
        .map(|(path, _)| path.as_str())
        .collect();
    whole.retain(|path| !WHOLE.contains(path));
    assert!(lists.len() > 20 && whole.is_empty(), "{whole:?}");
}

/// The fields of all items of a long list, so many at a time; something happens after each piece.
fn walk(
    browser: &mut Browser,
    path: &str,
    field: &str,
    mut meanwhile: impl FnMut(),
) -> Vec<String> {
    let (mut all, mut next) = (Vec::new(), String::new());
    loop {
        let answer = browser.get(&format!("{path}?limit=2{next}"));
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        let piece: Value = serde_json::from_str(&answer.body).expect("JSON");
        let items = piece["items"].as_array().expect("items");
        assert!(items.len() <= 2, "{path}");
        all.extend(
            items
                .iter()
                .map(|item| item[field].as_str().expect("text").to_owned()),
        );
        meanwhile();
        match piece["next"].as_str() {
            Some(after) => next = format!("&after={after}"),
            None => return all,
        }
    }
}

#[test]
fn requests_are_walked_to_their_end_while_others_come_in() {
    on_both_worlds(server::modules, |world| {
        let owner = world.citizen("Aminah");
        let ask = || {
            asked(world, &owner, Shown::Public, "lampu jalan")
                .reference
                .to_string()
        };
        let mut there: Vec<String> = (0..5)
            .map(|number| {
                if number % 2 == 0 {
                    world.wait(std::time::Duration::from_secs(1));
                }
                ask()
            })
            .collect();
        asked(world, &owner, Shown::Personal, "rekod saya");
        let mut stranger = Browser::new(world);
        let path = "/api/v1/information";
        let mut seen = walk(&mut stranger, path, "reference", || drop(ask()));
        seen.sort();
        there.sort();
        assert_eq!(
            seen, there,
            "each once, and none that came after the beginning"
        );
        for wrong in ["limit=0", "limit=201", "after=zz"] {
            assert_eq!(
                stranger.get(&format!("{path}?{wrong}")).status,
                400,
                "{wrong}"
            );
        }
        let second = stranger.get(&format!("{path}?limit=2&page=2&agency=mbpj"));
        let second: Value = serde_json::from_str(&second.body).expect("JSON");
        assert_eq!(
            second["items"].as_array().map(Vec::len),
            Some(2),
            "by number, as before"
        );
    });
}

#[test]
fn datasets_are_walked_by_slug_and_the_first_piece_tells_what_was_taken_back() {
    on_both_worlds(server::modules, |world| {
        opendata::datasets_refresh(&world.app).expect("published");
        let mut browser = Browser::new(world);
        let path = "/api/v1/datasets";
        let slugs = walk(&mut browser, path, "slug", || ());
        assert!(slugs.len() > 5, "{slugs:?}");
        assert!(slugs.is_sorted_by(|one, other| one < other), "{slugs:?}");
        let first = browser.get(&format!("{path}?limit=1")).body;
        let first: Value = serde_json::from_str(&first).expect("JSON");
        assert!(first["withdrawn"].is_array());
        let after = first["next"].as_str().expect("more");
        let second = browser.get(&format!("{path}?limit=1&after={after}")).body;
        let second: Value = serde_json::from_str(&second).expect("JSON");
        assert_eq!(second["items"][0]["slug"], slugs[1].as_str());
        assert!(second.get("withdrawn").is_none());
    });
}
