//! `cargo xtask new-module NAME`: a module that compiles and passes, to be replaced noun by noun.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::finding::say;
use crate::reference::{TABLES, tables};
use crate::tree::Tree;

/// The files of a module: where each goes, and what it says. `__nouns__`, `__noun__` and `__Noun__` stand for its names.
const FILES: &[(&str, &str)] = &[
    ("Cargo.toml", include_str!("../module/Cargo.toml.txt")),
    ("askama.toml", include_str!("../module/askama.toml.txt")),
    ("src/lib.rs", include_str!("../module/lib.rs.txt")),
    ("src/model.rs", include_str!("../module/model.rs.txt")),
    ("src/rules.rs", include_str!("../module/rules.rs.txt")),
    ("src/queries.rs", include_str!("../module/queries.rs.txt")),
    ("src/actions.rs", include_str!("../module/actions.rs.txt")),
    ("src/http.rs", include_str!("../module/http.rs.txt")),
    ("src/pages.rs", include_str!("../module/pages.rs.txt")),
    ("src/error.rs", include_str!("../module/error.rs.txt")),
    (
        "migrations/0001___nouns__.sql",
        include_str!("../module/migration.sql.txt"),
    ),
    (
        "templates/__nouns___list.html",
        include_str!("../module/list.html.txt"),
    ),
    ("locales/ms.ftl", include_str!("../module/ms.ftl.txt")),
    ("locales/en.ftl", include_str!("../module/en.ftl.txt")),
    ("locales/zh.ftl", include_str!("../module/zh.ftl.txt")),
    ("locales/ta.ftl", include_str!("../module/ta.ftl.txt")),
    ("tests/it/main.rs", include_str!("../module/test.rs.txt")),
];

/// The module that the rehearsal makes.
const REHEARSED: &str = "lanterns";

/// Writes a new module and registers it.
///
/// # Errors
/// When the name will not do, is taken, or something cannot be written.
pub(crate) fn run(root: &Path, name: &str) -> Result<(), String> {
    let names = Names::of(name)?;
    let folder = root.join("crates").join(name);
    if folder.exists() {
        return Err(format!("crates/{name} exists already"));
    }
    for (path, text) in FILES {
        write(&folder.join(names.fill(path)), &names.fill(text))?;
    }
    register(root, name)?;
    cargo(root, &["fmt", "--package", name, "--package", "server"])?;
    let tree = Tree::read(root).map_err(|error| format!("cannot read the repository: {error}"))?;
    write(&root.join(TABLES), &tables(&tree))?;
    say(&format!(
        "wrote crates/{name}; next: cargo test -p {name}, then docs/adding-a-module.md"
    ));
    Ok(())
}

/// Makes a module in a copy of the repository, tests it, and takes the copy away again.
///
/// # Errors
/// When the module that comes out does not pass.
pub(crate) fn rehearse(root: &Path) -> Result<(), String> {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    // Always the same place, so that what was built for the last rehearsal is used again.
    let copy = root.join(target).join("new-module");
    remove(&copy)?;
    copy_folder(root, &copy, "").map_err(|error| format!("{}: {error}", copy.display()))?;
    let outcome = run(&copy, REHEARSED).and_then(|()| prove(&copy));
    remove(&copy)?;
    outcome
}

/// Everything that a new module must pass.
fn prove(root: &Path) -> Result<(), String> {
    cargo(
        root,
        &[
            "clippy",
            "--offline",
            "--no-deps",
            "--package",
            REHEARSED,
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    )?;
    cargo(root, &["test", "--offline", "--package", REHEARSED])?;
    cargo(root, &["check", "--offline", "--package", "server"])?;
    cargo(
        root,
        &[
            "fmt",
            "--package",
            REHEARSED,
            "--package",
            "server",
            "--",
            "--check",
        ],
    )?;
    crate::tidy::run(root, None)
}

/// The names of a module's nouns.
#[derive(Debug, PartialEq, Eq)]
struct Names {
    nouns: String,
    noun: String,
    type_name: String,
}

impl Names {
    /// From the crate's name: small letters, at best a plural.
    fn of(name: &str) -> Result<Self, String> {
        let fits = name.len() >= 3 && name.chars().all(|letter| letter.is_ascii_lowercase());
        if !fits {
            return Err(format!(
                "`{name}`: a module is called by a plural noun in small letters, such as lanterns"
            ));
        }
        let noun = match (name.strip_suffix("ies"), name.strip_suffix('s')) {
            (Some(stem), _) => format!("{stem}y"),
            (None, Some(stem)) => stem.to_owned(),
            (None, None) => format!("{name}_item"),
        };
        Ok(Self {
            nouns: name.to_owned(),
            type_name: camel(&noun),
            noun,
        })
    }

    /// Puts the names into a path or a text.
    fn fill(&self, text: &str) -> String {
        text.replace("__nouns__", &self.nouns)
            .replace("__noun__", &self.noun)
            .replace("__Noun__", &self.type_name)
    }
}

/// `opendata_item` → `OpendataItem`.
fn camel(words: &str) -> String {
    words.split('_').fold(String::new(), |text, word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        text + &first.into_iter().chain(letters).collect::<String>()
    })
}

