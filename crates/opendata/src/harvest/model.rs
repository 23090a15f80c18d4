//! The nouns: what a catalogue elsewhere says of a dataset, and what came of taking it in.

use base::{Text, Time};
use kernel::audit::Fresh;
use serde::{Deserialize, Serialize};

use crate::model::FieldAbout;

/// What a catalogue elsewhere says of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// What it is called there, for good. Titles and addresses change; this does not.
    pub identifier: String,
    /// Its title.
    pub title: Text,
    /// What it is.
    pub about: Text,
    /// The code of a [`crate::Frequency`], if it is one.
    pub frequency: Option<String>,
    /// Its licence, as it is called there.
    pub licence: Option<String>,
    /// Who publishes it, as they are called there, the first one first.
    pub publishers: Vec<String>,
    /// What parts of the country it tells apart, as it is called there.
    pub geography: Vec<String>,
    /// What sorts of people it tells apart, as it is called there.
    pub demography: Vec<String>,
    /// What it is about.
    pub subjects: Vec<Text>,
    /// The first year or day that it is about, as it is written there.
    pub data_from: Option<String>,
    /// The last one.
    pub data_to: Option<String>,
    /// As of when it is right, as it is written there.
    pub data_as_of: Option<String>,
    /// When it was changed last, as it is written there.
    pub updated: Option<String>,
    /// When it is to be changed next, as it is written there.
    pub next_update: Option<String>,
    /// How its rows came about.
    pub method: Option<Text>,
    /// What to mind.
    pub caveat: Option<Text>,
    /// Its columns, in order.
    pub fields: Vec<FieldThere>,
    /// How it is drawn there, where we could draw it so.
    pub charts: Vec<Chart>,
    /// Where its data is.
    pub files: Vec<FileThere>,
}

/// A column of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldThere {
    /// What people call it.
    pub title: Text,
    /// Its name, kind and description.
    #[serde(flatten)]
    pub field: FieldAbout,
}

/// How it is drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// What it is called there.
    pub identifier: String,
    /// Its title.
    pub title: Text,
    /// `table`, `line`, `bar` or `areas`.
    pub sort: String,
    /// The column along which values stand.
    pub along: Option<String>,
    /// The columns whose values are drawn.
    pub values: Vec<String>,
    /// The columns by whose values a reader may narrow it.
    pub narrowed_by: Vec<String>,
}

/// A file with its data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileThere {
    /// The code of its format.
    pub format: String,
    /// Its address.
    pub url: String,
}

/// A dataset of a catalogue elsewhere, as we keep it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Harvested {
    /// The catalogue.
    pub source: String,
    /// The code of the body of our registry that publishes it, if we know that.
    pub agency: Option<String>,
    /// SHA-256 of what is said of it.
    pub hash: String,
    /// What is said of it.
    pub described: Described,
    /// When we took it in first.
    pub added: Time,
    /// When what is said of it changed last.
    pub changed: Time,
    /// Since when it is gone from its catalogue.
    pub gone: Option<Time>,
}

/// How much is kept of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The catalogue.
    pub source: String,
    /// How many of its datasets stand there.
    pub standing: i64,
    /// How many are gone from there.
    pub gone: i64,
}

/// What is known of one without reading it: enough to see what changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// What it is called there.
    pub identifier: String,
    /// The code of its body of our registry.
    pub agency: Option<String>,
    /// SHA-256 of what was said of it.
    pub hash: String,
    /// When we took it in first.
    pub added: Time,
    /// Whether it is gone from its catalogue.
    pub is_gone: bool,
}

/// A whole catalogue to take in. What is random in it is drawn before the transaction.
#[derive(Debug, Clone)]
pub struct Taking {
    /// What the catalogue is called here.
    pub source: String,
    /// All that could be read.
    pub all: Vec<Described>,
    /// What could not be read.
    pub left_out: Vec<LeftOut>,
    /// Chance for its act.
    pub fresh: Fresh,
}

/// Something that was not taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// What it is called there.
    pub identifier: String,
    /// Why, in English.
    pub reason: String,
}

/// A publisher whom the registry does not know, or knows more than once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unmatched {
    /// What they are called there.
    pub publisher: String,
    /// How many bodies of the registry are called so.
    pub known: usize,
}

/// What came of taking a catalogue in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// What is new, or back.
    pub added: Vec<String>,
    /// Of what something else is said.
    pub changed: Vec<String>,
    /// How many are as they were.
    pub same: usize,
    /// What is gone from the catalogue.
    pub gone: Vec<String>,
    /// What is missing there, and was not marked as gone, because too much is missing at once.
    pub spared: Vec<String>,
    /// What was not taken in.
    pub left_out: Vec<LeftOut>,
    /// Publishers without a body of the registry.
    pub unmatched: Vec<Unmatched>,
}
