//! Nouns: a reuse, and where it stands.

use base::{Id, PersonId, Time};
use kernel::audit::Fresh;

/// What was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Something to use.
    App,
    /// Something to read.
    Article,
    /// Something that was worked out.
    Analysis,
    /// A picture or a map.
    Picture,
    /// Something for programs.
    Tool,
}

impl Sort {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 5] = [
        Self::App,
        Self::Article,
        Self::Analysis,
        Self::Picture,
        Self::Tool,
    ];

    /// Its name in the store and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::App => "app",
            Self::Article => "article",
            Self::Analysis => "analysis",
            Self::Picture => "picture",
            Self::Tool => "tool",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// Where a reuse stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody looked at it yet.
    Waiting,
    /// Everybody sees it.
    Shown,
    /// Nobody sees it, for a reason.
    Refused,
    /// Whoever told of it took it back.
    Withdrawn,
}

impl State {
    const ALL: [Self; 4] = [Self::Waiting, Self::Shown, Self::Refused, Self::Withdrawn];

    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A reuse to be told of.
#[derive(Debug, Clone)]
pub struct ReuseNew {
    /// Its id, drawn before the transaction.
    pub id: Id<Reuse>,
    /// What was made; nothing where nobody said.
    pub sort: Option<Sort>,
    /// What it is called, at most [`ReuseNew::TITLE_MAX`] characters.
    pub title: String,
    /// What it does, at most [`ReuseNew::ABOUT_MAX`] characters.
    pub about: String,
    /// Where it is.
    pub url: String,
    /// The datasets it was made with: that whose agency decides first, at most [`ReuseNew::DATASETS_MAX`].
    pub datasets: Vec<String>,
}

impl ReuseNew {
    /// Longest title, in characters.
    pub const TITLE_MAX: usize = 120;
    /// Longest description, in characters.
    pub const ABOUT_MAX: usize = 1_000;
    /// Longest address, in bytes.
    pub const URL_MAX: usize = 500;
    /// Most datasets.
    pub const DATASETS_MAX: usize = 10;
}

/// A reuse as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reuse {
    /// Its id.
    pub id: Id<Self>,
    /// The dataset whose agency decides.
    pub dataset: String,
    /// All datasets that it was made with.
    pub datasets: Vec<String>,
    /// Who told of it, while they are here.
    pub person: Option<PersonId>,
    /// Where it stands.
    pub state: State,
    /// What was made.
    pub sort: Sort,
    /// What it is called.
    pub title: String,
    /// What it does.
    pub about: String,
    /// Where it is.
    pub url: String,
    /// Why nobody sees it.
    pub reason: Option<String>,
    /// When it was told of.
    pub made: Time,
    /// When it was decided on last.
    pub decided: Option<Time>,
}

/// A decision on a reuse.
#[derive(Debug, Clone)]
pub struct ReuseDecide {
    /// Which.
    pub id: Id<Reuse>,
    /// Whether everybody sees it.
    pub show: bool,
    /// Why not, otherwise.
    pub reason: String,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}
