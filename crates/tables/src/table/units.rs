//! Whole numbers in as few bytes as the largest of them needs, and the loops over them that the compiler makes wide.

use crate::table::bits::WORD;

/// A number of one of the four widths.
pub(crate) trait Unit: Copy + Ord + Into<i64> + TryFrom<i64> {
    /// The least and the greatest.
    const ENDS: (i64, i64);
}

impl Unit for i8 {
    const ENDS: (i64, i64) = (-0x80, 0x7f);
}
impl Unit for i16 {
    const ENDS: (i64, i64) = (-0x8000, 0x7fff);
}
impl Unit for i32 {
    const ENDS: (i64, i64) = (-0x8000_0000, 0x7fff_ffff);
}
impl Unit for i64 {
    const ENDS: (i64, i64) = (Self::MIN, Self::MAX);
}

/// A column's numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Units {
    /// Eight bits.
    Byte(Vec<i8>),
    /// Sixteen.
    Short(Vec<i16>),
    /// Thirty-two.
    Narrow(Vec<i32>),
    /// Sixty-four.
    Wide(Vec<i64>),
}

impl Units {
    /// The narrowest that holds them all.
    pub(crate) fn fit(numbers: Vec<i64>) -> Self {
        let least = numbers.iter().copied().min().unwrap_or(0);
        let most = numbers.iter().copied().max().unwrap_or(0);
        let fits = |ends: (i64, i64)| ends.0 <= least && most <= ends.1;
        if fits(i8::ENDS) {
            Self::Byte(narrowed(&numbers))
        } else if fits(i16::ENDS) {
            Self::Short(narrowed(&numbers))
        } else if fits(i32::ENDS) {
            Self::Narrow(narrowed(&numbers))
        } else {
            Self::Wide(numbers)
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Byte(all) => all.len(),
            Self::Short(all) => all.len(),
            Self::Narrow(all) => all.len(),
            Self::Wide(all) => all.len(),
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Byte(all) => all.len(),
            Self::Short(all) => all.len() * 2,
            Self::Narrow(all) => all.len() * 4,
            Self::Wide(all) => all.len() * 8,
        }
    }

    /// The number of a row; 0 beyond the end.
    pub(crate) fn get(&self, row: usize) -> i64 {
        match self {
            Self::Byte(all) => all.get(row).copied().map_or(0, i64::from),
            Self::Short(all) => all.get(row).copied().map_or(0, i64::from),
            Self::Narrow(all) => all.get(row).copied().map_or(0, i64::from),
            Self::Wide(all) => all.get(row).copied().unwrap_or(0),
        }
    }

    /// The numbers of up to `out.len()` rows from a row on, as wide ones. Tells how many there were.
    pub(crate) fn widen(&self, from: usize, out: &mut [i64]) -> usize {
        match self {
            Self::Byte(all) => widen(all, from, out),
            Self::Short(all) => widen(all, from, out),
            Self::Narrow(all) => widen(all, from, out),
            Self::Wide(all) => widen(all, from, out),
        }
    }

    /// Sets the bits of the rows, from a row on, whose numbers lie between two, both included.
    pub(crate) fn within(&self, from: usize, ends: (i64, i64), out: &mut [u64]) {
        match self {
            Self::Byte(all) => within(all, from, ends, out),
            Self::Short(all) => within(all, from, ends, out),
            Self::Narrow(all) => within(all, from, ends, out),
            Self::Wide(all) => within(all, from, ends, out),
        }
    }

    /// Sets the bits of the rows, from a row on, whose numbers are wanted.
    pub(crate) fn wanted(&self, from: usize, is_wanted: &dyn Fn(i64) -> bool, out: &mut [u64]) {
        match self {
            Self::Byte(all) => wanted(all, from, is_wanted, out),
            Self::Short(all) => wanted(all, from, is_wanted, out),
            Self::Narrow(all) => wanted(all, from, is_wanted, out),
            Self::Wide(all) => wanted(all, from, is_wanted, out),
        }
    }
}

/// Each is known to fit.
fn narrowed<T: Unit>(numbers: &[i64]) -> Vec<T> {
    numbers
        .iter()
        .filter_map(|number| T::try_from(*number).ok())
        .collect()
}

fn widen<T: Unit>(all: &[T], from: usize, out: &mut [i64]) -> usize {
    let rows = all.get(from..).unwrap_or_default();
    for (wide, number) in out.iter_mut().zip(rows) {
        *wide = (*number).into();
    }
    rows.len().min(out.len())
}

fn within<T: Unit>(all: &[T], from: usize, (least, most): (i64, i64), out: &mut [u64]) {
    let (least, most) = (least.max(T::ENDS.0), most.min(T::ENDS.1));
    let (Ok(least), Ok(most)) = (T::try_from(least), T::try_from(most)) else {
        out.fill(0);
        return;
    };
    mask(all.get(from..).unwrap_or_default(), out, |number| {
        number >= least && number <= most
    });
}

fn wanted<T: Unit>(all: &[T], from: usize, is_wanted: &dyn Fn(i64) -> bool, out: &mut [u64]) {
    mask(all.get(from..).unwrap_or_default(), out, |number| {
        is_wanted(number.into())
    });
}

/// Makes a bit of each of the rows: first bytes, which the compiler makes sixteen at a time, then bits.
pub(crate) fn mask<T: Copy>(rows: &[T], out: &mut [u64], is_wanted: impl Fn(T) -> bool) {
    let mut blocks = rows.chunks(WORD);
    for word in out {
        let mut flags = [0_u8; WORD];
        let block = blocks.next().unwrap_or_default();
        for (flag, number) in flags.iter_mut().zip(block) {
            *flag = u8::from(is_wanted(*number));
        }
        *word = packed(&flags);
    }
}

/// Sixty-four bytes of 0 or 1 as bits, the first as the lowest.
fn packed(flags: &[u8; WORD]) -> u64 {
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let (eights, _) = flags.as_chunks::<8>();
    let mut bits = 0;
    for (at, eight) in eights.iter().enumerate() {
        let gathered = u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56;
        bits |= gathered << (at * 8);
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mask_says_what_the_numbers_say() {
        let numbers: Vec<i64> = (0..1000).map(|at| at * 7919 % 201 - 100).collect();
        for scale in [1, 300, 70_000, 5_000_000_000_i64] {
            let scaled: Vec<i64> = numbers.iter().map(|number| number * scale).collect();
            let units = Units::fit(scaled.clone());
            for ends in [
                (-50 * scale, 30 * scale),
                (i64::MIN, i64::MAX),
                (5, 4),
                (1 << 40, 1 << 41),
            ] {
                let mut out = vec![0; 16];
                units.within(0, ends, &mut out);
                for (row, number) in scaled.iter().enumerate() {
                    let is_set = out[row / 64] >> (row % 64) & 1 == 1;
                    assert_eq!(is_set, (ends.0..=ends.1).contains(number), "{row}");
                }
                assert_eq!(out[15] >> 40, 0, "nothing beyond the end");
            }
        }
    }
}
