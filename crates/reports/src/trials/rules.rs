//! Counting what would move, in so much memory and no more.

use std::collections::{HashMap, VecDeque};

use base::{Actor, Point, Time};

use super::actions::TRY;
use super::model::{Example, Outcome, Pair};

/// Examples that are kept.
pub const EXAMPLES: usize = 100;
/// Rows of the table; what comes beyond is counted together.
pub const PAIRS: usize = 2_000;

/// Whether the actor may try changes.
pub fn tries(actor: &Actor) -> bool {
    actor.may(TRY, None)
}

/// A report of which is asked who would get it.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// Its reference, if everybody may see it.
    pub reference: Option<String>,
    /// What it is about.
    pub category: String,
    /// Where it is.
    pub point: Point,
    /// When it was made.
    pub made: Time,
}

/// Which agency it is now and would be, nothing being the triage desk.
pub type Choices = (Option<String>, Option<String>);

/// What was counted so far. Reports come in the order in which they were made.
#[derive(Debug, Default)]
pub struct Tally {
    looked: u64,
    moved: u64,
    rest: u64,
    pairs: HashMap<(Option<String>, Option<String>, String), u64>,
    examples: VecDeque<Example>,
}

impl Tally {
    /// Counts a report.
    pub fn add(&mut self, report: &Looked, (from, to): Choices) {
        self.looked += 1;
        if from == to {
            return;
        }
        self.moved += 1;
        let key = (from.clone(), to.clone(), report.category.clone());
        let full = self.pairs.len() >= PAIRS;
        match self.pairs.get_mut(&key) {
            Some(count) => *count += 1,
            None if full => self.rest += 1,
            None => drop(self.pairs.insert(key, 1)),
        }
        let Some(reference) = report.reference.clone() else {
            return;
        };
        self.examples.push_front(Example {
            reference,
            category: report.category.clone(),
            from,
            to,
            point: report.point,
            made: report.made,
        });
        self.examples.truncate(EXAMPLES);
    }

    /// How many reports were counted.
    pub const fn looked(&self) -> u64 {
        self.looked
    }

    /// What came of it.
    pub fn done(self, notes: u64) -> Outcome {
        let pairs = self.pairs.into_iter();
        let mut pairs: Vec<Pair> = pairs
            .map(|((from, to, category), reports)| Pair {
                from,
                to,
                category,
                reports,
            })
            .collect();
        pairs.sort_by(|one, other| {
            let more = other.reports.cmp(&one.reports);
            let key = |pair: &Pair| (pair.category.clone(), pair.from.clone(), pair.to.clone());
            more.then_with(|| key(one).cmp(&key(other)))
        });
        Outcome {
            looked: self.looked,
            moved: self.moved,
            pairs,
            rest: self.rest,
            examples: self.examples.into(),
            notes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn report(number: i64, public: bool) -> Looked {
        Looked {
            reference: public.then(|| format!("RR-{number}")),
            category: "noise".to_owned(),
            point: Point {
                lat: 3.1,
                lon: 101.6,
            },
            made: Time::from_micros(number),
        }
    }

    #[test]
    fn what_stays_is_looked_at_and_what_is_private_is_no_example() {
        let mut tally = Tally::default();
        let to = |code: &str| Some(code.to_owned());
        tally.add(&report(1, true), (to("mbpj"), to("mbpj")));
        tally.add(&report(2, false), (to("mbpj"), to("dbkl")));
        tally.add(&report(3, true), (None, to("dbkl")));
        let outcome = tally.done(0);
        assert_eq!((outcome.looked, outcome.moved), (3, 2));
        let told: Vec<_> = outcome
            .examples
            .iter()
            .map(|it| it.reference.as_str())
            .collect();
        assert_eq!(told, ["RR-3"]);
    }

    proptest! {
        #[test]
        fn every_move_is_counted_once_and_memory_has_an_end(
            moves in proptest::collection::vec((0_u16..60, 0_u16..60), 0..4_000),
        ) {
            let mut tally = Tally::default();
            for (number, (from, to)) in (0_i64..).zip(&moves) {
                tally.add(&report(number, true), (Some(from.to_string()), Some(to.to_string())));
            }
            let outcome = tally.done(0);
            let moved = moves.iter().filter(|(from, to)| from != to).count();
            let listed: u64 = outcome.pairs.iter().map(|pair| pair.reports).sum();
            prop_assert_eq!(usize::try_from(outcome.moved).expect("small"), moved);
            prop_assert_eq!(listed + outcome.rest, outcome.moved);
            prop_assert!(outcome.pairs.len() <= PAIRS && outcome.examples.len() <= EXAMPLES);
            prop_assert!(outcome.pairs.is_sorted_by(|one, other| one.reports >= other.reports));
            prop_assert!(outcome.examples.is_sorted_by(|one, other| one.made >= other.made));
        }
    }
}
