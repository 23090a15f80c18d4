//! How reports become figures, and what may be said of them.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use base::Time;

use super::model::Figures;

/// Of fewer reports nothing is said.
pub const SMALL: i64 = 5;
const DAY_US: i64 = 86_400_000_000;
/// 95 % of a normal distribution lies within so many deviations.
const Z: f64 = 1.96;

/// A report as far as figures need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// When it was made.
    pub created: Time,
    /// When it was closed, if it is closed.
    pub closed: Option<Time>,
    /// By when it should be.
    pub due: Option<Time>,
    /// Whether that date is a promise.
    pub promised: bool,
    /// Whether its reporter opened it again.
    pub reopened: bool,
    /// What its reporter gave.
    pub rating: Option<i64>,
}

/// Figures that are being made.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    figures: Figures,
    /// How many were closed after so many days.
    days: BTreeMap<i64, i64>,
}

impl Tally {
    /// Counts a report as it stands at a moment.
    pub fn add(&mut self, seen: &Seen, now: Time) {
        let figures = &mut self.figures;
        let one = |yes: bool| i64::from(yes);
        let late = |due: Time| seen.closed.unwrap_or(now) > due;
        let decided = seen.due.filter(|due| seen.closed.is_some() || late(*due));
        figures.received += 1;
        figures.closed += one(seen.closed.is_some());
        figures.overdue += one(seen.closed.is_none() && seen.due.is_some_and(late));
        figures.reopened += one(seen.reopened);
        figures.rated += one(seen.rating.is_some());
        figures.rating_sum += seen.rating.unwrap_or_default();
        if let Some(due) = decided {
            let (all, good) = if seen.promised {
                (&mut figures.promised, &mut figures.kept)
            } else {
                (&mut figures.estimated, &mut figures.met)
            };
            *all += 1;
            *good += one(!late(due));
        }
        if let Some(closed) = seen.closed {
            let days = (closed.micros() - seen.created.micros()).max(0) / DAY_US;
            *self.days.entry(days).or_default() += 1;
        }
    }

    /// What was counted.
    pub fn done(self) -> Figures {
        Figures {
            median_days: median(&self.days),
            ..self.figures
        }
    }
}

/// The lowest value that at least half of all do not exceed.
fn median(counts: &BTreeMap<i64, i64>) -> Option<i64> {
    let all: i64 = counts.values().sum();
    let mut so_far = 0;
    counts.iter().find_map(|(value, count)| {
        so_far += count;
        (2 * so_far >= all).then_some(*value)
    })
}

/// A part of a whole in tenths of a per cent, with where the true rate lies with 95 % certainty (Wilson's interval):
/// wide where there were few.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The part itself.
    pub rate: i64,
    /// The lower end.
    pub low: i64,
    /// The upper end.
    pub high: i64,
    /// Out of how many.
    pub of: i64,
}

impl Share {
    /// The share of some among all; nothing where those are too few to speak of.
    pub fn of(some: i64, all: i64) -> Option<Self> {
        let (Ok(few), Ok(many)) = (u32::try_from(some), u32::try_from(all)) else {
            return None;
        };
        if all < SMALL || few > many {
            return None;
        }
        let (n, part) = (f64::from(many), f64::from(few) / f64::from(many));
        let (square, scale) = (Z * Z, 1.0 + Z * Z / n);
        let middle = (part + square / (2.0 * n)) / scale;
        let half = Z * (part * (1.0 - part) / n + square / (4.0 * n * n)).sqrt() / scale;
        Some(Self {
            rate: tenths(part),
            low: tenths(middle - half).min(tenths(part)),
            high: tenths(middle + half).max(tenths(part)),
            of: all,
        })
    }
}

/// A part of one in tenths of a per cent.
fn tenths(part: f64) -> i64 {
    base::whole((part.clamp(0.0, 1.0) * 1_000.0).round())
}

/// How an agency stands against its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Against {
    /// Certainly better.
    Better,
    /// No difference that could not be chance.
    Alike,
    /// Certainly worse.
    Worse,
}

/// Compares a share with the rate of its kind: only what chance does not explain counts.
pub const fn against(share: Share, rate: i64) -> Against {
    if share.low > rate {
        Against::Better
    } else if share.high < rate {
        Against::Worse
    } else {
        Against::Alike
    }
}

/// By what agencies are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By the lower end of what they kept of their charters: who is surely good comes first.
    #[default]
    Kept,
    /// By how many reports they received.
    Received,
    /// By how long half of their reports took, the quickest first.
    Days,
    /// By what is still open.
    Open,
    /// By how many were opened again, the fewest first.
    Reopened,
    /// By what people gave them.
    Rating,
}

