//! What can go wrong.

use datafusion::error::DataFusionError;
use tables::query::QueryError;
use thiserror::Error as ThisError;

/// Why there is no answer, or no table.
#[derive(Debug, ThisError)]
pub enum Error {
    /// The question itself is at fault; the same as on one node.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The plan could not be made or run.
    #[error("the plan failed: {0}")]
    Plan(#[from] Box<DataFusionError>),
    /// A file is not there or cannot be put there.
    #[error("the store failed: {0}")]
    Store(#[from] object_store::Error),
    /// A column or a description that no version of a dataset has.
    #[error("this is no table of ours: {0}")]
    Foreign(String),
    /// A scheduler or executor that does not run.
    #[error("the cluster failed: {0}")]
    Cluster(String),
}

impl From<DataFusionError> for Error {
    fn from(error: DataFusionError) -> Self {
        Self::Plan(Box::new(error))
    }
}
