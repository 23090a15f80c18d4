//! Small cells of tables of counts: which ones have to be hidden so that none can be worked out from totals.

use std::collections::BTreeMap;

use crate::schema::Kind;
use crate::table::Table;
use crate::value::Value;

/// Counts by two properties; nothing where there is no count. Every row has as many cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    /// Row by row.
    pub cells: Vec<Vec<Option<u64>>>,
}

impl Counts {
    /// A table with a row for each cell, as wide as the values of one column and as high as those of another. Rows and
    /// columns come in the order of their values; cells that come twice are added up. Nothing if the counts are no counts.
    pub fn of(table: &Table, row: usize, column: usize, counted: usize) -> Option<Self> {
        let counts = table.column(counted)?;
        if counts.kind() != Kind::Integer {
            return None;
        }
        let key = |at: usize, of: usize| table.value(at, of).to_string();
        let names = |of: usize| {
            let all = (0..table.rows()).map(|at| (key(at, of), 0));
            let mut all: BTreeMap<String, usize> = all.collect();
            for (number, place) in all.values_mut().enumerate() {
                *place = number;
            }
            all
        };
        let (rows, columns) = (names(row), names(column));
        let mut cells: Vec<Vec<Option<u64>>> = vec![vec![None; columns.len()]; rows.len()];
        for at in 0..table.rows() {
            let Value::Integer(number) = counts.value(at) else {
                continue;
            };
            let number = u64::try_from(number).ok()?;
            let cell = cells
                .get_mut(*rows.get(&key(at, row))?)?
                .get_mut(*columns.get(&key(at, column))?)?;
            *cell = Some(cell.unwrap_or(0).saturating_add(number));
        }
        Some(Self { cells })
    }

    /// A count; nothing where there is none.
    fn get(&self, row: usize, column: usize) -> Option<u64> {
        self.cells.get(row)?.get(column).copied().flatten()
    }
}

/// What has to be hidden.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suppression {
    /// Cells (row, column) that are small.
    pub small: Vec<(usize, usize)>,
    /// Cells that are hidden so that small ones cannot be worked out.
    pub others: Vec<(usize, usize)>,
    /// Rows whose total has to be hidden too, as there is nothing else to hide.
    pub row_totals: Vec<usize>,
    /// Columns of which the same holds.
    pub column_totals: Vec<usize>,
}

/// Which cells of counts have to be hidden if totals of rows and columns are public: all from 1 up to but without `least`,
/// and others until each row and column that hides something hides at least two cells which together count at least
/// `least`. Zeros are hidden only if there is nothing else.
pub fn suppress(counts: &Counts, least: u64) -> Suppression {
    let height = counts.cells.len();
    let width = counts.cells.first().map_or(0, Vec::len);
    let mut hidden = vec![vec![false; width]; height];
    let mut out = Suppression::default();
    for row in 0..height {
        for column in 0..width {
            if (1..least).contains(&counts.get(row, column).unwrap_or(0)) {
                hide(&mut hidden, (row, column));
                out.small.push((row, column));
            }
        }
    }
    let rows: Vec<Line> = (0..height)
        .map(|row| (0..width).map(|column| (row, column)).collect())
        .collect();
    let columns: Vec<Line> = (0..width)
        .map(|column| (0..height).map(|row| (row, column)).collect())
        .collect();
    // Each pass hides a cell more, so this ends.
    loop {
        let before = out.others.len();
        for line in rows.iter().chain(&columns) {
            while let Some(cell) = missing(counts, &hidden, line, least) {
                hide(&mut hidden, cell);
                out.others.push(cell);
            }
        }
        if out.others.len() == before {
            break;
        }
    }
    let exposed = |lines: &[Line]| {
        let lines = lines.iter().enumerate();
        let bad = lines.filter(|(_, line)| is_exposed(counts, &hidden, line, least));
        bad.map(|(at, _)| at).collect()
    };
    out.row_totals = exposed(&rows);
    out.column_totals = exposed(&columns);
    out
}

/// The cells of a row or of a column.
type Line = Vec<(usize, usize)>;

fn hide(hidden: &mut [Vec<bool>], (row, column): (usize, usize)) {
    if let Some(cell) = hidden.get_mut(row).and_then(|row| row.get_mut(column)) {
        *cell = true;
    }
}

fn is_hidden(hidden: &[Vec<bool>], (row, column): (usize, usize)) -> bool {
    hidden
        .get(row)
        .and_then(|row| row.get(column))
        .copied()
        .unwrap_or(false)
}

/// Whether a line's total tells too much of what it hides.
fn is_exposed(counts: &Counts, hidden: &[Vec<bool>], line: &Line, least: u64) -> bool {
    let there = line.iter().filter(|cell| is_hidden(hidden, **cell));
    let values: Vec<u64> = there
        .map(|(row, column)| counts.get(*row, *column).unwrap_or(0))
        .collect();
    let sum: u64 = values
        .iter()
        .fold(0, |sum, value| sum.saturating_add(*value));
    !values.is_empty() && (values.len() < 2 || sum < least)
}

/// The next cell that a line has to hide: the smallest that counts anything, else one that counts none.
fn missing(
    counts: &Counts,
    hidden: &[Vec<bool>],
    line: &Line,
    least: u64,
) -> Option<(usize, usize)> {
    if !is_exposed(counts, hidden, line, least) {
        return None;
    }
    let open = line.iter().filter(|cell| !is_hidden(hidden, **cell));
    let open = open.filter_map(|cell| Some((counts.get(cell.0, cell.1)?, *cell)));
    open.min_by_key(|(value, cell)| (*value == 0, *value, *cell))
        .map(|(_, cell)| cell)
}
