//! CSV and TSV.

use std::io;

use csv::WriterBuilder;

use crate::query::Answer;
use crate::value::Value;

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

pub(super) fn write(
    answer: &Answer<'_>,
    mark: u8,
    safe: bool,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut writer = WriterBuilder::new().delimiter(mark).from_writer(out);
    let names = answer.fields().iter().map(|field| field.name.as_str());
    let names: Vec<String> = names.map(|name| text(name, safe)).collect();
    writer.write_record(&names)?;
    let mut cell = String::new();
    for row in 0..answer.len() {
        for value in answer.row(row) {
            match value {
                Value::Text(words) if safe => writer.write_field(text(words, safe))?,
                Value::Text(words) => writer.write_field(words)?,
                value => {
                    use std::fmt::Write as _;
                    cell.clear();
                    // Writing to a string does not fail.
                    let _ = write!(cell, "{value}");
                    writer.write_field(&cell)?;
                }
            }
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

fn text(words: &str, safe: bool) -> String {
    if safe && words.starts_with(FORMULA) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}
