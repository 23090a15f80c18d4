//! What somebody may do next with a case, and what is still missing for it.

use base::{Actor, Time};
use store::Tx;

use super::actions::edition;
use super::editions::Kinds;
use super::error::Error;
use super::kinds::{Kind, Move, Need, Party};
use super::model::Case;
use super::rules;
use super::steps::{Engine, moves_left};
use crate::registry::Registry;

/// A move that the actor may make in the case's present state.
#[derive(Debug, Clone)]
pub struct Possible {
    /// The move.
    pub step: Move,
    /// In which part the actor would make it.
    pub party: Party,
    /// Its conditions, and whether each holds now.
    pub needs: Vec<(Need, bool)>,
    /// How often it may still be made, where that is limited.
    pub left: Option<u32>,
    /// By how many units at most it has to make a clock longer, where no charter says that.
    pub days: Option<u32>,
}

impl Possible {
    /// Whether it would be accepted now, with what it asks for.
    pub fn is_open(&self) -> bool {
        self.left != Some(0) && self.needs.iter().all(|(_, holds)| *holds)
    }
}

/// The moves that the actor may make now, in the order of the kind, those that still lack something
/// among them.
pub fn case_moves(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    case: &Case,
) -> Result<Vec<Possible>, Error> {
    let kind = edition(kinds, case)?;
    let parties = acting(tx, kind, actor, case)?;
    let engine = Engine::new(registry, actor, now);
    let mut found = Vec::new();
    for step in &kind.moves {
        let Some(party) = parties.iter().find(|party| step.by.contains(party)) else {
            continue;
        };
        if !step.from.contains(&case.state) {
            continue;
        }
        let mut needs = Vec::new();
        for need in &step.needs {
            needs.push((need.clone(), engine.holds(tx, case, need)?));
        }
        let (left, days) = match engine.days_asked(tx, kind, case, step) {
            Err(Error::TooOften) => (Some(0), None),
            days => (moves_left(tx, case, step)?, days?),
        };
        found.push(Possible {
            party: party.clone(),
            needs,
            left,
            days,
            step: step.clone(),
        });
    }
    Ok(found)
}

/// Refuses a move that the actor may not make or that the case's state does not have, before anything is done for what
/// comes with it. Whether the rest is in order is seen when it is made.
pub fn case_allows(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    actor: &Actor,
    case: &Case,
    step: &str,
) -> Result<(), Error> {
    let kind = edition(kinds, case)?;
    let parties = acting(tx, kind, actor, case)?;
    rules::decide(kind, case, &parties, None, step).map(drop)
}

/// The parts of the actor, as [`super::case_move`] sees them.
fn acting(tx: &mut Tx<'_>, kind: &Kind, actor: &Actor, case: &Case) -> Result<Vec<Party>, Error> {
    let parts = super::people::parts(tx, kind, actor, case)?;
    Ok(rules::acting_parties(kind, actor, case, &parts))
}

/// The parts that the actor has in the case, also those in which they only read.
pub fn case_parts(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<Party>, Error> {
    let kind = edition(kinds, case)?;
    let parts = super::people::parts(tx, kind, actor, case)?;
    Ok(rules::all_parties(kind, actor, case, &parts))
}

/// The parts in which the actor may act in the case.
pub(crate) fn acting_parts(
    tx: &mut Tx<'_>,
    kinds: &Kinds,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<Party>, Error> {
    acting(tx, edition(kinds, case)?, actor, case)
}
