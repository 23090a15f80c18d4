//! Files of strangers, made into tables.
//!
//! First [`scan`] looks at all rows and proposes what each column is; a person may overrule it. Then [`read`] reads every
//! cell as the plan says and gives a table, or tells each cell that does not fit. Nothing is guessed on the way: what
//! could be read in two ways stays text until somebody says which it is.
//!
//! A row's number is what a spreadsheet shows: where the file has a header, that is row 1.

mod cells;
mod delimited;
mod format;
mod grid;
mod json;
mod limits;
mod load;
mod parquet;
mod propose;
mod sheet;
mod text;
mod wire;

use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

use thiserror::Error;

use crate::schema::{Field, MOST_COLUMNS, Schema, SchemaError};
use crate::table::{Table, TableError};
use crate::value::Value;

pub use format::Format;
pub use limits::{Cap, Limits};
pub use propose::{Objection, Proposal, Scan};

/// The most faults that are told one by one.
pub const MOST_FAULTS: usize = 100;
/// The most characters of a cell that are told.
pub const LONGEST_EXCERPT: usize = 60;

/// How the cells of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Notation {
    /// `1234.5`, `2024-12-31`.
    #[default]
    Plain,
    /// `1.234,5` or `1234,5`.
    DecimalComma,
    /// `1,234.5`.
    Thousands,
    /// `31/12/2024`, with dashes or dots too.
    DayFirst,
    /// `12/31/2024`.
    MonthFirst,
}

impl Notation {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Plain,
        Self::DecimalComma,
        Self::Thousands,
        Self::DayFirst,
        Self::MonthFirst,
    ];

    /// Its name in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::DecimalComma => "decimal_comma",
            Self::Thousands => "thousands",
            Self::DayFirst => "day_first",
            Self::MonthFirst => "month_first",
        }
    }

    /// The notation of a name.
    pub fn parse(code: &str) -> Option<Self> {
        let is_called = |notation: &Self| notation.code() == code;
        Self::ALL.into_iter().find(is_called)
    }
}

/// What a file is read as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The columns of the table, in its order. Others in the file are left out.
    pub columns: Vec<Planned>,
    /// Cells that stand for no value, such as `NA`, beside empty ones.
    pub missing: Vec<String>,
}

/// One column of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What the scan calls the column of the file: its header, `column_3` if that is blank, `name_2` if it comes twice.
    pub header: String,
    /// What it is in the table.
    pub field: Field,
    /// How its cells are written.
    pub notation: Notation,
}

impl Plan {
    /// Each column of a schema from the column of the file that has its name, plainly written.
    pub fn of(schema: &Schema) -> Self {
        let columns = schema.fields().iter().map(|field| Planned {
            header: field.name.clone(),
            field: field.clone(),
            notation: Notation::Plain,
        });
        Self {
            columns: columns.collect(),
            missing: Vec::new(),
        }
    }

    /// The columns of the table.
    pub fn schema(&self) -> Result<Schema, SchemaError> {
        let fields = self.columns.iter().map(|planned| planned.field.clone());
        Schema::new(fields.collect())
    }
}

/// A cell that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The row, as a spreadsheet shows it.
    pub row: u64,
    /// The name of the file's column; empty if the row itself does not fit.
    pub column: String,
    /// The beginning of what stands there.
    pub value: String,
    /// What is wrong: `leading_zero`, `exponent`, `plus_sign`, `underscore`, `thousands_separator`, `decimal_comma`,
    /// `too_many_digits`, `not_whole`, `not_a_number`, `not_boolean`, `day_month_year`, `no_such_date`, `not_a_date`,
    /// `not_a_moment`, `zone`, `other_kind`, `ragged`, `nested`, `not_text`, `too_long`, `formula_error`.
    pub code: &'static str,
}

/// All cells that do not fit: the first of them, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Faults {
    /// At most [`MOST_FAULTS`].
    pub first: Vec<Fault>,
    /// How many.
    pub total: u64,
}

