//! What can go wrong with children and their guardians.

use base::Problem;

use super::actions;
use crate::identity::{self, mandates};

/// Why an act about a child was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such child, or it is not the actor's matter.
    #[error("no such child")]
    Unknown,
    /// The name is missing or too long.
    #[error("not a name")]
    Name,
    /// Whoever is of age speaks for themselves; nobody is born tomorrow.
    #[error("not a child's day of birth")]
    Born,
    /// The person entered as many as they may.
    #[error("too many children")]
    Many,
    /// Nobody is their own guardian.
    #[error("a guardian of oneself")]
    Own,
    /// The person is the child's guardian already.
    #[error("the guardian of this child already")]
    Already,
    /// It was decided or ended meanwhile.
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
                "kernel.child_name",
                vec![("most", actions::NAME_MAX.into())],
            ),
            Error::Born => Self::invalid().field("born", "kernel.child_born"),
            Error::Many => Self::new(409, "kernel.children_many").with("most", actions::MOST),
            Error::Own => Self::new(409, "kernel.child_own"),
            Error::Already => Self::new(409, "kernel.child_already"),
            Error::Decided => Self::new(409, "kernel.child_decided"),
            Error::Seal => Self::internal(),
            Error::Forbidden => Self::forbidden(),
            Error::Paper(error) => error.into(),
            Error::Mandate(error) => error.into(),
            Error::Identity(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}
