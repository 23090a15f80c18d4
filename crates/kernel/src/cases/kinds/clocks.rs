//! Clocks of kinds, and who is told when they run out.

use std::collections::BTreeMap;

use base::workdays::{Term, Unit};
use serde::Deserialize;

use crate::cases::terms::Stated;

/// What a clock's term rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The agency's charter for the clock of this name; where it has none, no clock, save that
    /// `resolve` is estimated.
    #[default]
    Charter,
    /// The kind itself, because a law or rule says so.
    Law,
    /// The kind itself, though nobody promised it and no law says so: an estimate.
    House,
    /// The pack's sheet of terms, by the state and the level of the agency: a law of the place, or where there is none
    /// an estimate.
    Pack,
}

/// A length of time in a kind, such as `{ amount = 14, unit = "workday" }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// How many.
    pub amount: u32,
    /// Of what: minute, hour, day or workday.
    pub unit: Unit,
}

impl From<Length> for Term {
    fn from(length: Length) -> Self {
        Self {
            amount: length.amount,
            unit: length.unit,
        }
    }
}

/// By how much a move makes a clock longer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Longer {
    /// By this much, each time.
    By(Length),
    /// Once: to what the agency's charter gives for a milestone of its own; where that is silent, by as
    /// much as the move names.
    To {
        /// The milestone.
        charter: String,
        /// The most that a move may name; it names a number of these units.
        most: Length,
    },
}

/// A clock: something must happen within a time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Its name: for a charter's clock the milestone's.
    pub code: String,
    /// Where the term comes from.
    #[serde(default)]
    pub source: Source,
    /// The term, where the kind itself sets it.
    pub term: Option<Length>,
    /// The rule that says so, as people cite it.
    pub law: Option<String>,
    /// Moves that start it. None: it starts whenever the case reaches an agency.
    #[serde(default)]
    pub starts: Vec<String>,
    /// States in which a case may reach an agency without starting it.
    #[serde(default)]
    pub spares: Vec<String>,
    /// Moves that meet it.
    #[serde(default)]
    pub meets: Vec<String>,
    /// Moves that end it without its being met.
    #[serde(default)]
    pub ends: Vec<String>,
    /// Moves that start it anew.
    #[serde(default)]
    pub restarts: Vec<String>,
    /// Moves that make it longer, and by how much.
    #[serde(default)]
    pub extends: BTreeMap<String, Longer>,
    /// States in which it stands. Absent: those of phase waiting.
    pub stands: Option<Vec<String>>,
    /// The move that says why it has run out.
    pub explained_by: Option<String>,
    /// The move that the system makes when it runs out.
    pub lapses: Option<String>,
    /// Whether the case's own date follows it.
    #[serde(default)]
    pub leads: bool,
    /// What the pack's sheet says of it, where its term comes from there.
    #[serde(skip)]
    pub terms: Vec<Stated>,
}

/// Whose queue a late case is brought to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Desk {
    /// Those who supervise in the holding agency.
    Supervisor,
    /// The complaints bureau that the pack names.
    Bureau,
}

impl Desk {
    const ALL: [Self; 2] = [Self::Supervisor, Self::Bureau];

    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supervisor => "supervisor",
            Self::Bureau => "bureau",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|desk| desk.code() == code)
    }
}

/// One step of an escalation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    /// How long after the clock ran out.
    pub after: Length,
    /// Whose queue it is brought to.
    pub to: Desk,
}
