//! The repository as the checks see it: every text file, with Rust files already lexed.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use crate::lexer::{Token, tokens};

/// One file of the repository.
#[derive(Debug)]
pub(crate) struct File {
    /// The path from the root, with slashes.
    pub(crate) path: String,
    /// Its text; empty for a picture or another file that is not text.
    pub(crate) text: String,
    /// Its tokens; empty unless it is Rust.
    pub(crate) tokens: Vec<Token>,
    /// The first line of `#[cfg(test)]` code, or one past the end. Test code stands last in a file.
    pub(crate) tests_from: usize,
}

impl File {
    /// Makes a file from its path and text.
    pub(crate) fn new(path: &str, text: &str) -> Self {
        let tokens = if has_extension(path, "rs") {
            tokens(text)
        } else {
            Vec::new()
        };
        let tests_from = first_test_line(&tokens).unwrap_or(usize::MAX);
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
            tokens,
            tests_from,
        }
    }

    /// Whether it is a Rust file.
    pub(crate) fn is_rust(&self) -> bool {
        has_extension(&self.path, "rs")
    }

    /// Whether the whole file is test code: it lies in a `tests` folder or is a `tests.rs`.
    pub(crate) fn is_test(&self) -> bool {
        let named = |part: &str| matches!(part, "tests" | "tests.rs" | "fixtures");
        self.path.split('/').any(named)
    }

    /// Its tokens without those of test code.
    pub(crate) fn production(&self) -> &[Token] {
        let end = if self.is_test() {
            0
        } else {
            self.tokens
                .iter()
                .take_while(|token| token.line < self.tests_from)
                .count()
        };
        self.tokens.get(..end).unwrap_or_default()
    }

    /// The crate's name, for `crates/NAME/…`, `bench/…` and `fuzz/…`.
    pub(crate) fn krate(&self) -> Option<&str> {
        let mut parts = self.path.split('/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some("crates"), Some(name), Some(_))
            | (Some(name @ ("bench" | "fuzz")), Some(_), _) => Some(name),
            _ => None,
        }
    }

    /// The file's name without folders.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// The file's name without folders and extension.
    pub(crate) fn stem(&self) -> &str {
        self.name().split('.').next().unwrap_or_default()
    }

    /// The folder, without a slash at the end.
    pub(crate) fn folder(&self) -> &str {
        self.path
            .rsplit_once('/')
            .map(|(folder, _)| folder)
            .unwrap_or_default()
    }

    /// Whether the file or one of its folders has this stem, as `rules.rs` and `rules/fees.rs` have `rules`.
    pub(crate) fn is_in_room(&self, room: &str) -> bool {
        self.stem() == room || self.folder().split('/').any(|part| part == room)
    }
}

/// Whether the path ends in a dot and this extension.
pub(crate) fn has_extension(path: &str, extension: &str) -> bool {
    path.strip_suffix(extension)
        .is_some_and(|rest| rest.ends_with('.'))
}

/// The line of the first `#[cfg(test)]` that is followed by a module with a body.
fn first_test_line(tokens: &[Token]) -> Option<usize> {
    let words: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let opening = ["#", "[", "cfg", "(", "test", ")", "]", "mod"];
    let at = words
        .windows(opening.len() + 2)
        .position(|window| window.starts_with(&opening) && window.last() == Some(&"{"))?;
    tokens.get(at).map(|token| token.line)
}

/// Every file of the repository.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    /// The files by path.
    files: BTreeMap<String, File>,
}

impl Tree {
    /// Reads the repository at `root`, without build output, installed packages and hidden folders except `.ci`.
    ///
    /// # Errors
    /// When a folder or file cannot be read.
    pub(crate) fn read(root: &Path) -> io::Result<Self> {
        let mut tree = Self::default();
        tree.read_folder(root, "")?;
        Ok(tree)
    }

    /// A tree of these paths and texts, for the checks' own tests.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let files = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), File::new(path, text)));
        Self {
            files: files.collect(),
        }
    }

    fn read_folder(&mut self, folder: &Path, prefix: &str) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{name}");
            if is_skipped(&path, &name) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                self.read_folder(&entry.path(), &format!("{path}/"))?;
            } else {
                let text = String::from_utf8(std::fs::read(entry.path())?).unwrap_or_default();
                self.files.insert(path.clone(), File::new(&path, &text));
            }
        }
        Ok(())
    }

    /// All files, by path.
    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.values()
    }

    /// All Rust files, by path.
    pub(crate) fn rust(&self) -> impl Iterator<Item = &File> {
        self.files().filter(|file| file.is_rust())
    }

    /// The file at this path.
    pub(crate) fn get(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// All files whose path starts so and ends in a dot and this extension.
    pub(crate) fn under<'a>(
        &'a self,
        start: &'a str,
        extension: &'a str,
    ) -> impl Iterator<Item = &'a File> {
        self.files().filter(move |file| {
            file.path.starts_with(start) && has_extension(&file.path, extension)
        })
    }
}

/// Build output, installed packages, run-time data, hidden entries, and the workspace beside this one.
fn is_skipped(path: &str, name: &str) -> bool {
    let hidden = name.starts_with('.') && path != ".ci" && !path.starts_with(".ci/");
    hidden
        || matches!(path, "target" | "data" | "distributed" | "Cargo.lock")
        || matches!(name, "node_modules" | "__pycache__")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn production_code_ends_where_the_tests_start() {
        let file = File::new(
            "crates/a/src/lib.rs",
            "fn a() {}\n#[cfg(test)]\nmod tests { fn b() {} }\n",
        );
        assert_eq!(file.tests_from, 2);
        assert!(file.production().iter().all(|token| token.text != "b"));
    }

    #[test]
    fn a_test_module_in_its_own_file_does_not_end_production_code() {
        let file = File::new(
            "crates/a/src/lib.rs",
            "#[cfg(test)]\nmod tests;\nfn b() {}\n",
        );
        assert!(file.production().iter().any(|token| token.text == "b"));
    }

    #[test]
    fn paths_tell_crate_room_and_name() {
        let file = File::new("crates/kernel/src/cases/actions/assign.rs", "");
        assert_eq!(
            (file.krate(), file.stem(), file.name()),
            (Some("kernel"), "assign", "assign.rs")
        );
        assert!(file.is_in_room("actions") && !file.is_in_room("rules"));
        assert_eq!(File::new("Makefile", "").krate(), None);
    }

    #[test]
    fn build_output_and_hidden_folders_are_skipped() {
        assert!(is_skipped("target", "target") && is_skipped(".git", ".git"));
        assert!(is_skipped("tests/browser/node_modules", "node_modules"));
        assert!(!is_skipped(".ci", ".ci") && !is_skipped(".ci/run", "run"));
    }
}
