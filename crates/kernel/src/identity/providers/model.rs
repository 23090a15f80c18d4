//! Nouns of providers.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex};

use base::{Ids, Lang, PersonId, Text, Time};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use super::super::Papers;
use super::super::actions::SignIn;
use super::super::model::{CodeConfirm, CodeRequest};
use super::ceremony::Kept;
use super::error::{Error, Fault};
use super::sheet::{self, Around};
use crate::audit::Fresh;
use crate::registry::Pack;
use crate::vault::Vault;

/// How many may wait for providers at a time: one that hangs must not take what others need.
const WAITING_MAX: usize = 16;

/// How the instance proves to a provider who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum ClientAuth {
    /// In a header.
    #[default]
    Basic,
    /// In the form.
    Post,
}

/// A provider as the operator set it.
pub(super) struct Provider {
    pub(super) code: String,
    pub(super) issuer: String,
    pub(super) client_id: String,
    pub(super) client_auth: ClientAuth,
    pub(super) secret: Option<String>,
    pub(super) name: Text,
    pub(super) scopes: Vec<String>,
    /// Claims that hold the number of a paper, each with its kind.
    pub(super) papers: Vec<(String, String)>,
    /// What it says of itself, as it was last asked.
    pub(super) known: Mutex<Kept>,
}

/// Without the secret, so that it never reaches a log.
impl fmt::Debug for Provider {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Provider")
            .field("code", &self.code)
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

/// All providers of the instance, in the operator's order. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Providers {
    all: Arc<[Arc<Provider>]>,
    /// Room for those who wait.
    pub(super) room: Arc<Semaphore>,
}

impl Default for Providers {
    fn default() -> Self {
        Self {
            all: Arc::default(),
            room: Arc::new(Semaphore::new(WAITING_MAX)),
        }
    }
}

impl Providers {
    /// Reads the operator's file, if there is one. Its machines on a private network are named apart.
    pub(crate) fn open(
        path: Option<&Path>,
        (pack, papers): (&Pack, &Papers),
        hosts: &[String],
    ) -> Result<Self, Fault> {
        let Some(path) = path else {
            return Ok(Self::default());
        };
        let text = std::fs::read_to_string(path).map_err(|error| Fault::Unreadable {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
        let presets = &pack.sign_in;
        let around = Around {
            presets,
            papers,
            hosts,
        };
        let all = sheet::read((path, &text), &around)?;
        Ok(Self {
            all: all.into_iter().map(Arc::new).collect(),
            ..Self::default()
        })
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Arc<Provider>> {
        self.all.iter()
    }

    /// Whether there is one.
    pub fn any(&self) -> bool {
        !self.all.is_empty()
    }

    pub(super) fn find(&self, code: &str) -> Result<&Arc<Provider>, Error> {
        self.all()
            .find(|provider| provider.code == code)
            .ok_or(Error::Unknown)
    }

    /// What people call a provider, if it is still there.
    pub(in super::super) fn name(&self, code: &str) -> Option<&Text> {
        self.find(code).ok().map(|provider| &provider.name)
    }
}

/// What a browser is on its way for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To sign in, whoever it is.
    SignIn,
    /// To link an account there with the one that is signed in here.
    Link,
}

impl Purpose {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Link => "link",
        }
    }

    pub(super) fn read(code: &str) -> Option<Self> {
        [Self::SignIn, Self::Link]
            .into_iter()
            .find(|purpose| purpose.code() == code)
    }
}

/// A browser on its way to a provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Trip {
    /// Of the secret that comes back.
    pub(super) mark: String,
    /// Marks the browser.
    pub(super) browser: String,
    pub(super) provider: String,
    pub(super) purpose: Purpose,
    /// Where the person wants to go in the end; may be empty.
    pub(super) onward: String,
    pub(super) lang: Lang,
}

/// What follows from a trip's secret, so that nothing of it is kept: what the provider puts into its word, and what
/// proves that whoever redeems the code asked for it.
pub(super) struct Derived {
    pub(super) nonce: String,
    pub(super) verifier: String,
}

