//! Decisions about messages: which word they begin with, and where a place ends.

use std::time::Duration;

use base::{Lang, Time, words};
use kernel::registry::{PlaceFound, Registry};
use serde::Deserialize;

use super::model::Kept;

/// So many messages of one number are read within [`LIMIT_SPAN`].
pub const LIMIT: usize = 10;
/// See [`LIMIT`].
pub const LIMIT_SPAN: Duration = Duration::from_hours(1);
/// How long a place is waited for.
const WAITING: Duration = Duration::from_hours(24);
/// How long an answer goes to the last report.
pub const KEPT: Duration = Duration::from_hours(90 * 24);
/// The longest message that is read, in characters: ten short ones joined.
pub const TEXT_MAX: usize = 1_600;
/// Words that the name of a place may have.
const PLACE_WORDS: usize = 5;

/// What a message asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// To report something.
    Report,
    /// How a report stands.
    Status,
    /// No more messages.
    Stop,
    /// How it is done.
    Help,
}

/// The pack's words.
#[derive(Debug, Clone, Default)]
pub struct Grammar {
    words: Vec<(Act, Lang, String)>,
    /// The category of what names none.
    pub fallback: String,
}

#[derive(Deserialize)]
struct Row {
    act: String,
    words_ms: String,
    words_en: String,
    words_zh: String,
    words_ta: String,
}

impl Grammar {
    /// The usual word with which this is asked for in a language.
    pub fn word(&self, act: Act, lang: Lang) -> Option<&str> {
        let known = |(it, of, _): &&(Act, Lang, String)| *it == act && *of == lang;
        self.words
            .iter()
            .find(known)
            .map(|(_, _, word)| word.as_str())
    }

    /// Reads the pack's sheet.
    pub fn read(sheet: &str) -> Result<Self, csv::Error> {
        let mut grammar = Self::default();
        for row in csv::Reader::from_reader(sheet.as_bytes()).deserialize() {
            let row: Row = row?;
            let act = match row.act.as_str() {
                "report" => Act::Report,
                "status" => Act::Status,
                "stop" => Act::Stop,
                "help" => Act::Help,
                "fallback" => {
                    grammar.fallback = row.words_ms;
                    continue;
                }
                _ => continue,
            };
            let by_lang = [
                (Lang::MS, row.words_ms),
                (Lang::EN, row.words_en),
                (Lang::ZH, row.words_zh),
                (Lang::TA, row.words_ta),
            ];
            for (lang, words) in by_lang {
                let words = words.split(';').map(|word| word.trim().to_lowercase());
                let words = words.filter(|word| !word.is_empty());
                grammar.words.extend(words.map(|word| (act, lang, word)));
            }
        }
        Ok(grammar)
    }

    /// What a message asks for, in which language, and what follows that word; nothing if it begins with none.
    pub fn understand<'t>(&self, text: &'t str) -> Option<(Act, Lang, &'t str)> {
        let text = text.trim();
        self.words.iter().find_map(|(act, lang, word)| {
            let rest = after(text, word)?;
            // Han is written without spaces; elsewhere the word has to end.
            let ends = !rest.starts_with(char::is_alphanumeric) || *lang == Lang::ZH;
            ends.then(|| (*act, *lang, bare(rest)))
        })
    }
}

/// What follows a word at the beginning of a text, however it is written.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for letter in word.chars() {
        let found = rest.next()?;
        if !found.to_lowercase().eq(letter.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str())
}

fn bare(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || ",.:;-".contains(c))
}

/// The place that a text begins with, and what follows it; nothing if it begins with none, or if several places have
/// that name.
pub fn placed<'t>(registry: &Registry, text: &'t str) -> Option<(PlaceFound, &'t str)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut within = false;
    for (at, letter) in text.char_indices() {
        if letter.is_whitespace() && within {
            ends.push(at);
        }
        within = !letter.is_whitespace();
    }
    ends.push(text.len());
    ends.truncate(PLACE_WORDS);
    ends.into_iter().rev().find_map(|end| {
        let (name, rest) = text.split_at_checked(end)?;
        Some((named(registry, name)?, bare(rest)))
    })
}

/// The one place of this name or postcode.
fn named(registry: &Registry, name: &str) -> Option<PlaceFound> {
    let asked = words::tokens(name);
    let digits = name.trim().chars().all(|c| c.is_ascii_digit());
    let mut found = registry.places_matching(name, 20);
    found.retain(|place| digits || words::tokens(&place.name) == asked);
    let first = found.first().cloned()?;
    (digits || found.len() == 1).then_some(first)
}

/// The words that wait for a place, if the newest message left any.
pub(super) fn waiting(kept: &[Kept], now: Time) -> Option<(String, Lang)> {
    let last = kept.first().filter(|last| last.at + WAITING > now)?;
    let words = last.waiting.clone()?;
    Some((words, last.lang.unwrap_or(Lang::MS)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::registry::Pack;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static PACK: LazyLock<(Registry, Grammar)> = LazyLock::new(|| {
        let pack = Pack::embedded().expect("a pack");
        let sheet = pack.text("sms.csv").expect("a sheet");
        let grammar = Grammar::read(sheet).expect("rows");
        (pack.registry().expect("rows"), grammar)
    });

    #[test]
    fn a_message_begins_with_a_word_of_any_language() {
        let (registry, grammar) = &*PACK;
        for (text, act, lang, rest) in [
            (
                "ADUAN Klang lampu padam",
                Act::Report,
                Lang::MS,
                "Klang lampu padam",
            ),
            ("aduan: Klang", Act::Report, Lang::MS, "Klang"),
            ("Report Klang", Act::Report, Lang::EN, "Klang"),
            ("投诉巴生 路灯坏了", Act::Report, Lang::ZH, "巴生 路灯坏了"),
            ("புகார் Klang", Act::Report, Lang::TA, "Klang"),
            ("Semak RR-7K2M-9QX4", Act::Status, Lang::MS, "RR-7K2M-9QX4"),
            ("BERHENTI", Act::Stop, Lang::MS, ""),
            ("stop", Act::Stop, Lang::EN, ""),
        ] {
            assert_eq!(grammar.understand(text), Some((act, lang, rest)), "{text}");
        }
        for text in ["aduankan", "reporter", "", "lampu padam"] {
            assert_eq!(grammar.understand(text), None, "{text}");
        }
        assert!(registry.category(&grammar.fallback).is_some());
    }

    #[test]
    fn a_place_is_the_longest_name_that_is_one() {
        let (registry, _) = &*PACK;
        let (place, rest) = placed(registry, "Petaling Jaya, lampu padam").expect("a place");
        assert_eq!((&*place.name, rest), ("Petaling Jaya", "lampu padam"));
        let (_, rest) = placed(registry, "46000 lampu padam").expect("a postcode");
        assert_eq!(rest, "lampu padam");
        assert!(placed(registry, "lampu padam di hadapan rumah").is_none());
        assert!(placed(registry, "").is_none());
    }

    proptest! {
        #[test]
        fn any_text_is_read(text: String) {
            let (registry, grammar) = &*PACK;
            if let Some((_, _, rest)) = grammar.understand(&text) {
                prop_assert!(text.ends_with(rest) || rest.is_empty() || text.trim().ends_with(rest));
            }
            let _ = placed(registry, &text);
        }
    }
}
