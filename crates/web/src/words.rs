//! Dates, spans and sizes in words, in the reader's language and the instance's time zone.

use crate::Site;
use crate::i18n::Arg;
use base::{Lang, Time};
use jiff::civil::DateTime;

const HOUR_US: i64 = 3_600_000_000;
const DAY_US: i64 = 24 * HOUR_US;

const MONTHS: [&str; 12] = [
    "web-month-1",
    "web-month-2",
    "web-month-3",
    "web-month-4",
    "web-month-5",
    "web-month-6",
    "web-month-7",
    "web-month-8",
    "web-month-9",
    "web-month-10",
    "web-month-11",
    "web-month-12",
];
const WEEKDAYS: [&str; 7] = [
    "web-weekday-1",
    "web-weekday-2",
    "web-weekday-3",
    "web-weekday-4",
    "web-weekday-5",
    "web-weekday-6",
    "web-weekday-7",
];

/// The key of this number, counted from one.
fn nth(keys: &[&'static str], number: i8) -> &'static str {
    let place = usize::try_from(number).unwrap_or_default();
    keys.get(place.wrapping_sub(1)).copied().unwrap_or_default()
}

pub(crate) struct Words<'a> {
    pub(crate) site: &'a Site,
    pub(crate) lang: Lang,
    pub(crate) now: Time,
}

impl Words<'_> {
    fn local(&self, time: Time) -> DateTime {
        self.site.zone().to_datetime(time.timestamp())
    }

    fn say(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.site.locales().format(self.lang, key, args)
    }

    fn word(&self, key: &str) -> Arg<'_> {
        Arg::Text(self.site.locales().text(self.lang, key))
    }

    fn date_args(&self, at: DateTime) -> [(&'static str, Arg<'_>); 3] {
        [
            ("day", Arg::Digits(i16::from(at.day()))),
            ("month", self.word(nth(&MONTHS, at.month()))),
            ("year", Arg::Digits(at.year())),
        ]
    }

    pub(crate) fn date(&self, time: Time) -> String {
        self.date_of(self.local(time))
    }

    fn date_of(&self, at: DateTime) -> String {
        self.say("web-date", &self.date_args(at))
    }

    pub(crate) fn day(&self, time: Time) -> String {
        self.day_of(self.local(time))
    }

    fn day_of(&self, at: DateTime) -> String {
        let [day, month, year] = self.date_args(at);
        let weekday = nth(&WEEKDAYS, at.weekday().to_monday_one_offset());
        self.say(
            "web-day",
            &[day, month, year, ("weekday", self.word(weekday))],
        )
    }

    pub(crate) fn time(&self, time: Time) -> String {
        self.time_of(self.local(time))
    }

    fn time_of(&self, at: DateTime) -> String {
        let period = match at.hour() {
            0 => "web-period-midnight",
            1..=5 => "web-period-dawn",
            6..=11 => "web-period-morning",
            12..=13 => "web-period-noon",
            14..=18 => "web-period-afternoon",
            _ => "web-period-evening",
        };
        let hour = match at.hour() % 12 {
            0 => 12,
            hour => hour,
        };
        let hour = ("hour", Arg::Digits(i16::from(hour)));
        let period = ("period", self.word(period));
        if at.minute() == 0 {
            return self.say("web-time-full", &[hour, period]);
        }
        let minute = ("minute", Arg::from(format!("{:02}", at.minute())));
        self.say("web-time", &[hour, period, minute])
    }

    pub(crate) fn datetime(&self, time: Time) -> String {
        let at = self.local(time);
        let date = ("date", Arg::from(self.date_of(at)));
        self.say(
            "web-datetime",
            &[date, ("time", Arg::from(self.time_of(at)))],
        )
    }

    /// A deadline at midnight is the end of the day before: that is how people say it.
    pub(crate) fn due(&self, time: Time) -> String {
        let at = self.local(time);
        if at.hour() == 0 && at.minute() == 0 {
            let before = self.local(Time::from_micros(time.micros().saturating_sub(1)));
            return self.say("web-due-day", &[("day", Arg::from(self.day_of(before)))]);
        }
        let day = ("day", Arg::from(self.day_of(at)));
        self.say("web-due", &[day, ("time", Arg::from(self.time_of(at)))])
    }

    pub(crate) fn ago(&self, time: Time) -> String {
        let passed = self.now.micros().saturating_sub(time.micros());
        match passed {
            ..60_000_000 => self.say("web-ago-now", &[]),
            passed if passed < HOUR_US => self.count("web-ago-minutes", passed / 60_000_000),
            passed if passed < DAY_US => self.count("web-ago-hours", passed / HOUR_US),
            passed if passed < 7 * DAY_US => self.count("web-ago-days", passed / DAY_US),
            _ => self.date(time),
        }
    }

    pub(crate) fn left(&self, time: Time) -> String {
        let left = time.micros().saturating_sub(self.now.micros());
        match left {
            left if left >= DAY_US => self.count("web-left-days", left / DAY_US),
            left if left >= HOUR_US => self.count("web-left-hours", left / HOUR_US),
            left if left >= 0 => self.say("web-left-soon", &[]),
            left if left > -DAY_US => self.count("web-late-hours", (-left / HOUR_US).max(1)),
            left => self.count("web-late-days", left.saturating_neg() / DAY_US),
        }
    }

    fn count(&self, key: &str, count: i64) -> String {
        self.say(key, &[("count", Arg::from(count))])
    }

    pub(crate) fn size(&self, bytes: i64) -> String {
        let (key, amount) = match bytes {
            ..1_000 => return self.count("web-size-bytes", bytes),
            1_000..1_000_000 => ("web-size-kilobytes", bytes.div_euclid(1_000).to_string()),
            _ => {
                let tenths = bytes % 1_000_000 / 100_000;
                (
                    "web-size-megabytes",
                    format!("{}.{tenths}", bytes / 1_000_000),
                )
            }
        };
        self.say(key, &[("amount", Arg::from(amount))])
    }
}
