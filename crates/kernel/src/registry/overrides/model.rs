//! Nouns of override areas.

use base::grid::STREETS;
use base::{BBox, PersonId, Point, Time};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::super::model::{AgencyCode, Code, words};
use super::corners;

/// Corners of a circle as maps show it.
const CORNERS: u32 = 48;
/// Metres of one degree of latitude.
const DEGREE_M: f64 = 111_195.0;

/// Where an override holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Around a point.
    Circle {
        /// Its middle.
        middle: Point,
        /// Its radius in metres.
        radius_m: u32,
    },
    /// In these cells of about 250 m ([`STREETS`]).
    Cells(Vec<i64>),
    /// Inside the line that joins these corners, the last one with the first.
    Corners(Vec<Point>),
}

impl Shape {
    /// Whether a point lies in it.
    pub fn contains(&self, point: Point) -> bool {
        match self {
            Self::Circle { middle, radius_m } => middle.distance_m(point) <= f64::from(*radius_m),
            Self::Cells(cells) => cells.contains(&STREETS.cell(point)),
            Self::Corners(corners) => corners::inside(corners, point),
        }
    }

    /// The box around it; nothing if it is empty.
    pub fn bbox(&self) -> Option<BBox> {
        BBox::around(self.rings().into_iter().flatten())
    }

    /// Its outlines, for maps.
    pub fn rings(&self) -> Vec<Vec<Point>> {
        match self {
            Self::Circle { middle, radius_m } => vec![circle(*middle, *radius_m)],
            Self::Cells(cells) => cells
                .iter()
                .filter_map(|cell| STREETS.bbox(*cell))
                .map(ring)
                .collect(),
            Self::Corners(corners) => {
                vec![corners.iter().chain(corners.first()).copied().collect()]
            }
        }
    }
}

/// A polygon around a circle, so that nothing of it is outside.
fn circle(middle: Point, radius_m: u32) -> Vec<Point> {
    let half = std::f64::consts::PI / f64::from(CORNERS);
    let high = f64::from(radius_m) / half.cos() / DEGREE_M * 1.001;
    let wide = high / middle.lat.to_radians().cos().max(0.01);
    (0..=CORNERS)
        .map(|corner| {
            let angle = half * 2.0 * f64::from(corner);
            Point {
                lat: high.mul_add(angle.sin(), middle.lat),
                lon: wide.mul_add(angle.cos(), middle.lon),
            }
        })
        .collect()
}

fn ring(around: BBox) -> Vec<Point> {
    let (south, west) = (around.south, around.west);
    let (north, east) = (around.north, around.east);
    [
        (south, west),
        (south, east),
        (north, east),
        (north, west),
        (south, west),
    ]
    .map(|(lat, lon)| Point { lat, lon })
    .to_vec()
}

/// An area in which an agency is in charge of some categories, whatever the rules say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Override {
    /// What it is called, such as `RO-7K2M-9QX4`.
    pub code: Code,
    /// Who is in charge.
    pub agency: AgencyCode,
    /// Of what.
    pub categories: Vec<Code>,
    /// Where.
    pub shape: Shape,
    /// From which day on.
    pub from: Date,
    /// Until which day, that day included; without an end if there is none.
    pub to: Option<Date>,
    /// Why, in the words of whoever proposed it. Everybody whose report it decides reads it.
    pub reason: String,
    /// The reference of the report that taught it.
    pub source: Option<String>,
}

words! {
    /// How far an override has come.
    Standing {
        /// It waits for a second person.
        Proposed = "proposed",
        /// It was approved.
        Holds = "in_force",
        /// It was not approved.
        Refused = "refused",
        /// It was approved, and ended by hand.
        Ended = "ended",
    }
}

/// Somebody's act on an override.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Time,
    /// With which words; empty where none were needed.
    pub words: String,
}

/// An override with what was done about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    /// What is proposed.
    pub what: Override,
    /// How far it has come.
    pub standing: Standing,
    /// Who proposed it.
    pub proposed: Deed,
    /// Who approved or refused it.
    pub decided: Option<Deed>,
    /// Who ended it.
    pub ended: Option<Deed>,
}

/// What an explanation keeps of the override that decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overruled {
    /// What it is called.
    pub code: Code,
    /// Why.
    pub reason: String,
}
