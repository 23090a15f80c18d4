//! Every error code can be said in all four languages.

use super::fluent::{LANGUAGES, all_keys};
use crate::code::{calls, functions, literal, methods};
use crate::finding::Finding;
use crate::lexer::{Kind, Token};
use crate::tree::{File, Tree};

/// Checks every Rust file outside of this tool and of tests.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let keys = all_keys(tree);
    let codes = tree
        .rust()
        .filter(|file| !matches!(file.krate(), Some("xtask" | "bench" | "testkit")))
        .flat_map(|file| codes(file).into_iter().map(move |token| (file, token)));
    codes
        .filter_map(|(file, token)| {
            let key = key(&token.text);
            let lacks =
                |language: &&&str| !keys.get(**language).is_some_and(|keys| keys.contains(&key));
            let missing: Vec<&str> = LANGUAGES.iter().filter(lacks).copied().collect();
            let told = format!("`{}` has no `{key}` in {}", token.text, missing.join(", "));
            (!missing.is_empty()).then(|| Finding::new(file, token.line, told))
        })
        .collect()
}

/// The Fluent key of a code.
fn key(code: &str) -> String {
    format!("problem-{}", code.replace(['.', '_'], "-"))
}

/// The string literals of a file that are error codes.
fn codes(file: &File) -> Vec<&Token> {
    let tokens = file.production();
    let mut found: Vec<&Token> = Vec::new();
    found.extend(calls(tokens, &["Problem", "new"]).filter_map(|(_, given)| literal(given.get(1))));
    for name in ["field", "field_with"] {
        found.extend(methods(tokens, name).filter_map(|(_, given)| literal(given.get(1))));
    }
    found.extend(fields(tokens));
    let bodies = functions(tokens)
        .into_iter()
        .filter(|function| function.name == "code");
    found.extend(bodies.flat_map(|function| {
        function
            .body
            .iter()
            .filter(|token| token.kind == Kind::Text)
    }));
    found.retain(|token| is_code(&token.text));
    found
}

/// The literals after `code:` in struct literals.
fn fields(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    tokens
        .windows(3)
        .filter_map(|window| match window {
            [name, colon, value] if name.is_word("code") && colon.is_sign(':') => Some(value),
            _ => None,
        })
        .filter(|value| value.kind == Kind::Text)
}

/// Whether a text looks like `reports.already_closed`.
fn is_code(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let named = |part: &&str| {
        !part.is_empty()
            && part.chars().all(|letter| {
                letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_'
            })
    };
    parts.len() >= 2 && parts.iter().all(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rust: &str, ftl: &str) -> Vec<String> {
        let paths =
            ["ms", "en", "zh", "ta"].map(|language| format!("crates/a/locales/{language}.ftl"));
        let mut files = vec![("crates/a/src/error.rs", rust)];
        files.extend(paths.iter().map(|path| (path.as_str(), ftl)));
        check(&Tree::of(&files))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_code_without_words_is_found_wherever_it_is_made() {
        let rust = "fn a() { Problem::new(409, \"a.closed\").field(\"x\", \"a.too_long\"); }\n\
                    fn code() -> &'static str { match s { A => \"a.one\" } }\n\
                    fn b() { FieldProblem { code: \"a.two\" } }\n";
        assert_eq!(found(rust, "").len(), 4);
        let ftl =
            "problem-a-closed = x\nproblem-a-too-long = x\nproblem-a-one = x\nproblem-a-two = x\n";
        assert!(found(rust, ftl).is_empty());
    }

    #[test]
    fn the_languages_that_lack_it_are_told() {
        let told = check(&Tree::of(&[
            ("crates/a/src/error.rs", "Problem::new(409, \"a.closed\")"),
            (
                "crates/a/locales/ms.ftl",
                "problem-a-closed = Sudah ditutup",
            ),
        ]));
        assert_eq!(
            told.first().map(ToString::to_string).as_deref(),
            Some("crates/a/src/error.rs:1: `a.closed` has no `problem-a-closed` in en, zh, ta")
        );
    }
}
