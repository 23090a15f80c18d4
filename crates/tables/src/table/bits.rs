//! One bit for each row, in words of 64.

/// Rows of a word.
pub(crate) const WORD: usize = 64;

/// Bits of a fixed number of rows; those after the last are 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// None is set.
    pub(crate) fn none(rows: usize) -> Self {
        Self {
            words: vec![0; rows.div_ceil(WORD)],
        }
    }

    /// Whether a row's is set; those beyond the end are not.
    pub(crate) fn get(&self, row: usize) -> bool {
        self.words
            .get(row / WORD)
            .is_some_and(|word| word >> (row % WORD) & 1 == 1)
    }

    /// Sets one, if it is there.
    pub(crate) fn set(&mut self, row: usize) {
        if let Some(word) = self.words.get_mut(row / WORD) {
            *word |= 1 << (row % WORD);
        }
    }

    /// A list that grows: the next row's.
    pub(crate) fn push(&mut self, row: usize, is_set: bool) {
        if row.is_multiple_of(WORD) {
            self.words.push(0);
        }
        if is_set {
            self.set(row);
        }
    }

    /// Words from a word on.
    pub(crate) fn words(&self, from: usize) -> &[u64] {
        self.words.get(from..).unwrap_or_default()
    }

    pub(crate) fn bytes(&self) -> usize {
        self.words.len() * 8
    }
}

/// A word whose first bits are set; fewer than 64.
pub(crate) fn low(bits: usize) -> u64 {
    if bits >= WORD {
        u64::MAX
    } else {
        (1 << bits) - 1
    }
}

/// The places of the bits that are set in some words.
pub(crate) fn places(words: &[u64]) -> impl Iterator<Item = usize> {
    words.iter().enumerate().flat_map(|(at, word)| {
        let mut rest = *word;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let bit = crate::number::place(rest.trailing_zeros());
            rest &= rest - 1;
            Some(at * WORD + bit)
        })
    })
}
