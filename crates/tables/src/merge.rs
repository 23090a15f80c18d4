//! Versions of a table: rows that are added, rows that are put in the place of others, and what differs between two.
//!
//! Columns are told by their names: the order in which another table has them does not matter, their kinds do.

use rustc_hash::{FxHashMap, FxHashSet};
use thiserror::Error;

use crate::number::row_number;
use crate::schema::Schema;
use crate::table::{Builder, Table, TableError};
use crate::value::Value;

/// Why two tables do not go together.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MergeError {
    /// A column that one of them lacks, or has of another kind.
    #[error("the tables differ in the column `{0}`")]
    OtherColumns(String),
    /// There is no such key column; or none was named.
    #[error("there is no key")]
    NoKey,
    /// A row whose key is absent; which row, from 0.
    #[error("row {0} has no key")]
    NullKey(usize),
    /// Two rows with the same key; the second of them, from 0.
    #[error("row {0} has the key of another row")]
    TwoOfAKey(usize),
    /// The rows make no table.
    #[error(transparent)]
    Table(#[from] TableError),
}

impl MergeError {
    /// What the error is called where it is translated.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OtherColumns(_) => "other_columns",
            Self::NoKey => "no_key",
            Self::NullKey(_) => "null_key",
            Self::TwoOfAKey(_) => "two_of_a_key",
            Self::Table(error) => error.code(),
        }
    }
}

/// Rows of one table, then those of another.
pub fn append(base: &Table, more: &Table) -> Result<Table, MergeError> {
    let places = places(base.schema(), more.schema())?;
    let mut builder = Builder::new(base.schema().clone());
    for row in 0..base.rows() {
        builder.row((0..places.len()).map(|column| base.value(row, column)))?;
    }
    for row in 0..more.rows() {
        builder.row(places.iter().map(|column| more.value(row, *column)))?;
    }
    Ok(builder.finish()?)
}

/// What an upsert did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Upserted {
    /// Rows with a new key, which stand at the end.
    pub added: usize,
    /// Rows that are other than before.
    pub changed: usize,
    /// Rows that are as before.
    pub same: usize,
}

/// Rows of another table in the place of those with the same key; the others at the end. The key is given as names.
pub fn upsert(base: &Table, more: &Table, key: &[&str]) -> Result<(Table, Upserted), MergeError> {
    let places = places(base.schema(), more.schema())?;
    let old = Keys::new(base, key)?;
    let new = Keys::new(more, key)?;
    let mut done = Upserted::default();
    let mut builder = Builder::new(base.schema().clone());
    for row in 0..base.rows() {
        let in_place = old.of(base, row).and_then(|key| new.row(&key));
        match in_place {
            None => builder.row((0..places.len()).map(|column| base.value(row, column)))?,
            Some(at) => {
                let is_same = places
                    .iter()
                    .enumerate()
                    .all(|(column, other)| base.value(row, column) == more.value(at, *other));
                if is_same {
                    done.same += 1;
                } else {
                    done.changed += 1;
                }
                builder.row(places.iter().map(|column| more.value(at, *column)))?;
            }
        }
    }
    for row in 0..more.rows() {
        let is_there = new.of(more, row).is_some_and(|key| old.row(&key).is_some());
        if !is_there {
            done.added += 1;
            builder.row(places.iter().map(|column| more.value(row, *column)))?;
        }
    }
    Ok((builder.finish()?, done))
}

