//! Nouns of the case engine.

mod queues;

use std::collections::BTreeMap;

use base::workdays::{Skipped, Term};
use base::{Id, Lang, Matter, PersonId, Reference, Time};
use serde::{Deserialize, Serialize};

use super::kinds::{Audience, Desk, Party, Phase};
use crate::audit::Fresh;
use crate::ledger::Charge;
use crate::registry::Milestone;

pub use queues::{COUNTED, Order, Priority, Queue, QueueAsk, QueueCounts, QueueFilter, QueueRow};

/// The id of a case.
pub type CaseId = Id<Case>;

/// One case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// The code of its kind.
    pub kind: String,
    /// The edition of the kind that it began with and keeps.
    pub edition: i64,
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
    /// Where it is about, if that is known.
    pub area: Area,
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
    /// What that date rests on.
    pub due_basis: Option<Basis>,
    /// To whose queue it was brought because it is late.
    pub desk: Option<Desk>,
    /// How soon the agency wants to look at it.
    pub priority: Priority,
    /// Why it is late, as its agency said last.
    pub delay: Option<Delay>,
}

/// Why a case is late, as its agency said in public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delay {
    /// The reason's code; nothing where only words were given.
    pub reason: Option<String>,
    /// When that was said.
    pub at: Time,
}

impl Case {
    /// Why it missed the date that it has now, if that was said.
    pub fn explained(&self) -> Option<&Delay> {
        let due = self.due?;
        self.delay.as_ref().filter(|delay| delay.at >= due)
    }

    /// What decides who may do something about it.
    pub fn matter(&self) -> Matter<'_> {
        Matter {
            agency: &self.agency,
            state: self.area.state.as_deref(),
            district: self.area.district.as_deref(),
            category: self.topic.as_deref(),
        }
    }
}

/// Where something is about, by the codes of the registry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Area {
    /// The state.
    pub state: Option<String>,
    /// The district.
    pub district: Option<String>,
}

/// What a date rests on. The three are told apart everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The agency published it in its charter.
    Promise,
    /// Nobody promised it; it is our estimate.
    Estimate,
    /// A law or rule says so.
    Law,
}

impl Basis {
    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::Estimate => "estimate",
            Self::Law => "law",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Promise, Self::Estimate, Self::Law]
            .into_iter()
            .find(|basis| basis.code() == code)
    }
}

/// One clock of a case: what has to happen, and by when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Which agency's turn it belongs to, counted from 0.
    pub turn: i64,
    /// The name of the clock in its kind.
    pub clock: String,
    /// Whose clock it is.
    pub agency: String,
    /// How long it may take.
    pub term: Term,
    /// What the term rests on.
    pub basis: Basis,
    /// The condition that the charter attaches, in the charter's words, or the rule that sets the term.
    pub condition: Option<String>,
    /// When the clock started.
    pub started: Time,
    /// When it runs out.
    pub due: Time,
    /// Since when it stands, while it does.
    pub paused: Option<Time>,
    /// When it was met.
    pub met: Option<Time>,
    /// When it ended without being met: the case went to another agency, or the clock's own move came.
    pub ended: Option<Time>,
    /// How many of the things that follow when it runs out have followed.
    pub steps: i64,
    /// When the next of them follows, if any does.
    pub next: Option<Time>,
    /// How the due date came about.
    pub trace: DeadlineTrace,
}

impl Deadline {
    /// Whether it can still be met.
    pub const fn is_running(&self) -> bool {
        self.met.is_none() && self.ended.is_none()
    }

    /// Whether it has run out: by now, or before it stood.
    pub fn ran_out(&self, now: Time) -> bool {
        self.is_running() && self.paused.unwrap_or(now) >= self.due
    }

    /// The step of a charter that it measures, if it is one.
    pub fn milestone(&self) -> Option<Milestone> {
        Milestone::parse(&self.clock)
    }
}

/// How a due date came about, so that it can explain itself.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DeadlineTrace {
    /// Days that did not count.
    pub skipped: Vec<Skipped>,
    /// Times during which the clock stood.
    pub pauses: Vec<Pause>,
    /// Moves that made it longer or started it anew.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
}

/// A move that changed a due date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The code of the move.
    pub step: String,
    /// When it was made.
    pub at: Time,
    /// The date before it.
    pub from: Time,
    /// The date after it.
    pub to: Time,
    /// By how much, where the move itself said that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Term>,
    /// The reason that the move gave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
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
    /// Its id, which documents that came with it name.
    pub id: String,
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
    /// What its agency did to those words, if anything.
    pub moderated: Option<Mark>,
    /// The reason that was given, or how a task ended.
    pub reason: Option<String>,
    /// The agencies that were asked to do something.
    pub asked: Vec<String>,
    /// The name of the officer, among colleagues only.
    pub officer: Option<String>,
}

/// What an agency did to words that everybody could read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Others stand in their place.
    Edited,
    /// They were taken away.
    Hidden,
}

impl Mark {
    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Hidden => "hidden",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Edited, Self::Hidden]
            .into_iter()
            .find(|mark| mark.code() == code)
    }
}

