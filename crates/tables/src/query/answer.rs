//! What a table answers: rows of it, or groups, and how far that went.

use crate::number::{count, place};
use crate::schema::Field;
use crate::table::Table;
use crate::value::Value;

/// An answer. Rows of the table are not copied: their values are looked up when they are asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer<'t> {
    fields: Vec<Field>,
    body: Body<'t>,
    /// How many rows there are without offset, after and limit, if that was asked.
    pub total: Option<u64>,
    /// What the next page is `after`, if there is one.
    pub next: Option<u64>,
    /// Rows that were looked at for it, once for each test; words of columns that were searched count too.
    pub cost: u64,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Body<'t> {
    /// Rows of a table.
    Rows {
        table: &'t Table,
        columns: Vec<usize>,
        numbers: Vec<u32>,
    },
    /// Cells of groups, row by row.
    Cells { cells: Vec<Value<'t>>, rows: usize },
}

impl<'t> Answer<'t> {
    pub(crate) const fn new(fields: Vec<Field>, body: Body<'t>, cost: u64) -> Self {
        Self {
            fields,
            body,
            total: None,
            next: None,
            cost,
        }
    }

    pub(crate) fn set_fields(&mut self, fields: Vec<Field>) {
        self.fields = fields;
    }

    /// A whole table.
    pub fn all(table: &'t Table) -> Self {
        let numbers = (0..crate::number::row_number(table.rows())).collect();
        let columns = (0..table.columns().len()).collect();
        let mut all = Self::new(
            table.schema().fields().to_vec(),
            Body::Rows {
                table,
                columns,
                numbers,
            },
            count(table.rows()),
        );
        all.total = Some(count(table.rows()));
        all
    }

    /// What columns it has.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// How many rows.
    pub const fn len(&self) -> usize {
        match &self.body {
            Body::Rows { numbers, .. } => numbers.len(),
            Body::Cells { rows, .. } => *rows,
        }
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number that a row has in the table, from 0; groups have none.
    pub fn number(&self, row: usize) -> Option<u64> {
        match &self.body {
            Body::Rows { numbers, .. } => numbers.get(row).map(|number| u64::from(*number)),
            Body::Cells { .. } => None,
        }
    }

    /// A value; absent beyond the ends.
    pub fn value(&self, row: usize, column: usize) -> Value<'t> {
        match &self.body {
            Body::Rows {
                table,
                columns,
                numbers,
            } => match (numbers.get(row), columns.get(column)) {
                (Some(number), Some(column)) => table.value(place(*number), *column),
                _ => Value::Null,
            },
            Body::Cells { cells, .. } if column < self.fields.len() => cells
                .get(row * self.fields.len() + column)
                .copied()
                .unwrap_or(Value::Null),
            Body::Cells { .. } => Value::Null,
        }
    }

    /// The values of a row, in the order of the fields.
    pub fn row(&self, row: usize) -> impl Iterator<Item = Value<'t>> {
        (0..self.fields.len()).map(move |column| self.value(row, column))
    }
}
