//! Boundaries of administrative districts: reading GeoJSON, and finding the district of a point.

use base::{BBox, Point};
use geo::indexed::IntervalTreeMultiPolygon;
use geo::{Contains, Coord, LineString, MultiPolygon, Polygon};
use rstar::primitives::{GeomWithData, Line, Rectangle};
use rstar::{AABB, PointDistance, RTree};
use serde::{Deserialize, Serialize};

use super::model::Code;

/// A point farther than this from every boundary belongs to no district.
const REACH_M: f64 = 5_000.0;
/// Metres of one degree of latitude.
const DEGREE_M: f64 = 111_195.0;

/// Rings of positions, longitude first; the first ring of a polygon is its outside.
pub(crate) type Rings = Vec<Vec<[f64; 2]>>;

/// A district's boundary as imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Area {
    /// The district's code.
    pub(crate) code: Code,
    /// Its polygons.
    pub(crate) polygons: Vec<Rings>,
}

/// Something that a GeoJSON import mended or left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AreaNote {
    /// The feature's code, or its place in the file.
    pub feature: String,
    /// What was found.
    pub what: AreaWrong,
}

/// What can be wrong with a feature.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AreaWrong {
    /// It names no district of the registry: left out.
    UnknownDistrict,
    /// It is no polygon: left out.
    NotAPolygon,
    /// No ring of it could be used: left out.
    Empty,
    /// A position is not on the globe: its ring was left out.
    Position,
    /// A ring has no area: left out.
    RingWithoutArea,
    /// A ring was not closed: closed.
    RingOpen,
}

/// Text that is not a GeoJSON collection of features.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a GeoJSON collection of features: {0}")]
pub struct AreaError(pub String);

/// How many boundaries a GeoJSON file holds, and what of it could not be used: for trials.
pub fn boundaries_count(text: &str) -> Result<(usize, Vec<AreaNote>), AreaError> {
    read(text).map(|(areas, notes)| (areas.len(), notes))
}

/// Reads the features of a GeoJSON file.
///
/// A feature is known by its `id`, else by its property `code_state_district`, `district_code` or
/// `code`. Rings that cannot be used are left out, with a note; a hole that is left out leaves its
/// polygon standing, an outside that is left out takes the polygon with it.
pub(crate) fn read(text: &str) -> Result<(Vec<Area>, Vec<AreaNote>), AreaError> {
    let collection: geojson::FeatureCollection = text
        .parse()
        .map_err(|error: geojson::Error| AreaError(error.to_string()))?;
    let mut notes = Vec::new();
    let mut areas: Vec<Area> = Vec::new();
    for (place, feature) in collection.features.into_iter().enumerate() {
        let name = feature_code(&feature).unwrap_or_else(|| format!("#{}", place + 1));
        let mut note = |what| {
            notes.push(AreaNote {
                feature: name.clone(),
                what,
            });
        };
        let Some(code) = Code::parse(&name) else {
            note(AreaWrong::UnknownDistrict);
            continue;
        };
        let polygons = match feature.geometry.map(|geometry| geometry.value) {
            Some(geojson::GeometryValue::Polygon { coordinates }) => vec![coordinates],
            Some(geojson::GeometryValue::MultiPolygon { coordinates }) => coordinates,
            _ => {
                note(AreaWrong::NotAPolygon);
                continue;
            }
        };
        let usable: Vec<_> = polygons
            .iter()
            .filter_map(|rings| read_polygon(rings, &mut note))
            .collect();
        match areas.iter_mut().find(|area| area.code == code) {
            _ if usable.is_empty() => note(AreaWrong::Empty),
            Some(known) => known.polygons.extend(usable),
            None => areas.push(Area {
                code,
                polygons: usable,
            }),
        }
    }
    Ok((areas, notes))
}

