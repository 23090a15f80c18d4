//! Nouns of bans.

use base::{PersonId, Reference, Time};

use crate::audit::Fresh;
use crate::identity::Address;

/// For how many days a sender may not be heard.
pub const DAYS: [u32; 4] = [7, 30, 90, 180];

/// Where a ban stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Somebody else has to decide.
    Proposed,
    /// It holds until its end.
    Standing,
    /// The bureau did not want it.
    Refused,
    /// It was ended before its time.
    Lifted,
}

impl State {
    const ALL: [Self; 4] = [Self::Proposed, Self::Standing, Self::Refused, Self::Lifted];

    /// Its name in the store and in Fluent keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Standing => "standing",
            Self::Refused => "refused",
            Self::Lifted => "lifted",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A ban, as offices see it: who it is about is found by the case alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ban {
    /// Its id.
    pub id: String,
    /// The agency that does not hear them.
    pub agency: String,
    /// The case that was the occasion.
    pub reference: String,
    /// Why, in an officer's words.
    pub reason: String,
    /// Where it stands.
    pub state: State,
    /// Its end.
    pub until: Time,
    /// When it was proposed.
    pub made: Time,
    /// Who proposed it.
    pub made_by: PersonId,
    /// Whom it is about, as long as that is kept.
    pub person: Option<PersonId>,
    /// Why it was lifted.
    pub lifted_why: Option<String>,
}

impl Ban {
    /// Whether it waits for a decision or holds now.
    pub fn is_open(&self, now: Time) -> bool {
        self.until > now && matches!(self.state, State::Proposed | State::Standing)
    }
}

/// Proposes a ban.
#[derive(Debug, Clone)]
pub struct Propose {
    /// The id of the ban.
    pub id: String,
    /// The case whose sender it is about.
    pub reference: Reference,
    /// Why.
    pub reason: String,
    /// For how long: one of [`DAYS`].
    pub days: u32,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// Of whom it is asked whether they are heard.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// The person who is signed in, or for whom the act is done.
    pub person: Option<PersonId>,
    /// The address that was given.
    pub address: Option<Address>,
}

/// Somebody who is not heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Banned {
    /// Until when.
    pub until: Time,
    /// Why, for the person themselves alone.
    pub reason: Option<String>,
}