impl Derived {
    pub(super) fn of(vault: &Vault, state: &str) -> Self {
        Self {
            nonce: vault.mark("provider nonce 1", state),
            verifier: vault.mark("provider verifier 1", state),
        }
    }
}

/// Who came back from a provider, as it said. Not printed: it names a person.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Arrival {
    pub(super) provider: String,
    pub(super) issuer: String,
    pub(super) sub: String,
    /// What the provider calls the session there; may be empty.
    pub(super) sid: String,
    /// The provider's word as it was signed, to sign out there.
    pub(super) id_token: String,
    pub(super) name: String,
    pub(super) email: Option<String>,
    /// Whether the provider says that the address is theirs.
    pub(super) verified: bool,
    /// Numbers of papers: kind, and as it stands there.
    pub(super) numbers: Vec<(String, String)>,
    /// Where the person wants to go in the end.
    pub(super) onward: String,
}

/// What is kept sealed for a browser.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) mark: String,
    pub(super) browser: String,
    pub(super) provider: String,
    pub(super) sealed: String,
}

/// What is held is about this: it opens under no other mark.
pub(super) fn about(mark: &str) -> String {
    format!("provider held {mark}")
}

impl Held {
    /// Seals a value for a browser.
    pub(super) fn draw(
        (ids, vault): (&Ids, &Vault),
        (mark, browser, provider): (String, String, &str),
        plain: &[u8],
    ) -> Result<Self, Error> {
        let sealed = vault.seal(ids.bytes(), &about(&mark), plain);
        Ok(Self {
            sealed: sealed.map_err(|_| Error::Seal)?,
            provider: provider.to_owned(),
            browser,
            mark,
        })
    }
}

/// An account at a provider, linked with a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) id: String,
    pub(super) person: PersonId,
    pub(super) provider: String,
    pub(super) issuer: String,
    pub(super) sub: String,
    pub(super) number: String,
    pub(super) linked: Time,
    pub(super) used: Time,
}

/// A session there that a session here came from.
#[derive(Clone)]
pub(super) struct Origin {
    pub(super) provider: String,
    pub(super) issuer: String,
    pub(super) sub: String,
    pub(super) sid: String,
    /// The provider's word, sealed.
    pub(super) sealed: String,
}

/// What a sealed word of a provider is about.
pub(super) fn about_origin(provider: &str) -> String {
    format!("provider session {provider}")
}

/// What is needed to let somebody in.
#[derive(Clone)]
pub(super) struct Entry {
    pub(super) origin: Origin,
    pub(super) sign_in: SignIn,
    /// For a person who is new here.
    pub(super) person: PersonId,
    /// For a link that is new.
    pub(super) link: String,
    pub(super) name: String,
    pub(super) fresh: Fresh,
}

/// Somebody who came back to sign in.
#[derive(Clone)]
pub(super) struct Arrive {
    pub(super) entry: Entry,
    /// Their address, and whether the provider says that it is theirs.
    pub(super) email: Option<(super::super::Email, bool)>,
    /// What is held and the code that is sent, if the address has to be proved.
    pub(super) held: Held,
    pub(super) code: Option<CodeRequest>,
}

/// Somebody who typed the code that was sent to the address that the provider named, or who goes on without it.
#[derive(Clone)]
pub(super) struct Prove {
    pub(super) entry: Entry,
    pub(super) code: Option<CodeConfirm>,
    pub(super) mark: String,
    pub(super) browser: String,
}

/// What came of an arrival.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Arrived {
    /// They are signed in.
    In(Entered),
    /// A code is on its way to their address.
    Asked,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entered {
    pub(super) person: PersonId,
    pub(super) link: String,
    pub(super) officer: bool,
}

/// What became of a number that a provider told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Number {
    /// It is kept.
    Kept,
    /// It is no number of its kind.
    Unsound,
    /// It is somebody else's, or the person has another.
    Taken,
}

impl Number {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Unsound => "unsound",
            Self::Taken => "taken",
        }
    }
}
