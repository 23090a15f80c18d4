//! What can go wrong with providers. Nothing here holds what a provider said of a person.

use std::path::PathBuf;

use base::Problem;

use crate::outbound;

/// Why the operator's file of providers cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The file is not there, or is no text.
    #[error("{}: cannot be read: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A line of it says what cannot be.
    #[error("{}:{line}: {reason}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
}

/// Why nobody was signed in, out or linked.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// There is no such provider here, or no such link.
    #[error("no such provider")]
    Unknown,
    /// The browser did not set out for it, or did so too long ago, or came back already.
    #[error("not on its way")]
    Over,
    /// The person, or their provider, thought better of it.
    #[error("the provider gave nobody")]
    Denied,
    /// What came from the provider is not what it has to be.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// The provider does not answer.
    #[error("the provider cannot be reached: {0}")]
    Unreachable(outbound::Error),
    /// Too many wait for providers that are slow.
    #[error("too many wait")]
    Busy,
    /// The account there is somebody else's here.
    #[error("linked to somebody else")]
    Taken,
    /// The person has as many as they may.
    #[error("too many links")]
    Many,
    /// There would be no way in any more.
    #[error("the last way in")]
    Last,
    /// It could not be sealed.
    #[error("not sealed")]
    Seal,
    /// What went wrong with people, codes and sessions.
    #[error(transparent)]
    Identity(#[from] super::super::Error),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl Error {
    /// The word by which a page says that nobody was signed in; nothing where it is no matter of providers.
    pub(super) const fn word(&self) -> Option<&'static str> {
        match self {
            Self::Over => Some("over"),
            Self::Denied => Some("denied"),
            Self::Refused(_) => Some("refused"),
            Self::Unreachable(_) | Self::Busy => Some("unreachable"),
            Self::Taken => Some("taken"),
            Self::Identity(super::super::Error::CodeTooSoon { .. }) => Some("soon"),
            _ => None,
        }
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Unknown => Self::not_found(),
            Error::Over => Self::new(409, "kernel.provider_over"),
            Error::Denied => Self::new(409, "kernel.provider_denied"),
            Error::Refused(_) => Self::new(502, "kernel.provider_refused"),
            Error::Unreachable(_) | Error::Busy => {
                Self::new(503, "kernel.provider_unreachable").retry_after(30)
            }
            Error::Taken => Self::new(409, "kernel.provider_taken"),
            Error::Many => {
                Self::new(409, "kernel.providers_many").with("most", super::rules::LINKS_MAX)
            }
            Error::Last => Self::new(409, "kernel.provider_last"),
            Error::Seal => Self::internal(),
            Error::Identity(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}
