//! Nouns of moderation.

use base::{Reference, Time};
use kernel::audit::Fresh;
use kernel::cases::Case;
pub use kernel::moderation::{Deed, Standing};

use crate::model::Description;

/// A part of what everybody reads of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Report,
    /// What it is about.
    Description,
    /// The place in words.
    Address,
    /// The reporter's shown name.
    Name,
    /// The answer to a question, by the question's code.
    Answer(String),
    /// The words of an entry of its history, by the entry's version.
    Entry(i64),
}

impl Part {
    /// Its name in the store, in forms and on the wire.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Description => "description",
            Self::Address => "address",
            Self::Name => "name",
            Self::Answer(_) => "answer",
            Self::Entry(_) => "entry",
        }
    }

    /// Which answer or entry.
    pub fn place(&self) -> String {
        match self {
            Self::Answer(code) => code.clone(),
            Self::Entry(version) => version.to_string(),
            Self::Report | Self::Description | Self::Address | Self::Name => String::new(),
        }
    }

    /// Reads name and place back.
    pub fn parse(code: &str, place: &str) -> Option<Self> {
        match code {
            "report" => Some(Self::Report),
            "description" => Some(Self::Description),
            "address" => Some(Self::Address),
            "name" => Some(Self::Name),
            "answer" => Some(Self::Answer(place.to_owned())),
            "entry" => place.parse().ok().map(Self::Entry),
            _ => None,
        }
    }
}

/// Moderates a part of a report.
#[derive(Debug, Clone)]
pub struct Moderate {
    /// The report.
    pub reference: Reference,
    /// The version that the officer saw.
    pub version: i64,
    /// Which part.
    pub part: Part,
    /// What is done to it.
    pub deed: Deed,
    /// The words in its place.
    pub text: Option<String>,
    /// What the report is about after it, read before the transaction ([`super::report_reworded`]).
    pub description: Option<Description>,
    /// Why, by a code of the pack's list.
    pub reason: Option<String>,
    /// Why, in words.
    pub words: Option<String>,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// Asks for somebody else to look at what was moderated.
#[derive(Debug, Clone)]
pub struct Object {
    /// The report.
    pub reference: Reference,
    /// Why, in words.
    pub words: String,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// A reporter's wish that waits for somebody to look.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The report.
    pub case: Case,
    /// Since when.
    pub at: Time,
    /// Why.
    pub words: String,
}

/// One act of moderation, as moderators read it.
pub type Moderated = kernel::moderation::Moderated<Part>;
/// A part of a report with what everybody reads there now.
pub type Words = kernel::moderation::Words<Part>;
