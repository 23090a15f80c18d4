//! The nouns: a dataset, its dictionary, and its versions.

use std::time::Duration;

use base::{Text, Time};
use jiff::civil::Date;
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
    /// What its publisher says beside that.
    pub details: Details,
}

impl Dataset {
    /// Whether people of its agency look after it, rather than a module of ours.
    pub const fn is_kept(&self) -> bool {
        self.details.kept
    }
}

/// What a publisher says of a dataset beside what every one has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Whether people of its agency look after it.
    pub kept: bool,
    /// Whether rows that programs send are published by themselves when none came for a minute and the gate found nothing.
    pub prompt: bool,
    /// The code of what it is about, one of [`kernel::datasets::Theme`].
    pub theme: Option<String>,
    /// The code of what it is of: the country, or a state of it.
    pub place: Option<String>,
    /// The first day that its rows are about.
    pub data_from: Option<Date>,
    /// The last day that its rows are about.
    pub data_as_of: Option<Date>,
    /// The day by which its next version was promised.
    pub next_update: Option<Date>,
    /// Words by which it is found.
    pub tags: Vec<String>,
    /// Whom to ask about it.
    pub contact: Option<String>,
    /// How its rows came about, and what to mind.
    pub method: Option<Text>,
    /// The address from which the file of its newest version was fetched, if it was.
    pub from: Option<String>,
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
    /// Each week.
    Weekly,
    /// Each month.
    Monthly,
    /// Four times a year.
    Quarterly,
    /// Each year.
    Yearly,
    /// Now and then.
    Infrequent,
    /// Never again.
    OneOff,
}

impl Frequency {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Hourly,
        Self::Daily,
        Self::Weekly,
        Self::Monthly,
        Self::Quarterly,
        Self::Yearly,
        Self::Infrequent,
        Self::OneOff,
    ];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hourly => "HOURLY",
            Self::Daily => "DAILY",
            Self::Weekly => "WEEKLY",
            Self::Monthly => "MONTHLY",
            Self::Quarterly => "QUARTERLY",
            Self::Yearly => "YEARLY",
            Self::Infrequent => "INFREQUENT",
            Self::OneOff => "ONE-OFF",
        }
    }

    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hourly => "opendata-hourly",
            Self::Daily => "opendata-daily",
            Self::Weekly => "opendata-weekly",
            Self::Monthly => "opendata-monthly",
            Self::Quarterly => "opendata-quarterly",
            Self::Yearly => "opendata-yearly",
            Self::Infrequent => "opendata-infrequent",
            Self::OneOff => "opendata-one-off",
        }
    }

    /// From one version to the next, at most; nothing if none is promised.
    pub const fn span(self) -> Option<Duration> {
        let days = match self {
            Self::Hourly => return Some(Duration::from_hours(1)),
            Self::Daily => 1,
            Self::Weekly => 7,
            Self::Monthly => 31,
            Self::Quarterly => 92,
            Self::Yearly => 366,
            Self::Infrequent | Self::OneOff => return None,
        };
        Some(Duration::from_hours(24 * days))
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
    /// What its receipt is called; versions from before there were receipts have none.
    pub receipt: Option<String>,
    /// When it was taken back, and why; then its rows are given to nobody any more.
    pub retracted: Option<Retraction>,
}

/// A version that was taken back: it stays listed, with what its publisher says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retraction {
    /// When.
    pub at: Time,
    /// Why, for everybody to read.
    pub notice: String,
}

/// What was said of a dataset's columns when a version was published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Said {
    /// What stands in them.
    pub(crate) dictionary: Vec<FieldAbout>,
    /// Those that together name a row.
    pub(crate) key: Vec<String>,
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

impl DatasetShown {
    /// The newest version that was not taken back.
    pub fn newest(&self) -> Option<&Version> {
        let mut versions = self.versions.iter();
        versions.find(|version| version.retracted.is_none())
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) const NOW: Time = Time::from_micros(1_795_435_200_000_000);

    /// A dataset as modules publish theirs.
    pub(crate) fn dataset(slug: &str, title: &str) -> Dataset {
        Dataset {
            slug: slug.to_owned(),
            agency: "bpa".to_owned(),
            title: Text::malay(title),
            about: Text::malay("Senarai penuh."),
            frequency: Frequency::Daily,
            licence: "CC-BY-4.0".to_owned(),
            dictionary: Vec::new(),
            key: Vec::new(),
            current: 1,
            checked: NOW,
            updated: NOW,
            details: Details::default(),
        }
    }
}
