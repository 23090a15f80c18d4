//! Which counts of people's matters are hidden so that nobody can be told from them.

use std::collections::BTreeMap;

use kernel::datasets::{Cell, Column, Counts};

/// Takes out what rows say of their matters where those are few, from 1 up to but without `least`, and of as many others as it
/// takes that the few cannot be worked out from sums that stand elsewhere. In rows that stay, counts of a part are taken out where
/// the part or what is left of the whole is that small.
pub(super) fn hide(rows: &mut [Vec<Cell>], columns: &[Column], counts: &Counts, least: u64) {
    let place = |name: &str| columns.iter().position(|column| column.name == name);
    let Some(all) = place(counts.all) else { return };
    let some: Vec<usize> = counts.some.iter().filter_map(|name| place(name)).collect();
    let of = counts.of.iter();
    let of: Vec<(usize, usize)> = of
        .filter_map(|(name, of)| Some((place(name)?, place(of)?)))
        .collect();
    let sums = counts.sums.iter();
    let sums: Vec<Vec<usize>> = sums
        .map(|names| names.iter().filter_map(|name| place(name)).collect())
        .collect();
    let hidden = hidden(rows, all, &sums, least);
    for (row, is_hidden) in rows.iter_mut().zip(hidden) {
        let whole = count(row, all);
        for at in &some {
            let part = count(row, *at);
            if is_hidden || is_small(part, least) || is_small(whole.saturating_sub(part), least) {
                take(row, *at);
            }
        }
        if is_hidden {
            take(row, all);
        }
        for (at, of) in &of {
            if count(row, *of) < least {
                take(row, *at);
            }
        }
    }
}

const fn is_small(count: u64, least: u64) -> bool {
    count > 0 && count < least
}

/// What is not there counts nothing.
fn count(row: &[Cell], at: usize) -> u64 {
    match row.get(at) {
        Some(Cell::Integer(number)) => u64::try_from(*number).unwrap_or(0),
        _ => 0,
    }
}

fn take(row: &mut [Cell], at: usize) {
    if let Some(cell) = row.get_mut(at) {
        *cell = Cell::Absent;
    }
}

/// Which rows are hidden. Rows with the same values in columns of sums hide several that together are many, or all.
fn hidden(rows: &[Vec<Cell>], all: usize, sums: &[Vec<usize>], least: u64) -> Vec<bool> {
    let counts: Vec<u64> = rows.iter().map(|row| count(row, all)).collect();
    let mut hidden: Vec<bool> = counts.iter().map(|count| is_small(*count, least)).collect();
    let groups: Vec<Vec<usize>> = sums
        .iter()
        .flat_map(|columns| groups(rows, columns, &counts))
        .collect();
    // Each pass hides a row more, so this ends.
    loop {
        let mut goes_on = false;
        for group in &groups {
            while let Some(at) = exposed(group, &counts, &hidden, least) {
                if let Some(flag) = hidden.get_mut(at) {
                    *flag = true;
                }
                goes_on = true;
            }
        }
        if !goes_on {
            return hidden;
        }
    }
}

/// The rows of each value of some columns, the smallest counts first, but those that count nothing last.
fn groups(rows: &[Vec<Cell>], columns: &[usize], counts: &[u64]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.iter().enumerate() {
        let cells = columns.iter().filter_map(|column| row.get(*column));
        let values = cells.map(|cell| format!("{cell:?}")).collect();
        groups.entry(values).or_default().push(at);
    }
    let worth = |at: &usize| {
        let count = counts.get(*at).copied().unwrap_or(0);
        (count == 0, count)
    };
    for group in groups.values_mut() {
        group.sort_by_key(worth);
    }
    groups.into_values().collect()
}

/// The next row to hide, if what a group hides can be worked out from its sum and there is another one.
fn exposed(group: &[usize], counts: &[u64], hidden: &[bool], least: u64) -> Option<usize> {
    let is_hidden = |at: &usize| hidden.get(*at).copied().unwrap_or(false);
    let there: Vec<u64> = group
        .iter()
        .filter(|at| is_hidden(at))
        .filter_map(|at| counts.get(*at).copied())
        .collect();
    let sum = there
        .iter()
        .fold(0_u64, |sum, count| sum.saturating_add(*count));
    if there.is_empty() || (there.len() > 1 && sum >= least) {
        return None;
    }
    group.iter().find(|at| !is_hidden(at)).copied()
}

