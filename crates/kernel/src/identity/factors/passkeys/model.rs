//! Nouns of passkeys.

use base::{PersonId, Time};

use super::super::super::actions::SignIn;
use crate::audit::Fresh;

/// A passkey as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::identity) struct Passkey {
    pub(super) id: String,
    pub(super) person: PersonId,
    /// What the device knows the person by.
    pub(super) handle: String,
    /// What its owner calls it; may be empty.
    pub(super) name: String,
    /// What the device calls it.
    pub(super) credential_id: String,
    /// The public key with what the device said of it.
    pub(super) credential: String,
    /// How often the device says that it was used; always zero with those that keep no count.
    pub(super) counter: i64,
    pub(super) created: Time,
    pub(super) used: Option<Time>,
}

/// A passkey as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeySeen {
    /// Its id.
    pub id: String,
    /// What its owner calls it; may be empty.
    pub name: String,
    /// Since when it is there.
    pub since: Time,
    /// When it was used last.
    pub used: Option<Time>,
}

/// What a browser is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A passkey to be kept.
    Add,
    /// Proof that it is still the person who signed in.
    Prove,
    /// Whoever it is.
    SignIn,
}

impl Purpose {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Prove => "prove",
            Self::SignIn => "sign_in",
        }
    }
}

/// A question to a browser, as it is kept until the answer comes.
#[derive(Debug, Clone)]
pub(super) struct Challenge {
    /// Marks the cookie of the browser that was asked.
    pub(super) browser: String,
    pub(super) purpose: Purpose,
    /// What the answer is compared with.
    pub(super) state: String,
    /// What a new passkey knows the person by.
    pub(super) handle: String,
}

/// A passkey to be kept.
#[derive(Debug, Clone)]
pub(super) struct PasskeyNew {
    pub(super) passkey: Passkey,
    /// What to keep of recovery codes if this is the first factor of somebody of whom one is asked.
    pub(super) marks: Vec<String>,
    pub(super) sign_in: SignIn,
    pub(super) fresh: Fresh,
}

/// What an answer, found to be right, says.
#[derive(Debug, Clone)]
pub(super) struct PasskeyUsed {
    pub(super) passkey: Passkey,
    /// Its count now.
    pub(super) counter: i64,
}
