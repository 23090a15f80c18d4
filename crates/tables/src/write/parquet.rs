//! Parquet: the same table makes the same bytes.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::properties::{WriterProperties, WriterVersion};
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};

use crate::query::Answer;
use crate::schema::{Field, Kind};
use crate::value::Value;

/// Rows of a group.
const GROUP: usize = 1 << 17;
/// Who wrote it. A part of the bytes, so it does not change with the program's version.
const WRITER: &str = "balai tables 1";

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

fn column(field: &Field) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match field.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT64, None),
        Kind::Number => (Physical::DOUBLE, None),
        Kind::Boolean => (Physical::BOOLEAN, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Timestamp => (
            Physical::INT64,
            Some(LogicalType::timestamp(false, TimeUnit::MICROS)),
        ),
    };
    let built = Type::primitive_type_builder(&field.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .build()?;
    Ok(Arc::new(built))
}

pub(super) fn write(answer: &Answer<'_>, out: &mut (dyn io::Write + Send)) -> io::Result<()> {
    let columns = answer.fields().iter().map(column);
    let columns: Vec<TypePtr> = columns.collect::<Result<_, _>>().map_err(failed)?;
    let schema = Type::group_type_builder("schema")
        .with_fields(columns)
        .build()
        .map_err(failed)?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_created_by(WRITER.to_owned())
        .build();
    let mut writer =
        SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
    let mut from = 0;
    while from < answer.len() {
        let to = (from + GROUP).min(answer.len());
        let mut group = writer.next_row_group().map_err(failed)?;
        for (at, field) in answer.fields().iter().enumerate() {
            let Some(column) = group.next_column().map_err(failed)? else {
                break;
            };
            put(answer, at, field.kind, from..to, column).map_err(failed)?;
        }
        group.close().map_err(failed)?;
        from = to;
    }
    writer.close().map_err(failed)?;
    Ok(())
}

fn put(
    answer: &Answer<'_>,
    at: usize,
    kind: Kind,
    rows: std::ops::Range<usize>,
    column: SerializedColumnWriter<'_>,
) -> Result<(), ParquetError> {
    let values = rows.map(|row| answer.value(row, at));
    match kind {
        Kind::Text => {
            // One piece of memory for the words of the group.
            let mut last = ("", ByteArray::from(Bytes::new()));
            batch::<ByteArrayType>(column, values, |value| match value {
                Value::Text(text) => {
                    if last.0 != text {
                        last = (text, ByteArray::from(text));
                    }
                    Some(last.1.clone())
                }
                _ => None,
            })
        }
        Kind::Integer => batch::<Int64Type>(column, values, |value| match value {
            Value::Integer(whole) => Some(whole),
            _ => None,
        }),
        Kind::Number => batch::<DoubleType>(column, values, |value| match value {
            Value::Number(number) => Some(number),
            Value::Integer(whole) => Some(crate::number::float(whole)),
            _ => None,
        }),
        Kind::Boolean => batch::<BoolType>(column, values, |value| match value {
            Value::Boolean(flag) => Some(flag),
            _ => None,
        }),
        Kind::Date => batch::<Int32Type>(column, values, |value| match value {
            Value::Date(day) => Some(day),
            _ => None,
        }),
        Kind::Timestamp => batch::<Int64Type>(column, values, |value| match value {
            Value::Timestamp(micros) => Some(micros),
            _ => None,
        }),
    }
}

fn batch<'t, T: DataType>(
    mut column: SerializedColumnWriter<'_>,
    values: impl Iterator<Item = Value<'t>>,
    mut of: impl FnMut(Value<'t>) -> Option<T::T>,
) -> Result<(), ParquetError> {
    let mut levels: Vec<i16> = Vec::new();
    let mut there = Vec::new();
    for value in values {
        let value = of(value);
        levels.push(i16::from(value.is_some()));
        there.extend(value);
    }
    column
        .typed::<T>()
        .write_batch(&there, Some(&levels), None)?;
    column.close()
}
