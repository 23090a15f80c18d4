//! The map of all reports: what it counts, what it leaves out, and when it follows.

use std::time::Duration;

use base::Point;
use reports::actions::Created;
use reports::model::Visibility;
use serde_json::Value;
use store::{Sql, params};
use testkit::{World, on_both_worlds};

use crate::browser::Browser;
use crate::matrix::{made, new_report};

const HERE: Point = Point {
    lat: 3.1073,
    lon: 101.6067,
};
const AROUND: &str = "/api/v1/reports/clusters?bbox=101.5,3.0,101.8,3.3&zoom=10";
const HIDE: Sql = Sql::new(
    "test.hide",
    "update kernel_case set public = false where id = $1",
);
const SECOND: Duration = Duration::from_secs(1);

fn reported(world: &World, category: &str, visibility: Visibility, point: Point) -> Created {
    let mut report = new_report(world, visibility, Vec::new());
    report.point = Some(point);
    category.clone_into(&mut report.category);
    let name = format!("Aminah {}", report.fresh.reference);
    made(world, &world.citizen(&name), &report)
}

fn light(world: &World) -> Created {
    reported(world, "streetlight-local", Visibility::NameHidden, HERE)
}

fn found(world: &World, path: &str) -> Value {
    let answer = Browser::new(world).get(path);
    assert_eq!(answer.status, 200, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).expect("JSON")
}

fn total(world: &World, path: &str) -> i64 {
    found(world, path)["total"].as_i64().expect("a number")
}

/// Asks second after second: on PostgreSQL, events get their positions a moment later.
fn becomes(world: &World, path: &str, expected: i64) -> bool {
    (0..500).any(|_| {
        world.wait(SECOND);
        std::thread::park_timeout(Duration::from_millis(5));
        total(world, path) == expected
    })
}

fn hide(world: &World, created: &Created) {
    let id = created.id;
    let hide = move |tx: &mut store::Tx<'_>| tx.exec(&HIDE, &params![id]);
    let hidden = world.app.db.write_blocking("test.hide", hide);
    assert_eq!(hidden, Ok::<_, store::Error>(1));
}

#[test]
fn only_what_everybody_may_see_is_counted() {
    on_both_worlds(server::modules, |world| {
        light(world);
        reported(world, "streetlight-local", Visibility::Private, HERE);
        reported(world, "counter-service", Visibility::Named, HERE);
        reported(world, "hospital-clinic", Visibility::Named, HERE);
        assert_eq!(total(world, AROUND), 1);
        let elsewhere = "/api/v1/reports/clusters?bbox=103,1,104,2&zoom=10";
        assert_eq!(total(world, elsewhere), 0);
    });
}

#[test]
fn the_counts_follow_within_a_second() {
    on_both_worlds(server::modules, |world| {
        let first = light(world);
        assert_eq!(total(world, AROUND), 1);
        light(world);
        assert_eq!(total(world, AROUND), 1, "they are a second behind at most");
        assert!(becomes(world, AROUND, 2), "a new report is counted");
        let (open, closed) = (
            format!("{AROUND}&state=open"),
            format!("{AROUND}&state=closed"),
        );
        assert_eq!((total(world, &open), total(world, &closed)), (2, 0));
        let officer = world.officer("officer", "mbpj");
        let done = |created: &Created, step: &str| {
            let (app, now, id) = (world.app.clone(), world.now(), created.id);
            let fresh = kernel::audit::Fresh::draw(&world.app.ids, now);
            let cmd = kernel::cases::CaseMove {
                body: Some("siap".to_owned()),
                ..kernel::cases::CaseMove::new(id, step, fresh)
            };
            let actor = officer.clone();
            let act = move |tx: &mut store::Tx<'_>| {
                kernel::cases::case_act(tx, &app, (&actor, now), &cmd).map(drop)
            };
            let moved = world.app.db.write_blocking("test.move", act);
            moved.expect("a move");
        };
        done(&first, "claim");
        done(&first, "resolve");
        assert!(
            becomes(world, &closed, 1),
            "a closed one is counted as closed"
        );
        assert_eq!((total(world, &open), total(world, AROUND)), (1, 2));
        let second = light(world);
        assert!(becomes(world, AROUND, 3));
        hide(world, &second);
        done(&second, "claim");
        assert!(becomes(world, AROUND, 2), "a hidden one leaves");
    });
}

