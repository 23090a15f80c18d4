//! Orders of rows: absent values last, ties by number.

use std::cmp::Ordering;

use crate::number::place;
use crate::query::Sort;
use crate::table::{Column, Table};

/// An order of a table's rows.
pub(crate) struct Order<'t> {
    keys: Vec<(&'t Column, bool)>,
}

impl<'t> Order<'t> {
    pub(crate) fn new(table: &'t Table, sort: &[Sort]) -> Self {
        let keys = sort.iter().filter_map(|sort| {
            let column = table.column(sort.column)?;
            Some((column, sort.descending))
        });
        Self {
            keys: keys.collect(),
        }
    }

    /// Which of two rows comes first.
    pub(crate) fn compare(&self, left: u32, right: u32) -> Ordering {
        let (one, other) = (place(left), place(right));
        for (column, descending) in &self.keys {
            let order = ranked(
                column.is_valid(one).then(|| column.rank(one)),
                column.is_valid(other).then(|| column.rank(other)),
                *descending,
            );
            if order != Ordering::Equal {
                return order;
            }
        }
        left.cmp(&right)
    }
}

/// Which of two values comes first.
pub(crate) fn ranked(left: Option<i64>, right: Option<i64>, descending: bool) -> Ordering {
    match (left, right) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(left), Some(right)) if descending => right.cmp(&left),
        (Some(left), Some(right)) => left.cmp(&right),
    }
}

/// The first of many rows, kept while they come.
pub(crate) struct First<'o, 't> {
    order: &'o Order<'t>,
    most: usize,
    rows: Vec<u32>,
    /// Nothing from here on belongs to the first.
    beyond: Option<u32>,
}

impl<'o, 't> First<'o, 't> {
    pub(crate) const fn new(order: &'o Order<'t>, most: usize) -> Self {
        Self {
            order,
            most,
            rows: Vec::new(),
            beyond: None,
        }
    }

    pub(crate) fn add(&mut self, row: u32) {
        let is_beyond = self
            .beyond
            .is_some_and(|beyond| self.order.compare(row, beyond) == Ordering::Greater);
        if is_beyond || self.most == 0 {
            return;
        }
        self.rows.push(row);
        if self.rows.len() > self.most.saturating_mul(2).saturating_add(1024) {
            self.cut();
        }
    }

    /// Forgets what is not among the first.
    fn cut(&mut self) {
        let Some(last) = self.most.checked_sub(1) else {
            return;
        };
        if self.rows.len() <= self.most {
            return;
        }
        let order = self.order;
        self.rows
            .select_nth_unstable_by(last, |left, right| order.compare(*left, *right));
        self.rows.truncate(self.most);
        self.beyond = self.rows.last().copied();
    }

    /// In order.
    pub(crate) fn finish(mut self) -> Vec<u32> {
        self.cut();
        let order = self.order;
        self.rows
            .sort_unstable_by(|left, right| order.compare(*left, *right));
        self.rows
    }
}
