//! What can go wrong with the numbers of identity papers. Nothing here holds what was typed.

use std::time::Duration;

use base::Problem;

use super::rules;

/// Why an act about the number of a paper was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The pack has no such kind of paper.
    #[error("no such kind")]
    Kind,
    /// Nothing was typed.
    #[error("nothing")]
    Empty,
    /// It is not written as numbers of its kind are.
    #[error("not written as {0}")]
    Shape(String),
    /// The day in it does not exist.
    #[error("no such day")]
    Date,
    /// The place in it does not exist.
    #[error("no such place")]
    Place,
    /// The person keeps it already.
    #[error("kept already")]
    Known,
    /// The person has as many of the kind as one can have.
    #[error("no more of this kind")]
    KindFull,
    /// The person keeps as many as they may.
    #[error("too many")]
    Many,
    /// It cannot be kept for this person; that it is somebody else's is not said.
    #[error("cannot be kept")]
    Refused,
    /// Too many were tried; after so long there may be another.
    #[error("tried too often")]
    TooOften(Duration),
    /// There is no such paper, or it is not the actor's.
    #[error("no such paper")]
    Unknown,
    /// Showing a number needs a reason that is not too long.
    #[error("not a reason")]
    Reason,
    /// It could not be sealed.
    #[error("not sealed")]
    Seal,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let number = |code| Self::invalid().field("number", code);
        match error {
            Error::Kind => Self::invalid().field("kind", "kernel.paper_kind"),
            Error::Empty => number("web.required"),
            Error::Shape(shape) => Self::invalid().field_with(
                "number",
                "kernel.paper_shape",
                vec![("shape", shape.into())],
            ),
            Error::Date => number("kernel.paper_date"),
            Error::Place => number("kernel.paper_place"),
            Error::Known => number("kernel.paper_known"),
            Error::KindFull => Self::invalid().field("kind", "kernel.paper_kind_full"),
            Error::Many => Self::new(409, "kernel.papers_many").with("most", rules::PAPERS_MAX),
            Error::Refused => number("kernel.paper_refused"),
            Error::TooOften(left) => {
                let hours = i64::try_from(left.as_secs().div_ceil(3_600)).unwrap_or(i64::MAX);
                let seconds = u32::try_from(left.as_secs()).unwrap_or(u32::MAX);
                Self::new(429, "kernel.paper_too_often")
                    .with("hours", hours)
                    .retry_after(seconds)
            }
            Error::Reason => {
                let most = vec![("most", rules::REASON_MAX.into())];
                Self::invalid().field_with("reason", "kernel.paper_reason", most)
            }
            Error::Unknown => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::Seal => Self::internal(),
            Error::Store(error) => error.into(),
        }
    }
}
