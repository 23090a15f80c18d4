//! Every row of the route table is whole: a path, a name of its module's own, and for machines a description.
//! Who may use it is asked for by the row's constructor.

use std::collections::BTreeMap;

use crate::code::{arguments, inside, is_path};
use crate::finding::Finding;
use crate::lexer::{Kind, Token};
use crate::tree::{File, Tree};

/// The constructors of a row.
const CONSTRUCTORS: &[&str] = &["get", "post", "put", "delete", "patch"];

/// Addresses that programs use; their rows stand in the OpenAPI document.
const FOR_MACHINES: &[&str] = &["/api/", "/open311/"];

/// A row as it stands in the source.
struct Row<'a> {
    file: &'a File,
    line: usize,
    path: Option<&'a Token>,
    name: Option<&'a Token>,
    doc: bool,
}

/// Checks every row of every route table.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let files = tree
        .rust()
        .filter(|file| !matches!(file.krate(), Some("xtask" | "testkit" | "bench")));
    let rows: Vec<Row<'_>> = files.flat_map(rows).collect();
    let mut findings: Vec<Finding> = rows.iter().flat_map(complaints).collect();
    findings.extend(doubles(&rows));
    findings
}

/// The rows of one file.
fn rows(file: &File) -> Vec<Row<'_>> {
    let tokens = file.production();
    let starts = (0..tokens.len()).filter(|at| {
        CONSTRUCTORS
            .iter()
            .any(|name| is_path(tokens, *at, &["Route", name]))
    });
    starts
        .filter(|at| tokens.get(at + 4).is_some_and(|open| open.is_sign('(')))
        .filter_map(|at| {
            let given = arguments(inside(tokens, at + 4));
            Some(Row {
                file,
                line: tokens.get(at)?.line,
                path: resolved(tokens, given.first()),
                name: resolved(tokens, given.get(1)),
                doc: chain(tokens, at + 4).contains(&"doc"),
            })
        })
        .collect()
}

/// An argument that is a literal, or the name of a constant or variable of this file that is one.
fn resolved<'a>(tokens: &'a [Token], argument: Option<&&'a [Token]>) -> Option<&'a Token> {
    let Some([name]) = argument else { return None };
    if name.kind == Kind::Text {
        return Some(name);
    }
    let starts = tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.is_word("let") || token.is_word("const"));
    let mut rest = starts.filter_map(|(at, _)| tokens.get(at + 1..));
    rest.find_map(|rest| bound(rest, &name.text))
}

/// The literal that `name = "…"`, `NAME: &str = "…"` or `(name, other) = ("…", "…")` binds to the name.
fn bound<'a>(rest: &'a [Token], name: &str) -> Option<&'a Token> {
    let names = rest.iter().take_while(|token| !token.is_sign('=')).take(12);
    let names = names.filter(|token| token.kind == Kind::Word && token.text != "str");
    let place = names.clone().position(|token| token.text == name)?;
    let mut values = rest.iter().skip_while(|token| !token.is_sign('=')).skip(1);
    let values = values.by_ref().take_while(|token| !token.is_sign(';'));
    let mut values = values.filter(|token| !matches!(token.text.as_str(), "(" | ")" | ","));
    values.nth(place).filter(|value| value.kind == Kind::Text)
}

/// The methods called one after the other on what the bracket at `open` belongs to.
fn chain(tokens: &[Token], open: usize) -> Vec<&str> {
    let mut found = Vec::new();
    let mut at = open + inside(tokens, open).len() + 2;
    while let (Some(dot), Some(method)) = (tokens.get(at), tokens.get(at + 1)) {
        if !dot.is_sign('.') {
            break;
        }
        found.push(method.text.as_str());
        at += 2 + inside(tokens, at + 2).len() + 2;
    }
    found
}

/// What a row lacks.
fn complaints(row: &Row<'_>) -> Vec<Finding> {
    let mut told: Vec<String> = Vec::new();
    let krate = row.file.krate().unwrap_or_default();
    match row.path {
        None => told.push("write the path as a literal in the row or above it".to_owned()),
        Some(path) if !path.text.starts_with('/') => {
            told.push(format!("`{}` does not start with a slash", path.text));
        }
        Some(path) if is_for_machines(&path.text) && !row.doc => {
            told.push(format!(
                "describe `{}` with `.doc(…)`; programs rely on it",
                path.text
            ));
        }
        Some(_) => {}
    }
    match row.name {
        None => told.push("write the name as a literal in the row or above it".to_owned()),
        Some(name) if !is_own(row.file, &name.text) => {
            told.push(format!(
                "call the row `{krate}.…` instead of `{}`",
                name.text
            ));
        }
        Some(_) => {}
    }
    told.into_iter()
        .map(|message| Finding::new(row.file, row.line, message))
        .collect()
}

/// Whether the name starts with the crate, or inside the kernel with the component.
fn is_own(file: &File, name: &str) -> bool {
    let first = name
        .split_once('.')
        .map(|(first, _)| first)
        .unwrap_or_default();
    file.krate() == Some(first) || (file.krate() == Some("kernel") && file.is_in_room(first))
}

/// Whether programs use the address.
fn is_for_machines(path: &str) -> bool {
    FOR_MACHINES.iter().any(|start| path.starts_with(start))
}

/// Names that stand for two rows.
fn doubles(rows: &[Row<'_>]) -> Vec<Finding> {
    let mut seen: BTreeMap<&str, &Row<'_>> = BTreeMap::new();
    let mut findings = Vec::new();
    for row in rows {
        let Some(name) = row.name else { continue };
        if let Some(first) = seen.insert(&name.text, row) {
            let told = format!(
                "`{}` also names the row at {}:{}",
                name.text, first.file.path, first.line
            );
            findings.push(Finding::new(row.file, row.line, told));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        check(&Tree::of(&[("crates/a/src/http.rs", text)]))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_whole_row_is_fine() {
        let rows = "Route::get(\"/{lang}/a\", \"a.page\", Access::Public, page),\n\
                    Route::post(\"/api/v1/a\", \"a.create\", Access::May(CREATE), create).rate(Rate::Write).doc(Doc::new(\"x\")),";
        assert!(found(rows).is_empty(), "{:?}", found(rows));
    }

    #[test]
    fn what_a_row_lacks_is_told() {
        assert!(
            found("Route::get(path, \"a.page\", Access::Public, page)")[0]
                .contains("the path as a literal")
        );
        assert!(
            found("Route::get(\"/a\", \"b.page\", Access::Public, page)")[0]
                .contains("call the row `a.…`")
        );
        let row = "Route::get(\"/open311/v2/x\", \"a.x\", Access::Public, x).rate(Rate::Read)";
        assert!(found(row)[0].contains("describe `/open311/v2/x`"));
    }

    #[test]
    fn a_path_may_be_said_above_the_row() {
        let rows = "const P: &str = \"/{lang}/a\"; let (p, q) = (\"/c\", \"/b\");\n\
                    Route::get(P, \"a.x\", Access::Public, x), Route::get(q, \"a.y\", Access::Public, y)";
        assert!(found(rows).is_empty(), "{:?}", found(rows));
    }

    #[test]
    fn one_name_stands_for_one_row() {
        let rows = "Route::get(\"/a\", \"a.x\", Access::Public, x)\nRoute::post(\"/a\", \"a.x\", Access::Public, x)";
        assert_eq!(
            found(rows),
            ["crates/a/src/http.rs:2: `a.x` also names the row at crates/a/src/http.rs:1"]
        );
    }
}