impl Faults {
    pub(crate) fn add(&mut self, fault: impl FnOnce() -> Fault) {
        self.total += 1;
        if self.first.len() < MOST_FAULTS {
            self.first.push(fault());
        }
    }
}

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// Text in another encoding than UTF-8, and where the first byte stands that is none.
    #[error("this is {encoding} rather than UTF-8, at byte {offset}")]
    Encoding {
        /// `windows-1252`, `utf-16le`, `utf-16be` or `unknown`.
        encoding: &'static str,
        /// From 0.
        offset: u64,
    },
    /// Nothing in it.
    #[error("there are no rows with a header")]
    Empty,
    /// More than the limits allow.
    #[error("there is too much of it: {}", .0.code())]
    TooMuch(Cap),
    /// It is not what it says that it is; a line if one is to blame.
    #[error("this cannot be read as {}", format.code())]
    Broken {
        /// What it was read as.
        format: Format,
        /// From 1.
        line: Option<u64>,
    },
    /// A column of Parquet that holds lists, structures or values of a kind that we do not have, or texts whose number and
    /// lengths are claimed within its pages.
    #[error("the column `{0}` cannot be read")]
    Nested(String),
    /// A column of the plan is not in the file.
    #[error("there is no column `{0}`")]
    NoColumn(String),
    /// The plan makes no table.
    #[error(transparent)]
    Schema(#[from] SchemaError),
    /// The rows make no table.
    #[error(transparent)]
    Table(#[from] TableError),
    /// The bytes cannot be got.
    #[error("the file cannot be read: {0}")]
    Input(String),
    /// Somebody said in between that enough is read.
    #[error("stopped")]
    Stopped,
}

impl Refusal {
    /// What the refusal is called where it is translated.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Encoding { .. } => "encoding",
            Self::Empty => "empty",
            Self::TooMuch(_) => "too_much",
            Self::Broken { .. } => "broken",
            Self::Nested(_) => "nested",
            Self::NoColumn(_) => "no_column",
            Self::Schema(error) => error.code(),
            Self::Table(error) => error.code(),
            Self::Input(_) => "input",
            Self::Stopped => "stopped",
        }
    }
}

/// Why a file makes no table.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// It cannot be read.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Some cells do not fit.
    #[error("{} cells do not fit", .0.total)]
    Faults(Faults),
}

/// Told of every few thousand rows: how many there were. Says whether to go on.
pub type Progress<'p> = &'p mut dyn FnMut(u64) -> bool;

/// Nobody wants to know.
pub fn quietly(_rows: u64) -> bool {
    true
}

/// Looks at all rows and proposes what each column is.
pub fn scan(
    input: &mut dyn Read,
    format: Format,
    limits: &Limits,
    progress: Progress<'_>,
) -> Result<Scan, Refusal> {
    let mut scanner = propose::Scanner::new(format);
    feed(input, format, limits, progress, &mut scanner)?;
    scanner.finish()
}

/// Reads every cell as the plan says.
pub fn read(
    input: &mut dyn Read,
    format: Format,
    plan: &Plan,
    limits: &Limits,
    progress: Progress<'_>,
) -> Result<Table, ReadError> {
    let mut loader = load::Loader::new(plan, limits.cells)?;
    feed(input, format, limits, progress, &mut loader)?;
    loader.finish()
}

/// A table from Parquet, as the file says that it is. What [`crate::write`] wrote comes back as it was.
pub fn restore(bytes: &[u8]) -> Result<Table, ReadError> {
    let plan = Plan::of(&parquet::schema(bytes)?);
    let mut input = bytes;
    read(
        &mut input,
        Format::Parquet,
        &plan,
        &Limits::NONE,
        &mut quietly,
    )
}

