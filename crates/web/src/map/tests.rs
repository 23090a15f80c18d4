//! Properties of the drawing.

use super::*;
use proptest::prelude::*;

fn point() -> impl Strategy<Value = Point> {
    (-85.0..85.0_f64, -180.0..180.0_f64).prop_map(|(lat, lon)| Point { lat, lon })
}

/// Points around Penang, as far as several pictures away at zoom 12.
fn near() -> impl Strategy<Value = Point> {
    (5.0..5.8_f64, 100.0..100.8_f64).prop_map(|(lat, lon)| Point { lat, lon })
}

fn empty(centre: Point, zoom: u8) -> Map {
    Map {
        centre,
        zoom,
        shapes: vec![],
        places: vec![],
        markers: vec![],
        pin: None,
    }
}

proptest! {
    #[test]
    fn projecting_and_back_is_the_same_point(centre in point(), zoom in 0_u8..30) {
        let view = View::new(centre, zoom);
        let (x, y) = view.project(centre);
        let back = view.unproject(x, y);
        prop_assert!((back.lat - centre.lat).abs() < 1e-6, "{centre:?} {back:?}");
        prop_assert!((back.lon - centre.lon).abs() < 1e-6, "{centre:?} {back:?}");
    }

    #[test]
    fn a_pin_is_where_it_was_pressed(centre in near(), zoom in 4_u8..=18, x in 0_u16..320, y in 0_u16..320) {
        let found = point_at(centre, zoom, x, y);
        if (x, y) == (0, 0) {
            prop_assert_eq!(found, None);
        } else {
            let (px, py) = View::new(centre, zoom).project(found.expect("a point"));
            prop_assert!((px - f64::from(x)).abs() < 1e-3 && (py - f64::from(y)).abs() < 1e-3);
        }
    }

    #[test]
    fn areas_stay_in_the_frame(ring in proptest::collection::vec((-1e7..1e7_f64, -1e7..1e7_f64), 0..40)) {
        for (x, y) in clip::area(&ring, &Frame::around_picture()) {
            prop_assert!((-9.0..=329.0).contains(&x) && (-9.0..=329.0).contains(&y), "{x} {y}");
        }
    }

    #[test]
    fn lines_stay_in_the_frame(points in proptest::collection::vec((-2e3..2e3_f64, -2e3..2e3_f64), 0..40)) {
        for run in clip::line(&points, &Frame::around_picture()) {
            for (x, y) in run {
                prop_assert!((-9.0..=329.0).contains(&x) && (-9.0..=329.0).contains(&y), "{x} {y}");
            }
        }
    }

    #[test]
    fn nothing_makes_a_picture_without_numbers(
        centre in point(), zoom in 0_u8..30,
        ring in proptest::collection::vec(point(), 0..30),
        pin in proptest::option::of(point()),
    ) {
        let mut map = empty(centre, zoom);
        map.shapes = vec![Shape::area(ring.clone()), Shape::line(ring.clone())];
        map.places = ring.iter().map(|p| Place { name: "A & B".into(), point: *p, rank: 1 }).collect();
        map.markers = ring
            .iter()
            .map(|p| Marker { point: *p, shape: MarkerShape::Triangle, label: "1".into() })
            .collect();
        map.pin = pin;
        let svg = draw(&map);
        prop_assert!(!svg.contains("NaN") && !svg.contains("inf"));
        prop_assert!(!svg.contains("A & B"));
    }

    #[test]
    fn names_never_cover_each_other(points in proptest::collection::vec(near(), 0..60)) {
        let places: Vec<Place> = points
            .iter()
            .map(|point| Place { name: "Kampung Baru".into(), point: *point, rank: 2 })
            .collect();
        let view = View::new(Point { lat: 5.4, lon: 100.4 }, 10);
        let labels = labels::place(&view, &places, std::iter::empty());
        for (index, a) in labels.iter().enumerate() {
            for b in labels.iter().skip(index + 1) {
                prop_assert!((a.x - b.x).abs() >= 70.0 || (a.y - b.y).abs() >= 13.9);
            }
        }
    }

    #[test]
    fn what_is_fitted_is_on_the_picture(points in proptest::collection::vec(near(), 1..20)) {
        let (centre, zoom) = fit(&points, 16).expect("points");
        let view = View::new(centre, zoom);
        prop_assert!(points.iter().all(|point| view.inside(*point, 1.0).is_some()));
    }
}

#[test]
fn not_a_number_is_left_out() {
    let mut map = empty(
        Point {
            lat: 5.4,
            lon: 100.4,
        },
        12,
    );
    let bad = Point {
        lat: f64::NAN,
        lon: f64::INFINITY,
    };
    map.shapes = vec![
        Shape::area(vec![bad, map.centre, bad]),
        Shape::line(vec![bad, map.centre]),
    ];
    map.pin = Some(bad);
    let svg = draw(&map);
    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{svg}");
}

#[test]
fn a_detailed_coast_stays_small() {
    let coast = (0..20_000_u32)
        .map(|step| {
            let turn = f64::from(step) / 20_000.0 * std::f64::consts::TAU;
            let wobble = 1.0 + 0.02 * (turn * 900.0).sin();
            Point {
                lat: 5.4 + 0.05 * wobble * turn.sin(),
                lon: 100.4 + 0.05 * wobble * turn.cos(),
            }
        })
        .collect();
    let mut map = empty(
        Point {
            lat: 5.4,
            lon: 100.4,
        },
        11,
    );
    map.shapes = vec![Shape::area(coast)];
    let bytes = crate::assets::gzip(draw(&map).as_bytes()).len();
    assert!(bytes < 6_000, "{bytes} bytes compressed");
}

#[test]
fn a_hole_in_the_world_is_no_pin() {
    let centre = Point {
        lat: 3.0,
        lon: 101.0,
    };
    assert_eq!(point_at(centre, 12, 320, 10), None);
    assert_eq!(point_at(centre, 12, 10, 4000), None);
    assert!(point_at(centre, 12, 0, 1).is_some());
}
