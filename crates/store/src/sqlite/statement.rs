//! Running one statement on SQLite.

use std::ffi::c_int;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, ffi};

use crate::row::{Column, Order, Row, Source};
use crate::{Error, Sql, Value};

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Bool(value) => ValueRef::Integer(i64::from(*value)),
            Self::Int(value) => ValueRef::Integer(*value),
            Self::Real(value) => ValueRef::Real(*value),
            Self::Text(value) => ValueRef::Text(value.as_bytes()),
            Self::Blob(value) => ValueRef::Blob(value),
        }))
    }
}

pub(crate) fn column<'a>(row: &'a rusqlite::Row<'_>, place: usize) -> Result<Column<'a>, String> {
    match row.get_ref(place).map_err(|error| error.to_string())? {
        ValueRef::Null => Ok(Column::Null),
        ValueRef::Integer(value) => Ok(Column::Int(value)),
        ValueRef::Real(value) => Ok(Column::Real(value)),
        ValueRef::Text(bytes) => str::from_utf8(bytes)
            .map(Column::Text)
            .map_err(|_| "is not valid UTF-8".to_owned()),
        ValueRef::Blob(bytes) => Ok(Column::Blob(bytes)),
    }
}

/// Runs a statement without rows and gives the number of rows it wrote.
pub(crate) fn exec(connection: &Connection, sql: &Sql, values: &[Value]) -> Result<u64, Error> {
    let mut statement = bound(connection, sql, values)?;
    let count = statement
        .raw_execute()
        .map_err(|error| failure(sql.name, &error))?;
    Ok(u64::try_from(count).unwrap_or(u64::MAX))
}

/// Shows rows to `visit` until it has seen enough.
pub(crate) fn each(
    connection: &Connection,
    sql: &Sql,
    values: &[Value],
    visit: &mut dyn FnMut(&Row<'_>) -> bool,
) -> Result<(), Error> {
    let mut statement = bound(connection, sql, values)?;
    let order = Order::of(sql.sqlite.unwrap_or(sql.text));
    let mut rows = statement.raw_query();
    loop {
        match rows.next() {
            Ok(Some(row)) => {
                if !visit(&Row::new(Source::Sqlite(row), sql.name, &order)) {
                    return Ok(());
                }
            }
            Ok(None) => return Ok(()),
            Err(error) => return Err(failure(sql.name, &error)),
        }
    }
}

/// Has SQLite compile the statement.
pub(crate) fn prepare(connection: &Connection, sql: &Sql) -> Result<(), Error> {
    connection
        .prepare_cached(sql.sqlite.unwrap_or(sql.text))
        .map(drop)
        .map_err(|error| failure(sql.name, &error))
}

/// Runs a statement that opens or ends a transaction or a savepoint.
pub(super) fn control(connection: &Connection, text: &'static str) -> Result<(), Error> {
    connection
        .prepare_cached(text)
        .and_then(|mut statement| statement.raw_execute())
        .map(drop)
        .map_err(|error| failure(text, &error))
}

/// The compiled statement with its parameters in place.
///
/// To SQLite `$2` is a name, and it numbers names by their first appearance; so each value is bound
/// by the number that its name spells.
fn bound<'a>(
    connection: &'a Connection,
    sql: &Sql,
    values: &[Value],
) -> Result<CachedStatement<'a>, Error> {
    let mut statement = connection
        .prepare_cached(sql.sqlite.unwrap_or(sql.text))
        .map_err(|error| failure(sql.name, &error))?;
    let count = statement.parameter_count();
    if count != values.len() {
        return Err(Error::Sql {
            statement: sql.name,
            detail: format!("{count} parameters are used, {} given", values.len()),
        });
    }
    for place in 1..=count {
        let number = statement
            .parameter_name(place)
            .and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let value = number.and_then(|number| values.get(number.checked_sub(1)?));
        let value = value.ok_or_else(|| Error::Sql {
            statement: sql.name,
            detail: format!("parameter {place} is not $1 to ${count}"),
        })?;
        statement
            .raw_bind_parameter(place, value)
            .map_err(|error| failure(sql.name, &error))?;
    }
    Ok(statement)
}

/// The driver's error in the store's terms, without any value.
pub(super) fn failure(statement: &'static str, error: &rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(code, message) = error else {
        return Error::Sql {
            statement,
            detail: error.to_string(),
        };
    };
    let said = || message.clone().unwrap_or_else(|| code.to_string());
    match code.code {
        ErrorCode::ConstraintViolation => Error::Conflict {
            statement,
            constraint: constraint(code.extended_code, &said()),
        },
        ErrorCode::DiskFull => Error::Full,
        // Writing beyond a quota or a file-size limit is reported as a failed write.
        ErrorCode::SystemIoFailure if code.extended_code == ffi::SQLITE_IOERR_WRITE => Error::Full,
        ErrorCode::DatabaseBusy | ErrorCode::SystemIoFailure | ErrorCode::CannotOpen => {
            Error::Unavailable(said())
        }
        _ => Error::Sql {
            statement,
            detail: said(),
        },
    }
}

/// `UNIQUE constraint failed: a.x, a.y` names columns; a foreign key names nothing.
fn constraint(extended_code: c_int, message: &str) -> String {
    if extended_code == ffi::SQLITE_CONSTRAINT_FOREIGNKEY {
        return "foreign key".to_owned();
    }
    let named = message.split_once(": ").map(|(_, named)| named);
    named.unwrap_or(message).to_owned()
}
