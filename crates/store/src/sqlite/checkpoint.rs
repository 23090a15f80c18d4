//! Moving the log into the file: beside the writer as far as that goes, so that nobody who waits for a commit waits for it.
//!
//! `SQLite` begins its log anew only once all of it has been moved and nobody reads from it. While commits follow one
//! another a second thread never gets there, because the log grows meanwhile: it moves nearly all, and the writer moves
//! the short rest between two commits. A log that grew too long all the same is moved by the writer alone.

use std::ffi::c_int;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use rusqlite::hooks::Wal;

use super::statement::failure;
use crate::Error;

/// Whenever the log has grown by so many pages, it is moved.
const PAGES_MANY: c_int = 8_000;
/// The writer moves no more pages than these, where it can help it.
const PAGES_FEW: c_int = 1_500;
/// With so many pages the writer moves what is left, however much that is.
const PAGES_MOST: c_int = 32_000;
/// So often the second thread goes after what was written while it was at work.
const ROUNDS: u32 = 4;

/// Who has to move pages now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// Nobody: the log is short.
    Nobody,
    /// The second thread.
    Beside,
    /// The writer: hardly anything is left, or it has become too much.
    Writer,
    /// Nobody any more: the writer has ended.
    Over,
}

/// What the writer and the second thread share.
#[derive(Clone)]
struct Turns(Arc<(Mutex<Turn>, Condvar)>);

impl Turns {
    fn now(&self) -> MutexGuard<'_, Turn> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes whose turn it is, unless all is over.
    fn give(&self, to: Turn) {
        let mut turn = self.now();
        if *turn != Turn::Over {
            *turn = to;
        }
        drop(turn);
        self.0.1.notify_one();
    }

    /// Waits for the second thread's turn; false once all is over.
    fn wait(&self) -> bool {
        let mut turn = self.now();
        while matches!(*turn, Turn::Nobody | Turn::Writer) {
            turn = self.0.1.wait(turn).unwrap_or_else(PoisonError::into_inner);
        }
        *turn == Turn::Beside
    }
}

/// Ends the second thread when the writer ends.
pub(super) struct Watched(Turns);

impl Drop for Watched {
    fn drop(&mut self) {
        self.0.give(Turn::Over);
    }
}

/// Watches the log that `writer` writes, and gives what the second thread has to do, over a connection of its own.
pub(super) fn watch(
    writer: &mut Connection,
    beside: Connection,
) -> Result<(Watched, impl FnOnce() + Send + 'static), Error> {
    let turns = Turns(Arc::new((Mutex::new(Turn::Nobody), Condvar::new())));
    let told = turns.clone();
    let mut before = 0;
    let committed = move |log: &mut Wal, pages: c_int| {
        // The commit stands. What cannot be moved now is moved later.
        if let Err(error) = after_commit(&told, log, (&mut before, pages)) {
            tracing::warn!(%error, pages, "the log was not moved into the file");
        }
        Ok(())
    };
    writer
        .wal_hook(Some(committed))
        .map_err(|error| failure("store.checkpoint", &error))?;
    let watched = Watched(turns.clone());
    Ok((watched, move || serve(&turns, &beside)))
}

/// Looks whose turn it is, with the pages that the log had when it was moved last and those that it has.
fn after_commit(
    turns: &Turns,
    log: &mut Wal,
    (before, pages): (&mut c_int, c_int),
) -> rusqlite::Result<()> {
    if pages < *before {
        *before = 0;
    }
    let turn = *turns.now();
    match turn {
        Turn::Writer => {
            turns.give(Turn::Nobody);
            log.checkpoint()
        }
        Turn::Nobody if pages - *before >= PAGES_MANY => {
            *before = pages;
            turns.give(Turn::Beside);
            Ok(())
        }
        Turn::Nobody | Turn::Beside | Turn::Over => Ok(()),
    }
}

fn serve(turns: &Turns, connection: &Connection) {
    while turns.wait() {
        for _ in 0..ROUNDS {
            match pages_move(connection) {
                Ok((all, moved)) if all - moved > PAGES_FEW && all < PAGES_MOST => {}
                Ok(_) => break,
                Err(error) => {
                    tracing::warn!(%error, "the log was not moved into the file");
                    break;
                }
            }
        }
        turns.give(Turn::Writer);
    }
}

/// Moves the pages that nobody reads from the log; gives how many it has, and how many of them are moved.
fn pages_move(connection: &Connection) -> rusqlite::Result<(c_int, c_int)> {
    connection.query_row("pragma wal_checkpoint(passive)", [], |row| {
        Ok((row.get(1)?, row.get(2)?))
    })
}
