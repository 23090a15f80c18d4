//! Misspelt words: candidates by the trigrams they share, judged by edit distance.

use std::collections::BTreeMap;

use super::atoms::Script;

/// Words that one misspelt word is compared with, at most.
pub(super) const COMPARED: usize = 64;
/// Words shorter than this are taken as typed: too many others are one letter away.
const SHORTEST: usize = 4;
/// From this length on, two slips are forgiven.
const LONG: usize = 8;

type Trigram = [char; 3];

/// Which words of the vocabulary hold which three letters in a row.
#[derive(Default)]
pub(super) struct Trigrams(BTreeMap<Trigram, Vec<usize>>);

impl Trigrams {
    /// Takes a word in; the places of words must come in ascending order.
    pub(super) fn add(&mut self, word: &str, place: usize) {
        if slips(word) == 0 {
            return;
        }
        for trigram in trigrams(word) {
            let places = self.0.entry(trigram).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }

    /// Places of the words that share most trigrams with a word, at most [`COMPARED`].
    pub(super) fn like(&self, word: &str) -> Vec<usize> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for trigram in trigrams(word) {
            for place in self.0.get(&trigram).into_iter().flatten() {
                *shared.entry(*place).or_default() += 1;
            }
        }
        let mut places: Vec<_> = shared.into_iter().collect();
        places.sort_by_key(|(place, count)| (usize::MAX - count, *place));
        places.truncate(COMPARED);
        places.into_iter().map(|(place, _)| place).collect()
    }
}

fn trigrams(word: &str) -> Vec<Trigram> {
    let letters: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
    letters
        .windows(3)
        .filter_map(|three| three.try_into().ok())
        .collect()
}

/// How many slips of the finger a word may have: 0, 1 or 2.
pub(super) fn slips(word: &str) -> usize {
    let letters = word.chars().count();
    if Script::of(word) != Script::Latin
        || letters < SHORTEST
        || word.contains(|letter: char| letter.is_ascii_digit())
    {
        return 0;
    }
    if letters < LONG { 1 } else { 2 }
}

/// The slips between two words (a letter too many, too few, another, or two swapped), if there are
/// at most `most`.
pub(super) fn distance(one: &str, other: &str, most: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    let mut above_letter = None;
    for (row, letter) in one.iter().enumerate() {
        let mut line = vec![row + 1];
        let mut left_letter = None;
        for (column, known) in other.iter().enumerate() {
            let at =
                |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX / 2);
            let changed = at(&above, column) + usize::from(letter != known);
            let mut best = changed
                .min(at(&above, column + 1) + 1)
                .min(at(&line, column) + 1);
            if column > 0 && above_letter == Some(known) && left_letter == Some(letter) {
                best = best.min(at(&before, column - 1) + 1);
            }
            line.push(best);
            left_letter = Some(known);
        }
        if line.iter().min().is_some_and(|least| *least > most) {
            return None;
        }
        before = std::mem::replace(&mut above, line);
        above_letter = Some(letter);
    }
    above.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted_up_to_a_limit() {
        for (one, other, slips) in [
            ("jalan", "jalan", Some(0)),
            ("jlan", "jalan", Some(1)),
            ("jaaln", "jalan", Some(1)),
            ("curuption", "corruption", Some(2)),
            ("lampu", "sampah", None),
            ("", "abc", None),
        ] {
            assert_eq!(distance(one, other, 2), slips, "{one} {other}");
        }
    }

    #[test]
    fn short_words_numbers_and_other_scripts_are_taken_as_typed() {
        assert_eq!(["air", "mbpj", "perkesso"].map(slips), [0, 1, 2]);
        assert_eq!(["ft12", "குப்பை", "停电"].map(slips), [0, 0, 0]);
    }

    #[test]
    fn no_word_is_compared_with_the_whole_vocabulary() {
        let mut known = Trigrams::default();
        for place in 0..1000 {
            known.add("jalanan", place);
        }
        assert_eq!(known.like("jalan").len(), COMPARED);
    }
}
