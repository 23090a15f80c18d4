//! Translations: Fluent messages of every module in every language, looked up by key.
//!
//! A language is a folder of `.ftl` files. A message that a language lacks is taken from English,
//! then from Malay. Messages are plain text: markup belongs in templates.

mod gaps;
mod load;
mod pseudo;

pub use gaps::Gap;
pub use load::{LocaleError, LocalesBuilder};
pub(crate) use pseudo::{CLOSE, OPEN};

use base::Lang;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::fmt::Write as _;

/// A language that a reader may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// The language.
    pub lang: Lang,
    /// Its name in its own words, from the key `web-language-name`.
    pub name: String,
}

/// The value of a placeable: text or a whole number.
///
/// Numbers choose plural forms and are written with thousands separators; pass a reference as text.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// Text, shown as it is.
    Text(Cow<'a, str>),
    /// A whole number.
    Number(i64),
    /// A whole number that is written without separators, such as a year.
    Digits(i16),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(value: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(value))
    }
}

impl<'a> From<&'a &str> for Arg<'a> {
    fn from(value: &'a &str) -> Self {
        Arg::Text(Cow::Borrowed(value))
    }
}

impl<'a> From<&'a &String> for Arg<'a> {
    fn from(value: &'a &String) -> Self {
        Arg::Text(Cow::Borrowed(value.as_str()))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(value: &'a String) -> Self {
        Arg::Text(Cow::Borrowed(value.as_str()))
    }
}

impl From<String> for Arg<'_> {
    fn from(value: String) -> Self {
        Arg::Text(Cow::Owned(value))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(value: Cow<'a, str>) -> Self {
        Arg::Text(value)
    }
}

impl<'a> From<&'a Cow<'_, str>> for Arg<'a> {
    fn from(value: &'a Cow<'_, str>) -> Self {
        Arg::Text(Cow::Borrowed(value.as_ref()))
    }
}

macro_rules! number_args {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg<'_> {
            fn from(value: $kind) -> Self {
                Arg::Number(i64::try_from(value).unwrap_or(i64::MAX))
            }
        }
        impl From<&$kind> for Arg<'_> {
            fn from(value: &$kind) -> Self {
                Arg::from(*value)
            }
        }
        impl From<&&$kind> for Arg<'_> {
            fn from(value: &&$kind) -> Self {
                Arg::from(**value)
            }
        }
    )*};
}
number_args!(i64, i32, u8, u16, u32, u64, usize);

impl Arg<'_> {
    /// The number, if it is one.
    pub fn whole(&self) -> Option<i64> {
        match self {
            Arg::Text(_) => None,
            Arg::Number(number) => Some(*number),
            Arg::Digits(number) => Some(i64::from(*number)),
        }
    }
}

impl<'a> From<Arg<'a>> for FluentValue<'a> {
    fn from(value: Arg<'a>) -> Self {
        match value {
            Arg::Text(text) => FluentValue::String(text),
            Arg::Number(number) => FluentValue::from(number),
            Arg::Digits(number) => FluentValue::String(number.to_string().into()),
        }
    }
}

/// One language's own messages.
pub(crate) struct Table {
    /// Messages that choose nothing: nearly all of them cost one lookup and no formatting by Fluent.
    simple: FxHashMap<String, Simple>,
    bundle: FluentBundle<FluentResource>,
    /// Variables that each message names, sorted.
    variables: FxHashMap<String, Vec<String>>,
    pseudo: bool,
}

/// A message that only puts its values between its words.
pub(crate) enum Simple {
    /// It has no values.
    Plain(String),
    /// Words and values in turn.
    Filled(Vec<Piece>),
}

impl Simple {
    /// Its words, without the values.
    fn words(&self) -> impl Iterator<Item = &str> {
        let (plain, pieces) = match self {
            Self::Plain(text) => (Some(text.as_str()), &[][..]),
            Self::Filled(pieces) => (None, pieces.as_slice()),
        };
        let words = pieces.iter().filter_map(|piece| match piece {
            Piece::Words(words) => Some(words.as_str()),
            Piece::Value(_) => None,
        });
        plain.into_iter().chain(words)
    }
}

/// A piece of a message.
pub(crate) enum Piece {
    /// Words.
    Words(String),
    /// The value of this name.
    Value(String),
}

/// What a filled message seldom exceeds.
const FILLED_BYTES: usize = 96;

/// The pieces with their values, or nothing where a value was not given.
fn filled(pieces: &[Piece], args: &[(&str, Arg<'_>)]) -> Option<String> {
    let mut out = String::with_capacity(FILLED_BYTES);
    for piece in pieces {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Value(name) => match &args.iter().find(|(given, _)| given == name)?.1 {
                Arg::Text(text) => out.push_str(text),
                Arg::Number(number) => out.push_str(&grouped(*number)),
                Arg::Digits(number) => {
                    // Writing to a string does not fail.
                    let _ = write!(out, "{number}");
                }
            },
        }
    }
    Some(out)
}

/// All messages of all languages.
pub struct Locales {
    languages: Vec<Language>,
    tables: FxHashMap<Lang, Table>,
}

impl std::fmt::Debug for Locales {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locales")
            .field("languages", &self.languages)
            .finish_non_exhaustive()
    }
}

