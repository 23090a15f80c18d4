//! Every module says the same in all four languages: the same keys with the same variables.

use std::collections::{BTreeMap, BTreeSet};

use super::fluent::{LANGUAGES, Message, language, messages};
use crate::finding::Finding;
use crate::tree::{File, Tree};

/// A crate's messages in one language, with the file each stands in.
type Catalogue<'a> = BTreeMap<String, (&'a File, Message)>;

/// Checks every crate that has a `locales` folder.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut crates: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
    for file in tree
        .under("crates/", "ftl")
        .filter(|file| language(file).is_some())
    {
        crates
            .entry(file.krate().unwrap_or_default())
            .or_default()
            .push(file);
    }
    crates
        .into_iter()
        .flat_map(|(name, files)| module(name, &files))
        .collect()
}

/// Checks one crate's files.
fn module(name: &str, files: &[&File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut catalogues: BTreeMap<&str, Catalogue<'_>> = BTreeMap::new();
    for file in files {
        let catalogue = catalogues
            .entry(language(file).unwrap_or_default())
            .or_default();
        for (key, message) in messages(&file.text) {
            findings.extend(naming(file, name, &key, &message));
            if let Some((_, before)) = catalogue.insert(key.clone(), (file, message.clone())) {
                let told = format!("`{key}` is said twice, also on line {}", before.line);
                findings.push(Finding::new(file, message.line, told));
            }
        }
    }
    findings.extend(absent_languages(name, &catalogues));
    findings.extend(gaps(&catalogues));
    findings.extend(copies(&catalogues));
    findings
}

/// A key that does not start with its module's name, or a message without words.
fn naming(file: &File, name: &str, key: &str, message: &Message) -> Option<Finding> {
    let ours = key.starts_with(&format!("{name}-")) || key.starts_with("problem-");
    if !ours {
        return Some(Finding::new(
            file,
            message.line,
            format!("start the key with `{name}-` instead of `{key}`"),
        ));
    }
    // A message may stand only for its attributes.
    let empty = message.text.is_empty() && key.contains('.');
    empty.then(|| Finding::new(file, message.line, format!("`{key}` says nothing")))
}

/// Languages without any file.
fn absent_languages(name: &str, catalogues: &BTreeMap<&str, Catalogue<'_>>) -> Vec<Finding> {
    let absent = LANGUAGES
        .iter()
        .filter(|language| !catalogues.contains_key(**language));
    absent
        .map(|language| {
            Finding::at(
                &format!("crates/{name}/locales/{language}.ftl"),
                1,
                "this language is missing",
            )
        })
        .collect()
}

/// Keys and variables that some language lacks.
fn gaps(catalogues: &BTreeMap<&str, Catalogue<'_>>) -> Vec<Finding> {
    let keys: BTreeSet<&String> = catalogues.values().flat_map(BTreeMap::keys).collect();
    let mut findings = Vec::new();
    for key in keys {
        let Some((home, model)) = LANGUAGES
            .iter()
            .find_map(|language| catalogues.get(language)?.get(key))
        else {
            continue;
        };
        for (language, catalogue) in catalogues {
            let told = match catalogue.get(key) {
                None => Some((
                    *home,
                    model.line,
                    format!("`{key}` is missing in `{language}`"),
                )),
                Some((file, message)) if message.variables() != model.variables() => {
                    let wanted: Vec<&str> = model.variables().into_iter().collect();
                    let told =
                        format!("`{key}` uses other variables than elsewhere: expected {wanted:?}");
                    Some((*file, message.line, told))
                }
                Some(_) => None,
            };
            findings.extend(told.map(|(file, line, message)| Finding::new(file, line, message)));
        }
    }
    findings
}

/// Sentences that are the English ones, untranslated.
fn copies(catalogues: &BTreeMap<&str, Catalogue<'_>>) -> Vec<Finding> {
    let Some(english) = catalogues.get("en") else {
        return Vec::new();
    };
    let others = catalogues.iter().filter(|(language, _)| **language != "en");
    others
        .flat_map(|(_, catalogue)| catalogue)
        .filter(|(key, (_, message))| {
            let same = english
                .get(*key)
                .is_some_and(|(_, model)| model.text == message.text);
            same && is_sentence(&message.text)
        })
        .map(|(key, (file, message))| {
            Finding::new(
                file,
                message.line,
                format!("`{key}` is the English sentence; translate it"),
            )
        })
        .collect()
}

/// Whether a text has at least four plain words outside of placeables.
fn is_sentence(text: &str) -> bool {
    let outside = text
        .split('{')
        .map(|part| part.rsplit('}').next().unwrap_or(part));
    let words = outside.flat_map(str::split_whitespace);
    words
        .filter(|word| word.chars().all(|letter| letter.is_ascii_lowercase()))
        .count()
        >= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: [&str; 4]) -> Vec<String> {
        let paths =
            ["ms", "en", "zh", "ta"].map(|language| format!("crates/a/locales/{language}.ftl"));
        let files: Vec<(&str, &str)> = paths.iter().map(String::as_str).zip(texts).collect();
        check(&Tree::of(&files))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn four_languages_that_agree_are_fine() {
        assert!(
            found([
                "a-x = Satu { $n }",
                "a-x = One { $n }",
                "a-x = 一 { $n }",
                "a-x = ஒன்று { $n }"
            ])
            .is_empty()
        );
    }

    #[test]
    fn a_missing_key_and_a_missing_variable_are_found() {
        let told = found([
            "a-x = Satu\na-y = Dua",
            "a-x = One\na-y = Two",
            "a-x = 一",
            "a-x = { $n }\na-y = இ",
        ]);
        assert_eq!(
            told,
            [
                "crates/a/locales/ta.ftl:1: `a-x` uses other variables than elsewhere: expected []",
                "crates/a/locales/ms.ftl:2: `a-y` is missing in `zh`",
            ]
        );
    }

    #[test]
    fn a_missing_language_is_found() {
        let told = check(&Tree::of(&[("crates/a/locales/ms.ftl", "a-x = Satu")]));
        assert_eq!(told.len(), 3);
    }

    #[test]
    fn english_sentences_in_other_languages_are_found() {
        let english = "a-x = Tell us what is wrong with it";
        let told = found([english, english, "a-x = 说", "a-x = சொல்"]);
        assert_eq!(
            told,
            ["crates/a/locales/ms.ftl:1: `a-x` is the English sentence; translate it"]
        );
        assert!(found(["a-x = Open311"; 4]).is_empty());
    }

    #[test]
    fn doubles_and_foreign_keys_are_found() {
        let told = found(["a-x = A\na-x = B", "a-x = A", "a-x = A", "a-x = A\nb-y = C"]);
        assert!(
            told.iter()
                .any(|told| told.contains("said twice, also on line 1")),
            "{told:?}"
        );
        assert!(
            told.iter()
                .any(|told| told.contains("start the key with `a-`")),
            "{told:?}"
        );
    }
}
