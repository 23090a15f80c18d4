//! Properties of deadlines, and examples that people can check against a wall calendar.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{self, Date, Weekday, date};
use jiff::tz::TimeZone;
use proptest::prelude::*;

use super::{Calendar, CalendarError, Term, Unit};
use crate::{Text, Time};

fn zone() -> TimeZone {
    TimeZone::get("Asia/Kuala_Lumpur").expect("the zone is bundled")
}

fn calendar(weekend: &[Weekday], holidays: &[Date]) -> Calendar {
    let office = (civil::time(8, 0, 0, 0), civil::time(17, 0, 0, 0));
    elsewhere(weekend, holidays, office, zone())
}

fn elsewhere(
    weekend: &[Weekday],
    holidays: &[Date],
    office: (civil::Time, civil::Time),
    zone: TimeZone,
) -> Calendar {
    let holidays: BTreeMap<_, _> = holidays
        .iter()
        .map(|day| (*day, Text::malay("Cuti")))
        .collect();
    Calendar::new(weekend, Arc::new(holidays), office, zone).expect("a calendar")
}

fn selangor() -> Calendar {
    calendar(
        &[Weekday::Saturday, Weekday::Sunday],
        &[date(2026, 12, 11), date(2026, 12, 25)],
    )
}

fn kedah() -> Calendar {
    calendar(&[Weekday::Friday, Weekday::Saturday], &[])
}

fn at(text: &str) -> Time {
    Time::parse_rfc3339(&format!("{text}+08:00")).expect("an instant")
}

fn term(amount: u32, unit: Unit) -> Term {
    Term { amount, unit }
}

#[test]
fn three_working_days_over_a_weekend() {
    let due = selangor().due(at("2026-11-26T10:00:00"), term(3, Unit::Workday));
    assert_eq!(due.at, at("2026-12-01T17:00:00"));
    let days: Vec<_> = due.skipped.iter().map(|skipped| skipped.date).collect();
    assert_eq!(days, [date(2026, 11, 28), date(2026, 11, 29)]);
}

#[test]
fn the_same_promise_ends_on_another_day_in_kedah() {
    let due = kedah().due(at("2026-11-26T10:00:00"), term(3, Unit::Workday));
    assert_eq!(due.at, at("2026-12-01T17:00:00"));
    let sooner = kedah().due(at("2026-11-26T10:00:00"), term(1, Unit::Workday));
    assert_eq!(sooner.at, at("2026-11-29T17:00:00"));
    let later = selangor().due(at("2026-11-26T10:00:00"), term(1, Unit::Workday));
    assert_eq!(later.at, at("2026-11-27T17:00:00"));
}

#[test]
fn a_holiday_is_named_in_the_explanation() {
    let due = selangor().due(at("2026-12-10T09:00:00"), term(1, Unit::Workday));
    assert_eq!(due.at, at("2026-12-14T17:00:00"));
    assert!(
        due.skipped
            .first()
            .is_some_and(|skipped| skipped.holiday.is_some())
    );
    assert_eq!(due.skipped.len(), 3);
}

#[test]
fn hours_run_around_the_clock_and_minutes_do_not() {
    let friday_evening = at("2026-11-27T16:50:00");
    let due = selangor().due(friday_evening, term(24, Unit::Hour));
    assert_eq!(due.at, at("2026-11-28T16:50:00"));
    let due = selangor().due(friday_evening, term(30, Unit::Minute));
    assert_eq!(due.at, at("2026-11-30T08:20:00"));
}

/// Where the clocks go forward on 29 March 2026 and back on 25 October.
fn berlin(office: (civil::Time, civil::Time), weekend: &[Weekday]) -> Calendar {
    let zone = TimeZone::get("Europe/Berlin").expect("the zone is bundled");
    elsewhere(weekend, &[], office, zone)
}

fn in_2026(text: &str) -> Time {
    Time::parse_rfc3339(&format!("2026-{text}:00")).expect("an instant")
}

