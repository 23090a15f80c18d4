//! Which counts can be worked out from those that are public and from sums that stand elsewhere, and which ones have to be hidden
//! as well so that none can that must not.
//!
//! What is worked out: every count that the sums settle between them (linear algebra), and every count that is pressed into few
//! values because no count is below nothing or above its whole. Both are reckoned for what was public before and for
//! what is with this version: only what this version adds is a fault of this version.

use std::collections::{BTreeSet, VecDeque};

use super::solve::{Line, Spent, Work, bounds, settled};

/// How a count stands to everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// It is public already.
    Before,
    /// It becomes public with this version, or is hidden in it.
    Now,
    /// It is hidden.
    Hidden,
}

/// A count of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Count {
    pub(super) value: i64,
    pub(super) told: Told,
    /// Whether nobody may work it out.
    pub(super) is_few: bool,
    /// What it is a part of, where everybody knows that.
    pub(super) whole: Option<i64>,
    /// Whether everybody knew that before.
    pub(super) is_whole_old: bool,
}

/// What everybody knows of a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seen {
    /// How many it is.
    pub(super) is_settled: bool,
    /// That, or that it is small, or leaves a small rest.
    pub(super) is_told: bool,
}

/// What came of hiding counts.
#[derive(Debug)]
pub(super) struct Outcome {
    /// What everybody knew of each count before this version.
    pub(super) before: Vec<Seen>,
    /// What everybody knows with it.
    pub(super) now: Vec<Seen>,
    /// Those that this version tells, whatever is hidden of their column: what they are a part of tells them.
    pub(super) stuck: Vec<usize>,
}

/// Counts that together make a number which everybody knows, each with its sign.
pub(super) type Sum = Vec<(usize, i64)>;

/// All counts of the same figures with the sums of them.
#[derive(Debug)]
pub(super) struct System {
    pub(super) counts: Vec<Count>,
    pub(super) sums: Vec<Sum>,
    /// The smallest count that may be known.
    pub(super) least: i64,
}

impl System {
    /// Hides as many counts as it takes that this version tells none that nobody may know.
    pub(super) fn protect(&mut self, work: &mut Work) -> Result<Outcome, Spent> {
        let before = self.worked_out(work, true)?;
        let mut sums_of = vec![Vec::new(); self.counts.len()];
        for (number, sum) in self.sums.iter().enumerate() {
            for (at, _) in sum {
                if let Some(sums) = sums_of.get_mut(*at) {
                    sums.push(number);
                }
            }
        }
        loop {
            let mut hidden = self.hide_for_sums(work)?;
            let now = self.worked_out(work, false)?;
            let told = now.iter().zip(&before).zip(&self.counts).enumerate();
            let is_new = |((now, before), count): ((&Seen, &Seen), &Count)| {
                count.is_few && count.told == Told::Hidden && now.is_told && !before.is_told
            };
            let told: Vec<usize> = told
                .filter(|(_, each)| is_new(*each))
                .map(|(at, _)| at)
                .collect();
            let (mut touched, mut stuck) = (BTreeSet::new(), Vec::new());
            for at in told {
                match self.weakest(at, &sums_of, work)? {
                    Some(sum) if touched.insert(sum) => hidden += usize::from(self.hide_one(sum)),
                    Some(_) => {}
                    None => stuck.push(at),
                }
            }
            if hidden == 0 {
                return Ok(Outcome { before, now, stuck });
            }
        }
    }

    /// Hides more where what a sum hides is together few, or what is left of the wholes is. Tells how many.
    fn hide_for_sums(&mut self, work: &mut Work) -> Result<usize, Spent> {
        let mut hidden = 0;
        for number in 0..self.sums.len() {
            while self.is_told(number, work)? && self.hide_one(number) {
                hidden += 1;
            }
        }
        Ok(hidden)
    }

    /// Whether the counts that a sum hides are together few: that is told by the sum and the others.
    fn is_told(&self, number: usize, work: &mut Work) -> Result<bool, Spent> {
        let sum = self.sums.get(number).map(Vec::as_slice).unwrap_or_default();
        work.spend(sum.len())?;
        let hidden = || {
            let all = sum.iter();
            let all = all.filter_map(|(at, sign)| Some((self.counts.get(*at)?, *sign)));
            all.filter(|(count, _)| count.told == Told::Hidden)
        };
        let is_few = |count: i64| count > 0 && count < self.least;
        let total: i64 = hidden().map(|(count, sign)| count.value * sign).sum();
        let is_one_sided = hidden().all(|(_, sign)| sign > 0) || hidden().all(|(_, sign)| sign < 0);
        let rest: Option<i64> = hidden()
            .map(|(count, _)| Some(count.whole? - count.value))
            .sum();
        Ok(is_one_sided && (is_few(total.abs()) || rest.is_some_and(is_few)))
    }

