//! The registry over HTTP, in JSON and on pages.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use testkit::World;
use tower::ServiceExt;

/// Asks one address; the status and the body.
pub(crate) fn ask(world: &World, path: &str) -> (u16, String) {
    let rows = kernel::registry::routes().into_iter();
    let rows = rows.chain(kernel::search::routes()).collect();
    let service = web::router(rows, world.app.clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let response = service.oneshot(request).await.expect("infallible");
        let status = response.status().as_u16();
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX)
            .await
            .expect("a body");
        (status, String::from_utf8_lossy(&bytes).into_owned())
    })
}

fn answer(world: &World, path: &str) -> (u16, Value) {
    let (status, body) = ask(world, path);
    (status, serde_json::from_str(&body).expect("json"))
}

fn with_world(test: impl Fn(&World)) {
    testkit::on_both_worlds(|| vec![kernel::module()], test);
}

#[test]
fn routing_names_bodies_and_says_why() {
    with_world(|world| {
        let path = "/api/v1/routing?lat=3.1073&lon=101.6067&category=pothole-local";
        let (status, found) = answer(world, path);
        assert_eq!((status, &found["agency"]), (200, &json!("mbpj")));
        assert_eq!(found["candidates"][0], "mbpj");
        assert_eq!(found["to_confirm"], true);
        assert_eq!(found["explanation"]["basis"]["kind"], "councils");
        assert_eq!(found["explanation"]["place"]["district"]["code"], "10_5");
        assert_eq!(
            found["explanation"]["sentences"].as_array().map(Vec::len),
            Some(2)
        );

        let (status, sea) = answer(
            world,
            "/api/v1/routing?lat=6&lon=109&category=pothole-local",
        );
        assert_eq!(
            (status, &sea["agency"], &sea["triage"]),
            (200, &Value::Null, &json!("bpa"))
        );
        assert_eq!(sea["candidates"], json!([]));

        let (_, town) = answer(world, "/api/v1/routing?postcode=88000&category=labour");
        assert_eq!(town["agency"], "jtk-sabah");
        let (_, state) = answer(world, "/api/v1/routing?state=MY-13&category=labour");
        assert_eq!(state["agency"], "jtk-sarawak");
    });
}

#[test]
fn bad_questions_get_precise_answers() {
    with_world(|world| {
        for (query, status, field) in [
            ("lat=3&lon=101", 400, Some("category")),
            ("category=pothole-local", 400, Some("lat")),
            ("category=pothole-local&lat=3", 400, Some("lon")),
            ("category=pothole-local&lon=3", 400, Some("lat")),
            ("category=pothole-local&lat=x&lon=3", 400, Some("lat")),
            ("category=pothole-local&lat=91&lon=3", 400, Some("lat")),
            ("category=pothole-local&lat=NaN&lon=3", 400, Some("lat")),
            ("category=pothole-local&lat=3&lon=181", 400, Some("lat")),
            ("category=nope&lat=3&lon=101", 404, None),
        ] {
            let (got, problem) = answer(world, &format!("/api/v1/routing?{query}"));
            assert_eq!(got, status, "{query}: {problem}");
            let named = problem["errors"][0]["field"].as_str();
            assert_eq!(named, field, "{query}: {problem}");
        }
    });
}

#[test]
fn the_list_narrows_down_and_a_body_tells_all() {
    with_world(|world| {
        let count = |query: &str| {
            let (_, list) = answer(world, &format!("/api/v1/agencies?{query}"));
            list.as_array().map(Vec::len)
        };
        assert_eq!(count(""), Some(549));
        assert_eq!(count("kind=ministry"), Some(25));
        assert_eq!(count("q=petaling+jaya"), Some(1));
        assert_eq!(count("kind=local&state=MY-07"), Some(2));
        assert_eq!(answer(world, "/api/v1/agencies?kind=castle").0, 400);
        assert_eq!(answer(world, "/api/v1/agencies?state=ZZ").0, 400);

        let (_, board) = answer(world, "/api/v1/agencies/kwb");
        assert_eq!(board["promises"].as_array().map(Vec::len), Some(2));
        assert!(
            board["categories"]
                .as_array()
                .is_some_and(|all| all.contains(&json!("water-bill")))
        );
        assert_eq!(answer(world, "/api/v1/agencies/nobody").0, 404);

        let (_, categories) = answer(world, "/api/v1/categories");
        assert_eq!(categories.as_array().map(Vec::len), Some(115));
    });
}

