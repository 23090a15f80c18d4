//! Which cells are read, how far, and what is the newest in them.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use base::grid::{DISTRICTS, Grid, QUARTERS};
use base::{BBox, Point};
use kernel::cases::CaseId;

/// A box that meets more small cells is looked for in large ones.
const QUARTERS_MAX: usize = 49;
/// One that meets more large cells is a good part of a country: there, reading all reports finds enough soon.
const DISTRICTS_MAX: usize = 400;
/// So many reports of one cell are read at once.
pub(super) const STRETCH: usize = 24;
/// After so many, what is found is what there is: whoever hides a place behind reports that nobody may see makes
/// no reader wait.
const LOOKED_AT: usize = 5_000;

/// Which of a report's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Size {
    /// About 2 km.
    Quarter,
    /// About 22 km.
    District,
}

/// The cells of a point, small and large.
pub(crate) fn cells(point: Option<Point>) -> (Option<i64>, Option<i64>) {
    let cell = |grid: Grid| point.map(|point| grid.cell(point));
    (cell(QUARTERS), cell(DISTRICTS))
}

/// Where to go on in a cell: with what is older than the last that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cursor {
    pub(super) cell: i64,
    pub(super) before: Option<CaseId>,
}

/// A report of a cell, whoever may see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) cell: i64,
    pub(super) id: CaseId,
    pub(super) point: Point,
}

/// The newest reports within a box, as far as they are known.
#[derive(Debug)]
pub(super) struct Newest {
    pub(super) size: Size,
    bbox: BBox,
    open: Vec<Cursor>,
    found: BTreeSet<Reverse<CaseId>>,
    looked_at: usize,
}

impl Newest {
    /// Nothing is known yet. None for a box that is too large for this.
    pub(super) fn within(bbox: BBox) -> Option<Self> {
        let small = QUARTERS
            .cells_within(&bbox, QUARTERS_MAX)
            .map(|cells| (Size::Quarter, cells));
        let large = || {
            let cells = DISTRICTS.cells_within(&bbox, DISTRICTS_MAX)?;
            Some((Size::District, cells))
        };
        let (size, cells) = small.or_else(large)?;
        let open = |cell| Cursor { cell, before: None };
        Some(Self {
            size,
            bbox,
            open: cells.into_iter().map(open).collect(),
            found: BTreeSet::new(),
            looked_at: 0,
        })
    }

    /// The cells that may still hold one of the first so many.
    pub(super) fn asked(&self, wanted: usize) -> Vec<Cursor> {
        if self.looked_at >= LOOKED_AT {
            return Vec::new();
        }
        let last = wanted
            .checked_sub(1)
            .and_then(|place| self.found.iter().nth(place));
        let matters = |cursor: &&Cursor| match (cursor.before, last) {
            (Some(before), Some(Reverse(last))) => before > *last,
            _ => true,
        };
        self.open.iter().filter(matters).copied().collect()
    }

    /// Takes what was read of the cells that were asked.
    pub(super) fn take(&mut self, asked: &[Cursor], read: &[Candidate]) {
        for cursor in asked {
            let of_cell = read.iter().filter(|read| read.cell == cursor.cell);
            let full = of_cell.clone().count() >= STRETCH;
            let oldest = of_cell.map(|read| read.id).min();
            self.open.retain(|open| full || open.cell != cursor.cell);
            let goes_on = self.open.iter_mut().filter(|open| open.cell == cursor.cell);
            goes_on.for_each(|open| open.before = oldest);
        }
        let inside = read.iter().filter(|read| self.bbox.contains(read.point));
        self.found.extend(inside.map(|read| Reverse(read.id)));
        self.looked_at += read.len();
    }

    /// The next so many after the first so many.
    pub(super) fn ids(&self, (after, many): (usize, usize)) -> Vec<CaseId> {
        let ids = self.found.iter().map(|Reverse(id)| *id);
        ids.skip(after).take(many).collect()
    }
}

#[cfg(test)]
mod tests {
    use base::{Ids, Time};
    use proptest::prelude::*;

    use super::*;

    fn read(all: &[(CaseId, Point)], cursor: &Cursor) -> Vec<Candidate> {
        let mut cell: Vec<Candidate> = all
            .iter()
            .filter(|(id, point)| {
                QUARTERS.cell(*point) == cursor.cell
                    && cursor.before.is_none_or(|before| *id < before)
            })
            .map(|(id, point)| Candidate {
                cell: cursor.cell,
                id: *id,
                point: *point,
            })
            .collect();
        cell.sort_by_key(|read| Reverse(read.id));
        cell.truncate(STRETCH);
        cell
    }

    proptest! {
        #[test]
        fn cells_give_what_a_look_at_every_report_gives(
            places in proptest::collection::vec((0.0..0.06_f64, 0.0..0.06_f64), 0..400),
            (south, west, high, wide) in (0.0..0.05_f64, 0.0..0.05_f64, 0.0..0.05_f64, 0.0..0.05_f64),
            wanted in 0..80_usize,
        ) {
            let (ids, place) = (Ids::seeded(1), |lat, lon| Point { lat: 3.0 + lat, lon: 101.0 + lon });
            let all: Vec<(CaseId, Point)> = places
                .iter()
                .map(|&(lat, lon)| (ids.next(Time::from_micros(0)), place(lat, lon)))
                .collect();
            let (least, most) = (place(south, west), place(south + high, west + wide));
            let bbox = BBox { south: least.lat, west: least.lon, north: most.lat, east: most.lon };
            let mut newest = Newest::within(bbox).expect("a small box");
            prop_assert_eq!(newest.size, Size::Quarter);
            loop {
                let asked = newest.asked(wanted);
                if asked.is_empty() {
                    break;
                }
                let found: Vec<Candidate> = asked.iter().flat_map(|cursor| read(&all, cursor)).collect();
                newest.take(&asked, &found);
            }
            let mut naive: Vec<CaseId> = all
                .iter()
                .filter(|(_, point)| bbox.contains(*point))
                .map(|(id, _)| *id)
                .collect();
            naive.sort_by_key(|id| Reverse(*id));
            naive.truncate(wanted);
            prop_assert_eq!(newest.ids((0, wanted)), naive);
        }
    }

    #[test]
    fn a_country_is_too_large() {
        let country = BBox {
            south: 0.8,
            west: 99.6,
            north: 7.4,
            east: 119.3,
        };
        assert!(Newest::within(country).is_none());
        let state = BBox {
            south: 2.5,
            west: 100.8,
            north: 3.9,
            east: 102.0,
        };
        assert_eq!(
            Newest::within(state).map(|newest| newest.size),
            Some(Size::District)
        );
    }
}
