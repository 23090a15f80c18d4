//! Reading CSV with mistakes that name their file, line and column.

use std::fmt;
use std::str::FromStr;

use base::{Lang, Point, Problem, Text};

use super::model::Code;

/// What is wrong with a cell, a row or a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// The file is not there or not readable.
    #[error("cannot be read")]
    Unreadable,
    /// The file is not well-formed.
    #[error("is not well-formed")]
    Malformed,
    /// A column is missing from the header.
    #[error("has no such column")]
    NoColumn,
    /// A cell that must be filled is empty.
    #[error("is empty")]
    Missing,
    /// The value has the wrong form.
    #[error("has the wrong form")]
    Form,
    /// The value is not one of the words that are allowed.
    #[error("is not one of the known words")]
    Word,
    /// The key occurs twice.
    #[error("occurs twice")]
    Twice,
    /// The thing that the value names does not exist.
    #[error("does not exist")]
    Unknown,
    /// No boundary in the file belongs to a district of the registry.
    #[error("has no boundary of a known district")]
    NoDistrict,
    /// It is neither a line nor several.
    #[error("is no line of at least two different positions")]
    NotALine,
    /// A position is not on the globe.
    #[error("has a position that is not on the globe")]
    Position,
    /// The file holds more than can be kept in memory.
    #[error("is more than can be kept")]
    TooMany,
    /// Following the value leads round in a circle.
    #[error("leads round in a circle")]
    Circle,
}

impl Wrong {
    const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "kernel.registry.unreadable",
            Self::Malformed => "kernel.registry.malformed",
            Self::NoColumn => "kernel.registry.no_column",
            Self::Missing => "kernel.registry.missing",
            Self::Form => "kernel.registry.form",
            Self::Word => "kernel.registry.word",
            Self::Twice => "kernel.registry.twice",
            Self::Unknown => "kernel.registry.unknown",
            Self::NoDistrict => "kernel.registry.no_district",
            Self::NotALine => "kernel.registry.not_a_line",
            Self::Position => "kernel.registry.position",
            Self::TooMany => "kernel.registry.too_many",
            Self::Circle => "kernel.registry.circle",
        }
    }
}

/// A mistake in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct Fault {
    /// The file's name.
    pub file: String,
    /// The line, from 1; 0 if the file as a whole is meant.
    pub line: u64,
    /// The column's name; empty if the row as a whole is meant.
    pub column: String,
    /// The value that is wrong.
    pub value: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.file)?;
        if self.line > 0 {
            write!(out, ":{}", self.line)?;
        }
        if !self.column.is_empty() {
            write!(out, ": {}", self.column)?;
        }
        if !self.value.is_empty() {
            write!(out, ": {:?}", self.value)?;
        }
        write!(out, " {}", self.wrong)
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Problem::new(422, fault.wrong.code())
            .with("file", fault.file)
            .with("line", i64::try_from(fault.line).unwrap_or(0))
            .with("column", fault.column)
            .with("value", fault.value)
    }
}

/// A CSV file in memory: its header and its rows.
pub(crate) struct Sheet {
    file: String,
    header: Vec<String>,
    rows: Vec<(u64, csv::StringRecord)>,
}

/// One row of a sheet.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    sheet: &'a Sheet,
    line: u64,
    record: &'a csv::StringRecord,
}

impl Sheet {
    /// Reads a whole file.
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, Fault> {
        let mut reader =
            csv::ReaderBuilder::new().from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let malformed = |error: &csv::Error| Fault {
            file: file.to_owned(),
            line: error.position().map_or(0, csv::Position::line),
            column: String::new(),
            value: String::new(),
            wrong: Wrong::Malformed,
        };
        let header = reader.headers().map_err(|error| malformed(&error))?;
        let header = header.iter().map(|name| name.trim().to_owned()).collect();
        let mut rows = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| malformed(&error))?;
            rows.push((record.position().map_or(0, csv::Position::line), record));
        }
        Ok(Self {
            file: file.to_owned(),
            header,
            rows,
        })
    }

    /// Reads each row into a value.
    pub(crate) fn map<T>(
        &self,
        mut read: impl FnMut(Cells<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        self.cells().map(&mut read).collect()
    }

    /// The rows.
    pub(crate) fn cells(&self) -> impl Iterator<Item = Cells<'_>> {
        self.rows.iter().map(|(line, record)| Cells {
            sheet: self,
            line: *line,
            record,
        })
    }
}

