//! Answers and tables as files, written row by row.

mod delimited;
mod geo;
mod json;
mod parquet;
mod records;
mod sheet;

use std::io;

use crate::query::Answer;

pub use records::{Dump, dump, records};

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
    /// A workbook with one sheet, of at most 200,000 rows.
    Xlsx,
    /// Columns, packed: the same table makes the same bytes.
    Parquet,
    /// A collection of points.
    GeoJson(Place),
}

/// Where the answer has the coordinates of a row's point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The place of the column with degrees north.
    pub lat: usize,
    /// The place of the column with degrees east.
    pub lon: usize,
}

impl Place {
    /// The columns that are called so, if both are there.
    pub fn of(answer: &Answer<'_>, lat: &str, lon: &str) -> Option<Self> {
        let place = |name: &str| answer.fields().iter().position(|field| field.name == name);
        Some(Self {
            lat: place(lat)?,
            lon: place(lon)?,
        })
    }
}

impl Output {
    /// All that need no more than an answer: GeoJSON needs to know where its points are.
    pub const ALL: [Self; 7] = [
        Self::Csv,
        Self::CsvSafe,
        Self::Tsv,
        Self::Json,
        Self::Ndjson,
        Self::Xlsx,
        Self::Parquet,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::CsvSafe => "csv-safe",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Xlsx => "xlsx",
            Self::Parquet => "parquet",
            Self::GeoJson(_) => "geojson",
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
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Parquet => "application/vnd.apache.parquet",
            Self::GeoJson(_) => "application/geo+json",
        }
    }

    /// The ending of its files.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvSafe => "csv",
            _ => self.code(),
        }
    }
}

/// Writes an answer. More rows than a workbook takes are [`io::ErrorKind::FileTooLarge`].
pub fn write(
    answer: &Answer<'_>,
    output: Output,
    out: &mut (dyn io::Write + Send),
) -> io::Result<()> {
    match output {
        Output::Csv => delimited::write(answer, b',', false, out),
        Output::CsvSafe => delimited::write(answer, b',', true, out),
        Output::Tsv => delimited::write(answer, b'\t', false, out),
        Output::Json => json::list(answer, out),
        Output::Ndjson => json::lines(answer, out),
        Output::Xlsx => sheet::write(answer, out),
        Output::Parquet => parquet::write(answer, out),
        Output::GeoJson(place) => geo::write(answer, place, out),
    }
}
