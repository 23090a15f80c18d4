//! Sums of counts, solved: which counts they settle, and between which bounds they leave the others. A bounded amount of work.

/// The work that was allowed is spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spent;

/// How much more may be done.
#[derive(Debug)]
pub(super) struct Work(u64);

impl Work {
    pub(super) const fn new(steps: u64) -> Self {
        Self(steps)
    }

    pub(super) fn spend(&mut self, steps: usize) -> Result<(), Spent> {
        let steps = u64::try_from(steps).unwrap_or(u64::MAX);
        self.0 = self.0.checked_sub(steps).ok_or(Spent)?;
        Ok(())
    }
}

/// Counts that nobody was told, each with its sign, and what they make together.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) parts: Vec<(usize, i64)>,
    pub(super) total: i64,
}

/// No count is larger, as everybody knows.
const MOST: i64 = 1 << 40;
/// How often bounds are drawn closer at most.
const ROUNDS: usize = 200;
/// A prime: what is reckoned with its remainders is exact, and never grows.
const PRIME: u64 = (1 << 61) - 1;

fn times(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right) % u128::from(PRIME);
    u64::try_from(product).unwrap_or(0)
}

const fn minus(left: u64, right: u64) -> u64 {
    (left + PRIME - right) % PRIME
}

/// What times a number makes one: the number to the power of the prime less two.
fn inverse(number: u64) -> u64 {
    let (mut power, mut base, mut left) = (1, number, PRIME - 2);
    while left > 0 {
        if left % 2 == 1 {
            power = times(power, base);
        }
        base = times(base, base);
        left /= 2;
    }
    power
}

/// A number for each place that has nothing to do with those of others.
fn spread(at: usize) -> u64 {
    let seed = u64::try_from(at).unwrap_or(0);
    let mut mixed = seed.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed ^ (mixed >> 31)) % (PRIME - 1) + 1
}

/// Which counts lines settle between them. Each line is written by one of its counts and the others; any values of the others
/// then make a change that no line shows, and what is settled is what stays the same in one that is drawn blindly.
pub(super) fn settled(lines: &[Line], counts: usize, work: &mut Work) -> Result<Vec<bool>, Spent> {
    let mut order: Vec<&Line> = lines.iter().collect();
    order.sort_by_key(|line| line.parts.len());
    let mut heads: Vec<(usize, Vec<(usize, u64)>)> = Vec::new();
    let mut line = vec![0_u64; counts];
    for one in order {
        work.spend(counts + heads.len())?;
        line.fill(0);
        for (at, sign) in &one.parts {
            if let Some(cell) = line.get_mut(*at) {
                *cell = if *sign < 0 { PRIME - 1 } else { 1 };
            }
        }
        for (head, others) in &heads {
            let factor = line.get(*head).copied().unwrap_or(0);
            if factor == 0 {
                continue;
            }
            work.spend(others.len())?;
            if let Some(cell) = line.get_mut(*head) {
                *cell = 0;
            }
            for (at, value) in others {
                if let Some(cell) = line.get_mut(*at) {
                    *cell = minus(*cell, times(factor, *value));
                }
            }
        }
        let mut left = line.iter().copied().enumerate();
        let mut left = left.by_ref().filter(|(_, value)| *value != 0);
        let Some((head, value)) = left.next() else {
            continue;
        };
        let scale = inverse(value);
        let others = left.map(|(at, value)| (at, times(value, scale)));
        heads.push((head, others.collect()));
    }
    let mut change: Vec<u64> = (0..counts).map(spread).collect();
    let mut settled = vec![false; counts];
    for (head, others) in heads.iter().rev() {
        work.spend(others.len())?;
        let sum = others.iter().fold(0, |sum, (at, value)| {
            minus(sum, times(*value, change.get(*at).copied().unwrap_or(0)))
        });
        if let (Some(cell), Some(flag)) = (change.get_mut(*head), settled.get_mut(*head)) {
            *cell = sum;
            *flag = sum == 0;
        }
    }
    Ok(settled)
}

/// Between which bounds lines leave each count, which is not below nothing and not above its whole.
pub(super) fn bounds(
    lines: &[Line],
    wholes: &[Option<i64>],
    work: &mut Work,
) -> Result<Vec<(i64, i64)>, Spent> {
    let widest = |whole: &Option<i64>| (0, whole.unwrap_or(MOST));
    let mut bounds: Vec<(i64, i64)> = wholes.iter().map(widest).collect();
    for _ in 0..ROUNDS {
        let mut is_closer = false;
        for line in lines {
            work.spend(line.parts.len())?;
            is_closer |= closer(line, &mut bounds);
        }
        if !is_closer {
            break;
        }
    }
    Ok(bounds)
}

/// Draws the bounds of a line's counts closer; tells whether any came closer.
fn closer(line: &Line, bounds: &mut [(i64, i64)]) -> bool {
    // What a count adds at least and at most.
    let adds = |at: usize, sign: i64, bounds: &[(i64, i64)]| {
        let (low, high) = bounds.get(at).copied().unwrap_or((0, 0));
        if sign > 0 { (low, high) } else { (-high, -low) }
    };
    let (mut least, mut most) = (0, 0);
    for (at, sign) in &line.parts {
        let (low, high) = adds(*at, *sign, bounds);
        (least, most) = (least + low, most + high);
    }
    let mut is_closer = false;
    for (at, sign) in &line.parts {
        let (low, high) = adds(*at, *sign, bounds);
        // What is left for it if the others add the most, or the least.
        let from = low.max(line.total - (most - high));
        let to = high.min(line.total - (least - low));
        if (from, to) == (low, high) {
            continue;
        }
        is_closer = true;
        (least, most) = (least - low + from, most - high + to);
        if let Some(known) = bounds.get_mut(*at) {
            *known = if *sign > 0 { (from, to) } else { (-to, -from) };
        }
    }
    is_closer
}
