//! Nouns of moderation.

use base::{PersonId, Reference, Time};
use kernel::audit::Fresh;
use kernel::cases::Case;

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

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Puts other words in its place.
    Edit,
    /// Takes it from the public.
    Hide,
    /// Takes that back.
    Restore,
    /// The reporter wants somebody else to look at what was done.
    Object,
    /// Somebody else did, and it stands.
    Stand,
}

impl Deed {
    pub(super) const ALL: [Self; 5] = [
        Self::Edit,
        Self::Hide,
        Self::Restore,
        Self::Object,
        Self::Stand,
    ];
    /// Those of officers.
    pub const OFFICERS: [Self; 4] = [Self::Edit, Self::Hide, Self::Restore, Self::Stand];

    /// Its name in the store, in forms and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Hide => "hide",
            Self::Restore => "restore",
            Self::Object => "object",
            Self::Stand => "stand",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }

    /// The step that it is in the case's timeline.
    pub(super) const fn step(self) -> &'static str {
        match self {
            Self::Edit => "reword",
            Self::Hide => "hide",
            Self::Restore => "unhide",
            Self::Object => "object",
            Self::Stand => "stand",
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

/// One act of moderation, as moderators read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moderated {
    /// The case's version after it.
    pub version: i64,
    /// When.
    pub at: Time,
    /// Who, where it was an officer.
    pub person: Option<PersonId>,
    /// That officer's name.
    pub officer: Option<String>,
    /// What was done.
    pub deed: Deed,
    /// To which part.
    pub part: Part,
    /// What stood there before.
    pub said: Option<String>,
    /// What stands there since.
    pub says: Option<String>,
    /// Why, by a code of the pack's list.
    pub reason: Option<String>,
    /// Why, in words.
    pub words: Option<String>,
}

/// What became of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing<'h> {
    /// What it said before anybody touched it.
    pub original: Option<&'h str>,
    /// What was done to it last.
    pub deed: Deed,
}

/// A part of a report with what everybody reads there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The part.
    pub part: Part,
    /// What everybody reads; nothing where it is hidden, or is no words.
    pub text: Option<String>,
    /// What was done to it last, unless it is as it was.
    pub deed: Option<Deed>,
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
