//! The door: queues, threads and the one who waits.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

use crate::queue::Queue;
use crate::work::{Isolation, Task, is_inside};
use crate::{Error, Options, Target, Tx, Watch, postgres, sqlite};

/// An open database. Cloning it is cheap; when the last clone goes, waiting work is finished and the
/// store's threads end.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    queues: Queues,
    opened: Mutex<Opened>,
    version: String,
    watch: Option<Watch>,
}

/// Where closures wait.
#[derive(Clone)]
pub(crate) struct Queues {
    pub(crate) reads: Arc<Queue>,
    pub(crate) writes: Arc<Queue>,
}

/// What an engine set going.
pub(crate) struct Opened {
    pub(crate) version: String,
    pub(crate) readers: Vec<JoinHandle<()>>,
    pub(crate) writers: Vec<JoinHandle<()>>,
    /// Ends what runs besides the queues; called once, when they are closed.
    pub(crate) stop: Box<dyn Fn() + Send>,
}

impl fmt::Debug for Db {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Db").field(&self.0.version).finish()
    }
}

impl Db {
    /// Opens the database, makes it if it is an SQLite file that is missing, and applies the migrations
    /// that it lacks. Blocks until that is done.
    ///
    /// A database that knows migrations which the program does not is refused.
    pub fn open(options: Options) -> Result<Self, Error> {
        let queues = Queues {
            reads: Arc::new(Queue::new(options.queue)),
            writes: Arc::new(Queue::new(options.queue)),
        };
        let opened = match &options.target {
            Target::Sqlite(path) => sqlite::open(path, &options, &queues)?,
            Target::Postgres(url) => postgres::open(url, &options, &queues)?,
        };
        Ok(Self(Arc::new(Inner {
            queues,
            version: opened.version.clone(),
            watch: options.watch,
            opened: Mutex::new(opened),
        })))
    }

    /// The engine and its version, such as `SQLite 3.51.3` or `PostgreSQL 15.18`.
    pub fn engine_version(&self) -> &str {
        &self.0.version
    }

    /// How many reads and how many writes wait for a thread right now.
    pub fn waiting(&self) -> (usize, usize) {
        (self.0.queues.reads.len(), self.0.queues.writes.len())
    }

    /// Runs a repeatable closure on one consistent snapshot. What it tries to write is refused.
    pub async fn read<T, E, F>(&self, name: &'static str, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.send(&self.0.queues.reads, name, Isolation::Domain, closure)
            .await
    }

    /// Like [`Db::read`], but nobody waits: `reply` gets what the closure gave, on the store's thread, and
    /// must be quick. An error says that it will not even be tried.
    pub fn read_aside<T, E, F, R>(
        &self,
        name: &'static str,
        closure: F,
        reply: R,
    ) -> Result<(), Error>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        R: FnOnce(Result<T, E>) + Send + 'static,
    {
        let watch = self.0.watch.clone();
        let task = Task::new(name, Isolation::Domain, closure, reply, watch);
        self.0.queues.reads.push(Box::new(task))
    }

    /// Runs a repeatable closure in a serialisable transaction, and answers when it is durable.
    ///
    /// If the closure returns an error, nothing is written. It may run several times, so it takes no
    /// clock, no chance and no effect outside of the transaction.
    pub async fn write<T, E, F>(&self, name: &'static str, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.send(&self.0.queues.writes, name, Isolation::Domain, closure)
            .await
    }

    /// Like [`Db::read`], for threads that may wait: commands, jobs and tests.
    pub fn read_blocking<T, E, F>(&self, name: &'static str, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.send_blocking(&self.0.queues.reads, name, Isolation::Domain, closure)
    }

    /// Like [`Db::write`], for threads that may wait: commands, jobs and tests.
    pub fn write_blocking<T, E, F>(&self, name: &'static str, closure: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        self.send_blocking(&self.0.queues.writes, name, Isolation::Domain, closure)
    }

    /// Runs one of the store's own queue statements, which must not wait for one another.
    pub(crate) async fn write_queue<T, F>(&self, name: &'static str, closure: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        self.send(&self.0.queues.writes, name, Isolation::Queue, closure)
            .await
    }

    /// Like [`Db::write_queue`], for threads that may wait.
    pub(crate) fn write_queue_blocking<T, F>(
        &self,
        name: &'static str,
        closure: F,
    ) -> Result<T, Error>
    where
        T: Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Error> + Send + 'static,
    {
        self.send_blocking(&self.0.queues.writes, name, Isolation::Queue, closure)
    }

    async fn send<T, E, F>(
        &self,
        queue: &Queue,
        name: &'static str,
        isolation: Isolation,
        closure: F,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (sender, receiver) = oneshot::channel();
        let reply = move |answer| {
            // The one who asked may have gone; the work was done all the same.
            let _ = sender.send(answer);
        };
        queue.push(Box::new(Task::new(
            name,
            isolation,
            closure,
            reply,
            self.0.watch.clone(),
        )))?;
        receiver.await.unwrap_or_else(|_| Err(gone().into()))
    }

    fn send_blocking<T, E, F>(
        &self,
        queue: &Queue,
        name: &'static str,
        isolation: Isolation,
        closure: F,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        if is_inside() {
            return Err(Error::Nested { name }.into());
        }
        let (sender, receiver) = mpsc::sync_channel(1);
        let reply = move |answer| {
            let _ = sender.send(answer);
        };
        queue.push(Box::new(Task::new(
            name,
            isolation,
            closure,
            reply,
            self.0.watch.clone(),
        )))?;
        receiver.recv().unwrap_or_else(|_| Err(gone().into()))
    }
}

fn gone() -> Error {
    Error::Unavailable("the store's thread ended".to_owned())
}

impl Drop for Inner {
    fn drop(&mut self) {
        let opened = self
            .opened
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner);
        // SQLite empties its write-ahead log into the file for the last one to close it, and for nobody when two
        // close it at once. The writer comes last, alone.
        self.queues.reads.close();
        join(&mut opened.readers);
        self.queues.writes.close();
        (opened.stop)();
        join(&mut opened.writers);
    }
}

fn join(threads: &mut Vec<JoinHandle<()>>) {
    for thread in threads.drain(..) {
        // A closure may hold the last clone, and a thread cannot wait for itself.
        if thread.thread().id() != thread::current().id() {
            let _ = thread.join();
        }
    }
}