/// Takes what a file holds, row by row.
pub(crate) trait Sink {
    /// What the columns are called, each name once. Called before the first row, and again when more columns are met.
    fn headers(&mut self, names: &[String]) -> Result<(), Refusal>;
    /// A row; cells that are missing at its end are empty.
    fn row(&mut self, row: u64, cells: &[Value<'_>]) -> Result<(), Refusal>;
    /// A row or cell that no table holds.
    fn fault(&mut self, fault: Fault);
    /// A column without a name and without a value, which is left out.
    fn dropped(&mut self, columns: usize);
}

fn feed(
    input: &mut dyn Read,
    format: Format,
    limits: &Limits,
    progress: Progress<'_>,
    sink: &mut dyn Sink,
) -> Result<(), Refusal> {
    let mut watch = Watch {
        limits: *limits,
        progress,
        rows: 0,
    };
    let sink = &mut Bounded {
        room: limits.bytes,
        sink,
    };
    let rows = || match format {
        Format::Csv => delimited::rows(input, None, &mut watch, sink),
        Format::Tsv => delimited::rows(input, Some(b'\t'), &mut watch, sink),
        Format::Xlsx => sheet::rows(input, &mut watch, sink),
        Format::Json | Format::GeoJson => json::whole(input, format, &mut watch, sink),
        Format::Ndjson => json::lines(input, &mut watch, sink),
        Format::Parquet => parquet::rows(input, &mut watch, sink),
    };
    // A library that gives up in the middle of a broken file must not take anybody else along; the sink is dropped then.
    let read = catch_unwind(AssertUnwindSafe(rows));
    read.unwrap_or(Err(Refusal::Broken { format, line: None }))
}

/// Takes rows as long as their values, written out, have room.
struct Bounded<'s> {
    room: u64,
    sink: &'s mut dyn Sink,
}

impl Sink for Bounded<'_> {
    fn headers(&mut self, names: &[String]) -> Result<(), Refusal> {
        self.sink.headers(names)
    }

    fn row(&mut self, row: u64, cells: &[Value<'_>]) -> Result<(), Refusal> {
        // Each stands with a comma behind it.
        let bytes = cells.iter().map(|cell| cell.width() + 1).sum();
        let left = self.room.checked_sub(bytes);
        self.room = left.ok_or(Refusal::TooMuch(Cap::Bytes))?;
        self.sink.row(row, cells)
    }

    fn fault(&mut self, fault: Fault) {
        self.sink.fault(fault);
    }

    fn dropped(&mut self, columns: usize) {
        self.sink.dropped(columns);
    }
}

/// Sees that limits are kept, and tells how far it is.
pub(crate) struct Watch<'p> {
    pub(crate) limits: Limits,
    progress: Progress<'p>,
    rows: u64,
}

impl Watch<'_> {
    const OFTEN: u64 = 16_384;

    /// One more row.
    pub(crate) fn row(&mut self) -> Result<(), Refusal> {
        self.rows += 1;
        if self.rows > self.limits.rows {
            return Err(Refusal::TooMuch(Cap::Rows));
        }
        if self.rows.is_multiple_of(Self::OFTEN) && !(self.progress)(self.rows) {
            return Err(Refusal::Stopped);
        }
        Ok(())
    }
}

/// The beginning of a cell.
pub(crate) fn excerpt(text: &str) -> String {
    text.chars().take(LONGEST_EXCERPT).collect()
}

/// Names for the columns of a file, each once.
pub(crate) fn named<'h>(
    headers: impl IntoIterator<Item = &'h str>,
) -> Result<Vec<String>, Refusal> {
    let mut seen = std::collections::BTreeSet::new();
    let mut names = Vec::new();
    for (at, header) in headers.into_iter().enumerate() {
        if at >= MOST_COLUMNS {
            return Err(Refusal::TooMuch(Cap::Columns));
        }
        let plain: String = header.chars().filter(|mark| !mark.is_control()).collect();
        let plain = match plain.trim() {
            "" => format!("column_{}", at + 1),
            plain => plain.to_owned(),
        };
        let mut name = plain.clone();
        let mut times = 1;
        while !seen.insert(name.clone()) {
            times += 1;
            name = format!("{plain}_{times}");
        }
        names.push(name);
    }
    Ok(names)
}
