//! Hours of a day in a country's zone: when an hour begins next, and quiet hours, in which nothing rings.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::Time;

/// A whole hour of the day, from 0 to 23.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(try_from = "i8", into = "i8")]
pub struct Hour(i8);

/// A number that is no hour of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an hour from 0 to 23")]
pub struct NotAnHour;

impl Hour {
    /// The hour of this number.
    pub const fn new(hour: i8) -> Option<Self> {
        if hour >= 0 && hour <= 23 {
            Some(Self(hour))
        } else {
            None
        }
    }

    /// Its number.
    pub const fn get(self) -> i8 {
        self.0
    }

    /// All hours of a day.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..24).map(Self)
    }

    /// Which hour it is.
    pub fn of(time: Time, zone: &TimeZone) -> Self {
        Self(zone.to_datetime(time.timestamp()).hour())
    }

    /// The moments from `from` on at which this hour begins, in the next days. A beginning that the clocks skip is when
    /// they go on.
    fn beginnings(self, from: Time, zone: &TimeZone) -> impl Iterator<Item = Time> {
        let today = zone.to_datetime(from.timestamp()).date();
        let days = std::iter::successors(Some(today), |day| day.tomorrow().ok()).take(4);
        let begins = move |day: jiff::civil::Date| zone.to_timestamp(day.at(self.0, 0, 0, 0)).ok();
        let moments = days.filter_map(begins).map(Time::from);
        moments.filter(move |moment| *moment >= from)
    }

    /// The first moment from `from` on at which this hour begins; `from` itself at the end of all days.
    pub fn next(self, from: Time, zone: &TimeZone) -> Time {
        self.beginnings(from, zone).next().unwrap_or(from)
    }
}

impl TryFrom<i8> for Hour {
    type Error = NotAnHour;

    fn try_from(hour: i8) -> Result<Self, NotAnHour> {
        Self::new(hour).ok_or(NotAnHour)
    }
}

impl From<Hour> for i8 {
    fn from(hour: Hour) -> Self {
        hour.0
    }
}

/// Quiet hours: from the beginning of one hour to the beginning of another, over midnight if the second is the smaller
/// one. They never last all day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Span", into = "Span")]
pub struct Quiet {
    from: Hour,
    until: Hour,
}

/// Quiet hours as they are written.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Span {
    from: Hour,
    until: Hour,
}

/// Quiet hours that end when they begin: nobody can tell whether that is never or always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("quiet hours must not end when they begin")]
pub struct NotQuiet;

impl Quiet {
    /// Quiet hours from one hour to another one.
    pub fn new(from: Hour, until: Hour) -> Option<Self> {
        (from != until).then_some(Self { from, until })
    }

    /// When they begin.
    pub const fn from(self) -> Hour {
        self.from
    }

    /// When they end.
    pub const fn until(self) -> Hour {
        self.until
    }

    /// Whether this hour is one of them.
    pub fn holds(self, hour: Hour) -> bool {
        if self.from < self.until {
            self.from <= hour && hour < self.until
        } else {
            self.from <= hour || hour < self.until
        }
    }

    /// When they end, if `now` is within them.
    pub fn end(self, now: Time, zone: &TimeZone) -> Option<Time> {
        if !self.holds(Hour::of(now, zone)) {
            return None;
        }
        // Where the clocks skip the very end, the hour after it may be quiet again.
        let mut ends = self.until.beginnings(now, zone);
        ends.find(|end| !self.holds(Hour::of(*end, zone)))
    }
}

impl TryFrom<Span> for Quiet {
    type Error = NotQuiet;

    fn try_from(span: Span) -> Result<Self, NotQuiet> {
        Self::new(span.from, span.until).ok_or(NotQuiet)
    }
}

impl From<Quiet> for Span {
    fn from(quiet: Quiet) -> Self {
        Self {
            from: quiet.from,
            until: quiet.until,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    fn hour(hour: i8) -> Hour {
        Hour::new(hour).expect("an hour")
    }

    fn night() -> Quiet {
        Quiet::new(hour(22), hour(7)).expect("quiet hours")
    }

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).expect("the zone is bundled")
    }

    fn at(text: &str) -> Time {
        Time::parse_rfc3339(text).expect("a time")
    }

    #[test]
    fn a_night_ends_in_the_morning_of_the_country() {
        let zone = zone("Asia/Kuala_Lumpur");
        let end = |text| night().end(at(text), &zone).map(Time::rfc3339);
        let morning = Some("2026-11-24T07:00:00+08:00").map(|text| at(text).rfc3339());
        for text in [
            "2026-11-23T22:00:00+08:00",
            "2026-11-23T23:59:59+08:00",
            "2026-11-24T00:00:00+08:00",
            "2026-11-24T06:59:59.999999+08:00",
        ] {
            assert_eq!(end(text), morning, "{text}");
        }
        assert_eq!(end("2026-11-23T21:59:59+08:00"), None);
        assert_eq!(end("2026-11-24T07:00:00+08:00"), None);
    }

    #[test]
    fn no_hours_are_read_that_do_not_exist() {
        for wrong in [
            r#"{"from":24,"until":7}"#,
            r#"{"from":-1,"until":7}"#,
            r#"{"from":7,"until":7}"#,
            r#"{"from":7}"#,
        ] {
            assert!(serde_json::from_str::<Quiet>(wrong).is_err(), "{wrong}");
        }
        let read: Quiet = serde_json::from_str(r#"{"from":22,"until":7}"#).expect("quiet hours");
        assert_eq!(read, night());
    }

    proptest! {
        #[test]
        fn quiet_hours_end_soon_outside_themselves(
            micros in 0_i64..4_000_000_000_000_000, from in 0_i8..24, until in 0_i8..24, place in 0_usize..4,
        ) {
            prop_assume!(from != until);
            let names = ["Asia/Kuala_Lumpur", "UTC", "Europe/Berlin", "America/St_Johns"];
            let (zone, now) = (zone(names[place]), Time::from_micros(micros));
            let quiet = Quiet::new(hour(from), hour(until)).expect("quiet hours");
            let within = quiet.holds(Hour::of(now, &zone));
            let end = quiet.end(now, &zone);
            prop_assert_eq!(end.is_some(), within);
            if let Some(end) = end {
                prop_assert!(!quiet.holds(Hour::of(end, &zone)), "nothing rings within them");
                prop_assert!(end > now);
                // A day, and where the clocks change a day and what they change by.
                let most = if place < 2 { 24 } else { 48 };
                prop_assert!(end <= now + Duration::from_hours(most));
            }
        }

        #[test]
        fn an_hour_begins_within_a_day(micros in 0_i64..4_000_000_000_000_000, number in 0_i8..24) {
            let (zone, from) = (zone("Asia/Kuala_Lumpur"), Time::from_micros(micros));
            let next = hour(number).next(from, &zone);
            prop_assert!(next >= from && next < from + Duration::from_hours(24));
            prop_assert_eq!(Hour::of(next, &zone), hour(number));
            prop_assert_eq!(hour(number).next(next, &zone), next, "an hour that begins now is the next one");
        }
    }
}
