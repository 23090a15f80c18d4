//! Cells of the map in an order in which each cell, of whatever size, is one stretch; what is drawn of them.

use std::cmp::Reverse;
use std::ops::Range;

use base::{BBox, Point};
use web::map;

use super::model::Cluster;

/// The finest level: cells of 16 CSS pixels at the closest zoom.
pub const DEPTH: u8 = 22;
/// Reports of sensitive categories are counted in cells of about 10 km, and no finer.
pub const SENSITIVE_LEVEL: u8 = 12;
/// Of those, cells with fewer are left out.
pub const SENSITIVE_LEAST: usize = 5;
/// Cells in one answer.
pub const CELLS_MAX: usize = 4_096;
/// Clusters whose middles are closer than so many pixels are drawn as one.
const APART: f64 = 34.0;
const STEPS: usize = 5;

/// The level of clusters at a zoom: cells of 64 CSS pixels.
pub const fn cluster_level(zoom: u8) -> u8 {
    if zoom + 2 < DEPTH { zoom + 2 } else { DEPTH }
}

/// The level of heat at a zoom: cells of 16 CSS pixels.
pub const fn heat_level(zoom: u8) -> u8 {
    if zoom + 4 < DEPTH { zoom + 4 } else { DEPTH }
}

/// A cell: the world is 2^`level` of them wide and high; counted from west to east and from north to south.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tile {
    /// How fine.
    pub level: u8,
    /// From the west.
    pub x: u32,
    /// From the north.
    pub y: u32,
}

/// The place of a point in the order of cells: bits of its column and row by turns.
pub fn code(point: Point) -> u64 {
    let (x, y) = map::unit(point);
    interleaved(column(x, DEPTH), column(y, DEPTH))
}

/// The middle of the finest cell at this place.
pub fn point_of(code: u64) -> Point {
    Tile {
        level: DEPTH,
        x: gathered(code),
        y: gathered(code >> 1),
    }
    .middle()
}

impl Tile {
    /// The stretch of places that lie in the cell.
    pub fn codes(self) -> Range<u64> {
        let shift = 2 * u32::from(DEPTH.saturating_sub(self.level));
        let first = interleaved(self.x, self.y);
        first << shift..(first + 1) << shift
    }

    /// The cell's middle.
    pub fn middle(self) -> Point {
        self.corner(0.5)
    }

    /// The cell's edges.
    pub fn bbox(self) -> BBox {
        let (north_west, south_east) = (self.corner(0.0), self.corner(1.0));
        BBox {
            south: south_east.lat,
            west: north_west.lon,
            north: north_west.lat,
            east: south_east.lon,
        }
    }

    fn corner(self, part: f64) -> Point {
        let side = f64::from(1_u32 << self.level.min(DEPTH));
        let at = |number: u32| (f64::from(number) + part) / side;
        map::of_unit((at(self.x), at(self.y)))
    }
}

/// The cells that meet a box, row by row; nothing if there are more than an answer holds. No box goes around the
/// date line.
pub fn tiles(bbox: &BBox, level: u8) -> Option<Vec<Tile>> {
    let corner = |lat, lon| map::unit(Point { lat, lon });
    let (west, north) = corner(bbox.north, bbox.west);
    let (east, south) = corner(bbox.south, bbox.east);
    let columns = column(west, level)..=column(east, level);
    let rows = column(north, level)..=column(south, level);
    let count = |range: &std::ops::RangeInclusive<u32>| {
        let more = range.end().checked_sub(*range.start())?;
        usize::try_from(more).ok()?.checked_add(1)
    };
    let all = count(&columns)?.checked_mul(count(&rows)?)?;
    let row = |y| columns.clone().map(move |x| Tile { level, x, y });
    (all <= CELLS_MAX).then(|| rows.flat_map(row).collect())
}

/// The number of the column, or row, at this part of the world's width.
fn column(part: f64, level: u8) -> u32 {
    let side = 1_u32 << level.min(DEPTH);
    whole((part * f64::from(side)).clamp(0.0, f64::from(side - 1)))
}

/// Floors a number between 0 and 2^32: added to 2^52, its whole part stands in its lowest bits.
fn whole(value: f64) -> u32 {
    let bits = (value.floor() + 4_503_599_627_370_496.0).to_bits();
    u32::try_from(bits & u64::from(u32::MAX)).unwrap_or_default()
}

fn interleaved(x: u32, y: u32) -> u64 {
    spread(x) | spread(y) << 1
}

/// A number's bits with a gap after each.
fn spread(number: u32) -> u64 {
    let mut bits = u64::from(number);
    bits = (bits | bits << 16) & 0x0000_ffff_0000_ffff;
    bits = (bits | bits << 8) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333;
    (bits | bits << 1) & 0x5555_5555_5555_5555
}

/// Every second bit, without the gaps.
fn gathered(code: u64) -> u32 {
    let mut bits = code & 0x5555_5555_5555_5555;
    bits = (bits | bits >> 1) & 0x3333_3333_3333_3333;
    bits = (bits | bits >> 2) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits >> 4) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits >> 8) & 0x0000_ffff_0000_ffff;
    bits = (bits | bits >> 16) & 0x0000_0000_ffff_ffff;
    u32::try_from(bits).unwrap_or_default()
}

