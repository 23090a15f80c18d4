//! Nouns of the case engine.

use base::workdays::{Skipped, Term};
use base::{Id, Lang, PersonId, Reference, Time};
use serde::{Deserialize, Serialize};

use super::kinds::{Audience, Party, Phase};
use crate::audit::Fresh;
use crate::registry::Milestone;

/// The id of a case.
pub type CaseId = Id<Case>;

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The code of its kind.
    pub kind: String,
    /// What people call it.
    pub reference: Reference,
    /// The code of its state.
    pub state: String,
    /// What that state means for lists and clocks.
    pub phase: Phase,
    /// Counts its moves; a move names the version it saw.
    pub version: i64,
    /// The code of the agency that holds it.
    pub agency: String,
    /// The category it is about, if the kind has categories.
    pub topic: Option<String>,
    /// Counts the agencies that held it.
    pub turn: i64,
    /// The officer who works on it.
    pub holder: Option<PersonId>,
    /// The person who raised it.
    pub owner: Option<PersonId>,
    /// The owner's language.
    pub lang: Lang,
    /// Whether everybody may see it.
    pub public: bool,
    /// When it was begun.
    pub created: Time,
    /// When it reached the agency.
    pub opened: Option<Time>,
    /// When it last moved.
    pub updated: Time,
    /// When it was closed, while it is.
    pub closed: Option<Time>,
    /// Since when its clocks stand, while they do.
    pub paused: Option<Time>,
    /// By when it should be resolved.
    pub due: Option<Time>,
    /// Whether that date is a promise or our estimate.
    pub due_basis: Option<Basis>,
}

/// What a date rests on. The two are told apart everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The agency published it in its charter.
    Promise,
    /// Nobody promised it; it is our estimate.
    Estimate,
}

impl Basis {
    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::Estimate => "estimate",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Promise, Self::Estimate]
            .into_iter()
            .find(|basis| basis.code() == code)
    }
}

/// One clock of a case: a milestone, and by when this agency has to reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Which agency's turn it belongs to, counted from 0.
    pub turn: i64,
    /// What has to be reached.
    pub milestone: Milestone,
    /// Whose clock it is.
    pub agency: String,
    /// How long it may take.
    pub term: Term,
    /// Promise or estimate.
    pub basis: Basis,
    /// The condition that the charter attaches, in the charter's words.
    pub condition: Option<String>,
    /// When the clock started.
    pub started: Time,
    /// When it runs out.
    pub due: Time,
    /// When the milestone was reached.
    pub met: Option<Time>,
    /// When the clock ended without it: the case went to another agency.
    pub ended: Option<Time>,
    /// How the due date came about.
    pub trace: DeadlineTrace,
}

/// How a due date came about, so that it can explain itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DeadlineTrace {
    /// Days that did not count.
    pub skipped: Vec<Skipped>,
    /// Times during which the clock stood.
    pub pauses: Vec<Pause>,
}

/// A time during which a clock stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    /// From when.
    pub from: Time,
    /// Until when.
    pub until: Time,
}

/// One entry of a case's timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The case's version after it.
    pub version: i64,
    /// When.
    pub at: Time,
    /// The code of the move, or `open` for the first.
    pub step: String,
    /// The state after it.
    pub to_state: String,
    /// The agency that held the case.
    pub agency: String,
    /// The agency it went to, if it was handed over.
    pub to_agency: Option<String>,
    /// In which part the actor acted.
    pub party: Party,
    /// Who may read it.
    pub audience: Audience,
    /// The words that came with it.
    pub body: Option<String>,
}

/// Begins a case.
#[derive(Debug, Clone)]
pub struct CaseOpen {
    /// Its id, drawn by the caller.
    pub id: CaseId,
    /// Its reference, drawn by the caller.
    pub reference: Reference,
    /// The code of its kind.
    pub kind: String,
    /// The state it begins in, one of the kind's initial ones.
    pub state: String,
    /// The agency that shall hold it.
    pub agency: String,
    /// The category it is about.
    pub topic: Option<String>,
    /// The person who raises it, if known.
    pub owner: Option<PersonId>,
    /// SHA-256 in hexadecimal of the secret that opens it to an owner who is not signed in.
    pub key_hash: Option<String>,
    /// In which part the actor acts: an officer may open a case for somebody else.
    pub party: Party,
    /// The owner's language.
    pub lang: Lang,
    /// Whether everybody may see it.
    pub public: bool,
    /// What the audit leaf commits to besides the case's own columns.
    pub payload: serde_json::Value,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// Moves a case.
#[derive(Debug, Clone)]
pub struct CaseMove {
    /// Which case.
    pub id: CaseId,
    /// The version the actor saw; nothing when a machine acts that saw none.
    pub version: Option<i64>,
    /// The code of the move.
    pub step: String,
    /// Words with it.
    pub body: Option<String>,
    /// The agency it shall go to.
    pub to_agency: Option<String>,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// What a move did.
#[derive(Debug, Clone)]
pub struct Moved {
    /// The case after it.
    pub case: Case,
    /// The id of the timeline's new entry.
    pub entry_id: String,
    /// In which part the actor acted.
    pub party: Party,
    /// The agency before it.
    pub from_agency: String,
}

/// Which of an agency's cases a queue shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Queue {
    /// Open and held by nobody.
    New,
    /// Held by the officer who asks.
    Mine,
    /// All that are open.
    Open,
    /// Open and past their date.
    Overdue,
    /// Waiting for the citizen.
    Waiting,
    /// Closed, newest first.
    Closed,
}

impl Queue {
    /// All queues, in the order of the desk's rail.
    pub const ALL: [Self; 6] = [
        Self::New,
        Self::Mine,
        Self::Open,
        Self::Overdue,
        Self::Waiting,
        Self::Closed,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Mine => "mine",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|queue| queue.code() == code)
    }
}

/// One row of a queue: nothing in it is personal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueRow {
    /// The case's id.
    pub id: CaseId,
    /// Its kind's code.
    pub kind: String,
    /// Its reference.
    pub reference: Reference,
    /// Its state's code.
    pub state: String,
    /// The agency that holds it.
    pub agency: String,
    /// Its category's code.
    pub topic: Option<String>,
    /// Its holder's name.
    pub holder: Option<String>,
    /// When it reached the agency.
    pub opened: Time,
    /// By when it should be resolved.
    pub due: Option<Time>,
    /// Whether that is a promise or an estimate.
    pub due_basis: Option<Basis>,
}

/// How many cases are in each queue, in the order of [`Queue::ALL`].
pub type QueueCounts = [(Queue, i64); 6];
