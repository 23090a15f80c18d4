//! The words by which people speak of what they report, as the pack has them, and a text read by them.
//!
//! `lubang`, `pothole`, 坑洞 and பள்ளம் are one concept. Spellings of short messages (`jln`, `xhidup`) are
//! brought to the usual ones, slips of one letter are forgiven, and of words that nobody taught the
//! trigrams are compared: most of them name places, which are spelt alike in all languages.

use std::collections::{HashMap, HashSet};

use base::words::{atoms, is_han};
use serde::Deserialize;

/// Spellings shorter than this are not forgiven a slip, and are not compared by trigrams.
const SLIP_MIN: usize = 6;
const TRIGRAM_MIN: usize = 3;
/// What a point of a concept's weight is in a sketch.
const THING: u8 = 3;
const PLACE: u8 = 2;
const HAN_PAIR: u8 = 3;
/// Tamil words grow endings: they are known by their beginning, and unknown ones compared by so much of it.
const TAMIL_STEM: usize = 5;
const TAMIL_KEY: usize = 2;
/// The word that the spellings of "not" are brought to; as a prefix of one letter it says the same.
const NOT: &str = "tidak";
const NOT_PREFIX: char = 'x';
/// How far a number may stand from the word that says what it numbers.
const BACK: usize = 3;
const AHEAD: usize = 3;

/// What stands nearby and weighs so much can be told from other such things.
const LANDMARK_WEIGHT: u8 = 3;

/// Sorts of numbers, the side of a road, and what stands nearby.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    Pole,
    House,
    Number,
    Lane,
    Road,
    Block,
    Km,
    Floor,
    Side,
    Landmark,
}

impl Mark {
    pub(super) const ALL: [Self; 10] = [
        Self::Pole,
        Self::House,
        Self::Number,
        Self::Lane,
        Self::Road,
        Self::Block,
        Self::Km,
        Self::Floor,
        Self::Side,
        Self::Landmark,
    ];

    /// Its number in a sketch: 1 to 15, and never another's, because it is kept.
    pub(super) const fn code(self) -> u8 {
        match self {
            Self::Pole => 1,
            Self::House => 2,
            Self::Number => 3,
            Self::Lane => 4,
            Self::Road => 5,
            Self::Block => 6,
            Self::Km => 7,
            Self::Floor => 8,
            Self::Side => 9,
            Self::Landmark => 10,
        }
    }

    /// Points against two reports that name different ones. Two roads may meet, and much may stand nearby.
    pub(super) const fn conflict(self) -> u32 {
        match self {
            Self::Pole | Self::House | Self::Block => 40,
            Self::Number | Self::Lane | Self::Km | Self::Floor => 30,
            Self::Road | Self::Side => 18,
            Self::Landmark => 12,
        }
    }

    /// Whether naming the same one says something that the words do not: half of all things are on the left.
    pub(super) const fn agrees(self) -> bool {
        !matches!(self, Self::Side | Self::Road | Self::Landmark)
    }

    fn parse(code: &str) -> Option<Self> {
        Some(match code {
            "pole" => Self::Pole,
            "house-no" => Self::House,
            "number" => Self::Number,
            "lane" => Self::Lane,
            "road" => Self::Road,
            "block" => Self::Block,
            "km" => Self::Km,
            "floor" => Self::Floor,
            _ => return None,
        })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// What is wrong, and with what.
    Thing,
    /// What stands nearby.
    Place,
    /// What a number numbers.
    Mark,
    /// The side of a road.
    Side,
    /// Other spellings of one word.
    Spelling,
    /// Words that say nothing here.
    Filler,
    /// What a number counts, so that it numbers nothing.
    Unit,
}

#[derive(Debug, Deserialize)]
struct Row {
    concept: String,
    kind: Kind,
    weight: u8,
    words_ms: String,
    words_en: String,
    words_zh: String,
    words_ta: String,
}

#[derive(Debug, Clone)]
struct Concept {
    code: String,
    kind: Kind,
    weight: u8,
}

/// A way of saying some concepts.
#[derive(Debug, Clone)]
struct Phrase {
    atoms: Vec<String>,
    concepts: Vec<usize>,
}

/// The pack's words.
#[derive(Debug, Default)]
pub struct Words {
    concepts: Vec<Concept>,
    spellings: HashMap<String, String>,
    fillers: HashSet<String>,
    /// By the first atom, or by the first letters of a Tamil one; long ones first.
    phrases: HashMap<String, Vec<Phrase>>,
    /// Single words without one of their letters.
    slips: HashMap<String, String>,
}

/// What a text says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// Names of concepts and pieces of other words, with their weights, in order.
    pub(super) features: Vec<(String, u8)>,
    /// Numbers and sides.
    pub(super) marks: Vec<(Mark, String)>,
}

