//! From numbers with fractions to whole ones.

/// The whole part of a number, towards zero. What is too large for the type becomes its largest, what is no number
/// becomes 0.
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "the cast saturates"
)]
pub const fn whole(value: f64) -> i64 {
    value as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_go_and_what_does_not_fit_is_the_nearest_that_does() {
        let cases = [
            (2.9, 2),
            (-2.9, -2),
            (f64::INFINITY, i64::MAX),
            (-1e300, i64::MIN),
            (f64::NAN, 0),
        ];
        for (value, expected) in cases {
            assert_eq!(whole(value), expected, "{value}");
        }
    }
}
