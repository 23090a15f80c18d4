//! Grids over the earth, so that what is near can be found by a few whole numbers.

use crate::{BBox, Point, whole};

/// A grid of so many cells a degree, counted from south to north; from west to east a cell is as wide near the
/// equator.
#[derive(Debug, Clone, Copy)]
pub struct Grid(f64);

/// Cells of about 250 m.
pub const STREETS: Grid = Grid(444.0);
/// Cells of about 1 km.
pub const WALKS: Grid = Grid(111.0);
/// Cells of about 2 km.
pub const QUARTERS: Grid = Grid(50.0);
/// Cells of about 22 km.
pub const DISTRICTS: Grid = Grid(5.0);

/// More than there are cells around the earth.
const ROW: i64 = 200_000;
const METRES: f64 = 111_000.0;
/// A search looks into at most so many cells; near a pole, a circle would meet very many.
const CELLS_MAX: usize = 400;

impl Grid {
    /// The cell of a point.
    pub fn cell(self, point: Point) -> i64 {
        self.row(point.lat) * ROW + self.column(point.lon)
    }

    /// The cells that a circle may meet, the nearest to its middle first. No circle is wrapped around the date
    /// line.
    pub fn cells(self, middle: Point, radius_m: u32) -> Vec<i64> {
        let high = f64::from(radius_m) / METRES;
        let wide = high / middle.lat.to_radians().cos().max(0.01);
        let (here, there) = (self.row(middle.lat), self.column(middle.lon));
        let rows = self.row(middle.lat - high)..=self.row(middle.lat + high);
        let columns = self.column(middle.lon - wide)..=self.column(middle.lon + wide);
        let mut found: Vec<(i64, i64)> = rows
            .flat_map(|row| columns.clone().map(move |column| (row, column)))
            .take(CELLS_MAX)
            .map(|(row, column)| {
                (
                    (row - here).abs() + (column - there).abs(),
                    row * ROW + column,
                )
            })
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, cell)| cell).collect()
    }

    /// The cells that a box meets, from the south-west on; nothing if they are more than `most`.
    pub fn cells_within(self, bbox: &BBox, most: usize) -> Option<Vec<i64>> {
        let rows = self.row(bbox.south)..=self.row(bbox.north);
        let columns = self.column(bbox.west)..=self.column(bbox.east);
        let sides = rows.clone().count().checked_mul(columns.clone().count())?;
        let cells = rows.flat_map(|row| columns.clone().map(move |column| row * ROW + column));
        (sides <= most).then(|| cells.collect())
    }

    /// The box of a cell; nothing for a number that is no cell's.
    pub fn bbox(self, cell: i64) -> Option<BBox> {
        let degrees = |steps: i64| Some(f64::from(i32::try_from(steps).ok()?) / self.0);
        let (row, column) = (cell.div_euclid(ROW), cell.rem_euclid(ROW));
        let south = degrees(row)? - 90.0;
        let west = degrees(column)? - 180.0;
        Point::new(south, west).ok()?;
        Some(BBox {
            south,
            west,
            north: (south + 1.0 / self.0).min(90.0),
            east: (west + 1.0 / self.0).min(180.0),
        })
    }

    fn row(self, lat: f64) -> i64 {
        whole(((lat + 90.0) * self.0).max(0.0))
    }

    fn column(self, lon: f64) -> i64 {
        whole(((lon + 180.0) * self.0).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_within_the_circle_is_in_one_of_its_cells(
            lat in -70.0..70.0, lon in -179.0..179.0, north in -1.0..1.0, east in -1.0..1.0, radius in 1_u32..1_000,
        ) {
            let middle = Point { lat, lon };
            let reach = f64::from(radius) / METRES;
            let other = Point { lat: lat + north * reach, lon: lon + east * reach };
            prop_assume!(middle.distance_m(other) <= f64::from(radius) * 0.99);
            for grid in [STREETS, WALKS, QUARTERS, DISTRICTS] {
                let cells = grid.cells(middle, radius);
                prop_assert!(cells.contains(&grid.cell(other)));
                prop_assert_eq!(cells.first(), Some(&grid.cell(middle)));
            }
        }
    }

    proptest! {
        #[test]
        fn a_point_is_in_the_box_of_its_cell(lat in -89.0..89.0, lon in -179.0..179.0) {
            let point = Point { lat, lon };
            for grid in [STREETS, WALKS, QUARTERS, DISTRICTS] {
                let around = grid.bbox(grid.cell(point)).expect("a cell");
                let reach = 1e-9;
                prop_assert!(around.south - reach <= lat && lat <= around.north + reach);
                prop_assert!(around.west - reach <= lon && lon <= around.east + reach);
                prop_assert_eq!(grid.cell(around.middle()), grid.cell(point));
            }
        }

        #[test]
        fn any_number_is_a_cell_or_none(cell in any::<i64>()) {
            let around = STREETS.bbox(cell);
            prop_assert!(around.is_none_or(|around| Point::new(around.north, around.east).is_ok()));
        }
    }

    #[test]
    fn a_walk_meets_few_cells() {
        let middle = Point {
            lat: 3.1,
            lon: 101.6,
        };
        assert!(STREETS.cells(middle, 250).len() <= 9);
        assert!(STREETS.cells(middle, 1_000).len() <= 100);
        assert!(QUARTERS.cells(middle, 1_000).len() <= 4);
        assert!(DISTRICTS.cells(middle, 10_000).len() <= 4);
    }
}
