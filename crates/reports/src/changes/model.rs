//! Nouns of changed reports.

use base::{Reference, Time};
use kernel::cases::CaseId;

use crate::model::ReportRow;

/// A report that changed, as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The place of its newest change in this piece, in the order of commits.
    pub position: i64,
    /// When that was.
    pub at: Time,
    /// Which report.
    pub reference: Reference,
    /// How it stands, if everybody may see it; nothing where it was public and no longer is.
    pub report: Option<ReportRow>,
}

/// A piece of the feed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChangePage {
    /// Each report once, in the order of its newest change.
    pub items: Vec<Change>,
    /// The position to go on after.
    pub next: i64,
}

/// An event of a report as the feed looks at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moved {
    pub(super) position: i64,
    pub(super) at: Time,
    pub(super) case: CaseId,
    pub(super) reference: Reference,
    /// Whether it took the report from the public.
    pub(super) hid: bool,
}
