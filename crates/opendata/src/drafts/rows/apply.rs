//! Batches of rows, laid over a table one after the other.

use kernel::App;
use kernel::documents;
use serde_json::{Map, Value as Json};
use tables::dialect::datastore::search_parse;
use tables::merge::{MergeError, append, keyed, known, upsert, widen};
use tables::query::Query;
use tables::{Builder, Schema, Table, run};

use super::super::model::{Batch, DraftBody, FaultLine, LeftOut, Refused, RowsWay};
use super::super::rules;
use crate::error::Error;
use crate::shelf;

/// The most that is told of rows that were left out, and of a key.
const LEFT_OUT_MAX: usize = 100;
const VALUE_MAX: usize = 60;

/// Why a batch cannot be laid over a table.
pub(in crate::drafts) enum Unlaid {
    /// Rows and table do not go together.
    Merge(MergeError),
    /// Something else, that people have to know.
    Refused(Refused),
    /// It is tried again.
    Error(Error),
}

impl From<MergeError> for Unlaid {
    fn from(error: MergeError) -> Self {
        Self::Merge(error)
    }
}

fn refused(code: &str, about: String) -> Unlaid {
    Unlaid::Refused(Refused {
        code: code.to_owned(),
        about,
    })
}

/// A table without rows.
pub(in crate::drafts) fn blank(schema: Schema) -> Result<Table, Unlaid> {
    let blank = Builder::new(schema).finish();
    blank.map_err(|error| refused(error.code(), String::new()))
}

/// Lays rows over a table, batch after batch, but those that are in it already. A batch that does not go with the table is left
/// out and told, and the others stay.
pub(in crate::drafts) fn laid<E: From<Unlaid>>(
    app: &App,
    body: &mut DraftBody,
    (mut table, done, key): (Table, usize, &[&str]),
    in_time: &dyn Fn() -> Result<(), E>,
) -> Result<Table, E> {
    let (mut kept, mut left) = (Vec::new(), Vec::new());
    for (at, batch) in body.batches.iter().enumerate() {
        if at >= done {
            in_time()?;
            match applied(app, &table, batch, key)? {
                Ok(next) => table = next,
                Err(fault) => {
                    left.push(LeftOut {
                        by: batch.by,
                        way: batch.way,
                        rows: batch.rows,
                        fault,
                    });
                    continue;
                }
            }
        }
        kept.push(batch.clone());
    }
    let is_left = !left.is_empty();
    body.batches = kept;
    body.left_out.extend(left);
    let old = body.left_out.len().saturating_sub(LEFT_OUT_MAX);
    body.left_out.drain(..old);
    if is_left && body.is_spent() {
        return Err(Unlaid::Refused(rules::left_out()).into());
    }
    Ok(table)
}

/// The table with a batch laid over it, or the first row that does not go with it.
fn applied(
    app: &App,
    table: &Table,
    batch: &Batch,
    key: &[&str],
) -> Result<Result<Table, FaultLine>, Unlaid> {
    if batch.way == RowsWay::Delete {
        return without(table, &batch.filters).map(Ok);
    }
    if batch.blob.is_empty() {
        return Ok(Ok(table.clone()));
    }
    let bytes = documents::blob_get_blocking(app, &batch.blob);
    let bytes = bytes.map_err(|problem| Unlaid::Error(Error::Problem(problem)))?;
    let rows = shelf::unpacked(&bytes).map_err(|why| refused("input", why))?;
    let fault = |row: Option<usize>, code: &str| FaultLine {
        row: row.map_or(0, |row| u64::try_from(row + 1).unwrap_or(u64::MAX)),
        column: key.join(", "),
        value: row.map_or_else(String::new, |row| named(&rows, key, row)),
        code: code.to_owned(),
    };
    let next = match merged(table, &rows, batch.way, key) {
        Ok(next) => next,
        Err(Unfit::Row(row, code)) => return Ok(Err(fault(row, code))),
        Err(Unfit::Other(error)) => return Err(error.into()),
    };
    if rules::too_much(&next, &rules::limits()).is_some() {
        return Ok(Err(fault(None, "too_much")));
    }
    Ok(Ok(next))
}

/// Why rows do not go with a table.
enum Unfit {
    /// A row, from 0, and what is wrong with it; or all of them.
    Row(Option<usize>, &'static str),
    /// The table is not the one for which they were read.
    Other(MergeError),
}

impl From<MergeError> for Unfit {
    fn from(error: MergeError) -> Self {
        match error {
            MergeError::NullKey(row) | MergeError::TwoOfAKey(row) => {
                Self::Row(Some(row), error.code())
            }
            MergeError::NoKey => Self::Row(None, error.code()),
            MergeError::OtherColumns(_) | MergeError::Table(_) => Self::Other(error),
        }
    }
}

fn merged(table: &Table, rows: &Table, way: RowsWay, key: &[&str]) -> Result<Table, Unfit> {
    if way == RowsWay::Insert && key.is_empty() {
        return Ok(append(table, &widen(table, rows, key)?.0)?);
    }
    if way == RowsWay::Insert {
        keyed(rows, key, true)?;
    }
    let (wide, unknown) = widen(table, rows, key)?;
    // The first row of which it is said wrongly that its key is there, or that it is not.
    let first = |is_there: bool| -> Result<Option<usize>, MergeError> {
        let mut known = known(table, rows, key)?.into_iter();
        Ok(known.position(|known| known == is_there))
    };
    match way {
        RowsWay::Insert if unknown < rows.rows() => Err(Unfit::Row(first(true)?, "two_of_a_key")),
        RowsWay::Update if unknown > 0 => Err(Unfit::Row(first(false)?, "no_such_key")),
        RowsWay::Insert => Ok(append(table, &wide)?),
        _ => Ok(upsert(table, &wide, key)?.0),
    }
}

/// The key of a row, as it is told to whoever sent it.
fn named(rows: &Table, key: &[&str], row: usize) -> String {
    let places = key.iter().filter_map(|name| rows.schema().position(name));
    let words: Vec<String> = places.map(|at| rows.value(row, at).to_string()).collect();
    words.join(", ").chars().take(VALUE_MAX).collect()
}

/// The table without the rows that filters find.
fn without(table: &Table, filters: &str) -> Result<Table, Unlaid> {
    let wrong = |why: String| refused("filters", why);
    let query = filter(filters, table.schema()).map_err(&wrong)?;
    let found = run(table, &query).map_err(|error| wrong(error.to_string()))?;
    let mut gone = (0..found.len()).filter_map(|row| found.number(row));
    let mut next = gone.next();
    let mut builder = Builder::new(table.schema().clone());
    let broken = |error: tables::TableError| refused(error.code(), String::new());
    for row in 0..table.rows() {
        if next.is_some_and(|gone| u64::try_from(row) == Ok(gone)) {
            next = gone.next();
            continue;
        }
        let columns = 0..table.columns().len();
        builder
            .row(columns.map(|column| table.value(row, column)))
            .map_err(broken)?;
    }
    builder.finish().map_err(broken)
}

/// The question for all rows that filters find, in the table's own order.
fn filter(filters: &str, schema: &Schema) -> Result<Query, String> {
    let filters: Json = serde_json::from_str(filters).map_err(|error| error.to_string())?;
    let sent = Map::from_iter([("filters".to_owned(), filters)]);
    let search = search_parse(&sent, schema).map_err(|error| error.to_string())?;
    Ok(Query {
        limit: None,
        total: false,
        ..search.query
    })
}
