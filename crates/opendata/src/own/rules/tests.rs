//! Nothing small stands, and whoever lays everything beside each other that was ever told works nothing small out.

use std::collections::{BTreeMap, BTreeSet};

use kernel::datasets::ColumnKind::{Integer, Number, Text};
use kernel::datasets::{Dataset, Disclosure, LICENCE, Pace, Theme};
use proptest::prelude::*;

use super::super::made;
use super::*;

mod attacker;

use attacker::Attacker;

const LEAST: u64 = 5;
const FEW: std::ops::Range<i64> = 1..5;
const STEPS: u64 = 100_000_000;
const COUNTS: Counts = Counts {
    figures: "lanterns",
    all: "cases",
    some: &["cases_closed"],
    of: &[("days", "cases_closed")],
    sums: &[&["agency"], &["month"]],
};
const FINE: Dataset = Dataset {
    slug: "fine",
    key: "fine",
    theme: Theme::Government,
    licence: LICENCE,
    pace: Pace::Daily,
    columns: &[
        Column::new("agency", Text, ""),
        Column::new("month", Text, ""),
        Column::new("cases", Integer, ""),
        Column::new("cases_closed", Integer, ""),
        Column::new("days", Number, ""),
    ],
    names_row: &["agency", "month"],
    disclosure: Disclosure::Counts(COUNTS),
    rows: |_, _, _| Ok(()),
};
/// The same figures by agency alone: a sum that stands elsewhere, of which nothing is declared.
const COARSE: Dataset = Dataset {
    slug: "coarse",
    names_row: &["agency"],
    disclosure: Disclosure::Counts(Counts {
        sums: &[],
        ..COUNTS
    }),
    columns: &[
        Column::new("agency", Text, ""),
        Column::new("cases", Integer, ""),
        Column::new("cases_closed", Integer, ""),
    ],
    ..FINE
};

