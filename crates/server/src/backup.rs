//! `balai backup` and `balai restore`: an instance into a folder, while it serves, and back.
//!
//! The records are copied first and everything else after it, because a blob is stored before the commit
//! that mentions it, and a letter is laid down before the commit that says so. What the copied records
//! speak of is therefore in the backup, or is done again after a restore.
//!
//! A blob that an earlier backup beside the new one has is not copied again: both mention one file. Each backup is
//! whole by itself, and any of them may be removed.

mod age;
mod files;
mod manifest;
mod records;
mod restore;
mod series;

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use base::{Clock, Ids, SystemClock};

pub(crate) use age::Recipient;
pub(crate) use restore::restore;

use crate::cli::Backup;
use crate::commands::say;
use crate::config::Config;
use crate::open::{self, DATABASE, Stop};
use files::{Kept, told};
use manifest::{Manifest, UNFINISHED};
use records::Records;
use series::Earlier;

/// What SQLite keeps beside the database; the copy of the database holds what they hold.
const COMPANIONS: [&str; 4] = [
    DATABASE,
    "balai.sqlite-wal",
    "balai.sqlite-shm",
    "balai.sqlite-journal",
];

/// What is added to the niceness of this program: Linux has no lower priority for ordinary work.
const LEAST_PRIORITY: i32 = 19;

/// Folders of what proves who the instance is, and opens what it sealed.
const SECRETS: [&str; 2] = ["keys/", "tls/"];

/// `balai backup DIR`
pub(crate) fn backup(backup: &Backup) -> Result<(), Stop> {
    step_back();
    let config = open::settings(&backup.place, &backup.place.flags())?;
    let (data, to) = (&config.server.data, &backup.folder);
    let records = Records::of(&config);
    records.expect()?;
    begin(to, data)?;
    let earlier = if backup.full {
        None
    } else {
        Earlier::beside(to)?
    };
    let copying = Copying {
        data,
        to,
        recipients: &backup.recipients,
        earlier,
        ids: Ids::random(),
    };
    let (manifest, lent) = copying.all(&records)?;
    manifest.write(to)?;
    note_pickup(&config)?;
    copying.tell(&manifest, lent)
}

/// Lets whoever serves on this machine go first. A system that refuses it makes the backup no less whole.
fn step_back() {
    let _ = rustix::process::nice(LEAST_PRIORITY);
}

/// Takes an empty folder. What marks it as unfinished also keeps a second backup away.
fn begin(to: &Path, data: &Path) -> Result<(), Stop> {
    if is_inside(to, data)? {
        let told = format!("{} is inside of the data folder", to.display());
        return Err(told.into());
    }
    files::folder(to)?;
    if !files::is_empty(to)? {
        let why = if to.join(UNFINISHED).exists() {
            "holds a backup that was not finished; remove it, or name another folder"
        } else {
            "is not empty"
        };
        return Err(format!("{} {why}", to.display()).into());
    }
    files::create(&to.join(UNFINISHED)).map(drop)
}

/// Whether a folder, which need not be there yet, is to lie in another one.
fn is_inside(to: &Path, data: &Path) -> Result<bool, Stop> {
    let real = |path: &Path| path.canonicalize().map_err(|error| told(path, &error));
    let whole = std::path::absolute(to).map_err(|error| told(to, &error))?;
    let there = whole.ancestors().find(|path| path.exists());
    Ok(real(there.unwrap_or(&whole))?.starts_with(real(data)?))
}

/// A backup that is being made.
struct Copying<'a> {
    data: &'a Path,
    to: &'a Path,
    /// For whom secrets are wrapped; for nobody, if there are none.
    recipients: &'a [Recipient],
    earlier: Option<Earlier>,
    ids: Ids,
}

impl Copying<'_> {
    /// Copies everything and proves that what the records mention is there. Also gives how many files are
    /// those of the backup before.
    fn all(&self, records: &Records) -> Result<(Manifest, usize), Stop> {
        let made = SystemClock.now().rfc3339_micros();
        let taken = records.take(self.to)?;
        let mut kept = taken.kept;
        let mut lent = 0;
        for path in files::walk(self.data)? {
            if COMPANIONS.contains(&path.as_str()) {
                continue;
            }
            if let Some(same) = self.lent(&path) {
                kept.push(same);
                lent += 1;
            } else if self.is_wrapped(&path) {
                kept.extend(self.wrap(&path)?);
            } else {
                kept.extend(files::copy(self.data, self.to, &path)?);
            }
        }
        prove(&taken.mentioned, &kept)?;
        files::flush_folders(self.to)?;
        Ok((Manifest::new(made, taken.engine, taken.schema, kept), lent))
    }

    /// A file that the backup before has, if it does.
    fn lent(&self, path: &str) -> Option<Kept> {
        let earlier = self.earlier.as_ref()?;
        let bytes = fs::metadata(self.data.join(path)).ok()?.len();
        earlier.lend(path, bytes, self.to)
    }

    fn is_wrapped(&self, path: &str) -> bool {
        !self.recipients.is_empty() && SECRETS.iter().any(|folder| path.starts_with(folder))
    }

    /// Copies a secret so that only its recipients can read it. Nothing if it is gone.
    fn wrap(&self, path: &str) -> Result<Option<Kept>, Stop> {
        let source = self.data.join(path);
        let plain = match fs::read(&source) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            read => read.map_err(|error| told(&source, &error))?,
        };
        let sealed = age::seal(self.recipients, &plain, &self.ids)?;
        let kept = files::wrapped(path, &sealed);
        files::lay(self.to, &kept.stored(), &sealed)?;
        Ok(Some(kept))
    }

    fn tell(&self, manifest: &Manifest, lent: usize) -> Result<(), Stop> {
        let (files, to) = (&manifest.files, self.to.display());
        let bytes: u64 = files.iter().map(|kept| kept.bytes).sum();
        let told = format!("{} files with {bytes} bytes are in {to}", files.len());
        match &self.earlier {
            Some(earlier) if lent > 0 => {
                let earlier = earlier.folder.display();
                say(&format!(
                    "{told}; {lent} of them are the same files as in {earlier}"
                ))
            }
            _ => say(&told),
        }
    }
}

/// A blob is called by its SHA-256: one whose bytes say otherwise is not there.
fn prove(mentioned: &[String], kept: &[Kept]) -> Result<(), Stop> {
    let blobs = kept.iter().filter(|kept| kept.is_blob());
    let present: BTreeSet<&str> = blobs.map(Kept::name).collect();
    match mentioned
        .iter()
        .find(|name| !present.contains(name.as_str()))
    {
        None => Ok(()),
        Some(name) => Err(format!(
            "the database mentions blob {name}, which is missing or damaged; if it was taken down a moment \
             ago, a new backup will not mention it"
        )
        .into()),
    }
}

/// Letters in a folder of the operator's own choice are not in the data folder.
fn note_pickup(config: &Config) -> Result<(), Stop> {
    match &config.mail.pickup {
        Some(folder) if config.mail.smtp.is_none() && !folder.starts_with(&config.server.data) => {
            say(&format!(
                "note: letters wait in {}, which is not in the data folder and not in this backup",
                folder.display()
            ))
        }
        _ => Ok(()),
    }
}
