//! XLSX, with the same bytes for the same answer.

use std::io;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::calendar::DAY;
use crate::number::float;
use crate::query::Answer;
use crate::value::Value;

/// The most rows: a sheet is put together in memory.
pub(super) const MOST_ROWS: usize = 200_000;
/// Whole numbers that a spreadsheet tells apart.
const EXACT: u64 = 1 << 53;
/// The day that spreadsheets call 61, the first after a leap day of 1900 that only they have.
const FIRST_DAY: i32 = -25_508;
/// What a spreadsheet calls 1 January 1970.
const EPOCH: f64 = 25_569.0;
/// The longest text of a cell, in bytes; spreadsheets count fewer.
const LONGEST: usize = 32_767;

fn failed(error: XlsxError) -> io::Error {
    io::Error::other(error)
}

pub(super) fn write(answer: &Answer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    if answer.len() > MOST_ROWS {
        return Err(io::Error::from(io::ErrorKind::FileTooLarge));
    }
    let mut book = Workbook::new();
    // Not the time of writing: who asks twice gets the same.
    let moment = ExcelDateTime::from_ymd(2000, 1, 1).map_err(failed)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&moment));
    let sheet = book.add_worksheet();
    let formats = Formats {
        day: Format::new().set_num_format("yyyy-mm-dd"),
        moment: Format::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
    };
    for (column, field) in (0..).zip(answer.fields()) {
        sheet.write_string(0, column, &field.name).map_err(failed)?;
    }
    for (row, at) in (0..answer.len()).zip(1..) {
        for (value, column) in answer.row(row).zip(0..) {
            cell(sheet, at, column, value, &formats).map_err(failed)?;
        }
    }
    out.write_all(&book.save_to_buffer().map_err(failed)?)
}

struct Formats {
    day: Format,
    moment: Format,
}

fn cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: Value<'_>,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match value {
        Value::Null => return Ok(()),
        Value::Text(text) if text.len() > LONGEST => {
            let short: String = text.chars().take(LONGEST / 4).collect();
            sheet.write_string(row, column, short)?
        }
        Value::Text(text) => sheet.write_string(row, column, text)?,
        Value::Integer(whole) if whole.unsigned_abs() < EXACT => {
            sheet.write_number(row, column, float(whole))?
        }
        Value::Number(number) => sheet.write_number(row, column, number)?,
        Value::Boolean(flag) => sheet.write_boolean(row, column, flag)?,
        Value::Date(day) if day >= FIRST_DAY => {
            let serial = f64::from(day) + EPOCH;
            sheet.write_number_with_format(row, column, serial, &formats.day)?
        }
        Value::Timestamp(micros) if micros >= i64::from(FIRST_DAY) * DAY => {
            let serial = float(micros) / float(DAY) + EPOCH;
            sheet.write_number_with_format(row, column, serial, &formats.moment)?
        }
        value => sheet.write_string(row, column, value.to_string())?,
    };
    Ok(())
}