fn feature_code(feature: &geojson::Feature) -> Option<String> {
    match &feature.id {
        Some(geojson::feature::Id::String(id)) => return Some(id.clone()),
        Some(geojson::feature::Id::Number(id)) => return Some(id.to_string()),
        None => {}
    }
    let properties = feature.properties.as_ref()?;
    ["code_state_district", "district_code", "code"]
        .iter()
        .find_map(|name| match properties.get(*name)? {
            serde_json::Value::String(code) => Some(code.clone()),
            serde_json::Value::Number(code) => Some(code.to_string()),
            _ => None,
        })
}

fn read_polygon(
    rings: &[Vec<geojson::Position>],
    note: &mut impl FnMut(AreaWrong),
) -> Option<Rings> {
    let (outside, holes) = rings.split_first()?;
    let mut usable = vec![read_ring(outside, note)?];
    usable.extend(holes.iter().filter_map(|hole| read_ring(hole, note)));
    Some(usable)
}

fn read_ring(
    positions: &[geojson::Position],
    note: &mut impl FnMut(AreaWrong),
) -> Option<Vec<[f64; 2]>> {
    let mut ring: Vec<[f64; 2]> = Vec::with_capacity(positions.len());
    for position in positions {
        let &[lon, lat, ..] = position.as_slice() else {
            note(AreaWrong::Position);
            return None;
        };
        if Point::new(lat, lon).is_err() {
            note(AreaWrong::Position);
            return None;
        }
        if ring.last() != Some(&[lon, lat]) {
            ring.push([lon, lat]);
        }
    }
    if ring.first() != ring.last() {
        note(AreaWrong::RingOpen);
        ring.extend(ring.first().copied());
    }
    if ring.len() < 4 || doubled_area(&ring).abs() < f64::EPSILON {
        note(AreaWrong::RingWithoutArea);
        return None;
    }
    Some(ring)
}

fn doubled_area(ring: &[[f64; 2]]) -> f64 {
    let next = ring.iter().skip(1);
    ring.iter()
        .zip(next)
        .map(|([x, y], [next_x, next_y])| x * next_y - next_x * y)
        .sum()
}

/// Where a point lies with regard to the boundaries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Found {
    /// In this district, by its place in the list, or on its edge.
    Inside(usize),
    /// So many metres outside this district, the nearest one.
    Near(usize, f64),
    /// Near no district.
    Nowhere,
}

type Edge = GeomWithData<Line<[f64; 2]>, usize>;

/// The boundaries of all districts, indexed.
pub(crate) struct Boundaries {
    shapes: Vec<(usize, IntervalTreeMultiPolygon<f64>)>,
    boxes: RTree<GeomWithData<Rectangle<[f64; 2]>, usize>>,
    /// Edges with longitudes shrunk by `shrink`, so that degrees are equally long both ways.
    edges: RTree<Edge>,
    shrink: f64,
    /// Each polygon's rings with the box around them, for maps.
    outlines: Vec<(BBox, Vec<Vec<Point>>)>,
}

