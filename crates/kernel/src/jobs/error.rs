//! What can go wrong when an operator looks after jobs.

use base::Problem;

/// Why an act on jobs was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such job; it may be done.
    #[error("no such job")]
    NotFound,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// The reason is missing or too long.
    #[error("a reason is needed")]
    Reason,
    /// The key was used for another request.
    #[error("the key was used for another request")]
    OnceOther,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::Reason => Self::invalid().field("reason", "kernel.jobs.reason"),
            Error::OnceOther => Self::new(422, "kernel.once_other"),
            Error::Store(error) => error.into(),
        }
    }
}
