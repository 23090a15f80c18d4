//! Reading Fluent files as far as the checks need: keys and the variables in each message.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{File, Tree, has_extension};

/// The languages that every module speaks.
pub(super) const LANGUAGES: &[&str] = &["ms", "en", "zh", "ta"];

/// One message or attribute of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    /// The line it starts on, from 1.
    pub(super) line: usize,
    /// Its text, lines joined by spaces.
    pub(super) text: String,
}

impl Message {
    /// The variables it uses.
    pub(super) fn variables(&self) -> BTreeSet<&str> {
        let starts = self.text.split('$').skip(1);
        starts
            .filter_map(|rest| rest.split(|letter: char| !is_name(letter)).next())
            .collect()
    }
}

/// Whether the character may stand in a key or a variable's name.
pub(super) fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// The messages of a file, in order; an attribute is called `message.attribute`.
pub(super) fn messages(text: &str) -> Vec<(String, Message)> {
    let mut found: Vec<(String, Message)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some((key, rest)) = start(line, found.last().map(|(key, _)| key.as_str())) else {
            if let Some((_, message)) = found.last_mut().filter(|_| line.starts_with([' ', '}'])) {
                message.text.push(' ');
                message.text.push_str(line.trim());
            }
            continue;
        };
        found.push((
            key,
            Message {
                line: index + 1,
                text: rest.trim().to_owned(),
            },
        ));
    }
    found
}

/// The key and first words of the message or attribute that starts on this line.
fn start<'a>(line: &'a str, before: Option<&str>) -> Option<(String, &'a str)> {
    let (name, rest) = line.split_once('=')?;
    let attribute = name
        .trim_start()
        .strip_prefix('.')
        .filter(|_| name.starts_with(' '));
    let name = attribute.unwrap_or(name).trim_end();
    let valid = !name.is_empty() && name.chars().all(is_name);
    match (attribute, before) {
        _ if !valid => None,
        (Some(_), Some(before)) => {
            let message = before.split('.').next().unwrap_or_default();
            Some((format!("{message}.{name}"), rest))
        }
        (Some(_), None) => None,
        (None, _) => Some((name.to_owned(), rest)),
    }
}

/// The language of a locale file: `locales/ms.ftl` or `locales/ms/web.ftl`.
pub(super) fn language(file: &File) -> Option<&str> {
    let (_, rest) = file.path.split_once("/locales/")?;
    rest.split(['/', '.'])
        .next()
        .filter(|_| has_extension(&file.path, "ftl"))
}

/// Every key of every crate and pack, by language.
pub(super) fn all_keys(tree: &Tree) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in tree.files().filter(|file| file.path.starts_with("crates/")) {
        if let Some(language) = language(file) {
            let keys = messages(&file.text).into_iter().map(|(key, _)| key);
            found.entry(language.to_owned()).or_default().extend(keys);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_span_lines_and_have_attributes() {
        let text = "# note = no\nweb-a = One { $n }\n    two { $n ->\n        [one] x\n       *[other] { $m } = y\n    }\n    .title = T\nweb-b =\n    Long\n";
        let found = messages(text);
        let keys: Vec<&str> = found.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["web-a", "web-a.title", "web-b"]);
        assert_eq!(
            found[0].1.variables().into_iter().collect::<Vec<_>>(),
            ["m", "n"]
        );
        assert_eq!(found[0].1.line, 2);
        assert_eq!(found[2].1.text, " Long");
    }

    #[test]
    fn both_layouts_tell_their_language() {
        assert_eq!(
            language(&File::new("crates/a/locales/ms.ftl", "")),
            Some("ms")
        );
        assert_eq!(
            language(&File::new("crates/a/locales/zh/cases.ftl", "")),
            Some("zh")
        );
        assert_eq!(language(&File::new("crates/a/src/ms.rs", "")), None);
    }
}
