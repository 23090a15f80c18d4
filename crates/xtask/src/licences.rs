//! `cargo xtask licences`: what we may depend on, and how often.
//!
//! Everything comes from `cargo metadata` and the lock file; nothing is looked up elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::finding::{Finding, conclude};
use crate::tidy::{RATCHET, ratchet};
use crate::tree::Tree;

/// Licences whose terms agree with ours.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "NCSA",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Libraries that we do without: rustls with ring does their work.
const BANNED: &[&str] = &[
    "openssl",
    "openssl-sys",
    "native-tls",
    "aws-lc-rs",
    "aws-lc-sys",
];

/// The most packages that the lock may hold.
const LOCK_PACKAGES: usize = 600;

/// Where each direct dependency has its line.
const REASONS: &str = "docs/dependencies.md";

/// The platform whose packages count, so that the answer is the same everywhere.
const PLATFORM: &str = "x86_64-unknown-linux-gnu";

/// Checks every package that the workspace builds.
///
/// # Errors
/// When something is to be mended or Cargo does not answer.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let tree = Tree::read(root).map_err(|error| format!("cannot read the repository: {error}"))?;
    let lock = std::fs::read_to_string(root.join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    let packages = packages(&metadata(root)?);
    let mut findings = Vec::new();
    findings.extend(packages.iter().filter_map(refused));
    findings.extend(banned(&lock));
    findings.extend(duplicates(&tree, &packages));
    findings.extend(too_many(&lock));
    findings.extend(unexplained(&tree));
    conclude("licences", findings)
}

/// A package that the workspace builds.
#[derive(Debug, PartialEq, Eq)]
struct Package {
    name: String,
    version: String,
    licence: String,
    ours: bool,
}

/// What Cargo knows about the workspace. It is asked without the network first; only a machine that has not
/// fetched everything yet needs it.
pub(crate) fn metadata(root: &Path) -> Result<Value, String> {
    let ask = |more: &[&str]| {
        Command::new("cargo")
            .args([
                "metadata",
                "--locked",
                "--format-version",
                "1",
                "--filter-platform",
                PLATFORM,
            ])
            .args(more)
            .current_dir(root)
            .output()
            .map_err(|error| format!("cargo: {error}"))
    };
    let mut output = ask(&["--offline"])?;
    if !output.status.success() {
        output = ask(&[])?;
    }
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())
}

/// The packages in Cargo's answer that are built on our platform.
fn packages(metadata: &Value) -> Vec<Package> {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |path: &str| {
        metadata
            .pointer(path)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let built: BTreeSet<String> = list("/resolve/nodes")
        .iter()
        .map(|node| text(node.get("id")))
        .collect();
    let all = list("/packages");
    let used = all
        .iter()
        .filter(|package| built.contains(&text(package.get("id"))));
    used.map(|package| Package {
        name: text(package.get("name")),
        version: text(package.get("version")),
        licence: text(package.get("license")),
        ours: package.get("source").is_none_or(Value::is_null),
    })
    .collect()
}

/// A package whose licence does not agree with ours.
fn refused(package: &Package) -> Option<Finding> {
    let told = format!(
        "{} {} is under “{}”, which is not on the list",
        package.name, package.version, package.licence
    );
    (!package.ours && !is_allowed(&package.licence)).then(|| Finding::at("Cargo.lock", 1, told))
}

/// Whether an SPDX expression can be met by allowed licences.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (allowed, rest) = any_of(&words);
    allowed && rest.is_empty() && !words.is_empty()
}

/// `A OR B …`: whether one of them is allowed, and the words that follow.
fn any_of<'a, 'b>(words: &'a [&'b str]) -> (bool, &'a [&'b str]) {
    let (mut allowed, mut rest) = all_of(words);
    while let [first, more @ ..] = rest
        && *first == "OR"
    {
        let (next, after) = all_of(more);
        allowed |= next;
        rest = after;
    }
    (allowed, rest)
}

/// `A AND B …`: whether all of them are allowed, and the words that follow.
fn all_of<'a, 'b>(words: &'a [&'b str]) -> (bool, &'a [&'b str]) {
    let (mut allowed, mut rest) = single(words);
    while let [first, more @ ..] = rest
        && *first == "AND"
    {
        let (next, after) = single(more);
        allowed &= next;
        rest = after;
    }
    (allowed, rest)
}

/// One licence, with its exception if there is one, or an expression in brackets.
fn single<'a, 'b>(words: &'a [&'b str]) -> (bool, &'a [&'b str]) {
    match words {
        ["(", inner @ ..] => {
            let (allowed, rest) = any_of(inner);
            (allowed, rest.strip_prefix(&[")"]).unwrap_or(rest))
        }
        [name, "WITH", exception, rest @ ..] => (
            ALLOWED.contains(&format!("{name} WITH {exception}").as_str()),
            rest,
        ),
        [name, rest @ ..] => (ALLOWED.contains(name), rest),
        [] => (false, words),
    }
}

/// The names in the lock file.
fn locked(lock: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = lock.lines().enumerate();
    lines.filter_map(|(index, line)| {
        Some((
            index + 1,
            line.strip_prefix("name = \"")?.strip_suffix('"')?,
        ))
    })
}

