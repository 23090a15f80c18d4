//! A published version becomes parts that a cluster reads side by side. It passes through in batches and is never whole in
//! memory: once to see how many decimals each column of numbers needs, once to be written.

use std::sync::Arc;

use datafusion::arrow::array::{
    ArrayRef, AsArray, Float64Array, Int64Array, RecordBatch, StringArray,
};
use datafusion::arrow::compute::{cast, concat_batches};
use datafusion::arrow::datatypes::{DataType, Field as ArrowField, Float64Type, Schema, SchemaRef};
use datafusion::arrow::error::ArrowError;
use datafusion::execution::SendableRecordBatchStream;
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::basic::Compression;
use datafusion::parquet::file::properties::WriterProperties;
use datafusion::prelude::{ParquetReadOptions, SessionContext};
use futures::StreamExt;
use tables::{Field, Kind};
use url::Url;

use crate::placed::{Layout, Placed, ROW, foreign, name, put, units_name};
use crate::{Error, cluster};

/// Rows of a part, unless told otherwise: about 100 MB in memory.
pub const PART: usize = 1 << 20;
/// Decimals up to which numbers are added up exactly, as on one node.
const MOST_DECIMALS: u8 = 9;
/// The greatest whole number that a float of 64 bits tells from its neighbours.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Places the Parquet file of a version at an address that ends with `/`, in parts of so many rows.
pub async fn load(from: &Url, to: &Url, part: usize) -> Result<Placed, Error> {
    // One reader, so that rows come in their order.
    let context = cluster::local(1)?;
    let read = async || -> Result<SendableRecordBatchStream, Error> {
        let options = ParquetReadOptions::default();
        let rows = context.read_parquet(from.as_str(), options).await?;
        Ok(rows.execute_stream().await?)
    };
    let mut stream = read().await?;
    let fields = fields(&stream.schema())?;
    let mut scales: Vec<Option<u8>> = fields
        .iter()
        .map(|field| (field.kind == Kind::Number).then_some(0))
        .collect();
    // A scale that some need may be too fine for others that are large, so the greatest and the least count too.
    let mut largest = vec![0.0_f64; fields.len()];
    while let Some(batch) = stream.next().await {
        let batch = batch?;
        for ((cells, scale), largest) in batch.columns().iter().zip(&mut scales).zip(&mut largest) {
            if let Some(cells) = cells.as_primitive_opt::<Float64Type>() {
                look(cells, scale, largest)?;
            }
        }
    }
    for (scale, largest) in scales.iter_mut().zip(&largest) {
        if scale.is_some_and(|scale| (largest * ten(scale)).round().abs() >= EXACT) {
            *scale = None;
        }
    }
    let layout = Layout { fields, scales };
    write(&context, read().await?, to, &layout, part.max(1)).await?;
    Placed::describe(&context, to, &layout).await?;
    Placed::open(&context, to).await
}

fn fields(schema: &Schema) -> Result<Vec<Field>, Error> {
    let each = schema.fields().iter().map(|field| {
        let kind = match field.data_type() {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Kind::Text,
            DataType::Int64 => Kind::Integer,
            DataType::Float64 => Kind::Number,
            DataType::Boolean => Kind::Boolean,
            DataType::Date32 => Kind::Date,
            DataType::Timestamp(_, None) => Kind::Timestamp,
            other => return Err(Error::Foreign(format!("`{}` is {other}", field.name()))),
        };
        Ok(Field::new(field.name().clone(), kind))
    });
    each.collect()
}

fn ten(scale: u8) -> f64 {
    10_f64.powi(i32::from(scale))
}

fn is_exact(number: f64, scale: u8) -> bool {
    let by = ten(scale);
    let scaled = (number * by).round();
    scaled.abs() < EXACT && (scaled / by).to_bits() == number.to_bits()
}

/// Raises the decimals to what these numbers need; none if there are not enough.
fn look(cells: &Float64Array, scale: &mut Option<u8>, largest: &mut f64) -> Result<(), Error> {
    for number in cells.iter().flatten() {
        if !number.is_finite() {
            return Err(Error::Foreign("a number that is not finite".to_owned()));
        }
        let number = number + 0.0;
        *largest = largest.max(number.abs());
        while let Some(now) = *scale
            && !is_exact(number, now)
        {
            *scale = (now < MOST_DECIMALS).then_some(now + 1);
        }
    }
    Ok(())
}

