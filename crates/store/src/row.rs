//! One row of a result, read column by column without copying the rest.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use base::{Id, Lang, Reference, Text, Time};
use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;
use smol_str::SmolStr;

use crate::{Error, postgres, sqlite};

/// A row of a result. It lives only while its closure looks at it.
#[derive(Debug)]
pub struct Row<'a> {
    source: Source<'a>,
    statement: &'static str,
    order: &'a Order,
    /// How many columns have been read.
    read: Cell<usize>,
    /// Columns are mostly read in their order, so the next one is tried first.
    next: Cell<usize>,
}

/// Which columns the first row of a statement was asked for, one after the other, and where they were
/// found. Later rows are mostly asked for the same, and need not search.
#[derive(Debug, Default)]
pub(crate) struct Order {
    found: RefCell<Vec<(&'static str, usize)>>,
}

thread_local! {
    /// By the place of the statement's text in the program. Connections stay with their threads, so this
    /// needs no lock.
    static ORDERS: RefCell<FxHashMap<*const str, Rc<Order>>> = RefCell::default();
}

impl Order {
    /// What rows of this statement were asked for on this thread.
    pub(crate) fn of(text: &'static str) -> Rc<Self> {
        ORDERS.with_borrow_mut(|orders| {
            Rc::clone(orders.entry(std::ptr::from_ref(text)).or_default())
        })
    }

    /// Where the column was found that was asked for at this point, if it is the same one.
    fn known(&self, read: usize, column: &'static str) -> Option<usize> {
        let found = self.found.borrow();
        let &(name, place) = found.get(read)?;
        // It is mostly the very same text of the program.
        (std::ptr::eq(name, column) || name == column).then_some(place)
    }

    fn keep(&self, read: usize, column: &'static str, place: usize) {
        let mut found = self.found.borrow_mut();
        if found.len() == read {
            found.push((column, place));
        }
    }
}

#[derive(Debug)]
pub(crate) enum Source<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a tokio_postgres::Row),
}

/// What a column holds, in the terms of both databases.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Column<'a> {
    /// No value.
    Null,
    /// A truth value; SQLite gives [`Column::Int`] instead.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A measure.
    Real(f64),
    /// Text.
    Text(&'a str),
    /// Bytes.
    Blob(&'a [u8]),
}

/// A type that can be read from a column.
pub trait FromColumn: Sized {
    /// Reads the column, or says what was expected instead.
    fn from_column(column: Column<'_>) -> Result<Self, String>;
}

/// A text column that holds JSON of a `T`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Json<T>(pub T);

impl<'a> Row<'a> {
    pub(crate) const fn new(source: Source<'a>, statement: &'static str, order: &'a Order) -> Self {
        Self {
            source,
            statement,
            order,
            read: Cell::new(0),
            next: Cell::new(0),
        }
    }

    /// The value of the column of this name.
    ///
    /// A missing column and a value of another type are errors that name the statement and the column.
    pub fn get<T: FromColumn>(&self, column: &'static str) -> Result<T, Error> {
        self.value(column)
            .and_then(T::from_column)
            .map_err(|reason| self.wrong(column, reason))
    }

    /// The text in a column, read into something narrower; a text that does not fit is an error.
    pub fn parse<T, E: std::fmt::Display>(
        &self,
        column: &'static str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, Error> {
        let value = match self.value(column) {
            Ok(Column::Text(text)) => read(text).map_err(|reason| reason.to_string()),
            Ok(other) => expected("text", other),
            Err(reason) => Err(reason),
        };
        value.map_err(|reason| self.wrong(column, reason))
    }

    /// The values of all columns, from the first to the last.
    pub fn columns(&self) -> impl Iterator<Item = Result<Column<'_>, Error>> {
        (0..self.width()).map(|place| {
            let named = || self.name(place).unwrap_or_default();
            self.column(place)
                .map_err(|reason| self.wrong(named(), reason))
        })
    }

    fn value(&self, column: &'static str) -> Result<Column<'_>, String> {
        let place = self.position(column);
        self.column(place.ok_or_else(|| "is not in the result".to_owned())?)
    }

    fn wrong(&self, column: &str, reason: String) -> Error {
        Error::Column {
            statement: self.statement,
            column: column.to_owned(),
            reason,
        }
    }

    fn position(&self, column: &'static str) -> Option<usize> {
        let read = self.read.get();
        self.read.set(read + 1);
        if let Some(place) = self.order.known(read, column) {
            return Some(place);
        }
        let next = self.next.get();
        let place = if self.name(next) == Some(column) {
            next
        } else {
            (0..self.width()).find(|&place| self.name(place) == Some(column))?
        };
        self.next.set(place + 1);
        self.order.keep(read, column, place);
        Some(place)
    }

    fn width(&self) -> usize {
        match self.source {
            Source::Sqlite(row) => AsRef::<rusqlite::Statement<'_>>::as_ref(row).column_count(),
            Source::Postgres(row) => row.len(),
        }
    }

    fn name(&self, place: usize) -> Option<&str> {
        match self.source {
            Source::Sqlite(row) => AsRef::<rusqlite::Statement<'_>>::as_ref(row)
                .column_name(place)
                .ok(),
            Source::Postgres(row) => row.columns().get(place).map(tokio_postgres::Column::name),
        }
    }

    fn column(&self, place: usize) -> Result<Column<'_>, String> {
        match self.source {
            Source::Sqlite(row) => sqlite::column(row, place),
            Source::Postgres(row) => postgres::column(row, place),
        }
    }
}

fn expected<T>(what: &str, column: Column<'_>) -> Result<T, String> {
    let found = match column {
        Column::Null => "nothing",
        Column::Bool(_) => "a truth value",
        Column::Int(_) => "a whole number",
        Column::Real(_) => "a measure",
        Column::Text(_) => "text",
        Column::Blob(_) => "bytes",
    };
    Err(format!("expected {what}, found {found}"))
}

impl FromColumn for bool {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        match column {
            Column::Bool(value) => Ok(value),
            Column::Int(0) => Ok(false),
            Column::Int(1) => Ok(true),
            other => expected("a truth value", other),
        }
    }
}

