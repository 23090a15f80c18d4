//! What can go wrong when agencies come aboard.

use base::Problem;

use crate::identity;

/// Why an act was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No agency, test message or claim has this name.
    #[error("no such agency, test message or claim")]
    NotFound,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// Somebody else changed it in the meantime.
    #[error("the enrolment has moved on to version {0}")]
    Stale(i64),
    /// The agency ended.
    #[error("the agency exists no longer")]
    Gone,
    /// The agency is not aboard.
    #[error("the agency is not aboard")]
    Unclaimed,
    /// The bureau took the agency off.
    #[error("the agency is suspended")]
    Suspended,
    /// The test message is too old, or was for another channel or officer.
    #[error("the test message is over")]
    TestOver,
    /// The test message has to be confirmed over its own channel.
    #[error("the test message went over another channel")]
    TestElsewhere,
    /// A test message has just been sent.
    #[error("too soon for another test message")]
    TooSoon {
        /// After how many seconds there may be another.
        seconds: u32,
    },
    /// The officer must be somebody with a role at the agency.
    #[error("nobody with a role at the agency has this address")]
    OfficerUnknown,
    /// The address of a server is not one that we can ask.
    #[error("not an https address")]
    UrlWrong,
    /// Too many claims wait for this agency.
    #[error("too many claims wait")]
    ClaimsMany,
    /// The idempotency key was used for another request.
    #[error(transparent)]
    Once(#[from] crate::once::Other),
    /// Making the officer or giving the role failed.
    #[error(transparent)]
    Identity(#[from] identity::Error),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::Stale(version) => Self::new(409, "kernel.reach.stale").with("version", version),
            Error::Gone => Self::new(409, "kernel.reach.gone"),
            Error::Unclaimed => Self::new(409, "kernel.reach.unclaimed"),
            Error::Suspended => Self::new(409, "kernel.reach.suspended"),
            Error::TestOver => Self::new(410, "kernel.reach.test_over"),
            Error::TestElsewhere => Self::new(409, "kernel.reach.test_elsewhere"),
            Error::TooSoon { seconds } => Self::new(429, "kernel.reach.too_soon")
                .with("minutes", i64::from(seconds.div_ceil(60)))
                .retry_after(seconds),
            Error::OfficerUnknown => {
                Self::invalid().field("officer_email", "kernel.reach.officer_unknown")
            }
            Error::UrlWrong => Self::invalid().field("address", "kernel.reach.url_wrong"),
            Error::ClaimsMany => Self::new(429, "kernel.reach.claims_many"),
            Error::Once(other) => other.into(),
            Error::Identity(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}
