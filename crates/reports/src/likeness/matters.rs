//! What the pack says of categories: how far their matters reach, how long they last, and which of them
//! people take for one another.

use std::collections::HashMap;

use kernel::registry::{Pack, Privacy, Registry};
use serde::Deserialize;

use super::rules::{RADIUS_M, RADIUS_MAX_M};
use super::words::Words;

/// The sheet of categories.
const SHEET: &str = "likeness_categories.csv";
/// What holds of a category of which the sheet says nothing.
const SPREAD_M: u32 = 60;
const LASTS_DAYS: u32 = 30;

/// How reports of one category are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// How far a person is shown similar reports; 0 for never.
    pub radius_m: u32,
    /// How far apart people put the pin for one and the same matter.
    pub spread_m: u32,
    /// For how many days one and the same matter is reported again.
    pub lasts_days: u32,
    /// Categories of one kin are taken for one another.
    pub kin: String,
    /// Categories of one shelf are looked through together.
    pub shelf: String,
}

/// What the likeness of reports rests on: the pack's words and categories.
#[derive(Debug, Default)]
pub struct Matters {
    rows: HashMap<String, Row>,
    /// The words.
    pub words: Words,
}

#[derive(Debug, Deserialize)]
struct Row {
    category: String,
    radius_m: u32,
    spread_m: Option<u32>,
    lasts_days: Option<u32>,
    #[serde(default)]
    kin: String,
    #[serde(default)]
    shelf: String,
}

impl Matters {
    /// Reads the pack's sheets. A pack may leave them out.
    pub fn of(pack: &Pack) -> Result<Self, csv::Error> {
        Self::read(
            pack.text(SHEET).unwrap_or_default(),
            pack.text(Words::SHEET).unwrap_or_default(),
        )
    }

    /// Reads the texts of the two sheets.
    pub fn read(categories: &str, words: &str) -> Result<Self, csv::Error> {
        let mut rows = HashMap::new();
        for row in csv::Reader::from_reader(categories.as_bytes()).deserialize() {
            let row: Row = row?;
            rows.insert(row.category.clone(), row);
        }
        Ok(Self {
            rows,
            words: Words::read(words)?,
        })
    }

    /// How reports of a category are compared. What is usually private is never shown beside others.
    pub fn of_category(&self, registry: &Registry, code: &str) -> Matter {
        let known = registry.category(code);
        let group = known.map_or_else(String::new, |category| category.group.to_string());
        let usual = match known.map(|category| category.privacy) {
            Some(Privacy::Public) => RADIUS_M,
            _ => 0,
        };
        self.matter(code, (&group, usual))
    }

    /// The same, of a category of this shelf and with this radius unless the sheet says otherwise.
    pub fn matter(&self, code: &str, (group, radius_m): (&str, u32)) -> Matter {
        let row = self.rows.get(code);
        let said = |text: Option<&String>, usual: &str| match text {
            Some(text) if !text.is_empty() => text.clone(),
            _ => usual.to_owned(),
        };
        Matter {
            radius_m: row.map_or(radius_m, |row| row.radius_m).min(RADIUS_MAX_M),
            spread_m: row.and_then(|row| row.spread_m).unwrap_or(SPREAD_M),
            lasts_days: row.and_then(|row| row.lasts_days).unwrap_or(LASTS_DAYS),
            kin: said(row.map(|row| &row.kin), code),
            shelf: said(row.map(|row| &row.shelf), group),
        }
    }
}
