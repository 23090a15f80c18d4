//! Nouns of second factors.

use base::{Ids, PersonId, Time};

use super::super::actions::SignIn;
use super::super::error::Error;
use super::passkeys::PasskeySeen;
use super::{rules, totp};
use crate::audit::Fresh;
use crate::vault::Vault;

/// Of whom a second factor is asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SecondFactor {
    /// Of everybody who holds a role.
    #[default]
    Officers,
    /// Of nobody.
    Off,
}

/// An authenticator app as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Factor {
    pub(super) id: String,
    /// Sealed.
    pub(super) secret: String,
    pub(super) created: Time,
    /// When its first code was entered; until then it is good for nothing.
    pub(super) confirmed: Option<Time>,
    pub(super) used: Option<Time>,
}

impl Factor {
    /// Its secret, if the key of the data folder is the one that sealed it.
    pub(super) fn secret(&self, vault: &Vault, person: PersonId) -> Option<Vec<u8>> {
        let secret = vault.unseal(&about(person, &self.id), &self.secret);
        if secret.is_none() {
            tracing::error!(factor = self.id, "a factor was sealed with another key");
        }
        secret
    }
}

/// What a secret is sealed about, so that a row is of no use under another person.
fn about(person: PersonId, id: &str) -> String {
    format!("factor {person} {id}")
}

/// What somebody sees of their own factors.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactorsSeen {
    /// The authenticator apps.
    pub apps: Vec<FactorSeen>,
    /// The passkeys.
    pub passkeys: Vec<PasskeySeen>,
    /// How many recovery codes are left.
    pub recovery: usize,
}

/// An authenticator app as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorSeen {
    /// Its id.
    pub id: String,
    /// Since when it is good.
    pub since: Time,
    /// When it was used last.
    pub used: Option<Time>,
}

/// An authenticator app to begin with.
#[derive(Debug, Clone)]
pub(super) struct FactorNew {
    pub(super) id: String,
    pub(super) person: PersonId,
    pub(super) secret: String,
}

impl FactorNew {
    /// Draws a secret and seals it.
    pub(super) fn draw(
        (ids, vault): (&Ids, &Vault),
        now: Time,
        person: PersonId,
    ) -> Result<Self, Error> {
        let id = ids.next::<Self>(now).to_string();
        let secret = ids.bytes::<{ totp::SECRET }>();
        let sealed = vault.seal(ids.bytes(), &about(person, &id), &secret);
        Ok(Self {
            secret: sealed.map_err(|_| Error::Seal)?,
            id,
            person,
        })
    }
}

/// Recovery codes: as they are shown once, and what is kept of them.
#[derive(Clone)]
pub(super) struct Recovery {
    pub(super) shown: Vec<String>,
    pub(super) marks: Vec<String>,
}

impl Recovery {
    /// Draws as many as a person gets.
    pub(super) fn draw((ids, vault): (&Ids, &Vault), person: PersonId) -> Self {
        let shown: Vec<String> = (0..rules::RECOVERY_CODES)
            .map(|_| rules::recovery_shown(&ids.secret()))
            .collect();
        let bare = shown.iter().filter_map(|code| rules::recovery_bare(code));
        Self {
            marks: bare
                .map(|code| recovery_mark(vault, person, &code))
                .collect(),
            shown,
        }
    }
}

/// What is kept of a recovery code.
pub(super) fn recovery_mark(vault: &Vault, person: PersonId, bare: &str) -> String {
    vault.mark(&format!("recovery {person}"), bare)
}

/// What was typed, as far as it can be judged without the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// The code of an app in this time step.
    App {
        /// The app.
        id: String,
        /// Its time step.
        step: i64,
    },
    /// What would be kept of a recovery code.
    Recovery(String),
    /// No code of this person.
    Wrong,
}

/// A factor to be entered in a session.
#[derive(Debug, Clone)]
pub(super) struct FactorEnter {
    pub(super) typed: Typed,
    /// The fresh session, if this one had none before.
    pub(super) sign_in: SignIn,
}

/// The first code of an app, which shows that it works.
#[derive(Clone)]
pub(super) struct FactorConfirm {
    pub(super) id: String,
    pub(super) step: i64,
    /// What to keep of recovery codes if the person has none.
    pub(super) marks: Vec<String>,
    pub(super) sign_in: SignIn,
    pub(super) fresh: Fresh,
}

/// Somebody's factors to be taken away because they lost them.
#[derive(Debug, Clone)]
pub struct FactorReset {
    /// The person.
    pub person: PersonId,
    /// The agency on whose responsibility it is done, or nothing for the instance.
    pub agency: String,
    /// Why.
    pub reason: String,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}
