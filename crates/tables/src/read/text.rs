//! Text from outside: refused unless it is UTF-8, with the place of the first byte that is not.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use crate::number::count;
use crate::read::{Cap, Limits, Refusal};

/// The three bytes with which some programs begin UTF-8.
const MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// Hands on bytes that are UTF-8, without a mark at the beginning, up to a limit.
pub(crate) struct Utf8<'r> {
    input: &'r mut dyn Read,
    most: u64,
    /// Bytes that were handed on since the last row began, and how many of them a row may have.
    record: Rc<Cell<u64>>,
    longest: u64,
    /// Bytes that were looked at.
    offset: u64,
    /// The beginning of a character whose end has not come yet.
    open: Vec<u8>,
    buffer: Vec<u8>,
    given: usize,
    is_over: bool,
    refusal: Option<Refusal>,
}

impl<'r> Utf8<'r> {
    const BUFFER: u64 = 1 << 17;

    /// What is handed on at a time, give or take, so that a row seems longer than it is.
    pub(crate) const PIECE: usize = 1 << 16;

    pub(crate) fn new(input: &'r mut dyn Read, limits: &Limits) -> Self {
        Self {
            input,
            most: limits.bytes,
            record: Rc::default(),
            longest: limits.record.saturating_add(count(Self::PIECE)),
            offset: 0,
            open: Vec::new(),
            buffer: Vec::new(),
            given: 0,
            is_over: false,
            refusal: None,
        }
    }

    /// Told of the beginning of each row.
    pub(crate) fn row(&self) -> RowMeter {
        RowMeter(Rc::clone(&self.record))
    }

    /// Why reading failed, if it was for what was read.
    pub(crate) fn refusal(&mut self, error: &dyn std::error::Error) -> Refusal {
        let told = || Refusal::Input(error.to_string());
        self.refusal.take().unwrap_or_else(told)
    }

    fn refuse(&mut self, refusal: Refusal) -> io::Error {
        self.refusal = Some(refusal);
        io::Error::from(io::ErrorKind::InvalidData)
    }

    fn fill(&mut self) -> io::Result<()> {
        self.buffer.clear();
        self.given = 0;
        self.buffer.append(&mut self.open);
        let before = self.buffer.len();
        let read = (&mut *self.input)
            .take(Self::BUFFER)
            .read_to_end(&mut self.buffer)?;
        self.is_over = read == 0;
        let seen = self.offset + count(self.buffer.len());
        if seen > self.most {
            return Err(self.refuse(Refusal::TooMuch(Cap::Bytes)));
        }
        if let Err(error) = std::str::from_utf8(&self.buffer) {
            let valid = error.valid_up_to();
            let is_cut = error.error_len().is_none() && !self.is_over;
            if is_cut {
                self.open = self.buffer.split_off(valid);
            } else {
                let offset = self.offset + count(valid);
                let encoding = encoding(&self.buffer, self.offset == 0 && before == 0);
                return Err(self.refuse(Refusal::Encoding { encoding, offset }));
            }
        }
        if self.offset == 0 && before == 0 {
            if let Some(at) = nul(&self.buffer) {
                let encoding = encoding(&self.buffer, true);
                let offset = count(at);
                return Err(self.refuse(Refusal::Encoding { encoding, offset }));
            }
            if self.buffer.starts_with(MARK) {
                self.given = MARK.len();
            }
        }
        self.offset += count(self.buffer.len());
        Ok(())
    }
}

/// Counts the bytes of a row while a reader that knows no bounds puts it together.
pub(crate) struct RowMeter(Rc<Cell<u64>>);

impl RowMeter {
    /// A row is over.
    pub(crate) fn begin(&self) {
        self.0.set(0);
    }
}

/// A byte that no text holds, near the beginning.
fn nul(bytes: &[u8]) -> Option<usize> {
    bytes.iter().take(1024).position(|byte| *byte == 0)
}

/// What text that is not UTF-8 may be.
fn encoding(bytes: &[u8], is_beginning: bool) -> &'static str {
    match bytes {
        [0xfe, 0xff, ..] | [0, _, 0, ..] if is_beginning => return "utf-16be",
        [0xff, 0xfe, ..] | [_, 0, _, 0, ..] if is_beginning => return "utf-16le",
        _ => {}
    }
    // Bytes that Windows-1252 gives no meaning, or control characters: then nobody knows.
    let is_strange = |byte: &u8| {
        matches!(
            byte,
            0..=8 | 11 | 12 | 14..=31 | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d
        )
    };
    if bytes.iter().any(is_strange) {
        "unknown"
    } else {
        "windows-1252"
    }
}

impl Read for Utf8<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given >= self.buffer.len() {
            if self.is_over {
                return Ok(0);
            }
            self.fill()?;
        }
        let rest = self.buffer.len() - self.given;
        let length = rest.min(out.len()).min(Self::PIECE);
        let record = self.record.get().saturating_add(count(length));
        if record > self.longest {
            return Err(self.refuse(Refusal::TooMuch(Cap::Record)));
        }
        self.record.set(record);
        let (some, _) = out.split_at_mut(length);
        if let Some(from) = self.buffer.get(self.given..self.given + length) {
            some.copy_from_slice(from);
        }
        self.given += length;
        Ok(length)
    }
}
