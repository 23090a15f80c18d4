//! Deadlines on an agency's own calendar.
//!
//! A public promise is an amount and a unit. Hours run around the clock, as charters mean them;
//! minutes are counter minutes and run only while the office is open; days are calendar days;
//! working days skip the state's weekend and holidays. The day of receipt never counts.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::{self, Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::{Text, Time};

/// What a promised amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Minutes while the office is open.
    Minute,
    /// Hours around the clock.
    Hour,
    /// Calendar days; due at the end of the last one.
    Day,
    /// Working days of the state; due when the office closes on the last one.
    Workday,
}

/// How long something may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Term {
    /// How many, at most [`Term::LONGEST`].
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

impl Term {
    /// No promise runs longer: ten years of days.
    pub const LONGEST: u32 = 3_660;
}

/// A day that did not count, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The day.
    pub date: Date,
    /// The holiday's name, or nothing for a weekend.
    pub holiday: Option<Text>,
}

/// When something is due, and which days were skipped on the way there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last moment at which it is still in time.
    pub at: Time,
    /// Days that did not count, in order.
    pub skipped: Vec<Skipped>,
}

/// When an office works: weekend, holidays, hours and time zone.
#[derive(Debug, Clone)]
pub struct Calendar {
    weekend: [bool; 7],
    holidays: Arc<BTreeMap<Date, Text>>,
    opens: civil::Time,
    closes: civil::Time,
    zone: TimeZone,
}

/// A calendar on which nothing could ever become due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// All seven days are weekend.
    #[error("a week needs at least one working day")]
    NoWorkday,
    /// The office closes before it opens.
    #[error("an office must open before it closes")]
    Hours,
}

impl Calendar {
    /// A calendar from its parts. `holidays` may be shared between offices of one state.
    pub fn new(
        weekend: &[Weekday],
        holidays: Arc<BTreeMap<Date, Text>>,
        (opens, closes): (civil::Time, civil::Time),
        zone: TimeZone,
    ) -> Result<Self, CalendarError> {
        let mut rests = [false; 7];
        for day in weekend {
            let place = usize::try_from(day.to_monday_zero_offset()).unwrap_or_default();
            if let Some(rest) = rests.get_mut(place) {
                *rest = true;
            }
        }
        if rests.iter().all(|&rest| rest) {
            return Err(CalendarError::NoWorkday);
        }
        if opens >= closes {
            return Err(CalendarError::Hours);
        }
        Ok(Self {
            weekend: rests,
            holidays,
            opens,
            closes,
            zone,
        })
    }

    /// The local date of an instant.
    pub fn date(&self, time: Time) -> Date {
        self.zone.to_datetime(time.timestamp()).date()
    }

    /// Why the office rests on this day, or nothing if it works.
    pub fn rest(&self, date: Date) -> Option<Skipped> {
        let place = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or_default();
        let holiday = self.holidays.get(&date).cloned();
        let rests = holiday.is_some() || self.weekend.get(place).copied().unwrap_or_default();
        rests.then_some(Skipped { date, holiday })
    }

    /// When a term that starts at `start` ends.
    pub fn due(&self, start: Time, term: Term) -> Due {
        let amount = term.amount.min(Term::LONGEST);
        match term.unit {
            Unit::Hour => Due {
                at: start + hours(amount),
                skipped: Vec::new(),
            },
            Unit::Minute => self.office_minutes_after(start, amount),
            Unit::Day => {
                let last = (0..amount).fold(self.date(start), |day, _| next_day(day));
                Due {
                    at: self.end_of_day(last),
                    skipped: Vec::new(),
                }
            }
            Unit::Workday => self.workdays_after(self.date(start), amount),
        }
    }

