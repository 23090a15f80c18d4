//! What can go wrong around limits.

use base::Problem;

/// The longest reason, in characters.
pub(super) const REASON_MAX: usize = 500;

/// Why an act was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Only the bureau looks after limits.
    #[error("not allowed")]
    Forbidden,
    /// Nothing of this name is limited, or it passes by itself only.
    #[error("nothing to let through")]
    NotFound,
    /// A reason is needed, and not too long a one.
    #[error("the reason is missing or too long")]
    Reason,
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
            Error::Reason => Self::invalid().field_with(
                "words",
                "kernel.limits_reason",
                vec![("most", REASON_MAX.into())],
            ),
            Error::Once(other) => other.into(),
            Error::Store(error) => error.into(),
        }
    }
}
