//! Languages, and text that exists in several of them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A language by its ISO 639 code of two or three letters.
///
/// Any code is a value, so that a deployment can add a language without a change in the code;
/// which languages an instance offers is decided by the locales it loads.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Lang([u8; 3]);

impl Lang {
    /// Malay: the language every text has.
    pub const MS: Self = Self(*b"ms\0");
    /// English.
    pub const EN: Self = Self(*b"en\0");
    /// Chinese, simplified script.
    pub const ZH: Self = Self(*b"zh\0");
    /// Tamil.
    pub const TA: Self = Self(*b"ta\0");
    /// The pseudo-language of tests: English, visibly bracketed, to find text that is hard-wired.
    pub const PSEUDO: Self = Self(*b"qps");

    /// Reads a code of two or three lower-case letters.
    pub fn parse(code: &str) -> Option<Self> {
        let bytes = code.as_bytes();
        let fits = matches!(bytes.len(), 2 | 3) && bytes.iter().all(u8::is_ascii_lowercase);
        let mut letters = [0_u8; 3];
        letters
            .iter_mut()
            .zip(bytes)
            .for_each(|(to, from)| *to = *from);
        fits.then_some(Self(letters))
    }

    /// The code, such as `ms`.
    pub fn code(&self) -> &str {
        let used = self.0.split(|&byte| byte == 0).next().unwrap_or_default();
        str::from_utf8(used).unwrap_or_default()
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl fmt::Debug for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Lang({self})")
    }
}

impl TryFrom<String> for Lang {
    type Error = TextError;
    fn try_from(code: String) -> Result<Self, TextError> {
        Self::parse(&code).ok_or(TextError::Lang)
    }
}

impl From<Lang> for String {
    fn from(lang: Lang) -> Self {
        lang.code().to_owned()
    }
}

/// Text from data, such as an agency's name: Malay always, other languages where somebody wrote them.
///
/// In JSON and in the store it is an object from language code to text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<Lang, String>", into = "BTreeMap<Lang, String>")]
pub struct Text(BTreeMap<Lang, String>);

impl Text {
    /// Text that exists in Malay only.
    pub fn malay(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(Lang::MS, text.into())]))
    }

    /// Text from (language, words) pairs. Empty words count as absent; Malay must be there.
    pub fn new(passages: impl IntoIterator<Item = (Lang, String)>) -> Result<Self, TextError> {
        let filled: BTreeMap<Lang, String> = passages
            .into_iter()
            .filter(|(_, text)| !text.trim().is_empty())
            .collect();
        if filled.contains_key(&Lang::MS) {
            Ok(Self(filled))
        } else {
            Err(TextError::NoMalay)
        }
    }

    /// The words in the asked language, failing that English, failing that Malay, and which of these
    /// it is, so that a page can mark the passage with the right `lang`.
    pub fn get(&self, asked: Lang) -> Passage<'_> {
        let (lang, text) = [asked, Lang::EN, Lang::MS]
            .into_iter()
            .find_map(|lang| self.0.get(&lang).map(|text| (lang, text.as_str())))
            .unwrap_or((Lang::MS, ""));
        if asked == Lang::PSEUDO {
            return Passage {
                text: Cow::Owned(format!("⟦{text}⟧")),
                lang: Lang::PSEUDO,
            };
        }
        Passage {
            text: Cow::Borrowed(text),
            lang,
        }
    }

    /// All languages it exists in, with their words.
    pub fn passages(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, text.as_str()))
    }
}

impl TryFrom<BTreeMap<Lang, String>> for Text {
    type Error = TextError;
    fn try_from(passages: BTreeMap<Lang, String>) -> Result<Self, TextError> {
        Self::new(passages)
    }
}

impl From<Text> for BTreeMap<Lang, String> {
    fn from(text: Text) -> Self {
        text.0
    }
}

/// Words and the language they are really in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'a> {
    /// The words.
    pub text: Cow<'a, str>,
    /// The language of the words, which may not be the one that was asked for.
    pub lang: Lang,
}

impl fmt::Display for Passage<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

/// Why something is not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// A language code that is not two or three lower-case letters.
    #[error("not a language code")]
    Lang,
    /// The Malay words are missing.
    #[error("the Malay text is missing")]
    NoMalay,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(pairs: &[(&str, &str)]) -> Result<Text, TextError> {
        Text::new(
            pairs
                .iter()
                .map(|(code, words)| (Lang::parse(code).expect("a language"), (*words).to_owned())),
        )
    }

    #[test]
    fn falls_back_from_asked_to_english_to_malay() {
        let both = text(&[("ms", "Jalan"), ("en", "Road")]).expect("text");
        assert_eq!(both.get(Lang::TA).lang, Lang::EN);
        let malay = text(&[("ms", "Jalan"), ("ta", " ")]).expect("text");
        assert_eq!(
            malay.get(Lang::TA),
            Passage {
                text: "Jalan".into(),
                lang: Lang::MS
            }
        );
    }

    #[test]
    fn malay_is_required_and_json_round_trips() {
        assert_eq!(text(&[("en", "Road")]), Err(TextError::NoMalay));
        let json = r#"{"en":"Road","ms":"Jalan"}"#;
        let read: Text = serde_json::from_str(json).expect("text");
        assert_eq!(serde_json::to_string(&read).expect("json"), json);
    }

    #[test]
    fn the_pseudo_language_is_visible() {
        assert_eq!(Text::malay("Jalan").get(Lang::PSEUDO).text, "⟦Jalan⟧");
    }

    #[test]
    fn codes_are_short_and_lower_case() {
        assert_eq!(
            Lang::parse("iba").map(|lang| lang.to_string()).as_deref(),
            Some("iba")
        );
        assert!(
            ["", "m", "MS", "mala", "m1", "é"]
                .iter()
                .all(|code| Lang::parse(code).is_none())
        );
    }
}
