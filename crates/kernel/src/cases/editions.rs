//! Editions of kinds: a running case keeps the rules that it began with, also when the program has
//! newer ones.

use std::collections::BTreeMap;
use std::sync::Arc;

use base::{Text, Time};
use sha2::{Digest, Sha256};
use store::Db;

use super::check;
use super::grounds::Grounds;
use super::jobs::retention_job;
use super::kinds::{Fault, Kind, Move, Source};
use super::model::Case;
use super::queries;
use super::terms::{Stated, Terms};

/// All kinds that the modules registered, in all their editions.
#[derive(Debug, Clone, Default)]
pub struct Kinds {
    all: BTreeMap<String, BTreeMap<i64, Edition>>,
    grounds: Arc<Grounds>,
}

/// One edition of a kind.
#[derive(Debug, Clone)]
struct Edition {
    kind: Kind,
    source: String,
}

impl Edition {
    /// SHA-256 of its source in hexadecimal.
    fn hash(&self) -> String {
        base::hex(&Sha256::digest(&self.source))
    }
}

impl Kinds {
    /// Reads kinds from TOML; refuses all when one has a fault.
    pub fn load<'a>(sources: impl IntoIterator<Item = &'a str>) -> Result<Self, Vec<Fault>> {
        let mut kinds = Self::default();
        let mut faults = Vec::new();
        for source in sources {
            match toml::from_str::<Kind>(source) {
                Ok(kind) => {
                    faults.extend(check::faults(&kind));
                    faults.extend(kinds.add(kind, source));
                }
                Err(error) => faults.push(Fault(error.to_string())),
            }
        }
        if faults.is_empty() {
            Ok(kinds)
        } else {
            Err(faults)
        }
    }

    fn add(&mut self, kind: Kind, source: &str) -> Option<Fault> {
        let editions = self.all.entry(kind.code.clone()).or_default();
        let twice = Fault(format!(
            "{}: there are two editions {}",
            kind.code, kind.version
        ));
        let edition = Edition {
            source: source.to_owned(),
            kind,
        };
        editions
            .insert(edition.kind.version, edition)
            .map(|_| twice)
    }

    /// The newest edition of a kind: what a new case begins with.
    pub fn get(&self, code: &str) -> Option<&Kind> {
        let (_, newest) = self.all.get(code)?.last_key_value()?;
        Some(&newest.kind)
    }

    /// The edition that a case began with.
    pub fn edition(&self, code: &str, version: i64) -> Option<&Kind> {
        Some(&self.all.get(code)?.get(&version)?.kind)
    }

    /// Adds an edition that the store kept, or compares it with the program's own.
    pub(super) fn keep(
        &mut self,
        code: &str,
        version: i64,
        hash: &str,
        source: &str,
    ) -> Option<Fault> {
        let own = self.all.get(code).and_then(|all| all.get(&version));
        match own {
            Some(own) if own.hash() == hash => None,
            Some(_) => Some(Fault(format!(
                "{code}: edition {version} was in use and has changed; raise its version"
            ))),
            None => match toml::from_str::<Kind>(source) {
                Ok(kind) => self.add(kind, source),
                Err(error) => Some(Fault(format!(
                    "{code}: edition {version} cannot be read any more: {error}"
                ))),
            },
        }
    }

    /// The same kinds with the pack's terms in the clocks that take theirs from there; refused where the pack has none for
    /// agencies of which it says nothing else, and where it names a kind or a clock that there is not.
    pub fn termed(mut self, terms: &Terms) -> Result<Self, Vec<Fault>> {
        let editions = self.all.values_mut().flat_map(BTreeMap::values_mut);
        let mut faults = Vec::new();
        let mut known = Vec::new();
        for kind in editions.map(|edition| &mut edition.kind) {
            let code = kind.code.clone();
            let clocks = kind.clocks.iter_mut();
            for clock in clocks.filter(|clock| clock.source == Source::Pack) {
                clock.terms = terms.of(&code, &clock.code);
                if !clock.terms.iter().any(Stated::is_for_all) {
                    let clock = &clock.code;
                    faults.push(Fault(format!(
                        "{code}: the pack has no term {clock} for all"
                    )));
                }
                known.push((code.clone(), clock.code.clone()));
            }
        }
        faults.extend(terms.unknown(&known));
        if faults.is_empty() {
            Ok(self)
        } else {
            Err(faults)
        }
    }

    /// The same kinds with the pack's reasons in the moves that ask for them; refused where the pack has none.
    pub fn grounded(mut self, grounds: Grounds) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let editions = self.all.values_mut().flat_map(BTreeMap::values_mut);
        for kind in editions.map(|edition| &mut edition.kind) {
            for step in &mut kind.moves {
                let Some(list) = &step.grounds else { continue };
                let known = grounds.list(list).iter();
                step.reasons = known.map(|ground| ground.code.clone()).collect();
                if step.reasons.is_empty() {
                    faults.push(Fault(format!(
                        "{}: the pack has no reasons {list}",
                        kind.code
                    )));
                }
            }
        }
        self.grounds = Arc::new(grounds);
        if faults.is_empty() {
            Ok(self)
        } else {
            Err(faults)
        }
    }

    /// The pack's reasons.
    pub fn grounds(&self) -> &Grounds {
        &self.grounds
    }

    /// The words of a reason that a move took from the pack; nothing where it is one of the kind's own.
    pub fn ground(&self, kind: &Kind, step: &str, code: &str) -> Option<&Text> {
        let list = kind.step(step)?.grounds.as_deref()?;
        self.grounds.name(list, code)
    }

    /// The edition of its kind that a case keeps.
    pub fn of(&self, case: &Case) -> Option<&Kind> {
        self.edition(&case.kind, case.edition)
    }

    /// The newest edition of each kind.
    pub fn newest(&self) -> impl Iterator<Item = &Kind> {
        self.all
            .values()
            .filter_map(|editions| editions.last_key_value())
            .map(|(_, edition)| &edition.kind)
    }

    /// Every edition of every kind.
    pub fn iter(&self) -> impl Iterator<Item = &Kind> {
        self.editions().map(|edition| &edition.kind)
    }

    /// Every edition as (kind, version, SHA-256 of its source in hexadecimal, source).
    pub(crate) fn sources(&self) -> impl Iterator<Item = (&str, i64, String, &str)> {
        self.editions().map(|edition| {
            let kind = &edition.kind;
            (&*kind.code, kind.version, edition.hash(), &*edition.source)
        })
    }

    /// The same kinds where older editions have the moves that the newest one lends them. What an edition is kept as does not
    /// change.
    #[must_use]
    pub(super) fn lent(mut self) -> Self {
        for editions in self.all.values_mut() {
            let newest = editions.last_key_value().map(|(_, newest)| &newest.kind);
            let moves = newest.into_iter().flat_map(|kind| &kind.moves);
            let lent: Vec<Move> = moves.filter(|step| step.lent).cloned().collect();
            for Edition { kind, .. } in editions.values_mut() {
                for step in &lent {
                    let mut step = step.clone();
                    step.from.retain(|state| kind.state(state).is_some());
                    let leads = step.to.as_deref().is_none_or(|to| kind.state(to).is_some());
                    if leads && !step.from.is_empty() && kind.step(&step.code).is_none() {
                        kind.moves.push(step);
                    }
                }
            }
        }
        self
    }

    fn editions(&self) -> impl Iterator<Item = &Edition> {
        self.all.values().flat_map(BTreeMap::values)
    }
}

/// Keeps the program's editions in the store and adds to them those that only the store knows.
///
/// An edition that was used may not change: then the program's author has to raise its version.
pub(crate) fn editions_keep(db: &Db, kinds: Kinds, now: Time) -> Result<Kinds, Vec<Fault>> {
    let own: Vec<(String, i64, String, String)> = kinds
        .sources()
        .map(|(code, version, hash, source)| (code.to_owned(), version, hash, source.to_owned()))
        .collect();
    let kept = db
        .write_blocking("kernel.kinds_keep", move |tx| {
            for (code, version, hash, source) in &own {
                queries::kind_put(tx, (code, *version), hash, source, now)?;
            }
            tx.enqueue(&retention_job(now))?;
            queries::kinds(tx)
        })
        .map_err(|error| vec![Fault(error.to_string())])?;
    let mut all = kinds;
    let mut faults = Vec::new();
    for (code, version, hash, source) in kept {
        faults.extend(all.keep(&code, version, &hash, &source));
    }
    if faults.is_empty() {
        Ok(all.lent())
    } else {
        Err(faults)
    }
}
