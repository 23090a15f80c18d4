//! Points on the earth.

use serde::{Deserialize, Serialize};

const EARTH_RADIUS_M: f64 = 6_371_008.8;

/// A WGS 84 position in degrees, known to be on the globe.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Latitude, −90 to 90.
    pub lat: f64,
    /// Longitude, −180 to 180.
    pub lon: f64,
}

impl Point {
    /// A point, if both numbers are finite and on the globe.
    pub fn new(lat: f64, lon: f64) -> Result<Self, PointError> {
        let on_globe = (-90.0..=90.0).contains(&lat) && (-180.0..=180.0).contains(&lon);
        if on_globe {
            Ok(Self { lat, lon })
        } else {
            Err(PointError)
        }
    }

    /// Reads two decimal numbers, as they come in addresses and forms.
    pub fn parse(lat: &str, lon: &str) -> Result<Self, PointError> {
        let number = |text: &str| text.trim().parse::<f64>().map_err(|_| PointError);
        Self::new(number(lat)?, number(lon)?)
    }

    /// Great-circle distance in metres.
    pub fn distance_m(self, other: Self) -> f64 {
        let (from, to) = (self.lat.to_radians(), other.lat.to_radians());
        let half_lat = ((to - from) / 2.0).sin();
        let half_lon = ((other.lon - self.lon).to_radians() / 2.0).sin();
        let chord = half_lat.mul_add(half_lat, from.cos() * to.cos() * half_lon * half_lon);
        2.0 * EARTH_RADIUS_M * chord.clamp(0.0, 1.0).sqrt().asin()
    }
}

/// Numbers that are not a position on the globe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a position: latitude −90 to 90, longitude −180 to 180")]
pub struct PointError;

/// A box between two latitudes and two longitudes, edges included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct BBox {
    /// Southern edge in degrees.
    pub south: f64,
    /// Western edge in degrees.
    pub west: f64,
    /// Northern edge in degrees.
    pub north: f64,
    /// Eastern edge in degrees.
    pub east: f64,
}

impl BBox {
    /// The point half-way between its edges.
    pub fn middle(self) -> Point {
        Point {
            lat: f64::midpoint(self.south, self.north),
            lon: f64::midpoint(self.west, self.east),
        }
    }

    /// The smallest box around all points, or nothing without points.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points
            .into_iter()
            .fold(None, |so_far: Option<Self>, point| {
                let known = so_far.unwrap_or(Self {
                    south: point.lat,
                    west: point.lon,
                    north: point.lat,
                    east: point.lon,
                });
                Some(Self {
                    south: known.south.min(point.lat),
                    west: known.west.min(point.lon),
                    north: known.north.max(point.lat),
                    east: known.east.max(point.lon),
                })
            })
    }

    /// Whether the point lies in the box or on its edge.
    pub fn contains(&self, point: Point) -> bool {
        (self.south..=self.north).contains(&point.lat)
            && (self.west..=self.east).contains(&point.lon)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn kuala_lumpur_to_penang() {
        let city = Point::new(3.139, 101.6869).expect("a point");
        let island = Point::new(5.4141, 100.3288).expect("a point");
        assert!((city.distance_m(island) - 294_000.0).abs() < 1_000.0);
    }

    #[test]
    fn what_is_not_on_the_globe_is_refused() {
        for (lat, lon) in [
            ("nan", "1"),
            ("91", "1"),
            ("1", "181"),
            ("", "1"),
            ("1e400", "1"),
        ] {
            assert_eq!(Point::parse(lat, lon), Err(PointError));
        }
    }

    proptest! {
        #[test]
        fn distance_is_symmetric_and_finite(
            a in (-90.0..=90.0, -180.0..=180.0), b in (-90.0..=90.0, -180.0..=180.0),
        ) {
            let (a, b) = (Point { lat: a.0, lon: a.1 }, Point { lat: b.0, lon: b.1 });
            prop_assert!((a.distance_m(b) - b.distance_m(a)).abs() < 1e-3);
            prop_assert!((0.0..=20_100_000.0).contains(&a.distance_m(b)));
        }
    }
}
