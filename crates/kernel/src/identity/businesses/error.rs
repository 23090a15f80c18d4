//! What can go wrong with businesses.

use base::Problem;

use super::actions;
use crate::identity::{self, mandates};

/// Why an act about a business was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such business, or the actor has no part in it.
    #[error("no such business")]
    Unknown,
    /// The name is missing or too long.
    #[error("not a name of a business")]
    Name,
    /// The person entered as many as they may.
    #[error("too many businesses")]
    Many,
    /// Another business with this number was confirmed.
    #[error("the number belongs to another business")]
    Taken,
    /// It was decided or closed meanwhile.
    #[error("it was decided already")]
    Decided,
    /// The number could not be sealed.
    #[error("not sealed")]
    Seal,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// A whole number is shown for a reason only.
    #[error(transparent)]
    Paper(#[from] identity::PaperError),
    /// A fault of a mandate.
    #[error(transparent)]
    Mandate(#[from] mandates::Error),
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
            Error::Name => Self::invalid().field_with(
                "name",
                "kernel.business_name",
                vec![("most", actions::NAME_MAX.into())],
            ),
            Error::Many => {
                Self::new(409, "kernel.businesses_many").with("most", actions::OWNED_MAX)
            }
            Error::Taken => Self::new(409, "kernel.business_taken"),
            Error::Decided => Self::new(409, "kernel.business_decided"),
            Error::Seal => Self::internal(),
            Error::Forbidden => Self::forbidden(),
            Error::Paper(error) => error.into(),
            Error::Mandate(error) => error.into(),
            Error::Identity(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}
