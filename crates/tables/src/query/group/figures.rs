//! Counts, sums, means and extremes of groups.

use crate::number::{float, ordered, place, ten, unscale_wide, wide_float};
use crate::query::group::{Picked, each};
use crate::query::{Aggregate, Function};
use crate::schema::Kind;
use crate::table::column::{CHUNK, Data};
use crate::table::{Column, Table};
use crate::value::Value;

/// One figure of every group.
pub(crate) struct Figure<'t> {
    function: Function,
    /// None if rows are counted.
    column: Option<&'t Column>,
    /// Values that were there, if some are absent; else there are as many as rows.
    counts: Option<Vec<u64>>,
    sums: Sums,
    /// A chunk of the column, as wide numbers.
    units: Vec<i64>,
}

enum Sums {
    /// Only counted.
    None,
    /// Of units.
    Whole(Vec<i128>),
    Floats(Vec<f64>),
    /// The least or the greatest so far.
    Extreme(Vec<i64>),
}

impl<'t> Figure<'t> {
    pub(crate) fn new(table: &'t Table, aggregate: &Aggregate) -> Self {
        let column = aggregate.column.and_then(|at| table.column(at));
        let is_float = column.is_some_and(|column| matches!(column.data, Data::Floats(_)));
        let sums = match aggregate.function {
            _ if column.is_none() => Sums::None,
            Function::Count => Sums::None,
            Function::Min | Function::Max => Sums::Extreme(Vec::new()),
            Function::Sum | Function::Avg if is_float => Sums::Floats(Vec::new()),
            Function::Sum | Function::Avg => Sums::Whole(Vec::new()),
        };
        let units = match (&sums, column) {
            (Sums::None | Sums::Floats(_), _) | (_, None) => Vec::new(),
            _ => vec![0; CHUNK],
        };
        Self {
            function: aggregate.function,
            column,
            counts: column
                .is_some_and(|column| column.valid.is_some())
                .then(Vec::new),
            sums,
            units,
        }
    }

    /// Of groups that were not met yet.
    pub(crate) fn make_room(&mut self, groups: usize) {
        if let Some(counts) = &mut self.counts {
            grow(counts, groups, 0);
        }
        match &mut self.sums {
            Sums::None => {}
            Sums::Whole(sums) => grow(sums, groups, 0),
            Sums::Floats(sums) => grow(sums, groups, 0.0),
            Sums::Extreme(all) => {
                let far = match self.function {
                    Function::Max => i64::MIN,
                    _ => i64::MAX,
                };
                grow(all, groups, far);
            }
        }
    }

    /// Adds the rows of a chunk.
    pub(crate) fn add(&mut self, from: usize, picked: &Picked<'_>, ids: &[u32], groups: usize) {
        self.make_room(groups);
        let Some(column) = self.column else {
            return;
        };
        let there;
        let picked = match &column.valid {
            None => picked,
            Some(valid) => {
                let mut picks: Vec<usize> = Vec::with_capacity(CHUNK);
                each(picked, ids, |at, _| {
                    if valid.get(from + at) {
                        picks.push(at);
                    }
                });
                there = picks;
                &Picked::Some(&there)
            }
        };
        if let Some(counts) = &mut self.counts {
            each(picked, ids, |_, id| add(counts, id, 1));
        }
        match (&column.data, &mut self.sums) {
            (Data::Floats(all), Sums::Floats(sums)) => {
                let rows = all.get(from..).unwrap_or_default();
                values(picked, ids, rows, |id, number| add(sums, id, number));
            }
            (Data::Units { units, .. }, Sums::Whole(sums)) => {
                units.widen(from, &mut self.units);
                values(picked, ids, &self.units, |id, unit| {
                    add(sums, id, i128::from(unit));
                });
            }
            (data, Sums::Extreme(all)) => {
                match data {
                    Data::Units { units, .. } => {
                        units.widen(from, &mut self.units);
                    }
                    Data::Floats(floats) => {
                        let floats = floats.get(from..).unwrap_or_default();
                        for (slot, number) in self.units.iter_mut().zip(floats) {
                            *slot = ordered(*number);
                        }
                    }
                }
                let wants_most = self.function == Function::Max;
                values(picked, ids, &self.units, |id, unit| {
                    if let Some(best) = all.get_mut(id)
                        && (unit > *best) == wants_most
                    {
                        *best = unit;
                    }
                });
            }
            _ => {}
        }
    }

