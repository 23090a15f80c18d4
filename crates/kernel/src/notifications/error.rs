//! What can go wrong around letters.

use base::Problem;

/// Why an act of notifications was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// There is no such letter.
    #[error("no such letter")]
    NotFound,
    /// The idempotency key was used for another request.
    #[error(transparent)]
    Once(#[from] crate::once::Other),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Forbidden => Self::forbidden(),
            Error::NotFound => Self::not_found(),
            Error::Once(other) => other.into(),
            Error::Store(error) => error.into(),
        }
    }
}
