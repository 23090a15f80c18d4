//! `balai restore DIR`: everything beside the data folder first, and into its place at once.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use store::Applied;

use super::files::{self, Kept, told};
use super::manifest::{Manifest, NAME};
use super::refuse_postgres;
use crate::cli::Restore;
use crate::commands::say;
use crate::open::{self, Stop};

/// `balai restore DIR`
pub(crate) fn restore(restore: &Restore) -> Result<(), Stop> {
    let config = open::settings(&restore.place, &restore.place.flags())?;
    refuse_postgres(&config, "pg_restore", "bring back")?;
    let from = &restore.folder;
    let manifest = Manifest::read(from)?;
    let modules = server::modules();
    let known = modules.iter().map(|module| module.migrations).collect();
    Applied::check(&manifest.schema, known)?;
    refuse_strangers(from, &manifest.files)?;
    let target = Target::new(&config.server.data)?;
    target.fill(from, &manifest.files)?;
    say(&format!(
        "{} files of the backup of {} are in {}",
        manifest.files.len(),
        manifest.made,
        config.server.data.display()
    ))
}

/// A file that the manifest does not know was put there by somebody else.
fn refuse_strangers(from: &Path, kept: &[Kept]) -> Result<(), Stop> {
    let mut known: Vec<&str> = kept.iter().map(|kept| kept.path.as_str()).collect();
    known.push(NAME);
    known.sort_unstable();
    let found = files::walk(from)?;
    let stranger = found
        .iter()
        .find(|path| known.binary_search(&path.as_str()).is_err());
    match stranger {
        None => Ok(()),
        Some(path) => Err(format!("{path} is not in {NAME}: the backup was altered").into()),
    }
}

/// The data folder to be.
struct Target {
    /// Where it will be.
    place: PathBuf,
    /// The folder around it.
    parent: PathBuf,
    /// Where it is until it is whole: beside its place, so that one step moves it.
    waiting: PathBuf,
}

impl Target {
    /// Finds the place; refuses one that is taken.
    fn new(data: &Path) -> Result<Self, Stop> {
        let place = match data.canonicalize() {
            Ok(place) if files::is_empty(&place)? => place,
            Ok(_) => return Err(format!("{} is not empty", data.display()).into()),
            Err(_) => std::path::absolute(data).map_err(|error| told(data, &error))?,
        };
        let (Some(parent), Some(name)) = (place.parent(), place.file_name()) else {
            return Err(format!("{} cannot be a data folder", data.display()).into());
        };
        let mut waiting = OsString::from(name);
        waiting.push(".restoring");
        Ok(Self {
            parent: parent.to_owned(),
            waiting: parent.join(waiting),
            place,
        })
    }

    /// Copies and checks everything, and then moves it into its place. A failure leaves nothing.
    fn fill(&self, from: &Path, kept: &[Kept]) -> Result<(), Stop> {
        fs::create_dir_all(&self.parent).map_err(|error| told(&self.parent, &error))?;
        fs::create_dir(&self.waiting).map_err(|error| {
            format!(
                "{}: {error}; if no restore is under way, it is left from one that was cut off: remove it",
                self.waiting.display()
            )
        })?;
        let filled = self.copy(from, kept).and_then(|()| self.move_in());
        if filled.is_err() {
            // The first error is the one to tell.
            let _ = fs::remove_dir_all(&self.waiting);
        }
        filled
    }

    fn copy(&self, from: &Path, kept: &[Kept]) -> Result<(), Stop> {
        for expected in kept {
            let path = &expected.path;
            let found = files::copy(from, &self.waiting, path)?;
            if found.as_ref() != Some(expected) {
                let what = found.map_or("is missing", |_| "was altered");
                return Err(format!("{path} {what}: this backup cannot be trusted").into());
            }
        }
        files::flush_folders(&self.waiting)
    }

    /// One step, which replaces an empty folder and nothing else.
    fn move_in(&self) -> Result<(), Stop> {
        fs::rename(&self.waiting, &self.place).map_err(|error| {
            format!(
                "{}: {error}; a place where a disk is mounted cannot be replaced, name a folder in it",
                self.place.display()
            )
        })?;
        files::flush_folder(&self.parent)
    }
}
