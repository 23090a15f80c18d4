//! Nouns of the ledger.

use std::fmt;

use base::{Money, PersonId, Time};

/// The id of a charge: its case's id, a dash, and its number within the case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChargeId(String);

impl ChargeId {
    /// The charge of this number in a case.
    pub fn new(case_id: &str, number: i64) -> Self {
        Self(format!("{case_id}-{number:06}"))
    }

    /// An id as it was written before.
    pub(crate) const fn stored(text: String) -> Self {
        Self(text)
    }

    /// Its number within its case.
    pub fn number(&self) -> i64 {
        let number = self.0.rsplit_once('-').map(|(_, number)| number);
        number
            .and_then(|digits| digits.parse().ok())
            .unwrap_or_default()
    }

    /// The id as a text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ChargeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// How a charge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChargeState {
    /// Somebody has to pay it.
    Due,
    /// It was paid.
    Settled,
    /// Nobody has to pay it any more.
    Waived,
}

impl ChargeState {
    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Settled => "settled",
            Self::Waived => "waived",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Due, Self::Settled, Self::Waived]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// Money that a case owes an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charge {
    /// Its id.
    pub id: ChargeId,
    /// The id of its case.
    pub case_id: String,
    /// The code of the agency that it is owed to.
    pub agency: String,
    /// What for: the code of a fee.
    pub fee: String,
    /// How much.
    pub money: Money,
    /// How it stands.
    pub state: ChargeState,
    /// Since when it is due.
    pub raised: Time,
    /// When it was settled or waived.
    pub ended: Option<Time>,
}

/// Raises a charge.
#[derive(Debug, Clone)]
pub struct ChargeNew {
    /// Its id.
    pub id: ChargeId,
    /// The id of its case.
    pub case_id: String,
    /// The code of the agency that it is owed to.
    pub agency: String,
    /// What for.
    pub fee: String,
    /// How much; above zero.
    pub money: Money,
}

/// How a charge ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum End {
    /// It was paid by hand.
    Settle,
    /// It is let go.
    Waive,
}

impl End {
    /// How the charge stands afterwards.
    pub const fn state(self) -> ChargeState {
        match self {
            Self::Settle => ChargeState::Settled,
            Self::Waive => ChargeState::Waived,
        }
    }
}

/// Ends a charge.
#[derive(Debug, Clone)]
pub struct ChargeEnd {
    /// Which.
    pub id: ChargeId,
    /// How.
    pub end: End,
    /// Who does it, if it is a person.
    pub actor: Option<PersonId>,
    /// The receipt's number, or why it is let go.
    pub note: String,
}
