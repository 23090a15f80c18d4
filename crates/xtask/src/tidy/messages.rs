//! Pages and code ask only for messages that exist, and every message is asked for.

use std::collections::BTreeSet;

use super::fluent::{all_keys, is_name, language, messages};
use crate::code::{literal, methods};
use crate::finding::Finding;
use crate::lexer::Kind;
use crate::tree::{File, Tree, has_extension};

/// Methods whose first argument is a key.
const LOOK_UPS: &[&str] = &["t", "t1", "t2", "t3", "tx"];

/// Checks every Rust file, template and locale.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let keys = all_keys(tree).remove("en").unwrap_or_default();
    let mut findings: Vec<Finding> = sources(tree)
        .flat_map(|file| unknown(file, &keys))
        .collect();
    findings.extend(unasked(tree));
    findings
}

/// Files that may ask for messages.
fn sources(tree: &Tree) -> impl Iterator<Item = &File> {
    tree.files()
        .filter(|file| file.krate() != Some("xtask") && (file.is_rust() || is_template(file)))
}

/// Whether the file is a template.
fn is_template(file: &File) -> bool {
    file.path.contains("/templates/")
}

/// Keys asked for in a file that no locale has.
fn unknown(file: &File, keys: &BTreeSet<String>) -> Vec<Finding> {
    let asked = if file.is_rust() {
        asked_in_rust(file)
    } else {
        asked_in_template(file)
    };
    let missing = asked.into_iter().filter(|(_, key)| !keys.contains(key));
    missing
        .map(|(line, key)| Finding::new(file, line, format!("no locale has `{key}`")))
        .collect()
}

/// The literal keys that Rust asks for.
fn asked_in_rust(file: &File) -> Vec<(usize, String)> {
    let tokens = file.production();
    let calls = LOOK_UPS.iter().flat_map(|name| methods(tokens, name));
    calls
        .filter_map(|(_, given)| literal(given.first()))
        .filter(|token| is_key(&token.text))
        .map(|token| (token.line, token.text.clone()))
        .collect()
}

/// The literal keys that a template asks for.
fn asked_in_template(file: &File) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for name in LOOK_UPS {
            let call = format!(".{name}(\"");
            let calls = line.split(call.as_str()).skip(1);
            let keys = calls.filter_map(|rest| rest.split('"').next());
            found.extend(
                keys.filter(|key| is_key(key))
                    .map(|key| (index + 1, key.to_owned())),
            );
        }
    }
    found
}

/// Whether a text is a whole key: `web-skip`, but not `web-state-` that something is added to.
fn is_key(text: &str) -> bool {
    text.contains('-')
        && !text.ends_with('-')
        && text.chars().all(|letter| is_name(letter) || letter == '.')
}

/// Messages that nothing asks for.
fn unasked(tree: &Tree) -> Vec<Finding> {
    let said = Said::of(tree);
    let english = tree
        .under("crates/", "ftl")
        .filter(|file| language(file) == Some("en"));
    english
        .flat_map(|file| {
            messages(&file.text)
                .into_iter()
                .map(move |(key, message)| (file, key, message.line))
        })
        .filter(|(_, key, _)| !said.covers(key))
        .map(|(file, key, line)| {
            Finding::new(file, line, format!("nothing asks for `{key}`; remove it"))
        })
        .collect()
}

/// Everything in the sources that might be a key, or the pattern of one.
struct Said {
    /// Words, keys, and keys of problems whose code is said.
    whole: BTreeSet<String>,
    /// Texts with placeholders, such as `web-{name}-title`, cut at these.
    patterns: BTreeSet<Vec<String>>,
}

