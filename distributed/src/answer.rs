//! What comes back.

use datafusion::arrow::array::RecordBatch;
use datafusion::common::ScalarValue;
use tables::{Field, Kind, Scalar, Table, Value};

use crate::Error;
use crate::placed::foreign;

/// An answer: what `tables::Answer` is on one node, with values of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// What columns it has.
    pub fields: Vec<Field>,
    /// Its rows; a value is absent or there.
    pub rows: Vec<Vec<Option<Scalar>>>,
    /// The number of each row in the table; groups have none.
    pub numbers: Vec<u64>,
    /// How many rows there are without offset, after and limit, if that was asked.
    pub total: Option<u64>,
    /// What the next page is `after`, if there is one.
    pub next: Option<u64>,
}

impl Reply {
    /// The answer as a table, to be written as files are.
    pub fn table(&self) -> Result<Table, Error> {
        let schema = tables::Schema::new(self.fields.clone()).map_err(foreign)?;
        let mut builder = tables::Builder::new(schema);
        for row in &self.rows {
            let values = row.iter().map(|cell| value(cell.as_ref()));
            builder.row(values).map_err(foreign)?;
        }
        builder.finish().map_err(foreign)
    }
}

fn value(cell: Option<&Scalar>) -> Value<'_> {
    match cell {
        None => Value::Null,
        Some(Scalar::Text(text)) => Value::Text(text),
        Some(Scalar::Integer(number)) => Value::Integer(*number),
        Some(Scalar::Number(number)) => Value::Number(*number),
        Some(Scalar::Boolean(flag)) => Value::Boolean(*flag),
        Some(Scalar::Date(day)) => Value::Date(*day),
        Some(Scalar::Timestamp(micros)) => Value::Timestamp(*micros),
    }
}

/// The rows of some batches, as they are.
pub(crate) fn cells(batches: &[RecordBatch]) -> Result<Vec<Vec<ScalarValue>>, Error> {
    let mut rows = Vec::new();
    for batch in batches {
        for row in 0..batch.num_rows() {
            let columns = batch.columns().iter();
            let cells = columns.map(|column| ScalarValue::try_from_array(column, row));
            rows.push(cells.collect::<Result<Vec<_>, _>>()?);
        }
    }
    Ok(rows)
}

/// A cell as a value of a kind.
pub(crate) fn scalar(kind: Kind, cell: &ScalarValue) -> Result<Option<Scalar>, Error> {
    if cell.is_null() {
        return Ok(None);
    }
    let found = match (kind, cell) {
        (Kind::Text, cell) => cell
            .try_as_str()
            .flatten()
            .map(|text| Scalar::Text(text.to_owned())),
        (Kind::Integer, ScalarValue::Int64(number)) => number.map(Scalar::Integer),
        (Kind::Number, ScalarValue::Float64(number)) => number.map(Scalar::Number),
        (Kind::Boolean, ScalarValue::Boolean(flag)) => flag.map(Scalar::Boolean),
        (Kind::Date, ScalarValue::Date32(day)) => day.map(Scalar::Date),
        (Kind::Timestamp, ScalarValue::TimestampMicrosecond(micros, _)) => {
            micros.map(Scalar::Timestamp)
        }
        _ => None,
    };
    match found {
        Some(found) => Ok(Some(found)),
        None => Err(Error::Foreign(format!(
            "{} as {}",
            cell.data_type(),
            kind.code()
        ))),
    }
}

/// A cell that counts or numbers.
pub(crate) fn number(cell: Option<&ScalarValue>) -> Result<u64, Error> {
    match cell {
        Some(ScalarValue::Int64(Some(number))) => u64::try_from(*number).map_err(foreign),
        Some(ScalarValue::UInt64(Some(number))) => Ok(*number),
        other => Err(Error::Foreign(format!("{other:?} as a number"))),
    }
}
