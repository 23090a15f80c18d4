//! Bringing a PostgreSQL database up to date.

use super::session::Session;
use crate::migration::{self, Applied, Step};
use crate::{Error, Options};

const MIGRATE: &str = "store.migrate";
/// How often to try again when other nodes start at the same moment.
const TRIES: u32 = 5;

/// The server's name and version, with a warning if its order of text differs from SQLite's.
pub(super) fn version(session: &mut Session) -> Result<String, Error> {
    let text =
        "select split_part(version(), ' (', 1) || '' as version, datcollate::text as collation
        from pg_database where datname = current_database()";
    let rows = session.rows("store.version", text, &[])?;
    let said = |name: &str| {
        let row = rows.first()?;
        row.try_get::<_, String>(name).ok()
    };
    let collation = said("collation").unwrap_or_default();
    if !matches!(collation.as_str(), "C" | "POSIX" | "C.UTF-8") {
        tracing::warn!(%collation, "the database should have collation C: lists will be in another order");
    }
    Ok(said("version").unwrap_or_default())
}

/// Applies what is missing, each migration in a transaction of its own, one node at a time.
pub(super) fn migrate(session: &mut Session, options: &Options) -> Result<(), Error> {
    session.connect()?;
    let mut tried = session.batch(MIGRATE, migration::LEDGER);
    for _ in 1..TRIES {
        // Two nodes that make the same table at once: one of them is told of a conflict.
        if !matches!(tried, Err(Error::Conflict { .. } | Error::Sql { .. })) {
            break;
        }
        tried = session.batch(MIGRATE, migration::LEDGER);
    }
    tried?;
    // Even where nothing is missing, the lock would wait for a backup.
    if is_current(session, options)? {
        return Ok(());
    }
    while locked(session, |session| migrate_next(session, options))? {}
    locked(session, |session| index_sequenced(session, options))
}

/// Whether nothing is missing.
fn is_current(session: &mut Session, options: &Options) -> Result<bool, Error> {
    if !missing(session, options)?.is_empty() {
        return Ok(false);
    }
    for sequenced in &options.sequenced {
        if !is_indexed(session, sequenced.table)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn missing(session: &mut Session, options: &Options) -> Result<Vec<Step>, Error> {
    let applied = session
        .rows(MIGRATE, migration::APPLIED, &[])?
        .iter()
        .map(|row| {
            Ok(Applied {
                module: row.try_get("module")?,
                number: row.try_get("number")?,
                checksum: row.try_get("checksum")?,
            })
        })
        .collect::<Result<Vec<_>, tokio_postgres::Error>>()
        .map_err(|error| super::values::failure(MIGRATE, &error))?;
    migration::missing(options, true, &applied)
}

/// Runs a step while no other node migrates.
fn locked<T>(
    session: &mut Session,
    step: impl Fn(&mut Session) -> Result<T, Error>,
) -> Result<T, Error> {
    session.batch(
        MIGRATE,
        "begin; lock table store_migration in exclusive mode",
    )?;
    let done = step(session);
    let end = if done.is_ok() { "commit" } else { "rollback" };
    session.batch(MIGRATE, end)?;
    done
}

/// Applies the first missing migration. True if there may be more.
fn migrate_next(session: &mut Session, options: &Options) -> Result<bool, Error> {
    let steps = missing(session, options)?;
    let Some(step) = steps.into_iter().next() else {
        return Ok(false);
    };
    apply(session, &step).map(|()| true)
}

/// Applies one and notes it.
pub(super) fn apply(session: &mut Session, step: &Step) -> Result<(), Error> {
    session
        .batch(MIGRATE, step.text)
        .map_err(|error| match error {
            Error::Sql { statement, detail } => Error::Sql {
                statement,
                detail: format!("{} {}: {detail}", step.module, step.number),
            },
            other => other,
        })?;
    session
        .rows(
            MIGRATE,
            migration::RECORD,
            &[&step.module, &step.number, &step.name, &step.checksum],
        )
        .map(drop)
}

fn index_sequenced(session: &mut Session, options: &Options) -> Result<(), Error> {
    for sequenced in &options.sequenced {
        // Asked first, since even `if not exists` would wait for all who write to the table.
        if !is_indexed(session, sequenced.table)? {
            session.batch(MIGRATE, &migration::sequenced_index(sequenced.table))?;
        }
    }
    Ok(())
}

/// Whether a table has the index with which its rows without a position are found.
fn is_indexed(session: &mut Session, table: &str) -> Result<bool, Error> {
    let name = format!("{table}_waiting");
    let text = "select 1 where to_regclass($1) is not null";
    Ok(!session.rows(MIGRATE, text, &[&name])?.is_empty())
}
