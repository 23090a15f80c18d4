//! Migrations are numbered without gaps, named in Rust, and portable between the two databases.

use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Finding;
use crate::tree::{File, Tree};

/// What no migration may say, and why.
const REFUSED: &[(&str, &str)] = &[
    ("now()", "times are made by us and come in as parameters"),
    (
        "current_timestamp",
        "times are made by us and come in as parameters",
    ),
    ("serial", "ids are made by us; no counters"),
    ("bigserial", "ids are made by us; no counters"),
    ("autoincrement", "ids are made by us; no counters"),
    ("sequence", "ids are made by us; no counters"),
    ("timestamp", "times are `bigint` microseconds"),
    ("timestamptz", "times are `bigint` microseconds"),
    ("jsonb", "JSON is kept as text"),
    ("json", "JSON is kept as text"),
    (
        "numeric",
        "money is `bigint` sen; measures are `double precision`",
    ),
    ("money", "money is `bigint` sen"),
    ("ilike", "write `lower()` on both sides of `like`"),
    ("trigger", "logic stands in Rust"),
    ("deferrable", "constraints hold after every statement"),
    ("enum", "write `text` and a `check`"),
];

/// Checks every crate's migrations.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut crates: BTreeMap<&str, Vec<&File>> = BTreeMap::new();
    for file in tree
        .under("crates/", "sql")
        .filter(|file| file.folder().ends_with("/migrations"))
    {
        crates
            .entry(file.krate().unwrap_or_default())
            .or_default()
            .push(file);
    }
    crates
        .into_iter()
        .flat_map(|(name, files)| folder(tree, name, &files))
        .collect()
}

/// Checks one crate's migrations.
fn folder(tree: &Tree, name: &str, files: &[&File]) -> Vec<Finding> {
    let mut findings = numbering(files);
    for file in files {
        findings.extend(refused(file));
        findings.extend(foreign_tables(file, name));
        if !is_named(tree, file) {
            findings.push(Finding::new(
                file,
                1,
                "no Rust file of the crate names this migration; register it",
            ));
        }
    }
    findings
}

/// Names such as `0001_what.sql`, one after the other.
fn numbering(files: &[&File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut taken: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for file in files {
        match number_and_name(file.stem()) {
            Some((number, what)) => {
                taken.entry(number).or_default().insert(what);
            }
            None => findings.push(Finding::new(
                file,
                1,
                "call it `NNNN_what.sql`, with four digits",
            )),
        }
    }
    let last = files.last().copied();
    for (expected, (number, names)) in (1..).zip(&taken) {
        let told = if *number != expected {
            Some(format!("number {expected} is missing before {number}"))
        } else if names.len() > 1 {
            Some(format!("number {number} is taken twice"))
        } else {
            None
        };
        findings.extend(
            told.zip(last)
                .map(|(message, file)| Finding::new(file, 1, message)),
        );
        if *number != expected {
            break;
        }
    }
    findings
}

/// `0001_audit` → 1, `audit`.
fn number_and_name(stem: &str) -> Option<(usize, &str)> {
    let (digits, what) = stem.split_once('_')?;
    let number = digits.parse().ok().filter(|_| digits.len() == 4)?;
    (!what.is_empty()).then_some((number, what))
}

/// Words that would tie us to one database or to its clock.
fn refused(file: &File) -> Vec<Finding> {
    if file.path.ends_with(".postgres.sql") || file.path.ends_with(".sqlite.sql") {
        return Vec::new();
    }
    lines(file)
        .flat_map(|(line, text)| {
            REFUSED
                .iter()
                .filter(move |(word, _)| says(&text, word))
                .map(move |(word, why)| Finding::new(file, line, format!("`{word}`: {why}")))
        })
        .collect()
}

/// The lines in lower case without comments, numbered from 1.
fn lines(file: &File) -> impl Iterator<Item = (usize, String)> {
    let code = |line: &str| line.split("--").next().unwrap_or_default().to_lowercase();
    file.text
        .lines()
        .enumerate()
        .map(move |(index, line)| (index + 1, code(line)))
}

/// Whether the line says this as a word of its own.
fn says(line: &str, word: &str) -> bool {
    if word.ends_with(')') {
        return line.contains(word);
    }
    line.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .any(|part| part == word)
}

/// Tables that are not called after their module.
fn foreign_tables(file: &File, name: &str) -> Vec<Finding> {
    let table = |line: &str| {
        let rest = line.split_once("create table ")?.1;
        let rest = rest.strip_prefix("if not exists ").unwrap_or(rest);
        Some(rest.split([' ', '(']).next()?.to_owned())
    };
    let named = lines(file).filter_map(|(line, text)| Some((line, table(&text)?)));
    let foreign = named.filter(|(_, table)| !is_own(name, table));
    foreign
        .map(|(line, table)| {
            Finding::new(
                file,
                line,
                format!("call the table `{name}_…` instead of `{table}`"),
            )
        })
        .collect()
}

/// Whether the table is called after its module. The store keeps some of the kernel's tables for it.
fn is_own(name: &str, table: &str) -> bool {
    let owner = table.split('_').next().unwrap_or_default();
    owner == name || (name == "store" && owner == "kernel")
}

/// Whether a Rust file of the crate names the migration.
fn is_named(tree: &Tree, file: &File) -> bool {
    let same = |other: &&File| other.krate() == file.krate();
    tree.rust()
        .filter(same)
        .any(|other| other.text.contains(file.stem()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let lib = ("crates/a/src/lib.rs", "0001_one 0002_two 0003_three");
        let files: Vec<(&str, &str)> = files.iter().copied().chain([lib]).collect();
        check(&Tree::of(&files))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn gaps_and_doubles_are_found() {
        let one = ("crates/a/migrations/0001_one.sql", "");
        let three = ("crates/a/migrations/0003_three.sql", "");
        assert!(found(&[one, three])[0].contains("number 2 is missing before 3"));
        let other = ("crates/a/migrations/0001_two.sql", "");
        assert!(
            found(&[one, other])
                .iter()
                .any(|told| told.contains("number 1 is taken twice"))
        );
        let dialects = [
            ("crates/a/migrations/0001_one.postgres.sql", ""),
            ("crates/a/migrations/0001_one.sqlite.sql", ""),
        ];
        assert!(found(&dialects).is_empty());
    }

    #[test]
    fn words_of_one_database_are_refused_in_portable_text() {
        let text = "-- now() is fine here\ncreate table a_b (\n  id bigserial,\n  at timestamp default now()\n);\n";
        let told = found(&[("crates/a/migrations/0001_one.sql", text)]);
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[0].starts_with("crates/a/migrations/0001_one.sql:3: `bigserial`"));
        assert!(
            found(&[(
                "crates/a/migrations/0001_one.sql",
                "create table a_serialised (x text);"
            )])
            .is_empty()
        );
    }

    #[test]
    fn tables_are_called_after_their_module() {
        let told = found(&[(
            "crates/a/migrations/0001_one.sql",
            "create table b_c (id text primary key);",
        )]);
        assert_eq!(
            told,
            ["crates/a/migrations/0001_one.sql:1: call the table `a_…` instead of `b_c`"]
        );
    }

    #[test]
    fn a_migration_that_nobody_registers_is_found() {
        let told = found(&[
            ("crates/a/migrations/0001_one.sql", ""),
            ("crates/a/migrations/0002_two.sql", ""),
            ("crates/a/migrations/0003_three.sql", ""),
            ("crates/a/migrations/0004_four.sql", ""),
        ]);
        assert_eq!(told.len(), 1);
        assert!(told[0].contains("0004_four.sql:1: no Rust file"));
    }
}
