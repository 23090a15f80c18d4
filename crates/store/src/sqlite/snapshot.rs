//! A copy of a database that others go on writing to, and reading such a copy.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::connection::{open_new, open_reader, set};
use super::statement::failure;
use crate::tx::Engine;
use crate::{Error, Tx};

const SNAPSHOT: &str = "store.snapshot";

/// Copies the SQLite database at `from`, as it stands at one moment, into the new file `to`, and checks
/// that the copy is sound. Returns the engine and its version.
///
/// Others may write meanwhile, in this process or another; they do not wait, and what they commit after
/// the moment is not in the copy. Nothing is migrated. The copy is one file that needs no others beside
/// it; the caller has it flushed to the disk. After an error `to` may be there and is worth nothing.
pub fn snapshot(from: &Path, to: &Path) -> Result<String, Error> {
    let source = open_reader(from)?;
    let mut copy = open_new(to)?;
    copy_pages(&source, &mut copy)?;
    // The copy says of itself that a write-ahead log lies beside it, as beside the original.
    set(&copy, "pragma journal_mode = delete")?;
    check(&copy)?;
    Ok(super::engine())
}

/// Copies page by page rather than with `vacuum into`: that one numbers rows anew, and takes longer
/// while the log of the original cannot be emptied.
fn copy_pages(source: &Connection, copy: &mut Connection) -> Result<(), Error> {
    let backup = Backup::new(source, copy).map_err(|error| failure(SNAPSHOT, &error))?;
    // In several steps it would start over whenever another process commits, and never end on a busy
    // day. One step reads one snapshot of the write-ahead log, which no writer waits for.
    match backup.step(-1) {
        Ok(StepResult::Done) => Ok(()),
        Ok(other) => Err(Error::Unavailable(format!("{SNAPSHOT}: {other:?}"))),
        Err(error) => Err(failure(SNAPSHOT, &error)),
    }
}

/// What is damaged was damaged in the original, where nobody may have looked for a while.
fn check(copy: &Connection) -> Result<(), Error> {
    let found: String = copy
        .query_row("pragma quick_check(1)", [], |row| row.get(0))
        .map_err(|error| failure(SNAPSHOT, &error))?;
    if found == "ok" {
        return Ok(());
    }
    Err(Error::Sql {
        statement: SNAPSHOT,
        detail: format!("the database is damaged: {found}"),
    })
}

/// Reads an SQLite file that nobody else has open, such as a copy. It is neither migrated nor written.
pub fn look<T, E: From<Error>>(
    path: &Path,
    closure: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let connection = open_reader(path)?;
    closure(&mut Tx::new(Engine::Sqlite(&connection)))
}
