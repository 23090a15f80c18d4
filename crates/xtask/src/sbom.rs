//! `cargo xtask sbom`: what the program is made of, as `CycloneDX` 1.6, for those who look for known faults.
//!
//! `cargo metadata` has licences, but mixes in what tests and other crates of the workspace ask for; so the
//! tree is the one that `cargo tree` prints for the program alone, and the checksums are the lock file's.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::finding::say;
use crate::licences::metadata;

/// The package whose program is shipped.
const PROGRAM: &str = "server";

/// Name and version, as Cargo knows a package.
type Package = (String, String);

/// Which packages each one asks for; the program's own first when it is walked.
type Edges = BTreeMap<Package, BTreeSet<Package>>;

/// What is known about a package besides its name.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct About {
    licence: String,
    checksum: Option<String>,
    /// The repository of a package of ours, which no registry has.
    own: Option<String>,
}

/// Prints the bill of materials.
///
/// # Errors
/// When Cargo does not answer, or the lock file does not parse.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let lock = std::fs::read_to_string(root.join("Cargo.lock"))
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    let edges = edges(&tree(root)?)?;
    let about = about(&metadata(root)?, &checksums(&lock)?);
    let bill = serde_json::to_string_pretty(&bill(&edges, &about)?);
    say(&bill.map_err(|error| error.to_string())?);
    Ok(())
}

