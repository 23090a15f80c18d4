//! What can go wrong with money.

use base::Problem;

/// Why an act on the ledger was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such charge.
    #[error("no such charge")]
    NotFound,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// The charge was settled or waived already.
    #[error("the charge is {0} already")]
    Ended(&'static str),
    /// Nobody can owe nothing or less.
    #[error("the amount must be above zero")]
    AmountWrong,
    /// A receipt's number or a reason is needed.
    #[error("a note is missing")]
    NoteMissing,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::Ended(_) => Self::new(409, "kernel.charge_ended"),
            Error::AmountWrong => Self::invalid().field("amount", "kernel.amount_wrong"),
            Error::NoteMissing => Self::invalid().field("note", "kernel.note_missing"),
            Error::Store(error) => error.into(),
        }
    }
}
