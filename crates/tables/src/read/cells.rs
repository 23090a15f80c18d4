//! What a cell of text can be read as, and why not.

use crate::calendar;
use crate::read::Notation;
use crate::schema::Kind;
use crate::value::Value;

/// One way to read a cell: a kind in a notation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) kind: Kind,
    pub(crate) notation: Notation,
}

const fn reading(kind: Kind, notation: Notation) -> Reading {
    Reading { kind, notation }
}

/// All of them but text, each a bit; those before others are proposed first.
pub(crate) const READINGS: [Reading; 9] = [
    reading(Kind::Boolean, Notation::Plain),
    reading(Kind::Integer, Notation::Plain),
    reading(Kind::Number, Notation::Plain),
    reading(Kind::Date, Notation::Plain),
    reading(Kind::Timestamp, Notation::Plain),
    reading(Kind::Date, Notation::DayFirst),
    reading(Kind::Date, Notation::MonthFirst),
    reading(Kind::Number, Notation::Thousands),
    reading(Kind::Number, Notation::DecimalComma),
];

pub(crate) const BOOLEAN: u16 = 1;
pub(crate) const INTEGER: u16 = 1 << 1;
pub(crate) const NUMBER: u16 = 1 << 2;
pub(crate) const DATE: u16 = 1 << 3;
pub(crate) const TIMESTAMP: u16 = 1 << 4;
pub(crate) const DAY_FIRST: u16 = 1 << 5;
pub(crate) const MONTH_FIRST: u16 = 1 << 6;
pub(crate) const THOUSANDS: u16 = 1 << 7;
pub(crate) const COMMA: u16 = 1 << 8;
/// How many combinations of bits there are.
pub(crate) const COMBINATIONS: usize = 1 << 9;

/// Digits of a number with decimals beyond which a float would change them.
const MOST_DIGITS: usize = 17;
/// The same of a whole number.
const MOST_WHOLE: usize = 15;

/// The bits of the readings that a cell allows.
pub(crate) fn readings(cell: &str) -> u16 {
    let text = cell.trim();
    match text.as_bytes().first() {
        Some(b'0'..=b'9' | b'-') => numeric(text) | dated(text),
        Some(b't' | b'T' | b'f' | b'F') if boolean(text).is_some() => BOOLEAN,
        _ => 0,
    }
}

fn numeric(text: &str) -> u16 {
    let is_short = text.len() <= 40;
    match shape(text).filter(|shape| !shape.has_leading_zero) {
        Some(Shape { is_whole: true, .. }) => {
            let whole = if text.parse::<i64>().is_ok() {
                INTEGER
            } else {
                0
            };
            let digits = text.trim_start_matches('-').len();
            let number = if digits <= MOST_WHOLE { NUMBER } else { 0 };
            let grouped = if number > 0 { THOUSANDS | COMMA } else { 0 };
            whole | number | grouped
        }
        Some(Shape { digits, .. }) if digits <= MOST_DIGITS => {
            NUMBER
                | THOUSANDS
                | if grouped(text, '.', ',').is_some() {
                    COMMA
                } else {
                    0
                }
        }
        None if is_short && text.contains(',') => {
            let mut bits = 0;
            if grouped(text, ',', '.').is_some() {
                bits |= THOUSANDS;
            }
            if grouped(text, '.', ',').is_some() {
                bits |= COMMA;
            }
            bits
        }
        None if is_short && text.contains('.') && grouped(text, '.', ',').is_some() => COMMA,
        _ => 0,
    }
}

fn dated(text: &str) -> u16 {
    match text.len() {
        8..=10 => {
            if calendar::read_date(text).is_some() {
                return DATE;
            }
            let Some((first, second, year)) = calendar::read_parts(text) else {
                return 0;
            };
            let mut bits = 0;
            if calendar::day(year, second, first).is_some() {
                bits |= DAY_FIRST;
            }
            if calendar::day(year, first, second).is_some() {
                bits |= MONTH_FIRST;
            }
            bits
        }
        16..=26 if calendar::read_timestamp(text).is_some() => TIMESTAMP,
        _ => 0,
    }
}

