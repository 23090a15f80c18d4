//! What can go wrong with bans.

use base::Problem;

use crate::{cases, identity};

/// The longest reason, in characters.
pub(super) const REASON_MAX: usize = 500;

/// Why an act about a ban was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// There is no such ban, or it is not the actor's matter.
    #[error("no such ban")]
    NotFound,
    /// A reason is needed, and not too long a one.
    #[error("the reason is missing or too long")]
    Reason,
    /// Not one of [`super::DAYS`].
    #[error("no such length")]
    Days,
    /// Whoever brought the case is not known.
    #[error("nobody to ban")]
    Nobody,
    /// There is one already about this person at this agency.
    #[error("banned or proposed already")]
    Already,
    /// Somebody else than the proposer has to decide.
    #[error("somebody else has to decide")]
    Own,
    /// It was decided, lifted or over meanwhile.
    #[error("it was decided already")]
    Decided,
    /// A fault of the case.
    #[error(transparent)]
    Case(#[from] cases::Error),
    /// A fault around the person.
    #[error(transparent)]
    Identity(#[from] identity::Error),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Forbidden => Self::forbidden(),
            Error::NotFound => Self::not_found(),
            Error::Reason => Self::invalid().field_with(
                "reason",
                "kernel.ban_reason",
                vec![("most", REASON_MAX.into())],
            ),
            Error::Days => Self::invalid().field("days", "kernel.ban_days"),
            Error::Nobody => Self::new(409, "kernel.ban_nobody"),
            Error::Already => Self::new(409, "kernel.ban_already"),
            Error::Own => Self::new(409, "kernel.ban_own"),
            Error::Decided => Self::new(409, "kernel.ban_decided"),
            Error::Case(error) => error.into(),
            Error::Identity(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}
