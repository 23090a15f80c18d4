//! Boundaries of the statistics department, from the file that `BALAI_BOUNDARIES` names.

use base::Point;
use jiff::civil::{Date, date};
use kernel::registry::{AgencyCode, AreaWrong, Located, Pack, Registry, Routing, Where, route};
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 23);

fn plain() -> &'static Registry {
    static REGISTRY: std::sync::OnceLock<Registry> = std::sync::OnceLock::new();
    REGISTRY.get_or_init(|| {
        Pack::embedded()
            .and_then(|pack| pack.registry())
            .expect("the embedded pack is sound")
    })
}

fn text() -> Option<String> {
    let Ok(path) = std::env::var("BALAI_BOUNDARIES") else {
        eprintln!("skipped: BALAI_BOUNDARIES names no file of district boundaries");
        return None;
    };
    Some(std::fs::read_to_string(&path).expect("BALAI_BOUNDARIES names a readable file"))
}

fn bounded() -> Option<&'static Registry> {
    static REGISTRY: std::sync::OnceLock<Option<Registry>> = std::sync::OnceLock::new();
    let load = || {
        let text = text()?;
        let registry = Pack::embedded()
            .and_then(|pack| pack.registry())
            .expect("a sound pack");
        Some(registry.with_boundaries(&text).expect("GeoJSON").0)
    };
    REGISTRY.get_or_init(load).as_ref()
}

fn go(registry: &Registry, category: &str, lat: f64, lon: f64) -> Routing {
    let category = registry.category(category).expect("a category");
    route(
        registry,
        category,
        &Where::Point(Point::new(lat, lon).expect("a point")),
        TODAY,
    )
}

fn district(routing: &Routing) -> Option<&str> {
    match &routing.explanation.place {
        Located::Inside { district } | Located::Near { district, .. } => Some(district),
        _ => None,
    }
}

#[test]
fn every_district_is_loaded_or_reported() {
    let Some(text) = text() else { return };
    let registry = Pack::embedded()
        .and_then(|pack| pack.registry())
        .expect("a sound pack");
    let (registry, notes) = registry.with_boundaries(&text).expect("GeoJSON");
    let lost = notes.iter().filter(|note| {
        matches!(
            note.what,
            AreaWrong::Empty | AreaWrong::UnknownDistrict | AreaWrong::NotAPolygon
        )
    });
    assert_eq!(registry.boundary_count() + lost.count(), 160, "{notes:?}");
    assert!(registry.boundary_count() >= 150, "{notes:?}");
}

#[test]
fn capitals_lie_in_the_holes_of_the_state_around_them() {
    let Some(registry) = bounded() else { return };
    for (lat, lon, expected) in [
        (3.1412, 101.6865, "14_1"),
        (2.9264, 101.6964, "16_1"),
        (3.1073, 101.6067, "10_5"),
        (5.2831, 115.2308, "15_1"),
        (1.5533, 110.3592, "13_1"),
    ] {
        let routing = go(registry, "pothole-local", lat, lon);
        assert_eq!(district(&routing), Some(expected));
    }
    assert_eq!(
        go(registry, "pothole-local", 3.1412, 101.6865)
            .agency
            .as_deref(),
        Some("dbkl")
    );
    assert_eq!(
        go(registry, "pothole-local", 2.9264, 101.6964)
            .agency
            .as_deref(),
        Some("ppj")
    );
    assert_eq!(
        go(registry, "rubbish-uncollected", 3.1412, 101.6865)
            .agency
            .as_deref(),
        Some("swcorp")
    );
}

#[test]
fn shared_districts_order_their_councils_by_distance() {
    let Some(registry) = bounded() else { return };
    let jaya = go(registry, "pothole-local", 3.1073, 101.6067);
    let codes: Vec<_> = jaya.candidates.iter().map(AgencyCode::as_str).collect();
    assert_eq!(codes.first(), Some(&"mbpj"));
    assert_eq!(codes.len(), 3);
    assert!(jaya.to_confirm);
    assert!(!go(registry, "pothole-local", 3.1412, 101.6865).to_confirm);
}

#[test]
fn the_coast_belongs_to_its_district_and_the_sea_to_nobody() {
    let Some(registry) = bounded() else { return };
    let coast = go(registry, "pothole-local", 5.98, 116.055);
    assert!(
        district(&coast).is_some_and(|code| code.starts_with("12_")),
        "{coast:?}"
    );
    let sea = go(registry, "pothole-local", 6.0, 109.0);
    assert_eq!(
        (sea.agency.as_deref(), &sea.explanation.place),
        (None, &Located::Sea)
    );
    let strait = go(registry, "pothole-local", 3.5, 100.0);
    assert_eq!(strait.explanation.place, Located::Sea);
}

#[test]
fn a_point_on_an_edge_belongs_to_a_district() {
    let Some(text) = text() else { return };
    let Some(registry) = bounded() else { return };
    let file: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut edges = 0;
    for feature in file["features"].as_array().expect("features") {
        let polygon = match feature["geometry"]["type"].as_str() {
            Some("Polygon") => &feature["geometry"]["coordinates"][0],
            _ => &feature["geometry"]["coordinates"][0][0],
        };
        for corner in polygon.as_array().expect("a ring").iter().step_by(97) {
            let (lon, lat) = (
                corner[0].as_f64().expect("x"),
                corner[1].as_f64().expect("y"),
            );
            let routing = go(registry, "pothole-local", lat, lon);
            assert!(
                matches!(routing.explanation.place, Located::Inside { .. }),
                "{lat},{lon}"
            );
            edges += 1;
        }
    }
    assert!(edges > 300, "{edges} corners tried");
}

#[test]
fn without_boundaries_the_guess_is_mostly_right() {
    let Some(registry) = bounded() else { return };
    let (mut first, mut among, mut all) = (0_u32, 0_u32, 0_u32);
    for place in registry.places() {
        let (lat, lon) = (place.point.lat, place.point.lon);
        let truth = go(registry, "pothole-local", lat, lon);
        let Some(council) = &truth.agency else {
            continue;
        };
        let guess = go(plain(), "pothole-local", lat, lon);
        all += 1;
        first += u32::from(guess.agency.as_ref() == Some(council));
        among += u32::from(guess.candidates.contains(council));
    }
    eprintln!("of {all} places, the first guess is right for {first}, a choice for {among}");
    assert!(all > 700 && first * 100 >= all * 80 && among * 100 >= all * 91);
}

proptest! {
    #[test]
    fn any_point_is_answered(lat in 0.7_f64..=7.6, lon in 98.9_f64..=119.6, place in 0_usize..115) {
        let Some(registry) = bounded() else { return Ok(()) };
        let category = registry.categories().get(place).expect("one of 115").code.clone();
        let routing = go(registry, &category, lat, lon);
        prop_assert_eq!(routing.agency.as_ref(), routing.candidates.first());
        prop_assert!(routing.candidates.iter().all(|code| registry.agency(code).is_some()));
        if let Located::Near { metres, .. } = routing.explanation.place {
            prop_assert!(metres <= 5_000);
        }
    }
}