    /// How many values a group has that has so many rows.
    fn count(&self, group: u32, rows: u64) -> u64 {
        match &self.counts {
            Some(counts) => counts.get(place(group)).copied().unwrap_or(0),
            None => rows,
        }
    }

    fn scale(&self) -> u8 {
        match self.column.map(|column| &column.data) {
            Some(Data::Units { scale, .. }) => *scale,
            _ => 0,
        }
    }

    /// Of a group with so many rows; nothing if no 64 bits hold it.
    pub(crate) fn value(&self, group: u32, rows: u64) -> Option<Value<'t>> {
        let counted = self.count(group, rows);
        let at = place(group);
        let whole = || i64::try_from(counted).ok().map(Value::Integer);
        if self.function == Function::Count {
            return whole();
        }
        if counted == 0 {
            return Some(Value::Null);
        }
        let counted_float = float(i64::try_from(counted).unwrap_or(i64::MAX));
        let is_mean = self.function == Function::Avg;
        match &self.sums {
            Sums::None => whole(),
            Sums::Floats(sums) => {
                let sum = sums.get(at)?;
                let number = if is_mean { sum / counted_float } else { *sum };
                number.is_finite().then_some(Value::Number(number))
            }
            Sums::Whole(sums) => {
                let sum = *sums.get(at)?;
                if is_mean {
                    let by = counted_float * float(ten(self.scale()));
                    return Some(Value::Number(wide_float(sum) / by));
                }
                match self.column.map(Column::kind) {
                    Some(Kind::Number) => Some(Value::Number(unscale_wide(sum, self.scale()))),
                    _ => i64::try_from(sum).ok().map(Value::Integer),
                }
            }
            Sums::Extreme(all) => {
                let best = *all.get(at)?;
                let column = self.column?;
                Some(match &column.data {
                    Data::Floats(_) => Value::Number(float_of(best)),
                    Data::Units { .. } => column.of_unit(best),
                })
            }
        }
    }

    /// Where that value stands among others; nothing if it is absent.
    pub(crate) fn rank(&self, group: u32, rows: u64) -> Option<i64> {
        if let Sums::Extreme(all) = &self.sums {
            return (self.count(group, rows) > 0)
                .then(|| all.get(place(group)).copied())
                .flatten();
        }
        match self.value(group, rows) {
            Some(Value::Integer(whole)) => Some(whole),
            Some(Value::Number(number)) => Some(ordered(number)),
            _ => None,
        }
    }
}

fn grow<T: Copy>(all: &mut Vec<T>, length: usize, with: T) {
    if all.len() < length {
        all.resize(length, with);
    }
}

fn add<T: std::ops::AddAssign>(all: &mut [T], at: usize, number: T) {
    if let Some(slot) = all.get_mut(at) {
        *slot += number;
    }
}

/// Calls with the group and the value of each row that counts.
fn values<T: Copy>(picked: &Picked<'_>, ids: &[u32], rows: &[T], mut with: impl FnMut(usize, T)) {
    match picked {
        Picked::All(most) => {
            for (id, value) in ids.iter().zip(rows).take(*most) {
                with(place(*id), *value);
            }
        }
        Picked::Some(picks) => {
            for at in *picks {
                if let (Some(id), Some(value)) = (ids.get(*at), rows.get(*at)) {
                    with(place(*id), *value);
                }
            }
        }
    }
}

/// What [`ordered`] made a whole number of.
fn float_of(rank: i64) -> f64 {
    let bits = if rank < 0 { rank ^ i64::MAX } else { rank };
    f64::from_bits(bits.cast_unsigned())
}
