//! Parquet: flat columns, row group by row group.

use std::io::Read;

use bytes::Bytes;
use parquet::basic::{ConvertedType, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, DataType};
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;

use crate::calendar::DAY;
use crate::number::{float, ten};
use crate::read::sheet::whole;
use crate::read::{Cap, Fault, Format, Limits, Refusal, Sink, Watch, excerpt, named, wire};
use crate::schema::{Field, Kind, Schema};
use crate::value::Value;

const BROKEN: Refusal = Refusal::Broken {
    format: Format::Parquet,
    line: None,
};
/// Rows that are unpacked at a time.
const BATCH: usize = 16_384;
/// The bytes that the end of a file has after its description: how long that is, and four letters.
const TAIL: usize = 8;
/// Bytes of memory of a dictionary's word beside its own.
const WORD_IN_MEMORY: u64 = 32;

/// What a column's values become.
#[derive(Debug, Clone, Copy)]
struct Sort {
    kind: Kind,
    /// What whole numbers stand for.
    scale: Scale,
}

#[derive(Debug, Clone, Copy)]
enum Scale {
    As,
    Over(i64),
    Times(i64),
}

/// A batch of a column.
enum Batch {
    Flags(Vec<bool>),
    Wholes(Vec<i64>),
    Numbers(Vec<f64>),
    Texts(Vec<ByteArray>),
}

/// What kind a column of a file is of; nothing if it is of none that we have.
fn sort(column: &ColumnDescriptor) -> Option<Sort> {
    let sort = |kind, scale| Some(Sort { kind, scale });
    let decimal = |scale: i32| {
        let scale = u8::try_from(scale).ok().filter(|scale| *scale <= 18)?;
        sort(Kind::Number, Scale::Over(ten(scale)))
    };
    match (
        column.physical_type(),
        column.logical_type_ref(),
        column.converted_type(),
    ) {
        (Physical::BOOLEAN, ..) => sort(Kind::Boolean, Scale::As),
        (Physical::FLOAT | Physical::DOUBLE, ..) => sort(Kind::Number, Scale::As),
        (Physical::BYTE_ARRAY, Some(LogicalType::Decimal(_)), _)
        | (Physical::INT96 | Physical::FIXED_LEN_BYTE_ARRAY, ..) => None,
        (Physical::BYTE_ARRAY, ..) => sort(Kind::Text, Scale::As),
        (_, Some(LogicalType::Date), _) | (_, None, ConvertedType::DATE) => {
            sort(Kind::Date, Scale::As)
        }
        (_, Some(LogicalType::Timestamp(moment)), _) => match moment.unit {
            TimeUnit::MILLIS => sort(Kind::Timestamp, Scale::Times(1000)),
            TimeUnit::MICROS => sort(Kind::Timestamp, Scale::As),
            TimeUnit::NANOS => sort(Kind::Timestamp, Scale::Over(1000)),
        },
        (_, None, ConvertedType::TIMESTAMP_MILLIS) => sort(Kind::Timestamp, Scale::Times(1000)),
        (_, None, ConvertedType::TIMESTAMP_MICROS) => sort(Kind::Timestamp, Scale::As),
        (_, Some(LogicalType::Decimal(decimal_type)), _) => decimal(decimal_type.scale),
        (_, Some(LogicalType::Time(_)), _) => None,
        (_, Some(LogicalType::Integer(whole)), _) if !whole.is_signed && whole.bit_width == 64 => {
            None
        }
        (_, None, ConvertedType::DECIMAL) => decimal(column.type_scale()),
        _ => sort(Kind::Integer, Scale::As),
    }
}

