//! Kinds of cases: data from TOML, checked for dead ends before they may be used.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserialize;

use crate::registry::Milestone;

/// What the states of every kind have in common, so that lists and clocks need not know the kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Not yet a case for anybody but its owner.
    Hidden,
    /// The agency has to act; clocks run.
    Open,
    /// Somebody else has to act; clocks stand.
    Waiting,
    /// Nothing more is expected.
    Closed,
}

impl Phase {
    /// The phase's name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::Closed => "closed",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Hidden, Self::Open, Self::Waiting, Self::Closed]
            .into_iter()
            .find(|phase| phase.code() == code)
    }
}

/// In which part somebody acts on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// Whoever raised it.
    Owner,
    /// Somebody who works for the agency that holds it.
    Officer,
    /// Balai itself.
    System,
}

impl Party {
    /// The party's name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Officer => "officer",
            Self::System => "system",
        }
    }
}

/// Who may read an entry of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Everybody, where the case itself is public.
    Public,
    /// The owner and the agency.
    Case,
    /// The agency.
    Internal,
}

impl Audience {
    /// The audience's name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Case => "case",
            Self::Internal => "internal",
        }
    }
}

/// One state of a kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct State {
    /// Its name in the store and in Fluent keys.
    pub code: String,
    /// What it means for lists and clocks.
    pub phase: Phase,
}

/// One move of a kind: who may bring a case from which states to which state.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Its name in the store, in events and in Fluent keys.
    pub code: String,
    /// States in which it is possible.
    pub from: Vec<String>,
    /// The state it leads to; absent: the state does not change.
    pub to: Option<String>,
    /// Who may make it.
    pub by: Vec<Party>,
    /// Who may read its entry.
    pub audience: Audience,
    /// Whether words are required with it.
    #[serde(default)]
    pub text: bool,
    /// Whether it names another agency, to which the case goes.
    #[serde(default)]
    pub hands_over: bool,
    /// Whether the one who makes it becomes the case's holder.
    #[serde(default)]
    pub claims: bool,
}

/// A kind of case.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its name in the store and in act names.
    pub code: String,
    /// The prefix of Fluent keys that name its states and moves, such as `reports`.
    pub words: String,
    /// The prefix of its references, such as `RR`.
    pub prefix: String,
    /// States in which a case may begin.
    pub initial: Vec<String>,
    /// All its states.
    pub states: Vec<State>,
    /// All its moves.
    pub moves: Vec<Move>,
    /// Which moves meet which promise. A milestone that is not named has no clock.
    pub milestones: BTreeMap<Milestone, Vec<String>>,
}

/// What is wrong with a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Kind {
    /// The state of this name.
    pub fn state(&self, code: &str) -> Option<&State> {
        self.states.iter().find(|state| state.code == code)
    }

    /// The move of this name.
    pub fn step(&self, code: &str) -> Option<&Move> {
        self.moves.iter().find(|step| step.code == code)
    }

    /// The moves that this party may make in this state.
    pub fn possible<'a>(&'a self, state: &'a str, party: Party) -> impl Iterator<Item = &'a Move> {
        self.moves.iter().filter(move |step| {
            step.by.contains(&party) && step.from.iter().any(|from| from == state)
        })
    }

    /// The Fluent keys that name its states and moves.
    pub fn keys(&self) -> impl Iterator<Item = String> {
        let key =
            |sort: &str, code: &str| format!("{}-{sort}-{}", self.words, code.replace('_', "-"));
        let states = self
            .states
            .iter()
            .map(move |state| key("state", &state.code));
        states.chain(self.moves.iter().map(move |step| key("move", &step.code)))
    }

    /// Everything that would strand a case: names that mean nothing, states that nothing reaches or
    /// leaves, clocks that no move can meet.
    pub fn faults(&self) -> Vec<Fault> {
        let mut found = self.unknown_names();
        let reached = self.reached();
        for state in &self.states {
            if !reached.contains(state.code.as_str()) {
                found.push(Fault(format!(
                    "{}: state {} is never reached",
                    self.code, state.code
                )));
            }
            if state.phase != Phase::Closed && !self.can_close(&state.code) {
                found.push(Fault(format!(
                    "{}: state {} is a dead end",
                    self.code, state.code
                )));
            }
        }
        found
    }

    fn unknown_names(&self) -> Vec<Fault> {
        let known: BTreeSet<&str> = self
            .states
            .iter()
            .map(|state| state.code.as_str())
            .collect();
        let steps: BTreeSet<&str> = self.moves.iter().map(|step| step.code.as_str()).collect();
        let named = self.initial.iter().chain(
            self.moves
                .iter()
                .flat_map(|step| step.from.iter().chain(step.to.iter())),
        );
        let mut found: Vec<Fault> = named
            .filter(|name| !known.contains(name.as_str()))
            .map(|name| Fault(format!("{}: unknown state {name}", self.code)))
            .collect();
        found.extend(
            self.milestones
                .values()
                .flatten()
                .filter(|name| !steps.contains(name.as_str()))
                .map(|name| Fault(format!("{}: unknown move {name}", self.code))),
        );
        if known.len() != self.states.len() || steps.len() != self.moves.len() {
            found.push(Fault(format!(
                "{}: a state or move is named twice",
                self.code
            )));
        }
        found
    }

    fn reached(&self) -> BTreeSet<&str> {
        let mut reached: BTreeSet<&str> = self.initial.iter().map(String::as_str).collect();
        loop {
            let before = reached.len();
            for step in &self.moves {
                if step.from.iter().any(|from| reached.contains(from.as_str())) {
                    reached.extend(step.to.as_deref());
                }
            }
            if reached.len() == before {
                return reached;
            }
        }
    }

    /// Whether a chain of moves leads from this state to a closed one.
    fn can_close(&self, state: &str) -> bool {
        let mut seen = BTreeSet::from([state]);
        let mut todo = vec![state];
        while let Some(here) = todo.pop() {
            if self
                .state(here)
                .is_some_and(|found| found.phase == Phase::Closed)
            {
                return true;
            }
            let onward = self
                .moves
                .iter()
                .filter(|step| step.from.iter().any(|from| from == here))
                .filter_map(|step| step.to.as_deref());
            for next in onward {
                if seen.insert(next) {
                    todo.push(next);
                }
            }
        }
        false
    }
}

