//! What a closure may do inside its transaction.

use crate::print::Print;
use crate::row::Row;
use crate::words::IndexChanges;
use crate::{Error, Sql, Value, Watch, postgres, sqlite};

/// An open transaction.
///
/// Once a statement has failed the transaction is lost on both databases: every further statement gives
/// [`Error::Aborted`] and nothing is committed, even if the closure returns `Ok`. To insert what may be
/// there already, write `on conflict do nothing` and look at the number of rows.
#[derive(Debug)]
pub struct Tx<'a> {
    engine: Engine<'a>,
    fault: Option<Error>,
    watch: Option<(&'static str, Watch)>,
    index_changes: Option<&'a IndexChanges>,
    /// Whether reads are only told of, not asked.
    foreseeing: bool,
    /// What was read so far, if somebody asked for it.
    print: Option<Print>,
    durable: Durable,
}

/// What is told once a transaction is durable.
#[derive(Default)]
pub(crate) struct Durable(Vec<Box<dyn FnOnce() + Send>>);

impl std::fmt::Debug for Durable {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Durable({})", self.0.len())
    }
}

impl Durable {
    pub(crate) fn tell(self) {
        self.0.into_iter().for_each(|tell| tell());
    }
}

#[derive(Debug)]
pub(crate) enum Engine<'a> {
    Sqlite(&'a rusqlite::Connection),
    Postgres(&'a mut postgres::Session),
}

impl<'a> Tx<'a> {
    pub(crate) const fn new(engine: Engine<'a>) -> Self {
        Self {
            engine,
            fault: None,
            watch: None,
            index_changes: None,
            foreseeing: false,
            print: None,
            durable: Durable(Vec::new()),
        }
    }

    /// Has somebody told when, and only if, what this transaction wrote is durable: before the one who waits for its
    /// answer, on the store's thread, so it must be quick. A run that does not count tells nobody.
    pub fn when_durable(&mut self, tell: impl FnOnce() + Send + 'static) {
        self.durable.0.push(Box::new(tell));
    }

    pub(crate) fn take_durable(&mut self) -> Durable {
        std::mem::take(&mut self.durable)
    }

    /// Leaves what the full-text index is to be told to whoever commits.
    pub(crate) const fn index_later(mut self, changes: &'a IndexChanges) -> Self {
        self.index_changes = Some(changes);
        self
    }

    pub(crate) const fn index_changes(&self) -> Option<&'a IndexChanges> {
        self.index_changes
    }

    /// Has the watch see every statement from here on, as one of this transaction.
    pub(crate) fn set_watch(&mut self, transaction: &'static str, watch: Option<Watch>) {
        self.watch = watch.map(|watch| (transaction, watch));
    }

    /// Has all rows be remembered that are read from here on; see [`Tx::print`].
    pub fn print_begin(&mut self) {
        self.print = Some(Print::default());
    }

    /// The fingerprint of all rows that were read since [`Tx::print_begin`], with their statements and in their order.
    /// Within one process what follows from these rows alone is the same wherever the fingerprint is the same. Nothing if
    /// they were too many to remember.
    pub fn print(&self) -> Option<u128> {
        self.print.as_ref()?.finish()
    }

    /// The first row, mapped, or nothing if there is none.
    pub fn one<T>(
        &mut self,
        sql: &Sql,
        values: &[Value],
        mut map: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let mut found = None;
        self.each(sql, values, &mut |row| {
            found = Some(map(row));
            false
        })?;
        found.transpose()
    }

    /// All rows, mapped, in the statement's order.
    pub fn all<T>(
        &mut self,
        sql: &Sql,
        values: &[Value],
        mut map: impl FnMut(&Row<'_>) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let mut found = Vec::new();
        let mut wrong = None;
        self.each(sql, values, &mut |row| match map(row) {
            Ok(value) => {
                found.push(value);
                true
            }
            Err(error) => {
                wrong = Some(error);
                false
            }
        })?;
        wrong.map_or(Ok(found), Err)
    }

    /// Runs a statement and gives the number of rows it wrote.
    pub fn exec(&mut self, sql: &Sql, values: &[Value]) -> Result<u64, Error> {
        self.check_write(sql, values)?;
        let done = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite::exec(connection, sql, values),
            Engine::Postgres(session) => session.exec(sql, values),
        };
        self.note_fault(done)
    }

    /// Runs a statement of which nobody needs to know how many rows it wrote. On PostgreSQL it travels with
    /// the next statement, or with the commit, and a failure shows there: for rows that cannot be there
    /// already.
    pub fn put(&mut self, sql: &Sql, values: &[Value]) -> Result<(), Error> {
        self.check_write(sql, values)?;
        let done = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite::exec(connection, sql, values).map(drop),
            Engine::Postgres(session) => session.put(sql, values),
        };
        self.note_fault(done)
    }

    /// Tells which reads will be asked later in this transaction, by asking them in `reads`, where all of them find
    /// nothing. On PostgreSQL they travel together, with what is sent next, instead of each for itself. Only for what
    /// this transaction does not write meanwhile: the answer may be from before.
    pub fn foresee<E: From<Error>>(
        &mut self,
        reads: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.is_postgres() {
            return Ok(());
        }
        self.foreseeing = true;
        let told = reads(self);
        self.foreseeing = false;
        told
    }

    /// Has the database check the statement without running it.
    pub fn prepare(&mut self, sql: &Sql) -> Result<(), Error> {
        self.check(sql, &[])?;
        let done = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite::prepare(connection, sql),
            Engine::Postgres(session) => session.prepare(sql),
        };
        self.note_fault(done)
    }

    /// Shows rows to `visit` until it has seen enough.
    fn each(
        &mut self,
        sql: &Sql,
        values: &[Value],
        visit: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Result<(), Error> {
        self.check(sql, values)?;
        if self.foreseeing {
            let done = match &mut self.engine {
                Engine::Sqlite(_) => Ok(()),
                Engine::Postgres(session) => session.foresee(sql, values),
            };
            return self.note_fault(done);
        }
        let mut print = self.print.as_mut();
        if let Some(print) = &mut print {
            print.statement(sql.name);
        }
        let mut visit = |row: &Row<'_>| {
            if let Some(print) = &mut print {
                print.row(row);
            }
            visit(row)
        };
        let done = match &mut self.engine {
            Engine::Sqlite(connection) => sqlite::each(connection, sql, values, &mut visit),
            Engine::Postgres(session) => session.each(sql, values, &mut visit),
        };
        self.note_fault(done)
    }

    /// Refuses what one database would take and the other would not.
    pub(crate) fn check(&self, sql: &Sql, values: &[Value]) -> Result<(), Error> {
        let statement = sql.name;
        if self.fault.is_some() {
            return Err(Error::Aborted { statement });
        }
        if let Some((transaction, watch)) = self.watch.as_ref().filter(|_| !self.foreseeing) {
            watch.see(transaction, sql, values);
        }
        let detail = match values.iter().find_map(Value::unportable) {
            None => return Ok(()),
            Some(reason) => reason.to_owned(),
        };
        Err(Error::Sql { statement, detail })
    }

    /// The same for a statement that may write.
    fn check_write(&self, sql: &Sql, values: &[Value]) -> Result<(), Error> {
        if self.foreseeing {
            return Err(Error::Sql {
                statement: sql.name,
                detail: "only reads can be foreseen".to_owned(),
            });
        }
        self.check(sql, values)
    }

    fn note_fault<T>(&mut self, done: Result<T, Error>) -> Result<T, Error> {
        if let Err(error) = &done {
            self.fault = Some(error.clone());
        }
        done
    }

    pub(crate) const fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// The first failure of a statement, if there was one.
    pub(crate) fn into_fault(self) -> Option<Error> {
        self.fault
    }
}
