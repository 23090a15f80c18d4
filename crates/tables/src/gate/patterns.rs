//! What the gate looks for, as data.

use std::collections::BTreeSet;

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

/// The longest text that is looked at whole.
const LONGEST: usize = 10_000;

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

    pub(super) const fn least(&self) -> u64 {
        self.least
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
        found.any(|(_, regex, places)| first(regex, places, digits).is_some())
    }

    /// All that is found in a text, each sort once, with what stands there.
    pub(super) fn find(&self, text: &str) -> Vec<(Sort, String)> {
        let mut end = text.len().min(LONGEST);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        let mut found: Vec<(Sort, String)> = Vec::new();
        for (sort, regex, places) in &self.patterns {
            if found.iter().any(|(other, _)| other == sort) {
                continue;
            }
            if let Some(part) = first(regex, places, text) {
                found.push((*sort, part.to_owned()));
            }
        }
        if self.is_address(text) {
            found.push((Sort::Address, text.to_owned()));
        }
        found
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

/// The first part of a text that is written so, stands for itself, and has a date and place that exist.
fn first<'t>(regex: &Regex, places: &BTreeSet<String>, text: &'t str) -> Option<&'t str> {
    let mut from = 0;
    while let Some(found) = regex.captures_at(text, from) {
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
