//! SQL stands in `queries.rs`, and every statement is in its file's list, so that all are prepared in a test.

use crate::code::{constants, inside, is_path, is_separator};
use crate::finding::Finding;
use crate::lexer::{Kind, Token};
use crate::tree::{File, Tree};

/// How SQL statements start.
const STARTS: &[&str] = &[
    "select ",
    "insert into ",
    "delete from ",
    "create table ",
    "create index ",
    "alter table ",
    "drop table ",
];

/// Checks every Rust file outside of the store, the benchmarks and this tool.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let outside =
        |file: &&File| !matches!(file.krate(), Some("store" | "bench" | "xtask" | "testkit"));
    tree.rust()
        .filter(outside)
        .flat_map(|file| {
            let mut findings = strays(file);
            findings.extend(unlisted(file));
            findings.extend(unregistered(tree, file));
            findings
        })
        .collect()
}

/// SQL in a file that is not for it.
fn strays(file: &File) -> Vec<Finding> {
    if file.is_in_room("queries") {
        return Vec::new();
    }
    let texts = file
        .production()
        .iter()
        .filter(|token| token.kind == Kind::Text && is_sql(&token.text));
    texts
        .map(|token| {
            Finding::new(
                file,
                token.line,
                "SQL stands in `queries.rs`; give it a name there",
            )
        })
        .collect()
}

/// Whether a string literal reads like SQL.
fn is_sql(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").to_lowercase();
    STARTS.iter().any(|start| text.starts_with(start))
        || (text.starts_with("update ") && text.contains(" set "))
        || (text.starts_with("with ") && text.contains(" as ("))
}

/// Statements that their file's list leaves out.
fn unlisted(file: &File) -> Vec<Finding> {
    let tokens = file.production();
    let listed = list(tokens);
    let is_missing = |name: &&Token| !listed.contains(&name.text.as_str());
    let missing = statements(tokens).filter(is_missing);
    missing
        .map(|name| {
            let message = format!("add `{}` to `const SQL: &[Sql]` of this file", name.text);
            Finding::new(file, name.line, message)
        })
        .collect()
}

/// The names of the constants of type `Sql`.
fn statements(tokens: &[Token]) -> impl Iterator<Item = &Token> {
    constants(tokens)
        .filter(|(at, _)| {
            type_of(tokens, *at)
                .last()
                .is_some_and(|word| word.is_word("Sql"))
        })
        .map(|(_, name)| name)
}

/// The tokens of a constant's type.
fn type_of(tokens: &[Token], name: usize) -> &[Token] {
    let rest = tokens.get(name + 2..).unwrap_or_default();
    let end = rest
        .iter()
        .position(|token| token.is_sign('='))
        .unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// The words in the value of `const SQL`.
fn list(tokens: &[Token]) -> Vec<&str> {
    let Some((at, _)) = constants(tokens).find(|(_, name)| name.is_word("SQL")) else {
        return Vec::new();
    };
    let rest = tokens.get(at..).unwrap_or_default();
    let value = rest
        .iter()
        .skip_while(|token| !token.is_sign('='))
        .take_while(|token| !token.is_sign(';'));
    value
        .filter(|token| token.kind == Kind::Word)
        .map(|token| token.text.as_str())
        .collect()
}

/// A file whose list nobody takes up.
fn unregistered(tree: &Tree, file: &File) -> Option<Finding> {
    let (_, list) = constants(file.production()).find(|(_, name)| name.is_word("SQL"))?;
    statements(file.production()).next()?;
    let stem = if file.stem() == "mod" {
        file.folder().rsplit('/').next()?
    } else {
        file.stem()
    };
    let near = |other: &&File| {
        other.path != file.path
            && file.folder().starts_with(other.folder())
            && other.krate() == file.krate()
    };
    let taken = tree
        .rust()
        .filter(near)
        .any(|other| names_list_of(other, stem));
    (!taken).then(|| {
        let message =
            format!("nobody takes up this list; name `{stem}::SQL` where the module is registered");
        Finding::new(file, list.line, message)
    })
}

/// Whether the file says `stem::SQL` or `stem::{…, SQL, …}`.
fn names_list_of(file: &File, stem: &str) -> bool {
    let tokens = &file.tokens;
    let grouped = |at: usize| {
        let opens =
            tokens.get(at).is_some_and(|token| token.is_word(stem)) && is_separator(tokens, at + 1);
        opens
            && inside(tokens, at + 3)
                .iter()
                .any(|token| token.is_word("SQL"))
    };
    (0..tokens.len()).any(|at| is_path(tokens, at, &[stem, "SQL"]) || grouped(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIB: (&str, &str) = ("crates/a/src/lib.rs", "sql: vec![queries::SQL]");

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        check(&Tree::of(files))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn sql_elsewhere_is_found() {
        let text = "fn a() {\n b(\"select  1 from x\");\n c(\"update y set z = 1\"); d(\"Update your name\")\n}";
        let found = found(&[("crates/a/src/actions.rs", text)]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("crates/a/src/actions.rs:2: SQL stands in"));
    }

    #[test]
    fn a_statement_must_be_listed() {
        let text = "const A: Sql = Sql::new(\"a\", \"select 1\");\nconst B: Sql = Sql::new(\"b\", \"select 2\");\n\
                    pub const SQL: &[Sql] = &[A];\n";
        let told = found(&[("crates/a/src/queries.rs", text), LIB]);
        assert_eq!(
            told,
            ["crates/a/src/queries.rs:2: add `B` to `const SQL: &[Sql]` of this file"]
        );
    }

    #[test]
    fn a_list_must_be_taken_up() {
        let text = "const A: Sql = Sql::new(\"a\", \"select 1\");\npub const SQL: &[Sql] = &[A];\n";
        assert!(found(&[("crates/a/src/queries.rs", text), LIB]).is_empty());
        assert_eq!(found(&[("crates/a/src/queries.rs", text)]).len(), 1);
        assert_eq!(
            found(&[
                ("crates/a/src/claims/queries.rs", text),
                ("crates/b/src/lib.rs", LIB.1)
            ])
            .len(),
            1
        );
    }
}
