//! How a number is written: a pattern whose named parts have to be what they are called. Papers of people are read by it
//! whole, and texts are searched by it for numbers that should not be public.

use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;
use regex::{Captures, Regex, RegexBuilder};

/// Patterns that need more memory than this are refused: a pack is not for puzzles.
const SIZE_MAX: usize = 4 << 20;

/// Why a way of writing cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FormatFault {
    /// The pattern is none.
    #[error(transparent)]
    Pattern(#[from] regex::Error),
    /// Codes that are no numbers and ranges of them.
    #[error("not numbers and ranges: {0}")]
    Codes(String),
}

/// Numbers that a part may be; none stands for all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codes(Vec<RangeInclusive<u32>>);

impl Codes {
    /// Reads numbers and ranges of them, such as `01-16 98`.
    pub fn read(text: &str) -> Result<Self, FormatFault> {
        let range = |part: &str| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let range = first.parse().ok().zip(last.parse().ok());
            let range = range.map(|(first, last): (u32, u32)| first..=last);
            range.ok_or_else(|| FormatFault::Codes(part.to_owned()))
        };
        let ranges: Result<_, _> = text.split_whitespace().map(range).collect();
        Ok(Self(ranges?))
    }

    /// Whether a code is one of them.
    pub fn hold(&self, code: u32) -> bool {
        self.0.is_empty() || self.0.iter().any(|codes| codes.contains(&code))
    }
}

/// One way in which a kind of number is written.
#[derive(Debug)]
pub struct Format {
    regex: Regex,
    codes: Codes,
}

/// Where a text is written so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// All of it, in bytes.
    pub whole: Range<usize>,
    /// The number within, where the pattern names it `it`.
    pub it: Range<usize>,
    /// What its parts cannot be, if anything.
    pub fault: Option<Misfit>,
}

/// What keeps a text from being a number of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It is not written so.
    Shape,
    /// There is no such day.
    Date,
    /// No place has such a code.
    Place,
}

impl Format {
    /// A pattern to be looked for, with the codes that its part `place` may be.
    pub fn read(pattern: &str, codes: Codes) -> Result<Self, FormatFault> {
        let mut builder = RegexBuilder::new(pattern);
        let regex = builder.size_limit(SIZE_MAX).build()?;
        Ok(Self { regex, codes })
    }

    /// The first place from `from` on at which a text is written so.
    pub fn find_at(&self, text: &str, from: usize) -> Option<Hit> {
        let captures = self.regex.captures_at(text, from)?;
        let whole = captures.get(0)?;
        let it = captures.name("it").unwrap_or(whole);
        Some(Hit {
            whole: whole.range(),
            it: it.range(),
            fault: self.fault(&captures),
        })
    }

    /// Whether the whole text is one sound number.
    pub(super) fn fits(&self, text: &str) -> Result<(), Misfit> {
        let hit = self.find_at(text, 0);
        let hit = hit.filter(|hit| hit.whole == (0..text.len()));
        hit.ok_or(Misfit::Shape)?.fault.map_or(Ok(()), Err)
    }

    /// What the parts that the pattern names cannot be. Digits of other scripts are taken at their word.
    fn fault(&self, captures: &Captures<'_>) -> Option<Misfit> {
        let part = |name| {
            let it = captures.name(name);
            it.and_then(|it| it.as_str().parse::<u32>().ok())
        };
        let day = (part("year"), part("month"), part("day"));
        if let (Some(year), Some(month), Some(day)) = day
            && !is_date(year, month, day)
        {
            return Some(Misfit::Date);
        }
        let coded = part("place").is_none_or(|place| self.codes.hold(place));
        (!coded).then_some(Misfit::Place)
    }
}

/// Whether there is such a day in this century or the last.
fn is_date(year: u32, month: u32, day: u32) -> bool {
    let day_of = |century: u32| {
        let year = i16::try_from(century + year).ok()?;
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Date::new(year, month, day).ok()
    };
    day_of(1900).or_else(|| day_of(2000)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format() -> Format {
        let pattern = r"(?<year>[0-9]{2})(?<month>[0-9]{2})(?<day>[0-9]{2})-?(?<place>[0-9]{2})";
        Format::read(pattern, Codes::read("01-16 21 98-99").expect("codes")).expect("a format")
    }

    #[test]
    fn what_does_not_fit_says_why() {
        for (text, said) in [
            ("900101-14", Ok(())),
            // The century does not stand in it: 29 February 2000.
            ("00022921", Ok(())),
            ("010229-10", Err(Misfit::Date)),
            ("901301-10", Err(Misfit::Date)),
            ("900101-17", Err(Misfit::Place)),
            ("900101-00", Err(Misfit::Place)),
            ("900101-141", Err(Misfit::Shape)),
            ("x900101-14", Err(Misfit::Shape)),
            ("", Err(Misfit::Shape)),
        ] {
            assert_eq!(format().fits(text), said, "{text}");
        }
    }

    #[test]
    fn codes_are_numbers_and_ranges() {
        assert!(Codes::read("").is_ok_and(|all| all.hold(77)));
        assert!(Codes::read("01-16 98").is_ok_and(|some| some.hold(98) && !some.hold(17)));
        assert!(matches!(Codes::read("a-b"), Err(FormatFault::Codes(_))));
    }
}