impl<'a> Cells<'a> {
    /// The fault that this column of this row has.
    pub(crate) fn fault(&self, column: &str, wrong: Wrong) -> Fault {
        Fault {
            file: self.sheet.file.clone(),
            line: self.line,
            column: column.to_owned(),
            value: self.find(column).unwrap_or_default().to_owned(),
            wrong,
        }
    }

    /// The row's line in its file.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// A cell, or nothing if there is no such column.
    pub(crate) fn find(&self, column: &str) -> Option<&'a str> {
        let place = self.sheet.header.iter().position(|name| name == column)?;
        self.record.get(place).map(str::trim)
    }

    /// A cell, which may be empty.
    pub(crate) fn text(&self, column: &str) -> Result<&'a str, Fault> {
        self.find(column)
            .ok_or_else(|| self.fault(column, Wrong::NoColumn))
    }

    /// A cell that must be filled.
    pub(crate) fn filled(&self, column: &str) -> Result<&'a str, Fault> {
        let text = self.text(column)?;
        if text.is_empty() {
            Err(self.fault(column, Wrong::Missing))
        } else {
            Ok(text)
        }
    }

    /// A code.
    pub(crate) fn code(&self, column: &str) -> Result<Code, Fault> {
        Code::parse(self.filled(column)?).ok_or_else(|| self.fault(column, Wrong::Form))
    }

    /// A code, or nothing if the cell is empty.
    pub(crate) fn code_if_any(&self, column: &str) -> Result<Option<Code>, Fault> {
        if self.text(column)?.is_empty() {
            Ok(None)
        } else {
            self.code(column).map(Some)
        }
    }

    /// Codes between spaces.
    pub(crate) fn codes(&self, column: &str) -> Result<Vec<Code>, Fault> {
        let words = self.text(column)?.split_whitespace();
        words
            .map(|word| Code::parse(word).ok_or_else(|| self.fault(column, Wrong::Form)))
            .collect()
    }

    /// A value that the reader function knows.
    pub(crate) fn word<T>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<T, Fault> {
        read(self.filled(column)?).ok_or_else(|| self.fault(column, Wrong::Word))
    }

    /// A number, date or time.
    pub(crate) fn value<T: FromStr>(&self, column: &str) -> Result<T, Fault> {
        self.filled(column)?
            .parse()
            .map_err(|_| self.fault(column, Wrong::Form))
    }

    /// A number, date or time, or nothing if the cell is empty or the column absent.
    pub(crate) fn value_if_any<T: FromStr>(&self, column: &str) -> Result<Option<T>, Fault> {
        if self.find(column).unwrap_or_default().is_empty() {
            return Ok(None);
        }
        self.value(column).map(Some)
    }

    /// `0` or `1`.
    pub(crate) fn flag(&self, column: &str) -> Result<bool, Fault> {
        self.word(column, |word| match word {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        })
    }

    /// A position from two columns, or nothing if both are empty.
    pub(crate) fn point_if_any(&self, lat: &str, lon: &str) -> Result<Option<Point>, Fault> {
        if self.text(lat)?.is_empty() && self.text(lon)?.is_empty() {
            return Ok(None);
        }
        self.point(lat, lon).map(Some)
    }

    /// A position from two columns.
    pub(crate) fn point(&self, lat: &str, lon: &str) -> Result<Point, Fault> {
        Point::parse(self.filled(lat)?, self.filled(lon)?).map_err(|_| self.fault(lat, Wrong::Form))
    }

    /// Text in all languages for which the sheet has a column `prefix_xx`.
    pub(crate) fn words(&self, prefix: &str) -> Result<Text, Fault> {
        let column = format!("{prefix}_ms");
        self.words_if_any(prefix)?
            .ok_or_else(|| self.fault(&column, Wrong::Missing))
    }

    /// Text, or nothing if it is empty in every language.
    pub(crate) fn words_if_any(&self, prefix: &str) -> Result<Option<Text>, Fault> {
        let passages: Vec<_> = self
            .langs(prefix)
            .map(|(lang, text)| (lang, text.to_owned()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        if passages.is_empty() {
            return Ok(None);
        }
        let column = format!("{prefix}_ms");
        Text::new(passages)
            .map(Some)
            .map_err(|_| self.fault(&column, Wrong::Missing))
    }

    /// Cells of the columns `prefix_xx`, where `xx` is a language.
    pub(crate) fn langs(&self, prefix: &str) -> impl Iterator<Item = (Lang, &'a str)> {
        let start = format!("{prefix}_");
        self.sheet
            .header
            .iter()
            .zip(self.record)
            .filter_map(move |(name, cell)| {
                let lang = Lang::parse(name.strip_prefix(&start)?)?;
                Some((lang, cell.trim()))
            })
    }
}