/// What `cargo tree` prints for the program: each line a depth, a name and a version.
fn tree(root: &Path) -> Result<String, String> {
    let output = Command::new("cargo")
        .args(["tree", "--locked", "--package", PROGRAM])
        .args(["--edges", "normal", "--prefix", "depth", "--format", " {p}"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

/// Every package of the tree with what it asks for. A subtree is printed once, and referred to later.
fn edges(tree: &str) -> Result<Edges, String> {
    let mut edges = Edges::new();
    let mut above: Vec<Package> = Vec::new();
    for line in tree.lines() {
        let mut words = line.split_whitespace();
        let depth = words.next().and_then(|word| word.parse::<usize>().ok());
        let version = |word: &str| word.strip_prefix('v').map(str::to_owned);
        let (Some(depth), Some(name), Some(version)) =
            (depth, words.next(), words.next().and_then(version))
        else {
            return Err(format!("cargo tree: `{line}` is not understood"));
        };
        let package = (name.to_owned(), version);
        above.truncate(depth);
        if let Some(parent) = above.last() {
            edges
                .entry(parent.clone())
                .or_default()
                .insert(package.clone());
        }
        edges.entry(package.clone()).or_default();
        above.push(package);
    }
    Ok(edges)
}

/// SHA-256 of each package's archive, as Cargo checks it.
fn checksums(lock: &str) -> Result<BTreeMap<Package, String>, String> {
    let lock: toml::Table = lock
        .parse()
        .map_err(|error| format!("Cargo.lock: {error}"))?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let entry = |package: &toml::Value| {
        let text = |name| {
            package
                .get(name)
                .and_then(toml::Value::as_str)
                .map(str::to_owned)
        };
        Some(((text("name")?, text("version")?), text("checksum")?))
    };
    Ok(packages.into_iter().flatten().filter_map(entry).collect())
}

/// What `cargo metadata` and the lock file say of each package.
fn about(metadata: &Value, checksums: &BTreeMap<Package, String>) -> BTreeMap<Package, About> {
    let packages = metadata.get("packages").and_then(Value::as_array);
    let entry = |package: &Value| {
        let text = |name| package.get(name).and_then(Value::as_str).map(str::to_owned);
        let id = (text("name")?, text("version")?);
        let about = About {
            licence: expression(&text("license").unwrap_or_default()),
            checksum: checksums.get(&id).cloned(),
            own: text("source")
                .is_none()
                .then(|| text("repository").unwrap_or_default()),
        };
        Some((id, about))
    };
    packages.into_iter().flatten().filter_map(entry).collect()
}

/// A licence as an SPDX expression; an older custom writes a slash for “or”.
fn expression(licence: &str) -> String {
    let spaced = licence.replace('/', " OR ");
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The document.
fn bill(edges: &Edges, about: &BTreeMap<Package, About>) -> Result<Value, String> {
    let known = |package: &Package| {
        let found = about.get(package);
        found.ok_or_else(|| format!("cargo metadata does not know {} {}", package.0, package.1))
    };
    let (mut program, mut components, mut dependencies) = (Value::Null, Vec::new(), Vec::new());
    for (package, asked) in edges {
        let component = component(package, known(package)?);
        if package.0 == PROGRAM {
            program = component;
        } else {
            components.push(component);
        }
        let asked: Result<Vec<String>, String> = asked
            .iter()
            .map(|asked| Ok(purl(asked, known(asked)?)))
            .collect();
        dependencies.push(json!({"ref": purl(package, known(package)?), "dependsOn": asked?}));
    }
    Ok(json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program},
        "components": components,
        "dependencies": dependencies,
    }))
}

fn component(package: &Package, about: &About) -> Value {
    let (name, version) = package;
    let is_program = name == PROGRAM;
    let purl = purl(package, about);
    let mut component = json!({
        "type": if is_program { "application" } else { "library" },
        "bom-ref": purl,
        "name": if is_program { "balai" } else { name },
        "version": version,
        "licenses": [{"expression": about.licence}],
        "purl": purl,
    });
    if let (Some(checksum), Some(fields)) = (&about.checksum, component.as_object_mut()) {
        let hashes = json!([{"alg": "SHA-256", "content": checksum}]);
        fields.insert("hashes".to_owned(), hashes);
    }
    component
}

/// A package's address in the form that scanners compare. Ours are in no registry, where the same name may
/// belong to somebody else.
fn purl((name, version): &Package, about: &About) -> String {
    let version = version.replace('+', "%2B");
    match &about.own {
        None => format!("pkg:cargo/{name}@{version}"),
        Some(repository) => {
            let place = repository.trim_start_matches("https://github.com/");
            format!("pkg:github/{place}@{version}#crates/{name}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "\
0 server v0.1.0 (/here/crates/server)
1 a v1.0.0
2 b v2.0.0+x (proc-macro)
1 b v2.0.0+x (proc-macro) (*)
1 own v0.1.0 (/here/crates/own)
2 a v1.0.0 (*)
";

    fn made() -> Value {
        let package = |name: &str, version: &str, source: Value| {
            json!({"name": name, "version": version, "source": source, "license": "MIT/Apache-2.0",
                "repository": "https://github.com/o/r"})
        };
        let metadata = json!({"packages": [
            package("server", "0.1.0", Value::Null), package("own", "0.1.0", Value::Null),
            package("a", "1.0.0", json!("registry")), package("b", "2.0.0+x", json!("registry")),
            package("unused", "1.0.0", json!("registry")),
        ]});
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"ab\"\n";
        let about = about(&metadata, &checksums(lock).unwrap());
        bill(&edges(TREE).unwrap(), &about).unwrap()
    }

    #[test]
    fn exactly_what_the_program_asks_for_is_in_it() {
        let bill = made();
        let purls: Vec<_> = bill["components"]
            .as_array()
            .unwrap()
            .iter()
            .map(|component| component["purl"].as_str().unwrap())
            .collect();
        let own = "pkg:github/o/r@0.1.0#crates/own";
        assert_eq!(purls, ["pkg:cargo/a@1.0.0", "pkg:cargo/b@2.0.0%2Bx", own]);
        assert_eq!(bill["metadata"]["component"]["name"], "balai");
        assert_eq!(bill["components"][0]["hashes"][0]["content"], "ab");
        assert_eq!(
            bill["components"][0]["licenses"][0]["expression"],
            "MIT OR Apache-2.0"
        );
    }

    #[test]
    fn who_asks_for_whom_is_told() {
        let bill = made();
        let asked: BTreeMap<&str, usize> = bill["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| {
                (
                    row["ref"].as_str().unwrap(),
                    row["dependsOn"].as_array().unwrap().len(),
                )
            })
            .collect();
        let counts: Vec<usize> = asked.into_values().collect();
        // a asks for b, b for nobody, own for a, the program for all three.
        assert_eq!(counts, [1, 0, 1, 3]);
    }

    #[test]
    fn a_line_that_is_not_understood_stops_it() {
        assert!(edges("0 server\n").is_err());
    }
}