impl Boundaries {
    /// Indexes areas, each with its district's place in the list.
    pub(crate) fn new(areas: &[(usize, &Area)]) -> Self {
        let shrink = shrinkage(areas);
        let mut shapes = Vec::new();
        let mut boxes = Vec::new();
        let mut edges = Vec::new();
        for (district, area) in areas {
            let shape = multi_polygon(area);
            for polygon in &area.polygons {
                boxes.extend(
                    bounding_box(polygon).map(|found| GeomWithData::new(found, shapes.len())),
                );
                edges.extend(
                    polygon
                        .iter()
                        .flat_map(|ring| ring_edges(ring, shrink, *district)),
                );
            }
            shapes.push((*district, IntervalTreeMultiPolygon::new(&shape)));
        }
        let outlines = areas
            .iter()
            .flat_map(|(_, area)| &area.polygons)
            .filter_map(outline)
            .collect();
        let (boxes, edges) = (RTree::bulk_load(boxes), RTree::bulk_load(edges));
        Self {
            shapes,
            boxes,
            edges,
            shrink,
            outlines,
        }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// How many districts have a boundary.
    pub(crate) fn len(&self) -> usize {
        self.shapes.len()
    }

    /// The rings of every polygon that reaches into a box, polygon by polygon.
    pub(crate) fn outlines(&self, view: BBox) -> impl Iterator<Item = &[Vec<Point>]> {
        let meets = move |found: &BBox| {
            found.south <= view.north
                && found.north >= view.south
                && found.west <= view.east
                && found.east >= view.west
        };
        self.outlines
            .iter()
            .filter(move |(around, _)| meets(around))
            .map(|(_, rings)| &rings[..])
    }

    /// The district of a point. Where two overlap, the first of the list.
    pub(crate) fn find(&self, point: Point) -> Found {
        let here = geo::Point::new(point.lon, point.lat);
        let position = AABB::from_point([point.lon, point.lat]);
        let inside = self
            .boxes
            .locate_in_envelope_intersecting(position)
            .filter_map(|found| self.shapes.get(found.data))
            .filter(|(_, shape)| shape.contains(&here))
            .map(|(district, _)| *district)
            .min();
        inside.map_or_else(|| self.nearest(point), Found::Inside)
    }

    fn nearest(&self, point: Point) -> Found {
        let reach = REACH_M / DEGREE_M;
        let (lon, lat) = (reach / self.shrink, reach);
        let around = AABB::from_corners(
            [point.lon - lon, point.lat - lat],
            [point.lon + lon, point.lat + lat],
        );
        if self
            .boxes
            .locate_in_envelope_intersecting(around)
            .next()
            .is_none()
        {
            return Found::Nowhere;
        }
        let position = [point.lon * self.shrink, point.lat];
        let Some(edge) = self.edges.nearest_neighbor(position) else {
            return Found::Nowhere;
        };
        let squared = edge.distance_2(&position);
        if squared <= f64::EPSILON * f64::EPSILON {
            return Found::Inside(edge.data);
        }
        let metres = squared.sqrt() * DEGREE_M;
        if metres <= REACH_M {
            Found::Near(edge.data, metres)
        } else {
            Found::Nowhere
        }
    }
}

/// A polygon's rings as points, with the box around them.
fn outline(polygon: &Rings) -> Option<(BBox, Vec<Vec<Point>>)> {
    let point = |&[lon, lat]: &[f64; 2]| Point { lat, lon };
    let rings: Vec<Vec<Point>> = polygon
        .iter()
        .map(|ring| ring.iter().map(point).collect())
        .collect();
    Some((BBox::around(rings.iter().flatten().copied())?, rings))
}

/// The cosine of the latitude half-way between the southernmost and the northernmost point.
fn shrinkage(areas: &[(usize, &Area)]) -> f64 {
    let lats = || {
        areas
            .iter()
            .flat_map(|(_, area)| area.polygons.iter().flatten().flatten())
    };
    let south = lats().map(|[_, lat]| *lat).fold(90.0, f64::min);
    let north = lats().map(|[_, lat]| *lat).fold(-90.0, f64::max);
    f64::midpoint(south, north).to_radians().cos().max(0.01)
}

fn multi_polygon(area: &Area) -> MultiPolygon<f64> {
    let line =
        |ring: &Vec<[f64; 2]>| LineString::new(ring.iter().map(|&[x, y]| Coord { x, y }).collect());
    area.polygons
        .iter()
        .filter_map(|rings| rings.split_first())
        .map(|(outside, holes)| Polygon::new(line(outside), holes.iter().map(line).collect()))
        .collect()
}

fn bounding_box(polygon: &Rings) -> Option<Rectangle<[f64; 2]>> {
    let outside = polygon.first()?;
    Some(Rectangle::from_aabb(AABB::from_points(outside)))
}

fn ring_edges(ring: &[[f64; 2]], shrink: f64, district: usize) -> impl Iterator<Item = Edge> {
    let flat = move |[lon, lat]: [f64; 2]| [lon * shrink, lat];
    ring.iter()
        .zip(ring.iter().skip(1))
        .map(move |(from, to)| GeomWithData::new(Line::new(flat(*from), flat(*to)), district))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(features: &str) -> String {
        format!(r#"{{"type":"FeatureCollection","features":[{features}]}}"#)
    }

    fn square(id: &str, rings: &str) -> String {
        format!(
            r#"{{"type":"Feature","id":"{id}","properties":{{}},"geometry":{{"type":"Polygon","coordinates":[{rings}]}}}}"#
        )
    }

    const OUTSIDE: &str = "[[100,1],[101,1],[101,2],[100,2],[100,1]]";
    const HOLE: &str = "[[100.4,1.4],[100.4,1.6],[100.6,1.6],[100.6,1.4],[100.4,1.4]]";

    fn at(lat: f64, lon: f64) -> Point {
        Point::new(lat, lon).expect("a point")
    }

    fn loaded(text: &str) -> Boundaries {
        let (areas, _) = read(text).expect("geojson");
        Boundaries::new(&areas.iter().enumerate().collect::<Vec<_>>())
    }

    #[test]
    fn holes_edges_and_the_near_sea() {
        let whole = loaded(&file(&format!(
            "{},{}",
            square("a", &format!("{OUTSIDE},{HOLE}")),
            square("b", HOLE)
        )));
        assert_eq!(whole.find(at(1.2, 100.2)), Found::Inside(0));
        assert_eq!(whole.find(at(1.5, 100.5)), Found::Inside(1));
        assert_eq!(whole.find(at(1.0, 100.5)), Found::Inside(0));
        assert_eq!(whole.find(at(2.0, 101.0)), Found::Inside(0));
        assert!(
            matches!(whole.find(at(1.5, 101.03)), Found::Near(0, metres) if (3_300.0..3_400.0).contains(&metres))
        );
        assert_eq!(whole.find(at(1.5, 101.2)), Found::Nowhere);
    }

    #[test]
    fn bad_rings_are_mended_or_left_out_with_a_note() {
        let open = "[[100,1],[101,1],[101,2],[100,2]]";
        let line = "[[100,1],[101,1],[100,1]]";
        let wild = "[[100,1],[181,1],[101,2],[100,1]]";
        let flat = "[[100,1],[101,1],[102,1],[100,1]]";
        let (areas, notes) = read(&file(
            &[
                square("open", open),
                square("line", line),
                square("wild", wild),
                square("flat", flat),
                square("hole", &format!("{OUTSIDE},{line}")),
                r#"{"type":"Feature","id":"dot","properties":{},"geometry":{"type":"Point","coordinates":[1,1]}}"#.to_owned(),
                square("no code", OUTSIDE),
            ]
            .join(","),
        ))
        .expect("geojson");
        let codes: Vec<_> = areas.iter().map(|area| area.code.as_str()).collect();
        assert_eq!(codes, ["open", "hole"]);
        let of = |name: &str| {
            notes
                .iter()
                .filter(|note| note.feature == name)
                .map(|note| note.what)
                .collect::<Vec<_>>()
        };
        assert_eq!(of("open"), [AreaWrong::RingOpen]);
        assert_eq!(of("line"), [AreaWrong::RingWithoutArea, AreaWrong::Empty]);
        assert_eq!(of("wild"), [AreaWrong::Position, AreaWrong::Empty]);
        assert_eq!(of("flat"), [AreaWrong::RingWithoutArea, AreaWrong::Empty]);
        assert_eq!(of("hole"), [AreaWrong::RingWithoutArea]);
        assert_eq!(of("dot"), [AreaWrong::NotAPolygon]);
        assert_eq!(of("no code"), [AreaWrong::UnknownDistrict]);
        assert!(read("[]").is_err());
    }

    #[test]
    fn properties_name_a_feature_without_an_id() {
        let text = file(&square("x", OUTSIDE)).replace(
            r#""id":"x","properties":{}"#,
            r#""properties":{"code_state_district":"1_1"}"#,
        );
        let (areas, _) = read(&text).expect("geojson");
        assert_eq!(areas.first().map(|area| area.code.as_str()), Some("1_1"));
    }
}
