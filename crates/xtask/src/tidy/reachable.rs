//! No dead files and no dead links: Rust is reached by `mod`, templates and assets are named by something, and
//! documents point at what is there.

use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::lexer::Kind;
use crate::tree::{File, Tree, has_extension};

/// Checks every Rust file, template and asset of every crate.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&File> = tree.rust().filter(|file| is_root(file)).collect();
    while let Some(file) = open.pop() {
        if reached.insert(file.path.as_str()) {
            open.extend(children(tree, file));
        }
    }
    let dead = tree
        .rust()
        .filter(|file| !reached.contains(file.path.as_str()));
    let mut findings: Vec<Finding> = dead
        .map(|file| Finding::new(file, 1, "no `mod` reaches this file; name it or remove it"))
        .collect();
    findings.extend(unnamed(tree));
    findings.extend(tree.files().flat_map(|file| broken_links(tree, file)));
    findings.extend(unknown_tests(tree));
    findings
}

/// Whether Cargo starts here.
fn is_root(file: &File) -> bool {
    let inner = file
        .krate()
        .and_then(|name| file.path.split_once(&format!("{name}/")))
        .map(|(_, rest)| rest);
    let Some(inner) = inner else { return false };
    let parts: Vec<&str> = inner.split('/').collect();
    matches!(
        parts.as_slice(),
        ["src", "lib.rs" | "main.rs"]
            | ["build.rs"]
            | ["src", "bin", _]
            | ["tests" | "benches" | "examples" | "fuzz_targets", _]
            | ["tests" | "benches" | "examples", _, "main.rs"]
    )
}

/// The files that this one names by `mod`.
fn children<'a>(tree: &'a Tree, file: &File) -> Vec<&'a File> {
    let own = if is_root(file) || file.stem() == "mod" {
        file.folder().to_owned()
    } else {
        format!("{}/{}", file.folder(), file.stem())
    };
    let named = file.tokens.windows(3).filter_map(|window| match window {
        [word, name, end] if word.is_word("mod") && end.is_sign(';') => Some(name.text.as_str()),
        _ => None,
    });
    let paths = named.flat_map(|name| [format!("{own}/{name}.rs"), format!("{own}/{name}/mod.rs")]);
    let mut found: Vec<&File> = paths.filter_map(|path| tree.get(&path)).collect();
    found.extend(by_path_attribute(tree, file));
    found
}

/// The files that this one names by `#[path = "…"]`.
fn by_path_attribute<'a>(tree: &'a Tree, file: &File) -> Vec<&'a File> {
    let named = file.tokens.windows(3).filter_map(|window| match window {
        [word, sign, text]
            if word.is_word("path") && sign.is_sign('=') && text.kind == Kind::Text =>
        {
            Some(format!("{}/{}", file.folder(), text.text))
        }
        _ => None,
    });
    named.filter_map(|path| tree.get(&path)).collect()
}

/// Templates and assets whose name stands nowhere else.
fn unnamed(tree: &Tree) -> Vec<Finding> {
    let is_named = |file: &File| {
        tree.files().any(|other| {
            let same_house = other.path.starts_with("crates/") || other.path.starts_with("packs/");
            same_house && other.path != file.path && other.text.contains(file.name())
        })
    };
    let named_things = tree.files().filter(|file| {
        let parts = ["/templates/", "/assets/"];
        file.path.starts_with("crates/") && parts.iter().any(|part| file.path.contains(part))
    });
    named_things
        .filter(|file| !is_named(file))
        .map(|file| Finding::new(file, 1, "nothing names this file; remove it"))
        .collect()
}

/// Links of a document, and pages under `docs/` named anywhere, that lead nowhere.
fn broken_links(tree: &Tree, file: &File) -> Vec<Finding> {
    let in_document = has_extension(&file.path, "md");
    let lines = file
        .text
        .lines()
        .enumerate()
        .filter(|_| file.krate() != Some("xtask"));
    lines
        .flat_map(|(index, line)| {
            let targets = links(line)
                .filter(|_| in_document)
                .map(|link| resolved(file.folder(), link));
            targets
                .chain(pages(line))
                .map(move |path| (index + 1, path))
                .collect::<Vec<_>>()
        })
        .filter(|(_, path)| !exists(tree, path))
        .map(|(line, path)| Finding::new(file, line, format!("`{path}` is not there")))
        .collect()
}

