//! `balai witness URL`: somebody else's eye on a log. It has a key and a memory of its own, and signs what it saw.

use std::fs;
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use base::{Clock, Ids, SystemClock};
use kernel::log;
use kernel::log::rules::{Checkpoint, Note, Signer, Verifier, cosignature, witness_key};
use kernel::outbound::{Client, Limits, Trust};

use crate::cli::Witness;
use crate::commands::say;
use crate::open::Stop;

/// What a witness keeps: its own key, the log's key, and the note that it cosigned last.
const KEY: &str = "key";
const LOG: &str = "log";
const LAST: &str = "checkpoint";

/// `balai witness URL`: prints the cosigned checkpoint, or why the log is not to be believed.
pub(crate) fn witness(asked: &Witness) -> Result<(), Stop> {
    fs::create_dir_all(&asked.state)?;
    let signer = own_key(&asked.state.join(KEY), asked.name.as_deref())?;
    let verifier = log_key(&asked.state.join(LOG), asked.key.as_deref())?;
    let last = asked.state.join(LAST);
    let before = match read(&last)? {
        None => None,
        Some(note) => Some(
            Checkpoint::open(&note, &verifier)
                .ok_or_else(|| format!("{}: not a checkpoint of this log", last.display()))?,
        ),
    };
    let (newest, note) = log::follow(&fetch(&asked.url), &verifier, before.as_ref())?;
    let text = Note::parse(&note)
        .ok_or("the checkpoint is not a note")?
        .text;
    let cosigned = format!("{note}{}", cosignature(&signer, &text, SystemClock.now()));
    keep(&last, &cosigned)?;
    say(cosigned.trim_end())?;
    if asked.hand_in {
        hand_in(&asked.url, &cosigned)?;
    }
    tracing::debug!(size = newest.size, "cosigned");
    Ok(())
}

/// Hands the cosigned checkpoint to the log.
fn hand_in(url: &str, cosigned: &str) -> Result<(), Stop> {
    let address = format!("{}/log/cosignatures", url.trim_end_matches('/'));
    let headers = [(
        "Content-Type".to_owned(),
        "text/plain; charset=utf-8".to_owned(),
    )];
    let asked = (&Limits::default(), Trust::Operator);
    let answer = Client::default().post(&address, &headers, cosigned.as_bytes(), asked)?;
    match answer.status {
        200 => Ok(()),
        status => {
            let why = String::from_utf8_lossy(&answer.body);
            Err(format!("{address}: status {status}: {why}").into())
        }
    }
}

/// Fetches below the log's address.
pub(crate) fn fetch(url: &str) -> impl Fn(&str) -> Result<Vec<u8>, String> {
    let base = format!("{}/log", url.trim_end_matches('/'));
    let client = Client::default();
    move |path| {
        let address = format!("{base}/{path}");
        let asked = (&Limits::default(), Trust::Operator);
        let answer = client.get_from(&address, &[], asked);
        let answer = answer.map_err(|error| format!("{address}: {error}"))?;
        match answer.status {
            200 => Ok(answer.body),
            status => Err(format!("{address}: status {status}")),
        }
    }
}

fn read(path: &Path) -> Result<Option<String>, Stop> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(format!("{}: {error}", path.display()).into()),
    }
}

/// Writes a file for its owner only, whole or not at all.
fn keep(path: &Path, text: &str) -> Result<(), Stop> {
    let part = path.with_extension("part");
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&part)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(fs::rename(&part, path)?)
}

/// The witness's own key, made the first time.
fn own_key(path: &Path, name: Option<&str>) -> Result<Signer, Stop> {
    if let Some(text) = read(path)? {
        let unreadable = || format!("{}: not a key", path.display());
        return Ok(Signer::parse(&text).ok_or_else(unreadable)?);
    }
    let name =
        name.ok_or("the first time a witness needs its --name, such as witness.example/w1")?;
    let signer =
        Signer::new(name, Ids::random().bytes()).ok_or("a name has no spaces and no plus")?;
    keep(path, &format!("{}\n", signer.secret()))?;
    crate::commands::complain(
        &format!("this witness is {}", witness_key(signer.verifier())).into(),
    );
    Ok(signer)
}

/// The log's key: what was kept the first time, and no other since.
fn log_key(path: &Path, given: Option<&str>) -> Result<Verifier, Stop> {
    let kept = read(path)?;
    let text = match (&kept, given) {
        (Some(kept), Some(given)) if kept.trim() != given.trim() => {
            return Err(format!("this witness watches the log of {}", kept.trim()).into());
        }
        (Some(kept), _) => kept.trim(),
        (None, Some(given)) => given.trim(),
        (None, None) => return Err("the first time a witness needs the log's --key".into()),
    };
    let verifier = Verifier::parse(text).ok_or_else(|| format!("{text} is not a key of a log"))?;
    if kept.is_none() {
        keep(path, &format!("{verifier}\n"))?;
    }
    Ok(verifier)
}
