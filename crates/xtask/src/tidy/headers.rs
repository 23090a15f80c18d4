//! Every Rust file says at its top what it is for.

use crate::finding::Finding;
use crate::tree::{File, Tree};

/// Checks every Rust file.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.rust().filter_map(complaint).collect()
}

/// What is wrong with the top of one file, if anything.
fn complaint(file: &File) -> Option<Finding> {
    let first = file.text.lines().next().unwrap_or_default();
    match first.strip_prefix("//!") {
        None => Some("start the file with `//!` and a sentence about what it is for"),
        Some(rest) if rest.trim().len() < 12 => Some("say in a sentence what the file is for"),
        Some(_) => None,
    }
    .map(|message| Finding::new(file, 1, message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_without_a_purpose_is_found() {
        let tree = Tree::of(&[
            ("crates/a/src/lib.rs", "//! What this crate is for.\n"),
            ("crates/a/src/b.rs", "use c;\n"),
            ("crates/a/src/d.rs", "//! D.\n"),
        ]);
        let found: Vec<String> = check(&tree)
            .into_iter()
            .map(|finding| finding.path)
            .collect();
        assert_eq!(found, ["crates/a/src/b.rs", "crates/a/src/d.rs"]);
    }
}