impl Order {
    /// All of them, as the columns stand.
    pub const ALL: [Self; 6] = [
        Self::Received,
        Self::Kept,
        Self::Days,
        Self::Open,
        Self::Reopened,
        Self::Rating,
    ];

    /// Its name in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Received => "received",
            Self::Days => "days",
            Self::Open => "open",
            Self::Reopened => "reopened",
            Self::Rating => "rating",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }

    /// Puts rows in this order. Agencies of which nothing may be said stand at the end, whatever the order.
    pub fn sort<T>(self, rows: &mut [T], figures: impl Fn(&T) -> Figures) {
        rows.sort_by_key(|row| {
            let figures = figures(row);
            let key = Some(figures)
                .filter(speaks)
                .and_then(|figures| self.key(&figures));
            (key.is_none(), key, Reverse(figures.received))
        });
    }

    /// The lower, the earlier; nothing where there is nothing to compare.
    fn key(self, figures: &Figures) -> Option<i64> {
        match self {
            Self::Kept => Share::of(figures.kept, figures.promised).map(|share| -share.low),
            Self::Received => Some(-figures.received),
            Self::Days => figures.median_days.filter(|_| figures.closed >= SMALL),
            Self::Open => Some(-figures.open()),
            Self::Reopened => Share::of(figures.reopened, figures.received).map(|share| share.high),
            Self::Rating => rating(figures).map(|tenths| -tenths),
        }
    }
}

/// Whether there are enough reports to say something of them.
pub const fn speaks(figures: &Figures) -> bool {
    figures.received >= SMALL
}

/// The average rating in tenths, where there are enough.
pub fn rating(figures: &Figures) -> Option<i64> {
    let ratings = crate::fixed::model::Ratings {
        count: figures.rated,
        sum: figures.rating_sum,
    };
    ratings.tenths()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: i64 = DAY_US;

    fn seen(created: i64, closed: Option<i64>, due: Option<i64>, promised: bool) -> Seen {
        let at = |days: i64| Time::from_micros(days * DAY);
        Seen {
            created: at(created),
            closed: closed.map(at),
            due: due.map(at),
            promised,
            reopened: false,
            rating: None,
        }
    }

    #[test]
    fn what_is_open_and_not_due_yet_is_neither_kept_nor_broken() {
        let mut tally = Tally::default();
        let now = Time::from_micros(10 * DAY);
        for (closed, due) in [(Some(3), 4), (Some(5), 4), (None, 4), (None, 12)] {
            tally.add(&seen(0, closed, Some(due), true), now);
        }
        tally.add(&seen(0, Some(2), Some(4), false), now);
        tally.add(&seen(0, None, None, false), now);
        let figures = tally.done();
        assert_eq!((figures.promised, figures.kept), (3, 1));
        assert_eq!((figures.estimated, figures.met), (1, 1));
        assert_eq!(
            (figures.received, figures.closed, figures.overdue),
            (6, 3, 1)
        );
        assert_eq!(figures.median_days, Some(3));
    }

    #[test]
    fn an_interval_is_wilsons() {
        // As R's prop.test(…, correct = FALSE) and binom::binom.wilson give them.
        let share = Share::of(8, 10).expect("a share");
        assert_eq!((share.rate, share.low, share.high), (800, 490, 943));
        let all = Share::of(5, 5).expect("a share");
        assert_eq!((all.rate, all.low, all.high), (1_000, 566, 1_000));
        assert_eq!(Share::of(4, 4), None, "too few");
    }

    #[test]
    fn a_small_agency_does_not_lead_by_chance() {
        let figures = |kept, promised| Figures {
            received: promised,
            promised,
            kept,
            ..Figures::default()
        };
        let mut rows = vec![figures(5, 5), figures(950, 1_000), figures(2, 2)];
        Order::Kept.sort(&mut rows, |row| *row);
        assert_eq!(
            rows.iter().map(|row| row.promised).collect::<Vec<_>>(),
            [1_000, 5, 2]
        );
    }

    proptest! {
        #[test]
        fn a_share_lies_in_its_interval(all in 5_i64..100_000, part in 0_i64..=100) {
            let some = all * part / 100;
            let share = Share::of(some, all).expect("a share");
            prop_assert!(0 <= share.low && share.low <= share.rate && share.rate <= share.high && share.high <= 1_000);
        }

        #[test]
        fn half_took_no_longer_than_the_median(days in proptest::collection::vec(0_i64..60, 1..50)) {
            let mut tally = Tally::default();
            for day in &days {
                tally.add(&seen(0, Some(*day), None, false), Time::from_micros(0));
            }
            let median = tally.done().median_days.expect("a median");
            let within = days.iter().filter(|day| **day <= median).count();
            let below = days.iter().filter(|day| **day < median).count();
            prop_assert!(2 * within >= days.len() && 2 * below < days.len());
        }
    }
}