/// What columns a file has.
pub(super) fn schema(bytes: &[u8]) -> Result<Schema, Refusal> {
    let file = SerializedFileReader::new(Bytes::copy_from_slice(bytes)).map_err(|_| BROKEN)?;
    let about = file.metadata().file_metadata();
    let fields = about.schema_descr().columns().iter().map(|column| {
        let sort = sort(column).ok_or_else(|| Refusal::Nested(column.path().string()))?;
        Ok(Field::new(column.name(), sort.kind))
    });
    let fields: Vec<Field> = fields.collect::<Result<_, Refusal>>()?;
    Ok(Schema::new(fields)?)
}

/// Whether what a file says at its end may be believed so far that a library may read it.
fn described_within(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let tail = bytes.len().checked_sub(TAIL).ok_or(BROKEN)?;
    let (before, tail) = bytes.split_at(tail);
    let length = tail.first_chunk().copied().map_or(0, u32::from_le_bytes);
    if u64::from(length) > limits.footer {
        return Err(Refusal::TooMuch(Cap::Footer));
    }
    let length = usize::try_from(length).map_err(|_| BROKEN)?;
    let start = before.len().checked_sub(length).ok_or(BROKEN)?;
    let footer = before.get(start..).filter(|footer| wire::is_sound(footer));
    footer.map(drop).ok_or(BROKEN)
}

/// Whether all pages unpack to no more than there is room for, the whole and what lies in memory at once.
fn unpacks_within(bytes: &[u8], about: &ParquetMetaData, limits: &Limits) -> Result<(), Refusal> {
    let mut all = 0_u64;
    for group in about.row_groups() {
        let mut at_once = 0_u64;
        for column in group.columns() {
            let chunk = chunk(bytes, column).ok_or(BROKEN)?;
            let size = chunk_size(chunk)?;
            if size.claims {
                return Err(Refusal::Nested(column.column_path().string()));
            }
            all = all.saturating_add(size.all);
            at_once = at_once.saturating_add(size.at_once);
            if all > limits.bytes {
                return Err(Refusal::TooMuch(Cap::Bytes));
            }
            if at_once > limits.pages {
                return Err(Refusal::TooMuch(Cap::Pages));
            }
        }
    }
    Ok(())
}

/// The bytes of a column in a row group.
fn chunk<'b>(bytes: &'b [u8], column: &ColumnChunkMetaData) -> Option<&'b [u8]> {
    let start = column.dictionary_page_offset();
    let start = start.unwrap_or_else(|| column.data_page_offset());
    let start = usize::try_from(start).ok()?;
    let length = usize::try_from(column.compressed_size()).ok()?;
    bytes.get(start..start.checked_add(length)?)
}

/// What the pages of a column unpack to.
#[derive(Default)]
struct ChunkSize {
    all: u64,
    at_once: u64,
    claims: bool,
}

fn chunk_size(mut chunk: &[u8]) -> Result<ChunkSize, Refusal> {
    let mut size = ChunkSize::default();
    let (mut dictionaries, mut largest) = (0_u64, 0_u64);
    while !chunk.is_empty() {
        let page = wire::page(chunk).ok_or(BROKEN)?;
        let (unpacked, packed) = (page.unpacked.unsigned_abs(), page.packed.unsigned_abs());
        if let Some(words) = page.words {
            // The least word of a dictionary has four bytes, and takes some more in memory than in the file.
            if words < 0 || words.unsigned_abs().saturating_mul(4) > unpacked {
                return Err(BROKEN);
            }
            let in_memory = words.unsigned_abs().saturating_mul(WORD_IN_MEMORY);
            dictionaries = dictionaries.saturating_add(unpacked + in_memory);
        }
        largest = largest.max(unpacked);
        size.claims |= page.claims;
        size.all = size.all.saturating_add(unpacked);
        let next = page
            .head
            .checked_add(usize::try_from(packed).map_err(|_| BROKEN)?);
        chunk = next.and_then(|next| chunk.get(next..)).ok_or(BROKEN)?;
    }
    // One page is left behind while the next one is unpacked.
    size.at_once = dictionaries.saturating_add(largest.saturating_mul(2));
    Ok(size)
}

