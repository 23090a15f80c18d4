//! Tasks of the house: `cargo xtask tidy`, `licences`, `spelling`, `reference`, `old-data`, `speak`, `sbom`,
//! `new-module`.

mod code;
mod finding;
mod lexer;
mod licences;
mod new_module;
mod old_data;
mod reference;
mod sbom;
mod speak;
mod spelling;
mod tidy;
mod tree;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// What may be asked for.
const USAGE: &str = "\
cargo xtask tidy [RULE]         the rules of the house (ARCHITECTURE.md)
cargo xtask licences            licences, bans and duplicate versions of dependencies
cargo xtask spelling            English spelling in code, documents and pages
cargo xtask reference           write the generated pages under docs/reference/
cargo xtask old-data            keep a data folder of this version (crates/server/tests/data)
cargo xtask speak               read the pages for those who read little aloud, into the pack
cargo xtask sbom                print what the program is made of (CycloneDX 1.6)
cargo xtask new-module NAME     write a new module that compiles and passes
cargo xtask new-module --try    do that in a copy of the repository, test it, leave nothing";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&root(), &words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(told) => {
            eprintln!("{told}");
            ExitCode::FAILURE
        }
    }
}

/// Does what was asked for.
fn run(root: &Path, words: &[&str]) -> Result<(), String> {
    match words {
        ["tidy"] => tidy::run(root, None),
        ["tidy", rule] => tidy::run(root, Some(rule)),
        ["licences"] => licences::run(root),
        ["spelling"] => spelling::run(root),
        ["reference"] => reference::run(root),
        ["old-data"] => old_data::run(root),
        ["speak"] => speak::run(root),
        ["sbom"] => sbom::run(root),
        ["new-module", "--try"] => new_module::rehearse(root),
        ["new-module", name] => new_module::run(root, name),
        _ => Err(USAGE.to_owned()),
    }
}

/// The root of the repository: Cargo says where this crate lies, two folders below it.
fn root() -> PathBuf {
    let here = std::env::var_os("CARGO_MANIFEST_DIR")
        .map(PathBuf::from)
        .unwrap_or_default();
    let root = here.ancestors().nth(2).unwrap_or(Path::new("."));
    root.to_owned()
}
