//! Finds the roads near a point.

use std::collections::BTreeMap;

use base::Point;
use rstar::primitives::{GeomWithData, Line};
use rstar::{AABB, RTree};

use super::super::exceptions::Within;
use super::super::model::Code;
use super::model::{Road, RoadClass};

/// Metres of one degree of latitude.
const DEGREE_M: f64 = 111_195.0;
/// The least that a degree of longitude shrinks to, so that nothing is divided by zero at a pole.
const SHRUNK_LEAST: f64 = 0.01;

type Edge = GeomWithData<Line<[f64; 2]>, usize>;

/// All roads of the last generation, and who keeps which class of them.
pub(crate) struct Roads {
    items: Vec<Road>,
    edges: RTree<Edge>,
    classes: BTreeMap<Code, Vec<RoadClass>>,
}

impl Roads {
    /// Indexes roads.
    pub(crate) fn new(items: Vec<Road>, mut rows: Vec<RoadClass>) -> Self {
        rows.sort_by_key(|row| row.order);
        let mut classes: BTreeMap<Code, Vec<RoadClass>> = BTreeMap::new();
        for row in rows {
            classes.entry(row.code.clone()).or_default().push(row);
        }
        let edges = items.iter().enumerate().flat_map(|(place, road)| {
            road.lines
                .iter()
                .flat_map(move |line| line_edges(line, place))
        });
        let edges = RTree::bulk_load(edges.collect());
        Self {
            items,
            edges,
            classes,
        }
    }

    /// The same classes with other roads.
    pub(crate) fn with(self, items: Vec<Road>) -> Self {
        Self::new(items, self.classes.into_values().flatten().collect())
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.items.len()
    }

    /// Every row about classes, class by class.
    pub(crate) fn classes(&self) -> impl Iterator<Item = &RoadClass> {
        self.classes.values().flatten()
    }

    /// The row about a class that holds in a state, or where the state is not known.
    pub(crate) fn class_in(&self, class: &str, state: Option<&str>) -> Option<&RoadClass> {
        self.classes
            .get(class)?
            .iter()
            .find(|row| match (&row.within, state) {
                (Within::Anywhere, _) | (Within::NoState, None) => true,
                (Within::States(states), Some(state)) => states.iter().any(|it| **it == *state),
                (Within::NoState, Some(_)) | (Within::States(_), None) => false,
            })
    }

    /// The first row about a class: for its name and its order.
    pub(crate) fn class(&self, class: &str) -> Option<&RoadClass> {
        self.classes.get(class)?.first()
    }

    /// The roads within so many metres of a point, each with its distance, in the order of the import.
    pub(crate) fn near(&self, point: Point, within_m: f64) -> Vec<(&Road, f64)> {
        if self.items.is_empty() {
            return Vec::new();
        }
        let shrink = shrink(point);
        let (lat, lon) = (within_m / DEGREE_M, within_m / DEGREE_M / shrink);
        let around = AABB::from_corners(
            [point.lon - lon, point.lat - lat],
            [point.lon + lon, point.lat + lat],
        );
        let mut found: BTreeMap<usize, f64> = BTreeMap::new();
        for edge in self.edges.locate_in_envelope_intersecting(around) {
            let metres = distance_m(point, (edge.geom().from, edge.geom().to));
            if metres <= within_m {
                let known = found.entry(edge.data).or_insert(metres);
                *known = known.min(metres);
            }
        }
        found
            .into_iter()
            .filter_map(|(place, metres)| Some((self.items.get(place)?, metres)))
            .collect()
    }
}

fn line_edges(line: &[[f64; 2]], road: usize) -> impl Iterator<Item = Edge> {
    line.iter()
        .zip(line.iter().skip(1))
        .map(move |(from, to)| GeomWithData::new(Line::new(*from, *to), road))
}

fn shrink(point: Point) -> f64 {
    point.lat.to_radians().cos().max(SHRUNK_LEAST)
}