impl FromColumn for i64 {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        match column {
            Column::Int(value) => Ok(value),
            other => expected("a whole number", other),
        }
    }
}

macro_rules! narrow_number {
    ($($narrow:ty),*) => {
        $(impl FromColumn for $narrow {
            fn from_column(column: Column<'_>) -> Result<Self, String> {
                let wide = i64::from_column(column)?;
                Self::try_from(wide).map_err(|_| "is out of range".to_owned())
            }
        })*
    };
}

narrow_number!(i32, u8, u16, u32, u64, usize);

impl FromColumn for f64 {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        match column {
            Column::Real(value) => Ok(value),
            other => expected("a measure", other),
        }
    }
}

fn text(column: Column<'_>) -> Result<&str, String> {
    match column {
        Column::Text(value) => Ok(value),
        other => expected("text", other),
    }
}

impl FromColumn for String {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        text(column).map(str::to_owned)
    }
}

impl FromColumn for SmolStr {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        text(column).map(Self::new)
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        match column {
            Column::Blob(value) => Ok(value.to_owned()),
            other => expected("bytes", other),
        }
    }
}

impl<const N: usize> FromColumn for [u8; N] {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        match column {
            Column::Blob(value) => value
                .try_into()
                .map_err(|_| format!("expected {N} bytes, found {}", value.len())),
            other => expected("bytes", other),
        }
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        match column {
            Column::Null => Ok(None),
            other => T::from_column(other).map(Some),
        }
    }
}

impl FromColumn for Time {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        i64::from_column(column).map(Self::from_micros)
    }
}

impl<T> FromColumn for Id<T> {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        Self::parse(text(column)?).map_err(|error| error.to_string())
    }
}

impl FromColumn for Reference {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        Self::parse(text(column)?).map_err(|error| error.to_string())
    }
}

impl FromColumn for Lang {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        Self::parse(text(column)?).ok_or_else(|| "is not a language code".to_owned())
    }
}

impl FromColumn for Text {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        Json::from_column(column).map(|Json(text)| text)
    }
}

impl<T: DeserializeOwned> FromColumn for Json<T> {
    fn from_column(column: Column<'_>) -> Result<Self, String> {
        // The error's own text may quote what was stored, so only its kind is passed on.
        serde_json::from_str(text(column)?)
            .map(Self)
            .map_err(|error| format!("unexpected JSON: {:?}", error.classify()))
    }
}
