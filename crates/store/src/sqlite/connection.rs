//! Opening an SQLite file, and bringing its schema up to date.

use std::path::Path;
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::statement::{control, each, exec, failure};
use crate::migration::{self, Applied};
use crate::{Error, Options, Sql, params};

/// How long a statement waits for another process that writes.
const BUSY: Duration = Duration::from_secs(5);
/// More than the program has statements, so that each is compiled once for a connection.
const STATEMENTS: usize = 1024;

/// How often to try within that time where SQLite does not wait by itself.
const WAL_TRIES: u32 = 100;

const OPEN: &str = "store.open";
const APPLIED: Sql = Sql::new("store.migrations_applied", migration::APPLIED);
const RECORD: Sql = Sql::new("store.migration_record", migration::RECORD);

/// The one connection that writes.
pub(super) fn open_writer(path: &Path, options: &Options) -> Result<Connection, Error> {
    let connection = open(path, OpenFlags::SQLITE_OPEN_CREATE)?;
    set(
        &connection,
        "pragma synchronous = full; pragma foreign_keys = on;
         pragma cache_size = -14000; pragma journal_size_limit = 67108864; pragma temp_store = memory;",
    )?;
    set_wal(&connection)?;
    if let Some(pages) = options.max_pages {
        set(&connection, &format!("pragma max_page_count = {pages}"))?;
    }
    Ok(connection)
}

/// Several processes may open a new file at once, and this one setting does not wait for the others by
/// itself.
fn set_wal(connection: &Connection) -> Result<(), Error> {
    let mut tries = 0;
    loop {
        match set(connection, "pragma journal_mode = wal") {
            Err(Error::Unavailable(_)) if tries < WAL_TRIES => {
                tries += 1;
                thread::sleep(BUSY / WAL_TRIES);
            }
            done => return done,
        }
    }
}

/// A connection that cannot write.
pub(super) fn open_reader(path: &Path) -> Result<Connection, Error> {
    let connection = open(path, OpenFlags::empty())?;
    set(
        &connection,
        "pragma query_only = on; pragma cache_size = -5000; pragma temp_store = memory;",
    )?;
    Ok(connection)
}

/// The connection that moves the log into the file.
pub(super) fn open_beside(path: &Path) -> Result<Connection, Error> {
    let connection = open(path, OpenFlags::empty())?;
    set(
        &connection,
        "pragma synchronous = full; pragma cache_size = -100;",
    )?;
    Ok(connection)
}

/// An empty file for a copy; one that is there already is refused.
pub(super) fn open_new(path: &Path) -> Result<Connection, Error> {
    std::fs::File::create_new(path).map_err(|error| Error::Unavailable(error.to_string()))?;
    open(path, OpenFlags::empty())
}

fn open(path: &Path, flags: OpenFlags) -> Result<Connection, Error> {
    let flags = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection =
        Connection::open_with_flags(path, flags).map_err(|error| failure(OPEN, &error))?;
    connection
        .busy_timeout(BUSY)
        .map_err(|error| failure(OPEN, &error))?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // Without this, SQLite compiles many statements anew for each value that they are given.
    connection
        .set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)
        .map_err(|error| failure(OPEN, &error))?;
    Ok(connection)
}

pub(super) fn set(connection: &Connection, text: &str) -> Result<(), Error> {
    connection
        .execute_batch(text)
        .map_err(|error| failure(OPEN, &error))
}

/// Applies what is missing, each migration in a transaction of its own.
pub(super) fn migrate(connection: &Connection, options: &Options) -> Result<(), Error> {
    // Another process may be doing the same; looking again inside each transaction settles it.
    while migrate_step(connection, options)? {}
    for table in &options.sequenced {
        set(connection, &migration::sequenced_index(table.table))?;
    }
    Ok(())
}

/// Applies the first missing migration. True if there may be more.
fn migrate_step(connection: &Connection, options: &Options) -> Result<bool, Error> {
    control(connection, "begin immediate")?;
    let stepped = migrate_next(connection, options);
    let end = if stepped.is_ok() {
        "commit"
    } else {
        "rollback"
    };
    // A full disk may have rolled back already.
    if !connection.is_autocommit() {
        control(connection, end)?;
    }
    stepped
}

fn migrate_next(connection: &Connection, options: &Options) -> Result<bool, Error> {
    set(connection, migration::LEDGER)?;
    let mut applied = Vec::new();
    let mut wrong = None;
    each(connection, &APPLIED, &[], &mut |row| {
        Applied::read(row).map_or_else(|error| wrong = Some(error), |row| applied.push(row));
        true
    })?;
    if let Some(error) = wrong {
        return Err(error);
    }
    let Some(step) = migration::missing(options, false, &applied)?
        .into_iter()
        .next()
    else {
        return Ok(false);
    };
    connection
        .execute_batch(step.text)
        .map_err(|error| named(step.module, step.number, &error))?;
    let values = params![step.module, step.number, step.name, step.checksum];
    exec(connection, &RECORD, &values).map(|_| true)
}

fn named(module: &str, number: i64, error: &rusqlite::Error) -> Error {
    match failure("store.migrate", error) {
        Error::Sql { statement, detail } => Error::Sql {
            statement,
            detail: format!("{module} {number}: {detail}"),
        },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Target;

    #[test]
    fn a_commit_waits_for_the_disk() {
        let folder = testkit::Folder::new();
        let path = folder.path().join("balai.sqlite");
        let options = Options::new(Target::Sqlite(path.clone()), Vec::new());
        let connection = open_writer(&path, &options).unwrap();
        let is = |name: &str| -> String {
            let text = format!("select cast({name} as text) from pragma_{name}");
            connection.query_row(&text, [], |row| row.get(0)).unwrap()
        };
        // A kill cannot tell these from weaker settings; only a power cut could.
        assert_eq!(is("journal_mode"), "wal");
        assert_eq!(is("synchronous"), "2");
        assert_eq!(is("foreign_keys"), "1");
    }
}