/// Metres from a point to a piece of a line, on the plane that touches the globe at the point: right to the metre over the
/// distances that matter here.
fn distance_m(point: Point, (from, to): ([f64; 2], [f64; 2])) -> f64 {
    let shrink = shrink(point);
    let flat = |[lon, lat]: [f64; 2]| {
        (
            (lon - point.lon) * shrink * DEGREE_M,
            (lat - point.lat) * DEGREE_M,
        )
    };
    let ((x, y), (to_x, to_y)) = (flat(from), flat(to));
    let (dx, dy) = (to_x - x, to_y - y);
    let squared = dx.mul_add(dx, dy * dy);
    let along = if squared > 0.0 {
        (-(x.mul_add(dx, y * dy)) / squared).clamp(0.0, 1.0)
    } else {
        0.0
    };
    along.mul_add(dx, x).hypot(along.mul_add(dy, y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn road(number: usize, line: &[(f64, f64)]) -> Road {
        Road {
            class: Code::parse("federal").expect("a code"),
            route: format!("FT{number}"),
            name: String::new(),
            agency: None,
            lines: vec![line.iter().map(|&(lat, lon)| [lon, lat]).collect()],
        }
    }

    fn at(lat: f64, lon: f64) -> Point {
        Point::new(lat, lon).expect("a point")
    }

    #[test]
    fn a_road_is_as_far_as_its_nearest_piece() {
        let roads = Roads::new(
            vec![road(1, &[(3.0, 101.0), (3.0, 101.1), (3.1, 101.1)])],
            Vec::new(),
        );
        let metres = |lat: f64, lon: f64| {
            let found = roads.near(at(lat, lon), 1_000.0);
            found.first().map(|(_, metres)| metres.round())
        };
        assert_eq!(metres(3.0, 101.05), Some(0.0));
        assert_eq!(metres(3.000_9, 101.05), Some(100.0));
        assert_eq!(metres(3.05, 101.100_9), Some(100.0));
        assert_eq!(metres(2.999_1, 101.1), Some(100.0), "its corner");
        assert_eq!(metres(3.05, 101.05), None);
    }

    #[test]
    fn metres_are_metres_far_in_the_north_too() {
        let roads = Roads::new(vec![road(1, &[(68.0, 17.0), (68.2, 17.0)])], Vec::new());
        let east = at(68.1, 17.001);
        let straight = east.distance_m(at(68.1, 17.0));
        let found = roads.near(east, 100.0);
        let (_, metres) = found.first().expect("near");
        assert!((metres - straight).abs() < 0.1, "{metres} {straight}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]

        #[test]
        fn the_index_finds_what_a_look_at_every_line_finds(
            lines in prop::collection::vec(prop::collection::vec((-85.0..85.0_f64, -179.0..179.0_f64), 2..6), 1..20),
            small in prop::collection::vec(prop::collection::vec((2.9..3.1_f64, 100.9..101.1_f64), 2..6), 1..20),
            (lat, lon) in (2.85..3.15_f64, 100.85..101.15_f64),
            within in 1.0..3_000.0_f64,
        ) {
            let all: Vec<Road> = lines
                .iter()
                .chain(&small)
                .enumerate()
                .map(|(number, line)| road(number, line))
                .collect();
            let here = at(lat, lon);
            let mut expected = Vec::new();
            for one in &all {
                let edges = one.lines.iter().flat_map(|line| line_edges(line, 0));
                let metres = edges.map(|it| distance_m(here, (it.geom().from, it.geom().to)));
                let least = metres.fold(f64::INFINITY, f64::min);
                if least <= within {
                    expected.push((one.route.clone(), least));
                }
            }
            let roads = Roads::new(all, Vec::new());
            let found: Vec<_> = roads
                .near(here, within)
                .into_iter()
                .map(|(road, metres)| (road.route.clone(), metres))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }
}
