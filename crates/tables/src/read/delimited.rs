//! CSV and its kin, as a stream: quotes, both ends of lines, blank headers, ragged rows.

use std::io::{BufRead, BufReader, Read};

use csv::{ReaderBuilder, StringRecord};

use crate::read::text::Utf8;
use crate::read::{Fault, Format, Refusal, Sink, Watch, excerpt, named};
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
    let mut text = Utf8::new(input, watch.limits.bytes);
    let mut buffered = BufReader::with_capacity(1 << 16, &mut text);
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
    let mut driver = Driver::new(sink, watch.limits.cell);
    let mut record = StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => driver.record(&record, watch)?,
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
    driver.finish()
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

/// Makes rows of records.
struct Driver<'s> {
    sink: &'s mut dyn Sink,
    longest: usize,
    /// Cells of the header; nothing before it.
    header: Option<StringRecord>,
    /// Columns at the end whose header is blank; they are left out unless a value comes.
    blank: usize,
    row: u64,
    /// Rows without a value that are left out unless another one follows.
    empty: u64,
}

impl<'s> Driver<'s> {
    fn new(sink: &'s mut dyn Sink, longest: usize) -> Self {
        Self {
            sink,
            longest,
            header: None,
            blank: 0,
            row: 0,
            empty: 0,
        }
    }

    fn record(&mut self, record: &StringRecord, watch: &mut Watch<'_>) -> Result<(), Refusal> {
        self.row += 1;
        let Some(header) = &self.header else {
            let blank = record
                .iter()
                .rev()
                .take_while(|cell| cell.trim().is_empty());
            self.blank = blank.count();
            let named_ones = record.len() - self.blank;
            if named_ones == 0 {
                // Lines above the header.
                return Ok(());
            }
            self.sink.headers(&named(record.iter().take(named_ones))?)?;
            self.header = Some(record.clone());
            return Ok(());
        };
        let named_ones = header.len() - self.blank;
        let filled = record.len()
            - record
                .iter()
                .rev()
                .take_while(|cell| cell.is_empty())
                .count();
        if filled == 0 && header.len() > 1 {
            self.empty += 1;
            return Ok(());
        }
        if filled > named_ones && filled <= header.len() {
            // A value under a blank header: then it is a column.
            let names = named(header.iter())?;
            self.blank = 0;
            self.sink.headers(&names)?;
        }
        self.settle_empty(watch)?;
        watch.row()?;
        if filled > self.width() || record.len() < self.width() {
            let text = record.iter().collect::<Vec<_>>().join(" · ");
            self.sink.fault(Fault {
                row: self.row,
                column: String::new(),
                value: excerpt(&text),
                code: "ragged",
            });
            return Ok(());
        }
        if let Some(long) = record.iter().position(|cell| cell.len() > self.longest) {
            self.sink.fault(Fault {
                row: self.row,
                column: format!("{}", long + 1),
                value: excerpt(record.get(long).unwrap_or_default()),
                code: "too_long",
            });
            return Ok(());
        }
        let mut few = [Value::Null; 64];
        if let Some(cells) = few.get_mut(..record.len()) {
            for (cell, text) in cells.iter_mut().zip(record) {
                *cell = Value::Text(text);
            }
            return self.sink.row(self.row, cells);
        }
        let cells: Vec<Value<'_>> = record.iter().map(Value::Text).collect();
        self.sink.row(self.row, &cells)
    }

    fn width(&self) -> usize {
        let header = self.header.as_ref().map_or(0, StringRecord::len);
        header - self.blank
    }

    /// Empty rows in between are rows.
    fn settle_empty(&mut self, watch: &mut Watch<'_>) -> Result<(), Refusal> {
        while self.empty > 0 {
            watch.row()?;
            self.sink.row(self.row - self.empty, &[])?;
            self.empty -= 1;
        }
        Ok(())
    }

    fn finish(self) -> Result<(), Refusal> {
        if self.header.is_none() {
            return Err(Refusal::Empty);
        }
        self.sink.dropped(self.blank);
        Ok(())
    }
}
