//! What can go wrong, and how it is told.

use base::Problem;
use kernel::documents;
use tables::dialect::{Mistake, What};
use tables::query::QueryError;

/// Why something was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such dataset, version or format.
    #[error("no such dataset")]
    Missing,
    /// The question names no dataset.
    #[error("no dataset is named")]
    NoId,
    /// A question that the dialect does not allow.
    #[error(transparent)]
    Mistake(#[from] Mistake),
    /// A question that the table cannot answer.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// A version's bytes are not what they were.
    #[error("version {number} of {slug} cannot be read: {why}")]
    Damaged {
        /// The dataset.
        slug: String,
        /// The version.
        number: i64,
        /// What is wrong.
        why: String,
    },
    /// The bytes could not be kept or fetched.
    #[error(transparent)]
    Documents(#[from] documents::Error),
    /// What another part of the house said.
    #[error("{}", .0.code)]
    Problem(Problem),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Missing => Self::not_found(),
            Error::NoId => Self::new(400, "opendata.no_id"),
            Error::Mistake(mistake) => mistaken(mistake),
            Error::Query(error) => unanswerable(&error),
            Error::Damaged { .. } => {
                tracing::error!(%error, "published data is damaged");
                Self::internal()
            }
            Error::Documents(error) => error.into(),
            Error::Problem(problem) => problem,
            Error::Store(error) => error.into(),
        }
    }
}

/// A question that is not written as it should be.
fn mistaken(mistake: Mistake) -> Problem {
    let code = match &mistake.what {
        What::UnknownParameter => "opendata.unknown_parameter",
        What::UnknownColumn(_) => "opendata.unknown_column",
        What::NoColumn => "opendata.no_column",
        What::WrongKind(_) => "opendata.wrong_kind",
        What::NotText => "opendata.not_text",
        What::NotNumber => "opendata.not_number",
        What::NotTime => "opendata.not_time",
        What::NotCount => "opendata.not_count",
        What::NotFlag => "opendata.not_flag",
        What::Syntax => "opendata.syntax",
        What::UnknownFunction => "opendata.unknown_function",
        What::Conflict(_) => "opendata.conflict",
        What::Unsupported => "opendata.unsupported",
        What::TooMuch => "opendata.too_much",
    };
    let more = match mistake.what {
        What::UnknownColumn(known) => known.join(", "),
        What::WrongKind(kind) => kind.code().to_owned(),
        What::Conflict(other) => other.to_owned(),
        _ => String::new(),
    };
    Problem::new(400, code)
        .with("place", mistake.place)
        .with("given", mistake.given)
        .with("more", more)
}

/// A question that is well written and cannot be answered.
fn unanswerable(error: &QueryError) -> Problem {
    let (code, given, more) = match error {
        QueryError::NotText(column) => ("opendata.not_text", column.as_str(), ""),
        QueryError::NotNumber(column) => ("opendata.not_number", column.as_str(), ""),
        QueryError::TooLarge(figure) => ("opendata.sum_too_large", figure.as_str(), ""),
        QueryError::WrongKind { column, kind } => {
            ("opendata.wrong_kind", column.as_str(), kind.code())
        }
        _ => ("opendata.too_much", "", ""),
    };
    Problem::new(400, code)
        .with("place", given.to_owned())
        .with("given", given.to_owned())
        .with("more", more)
}
