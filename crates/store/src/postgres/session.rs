//! One connection, driven by its thread: the caller blocks, nothing else runs in between.

use std::collections::BTreeMap;
use std::fmt;
use std::pin::pin;
use std::sync::Arc;

use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Statement};

use super::ahead::Ahead;
use super::connector::Connector;
use super::values::failure;
use crate::row::{Order, Row, Source};
use crate::{Error, Sql, Value};

/// A connection that is made when it is needed, and made again after it was lost.
pub(crate) struct Session {
    runtime: Runtime,
    connector: Arc<Connector>,
    link: Option<Link>,
    /// What travels with the next statement for which somebody waits.
    ahead: Ahead,
    /// Reads that travel ahead of being asked.
    foreseen: Vec<Foreseen>,
    /// Whether the current read goes without a transaction.
    alone: Alone,
}

/// A read that was told of before somebody asks it.
struct Foreseen {
    name: &'static str,
    values: Vec<Value>,
    rows: oneshot::Receiver<Vec<tokio_postgres::Row>>,
}

/// A read of one statement sees one moment by itself, so nothing is begun for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alone {
    /// A transaction is open or about to be.
    No,
    /// Nothing was asked yet.
    Fresh,
    /// The one statement was run.
    Asked,
    /// There was another one, which was not run.
    Outgrown,
}

struct Link {
    client: Arc<Client>,
    /// Compiled statements by their text.
    statements: BTreeMap<String, Statement>,
}

/// The verdict on what was sent ahead, and that on the statement itself.
pub(super) type Verdicts<T> = (Result<(), Error>, Result<T, Error>);

impl fmt::Debug for Session {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Session")
            .field("linked", &self.link.is_some())
            .finish_non_exhaustive()
    }
}