fn berlin_by_day() -> Calendar {
    let day = (civil::time(8, 0, 0, 0), civil::time(17, 0, 0, 0));
    berlin(day, &[Weekday::Saturday, Weekday::Sunday])
}

#[test]
fn terms_run_over_a_change_of_the_clocks_by_the_wall() {
    let office = berlin_by_day();
    for (start, amount, unit, end) in [
        ("10-23T10:00:00+02", 1, Unit::Workday, "10-26T17:00:00+01"),
        ("10-23T10:00:00+02", 3, Unit::Day, "10-26T23:59:59+01"),
        ("10-23T10:00:00+02", 72, Unit::Hour, "10-26T09:00:00+01"),
        ("10-23T16:50:00+02", 30, Unit::Minute, "10-26T08:20:00+01"),
        ("03-27T10:00:00+01", 1, Unit::Workday, "03-30T17:00:00+02"),
        ("03-27T10:00:00+01", 3, Unit::Day, "03-30T23:59:59+02"),
        ("03-27T10:00:00+01", 72, Unit::Hour, "03-30T11:00:00+02"),
        ("03-27T16:50:00+01", 30, Unit::Minute, "03-30T08:20:00+02"),
    ] {
        let due = office.due(in_2026(start), term(amount, unit));
        assert_eq!(due.at, in_2026(end), "{amount} {unit:?} from {start}");
    }
}

#[test]
fn a_pause_over_a_change_of_the_clocks_leaves_what_was_left() {
    let office = berlin_by_day();
    let (paused, resumed) = ("10-23T12:00:00+02", "10-26T12:00:00+01");
    for (due, unit, moved) in [
        ("10-26T17:00:00+01", Unit::Workday, "10-27T17:00:00+01"),
        ("10-24T23:59:59+02", Unit::Day, "10-27T23:59:59+01"),
        ("10-24T12:00:00+02", Unit::Hour, "10-27T12:00:00+01"),
        ("10-23T13:00:00+02", Unit::Minute, "10-26T13:00:00+01"),
    ] {
        let found = office.resume(in_2026(due), in_2026(paused), in_2026(resumed), unit);
        assert_eq!(found.at, in_2026(moved), "{unit:?}");
    }
}

#[test]
fn an_hour_that_the_clocks_skip_or_repeat_is_counted_as_it_passes() {
    let night = (civil::time(2, 30, 0, 0), civil::time(6, 0, 0, 0));
    let office = berlin(night, &[]);
    let minutes = |start: &str, amount| office.due(in_2026(start), term(amount, Unit::Minute)).at;
    // There is no half past two: the office opens when the clocks show half past three.
    assert_eq!(
        minutes("03-28T20:00:00+01", 60),
        in_2026("03-29T04:30:00+02")
    );
    // Half past two comes twice: it opens the first time.
    assert_eq!(
        minutes("10-24T20:00:00+02", 60),
        in_2026("10-25T02:30:00+01")
    );
}

#[test]
fn calendar_days_end_at_midnight() {
    let due = selangor().due(at("2026-11-26T10:00:00"), term(14, Unit::Day));
    assert_eq!(due.at, at("2026-12-10T23:59:59"));
}

#[test]
fn what_was_overdue_stays_overdue() {
    let due = at("2026-11-20T17:00:00");
    let moved = selangor().resume(
        due,
        at("2026-11-23T09:00:00"),
        at("2026-11-30T09:00:00"),
        Unit::Workday,
    );
    assert_eq!(moved.at, due);
}

#[test]
fn a_pause_of_a_week_moves_working_days_by_a_week() {
    let moved = selangor().resume(
        at("2026-11-27T17:00:00"),
        at("2026-11-24T09:00:00"),
        at("2026-12-01T09:00:00"),
        Unit::Workday,
    );
    assert_eq!(moved.at, at("2026-12-04T17:00:00"));
}

