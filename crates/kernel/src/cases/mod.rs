//! The case engine: whatever an office works on is a case of some kind, and a kind is data.
//!
//! A kind names its states, its moves between them, who may make each move, and which moves meet
//! which promise. The engine knows nothing of reports, licences or court filings. Each move is one
//! commit: the case's new state, one entry of its timeline, its deadlines, its audit leaf and its
//! event.

mod actions;
mod error;
mod kinds;
mod model;
pub(crate) mod queries;
pub mod rules;

pub use actions::{
    QUEUE_ROWS, case_by_reference, case_find, case_move, case_of_key, case_open, case_own,
    case_queue, case_timeline, case_visible, cases_of_owner, queue_counts,
};
pub use error::Error;
pub use kinds::{Audience, Fault, Kind, Kinds, Move, Party, Phase, State};
pub use model::{
    Basis, Case, CaseId, CaseMove, CaseOpen, Deadline, DeadlineTrace, Entry, Moved, Pause, Queue,
    QueueCounts, QueueRow,
};

/// Officers who hold this may read the cases of their agency.
pub const READ: base::Permission = base::Permission("cases.read");
/// Officers who hold this may work on the cases of their agency.
pub const WORK: base::Permission = base::Permission("cases.work");
