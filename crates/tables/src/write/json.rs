//! JSON: a list of objects, or an object in each line.

use std::io;

use crate::query::Answer;
use crate::value::Value;

pub(super) fn list(answer: &Answer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let keys = keys(answer);
    out.write_all(b"[")?;
    for row in 0..answer.len() {
        if row > 0 {
            out.write_all(b",")?;
        }
        object(answer, row, &keys, out)?;
    }
    out.write_all(b"]")
}

pub(super) fn lines(answer: &Answer<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let keys = keys(answer);
    for row in 0..answer.len() {
        object(answer, row, &keys, out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The names of the fields as they stand in each object.
pub(super) fn keys(answer: &Answer<'_>) -> Vec<String> {
    let names = answer.fields().iter().map(|field| field.name.as_str());
    names
        .map(|name| format!("{}:", serde_json::Value::from(name)))
        .collect()
}

pub(super) fn object(
    answer: &Answer<'_>,
    row: usize,
    keys: &[String],
    out: &mut dyn io::Write,
) -> io::Result<()> {
    out.write_all(b"{")?;
    for (at, (key, value)) in keys.iter().zip(answer.row(row)).enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        out.write_all(key.as_bytes())?;
        json(value, out)?;
    }
    out.write_all(b"}")
}

/// A value as JSON: days and moments are text, what is absent is null.
pub(super) fn json(value: Value<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    match value {
        Value::Null => out.write_all(b"null"),
        Value::Text(text) => Ok(serde_json::to_writer(out, text)?),
        Value::Date(_) | Value::Timestamp(_) => write!(out, "\"{value}\""),
        Value::Integer(_) | Value::Number(_) | Value::Boolean(_) => write!(out, "{value}"),
    }
}
