//! Finds public bodies, categories and services alike by the words that people use for them, in
//! every language, misspelt or not.
//!
//! A query is cut into slots, one for each word or Han character. Each slot may mean several terms
//! of the index, more or less surely ([`reading`]); a thing is worth what its best term in each
//! slot is worth, the rarer the more.

mod atoms;
mod fields;
mod fuzzy;
mod phrases;
mod reading;

use std::collections::{BTreeMap, BTreeSet};

use super::data::Data;
use super::model::{Code, NounKind, SynonymKind};
use fields::Entry;
use fuzzy::Trigrams;
use phrases::Phrases;
use reading::Reading;

/// Letters of a query that are read.
const QUERY_MAX: usize = 200;
/// What the share of the query that was found weighs, beside what was found.
const COVERAGE: f64 = 0.75;
/// Things that answer less of the query than this share of what the best one answers are left out.
const LEAST_COVERAGE: f64 = 0.4;
/// Things worth less than this share of the best one are left out.
const LEAST_SCORE: f64 = 0.2;
/// What a name weighs that is the query, the whole of it.
const WHOLE: f64 = 1.5;
/// How much long names are held back.
const LENGTH: f64 = 0.3;

/// Everything that can be found, by term.
pub(crate) struct Index {
    things: Vec<Thing>,
    /// By text.
    vocabulary: Vec<Word>,
    trigrams: Trigrams,
    phrases: Phrases,
    /// Atoms that say nothing beside others.
    fillers: BTreeSet<String>,
    labels: BTreeMap<String, Vec<usize>>,
}

struct Thing {
    kind: NounKind,
    code: Code,
    /// What its score is multiplied with.
    boost: f64,
}

/// A term, and the things that have it.
struct Word {
    text: String,
    /// How much it tells: more, the fewer things have it.
    rarity: f64,
    /// Places of things, and how much the term weighs there.
    places: Vec<(usize, f64)>,
}

/// Something that fits a query.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Match<'a> {
    pub(crate) kind: NounKind,
    pub(crate) code: &'a Code,
    pub(crate) score: f64,
    /// The share of the query that it answers, up to 1.
    pub(crate) coverage: f64,
}

/// How much was done for a query, to bound it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Work {
    /// Words of the vocabulary that were looked at.
    pub(super) compared: usize,
    /// Places of terms that were weighed.
    pub(super) weighed: usize,
}

impl Index {
    /// Indexes all things of a registry.
    pub(crate) fn of(data: &Data) -> Self {
        let phrases = phrases(data);
        let entries = fields::entries(data, &phrases);
        let count = entries.len();
        let lengths: usize = entries.iter().map(|entry| entry.len).sum();
        let usual = number(lengths) / number(count.max(1));
        let mut terms: BTreeMap<String, Vec<(usize, f64)>> = BTreeMap::new();
        for atom in phrases.atoms() {
            terms.entry(atom.clone()).or_default();
        }
        let mut labels: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut things = Vec::new();
        for (place, entry) in entries.into_iter().enumerate() {
            things.push(Thing::of(&entry, usual));
            for (term, weight) in entry.terms {
                terms.entry(term).or_default().push((place, weight));
            }
            for label in entry.labels {
                labels.entry(label).or_default().push(place);
            }
        }
        let vocabulary: Vec<_> = terms
            .into_iter()
            .map(|(text, places)| Word::new(text, places, count))
            .collect();
        let mut trigrams = Trigrams::default();
        for (place, word) in vocabulary.iter().enumerate() {
            trigrams.add(&word.text, place);
        }
        Self {
            things,
            vocabulary,
            trigrams,
            phrases,
            fillers: fillers(data),
            labels,
        }
    }

