//! Nouns: a request for information, what everybody may see of it, and what came of it.

use base::{Ids, Lang, Reference, Time};
use kernel::audit::Fresh;
use kernel::cases::{Case, CaseId, Deadline, Entry};
use kernel::documents::CaseDocuments;

use crate::moderation::Moderated;

/// The code of the kind that every request is.
pub const KIND: &str = "information";
/// The prefix of every request's reference.
pub const PREFIX: &str = "IR";

/// What everybody may see of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// All of it, from the first moment.
    #[default]
    Public,
    /// All of it, from a day on.
    Later,
    /// Nothing, ever: it is about whoever asks.
    Personal,
}

impl Shown {
    /// All choices, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Public, Self::Later, Self::Personal];

    /// Its name in the store and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Later => "later",
            Self::Personal => "personal",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.code() == code)
    }
}

/// What came of a request, which is not where it stands: a refused one may be looked at again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// All that was asked for was given.
    Full,
    /// A part was given, and why no more.
    Partial,
    /// Nothing was given, and why.
    Refused,
    /// The agency does not have it.
    NotHeld,
    /// Whoever asked took it back.
    Withdrawn,
    /// Whoever asked did not say what they meant.
    Lapsed,
}

impl Outcome {
    /// All of them, in the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::Full,
        Self::Partial,
        Self::Refused,
        Self::NotHeld,
        Self::Withdrawn,
        Self::Lapsed,
    ];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Refused => "refused",
            Self::NotHeld => "not_held",
            Self::Withdrawn => "withdrawn",
            Self::Lapsed => "lapsed",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// Whether it is an agency's answer.
    pub const fn is_answer(self) -> bool {
        !matches!(self, Self::Withdrawn | Self::Lapsed)
    }
}

/// A request to be made, with everything already read and drawn.
#[derive(Debug, Clone)]
pub struct RequestNew {
    /// The code of the agency that is asked.
    pub agency: String,
    /// What it is about, in a line of at most [`RequestNew::TITLE_MAX`] characters.
    pub title: String,
    /// What is asked for, at most [`RequestNew::WORDS_MAX`] characters.
    pub words: String,
    /// Why somebody's life or liberty is concerned, where it is; only the agency reads it.
    pub urgency: Option<String>,
    /// What whoever asks wanted hidden from everybody, for the agency.
    pub hidden: Option<String>,
    /// What everybody may see.
    pub shown: Shown,
    /// From when on everybody sees it, where that is later.
    pub reveal: Option<Time>,
    /// The language of whoever asks.
    pub lang: Lang,
    /// Ids, reference and salts, drawn before the transaction.
    pub fresh: RequestFresh,
}

impl RequestNew {
    /// Longest title, in characters.
    pub const TITLE_MAX: usize = 120;
    /// Longest request, in characters.
    pub const WORDS_MAX: usize = 4_000;
}

/// What is random in a new request.
#[derive(Debug, Clone)]
pub struct RequestFresh {
    /// Its case's id.
    pub id: CaseId,
    /// What people call it.
    pub reference: Reference,
    /// The hash of the secret that opens it to somebody without an account.
    pub key_hash: Option<String>,
    /// Ids and salt for the record.
    pub act: Fresh,
}

impl RequestFresh {
    /// Draws all of it.
    pub fn draw(ids: &Ids, now: Time) -> Self {
        Self {
            id: ids.next(now),
            reference: ids.reference(PREFIX),
            key_hash: None,
            act: Fresh::draw(ids, now),
        }
    }
}

/// A request as it is kept beside its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What it is about.
    pub title: String,
    /// What is asked for.
    pub words: String,
    /// Why it is urgent, for its agency and whoever asked alone.
    pub urgency: Option<String>,
    /// What whoever asked wanted hidden from everybody, for its agency and them alone.
    pub hidden: Option<String>,
    /// What everybody may see.
    pub shown: Shown,
    /// From when on everybody sees it, where that is later.
    pub reveal: Option<Time>,
    /// What came of it, so far.
    pub outcome: Option<Outcome>,
    /// When the agency answered.
    pub answered: Option<Time>,
    /// Whether that was in time.
    pub in_time: Option<bool>,
}

/// A request with what a reader may see of it.
#[derive(Debug, Clone)]
pub struct RequestSeen {
    /// Its case.
    pub case: Case,
    /// The request.
    pub request: Request,
    /// Its timeline, oldest first.
    pub entries: Vec<Entry>,
    /// All its clocks.
    pub deadlines: Vec<Deadline>,
    /// Documents that came with it.
    pub documents: CaseDocuments,
    /// Whether an office changed or hid words of the request itself.
    pub moderated: bool,
    /// What was moderated, as far as the reader may know.
    pub acts: Vec<Moderated>,
}

/// Which requests a list shows; all are public.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestFilter {
    /// Those to an agency.
    pub agency: Option<String>,
    /// Closed ones, or those that are not.
    pub closed: Option<bool>,
    /// Those of which this came.
    pub outcome: Option<Outcome>,
}

/// One row of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// Its case's id, which does not leave the house but in a cursor.
    pub id: CaseId,
    /// What people call it.
    pub reference: Reference,
    /// The code of its state.
    pub state: String,
    /// Whether nothing more is expected.
    pub closed: bool,
    /// Whether its agency has to act.
    pub open: bool,
    /// The agency that holds it.
    pub agency: String,
    /// What it is about.
    pub title: String,
    /// What is asked for.
    pub words: String,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// When it was made.
    pub created: Time,
    /// When it last moved.
    pub updated: Time,
    /// By when its agency has to act, while it has to.
    pub due: Option<Time>,
    /// Whether a law says so.
    pub by_law: bool,
}

impl RequestRow {
    /// Whether its agency is late: worked out each time, kept nowhere.
    pub fn is_overdue(&self, now: Time) -> bool {
        self.open && self.due.is_some_and(|due| now > due)
    }
}

/// How an agency answers requests, counted over all of them; what is about few is not told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RequestCounts {
    /// Requests that it was asked.
    pub received: i64,
    /// Of those, answered.
    pub answered: i64,
    /// Of those, answered in time.
    pub in_time: i64,
    /// Waiting for it beyond their date.
    pub overdue: i64,
    /// Answered with all that was asked for.
    pub full: i64,
    /// With a part.
    pub partial: i64,
    /// Refused.
    pub refused: i64,
    /// Not held.
    pub not_held: i64,
}