impl Said {
    fn of(tree: &Tree) -> Self {
        let mut said = Self {
            whole: BTreeSet::new(),
            patterns: BTreeSet::new(),
        };
        for file in tree.files().filter(|file| file.krate() != Some("xtask")) {
            if file.is_rust() {
                file.tokens
                    .iter()
                    .filter(|token| token.kind == Kind::Text)
                    .for_each(|token| said.text(&token.text));
            } else if is_template(file)
                || ["toml", "js", "csv"]
                    .iter()
                    .any(|kind| has_extension(&file.path, kind))
            {
                file.text
                    .split(['"', '\'', ','])
                    .for_each(|part| said.text(part));
            }
        }
        said
    }

    fn text(&mut self, text: &str) {
        let mut cut = text.split('{');
        let first = cut.next().unwrap_or_default().to_owned();
        let rest: Vec<String> = cut
            .map(|part| part.rsplit('}').next().unwrap_or(part).to_owned())
            .collect();
        let is_pattern = first.ends_with('-') && rest.iter().all(|part| part.chars().all(is_name));
        if is_pattern {
            // A text that ends in a hyphen has something added to it elsewhere.
            let rest = if rest.is_empty() {
                vec![String::new()]
            } else {
                rest
            };
            self.patterns
                .insert([first].into_iter().chain(rest).collect());
        }
        if text.contains(['.', '_']) {
            self.whole
                .insert(format!("problem-{}", text.replace(['.', '_'], "-")));
        }
        for word in text.split(|letter: char| !is_name(letter) && letter != '.') {
            self.whole.insert(word.to_owned());
        }
    }

    /// Whether the key is said, or fits a pattern and the words put into it are said. An attribute is asked for
    /// with its message.
    fn covers(&self, key: &str) -> bool {
        let message = key.split('.').next().unwrap_or(key);
        self.whole.contains(message)
            || self
                .patterns
                .iter()
                .any(|pattern| self.fits(message, pattern))
    }

    /// Whether what is left of the key between the fixed parts is made of words that are said.
    fn fits(&self, key: &str, pattern: &[String]) -> bool {
        let [first, rest @ ..] = pattern else {
            return false;
        };
        let (Some(mut left), Some(last)) = (key.strip_prefix(first.as_str()), rest.last()) else {
            return false;
        };
        let Some(inner) = left.strip_suffix(last.as_str()) else {
            return false;
        };
        left = inner;
        !left.is_empty() && (self.is_said(left) || left.split('-').all(|word| self.is_said(word)))
    }

    /// Whether these words are said somewhere, also with underscores, or are a number.
    fn is_said(&self, words: &str) -> bool {
        let is_number = words.chars().all(|letter| letter.is_ascii_digit());
        is_number || self.whole.contains(words) || self.whole.contains(&words.replace('-', "_"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rust: &str, html: &str, ftl: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("crates/a/src/pages.rs", rust),
            ("crates/a/templates/x.html", html),
            ("crates/a/locales/en.ftl", ftl),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn unknown_keys_are_found_in_rust_and_templates() {
        let told = found(
            "page.t(\"a-one\")",
            "<p>\n{{ page.t1(\"a-two\", \"n\", 1) }}",
            "",
        );
        assert_eq!(
            told,
            [
                "crates/a/src/pages.rs:1: no locale has `a-one`",
                "crates/a/templates/x.html:2: no locale has `a-two`"
            ]
        );
    }

    #[test]
    fn messages_that_nothing_asks_for_are_found() {
        let told = found("page.t(\"a-one\")", "", "a-one = One\na-two = Two\n");
        assert_eq!(
            told,
            ["crates/a/locales/en.ftl:2: nothing asks for `a-two`; remove it"]
        );
    }

    #[test]
    fn keys_that_are_put_together_count_as_asked_for() {
        let rust = "page.t(&format!(\"a-state-{state}\")); Problem::new(409, \"a.too_late\"); say(\"open\")";
        assert!(found(rust, "", "a-state-open = Open\nproblem-a-too-late = Late\n").is_empty());
        assert_eq!(
            found(rust, "", "a-other-open = Open\na-state-shut = Shut\n").len(),
            2
        );
    }
}
