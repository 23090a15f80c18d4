//! What a query may mean, slot by slot.

use super::atoms::{Script, atoms, joined};
use super::{Index, Work, fuzzy};

/// Slots of a query that are read.
const SLOTS: usize = 32;
/// Words that the beginning of a word may stand for.
const BEGUN: usize = 24;
/// Letters that an ending may have.
const ENDING: usize = 4;
/// Letters that must be left before an ending.
const STEM: usize = 4;
/// The same where words grow long endings.
const OTHER_STEM: usize = 3;

/// How sure we are of a word that was typed otherwise.
const UNFINISHED: f64 = 0.8;
const BEGINNING: f64 = 0.55;
const ENDED: f64 = 0.75;
const ONE_SLIP: f64 = 0.75;
const TWO_SLIPS: f64 = 0.6;
const JOINED: f64 = 0.95;
/// A Han character on its own, where it stands among others.
const SINGLE: f64 = 0.35;

/// What a slot counts: a Han character is half a word.
const HAN_SHARE: f64 = 0.5;
const FILLER_SHARE: f64 = 0.1;
/// What a word tells that nothing is called by.
const UNKNOWN: f64 = 2.0;

/// A term that one or more slots may stand for.
#[derive(Debug, Clone)]
pub(super) struct Meaning {
    start: usize,
    len: usize,
    /// Its place in the vocabulary.
    pub(super) word: usize,
    /// How sure we are, up to 1.
    pub(super) quality: f64,
}

impl Meaning {
    const fn covers(&self, slot: usize) -> bool {
        self.start <= slot && slot < self.start + self.len
    }
}

/// A query as the index understands it.
pub(super) struct Reading {
    atoms: Vec<String>,
    meanings: Vec<Meaning>,
    /// What each slot counts for, and how much it tells.
    slots: Vec<(f64, f64)>,
}

impl Reading {
    pub(super) fn of(index: &Index, text: &str, work: &mut Work) -> Self {
        let mut atoms = atoms(text);
        atoms.truncate(SLOTS);
        let mut reading = Self {
            meanings: Vec::new(),
            slots: Vec::new(),
            atoms,
        };
        reading.read_words(index, !text.ends_with(' '), work);
        reading.read_pairs(index);
        reading.read_phrases(index);
        reading.slots = (0..reading.len())
            .map(|slot| reading.weighed(index, slot))
            .collect();
        reading
    }

    /// How many slots there are.
    pub(super) fn len(&self) -> usize {
        self.atoms.len()
    }

    /// The query as one run of letters.
    pub(super) fn label(&self) -> String {
        self.atoms.concat()
    }

    pub(super) fn meanings(&self, slot: usize) -> impl Iterator<Item = &Meaning> {
        self.meanings.iter().filter(move |item| item.covers(slot))
    }

    /// What a slot counts for beside other slots, up to 1.
    pub(super) fn share(&self, slot: usize) -> f64 {
        self.slots.get(slot).map_or(0.0, |(share, _)| *share)
    }

    /// How much of the query a slot is.
    pub(super) fn importance(&self, slot: usize) -> f64 {
        self.slots
            .get(slot)
            .map_or(0.0, |(share, tells)| share * tells)
    }

    fn read_words(&mut self, index: &Index, open: bool, work: &mut Work) {
        let last = self.len().saturating_sub(1);
        let alone = self.len() == 1;
        for (slot, atom) in self.atoms.iter().enumerate() {
            let words = match Script::of(atom) {
                Script::Han => {
                    let quality = if alone { 1.0 } else { SINGLE };
                    index
                        .place(atom)
                        .map(|word| (word, quality))
                        .into_iter()
                        .collect()
                }
                _ => index.words_like(atom, open && slot == last, work),
            };
            self.meanings
                .extend(words.into_iter().map(|(word, quality)| Meaning {
                    start: slot,
                    len: 1,
                    word,
                    quality,
                }));
        }
    }

    fn read_pairs(&mut self, index: &Index) {
        let pairs = self.atoms.iter().zip(self.atoms.iter().skip(1));
        for (start, (one, other)) in pairs.enumerate() {
            let place = joined(one, other).and_then(|term| index.place(&term));
            let han = Script::of(one) == Script::Han;
            self.meanings.extend(place.map(|word| Meaning {
                start,
                len: 2,
                word,
                quality: if han { 1.0 } else { JOINED },
            }));
        }
    }

    fn read_phrases(&mut self, index: &Index) {
        let mut slots: Vec<Vec<(&str, f64)>> = vec![Vec::new(); self.len()];
        for meaning in self.meanings.iter().filter(|item| item.len == 1) {
            let slot = slots.get_mut(meaning.start);
            if let Some((slot, word)) = slot.zip(index.vocabulary.get(meaning.word)) {
                let han = Script::of(&word.text) == Script::Han;
                slot.push((word.text.as_str(), if han { 1.0 } else { meaning.quality }));
            }
        }
        let spans = index.phrases.spans(&slots).into_iter();
        let meanings = spans.filter_map(|span| {
            Some(Meaning {
                start: span.start,
                len: span.len,
                word: index.place(&span.concept)?,
                quality: span.quality,
            })
        });
        let meanings: Vec<_> = meanings.collect();
        self.meanings.extend(meanings);
    }

