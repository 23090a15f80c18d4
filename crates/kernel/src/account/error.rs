//! What can go wrong around accounts.

use base::Problem;

use super::actions::FRESH;
use crate::{cases, identity};

/// Why an account is not closed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person's mandates could not be ended.
    #[error(transparent)]
    Mandate(#[from] crate::identity::mandates::Error),
    /// The person holds a role or answers for an agency.
    #[error("the person holds a role")]
    Serves,
    /// The person is the only owner of this business.
    #[error("the only owner of a business")]
    LastOwner(String),
    /// A fault of a business.
    #[error(transparent)]
    Business(#[from] identity::businesses::Error),
    /// There is no address to which a code could go.
    #[error("the person has no address")]
    NoAddress,
    /// Whoever has no address shows that it is them by signing in again.
    #[error("the session began too long ago")]
    Again,
    /// Nobody is signed in.
    #[error("nobody in particular")]
    Nobody,
    /// The code, or the person.
    #[error(transparent)]
    Identity(#[from] identity::Error),
    /// One of their cases.
    #[error(transparent)]
    Case(#[from] cases::Error),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Serves => Self::new(409, "kernel.account_serves"),
            Error::LastOwner(name) => {
                Self::new(409, "kernel.account_last_owner").with("name", name)
            }
            Error::Business(error) => error.into(),
            Error::NoAddress => Self::new(409, "kernel.account_no_address"),
            Error::Again => Self::new(409, "kernel.account_again")
                .with("minutes", (FRESH.as_secs() / 60).to_string()),
            Error::Nobody => Self::sign_in(),
            Error::Mandate(error) => error.into(),
            Error::Identity(error) => error.into(),
            Error::Case(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}