    /// Hides the smallest count of a sum that is still to be told, those of nothing last; false if there is none.
    fn hide_one(&mut self, number: usize) -> bool {
        let sum = self.sums.get(number).map(Vec::as_slice).unwrap_or_default();
        let open = sum.iter().filter_map(|(at, _)| {
            let count = self.counts.get(*at)?;
            (count.told == Told::Now).then_some((count.value == 0, count.value, *at))
        });
        let Some((_, _, at)) = open.min() else {
            return false;
        };
        if let Some(count) = self.counts.get_mut(at) {
            count.told = Told::Hidden;
        }
        true
    }

    /// The sum in which another count is best hidden for the sake of one that is told: where it is the only hidden one, then where a
    /// neighbour is, then the nearest. Only sums count in which anything can be hidden.
    fn weakest(
        &self,
        at: usize,
        sums_of: &[Vec<usize>],
        work: &mut Work,
    ) -> Result<Option<usize>, Spent> {
        let mut waiting = VecDeque::from([(at, 0_u8)]);
        let (mut counts, mut sums) = (BTreeSet::from([at]), BTreeSet::new());
        let mut best: Option<((bool, u8, usize), usize)> = None;
        while let Some((at, steps)) = waiting.pop_front() {
            // What is far away is only looked at where nothing near can be hidden.
            if steps > 1 && best.is_some() {
                break;
            }
            for number in sums_of.get(at).into_iter().flatten() {
                if !sums.insert(*number) {
                    continue;
                }
                let sum = self
                    .sums
                    .get(*number)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                work.spend(sum.len())?;
                let (mut hidden, mut is_open) = (0, false);
                for (other, _) in sum {
                    match self.counts.get(*other).map(|count| count.told) {
                        Some(Told::Hidden) => {
                            hidden += 1;
                            if counts.insert(*other) {
                                waiting.push_back((*other, steps.saturating_add(1)));
                            }
                        }
                        Some(Told::Now) => is_open = true,
                        _ => {}
                    }
                }
                let rank = ((hidden > 1, steps, hidden), *number);
                if is_open && best.is_none_or(|best| rank < best) {
                    best = Some(rank);
                }
            }
        }
        Ok(best.map(|(_, number)| number))
    }

    /// Which counts everybody knows or can work out; before this version or with it.
    fn worked_out(&self, work: &mut Work, is_before: bool) -> Result<Vec<Seen>, Spent> {
        let is_told = |told: Told| told == Told::Before || (told == Told::Now && !is_before);
        let is_known = |at: usize| self.counts.get(at).is_none_or(|count| is_told(count.told));
        let line = |sum: &Sum| {
            let open = sum.iter().filter(|(at, _)| !is_known(*at));
            let value = |at: usize| self.counts.get(at).map_or(0, |count| count.value);
            let parts: Sum = open.copied().collect();
            let total = parts.iter().map(|(at, sign)| value(*at) * sign).sum();
            Line { parts, total }
        };
        let lines: Vec<Line> = self.sums.iter().map(line).collect();
        let lines: Vec<Line> = lines
            .into_iter()
            .filter(|it| !it.parts.is_empty())
            .collect();
        let settled = settled(&lines, self.counts.len(), work)?;
        let whole = |count: &Count| count.whole.filter(|_| count.is_whole_old || !is_before);
        let wholes: Vec<Option<i64>> = self.counts.iter().map(whole).collect();
        let bounds = bounds(&lines, &wholes, work)?;
        let each = settled.iter().zip(bounds).zip(&wholes).zip(&self.counts);
        let seen = |(((settled, (low, high)), whole), count): (_, &Count)| {
            let (settled, whole): (&bool, &Option<i64>) = (settled, whole);
            let is_settled = *settled || low == high || is_told(count.told);
            let is_small = low > 0 && high < self.least;
            let rest = whole.is_some_and(|whole| whole - low < self.least && whole > high);
            Seen {
                is_settled,
                is_told: is_settled || is_small || rest,
            }
        };
        Ok(each.map(seen).collect())
    }
}
