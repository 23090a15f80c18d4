//! The pseudo-language: English with accents, in white square brackets, so that a text on a page
//! that did not come from the translations stands out.

use std::borrow::Cow;

/// The opening mark.
pub(crate) const OPEN: char = '\u{27e6}';
/// The closing mark.
pub(crate) const CLOSE: char = '\u{27e7}';

/// Letters replaced by accented ones; everything else kept.
pub(super) fn accented(text: &str) -> Cow<'_, str> {
    Cow::Owned(text.chars().map(accent).collect())
}

/// The text between the marks. Inner marks, from placeables that are messages, are dropped.
pub(super) fn wrapped(text: &str) -> String {
    let inner = text.replace([OPEN, CLOSE], "");
    format!("{OPEN}{inner}{CLOSE}")
}

fn accent(letter: char) -> char {
    match letter {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        'u' => 'ú',
        'y' => 'ý',
        'c' => 'ç',
        'n' => 'ñ',
        's' => 'š',
        'A' => 'Á',
        'E' => 'É',
        'I' => 'Í',
        'O' => 'Ó',
        'U' => 'Ú',
        other => other,
    }
}
