//! Decisions about personal numbers in words, without input or output.

use super::patterns::{Found, Patterns};

/// Something in words that reads like a personal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// What it reads like.
    pub kind: String,
    /// As the person wrote it.
    pub words: String,
}

/// What is done with personal numbers in words that an office is about to publish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wish {
    /// Whoever says them is asked.
    #[default]
    Ask,
    /// A sign of omission stands in their place.
    Blank,
    /// They are published.
    Publish,
}

impl Wish {
    /// Reads it from a form.
    pub fn parse(code: &str) -> Self {
        match code {
            "hide" => Self::Blank,
            "publish" => Self::Publish,
            _ => Self::Ask,
        }
    }
}

/// What reads like a personal number in words, each once.
pub fn personal_in_words(patterns: &Patterns, text: &str) -> Vec<Noticed> {
    let mut noticed: Vec<Noticed> = Vec::new();
    for found in patterns.find(text) {
        let words = text.get(found.range).unwrap_or_default().to_owned();
        let kind = found.kind;
        if !noticed.iter().any(|known| known.words == words) {
            noticed.push(Noticed { kind, words });
        }
    }
    noticed
}

/// The text with a word in place of each stretch.
pub fn without(text: &str, found: &[Found], word: impl Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for found in found {
        out.push_str(text.get(from..found.range.start).unwrap_or_default());
        out.push_str(&word(&found.kind));
        from = found.range.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::super::Patterns;
    use super::*;
    use crate::registry::Pack;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn nothing_personal_is_left_and_nothing_else_is_lost(
            parts in proptest::collection::vec("[a-z]{1,6}|012-345 [0-9]{4}|90010[1-9]-14-[0-9]{4}|[a-z]{2}@contoh\\.my", 0..8),
        ) {
            let patterns = Patterns::of(&Pack::embedded().expect("a pack")).expect("patterns");
            let text = parts.join(" ; ");
            let hidden = without(&text, &patterns.find(&text), |kind| format!("[{kind}]"));
            prop_assert!(patterns.find(&hidden).is_empty(), "{hidden}");
            let words = |text: &str| -> Vec<String> {
                text.split(" ; ").filter(|part| part.chars().all(|c| c.is_ascii_lowercase())).map(str::to_owned).collect()
            };
            prop_assert_eq!(words(&hidden), words(&text));
        }
    }
}
