//! The conversions between numbers that have no lossless form in the language, each with what it does at the edges.

/// Powers of ten that an `i64` holds.
pub(crate) const TENS: [i64; 19] = tens();

const fn tens() -> [i64; 19] {
    let mut all = [1; 19];
    let mut rest: &mut [i64] = &mut all;
    let mut power = 1;
    while let [first, others @ ..] = rest {
        *first = power;
        if others.is_empty() {
            break;
        }
        power *= 10;
        rest = others;
    }
    all
}

/// Ten to the power of a scale; scales beyond what fits are none that we make.
pub(crate) fn ten(scale: u8) -> i64 {
    TENS.get(usize::from(scale)).copied().unwrap_or(i64::MAX)
}

/// A place in a list; `usize` has at least 32 bits wherever this program runs.
#[expect(
    clippy::as_conversions,
    reason = "usize has at least 32 bits wherever the program runs"
)]
pub(crate) const fn place(number: u32) -> usize {
    number as usize
}

/// The number of a row. Tables have fewer than `u32::MAX` rows.
pub(crate) fn row_number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A count as it is told.
pub(crate) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// A count as a place; what does not fit is beyond every list.
pub(crate) fn place_of(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The nearest float.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "the nearest float is what is wanted"
)]
pub(crate) const fn float(number: i64) -> f64 {
    number as f64
}

/// The nearest float.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "the nearest float is what is wanted"
)]
pub(crate) const fn wide_float(number: i128) -> f64 {
    number as f64
}

/// The whole number that a float is near to; those beyond the range become its ends.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "saturates, and what is not a number is 0"
)]
pub(crate) const fn nearest(number: f64) -> i64 {
    number.round() as i64
}

/// A float without decimals as the whole number that it is; those beyond the range become its ends.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "exact for floats without decimals; saturates, and what is not a number is 0"
)]
pub(crate) const fn whole(number: f64) -> i128 {
    number as i128
}

/// `units / 10^scale` as the nearest float. Exact to the last bit while both fit in 53 bits.
pub(crate) fn unscale(units: i64, scale: u8) -> f64 {
    if scale == 0 {
        float(units)
    } else {
        float(units) / float(ten(scale))
    }
}

/// The same of a sum.
pub(crate) fn unscale_wide(units: i128, scale: u8) -> f64 {
    if scale == 0 {
        wide_float(units)
    } else {
        wide_float(units) / float(ten(scale))
    }
}

/// A whole number in the order of floats: smaller floats have smaller numbers.
pub(crate) fn ordered(number: f64) -> i64 {
    let bits = (if number == 0.0 { 0.0 } else { number })
        .to_bits()
        .cast_signed();
    if bits < 0 { bits ^ i64::MAX } else { bits }
}
