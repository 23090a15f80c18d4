//! One value of a table, and one that somebody looks for.

use std::fmt;

use crate::calendar::{date_text, read_date, read_timestamp, timestamp_text};
use crate::number::count;
use crate::schema::Kind;

/// A value as a table gives it. Text is borrowed from the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'t> {
    /// Absent.
    Null,
    /// Words.
    Text(&'t str),
    /// A whole number.
    Integer(i64),
    /// A number with decimals; never infinite, never not a number.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// Days since 1970.
    Date(i32),
    /// Microseconds since 1970, of local time.
    Timestamp(i64),
}

impl fmt::Display for Value<'_> {
    /// As it stands in CSV: nothing for what is absent, ISO 8601 for days and moments, the shortest decimals that
    /// are read as the same number.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => Ok(()),
            Self::Text(text) => out.write_str(text),
            Self::Integer(number) => write!(out, "{number}"),
            Self::Number(number) => write_number(*number, out),
            Self::Boolean(flag) => write!(out, "{flag}"),
            Self::Date(day) => out.write_str(&date_text(i64::from(*day))),
            Self::Timestamp(micros) => out.write_str(&timestamp_text(*micros)),
        }
    }
}

fn write_number(number: f64, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let size = number.abs();
    if size != 0.0 && !(1e-5..1e17).contains(&size) {
        write!(out, "{number:e}")
    } else {
        write!(out, "{number}")
    }
}

impl Value<'_> {
    /// Whether it is absent.
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// About as many bytes as it takes where it is written: exactly for text, give or take some for the rest.
    pub(crate) fn width(&self) -> u64 {
        match self {
            Self::Null => 0,
            Self::Text(text) => count(text.len()),
            Self::Integer(number) => {
                u64::from(number.unsigned_abs().checked_ilog10().unwrap_or(0)) + 1
            }
            Self::Number(_) => 8,
            Self::Boolean(_) => 5,
            Self::Date(_) => 10,
            Self::Timestamp(_) => 19,
        }
    }

    /// The same with words of its own, to look for; nothing if it is absent.
    pub fn scalar(&self) -> Option<Scalar> {
        Some(match self {
            Self::Null => return None,
            Self::Text(text) => Scalar::Text((*text).to_owned()),
            Self::Integer(number) => Scalar::Integer(*number),
            Self::Number(number) => Scalar::Number(*number),
            Self::Boolean(flag) => Scalar::Boolean(*flag),
            Self::Date(day) => Scalar::Date(*day),
            Self::Timestamp(micros) => Scalar::Timestamp(*micros),
        })
    }
}

/// A value that somebody looks for.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// Days since 1970.
    Date(i32),
    /// Microseconds since 1970, of local time.
    Timestamp(i64),
}

impl Scalar {
    /// What somebody wrote, read for a column of a kind. A whole number may be looked for in a column of numbers and
    /// the other way round, a day in a column of moments (its first microsecond).
    pub fn parse(kind: Kind, text: &str) -> Option<Self> {
        let trimmed = text.trim();
        match kind {
            Kind::Text => Some(Self::Text(text.to_owned())),
            Kind::Integer | Kind::Number => number(trimmed),
            Kind::Boolean if trimmed.eq_ignore_ascii_case("true") => Some(Self::Boolean(true)),
            Kind::Boolean if trimmed.eq_ignore_ascii_case("false") => Some(Self::Boolean(false)),
            Kind::Boolean => None,
            Kind::Date => read_date(trimmed).map(Self::Date).or_else(|| {
                let micros = read_timestamp(trimmed)?;
                let day = micros.div_euclid(crate::calendar::DAY);
                let is_midnight = micros.rem_euclid(crate::calendar::DAY) == 0;
                let day = i32::try_from(day).ok()?;
                is_midnight.then_some(Self::Date(day))
            }),
            Kind::Timestamp => read_timestamp(trimmed)
                .or_else(|| Some(i64::from(read_date(trimmed)?) * crate::calendar::DAY))
                .map(Self::Timestamp),
        }
    }
}

/// A whole number if it is written as one, else the nearest float.
fn number(text: &str) -> Option<Scalar> {
    let is_number = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E'));
    if !is_number {
        return None;
    }
    if let Ok(whole) = text.parse() {
        return Some(Scalar::Integer(whole));
    }
    let number: f64 = text.parse().ok()?;
    number.is_finite().then_some(Scalar::Number(number))
}
