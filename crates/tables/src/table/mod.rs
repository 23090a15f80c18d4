//! Immutable columns.

pub(crate) mod bits;
mod build;
pub(crate) mod column;
pub(crate) mod units;
pub(crate) mod words;

use std::collections::BTreeMap;

use thiserror::Error;

use crate::number::{place, row_number};
use crate::schema::Schema;
use crate::value::Value;

pub use build::Builder;
pub use column::Column;

/// Why some rows are no table.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum TableError {
    /// More than four thousand million.
    #[error("there are too many rows")]
    TooManyRows,
    /// The different words of one column are more than 4 GB; which column.
    #[error("column {0} holds too much text")]
    TooMuchText(usize),
    /// A value of another kind than the column's; which column.
    #[error("a value of column {0} is of another kind")]
    WrongKind(usize),
}

impl TableError {
    /// What the error is called where it is translated.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooManyRows => "too_many_rows",
            Self::TooMuchText(_) => "too_much_text",
            Self::WrongKind(_) => "wrong_kind",
        }
    }
}

/// A table. It never changes: what changes a table makes another.
#[derive(Debug, Clone)]
pub struct Table {
    schema: Schema,
    columns: Vec<Column>,
    rows: usize,
    /// For some columns, the numbers of the rows that have a value, in the order of these values.
    indexes: BTreeMap<usize, Vec<u32>>,
}

impl PartialEq for Table {
    /// Whether they hold the same; how quickly they are searched does not matter.
    fn eq(&self, other: &Self) -> bool {
        self.schema == other.schema && self.rows == other.rows && self.columns == other.columns
    }
}

impl Table {
    /// Columns of the same length.
    pub(crate) fn of(
        schema: Schema,
        columns: Vec<Column>,
        rows: usize,
    ) -> Result<Self, TableError> {
        match columns.iter().position(|column| column.rows() != rows) {
            Some(at) => Err(TableError::WrongKind(at)),
            None => Ok(Self {
                schema,
                columns,
                rows,
                indexes: BTreeMap::new(),
            }),
        }
    }

    /// The same with an index of a column, so that rows with one value are found without a look at the others. It takes
    /// four bytes a row.
    #[must_use]
    pub fn with_index(mut self, column: usize) -> Self {
        if let Some(of) = self.columns.get(column) {
            let mut rows: Vec<u32> = (0..row_number(self.rows))
                .filter(|row| of.is_valid(place(*row)))
                .collect();
            rows.sort_by_key(|row| of.rank(place(*row)));
            self.indexes.insert(column, rows);
        }
        self
    }

    /// The index of a column, if there is one.
    pub(crate) fn index(&self, column: usize) -> Option<&[u32]> {
        self.indexes.get(&column).map(Vec::as_slice)
    }

    /// What columns it has.
    pub const fn schema(&self) -> &Schema {
        &self.schema
    }

    /// How many rows, exactly.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// A column.
    pub fn column(&self, at: usize) -> Option<&Column> {
        self.columns.get(at)
    }

    /// All of them.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// A value; absent beyond the ends.
    pub fn value(&self, row: usize, column: usize) -> Value<'_> {
        self.columns
            .get(column)
            .map_or(Value::Null, |column| column.value(row))
    }

    /// About as many bytes as its values take where they are written out.
    pub fn written(&self) -> u64 {
        let of = |column: &Column| -> u64 {
            let rows = 0..column.rows();
            rows.map(|row| column.value(row).width() + 1).sum()
        };
        self.columns.iter().map(of).sum()
    }

    /// The memory that it takes, in bytes, about.
    pub fn bytes(&self) -> usize {
        let indexes: usize = self.indexes.values().map(|rows| rows.len() * 4).sum();
        indexes + self.columns.iter().map(Column::bytes).sum::<usize>()
    }
}
