//! Answers and tables as files, written row by row.

mod delimited;
mod json;

use std::io;

use crate::query::Answer;

/// How an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Output {
    /// Values between commas, exactly as they are.
    Csv,
    /// The same, with an apostrophe before text that a spreadsheet would take for a formula.
    CsvSafe,
    /// Values between tabs.
    Tsv,
    /// A list of objects.
    Json,
    /// An object in each line.
    Ndjson,
}

impl Output {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Csv,
        Self::CsvSafe,
        Self::Tsv,
        Self::Json,
        Self::Ndjson,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::CsvSafe => "csv-safe",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }

    /// The output of a name.
    pub fn parse(code: &str) -> Option<Self> {
        let is_called = |output: &Self| output.code() == code;
        Self::ALL.into_iter().find(is_called)
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvSafe => "text/csv; charset=utf-8",
            Self::Tsv => "text/tab-separated-values; charset=utf-8",
            Self::Json => "application/json",
            Self::Ndjson => "application/x-ndjson",
        }
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvSafe => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
        }
    }
}

/// Writes an answer.
pub fn write(answer: &Answer<'_>, output: Output, out: &mut dyn io::Write) -> io::Result<()> {
    match output {
        Output::Csv => delimited::write(answer, b',', false, out),
        Output::CsvSafe => delimited::write(answer, b',', true, out),
        Output::Tsv => delimited::write(answer, b'\t', false, out),
        Output::Json => json::list(answer, out),
        Output::Ndjson => json::lines(answer, out),
    }
}
