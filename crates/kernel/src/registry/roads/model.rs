//! Nouns of roads.

use base::Text;
use serde::{Deserialize, Serialize};

use super::super::exceptions::{Target, Within, targets, within};
use super::super::model::{AgencyCode, Code};
use super::super::records::Record;
use super::super::sheet::{Cells, Fault, Wrong};

/// A road, or a part of one, as imported.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Road {
    /// What sort of road it is.
    pub(crate) class: Code,
    /// Its number, such as `FT1`; may be empty.
    pub(crate) route: String,
    /// Its name; may be empty.
    pub(crate) name: String,
    /// Who keeps it, where that is not whoever keeps all roads of its class.
    pub(crate) agency: Option<AgencyCode>,
    /// Its lines: positions, longitude first.
    pub(crate) lines: Vec<Vec<[f64; 2]>>,
}

/// A sort of road, and who keeps such roads in some states. Of several rows about one class, the first that fits counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RoadClass {
    /// The class.
    pub code: Code,
    /// Its row among all: where a place is on two roads, the class that stands first decides.
    pub order: u32,
    /// What it is called inside a sentence, such as "federal road".
    pub name: Text,
    /// Other words for it in files of roads.
    pub words: Vec<String>,
    /// Where it holds.
    pub within: Within,
    /// Who keeps such roads, the likeliest first.
    pub targets: Vec<Target>,
}

impl Record for RoadClass {
    const SHEET: &'static str = "road_classes";

    fn key(&self) -> String {
        format!("{:05}", self.order)
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let targets = targets(cells)?;
        if targets.contains(&Target::Triage) {
            return Err(cells.fault("target", Wrong::Form));
        }
        let words = cells.text("words")?.split(';').map(str::trim);
        Ok(Self {
            code: cells.code("class")?,
            order: u32::try_from(cells.line()).unwrap_or(u32::MAX),
            name: cells.words("name")?,
            words: words
                .filter(|word| !word.is_empty())
                .map(str::to_lowercase)
                .collect(),
            within: within(cells)?,
            targets,
        })
    }
}

/// How files of roads are read, and when a road decides.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RoadTerms {
    /// Properties of a feature that may hold its class; the first that is there counts.
    pub class: Vec<String>,
    /// The same for its number.
    pub route: Vec<String>,
    /// The same for its name.
    pub name: Vec<String>,
    /// The same for the code of the agency that keeps it.
    pub agency: Vec<String>,
    /// Within so many metres of its line a place is on a road.
    pub on_m: u32,
    /// Beside the roads, the nearest one must be nearer than any of another keeper by so many metres.
    pub clear_m: u32,
}

impl Default for RoadTerms {
    fn default() -> Self {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self {
            class: words(&["class"]),
            route: words(&["route", "ref"]),
            name: words(&["name"]),
            agency: words(&["agency"]),
            on_m: 4,
            clear_m: 5,
        }
    }
}

/// A road near a place, as it was called when it was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoadMet {
    /// Its class.
    pub class: Code,
    /// Its number; may be empty.
    pub route: String,
    /// Its name; may be empty.
    pub name: String,
    /// How far its line is from the place.
    pub metres: u32,
}

/// What roads say about a place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoadSaid {
    /// This road decides who is in charge.
    Decides(RoadMet),
    /// It may be the one road as well as the other, so neither decides.
    Between(RoadMet, RoadMet),
    /// The position is too vague to say whether it is on this road.
    Vague(RoadMet, u32),
}
