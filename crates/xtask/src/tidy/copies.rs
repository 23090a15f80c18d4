//! No six lines stand in two modules: what they share moves to the kernel or to web.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::tree::{File, Tree};

/// How many lines in a row make a copy.
const BLOCK: usize = 6;

/// Crates that are not modules.
const FLOORS: &[&str] = &[
    "base", "store", "web", "kernel", "server", "testkit", "xtask", "bench",
];

/// Checks the production code and the templates of all modules.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut first: BTreeMap<Vec<&str>, (&File, usize)> = BTreeMap::new();
    let mut findings = Vec::new();
    let mut reported: Option<(&str, usize)> = None;
    for file in tree.files().filter(|file| is_of_module(file)) {
        let lines: Vec<(usize, &str)> = telling_lines(file).collect();
        for block in lines.windows(BLOCK) {
            let Some((line, _)) = block.first().copied() else {
                continue;
            };
            let text: Vec<&str> = block.iter().map(|(_, text)| *text).collect();
            match first.get(&text) {
                Some((home, at)) if home.krate() != file.krate() => {
                    // A longer copy is told once, where it starts.
                    let continues = reported
                        .is_some_and(|(path, last)| path == file.path && line <= last + BLOCK);
                    if !continues {
                        let told = format!(
                            "these lines also stand at {}:{at}; move them to the kernel or to web",
                            home.path
                        );
                        findings.push(Finding::new(file, line, told));
                    }
                    reported = Some((file.path.as_str(), line));
                }
                Some(_) => {}
                None => {
                    first.insert(text, (file, line));
                }
            }
        }
    }
    findings
}

/// Whether the file is a module's code or template. What registers a module looks alike in all of them.
fn is_of_module(file: &File) -> bool {
    let is_code = file.is_rust() && !file.is_test() && file.name() != "lib.rs";
    let is_source = is_code || file.path.contains("/templates/");
    is_source && file.krate().is_some_and(|name| !FLOORS.contains(&name))
}

/// The lines that say something, trimmed, with their numbers.
fn telling_lines(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let lines = file
        .text
        .lines()
        .map(str::trim)
        .enumerate()
        .map(|(index, line)| (index + 1, line));
    lines
        .take_while(|(line, _)| *line < file.tests_from)
        .filter(|(_, line)| {
            let letters = line
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .count();
            letters > 3
                && !line.starts_with("//")
                && !line.starts_with("use ")
                && !line.starts_with("mod ")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(lines: usize) -> String {
        (0..lines).fold(String::new(), |text, line| {
            format!("{text}    call_number_{line}();\n")
        })
    }

    fn found(first: &str, second: &str) -> Vec<String> {
        let tree = Tree::of(&[
            ("crates/courts/src/http.rs", first),
            ("crates/reports/src/http.rs", second),
        ]);
        check(&tree).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn six_lines_in_two_modules_are_a_copy() {
        let text = format!("fn a() {{\n{}}}\n", block(6));
        let other = format!("fn b() {{\n{}}}\n", block(6));
        assert_eq!(
            found(&text, &other),
            [
                "crates/reports/src/http.rs:2: these lines also stand at crates/courts/src/http.rs:2; move them to the kernel or to web"
            ]
        );
        assert!(found(&block(5), &block(5)).is_empty());
    }

    #[test]
    fn a_long_copy_is_told_once() {
        assert_eq!(found(&block(20), &block(20)).len(), 1);
    }

    #[test]
    fn the_floors_and_tests_may_look_alike() {
        let text = format!("#[cfg(test)]\nmod tests {{\n{}}}\n", block(8));
        assert!(found(&text, &text).is_empty());
        let tree = Tree::of(&[
            ("crates/web/src/a.rs", &block(9)),
            ("crates/kernel/src/a.rs", &block(9)),
        ]);
        assert!(check(&tree).is_empty());
    }
}
