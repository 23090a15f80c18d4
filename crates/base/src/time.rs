//! Instants and the clock that hands them out.

use std::fmt;
use std::ops::{Add, Sub};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// An instant: microseconds since 1970-01-01 UTC. This is also its form in the store and in JSON.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Time(i64);

impl Time {
    /// The instant that many microseconds after 1970-01-01 UTC.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970-01-01 UTC.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Reads RFC 3339 with an offset or `Z`. A date without an offset is refused: guessing a zone
    /// would move deadlines.
    pub fn parse_rfc3339(text: &str) -> Result<Self, TimeError> {
        let stamp: Timestamp = text.trim().parse().map_err(|_| TimeError)?;
        Ok(Self(stamp.as_microsecond()))
    }

    /// `2026-11-23T05:04:59Z`, cut to whole seconds.
    pub fn rfc3339(self) -> String {
        self.seconds().to_string()
    }

    /// The same, to be written in place.
    pub const fn seconds(self) -> Seconds {
        Seconds(self)
    }

    /// `2026-11-23T05:04:59.123456Z`, always six digits after the point.
    pub fn rfc3339_micros(self) -> String {
        format!("{:.6}", self.timestamp())
    }

    /// The same instant as a `jiff` timestamp, held inside the range that `jiff` knows.
    pub fn timestamp(self) -> Timestamp {
        let known = self.0.clamp(
            Timestamp::MIN.as_microsecond(),
            Timestamp::MAX.as_microsecond(),
        );
        Timestamp::from_microsecond(known).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The time from `earlier` to `self`, or zero if `earlier` is later.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or_default())
    }
}

/// An instant to whole seconds, as [`Time::rfc3339`] writes it.
#[derive(Debug, Clone, Copy)]
pub struct Seconds(Time);

impl Seconds {
    /// As ASCII, if the year has four digits.
    ///
    /// Digit by digit: long lists write some thousand of these, and the general printer takes ten times
    /// as long.
    pub fn ascii(self) -> Option<[u8; 20]> {
        let seconds = self.0.0.div_euclid(1_000_000);
        let (year, month, day) = civil(seconds.div_euclid(DAY_SECONDS));
        if !(0..=9999).contains(&year) {
            return None;
        }
        let second = seconds.rem_euclid(DAY_SECONDS);
        let mut text = *b"0000-00-00T00:00:00Z";
        let parts = [
            (0..4, year),
            (5..7, month),
            (8..10, day),
            (11..13, second / 3600),
            (14..16, second / 60 % 60),
            (17..19, second % 60),
        ];
        for (place, number) in parts {
            digits_put(text.get_mut(place).unwrap_or_default(), number);
        }
        Some(text)
    }
}

impl fmt::Display for Seconds {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = self.ascii() {
            return out.write_str(str::from_utf8(&text).map_err(|_| fmt::Error)?);
        }
        let whole = self.0.0.div_euclid(1_000_000) * 1_000_000;
        write!(out, "{}", Time(whole).timestamp())
    }
}

const DAY_SECONDS: i64 = 86_400;

/// Year, month and day of a day after 1970-01-01: in the Gregorian calendar, whose pattern repeats
/// every 400 years, with years that begin in March so that the leap day is the last one.
const fn civil(days: i64) -> (i64, i64, i64) {
    const ERA_DAYS: i64 = 146_097;
    let shifted = days + 719_468;
    let (era, day) = (shifted.div_euclid(ERA_DAYS), shifted.rem_euclid(ERA_DAYS));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let in_month = in_year - (153 * month + 2) / 5 + 1;
    let from_january = if month < 10 { month + 3 } else { month - 9 };
    let next = if from_january <= 2 { 1 } else { 0 };
    (year + era * 400 + next, from_january, in_month)
}

/// The last digits of a number that is not negative.
fn digits_put(slots: &mut [u8], number: i64) {
    let mut rest = number.unsigned_abs();
    for slot in slots.iter_mut().rev() {
        *slot = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
}

impl From<Timestamp> for Time {
    fn from(stamp: Timestamp) -> Self {
        Self(stamp.as_microsecond())
    }
}

impl Add<Duration> for Time {
    type Output = Self;
    fn add(self, span: Duration) -> Self {
        let micros = i64::try_from(span.as_micros()).unwrap_or(i64::MAX);
        Self(self.0.saturating_add(micros))
    }
}

impl Sub<Duration> for Time {
    type Output = Self;
    fn sub(self, span: Duration) -> Self {
        let micros = i64::try_from(span.as_micros()).unwrap_or(i64::MAX);
        Self(self.0.saturating_sub(micros))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.rfc3339())
    }
}

/// A text that is not an RFC 3339 instant with an offset.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date and time with an offset, such as 2026-11-23T13:04:59+08:00")]
pub struct TimeError;

/// What says what time it is.
pub trait Clock: Send + Sync + fmt::Debug {
    /// The present instant.
    fn now(&self) -> Time;
}

/// The clock of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one door to the machine's clock"
    )]
    fn now(&self) -> Time {
        Timestamp::now().into()
    }
}

/// A clock that stands until it is moved: for tests and for the demo's simulated past.
#[derive(Debug, Default)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that stands at `start`.
    pub const fn new(start: Time) -> Self {
        Self(AtomicI64::new(start.micros()))
    }

    /// Puts the clock to `now`, forwards or backwards.
    pub fn set(&self, now: Time) {
        self.0.store(now.micros(), Ordering::SeqCst);
    }

    /// Moves the clock forward.
    pub fn advance(&self, span: Duration) {
        self.set(self.now() + span);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Time {
        Time(self.0.load(Ordering::SeqCst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_forms() {
        let time = Time::parse_rfc3339("2026-11-23T13:04:59.5+08:00").expect("an instant");
        assert_eq!(time.rfc3339(), "2026-11-23T05:04:59Z");
        assert_eq!(time.rfc3339_micros(), "2026-11-23T05:04:59.500000Z");
        assert_eq!(Time::from_micros(-1).rfc3339(), "1969-12-31T23:59:59Z");
    }

    proptest! {
        #[test]
        fn our_digits_are_those_of_the_general_printer(micros: i64) {
            let time = Time::from_micros(micros);
            let second = Time(micros.div_euclid(1_000_000) * 1_000_000).timestamp();
            prop_assert_eq!(time.rfc3339(), second.to_string());
        }
    }

    #[test]
    fn an_offset_is_mandatory() {
        assert_eq!(Time::parse_rfc3339("2026-11-23T13:04:59"), Err(TimeError));
    }

    #[test]
    fn extreme_values_do_not_overflow() {
        assert!(!Time::from_micros(i64::MAX).rfc3339().is_empty());
        assert!(!Time::from_micros(i64::MIN).rfc3339_micros().is_empty());
        assert_eq!(
            Time::from_micros(i64::MAX) + Duration::MAX,
            Time::from_micros(i64::MAX)
        );
    }
}
