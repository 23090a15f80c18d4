//! Days and moments as numbers: days and microseconds since 1970, in the proleptic Gregorian calendar, without zones.

/// Microseconds of a day.
pub(crate) const DAY: i64 = 86_400_000_000;
const SECOND: i64 = 1_000_000;

/// The day of a date, if there is such a date from year 1 to 9999.
pub(crate) fn day(year: u32, month: u32, day: u32) -> Option<i32> {
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
        return None;
    }
    if day > days_of(year, month) {
        return None;
    }
    // Years begin in March, so that the leap day is the last of its year.
    let (year, month) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let of_year = (153 * month + 2) / 5 + day - 1;
    let days = year * 365 + year / 4 - year / 100 + year / 400 + of_year;
    i32::try_from(i64::from(days) - 719_468).ok()
}

fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day of a day.
pub(crate) fn date(day: i64) -> (i64, i64, i64) {
    let days = day + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = year + era * 400;
    if month < 10 {
        (year, month + 3, day)
    } else {
        (year + 1, month - 9, day)
    }
}

/// Digits only, as a number.
fn digits(bytes: &[u8]) -> Option<u32> {
    if bytes.is_empty() || bytes.len() > 9 {
        return None;
    }
    bytes.iter().try_fold(0, |number: u32, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + u32::from(byte - b'0'))
    })
}

/// `YYYY-MM-DD`.
pub(crate) fn read_date(text: &str) -> Option<i32> {
    let (year, rest) = text.as_bytes().split_first_chunk::<4>()?;
    let ([b'-', months @ ..], rest) = rest.split_first_chunk::<3>()? else {
        return None;
    };
    let [b'-', days @ ..] = rest else {
        return None;
    };
    if days.len() != 2 {
        return None;
    }
    day(digits(year)?, digits(months)?, digits(days)?)
}

/// The three numbers of `3/12/2024`, `03-12-2024` or `3.12.2024`: the year is the last, with four digits.
pub(crate) fn read_parts(text: &str) -> Option<(u32, u32, u32)> {
    let mark = text.bytes().find(|byte| !byte.is_ascii_digit())?;
    if !matches!(mark, b'/' | b'-' | b'.') || text.len() > 10 {
        return None;
    }
    let mut parts = text.as_bytes().split(|byte| *byte == mark);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || first.len() > 2 || second.len() > 2 || year.len() != 4 {
        return None;
    }
    Some((digits(first)?, digits(second)?, digits(year)?))
}

/// `YYYY-MM-DD HH:MM:SS`, with `T` between too, seconds and up to six digits of a fraction optional. No zone.
pub(crate) fn read_timestamp(text: &str) -> Option<i64> {
    let (days, time) = text.split_once(['T', ' '])?;
    let days = i64::from(read_date(days)?);
    let (time, fraction) = match time.split_once('.') {
        Some((time, fraction)) => (time, Some(fraction)),
        None => (time, None),
    };
    let mut parts = time.split(':').map(|part| match part.len() {
        2 => digits(part.as_bytes()),
        _ => None,
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = match parts.next() {
        Some(second) => second?,
        None if fraction.is_none() => 0,
        None => return None,
    };
    if parts.next().is_some() {
        return None;
    }
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let fraction = match fraction {
        None => 0,
        Some(text) if text.len() <= 6 => {
            let short = u32::try_from(6 - text.len()).ok()?;
            digits(text.as_bytes())? * 10_u32.pow(short)
        }
        Some(_) => return None,
    };
    let seconds = i64::from(hour * 3600 + minute * 60 + second);
    Some(days * DAY + seconds * SECOND + i64::from(fraction))
}

/// `YYYY-MM-DD`.
pub(crate) fn date_text(day: i64) -> String {
    let (year, month, day) = date(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// `YYYY-MM-DDTHH:MM:SS`, with six digits of a fraction if there is one.
pub(crate) fn timestamp_text(micros: i64) -> String {
    let of_day = micros.rem_euclid(DAY);
    let (seconds, fraction) = (of_day / SECOND, of_day % SECOND);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let day = date_text(micros.div_euclid(DAY));
    if fraction == 0 {
        format!("{day}T{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{day}T{hour:02}:{minute:02}:{second:02}.{fraction:06}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_survives() {
        let first = day(1799, 12, 31).unwrap();
        let last = day(2200, 1, 1).unwrap();
        for number in first..last {
            let text = date_text(i64::from(number));
            assert_eq!(read_date(&text), Some(number), "{text}");
        }
        assert_eq!(read_date("1970-01-01"), Some(0));
        assert_eq!(read_date("2000-03-01"), Some(11_017));
        assert_eq!(read_date("2023-02-29"), None);
        assert_eq!(read_date("1900-02-29"), None);
    }

    #[test]
    fn moments_survive() {
        let read = read_timestamp("2024-02-29 23:59:58").unwrap();
        assert_eq!(timestamp_text(read), "2024-02-29T23:59:58");
        let read = read_timestamp("1969-12-31T23:59:59.5").unwrap();
        assert_eq!(timestamp_text(read), "1969-12-31T23:59:59.500000");
        assert_eq!(read_timestamp("2024-02-29T24:00:00"), None);
        assert_eq!(read_timestamp("2024-02-29T10:00:00Z"), None);
    }
}