/// One field of every item of a long list, which is read a piece at a time.
fn walked(world: &World, path: &str, field: &str) -> Vec<String> {
    let (mut all, mut next) = (Vec::new(), String::new());
    let sign = if path.contains('?') { '&' } else { '?' };
    loop {
        let (status, piece) = answer(world, &format!("{path}{sign}{next}"));
        assert_eq!(status, 200, "{path}: {piece}");
        let items = piece["items"].as_array().expect("items");
        assert!(items.len() <= 50, "{path}");
        let found = items.iter().map(|item| item[field].as_str());
        all.extend(found.map(|text| text.expect("a text").to_owned()));
        match piece["next"].as_str() {
            Some(after) => next = format!("after={after}"),
            None => return all,
        }
    }
}

#[test]
fn long_lists_of_the_registry_are_walked_to_their_end() {
    with_world(|world| {
        let services = walked(world, "/api/v1/services", "code");
        assert_eq!(services.len(), 309);
        assert!(services.is_sorted_by(|one, other| one < other));
        let births = walked(
            world,
            "/api/v1/services?life_event=birth&agency=jpn",
            "agency",
        );
        assert_eq!(births, ["jpn"; 4]);
        let online = walked(world, "/api/v1/services?online=full", "online");
        assert_eq!(online, vec!["full"; 217]);
        let (status, one) = answer(world, "/api/v1/services/jpn-mykid-child-identity-card");
        assert_eq!((status, &one["name"]["ms"]), (200, &json!("MyKid")));
        assert_eq!(answer(world, "/api/v1/services/none").0, 404);

        let areas = walked(world, "/api/v1/areas", "code");
        assert_eq!(areas.len(), 16 + 160);
        let (_, selangor) = answer(world, "/api/v1/areas?state=MY-10&sort=district");
        let petaling = |item: &&Value| item["code"] == "10_5";
        let items = selangor["items"].as_array().expect("items");
        let found = items.iter().find(petaling).expect("a district");
        assert!(
            found["agencies"]
                .as_array()
                .is_some_and(|all| all.contains(&json!("mbpj")))
        );

        let days = walked(world, "/api/v1/holidays", "date");
        assert_eq!(days.len(), 182);
        assert!(days.is_sorted());
        let some = walked(
            world,
            "/api/v1/holidays?state=MY-10&from=2026-08-31&to=2026-08-31",
            "date",
        );
        assert_eq!(some, ["2026-08-31"]);
    });
}

#[test]
fn filters_of_long_lists_that_name_nothing_are_refused() {
    with_world(|world| {
        for (path, field) in [
            ("services?agency=nobody", "agency"),
            ("services?online=perhaps", "online"),
            ("services?limit=201", "limit"),
            ("services?after=zz", "after"),
            ("areas?sort=village", "sort"),
            ("areas?state=ZZ", "state"),
            ("holidays?from=yesterday", "from"),
            ("holidays?state=ZZ", "state"),
        ] {
            let (status, problem) = answer(world, &format!("/api/v1/{path}"));
            assert_eq!(status, 400, "{path}: {problem}");
            assert_eq!(problem["errors"][0]["field"], field, "{path}");
        }
    });
}

#[test]
fn pages_stand_in_every_language() {
    with_world(|world| {
        for lang in ["ms", "en", "zh", "ta"] {
            for path in [
                "agencies",
                "agencies?kind=local&page=2",
                "agencies/dbkl",
                "agencies/mavcom",
            ] {
                let (status, page) = ask(world, &format!("/{lang}/{path}"));
                assert_eq!(status, 200, "{lang} {path}");
                assert!(
                    !page.contains("kernel-"),
                    "{lang} {path}: a key without words"
                );
            }
            assert_eq!(ask(world, &format!("/{lang}/agencies/nobody")).0, 404);
        }
        let (_, page) = ask(world, "/ta/agencies/dbkl");
        assert!(page.contains("<span lang=\"en\">Kuala Lumpur City Hall</span>"));
    });
}
