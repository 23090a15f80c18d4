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
    while locked(session, |session| migrate_next(session, options))? {}
    locked(session, |session| index_sequenced(session, options))
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
    let steps = migration::missing(options, true, &applied)?;
    let Some(step) = steps.into_iter().next() else {
        return Ok(false);
    };
    apply(session, &step).map(|()| true)
}

fn apply(session: &mut Session, step: &Step) -> Result<(), Error> {
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
        let name = format!("{}_waiting", sequenced.table);
        let known = session.rows(
            MIGRATE,
            "select 1 where to_regclass($1) is not null",
            &[&name],
        )?;
        if known.is_empty() {
            session.batch(MIGRATE, &migration::sequenced_index(sequenced.table))?;
        }
    }
    Ok(())
}
