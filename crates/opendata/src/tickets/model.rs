//! Nouns: a ticket, which is a problem with a dataset or a wish that data be open, and what came of it.

use base::{Ids, Lang, Reference, Time};
use kernel::audit::Fresh;
use kernel::cases::{Case, CaseId, Entry};

/// Which sort of ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Something is wrong with a dataset.
    Fault,
    /// Data should be open that is not.
    Wish,
}

impl Sort {
    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fault => "fault",
            Self::Wish => "wish",
        }
    }

    /// The kind of its cases.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Fault => "data_fault",
            Self::Wish => "data_wish",
        }
    }

    const fn prefix(self) -> &'static str {
        match self {
            Self::Fault => "DF",
            Self::Wish => "DW",
        }
    }

    /// The sort of which a kind is.
    pub fn of_kind(kind: &str) -> Option<Self> {
        [Self::Fault, Self::Wish]
            .into_iter()
            .find(|sort| sort.kind() == kind)
    }
}

/// What is wrong with a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Values are wrong.
    Wrong,
    /// Rows or columns are missing.
    Missing,
    /// It is out of date.
    Old,
    /// It does not say what it means.
    Unclear,
    /// A file or an address does not work.
    Broken,
    /// It tells of people what nobody should read.
    Personal,
}

impl Reason {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 6] = [
        Self::Wrong,
        Self::Missing,
        Self::Old,
        Self::Unclear,
        Self::Broken,
        Self::Personal,
    ];

    /// Its name in the store and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wrong => "wrong",
            Self::Missing => "missing",
            Self::Old => "old",
            Self::Unclear => "unclear",
            Self::Broken => "broken",
            Self::Personal => "personal",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// What came of a ticket, which is not where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A problem was put right.
    Fixed,
    /// It is as it should be.
    Kept,
    /// What was wished for is published.
    Published,
    /// It will be, by the date of its case.
    Planned,
    /// The agency does not have it.
    NotHeld,
    /// It stays closed, for a reason of the pack.
    Refused,
    /// Whoever brought it took it back.
    Withdrawn,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Fixed,
        Self::Kept,
        Self::Published,
        Self::Planned,
        Self::NotHeld,
        Self::Refused,
        Self::Withdrawn,
    ];

    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fixed => "fixed",
            Self::Kept => "kept",
            Self::Published => "published",
            Self::Planned => "planned",
            Self::NotHeld => "not_held",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// What is random in a new ticket.
#[derive(Debug, Clone)]
pub struct TicketFresh {
    /// Its case's id.
    pub id: CaseId,
    /// What people call it.
    pub reference: Reference,
    /// Ids and salt for the record.
    pub act: Fresh,
}

impl TicketFresh {
    /// Draws all of it.
    pub fn draw(ids: &Ids, now: Time, sort: Sort) -> Self {
        Self {
            id: ids.next(now),
            reference: ids.reference(sort.prefix()),
            act: Fresh::draw(ids, now),
        }
    }
}

/// A ticket to be made.
#[derive(Debug, Clone)]
pub struct TicketNew {
    /// Which sort.
    pub sort: Sort,
    /// The dataset with which something is wrong; wishes have none.
    pub dataset: Option<String>,
    /// The code of the agency that should publish; of a problem it is the dataset's.
    pub agency: String,
    /// What is wrong; wishes have none.
    pub reason: Option<Reason>,
    /// What it is about, in a line of at most [`TicketNew::TITLE_MAX`] characters.
    pub title: String,
    /// The rest, at most [`TicketNew::WORDS_MAX`] characters.
    pub words: String,
    /// Whether everybody may read it; wishes are always public.
    pub public: bool,
    /// The language of whoever brings it.
    pub lang: Lang,
    /// Ids, reference and salts, drawn before the transaction.
    pub fresh: TicketFresh,
}

impl TicketNew {
    /// Longest title, in characters.
    pub const TITLE_MAX: usize = 120;
    /// Longest words, in characters.
    pub const WORDS_MAX: usize = 4_000;
}

/// A ticket as it is kept beside its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ticket {
    /// Which sort.
    pub sort: Sort,
    /// The dataset with which something is wrong.
    pub dataset: Option<String>,
    /// What is wrong.
    pub reason: Option<Reason>,
    /// What it is about.
    pub title: String,
    /// The rest.
    pub words: String,
    /// What came of it, so far.
    pub outcome: Option<Outcome>,
    /// The dataset as which it was published.
    pub published: Option<String>,
}

/// How many want the same, and whether the reader is one of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Joined {
    /// People beside whoever asked.
    pub count: i64,
    /// Whether the reader is one of them.
    pub mine: bool,
}

/// A ticket with what a reader may see of it.
#[derive(Debug, Clone)]
pub struct TicketSeen {
    /// Its case.
    pub case: Case,
    /// The ticket.
    pub ticket: Ticket,
    /// Its timeline, oldest first.
    pub entries: Vec<Entry>,
    /// Who wants the same.
    pub joined: Joined,
}

/// Which wishes a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WishFilter {
    /// Closed ones, or those that are not.
    pub closed: Option<bool>,
    /// Those to an agency.
    pub agency: Option<String>,
}

/// One row of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WishRow {
    /// What people call it.
    pub reference: Reference,
    /// The code of its state.
    pub state: String,
    /// The agency that holds it.
    pub agency: String,
    /// What it is about.
    pub title: String,
    /// How many want the same.
    pub joined: i64,
    /// When it was asked.
    pub created: Time,
}

/// A problem whose sender agreed that everybody reads it, with the agency's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FaultTold {
    /// What people call it.
    pub reference: Reference,
    /// The code of its state.
    pub state: String,
    /// What is wrong.
    pub title: String,
    /// What the agency said of it last.
    pub answer: Option<String>,
    /// When it last moved.
    pub updated: Time,
}

/// What everybody may know of problems with a dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FaultsShown {
    /// How many wait for the agency.
    pub open: i64,
    /// How many were answered.
    pub answered: i64,
    /// Those whose senders agreed, the newest first.
    pub told: Vec<FaultTold>,
}
