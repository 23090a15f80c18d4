//! PostgreSQL: a thread for each connection, and one leader among all nodes that gives positions.

mod ahead;
mod connector;
mod dump;
mod leader;
mod schema;
mod session;
mod transact;
mod values;

use std::sync::Arc;
use std::thread;

pub use dump::{Dumped, Lay, Source, dump, load};
pub(crate) use session::Session;
pub(crate) use values::column;

use crate::db::{Opened, Queues};
use crate::queue::Queue;
use crate::{Error, Options};
use connector::Connector;
use leader::{Leader, Nudge};
use transact::{Kind, transact};

/// Connects, migrates, and starts the threads.
pub(crate) fn open(url: &str, options: &Options, queues: &Queues) -> Result<Opened, Error> {
    let connector = Arc::new(Connector::new(url, options)?);
    let mut first = Session::new(Arc::clone(&connector))?;
    schema::migrate(&mut first, options)?;
    let version = schema::version(&mut first)?;
    drop(first);
    let nudge = Arc::new(Nudge::default());
    let mut readers = Vec::new();
    for _ in 0..options.readers.max(1) {
        let (connector, queue) = (Arc::clone(&connector), Arc::clone(&queues.reads));
        let session = Session::new(connector)?;
        let body = move || serve(session, &queue, Kind::Read, None);
        readers.push(spawn("store-reader", body)?);
    }
    let mut writers = Vec::new();
    for _ in 0..options.writers.max(1) {
        let (connector, queue) = (Arc::clone(&connector), Arc::clone(&queues.writes));
        let session = Session::new(connector)?;
        let kind = Kind::Write {
            replay: options.replay,
        };
        let nudge = Arc::clone(&nudge);
        let body = move || serve(session, &queue, kind, Some(&nudge));
        writers.push(spawn("store-writer", body)?);
    }
    if !options.sequenced.is_empty() {
        let leader = Leader::new(Session::new(connector)?, options);
        let nudge = Arc::clone(&nudge);
        writers.push(spawn("store-leader", move || leader.serve(&nudge))?);
    }
    Ok(Opened {
        version,
        readers,
        writers,
        stop: Box::new(move || nudge.stop()),
    })
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

/// Runs statements outside of any transaction, for set-ups and tests that make and drop databases.
pub fn administer(url: &str, text: &str) -> Result<(), Error> {
    let options = Options::postgres(url, Vec::new());
    let mut session = Session::new(Arc::new(Connector::new(url, &options)?))?;
    session.connect()?;
    session.batch("store.administer", text)
}

fn serve(mut session: Session, queue: &Queue, kind: Kind, nudge: Option<&Nudge>) {
    while let Some(mut work) = queue.pop() {
        let verdict = transact(&mut session, &mut *work, kind);
        work.answer(verdict);
        if let Some(nudge) = nudge {
            nudge.wake();
        }
    }
}