    /// What a slot counts for, and how much the surest of its meanings tells.
    fn weighed(&self, index: &Index, slot: usize) -> (f64, f64) {
        let atom = self.atoms.get(slot).map_or("", String::as_str);
        let others = self.atoms.iter().any(|atom| !index.fillers.contains(atom));
        let share = match Script::of(atom) {
            _ if others && index.fillers.contains(atom) => FILLER_SHARE,
            Script::Han => HAN_SHARE,
            _ => 1.0,
        };
        let told = self.meanings(slot).filter_map(|meaning| {
            let word = index.vocabulary.get(meaning.word)?;
            (!word.places.is_empty()).then_some((meaning.quality, word.rarity))
        });
        let surest = told.max_by(|one, other| {
            let by_quality = one.0.total_cmp(&other.0);
            by_quality.then_with(|| one.1.total_cmp(&other.1))
        });
        (share, surest.map_or(UNKNOWN, |(_, rarity)| rarity))
    }
}

impl Index {
    /// The words that a typed word may stand for, and how surely.
    fn words_like(&self, atom: &str, unfinished: bool, work: &mut Work) -> Vec<(usize, f64)> {
        let exact = self.place(atom);
        let mut found: Vec<_> = exact.map(|word| (word, 1.0)).into_iter().collect();
        self.begun(atom, unfinished && exact.is_none(), &mut found, work);
        self.ended(atom, &mut found);
        if exact.is_none() {
            self.misspelt(atom, &mut found, work);
        }
        found
    }

    /// Words that begin with what was typed.
    fn begun(&self, atom: &str, unfinished: bool, found: &mut Vec<(usize, f64)>, work: &mut Work) {
        let letters = atom.chars().count();
        let least = if unfinished { 2 } else { OTHER_STEM };
        if letters < least {
            return;
        }
        let quality = if unfinished { UNFINISHED } else { BEGINNING };
        let from = self
            .vocabulary
            .partition_point(|word| word.text.as_str() <= atom);
        let begun = self.vocabulary.iter().enumerate().skip(from);
        let begun = begun
            .take_while(|(_, word)| word.text.starts_with(atom))
            .take(BEGUN);
        for (place, _) in begun {
            work.compared += 1;
            found.push((place, quality));
        }
    }

    /// Words that what was typed begins with.
    fn ended(&self, atom: &str, found: &mut Vec<(usize, f64)>) {
        let (stem, ending) = match Script::of(atom) {
            Script::Latin => (STEM, ENDING),
            _ => (OTHER_STEM, ENDING * 2),
        };
        let ends: Vec<_> = atom.char_indices().map(|(at, _)| at).skip(stem).collect();
        for end in ends.into_iter().rev().take(ending) {
            if let Some(place) = atom.get(..end).and_then(|word| self.place(word)) {
                found.push((place, ENDED));
                return;
            }
        }
    }

    /// Words that are a slip or two away.
    fn misspelt(&self, atom: &str, found: &mut Vec<(usize, f64)>, work: &mut Work) {
        let most = fuzzy::slips(atom);
        if most == 0 {
            return;
        }
        for place in self.trigrams.like(atom) {
            work.compared += 1;
            let known = self.vocabulary.get(place);
            let slips = known.and_then(|known| fuzzy::distance(atom, &known.text, most));
            if let Some(slips) = slips {
                found.push((place, if slips < 2 { ONE_SLIP } else { TWO_SLIPS }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::pack::Pack;
    use super::*;

    /// What a query may cost at most: every slot compared with every word it could stand for.
    const COMPARED: usize = SLOTS * (BEGUN + fuzzy::COMPARED);

    #[test]
    fn long_queries_do_bounded_work() {
        let (data, _) = Pack::embedded()
            .and_then(|pack| pack.parse())
            .expect("sound");
        let index = Index::of(&data);
        let things = index.things.len();
        for query in [
            "ja ".repeat(70),
            "jbatan".repeat(40),
            "mjlis pejbt ".repeat(40),
            "垃圾".repeat(200),
        ] {
            let (_, work) = index.find_and_count(&query);
            assert!(work.compared <= COMPARED, "{query}: {work:?}");
            assert!(work.weighed <= SLOTS * things * 16, "{query}: {work:?}");
            let (_, twice) = index.find_and_count(&query.repeat(50));
            assert!(twice.compared <= COMPARED, "{query}: {twice:?}");
        }
    }
}
