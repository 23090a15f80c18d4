//! Makes a table of rows that come one after the other.

use crate::number::{TENS, float, nearest, place_of, ten};
use crate::schema::{Field, Kind, Schema};
use crate::table::bits::Bits;
use crate::table::column::{Column, Data, is_full};
use crate::table::units::Units;
use crate::table::words::Gatherer;
use crate::table::{Table, TableError};
use crate::value::Value;

/// Decimals up to which numbers are kept as whole numbers of small units, so that sums are exact.
const MOST_DECIMALS: u8 = 9;
/// The greatest whole number that a float of 64 bits tells from its neighbours.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A table in the making. The same rows make the same table, whatever they were read from.
#[derive(Debug)]
pub struct Builder {
    schema: Schema,
    columns: Vec<ColumnBuilder>,
    rows: usize,
}

impl Builder {
    /// A table without rows.
    pub fn new(schema: Schema) -> Self {
        let columns = schema.fields().iter().map(ColumnBuilder::new).collect();
        Self {
            schema,
            columns,
            rows: 0,
        }
    }

    /// How many rows it has so far.
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// Adds a row. Values that are missing at its end are absent; one of another kind than its column's is refused, and
    /// the builder is of no more use then.
    pub fn row<'v>(
        &mut self,
        values: impl IntoIterator<Item = Value<'v>>,
    ) -> Result<(), TableError> {
        if is_full(self.rows) {
            return Err(TableError::TooManyRows);
        }
        let mut values = values.into_iter();
        for (at, column) in self.columns.iter_mut().enumerate() {
            let value = values.next().unwrap_or(Value::Null);
            column.push(value).map_err(|error| error.at(at))?;
        }
        self.rows += 1;
        Ok(())
    }

    /// The table.
    pub fn finish(self) -> Result<Table, TableError> {
        let fields = self.schema.fields().iter();
        let columns = fields
            .zip(self.columns)
            .map(|(field, column)| column.finish(field.kind))
            .collect();
        Table::of(self.schema, columns, self.rows)
    }
}

/// What a column refused.
enum Refused {
    Kind,
    Large,
}

impl Refused {
    const fn at(self, column: usize) -> TableError {
        match self {
            Self::Kind => TableError::WrongKind(column),
            Self::Large => TableError::TooMuchText(column),
        }
    }
}

/// A column in the making.
#[derive(Debug)]
struct ColumnBuilder {
    kind: Kind,
    units: Vec<i64>,
    floats: Vec<f64>,
    words: Gatherer,
    valid: Bits,
    rows: usize,
    nulls: usize,
}

impl ColumnBuilder {
    fn new(field: &Field) -> Self {
        Self {
            kind: field.kind,
            units: Vec::new(),
            floats: Vec::new(),
            words: Gatherer::default(),
            valid: Bits::none(0),
            rows: 0,
            nulls: 0,
        }
    }

    fn push(&mut self, value: Value<'_>) -> Result<(), Refused> {
        let mut is_null = false;
        match (self.kind, value) {
            (_, Value::Null | Value::Text("")) => {
                is_null = true;
                if self.kind == Kind::Number {
                    self.floats.push(0.0);
                } else {
                    self.units.push(0);
                }
            }
            (Kind::Text, Value::Text(text)) => {
                let number = self.words.number(text).ok_or(Refused::Large)?;
                self.units.push(i64::from(number));
            }
            (Kind::Integer, Value::Integer(unit)) | (Kind::Timestamp, Value::Timestamp(unit)) => {
                self.units.push(unit);
            }
            (Kind::Date, Value::Date(day)) => self.units.push(i64::from(day)),
            (Kind::Boolean, Value::Boolean(flag)) => self.units.push(i64::from(flag)),
            (Kind::Number, Value::Integer(whole)) => self.floats.push(float(whole)),
            // There is one zero.
            (Kind::Number, Value::Number(number)) if number.is_finite() => {
                self.floats.push(number + 0.0);
            }
            _ => return Err(Refused::Kind),
        }
        self.valid.push(self.rows, !is_null);
        self.rows += 1;
        self.nulls += usize::from(is_null);
        Ok(())
    }

    fn finish(self, kind: Kind) -> Column {
        let valid = (self.nulls > 0).then_some(self.valid);
        let data = match kind {
            Kind::Text => {
                let (words, moved) = self.words.sorted();
                let mut units = self.units;
                for unit in &mut units {
                    let before = place_of(unit.unsigned_abs());
                    *unit = moved.get(before).copied().unwrap_or(0);
                }
                if let Some(valid) = &valid {
                    for (row, unit) in units.iter_mut().enumerate() {
                        if !valid.get(row) {
                            *unit = 0;
                        }
                    }
                }
                Data::Units {
                    units: Units::fit(units),
                    scale: 0,
                    words: Some(words),
                }
            }
            Kind::Number => numbers(self.floats),
            Kind::Integer | Kind::Boolean | Kind::Date | Kind::Timestamp => Data::Units {
                units: Units::fit(self.units),
                scale: 0,
                words: None,
            },
        };
        Column::new(kind, data, valid, self.nulls)
    }
}

/// Numbers as whole numbers of a small unit if each can be given back to the bit, else as they are.
fn numbers(floats: Vec<f64>) -> Data {
    let Some(scale) = scale(&floats) else {
        return Data::Floats(floats);
    };
    let by = float(ten(scale));
    let units = floats.iter().map(|number| nearest(number * by)).collect();
    Data::Units {
        units: Units::fit(units),
        scale,
        words: None,
    }
}

/// The decimals that all of them need.
fn scale(floats: &[f64]) -> Option<u8> {
    let mut scale = 0;
    for number in floats {
        while !is_exact(*number, scale) {
            if scale == MOST_DECIMALS {
                return None;
            }
            scale += 1;
        }
    }
    // A scale that some need may be too fine for others that are large.
    floats
        .iter()
        .all(|number| is_exact(*number, scale))
        .then_some(scale)
}

fn is_exact(number: f64, scale: u8) -> bool {
    let by = TENS
        .get(usize::from(scale))
        .map_or(1.0, |power| float(*power));
    let scaled = (number * by).round();
    scaled.abs() < EXACT && (scaled / by).to_bits() == number.to_bits()
}
