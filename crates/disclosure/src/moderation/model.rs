//! Nouns of moderation.

use base::Reference;
use kernel::audit::Fresh;
use kernel::moderation::Deed;

/// A part of what everybody reads of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Request,
    /// What it is about.
    Title,
    /// What is asked for.
    Words,
    /// The words of an entry of its thread, by the entry's version.
    Entry(i64),
}

impl Part {
    /// Its name in the store and in forms.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Title => "title",
            Self::Words => "words",
            Self::Entry(_) => "entry",
        }
    }

    /// Which entry.
    pub fn place(&self) -> String {
        match self {
            Self::Entry(version) => version.to_string(),
            Self::Request | Self::Title | Self::Words => String::new(),
        }
    }

    /// Reads name and place back.
    pub fn parse(code: &str, place: &str) -> Option<Self> {
        Some(match code {
            "request" => Self::Request,
            "title" => Self::Title,
            "words" => Self::Words,
            "entry" => Self::Entry(place.parse().ok()?),
            _ => return None,
        })
    }
}

/// One act of moderation, as moderators read it.
pub type Moderated = kernel::moderation::Moderated<Part>;
/// A part of a request with what everybody reads there now.
pub type Words = kernel::moderation::Words<Part>;

/// Moderates a part of a request.
#[derive(Debug, Clone)]
pub struct Moderate {
    /// The request.
    pub reference: Reference,
    /// Which part of it.
    pub part: Part,
    /// What is done to it: words are changed, hidden, or shown again.
    pub deed: Deed,
    /// The words that shall stand in its place.
    pub text: Option<String>,
    /// The version that the officer saw.
    pub version: i64,
    /// Why, by a code of the pack's list.
    pub reason: Option<String>,
    /// Why, in words.
    pub words: Option<String>,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}
