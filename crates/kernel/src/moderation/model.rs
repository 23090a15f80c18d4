//! Nouns of moderation. Which parts a case has is its module's to say.

use base::{PersonId, Time};

use crate::cases::Mark;

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Deed {
    /// Puts other words in its place.
    Edit,
    /// Takes it from the public.
    Hide,
    /// Takes that back.
    Restore,
    /// Whoever it is from wants somebody else to look at what was done.
    Object,
    /// Somebody else did, and it stands.
    Stand,
}

impl Deed {
    /// All of them.
    pub const ALL: [Self; 5] = [
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
    pub const fn step(self) -> &'static str {
        match self {
            Self::Edit => "reword",
            Self::Hide => "hide",
            Self::Restore => "unhide",
            Self::Object => "object",
            Self::Stand => "stand",
        }
    }
}

/// One act of moderation, as moderators read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moderated<P> {
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
    pub part: P,
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

/// A part with what everybody reads there now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words<P> {
    /// The part.
    pub part: P,
    /// What everybody reads; nothing where it is hidden, or is no words.
    pub text: Option<String>,
    /// What was done to it last, unless it is as it was.
    pub deed: Option<Deed>,
}

/// What an act makes of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What stood there.
    pub said: Option<String>,
    /// What stands there from now on.
    pub says: Option<String>,
    /// What an entry is marked with.
    pub mark: Option<Mark>,
    /// Whether everybody may see the case from now on, where that changes.
    pub public: Option<bool>,
}
