//! The writer: waiting closures run in one transaction and share its commit.
//!
//! A savepoint around each would let one be taken back without its neighbours, and costs a copy of each page that the
//! closure changes. Hardly any is taken back after it changed a row, so they run bare; where one is, all run once more,
//! each in a savepoint.

use std::time::Duration;

use rusqlite::Connection;

use super::checkpoint::Watched;
use super::statement::{control, exec, failure};
use crate::positions::{Unpositioned, order};
use crate::queue::Queue;
use crate::stopwatch::Stopwatch;
use crate::tx::Engine;
use crate::words::IndexChanges;
use crate::work::Work;
use crate::{Error, Options, Tx};

/// A group takes no more closures after this time, so that the first one does not wait long.
const GROUP_TIME: Duration = Duration::from_millis(20);
/// How often to wait for another process that holds the file, five seconds each.
const BUSY_TRIES: u32 = 6;

pub(super) struct Writer {
    connection: Connection,
    sequenced: Vec<Texts>,
    index_changes: IndexChanges,
    group: usize,
    replay: bool,
    _watched: Watched,
}

/// The statements that give positions to the rows of one table.
struct Texts {
    unpositioned: String,
    last: String,
    set: String,
}

/// A closure that ran, and the fault that makes its result void, if any.
type Ran = (Box<dyn Work>, Result<(), Error>);

impl Writer {
    pub(super) fn new(connection: Connection, watched: Watched, options: &Options) -> Self {
        let texts = |table: &str| Texts {
            unpositioned: format!(
                "select rowid, subject, version from {table} where position is null order by rowid"
            ),
            last: format!("select coalesce(max(position), 0) from {table}"),
            set: format!("update {table} set position = ?2 where rowid = ?1"),
        };
        Self {
            connection,
            sequenced: options.sequenced.iter().map(|t| texts(t.table)).collect(),
            index_changes: IndexChanges::default(),
            group: options.group.max(1),
            replay: options.replay,
            _watched: watched,
        }
    }

    pub(super) fn serve(&mut self, queue: &Queue) {
        while let Some(first) = queue.pop() {
            self.run_group(first, queue);
        }
    }

    /// Runs the first closure and those that wait behind it, commits once, and answers them all.
    fn run_group(&mut self, first: Box<dyn Work>, queue: &Queue) {
        if let Err(error) = self.begin() {
            return first.answer(Err(error));
        }
        let mut ran = Vec::new();
        let result = self
            .run_waiting(first, queue, &mut ran)
            .and_then(|kept| {
                if kept {
                    Ok(())
                } else {
                    self.run_apart(&mut ran)
                }
            })
            .and_then(|()| self.commit());
        match result {
            Ok(()) => ran
                .into_iter()
                .for_each(|(work, verdict)| work.answer(verdict)),
            Err(error) => self.recover(ran, &error),
        }
    }

    /// Runs closures until the group is full or nobody waits. False once one has to be taken back.
    fn run_waiting(
        &self,
        first: Box<dyn Work>,
        queue: &Queue,
        ran: &mut Vec<Ran>,
    ) -> Result<bool, Error> {
        let started = Stopwatch::start();
        let mut next = Some(first);
        while let Some(mut work) = next {
            let result = self.run_bare(&mut *work);
            let (verdict, end) = match result {
                Ok(Some(verdict)) => (verdict, None),
                Ok(None) => (Ok(()), Some(Ok(false))),
                Err(error) => (Err(error.clone()), Some(Err(error))),
            };
            ran.push((work, verdict));
            if let Some(end) = end {
                return end;
            }
            let full = ran.len() >= self.group || started.elapsed() >= GROUP_TIME;
            next = if full { None } else { queue.try_pop() };
        }
        Ok(true)
    }

    /// Takes the whole transaction back and runs its closures once more in another, each in a savepoint.
    fn run_apart(&self, ran: &mut [Ran]) -> Result<(), Error> {
        self.roll_back();
        self.begin()?;
        for (work, verdict) in ran {
            *verdict = self.run_one(&mut **work)?;
        }
        Ok(())
    }

    /// The commit did not happen. Alone, each closure fails or succeeds on its own account.
    fn recover(&self, ran: Vec<Ran>, error: &Error) {
        self.roll_back();
        if ran.len() == 1 {
            return ran
                .into_iter()
                .for_each(|(work, _)| work.answer(Err(error.clone())));
        }
        tracing::warn!(%error, closures = ran.len(), "group of writes is run one by one");
        for (mut work, _) in ran {
            let verdict = self.run_alone(&mut *work);
            work.answer(verdict);
        }
    }