impl Locales {
    /// Starts with the messages of this crate; add each module's, then those of a pack.
    pub fn builder() -> LocalesBuilder {
        LocalesBuilder::new()
    }

    /// The languages offered to readers, Malay first. The pseudo-language is not among them.
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The language with this code, if pages exist in it.
    pub fn language(&self, code: &str) -> Option<Lang> {
        Lang::parse(code).filter(|lang| self.tables.contains_key(lang))
    }

    /// The message `key` in `lang`, or in the next language that has it.
    ///
    /// A key that no language has is written to the log and shown as it is.
    pub fn text(&self, lang: Lang, key: &str) -> Cow<'_, str> {
        for table in self.chain(lang) {
            if let Some(Simple::Plain(text)) = table.simple.get(key) {
                return Cow::Borrowed(text);
            }
            if table.variables.contains_key(key) {
                return Cow::Owned(table.format(key, &FluentArgs::new()));
            }
        }
        Cow::Owned(missing(lang, key))
    }

    /// The message `key` in `lang` with its placeables filled.
    pub fn format(&self, lang: Lang, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        for table in self.chain(lang) {
            let simple = match table.simple.get(key) {
                Some(Simple::Plain(text)) => Some(text.clone()),
                Some(Simple::Filled(pieces)) => filled(pieces, args),
                None => None,
            };
            if let Some(text) = simple {
                return text;
            }
            if table.variables.contains_key(key) {
                return table.format(key, &args.iter().cloned().collect());
            }
        }
        missing(lang, key)
    }

    /// Whether some language has this key.
    pub fn has(&self, key: &str) -> bool {
        self.tables
            .values()
            .any(|table| table.variables.contains_key(key))
    }

    /// Whether a language itself has this key.
    pub fn says(&self, lang: Lang, key: &str) -> bool {
        let table = self.tables.get(&lang);
        table.is_some_and(|table| table.variables.contains_key(key))
    }

    /// Every key of the Malay texts, sorted.
    pub fn keys(&self) -> Vec<&str> {
        let mut keys: Vec<&str> = self
            .tables
            .get(&Lang::MS)
            .map(|table| table.variables.keys().map(String::as_str).collect())
            .unwrap_or_default();
        keys.sort_unstable();
        keys
    }

    /// What each language lacks against Malay, has beyond it, or says with other variables.
    pub fn gaps(&self) -> Vec<Gap> {
        gaps::find(&self.tables)
    }

    fn chain(&self, lang: Lang) -> impl Iterator<Item = &Table> {
        let english = (lang != Lang::EN).then_some(Lang::EN);
        let malay = (lang != Lang::MS).then_some(Lang::MS);
        [Some(lang), english, malay]
            .into_iter()
            .flatten()
            .filter_map(|lang| self.tables.get(&lang))
    }
}

impl Table {
    fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return String::from(key);
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        if !errors.is_empty() {
            tracing::warn!(key, ?errors, "message formatted with errors");
        }
        if self.pseudo {
            pseudo::wrapped(&text)
        } else {
            text.into_owned()
        }
    }
}

/// What stands for a message that no language has: the key, so that it can be found and mended.
fn missing(lang: Lang, key: &str) -> String {
    tracing::error!(key, lang = %lang.code(), "message missing");
    format!("!{key}?!")
}

/// A whole number as people write it, with a comma between thousands.
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('\u{2212}');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_without_fluent_reads_as_with_it() {
        let locales = Locales::builder().build().expect("locales");
        let mut compared = 0;
        for table in locales.tables.values() {
            for (key, message) in &table.simple {
                let Simple::Filled(pieces) = message else {
                    continue;
                };
                let names = table.variables.get(key).expect("known").iter();
                let args: Vec<(&str, Arg<'_>)> = names
                    .zip(
                        [
                            Arg::from("<a> & \u{2068}b"),
                            Arg::from(1_234_567),
                            Arg::from(-12),
                            Arg::Digits(2026),
                        ]
                        .into_iter()
                        .cycle(),
                    )
                    .map(|(name, arg)| (name.as_str(), arg))
                    .collect();
                let with = table.format(key, &args.iter().cloned().collect());
                assert_eq!(filled(pieces, &args), Some(with), "{key}");
                assert_eq!(filled(pieces, &[]), None, "{key} needs its values");
                compared += 1;
            }
        }
        assert!(compared > 40, "only {compared} messages were compared");
    }
}
