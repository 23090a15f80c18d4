//! The words of a report as a short list of numbers, by which thousands can be compared without reading
//! them again. The words cannot be read back from it.

use super::words::{Mark, Words};

/// Features kept of one text: the first so many.
const FEATURES_MAX: usize = 160;
const MARKS_MAX: usize = 24;
/// The low bits of a feature hold its weight.
const WEIGHT: u32 = 0xf;
/// Letters of a text that are read.
const LETTERS_MAX: usize = 1_000;
const BYTES: usize = 4;

/// The words of a report, in a form to compare.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sketch {
    /// Hash and weight, in order, each hash once.
    features: Vec<u32>,
    /// Sort of number or side, and a hash of it.
    marks: Vec<u32>,
}

/// What the numbers and sides that two texts name say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs {
    /// Whether both name the same.
    pub(super) agree: bool,
    /// How strongly they contradict each other.
    pub(super) conflict: u32,
}

impl Sketch {
    /// Reads a text.
    pub fn of(words: &Words, text: &str) -> Self {
        let text: String = text.chars().take(LETTERS_MAX).collect();
        let read = words.read_text(&text);
        let mut features: Vec<u32> = Vec::new();
        for (name, weight) in read.features.iter().take(FEATURES_MAX) {
            features.push((hash(name) & !WEIGHT) | (u32::from(*weight) & WEIGHT));
        }
        // The same word twice says no more than once, and the heavier of two counts.
        features.sort_unstable_by(|one, other| other.cmp(one));
        features.dedup_by_key(|feature| *feature & !WEIGHT);
        features.reverse();
        let marks = read.marks.iter().take(MARKS_MAX);
        let mut marks: Vec<u32> = marks
            .map(|(mark, value)| (hash(value) & !WEIGHT) | u32::from(mark.code()))
            .collect();
        marks.sort_unstable();
        marks.dedup();
        Self { features, marks }
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty() && self.marks.is_empty()
    }

    /// As it is kept: how many marks, the marks, the features.
    pub fn bytes(&self) -> Vec<u8> {
        let count = u32::try_from(self.marks.len()).unwrap_or_default();
        let all = std::iter::once(count)
            .chain(self.marks.iter().copied())
            .chain(self.features.iter().copied());
        all.flat_map(u32::to_be_bytes).collect()
    }

    /// Reads it back; whatever else was kept gives an empty one.
    pub fn parse(bytes: &[u8]) -> Self {
        let mut numbers = bytes
            .chunks_exact(BYTES)
            .map(|chunk| u32::from_be_bytes(chunk.try_into().unwrap_or_default()));
        let count = usize::try_from(numbers.next().unwrap_or_default()).unwrap_or_default();
        let mut marks: Vec<u32> = Vec::with_capacity(count.min(MARKS_MAX));
        marks.extend(numbers.by_ref().take(count.min(MARKS_MAX)));
        Self {
            marks,
            features: numbers.take(FEATURES_MAX).collect(),
        }
    }

    /// How alike the words are, of 100: what both say, measured by what the shorter says, and a little by
    /// what the longer says. Nothing where one of them says nothing.
    pub(super) fn alike(&self, other: &Self) -> Option<u32> {
        let (one_weight, other_weight) = (weight(&self.features), weight(&other.features));
        if one_weight == 0 || other_weight == 0 {
            return None;
        }
        let shared = shared(&self.features, &other.features);
        let (less, more) = (one_weight.min(other_weight), one_weight.max(other_weight));
        Some((300 * shared / (2 * less + more)).min(100))
    }

    /// How alike the words are, 0 to 100.
    pub fn shared_with(&self, other: &Self) -> u32 {
        self.alike(other).unwrap_or_default()
    }

    /// What the numbers and sides say.
    pub(super) fn signs(&self, other: &Self) -> Signs {
        let mut signs = Signs::default();
        for mark in Mark::ALL {
            let (mine, theirs) = (self.of_mark(mark), other.of_mark(mark));
            if mine.clone().next().is_none() || theirs.clone().next().is_none() {
                continue;
            }
            if mine
                .clone()
                .any(|value| theirs.clone().any(|seen| seen == value))
            {
                signs.agree |= mark.agrees();
            } else {
                signs.conflict = signs.conflict.max(mark.conflict());
            }
        }
        signs
    }

    fn of_mark(&self, mark: Mark) -> impl Iterator<Item = u32> + Clone {
        let code = u32::from(mark.code());
        self.marks
            .iter()
            .copied()
            .filter(move |kept| kept & WEIGHT == code)
    }
}

fn weight(features: &[u32]) -> u32 {
    features.iter().map(|feature| feature & WEIGHT).sum()
}

/// The weight of what stands in both lists, which are in order.
fn shared(one: &[u32], other: &[u32]) -> u32 {
    let (mut mine, mut theirs) = (one.iter().peekable(), other.iter().peekable());
    let mut sum = 0;
    while let (Some(left), Some(right)) = (mine.peek(), theirs.peek()) {
        match (*left & !WEIGHT).cmp(&(*right & !WEIGHT)) {
            std::cmp::Ordering::Less => drop(mine.next()),
            std::cmp::Ordering::Greater => drop(theirs.next()),
            std::cmp::Ordering::Equal => {
                sum += (*left & WEIGHT).min(*right & WEIGHT);
                mine.next();
                theirs.next();
            }
        }
    }
    sum
}

/// FNV-1a: the same on every machine and in every version, because it is kept.
fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash: u32, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
