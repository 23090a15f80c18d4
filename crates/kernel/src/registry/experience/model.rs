//! Nouns of experience.

use std::collections::HashMap;
use std::time::Duration;

use base::{Point, Time};
use serde::{Deserialize, Serialize};

use super::super::model::AgencyCode;

/// The row of the sheet for categories without one of their own.
const USUAL: &str = "*";

/// When reports of a category nearby outweigh the rules.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Rule {
    /// The category's code, or `*`.
    pub category: String,
    /// How far away they may be, in metres.
    pub within_m: u32,
    /// How long ago they may have been settled.
    pub days: u64,
    /// How many one agency has to have settled at least.
    pub cases: u32,
    /// What share of all points has to be that agency's.
    pub agree_percent: u64,
    /// By how much a report counts more that was handed over at least once: somebody looked at whose it is.
    pub handed_points: u64,
    /// Until when a report is recent.
    pub recent_days: u64,
    /// By how much a recent report counts more.
    pub recent_points: u64,
}

impl Rule {
    /// How long ago a report may have been settled.
    pub const fn window(&self) -> Duration {
        Duration::from_hours(24 * self.days)
    }

    /// Until when a report is recent.
    pub const fn recent(&self) -> Duration {
        Duration::from_hours(24 * self.recent_days)
    }
}

/// The pack's rules, by category.
#[derive(Debug, Clone, Default)]
pub struct Rules(HashMap<String, Rule>);

impl Rules {
    /// Reads the pack's sheet.
    pub fn read(sheet: &str) -> Result<Self, csv::Error> {
        let mut rules = HashMap::new();
        for row in csv::Reader::from_reader(sheet.as_bytes()).deserialize() {
            let rule: Rule = row?;
            rules.insert(rule.category.clone(), rule);
        }
        Ok(Self(rules))
    }

    /// The rule of a category; nothing if its reports teach nothing.
    pub fn of(&self, category: &str) -> Option<&Rule> {
        self.0.get(category).or_else(|| self.0.get(USUAL))
    }
}

/// A report that an agency settled as its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// The id of its case.
    pub case: String,
    /// What it was about.
    pub category: String,
    /// Where.
    pub point: Point,
    /// Who settled it.
    pub agency: String,
    /// How often it had changed hands.
    pub handed: i64,
    /// When it was settled.
    pub at: Time,
}

/// What reports of a category near a place say about who is in charge there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Experience {
    /// Who settled most of them, or whoever took over from that agency.
    pub agency: AgencyCode,
    /// How many it settled,
    pub cases: u32,
    /// of how many,
    pub of: u32,
    /// and how many of its own had come to it from another agency.
    pub handed: u32,
    /// How far away they are at most, in metres.
    pub within_m: u32,
    /// Whether it says something else than the rules do.
    pub differs: bool,
}
