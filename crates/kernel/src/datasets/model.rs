//! Nouns of what modules publish.

use base::{Text, Time};
use jiff::civil::Date;
use store::Tx;

use crate::App;

/// A table that a module publishes of its own work.
#[derive(Debug, Clone, Copy)]
pub struct Dataset {
    /// What it is called in addresses, such as `agencies`.
    pub slug: &'static str,
    /// The message that is its title; with `-about` behind it, the one that says what it is.
    pub key: &'static str,
    /// How often its rows change.
    pub pace: Pace,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The columns that together name a row.
    pub names_row: &'static [&'static str],
    /// All its rows: nothing that names a person, and nothing that only some may read.
    pub rows: Rows,
}

/// Reads all rows of a dataset as they are at a moment, each with a cell for every column.
pub type Rows = fn(&mut Tx<'_>, &App, Time) -> Result<Vec<Vec<Cell>>, store::Error>;

/// A column of such a table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its name in the table.
    pub name: &'static str,
    /// What its values are.
    pub kind: ColumnKind,
    /// The message that says what stands in it.
    pub key: &'static str,
}

impl Column {
    /// A column.
    pub const fn new(name: &'static str, kind: ColumnKind, key: &'static str) -> Self {
        Self { name, kind, key }
    }
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words and codes.
    Text,
    /// Whole numbers.
    Integer,
    /// Numbers with decimals.
    Number,
    /// True or false.
    Boolean,
    /// Days.
    Date,
}

/// How often a table is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Each hour.
    Hourly,
    /// Each day.
    Daily,
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Absent.
    Absent,
    /// Words; empty ones are absent.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number with decimals.
    Number(f64),
    /// True or false.
    Boolean(bool),
    /// A day.
    Date(Date),
}

impl Cell {
    /// Words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// The words of a text in its languages, in the order Malay, English, Chinese, Tamil.
    pub fn of_text(text: &Text) -> [Self; 4] {
        use base::Lang;
        [Lang::MS, Lang::EN, Lang::ZH, Lang::TA].map(|lang| {
            let known = text.passages().find(|(known, _)| *known == lang);
            known.map_or(Self::Absent, |(_, words)| Self::text(words))
        })
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Into::into)
    }
}

impl From<&str> for Cell {
    fn from(words: &str) -> Self {
        Self::text(words)
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Boolean(flag)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Self {
        Self::Date(day)
    }
}
