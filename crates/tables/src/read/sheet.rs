//! XLSX: the first sheet that has cells. Of formulas the values that stand in the file.

use std::io::{self, Cursor, Read, Write};

use calamine::{DataRef, Reader, Xlsx};
use zip::ZipArchive;

use crate::calendar;
use crate::number::{count, float, nearest, place};
use crate::read::grid::Grid;
use crate::read::{Cap, Format, Limits, Refusal, Sink, Watch};
use crate::schema::MOST_COLUMNS;
use crate::value::Value;

/// The most parts of a file, and the most sheets that are looked at.
const MOST_PARTS: usize = 1_000;
/// The most pieces of which what is no sheet consists: each is kept in memory with more than its bytes.
const MOST_PIECES: u64 = 4_000_000;
/// Whole numbers that a float tells apart.
const EXACT: f64 = 9_007_199_254_740_992.0;

const BROKEN: Refusal = Refusal::Broken {
    format: Format::Xlsx,
    line: None,
};

/// Reads everything, up to a limit.
pub(super) fn whole(input: &mut dyn Read, most: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let read = input.take(most.saturating_add(1)).read_to_end(&mut bytes);
    read.map_err(|error| Refusal::Input(error.to_string()))?;
    if count(bytes.len()) > most {
        return Err(Refusal::TooMuch(Cap::Bytes));
    }
    Ok(bytes)
}

/// A cell as it is kept until its row is whole.
enum Cell {
    Text(String),
    Other(Value<'static>),
}

pub(super) fn rows(
    input: &mut dyn Read,
    watch: &mut Watch<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let bytes = whole(input, watch.limits.bytes.min(watch.limits.whole))?;
    unpacks_within(&bytes, &watch.limits)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    for name in book.sheet_names().into_iter().take(MOST_PARTS) {
        let mut grid = Grid::new(sink, watch.limits.cell, true);
        // A sheet may be a chart.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut row: Vec<Cell> = Vec::new();
        let mut number = None;
        while let Some(cell) = cells.next_cell().map_err(|_| BROKEN)? {
            let (at, column) = cell.get_position();
            if matches!(cell.get_value(), DataRef::Empty) {
                continue;
            }
            match number {
                Some(now) if at < now => return Err(BROKEN),
                Some(now) if at > now => {
                    put(&mut row, &mut grid, watch)?;
                    grid.skip(u64::from(at - now - 1));
                }
                None => grid.skip(u64::from(at)),
                Some(_) => {}
            }
            number = Some(at);
            let column = place(column);
            let value = made(cell.get_value(), column, &mut grid);
            set(&mut row, column, value)?;
        }
        if number.is_some() {
            put(&mut row, &mut grid, watch)?;
            return grid.finish();
        }
    }
    Err(Refusal::Empty)
}

/// Puts a cell where its column is, in whichever order cells come. Two in one place are none.
fn set(row: &mut Vec<Cell>, column: usize, cell: Cell) -> Result<(), Refusal> {
    if column >= MOST_COLUMNS {
        return Err(Refusal::TooMuch(Cap::Columns));
    }
    while row.len() <= column {
        row.push(Cell::Other(Value::Null));
    }
    match row.get_mut(column) {
        Some(place) if matches!(place, Cell::Other(Value::Null)) => *place = cell,
        _ => return Err(BROKEN),
    }
    Ok(())
}

fn put(row: &mut Vec<Cell>, grid: &mut Grid<'_>, watch: &mut Watch<'_>) -> Result<(), Refusal> {
    let cells: Vec<Value<'_>> = row
        .iter()
        .map(|cell| match cell {
            Cell::Text(text) => Value::Text(text),
            Cell::Other(value) => *value,
        })
        .collect();
    grid.add(&cells, watch)?;
    row.clear();
    Ok(())
}

fn made(cell: &DataRef<'_>, column: usize, grid: &mut Grid<'_>) -> Cell {
    let value = match cell {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            return Cell::Text(text.clone());
        }
        DataRef::SharedString(text) => return Cell::Text((*text).to_owned()),
        DataRef::Int(whole) => Value::Integer(*whole),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < EXACT => {
            Value::Integer(nearest(*number))
        }
        DataRef::Float(number) if number.is_finite() => Value::Number(*number),
        DataRef::Bool(flag) => Value::Boolean(*flag),
        DataRef::DateTime(moment) if moment.is_datetime() && moment.as_f64() >= 1.0 => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            let day = calendar::day(u32::from(year), u32::from(month), u32::from(day));
            match day {
                Some(day) => of_day(day, moment.as_f64().fract()),
                None => Value::Null,
            }
        }
        // A time of day or a duration: as it would be shown.
        DataRef::DateTime(moment) => return Cell::Text(time_text(moment.as_f64())),
        DataRef::Error(error) => {
            grid.bad_cell(column, &error.to_string(), "formula_error");
            Value::Null
        }
        DataRef::Float(_) | DataRef::Empty => Value::Null,
    };
    Cell::Other(value)
}

/// A day, or a moment of it, to the millisecond.
fn of_day(day: i32, fraction: f64) -> Value<'static> {
    const MILLIS: i64 = 86_400_000;
    let millis = nearest(fraction * float(MILLIS));
    if millis == 0 {
        Value::Date(day)
    } else {
        Value::Timestamp(i64::from(day) * calendar::DAY + millis * 1000)
    }
}

fn time_text(days: f64) -> String {
    let seconds = nearest(days * 86_400.0);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    format!("{hours:02}:{minutes:02}:{:02}", seconds % 60)
}

/// Unpacks everything into nothing first: what a part says of its size need not be true.
fn unpacks_within(bytes: &[u8], limits: &Limits) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::TooMuch(Cap::Parts));
    }
    let mut sheets = Nowhere::room(limits.bytes.min(limits.workbook), u64::MAX, Cap::Bytes);
    let mut others = Nowhere::room(limits.strings, MOST_PIECES, Cap::Strings);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|_| BROKEN)?;
        let is_sheet = part
            .name()
            .is_ok_and(|name| name.starts_with("xl/worksheets/"));
        let nowhere = if is_sheet { &mut sheets } else { &mut others };
        if io::copy(&mut part, nowhere).is_err() {
            return Err(nowhere.refusal.take().unwrap_or(BROKEN));
        }
    }
    Ok(())
}

/// Counts what is written.
struct Nowhere {
    bytes: u64,
    pieces: u64,
    cap: Cap,
    refusal: Option<Refusal>,
}

impl Nowhere {
    const fn room(bytes: u64, pieces: u64, cap: Cap) -> Self {
        Self {
            bytes,
            pieces,
            cap,
            refusal: None,
        }
    }
}

impl Write for Nowhere {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let pieces = bytes.split(|byte| *byte == b'<').count() - 1;
        let left = self.bytes.checked_sub(count(bytes.len()));
        if let (Some(left), Some(pieces)) = (left, self.pieces.checked_sub(count(pieces))) {
            (self.bytes, self.pieces) = (left, pieces);
            return Ok(bytes.len());
        }
        self.refusal = Some(Refusal::TooMuch(self.cap));
        Err(io::Error::from(io::ErrorKind::FileTooLarge))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
