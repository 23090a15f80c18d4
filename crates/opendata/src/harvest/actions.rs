//! One function for each verb of datasets elsewhere; the only writers.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use base::{Actor, Time, hex};
use kernel::audit::{self, Act};
use kernel::registry::{self, Registry};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::Tx;

use super::model::{Counted, Harvested, Stands, Taken, Taking};
use super::rules::{self, Names, Step};
use super::{listed, queries};
use crate::error::Error;

/// Takes a whole catalogue in: what is new or changed is kept as it is said there, and what is missing is marked, unless too
/// much is missing at once. Whoever keeps the registry may. The same catalogue once more changes nothing.
pub fn catalogue_take(
    tx: &mut Tx<'_>,
    registry: &Registry,
    (actor, now): (&Actor, Time),
    taking: &Taking,
) -> Result<Taken, Error> {
    if !actor.may(registry::EDIT, None) {
        return Err(Error::Missing);
    }
    let source = taking.source.as_str();
    let (names, stood) = (Names::of(registry), queries::stands(tx, source)?);
    let known: HashMap<&str, &Stands> = stood
        .iter()
        .map(|each| (each.identifier.as_str(), each))
        .collect();
    let (all, again) = rules::unique(&taking.all);
    let mut taken = Taken {
        left_out: [taking.left_out.clone(), again].concat(),
        ..Taken::default()
    };
    let mut unmatched = BTreeMap::new();
    for described in &all {
        let agency = names.agency(&described.publishers, &mut unmatched);
        let hash = hex(&Sha256::digest(crate::queries::json(described)));
        let stood = known.get(described.identifier.as_str()).copied();
        let listed = match rules::step(stood, (&hash, agency.as_deref())) {
            Step::Keep => {
                taken.same += 1;
                continue;
            }
            Step::Add => &mut taken.added,
            Step::Change => &mut taken.changed,
        };
        listed.push(described.identifier.clone());
        let harvested = Harvested {
            source: source.to_owned(),
            agency,
            hash,
            described: (*described).clone(),
            added: stood.map_or(now, |stood| stood.added),
            changed: now,
            gone: None,
        };
        queries::harvested_put(tx, &harvested)?;
        listed::words_put(tx, &harvested)?;
    }
    let readable = all.iter().map(|described| described.identifier.as_str());
    let unreadable = taking.left_out.iter().map(|left| left.identifier.as_str());
    let present: BTreeSet<&str> = readable.chain(unreadable).collect();
    (taken.gone, taken.spared) = rules::missing(&stood, &present);
    for identifier in &taken.gone {
        queries::harvested_gone(tx, (source, identifier), now)?;
        listed::words_remove(tx, source, identifier)?;
    }
    taken.unmatched = unmatched.into_values().collect();
    record(tx, (actor, now), taking, &taken)?;
    Ok(taken)
}

/// Something that changed nothing is no act.
fn record(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    taking: &Taking,
    taken: &Taken,
) -> Result<(), Error> {
    if taken.added.is_empty() && taken.changed.is_empty() && taken.gone.is_empty() {
        return Ok(());
    }
    let act = Act {
        name: "catalogue.imported",
        agency: "",
        kind: "catalogue",
        reference: &taking.source,
        public: true,
        subject: (&taking.source, now.micros()),
        payload: json!({
            "source": taking.source,
            "actor": actor.id().map(|id| id.to_string()),
            "added": taken.added.len(),
            "changed": taken.changed.len(),
            "gone": taken.gone,
        }),
    };
    Ok(audit::record(tx, now, &taking.fresh, &act)?)
}

/// So many datasets of a catalogue after an identifier, by identifier, those that are gone among them.
pub fn harvested_list(
    tx: &mut Tx<'_>,
    (source, after): (&str, &str),
    limit: i64,
) -> Result<Vec<Harvested>, Error> {
    Ok(queries::harvested(tx, (source, after), limit)?)
}

/// One dataset of a catalogue, though it is gone from there.
pub fn harvested_find(tx: &mut Tx<'_>, which: (&str, &str)) -> Result<Harvested, Error> {
    queries::harvested_one(tx, which)?.ok_or(Error::Missing)
}

/// The catalogues elsewhere, with how much is kept of each.
pub fn harvested_sources(tx: &mut Tx<'_>) -> Result<Vec<Counted>, Error> {
    Ok(queries::counted(tx)?)
}
