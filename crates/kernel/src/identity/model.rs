//! Nouns of identity: people, sessions, tokens and codes.

use std::time::Duration;

use base::{Ids, Lang, PersonId, Time, hex};
use sha2::{Digest, Sha256};
use web::Circumstances;

use super::address::{Address, Email, Phone};
use crate::audit::Fresh;

/// A person to be made.
#[derive(Debug, Clone)]
pub struct PersonNew {
    /// Drawn by the caller.
    pub id: PersonId,
    /// The name to show; may be empty.
    pub name: String,
    /// The e-mail address, proved to be theirs.
    pub email: Option<Email>,
    /// The telephone number, proved to be theirs.
    pub phone: Option<Phone>,
    /// The language that they are written to in.
    pub lang: Option<Lang>,
    /// Whether they are made up, for the demo's one-click sign-in.
    pub sample: bool,
}

/// A person as they see themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The name to show; may be empty.
    pub name: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// The language that they are written to in.
    pub lang: Option<Lang>,
    /// Whether they are made up.
    pub sample: bool,
}

/// A role that a person holds, for all of the work or for a part of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// One of [`super::ROLES`].
    pub role: String,
    /// The agency's code, or nothing for every agency.
    pub agency: Option<String>,
    /// The code of a state or district, or nothing for everywhere.
    pub area: Option<String>,
    /// The code of a category or of a group of them, or nothing for all.
    pub category: Option<String>,
}

impl Held {
    /// A role for all of the work at an agency, or at every one.
    pub fn whole(role: impl Into<String>, agency: Option<String>) -> Self {
        Self {
            role: role.into(),
            agency: agency.filter(|code| !code.is_empty()),
            ..Self::default()
        }
    }

    /// Whether it is for all of the work.
    pub const fn is_whole(&self) -> bool {
        self.area.is_none() && self.category.is_none()
    }
}

/// A role that a person is to hold, or to hold no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantNew {
    /// The person.
    pub person: PersonId,
    /// The role, and for what.
    pub held: Held,
}

impl GrantNew {
    /// A role for all of the work at an agency, or at every one.
    pub fn whole(person: PersonId, role: impl Into<String>, agency: Option<String>) -> Self {
        Self {
            person,
            held: Held::whole(role, agency),
        }
    }
}

/// A browser session to be made or used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionNew {
    /// The secret for the cookie.
    pub token: String,
    /// Whether a second factor was proved as well.
    pub proved: bool,
    /// How long it lasts.
    pub limits: SessionLimits,
}

/// How long sessions last in one sort of browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// After so long without use one is over.
    pub idle: Duration,
    /// How long it lasts at most for people without a role.
    pub life: Duration,
    /// How long it lasts at most for people with one.
    pub officer_life: Duration,
}

/// How long sessions last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionSettings {
    /// In somebody's own browser.
    pub own: SessionLimits,
    /// At a computer that people share.
    pub shared: SessionLimits,
}

impl Default for SessionSettings {
    fn default() -> Self {
        let (hours, mins) = (Duration::from_hours, Duration::from_mins);
        Self {
            own: SessionLimits {
                idle: hours(12),
                life: hours(7 * 24),
                officer_life: hours(12),
            },
            shared: SessionLimits {
                idle: mins(5),
                life: mins(30),
                officer_life: mins(30),
            },
        }
    }
}

impl SessionSettings {
    /// How long they last in the browser that asks.
    pub const fn of(&self, ctx: &Circumstances) -> SessionLimits {
        if ctx.shared.is_some() {
            self.shared
        } else {
            self.own
        }
    }
}

impl SessionNew {
    /// The session that the browser has already, or a fresh one. Signing in always takes a fresh
    /// one: `SessionNew::draw(&ids, None)`.
    pub fn draw(ids: &Ids, earlier: Option<String>) -> Self {
        Self {
            token: earlier.unwrap_or_else(|| ids.secret()),
            proved: false,
            limits: SessionSettings::default().own,
        }
    }

    /// The same, lasting no longer than this.
    pub fn within(self, limits: SessionLimits) -> Self {
        Self { limits, ..self }
    }

    /// The same, made with a second factor.
    pub fn proved(self) -> Self {
        Self {
            proved: true,
            ..self
        }
    }
}

/// An API token to be made. The secret itself is not in it.
#[derive(Debug, Clone)]
pub struct TokenNew {
    /// Drawn by the caller.
    pub id: String,
    /// The owner.
    pub person: PersonId,
    /// What the owner calls it.
    pub name: String,
    /// Of the secret.
    pub hash: String,
    /// What it may be used for, such as `open311.write`.
    pub scopes: Vec<String>,
    /// When it ends, if ever.
    pub expires: Option<Time>,
    /// For the record.
    pub fresh: Fresh,
}

impl TokenNew {
    /// A token without an end, and its secret, which is shown once.
    pub fn draw(ids: &Ids, now: Time, person: PersonId, scopes: Vec<String>) -> (Self, String) {
        let secret = format!("balai_{}", ids.secret());
        let token = Self {
            id: ids.next::<Self>(now).to_string(),
            person,
            name: scopes.join(" "),
            hash: secret_hash(&secret),
            scopes,
            expires: None,
            fresh: Fresh::draw(ids, now),
        };
        (token, secret)
    }
}

/// A token as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenSeen {
    /// Its id.
    pub id: String,
    /// What the owner calls it.
    pub name: String,
    /// What it may be used for.
    pub scopes: Vec<String>,
    /// When it was made.
    pub created: Time,
    /// When it ends, if ever.
    pub expires: Option<Time>,
    /// When it was used last, to the minute.
    pub last_used: Option<Time>,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionSeen {
    /// A name for it that opens nothing.
    pub id: String,
    /// When the person signed in.
    pub created: Time,
    /// When it was used last, to the minute.
    pub seen: Time,
    /// When it ends if it is not used any more.
    pub expires: Time,
}

/// Digits of a session's id: enough to tell one's own sessions apart.
const SESSION_ID_DIGITS: usize = 32;

/// The name of a session by its secret.
pub(crate) fn session_id(secret: &str) -> String {
    session_name(&secret_hash(secret)).to_owned()
}

/// The name of a session by the hash of its secret: half of a hash opens nothing.
pub(crate) fn session_name(hash: &str) -> &str {
    hash.split_at_checked(SESSION_ID_DIGITS)
        .map_or(hash, |(name, _)| name)
}

/// What a secret of 256 bits is stored and looked up as.
pub(crate) fn secret_hash(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// A one-time code to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRequest {
    /// Drawn by the caller.
    pub id: String,
    /// What it is good for: `sign_in` or `case:<id>`.
    pub purpose: String,
    /// Where it goes.
    pub address: Address,
    /// Six digits, drawn by the caller.
    pub code: String,
    /// The message that carries it.
    pub template: String,
    /// The language of the message.
    pub lang: Lang,
}

impl CodeRequest {
    /// Draws a code for this purpose and address.
    pub fn draw(
        ids: &Ids,
        now: Time,
        purpose: impl Into<String>,
        address: Address,
        template: &str,
        lang: Lang,
    ) -> Self {
        Self {
            id: ids.next::<Self>(now).to_string(),
            purpose: purpose.into(),
            address,
            code: ids.digits(super::rules::CODE_DIGITS),
            template: template.to_owned(),
            lang,
        }
    }
}

/// A one-time code as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeConfirm {
    /// What it was asked for.
    pub purpose: String,
    /// Where it went.
    pub address: Address,
    /// What was typed; spaces and hyphens do not matter.
    pub code: String,
}
