//! Lists the pack's pictures and recordings, so that the program carries them: what is a file there is a line here.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Folders of the pack that hold more than sheets.
const FOLDERS: [&str; 2] = ["pictures", "spoken"];

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let pack = here.join("../../packs/malaysia");
    let mut files = Vec::new();
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={}", pack.join(folder).display());
        walk(&pack.join(folder), folder, &mut files)?;
    }
    files.sort();
    let mut list = String::from("&[\n");
    for (name, path) in files {
        let path = path.display().to_string();
        writeln!(list, "    ({name:?}, include_bytes!({path:?})),").map_err(io::Error::other)?;
    }
    list.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("media.rs"), list)
}

/// Every file below a folder, by its name in the pack.
fn walk(folder: &Path, name: &str, found: &mut Vec<(String, PathBuf)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let inner = path.file_name().unwrap_or_default().to_string_lossy();
        let name = format!("{name}/{inner}");
        if path.is_dir() {
            walk(&path, &name, found)?;
        } else {
            found.push((name, path));
        }
    }
    Ok(())
}
