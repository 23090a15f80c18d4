//! What can go wrong with trials.

use base::Problem;
use kernel::registry;

/// Why an act was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No trial has this name.
    #[error("no such trial")]
    NotFound,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// Not a sort of change that can be tried.
    #[error("not a sort of change")]
    Kind,
    /// No file, or one that is not text.
    #[error("no file of text")]
    File,
    /// What is to be tried does not fit the registry.
    #[error(transparent)]
    Registry(#[from] registry::Error),
    /// The same key came with another request.
    #[error(transparent)]
    Once(#[from] kernel::once::Other),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::Kind => Self::invalid().field("kind", "reports.trial_kind"),
            Error::File => Self::invalid().field("file", "reports.trial_file"),
            Error::Registry(error) => error.into(),
            Error::Once(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}
