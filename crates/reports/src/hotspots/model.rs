//! Nouns of hotspots.

use std::collections::HashMap;
use std::time::Duration;

use base::{Point, Reference, Time};
use kernel::audit::Fresh;
use kernel::cases::{Area, CaseId};
use serde::Deserialize;

/// The code of the kind of case that a hotspot is.
pub const KIND: &str = "hotspot";
/// The prefix of its reference.
pub const PREFIX: &str = "RH";
/// What a hotspot is to its reports.
pub const SEEN_IN: &str = "seen_in";

/// What makes a hotspot of reports of one category.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Rule {
    /// The category's code.
    pub category: String,
    /// How far they are from the newest of them.
    pub within_m: u32,
    /// How long before it they were made.
    pub days: u64,
    /// How many there are at least.
    pub reports: usize,
}

impl Rule {
    /// For how long before a moment reports count.
    pub const fn window(&self) -> Duration {
        Duration::from_hours(24 * self.days)
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

    /// The rule of a category, if its reports can make a hotspot.
    pub fn of(&self, category: &str) -> Option<&Rule> {
        self.0.get(category)
    }

    /// For how long before a moment any reports count.
    pub fn window_longest(&self) -> Duration {
        self.0.values().map(Rule::window).max().unwrap_or_default()
    }
}

/// A report that came to an agency, as far as hotspots need it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sighting {
    /// Its case.
    pub id: CaseId,
    /// Who holds it.
    pub agency: String,
    /// What it is about.
    pub category: String,
    /// Where it is.
    pub point: Point,
    /// Where that is.
    pub area: Area,
    /// When it was made.
    pub created: Time,
}

/// A hotspot that is there already.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// Its case.
    pub id: CaseId,
    /// Where it is.
    pub point: Point,
    /// When it was closed, if it is.
    pub closed: Option<Time>,
}

/// What a new hotspot needs of randomness.
#[derive(Debug, Clone)]
pub struct HotspotFresh {
    /// Its id.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// For the act of opening.
    pub act: Fresh,
}
