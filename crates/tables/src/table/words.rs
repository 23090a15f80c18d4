//! The different words of a column, in order, so that a word's number says where it stands among them.

use rustc_hash::FxHashMap;

use crate::number::{place, row_number};

/// Words in one piece of memory, sorted by their bytes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Words {
    text: String,
    ends: Vec<u32>,
}

impl Words {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The word of a number; nothing beyond the end.
    pub(crate) fn get(&self, at: usize) -> &str {
        let end = self.ends.get(at).copied().map_or(0, place);
        let start = match at.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().map_or(0, place),
            None => 0,
        };
        self.text.get(start..end).unwrap_or_default()
    }

    /// The first word that is not less than one, and whether it is that one.
    pub(crate) fn find(&self, word: &str) -> (usize, bool) {
        let at = self.first(|other| other >= word);
        (at, at < self.len() && self.get(at) == word)
    }

    /// The first word for which something holds that holds for all after it.
    pub(crate) fn first(&self, holds: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if holds(self.get(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        low
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|at| self.get(at))
    }

    pub(crate) fn bytes(&self) -> usize {
        self.text.len() + self.ends.len() * 4
    }
}

/// Gives words numbers as they come, and sorts them at the end.
#[derive(Debug, Default)]
pub(crate) struct Gatherer {
    numbers: FxHashMap<Box<str>, u32>,
    bytes: usize,
}

impl Gatherer {
    /// The number of a word for now; nothing if there is no room for it.
    pub(crate) fn number(&mut self, word: &str) -> Option<u32> {
        if let Some(number) = self.numbers.get(word) {
            return Some(*number);
        }
        let bytes = self.bytes + word.len();
        let number = row_number(self.numbers.len());
        if u32::try_from(bytes).is_err() || i32::try_from(number).is_err() {
            return None;
        }
        self.bytes = bytes;
        self.numbers.insert(word.into(), number);
        Some(number)
    }

    /// The words in order, and for each number given so far the one that it has now.
    pub(crate) fn sorted(self) -> (Words, Vec<i64>) {
        let mut all: Vec<(Box<str>, u32)> = self.numbers.into_iter().collect();
        all.sort_unstable();
        let mut words = Words {
            text: String::with_capacity(self.bytes),
            ends: Vec::with_capacity(all.len()),
        };
        let mut moved = vec![0; all.len()];
        for (now, (word, before)) in (0_i64..).zip(&all) {
            words.text.push_str(word);
            words.ends.push(row_number(words.text.len()));
            if let Some(slot) = moved.get_mut(place(*before)) {
                *slot = now;
            }
        }
        (words, moved)
    }
}
