//! What can go wrong with override areas.

use base::Problem;

/// Why an act was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No override has this name.
    #[error("no such override")]
    NotFound,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// Whoever proposed it may not approve it.
    #[error("a second person has to approve it")]
    SamePerson,
    /// It has been decided or ended already.
    #[error("already decided")]
    Decided,
    /// What was proposed cannot be so.
    #[error("not a possible override")]
    Wrong(Problem),
    /// The idempotency key was used for another request.
    #[error(transparent)]
    Once(#[from] crate::once::Other),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The registry cannot be written.
    #[error(transparent)]
    Registry(#[from] super::super::error::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::SamePerson => Self::new(409, "kernel.override.same_person"),
            Error::Decided => Self::new(409, "kernel.override.decided"),
            Error::Wrong(problem) => problem,
            Error::Once(other) => other.into(),
            Error::Store(error) => error.into(),
            Error::Registry(error) => error.into(),
        }
    }
}
