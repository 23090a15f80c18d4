//! A copy of a database that others go on writing to, and reading such a copy.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::connection::{open_new, open_reader, set};
use super::statement::failure;
use crate::tx::Engine;
use crate::{Error, Tx};

const SNAPSHOT: &str = "store.snapshot";
/// Pages that are copied before others have their turn: some quarter of a millisecond's work.
const PAGES_AT_ONCE: i32 = 64;
/// Steps of SQLite's machine after which they have it again while a copy is looked through: as much work.
const STEPS_AT_ONCE: i32 = 50_000;
/// How long the others then have the machine. A copy is in nobody's hurry, and whoever waits for a page is.
const REST: Duration = Duration::from_micros(150);

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
    drop(source);
    // The copy says of itself that a write-ahead log lies beside it, as beside the original.
    set(&copy, "pragma journal_mode = delete")?;
    check(&mut copy)?;
    Ok(super::engine())
}

/// Lets others have the machine for a moment: for work that is in nobody's hurry, a piece at a time. A low priority
/// alone would not do: it holds among the programs of one session or service only.
pub fn rest() {
    thread::sleep(REST);
}

/// Copies page by page rather than with `vacuum into`: that one numbers rows anew, and takes longer
/// while the log of the original cannot be emptied.
fn copy_pages(source: &Connection, copy: &mut Connection) -> Result<(), Error> {
    // By itself each step would read the newest state, and start over whenever another process had committed. All
    // of them read this one snapshot of the write-ahead log, which no writer waits for.
    set(source, "begin")?;
    let pinned = source.query_row("select count(*) from sqlite_schema", [], |_| Ok(()));
    pinned.map_err(|error| failure(SNAPSHOT, &error))?;
    let backup = Backup::new(source, copy).map_err(|error| failure(SNAPSHOT, &error))?;
    loop {
        match backup.step(PAGES_AT_ONCE) {
            Ok(StepResult::Done) => return Ok(()),
            Ok(StepResult::More) => rest(),
            Ok(other) => return Err(Error::Unavailable(format!("{SNAPSHOT}: {other:?}"))),
            Err(error) => return Err(failure(SNAPSHOT, &error)),
        }
    }
}

/// What is damaged was damaged in the original, where nobody may have looked for a while.
fn check(copy: &mut Connection) -> Result<(), Error> {
    let resting = || {
        rest();
        false
    };
    copy.progress_handler(STEPS_AT_ONCE, Some(resting))
        .map_err(|error| failure(SNAPSHOT, &error))?;
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