    /// What fits a query, the best first; equals in order of kind and code.
    pub(crate) fn find(&self, query: &str) -> Vec<Match<'_>> {
        self.find_and_count(query).0
    }

    fn find_and_count(&self, query: &str) -> (Vec<Match<'_>>, Work) {
        let text: String = query.chars().take(QUERY_MAX).collect();
        let mut work = Work::default();
        let reading = Reading::of(self, &text, &mut work);
        let mut scores = vec![Score::default(); self.things.len()];
        let mut whole = 0.0;
        for slot in 0..reading.len() {
            whole += reading.importance(slot);
            self.weigh(&reading, slot, &mut scores, &mut work);
        }
        for place in self.labels.get(&reading.label()).into_iter().flatten() {
            if let Some(score) = scores.get_mut(*place) {
                score.worth *= WHOLE;
            }
        }
        let found = self.things.iter().zip(scores);
        let mut found: Vec<_> = found
            .filter(|(_, score)| score.worth > 0.0)
            .map(|(thing, score)| thing.matched(&score, whole))
            .collect();
        keep_the_good(&mut found);
        (found, work)
    }

    /// Adds to each thing what its best term in a slot is worth.
    fn weigh(&self, reading: &Reading, slot: usize, scores: &mut [Score], work: &mut Work) {
        let mut best: BTreeMap<usize, Score> = BTreeMap::new();
        for meaning in reading.meanings(slot) {
            let Some(term) = self.vocabulary.get(meaning.word) else {
                continue;
            };
            work.weighed += term.places.len();
            for (place, weight) in &term.places {
                let answered = weight * meaning.quality;
                let found = best.entry(*place).or_default();
                found.worth = found.worth.max(answered * term.rarity);
                found.answered = found.answered.max(answered.min(1.0));
            }
        }
        let (share, importance) = (reading.share(slot), reading.importance(slot));
        for (place, found) in best {
            if let Some(score) = scores.get_mut(place) {
                score.worth += found.worth * share;
                score.answered += found.answered * importance;
            }
        }
    }

    /// The place of a term in the vocabulary.
    fn place(&self, term: &str) -> Option<usize> {
        self.vocabulary
            .binary_search_by(|word| word.text.as_str().cmp(term))
            .ok()
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Score {
    worth: f64,
    answered: f64,
}

impl Thing {
    fn of(entry: &Entry, usual_len: f64) -> Self {
        let length = number(entry.len) / usual_len.max(1.0);
        Self {
            kind: entry.kind,
            code: entry.code.clone(),
            boost: entry.boost / (1.0 - LENGTH + LENGTH * length),
        }
    }

    fn matched(&self, score: &Score, whole: f64) -> Match<'_> {
        let coverage = if whole > 0.0 {
            score.answered / whole
        } else {
            0.0
        };
        Match {
            kind: self.kind,
            code: &self.code,
            score: score.worth * self.boost * (1.0 - COVERAGE + COVERAGE * coverage),
            coverage,
        }
    }
}

impl Word {
    fn new(text: String, places: Vec<(usize, f64)>, things: usize) -> Self {
        let had: f64 = places.iter().map(|(_, weight)| weight.min(1.0)).sum();
        let rarity = (1.0 + number(things) / had.max(1.0)).ln();
        Self {
            text,
            rarity,
            places,
        }
    }
}

/// Sorts, and leaves out what is far worse than the best.
fn keep_the_good(found: &mut Vec<Match<'_>>) {
    let best = |value: fn(&Match<'_>) -> f64| found.iter().map(value).fold(0.0, f64::max);
    let score = best(|item| item.score) * LEAST_SCORE;
    let coverage = best(|item| item.coverage) * LEAST_COVERAGE;
    found.retain(|item| item.score >= score && item.coverage >= coverage);
    found.sort_by(|one, other| {
        let by_score = other.score.total_cmp(&one.score);
        by_score.then_with(|| (one.kind, one.code).cmp(&(other.kind, other.code)))
    });
}

/// The concepts of the pack, and the states by their names in each language.
fn phrases(data: &Data) -> Phrases {
    let mut phrases = Phrases::default();
    for row in &data.synonyms {
        if row.kind == SynonymKind::Word {
            row.phrases()
                .for_each(|phrase| phrases.teach(&row.code, phrase));
        }
    }
    for state in &data.states {
        for (_, name) in state.name.passages() {
            phrases.teach(&state.code, name);
        }
    }
    phrases
}

fn fillers(data: &Data) -> BTreeSet<String> {
    let rows = data
        .synonyms
        .iter()
        .filter(|row| row.kind == SynonymKind::Filler);
    rows.flat_map(|row| row.phrases().flat_map(atoms::atoms).collect::<Vec<_>>())
        .collect()
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
