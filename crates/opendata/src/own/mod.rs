//! What a module publishes of its own work, as a table that everybody may have: small counts of people's matters are hidden, and
//! the disclosure gate looks at it like at anybody's.

pub(crate) mod queries;
mod rules;

use std::collections::BTreeMap;

use base::Time;
use jiff::civil::date;
use kernel::App;
use kernel::datasets::{Cell, Column, ColumnKind, Dataset as Own, Disclosure, Sink};
use tables::gate::Verdict;
use tables::{Builder, Field, Kind, Schema, Table, Value};

use crate::drafts::gate;
use crate::error::Error;

/// So many cells of one table are held at most: some 100 MB.
const MOST_CELLS: usize = 3_000_000;

/// The table as it is at a moment. Nothing personal gets past here: what the gate does not let through is no table.
pub(crate) fn table(app: &App, own: Own, now: Time) -> Result<Table, Error> {
    let gate = gate::rules(app, now).map_err(|why| damaged(own, &why))?;
    let mut sink = Sink::new(MOST_CELLS);
    (own.rows)(app, now, &mut sink)?;
    let mut rows = sink.into_rows();
    if let Disclosure::Counts(counts) = &own.disclosure {
        rules::hide(&mut rows, own.columns, counts, gate.least());
    }
    let table = made(own, &rows)?;
    let (findings, verdict) = gate::looked(&table, &BTreeMap::new(), &gate);
    if verdict == Verdict::Clear.code() {
        return Ok(table);
    }
    // Where and what, never a cell; and not how many, which changes from day to day while it is the same to whoever mends it.
    let found = findings
        .iter()
        .map(|found| format!("{}: {}", found.column, found.sort));
    Err(Error::Withheld {
        slug: own.slug.to_owned(),
        what: found.collect::<Vec<_>>().join(", "),
    })
}

pub(crate) fn damaged(own: Own, why: &str) -> Error {
    Error::Damaged {
        slug: own.slug.to_owned(),
        number: 0,
        why: why.to_owned(),
    }
}

pub(crate) const fn kind(column: &Column) -> Kind {
    match column.kind {
        ColumnKind::Text => Kind::Text,
        ColumnKind::Integer => Kind::Integer,
        ColumnKind::Number => Kind::Number,
        ColumnKind::Boolean => Kind::Boolean,
        ColumnKind::Date => Kind::Date,
    }
}

fn made(own: Own, rows: &[Vec<Cell>]) -> Result<Table, Error> {
    let fields = own
        .columns
        .iter()
        .map(|column| Field::new(column.name, kind(column)));
    let schema = Schema::new(fields.collect());
    let schema = schema.map_err(|error| damaged(own, &error.to_string()))?;
    let mut builder = Builder::new(schema);
    for row in rows {
        let added = builder.row(row.iter().map(value));
        added.map_err(|error| damaged(own, &error.to_string()))?;
    }
    builder
        .finish()
        .map_err(|error| damaged(own, &error.to_string()))
}

fn value(cell: &Cell) -> Value<'_> {
    match cell {
        Cell::Absent => Value::Null,
        Cell::Text(words) => Value::Text(words),
        Cell::Integer(number) => Value::Integer(*number),
        Cell::Number(number) => Value::Number(*number),
        Cell::Boolean(flag) => Value::Boolean(*flag),
        Cell::Date(day) => {
            let since = date(1970, 1, 1).until(*day).map(|span| span.get_days());
            since.map_or(Value::Null, Value::Date)
        }
    }
}
