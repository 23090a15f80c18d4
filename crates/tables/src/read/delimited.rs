//! CSV and its kin, as a stream: quotes, both ends of lines, any of four marks.

use std::io::{BufRead, BufReader, Read};

use csv::{ReaderBuilder, StringRecord};

use crate::read::grid::Grid;
use crate::read::text::Utf8;
use crate::read::{Format, Refusal, Sink, Watch};
use crate::value::Value;

/// What may stand between values.
const MARKS: [u8; 4] = [b',', b';', b'\t', b'|'];

pub(super) fn rows(
    input: &mut dyn Read,
    mark: Option<u8>,
    watch: &mut Watch<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let format = match mark {
        Some(_) => Format::Tsv,
        None => Format::Csv,
    };
    let mut text = Utf8::new(input, &watch.limits);
    let meter = text.row();
    let mut buffered = BufReader::with_capacity(Utf8::PIECE, &mut text);
    let mark = match (mark, buffered.fill_buf()) {
        (Some(mark), _) => mark,
        (None, Ok(head)) => likely(head),
        (None, Err(error)) => return Err(buffered.into_inner().refusal(&error)),
    };
    let mut reader = ReaderBuilder::new()
        .delimiter(mark)
        .has_headers(false)
        .flexible(true)
        .from_reader(buffered);
    let mut grid = Grid::new(sink, watch.limits.cell, false);
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {
                meter.begin();
                add(&mut grid, &record, watch)?;
            }
            Ok(false) => break,
            Err(error) => {
                let line = error.position().map(csv::Position::line);
                let is_input = matches!(error.kind(), csv::ErrorKind::Io(_));
                let text = reader.into_inner().into_inner();
                return Err(if is_input {
                    text.refusal(&error)
                } else {
                    Refusal::Broken { format, line }
                });
            }
        }
    }
    grid.finish()
}

fn add(grid: &mut Grid<'_>, record: &StringRecord, watch: &mut Watch<'_>) -> Result<(), Refusal> {
    let mut few = [Value::Null; 64];
    if let Some(cells) = few.get_mut(..record.len()) {
        for (cell, text) in cells.iter_mut().zip(record) {
            *cell = Value::Text(text);
        }
        return grid.add(cells, watch);
    }
    let cells: Vec<Value<'_>> = record.iter().map(Value::Text).collect();
    grid.add(&cells, watch)
}

/// The mark that the header has most of, outside of quotes.
fn likely(head: &[u8]) -> u8 {
    let mut counts = [0_usize; 4];
    let mut is_quoted = false;
    for byte in head {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                for (count, mark) in counts.iter_mut().zip(MARKS) {
                    *count += usize::from(*byte == mark);
                }
            }
        }
    }
    let most = counts.iter().copied().max().unwrap_or(0);
    let mut marks = MARKS.into_iter().zip(counts);
    marks
        .find(|(_, count)| *count == most)
        .map_or(b',', |(mark, _)| mark)
}
