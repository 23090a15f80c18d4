//! Web Mercator: from degrees to pixels of one picture and back.

use super::{CLOSEST, SIZE, WIDEST};
use crate::map::clip::Flat;
use base::Point;
use std::f64::consts::PI;

/// Mercator's square world ends here.
const LIMIT_LAT: f64 = 85.051_128;
const EQUATOR_M: f64 = 40_075_016.7;

/// One picture's place in the world.
pub(super) struct View {
    /// Pixels of the whole world at this zoom level.
    world: f64,
    /// The picture's upper left corner in world pixels.
    left: f64,
    top: f64,
    lat: f64,
}

impl View {
    pub(super) fn new(centre: Point, zoom: u8) -> Self {
        let world = 256.0 * f64::from(1_u32 << zoom.clamp(WIDEST, CLOSEST));
        let half = f64::from(SIZE) / 2.0;
        let lat = centre.lat.clamp(-LIMIT_LAT, LIMIT_LAT);
        let (x, y) = to_world(
            Point {
                lat,
                lon: centre.lon,
            },
            world,
        );
        Self {
            world,
            left: x - half,
            top: y - half,
            lat,
        }
    }

    /// A point in pixels of the picture, which may lie far outside it.
    pub(super) fn project(&self, point: Point) -> Flat {
        let (x, y) = to_world(point, self.world);
        (x - self.left, y - self.top)
    }

    /// A point in pixels if it is on the picture or at most `margin` pixels outside it.
    pub(super) fn inside(&self, point: Point, margin: f64) -> Option<Flat> {
        let (x, y) = self.project(point);
        let range = -margin..=f64::from(SIZE) + margin;
        (range.contains(&x) && range.contains(&y)).then_some((x, y))
    }

    /// The point under a pixel.
    pub(super) fn unproject(&self, x: f64, y: f64) -> Point {
        of_unit(((self.left + x) / self.world, (self.top + y) / self.world))
    }

    fn metres_per_pixel(&self) -> f64 {
        EQUATOR_M * self.lat.to_radians().cos() / self.world
    }

    /// The largest round distance of at most `pixels`: its width in pixels and its metres.
    pub(super) fn round_distance(&self, pixels: f64) -> (f64, u32) {
        let most = pixels * self.metres_per_pixel();
        let mut metres = 1_u32;
        for power in 0..7_u32 {
            for digit in [1, 2, 5] {
                let candidate = digit * 10_u32.pow(power);
                if f64::from(candidate) <= most {
                    metres = candidate;
                }
            }
        }
        (f64::from(metres) / self.metres_per_pixel(), metres)
    }

    /// Where lines that stand `step` pixels apart in the world first cross the picture.
    pub(super) fn grid_start(&self, step: f64) -> Flat {
        let first = |edge: f64| step - edge.rem_euclid(step);
        (first(self.left), first(self.top))
    }
}

fn to_world(point: Point, world: f64) -> Flat {
    let (x, y) = unit(point);
    (x * world, y * world)
}

/// Where a point lies on Mercator's square world, whose sides are one long: from west to east, from north to
/// south.
pub fn unit(point: Point) -> (f64, f64) {
    let lat = point.lat.clamp(-LIMIT_LAT, LIMIT_LAT).to_radians();
    let x = (point.lon + 180.0) / 360.0;
    let y = (1.0 - lat.tan().asinh() / PI) / 2.0;
    (x, y)
}

/// The point that lies there; beyond the eastern and western edges the world begins anew.
pub fn of_unit((x, y): (f64, f64)) -> Point {
    let lat = (PI - 2.0 * PI * y).sinh().atan().to_degrees();
    let x = if (0.0..=1.0).contains(&x) {
        x
    } else {
        x.rem_euclid(1.0)
    };
    Point {
        lat: lat.clamp(-90.0, 90.0),
        lon: x * 360.0 - 180.0,
    }
}