async fn write(
    context: &SessionContext,
    mut stream: SendableRecordBatchStream,
    to: &Url,
    layout: &Layout,
    part: usize,
) -> Result<(), Error> {
    let schema = schema(layout);
    let mut waiting: Vec<RecordBatch> = Vec::new();
    let mut rows = 0;
    let mut parts = 0;
    let mut next = 0_i64;
    while let Some(batch) = stream.next().await {
        let mut rest = made(&batch?, layout, &schema, &mut next).map_err(foreign)?;
        while rows + rest.num_rows() >= part {
            let fits = part - rows;
            waiting.push(rest.slice(0, fits));
            rest = rest.slice(fits, rest.num_rows() - fits);
            put_part(context, to, parts, &schema, &waiting).await?;
            waiting.clear();
            rows = 0;
            parts += 1;
        }
        rows += rest.num_rows();
        waiting.push(rest);
    }
    // A table without rows has a part too, so that there is something to read.
    if rows > 0 || parts == 0 {
        put_part(context, to, parts, &schema, &waiting).await?;
    }
    Ok(())
}

fn schema(layout: &Layout) -> SchemaRef {
    let kinds = layout.fields.iter().enumerate().map(|(at, field)| {
        let kind = match field.kind {
            Kind::Text => DataType::Utf8,
            Kind::Integer => DataType::Int64,
            Kind::Number => DataType::Float64,
            Kind::Boolean => DataType::Boolean,
            Kind::Date => DataType::Date32,
            Kind::Timestamp => {
                DataType::Timestamp(datafusion::arrow::datatypes::TimeUnit::Microsecond, None)
            }
        };
        ArrowField::new(name(at), kind, true)
    });
    let units = (0..layout.fields.len())
        .filter(|at| layout.scale(*at).is_some())
        .map(|at| ArrowField::new(units_name(at), DataType::Int64, true));
    let row = ArrowField::new(ROW, DataType::Int64, false);
    Arc::new(Schema::new(
        kinds.chain(units).chain([row]).collect::<Vec<_>>(),
    ))
}

/// A batch as it stands in a part: with whole numbers of small units, and with the numbers of its rows.
fn made(
    batch: &RecordBatch,
    layout: &Layout,
    schema: &SchemaRef,
    next: &mut i64,
) -> Result<RecordBatch, ArrowError> {
    let mut columns: Vec<ArrayRef> = Vec::new();
    let mut units: Vec<ArrayRef> = Vec::new();
    for (at, cells) in batch.columns().iter().enumerate() {
        let kind = schema.field(at).data_type();
        let cells = cast(cells, kind)?;
        let cells: ArrayRef = match layout.kind(at) {
            // An empty text is an absent one.
            Kind::Text => {
                let texts = cells.as_string::<i32>().iter();
                let texts = texts.map(|text| text.filter(|text| !text.is_empty()));
                Arc::new(texts.collect::<StringArray>())
            }
            // There is one zero.
            Kind::Number => {
                let numbers: &Float64Array = cells.as_primitive::<Float64Type>();
                if let Some(scale) = layout.scale(at) {
                    let by = ten(scale);
                    let whole = numbers.unary::<_, Float64Type>(|number| (number * by).round());
                    units.push(cast(&whole, &DataType::Int64)?);
                }
                Arc::new(numbers.unary::<_, Float64Type>(|number| number + 0.0))
            }
            _ => cells,
        };
        columns.push(cells);
    }
    let rows = i64::try_from(batch.num_rows()).unwrap_or(i64::MAX);
    let numbers: Int64Array = (*next..next.saturating_add(rows))
        .collect::<Vec<_>>()
        .into();
    *next = next.saturating_add(rows);
    columns.append(&mut units);
    columns.push(Arc::new(numbers));
    RecordBatch::try_new(schema.clone(), columns)
}

async fn put_part(
    context: &SessionContext,
    to: &Url,
    number: usize,
    schema: &SchemaRef,
    batches: &[RecordBatch],
) -> Result<(), Error> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .build();
    let mut bytes = Vec::new();
    let mut writer =
        ArrowWriter::try_new(&mut bytes, schema.clone(), Some(properties)).map_err(foreign)?;
    let whole = concat_batches(schema, batches).map_err(foreign)?;
    writer.write(&whole).map_err(foreign)?;
    writer.close().map_err(foreign)?;
    put(context, to, &format!("part-{number:05}.parquet"), bytes).await
}