#[cfg(test)]
mod tests {
    use kernel::datasets::ColumnKind::{Integer, Number, Text};
    use proptest::prelude::*;

    use super::*;

    const LEAST: u64 = 5;
    const COLUMNS: &[Column] = &[
        Column::new("agency", Text, ""),
        Column::new("month", Text, ""),
        Column::new("cases", Integer, ""),
        Column::new("cases_closed", Integer, ""),
        Column::new("days", Number, ""),
    ];
    const COUNTS: Counts = Counts {
        all: "cases",
        some: &["cases_closed"],
        of: &[("days", "cases_closed")],
        sums: &[&["agency"], &["month"]],
    };

    fn row(agency: &str, month: &str, cases: i64, closed: i64) -> Vec<Cell> {
        vec![
            Cell::text(agency),
            Cell::text(month),
            Cell::Integer(cases),
            Cell::Integer(closed),
            Cell::Number(3.5),
        ]
    }

    fn said(row: &[Cell]) -> [bool; 3] {
        [2, 3, 4].map(|at| row[at] != Cell::Absent)
    }

    #[test]
    fn a_small_count_is_hidden_with_another_so_that_the_sum_does_not_tell() {
        let mut rows = vec![
            row("a", "1", 3, 0),
            row("a", "2", 20, 20),
            row("a", "3", 30, 30),
            row("b", "4", 9, 9),
        ];
        hide(&mut rows, COLUMNS, &COUNTS, LEAST);
        assert_eq!(said(&rows[0]), [false; 3]);
        assert_eq!(said(&rows[1]), [false; 3], "the smallest other one");
        assert_eq!(said(&rows[2]), [true; 3]);
        assert_eq!(said(&rows[3]), [true; 3]);
    }

    #[test]
    fn a_small_part_and_a_small_rest_are_hidden_and_what_follows_from_them() {
        let mut rows = vec![
            row("a", "1", 20, 2),
            row("a", "2", 20, 18),
            row("a", "3", 20, 10),
            row("a", "4", 20, 0),
        ];
        hide(&mut rows, COLUMNS, &COUNTS, LEAST);
        assert_eq!(said(&rows[0]), [true, false, false]);
        assert_eq!(said(&rows[1]), [true, false, false]);
        assert_eq!(said(&rows[2]), [true, true, true]);
        assert_eq!(said(&rows[3]), [true, true, false], "nothing was closed");
    }

    #[test]
    fn a_sum_over_two_columns_does_not_tell_either() {
        let counts = Counts {
            sums: &[&["agency", "month"]],
            ..COUNTS
        };
        let mut rows = vec![
            row("a", "1", 3, 0),
            row("a", "2", 8, 8),
            row("a", "1", 9, 9),
            row("b", "1", 7, 7),
        ];
        hide(&mut rows, COLUMNS, &counts, LEAST);
        let cases: Vec<bool> = rows.iter().map(|row| said(row)[0]).collect();
        assert_eq!(cases, [false, true, false, true]);
    }

    proptest! {
        #[test]
        fn nothing_small_stands_and_nothing_hidden_is_worked_out(
            cells in proptest::collection::vec((0_u8..4, 0_u8..4, 0_i64..40, 0_i64..40), 0..40),
        ) {
            let name = |number: u8| number.to_string();
            let before: Vec<Vec<Cell>> = cells
                .iter()
                .map(|(agency, month, cases, closed)| {
                    row(&name(*agency), &name(*month), *cases, *closed.min(cases))
                })
                .collect();
            let mut rows = before.clone();
            hide(&mut rows, COLUMNS, &COUNTS, LEAST);
            for row in &rows {
                prop_assert!(!is_small(count(row, 2), LEAST) && !is_small(count(row, 3), LEAST));
                if row[2] == Cell::Absent {
                    prop_assert_eq!(said(row), [false; 3]);
                }
            }
            for column in [0, 1] {
                for value in 0..4_u8 {
                    let is_of = |row: &&Vec<Cell>| row[column] == Cell::text(name(value));
                    let gone = before.iter().zip(&rows).filter(|(row, after)| is_of(row) && after[2] == Cell::Absent);
                    let gone: Vec<u64> = gone.map(|(row, _)| count(row, 2)).collect();
                    let all = before.iter().filter(is_of).count();
                    let is_safe = gone.len() > 1 && gone.iter().sum::<u64>() >= LEAST;
                    prop_assert!(gone.is_empty() || gone.len() == all || is_safe);
                }
            }
        }
    }
}
