//! `balai backup` and `balai restore`: an embedded instance into a folder, while it serves, and back.
//!
//! The database is copied first and everything else after it, because a blob is stored before the commit
//! that mentions it, and a letter is laid down before the commit that says so. What the copied database
//! speaks of is therefore in the backup, or is done again after a restore.

mod files;
mod manifest;
mod restore;

use std::collections::BTreeSet;
use std::path::Path;

use base::{Clock, SystemClock};
use kernel::documents;
use store::Applied;

pub(crate) use restore::restore;

use crate::cli::Backup;
use crate::commands::say;
use crate::config::Config;
use crate::open::{self, DATABASE, Stop};
use files::{Kept, told};
use manifest::{Manifest, UNFINISHED};

/// What SQLite keeps beside the database; the copy of the database holds what they hold.
const COMPANIONS: [&str; 4] = [
    DATABASE,
    "balai.sqlite-wal",
    "balai.sqlite-shm",
    "balai.sqlite-journal",
];

/// `balai backup DIR`
pub(crate) fn backup(backup: &Backup) -> Result<(), Stop> {
    let config = open::settings(&backup.place, &backup.place.flags())?;
    let (data, to) = (&config.server.data, &backup.folder);
    refuse_postgres(&config, "pg_dump", "copy")?;
    let database = data.join(DATABASE);
    if !database.is_file() {
        return Err(format!("{} holds no {DATABASE}", data.display()).into());
    }
    begin(to, data)?;
    let manifest = copy(&database, data, to)?;
    manifest.write(to)?;
    note_pickup(&config)?;
    say(&format!(
        "{} files with {} bytes are in {}",
        manifest.files.len(),
        manifest.files.iter().map(|kept| kept.bytes).sum::<u64>(),
        to.display()
    ))
}

/// Records in PostgreSQL are for PostgreSQL's own tools, which know its roles, replicas and versions.
fn refuse_postgres(config: &Config, tool: &str, verb: &str) -> Result<(), Stop> {
    if config.database.url.is_none() {
        return Ok(());
    }
    let data = config.server.data.display();
    Err(format!(
        "the records of this instance are in PostgreSQL: {verb} them with {tool}, and after them the data \
         folder {data}, which holds the blobs and the mail that waits"
    )
    .into())
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

/// Copies everything and proves that what the database mentions is there.
fn copy(database: &Path, data: &Path, to: &Path) -> Result<Manifest, Stop> {
    let copied = to.join(DATABASE);
    let made = SystemClock.now().rfc3339();
    let engine = store::snapshot(database, &copied)?;
    let (schema, mentioned) = store::look(&copied, |tx| {
        Ok::<_, store::Error>((Applied::all(tx)?, documents::blobs_mentioned(tx)?))
    })?;
    let mut kept = vec![files::sealed(to, DATABASE)?];
    for path in files::walk(data)? {
        if !COMPANIONS.contains(&path.as_str()) {
            kept.extend(files::copy(data, to, &path)?);
        }
    }
    prove(&mentioned, &kept)?;
    files::flush_folders(to)?;
    Ok(Manifest::new(made, engine, schema, kept))
}

/// A blob is called by its SHA-256: one whose bytes say otherwise is not there.
fn prove(mentioned: &[String], kept: &[Kept]) -> Result<(), Stop> {
    let is_blob = |kept: &&Kept| kept.path.starts_with("blobs/") && kept.is_named_by_hash();
    let present: BTreeSet<&str> = kept.iter().filter(is_blob).map(Kept::name).collect();
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
