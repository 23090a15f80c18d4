//! What the gate looks for, as data.

use std::collections::BTreeSet;
use std::ops::Range;

use regex::Regex;
use thiserror::Error;

use crate::calendar;
use crate::gate::Sort;

/// How something is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// What it is.
    pub sort: Sort,
    /// A regular expression. Of identity cards it names `year`, `month`, `day` and `place`, each of two digits.
    pub pattern: String,
    /// Place codes that exist, if it names a place.
    pub places: BTreeSet<String>,
}

/// Why rules are none.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RulesError {
    /// A pattern that is no regular expression.
    #[error("`{0}` is no pattern")]
    Pattern(String),
}

/// What the gate goes by.
#[derive(Debug, Clone)]
pub struct Rules {
    patterns: Vec<(Sort, Regex, BTreeSet<String>)>,
    address: Vec<String>,
    counts: Vec<String>,
    least: u64,
}

/// Bytes of a text that are looked at together, and how many of them are looked at again with those that follow.
const WINDOW: usize = 10_000;
const OVERLAP: usize = 1_000;

impl Rules {
    /// `address` are words of which an address has one beside a number, `counts` are words of columns that count people, and
    /// `least` is the smallest count that may stand.
    pub fn new(
        patterns: &[Pattern],
        address: &[&str],
        counts: &[&str],
        least: u64,
    ) -> Result<Self, RulesError> {
        let built = patterns.iter().map(|pattern| {
            let regex = Regex::new(&pattern.pattern)
                .map_err(|_| RulesError::Pattern(pattern.pattern.clone()))?;
            Ok((pattern.sort, regex, pattern.places.clone()))
        });
        let lower = |words: &[&str]| words.iter().map(|word| word.to_lowercase()).collect();
        Ok(Self {
            patterns: built.collect::<Result<_, _>>()?,
            address: lower(address),
            counts: lower(counts),
            least,
        })
    }

    /// The smallest count that may stand.
    pub const fn least(&self) -> u64 {
        self.least
    }

    /// Whether a count is so small that it may tell of somebody.
    pub(super) const fn is_small(&self, count: u64) -> bool {
        count > 0 && count < self.least
    }

    /// Whether a column counts people, by its name.
    pub(super) fn is_count(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let mut parts = name.split(|mark: char| !mark.is_alphanumeric());
        parts.any(|part| self.counts.iter().any(|word| word == part))
    }

    /// Whether twelve digits are the number of an identity card.
    pub(super) fn is_identity(&self, digits: &str) -> bool {
        let mut found = self
            .patterns
            .iter()
            .filter(|(sort, ..)| *sort == Sort::Identity);
        found.any(|(_, regex, places)| first(regex, places, digits, 0..digits.len()).is_some())
    }

    /// The phone that digits are, if they are one: programs that take it for a number leave out the plus sign or the naught
    /// that it begins with.
    pub(super) fn phone(&self, digits: &str) -> Option<String> {
        let written = [format!("+{digits}"), format!("0{digits}")];
        let is_phone = |text: &String| {
            let phones = self
                .patterns
                .iter()
                .filter(|(sort, ..)| *sort == Sort::Phone);
            let mut found =
                phones.filter_map(|(_, regex, places)| first(regex, places, text, 0..text.len()));
            found.any(|part| part.len() == text.len())
        };
        written.into_iter().find(is_phone)
    }

    /// All that is found in a text, each sort once, with what stands there.
    pub fn find(&self, text: &str) -> Vec<(Sort, String)> {
        let mut found: Vec<(Sort, String)> = Vec::new();
        let mut start = 0;
        loop {
            let end = text.floor_char_boundary(start + WINDOW);
            self.find_within(text, start..end, &mut found);
            if end == text.len() {
                return found;
            }
            start = text.floor_char_boundary(end - OVERLAP);
        }
    }

    /// What is found in a window of a text and was not found before.
    fn find_within(&self, text: &str, window: Range<usize>, found: &mut Vec<(Sort, String)>) {
        for (sort, regex, places) in &self.patterns {
            if found.iter().any(|(other, _)| other == sort) {
                continue;
            }
            if let Some(part) = first(regex, places, text, window.clone()) {
                found.push((*sort, part.to_owned()));
            }
        }
        let is_known = found.iter().any(|(other, _)| *other == Sort::Address);
        let part = text.get(window).unwrap_or_default();
        if !is_known && self.is_address(part) {
            found.push((Sort::Address, part.to_owned()));
        }
    }

    /// A word of addresses with a number of a house or a post office near.
    fn is_address(&self, text: &str) -> bool {
        if !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return false;
        }
        let lower = text.to_lowercase();
        let mut parts = lower.split(|mark: char| !mark.is_alphanumeric());
        let has_word = parts.any(|part| self.address.iter().any(|word| word == part));
        let numbers = lower
            .split(|mark: char| !mark.is_alphanumeric())
            .filter(|part| part.bytes().any(|byte| byte.is_ascii_digit()));
        has_word && numbers.count() >= 2
    }
}

/// The first part of a window of a text that is written so, stands for itself, and has a date and place that exist.
fn first<'t>(
    regex: &Regex,
    places: &BTreeSet<String>,
    text: &'t str,
    window: Range<usize>,
) -> Option<&'t str> {
    let seen = text.get(..window.end)?;
    let mut from = window.start;
    while let Some(found) = regex.captures_at(seen, from) {
        let whole = found.get(0)?;
        let part = |name: &str| found.name(name).map(|part| part.as_str());
        let number = |name: &str| part(name).and_then(|digits| digits.parse::<u32>().ok());
        let is_day = match (number("year"), number("month"), number("day")) {
            (Some(year), Some(month), Some(day)) => is_day(year, month, day),
            _ => true,
        };
        let is_place = part("place").is_none_or(|code| places.contains(code));
        if is_day && is_place && stands_alone(text, whole.start(), whole.end()) {
            return Some(whole.as_str());
        }
        let step = text.get(whole.start()..)?.chars().next()?.len_utf8();
        from = whole.start() + step;
    }
    None
}

/// Whether there is such a day in one of two centuries.
fn is_day(year: u32, month: u32, day: u32) -> bool {
    [1900, 2000]
        .iter()
        .any(|century| calendar::day(century + year, month, day).is_some())
}

/// Whether no digit or letter joins it to what is around.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let inside = text.get(start..end).unwrap_or_default();
    let joined = |near: Option<char>, own: Option<char>| match (near, own) {
        (Some(near), Some(own)) => {
            (near.is_ascii_digit() && own.is_ascii_digit())
                || (near.is_alphabetic() && own.is_alphabetic())
        }
        _ => false,
    };
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let behind = text.get(end..).and_then(|text| text.chars().next());
    !joined(before, inside.chars().next()) && !joined(behind, inside.chars().next_back())
}