/// The fine one, where the sums of agencies stand in the other table only.
const LOOSE: Dataset = Dataset {
    disclosure: Disclosure::Counts(Counts {
        sums: &[],
        ..COUNTS
    }),
    ..FINE
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

/// Tables of one house, and all that was ever told of them, the newest first.
#[derive(Default)]
struct House {
    past: [Vec<Counted>; 2],
}

fn counts_of(own: &Dataset) -> Counts {
    match own.disclosure {
        Disclosure::Counts(counts) => counts,
        Disclosure::Facts => COUNTS,
    }
}

fn figures(own: &Dataset, rows: &[Vec<Cell>], past: &[Counted]) -> Figures {
    let shape = Shape::of(own, &counts_of(own));
    let table = made(*own, rows).unwrap();
    Figures {
        now: Counted::of(&shape, &table, &Hidden::default()),
        past: past.to_vec(),
        shape,
    }
}

impl House {
    /// Publishes one of two tables, and tells the rows as everybody gets them; nothing if it is withheld.
    fn publish(
        &mut self,
        which: usize,
        tables: [(&Dataset, &[Vec<Cell>]); 2],
    ) -> Option<Vec<Vec<Cell>>> {
        let (own, rows) = tables[which];
        let (other, others) = tables[1 - which];
        let mut all = vec![figures(own, rows, &self.past[which])];
        if !others.is_empty() {
            all.push(figures(other, others, &self.past[1 - which]));
        }
        let mut told = rows.to_vec();
        let counts = counts_of(own);
        let most = (LEAST, &mut Work::new(STEPS));
        let hidden = hide(&mut told, (own.columns, &counts), &all, most).ok()?;
        let table = made(*own, &told).unwrap();
        let told_now = Counted::of(&all[0].shape, &table, &hidden);
        self.past[which].insert(0, told_now);
        Some(told)
    }

    /// Publishes the one table that there is.
    fn told(&mut self, rows: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
        self.publish(0, [(&FINE, rows), (&COARSE, &[])]).unwrap()
    }
}

fn said(row: &[Cell]) -> [bool; 3] {
    [2, 3, 4].map(|at| row[at] != Cell::Absent)
}

fn cases(rows: &[Vec<Cell>]) -> Vec<bool> {
    rows.iter().map(|row| said(row)[0]).collect()
}

#[test]
fn a_small_count_is_hidden_with_another_so_that_the_sum_does_not_tell() {
    let rows = [
        row("a", "1", 3, 3),
        row("a", "2", 20, 20),
        row("a", "3", 30, 30),
        row("b", "4", 9, 9),
    ];
    let told = House::default().told(&rows);
    assert_eq!(said(&told[0]), [false; 3]);
    assert_eq!(said(&told[1]), [false; 3], "the smallest other one");
    assert_eq!(said(&told[2]), [true; 3]);
    assert_eq!(said(&told[3]), [true; 3]);
}

#[test]
fn a_small_part_and_a_small_rest_are_hidden_and_what_follows_from_them() {
    let rows = [
        row("a", "1", 20, 2),
        row("b", "1", 20, 18),
        row("a", "2", 20, 10),
        row("b", "2", 20, 0),
        row("c", "3", 20, 10),
    ];
    let told = House::default().told(&rows);
    assert_eq!(said(&told[0]), [true, false, false]);
    assert_eq!(said(&told[1]), [true, false, false]);
    assert_eq!(
        said(&told[2])[1],
        said(&told[3])[1],
        "one alone tells nothing"
    );
    assert_eq!(said(&told[4]), [true, true, true]);
    assert!(!said(&told[3])[2], "nothing was closed");
}

#[test]
fn hidden_counts_that_two_sorts_of_sums_settle_between_them_are_not_left_so() {
    // Each agency and each month hides two, but the month of two hidden ones settles the others.
    let rows = [
        row("a", "1", 3, 0),
        row("a", "2", 3, 0),
        row("b", "1", 30, 30),
        row("b", "2", 40, 40),
        row("b", "3", 50, 50),
        row("c", "3", 60, 60),
    ];
    let mut house = House::default();
    house.told(&rows);
    let attacker = Attacker::of(&house.past, [&FINE, &COARSE], [&rows, &[]]);
    assert_eq!(attacker.small(0), BTreeSet::new());
}

#[test]
fn what_was_told_yesterday_hides_nothing_today() {
    let mut house = House::default();
    let rows = [
        row("a", "1", 8, 8),
        row("a", "2", 20, 20),
        row("a", "3", 30, 30),
        row("b", "1", 40, 40),
        row("b", "2", 50, 50),
    ];
    assert_eq!(cases(&house.told(&rows)), [true; 5]);
    // A small one comes: the others of its agency are known already, so a new one has to be hidden beside it.
    let more = [
        row("a", "1", 8, 8),
        row("a", "2", 20, 20),
        row("a", "3", 30, 30),
        row("a", "4", 2, 2),
        row("a", "5", 60, 60),
        row("b", "1", 40, 40),
        row("b", "2", 50, 50),
        row("b", "4", 70, 70),
        row("b", "5", 80, 80),
    ];
    let told = cases(&house.told(&more));
    assert!(!told[3] && !told[4], "{told:?}");
    let attacker = Attacker::of(&house.past, [&FINE, &COARSE], [&more, &[]]);
    assert_eq!(attacker.small(0), BTreeSet::new());
}

#[test]
fn a_count_that_changed_by_few_is_not_told_beside_the_one_before() {
    let mut house = House::default();
    let rows = |cases| {
        [
            row("a", "1", cases, 0),
            row("a", "2", 40, 0),
            row("b", "1", 50, 0),
            row("b", "2", 60, 0),
        ]
    };
    assert_eq!(cases(&house.told(&rows(20))), [true; 4]);
    assert!(!cases(&house.told(&rows(22)))[0], "two came");
    assert!(!cases(&house.told(&rows(24)))[0], "four came");
    assert!(cases(&house.told(&rows(25)))[0], "five came");
}

#[test]
fn a_small_count_is_not_what_another_table_leaves() {
    let mut house = House::default();
    let coarse = [
        vec![Cell::text("a"), Cell::Integer(53), Cell::Integer(0)],
        vec![Cell::text("b"), Cell::Integer(90), Cell::Integer(0)],
    ];
    let fine = [
        row("a", "1", 3, 0),
        row("a", "2", 50, 0),
        row("b", "1", 40, 0),
        row("b", "2", 50, 0),
    ];
    let tables: [(&Dataset, &[Vec<Cell>]); 2] = [(&LOOSE, &fine), (&COARSE, &coarse)];
    house.publish(1, tables).unwrap();
    let told = cases(&house.publish(0, tables).unwrap());
    assert_eq!(told, [false, false, true, true]);
}

#[test]
fn what_takes_too_long_is_not_told_at_all() {
    let rows = [row("a", "1", 3, 0), row("a", "2", 20, 20)];
    let all = [figures(&FINE, &rows, &[])];
    let mut told = rows.to_vec();
    let most = (LEAST, &mut Work::new(1));
    let spent = hide(&mut told, (FINE.columns, &COUNTS), &all, most);
    assert_eq!(spent, Err(Spent));
}

/// The rows of a grid of agencies and months; a cell of which the first number is odd is no row.
fn grid(cells: &[(u8, i64, i64)]) -> Vec<Vec<Cell>> {
    let each = cells.iter().enumerate();
    each.filter(|(_, (there, ..))| there % 4 != 1)
        .map(|(at, (_, cases, closed))| {
            let (agency, month) = (at / 4, at % 4);
            row(
                &agency.to_string(),
                &month.to_string(),
                *cases,
                *closed.min(cases),
            )
        })
        .collect()
}

/// The same by agency.
fn coarse(rows: &[Vec<Cell>]) -> Vec<Vec<Cell>> {
    let mut sums: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    let number = |cell: &Cell| match cell {
        Cell::Integer(number) => *number,
        _ => 0,
    };
    for row in rows {
        let Cell::Text(agency) = &row[0] else {
            continue;
        };
        let sum = sums.entry(agency.clone()).or_default();
        *sum = (sum.0 + number(&row[2]), sum.1 + number(&row[3]));
    }
    let line = |(agency, (cases, closed)): (String, (i64, i64))| {
        vec![
            Cell::text(agency),
            Cell::Integer(cases),
            Cell::Integer(closed),
        ]
    };
    sums.into_iter().map(line).collect()
}

fn cell() -> impl Strategy<Value = (u8, i64, i64)> {
    (
        0_u8..4,
        prop_oneof![0_i64..6, 0_i64..40],
        prop_oneof![0_i64..6, 0_i64..40],
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn nobody_works_out_a_small_count_from_all_that_was_ever_told(
        first in proptest::collection::vec(cell(), 16),
        changes in proptest::collection::vec((0_usize..16, cell()), 0..12),
        both in any::<bool>(),
    ) {
        let mut house = House::default();
        let mut cells = first;
        let mut steps = vec![cells.clone()];
        for some in changes.chunks(4) {
            for (at, cell) in some {
                cells[*at] = *cell;
            }
            steps.push(cells.clone());
        }
        let mut public: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
        for cells in steps {
            let rows = grid(&cells);
            let sums = if both { coarse(&rows) } else { Vec::new() };
            let tables: [(&Dataset, &[Vec<Cell>]); 2] = [(&FINE, &rows), (&COARSE, &sums)];
            for which in 0..=usize::from(both) {
                let known = Attacker::of(&house.past, [&FINE, &COARSE], [&rows, &sums]);
                let Some(told) = house.publish(which, tables) else {
                    continue;
                };
                let knows = Attacker::of(&house.past, [&FINE, &COARSE], [&rows, &sums]);
                for column in [0, 1] {
                    let new: Vec<_> = knows.small(column).difference(&known.small(column)).cloned().collect();
                    prop_assert!(new.is_empty(), "{:?} of {:?} tell {:?}", told, rows, new);
                }
                for row in &house.past[which][0].0 {
                    for (count, is_told) in row.counts.iter().zip(&row.told) {
                        prop_assert!(!*is_told || !count.is_some_and(|count| FEW.contains(&count)));
                    }
                    if row.told[0] {
                        let key = format!("{which} {}", row.key);
                        public.entry(key).or_default().insert(row.counts[0].unwrap());
                    }
                }
            }
        }
        for counts in public.values() {
            let counts: Vec<i64> = counts.iter().copied().collect();
            prop_assert!(counts.windows(2).all(|two| two[1] - two[0] >= 5), "{counts:?}");
        }
    }
}
