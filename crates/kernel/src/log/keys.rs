//! The key of the log: made at the first start and kept in the data folder, or handed over by the settings.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use ring::rand::{SecureRandom, SystemRandom};
use store::Db;

use super::error::Error;
use super::model::{Key, Settings};
use super::rules::{Signer, Verifier, origin_of};
use crate::notifications;

/// Where the key is, in the data folder.
const FILE: &str = "keys/public-log";
/// Under which name the database remembers whose log it is.
const SECRET: &str = "public-log-verifier";

/// The log's key. A key once used is the log: one that does not fit what the database remembers is refused, and a
/// machine that has none signs nothing.
pub(crate) fn open(
    db: &Db,
    data: &Path,
    (settings, public_url): (&Settings, &str),
) -> Result<Key, Error> {
    let kept = db.read_blocking("log.key", |tx| notifications::secret_find(tx, SECRET))?;
    let found = match &settings.key {
        Some(text) => Some((read(text, "`public_log.key`")?, false)),
        None => from_file(data, kept.is_none(), || {
            let origin = settings.origin.clone();
            let name = origin.unwrap_or_else(|| origin_of(public_url));
            Signer::new(&name, seed()?)
                .ok_or_else(|| Error::Key(format!("{name} cannot name a log")))
        })?,
    };
    let Some((signer, made)) = found else {
        return without(kept.as_deref());
    };
    let ours = signer.verifier().to_string();
    let kept = db.write_blocking("log.key_keep", move |tx| {
        notifications::secret_ensure(tx, (SECRET, &ours))
    })?;
    if kept == signer.verifier().to_string() {
        return Ok(Key {
            verifier: signer.verifier().clone(),
            signer: Some(signer),
        });
    }
    if made {
        // Another machine began the log in this very moment.
        let path = data.join(FILE);
        std::fs::remove_file(&path).map_err(|error| told(&path, &error))?;
        return without(Some(&kept));
    }
    Err(Error::Key(format!(
        "the key of the public log here is that of {}, but this instance's log is that of {kept}",
        signer.verifier()
    )))
}

/// A machine that was not given the key knows whose log it is, and signs nothing.
fn without(kept: Option<&str>) -> Result<Key, Error> {
    tracing::warn!("the key of the public log is not here: this process signs nothing");
    let verifier = kept.and_then(Verifier::parse);
    let verifier = verifier.ok_or_else(|| Error::Key("whose log it is was lost".to_owned()))?;
    Ok(Key {
        verifier,
        signer: None,
    })
}

fn told(path: &Path, error: &std::io::Error) -> Error {
    Error::Key(format!("{}: {error}", path.display()))
}

fn seed() -> Result<[u8; 32], Error> {
    let mut seed = [0; 32];
    let filled = SystemRandom::new().fill(&mut seed);
    filled.map_err(|_| Error::Key("no chance for a key".to_owned()))?;
    Ok(seed)
}

fn read(text: &str, place: &str) -> Result<Signer, Error> {
    Signer::parse(text).ok_or_else(|| Error::Key(format!("{place} holds no key of a public log")))
}

/// The key in the data folder, and whether it was made now: where there is none and the log was not begun.
fn from_file(
    data: &Path,
    begins: bool,
    fresh: impl FnOnce() -> Result<Signer, Error>,
) -> Result<Option<(Signer, bool)>, Error> {
    let path = data.join(FILE);
    let kept = |made| {
        let text = std::fs::read_to_string(&path).map_err(|error| told(&path, &error))?;
        Ok(Some((read(&text, &path.display().to_string())?, made)))
    };
    if path.exists() {
        return kept(false);
    }
    if !begins {
        return Ok(None);
    }
    let secret = fresh()?.secret();
    write(&path, &secret).map_err(|error| told(&path, &error))?;
    // Another process may have been quicker: what stands there counts.
    kept(true)
}

/// Writes a key for its owner only, whole or not at all, and never over another.
fn write(path: &Path, secret: &str) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)?;
    let part = path.with_extension(format!("{}.part", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&part)?;
    writeln!(file, "{secret}")?;
    file.sync_all()?;
    match std::fs::hard_link(&part, path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error),
        _ => std::fs::remove_file(&part)?,
    }
    File::open(folder)?.sync_all()
}
