//! All tables of a database as they stand at one moment: out of it, and into an empty one.
//!
//! A table is what `copy … to stdout` writes, below one line with the names of its columns. The server writes and reads
//! this form itself, and keeps to it from version to version.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::sync::Arc;

use tokio_postgres::types::ToSql;

use super::connector::Connector;
use super::schema;
use super::session::Session;
use crate::migration::{self, Applied, Migration};
use crate::tx::Engine;
use crate::{Error, Options, Tx};

const DUMP: &str = "store.dump";
const LOAD: &str = "store.load";

/// One snapshot for everything that follows. A lock that only a migration waits for is taken before it, so that no
/// table changes its columns meanwhile.
const BEGIN_DUMP: &str =
    "begin isolation level repeatable read read only; set local statement_timeout = 0;
    lock table store_migration in row share mode";
const BEGIN_LOAD: &str = "begin; set local statement_timeout = 0";

/// Any table in the schema.
const ANYTHING: &str = "select c.relname::text as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind in ('r', 'p') limit 1";
/// Our tables are called after their modules. What else is in the schema is somebody else's.
const TABLES: &str = "select c.relname::text as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind = 'r'
        and exists (select 1 from store_migration m where starts_with(c.relname::text, m.module || '_'))
    order by c.relname";
const COLUMNS: &str = "select a.attname::text as name from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relname::text = $1
        and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum";
/// Tables that one has foreign keys to.
const NEEDED: &str = "select distinct needed.relname::text as name from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_class needed on needed.oid = k.confrelid
    where n.nspname = current_schema() and c.relname::text = $1 and k.contype = 'f' and needed.oid <> c.oid";
/// Bytes of a table that travel at once.
const PART: usize = 1 << 16;

/// What a dump holds, for those who load it.
#[derive(Debug, Clone, Copy)]
pub struct Dumped<'a> {
    /// The migrations that the database had.
    pub schema: &'a [Applied],
    /// Its tables.
    pub tables: &'a BTreeSet<String>,
}

/// Takes the pieces of a table, by its name.
pub type Lay<'a, E> = dyn FnMut(&str, &[u8]) -> Result<(), E> + 'a;
/// Gives the bytes of a table, by its name.
pub type Source<'a, E> = dyn FnMut(&str) -> Result<Box<dyn Read>, E> + 'a;

/// Hands every table of the database at `url` to `lay`, piece by piece, as all of them stood at one moment, and gives
/// the engine's version and what `look` saw at that moment.
///
/// Others write meanwhile and do not wait; only a migration does. Nothing is migrated.
pub fn dump<T, E: From<Error>>(
    url: &str,
    look: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    lay: &mut Lay<'_, E>,
) -> Result<(String, T), E> {
    let mut session = connected(url)?;
    let version = schema::version(&mut session)?;
    session.batch(DUMP, BEGIN_DUMP)?;
    let seen = look(&mut Tx::new(Engine::Postgres(&mut session)))?;
    for table in names(&mut session, DUMP, TABLES, &[])? {
        let columns = names(&mut session, DUMP, COLUMNS, &[&table])?;
        lay(&table, format!("{}\n", columns.join("\t")).as_bytes())?;
        let text = format!("copy {} to stdout", target(&table, &columns));
        session.copy_out(DUMP, &text, &mut |part| lay(&table, part))?;
    }
    session.batch(DUMP, "commit")?;
    Ok((version, seen))
}

/// Fills the empty database at `url` with what [`dump`] handed out: `source` gives a table's bytes. `before_commit` runs
/// when everything is in; if it, or anything else, fails, the database is as empty as it was.
pub fn load<E: From<Error> + From<std::io::Error>>(
    url: &str,
    migrations: Vec<&'static [Migration]>,
    dumped: Dumped<'_>,
    source: &mut Source<'_, E>,
    before_commit: impl FnOnce() -> Result<(), E>,
) -> Result<(), E> {
    let steps = migration::applied(&Options::postgres(url, migrations), true, dumped.schema)?;
    let mut session = connected(url)?;
    session.batch(LOAD, BEGIN_LOAD)?;
    if !names(&mut session, LOAD, ANYTHING, &[])?.is_empty() {
        return Err(Error::NotEmpty.into());
    }
    session.batch(LOAD, migration::LEDGER)?;
    for step in &steps {
        schema::apply(&mut session, step)?;
    }
    let tables = in_order(&mut session)?;
    let known: BTreeSet<&String> = tables.iter().collect();
    if let Some(other) = known
        .symmetric_difference(&dumped.tables.iter().collect())
        .next()
    {
        return Err(unfit(other, "is only in one of dump and schema").into());
    }
    // Some migrations bring rows.
    let all: Vec<String> = tables.iter().map(|table| quoted(table)).collect();
    session.batch(LOAD, &format!("truncate {}", all.join(", ")))?;
    for table in &tables {
        fill::<E>(&mut session, table, source(table)?)?;
    }
    session.batch(LOAD, "analyze")?;
    before_commit()?;
    Ok(session.batch(LOAD, "commit")?)
}

fn connected(url: &str) -> Result<Session, Error> {
    let options = Options::postgres(url, Vec::new());
    let mut session = Session::new(Arc::new(Connector::new(url, &options)?))?;
    session.connect()?;
    Ok(session)
}

fn names(
    session: &mut Session,
    name: &'static str,
    text: &str,
    values: &[&(dyn ToSql + Sync)],
) -> Result<Vec<String>, Error> {
    let rows = session.rows(name, text, values)?;
    let read = rows.iter().map(|row| row.try_get("name"));
    read.collect::<Result<_, _>>()
        .map_err(|error| super::values::failure(name, &error))
}

/// The tables, each after those that its foreign keys lead to.
fn in_order(session: &mut Session) -> Result<Vec<String>, Error> {
    let mut waiting = Vec::new();
    for table in names(session, LOAD, TABLES, &[])? {
        let needed = names(session, LOAD, NEEDED, &[&table])?;
        waiting.push((table, needed));
    }
    let mut order: Vec<String> = Vec::new();
    while !waiting.is_empty() {
        let is_ready =
            |(_, needed): &(String, Vec<String>)| needed.iter().all(|one| order.contains(one));
        let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(is_ready);
        if let (true, Some((table, _))) = (ready.is_empty(), rest.first()) {
            return Err(unfit(table, "and another one need each other"));
        }
        order.extend(ready.into_iter().map(|(table, _)| table));
        waiting = rest;
    }
    Ok(order)
}

/// Fills one table from its bytes.
fn fill<E: From<Error> + From<std::io::Error>>(
    session: &mut Session,
    table: &str,
    source: Box<dyn Read>,
) -> Result<(), E> {
    let mut source = BufReader::with_capacity(PART, source);
    let mut head = String::new();
    source.read_line(&mut head)?;
    let given: Vec<String> = head
        .trim_end_matches('\n')
        .split('\t')
        .map(str::to_owned)
        .collect();
    let known = names(session, LOAD, COLUMNS, &[&table])?;
    if BTreeSet::from_iter(&given) != BTreeSet::from_iter(&known) {
        return Err(unfit(table, "has other columns in the dump").into());
    }
    let text = format!("copy {} from stdin", target(table, &given));
    session.copy_in(LOAD, &text, &mut || {
        let part = source.fill_buf()?.to_vec();
        source.consume(part.len());
        Ok(part)
    })
}

fn unfit(table: &str, why: &str) -> Error {
    Error::Sql {
        statement: LOAD,
        detail: format!("table {table} {why}"),
    }
}

fn target(table: &str, columns: &[String]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
    format!("{} ({})", quoted(table), columns.join(", "))
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}
