//! What each thing of the registry can be found by, and how much each of its words weighs.

use std::collections::{BTreeMap, BTreeSet};

use base::Text;

use super::super::data::Data;
use super::super::model::{Agency, Category, Code, Group, NounKind, Service, Synonym, SynonymKind};
use super::atoms::{atoms, joined};
use super::phrases::Phrases;

const ACRONYM: f64 = 1.4;
const NAME: f64 = 1.0;
/// A single word out of a synonym of several.
const PART: f64 = 0.5;
const GROUP: f64 = 0.4;
const ABOUT_GROUP: f64 = 0.25;
const STATE: f64 = 0.4;
const DISTRICT: f64 = 0.4;
const PROVIDER: f64 = 0.6;
const PROVIDER_NAME: f64 = 0.35;
const PLATFORM: f64 = 0.35;

/// What a body that is gone counts for beside one that is there.
const GONE: f64 = 0.6;
/// What a thing to apply for counts for beside its agency or a thing to report, all else equal.
const SERVICE: f64 = 0.95;

/// A thing with its words, before it is indexed.
pub(super) struct Entry {
    pub(super) kind: NounKind,
    pub(super) code: Code,
    /// What it counts for beside others, up to 1.
    pub(super) boost: f64,
    /// What people may call it in full, each as one run of letters.
    pub(super) labels: BTreeSet<String>,
    /// Terms and their weight.
    pub(super) terms: BTreeMap<String, f64>,
    /// How many words its names have.
    pub(super) len: usize,
}

/// All things of a registry.
pub(super) fn entries(data: &Data, phrases: &Phrases) -> Vec<Entry> {
    let known = Known::of(data, phrases);
    let agencies = data.agencies.iter().map(|item| known.agency(item));
    let categories = data.categories.iter().map(|item| known.category(item));
    let services = data.services.iter().map(|item| known.service(item));
    agencies.chain(categories).chain(services).collect()
}

/// The rows that others refer to.
struct Known<'a> {
    phrases: &'a Phrases,
    agencies: BTreeMap<&'a Code, &'a Agency>,
    groups: BTreeMap<&'a Code, &'a Group>,
    states: BTreeMap<&'a Code, &'a Text>,
    districts: BTreeMap<&'a Code, Vec<&'a str>>,
    synonyms: BTreeMap<(SynonymKind, &'a Code), &'a Synonym>,
}

impl<'a> Known<'a> {
    fn of(data: &'a Data, phrases: &'a Phrases) -> Self {
        let mut districts: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for area in &data.local_areas {
            let names = districts.entry(&area.agency).or_default();
            names.push(area.name.as_str());
        }
        Self {
            phrases,
            agencies: data.agencies.iter().map(|row| (&row.code, row)).collect(),
            groups: data.groups.iter().map(|row| (&row.code, row)).collect(),
            states: data
                .states
                .iter()
                .map(|row| (&row.code, &row.name))
                .collect(),
            districts,
            synonyms: data
                .synonyms
                .iter()
                .map(|row| ((row.kind, &row.code), row))
                .collect(),
        }
    }

    fn agency(&self, agency: &Agency) -> Entry {
        let mut entry = self.entry(NounKind::Agency, &agency.code, &agency.name);
        if agency.valid_to.is_some() {
            entry.boost = GONE;
        }
        entry.label(&agency.acronym);
        entry.add(self.phrases, &agency.acronym, ACRONYM);
        entry.add(self.phrases, &agency.code, NAME);
        for alias in &agency.aliases {
            entry.label(alias);
            let weight = if alias.contains(' ') { NAME } else { ACRONYM };
            entry.add(self.phrases, alias, weight);
        }
        if let Some(name) = agency.state.as_ref().and_then(|code| self.states.get(code)) {
            entry.add_text(self.phrases, name, STATE);
        }
        for name in self.districts.get(&agency.code).into_iter().flatten() {
            entry.add(self.phrases, name, DISTRICT);
        }
        entry
    }

    fn category(&self, category: &Category) -> Entry {
        let mut entry = self.entry(NounKind::Category, &category.code, &category.name);
        if let Some(group) = self.groups.get(&category.group) {
            entry.add_text(self.phrases, &group.name, GROUP);
            entry.add_text(self.phrases, &group.description, ABOUT_GROUP);
        }
        if let Some(agency) = category.agency.as_ref() {
            self.add_provider(&mut entry, agency, ABOUT_GROUP);
        }
        entry
    }

    fn service(&self, service: &Service) -> Entry {
        let mut entry = self.entry(NounKind::Service, &service.code, &service.name);
        entry.boost = SERVICE;
        entry.add(self.phrases, &service.platform, PLATFORM);
        self.add_provider(&mut entry, &service.agency, PROVIDER);
        if let Some(agency) = self.agencies.get(&service.agency) {
            entry.add_text(self.phrases, &agency.name, PROVIDER_NAME);
        }
        entry
    }

    fn add_provider(&self, entry: &mut Entry, code: &Code, weight: f64) {
        if let Some(agency) = self.agencies.get(code) {
            entry.add(self.phrases, &agency.acronym, weight);
            for alias in agency.aliases.iter().filter(|alias| !alias.contains(' ')) {
                entry.add(self.phrases, alias, weight);
            }
        }
    }

    /// A thing with its name and its synonyms.
    fn entry(&self, kind: NounKind, code: &Code, name: &Text) -> Entry {
        let mut entry = Entry {
            kind,
            code: code.clone(),
            boost: 1.0,
            labels: BTreeSet::new(),
            terms: BTreeMap::new(),
            len: 0,
        };
        let mut passages = 0;
        for (_, passage) in name.passages() {
            entry.label(passage);
            entry.len += atoms(passage).len();
            passages += 1;
        }
        entry.len /= passages.max(1);
        entry.add_text(self.phrases, name, NAME);
        if let Some(row) = self.synonyms.get(&(kind.into(), code)) {
            for phrase in row.phrases() {
                entry.label(phrase);
                entry.add_synonym(self.phrases, phrase);
            }
        }
        entry
    }
}

impl Entry {
    fn label(&mut self, text: &str) {
        self.labels.insert(atoms(text).concat());
    }

    fn put(&mut self, term: String, weight: f64) {
        let known = self.terms.entry(term).or_default();
        *known = known.max(weight);
    }

    fn add_text(&mut self, phrases: &Phrases, text: &Text, weight: f64) {
        text.passages()
            .for_each(|(_, passage)| self.add(phrases, passage, weight));
    }

    fn add(&mut self, phrases: &Phrases, text: &str, weight: f64) {
        self.add_weighed(phrases, text, weight, weight);
    }

    /// Somebody's word for it, of which single words say less than the whole.
    fn add_synonym(&mut self, phrases: &Phrases, phrase: &str) {
        let word = if atoms(phrase).len() > 1 { PART } else { NAME };
        self.add_weighed(phrases, phrase, word, NAME);
    }

    fn add_weighed(&mut self, phrases: &Phrases, text: &str, word: f64, pair: f64) {
        let atoms = atoms(text);
        for (one, other) in atoms.iter().zip(atoms.iter().skip(1)) {
            if let Some(term) = joined(one, other) {
                self.put(term, pair);
            }
        }
        let slots: Vec<_> = atoms
            .iter()
            .map(|atom| vec![(atom.as_str(), 1.0)])
            .collect();
        for span in phrases.spans(&slots) {
            self.put(
                span.concept,
                if span.len == atoms.len() { pair } else { word },
            );
        }
        for atom in atoms {
            self.put(atom, word);
        }
    }
}
