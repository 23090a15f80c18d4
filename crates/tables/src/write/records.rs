//! Rows with their numbers, as CKAN's `DataStore` writes them: `_id` from 1, before all columns.

use std::io;

use csv::WriterBuilder;

use crate::dialect::datastore::{ID, Records};
use crate::query::Answer;
use crate::write::json::{json, keys, object};

/// Writes the rows of an answer as one JSON value: a list of objects or lists, or a text of lines without a header.
pub fn records(
    answer: &Answer<'_>,
    with_id: bool,
    form: Records,
    out: &mut (dyn io::Write + Send),
) -> io::Result<()> {
    match form {
        Records::Objects => listed(answer, out, &mut |row, keys, out| {
            if !with_id {
                return object(answer, row, keys, out);
            }
            write!(out, "{{\"{ID}\":{}", id(answer, row))?;
            for (key, value) in keys.iter().zip(answer.row(row)) {
                out.write_all(b",")?;
                out.write_all(key.as_bytes())?;
                json(value, out)?;
            }
            out.write_all(b"}")
        }),
        Records::Lists => lists(answer, with_id, out),
        Records::Csv => text(answer, with_id, b',', out),
        Records::Tsv => text(answer, with_id, b'\t', out),
    }
}

/// A list of lists.
fn lists(answer: &Answer<'_>, with_id: bool, out: &mut dyn io::Write) -> io::Result<()> {
    listed(answer, out, &mut |row, _, out| {
        out.write_all(b"[")?;
        let mut is_first = true;
        if with_id {
            write!(out, "{}", id(answer, row))?;
            is_first = false;
        }
        for value in answer.row(row) {
            if !is_first {
                out.write_all(b",")?;
            }
            is_first = false;
            json(value, out)?;
        }
        out.write_all(b"]")
    })
}

/// A row's number from 1; groups have none, and are asked for without.
fn id(answer: &Answer<'_>, row: usize) -> u64 {
    answer.number(row).map_or(0, |number| number + 1)
}

/// Writes one row; the names of the fields stand beside its place.
type One<'o> = dyn FnMut(usize, &[String], &mut dyn io::Write) -> io::Result<()> + 'o;

fn listed(answer: &Answer<'_>, out: &mut dyn io::Write, one: &mut One<'_>) -> io::Result<()> {
    let keys = keys(answer);
    out.write_all(b"[")?;
    for row in 0..answer.len() {
        if row > 0 {
            out.write_all(b",")?;
        }
        one(row, &keys, out)?;
    }
    out.write_all(b"]")
}

fn text(answer: &Answer<'_>, with_id: bool, mark: u8, out: &mut dyn io::Write) -> io::Result<()> {
    let mut lines = Vec::new();
    delimited(answer, with_id, mark, &mut lines)?;
    let lines = String::from_utf8(lines).map_err(io::Error::other)?;
    Ok(serde_json::to_writer(out, &lines)?)
}

fn delimited(
    answer: &Answer<'_>,
    with_id: bool,
    mark: u8,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut writer = WriterBuilder::new().delimiter(mark).from_writer(out);
    for row in 0..answer.len() {
        if with_id {
            writer.write_field(id(answer, row).to_string())?;
        }
        for value in answer.row(row) {
            writer.write_field(value.to_string())?;
        }
        writer.write_record(None::<&[u8]>)?;
    }
    writer.flush()
}

/// How a whole table leaves CKAN's `DataStore`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dump {
    /// Values between commas.
    Csv,
    /// Values between tabs.
    Tsv,
    /// `fields`, and `records` as a list of lists.
    Json,
    /// A `row` element for each row.
    Xml,
}

impl Dump {
    /// The form of a name.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "json" => Some(Self::Json),
            "xml" => Some(Self::Xml),
            _ => None,
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv; charset=utf-8",
            Self::Tsv => "text/tab-separated-values; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
            Self::Xml => "text/xml; charset=utf-8",
        }
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Xml => "xml",
        }
    }
}

/// Writes an answer as a dump. `fields` is what JSON tells of its columns.
pub fn dump(
    answer: &Answer<'_>,
    with_id: bool,
    (form, fields): (Dump, &serde_json::Value),
    out: &mut (dyn io::Write + Send),
) -> io::Result<()> {
    match form {
        Dump::Csv => headed(answer, with_id, b',', out),
        Dump::Tsv => headed(answer, with_id, b'\t', out),
        Dump::Json => {
            write!(out, "{{\"fields\":{fields},\"records\":")?;
            lists(answer, with_id, out)?;
            out.write_all(b"}")
        }
        Dump::Xml => xml(answer, with_id, out),
    }
}

fn headed(answer: &Answer<'_>, with_id: bool, mark: u8, out: &mut dyn io::Write) -> io::Result<()> {
    let names = answer.fields().iter().map(|field| field.name.as_str());
    let id = with_id.then_some(ID);
    let mut writer = WriterBuilder::new().delimiter(mark).from_writer(&mut *out);
    writer.write_record(id.into_iter().chain(names))?;
    writer.flush()?;
    drop(writer);
    delimited(answer, with_id, mark, out)
}

/// The names of columns stand in attributes: not all of them could be names of elements.
fn xml(answer: &Answer<'_>, with_id: bool, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(b"<data xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n")?;
    let names: Vec<String> = answer
        .fields()
        .iter()
        .map(|field| escaped(&field.name))
        .collect();
    for row in 0..answer.len() {
        if with_id {
            write!(out, "<row {ID}=\"{}\">", id(answer, row))?;
        } else {
            out.write_all(b"<row>")?;
        }
        for (name, value) in names.iter().zip(answer.row(row)) {
            if value.is_null() {
                write!(out, "<value name=\"{name}\" xsi:nil=\"true\"/>")?;
            } else {
                let words = escaped(&value.to_string());
                write!(out, "<value name=\"{name}\">{words}</value>")?;
            }
        }
        out.write_all(b"</row>\n")?;
    }
    out.write_all(b"</data>\n")
}

/// Words as XML 1.0 takes them, without the characters that it has no room for.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // A parser would make another break of it.
            '\r' => out.push_str("&#13;"),
            '\n' | '\t' => out.push(letter),
            _ if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {}
            _ => out.push(letter),
        }
    }
    out
}
