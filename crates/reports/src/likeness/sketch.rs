//! The words of a report as a short list of numbers, by which thousands can be compared without reading
//! them again. The words cannot be read back from it.

use super::words::{Mark, Words};

/// Features kept of one text: the first so many.
const FEATURES_MAX: usize = 160;
const MARKS_MAX: usize = 24;
/// The low bits of a feature hold its weight, the sixteen above them its hash.
const WEIGHT: u32 = 0xf;
const WEIGHT_BITS: u32 = 4;
/// Letters of a text that are read.
const LETTERS_MAX: usize = 1_000;
const BYTES: usize = 4;
/// The first byte of a sketch as it is kept now. The first form had whole numbers of four bytes, of which the first was
/// small.
const PACKED: u8 = 1;
/// The greatest distance between two hashes that one kept pair of bytes tells.
const STEP_MAX: u32 = 0xfff;

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
            features.push(feature(hash(name), u32::from(*weight)));
        }
        once(&mut features);
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

    /// As it is kept: a byte for the form, one for how many marks, the marks, and for each feature how far its hash is
    /// from the one before, with its weight, in two bytes: rows that are small make a commit small.
    pub fn bytes(&self) -> Vec<u8> {
        let count = u8::try_from(self.marks.len()).unwrap_or_default();
        let mut out = vec![PACKED, count];
        let marks = self.marks.iter().take(usize::from(count));
        out.extend(marks.flat_map(|mark| mark.to_be_bytes()));
        let mut before = 0;
        for feature in &self.features {
            let mut step = (feature >> WEIGHT_BITS) - before;
            before = feature >> WEIGHT_BITS;
            // What weighs nothing only leads farther.
            while step > STEP_MAX {
                out.extend(pair(STEP_MAX, 0));
                step -= STEP_MAX;
            }
            out.extend(pair(step, feature & WEIGHT));
        }
        out
    }

    /// Reads it back; whatever else was kept gives an empty one, or one of something.
    pub fn parse(bytes: &[u8]) -> Self {
        match bytes {
            [PACKED, count, rest @ ..] => Self::unpack(usize::from(*count), rest),
            _ => Self::parse_first(bytes),
        }
    }

    fn unpack(count: usize, bytes: &[u8]) -> Self {
        let (marks, pairs) = bytes.split_at((count.min(MARKS_MAX) * BYTES).min(bytes.len()));
        let mut features = Vec::with_capacity(pairs.len() / 2);
        let mut hash = 0_u32;
        for pair in pairs.chunks_exact(2) {
            let pair = u32::from(u16::from_be_bytes(pair.try_into().unwrap_or_default()));
            hash += pair >> WEIGHT_BITS;
            if pair & WEIGHT > 0 && features.len() < FEATURES_MAX {
                features.push((hash << WEIGHT_BITS) | (pair & WEIGHT));
            }
        }
        Self {
            features,
            marks: numbers(marks).collect(),
        }
    }

    /// Reads the first form: how many marks, the marks, the features with hashes of 28 bits.
    fn parse_first(bytes: &[u8]) -> Self {
        let mut numbers = numbers(bytes);
        let count = usize::try_from(numbers.next().unwrap_or_default()).unwrap_or_default();
        let mut marks: Vec<u32> = Vec::with_capacity(count.min(MARKS_MAX));
        marks.extend(numbers.by_ref().take(count.min(MARKS_MAX)));
        let features = numbers.take(FEATURES_MAX);
        let mut features: Vec<u32> = features.map(|kept| feature(kept, kept)).collect();
        once(&mut features);
        Self { features, marks }
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

/// A feature of the upper half of a hash and a weight.
fn feature(hash: u32, weight: u32) -> u32 {
    (hash >> 16 << WEIGHT_BITS) | (weight & WEIGHT)
}

/// Puts features in order. The same word twice says no more than once, and the heavier of two counts.
fn once(features: &mut Vec<u32>) {
    features.sort_unstable_by(|one, other| other.cmp(one));
    features.dedup_by_key(|feature| *feature & !WEIGHT);
    features.reverse();
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes
        .chunks_exact(BYTES)
        .map(|chunk| u32::from_be_bytes(chunk.try_into().unwrap_or_default()))
}

/// How far it is to the next hash and what that weighs, as they are kept.
fn pair(step: u32, weight: u32) -> [u8; 2] {
    let both = (step.min(STEP_MAX) << WEIGHT_BITS) | (weight & WEIGHT);
    u16::try_from(both).unwrap_or_default().to_be_bytes()
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

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn what_was_kept_in_the_first_form_is_compared_as_if_it_were_kept_now(
            hashes in proptest::collection::btree_map(0_u32..1 << 28, 1_u32..16, 0..160),
            marks in proptest::collection::btree_set(0_u32..u32::MAX, 0..24),
        ) {
            let old: Vec<u32> = hashes.iter().map(|(hash, weight)| hash << 4 | weight).collect();
            let count = u32::try_from(marks.len()).expect("few");
            let first = std::iter::once(&count).chain(&marks).chain(&old);
            let first: Vec<u8> = first.flat_map(|number| number.to_be_bytes()).collect();
            let read = Sketch::parse(&first);
            proptest::prop_assert_eq!(read.marks.len(), marks.len());
            proptest::prop_assert!(read.features.len() <= hashes.len());
            let again = read.bytes();
            proptest::prop_assert!(again.len() <= first.len() / 2 + 2 * marks.len() + 40);
            proptest::prop_assert_eq!(Sketch::parse(&again), read);
        }
    }
}
