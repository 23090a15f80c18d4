//! `cargo xtask old-data`: keeps a data folder of the present version, for the programs that come after it.

use std::path::Path;
use std::process::Command;

use crate::finding::say;

/// Where the folders are kept.
const KEPT: &str = "crates/server/tests/data";
/// The test that makes one, and the variable that tells it where to.
const MAKER: &str = "old_data::this_version_makes_a_data_folder";
const WANTED: &str = "BALAI_TEST_OLD_DATA";

/// Writes the data folder of the version in the root manifest.
///
/// # Errors
/// When that version was released, or the folder cannot be made.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let tag = format!("v{}", env!("CARGO_PKG_VERSION"));
    if is_tagged(root, &tag)? {
        return Err(format!(
            "{tag} is released: raise the version in Cargo.toml first"
        ));
    }
    let test = ["test", "--quiet", "--locked", "--package", "server"];
    let status = Command::new("cargo")
        .args(test)
        .args(["--test", "it", "--", "--exact", MAKER])
        .env(WANTED, root.join(KEPT))
        .current_dir(root)
        .status()
        .map_err(|error| format!("cargo: {error}"))?;
    if !status.success() {
        return Err("the data folder could not be made".to_owned());
    }
    say(&format!(
        "wrote {KEPT}/{}.tar.xz",
        env!("CARGO_PKG_VERSION")
    ));
    Ok(())
}

/// Whether the repository has this tag.
fn is_tagged(root: &Path, tag: &str) -> Result<bool, String> {
    let output = Command::new("git")
        .args(["tag", "--list", tag])
        .current_dir(root)
        .output()
        .map_err(|error| format!("git: {error}"))?;
    Ok(!output.stdout.is_empty())
}
