//! Generated pages are those that the generator writes today.

use crate::finding::Finding;
use crate::reference::{TABLES, tables};
use crate::tree::Tree;

/// Checks the pages that are made from the sources alone; `configuration.md` has its test in the server.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let kept = tree
        .get(TABLES)
        .map(|file| file.text.as_str())
        .unwrap_or_default();
    if kept == tables(tree) {
        return Vec::new();
    }
    vec![Finding::at(
        TABLES,
        1,
        "this page is stale: run `cargo xtask reference`",
    )]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stale_page_is_found() {
        let migration = (
            "crates/a/migrations/0001_one.sql",
            "create table a_x (\n    id text primary key\n);\n",
        );
        let tree = Tree::of(&[migration]);
        assert_eq!(check(&tree).len(), 1);
        let page = tables(&tree);
        assert!(check(&Tree::of(&[migration, (TABLES, &page)])).is_empty());
    }
}
