//! SQLite: one writer whose waiting closures share a commit, and readers beside it.

mod checkpoint;
mod connection;
mod snapshot;
mod statement;
mod writer;

use std::path::Path;
use std::sync::Arc;
use std::thread;

pub use snapshot::{look, rest, snapshot};
pub(crate) use statement::{column, each, exec, prepare};

use crate::db::{Opened, Queues};
use crate::queue::Queue;
use crate::tx::Engine;
use crate::work::Work;
use crate::{Error, Options, Tx};

/// Opens the file, migrates it, and starts the writer and the readers.
pub(crate) fn open(path: &Path, options: &Options, queues: &Queues) -> Result<Opened, Error> {
    let mut connection = connection::open_writer(path, options)?;
    connection::migrate(&connection, options)?;
    let version = engine();
    let connections: Vec<_> = (0..options.readers.max(1))
        .map(|_| connection::open_reader(path))
        .collect::<Result<_, _>>()?;
    let queue = Arc::clone(&queues.writes);
    let beside = connection::open_beside(path)?;
    let (watched, beside) = checkpoint::watch(&mut connection, beside)?;
    let mut writer = writer::Writer::new(connection, watched, options);
    let writers = vec![
        spawn("store-writer", move || writer.serve(&queue))?,
        spawn("store-beside", beside)?,
    ];
    let mut readers = Vec::new();
    for reader in connections {
        let queue = Arc::clone(&queues.reads);
        readers.push(spawn("store-reader", move || serve_reads(&reader, &queue))?);
    }
    Ok(Opened {
        version,
        readers,
        writers,
        stop: Box::new(|| ()),
    })
}

/// The engine and its version.
fn engine() -> String {
    format!("SQLite {}", rusqlite::version())
}

fn spawn(
    name: &str,
    body: impl FnOnce() + Send + 'static,
) -> Result<thread::JoinHandle<()>, Error> {
    thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map_err(|error| Error::Unavailable(error.to_string()))
}

fn serve_reads(connection: &rusqlite::Connection, queue: &Queue) {
    while let Some(mut work) = queue.pop() {
        let verdict = read(connection, &mut *work);
        work.answer(verdict);
    }
}

/// Runs a closure on one snapshot.
fn read(connection: &rusqlite::Connection, work: &mut dyn Work) -> Result<(), Error> {
    statement::control(connection, "begin deferred")?;
    let mut tx = Tx::new(Engine::Sqlite(connection));
    let wanted = work.run(&mut tx);
    let fault = tx.into_fault();
    if !connection.is_autocommit() {
        statement::control(connection, "rollback")?;
    }
    match fault {
        Some(fault) if wanted => Err(fault),
        _ => Ok(()),
    }
}
