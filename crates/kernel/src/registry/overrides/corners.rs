//! Areas that somebody draws: corners as lines of text or as GeoJSON, and whether a point lies inside.

use base::Point;
use geojson::{GeoJson, GeometryValue, Position};

/// The corners that a text gives: a latitude and a longitude a line, or GeoJSON of one polygon without holes.
pub fn corners_read(text: &str) -> Option<Vec<Point>> {
    let text = text.trim();
    let mut corners: Vec<Point> = if text.starts_with('{') {
        let ring = outline(text)?;
        ring.iter().map(of_position).collect::<Option<_>>()?
    } else {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(of_line).collect::<Option<_>>()?
    };
    // A ring that says its first corner again at its end is the same ring.
    if corners.len() > 1 && corners.first() == corners.last() {
        corners.pop();
    }
    Some(corners)
}

fn of_line(line: &str) -> Option<Point> {
    let mut numbers = line
        .split(|letter: char| letter == ',' || letter == ';' || letter.is_whitespace())
        .filter(|part| !part.is_empty());
    let (lat, lon) = (numbers.next()?, numbers.next()?);
    numbers.next().is_none().then_some(())?;
    Point::parse(lat, lon).ok()
}

/// GeoJSON names the longitude first.
fn of_position(position: &Position) -> Option<Point> {
    match position.as_slice() {
        [lon, lat, ..] => Point::new(*lat, *lon).ok(),
        _ => None,
    }
}

fn outline(text: &str) -> Option<Vec<Position>> {
    let geometry = match text.parse().ok()? {
        GeoJson::Geometry(geometry) => geometry,
        GeoJson::Feature(feature) => feature.geometry?,
        GeoJson::FeatureCollection(all) => {
            let [only] = <[_; 1]>::try_from(all.features).ok()?;
            only.geometry?
        }
    };
    let mut rings = match geometry.value {
        GeometryValue::Polygon { coordinates } => coordinates,
        GeometryValue::MultiPolygon { coordinates } => {
            let [only] = <[_; 1]>::try_from(coordinates).ok()?;
            only
        }
        _ => return None,
    };
    let ring = rings.pop()?;
    rings.is_empty().then_some(ring)
}

/// Whether a line from the point to the east crosses the outline an odd number of times.
pub(super) fn inside(corners: &[Point], point: Point) -> bool {
    let next = corners.iter().cycle().skip(1);
    let crossed = corners.iter().zip(next).filter(|(from, to)| {
        let share = (point.lat - from.lat) / (to.lat - from.lat);
        let lon = (to.lon - from.lon).mul_add(share, from.lon);
        (from.lat > point.lat) != (to.lat > point.lat) && point.lon < lon
    });
    crossed.count() % 2 == 1
}

/// Twice what an outline encloses, in square degrees; nothing if all its corners are on one line.
pub(super) fn enclosed(corners: &[Point]) -> f64 {
    let next = corners.iter().cycle().skip(1);
    let turns = corners.iter().zip(next);
    let sum: f64 = turns
        .map(|(from, to)| from.lon.mul_add(to.lat, -(to.lon * from.lat)))
        .sum();
    sum.abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn point(lat: f64, lon: f64) -> Point {
        Point { lat, lon }
    }

    #[test]
    fn lines_and_geojson_give_the_same_corners() {
        let lines = corners_read("3.10, 101.60\n3.10 101.62\n\n 3.12;101.62 \n3.10,101.60\n");
        let lines = lines.expect("corners");
        let ring = "[[[101.60, 3.10], [101.62, 3.10], [101.62, 3.12], [101.60, 3.10]]]";
        let polygon = format!(r#"{{"type": "Polygon", "coordinates": {ring}}}"#);
        let feature =
            format!(r#"{{"type": "Feature", "properties": {{}}, "geometry": {polygon}}}"#);
        let all = format!(r#"{{"type": "FeatureCollection", "features": [{feature}]}}"#);
        let multi = format!(r#"{{"type": "MultiPolygon", "coordinates": [{ring}]}}"#);
        assert_eq!(lines.len(), 3);
        for text in [polygon, feature, all, multi] {
            assert_eq!(corners_read(&text), Some(lines.clone()), "{text}");
        }
    }

    #[test]
    fn what_is_no_outline_is_refused() {
        for text in [
            "3.10",
            "3.10, 101.60, 7",
            "3.10, east",
            "91, 101",
            "{",
            r#"{"type": "Point", "coordinates": [101.6, 3.1]}"#,
            r#"{"type": "Polygon", "coordinates": []}"#,
            r#"{"type": "Polygon", "coordinates": [[[101.6, 3.1]], [[101.6, 3.1]]]}"#,
            r#"{"type": "Polygon", "coordinates": [[[101.6]]]}"#,
        ] {
            assert_eq!(corners_read(text), None, "{text}");
        }
    }

    #[test]
    fn a_bay_is_outside() {
        let shape = [
            point(0.0, 0.0),
            point(0.0, 4.0),
            point(4.0, 4.0),
            point(1.0, 2.0),
            point(4.0, 0.0),
        ];
        assert!(inside(&shape, point(0.5, 2.0)) && inside(&shape, point(3.0, 0.5)));
        assert!(!inside(&shape, point(3.0, 2.0)) && !inside(&shape, point(5.0, 2.0)));
        assert!(enclosed(&shape) > 0.0);
        let line = [point(0.0, 0.0), point(1.0, 1.0), point(2.0, 2.0)];
        assert!(enclosed(&line) < 1e-9);
    }

    proptest! {
        #[test]
        fn a_box_holds_what_lies_between_its_sides(lat in -2.0..2.0, lon in -2.0..2.0) {
            let corners = [
                point(-1.0, -1.0),
                point(-1.0, 1.0),
                point(1.0, 1.0),
                point(1.0, -1.0),
            ];
            prop_assert_eq!(inside(&corners, point(lat, lon)), lat.abs() < 1.0 && lon.abs() < 1.0);
        }

        #[test]
        fn any_text_is_read_or_refused(text: String) {
            let _ = corners_read(&text);
        }
    }
}
