//! Batches of rows, laid over a table one after the other.

use kernel::App;
use kernel::documents;
use serde_json::{Map, Value as Json};
use tables::dialect::datastore::search_parse;
use tables::merge::{MergeError, append, upsert, widen};
use tables::query::Query;
use tables::{Builder, Schema, Table, run};

use super::super::model::{Batch, Refused, RowsWay};
use crate::error::Error;
use crate::shelf;

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

/// The table with a batch laid over it.
pub(in crate::drafts) fn applied(
    app: &App,
    table: &Table,
    batch: &Batch,
    key: &[&str],
) -> Result<Table, Unlaid> {
    if batch.way == RowsWay::Delete {
        return without(table, &batch.filters);
    }
    if batch.blob.is_empty() {
        return Ok(table.clone());
    }
    let bytes = documents::blob_get_blocking(app, &batch.blob);
    let bytes = bytes.map_err(|problem| Unlaid::Error(Error::Problem(problem)))?;
    let rows = shelf::unpacked(&bytes).map_err(|why| refused("input", why))?;
    if batch.way == RowsWay::Insert {
        let (rows, _) = widen(table, &rows, &[])?;
        return Ok(append(table, &rows)?);
    }
    let (rows, unknown) = widen(table, &rows, key)?;
    if batch.way == RowsWay::Update && unknown > 0 {
        return Err(refused("no_such_key", unknown.to_string()));
    }
    Ok(upsert(table, &rows, key)?.0)
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
