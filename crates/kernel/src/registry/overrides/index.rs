//! The overrides in force, found by point.

use base::Point;
use jiff::civil::Date;
use rstar::primitives::{GeomWithData, Rectangle};
use rstar::{AABB, RTree};

use super::model::Override;

/// All overrides, indexed by the boxes around them.
#[derive(Debug, Default)]
pub(crate) struct Overrides {
    items: Vec<Override>,
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
}

impl Overrides {
    /// Indexes overrides, the oldest first.
    pub(crate) fn new(items: Vec<Override>) -> Self {
        let boxes = items.iter().enumerate().filter_map(|(place, item)| {
            let around = item.shape.bbox()?;
            let corners = ([around.west, around.south], [around.east, around.north]);
            let rectangle = Rectangle::from_corners(corners.0, corners.1);
            Some(GeomWithData::new(rectangle, place))
        });
        let boxes = RTree::bulk_load(boxes.collect());
        Self { items, boxes }
    }

    /// The override that decides about a category at a point on a day: of several, the one that was approved last.
    pub(crate) fn find(&self, category: &str, point: Point, day: Date) -> Option<&Override> {
        if self.items.is_empty() {
            return None;
        }
        let here = AABB::from_point([point.lon, point.lat]);
        self.boxes
            .locate_in_envelope_intersecting(here)
            .filter_map(|found| Some((found.data, self.items.get(found.data)?)))
            .filter(|(_, item)| {
                item.from <= day
                    && item.to.is_none_or(|last| day <= last)
                    && item.categories.iter().any(|code| **code == *category)
                    && item.shape.contains(point)
            })
            .max_by_key(|(place, _)| *place)
            .map(|(_, item)| item)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::model::Code;
    use super::super::model::Shape;
    use super::*;
    use base::grid::STREETS;
    use jiff::civil::date;
    use proptest::prelude::*;

    const DAY: Date = date(2026, 11, 23);

    fn one(number: usize, shape: Shape) -> Override {
        let code = |text: &str| Code::parse(text).expect("a code");
        Override {
            code: code(&format!("RO-{number}")),
            agency: code("dbkl"),
            categories: vec![code("noise")],
            shape,
            from: DAY,
            to: Some(DAY),
            reason: "a reason".to_owned(),
            source: None,
        }
    }

    fn drawn(shapes: &[(f64, f64, u32, bool)]) -> Vec<Override> {
        let shape = |&(lat, lon, radius_m, cells): &(f64, f64, u32, bool)| {
            let middle = Point { lat, lon };
            if cells {
                Shape::Cells(STREETS.cells(middle, radius_m))
            } else {
                Shape::Circle { middle, radius_m }
            }
        };
        let shapes = shapes.iter().map(shape).enumerate();
        shapes.map(|(number, shape)| one(number, shape)).collect()
    }

    #[test]
    fn other_categories_and_other_days_are_not_decided() {
        let here = Point {
            lat: 3.1,
            lon: 101.6,
        };
        let index = Overrides::new(drawn(&[(3.1, 101.6, 300, false)]));
        assert!(index.find("noise", here, DAY).is_some());
        assert!(index.find("drain-blocked", here, DAY).is_none());
        assert!(index.find("noise", here, date(2026, 11, 22)).is_none());
        assert!(index.find("noise", here, date(2026, 11, 24)).is_none());
    }

    proptest! {
        #[test]
        fn the_index_finds_what_looking_at_each_would_find(
            shapes in proptest::collection::vec((3.09..3.11, 101.59..101.61, 50_u32..900, any::<bool>()), 0..12),
            lat in 3.085..3.115, lon in 101.585..101.615,
        ) {
            let (all, point) = (drawn(&shapes), Point { lat, lon });
            let last = all.iter().rev().find(|one| one.shape.contains(point));
            let last = last.map(|one| one.code.clone());
            let index = Overrides::new(all);
            let found = index.find("noise", point, DAY).map(|one| one.code.clone());
            prop_assert_eq!(found, last);
        }
    }
}
