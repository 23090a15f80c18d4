//! Somebody who has kept everything that was ever told, knows every sum, and knows of each count whether it changed: fractions solved
//! exactly, and bounds drawn together until nothing moves. It shares nothing with what it tries.

use std::collections::{BTreeMap, BTreeSet};

use kernel::datasets::{Cell, Dataset};

use super::super::Counted;
use super::{counts_of, figures};

/// A count of a table: which table, which row, and what it is.
type Name = (usize, String, i64);

/// A fraction.
#[derive(Clone, Copy, PartialEq)]
struct Part(i128, i128);

impl Part {
    fn new(above: i128, below: i128) -> Self {
        let (mut left, mut right) = (above.abs(), below.abs());
        while right != 0 {
            (left, right) = (right, left % right);
        }
        let by = left.max(1) * below.signum();
        Self(above / by, below / by)
    }

    fn less(self, other: Self, times: Self) -> Self {
        let (above, below) = (other.0 * times.0, other.1 * times.1);
        Self::new(self.0 * below - above * self.1, self.1 * below)
    }
}

/// What is known of one column.
#[derive(Default)]
struct Column {
    names: Vec<Name>,
    known: BTreeSet<Name>,
    wholes: BTreeMap<Name, i64>,
    sums: BTreeSet<Vec<(Name, i64)>>,
}

pub(super) struct Attacker([Column; 2]);

impl Attacker {
    /// Whoever has all versions of two tables, and knows the sums of both as they are now.
    pub(super) fn of(past: &[Vec<Counted>; 2], own: [&Dataset; 2], now: [&[Vec<Cell>]; 2]) -> Self {
        let now: Vec<Counted> = own
            .iter()
            .zip(now)
            .map(|(own, rows)| figures(own, rows, &[]).now)
            .collect();
        let mut wholes = BTreeSet::new();
        Self([0, 1].map(|at| {
            let mut column = Column::default();
            for (table, versions) in past.iter().enumerate() {
                for version in versions {
                    column.lay(at, (table, own[table]), (version, true));
                }
                column.lay(at, (table, own[table]), (&now[table], false));
            }
            column.links(at, &now);
            let all: BTreeSet<Name> = column.names.drain(..).collect();
            column.names = all.into_iter().collect();
            if at == 0 {
                wholes = column.certain();
            } else {
                column.wholes_of(past, &now, &wholes);
            }
            column
        }))
    }

    /// Counts that nobody was told and are worked out, and are small or leave a small rest.
    pub(super) fn small(&self, at: usize) -> BTreeSet<Name> {
        self.0[at].small()
    }
}

impl Column {
    fn lay(
        &mut self,
        at: usize,
        (table, own): (usize, &Dataset),
        (version, is_told): (&Counted, bool),
    ) {
        let name = |row: &super::super::Tallied| Some((table, row.key.clone(), row.counts[at]?));
        for row in &version.0 {
            let Some(name) = name(row) else { continue };
            if is_told && row.told[at] {
                self.known.insert(name.clone());
            }
            self.names.push(name);
        }
        for columns in counts_of(own).sums {
            let mut groups: BTreeMap<Vec<&str>, Vec<(Name, i64)>> = BTreeMap::new();
            for row in &version.0 {
                let by = columns.iter().map(|column| {
                    let place = own.names_row.iter().position(|name| name == column);
                    row.names[place.unwrap()].as_str()
                });
                groups
                    .entry(by.collect())
                    .or_default()
                    .push((name(row).unwrap(), 1));
            }
            self.sums.extend(groups.into_values());
        }
    }

    /// What parts are parts of, where that is told or worked out; of several the least.
    fn wholes_of(&mut self, past: &[Vec<Counted>; 2], now: &[Counted], known: &BTreeSet<Name>) {
        for (table, versions) in past.iter().enumerate() {
            for row in versions.iter().chain([&now[table]]).flat_map(|all| &all.0) {
                let (Some(whole), Some(share)) = (row.counts[0], row.counts[1]) else {
                    continue;
                };
                if known.contains(&(table, row.key.clone(), whole)) {
                    let name = (table, row.key.clone(), share);
                    let least = self.wholes.entry(name).or_insert(whole);
                    *least = whole.min(*least);
                }
            }
        }
    }

    /// All counts that are told or worked out to the last one.
    fn certain(&self) -> BTreeSet<Name> {
        let (open, solved, bounds) = self.worked_out();
        let settled = open.iter().zip(solved).zip(bounds);
        let settled = settled.filter(|((_, solved), (low, high))| *solved || low == high);
        let settled = settled.map(|((name, _), _)| (*name).clone());
        self.known.iter().cloned().chain(settled).collect()
    }

