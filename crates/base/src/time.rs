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

    /// The same without the parts of a second, written as [`Time::rfc3339`] does.
    pub fn seconds(self) -> Timestamp {
        let seconds = self.0.div_euclid(1_000_000);
        Self(seconds * 1_000_000).timestamp()
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

    #[test]
    fn text_forms() {
        let time = Time::parse_rfc3339("2026-11-23T13:04:59.5+08:00").expect("an instant");
        assert_eq!(time.rfc3339(), "2026-11-23T05:04:59Z");
        assert_eq!(time.rfc3339_micros(), "2026-11-23T05:04:59.500000Z");
        assert_eq!(Time::from_micros(-1).rfc3339(), "1969-12-31T23:59:59Z");
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