fn boolean(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

struct Shape {
    is_whole: bool,
    digits: usize,
    has_leading_zero: bool,
}

/// What is written as `-?(0|[1-9][0-9]*)(\.[0-9]+)?`, or would be but for zeros at its beginning.
fn shape(text: &str) -> Option<Shape> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !decimals.is_none_or(is_digits) {
        return None;
    }
    Some(Shape {
        is_whole: decimals.is_none(),
        digits: whole.len() + decimals.map_or(0, str::len),
        has_leading_zero: whole.len() > 1 && whole.starts_with('0'),
    })
}

/// The same, or why it is not that.
fn plain(text: &str) -> Result<Shape, &'static str> {
    match shape(text) {
        None => Err(strange(text)),
        Some(shape) if shape.has_leading_zero => Err("leading_zero"),
        Some(shape) => Ok(shape),
    }
}

/// Why a text is no number.
fn strange(text: &str) -> &'static str {
    let has = |mark: char| text.contains(mark);
    let numeric = |marks: &[char]| {
        text.bytes().any(|byte| byte.is_ascii_digit())
            && text
                .chars()
                .all(|mark| mark.is_ascii_digit() || mark == '-' || marks.contains(&mark))
    };
    if numeric(&['_']) && has('_') {
        "underscore"
    } else if numeric(&['+', '.']) && text.starts_with('+') {
        "plus_sign"
    } else if numeric(&['e', 'E', '+', '.']) && (has('e') || has('E')) {
        "exponent"
    } else if numeric(&[',', '.']) && grouped(text, ',', '.').is_some() {
        "thousands_separator"
    } else if numeric(&[',', '.']) && has(',') {
        "decimal_comma"
    } else {
        "not_a_number"
    }
}

/// A number with marks between groups of three digits (or none of them) and one before the decimals, as it would be
/// written plainly.
fn grouped(text: &str, group: char, decimal: char) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, decimals) = match digits.split_once(decimal) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    let mut groups = whole.split(group);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    if !rest.is_empty() && !is_grouped {
        return None;
    }
    let mut out = format!("{sign}{first}{}", rest.concat());
    if let Some(decimals) = decimals {
        out.push('.');
        out.push_str(decimals);
    }
    shape(&out)
        .filter(|shape| !shape.has_leading_zero)
        .map(|_| out)
}

/// A cell as a value of a kind, or the code of what is wrong with it.
pub(crate) fn cell(
    text: &str,
    Reading { kind, notation }: Reading,
) -> Result<Value<'_>, &'static str> {
    if kind == Kind::Text {
        return Ok(Value::Text(text));
    }
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Ok(Value::Null);
    }
    match (kind, notation) {
        (Kind::Boolean, _) => boolean(trimmed).map(Value::Boolean).ok_or("not_boolean"),
        (Kind::Integer | Kind::Number, Notation::Thousands) => {
            let plain = grouped(trimmed, ',', '.').ok_or("not_a_number")?;
            number(&plain, kind)
        }
        (Kind::Integer | Kind::Number, Notation::DecimalComma) => {
            let plain = grouped(trimmed, '.', ',').ok_or("not_a_number")?;
            number(&plain, kind)
        }
        (Kind::Integer | Kind::Number, _) => number(trimmed, kind),
        (Kind::Date, Notation::DayFirst | Notation::MonthFirst) => {
            let (first, second, year) = calendar::read_parts(trimmed).ok_or("not_a_date")?;
            let day = if notation == Notation::DayFirst {
                calendar::day(year, second, first)
            } else {
                calendar::day(year, first, second)
            };
            day.map(Value::Date).ok_or("no_such_date")
        }
        (Kind::Date, _) => calendar::read_date(trimmed)
            .map(Value::Date)
            .ok_or_else(|| no_date(trimmed)),
        (Kind::Timestamp, _) => calendar::read_timestamp(trimmed)
            .map(Value::Timestamp)
            .ok_or_else(|| no_moment(trimmed)),
        (Kind::Text, _) => Ok(Value::Text(text)),
    }
}