    /// Moves a due time because the clock stood from `paused` to `resumed`.
    ///
    /// What was left at the pause is left at the resumption, in the term's own unit. What was already
    /// overdue at the pause stays overdue, and no due time ever moves to an earlier moment.
    pub fn resume(&self, due: Time, paused: Time, resumed: Time, unit: Unit) -> Due {
        if due < paused || resumed <= paused {
            return Due {
                at: due,
                skipped: Vec::new(),
            };
        }
        let moved = match unit {
            Unit::Hour => Due {
                at: due + resumed.since(paused),
                skipped: Vec::new(),
            },
            Unit::Minute => {
                let left = self.office_minutes_between(paused, due);
                self.office_minutes_after(resumed, left)
            }
            Unit::Day => {
                let days = days_between(self.date(paused), self.date(resumed));
                let last = (0..days).fold(self.date(due), |day, _| next_day(day));
                Due {
                    at: self.end_of_day(last),
                    skipped: Vec::new(),
                }
            }
            Unit::Workday => {
                let left = self.workdays_between(self.date(paused), self.date(due));
                self.workdays_after(self.date(resumed), left)
            }
        };
        Due {
            at: moved.at.max(due),
            skipped: moved.skipped,
        }
    }

    /// How many working days lie after `from` up to and including `to`.
    pub fn workdays_between(&self, from: Date, to: Date) -> u32 {
        let mut day = from;
        let mut count = 0;
        while day < to {
            day = next_day(day);
            count += u32::from(self.rest(day).is_none());
        }
        count
    }

    /// Closing time on the `amount`-th working day after `from`; for zero, on `from` itself or, when
    /// the office rests then, on the next working day.
    fn workdays_after(&self, from: Date, amount: u32) -> Due {
        let mut day = from;
        let mut skipped = Vec::new();
        let mut left = amount;
        loop {
            let rest = self.rest(day);
            if left == 0 && rest.is_none() {
                return Due {
                    at: self.moment(day.to_datetime(self.closes)),
                    skipped,
                };
            }
            if day != from || left == 0 {
                skipped.extend(rest);
            }
            day = next_day(day);
            left = left.saturating_sub(u32::from(left > 0 && self.rest(day).is_none()));
        }
    }

    fn office_minutes_after(&self, start: Time, amount: u32) -> Due {
        let mut left = Duration::from_secs(u64::from(amount) * 60);
        let mut day = self.date(start);
        let mut skipped = Vec::new();
        loop {
            if let Some(rest) = self.rest(day) {
                skipped.push(rest);
            } else {
                let open = self.moment(day.to_datetime(self.opens)).max(start);
                let close = self.moment(day.to_datetime(self.closes));
                let room = close.since(open);
                if open <= close && left <= room {
                    return Due {
                        at: open + left,
                        skipped,
                    };
                }
                left = left.saturating_sub(room);
            }
            day = next_day(day);
        }
    }

    /// Whole office minutes from `from` to `to`, rounded up.
    fn office_minutes_between(&self, from: Time, to: Time) -> u32 {
        let mut day = self.date(from);
        let last = self.date(to);
        let mut total = Duration::ZERO;
        while day <= last {
            if self.rest(day).is_none() {
                let open = self.moment(day.to_datetime(self.opens)).max(from);
                let close = self.moment(day.to_datetime(self.closes)).min(to);
                total += close.since(open);
            }
            day = next_day(day);
        }
        u32::try_from(total.as_secs().div_ceil(60)).unwrap_or(Term::LONGEST)
    }

    fn end_of_day(&self, date: Date) -> Time {
        self.moment(date.to_datetime(civil::time(23, 59, 59, 0)))
    }

    /// The instant of a local date and time; a time that the clocks skip is taken an hour later.
    fn moment(&self, local: DateTime) -> Time {
        self.zone
            .to_timestamp(local)
            .map_or(Time::from_micros(i64::MAX), Time::from)
    }
}

fn hours(amount: u32) -> Duration {
    Duration::from_secs(u64::from(amount) * 3600)
}

/// The day after, or the same day at the end of all dates.
fn next_day(date: Date) -> Date {
    date.tomorrow().unwrap_or(date)
}

fn days_between(from: Date, to: Date) -> u32 {
    let mut day = from;
    let mut count = 0;
    while day < to {
        day = next_day(day);
        count += 1;
    }
    count
}

#[cfg(test)]
mod tests;
