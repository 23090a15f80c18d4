//! Two tables, and what differs between them, as lines.

use tables::Table;
use tables::merge::{Diff, MergeError, diff};

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Act {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is other than before.
    Changed,
}

impl Act {
    /// Its name on the wire.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
        }
    }
}

/// A row that differs: before, after, or both, each with the places of its cells that differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) act: Act,
    /// The number of the row in the older table.
    pub(crate) before: Option<u32>,
    /// The number of the row in the newer one.
    pub(crate) after: Option<u32>,
    /// For each cell that differs, where its column stands in the older one and in the newer one.
    pub(crate) cells: Vec<(usize, usize)>,
}

/// What differs, by the key where both tables have one that names each row once.
pub(crate) fn difference(old: &Table, new: &Table, key: &[&str]) -> Result<Diff, MergeError> {
    let has_all = |table: &Table| {
        key.iter()
            .all(|name| table.schema().position(name).is_some())
    };
    if key.is_empty() || !has_all(old) {
        return diff(old, new, &[]);
    }
    match diff(old, new, key) {
        // What was published before the key was named need not keep to it.
        Err(MergeError::NullKey(_) | MergeError::TwoOfAKey(_)) if diff(old, old, key).is_err() => {
            diff(old, new, &[])
        }
        other => other,
    }
}

/// The first lines of a difference: what changed, then what came, then what went.
pub(crate) fn lines(diff: &Diff, most: usize) -> Vec<Line> {
    let changed = diff.changed.iter().map(|change| Line {
        act: Act::Changed,
        before: Some(change.old),
        after: Some(change.new),
        cells: change.columns.clone(),
    });
    let added = diff.added.iter().map(|row| Line {
        act: Act::Added,
        before: None,
        after: Some(*row),
        cells: Vec::new(),
    });
    let removed = diff.removed.iter().map(|row| Line {
        act: Act::Removed,
        before: Some(*row),
        after: None,
        cells: Vec::new(),
    });
    changed.chain(added).chain(removed).take(most).collect()
}

/// How many rows differ.
pub(crate) fn total(diff: &Diff) -> usize {
    diff.changed.len() + diff.added.len() + diff.removed.len()
}

#[cfg(test)]
mod tests {
    use tables::{Builder, Field, Kind, Schema, Value};

    use super::*;

    fn table(rows: &[(&str, i64)]) -> Table {
        let fields = vec![
            Field::new("code", Kind::Text),
            Field::new("count", Kind::Integer),
        ];
        let mut builder = Builder::new(Schema::new(fields).unwrap());
        for (code, count) in rows {
            builder
                .row([Value::Text(code), Value::Integer(*count)])
                .unwrap();
        }
        builder.finish().unwrap()
    }

    #[test]
    fn rows_are_told_apart_by_their_key() {
        let (old, new) = (table(&[("a", 1), ("b", 2)]), table(&[("b", 3), ("c", 4)]));
        let found = difference(&old, &new, &["code"]).unwrap();
        let acts: Vec<Act> = lines(&found, 10).iter().map(|line| line.act).collect();
        assert_eq!(acts, [Act::Changed, Act::Added, Act::Removed]);
        assert_eq!(lines(&found, 1).len(), 1);
        assert_eq!(total(&found), 3);
    }

    #[test]
    fn an_older_version_need_not_keep_to_the_key() {
        let (old, new) = (table(&[("a", 1), ("a", 2)]), table(&[("a", 2)]));
        let found = difference(&old, &new, &["code"]).unwrap();
        assert_eq!((found.removed.len(), found.changed.len()), (1, 0));
        let none = difference(&new, &old, &["code"]);
        assert!(none.is_err(), "a new one has to");
    }
}
