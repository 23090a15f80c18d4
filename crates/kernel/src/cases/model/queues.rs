//! Nouns of queues: which cases an officer looks at, and in which order.

use base::{Reference, Time};

use super::{Basis, CaseId, Holder};

/// How soon an agency wants to look at a case, first things first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody is in danger.
    Urgent,
    /// Before others.
    High,
    /// In its turn.
    Normal,
    /// After others.
    Low,
}

impl Priority {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::High, Self::Normal, Self::Low];

    /// Its name in addresses and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::High => "high",
            Self::Normal => "normal",
            Self::Low => "low",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// Its place in the order, counted from 0, as the store keeps it.
    pub const fn rank(self) -> i64 {
        match self {
            Self::Urgent => 0,
            Self::High => 1,
            Self::Normal => 2,
            Self::Low => 3,
        }
    }

    /// Reads the place back.
    pub fn of_rank(rank: i64) -> Self {
        let found = Self::ALL.into_iter().find(|known| known.rank() == rank);
        found.unwrap_or(Self::Normal)
    }
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
    /// Open and due within two days.
    Soon,
    /// Open and past their date.
    Overdue,
    /// Waiting for the citizen.
    Waiting,
    /// Closed within thirty days, newest first.
    Closed,
    /// Brought to the supervisors of the agency because they are late.
    Escalated,
}

impl Queue {
    /// All queues, in the order of the desk's rail.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Mine,
        Self::Open,
        Self::Soon,
        Self::Overdue,
        Self::Waiting,
        Self::Closed,
        Self::Escalated,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Mine => "mine",
            Self::Open => "open",
            Self::Soon => "soon",
            Self::Overdue => "overdue",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
            Self::Escalated => "escalated",
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
    /// Whether everybody may see it.
    pub public: bool,
    /// Its holder's name.
    pub holder: Option<String>,
    /// When it reached the agency.
    pub opened: Time,
    /// By when it should be resolved.
    pub due: Option<Time>,
    /// Whether that is a promise or an estimate.
    pub due_basis: Option<Basis>,
    /// How soon the agency wants to look at it.
    pub priority: Priority,
    /// Its version, for moves.
    pub version: i64,
    /// Its place in the queue's order, where the next page goes on; nothing among rows without a date.
    pub place: Option<i64>,
}

/// How many cases are in each queue, in the order of [`Queue::ALL`]; one more than [`COUNTED`] says that
/// there are more than that.
pub type QueueCounts = [(Queue, i64); 8];

/// Queues are counted as far as this.
pub const COUNTED: i64 = 99;

/// In which order a queue is shown. What is closed is always shown newest first, what was brought to
/// supervisors by its date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Order {
    /// By date, those without one last.
    #[default]
    Due,
    /// What reached the agency last comes first.
    Newest,
    /// By priority, and among equals by date.
    Priority,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Due, Self::Newest, Self::Priority];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Newest => "newest",
            Self::Priority => "priority",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// Which rows of a queue an officer wants to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct QueueFilter {
    /// Of one kind.
    pub kind: Option<String>,
    /// In one state.
    pub state: Option<String>,
    /// Of one category.
    pub topic: Option<String>,
    /// In one state or district of the country.
    pub area: Option<String>,
    /// Held by somebody, or by nobody.
    pub holder: Option<Holder>,
    /// Of one priority.
    pub priority: Option<Priority>,
    /// Only those of which nobody has said why they missed their date.
    pub unexplained: bool,
}

/// One page of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueAsk {
    /// The queue.
    pub queue: Queue,
    /// Its order.
    pub order: Order,
    /// What of it is shown.
    pub filter: QueueFilter,
    /// The row before: its place and its id.
    pub after: Option<(Option<i64>, String)>,
}

impl QueueAsk {
    /// The first page of all of a queue, by date.
    pub fn of(queue: Queue) -> Self {
        Self {
            queue,
            order: Order::Due,
            filter: QueueFilter::default(),
            after: None,
        }
    }
}