#[test]
fn impossible_calendars_are_refused() {
    let week = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    let office = (civil::time(8, 0, 0, 0), civil::time(17, 0, 0, 0));
    let none = Arc::new(BTreeMap::new());
    let built = Calendar::new(&week, Arc::clone(&none), office, zone());
    assert_eq!(built.err(), Some(CalendarError::NoWorkday));
    let built = Calendar::new(&[], none, (office.1, office.0), zone());
    assert_eq!(built.err(), Some(CalendarError::Hours));
}

/// Any instant in 2026, to the second.
fn instants() -> impl Strategy<Value = Time> {
    (0_i64..365 * 86_400).prop_map(|seconds| {
        Time::from_micros(at("2026-01-01T00:00:00").micros() + seconds * 1_000_000)
    })
}

fn units() -> impl Strategy<Value = Unit> {
    prop_oneof![
        Just(Unit::Minute),
        Just(Unit::Hour),
        Just(Unit::Day),
        Just(Unit::Workday)
    ]
}

fn holiday_sets() -> impl Strategy<Value = Vec<Date>> {
    proptest::collection::vec((1_i8..=12, 1_i8..=28), 0..20).prop_map(|days| {
        days.into_iter()
            .map(|(month, day)| date(2026, month, day))
            .collect()
    })
}

proptest! {
    #[test]
    fn due_is_never_before_the_start(
        start in instants(), amount in 1_u32..60, unit in units(), holidays in holiday_sets(),
    ) {
        let calendar = calendar(&[Weekday::Friday, Weekday::Saturday], &holidays);
        prop_assert!(calendar.due(start, term(amount, unit)).at > start);
    }

    #[test]
    fn working_days_end_on_a_working_day_and_count_right(
        start in instants(), amount in 1_u32..60, holidays in holiday_sets(),
    ) {
        let calendar = calendar(&[Weekday::Saturday, Weekday::Sunday], &holidays);
        let due = calendar.due(start, term(amount, Unit::Workday));
        let last = calendar.date(due.at);
        prop_assert!(calendar.rest(last).is_none());
        prop_assert_eq!(calendar.workdays_between(calendar.date(start), last), amount);
        for skipped in &due.skipped {
            prop_assert!(calendar.rest(skipped.date).is_some());
        }
    }

    #[test]
    fn more_time_is_never_due_earlier(
        start in instants(), amount in 1_u32..60, unit in units(), holidays in holiday_sets(),
    ) {
        let calendar = calendar(&[Weekday::Saturday, Weekday::Sunday], &holidays);
        let due = calendar.due(start, term(amount, unit)).at;
        prop_assert!(calendar.due(start, term(amount + 1, unit)).at >= due);
    }

    #[test]
    fn one_more_holiday_never_brings_the_date_nearer(
        start in instants(), amount in 1_u32..40, holidays in holiday_sets(), extra in (1_i8..=12, 1_i8..=28),
    ) {
        let fewer = calendar(&[Weekday::Sunday], &holidays);
        let mut more_days = holidays;
        more_days.push(date(2026, extra.0, extra.1));
        let more = calendar(&[Weekday::Sunday], &more_days);
        let promised = term(amount, Unit::Workday);
        prop_assert!(more.due(start, promised).at >= fewer.due(start, promised).at);
    }

    #[test]
    fn a_pause_never_brings_the_date_nearer(
        start in instants(), amount in 1_u32..40, unit in units(), holidays in holiday_sets(),
        until_pause in 0_i64..40 * 86_400, length in 0_i64..40 * 86_400,
    ) {
        let calendar = calendar(&[Weekday::Saturday, Weekday::Sunday], &holidays);
        let due = calendar.due(start, term(amount, unit)).at;
        let paused = Time::from_micros(start.micros() + until_pause * 1_000_000);
        let resumed = Time::from_micros(paused.micros() + length * 1_000_000);
        let moved = calendar.resume(due, paused, resumed, unit).at;
        prop_assert!(moved >= due);
        let longer = Time::from_micros(resumed.micros() + 86_400_000_000);
        prop_assert!(calendar.resume(due, paused, longer, unit).at >= moved);
    }
}
