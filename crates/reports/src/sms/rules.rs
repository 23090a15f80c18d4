//! Decisions about messages: which word they begin with, and where a place begins and ends.

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
    /// Words after which people say where something is.
    where_at: Vec<String>,
    /// Names of places that are ordinary words as well, such as a junction.
    ordinary: Vec<String>,
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
            if row.act == "where" {
                grammar.where_at = [row.words_ms, row.words_en]
                    .iter()
                    .flat_map(|words| cells(words))
                    .collect();
                continue;
            }
            if row.act == "ordinary" {
                grammar.ordinary = cells(&row.words_ms).collect();
                continue;
            }
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
                let words = cells(&words).map(|word| (act, lang, word));
                grammar.words.extend(words);
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

impl Grammar {
    /// The place that a text ends with, directly after a word that says where or a comma, and what stands before that;
    /// nothing if it ends with none, or if several places have that name. A street that is called after a town is none.
    pub fn placed_last<'t>(
        &self,
        registry: &Registry,
        text: &'t str,
    ) -> Option<(PlaceFound, &'t str)> {
        let mut before = None;
        for (at, letter) in text.char_indices() {
            let inside = before.is_some_and(char::is_alphanumeric);
            before = Some(letter);
            let (said, rest) = text.split_at_checked(at)?;
            let words = self.where_at.iter().filter(|_| !inside);
            let tails = words.filter_map(|word| {
                after(rest, word).filter(|rest| rest.starts_with(char::is_whitespace))
            });
            let tails = tails.chain((letter == ',').then_some(rest));
            let mut places = tails
                .map(bare)
                .filter(|tail| is_short(tail) && !self.is_ordinary(tail))
                .filter_map(|tail| named(registry, tail));
            if let Some(place) = places.next() {
                return Some((place, said.trim_end()));
            }
        }
        None
    }
}

impl Grammar {
    /// Whether a name would be read as an ordinary word after "at".
    fn is_ordinary(&self, name: &str) -> bool {
        let asked = words::tokens(name).join(" ");
        self.ordinary.contains(&asked)
    }
}

/// What a cell of the sheet lists.
fn cells(cell: &str) -> impl Iterator<Item = String> {
    let words = cell.split(';').map(|word| word.trim().to_lowercase());
    words.filter(|word| !word.is_empty())
}

/// Whether a text is not too long to be a name.
fn is_short(text: &str) -> bool {
    (1..=PLACE_WORDS).contains(&text.split_whitespace().count())
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

    #[test]
    fn a_place_at_the_end_follows_a_word_that_says_where() {
        let (registry, grammar) = &*PACK;
        for (text, place, before) in [
            (
                "lubang besar di Petaling Jaya",
                "Petaling Jaya",
                "lubang besar",
            ),
            (
                "Lubang besar DI petaling jaya.",
                "Petaling Jaya",
                "Lubang besar",
            ),
            ("lampu padam dekat Ipoh", "Ipoh", "lampu padam"),
            ("broken light near Ipoh", "Ipoh", "broken light"),
            ("light out in front of Ipoh", "Ipoh", "light out"),
            (
                "lubang di SS2/24, Petaling Jaya",
                "Petaling Jaya",
                "lubang di SS2/24",
            ),
            (
                "lubang depan masjid di 46000",
                "46000 Petaling Jaya",
                "lubang depan masjid",
            ),
            ("di Petaling Jaya", "Petaling Jaya", ""),
        ] {
            let (found, said) = grammar.placed_last(registry, text).expect(text);
            assert_eq!((&*found.name, said), (place, before), "{text}");
        }
        for text in [
            "lubang besar di SS2/24",
            "lampu padam dekat Masjid Jamek",
            "lubang di Jalan Ipoh",
            "lubang Jalan Kuala Lumpur Ipoh",
            "lampu padam di simpang.",
            "lubang dekat pekan",
            "sudi Petaling Jaya",
            "lubang di",
            "lubang di ",
            "di, di, di",
            "",
        ] {
            assert!(grammar.placed_last(registry, text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text: String) {
            let (registry, grammar) = &*PACK;
            if let Some((_, _, rest)) = grammar.understand(&text) {
                prop_assert!(text.ends_with(rest) || rest.is_empty() || text.trim().ends_with(rest));
            }
            let _ = placed(registry, &text);
            if let Some((_, before)) = grammar.placed_last(registry, &text) {
                prop_assert!(text.starts_with(before));
            }
        }

        #[test]
        fn a_town_of_one_name_is_found_after_any_words(words in "[a-z]{3,9}( [a-z]{3,9}){0,5}", at in 0_usize..700) {
            let (registry, grammar) = &*PACK;
            let places = registry.places();
            let place = &places[at % places.len()];
            let same = places.iter().filter(|other| words::tokens(&other.name) == words::tokens(&place.name));
            prop_assume!(same.count() == 1 && is_short(&place.name) && !grammar.is_ordinary(&place.name));
            let text = format!("{words} di {}", place.name);
            let (found, _) = grammar.placed_last(registry, &text).expect("a place");
            prop_assert_eq!(found.name, place.name.clone());
        }
    }
}
