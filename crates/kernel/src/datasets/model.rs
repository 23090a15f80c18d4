//! Nouns of what modules publish.

use base::{Text, Time};
use jiff::civil::Date;
use store::Tx;

use super::Theme;
use crate::App;

/// The licence of what the house publishes itself, as an SPDX identifier.
pub const LICENCE: &str = "CC-BY-4.0";

/// A table that a module publishes of its own work.
#[derive(Debug, Clone, Copy)]
pub struct Dataset {
    /// What it is called in addresses, such as `agencies`.
    pub slug: &'static str,
    /// The message that is its title; with `-about` behind it, the one that says what it is.
    pub key: &'static str,
    /// What it is about.
    pub theme: Theme,
    /// Under which licence, as an SPDX identifier.
    pub licence: &'static str,
    /// How often its rows change.
    pub pace: Pace,
    /// Its columns, in order.
    pub columns: &'static [Column],
    /// The columns that together name a row.
    pub names_row: &'static [&'static str],
    /// What keeps its rows from telling of anybody. The disclosure gate looks at them all the same.
    pub disclosure: Disclosure,
    /// All its rows: nothing that names a person, and nothing that only some may read.
    pub rows: Rows,
}

/// What keeps rows from telling of anybody.
#[derive(Debug, Clone, Copy)]
pub enum Disclosure {
    /// They are about bodies, rules and places.
    Facts,
    /// They count people's matters: small counts are hidden before anybody sees the table.
    Counts(Counts),
}

/// How a table counts people's matters.
#[derive(Debug, Clone, Copy)]
pub struct Counts {
    /// What is counted, such as `reports`: tables that say the same are laid beside each other, column by column of the same names,
    /// before anything of them is told.
    pub figures: &'static str,
    /// The column that counts all matters of a row.
    pub all: &'static str,
    /// Columns that count some of them.
    pub some: &'static [&'static str],
    /// Columns that say something of what a column counts, each with that column.
    pub of: &'static [(&'static str, &'static str)],
    /// Columns, alone or together, whose rows with the same values others can add up, because the sum stands elsewhere.
    pub sums: &'static [&'static [&'static str]],
}

/// Hands over all rows of a dataset as they are at a moment, each with a cell for every column. It reads the store itself, in
/// pieces where there is much to read, each in a transaction of its own.
pub type Rows = fn(&App, Time, &mut Sink) -> Result<(), RowsError>;

/// Why there are no rows.
#[derive(Debug, thiserror::Error)]
pub enum RowsError {
    /// The store could not be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// There are more than are held at once.
    #[error("more than {0} cells")]
    TooMany(usize),
    /// What they are made from cannot be read.
    #[error("{0}")]
    Source(String),
}

/// What takes rows in, up to a bound.
#[derive(Debug)]
pub struct Sink {
    rows: Vec<Vec<Cell>>,
    most: usize,
    cells: usize,
}

impl Sink {
    /// Takes in so many cells at most.
    pub const fn new(most: usize) -> Self {
        Self {
            rows: Vec::new(),
            most,
            cells: 0,
        }
    }

    /// Takes in a row.
    pub fn row(&mut self, row: Vec<Cell>) -> Result<(), RowsError> {
        self.cells += row.len();
        if self.cells > self.most {
            return Err(RowsError::TooMany(self.most));
        }
        self.rows.push(row);
        Ok(())
    }

    /// All rows that were taken in.
    pub fn into_rows(self) -> Vec<Vec<Cell>> {
        self.rows
    }
}

/// Reads something in one transaction, for functions that hand over rows.
pub fn read<T: Send + 'static>(
    app: &App,
    name: &'static str,
    closure: impl Fn(&mut Tx<'_>) -> Result<T, store::Error> + Send + 'static,
) -> Result<T, RowsError> {
    let found: Result<T, store::Error> = app.db.read_blocking(name, closure);
    Ok(found?)
}

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
