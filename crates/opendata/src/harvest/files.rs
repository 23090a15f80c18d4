//! A catalogue as a folder or a ZIP file, as repositories are fetched: one JSON file for each dataset.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use zip::ZipArchive;

use super::model::{Described, LeftOut};
use super::national;

/// Where the repository of data.gov.my keeps them among other files.
const FOLDER: &str = "data-catalogue";
/// Bytes of one file, and files of one catalogue.
const MOST_BYTES: u64 = 2 << 20;
const MOST_FILES: usize = 20_000;

/// Why a catalogue was not read at all.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The folder or file cannot be read.
    #[error("it cannot be read: {0}")]
    Io(#[from] io::Error),
    /// It is no ZIP file.
    #[error("it is no folder and no ZIP file: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// It has too many files.
    #[error("it has more than {MOST_FILES} files")]
    Many,
    /// It has none.
    #[error("it holds no JSON file that could describe a dataset")]
    Empty,
}

/// Reads all that a catalogue describes: what is a dataset, and what is not, with the reason.
pub fn catalogue_read(path: &Path) -> Result<(Vec<Described>, Vec<LeftOut>), FilesError> {
    let files = if path.is_dir() {
        folder(path)?
    } else {
        archive(path)?
    };
    if files.is_empty() {
        return Err(FilesError::Empty);
    }
    let (mut all, mut left_out) = (Vec::new(), Vec::new());
    for (identifier, bytes) in files {
        let read = bytes.and_then(|bytes| national::read(&identifier, &bytes));
        match read {
            Ok(described) => all.push(described),
            Err(reason) => left_out.push(LeftOut { identifier, reason }),
        }
    }
    Ok((all, left_out))
}

/// The file's name without its end, and what is in it or why that was not read.
type Found = (String, Result<Vec<u8>, String>);

fn folder(path: &Path) -> Result<Vec<Found>, FilesError> {
    let inner = path.join(FOLDER);
    let path = if inner.is_dir() {
        inner.as_path()
    } else {
        path
    };
    let mut names = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str());
        if let Some(identifier) = name.and_then(|name| name.strip_suffix(".json")) {
            names.push((identifier.to_owned(), path.clone()));
        }
        if names.len() > MOST_FILES {
            return Err(FilesError::Many);
        }
    }
    names.sort();
    let found = names.into_iter().map(|(identifier, path)| {
        let bytes = File::open(path).map_err(|error| error.to_string());
        let bytes = bytes.and_then(bounded);
        (identifier, bytes)
    });
    Ok(found.collect())
}

fn archive(path: &Path) -> Result<Vec<Found>, FilesError> {
    let mut archive = ZipArchive::new(File::open(path)?)?;
    if archive.len() > MOST_FILES {
        return Err(FilesError::Many);
    }
    let mut names: Vec<String> = Vec::new();
    for name in archive.file_names() {
        names.push(name?.into_owned());
    }
    let is_apart = names.iter().any(|name| parent(name) == FOLDER);
    let mut wanted: Vec<(String, String)> = names
        .into_iter()
        .filter(|name| !is_apart || parent(name) == FOLDER)
        .filter_map(|name| {
            let file = name.rsplit('/').next()?;
            Some((file.strip_suffix(".json")?.to_owned(), name))
        })
        .collect();
    wanted.sort();
    let mut found = Vec::with_capacity(wanted.len());
    for (identifier, name) in wanted {
        let bytes = match archive.by_name(&name) {
            Ok(file) => bounded(file),
            Err(error) => Err(error.to_string()),
        };
        found.push((identifier, bytes));
    }
    Ok(found)
}

/// The name of the folder in which a file of an archive is.
fn parent(name: &str) -> &str {
    name.rsplit('/').nth(1).unwrap_or_default()
}

/// What is in a file, if that is not too much. What an archive says of sizes is not believed.
fn bounded(file: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut file = file.take(MOST_BYTES + 1);
    let read = file.read_to_end(&mut bytes);
    let read = read.map_err(|error| format!("it cannot be read: {error}"))?;
    if u64::try_from(read).is_ok_and(|read| read <= MOST_BYTES) {
        Ok(bytes)
    } else {
        Err(format!("it has more than {MOST_BYTES} bytes"))
    }
}