impl Session {
    pub(super) fn new(connector: Arc<Connector>) -> Result<Self, Error> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Error::Unavailable(error.to_string()))?;
        Ok(Self {
            runtime,
            connector,
            link: None,
            ahead: Ahead::default(),
            foreseen: Vec::new(),
            alone: Alone::No,
        })
    }

    /// Connects unless there is a connection already. True if it is a new one.
    pub(super) fn connect(&mut self) -> Result<bool, Error> {
        if !self.is_lost() {
            return Ok(false);
        }
        self.disconnect();
        let client = self.runtime.block_on(Box::pin(self.connector.connect()))?;
        self.link = Some(Link {
            client: Arc::new(client),
            statements: BTreeMap::new(),
        });
        Ok(true)
    }

    /// Gives the connection up: the next one starts afresh, with nothing compiled.
    pub(super) fn disconnect(&mut self) {
        self.link = None;
        self.ahead = Ahead::default();
    }

    /// Whether there is no connection, or none any more.
    pub(super) fn is_lost(&self) -> bool {
        self.link
            .as_ref()
            .is_none_or(|link| link.client.is_closed())
    }

    /// Lets a read run without a transaction. False if it is known to have more than one statement.
    pub(super) fn start_alone(&mut self, name: &'static str) -> bool {
        let alone = !self.connector.together.contains(name);
        self.alone = if alone { Alone::Fresh } else { Alone::No };
        alone
    }

    /// Ends what was started alone. True if the read has to be run again, in a transaction.
    pub(super) fn end_alone(&mut self, name: &'static str) -> bool {
        let outgrown = std::mem::replace(&mut self.alone, Alone::No) == Alone::Outgrown;
        if outgrown {
            self.connector.together.insert(name);
        }
        outgrown
    }

    /// Refuses a second statement, and one that may write, where no transaction was begun.
    fn ask(&mut self, writes: bool) -> Result<(), Error> {
        match self.alone {
            Alone::No => return Ok(()),
            Alone::Fresh if !writes => {
                self.alone = Alone::Asked;
                return Ok(());
            }
            Alone::Fresh | Alone::Asked | Alone::Outgrown => self.alone = Alone::Outgrown,
        }
        Err(Error::Serialization)
    }

    /// Begins a transaction with the next statement.
    pub(super) fn begin(&mut self, text: &'static str) {
        self.foreseen.clear();
        self.ahead.begin(text);
    }

    /// Ends the transaction; where it had no statement, the server never hears of it. If what was sent
    /// ahead failed, the end rolled back, whatever its own verdict says.
    pub(super) fn end(&mut self, name: &'static str, text: &str) -> Verdicts<()> {
        if self.ahead.is_only_begin() {
            self.ahead = Ahead::default();
            return (Ok(()), Ok(()));
        }
        self.batch_apart(name, text)
    }

    /// Rolls back, without sending first what waits to be sent.
    pub(super) fn roll_back(&mut self, name: &'static str) -> Result<(), Error> {
        self.ahead.forget_puts();
        self.end(name, "rollback").1
    }

    /// Runs statements without parameters, such as a savepoint or a migration.
    pub(super) fn batch(&mut self, name: &'static str, text: &str) -> Result<(), Error> {
        let (before, done) = self.batch_apart(name, text);
        before.and(done)
    }

    /// The same, with the verdict on what was sent ahead for itself.
    pub(super) fn batch_apart(&mut self, name: &'static str, text: &str) -> Verdicts<()> {
        self.foreseen.clear();
        let ahead = std::mem::take(&mut self.ahead);
        let link = match self.link() {
            Ok(link) => link,
            Err(error) => return (Ok(()), Err(error)),
        };
        let done = ahead.then(name, &link.client, link.client.batch_execute(text));
        self.runtime.block_on(Box::pin(done))
    }

    /// Runs a statement whose text is made at run time.
    pub(super) fn rows(
        &mut self,
        name: &'static str,
        text: &str,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<tokio_postgres::Row>, Error> {
        let statement = self.compiled(name, text)?;
        self.query(name, &statement, values)
    }

    /// Shows what a `copy … to stdout` gives, piece by piece. After an error the connection is of no more use.
    pub(super) fn copy_out<E: From<Error>>(
        &self,
        name: &'static str,
        text: &str,
        each: &mut dyn FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let client = &self.link()?.client;
        let failed = |error| E::from(failure(name, &error));
        self.runtime.block_on(async {
            let mut parts = pin!(client.copy_out(text).await.map_err(failed)?);
            while let Some(part) = parts.next().await {
                each(&part.map_err(failed)?)?;
            }
            Ok(())
        })
    }

    /// Sends what a `copy … from stdin` takes, piece by piece, until a piece is empty. After an error the
    /// transaction is lost.
    pub(super) fn copy_in<E: From<Error>>(
        &self,
        name: &'static str,
        text: &str,
        next: &mut dyn FnMut() -> Result<Vec<u8>, E>,
    ) -> Result<(), E> {
        let client = &self.link()?.client;
        let failed = |error| E::from(failure(name, &error));
        self.runtime.block_on(async {
            let mut sink = pin!(client.copy_in::<_, Bytes>(text).await.map_err(failed)?);
            loop {
                let part = next()?;
                if part.is_empty() {
                    break;
                }
                // A server that refused a row stops listening; why, it says at the end.
                if sink.send(Bytes::from(part)).await.is_err() {
                    break;
                }
            }
            sink.as_mut().finish().await.map(drop).map_err(failed)
        })
    }

    /// Runs a statement without rows and gives the number of rows it wrote.
    pub(crate) fn exec(&mut self, sql: &Sql, values: &[Value]) -> Result<u64, Error> {
        self.ask(true)?;
        let statement = self.checked(sql, values)?;
        let ahead = std::mem::take(&mut self.ahead);
        let link = self.link()?;
        let client = &link.client;
        let done = ahead.then(sql.name, client, client.execute_raw(&statement, values));
        let (before, done) = self.runtime.block_on(Box::pin(done));
        before.and(done)
    }

    /// Sends a statement ahead of the next one, without waiting for what comes of it.
    pub(crate) fn put(&mut self, sql: &Sql, values: &[Value]) -> Result<(), Error> {
        self.ask(true)?;
        let statement = self.checked(sql, values)?;
        let client = Arc::clone(&self.link()?.client);
        let values = values.to_vec();
        let put = async move { client.execute_raw(&statement, &values).await };
        self.ahead.put(sql.name, put);
        Ok(())
    }

    /// Sends a read ahead of being asked. One that goes without a transaction goes alone.
    pub(crate) fn foresee(&mut self, sql: &Sql, values: &[Value]) -> Result<(), Error> {
        if self.alone != Alone::No {
            return Ok(());
        }
        let statement = self.checked(sql, values)?;
        let client = Arc::clone(&self.link()?.client);
        let (keep, rows) = oneshot::channel();
        self.foreseen.push(Foreseen {
            name: sql.name,
            values: values.to_vec(),
            rows,
        });
        let values = values.to_vec();
        let ask = async move {
            let borrowed: Vec<&(dyn ToSql + Sync)> = values.iter().map(dynamic).collect();
            let rows = client.query(&statement, &borrowed).await?;
            // Whoever told of it may be gone.
            let _ = keep.send(rows);
            Ok(0)
        };
        self.ahead.put(sql.name, ask);
        Ok(())
    }

    /// What a foreseen read found, once; it is sent now if it still waits. Nothing if it was not foreseen.
    fn foretold(
        &mut self,
        sql: &Sql,
        values: &[Value],
    ) -> Result<Option<Vec<tokio_postgres::Row>>, Error> {
        let same = |one: &Foreseen| one.name == sql.name && one.values == values;
        let Some(place) = self.foreseen.iter().position(same) else {
            return Ok(None);
        };
        let mut told = self.foreseen.swap_remove(place);
        if let Ok(rows) = told.rows.try_recv() {
            return Ok(Some(rows));
        }
        let ahead = std::mem::take(&mut self.ahead);
        let link = self.link()?;
        let sent = ahead.then(sql.name, &link.client, async { Ok(()) });
        let (before, sent) = self.runtime.block_on(Box::pin(sent));
        before.and(sent)?;
        Ok(told.rows.try_recv().ok())
    }

    /// Shows rows to `visit` until it has seen enough.
    pub(crate) fn each(
        &mut self,
        sql: &Sql,
        values: &[Value],
        visit: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Result<(), Error> {
        self.ask(false)?;
        let rows = if let Some(rows) = self.foretold(sql, values)? {
            rows
        } else {
            let statement = self.checked(sql, values)?;
            let borrowed: Vec<&(dyn ToSql + Sync)> = values.iter().map(dynamic).collect();
            self.query(sql.name, &statement, &borrowed)?
        };
        let order = Order::of(sql.postgres.unwrap_or(sql.text));
        for row in &rows {
            if !visit(&Row::new(Source::Postgres(row), sql.name, &order)) {
                break;
            }
        }
        Ok(())
    }

    fn query(
        &mut self,
        name: &'static str,
        statement: &Statement,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<tokio_postgres::Row>, Error> {
        let ahead = std::mem::take(&mut self.ahead);
        let link = self.link()?;
        let done = ahead.then(name, &link.client, link.client.query(statement, values));
        let (before, done) = self.runtime.block_on(Box::pin(done));
        before.and(done)
    }

    /// The compiled statement, if it takes so many values.
    fn checked(&mut self, sql: &Sql, values: &[Value]) -> Result<Statement, Error> {
        let statement = self.compiled(sql.name, sql.postgres.unwrap_or(sql.text))?;
        count(sql, &statement, values)?;
        Ok(statement)
    }

    /// Has the server compile the statement.
    pub(crate) fn prepare(&mut self, sql: &Sql) -> Result<(), Error> {
        self.compiled(sql.name, sql.postgres.unwrap_or(sql.text))
            .map(drop)
    }

    fn link(&self) -> Result<&Link, Error> {
        let gone = || Error::Unavailable("not connected".to_owned());
        self.link.as_ref().ok_or_else(gone)
    }

    fn compiled(&mut self, name: &'static str, text: &str) -> Result<Statement, Error> {
        if let Some(known) = self.link()?.statements.get(text) {
            return Ok(known.clone());
        }
        let client = &self.link()?.client;
        let statement = self
            .runtime
            .block_on(client.prepare(text))
            .map_err(|error| failure(name, &error))?;
        if let Some(link) = &mut self.link {
            link.statements.insert(text.to_owned(), statement.clone());
        }
        Ok(statement)
    }
}

fn dynamic(value: &Value) -> &(dyn ToSql + Sync) {
    value
}

fn count(sql: &Sql, statement: &Statement, values: &[Value]) -> Result<(), Error> {
    let used = statement.params().len();
    if used == values.len() {
        return Ok(());
    }
    Err(Error::Sql {
        statement: sql.name,
        detail: format!("{used} parameters are used, {} given", values.len()),
    })
}
