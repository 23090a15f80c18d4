//! What can go wrong with a case.

use base::Problem;

use super::kinds::Need;

/// Why an act on a case was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such case, or the actor may not know of it.
    #[error("no such case")]
    NotFound,
    /// The actor may not make this move.
    #[error("not allowed")]
    Forbidden,
    /// Somebody else moved the case in the meantime.
    #[error("the case has moved on to version {0}")]
    Stale(i64),
    /// The move is not possible in the case's present state.
    #[error("{step} is not possible in state {state}")]
    NotPossible {
        /// The move.
        step: String,
        /// The state.
        state: String,
    },
    /// The move needs words.
    #[error("words are missing")]
    TextMissing,
    /// The words are longer than [`super::rules::TEXT_MAX`] characters.
    #[error("the words are too long")]
    TextTooLong,
    /// Words that everybody would read hold these personal numbers, which nobody has seen to yet.
    #[error("personal numbers in public words")]
    Personal(Vec<String>),
    /// One of the move's own reasons, or of the task's own ends, is needed.
    #[error("no such reason")]
    ReasonWrong,
    /// A condition of the move does not hold.
    #[error("a condition does not hold: {0}")]
    NeedMissing(Need),
    /// The move has been made as often as it may be.
    #[error("too often")]
    TooOften,
    /// The move needs a person who exists and fits.
    #[error("no such person")]
    PersonMissing,
    /// The move needs another case that fits.
    #[error("no such other case")]
    OtherMissing,
    /// The move needs the amount of a fee.
    #[error("an amount is missing")]
    AmountMissing,
    /// The move needs by how many units a clock shall be longer: at most so many.
    #[error("how much longer is missing")]
    DaysWrong(u32),
    /// The mandate in whose virtue it was to be done does not allow it.
    #[error(transparent)]
    Mandate(#[from] crate::identity::mandates::Error),
    /// Money could not be booked.
    #[error(transparent)]
    Ledger(#[from] crate::ledger::Error),
    /// The move needs another agency that exists.
    #[error("no such agency")]
    AgencyUnknown,
    /// The case is at this agency already.
    #[error("the case is there already")]
    AgencySame,
    /// The idempotency key was used for another request.
    #[error(transparent)]
    Once(#[from] crate::once::Other),
    /// The kind is not registered, or the initial state is not one of its own.
    #[error("unknown kind or state {0}")]
    KindUnknown(String),
    /// Custody needs a reason of at most [`super::CUSTODY_REASON_MAX`] characters.
    #[error("the reason is missing or too long")]
    CustodyReason,
    /// The case is in custody already, or is not.
    #[error("nothing would change")]
    CustodySame,
    /// The case is in custody: nothing of it goes.
    #[error("the case is in custody")]
    Custody,
    /// A module refuses it, in its own words.
    #[error("{}", .0.code)]
    Refused(Box<Problem>),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// Whether what was drawn for something new is there already, such as its reference.
    pub const fn is_taken(&self) -> bool {
        matches!(self, Self::Store(store::Error::Conflict { .. }))
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let text_max = super::rules::TEXT_MAX;
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::Stale(version) => Self::new(409, "kernel.case_stale").with("version", version),
            Error::NotPossible { .. } => Self::new(409, "kernel.case_not_possible"),
            Error::TextMissing => Self::invalid().field("body", "kernel.text_missing"),
            Error::TextTooLong => Self::invalid().field_with(
                "body",
                "kernel.text_too_long",
                vec![("max", text_max.into())],
            ),
            Error::Personal(found) => Self::invalid().field_with(
                "body",
                "kernel.words_personal",
                vec![("words", found.join(", ").into())],
            ),
            Error::ReasonWrong => Self::invalid().field("reason", "kernel.reason_wrong"),
            Error::NeedMissing(need) => {
                Self::new(409, "kernel.case_need").field(need.to_string(), need.code())
            }
            Error::TooOften => Self::new(409, "kernel.case_too_often"),
            Error::PersonMissing => Self::invalid().field("person", "kernel.person_missing"),
            Error::OtherMissing => Self::invalid().field("other", "kernel.other_missing"),
            Error::AmountMissing => Self::invalid().field("amount", "kernel.amount_wrong"),
            Error::DaysWrong(most) => Self::invalid().field_with(
                "days",
                "kernel.days_wrong",
                vec![("most", i64::from(most).into())],
            ),
            Error::Ledger(error) => error.into(),
            Error::Mandate(error) => error.into(),
            Error::AgencyUnknown => Self::invalid().field("agency", "kernel.agency_unknown"),
            Error::AgencySame => Self::invalid().field("agency", "kernel.agency_same"),
            Error::Once(other) => other.into(),
            Error::CustodyReason => Self::invalid().field_with(
                "reason",
                "kernel.custody_reason",
                vec![("most", super::CUSTODY_REASON_MAX.into())],
            ),
            Error::CustodySame => Self::new(409, "kernel.custody_same"),
            Error::Custody => Self::new(409, "kernel.custody_kept"),
            Error::Refused(problem) => *problem,
            Error::KindUnknown(_) => Self::internal(),
            Error::Store(error) => error.into(),
        }
    }
}
