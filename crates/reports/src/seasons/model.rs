//! Nouns of seasons.

use std::collections::{BTreeMap, HashMap};

use base::{Point, Reference, Text, Time};
use jiff::civil::Date;
use kernel::audit::Fresh;
use kernel::cases::{Area, CaseId};
use kernel::registry::Pack;
use serde::{Deserialize, Serialize};

/// The code of the kind of case that preparing for a season is.
pub const KIND: &str = "season";
/// The prefix of its reference.
pub const PREFIX: &str = "RS";
/// What the work is to the reports of last time.
pub(super) const SEEN_IN: &str = "seen_in";
/// The pack's sheets.
const SEASONS: &str = "seasons.csv";
const STEPS: &str = "season_steps.csv";

/// A day that comes each year. The 29th of February is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct YearDay(Date);

impl YearDay {
    /// The day in a year; nothing for years that the calendar does not have.
    pub fn of(self, year: i16) -> Option<Date> {
        self.0.with().year(year).build().ok()
    }
}

impl TryFrom<String> for YearDay {
    type Error = jiff::Error;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        // No leap year, so that each day that can be read is there in all years.
        format!("2001-{text}").parse().map(Self)
    }
}

/// Months in which the same trouble comes each year.
#[derive(Debug, Clone, PartialEq)]
pub struct Season {
    /// Its code.
    pub code: String,
    /// What people call it.
    pub name: Text,
    /// The states where it comes.
    pub states: Vec<String>,
    /// What is reported then.
    pub categories: Vec<String>,
    /// The day on which it begins.
    pub ready: YearDay,
    /// Its last day.
    pub until: YearDay,
    /// How many reports at one place last time make it a place to prepare.
    pub reports: usize,
    /// What to do before it begins, in order.
    pub steps: Vec<Text>,
}

/// The pack's seasons.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seasons(Vec<Season>);

#[derive(Deserialize)]
struct SeasonRow {
    code: String,
    states: String,
    categories: String,
    ready: YearDay,
    until: YearDay,
    reports: usize,
    #[serde(flatten)]
    words: HashMap<String, String>,
}

#[derive(Deserialize)]
struct StepRow {
    season: String,
    #[serde(flatten)]
    words: HashMap<String, String>,
}

impl Seasons {
    /// Reads the pack's sheets.
    pub fn read(pack: &Pack) -> Result<Self, csv::Error> {
        let text = |words: &HashMap<String, String>, column: &str| {
            let languages = pack.languages.iter();
            let said = |lang| words.get(&format!("{column}_{lang}")).cloned();
            let words = languages.map(|lang| (*lang, said(lang).unwrap_or_default()));
            Text::new(words).unwrap_or_else(|_| Text::malay(""))
        };
        let mut steps: BTreeMap<String, Vec<Text>> = BTreeMap::new();
        for row in rows::<StepRow>(pack, STEPS)? {
            let step = text(&row.words, "words");
            steps.entry(row.season).or_default().push(step);
        }
        let seasons = rows::<SeasonRow>(pack, SEASONS)?.into_iter();
        let read = seasons.map(|row| Season {
            name: text(&row.words, "name"),
            states: listed(&row.states),
            categories: listed(&row.categories),
            ready: row.ready,
            until: row.until,
            reports: row.reports,
            steps: steps.remove(&row.code).unwrap_or_default(),
            code: row.code,
        });
        Ok(Self(read.collect()))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Season> {
        self.0.iter()
    }

    /// The one with a code.
    pub fn of(&self, code: &str) -> Option<&Season> {
        self.iter().find(|season| season.code == code)
    }
}

fn rows<T: serde::de::DeserializeOwned>(pack: &Pack, sheet: &str) -> Result<Vec<T>, csv::Error> {
    let text = pack.text(sheet).unwrap_or_default();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().collect()
}

fn listed(codes: &str) -> Vec<String> {
    codes.split_whitespace().map(str::to_owned).collect()
}

/// A report of last time, as far as a season needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// Its case.
    pub id: CaseId,
    /// Who holds it now.
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

/// A place to prepare.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Where its newest report is.
    pub point: Point,
    /// Where that is.
    pub area: Area,
    /// How many reports there were.
    pub reports: usize,
    /// The newest of them, the newest first.
    pub newest: Vec<CaseId>,
}

/// The work of one season, as it was given to one agency.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The season's code.
    pub season: String,
    /// The day on which it begins.
    pub ready: Date,
    /// The places, the most reported first.
    pub places: Vec<PlaceKept>,
}

/// A place of [`Given`], as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct PlaceKept {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Reports last time.
    pub reports: usize,
}

/// What a new case needs of randomness.
#[derive(Debug, Clone)]
pub(super) struct SeasonFresh {
    /// Its id.
    pub(super) id: CaseId,
    /// Its reference.
    pub(super) reference: Reference,
    /// For the act of opening.
    pub(super) act: Fresh,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_season_of_the_pack_has_words_steps_and_known_states_and_categories() {
        let pack = Pack::embedded().expect("a pack");
        let registry = pack.registry().expect("rows");
        let seasons = Seasons::read(&pack).expect("sheets");
        assert!(seasons.iter().count() > 1);
        for season in seasons.iter() {
            for state in &season.states {
                assert!(registry.state(state).is_some(), "{state}");
            }
            for category in &season.categories {
                assert!(registry.category(category).is_some(), "{category}");
            }
            assert!(season.reports > 1 && !season.steps.is_empty(), "{season:?}");
            for text in season.steps.iter().chain([&season.name]) {
                assert_eq!(text.passages().count(), pack.languages.len(), "{text:?}");
            }
        }
    }

    #[test]
    fn a_day_that_some_years_lack_is_no_day_of_a_season() {
        let day = |text: &str| YearDay::try_from(text.to_owned());
        assert!(day("02-29").is_err() && day("13-01").is_err() && day("1").is_err());
        assert_eq!(
            day("11-01").expect("a day").of(2026),
            Some(Date::constant(2026, 11, 1))
        );
    }
}
