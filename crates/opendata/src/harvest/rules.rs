//! What a catalogue's new state means for what is kept of it. Pure.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::registry::Registry;

use super::model::{Described, LeftOut, Stands, Unmatched};

/// Of what stands, one in so many may go at once. If more is missing, it is the catalogue that broke.
const SHARE: usize = 4;
/// So few may always go.
const FEW: usize = 3;

/// What is to be done with a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It is new, or back.
    Add,
    /// Something else is said of it, or of who publishes it.
    Change,
    /// Nothing.
    Keep,
}

/// What is to be done with what a catalogue says, given what stood.
pub(super) fn step(stood: Option<&Stands>, (hash, agency): (&str, Option<&str>)) -> Step {
    match stood {
        None => Step::Add,
        Some(stood) if stood.is_gone => Step::Add,
        Some(stood) if stood.hash != hash || stood.agency.as_deref() != agency => Step::Change,
        Some(_) => Step::Keep,
    }
}

/// The first of each identifier, and those that came again.
pub(super) fn unique(all: &[Described]) -> (Vec<&Described>, Vec<LeftOut>) {
    let (mut seen, mut first, mut again) = (BTreeSet::new(), Vec::new(), Vec::new());
    for each in all {
        if seen.insert(each.identifier.as_str()) {
            first.push(each);
        } else {
            again.push(LeftOut {
                identifier: each.identifier.clone(),
                reason: "another one before it has this identifier".to_owned(),
            });
        }
    }
    (first, again)
}

/// What stood and is missing now: what goes, and what is spared because too much is missing. What is there but could not be
/// read is not missing.
pub(super) fn missing(stood: &[Stands], present: &BTreeSet<&str>) -> (Vec<String>, Vec<String>) {
    let stands = stood.iter().filter(|stood| !stood.is_gone);
    let total = stands.clone().count();
    let absent = stands.filter(|stood| !present.contains(stood.identifier.as_str()));
    let absent: Vec<String> = absent.map(|stood| stood.identifier.clone()).collect();
    let is_few = absent.len() <= FEW || absent.len() <= total / SHARE;
    if is_few && !present.is_empty() {
        (absent, Vec::new())
    } else {
        (Vec::new(), absent)
    }
}

/// What bodies of the registry are called: their codes, and their short and other names, which are not unique.
pub(super) struct Names {
    codes: HashMap<String, String>,
    others: HashMap<String, BTreeSet<String>>,
}

impl Names {
    pub(super) fn of(registry: &Registry) -> Self {
        let (mut codes, mut others) = (HashMap::new(), HashMap::<_, BTreeSet<_>>::new());
        for agency in registry.agencies() {
            let code = agency.code.to_string();
            let titles = agency.name.passages().map(|(_, words)| words);
            let aliases = agency.aliases.iter().map(String::as_str);
            for name in titles.chain(aliases).chain([agency.acronym.as_str()]) {
                let known = others.entry(folded(name)).or_default();
                known.insert(code.clone());
            }
            codes.insert(folded(&code), code);
        }
        Self { codes, others }
    }

    /// The code of the body that a publisher is, or how many are called so.
    fn find(&self, publisher: &str) -> Result<&str, usize> {
        let name = folded(publisher);
        if let Some(code) = self.codes.get(&name) {
            return Ok(code);
        }
        let Some(known) = self.others.get(&name).filter(|_| !name.is_empty()) else {
            return Err(0);
        };
        match known.first() {
            Some(code) if known.len() == 1 => Ok(code),
            _ => Err(known.len()),
        }
    }

    /// The body of the first publisher that is one; those before it that are none are told.
    pub(super) fn agency(
        &self,
        publishers: &[String],
        unmatched: &mut BTreeMap<String, Unmatched>,
    ) -> Option<String> {
        let mut agency = None;
        for publisher in publishers {
            match self.find(publisher) {
                Ok(code) => agency = agency.or_else(|| Some(code.to_owned())),
                Err(known) => {
                    let told = Unmatched {
                        publisher: publisher.clone(),
                        known,
                    };
                    unmatched.insert(publisher.clone(), told);
                }
            }
        }
        agency
    }
}

fn folded(name: &str) -> String {
    name.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use base::Time;

    use super::*;

    fn stood(count: usize) -> Vec<Stands> {
        let each = (0..count).map(|number| Stands {
            identifier: format!("d{number}"),
            agency: None,
            hash: "h".to_owned(),
            added: Time::from_micros(1),
            is_gone: false,
        });
        each.collect()
    }

    #[test]
    fn a_catalogue_that_answers_nothing_takes_nothing_away() {
        let (gone, spared) = missing(&stood(2), &BTreeSet::new());
        assert_eq!((gone.len(), spared.len()), (0, 2));
    }

    #[test]
    fn a_quarter_may_go_at_once_and_one_more_may_not() {
        let stood = stood(40);
        let present = |from: usize| stood.iter().skip(from).map(|each| each.identifier.as_str());
        let (gone, spared) = missing(&stood, &present(10).collect());
        assert_eq!((gone.len(), spared.len()), (10, 0));
        let (gone, spared) = missing(&stood, &present(11).collect());
        assert_eq!((gone.len(), spared.len()), (0, 11));
    }

    #[test]
    fn what_is_gone_already_does_not_go_again() {
        let mut stood = stood(4);
        stood[0].is_gone = true;
        let (gone, _) = missing(&stood, &["d1", "d2"].into());
        assert_eq!(gone, ["d3"]);
    }

    #[test]
    fn only_another_hash_or_another_body_is_a_change() {
        let stood = stood(1);
        let known = stood.first();
        assert_eq!(step(known, ("h", None)), Step::Keep);
        assert_eq!(step(known, ("i", None)), Step::Change);
        assert_eq!(step(known, ("h", Some("jpn"))), Step::Change);
        assert_eq!(step(None, ("h", None)), Step::Add);
    }
}