pub(super) fn rows(
    input: &mut dyn Read,
    watch: &mut Watch<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let bytes = Bytes::from(whole(input, watch.limits.bytes.min(watch.limits.whole))?);
    described_within(&bytes, &watch.limits)?;
    let file = SerializedFileReader::new(bytes.clone()).map_err(|_| BROKEN)?;
    let about = file.metadata();
    let schema = about.file_metadata().schema_descr();
    if schema.num_columns() == 0 {
        return Err(Refusal::Empty);
    }
    unpacks_within(&bytes, about, &watch.limits)?;
    let mut sorts = Vec::new();
    let mut names = Vec::new();
    for column in schema.columns() {
        let is_flat = column.path().parts().len() == 1
            && column.max_rep_level() == 0
            && column.self_type().get_basic_info().repetition() != Repetition::REPEATED;
        let Some(sort) = sort(column).filter(|_| is_flat) else {
            return Err(Refusal::Nested(column.path().string()));
        };
        sorts.push((sort, column.max_def_level() > 0));
        names.push(column.name().to_owned());
    }
    sink.headers(&named(names.iter().map(String::as_str))?)?;
    let mut row = 0;
    for group in 0..file.num_row_groups() {
        let group = file.get_row_group(group).map_err(|_| BROKEN)?;
        let mut readers = Vec::new();
        for at in 0..sorts.len() {
            readers.push(group.get_column_reader(at).map_err(|_| BROKEN)?);
        }
        loop {
            let mut batches = Vec::new();
            for (reader, (sort, optional)) in readers.iter_mut().zip(&sorts) {
                batches.push(Unpacked::of(reader, *sort, *optional)?);
            }
            let count = batches.first().map_or(0, |batch| batch.rows);
            if batches.iter().any(|batch| batch.rows != count) {
                return Err(BROKEN);
            }
            if count == 0 {
                break;
            }
            put(&mut batches, count, &names, &mut row, watch, sink)?;
        }
    }
    Ok(())
}

fn put(
    batches: &mut [Unpacked],
    count: usize,
    names: &[String],
    row: &mut u64,
    watch: &mut Watch<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let mut places = vec![0_usize; batches.len()];
    let mut cells = Vec::with_capacity(batches.len());
    for at in 0..count {
        *row += 1;
        watch.row()?;
        cells.clear();
        for ((batch, place), name) in batches.iter().zip(&mut places).zip(names) {
            let value = if batch.is_there(at) {
                let value = batch.value(*place, watch.limits.cell);
                *place += 1;
                value
            } else {
                Ok(Value::Null)
            };
            match value {
                Ok(value) => cells.push(value),
                Err((text, code)) => {
                    cells.push(Value::Null);
                    sink.fault(Fault {
                        row: *row,
                        column: name.clone(),
                        value: excerpt(&text),
                        code,
                    });
                }
            }
        }
        sink.row(*row, &cells)?;
    }
    Ok(())
}

/// A batch with which of its rows have a value.
struct Unpacked {
    batch: Batch,
    sort: Sort,
    /// 1 where there is one; nothing if all have.
    levels: Option<Vec<i16>>,
    rows: usize,
}

