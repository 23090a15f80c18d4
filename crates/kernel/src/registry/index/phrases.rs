//! Ways of saying that mean the same: `lubang`, `pothole` and 坑洞 are one concept.

use std::collections::BTreeMap;

use super::atoms::{Script, atoms};

/// Begins the term of a concept; no word of a text does.
const MARK: char = '=';

/// The known ways of saying, by their first atom.
#[derive(Default)]
pub(super) struct Phrases(BTreeMap<String, Vec<Phrase>>);

struct Phrase {
    rest: Vec<String>,
    concept: String,
}

/// A concept that was recognised in a row of slots.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    /// The first slot.
    pub(super) start: usize,
    /// How many slots.
    pub(super) len: usize,
    /// The concept's term.
    pub(super) concept: String,
    /// How sure we are, up to 1.
    pub(super) quality: f64,
}

impl Phrases {
    /// Teaches one way of saying a concept. Words that are written apart are known together too.
    pub(super) fn teach(&mut self, concept: &str, phrase: &str) {
        let atoms = atoms(phrase);
        let latin = atoms.iter().all(|atom| Script::of(atom) == Script::Latin);
        if latin && atoms.len() > 1 {
            self.put(concept, vec![atoms.concat()]);
        }
        self.put(concept, atoms);
    }

    fn put(&mut self, concept: &str, atoms: Vec<String>) {
        let mut atoms = atoms.into_iter();
        let Some(first) = atoms.next() else {
            return;
        };
        self.0.entry(first).or_default().push(Phrase {
            rest: atoms.collect(),
            concept: format!("{MARK}{concept}"),
        });
    }

    /// Every atom that stands in a phrase.
    pub(super) fn atoms(&self) -> impl Iterator<Item = &String> {
        let rests = self.0.values().flatten().flat_map(|phrase| &phrase.rest);
        self.0.keys().chain(rests)
    }

    /// The concepts in a row of slots, each of which may be any of some words. A phrase within a
    /// longer one is not meant: 水灾 is not about 水.
    pub(super) fn spans(&self, slots: &[Vec<(&str, f64)>]) -> Vec<Span> {
        let mut found: Vec<Span> = Vec::new();
        for (start, slot) in slots.iter().enumerate() {
            let after = slots.get(start + 1..).unwrap_or_default();
            for (word, quality) in slot {
                for phrase in self.0.get(*word).into_iter().flatten() {
                    if let Some(quality) = phrase.quality(*quality, after) {
                        found.push(Span {
                            start,
                            len: phrase.rest.len() + 1,
                            concept: phrase.concept.clone(),
                            quality,
                        });
                    }
                }
            }
        }
        let longest = found.clone();
        found.retain(|span| !longest.iter().any(|other| other.swallows(span)));
        found
    }
}

impl Phrase {
    /// The quality of the worst word, if all of them are there.
    fn quality(&self, first: f64, after: &[Vec<(&str, f64)>]) -> Option<f64> {
        if after.len() < self.rest.len() {
            return None;
        }
        self.rest
            .iter()
            .zip(after)
            .try_fold(first, |worst, (word, slot)| {
                let found = slot.iter().find(|(known, _)| known == word);
                found.map(|(_, quality)| worst.min(*quality))
            })
    }
}

impl Span {
    fn swallows(&self, other: &Self) -> bool {
        let (end, other_end) = (self.start + self.len, other.start + other.len);
        self.len > other.len
            && self.start <= other.start
            && other_end <= end
            && self.quality >= other.quality
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let mut phrases = Phrases::default();
        for (concept, phrase) in [
            ("water", "水"),
            ("flood", "水灾"),
            ("light", "street light"),
        ] {
            phrases.teach(concept, phrase);
        }
        let atoms = atoms(text);
        let slots: Vec<_> = atoms
            .iter()
            .map(|atom| vec![(atom.as_str(), 1.0)])
            .collect();
        let spans = phrases.spans(&slots).into_iter();
        spans.map(|span| span.concept).collect()
    }

    #[test]
    fn the_longest_way_of_saying_is_meant() {
        assert_eq!(found("水灾"), ["=flood"]);
        assert_eq!(found("没水"), ["=water"]);
        assert_eq!(found("broken streetlight"), ["=light"]);
        assert_eq!(found("street of light"), Vec::<String>::new());
    }
}