    fn run_alone(&self, work: &mut dyn Work) -> Result<(), Error> {
        self.begin()?;
        let ended = self
            .run_one(work)
            .and_then(|verdict| self.commit().map(|()| verdict));
        self.roll_back();
        ended?
    }

    /// Runs a closure and gives the verdict on its result; nothing if it changed rows and must not have.
    fn run_bare(&self, work: &mut dyn Work) -> Result<Option<Result<(), Error>>, Error> {
        if self.replay {
            return self.run_one(work).map(Some);
        }
        let _span = tracing::trace_span!("write", name = work.name()).entered();
        let (index, rows) = (self.index_changes.len(), self.connection.total_changes());
        let (wanted, fault) = self.run_closure(work);
        self.still_stands(fault.as_ref())?;
        if wanted && fault.is_none() {
            return Ok(Some(Ok(())));
        }
        if self.connection.total_changes() != rows {
            return Ok(None);
        }
        self.index_changes.truncate(index);
        Ok(Some(verdict(wanted, fault)))
    }

    /// Runs a closure in a savepoint and gives the verdict on its result. An error is worse: the
    /// transaction around it must not be committed.
    fn run_one(&self, work: &mut dyn Work) -> Result<Result<(), Error>, Error> {
        let _span = tracing::trace_span!("write", name = work.name()).entered();
        let before = self.index_changes.len();
        let take_back = || {
            self.index_changes.truncate(before);
            control(&self.connection, "rollback to closure")
        };
        control(&self.connection, "savepoint closure")?;
        if self.replay {
            let (_, fault) = self.run_closure(work);
            self.still_stands(fault.as_ref())?;
            take_back()?;
        }
        let (wanted, fault) = self.run_closure(work);
        self.still_stands(fault.as_ref())?;
        if !wanted || fault.is_some() {
            take_back()?;
        }
        control(&self.connection, "release closure")?;
        Ok(verdict(wanted, fault))
    }

    fn run_closure(&self, work: &mut dyn Work) -> (bool, Option<Error>) {
        let mut tx = Tx::new(Engine::Sqlite(&self.connection)).index_later(&self.index_changes);
        let wanted = work.run(&mut tx);
        (wanted, tx.into_fault())
    }

    /// A full disk or a failed write may roll back the whole transaction, neighbours included.
    fn still_stands(&self, fault: Option<&Error>) -> Result<(), Error> {
        if !self.connection.is_autocommit() {
            return Ok(());
        }
        let unknown = || Error::Unavailable("the transaction was rolled back".to_owned());
        Err(fault.cloned().unwrap_or_else(unknown))
    }

    fn begin(&self) -> Result<(), Error> {
        self.index_changes.truncate(0);
        let mut tried = control(&self.connection, "begin immediate");
        for _ in 1..BUSY_TRIES {
            if !matches!(tried, Err(Error::Unavailable(_))) {
                break;
            }
            tried = control(&self.connection, "begin immediate");
        }
        tried
    }

    fn commit(&self) -> Result<(), Error> {
        self.index_changes
            .tell(|sql, values| exec(&self.connection, sql, values))?;
        for texts in &self.sequenced {
            self.position(texts)
                .map_err(|error| failure("store.position", &error))?;
        }
        control(&self.connection, "commit")
    }

    fn roll_back(&self) {
        if !self.connection.is_autocommit()
            && let Err(error) = control(&self.connection, "rollback")
        {
            tracing::error!(%error, "roll back");
        }
    }

    /// Gives the next positions to the rows that this transaction added.
    fn position(&self, texts: &Texts) -> rusqlite::Result<()> {
        let added: Vec<Unpositioned<i64>> = self
            .connection
            .prepare_cached(&texts.unpositioned)?
            .query_map([], |row| {
                Ok(Unpositioned {
                    id: row.get(0)?,
                    subject: row.get(1)?,
                    version: row.get(2)?,
                })
            })?
            .collect::<Result<_, _>>()?;
        if added.is_empty() {
            return Ok(());
        }
        let mut position: i64 = self
            .connection
            .prepare_cached(&texts.last)?
            .query_row([], |row| row.get(0))?;
        let mut set = self.connection.prepare_cached(&texts.set)?;
        for row in order(added) {
            position += 1;
            set.execute([row, position])?;
        }
        Ok(())
    }
}

/// What a closure gave counts, unless it wanted a commit that a fault forbids.
fn verdict(wanted: bool, fault: Option<Error>) -> Result<(), Error> {
    match fault {
        Some(fault) if wanted => Err(fault),
        _ => Ok(()),
    }
}
