//! Which crate may depend on which, and that versions stand only in the root manifest.

use toml::{Table, Value};

use crate::finding::Finding;
use crate::tree::{File, Tree};

/// The floors under the modules, and the crates around them, with what each may depend on.
const FLOORS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("store", &["base"]),
    ("web", &["base"]),
    ("tables", &["base"]),
    ("kernel", &["base", "store", "web"]),
    ("testkit", &["base", "store", "web", "kernel"]),
    ("xtask", &[]),
];

/// What every crate that is not a floor, a module that is, may depend on.
const MODULE: &[&str] = &["base", "store", "web", "tables", "kernel"];

/// Crates of ours that may depend on all others, because they put them together, measure them or try them.
const COMPOSERS: &[&str] = &["server", "bench", "fuzz"];

/// Libraries that only these crates may depend on.
const RESERVED: &[(&str, &[&str])] = &[
    ("rusqlite", &["store", "bench"]),
    ("tokio-postgres", &["store", "bench"]),
    ("tokio-postgres-rustls", &["store"]),
];

/// Libraries that the ground floor must do without.
const NOT_IN_BASE: &[&str] = &["axum", "tokio", "ureq", "lettre", "object_store"];

/// Checks every manifest.
pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let manifests: Vec<&File> = tree
        .files()
        .filter(|file| file.name() == "Cargo.toml" && file.krate().is_some())
        .collect();
    let ours: Vec<&str> = manifests.iter().filter_map(|file| file.krate()).collect();
    let mut findings: Vec<Finding> = manifests
        .iter()
        .flat_map(|file| manifest(file, &ours))
        .collect();
    findings.extend(manifests.iter().flat_map(|file| unused(tree, file)));
    findings.extend(unclaimed(tree, &manifests));
    findings
}

/// Libraries in the root manifest that no crate asks for.
fn unclaimed(tree: &Tree, manifests: &[&File]) -> Vec<Finding> {
    let Some(root) = tree.get("Cargo.toml") else {
        return Vec::new();
    };
    let table = root.text.parse::<Table>().unwrap_or_default();
    let offered = table
        .get("workspace")
        .and_then(|workspace| workspace.get("dependencies"));
    let names = offered
        .and_then(Value::as_table)
        .into_iter()
        .flat_map(Table::keys);
    let is_claimed = |name: &str| {
        let claim = format!("{name}.workspace = true");
        manifests.iter().any(|file| {
            file.text
                .lines()
                .any(|line| line == claim || line.starts_with(&format!("{name} = ")))
        })
    };
    names
        .filter(|name| !is_claimed(name))
        .map(|name| {
            Finding::new(
                root,
                line_of(root, name),
                format!("no crate asks for `{name}`; remove it"),
            )
        })
        .collect()
}

/// Dependencies that no source file of the crate names.
fn unused(tree: &Tree, file: &File) -> Vec<Finding> {
    let manifest = file.text.parse::<Table>().unwrap_or_default();
    let section = |name: &str| {
        manifest
            .get(name)
            .and_then(Value::as_table)
            .cloned()
            .unwrap_or_default()
    };
    let all = section("dependencies")
        .into_iter()
        .chain(section("dev-dependencies"));
    let is_named = |name: &str| {
        let word = name.replace('-', "_");
        let mut sources = tree.rust().filter(|source| source.krate() == file.krate());
        sources.any(|source| source.tokens.iter().any(|token| token.is_word(&word)))
    };
    all.filter(|(name, _)| !is_named(name))
        .map(|(name, _)| {
            Finding::new(
                file,
                line_of(file, &name),
                format!("nothing in the crate uses `{name}`"),
            )
        })
        .collect()
}

/// Checks one manifest.
fn manifest(file: &File, ours: &[&str]) -> Vec<Finding> {
    let name = file.krate().unwrap_or_default();
    let Ok(manifest) = file.text.parse::<Table>() else {
        return vec![Finding::new(file, 1, "this manifest is not valid TOML")];
    };
    let mut findings = Vec::new();
    if package_name(&manifest) != Some(name) {
        findings.push(Finding::new(
            file,
            1,
            format!("the package is to be called `{name}` like its folder"),
        ));
    }
    for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
        let Some(Value::Table(dependencies)) = manifest.get(section) else {
            continue;
        };
        for (dependency, value) in dependencies {
            let complaint = complaint(name, dependency, value, section == "dev-dependencies", ours);
            findings.extend(
                complaint.map(|message| Finding::new(file, line_of(file, dependency), message)),
            );
        }
    }
    findings
}

/// What is wrong with one dependency, if anything.
fn complaint(
    name: &str,
    dependency: &str,
    value: &Value,
    dev: bool,
    ours: &[&str],
) -> Option<String> {
    let is_path = value.get("path").is_some() && value.get("version").is_none();
    if value.get("workspace").and_then(Value::as_bool) != Some(true) && !is_path {
        return Some(format!(
            "write `{dependency}.workspace = true`; versions stand only in the root manifest"
        ));
    }
    if ours.contains(&dependency) {
        let fits = may_depend(name, dependency) || (dev && dependency == "testkit");
        return (!fits).then(|| {
            format!("`{name}` may not depend on `{dependency}`; share through base, web or the kernel instead")
        });
    }
    let reserved = RESERVED.iter().find(|(library, _)| *library == dependency);
    if reserved.is_some_and(|(_, owners)| !owners.contains(&name)) {
        return Some(format!(
            "`{dependency}` is for the store alone; go through `store::Db` and `store::Tx`"
        ));
    }
    (name == "base" && NOT_IN_BASE.contains(&dependency))
        .then(|| format!("base does no input or output; `{dependency}` belongs on a higher floor"))
}