/// Something that somebody else does for a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// The case.
    pub case_id: CaseId,
    /// Its number within the case.
    pub number: i64,
    /// Its sort, as the kind names it.
    pub sort: String,
    /// The agency that does it.
    pub agency: Option<String>,
    /// The person who does it.
    pub person: Option<PersonId>,
    /// Since when.
    pub given: Time,
    /// By when.
    pub due: Option<Time>,
    /// When it ends by itself.
    pub next: Option<Time>,
    /// How it ended, once it has.
    pub outcome: Option<String>,
    /// The words that came with that.
    pub body: Option<String>,
    /// When it ended.
    pub ended: Option<Time>,
}

/// Ends a task.
#[derive(Debug, Clone)]
pub struct TaskEnd {
    /// The case.
    pub id: CaseId,
    /// The task's number.
    pub number: i64,
    /// How it ended.
    pub outcome: String,
    /// Words with it.
    pub body: Option<String>,
    /// Whether whoever says it has seen that personal numbers are in the words, and wants them published.
    pub personal: bool,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// A relation between two cases, seen from one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The case that has the relation.
    pub id: CaseId,
    /// The case that it has it to.
    pub other: CaseId,
    /// The relation, as the kind of the first names it.
    pub relation: String,
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
    /// Where it is about.
    pub area: Area,
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

impl CaseOpen {
    /// What decides who may do something about it.
    pub fn matter(&self) -> Matter<'_> {
        Matter {
            agency: &self.agency,
            state: self.area.state.as_deref(),
            district: self.area.district.as_deref(),
            category: self.topic.as_deref(),
        }
    }
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
    /// One of the move's reasons.
    pub reason: Option<String>,
    /// The agency it shall go to, or the agencies that get a task.
    pub agencies: Vec<String>,
    /// The person who is assigned, added or given a task.
    pub people: Vec<PersonId>,
    /// The case that it is linked to.
    pub other: Option<CaseId>,
    /// Amounts of fees that have none of their own, by the fee's code, in the smallest unit.
    pub amounts: BTreeMap<String, i64>,
    /// Names of answers or documents that the owner should mend.
    pub marks: Vec<String>,
    /// By how many units a clock shall be longer, where the move has to name that.
    pub days: Option<u32>,
    /// Whether it tells of something that was done before the case last moved. It is kept like any other,
    /// but the date of the case's last move stays.
    pub late: bool,
    /// Whether whoever says it has seen that personal numbers are in the words, and wants them published.
    pub personal: bool,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

impl CaseMove {
    /// A bare move, by somebody who saw no version.
    pub fn new(id: CaseId, step: impl Into<String>, fresh: Fresh) -> Self {
        Self {
            id,
            version: None,
            step: step.into(),
            body: None,
            reason: None,
            agencies: Vec::new(),
            people: Vec::new(),
            other: None,
            amounts: BTreeMap::new(),
            marks: Vec::new(),
            days: None,
            late: false,
            personal: false,
            fresh,
        }
    }
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

/// Which cases a list for programs shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CaseFilter {
    /// Those of an agency; without one, those that the actor raised or was added to.
    pub agency: Option<String>,
    /// Of one kind.
    pub kind: Option<String>,
    /// In one state.
    pub state: Option<String>,
    /// In one phase. An agency's list without one shows what is open.
    pub phase: Option<Phase>,
    /// Held by somebody, or by nobody.
    pub holder: Option<Holder>,
    /// Brought to a desk because they are late.
    pub desk: Option<Desk>,
    /// Due before this time.
    pub due_before: Option<Time>,
}

/// Who works on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// Nobody yet.
    Nobody,
    /// This officer.
    Person(PersonId),
}

/// One row of such a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// The case.
    pub case: Case,
    /// The name of the officer who works on it; not told to its owner.
    pub holder: Option<String>,
}

/// Somebody who takes part in a case, with what its agency may read of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The part, such as `owner`.
    pub part: String,
    /// Their id.
    pub id: PersonId,
    /// The name to show; may be empty.
    pub name: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
}

/// A charge with the case that it is due on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChargeRow {
    /// The charge.
    pub charge: Charge,
    /// The case's reference.
    pub reference: Reference,
    /// The case's kind.
    pub kind: String,
    /// The edition of the kind.
    pub edition: i64,
}

/// An open task with the case that it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskToDo {
    /// The task.
    pub task: TaskRow,
    /// The case's reference.
    pub reference: Reference,
    /// The case's kind.
    pub kind: String,
    /// The edition of the kind.
    pub edition: i64,
    /// What the case is about, by the category's code.
    pub topic: Option<String>,
}

/// Who has to do tasks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TaskDoer {
    /// The officers of an agency.
    Agency(String),
    /// A person.
    Person(PersonId),
}

/// The task before in a list: its date, its case and its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskAfter {
    /// By when it is to be done, if there is a date.
    pub due: Option<Time>,
    /// Its case.
    pub case_id: CaseId,
    /// Its number within the case.
    pub number: i64,
}