/// Tests that documents name and that are not there any more.
fn unknown_tests(tree: &Tree) -> Vec<Finding> {
    let mut known = BTreeSet::new();
    for file in tree.rust() {
        let named = file.tokens.windows(2);
        known.extend(named.filter_map(|pair| match pair {
            [word, name] if word.is_word("fn") => Some(name.text.as_str()),
            _ => None,
        }));
    }
    let documents = tree.files().filter(|file| file.path.starts_with("docs/"));
    let mut findings = Vec::new();
    for file in documents.filter(|file| has_extension(&file.path, "md")) {
        for (index, line) in file.text.lines().enumerate() {
            let quoted = line.split('`').skip(1).step_by(2);
            let lost = quoted.filter(|name| is_sentence(name) && !known.contains(name));
            findings.extend(
                lost.map(|name| {
                    Finding::new(file, index + 1, format!("no test is named `{name}`"))
                }),
            );
        }
    }
    findings
}

/// Whether a name reads like that of a test: a sentence of five words or more.
fn is_sentence(name: &str) -> bool {
    let belongs = |letter: char| letter == '_' || letter.is_ascii_alphanumeric();
    name.chars().all(belongs) && name.split('_').filter(|word| !word.is_empty()).count() >= 5
}

/// The targets of Markdown links in a line that are files of ours.
fn links(line: &str) -> impl Iterator<Item = &str> {
    let targets = line
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split([')', '#']).next());
    targets.filter(|target| !target.is_empty() && !target.contains(':'))
}

/// Pages such as `docs/adr/0001-store.md` named in a line.
fn pages(line: &str) -> impl Iterator<Item = String> {
    let belongs = |letter: char| letter.is_ascii_alphanumeric() || "/-_.".contains(letter);
    let words = line
        .split(move |letter: char| !belongs(letter))
        .map(|word| word.trim_end_matches('.'));
    let is_page = |word: &&str| {
        word.starts_with("docs/") && has_extension(word, "md") && !word.contains("NNNN")
    };
    words.filter(is_page).map(str::to_owned)
}

/// The path that a link means, seen from its folder.
fn resolved(folder: &str, link: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "" | "." => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// Whether there is a file or folder of that path.
fn exists(tree: &Tree, path: &str) -> bool {
    tree.get(path).is_some()
        || tree
            .files()
            .any(|file| file.path.starts_with(&format!("{path}/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dead(files: &[(&str, &str)]) -> Vec<String> {
        check(&Tree::of(files))
            .into_iter()
            .map(|finding| finding.path)
            .collect()
    }

    #[test]
    fn modules_of_every_layout_are_reached() {
        let found = dead(&[
            ("crates/a/src/lib.rs", "mod b;\nmod c;\n"),
            ("crates/a/src/b.rs", "mod d;"),
            ("crates/a/src/b/d.rs", ""),
            ("crates/a/src/c/mod.rs", "#[path = \"odd/e.rs\"]\nmod e;"),
            ("crates/a/src/c/odd/e.rs", ""),
            ("crates/a/tests/it/main.rs", "mod f;"),
            ("crates/a/tests/it/f.rs", ""),
            ("bench/src/main.rs", ""),
        ]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn files_that_nothing_reaches_are_found() {
        let found = dead(&[
            ("crates/a/src/lib.rs", "// mod b;\n"),
            ("crates/a/src/b.rs", ""),
            ("crates/a/templates/a_x.html", ""),
            ("crates/a/templates/a_y.html", ""),
            ("crates/a/src/main.rs", "#[template(path = \"a_x.html\")]"),
        ]);
        assert_eq!(found, ["crates/a/src/b.rs", "crates/a/templates/a_y.html"]);
    }

    #[test]
    fn links_that_lead_nowhere_are_found() {
        let told = check(&Tree::of(&[
            (
                "docs/a.md",
                "[b](b.md) [c](../README.md#top) [d](https://x.example) [e](adr/)\n[f](gone.md)",
            ),
            ("docs/b.md", ""),
            ("docs/adr/0001-x.md", "see `docs/b.md` and docs/lost.md."),
            ("README.md", ""),
        ]));
        let told: Vec<String> = told.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "docs/a.md:2: `docs/gone.md` is not there",
                "docs/adr/0001-x.md:1: `docs/lost.md` is not there"
            ]
        );
    }

    #[test]
    fn documents_name_tests_that_are_there() {
        let found = dead(&[
            ("crates/a/src/lib.rs", "fn what_was_said_stays_said() {}"),
            (
                "docs/a.md",
                "`what_was_said_stays_said`, `kernel_case_of_key`\n",
            ),
            ("docs/b.md", "`what_was_said_is_lost_again`\n"),
        ]);
        assert_eq!(found, ["docs/b.md"]);
    }
}
