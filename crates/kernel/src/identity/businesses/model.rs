//! Nouns of businesses.

use base::{Ids, PersonId, Time};

use super::error::Error;
use crate::audit::Fresh;
use crate::identity::mandates::{MandateSeen, Role};
use crate::identity::papers::{IdentityNumber, Paper, Papers};
use crate::vault::Vault;

/// How far a business was confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Somebody says that it is theirs.
    Claimed,
    /// An officer has looked at its registration.
    Confirmed,
    /// An officer has looked and does not confirm it.
    Refused,
    /// An owner has closed it.
    Closed,
}

impl State {
    const ALL: [Self; 4] = [Self::Claimed, Self::Confirmed, Self::Refused, Self::Closed];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Confirmed => "confirmed",
            Self::Refused => "refused",
            Self::Closed => "closed",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A business as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Business {
    /// The name.
    pub name: String,
    /// How far it was confirmed.
    pub state: State,
    /// Since when it is here.
    pub made: Time,
    /// Who entered it.
    pub by: PersonId,
    /// Its registration, sealed about its own row among the people.
    pub(in crate::identity) paper: Paper,
}

impl Business {
    /// Its id, which is that of its row among the people.
    pub const fn id(&self) -> PersonId {
        self.paper.person
    }

    /// The code of the kind of its registration.
    pub fn kind(&self) -> &str {
        &self.paper.kind
    }

    /// Its registration number, if it can be read.
    pub fn number(&self, vault: &Vault, papers: &Papers) -> Option<IdentityNumber> {
        self.paper.number(vault, papers)
    }
}

/// A business to be entered.
#[derive(Clone)]
pub struct BusinessNew {
    pub(super) business: Business,
    /// The id of its first owner's mandate.
    pub(super) mandate: String,
    pub(super) fresh: Fresh,
}

impl BusinessNew {
    /// Seals the number.
    pub fn draw(
        (ids, vault): (&Ids, &Vault),
        now: Time,
        (by, name, number): (PersonId, &str, &IdentityNumber),
    ) -> Result<Self, Error> {
        let paper = Paper::draw((ids, vault), now, (ids.next(now), number));
        Ok(Self {
            business: Business {
                name: name.trim().to_owned(),
                state: State::Claimed,
                made: now,
                paper: paper.map_err(|_| Error::Seal)?,
                by,
            },
            mandate: ids.next::<Self>(now).to_string(),
            fresh: Fresh::draw(ids, now),
        })
    }

    /// Its id.
    pub const fn id(&self) -> PersonId {
        self.business.id()
    }
}

/// A business as one of its people sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct BusinessSeen {
    /// The business.
    pub business: Business,
    /// In which role they are there.
    pub role: Role,
    /// The id of the mandate by virtue of which they act for it.
    pub mandate: String,
    /// Its people, and whom it invited; of its own list only.
    pub people: Vec<MandateSeen>,
}

/// A business that waits for an officer, with the name of whoever entered it.
#[derive(Clone, PartialEq, Eq)]
pub struct Claimed {
    /// The business.
    pub business: Business,
    /// The name of whoever entered it; may be empty.
    pub claimant: String,
}
