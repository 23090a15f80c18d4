//! Nouns of repeated requests.

use base::{Problem, hex};
use sha2::{Digest, Sha256};

/// A client's key for one write, and what it asked with it.
#[derive(Debug, Clone)]
pub struct Once {
    pub(super) key_hash: String,
    /// Another key under which the same may have been done.
    pub(super) earlier: Option<String>,
    pub(super) request_hash: String,
}

impl Once {
    /// The key is bound to `scope` (the verb and the caller), so that two callers cannot meet in one.
    pub fn new(scope: &str, key: &str, request: &[u8]) -> Self {
        let key_hash = hex(&Sha256::digest(format!("{scope}\n{key}").as_bytes()));
        Self {
            key_hash,
            earlier: None,
            request_hash: hex(&Sha256::digest(request)),
        }
    }

    /// Is known, too, if the same request was done under this key.
    #[must_use]
    pub fn or(self, earlier: Self) -> Self {
        Self {
            earlier: Some(earlier.key_hash),
            ..self
        }
    }
}

/// What is known of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Known {
    /// Never seen.
    New,
    /// The same request was done; this was its result.
    Done(String),
    /// The key was used for another request.
    Other,
}

/// The key was used for another request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the idempotency key was used for another request")]
pub struct Other;

impl From<Other> for Problem {
    fn from(_: Other) -> Self {
        Self::new(422, "kernel.once_other")
    }
}
