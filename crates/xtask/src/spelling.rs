//! `cargo xtask spelling`: common misspellings in English prose, found by codespell.

use std::path::Path;
use std::process::Command;

use crate::finding::say;
use crate::tree::{File, Tree, has_extension};

/// Words that codespell takes for misspellings, one a line.
const IGNORED: &str = "crates/xtask/spelling.txt";

/// Kinds of files with English prose or comments in them.
const KINDS: &[&str] = &["rs", "md", "toml", "yml", "css", "js", "mjs", "py", "sql"];

/// Checks every file that is written in English.
///
/// # Errors
/// When words are misspelt or codespell is not installed.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let tree = Tree::read(root).map_err(|error| format!("cannot read the repository: {error}"))?;
    let files: Vec<&str> = tree
        .files()
        .filter(|file| is_english(file))
        .map(|file| file.path.as_str())
        .collect();
    let status = Command::new("codespell")
        .args(["--ignore-words", IGNORED, "--"])
        .args(&files)
        .current_dir(root)
        .status()
        .map_err(|error| format!("codespell: {error}; `make test` installs it"))?;
    if !status.success() {
        return Err(format!("spelling: words to mend, or to add to {IGNORED}"));
    }
    say(&format!("spelling: {} files are clean", files.len()));
    Ok(())
}

/// Whether the file is written in English. Country packs and case kinds speak four languages at once.
fn is_english(file: &File) -> bool {
    let is_foreign = file.path.starts_with("packs/") || file.path.contains("/kinds/");
    let is_kind = KINDS.iter().any(|kind| has_extension(&file.path, kind));
    let is_locale = file.path.ends_with("locales/en.ftl") || file.path.contains("/locales/en/");
    (is_kind && !is_foreign) || is_locale || file.name() == "Makefile"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_is_checked_and_other_languages_are_not() {
        for path in [
            "README.md",
            "crates/a/src/lib.rs",
            "crates/a/locales/en.ftl",
            "crates/a/locales/en/b.ftl",
        ] {
            assert!(is_english(&File::new(path, "")), "{path}");
        }
        for path in [
            "packs/malaysia/pack.toml",
            "crates/a/locales/ms.ftl",
            "crates/kernel/kinds/report.toml",
            "a.csv",
        ] {
            assert!(!is_english(&File::new(path, "")), "{path}");
        }
    }
}
