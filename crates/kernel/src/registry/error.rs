//! What can go wrong with the registry.

use base::Problem;

use super::sheet::Fault;

/// Why a registry action was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file of a pack or an import has a mistake.
    #[error("{0}")]
    Fault(#[from] Fault),
    /// The actor may not edit the registry.
    #[error("may not edit the registry")]
    Forbidden,
    /// What was asked for cannot be so.
    #[error("not a possible change")]
    Wrong(Problem),
    /// No category has this code.
    #[error("unknown category {0}")]
    UnknownCategory(String),
    /// Nothing was loaded yet.
    #[error("the registry is empty: no pack was loaded")]
    Empty,
    /// A file could not be read to its end.
    #[error("the file could not be read to its end")]
    Unread,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fault(fault) => fault.into(),
            Error::Forbidden => Problem::forbidden(),
            Error::Wrong(problem) => problem,
            Error::UnknownCategory(code) => {
                Problem::new(404, "kernel.registry.unknown_category").with("category", code)
            }
            Error::Empty => Problem::new(503, "kernel.registry.empty"),
            Error::Unread => Problem::internal(),
            Error::Store(error) => error.into(),
        }
    }
}