fn number(text: &str, kind: Kind) -> Result<Value<'static>, &'static str> {
    let shape = plain(text)?;
    match kind {
        Kind::Integer if !shape.is_whole => Err("not_whole"),
        Kind::Integer => text
            .parse()
            .map(Value::Integer)
            .map_err(|_| "too_many_digits"),
        _ if shape.is_whole && shape.digits > MOST_WHOLE => Err("too_many_digits"),
        _ if shape.digits > MOST_DIGITS => Err("too_many_digits"),
        _ => text.parse().map(Value::Number).map_err(|_| "not_a_number"),
    }
}

fn no_date(text: &str) -> &'static str {
    if calendar::read_parts(text).is_some() {
        return "day_month_year";
    }
    let is_shaped = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    if text.len() == 10 && text.bytes().enumerate().all(is_shaped) {
        "no_such_date"
    } else {
        "not_a_date"
    }
}

fn no_moment(text: &str) -> &'static str {
    let without = text.strip_suffix('Z').or_else(|| {
        let at = text.len().checked_sub(6)?;
        let (moment, zone) = text.split_at_checked(at)?;
        zone.starts_with(['+', '-']).then_some(moment)
    });
    match without.and_then(calendar::read_timestamp) {
        Some(_) => "zone",
        None => "not_a_moment",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stay_text() {
        for text in [
            "007",
            "1_1",
            "1e5",
            "0164A",
            "+60123456789",
            "50E",
            "1,2,3",
            "--1",
            "1.",
            ".5",
            "NaN",
            "inf",
            "0x10",
            "١٢",
        ] {
            assert_eq!(readings(text), 0, "{text}");
        }
        assert_eq!(cell("1_1", READINGS[1]), Err("underscore"));
        assert_eq!(cell("1e5", READINGS[2]), Err("exponent"));
        assert_eq!(cell("007", READINGS[1]), Err("leading_zero"));
        assert_eq!(cell("+60", READINGS[1]), Err("plus_sign"));
        assert_eq!(cell("1,234", READINGS[1]), Err("thousands_separator"));
        assert_eq!(cell("1,5", READINGS[2]), Err("decimal_comma"));
        assert_eq!(cell("0164A", READINGS[1]), Err("not_a_number"));
        assert_eq!(
            cell("99999999999999999999", READINGS[1]),
            Err("too_many_digits")
        );
        assert_eq!(cell("31/12/2024", READINGS[3]), Err("day_month_year"));
        assert_eq!(cell("2023-02-29", READINGS[3]), Err("no_such_date"));
        assert_eq!(cell("2024-01-01T00:00:00Z", READINGS[4]), Err("zone"));
    }

    #[test]
    fn a_cell_is_read_in_each_way_that_its_bits_say_and_in_no_other() {
        for text in [
            "0",
            "-0",
            "12",
            "-3.25",
            "1,234",
            "1.234",
            "1,234.5",
            "1.234,5",
            "12,5",
            "true",
            "FALSE",
            "2024-02-29",
            "29/02/2024",
            "02/29/2024",
            "3/4/2024",
            "2024-02-29 10:00",
            "2024-02-29T10:00:00.25",
            "123456789012345678",
            "0.1234567890123456789",
            "",
            "x",
            "1.2.3",
            "12.345.678",
            "12.12.2012",
            " 5 ",
            "100,000,00",
        ] {
            let bits = readings(text);
            for (at, reading) in READINGS.iter().enumerate() {
                let value = cell(text, *reading);
                let is_read = value.is_ok_and(|value| !value.is_null());
                assert_eq!(is_read, bits >> at & 1 == 1, "{text:?} {reading:?}");
            }
        }
    }
}
