//! Files of at most 600 lines and functions of at most 70, with a list of old offenders that may only shrink.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::code::functions;
use crate::finding::Finding;
use crate::tree::{File, Tree};

/// The most lines a file may have.
const FILE_LINES: usize = 600;
/// The most lines a function may have, from `fn` to its closing brace.
const FUNCTION_LINES: usize = 70;
/// Where the old offenders are listed.
pub(crate) const RATCHET: &str = "crates/xtask/ratchet.toml";

/// Checks every Rust file and the list.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = judge(tree, "files", FILE_LINES, measured(tree, file_lines));
    findings.extend(judge(
        tree,
        "functions",
        FUNCTION_LINES,
        measured(tree, function_lines),
    ));
    findings
}

/// A measured thing: its name in the list, where it stands, and its lines.
struct Measured {
    name: String,
    path: String,
    line: usize,
    lines: usize,
}

/// Measures every Rust file.
fn measured(tree: &Tree, measure: fn(&File) -> Vec<Measured>) -> Vec<Measured> {
    tree.rust().flat_map(measure).collect()
}

/// The file itself.
fn file_lines(file: &File) -> Vec<Measured> {
    let lines = file.text.lines().count();
    vec![Measured {
        name: file.path.clone(),
        path: file.path.clone(),
        line: 1,
        lines,
    }]
}

/// The functions of a file.
fn function_lines(file: &File) -> Vec<Measured> {
    let measure = |name: &str, line, lines| Measured {
        name: format!("{}::{name}", file.path),
        path: file.path.clone(),
        line,
        lines,
    };
    functions(&file.tokens)
        .iter()
        .map(|found| measure(found.name, found.line, found.lines))
        .collect()
}

/// Compares what was measured with the cap and the list.
fn judge(tree: &Tree, section: &str, cap: usize, measured: Vec<Measured>) -> Vec<Finding> {
    let mut allowed = ratchet(tree, section);
    let mut findings = Vec::new();
    for thing in measured.into_iter().filter(|thing| thing.lines > cap) {
        match allowed.remove(&thing.name) {
            Some(listed) if thing.lines == listed => {}
            Some(listed) if thing.lines < listed => findings.push(Finding::at(
                RATCHET,
                1,
                format!(
                    "`{}` has shrunk to {} lines; write that instead of {listed}",
                    thing.name, thing.lines
                ),
            )),
            _ => findings.push(Finding::at(
                &thing.path,
                thing.line,
                format!(
                    "{} lines, at most {cap}; split it where its purposes part",
                    thing.lines
                ),
            )),
        }
    }
    let stale = allowed.into_keys();
    findings.extend(stale.map(|name| {
        Finding::at(
            RATCHET,
            1,
            format!("remove `{name}`; it keeps to its budget or is gone"),
        )
    }));
    findings
}

/// One section of the list: name and lines.
pub(crate) fn ratchet(tree: &Tree, section: &str) -> BTreeMap<String, usize> {
    let list = tree
        .get(RATCHET)
        .and_then(|file| file.text.parse::<Table>().ok())
        .unwrap_or_default();
    let Some(Value::Table(entries)) = list.get(section) else {
        return BTreeMap::new();
    };
    let entry = |(name, value): (&String, &Value)| {
        Some((name.clone(), usize::try_from(value.as_integer()?).ok()?))
    };
    entries.iter().filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PATH: &str = "crates/a/src/lib.rs";

    fn found(lines: usize, ratchet: &str) -> Vec<String> {
        let text = "//\n".repeat(lines);
        let tree = Tree::of(&[(PATH, &text), (RATCHET, ratchet)]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_file_at_the_cap_is_fine_and_one_over_it_is_not() {
        assert!(found(600, "").is_empty());
        assert_eq!(
            found(601, ""),
            ["crates/a/src/lib.rs:1: 601 lines, at most 600; split it where its purposes part"]
        );
    }

    #[test]
    fn a_listed_file_may_only_shrink() {
        let listed = "[files]\n\"crates/a/src/lib.rs\" = 650\n";
        assert!(found(650, listed).is_empty());
        assert_eq!(found(651, listed).len(), 1);
        assert!(found(640, listed)[0].contains("write that instead of 650"));
        assert!(found(500, listed)[0].contains("remove"));
    }

    #[test]
    fn long_functions_are_found_where_they_start() {
        let text = format!("//! A.\nfn long() {{\n{}}}\n", "    a();\n".repeat(70));
        let found = check(&Tree::of(&[(PATH, &text)]));
        assert_eq!(found.first().map(|finding| finding.line), Some(2));
        let short = format!("//! A.\nfn short() {{\n{}}}\n", "    a();\n".repeat(68));
        assert!(check(&Tree::of(&[(PATH, &short)])).is_empty());
    }
}