#[test]
fn reports_that_are_usually_private_are_counted_only_together_and_coarsely() {
    on_both_worlds(server::modules, |world| {
        let asked = format!("{AROUND}&category=labour").replace("zoom=10", "zoom=14");
        for number in 0..4 {
            let point = Point {
                lat: HERE.lat + f64::from(number) / 10_000.0,
                ..HERE
            };
            reported(world, "labour", Visibility::Named, point);
        }
        assert_eq!(total(world, AROUND), 0, "not among all");
        assert_eq!(total(world, &asked), 0, "four are too few");
        reported(world, "labour", Visibility::Named, HERE);
        assert!(becomes(world, &asked, 5));
        let found = found(world, &asked);
        assert_eq!(found["coarse"], true);
        let cell = &found["items"][0];
        let edge = |place: usize| cell["bbox"][place].as_f64().expect("an edge");
        assert!(edge(2) - edge(0) > 0.08, "about 10 km wide");
        let middle = f64::midpoint(edge(0), edge(2));
        let lon = cell["lon"].as_f64().expect("a number");
        assert!((lon - middle).abs() < 0.000_1, "in the middle of the cell");
        assert!((lon - HERE.lon).abs() > 0.000_1, "not at a report");
    });
}

#[test]
fn the_map_the_list_beside_it_and_the_programs_say_the_same() {
    on_both_worlds(server::modules, |world| {
        for _ in 0..3 {
            light(world);
        }
        let far = Point {
            lat: 5.4141,
            lon: 100.3288,
        };
        reported(world, "streetlight-local", Visibility::NameHidden, far);
        let mut browser = Browser::new(world);
        let page = browser.get("/en/reports/map?lat=4.2&lon=101&zoom=6");
        assert_eq!(page.status, 200);
        assert!(page.body.contains("4 reports in this part of the map"));
        assert!(
            page.body.contains("3 reports near Petaling Jaya"),
            "{}",
            page.body
        );
        assert!(page.body.contains("usemap"), "clusters can be pressed");
        let picture = browser.get("/maps/clusters.svg?lat=4.2&lon=101&zoom=6");
        assert!(picture.body.contains(">3</text>"), "{}", picture.body);
        assert!(picture.body.contains(">1</text>"));
        let heat = browser.get("/maps/clusters.svg?lat=4.2&lon=101&zoom=6&view=heat");
        assert_eq!(
            heat.body.matches("fill-opacity=\".8\"").count(),
            2,
            "two steps of heat"
        );
        let closed = browser.get("/en/reports/map?lat=4.2&lon=101&zoom=6&state=closed");
        assert!(closed.body.contains("0 reports in this part of the map"));
        let place = browser.get("/en/reports/map?q=Ipoh");
        assert!(place.body.contains("zoom=12"), "a place by its name");
        let nowhere = browser.get("/en/reports/map?q=Zzyzx");
        assert!(nowhere.body.contains("Zzyzx"));
    });
}

#[test]
fn a_box_that_is_none_is_refused() {
    on_both_worlds(server::modules, |world| {
        let mut browser = Browser::new(world);
        for (query, field) in [
            ("zoom=10", "bbox"),
            ("bbox=1,2,3&zoom=10", "bbox"),
            ("bbox=102,3,101,4&zoom=10", "bbox"),
            ("bbox=nan,3,101,4&zoom=10", "bbox"),
            ("bbox=101,3,102,91&zoom=10", "bbox"),
            ("bbox=99,0,119,8&zoom=18", "bbox"),
            ("bbox=-180,-90,180,90&zoom=18", "bbox"),
            ("bbox=101,3,102,4", "zoom"),
            ("bbox=101,3,102,4&zoom=19", "zoom"),
        ] {
            let answer = browser.get(&format!("/api/v1/reports/clusters?{query}"));
            assert_eq!(answer.status, 422, "{query}");
            let problem: Value = serde_json::from_str(&answer.body).expect("a problem");
            assert_eq!(problem["errors"][0]["field"], field, "{query}");
        }
    });
}
