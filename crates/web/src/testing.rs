//! What template tests of every crate need: a site, pages in each language, and a check that no
//! text on a page is hard-wired.

use crate::i18n::{LocaleError, Locales};
use crate::{Page, Site, SiteOptions};
use base::{Lang, Text, Time};

/// A site of sample facts around these translations.
///
/// ```ignore
/// let locales = web::i18n::Locales::builder().module("reports", LOCALES).pseudo().build()?;
/// let page = web::Page::of(&web::testing::site(locales), base::Lang::TA, web::testing::noon());
/// ```
pub fn site(locales: Locales) -> Site {
    let options = SiteOptions {
        name: Text::malay("Balai"),
        strapline: Text::malay("Contoh"),
        mark: None,
        css: String::new(),
        public_url: "http://localhost:8080".to_owned(),
        demo: true,
        zone: "UTC".to_owned(),
        version: "0.0.0".to_owned(),
        proxies: 0,
        shared_idle: std::time::Duration::from_mins(5),
        locales,
    };
    Site::new(options).unwrap_or_else(|_| unreachable!("UTC is a time zone"))
}

/// A site with these modules' translations, this crate's, and the pseudo-language.
pub fn site_with(modules: &[(&str, &[(&str, &str)])]) -> Result<Site, LocaleError> {
    let builder = modules
        .iter()
        .fold(Locales::builder().pseudo(), |builder, (module, texts)| {
            builder.module(module, texts)
        });
    Ok(site(builder.build()?))
}

/// Monday, 23 November 2026, 12:00 UTC.
pub fn noon() -> Time {
    Time::from_micros(1_795_435_200_000_000)
}

/// The languages that every template is rendered in.
pub const LANGS: [Lang; 5] = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA, Lang::PSEUDO];

impl Page {
    /// A page of sample facts in this language, with this crate's translations only.
    ///
    /// Modules use [`site_with`] and [`Page::of`] so that their own messages are found.
    pub fn sample(lang: Lang) -> Self {
        let site = site_with(&[]).unwrap_or_else(|error| unreachable!("own locales: {error}"));
        Page::of(&site, lang, noon())
    }
}

/// Keys on a page that no language has a message for.
pub fn missing_messages(html: &str) -> Vec<String> {
    let pieces: Vec<&str> = html.split("?!").collect();
    let before = pieces.iter().take(pieces.len().saturating_sub(1));
    before
        .filter_map(|piece| piece.rsplit_once('!'))
        .map(|(_, key)| key.to_owned())
        .collect()
}

/// Texts of a page in the pseudo-language that did not come from the translations.
///
/// Looks at text and at `alt`, `aria-label`, `title`, `placeholder` and `data-label`. Left out are
/// elements with a `lang` or `translate="no"` (other languages, what people wrote), and words of
/// capitals, digits and hyphens only, such as references.
pub fn unwrapped_text(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut skipped: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        push_text(&mut text, before, skipped.is_empty());
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        rest = after;
        let name: String = tag
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        if let Some(closed) = tag.strip_prefix('/') {
            if skipped.last().is_some_and(|open| open == closed.trim()) {
                skipped.pop();
            }
        } else if skipped.last() == Some(&name) || hides(&name, tag) {
            if !is_void(&name) {
                skipped.push(name);
            }
        } else if skipped.is_empty() {
            for shown in ["alt", "aria-label", "title", "placeholder", "data-label"] {
                if let Some(value) = attribute(tag, shown) {
                    push_text(&mut text, value, true);
                }
            }
        }
    }
    outside_marks(&text)
}

fn push_text(text: &mut String, piece: &str, shown: bool) {
    if shown {
        text.push_str(piece);
        text.push('\n');
    }
}

fn hides(name: &str, tag: &str) -> bool {
    let foreign = name != "html" && attribute(tag, "lang").is_some();
    matches!(name, "script" | "style" | "svg")
        || foreign
        || attribute(tag, "translate") == Some("no")
}

fn is_void(name: &str) -> bool {
    matches!(name, "input" | "img" | "br" | "meta" | "link" | "hr")
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split('"').next()
}

/// Lines that hold words outside ⟦ ⟧.
fn outside_marks(text: &str) -> Vec<String> {
    let mut bare = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            crate::i18n::OPEN => inside = true,
            crate::i18n::CLOSE => inside = false,
            '\n' => bare.push('\n'),
            letter if !inside => bare.push(letter),
            _ => {}
        }
    }
    let entities = [
        "&amp;", "&lt;", "&gt;", "&quot;", "&nbsp;", "&#38;", "&#39;", "&#34;",
    ];
    let bare = entities
        .iter()
        .fold(bare, |bare, entity| bare.replace(entity, " "));
    bare.lines()
        .map(str::trim)
        .filter(|line| line.split_whitespace().any(is_words))
        .map(str::to_owned)
        .collect()
}

fn is_words(word: &str) -> bool {
    let coded = word.chars().all(|letter| {
        letter.is_ascii_uppercase() || letter.is_ascii_digit() || letter.is_ascii_punctuation()
    });
    !coded && word.chars().any(char::is_alphabetic)
}
