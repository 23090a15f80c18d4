//! `rules.rs` decides and does nothing else: no store, no network, no files, no clock, no chance.

use crate::code::{is_path, is_separator};
use crate::finding::Finding;
use crate::lexer::Token;
use crate::tree::{File, Tree};

/// Crates whose very name is refused in a rule.
const CRATES: &[&str] = &[
    "store",
    "axum",
    "tokio",
    "getrandom",
    "ureq",
    "lettre",
    "object_store",
];

/// Parts of the standard library that reach outside.
const PATHS: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "env"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time", "Instant"],
    &["std", "time", "SystemTime"],
];

/// Types that give a time, chance, a transaction or a connection, whatever path they come by. Addresses are values.
const TYPES: &[&str] = &[
    "Tx",
    "Db",
    "Clock",
    "SystemClock",
    "Ids",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "ToSocketAddrs",
];

/// Checks every `rules.rs` and every file in a folder of that name.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let rules = tree
        .rust()
        .filter(|file| file.krate() != Some("xtask") && file.is_in_room("rules"));
    rules.flat_map(impurities).collect()
}

/// What reaches outside in one file.
fn impurities(file: &File) -> Vec<Finding> {
    let tokens = file.production();
    let found = tokens
        .iter()
        .enumerate()
        .filter(|(at, token)| is_impure(tokens, *at, token));
    found
        .map(|(_, token)| {
            let message = format!(
                "`{}` reaches outside; hand the value in as an argument",
                token.text
            );
            Finding::new(file, token.line, message)
        })
        .collect()
}

/// Whether the token at `at` starts something impure.
fn is_impure(tokens: &[Token], at: usize, token: &Token) -> bool {
    let is_inner = at >= 2 && is_separator(tokens, at - 2);
    let is_crate =
        !is_inner && CRATES.iter().any(|name| token.is_word(name)) && is_separator(tokens, at + 1);
    is_crate
        || token.is_word("async")
        || TYPES.iter().any(|name| token.is_word(name))
        || PATHS.iter().any(|path| is_path(tokens, at, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&Tree::of(&[(path, text)]))
            .into_iter()
            .map(|finding| finding.line)
            .collect()
    }

    #[test]
    fn outside_things_are_refused() {
        let text = "use store::Row;\nuse std::fs;\nfn a(tx: &mut Tx) {}\nasync fn b() {}\nuse std::time::Instant;\n";
        assert_eq!(lines("crates/a/src/rules.rs", text), [1, 2, 3, 4, 5]);
        assert_eq!(lines("crates/a/src/rules/fees.rs", text).len(), 5);
        assert!(lines("crates/a/src/actions.rs", text).is_empty());
    }

    #[test]
    fn values_and_tests_are_welcome() {
        let text =
            "use base::Time;\nfn due(now: Time) {}\n#[cfg(test)]\nmod tests {\n use std::fs;\n}\n";
        assert!(lines("crates/a/src/rules.rs", text).is_empty());
    }
}
