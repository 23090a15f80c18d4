//! Which group a row belongs to: by arithmetic where there are few combinations, else by hash.

use rustc_hash::FxHashMap;

use crate::number::{place, row_number};
use crate::query::group::{Picked, each};
use crate::query::{MOST_GROUPS, QueryError};
use crate::table::column::{CHUNK, Data};
use crate::table::{Column, Table};
use crate::value::Value;

/// The most combinations that have a slot each.
const MOST_SLOTS: i128 = 1 << 16;

/// The groups so far.
pub(crate) enum Keys<'t> {
    /// Each combination has a slot.
    Dense {
        digits: Vec<Digit<'t>>,
        /// Rows of each slot.
        rows: Vec<u32>,
        units: Vec<i64>,
    },
    /// Groups in the order in which they were met.
    Hashed {
        columns: Vec<&'t Column>,
        /// For each column, of the group by the columns before it and its own value, the group by both.
        maps: Vec<FxHashMap<(u32, Option<i64>), u32>>,
        /// A row of each group.
        first: Vec<u32>,
        /// Rows of each group.
        rows: Vec<u32>,
    },
}

/// A column as a digit of the slot's number.
pub(crate) struct Digit<'t> {
    column: &'t Column,
    base: i64,
    /// Values, and one more for absent ones.
    span: i64,
    stride: i64,
}

impl<'t> Keys<'t> {
    pub(crate) fn new(table: &'t Table, columns: &[usize]) -> Self {
        let columns: Vec<&Column> = columns.iter().filter_map(|at| table.column(*at)).collect();
        match digits(&columns) {
            Some((digits, slots)) => Self::Dense {
                digits,
                rows: vec![0; slots],
                units: vec![0; CHUNK],
            },
            None => Self::Hashed {
                maps: columns.iter().map(|_| FxHashMap::default()).collect(),
                columns,
                first: Vec::new(),
                rows: Vec::new(),
            },
        }
    }

    /// How many numbers groups may have so far.
    pub(crate) const fn slots(&self) -> usize {
        match self {
            Self::Dense { rows, .. } => rows.len(),
            Self::Hashed { first, .. } => first.len(),
        }
    }

    /// Gives the rows of a chunk the numbers of their groups.
    pub(crate) fn number(
        &mut self,
        from: usize,
        picked: &Picked<'_>,
        ids: &mut [u32],
    ) -> Result<(), QueryError> {
        match self {
            Self::Dense {
                digits,
                rows,
                units,
            } => {
                ids.fill(0);
                for digit in digits {
                    digit.add(from, units, ids);
                }
                each(picked, ids, |_, id| {
                    if let Some(rows) = rows.get_mut(id) {
                        *rows += 1;
                    }
                });
                Ok(())
            }
            Self::Hashed {
                columns,
                maps,
                first,
                rows,
            } => {
                let mut row = |at: usize| -> Result<(), QueryError> {
                    let row = from + at;
                    let mut id = 0;
                    let mut is_new = false;
                    for (column, map) in columns.iter().zip(&mut *maps) {
                        let unit = column.is_valid(row).then(|| column.rank(row));
                        let next = row_number(map.len());
                        let entry = map.entry((id, unit));
                        id = *entry.or_insert(next);
                        is_new = id == next && map.len() > place(next);
                    }
                    if is_new && place(id) == first.len() {
                        if first.len() >= MOST_GROUPS {
                            return Err(QueryError::TooManyGroups);
                        }
                        first.push(row_number(row));
                        rows.push(0);
                    }
                    if let Some(rows) = rows.get_mut(place(id)) {
                        *rows += 1;
                    }
                    if let Some(slot) = ids.get_mut(at) {
                        *slot = id;
                    }
                    Ok(())
                };
                match picked {
                    Picked::All(rows) => (0..*rows).try_for_each(&mut row),
                    Picked::Some(picks) => picks.iter().copied().try_for_each(&mut row),
                }
            }
        }
    }

    /// How many rows a group has.
    pub(crate) fn count(&self, group: u32) -> u64 {
        let (Self::Dense { rows, .. } | Self::Hashed { rows, .. }) = self;
        rows.get(place(group)).copied().map_or(0, u64::from)
    }

    /// The groups that have rows.
    pub(crate) fn groups(&self) -> Vec<u32> {
        match self {
            Self::Dense { rows, .. } => {
                let met = rows.iter().enumerate().filter(|(_, rows)| **rows > 0);
                met.map(|(at, _)| row_number(at)).collect()
            }
            Self::Hashed { first, .. } => (0..row_number(first.len())).collect(),
        }
    }

    /// The value of a key column.
    pub(crate) fn value(&self, group: u32, at: usize) -> Value<'t> {
        match self {
            Self::Dense { digits, .. } => digits
                .get(at)
                .and_then(|digit| Some(digit.column.of_unit(digit.unit(group)?)))
                .unwrap_or(Value::Null),
            Self::Hashed { columns, first, .. } => {
                match (columns.get(at), first.get(place(group))) {
                    (Some(column), Some(row)) => column.value(place(*row)),
                    _ => Value::Null,
                }
            }
        }
    }

    /// Where that value stands among others; nothing if it is absent.
    pub(crate) fn rank(&self, group: u32, at: usize) -> Option<i64> {
        match self {
            Self::Dense { digits, .. } => digits.get(at).and_then(|digit| digit.unit(group)),
            Self::Hashed { columns, first, .. } => {
                let row = place(*first.get(place(group))?);
                let column = columns.get(at)?;
                column.is_valid(row).then(|| column.rank(row))
            }
        }
    }
}

/// The columns as digits, if there are few enough combinations, and how many there are.
fn digits<'t>(columns: &[&'t Column]) -> Option<(Vec<Digit<'t>>, usize)> {
    let mut all = Vec::new();
    let mut slots: i128 = 1;
    for column in columns {
        if matches!(column.data, Data::Floats(_)) {
            return None;
        }
        let least = column.zones.iter().map(|zone| zone.least).min();
        let most = column.zones.iter().map(|zone| zone.most).max();
        let base = least.unwrap_or(0);
        // Nothing but absent values: the least is greater than the greatest.
        let values = (i128::from(most.unwrap_or(0)) - i128::from(base) + 1).max(0);
        let span = values + 1;
        let stride = slots;
        slots *= span;
        if slots > MOST_SLOTS {
            return None;
        }
        all.push(Digit {
            column,
            base,
            span: i64::try_from(span).ok()?,
            stride: i64::try_from(stride).ok()?,
        });
    }
    Some((all, usize::try_from(slots).ok()?))
}

impl Digit<'_> {
    /// Adds this digit to the numbers of a chunk's rows.
    fn add(&self, from: usize, units: &mut [i64], ids: &mut [u32]) {
        let Data::Units { units: column, .. } = &self.column.data else {
            return;
        };
        column.widen(from, units);
        let nulls = self.column.valid.as_ref();
        for (at, (id, unit)) in ids.iter_mut().zip(units.iter()).enumerate() {
            let is_there = nulls.is_none_or(|valid| valid.get(from + at));
            let digit = if is_there {
                unit.wrapping_sub(self.base)
            } else {
                self.span - 1
            };
            // Behind the last row stands what is left of another chunk.
            let slot = digit.wrapping_mul(self.stride);
            *id = id.wrapping_add(u32::try_from(slot).unwrap_or(0));
        }
    }

    /// The unit of a slot; nothing if it is that of absent values.
    fn unit(&self, group: u32) -> Option<i64> {
        let digit = i64::from(group) / self.stride % self.span;
        (digit < self.span - 1).then(|| self.base + digit)
    }
}
