//! What can go wrong with mandates.

use base::Problem;

use super::rules;
use crate::identity;

/// Why an act about a mandate, or by virtue of one, was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such mandate, or it is not the actor's business.
    #[error("no such mandate")]
    Unknown,
    /// The mandate does not stand, or is not for this.
    #[error("the mandate is not for this")]
    Over,
    /// It was answered or ended meanwhile.
    #[error("the mandate has ended or was answered")]
    Answered,
    /// Nobody passes on what they were given, and nobody gives anything away in another's name.
    #[error("not in somebody else's name")]
    Nested,
    /// Nobody gives a mandate to themselves.
    #[error("a mandate for oneself")]
    Own,
    /// It begins before it ends, and ends within ten years.
    #[error("not a time for which a mandate may hold")]
    Span,
    /// No such kind of case can be done in somebody else's name.
    #[error("no such kind of case")]
    Kind,
    /// The person has given as many as they may.
    #[error("too many mandates")]
    Many,
    /// Too many offers of theirs wait for an answer.
    #[error("too many offers")]
    Waiting,
    /// A child does not end what its guardian may do.
    #[error("a guardian's mandate")]
    Guardian,
    /// A business needs an owner.
    #[error("the only owner")]
    LastOwner,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// A fault around a person.
    #[error(transparent)]
    Identity(#[from] identity::Error),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Unknown => Self::not_found(),
            Error::Over => Self::new(403, "kernel.mandate_over"),
            Error::Answered => Self::new(409, "kernel.mandate_answered"),
            Error::Nested => Self::new(403, "kernel.mandate_nested"),
            Error::Own => Self::invalid().field("address", "kernel.mandate_own"),
            Error::Span => Self::invalid().field("until", "kernel.mandate_span"),
            Error::Kind => Self::invalid().field("kinds", "kernel.mandate_kind"),
            Error::Many => Self::new(409, "kernel.mandates_many").with("most", rules::GIVEN_MAX),
            Error::Waiting => {
                Self::new(409, "kernel.mandates_waiting").with("most", rules::WAITING_MAX)
            }
            Error::Guardian => Self::new(403, "kernel.mandate_guardian"),
            Error::LastOwner => Self::new(409, "kernel.mandate_last_owner"),
            Error::Forbidden => Self::forbidden(),
            Error::Identity(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}