/// Rows of another table as a table takes them in one after the other: a column that they lack keeps what stands in the
/// row with their key and is absent where there is none, and of rows with one key the last one counts. With them, how
/// many have a key that the table lacks. Without a key each row is its own.
pub fn widen(base: &Table, more: &Table, key: &[&str]) -> Result<(Table, usize), MergeError> {
    for field in more.schema().fields() {
        let known = base.schema().position(&field.name);
        let is_same = known.is_some_and(|at| base.schema().field(at) == Some(field));
        if !is_same {
            return Err(MergeError::OtherColumns(field.name.clone()));
        }
    }
    let fields = base.schema().fields().iter();
    let places: Vec<Option<usize>> = fields
        .map(|field| more.schema().position(&field.name))
        .collect();
    let (old, last) = if key.is_empty() {
        (None, None)
    } else {
        (Some(Keys::new(base, key)?), Some(Keys::last(more, key)?))
    };
    let mut unknown = 0;
    let mut builder = Builder::new(base.schema().clone());
    for row in 0..more.rows() {
        let named = last.as_ref().and_then(|last| last.of(more, row));
        let is_last = |key: &Vec<u8>| last.as_ref().and_then(|last| last.row(key)) == Some(row);
        if named.as_ref().is_some_and(|key| !is_last(key)) {
            continue;
        }
        let before = named.and_then(|key| old.as_ref().and_then(|old| old.row(&key)));
        unknown += usize::from(before.is_none());
        let cell = |(at, place): (usize, &Option<usize>)| match (place, before) {
            (Some(place), _) => more.value(row, *place),
            (None, Some(before)) => base.value(before, at),
            (None, None) => Value::Null,
        };
        builder.row(places.iter().enumerate().map(cell))?;
    }
    Ok((builder.finish()?, unknown))
}

/// Whether each row has a key; and, if it is to be its own, whether no row before it has the same.
pub fn keyed(table: &Table, key: &[&str], is_own: bool) -> Result<(), MergeError> {
    let keys = if is_own { Keys::new } else { Keys::last };
    keys(table, key).map(drop)
}

/// Of each row of another table, whether the table has one with its key. Each has to have a key.
pub fn known(base: &Table, more: &Table, key: &[&str]) -> Result<Vec<bool>, MergeError> {
    let (old, new) = (Keys::new(base, key)?, Keys::last(more, key)?);
    let is_there = |row| new.of(more, row).is_some_and(|key| old.row(&key).is_some());
    Ok((0..more.rows()).map(is_there).collect())
}

/// What differs between two tables. Rows are numbers from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Diff {
    /// Rows of the new one whose key the old one lacks.
    pub added: Vec<u32>,
    /// Rows of the old one whose key the new one lacks.
    pub removed: Vec<u32>,
    /// Rows of both with cells that differ.
    pub changed: Vec<Change>,
    /// Names of columns that only the new one has, or has of another kind.
    pub columns_added: Vec<String>,
    /// Names of columns that only the old one has, or has of another kind.
    pub columns_removed: Vec<String>,
}

/// A row of both tables with cells that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its number in the old one.
    pub old: u32,
    /// Its number in the new one.
    pub new: u32,
    /// For each cell, where its column stands in the old one and in the new one.
    pub columns: Vec<(usize, usize)>,
}

/// Compares by key; without a key, each row is its own key, and rows come and go but never change.
pub fn diff(old: &Table, new: &Table, key: &[&str]) -> Result<Diff, MergeError> {
    let mut diff = Diff::default();
    let mut both = Vec::new();
    for (at, field) in old.schema().fields().iter().enumerate() {
        let other = new.schema().position(&field.name);
        let other = other.filter(|other| new.schema().field(*other) == Some(field));
        match other {
            Some(other) => both.push((at, other)),
            None => diff.columns_removed.push(field.name.clone()),
        }
    }
    for field in new.schema().fields() {
        let is_new = !both
            .iter()
            .any(|(_, other)| new.schema().field(*other) == Some(field));
        if is_new {
            diff.columns_added.push(field.name.clone());
        }
    }
    if key.is_empty() {
        whole_rows(old, new, &both, &mut diff);
        return Ok(diff);
    }
    let (before, after) = (Keys::new(old, key)?, Keys::new(new, key)?);
    for row in 0..old.rows() {
        match before.of(old, row).and_then(|key| after.row(&key)) {
            None => diff.removed.push(row_number(row)),
            Some(at) => {
                let differs =
                    |(one, other): &(usize, usize)| old.value(row, *one) != new.value(at, *other);
                let columns: Vec<(usize, usize)> = both.iter().copied().filter(differs).collect();
                if !columns.is_empty() {
                    diff.changed.push(Change {
                        old: row_number(row),
                        new: row_number(at),
                        columns,
                    });
                }
            }
        }
    }
    for row in 0..new.rows() {
        let is_new = after
            .of(new, row)
            .is_none_or(|key| before.row(&key).is_none());
        if is_new {
            diff.added.push(row_number(row));
        }
    }
    Ok(diff)
}

