//! Reading what catalogues elsewhere answer. Pure: bytes of strangers become descriptions within bounds, or the reason why not.

pub(super) mod ckan;
pub(super) mod data_json;

use base::{Lang, Text};
use kernel::outbound::url_check;
use serde_json::{Map, Value};

use super::model::{Described, FileThere, LeftOut};
use crate::licences::LICENCES;
use crate::model::Frequency;

type Fields = Map<String, Value>;

/// Bytes of an identifier, of an address, and of all that is kept of one dataset.
const IDENTIFIER_MAX: usize = 400;
const URL_MAX: usize = 2_000;
const BODY_MAX: usize = 96 * 1024;
/// Letters of a line, and of a description.
const LINE_MAX: usize = 500;
const WORDS_MAX: usize = 20_000;
/// Files, words and publishers of one dataset.
const MOST: usize = 200;

/// Bytes as the JSON that they have to be.
pub(super) fn json(bytes: &[u8]) -> Result<Value, String> {
    let text = str::from_utf8(bytes).map_err(|error| format!("it is not UTF-8: {error}"))?;
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| format!("it is not JSON: {error}"))
}

/// Words of a field, or a number; nothing if it is empty.
fn said(all: &Fields, name: &str) -> Option<String> {
    let words = match all.get(name)? {
        Value::String(words) => words.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}

fn line(all: &Fields, name: &str) -> Option<String> {
    said(all, name).map(|words| cut(&words, LINE_MAX))
}

fn cut(words: &str, most: usize) -> String {
    words
        .chars()
        .filter(|letter| !letter.is_control() || *letter == '\n')
        .take(most)
        .collect()
}

/// Words in the language of their catalogue. Text has to have Malay: where it is another language, both have the same words.
fn text(lang: Lang, words: &str, most: usize) -> Option<Text> {
    let words = cut(words, most);
    Text::new([(Lang::MS, words.clone()), (lang, words)]).ok()
}

/// Words by language, `{"ms": …, "en": …}`; those without Malay have others in its place.
fn translated(words: Option<&Value>, most: usize) -> Option<Text> {
    let words = words?.as_object()?;
    let each = words.iter().filter_map(|(lang, words)| {
        let lang = Lang::parse(lang.split(['-', '_']).next()?)?;
        let words = cut(words.as_str()?.trim(), most);
        (!words.is_empty()).then_some((lang, words))
    });
    passages(each.collect())
}

/// Text of passages of which none has to be Malay.
pub(super) fn passages(mut all: Vec<(Lang, String)>) -> Option<Text> {
    if !all.iter().any(|(lang, _)| *lang == Lang::MS) {
        let english = all.iter().find(|(lang, _)| *lang == Lang::EN);
        let (_, words) = english.or_else(|| all.first())?.clone();
        all.push((Lang::MS, words));
    }
    Text::new(all).ok()
}

/// How often, in one of ours: our own codes, those of the EU's list, ISO 8601 and plain English.
fn frequency(said: &str) -> Option<String> {
    let last = said.trim_end_matches('/').rsplit(['/', '#']).next();
    let period = said.strip_prefix("R/").map(str::to_uppercase);
    let code = match period.as_deref() {
        Some("PT1H") => "HOURLY",
        Some("P1D") => "DAILY",
        Some("P1W" | "P7D") => "WEEKLY",
        Some("P1M") => "MONTHLY",
        Some("P3M") => "QUARTERLY",
        Some("P1Y" | "P12M") => "YEARLY",
        Some(_) => "INFREQUENT",
        None => match last?.to_uppercase().replace(['_', ' '], "-").as_str() {
            "ANNUAL" | "ANNUALLY" => "YEARLY",
            "IRREG" | "IRREGULAR" | "AS-NEEDED" => "INFREQUENT",
            "NEVER" | "ONE-TIME" => "ONE-OFF",
            "CONT" | "UPDATE-CONT" => "HOURLY",
            other => return Frequency::parse(other).map(|known| known.code().to_owned()),
        },
    };
    Some(code.to_owned())
}

/// A licence by its SPDX identifier if it is one that we know, or as it is called there.
pub(super) fn licence(called: &str) -> Option<String> {
    let called = called.trim();
    let plain = |url: &str| {
        let url = url.trim_end_matches('/').to_ascii_lowercase();
        let rest = url.split_once("://").map(|(_, rest)| rest.to_owned());
        rest.unwrap_or(url)
    };
    let known = LICENCES.into_iter().find(|known| {
        known.spdx.eq_ignore_ascii_case(called)
            || known.ckan == called
            || plain(known.url) == plain(called)
            || called == format!("https://spdx.org/licenses/{}.html", known.spdx)
    });
    let name = known.map_or_else(|| cut(called, LINE_MAX), |known| known.spdx.to_owned());
    (!name.is_empty() && name != "notspecified").then_some(name)
}

/// A file at an address of the web; others lead nowhere.
fn file(format: Option<&str>, media_type: Option<&str>, url: &str) -> Option<FileThere> {
    let url = url.trim();
    if url.len() > URL_MAX || url_check(url).is_err() {
        return None;
    }
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('/').next().and_then(|name| {
        let (_, ending) = name.rsplit_once('.')?;
        (ending.len() <= 8).then_some(ending)
    });
    let media = media_type.and_then(|kind| kind.trim_end_matches('/').rsplit('/').next());
    let format = format.filter(|format| !format.trim().is_empty());
    let format = format.or(media).or(ending).unwrap_or("file");
    let format = format.rsplit('/').next().unwrap_or(format);
    Some(FileThere {
        format: cut(&format.trim().to_lowercase(), 20),
        url: url.to_owned(),
    })
}

/// A description of which nothing is known but what it is called.
pub(super) fn bare(identifier: &str, title: Text) -> Described {
    Described {
        identifier: identifier.to_owned(),
        about: title.clone(),
        title,
        frequency: None,
        licence: None,
        publishers: Vec::new(),
        geography: Vec::new(),
        demography: Vec::new(),
        subjects: Vec::new(),
        data_from: None,
        data_to: None,
        data_as_of: None,
        updated: None,
        next_update: None,
        method: None,
        caveat: None,
        fields: Vec::new(),
        charts: Vec::new(),
        files: Vec::new(),
    }
}

/// Whether something can be told apart by this, in a table and in an address.
fn is_identifier(called: &str) -> bool {
    let is_dots = called.chars().all(|letter| letter == '.');
    !is_dots && called.len() <= IDENTIFIER_MAX && !called.contains(char::is_control)
}

/// What stands at a place of a page, by identifier: read, or the reason why not. What has no identifier is called by its
/// place, which begins with `#` as no identifier does.
pub(super) fn sorted(
    place: &str,
    number: usize,
    identifier: Option<String>,
    read: impl FnOnce(&str) -> Result<Described, String>,
) -> Result<Described, LeftOut> {
    let identifier = identifier.filter(|called| is_identifier(called) && !called.starts_with('#'));
    let Some(identifier) = identifier else {
        return Err(LeftOut {
            identifier: cut(&format!("#{place}/{number}"), IDENTIFIER_MAX),
            reason: "it has no identifier that could be kept".to_owned(),
        });
    };
    let read = read(&identifier).and_then(|described| {
        let size = crate::queries::json(&described).len();
        if size > BODY_MAX {
            return Err(format!("its description has more than {BODY_MAX} bytes"));
        }
        Ok(described)
    });
    read.map_err(|reason| LeftOut { identifier, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequencies_of_others_are_ours_or_none() {
        let of = |said: &str| frequency(said);
        let known = |code: &str| Some(code.to_owned());
        let list = "http://publications.europa.eu/resource/authority/frequency/ANNUAL";
        assert_eq!(of(list), known("YEARLY"));
        assert_eq!(of("R/P1M"), known("MONTHLY"));
        assert_eq!(of("Daily"), known("DAILY"));
        assert_eq!(of("http://purl.org/cld/freq/weekly"), known("WEEKLY"));
        assert_eq!(of("irregular"), known("INFREQUENT"));
        assert_eq!(of("whenever"), None);
    }

    #[test]
    fn licences_are_known_by_each_of_their_names() {
        let is_by = |called: &str| licence(called).as_deref() == Some("CC-BY-4.0");
        assert!(is_by("cc-by") && is_by("CC-BY-4.0"));
        assert!(is_by("http://creativecommons.org/licenses/by/4.0"));
        assert_eq!(licence("my-ogd-1.0").as_deref(), Some("my-ogd-1.0"));
        assert_eq!(licence("notspecified"), None);
        assert_eq!(licence(" "), None);
    }

    #[test]
    fn files_lead_to_the_web_alone() {
        assert_eq!(file(None, None, "javascript:alert(1)"), None);
        assert_eq!(file(None, None, "https://u:p@x.my/a.csv"), None);
        let format = |format, kind, url: &str| file(format, kind, url).map(|file| file.format);
        let known = |code: &str| Some(code.to_owned());
        assert_eq!(format(None, None, "https://x.my/a.CSV?x=1"), known("csv"));
        assert_eq!(format(Some("CSV"), None, "https://x.my/a"), known("csv"));
        assert_eq!(
            format(None, Some("text/csv"), "https://x.my/a"),
            known("csv")
        );
        assert_eq!(format(None, None, "https://x.my/a"), known("file"));
    }

    #[test]
    fn what_cannot_be_told_apart_is_named_by_its_place() {
        let read = |called: &str| Ok(bare(called, Text::malay("x")));
        let of = |called: Option<&str>| sorted("start:0", 3, called.map(str::to_owned), read);
        for wrong in [None, Some(".."), Some("#x"), Some("a\u{0}b"), Some("")] {
            let left = of(wrong).expect_err("left out");
            assert_eq!(left.identifier, "#start:0/3", "{wrong:?}");
        }
        assert!(of(Some("https://x.my/data/1")).is_ok());
    }
}
