//! What can go wrong with hooks.

use base::Problem;

use super::rules::{EVENTS_MAX, HOOKS_MAX};

/// Why an act was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No agency, hook or delivery has this name.
    #[error("no such agency, hook or delivery")]
    NotFound,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// Somebody else changed it in the meantime.
    #[error("the hook has moved on to version {0}")]
    Stale(i64),
    /// Not an https address that we follow.
    #[error("not an https address")]
    Url,
    /// An address at a host that the operator does not allow.
    #[error("not a host that the operator allows")]
    Host,
    /// Not names of events.
    #[error("not names of events")]
    Events,
    /// The agency has as many as it may.
    #[error("too many hooks")]
    Many,
    /// The idempotency key was used for another request.
    #[error(transparent)]
    Once(#[from] crate::once::Other),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::Stale(version) => Self::new(409, "kernel.hooks.stale").with("version", version),
            Error::Url => Self::invalid().field("url", "kernel.hooks.url"),
            Error::Host => Self::invalid().field("url", "kernel.hooks.host"),
            Error::Events => Self::invalid().field_with(
                "events",
                "kernel.hooks.events",
                vec![("most", EVENTS_MAX.into())],
            ),
            Error::Many => Self::new(409, "kernel.hooks.many").with("most", HOOKS_MAX),
            Error::Once(other) => other.into(),
            Error::Store(error) => error.into(),
        }
    }
}
