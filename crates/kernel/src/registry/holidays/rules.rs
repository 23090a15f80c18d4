//! Which days may still be made, or no longer be, days of rest.

use base::Problem;
use jiff::ToSpan;
use jiff::civil::Date;

/// So long after it a day may still be declared one of rest: some are announced on the day itself, and typed in later.
const BACK_DAYS: i64 = 31;
/// So many years ahead calendars are kept.
const YEARS_AHEAD: i64 = 2;

/// The first day about which anything may be changed.
pub(super) fn first(today: Date) -> Date {
    today.checked_sub(BACK_DAYS.days()).unwrap_or(today)
}

/// Refuses days that are long over, by which answers were judged already, and those that nobody can know yet.
pub(super) fn check(day: Date, today: Date) -> Result<(), Problem> {
    let last = today.checked_add(YEARS_AHEAD.years()).unwrap_or(today);
    if first(today) <= day && day <= last {
        return Ok(());
    }
    Err(Problem::invalid().field("date-day", "kernel.registry.holiday_far"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::check;

    #[test]
    fn a_day_is_near_enough_a_month_back_and_two_years_ahead() {
        let today = date(2026, 11, 28);
        let fits = |day| check(day, today).is_ok();
        assert!(fits(today) && fits(date(2026, 10, 28)) && fits(date(2028, 11, 28)));
        assert!(!fits(date(2026, 10, 27)) && !fits(date(2028, 11, 29)));
    }
}
