//! Only the store names a database driver; only the edge of the house names axum.

use crate::finding::Finding;
use crate::tree::{File, Tree};

/// Crates that speak HTTP themselves, or test it, or measure it.
const HTTP_CRATES: &[&str] = &["web", "server", "testkit", "bench", "fuzz"];

/// Rooms of a module that face the network.
const HTTP_ROOMS: &[&str] = &["http", "pages", "open311"];

/// Checks every Rust file.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.rust()
        .filter(|file| file.krate() != Some("xtask"))
        .flat_map(names)
        .collect()
}

/// The names in one file that are not its to say.
fn names(file: &File) -> Vec<Finding> {
    let krate = file.krate().unwrap_or_default();
    let may_name_driver = matches!(krate, "store" | "bench");
    let may_name_axum = HTTP_CRATES.contains(&krate)
        || HTTP_ROOMS.iter().any(|room| file.is_in_room(room))
        || file.is_test();
    let refused = |word: &str| match word {
        "rusqlite" | "tokio_postgres" if !may_name_driver => {
            Some("only the store names a driver; use `store::Tx`")
        }
        "axum" if !may_name_axum => Some(
            "axum is named only in web, server, `http.rs` and `pages.rs`; move this to one of them",
        ),
        _ => None,
    };
    let words = file
        .tokens
        .iter()
        .filter_map(|token| Some((token.line, refused(&token.text)?)));
    words
        .map(|(line, message)| Finding::new(file, line, message))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&Tree::of(&[(path, text)]))
            .into_iter()
            .map(|finding| finding.line)
            .collect()
    }

    #[test]
    fn drivers_are_named_in_the_store_only() {
        let text = "//! A.\nuse rusqlite::Connection;\n";
        assert_eq!(lines("crates/kernel/src/cases/queries.rs", text), [2]);
        assert!(lines("crates/store/src/sqlite.rs", text).is_empty());
        assert!(lines("crates/kernel/src/a.rs", "//! Unlike rusqlite.\n").is_empty());
    }

    #[test]
    fn axum_is_named_at_the_edge_only() {
        let text = "use axum::Form;\n";
        assert_eq!(lines("crates/reports/src/actions.rs", text), [1]);
        for path in [
            "crates/reports/src/http.rs",
            "crates/reports/src/pages/report.rs",
            "crates/web/src/lib.rs",
        ] {
            assert!(lines(path, text).is_empty(), "{path}");
        }
    }
}