/// One piece of a text.
#[derive(Debug, Clone, PartialEq)]
enum Item {
    Number(String),
    /// What a number may number, and whether it may stand behind the number.
    Mark(Mark, bool),
    Unit,
    /// A letter or two, which may name a block.
    Short(String),
    Other,
}

impl Words {
    /// The sheet of words.
    pub(super) const SHEET: &str = "likeness_words.csv";

    /// Reads the text of the sheet.
    pub fn read(text: &str) -> Result<Self, csv::Error> {
        let rows: Result<Vec<Row>, _> = csv::Reader::from_reader(text.as_bytes())
            .deserialize()
            .collect();
        let rows = rows?;
        let mut words = Self::default();
        // Spellings come first: phrases are kept in the usual spelling.
        for row in rows.iter().filter(|row| row.kind == Kind::Spelling) {
            let usual = &row.concept;
            let others = row.said().flat_map(atoms);
            words
                .spellings
                .extend(others.map(|other| (other, usual.clone())));
        }
        for row in rows.iter().filter(|row| row.kind != Kind::Spelling) {
            words.teach(row);
        }
        for phrases in words.phrases.values_mut() {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
        }
        Ok(words)
    }

    fn teach(&mut self, row: &Row) {
        if row.kind == Kind::Filler {
            self.fillers.extend(row.said().flat_map(atoms));
            return;
        }
        let concept = self.concepts.len();
        self.concepts.push(Concept {
            code: row.concept.clone(),
            kind: row.kind,
            weight: row.weight,
        });
        for said in row.said() {
            let atoms: Vec<String> = atoms(said)
                .into_iter()
                .map(|atom| self.usual(atom))
                .collect();
            self.teach_phrase(atoms, concept);
        }
    }

    fn teach_phrase(&mut self, atoms: Vec<String>, concept: usize) {
        let Some(first) = atoms.first() else { return };
        if let [word] = atoms.as_slice()
            && word.is_ascii()
            && word.len() >= SLIP_MIN
        {
            for slip in slips(word) {
                self.slips.entry(slip).or_insert_with(|| word.clone());
            }
        }
        let known = self.phrases.entry(key(first)).or_default();
        match known.iter_mut().find(|phrase| phrase.atoms == atoms) {
            Some(phrase) if phrase.concepts.contains(&concept) => {}
            Some(phrase) => phrase.concepts.push(concept),
            None => known.push(Phrase {
                atoms,
                concepts: vec![concept],
            }),
        }
    }

    /// The usual spelling of a word.
    fn usual(&self, atom: String) -> String {
        self.spellings.get(&atom).cloned().unwrap_or(atom)
    }

