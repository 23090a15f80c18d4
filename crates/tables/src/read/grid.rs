//! Rows and columns without names of their own: finds the header, leaves out what is blank, tells ragged rows.

use crate::read::{Cap, Fault, Refusal, Sink, Watch, excerpt, named};
use crate::value::Value;

/// Makes a table of a grid of cells.
pub(super) struct Grid<'s> {
    sink: &'s mut dyn Sink,
    longest: usize,
    /// Whether rows may end before the last column.
    pads: bool,
    /// The cells of the header; none before it.
    header: Vec<String>,
    /// Columns at the end whose header is blank; they are left out unless a value comes.
    blank: usize,
    row: u64,
    /// Rows without a value, which are left out unless another one follows.
    empty: u64,
}

fn is_empty(cell: &Value<'_>) -> bool {
    matches!(cell, Value::Null | Value::Text(""))
}

impl<'s> Grid<'s> {
    pub(super) fn new(sink: &'s mut dyn Sink, longest: usize, pads: bool) -> Self {
        Self {
            sink,
            longest,
            pads,
            header: Vec::new(),
            blank: 0,
            row: 0,
            empty: 0,
        }
    }

    /// Rows in between that have no cell.
    pub(super) const fn skip(&mut self, rows: u64) {
        self.row += rows;
        if !self.header.is_empty() {
            self.empty += rows;
        }
    }

    pub(super) fn add(
        &mut self,
        cells: &[Value<'_>],
        watch: &mut Watch<'_>,
    ) -> Result<(), Refusal> {
        self.row += 1;
        if self.header.is_empty() {
            return self.begin(cells);
        }
        let filled = cells.len() - cells.iter().rev().take_while(|cell| is_empty(cell)).count();
        if filled == 0 && self.header.len() > 1 {
            self.empty += 1;
            return Ok(());
        }
        if filled > self.width() && filled <= self.header.len() {
            // A value under a blank header: then it is a column.
            self.blank = 0;
            self.name()?;
        }
        self.settle_empty(watch)?;
        watch.row()?;
        if filled > self.width() || (cells.len() < self.width() && !self.pads) {
            let texts: Vec<String> = cells.iter().take(8).map(Value::to_string).collect();
            self.fault(String::new(), &texts.join(" · "), "ragged");
            return Ok(());
        }
        let is_long =
            |cell: &Value<'_>| matches!(cell, Value::Text(text) if text.len() > self.longest);
        if let Some(at) = cells.iter().position(is_long) {
            let column = self.header.get(at).cloned().unwrap_or_default();
            let text = cells.get(at).map(Value::to_string).unwrap_or_default();
            self.fault(column, &text, "too_long");
            return Ok(());
        }
        self.sink.row(self.row, cells)
    }

    /// A cell that has no value, of the row that comes next.
    pub(super) fn bad_cell(&mut self, column: usize, text: &str, code: &'static str) {
        let column = self.header.get(column).cloned().unwrap_or_default();
        self.sink.fault(Fault {
            row: self.row + 1,
            column,
            value: excerpt(text),
            code,
        });
    }

    fn fault(&mut self, column: String, text: &str, code: &'static str) {
        self.sink.fault(Fault {
            row: self.row,
            column,
            value: excerpt(text),
            code,
        });
    }

    fn begin(&mut self, cells: &[Value<'_>]) -> Result<(), Refusal> {
        let header: Vec<String> = cells.iter().map(Value::to_string).collect();
        let blank = header
            .iter()
            .rev()
            .take_while(|cell| cell.trim().is_empty());
        self.blank = blank.count();
        if self.blank == header.len() {
            // Lines above the header.
            return Ok(());
        }
        self.header = header;
        self.name()
    }

    fn name(&mut self) -> Result<(), Refusal> {
        let width = self.width();
        let names = named(self.header.iter().take(width).map(String::as_str))?;
        self.sink.headers(&names)
    }

    const fn width(&self) -> usize {
        self.header.len() - self.blank
    }

    /// Empty rows in between are rows.
    fn settle_empty(&mut self, watch: &mut Watch<'_>) -> Result<(), Refusal> {
        if self.empty > watch.limits.blank {
            return Err(Refusal::TooMuch(Cap::Blank));
        }
        while self.empty > 0 {
            watch.row()?;
            self.sink.row(self.row - self.empty, &[])?;
            self.empty -= 1;
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<(), Refusal> {
        if self.header.is_empty() {
            return Err(Refusal::Empty);
        }
        self.sink.dropped(self.blank);
        Ok(())
    }
}
