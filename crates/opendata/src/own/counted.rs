//! What a table counts, row by row: as it is, and as versions of it told it.

use std::collections::BTreeMap;

use kernel::datasets::{Counts, Dataset as Own};
use serde::{Deserialize, Serialize};
use tables::{Table, Value};

/// What columns of a table name its rows and count.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    /// Columns that name a row, and behind them those by which others add up.
    pub(super) names: Vec<&'static str>,
    /// How many of these name a row.
    pub(super) keys: usize,
    /// Columns that count: all matters first, then parts of them.
    pub(super) counts: Vec<&'static str>,
    /// By which names others can add up.
    pub(super) sums: Vec<Vec<usize>>,
}

impl Shape {
    pub(super) fn of(own: &Own, counts: &Counts) -> Self {
        let mut names: Vec<&'static str> = own.names_row.to_vec();
        let keys = names.len();
        for name in counts.sums.iter().copied().flatten() {
            if !names.contains(name) {
                names.push(name);
            }
        }
        let place = |name: &&str| names.iter().position(|known| known == name);
        let sums = counts.sums.iter();
        let sums = sums.map(|sum| sum.iter().filter_map(place).collect());
        Self {
            sums: sums.collect(),
            keys,
            counts: [counts.all]
                .into_iter()
                .chain(counts.some.iter().copied())
                .collect(),
            names,
        }
    }

    /// What names a row where another table has the column too.
    pub(super) fn shared(&self, other: &Self) -> Vec<(usize, usize)> {
        let keys = |shape: &Self| {
            shape
                .names
                .iter()
                .take(shape.keys)
                .copied()
                .enumerate()
                .collect::<Vec<_>>()
        };
        let others = keys(other);
        let pair = |(at, name): (usize, &str)| {
            let found = others.iter().find(|(_, other)| *other == name)?;
            Some((at, found.0))
        };
        keys(self).into_iter().filter_map(pair).collect()
    }
}

/// The true counts of rows that a version hides in part, by what names the row: kept, so that what is told later is not laid beside it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Hidden(pub(super) BTreeMap<String, Vec<i64>>);

impl Hidden {
    /// Whether nothing is.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A row.
#[derive(Debug, Clone)]
pub(super) struct Tallied {
    /// What names it among the rows of its table.
    pub(super) key: String,
    /// Its values in the columns that name rows or are added up by.
    pub(super) names: Vec<String>,
    /// What its columns count; nothing where that is not known any more.
    pub(super) counts: Vec<Option<i64>>,
    /// Which of them everybody was told.
    pub(super) told: Vec<bool>,
}

/// A table at a moment, or in a version.
#[derive(Debug, Clone, Default)]
pub(super) struct Counted(pub(super) Vec<Tallied>);

impl Counted {
    /// What a table counts, with what it hides.
    pub(super) fn of(shape: &Shape, table: &Table, hidden: &Hidden) -> Self {
        let schema = table.schema();
        let places = |names: &[&'static str]| -> Vec<Option<usize>> {
            names.iter().map(|name| schema.position(name)).collect()
        };
        let (names, counts) = (places(&shape.names), places(&shape.counts));
        let value =
            |row: usize, at: Option<usize>| at.map_or(Value::Null, |at| table.value(row, at));
        let mut times: BTreeMap<String, u64> = BTreeMap::new();
        let row = |row: usize| {
            let names: Vec<String> = names.iter().map(|at| value(row, *at).to_string()).collect();
            let keys = if shape.keys == 0 {
                names.len()
            } else {
                shape.keys
            };
            let mut key = names
                .iter()
                .take(keys)
                .cloned()
                .collect::<Vec<_>>()
                .join("\u{1f}");
            // Two rows of one name are told apart by their order.
            let seen = times.entry(key.clone()).or_default();
            *seen += 1;
            if *seen > 1 {
                key = format!("{key}\u{1f}{seen}");
            }
            let said: Vec<Option<i64>> = counts.iter().map(|at| whole(value(row, *at))).collect();
            let truth = hidden.0.get(&key);
            let known = said.iter().enumerate();
            let known = known.map(|(at, said)| said.or_else(|| truth?.get(at).copied()));
            Tallied {
                counts: known.collect(),
                told: said.iter().map(Option::is_some).collect(),
                names,
                key,
            }
        };
        Self((0..table.rows()).map(row).collect())
    }
}

fn whole(value: Value<'_>) -> Option<i64> {
    match value {
        Value::Integer(number) => Some(number.max(0)),
        _ => None,
    }
}