/// Banned packages in the lock, whatever the platform.
fn banned(lock: &str) -> Vec<Finding> {
    let found = locked(lock).filter(|(_, name)| BANNED.contains(name));
    found
        .map(|(line, name)| {
            Finding::at(
                "Cargo.lock",
                line,
                format!("`{name}` is banned; use rustls with ring"),
            )
        })
        .collect()
}

/// Packages in more versions than the list allows; the list may only shrink.
fn duplicates(tree: &Tree, packages: &[Package]) -> Vec<Finding> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in packages {
        versions
            .entry(&package.name)
            .or_default()
            .insert(&package.version);
    }
    let mut allowed = ratchet(tree, "duplicates");
    let mut findings = Vec::new();
    for (name, versions) in versions
        .into_iter()
        .filter(|(_, versions)| versions.len() > 1)
    {
        let listed = allowed.remove(name).unwrap_or(1);
        let told = versions.iter().copied().collect::<Vec<_>>().join(", ");
        if versions.len() > listed {
            let message = format!(
                "`{name}` comes in {} versions ({told}); agree on one, or list it in {RATCHET}",
                versions.len()
            );
            findings.push(Finding::at("Cargo.lock", 1, message));
        } else if versions.len() < listed {
            let message = format!(
                "`{name}` now comes in {} versions; write that instead of {listed}",
                versions.len()
            );
            findings.push(Finding::at(RATCHET, 1, message));
        }
    }
    let stale = allowed.into_keys();
    findings.extend(stale.map(|name| {
        Finding::at(
            RATCHET,
            1,
            format!("remove `{name}`; it comes in one version now"),
        )
    }));
    findings
}

/// A lock that has outgrown its budget.
fn too_many(lock: &str) -> Option<Finding> {
    let count = locked(lock).count();
    (count > LOCK_PACKAGES).then(|| {
        Finding::at(
            "Cargo.lock",
            1,
            format!("{count} packages, at most {LOCK_PACKAGES}"),
        )
    })
}

/// Direct dependencies without a line about why.
fn unexplained(tree: &Tree) -> Vec<Finding> {
    let manifest = tree
        .get("Cargo.toml")
        .and_then(|file| file.text.parse::<toml::Table>().ok())
        .unwrap_or_default();
    let wanted = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("dependencies"));
    let reasons = tree
        .get(REASONS)
        .map(|file| file.text.as_str())
        .unwrap_or_default();
    let explained: BTreeSet<&str> = reasons
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let external = wanted.and_then(toml::Value::as_table).into_iter().flatten();
    let external: BTreeSet<&str> = external
        .filter(|(_, value)| value.get("path").is_none())
        .map(|(name, _)| name.as_str())
        .collect();
    let mut findings: Vec<Finding> = external
        .difference(&explained)
        .map(|name| {
            Finding::at(
                REASONS,
                1,
                format!("add a line about `{name}`: licence, what for, what instead"),
            )
        })
        .collect();
    findings.extend(explained.difference(&external).map(|name| {
        Finding::at(
            REASONS,
            1,
            format!("remove the line about `{name}`; nothing depends on it"),
        )
    }));
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licence_expressions_are_understood() {
        for fine in [
            "MIT",
            "MIT OR GPL-3.0",
            "MIT/Apache-2.0",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR GPL-2.0",
        ] {
            assert!(is_allowed(fine), "{fine}");
        }
        for not in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "(MIT OR Apache-2.0) AND AGPL-3.0",
            "MIT WITH odd-exception",
        ] {
            assert!(!is_allowed(not), "{not}");
        }
    }

    fn package(name: &str, version: &str) -> Package {
        Package {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: "MIT".to_owned(),
            ours: false,
        }
    }

    #[test]
    fn duplicates_are_held_to_the_list() {
        let twice = [
            package("a", "1.0.0"),
            package("a", "2.0.0"),
            package("b", "1.0.0"),
        ];
        let none = Tree::of(&[]);
        assert_eq!(duplicates(&none, &twice).len(), 1);
        let listed = Tree::of(&[(RATCHET, "[duplicates]\na = 2\n")]);
        assert!(duplicates(&listed, &twice).is_empty());
        let stale = Tree::of(&[(RATCHET, "[duplicates]\na = 3\nb = 2\n")]);
        let told: Vec<String> = duplicates(&stale, &twice)
            .into_iter()
            .map(|finding| finding.message)
            .collect();
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn banned_packages_are_found_where_they_are_locked() {
        let lock = "[[package]]\nname = \"ring\"\n\n[[package]]\nname = \"openssl-sys\"\n";
        assert_eq!(banned(lock).first().map(|finding| finding.line), Some(5));
    }

    #[test]
    fn each_direct_dependency_has_its_line_and_no_more() {
        let manifest = "[workspace.dependencies]\nbase = { path = \"crates/base\" }\nserde = \"1\"\ntoml = { version = \"1\" }\n";
        let tree = Tree::of(&[
            ("Cargo.toml", manifest),
            (
                REASONS,
                "| `serde` | MIT | x | y |\n| `gone` | MIT | x | y |\n",
            ),
        ]);
        let told: Vec<String> = unexplained(&tree)
            .into_iter()
            .map(|finding| finding.message)
            .collect();
        assert_eq!(told.len(), 2, "{told:?}");
        assert!(
            told[0].contains("add a line about `toml`")
                && told[1].contains("remove the line about `gone`")
        );
    }
}