/// Rows as often as they are there.
fn whole_rows(old: &Table, new: &Table, both: &[(usize, usize)], diff: &mut Diff) {
    let mut rows: FxHashMap<Vec<u8>, Vec<usize>> = FxHashMap::default();
    for row in (0..old.rows()).rev() {
        let columns = both.iter().map(|(at, _)| old.value(row, *at));
        rows.entry(packed(columns)).or_default().push(row);
    }
    let mut kept = FxHashSet::default();
    for row in 0..new.rows() {
        let columns = both.iter().map(|(_, at)| new.value(row, *at));
        match rows.get_mut(&packed(columns)).and_then(Vec::pop) {
            Some(before) => {
                kept.insert(before);
            }
            None => diff.added.push(row_number(row)),
        }
    }
    let gone = (0..old.rows()).filter(|row| !kept.contains(row));
    diff.removed = gone.map(row_number).collect();
}

/// Where the columns of one table stand in another, which has them all and no others.
fn places(base: &Schema, more: &Schema) -> Result<Vec<usize>, MergeError> {
    if let Some(field) = more
        .fields()
        .iter()
        .find(|field| base.position(&field.name).is_none())
    {
        return Err(MergeError::OtherColumns(field.name.clone()));
    }
    let place = |field: &crate::schema::Field| {
        more.position(&field.name)
            .filter(|at| more.field(*at) == Some(field))
            .ok_or_else(|| MergeError::OtherColumns(field.name.clone()))
    };
    base.fields().iter().map(place).collect()
}

/// Rows by their keys.
struct Keys {
    columns: Vec<usize>,
    rows: FxHashMap<Vec<u8>, usize>,
}

impl Keys {
    fn new(table: &Table, key: &[&str]) -> Result<Self, MergeError> {
        let (keys, again) = Self::all(table, key)?;
        again.map_or(Ok(keys), |row| Err(MergeError::TwoOfAKey(row)))
    }

    /// Of rows with one key, the last.
    fn last(table: &Table, key: &[&str]) -> Result<Self, MergeError> {
        Self::all(table, key).map(|(keys, _)| keys)
    }

    /// The rows, and the first that has the key of one before it.
    fn all(table: &Table, key: &[&str]) -> Result<(Self, Option<usize>), MergeError> {
        let columns = key
            .iter()
            .map(|name| table.schema().position(name).ok_or(MergeError::NoKey));
        let columns: Vec<usize> = columns.collect::<Result<_, _>>()?;
        if columns.is_empty() {
            return Err(MergeError::NoKey);
        }
        let mut keys = Self {
            columns,
            rows: FxHashMap::default(),
        };
        let mut again = None;
        for row in 0..table.rows() {
            let key = keys.of(table, row).ok_or(MergeError::NullKey(row))?;
            if keys.rows.insert(key, row).is_some() {
                again = again.or(Some(row));
            }
        }
        Ok((keys, again))
    }

    /// The key of a row; nothing if a part of it is absent.
    fn of(&self, table: &Table, row: usize) -> Option<Vec<u8>> {
        let mut values = self.columns.iter().map(|column| table.value(row, *column));
        if values.clone().any(|value| value.is_null()) {
            return None;
        }
        Some(packed(&mut values))
    }

    fn row(&self, key: &[u8]) -> Option<usize> {
        self.rows.get(key).copied()
    }
}

/// Values as bytes: equal ones are equal, others are not.
fn packed<'v>(values: impl IntoIterator<Item = Value<'v>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for value in values {
        match value {
            Value::Null => bytes.push(0),
            Value::Text(text) => {
                bytes.push(1);
                bytes.extend(text.len().to_le_bytes());
                bytes.extend(text.as_bytes());
            }
            Value::Integer(whole) | Value::Timestamp(whole) => {
                bytes.push(2);
                bytes.extend(whole.to_le_bytes());
            }
            Value::Number(number) => {
                bytes.push(3);
                bytes.extend(number.to_bits().to_le_bytes());
            }
            Value::Boolean(flag) => bytes.extend([4, u8::from(flag)]),
            Value::Date(day) => {
                bytes.push(5);
                bytes.extend(day.to_le_bytes());
            }
        }
    }
    bytes
}
