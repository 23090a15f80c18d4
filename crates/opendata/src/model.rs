//! The nouns: a dataset, its dictionary, and its versions.

use base::{Text, Time};
use serde::{Deserialize, Serialize};
use tables::Kind;

/// A dataset, as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// What it is called in addresses and by every dialect: small letters, digits, `-` and `_`.
    pub slug: String,
    /// The code of the body that publishes it.
    pub agency: String,
    /// Its title.
    pub title: Text,
    /// What it is.
    pub about: Text,
    /// How often it changes.
    pub frequency: Frequency,
    /// Under which licence, as an SPDX identifier.
    pub licence: String,
    /// Its columns, in order.
    pub dictionary: Vec<FieldAbout>,
    /// The columns that together name a row; none if nothing does.
    pub key: Vec<String>,
    /// The number of its newest version, from 1.
    pub current: i64,
    /// When somebody last looked whether it changed.
    pub checked: Time,
    /// When its newest version was published.
    pub updated: Time,
}

/// A column of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldAbout {
    /// Its name in the table.
    pub name: String,
    /// The code of the kind of its values.
    pub kind: String,
    /// What stands in it.
    pub about: Text,
}

impl FieldAbout {
    /// The kind of its values.
    pub fn kind(&self) -> Kind {
        Kind::parse(&self.kind).unwrap_or(Kind::Text)
    }
}

/// How often a dataset changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Each hour.
    Hourly,
    /// Each day.
    Daily,
}

impl Frequency {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Hourly, Self::Daily];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hourly => "HOURLY",
            Self::Daily => "DAILY",
        }
    }

    /// The frequency of a name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// One version of a dataset's table. It never changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// From 1.
    pub number: i64,
    /// When it was published.
    pub at: Time,
    /// The blob that holds it.
    pub blob: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub hash: String,
    /// The size of those bytes.
    pub bytes: i64,
    /// How many rows.
    pub rows: i64,
    /// Its columns: names and kinds, in order.
    pub columns: Vec<(String, String)>,
}

/// Which version somebody asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Which {
    /// The newest one.
    Newest,
    /// The one with a number.
    Number(i64),
    /// The newest one that was published before a moment.
    Before(Time),
}

/// A dataset with its newest hundred versions, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatasetShown {
    /// The dataset.
    pub dataset: Dataset,
    /// Its versions.
    pub versions: Vec<Version>,
}
