//! Nouns of the public log.

use std::fmt;

use super::rules::{Hash, Signer, Verifier};

/// What an operator decides about the log.
#[derive(Clone, Default)]
pub struct Settings {
    /// The private key in the form of signed notes, where several machines serve one instance.
    pub key: Option<String>,
    /// The log's name for ever, given to a key that is made here; empty means the public address and `/log`.
    pub origin: Option<String>,
    /// Who may hand in cosignatures.
    pub witnesses: Vec<Verifier>,
}

/// Keys stay out of logs.
impl fmt::Debug for Settings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.key.as_ref().map(|_| "(secret)");
        out.debug_struct("Settings")
            .field("key", &key)
            .field("origin", &self.origin)
            .field("witnesses", &self.witnesses)
            .finish()
    }
}

/// Who the log is, and whether this process may sign in its name.
#[derive(Debug)]
pub struct Key {
    /// What others verify with.
    pub verifier: Verifier,
    /// What signs; absent on a machine that was not given the key.
    pub signer: Option<Signer>,
}

/// How far the log has come, and who extends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    /// How many leaves the tree holds.
    pub(crate) size: u64,
    /// Counts the processes that led.
    pub(crate) epoch: i64,
    /// The process that leads.
    pub(crate) holder: String,
    /// Until when nobody else does, in microseconds.
    pub(crate) expires_us: i64,
}

/// Up to 256 neighbouring hashes of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// 0 are the leaves; each level above stands for 256 hashes of the one below.
    pub level: u8,
    /// Its place within the level.
    pub number: u64,
    /// 32 bytes each.
    pub hashes: Vec<u8>,
}

/// A signed statement of how large the tree was, and which root it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// How many leaves.
    pub size: u64,
    /// The checkpoint as a signed note.
    pub note: String,
    /// When it was signed, in microseconds.
    pub at_us: i64,
}

/// A leaf on its way into the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leaf {
    /// Its place in the order of commits, from 1.
    pub(crate) position: i64,
    /// Canonical JSON, hashed as it is.
    pub(crate) entry: String,
}

/// What one step adds to the log: made outside of the store, written whole or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// The head that it was made from.
    pub(crate) from: Head,
    /// Positions and hashes of the leaves that it takes in.
    pub(crate) leaves: Vec<(i64, Hash)>,
    /// Tiles that are new or longer than before.
    pub(crate) tiles: Vec<Tile>,
    /// What is signed about it.
    pub(crate) signed: Signed,
}