/// All kinds that the modules registered, by code.
#[derive(Debug, Clone, Default)]
pub struct Kinds(BTreeMap<String, Kind>);

impl Kinds {
    /// Reads kinds from TOML; refuses all when one has a fault.
    pub fn load<'a>(sources: impl IntoIterator<Item = &'a str>) -> Result<Self, Vec<Fault>> {
        let mut kinds = BTreeMap::new();
        let mut faults = Vec::new();
        for source in sources {
            match toml::from_str::<Kind>(source) {
                Ok(kind) => {
                    faults.extend(kind.faults());
                    kinds.insert(kind.code.clone(), kind);
                }
                Err(error) => faults.push(Fault(error.to_string())),
            }
        }
        if faults.is_empty() {
            Ok(Self(kinds))
        } else {
            Err(faults)
        }
    }

    /// The kind of this code.
    pub fn get(&self, code: &str) -> Option<&Kind> {
        self.0.get(code)
    }

    /// Every kind.
    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.0.values()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"
        code = "note"
        words = "notes"
        prefix = "NT"
        initial = ["new"]
        states = [{ code = "new", phase = "open" }, { code = "done", phase = "closed" }]
        moves = [
            { code = "finish", from = ["new"], to = "done", by = ["officer"], audience = "public" },
        ]
        milestones = { resolve = ["finish"] }
    "#;

    fn faults(change: impl Fn(&str) -> String) -> Vec<String> {
        Kinds::load([change(SOUND).as_str()])
            .err()
            .map(|faults| faults.iter().map(ToString::to_string).collect())
            .unwrap_or_default()
    }

    #[test]
    fn a_sound_kind_has_no_faults() {
        assert_eq!(faults(str::to_owned), Vec::<String>::new());
    }

    #[test]
    fn dead_ends_are_named() {
        let found = faults(|kind| kind.replace("to = \"done\"", "to = \"new\""));
        assert_eq!(
            found,
            [
                "note: state new is a dead end",
                "note: state done is never reached"
            ]
        );
    }

    #[test]
    fn unknown_names_are_named() {
        let found = faults(|kind| kind.replace("[\"finish\"]", "[\"finis\"]"));
        assert_eq!(found, ["note: unknown move finis"]);
        assert_eq!(
            faults(|kind| kind.replace("[\"new\"]\n", "[\"nwe\"]\n")).len(),
            3
        );
        assert_eq!(faults(|kind| kind.replace("prefix", "prefx")).len(), 1);
    }

    #[test]
    fn every_name_has_a_key() {
        let kinds = Kinds::load([SOUND]).expect("sound");
        let keys: Vec<_> = kinds.iter().flat_map(Kind::keys).collect();
        assert_eq!(
            keys,
            ["notes-state-new", "notes-state-done", "notes-move-finish"]
        );
    }
}