/// Clusters as they are drawn on a picture at a zoom: those that would lie on one another are one, at the place
/// of the larger. The largest first.
pub fn apart(mut clusters: Vec<Cluster>, zoom: u8) -> Vec<Cluster> {
    let world = 256.0 * f64::from(1_u32 << zoom.min(map::CLOSEST));
    clusters.sort_by_key(|cluster| Reverse(cluster.count));
    let mut drawn: Vec<(Cluster, (f64, f64))> = Vec::new();
    for cluster in clusters {
        let (x, y) = map::unit(cluster.point);
        let (x, y) = (x * world, y * world);
        let near = drawn
            .iter_mut()
            .find(|(_, at)| (at.0 - x).hypot(at.1 - y) < APART);
        match near {
            Some((larger, _)) => larger.count += cluster.count,
            None => drawn.push((cluster, (x, y))),
        }
    }
    let mut drawn: Vec<Cluster> = drawn.into_iter().map(|(cluster, _)| cluster).collect();
    drawn.sort_by_key(|cluster| Reverse(cluster.count));
    drawn
}

/// A count in at most four characters: 999, 1.2k, 12k, 3M.
pub fn short(count: usize) -> String {
    match count {
        0..1_000 => count.to_string(),
        1_000..10_000 => format!("{}.{}k", count / 1_000, count / 100 % 10),
        10_000..1_000_000 => format!("{}k", count / 1_000),
        _ => format!("{}M", count / 1_000_000),
    }
}

/// Up to which count each step of heat goes, where the hottest cell has so many: each step is as many times more
/// than the one before.
pub fn heat_limits(most: usize) -> [usize; STEPS] {
    let most = u32::try_from(most).unwrap_or(u32::MAX);
    let root = f64::from(most.max(1)).powf(0.2);
    let limit = |step: i32| {
        let limit = whole(root.powi(step).ceil()).min(most);
        usize::try_from(limit).unwrap_or(usize::MAX)
    };
    [
        limit(1),
        limit(2),
        limit(3),
        limit(4),
        limit(5).max(limit(4)),
    ]
}

/// The step of heat of a count.
pub fn heat_step(limits: &[usize; STEPS], count: usize) -> u8 {
    let step = limits.iter().position(|limit| count <= *limit);
    step.and_then(|step| u8::try_from(step).ok())
        .unwrap_or(map::HEAT_MOST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_point_lies_in_its_cell_of_every_level(lat in -80.0..80.0, lon in -179.9..179.9, level in 0_u8..=DEPTH) {
            let point = Point { lat, lon };
            let here = BBox { south: lat, west: lon, north: lat, east: lon };
            let found = tiles(&here, level).expect("one cell");
            prop_assert_eq!(found.len(), 1);
            let tile = found[0];
            prop_assert!(tile.codes().contains(&code(point)));
            let edges = tile.bbox();
            prop_assert!(edges.south - 1e-9 <= lat && lat <= edges.north + 1e-9);
            prop_assert!(edges.west - 1e-9 <= lon && lon <= edges.east + 1e-9);
            prop_assert!(tile.codes().contains(&code(tile.middle())));
        }

        #[test]
        fn the_finest_cell_is_told_from_its_place(x in 0_u32..1 << DEPTH, y in 0_u32..1 << DEPTH) {
            let tile = Tile { level: DEPTH, x, y };
            prop_assert_eq!(code(point_of(tile.codes().start)), tile.codes().start);
        }

        #[test]
        fn nothing_is_lost_when_clusters_are_drawn(
            all in proptest::collection::vec((1_usize..500, 1.0..7.0, 99.0..119.0), 0..60), zoom in 4_u8..18,
        ) {
            let clusters: Vec<Cluster> = all.iter().map(|(count, lat, lon)| {
                let point = Point { lat: *lat, lon: *lon };
                Cluster { count: *count, point, bbox: BBox { south: *lat, north: *lat, west: *lon, east: *lon } }
            }).collect();
            let sum = |all: &[Cluster]| all.iter().map(|cluster| cluster.count).sum::<usize>();
            let drawn = apart(clusters.clone(), zoom);
            prop_assert_eq!(sum(&drawn), sum(&clusters));
        }

        #[test]
        fn more_is_never_paler(most in 1_usize..1_000_000, one in 1_usize..1_000_000, other in 1_usize..1_000_000) {
            let limits = heat_limits(most);
            let (low, high) = (one.min(other).min(most), one.max(other).min(most));
            prop_assert!(heat_step(&limits, low) <= heat_step(&limits, high));
            prop_assert!(limits.is_sorted());
            prop_assert_eq!(limits[4], most);
        }
    }

    #[test]
    fn a_box_of_too_many_cells_is_refused() {
        let country = BBox {
            south: 0.8,
            west: 99.0,
            north: 7.5,
            east: 119.5,
        };
        assert!(tiles(&country, 8).is_some());
        assert_eq!(tiles(&country, 16), None);
        let inside_out = BBox {
            west: 119.5,
            east: 99.0,
            ..country
        };
        assert_eq!(tiles(&inside_out, 8), None);
    }

    #[test]
    fn counts_are_short() {
        let said: Vec<String> = [7, 999, 1_234, 12_345, 999_999, 3_000_000]
            .map(short)
            .to_vec();
        assert_eq!(said, ["7", "999", "1.2k", "12k", "999k", "3M"]);
    }
}