    /// What one table says by agency is what the other's rows of the agency make.
    fn links(&mut self, at: usize, now: &[Counted]) {
        for sum in &now[1].0 {
            let rows = now[0].0.iter().filter(|row| row.names[0] == sum.names[0]);
            let rows = rows.map(|row| ((0, row.key.clone(), row.counts[at].unwrap()), 1));
            let own = ((1, sum.key.clone(), sum.counts[at].unwrap()), -1);
            self.sums.insert(rows.chain([own]).collect());
        }
    }

    /// What nobody was told, which of that is settled, and between which bounds it all is.
    fn worked_out(&self) -> (Vec<&Name>, Vec<bool>, Vec<(i64, i64)>) {
        let open: Vec<&Name> = self
            .names
            .iter()
            .filter(|name| !self.known.contains(*name))
            .collect();
        let place = |name: &Name| open.iter().position(|other| *other == name);
        let lines: Vec<(Vec<(usize, i64)>, i64)> = self
            .sums
            .iter()
            .map(|sum| {
                let parts: Vec<(usize, i64)> = sum
                    .iter()
                    .filter_map(|(name, sign)| Some((place(name)?, *sign)))
                    .collect();
                let total = parts.iter().map(|(at, sign)| open[*at].2 * sign).sum();
                (parts, total)
            })
            .collect();
        let solved = solved(&lines, open.len());
        let bounds = self.bounds(&lines, &open);
        (open, solved, bounds)
    }

    fn small(&self) -> BTreeSet<Name> {
        let is_few = |low: i64, high: i64| low >= 1 && high < 5;
        let rest = |name: &Name, low: i64, high: i64| {
            let whole = self.wholes.get(name);
            whole.is_some_and(|whole| is_few(whole - high, whole - low))
        };
        let (open, solved, bounds) = self.worked_out();
        let mut found: BTreeSet<Name> = BTreeSet::new();
        for ((name, solved), (low, high)) in open.into_iter().zip(solved).zip(bounds) {
            let (low, high) = if solved {
                (name.2, name.2)
            } else {
                (low, high)
            };
            if is_few(low, high) || rest(name, low, high) {
                found.insert(name.clone());
            }
        }
        // What is told tells what is left of a whole.
        let told = self.known.iter().filter(|name| rest(name, name.2, name.2));
        found.extend(told.cloned());
        found
    }

    fn bounds(&self, lines: &[(Vec<(usize, i64)>, i64)], open: &[&Name]) -> Vec<(i64, i64)> {
        let widest = |name: &&Name| (0, self.wholes.get(*name).copied().unwrap_or(1 << 30));
        let mut bounds: Vec<(i64, i64)> = open.iter().map(widest).collect();
        for _ in 0..1_000 {
            let before = bounds.clone();
            for (parts, total) in lines {
                for (at, sign) in parts {
                    let others = parts.iter().filter(|(other, _)| other != at);
                    let (mut least, mut most) = (0, 0);
                    for (other, sign) in others {
                        let (low, high) = bounds[*other];
                        least += if *sign > 0 { low } else { -high };
                        most += if *sign > 0 { high } else { -low };
                    }
                    let (low, high) = if *sign > 0 {
                        (total - most, total - least)
                    } else {
                        (least - total, most - total)
                    };
                    bounds[*at] = (bounds[*at].0.max(low), bounds[*at].1.min(high));
                }
            }
            if bounds == before {
                break;
            }
        }
        bounds
    }
}

/// Which unknowns have one value only in all solutions.
fn solved(lines: &[(Vec<(usize, i64)>, i64)], count: usize) -> Vec<bool> {
    let mut rows: Vec<Vec<Part>> = lines
        .iter()
        .map(|(parts, _)| {
            let mut row = vec![Part(0, 1); count];
            for (at, sign) in parts {
                row[*at] = Part(i128::from(*sign), 1);
            }
            row
        })
        .collect();
    let mut done = 0;
    for column in 0..count {
        let Some(found) = (done..rows.len()).find(|row| rows[*row][column].0 != 0) else {
            continue;
        };
        rows.swap(done, found);
        let head = rows[done][column];
        let scaled: Vec<Part> = rows[done]
            .iter()
            .map(|cell| Part::new(cell.0 * head.1, cell.1 * head.0))
            .collect();
        rows[done].clone_from(&scaled);
        for (at, row) in rows.iter_mut().enumerate() {
            let times = row[column];
            if at != done && times.0 != 0 {
                for (cell, own) in row.iter_mut().zip(&scaled) {
                    *cell = cell.less(*own, times);
                }
            }
        }
        done += 1;
    }
    let mut solved = vec![false; count];
    for row in rows {
        let mut full = row.iter().enumerate().filter(|(_, cell)| cell.0 != 0);
        if let (Some((at, _)), None) = (full.next(), full.next()) {
            solved[at] = true;
        }
    }
    solved
}
