//! Which part of a file somebody asks for, as players do when they jump (RFC 9110, section 14).

use std::ops::Range;

/// What a `Range` header asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// All of it; also where the header is not understood, as the standard says.
    Whole,
    /// These bytes.
    Part(Range<u64>),
    /// Nothing that there is.
    Beyond,
}

/// What is asked for of so many bytes. Several parts at once are not given: then it is all of it.
pub(super) fn asked(header: &str, length: u64) -> Asked {
    let Some((first, last)) = header
        .trim()
        .strip_prefix("bytes=")
        .and_then(|range| range.trim().split_once('-'))
    else {
        return Asked::Whole;
    };
    let number = |text: &str| {
        let text = text.trim();
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().unwrap_or(u64::MAX))
    };
    let range = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(length),
        (Some(first), None) if last.trim().is_empty() => first..length,
        (None, Some(count)) if first.trim().is_empty() => length.saturating_sub(count)..length,
        _ => return Asked::Whole,
    };
    if range.is_empty() {
        Asked::Beyond
    } else {
        Asked::Part(range)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_cut_at_the_end() {
        for (header, range) in [
            ("bytes=0-0", 0..1),
            ("bytes=5-", 5..10),
            ("bytes=-3", 7..10),
            ("bytes=-99", 0..10),
            ("bytes=9-99999999999999999999", 9..10),
            (" bytes=0-9 ", 0..10),
        ] {
            assert_eq!(asked(header, 10), Asked::Part(range), "{header}");
        }
    }

    #[test]
    fn what_is_not_there_and_what_is_not_understood_differ() {
        for header in ["bytes=10-", "bytes=10-20", "bytes=-0"] {
            assert_eq!(asked(header, 10), Asked::Beyond, "{header}");
        }
        for header in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=3-2",
            "bytes=0-1,3-4",
            "lines=0-1",
            "bytes=a-b",
        ] {
            assert_eq!(asked(header, 10), Asked::Whole, "{header}");
        }
        assert_eq!(asked("bytes=0-", 0), Asked::Beyond);
    }
}
