//! One connection, driven by its thread: the caller blocks, nothing else runs in between.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Statement};

use super::connector::Connector;
use super::values::failure;
use crate::row::{Order, Row, Source};
use crate::{Error, Sql, Value};

/// A connection that is made when it is needed, and made again after it was lost.
pub(crate) struct Session {
    runtime: Runtime,
    connector: Arc<Connector>,
    link: Option<Link>,
}

struct Link {
    client: Client,
    /// Compiled statements by their text.
    statements: BTreeMap<&'static str, Statement>,
}

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
        })
    }

    /// Connects unless there is a connection already.
    pub(super) fn connect(&mut self) -> Result<(), Error> {
        if self
            .link
            .as_ref()
            .is_some_and(|link| !link.client.is_closed())
        {
            return Ok(());
        }
        self.link = None;
        let client = self.runtime.block_on(Box::pin(self.connector.connect()))?;
        self.link = Some(Link {
            client,
            statements: BTreeMap::new(),
        });
        Ok(())
    }

    /// Gives the connection up: the next one starts afresh, with nothing compiled.
    pub(super) fn disconnect(&mut self) {
        self.link = None;
    }

    /// Runs statements without parameters, such as `begin` or a migration.
    pub(super) fn batch(&self, name: &'static str, text: &str) -> Result<(), Error> {
        let client = &self.link()?.client;
        self.runtime
            .block_on(client.batch_execute(text))
            .map_err(|error| failure(name, &error))
    }

    /// Runs a statement whose text is made at run time, without keeping it compiled.
    pub(super) fn rows(
        &self,
        name: &'static str,
        text: &str,
        values: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<tokio_postgres::Row>, Error> {
        let client = &self.link()?.client;
        self.runtime
            .block_on(Box::pin(client.query(text, values)))
            .map_err(|error| failure(name, &error))
    }

    /// Runs a statement without rows and gives the number of rows it wrote.
    pub(crate) fn exec(&mut self, sql: &Sql, values: &[Value]) -> Result<u64, Error> {
        let statement = self.compiled(sql)?;
        count(sql, &statement, values)?;
        let client = &self.link()?.client;
        self.runtime
            .block_on(client.execute_raw(&statement, values))
            .map_err(|error| failure(sql.name, &error))
    }

    /// Shows rows to `visit` until it has seen enough.
    pub(crate) fn each(
        &mut self,
        sql: &Sql,
        values: &[Value],
        visit: &mut dyn FnMut(&Row<'_>) -> bool,
    ) -> Result<(), Error> {
        let statement = self.compiled(sql)?;
        count(sql, &statement, values)?;
        let borrowed: Vec<&(dyn ToSql + Sync)> = values.iter().map(dynamic).collect();
        let client = &self.link()?.client;
        let rows = self
            .runtime
            .block_on(Box::pin(client.query(&statement, &borrowed)))
            .map_err(|error| failure(sql.name, &error))?;
        let order = Order::default();
        for row in &rows {
            if !visit(&Row::new(Source::Postgres(row), sql.name, &order)) {
                break;
            }
            order.next_row();
        }
        Ok(())
    }

    /// Has the server compile the statement.
    pub(crate) fn prepare(&mut self, sql: &Sql) -> Result<(), Error> {
        self.compiled(sql).map(drop)
    }

    fn link(&self) -> Result<&Link, Error> {
        let gone = || Error::Unavailable("not connected".to_owned());
        self.link.as_ref().ok_or_else(gone)
    }

    fn compiled(&mut self, sql: &Sql) -> Result<Statement, Error> {
        let text = sql.postgres.unwrap_or(sql.text);
        if let Some(known) = self.link()?.statements.get(text) {
            return Ok(known.clone());
        }
        let client = &self.link()?.client;
        let statement = self
            .runtime
            .block_on(client.prepare(text))
            .map_err(|error| failure(sql.name, &error))?;
        if let Some(link) = &mut self.link {
            link.statements.insert(text, statement.clone());
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