impl Unpacked {
    fn of(reader: &mut ColumnReader, sort: Sort, optional: bool) -> Result<Self, Refusal> {
        let mut levels = optional.then(Vec::new);
        let (batch, rows) = match reader {
            ColumnReader::BoolColumnReader(reader) => {
                let (all, rows) = batch(reader, levels.as_mut())?;
                (Batch::Flags(all), rows)
            }
            ColumnReader::Int32ColumnReader(reader) => {
                let (all, rows) = batch(reader, levels.as_mut())?;
                (
                    Batch::Wholes(all.into_iter().map(i64::from).collect()),
                    rows,
                )
            }
            ColumnReader::Int64ColumnReader(reader) => {
                let (all, rows) = batch(reader, levels.as_mut())?;
                (Batch::Wholes(all), rows)
            }
            ColumnReader::FloatColumnReader(reader) => {
                let (all, rows) = batch(reader, levels.as_mut())?;
                // The decimals that the short float stands for.
                let wide = |number: f32| number.to_string().parse().unwrap_or(f64::NAN);
                (Batch::Numbers(all.into_iter().map(wide).collect()), rows)
            }
            ColumnReader::DoubleColumnReader(reader) => {
                let (all, rows) = batch(reader, levels.as_mut())?;
                (Batch::Numbers(all), rows)
            }
            ColumnReader::ByteArrayColumnReader(reader) => {
                let (all, rows) = batch(reader, levels.as_mut())?;
                (Batch::Texts(all), rows)
            }
            ColumnReader::Int96ColumnReader(_) | ColumnReader::FixedLenByteArrayColumnReader(_) => {
                return Err(BROKEN);
            }
        };
        Ok(Self {
            batch,
            sort,
            levels,
            rows,
        })
    }

    fn is_there(&self, row: usize) -> bool {
        let levels = self.levels.as_ref();
        levels.is_none_or(|levels| levels.get(row).is_some_and(|level| *level > 0))
    }

    /// The value at a place among those that are there, or what is wrong with it; text has at most so many bytes.
    fn value(&self, at: usize, longest: usize) -> Result<Value<'_>, (String, &'static str)> {
        let scale = self.sort.scale;
        match &self.batch {
            Batch::Flags(all) => Ok(all
                .get(at)
                .map_or(Value::Null, |flag| Value::Boolean(*flag))),
            Batch::Numbers(all) => match all.get(at) {
                None => Ok(Value::Null),
                Some(number) if number.is_finite() => Ok(Value::Number(*number)),
                // As those who have no word for nothing write nothing.
                Some(number) if number.is_nan() => Ok(Value::Null),
                Some(number) => Err((number.to_string(), "not_a_number")),
            },
            Batch::Texts(all) => {
                let bytes = all.get(at).map_or(&[][..], ByteArray::data);
                match std::str::from_utf8(bytes) {
                    Ok(text) if text.len() > longest => Err((excerpt(text), "too_long")),
                    Ok(text) => Ok(Value::Text(text)),
                    Err(_) => Err((String::new(), "not_text")),
                }
            }
            Batch::Wholes(all) => {
                let whole = all.get(at).copied().unwrap_or(0);
                let wrong = |code| (whole.to_string(), code);
                match (self.sort.kind, scale) {
                    (Kind::Number, Scale::Over(by)) => Ok(Value::Number(float(whole) / float(by))),
                    (Kind::Date, _) => i32::try_from(whole)
                        .ok()
                        .filter(|day| is_known(i64::from(*day)))
                        .map(Value::Date)
                        .ok_or_else(|| wrong("no_such_date")),
                    (Kind::Timestamp, scale) => {
                        let micros = match scale {
                            Scale::As => Some(whole),
                            Scale::Over(by) => Some(whole.div_euclid(by)),
                            Scale::Times(by) => whole.checked_mul(by),
                        };
                        micros
                            .filter(|micros| is_known(micros.div_euclid(DAY)))
                            .map(Value::Timestamp)
                            .ok_or_else(|| wrong("not_a_moment"))
                    }
                    _ => Ok(Value::Integer(whole)),
                }
            }
        }
    }
}

/// Whether a day lies within the years that we have.
fn is_known(day: i64) -> bool {
    (-719_162..=2_932_896).contains(&day)
}

fn batch<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    levels: Option<&mut Vec<i16>>,
) -> Result<(Vec<T::T>, usize), Refusal> {
    let mut values = Vec::new();
    let (rows, ..) = reader
        .read_records(BATCH, levels, None, &mut values)
        .map_err(|_| BROKEN)?;
    Ok((values, rows))
}
