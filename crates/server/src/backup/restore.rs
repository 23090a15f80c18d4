//! `balai restore DIR`: everything beside the data folder first, and into its place at once. Tables of PostgreSQL come
//! in one transaction, which ends when the folder is in its place.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::age::{self, Identity};
use super::files::{self, Kept, told};
use super::manifest::{Manifest, NAME};
use super::records::{self, Records};
use super::series;
use crate::cli::Restore;
use crate::commands::say;
use crate::open::{self, Stop};

/// `balai restore DIR`
pub(crate) fn restore(restore: &Restore) -> Result<(), Stop> {
    let config = open::settings(&restore.place, &restore.place.flags())?;
    let from = &chosen(restore)?;
    let manifest = Manifest::read(from)?;
    let identities = identities(restore, &manifest)?;
    let modules = server::modules();
    let known: Vec<_> = modules.iter().map(|module| module.migrations).collect();
    let records = Records::of(&config);
    records.may_take(&manifest, known.clone())?;
    refuse_strangers(from, &manifest.files)?;
    let target = Target::new(&config.server.data)?;
    let put = |moving: &mut dyn FnMut() -> Result<(), Stop>| {
        records.put(from, (&manifest, known.clone()), moving)
    };
    let tables = target.fill((from, &identities), &manifest.files, put)?;
    let files = manifest.files.len() - tables;
    let (made, data) = (&manifest.made, config.server.data.display());
    let told = format!("{files} files of the backup of {made} are in {data}");
    if tables == 0 {
        return say(&told);
    }
    say(&format!("{told}, and {tables} tables in the database"))
}

/// The backup that is meant: the folder that was named, or the newest in it at a time.
fn chosen(restore: &Restore) -> Result<PathBuf, Stop> {
    let folder = &restore.folder;
    if let Some(time) = restore.at {
        return series::at(folder, time);
    }
    if !folder.join(NAME).exists() && !series::series(folder)?.is_empty() {
        let folder = folder.display();
        let told = format!("{folder} holds several backups: name one of them, or a time with --at");
        return Err(told.into());
    }
    Ok(folder.clone())
}

/// What opens the secrets of a backup, where they are wrapped.
fn identities(restore: &Restore, manifest: &Manifest) -> Result<Vec<Identity>, Stop> {
    let is_wrapped = manifest.files.iter().any(|kept| kept.wrapped);
    match &restore.identity {
        Some(file) => age::identities(file),
        None if is_wrapped => Err(
            "the keys in this backup are wrapped with age: name the file of the identity \
                                   that opens them with --identity"
                .into(),
        ),
        None => Ok(Vec::new()),
    }
}

/// A file that the manifest does not know was put there by somebody else.
fn refuse_strangers(from: &Path, kept: &[Kept]) -> Result<(), Stop> {
    let mut known: Vec<String> = kept.iter().map(Kept::stored).collect();
    known.push(NAME.to_owned());
    known.sort_unstable();
    let found = files::walk(from)?;
    let stranger = found.iter().find(|path| known.binary_search(path).is_err());
    match stranger {
        None => Ok(()),
        Some(path) => Err(format!("{path} is not in {NAME}: the backup was altered").into()),
    }
}

/// A backup, and what opens its secrets.
type Source<'a> = (&'a Path, &'a [Identity]);

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
    /// `put` is handed the last step, for whatever has to be there before it. What that one gives.
    fn fill<T>(
        &self,
        from: Source<'_>,
        kept: &[Kept],
        put: impl FnOnce(&mut dyn FnMut() -> Result<(), Stop>) -> Result<T, Stop>,
    ) -> Result<T, Stop> {
        fs::create_dir_all(&self.parent).map_err(|error| told(&self.parent, &error))?;
        fs::create_dir(&self.waiting).map_err(|error| {
            format!(
                "{}: {error}; if no restore is under way, it is left from one that was cut off: remove it",
                self.waiting.display()
            )
        })?;
        let mut moved = false;
        let filled = self.copy(from, kept).and_then(|()| {
            put(&mut || {
                self.move_in()?;
                moved = true;
                Ok(())
            })
        });
        if filled.is_err() {
            // The first error is the one to tell.
            let _ = fs::remove_dir_all(if moved { &self.place } else { &self.waiting });
        }
        filled
    }

    fn copy(&self, (from, identities): Source<'_>, kept: &[Kept]) -> Result<(), Stop> {
        for expected in kept.iter().filter(|kept| !records::is_table(kept)) {
            let (path, found) = if expected.wrapped {
                self.opened(from, identities, expected)?
            } else {
                let copied = files::copy(from, &self.waiting, &expected.path)?;
                (expected.path.clone(), copied)
            };
            if found.as_ref() != Some(expected) {
                let what = found.map_or("is missing", |_| "was altered");
                return Err(files::distrust(&path, what).into());
            }
        }
        files::flush_folders(&self.waiting)
    }

    /// Opens a secret and lays it down. What was in the backup, with its path there; nothing if it is missing.
    fn opened(
        &self,
        from: &Path,
        identities: &[Identity],
        expected: &Kept,
    ) -> Result<(String, Option<Kept>), Stop> {
        let stored = expected.stored();
        let source = from.join(&stored);
        let sealed = match fs::read(&source) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok((stored, None)),
            read => read.map_err(|error| told(&source, &error))?,
        };
        let found = files::wrapped(&expected.path, &sealed);
        if found == *expected {
            let plain = age::open(identities, &sealed);
            let plain = plain.ok_or_else(|| format!("{stored}: the identity does not open it"))?;
            files::lay(&self.waiting, &expected.path, &plain)?;
        }
        Ok((stored, Some(found)))
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
