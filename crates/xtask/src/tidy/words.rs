//! Words that the house does not use: in names, in prose, and those that belong to one machine only.

use crate::finding::Finding;
use crate::tree::{File, Tree, has_extension};

/// Where the words are listed, for people and for this check.
const LIST: &str = "docs/words.md";

/// The headings of the two lists.
const NAMES: &str = "## Names we do not use";
const PROSE: &str = "## Words we do not write";

/// Traces of one machine, of package registries and of unfinished work. Each is written in two parts, so that
/// this file does not say it.
const TRACES: &[(&str, &str)] = &[
    ("/wo", "rk/"),
    ("/roo", "t/"),
    ("/ho", "me/"),
    ("/fa", "rm/"),
    (".lib", "rary/"),
    ("crates.io/", "api"),
    ("registry.", "npmjs"),
    ("files.python", "hosted"),
    ("TO", "DO"),
    ("FIX", "ME"),
    ("session of ", "work"),
];

/// Checks every file.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(list) = tree.get(LIST) else {
        return vec![Finding::at(LIST, 1, "this list of words is missing")];
    };
    let names = table(&list.text, NAMES);
    let prose = table(&list.text, PROSE);
    let mut findings = Vec::new();
    for file in tree
        .files()
        .filter(|file| !has_extension(&file.path, "csv"))
    {
        findings.extend(badly_named(file, &names));
        if file.name() != "package-lock.json" {
            findings.extend(traces(file));
        }
        if file.path != LIST && (has_extension(&file.path, "md") || is_english(file)) {
            findings.extend(written(file, &prose));
        }
    }
    findings
}

/// Whether the file is an English locale.
fn is_english(file: &File) -> bool {
    super::fluent::language(file) == Some("en")
}

/// The rows of the table under a heading: word and what to write instead.
fn table<'a>(text: &'a str, heading: &str) -> Vec<(&'a str, &'a str)> {
    let section = text
        .split_once(heading)
        .map(|(_, rest)| rest)
        .unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| "));
    let cells = rows.filter_map(|row| {
        let mut cells = row.split('|').map(str::trim);
        Some((cells.next()?, cells.next()?))
    });
    cells
        .skip(1)
        .filter(|(word, _)| !word.starts_with("--"))
        .collect()
}

/// A file or folder with a name that says nothing.
fn badly_named(file: &File, names: &[(&str, &str)]) -> Vec<Finding> {
    if !file.is_rust() {
        return Vec::new();
    }
    let folders = file.folder().split('/').chain([file.stem()]);
    let bad = folders.filter_map(|part| names.iter().find(|(name, _)| *name == part));
    bad.map(|(name, instead)| Finding::new(file, 1, format!("`{name}` says nothing; {instead}")))
        .collect()
}

/// Traces of one machine or of unfinished work.
fn traces(file: &File) -> Vec<Finding> {
    let traces: Vec<String> = TRACES
        .iter()
        .map(|(first, second)| format!("{first}{second}"))
        .collect();
    let told = |line: &str| {
        traces
            .iter()
            .find(|trace| line.contains(trace.as_str()))
            .cloned()
    };
    let lines = file.text.lines().enumerate();
    lines
        .filter_map(|(index, line)| Some((index + 1, told(line)?)))
        .map(|(line, trace)| {
            Finding::new(
                file,
                line,
                format!("`{trace}` does not belong in the repository"),
            )
        })
        .collect()
}

/// Words in prose that have a plainer one.
fn written(file: &File, prose: &[(&str, &str)]) -> Vec<Finding> {
    let told = |line: &str| {
        let line = format!(
            " {} ",
            line.to_lowercase()
                .replace(|letter: char| !letter.is_alphanumeric(), " ")
        );
        prose
            .iter()
            .find(|(word, _)| line.contains(&format!(" {word} ")))
            .copied()
    };
    let lines = file.text.lines().enumerate();
    lines
        .filter_map(|(index, line)| Some((index + 1, told(line)?)))
        .map(|(line, (word, instead))| {
            Finding::new(file, line, format!("instead of “{word}” write “{instead}”"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &str = "# Words\n\n## Names we do not use\n\n| name | instead |\n|---|---|\n| utils | name the purpose |\n\n\
                         ## Words we do not write\n\n| word | instead |\n|---|---|\n| utilise | use |\n| in order to | to |\n";

    fn found(path: &str, text: &str) -> Vec<String> {
        check(&Tree::of(&[(LIST, WORDS), (path, text)]))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn names_that_say_nothing_are_found() {
        assert_eq!(
            found("crates/a/src/utils.rs", ""),
            ["crates/a/src/utils.rs:1: `utils` says nothing; name the purpose"]
        );
        assert_eq!(found("crates/a/src/utils/b.rs", "").len(), 1);
        assert!(found("crates/a/src/utility.rs", "").is_empty());
    }

    #[test]
    fn heavy_words_are_found_in_prose() {
        assert_eq!(
            found("docs/a.md", "First.\nUtilise it.\n"),
            ["docs/a.md:2: instead of “utilise” write “use”"]
        );
        assert_eq!(
            found(
                "crates/a/locales/en.ftl",
                "a-x = Sign in, in order to reply"
            )
            .len(),
            1
        );
        assert!(found("crates/a/locales/ms.ftl", "a-x = utilise").is_empty());
    }

    #[test]
    fn traces_of_a_machine_are_found() {
        let text = format!("first\nsee {}{}here\n", "/ho", "me/");
        assert_eq!(found("README.md", &text).len(), 1);
        assert!(found("crates/a/package-lock.json", &text).is_empty());
    }
}
