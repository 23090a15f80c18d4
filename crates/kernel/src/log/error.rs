//! What can go wrong around the public log.

use base::Problem;

use super::verify::Finding;

/// Why the log was not extended or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process leads, or extended the tree meanwhile. Nothing was written.
    #[error("another process extends the log")]
    Deposed,
    /// What is kept does not fit together; only `balai verify --all` can say more.
    #[error("the log is damaged: {0}")]
    Damaged(String),
    /// Verification found something that does not fit.
    #[error("{0}")]
    Found(Finding),
    /// The key cannot be used.
    #[error("{0}")]
    Key(String),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Store(error) => error.into(),
            other => {
                tracing::error!(error = %other, "public log");
                Self::internal()
            }
        }
    }
}
