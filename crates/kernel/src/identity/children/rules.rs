//! When a child is of age, without input or output.

use base::Time;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan};

/// The beginning of the day on which somebody is of age where the instance is; nothing for a day of birth that is ahead or
/// has no such day.
pub(super) fn of_age(born: Date, years: u8, (now, zone): (Time, &TimeZone)) -> Option<Time> {
    let span: Span = i64::from(years).years();
    let day = born.checked_add(span).ok()?;
    let start = |day: Date| {
        let at = zone.to_timestamp(day.at(0, 0, 0, 0)).ok()?;
        Some(Time::from(at))
    };
    start(born).filter(|born| *born <= now)?;
    start(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Time {
        Time::parse_rfc3339(text).expect("a time")
    }

    #[test]
    fn a_child_is_of_age_on_the_day_and_not_before() {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        let now = at("2026-11-27T12:00:00+08:00");
        let of = |born| of_age(born, 18, (now, &zone));
        assert_eq!(of(date(2010, 3, 1)), Some(at("2028-03-01T00:00:00+08:00")));
        // Born on a leap day, of age on the last day of the month.
        assert_eq!(of(date(2012, 2, 29)), Some(at("2030-02-28T00:00:00+08:00")));
        assert_eq!(of(date(2026, 11, 28)), None, "born tomorrow");
        assert!(of(date(2026, 11, 27)).is_some(), "born today");
        assert!(of(date(2008, 11, 27)).is_some_and(|until| until <= now));
    }

    proptest! {
        #[test]
        fn whoever_is_born_later_is_of_age_no_earlier(one in 0_i32..8_000, other in 0_i32..8_000, years in 12_u8..25) {
            let zone = TimeZone::UTC;
            let now = at("2026-11-27T12:00:00Z");
            let day = |days: i32| date(2000, 1, 1).saturating_add(i64::from(days).days());
            let (early, late) = (one.min(other), one.max(other));
            let of = |days| of_age(day(days), years, (now, &zone)).expect("a day");
            prop_assert!(of(early) <= of(late));
        }
    }
}