    /// Reads a text.
    pub(super) fn read_text(&self, text: &str) -> Reading {
        let atoms = self.spelt(text);
        let mut reading = Reading::default();
        let mut items = Vec::new();
        let mut rest = atoms.as_slice();
        while let [first, after @ ..] = rest {
            let phrase = self.phrase(rest);
            let taken = phrase.map_or(1, Phrase::len_atoms);
            if let Some(phrase) = phrase {
                self.said(phrase, &mut reading, &mut items);
            } else {
                self.unknown(first, after.first(), &mut reading, &mut items);
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        reading.marks.extend(numbered(&items));
        reading
    }

    /// The atoms of a text in their usual spelling.
    fn spelt(&self, text: &str) -> Vec<String> {
        let mut spelt = Vec::new();
        for atom in atoms(text) {
            let bare = atom
                .strip_prefix(NOT_PREFIX)
                .map(|bare| self.usual(bare.to_owned()));
            match bare {
                Some(bare) if !self.knows(&atom) && self.knows_ending(&bare) => {
                    spelt.extend([NOT.to_owned(), bare]);
                }
                _ => spelt.push(self.usual(atom)),
            }
        }
        spelt
    }

    fn knows(&self, atom: &str) -> bool {
        self.spellings.contains_key(atom) || self.phrases.contains_key(atom)
    }

    /// Whether a way of saying goes on with this word after "not".
    fn knows_ending(&self, atom: &str) -> bool {
        let mut denied = self.phrases.get(NOT).into_iter().flatten();
        denied.any(|phrase| phrase.atoms.get(1).is_some_and(|second| second == atom))
    }

    /// The longest way of saying that begins here.
    fn phrase(&self, rest: &[String]) -> Option<&Phrase> {
        let first = rest.first()?;
        if let Some(found) = self.phrase_from(&key(first), rest) {
            return Some(found);
        }
        let meant = self.meant(first)?;
        self.phrases
            .get(meant)?
            .iter()
            .find(|phrase| phrase.atoms.len() == 1)
    }

    fn phrase_from(&self, key: &str, rest: &[String]) -> Option<&Phrase> {
        let mut known = self.phrases.get(key)?.iter();
        known.find(|phrase| {
            rest.len() >= phrase.atoms.len()
                && phrase
                    .atoms
                    .iter()
                    .zip(rest)
                    .all(|(word, atom)| fits(word, atom))
        })
    }

    /// The word that a misspelt one stands for: one letter more, less or other, but the first.
    fn meant(&self, atom: &str) -> Option<&str> {
        if !atom.is_ascii() || atom.len() + 1 < SLIP_MIN || self.fillers.contains(atom) {
            return None;
        }
        let near = |word: &&String| {
            word.chars().next() == atom.chars().next() && word.len().abs_diff(atom.len()) <= 1
        };
        if let Some(word) = self.slips.get(atom).filter(near) {
            return Some(word);
        }
        slips(atom).into_iter().find_map(|slip| {
            let whole = self
                .phrases
                .get_key_value(&slip)
                .filter(|(word, _)| word.len() >= SLIP_MIN)
                .map(|(word, _)| word);
            whole
                .or_else(|| self.slips.get(&slip))
                .filter(near)
                .map(String::as_str)
        })
    }

    fn said(&self, phrase: &Phrase, reading: &mut Reading, items: &mut Vec<Item>) {
        let mut item = Item::Other;
        for concept in phrase
            .concepts
            .iter()
            .filter_map(|place| self.concepts.get(*place))
        {
            let weight = match concept.kind {
                Kind::Thing => concept.weight * THING,
                Kind::Place => concept.weight * PLACE,
                Kind::Mark => concept.weight,
                Kind::Side | Kind::Spelling | Kind::Filler | Kind::Unit => 0,
            };
            if weight > 0 {
                reading
                    .features
                    .push((format!("={}", concept.code), weight.min(15)));
            }
            match (concept.kind, Mark::parse(&concept.code)) {
                (Kind::Place, _) if concept.weight >= LANDMARK_WEIGHT => {
                    reading.marks.push((Mark::Landmark, concept.code.clone()));
                }
                (Kind::Side, _) => reading.marks.push((Mark::Side, concept.code.clone())),
                (Kind::Mark, Some(mark)) => {
                    item = Item::Mark(mark, phrase.atoms.iter().any(|atom| !atom.is_ascii()));
                }
                (Kind::Unit, _) if item == Item::Other => item = Item::Unit,
                _ => {}
            }
        }
        items.push(item);
    }

    fn unknown(
        &self,
        atom: &str,
        next: Option<&String>,
        reading: &mut Reading,
        items: &mut Vec<Item>,
    ) {
        if atom.chars().any(|letter| letter.is_ascii_digit()) {
            // Endings of other scripts are not the number's: `42ஆம்` is 42.
            let number = atom.chars().take_while(char::is_ascii_alphanumeric);
            items.push(Item::Number(number.collect()));
            return;
        }
        let short = atom.is_ascii() && atom.len() < TRIGRAM_MIN;
        if short {
            items.push(Item::Short(atom.to_owned()));
        } else if !self.fillers.contains(atom) {
            items.push(Item::Other);
        }
        if short || self.fillers.contains(atom) {
            return;
        }
        if atom.starts_with(is_han) {
            if let Some(next) = next.filter(|next| next.starts_with(is_han)) {
                reading.features.push((format!("{atom}{next}"), HAN_PAIR));
            }
            return;
        }
        let stem: String = if atom.starts_with(is_tamil) {
            atom.chars().take(TAMIL_STEM).collect()
        } else {
            atom.to_owned()
        };
        reading
            .features
            .extend(trigrams(&stem).into_iter().map(|piece| (piece, 1)));
    }
}

impl Row {
    fn said(&self) -> impl Iterator<Item = &str> {
        let all = [
            &self.words_ms,
            &self.words_en,
            &self.words_zh,
            &self.words_ta,
        ];
        let parts = all.into_iter().flat_map(|words| words.split(';'));
        parts.map(str::trim).filter(|part| !part.is_empty())
    }
}

impl Phrase {
    fn len_atoms(&self) -> usize {
        self.atoms.len()
    }

    /// For the order in which ways of saying are tried.
    fn len(&self) -> (usize, usize) {
        (self.atoms.len(), self.atoms.iter().map(String::len).sum())
    }
}

/// Under what a way of saying is found that begins with this atom.
fn key(first: &str) -> String {
    if first.starts_with(is_tamil) {
        first.chars().take(TAMIL_KEY).collect()
    } else {
        first.to_owned()
    }
}

/// Whether an atom of a text is this word: the same, or in Tamil with another ending.
fn fits(word: &str, atom: &str) -> bool {
    word == atom || (word.starts_with(is_tamil) && atom.starts_with(tamil_stem(word)))
}

/// A Tamil word without the end that changes with its case.
fn tamil_stem(word: &str) -> &str {
    let is_mark = |letter: char| matches!(letter, '\u{0bbe}'..='\u{0bcd}' | '\u{0bd7}');
    let bare = word
        .strip_suffix("ம்")
        .unwrap_or_else(|| word.trim_end_matches(is_mark));
    if bare.chars().count() < TAMIL_KEY {
        word
    } else {
        bare
    }
}

const fn is_tamil(letter: char) -> bool {
    matches!(letter, '\u{0b80}'..='\u{0bff}')
}

/// A word without one of its letters, but the first, in every way.
fn slips(word: &str) -> Vec<String> {
    let count = word.chars().count();
    let without = |gone: usize| {
        let letters = word.chars().enumerate();
        letters
            .filter(|(place, _)| *place != gone)
            .map(|(_, letter)| letter)
            .collect()
    };
    (1..count).map(without).collect()
}

/// Every three letters of a word, with its two ends.
fn trigrams(word: &str) -> Vec<String> {
    let letters: Vec<char> = std::iter::once('^')
        .chain(word.chars())
        .chain(std::iter::once('$'))
        .collect();
    letters
        .windows(3)
        .map(|three| three.iter().collect())
        .collect()
}

/// The numbers of a text with what they number.
fn numbered(items: &[Item]) -> Vec<(Mark, String)> {
    let items = joined(items);
    let mut found = Vec::new();
    for (place, item) in items.iter().enumerate() {
        match item {
            Item::Number(_) if items.get(place + 1) == Some(&Item::Unit) => {}
            Item::Number(number) => {
                let before = items.iter().take(place).rev().take(BACK);
                let after = items.iter().skip(place + 1).take(AHEAD);
                if let Some(mark) = numbered_by(before, after) {
                    found.push((mark, number.clone()));
                    if mark == Mark::House {
                        found.push((Mark::Number, number.clone()));
                    }
                }
            }
            Item::Short(letters)
                if place > 0 && items.get(place - 1) == Some(&Item::Mark(Mark::Block, false)) =>
            {
                found.push((Mark::Block, letters.clone()));
            }
            _ => {}
        }
    }
    found
}

/// `ss 2/24` and `SS2/24` are one number; `5, 15` are two.
fn joined(items: &[Item]) -> Vec<Item> {
    let mut all: Vec<Item> = Vec::new();
    for item in items {
        let whole = match (all.last(), item) {
            (Some(Item::Short(begun) | Item::Number(begun)), Item::Number(more))
                if begun.starts_with(|first: char| first.is_ascii_alphabetic()) =>
            {
                format!("{begun}{more}")
            }
            _ => {
                all.push(item.clone());
                continue;
            }
        };
        all.pop();
        all.push(Item::Number(whole));
    }
    all
}

/// What a number numbers: the word before it that says so, else one after it that may stand there.
fn numbered_by<'i>(
    before: impl Iterator<Item = &'i Item>,
    after: impl Iterator<Item = &'i Item>,
) -> Option<Mark> {
    let mut plain = None;
    for item in before {
        match item {
            Item::Number(_) => break,
            Item::Mark(Mark::Number, _) => plain = Some(Mark::Number),
            Item::Mark(mark, _) => return Some(*mark),
            _ => {}
        }
    }
    for item in after {
        match item {
            Item::Number(_) => break,
            Item::Mark(Mark::Number, true) => plain = Some(Mark::Number),
            Item::Mark(mark, true) => return Some(*mark),
            Item::Mark(..) | Item::Unit | Item::Short(_) | Item::Other => {}
        }
    }
    plain
}
