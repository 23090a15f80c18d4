//! Nouns of children and their guardians.

use base::{Ids, PersonId, Time};
use jiff::civil::Date;

use super::error::Error;
use crate::audit::Fresh;
use crate::identity::mandates::Standing;
use crate::identity::papers::{IdentityNumber, Paper, Papers};
use crate::vault::Vault;

/// How far it was confirmed that somebody is a child's guardian.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Somebody says so.
    Claimed,
    /// An officer has seen the papers.
    Confirmed,
    /// An officer has seen them and does not confirm it.
    Refused,
    /// An officer has ended it before the child was of age.
    Ended,
}

impl State {
    const ALL: [Self; 4] = [Self::Claimed, Self::Confirmed, Self::Refused, Self::Ended];

    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Confirmed => "confirmed",
            Self::Refused => "refused",
            Self::Ended => "ended",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Somebody's word that they are a child's guardian, as it is kept.
#[derive(Clone, PartialEq, Eq)]
pub struct Child {
    /// The child's name.
    pub name: String,
    /// When it was born.
    pub born: Date,
    /// How far it was confirmed.
    pub state: State,
    /// When the child is of age.
    pub until: Time,
    /// Since when it is here.
    pub made: Time,
    /// Who says so.
    pub by: PersonId,
    /// As which party cases are the child's, once that was confirmed.
    pub party: Option<PersonId>,
    /// The guardian's mandate, once that was confirmed.
    pub mandate: Option<String>,
    /// The child's number, sealed about this word's own id.
    pub(in crate::identity) paper: Paper,
}

impl Child {
    /// Its id, which becomes that of the child's row among the people if it has no account.
    pub const fn id(&self) -> PersonId {
        self.paper.person
    }

    /// The code of the kind of its number.
    pub fn kind(&self) -> &str {
        &self.paper.kind
    }

    /// Its number, if it can be read.
    pub fn number(&self, vault: &Vault, papers: &Papers) -> Option<IdentityNumber> {
        self.paper.number(vault, papers)
    }
}

/// A child to be entered.
#[derive(Clone)]
pub struct ChildNew {
    pub(super) child: Child,
    pub(super) fresh: Fresh,
}

impl ChildNew {
    /// Seals the number.
    pub fn draw(
        (ids, vault): (&Ids, &Vault),
        now: Time,
        (by, name, number): (PersonId, &str, &IdentityNumber),
        (born, until): (Date, Time),
    ) -> Result<Self, Error> {
        let paper = Paper::draw((ids, vault), now, (ids.next(now), number));
        Ok(Self {
            child: Child {
                name: name.trim().to_owned(),
                state: State::Claimed,
                made: now,
                paper: paper.map_err(|_| Error::Seal)?,
                party: None,
                mandate: None,
                born,
                until,
                by,
            },
            fresh: Fresh::draw(ids, now),
        })
    }
}

/// What an officer's word needs.
#[derive(Clone)]
pub struct Confirm {
    /// The id of the guardian's mandate.
    pub mandate: String,
    /// What the act needs.
    pub fresh: Fresh,
}

impl Confirm {
    /// Draws it.
    pub fn draw(ids: &Ids, now: Time) -> Self {
        Self {
            mandate: ids.next::<Self>(now).to_string(),
            fresh: Fresh::draw(ids, now),
        }
    }
}

/// A child as a guardian or an officer sees it.
#[derive(Clone, PartialEq, Eq)]
pub struct ChildSeen {
    /// The child.
    pub child: Child,
    /// How the guardian's mandate stands, if there is one.
    pub standing: Option<Standing>,
    /// What the guardian is called; for officers only.
    pub guardian: String,
}
