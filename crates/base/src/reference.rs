//! References that people read, type and say on the phone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::id::{digit_char, digit_value};

const DIGITS: usize = 7;

/// A public reference such as `RR-7K2M-9QX4`: a prefix, seven random base32 characters and one
/// check character, which catches every single mistyped character and nearly every swapped pair.
///
/// References are random, so they tell nothing about how many there are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

impl Reference {
    /// Builds a reference from the lowest 35 bits of `random`. The prefix is upper-cased.
    pub fn from_random(prefix: &str, random: u64) -> Self {
        let mut body: String = (0..DIGITS)
            .map(|place| digit_char(u128::from(random) >> (place * 5)).to_ascii_uppercase())
            .collect();
        body.push(check_char(body.bytes()));
        let (front, back) = body.split_at(4);
        Self(format!("{}-{front}-{back}", prefix.to_ascii_uppercase()))
    }

    /// The canonical text: upper case with hyphens.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads what a person typed: any case, spaces or hyphens anywhere after the prefix, and the
    /// letters O, I and L for the digits they are mistaken for.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        if is_canonical(text) {
            return Ok(Self(text.to_owned()));
        }
        let trimmed = text.trim();
        let (prefix, rest) = trimmed.split_once(['-', ' ']).ok_or(ReferenceError::Form)?;
        let prefix_fits = (1..=4).contains(&prefix.len())
            && prefix.bytes().all(|byte| byte.is_ascii_alphabetic());
        let body: String = rest
            .chars()
            .filter(|letter| !matches!(letter, '-' | ' '))
            .map(|letter| match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let known = body.bytes().all(|byte| digit_value(byte).is_some());
        if !prefix_fits || !known || body.len() != DIGITS + 1 {
            return Err(ReferenceError::Form);
        }
        let (digits, check) = body.split_at(DIGITS);
        if !check.starts_with(check_char(digits.bytes())) {
            return Err(ReferenceError::Check);
        }
        let (front, back) = body.split_at(4);
        Ok(Self(format!(
            "{}-{front}-{back}",
            prefix.to_ascii_uppercase()
        )))
    }
}

/// Whether it is a reference just as we write it, which is how the store gives it: nothing to mend.
fn is_canonical(text: &str) -> bool {
    let mut parts = text.split('-').map(str::as_bytes);
    let (Some(prefix), Some(front), Some(back), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let Some((check, rest)) = back.split_last() else {
        return false;
    };
    let digit = |byte: &u8| !byte.is_ascii_lowercase() && digit_value(*byte).is_some();
    let digits = front.iter().chain(rest);
    (1..=4).contains(&prefix.len())
        && prefix.iter().all(u8::is_ascii_uppercase)
        && (front.len(), back.len()) == (4, 4)
        && digits.clone().all(digit)
        && char::from(*check) == check_char(digits.copied())
}

/// Luhn's scheme in base 32: each second value is doubled and its two base-32 digits are added.
fn check_char(digits: impl DoubleEndedIterator<Item = u8>) -> char {
    let sum: u32 = digits
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let value = u32::from(digit_value(byte).unwrap_or_default());
            let weighted = if place % 2 == 0 { value * 2 } else { value };
            weighted / 32 + weighted % 32
        })
        .sum();
    digit_char(u128::from((32 - sum % 32) % 32)).to_ascii_uppercase()
}

impl fmt::Display for Reference {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl FromStr for Reference {
    type Err = ReferenceError;
    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;
    fn try_from(text: String) -> Result<Self, ReferenceError> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

/// Why a text is not a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// It does not have the form `AB-XXXX-XXXX`.
    #[error("not a reference: the form AB-XXXX-XXXX is expected")]
    Form,
    /// It has the form, but its check character does not fit: most likely a typing mistake.
    #[error("the reference was mistyped: its check character does not fit")]
    Check,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn round_trip(random: u64) {
            let reference = Reference::from_random("rr", random);
            prop_assert!(is_canonical(reference.as_str()));
            prop_assert_eq!(Reference::parse(reference.as_str()), Ok(reference.clone()));
            let spoken = reference.as_str().to_lowercase().replace("rr-", "rr ").replace('-', "");
            prop_assert_eq!(Reference::parse(&spoken), Ok(reference));
        }

        #[test]
        fn one_wrong_character_is_caught(random: u64, place in 0_usize..8, change in 1_u8..32) {
            let reference = Reference::from_random("RR", random);
            let mut body: Vec<u8> = reference.as_str().replace('-', "").into_bytes();
            let value = digit_value(body[place + 2]).expect("a digit");
            body[place + 2] = digit_char(u128::from((value + change) % 32)).to_string().as_bytes()[0];
            let typed = String::from_utf8(body).expect("ascii").replacen("RR", "RR-", 1);
            prop_assert_eq!(Reference::parse(&typed), Err(ReferenceError::Check));
        }

        #[test]
        fn parse_never_panics(text: String) {
            let _ = Reference::parse(&text);
        }

        #[test]
        fn the_short_way_takes_only_what_the_long_way_makes(text in "[A-Za-z]{0,5}-[0-9A-Za-z]{3,5}-[0-9A-Za-z]{3,5}") {
            if is_canonical(&text) {
                prop_assert_eq!(Reference::parse(&text.to_lowercase()).map(String::from), Ok(text));
            }
        }
    }
}