/// Names the module in the root manifest, in the server's, and in the server's list of modules.
fn register(root: &Path, name: &str) -> Result<(), String> {
    edit(&root.join("Cargo.toml"), |text| {
        insert_line(
            text,
            "[workspace.dependencies]",
            &format!("{name} = {{ path = \"crates/{name}\" }}"),
        )
    })?;
    edit(&root.join("crates/server/Cargo.toml"), |text| {
        insert_line(text, "[dependencies]", &format!("{name}.workspace = true"))
    })?;
    let sources = root.join("crates/server/src");
    let entries =
        std::fs::read_dir(&sources).map_err(|error| format!("{}: {error}", sources.display()))?;
    let list = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| lists_modules(path));
    let list = list.ok_or(
        "the server's list of modules is not found: it is where `reports::module()` stands",
    )?;
    edit(&list, |text| {
        text.replacen(
            "reports::module()",
            &format!("reports::module(), {name}::module()"),
            1,
        )
    })
}

/// Whether the file holds the server's list of modules.
fn lists_modules(path: &Path) -> bool {
    std::fs::read_to_string(path).is_ok_and(|text| text.contains("reports::module()"))
}

/// Puts a line into the section that starts with `heading`, before the first line there that sorts after it.
fn insert_line(text: &str, heading: &str, line: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let start = lines
        .iter()
        .position(|other| *other == heading)
        .map_or(lines.len(), |at| at + 1);
    let after = lines
        .iter()
        .skip(start)
        .position(|other| other.is_empty() || *other > line);
    lines.insert(after.map_or(lines.len(), |offset| start + offset), line);
    lines.join("\n") + "\n"
}

/// Changes a file.
fn edit(path: &Path, change: impl FnOnce(&str) -> String) -> Result<(), String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    write(path, &change(&text))
}

/// Writes a file and the folders above it.
fn write(path: &Path, text: &str) -> Result<(), String> {
    let told = |error: io::Error| format!("{}: {error}", path.display());
    std::fs::create_dir_all(path.parent().unwrap_or(path)).map_err(told)?;
    std::fs::write(path, text).map_err(told)
}

/// Removes a folder if it is there.
fn remove(folder: &Path) -> Result<(), String> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(format!("{}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Runs Cargo where its words may be seen.
fn cargo(root: &Path, arguments: &[&str]) -> Result<(), String> {
    let status = Command::new("cargo")
        .args(arguments)
        .current_dir(root)
        .env("CARGO_TARGET_DIR", target_of(root))
        .status()
        .map_err(|error| format!("cargo: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!(
            "cargo {} failed in {}",
            arguments.join(" "),
            root.display()
        ))
    }
}

/// Where Cargo builds: a rehearsal shares the build folder that it lies in.
fn target_of(root: &Path) -> PathBuf {
    if root.ends_with("new-module") {
        return root.parent().unwrap_or(root).to_owned();
    }
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from)
}

/// Copies the repository without build output, with the times of change, so that nothing is built for no reason.
fn copy_folder(from: &Path, to: &Path, prefix: &str) -> io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if matches!(path.as_str(), "target" | "data" | ".git") || name == "node_modules" {
            continue;
        }
        let (source, goal) = (entry.path(), to.join(&name));
        if entry.file_type()?.is_dir() {
            copy_folder(&source, &goal, &format!("{path}/"))?;
        } else {
            std::fs::copy(&source, &goal)?;
            std::fs::File::options()
                .write(true)
                .open(&goal)?
                .set_modified(entry.metadata()?.modified()?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_from_the_plural() {
        let named = |name: &str| Names::of(name).map(|names| (names.noun, names.type_name));
        assert_eq!(
            named("lanterns"),
            Ok(("lantern".to_owned(), "Lantern".to_owned()))
        );
        assert_eq!(
            named("libraries"),
            Ok(("library".to_owned(), "Library".to_owned()))
        );
        assert_eq!(
            named("opendata"),
            Ok(("opendata_item".to_owned(), "OpendataItem".to_owned()))
        );
        for refused in ["", "Lanterns", "my-module", "../etc", "ab"] {
            assert!(Names::of(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn lines_go_where_they_sort() {
        let text = "[a]\nx = 1\n\n[dependencies]\nbase = 1\nweb = 1\n\n[z]\n";
        assert_eq!(
            insert_line(text, "[dependencies]", "lanterns = 1"),
            "[a]\nx = 1\n\n[dependencies]\nbase = 1\nlanterns = 1\nweb = 1\n\n[z]\n"
        );
        assert_eq!(
            insert_line("[dependencies]\nbase = 1\n", "[dependencies]", "web = 1"),
            "[dependencies]\nbase = 1\nweb = 1\n"
        );
    }

    #[test]
    fn no_placeholder_is_left_in_any_file() {
        let names = Names::of("lanterns").unwrap();
        for (path, text) in FILES {
            assert!(!names.fill(path).contains("__"), "{path}");
            assert!(!names.fill(text).contains("__"), "{path}");
        }
    }
}
