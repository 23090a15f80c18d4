//! Finds agencies and categories by the beginnings of words.

use base::Text;
use base::words::tokens;

use super::model::{Agency, Category, Code, Group};

/// The tokens of each thing, in the order in which hits of equal weight are shown.
pub(crate) struct Index(Vec<Entry>);

struct Entry {
    code: Code,
    /// What the thing is called for short: a hit here comes first.
    short: Vec<String>,
    words: Vec<String>,
}

fn words_of(text: &Text, into: &mut Vec<String>) {
    text.passages()
        .for_each(|(_, passage)| into.extend(tokens(passage)));
}

impl Index {
    /// Public bodies by name, acronym, code, and former and later names.
    pub(crate) fn of_agencies<'a>(agencies: impl Iterator<Item = &'a Agency>) -> Self {
        let entry = |agency: &Agency| {
            let mut words = Vec::new();
            words_of(&agency.name, &mut words);
            agency
                .aliases
                .iter()
                .for_each(|alias| words.extend(tokens(alias)));
            let mut short = tokens(&agency.acronym);
            short.extend(tokens(&agency.code));
            Entry {
                code: agency.code.clone(),
                short,
                words,
            }
        };
        Self(agencies.map(entry).collect())
    }

    /// Categories by their names, the first of which weighs most, and by their group.
    pub(crate) fn of_categories(categories: &[Category], groups: &[Group]) -> Self {
        let entry = |category: &Category| {
            let (mut short, mut words) = (Vec::new(), Vec::new());
            words_of(&category.name, &mut short);
            if let Some(group) = groups.iter().find(|group| group.code == category.group) {
                words_of(&group.name, &mut words);
                words_of(&group.description, &mut words);
            }
            Entry {
                code: category.code.clone(),
                short,
                words,
            }
        };
        Self(categories.iter().map(entry).collect())
    }

    /// Codes of the things for which every word of the query begins one of theirs: first those with a
    /// whole short word, then those with the beginning of one, then the others.
    pub(crate) fn find(&self, query: &str) -> Vec<&Code> {
        let asked = tokens(query);
        if asked.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<_> = self
            .0
            .iter()
            .filter_map(|entry| Some((entry.weight(&asked)?, &entry.code)))
            .collect();
        hits.sort_by_key(|(weight, _)| *weight);
        hits.into_iter().map(|(_, code)| code).collect()
    }
}

impl Entry {
    /// 0 for the best hit; nothing if a word is not found.
    fn weight(&self, asked: &[String]) -> Option<usize> {
        asked.iter().map(|word| self.word_weight(word)).sum()
    }

    fn word_weight(&self, word: &str) -> Option<usize> {
        let begins = |known: &String| known.starts_with(word);
        if self.short.iter().any(|known| known == word) {
            Some(0)
        } else if self.short.iter().any(begins) {
            Some(1)
        } else {
            self.words.iter().any(begins).then_some(2)
        }
    }
}