/// Whether the edge is in the table.
fn may_depend(name: &str, on: &str) -> bool {
    if COMPOSERS.contains(&name) {
        return on != "xtask";
    }
    let allowed = FLOORS
        .iter()
        .find(|(floor, _)| *floor == name)
        .map_or(MODULE, |(_, allowed)| allowed);
    allowed.contains(&on)
}

/// The name in `[package]`.
fn package_name(manifest: &Table) -> Option<&str> {
    manifest.get("package")?.get("name")?.as_str()
}

/// The first line that starts with the name.
fn line_of(file: &File, name: &str) -> usize {
    file.text
        .lines()
        .position(|line| line.starts_with(name))
        .map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let used = ("crates/reports/src/lib.rs", "kernel testkit rusqlite serde");
        let files: Vec<(&str, &str)> = files.iter().copied().chain([used]).collect();
        check(&Tree::of(&files))
            .iter()
            .map(ToString::to_string)
            .collect()
    }

    #[test]
    fn a_dependency_that_nothing_uses_is_found() {
        let text = "[package]\nname = \"reports\"\n[dependencies]\nserde.workspace = true\nquick-xml.workspace = true\n";
        let found = found(&[("crates/reports/Cargo.toml", text)]);
        assert_eq!(
            found,
            ["crates/reports/Cargo.toml:5: nothing in the crate uses `quick-xml`"]
        );
    }

    #[test]
    fn modules_may_not_know_each_other() {
        let found = found(&[
            (
                "crates/reports/Cargo.toml",
                "[package]\nname = \"reports\"\n[dependencies]\nkernel.workspace = true\n",
            ),
            ("crates/kernel/Cargo.toml", "[package]\nname = \"kernel\"\n"),
            (
                "crates/courts/Cargo.toml",
                "[package]\nname = \"courts\"\n[dependencies]\nreports.workspace = true\n",
            ),
            ("crates/courts/src/lib.rs", "use reports::Report;"),
            ("crates/courts/src/lib.rs", "use reports::Report;"),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0]
                .starts_with("crates/courts/Cargo.toml:4: `courts` may not depend on `reports`")
        );
    }

    #[test]
    fn the_kernel_knows_no_module_and_web_no_store() {
        for (floor, other) in [
            ("kernel", "reports"),
            ("web", "store"),
            ("store", "web"),
            ("base", "store"),
        ] {
            let manifest = format!(
                "[package]\nname = \"{floor}\"\n[dependencies]\n{other}.workspace = true\n"
            );
            let path = format!("crates/{floor}/Cargo.toml");
            let other_path = format!("crates/{other}/Cargo.toml");
            let other_manifest = format!("[package]\nname = \"{other}\"\n");
            let source = (
                format!("crates/{floor}/src/lib.rs"),
                format!("use {other}::A;"),
            );
            let files = [
                (path.as_str(), manifest.as_str()),
                (&other_path, &other_manifest),
                (&source.0, &source.1),
            ];
            assert_eq!(found(&files).len(), 1, "{floor} on {other}");
        }
    }

    #[test]
    fn the_testkit_is_for_tests() {
        let manifest = |section: &str| {
            format!("[package]\nname = \"reports\"\n[{section}]\ntestkit.workspace = true\n")
        };
        let testkit = (
            "crates/testkit/Cargo.toml",
            "[package]\nname = \"testkit\"\n",
        );
        assert!(
            found(&[
                ("crates/reports/Cargo.toml", &manifest("dev-dependencies")),
                testkit
            ])
            .is_empty()
        );
        assert_eq!(
            found(&[
                ("crates/reports/Cargo.toml", &manifest("dependencies")),
                testkit
            ])
            .len(),
            1
        );
    }

    #[test]
    fn a_library_that_no_crate_asks_for_is_found() {
        let root = (
            "Cargo.toml",
            "[workspace.dependencies]\nserde = \"1\"\ncsv = \"1\"\n",
        );
        let reports = "[package]\nname = \"reports\"\n[dependencies]\nserde.workspace = true\n";
        let found = found(&[root, ("crates/reports/Cargo.toml", reports)]);
        assert_eq!(found, ["Cargo.toml:3: no crate asks for `csv`; remove it"]);
    }

    #[test]
    fn drivers_and_versions_are_refused() {
        let text = "[package]\nname = \"reports\"\n[dependencies]\nrusqlite.workspace = true\nserde = \"1\"\n";
        let found = found(&[("crates/reports/Cargo.toml", text)]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(
            found
                .iter()
                .any(|told| told.contains("for the store alone"))
        );
        assert!(
            found
                .iter()
                .any(|told| told.contains(":5: write `serde.workspace = true`"))
        );
    }
}
