//! The nouns: a catalogue elsewhere that we read, a run over it, and what was seen in it.

use std::collections::BTreeMap;

use base::{Lang, Time};
use kernel::audit::Fresh;
use serde::{Deserialize, Serialize};

use super::super::model::{Described, LeftOut};

/// How a catalogue is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Protocol {
    /// CKAN's actions.
    Ckan,
    /// DCAT-US: one file with everything.
    DataJson,
}

impl Protocol {
    /// All that are read.
    pub const ALL: [Self; 2] = [Self::Ckan, Self::DataJson];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ckan => "ckan",
            Self::DataJson => "data_json",
        }
    }

    /// What its standard is called, in every language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ckan => "CKAN",
            Self::DataJson => "DCAT-US (data.json)",
        }
    }

    /// Reads its name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// A catalogue that is read again and again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What it is called here, for good.
    pub name: String,
    /// How it is asked.
    pub protocol: Protocol,
    /// Where it is.
    pub url: String,
    /// The language of words that do not say theirs.
    pub lang: Lang,
    /// Which publishers, as they are called there, are which bodies of our registry.
    pub publishers: BTreeMap<String, String>,
    /// Whether it is read by itself.
    pub is_on: bool,
    /// Hours from one run to the next.
    pub hours: i64,
    /// Counts its changes.
    pub version: i64,
    /// When it is read next.
    pub next: Time,
}

/// What is said of a catalogue when it is named or changed.
#[derive(Debug, Clone)]
pub struct SourcePut {
    /// What it is called.
    pub name: String,
    /// The version that was seen; none of one that is new.
    pub seen: Option<i64>,
    /// How it is asked; the code of a [`Protocol`].
    pub protocol: String,
    /// Where it is.
    pub url: String,
    /// The code of a language.
    pub lang: String,
    /// Publishers and bodies.
    pub publishers: BTreeMap<String, String>,
    /// Whether it is read by itself.
    pub is_on: bool,
    /// Hours from one run to the next.
    pub hours: i64,
    /// Chance for its act.
    pub fresh: Fresh,
}

/// How far a run has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// It goes on.
    Running,
    /// All was read.
    Done,
    /// It was given up; what it had read stays, and nothing was marked as gone.
    Failed,
}

impl RunState {
    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    pub(super) fn parse(code: &str) -> Option<Self> {
        let all = [Self::Running, Self::Done, Self::Failed];
        all.into_iter().find(|known| known.code() == code)
    }
}

/// How many there were of each outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    /// New, or back.
    pub added: i64,
    /// Of which something else is said.
    pub changed: i64,
    /// As they were.
    pub same: i64,
    /// Gone from there.
    pub gone: i64,
    /// Missing there, and left as they were.
    pub spared: i64,
    /// Not taken in.
    pub refused: i64,
}

/// One reading of a catalogue from its beginning to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its id, ordered by time.
    pub id: String,
    /// The catalogue.
    pub source: String,
    /// How far it has come.
    pub state: RunState,
    /// Where it goes on, in words of its protocol.
    pub place: String,
    /// How many pages were read.
    pub page: i64,
    /// How often the page at this place failed.
    pub failures: i64,
    /// How many datasets the catalogue said that it has, if it said so.
    pub said: Option<i64>,
    /// When it began.
    pub begun: Time,
    /// When it moved last.
    pub moved: Time,
    /// When it ended.
    pub ended: Option<Time>,
    /// Why it failed, or why nothing was marked as gone, in English.
    pub failure: Option<String>,
    /// What came of it, once it ended.
    pub counts: Counts,
}

/// What became of something that was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is new, or back.
    Added,
    /// Something else is said of it.
    Changed,
    /// It is as it was.
    Same,
    /// It is gone from there.
    Gone,
    /// It is missing there, and was left as it was.
    Spared,
    /// It was not taken in.
    Refused,
    /// It stood on an earlier page already.
    Again,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Added,
        Self::Changed,
        Self::Same,
        Self::Gone,
        Self::Spared,
        Self::Refused,
        Self::Again,
    ];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Same => "same",
            Self::Gone => "gone",
            Self::Spared => "spared",
            Self::Refused => "refused",
            Self::Again => "again",
        }
    }

    pub(super) fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// Something that a run saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenThere {
    /// What it is called there.
    pub identifier: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it was not taken in, in English.
    pub reason: Option<String>,
}

/// A page of a catalogue, as it was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// What it describes.
    pub all: Vec<Described>,
    /// What it describes in a way that cannot be read.
    pub left_out: Vec<LeftOut>,
    /// Where the next page is, in words of the protocol; none after the last one.
    pub next: Option<String>,
    /// How many datasets the catalogue says that it has.
    pub said: Option<i64>,
}

/// A run with some of what it saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The run.
    pub run: Run,
    /// What it saw, but what is as it was; by outcome and identifier.
    pub seen: Vec<SeenThere>,
}
