//! Nouns of the data tracker.

use base::{Field, PersonId, Time};

/// Proof that an officer's reading of personal fields is on record or will be before the answer leaves. Queries that
/// return such fields to an officer ask for it, and only [`super::viewed`] and [`super::viewed_people`] make one.
#[derive(Debug)]
pub struct Viewed(pub(super) ());

/// One row of the data tracker, as the person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// What was read of, and by whom: tells rows of one moment apart.
    pub id: String,
    /// Reference of the case whose data was read; empty where it was no case.
    pub reference: String,
    /// Category of that case, if it has one.
    pub topic: Option<String>,
    /// Who read.
    pub officer_id: PersonId,
    /// The reader's name; empty once they closed their account.
    pub officer: String,
    /// For which agency; empty for whoever looks after the instance.
    pub agency: String,
    /// What was read.
    pub fields: Vec<Field>,
    /// Why, as codes such as `handling`.
    pub reasons: Vec<String>,
    /// When, first within the hour.
    pub at: Time,
}

/// A row of the tracker as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ViewRow<'a> {
    pub(super) subject: &'a str,
    pub(super) officer: PersonId,
    pub(super) hour: i64,
    pub(super) agency: &'a str,
    pub(super) fields: &'a str,
    pub(super) reason: &'a str,
    pub(super) at: Time,
}
