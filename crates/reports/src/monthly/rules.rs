//! How reports become a row of the monthly table.

use base::Time;

const HOUR_US: i64 = 3_600_000_000;
const DAY_US: i64 = 24 * HOUR_US;

/// A report as far as the table needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// When it was made.
    pub(super) created: Time,
    /// When its agency first did something about it that its reporter could see.
    pub(super) acknowledged: Option<Time>,
    /// When its agency first answered.
    pub(super) answered: Option<Time>,
    /// When it was closed, if it is closed.
    pub(super) closed: Option<Time>,
    /// By when it should be.
    pub(super) due: Option<Time>,
    /// Whether that date is a promise.
    pub(super) promised: bool,
}

/// A row in the making.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Made.
    pub(super) cases: i64,
    /// Of which it can be said whether a promise of the charter was kept: closed, or past the promised date.
    pub(super) promised: i64,
    /// Closed by the promised date.
    pub(super) kept: i64,
    /// Whole hours until the agency did something, of those for which it did.
    pub(super) acknowledged: Vec<i64>,
    /// Whole hours until it answered.
    pub(super) answered: Vec<i64>,
    /// Whole days until they were closed.
    pub(super) closed: Vec<i64>,
}

impl Tally {
    /// Counts a report as it stands at a moment.
    pub(super) fn add(&mut self, seen: &Seen, now: Time) {
        let took = |until: Time, unit: i64| (until.micros() - seen.created.micros()).max(0) / unit;
        self.cases += 1;
        self.acknowledged
            .extend(seen.acknowledged.map(|until| took(until, HOUR_US)));
        self.answered
            .extend(seen.answered.map(|until| took(until, HOUR_US)));
        self.closed
            .extend(seen.closed.map(|until| took(until, DAY_US)));
        let due = seen.due.filter(|_| seen.promised);
        if let Some(due) = due {
            let is_late = seen.closed.unwrap_or(now) > due;
            if seen.closed.is_some() || is_late {
                self.promised += 1;
                self.kept += i64::from(!is_late);
            }
        }
    }
}

/// How many there are.
pub(super) fn count(all: &[i64]) -> i64 {
    i64::try_from(all.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_counts_once_it_is_kept_or_broken() {
        let at = |days: i64| Time::from_micros(days * DAY_US);
        let seen = |closed: Option<i64>, due: i64, promised| Seen {
            created: at(0),
            acknowledged: None,
            answered: None,
            closed: closed.map(at),
            due: Some(at(due)),
            promised,
        };
        let mut tally = Tally::default();
        let all = [
            seen(Some(3), 4, true),
            seen(Some(5), 4, true),
            seen(None, 4, true),
            seen(None, 12, true),
            seen(Some(3), 4, false),
        ];
        for seen in all {
            tally.add(&seen, at(10));
        }
        assert_eq!((tally.cases, tally.promised, tally.kept), (5, 3, 1));
        assert_eq!(tally.closed, [3, 5, 3]);
    }
}
