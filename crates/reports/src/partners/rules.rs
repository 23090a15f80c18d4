//! Decisions about partners: when to try again, what to ask for, what a list of codes says.

use std::time::Duration;

use base::Time;

/// The pause after the first try in vain, and after each later one.
const FIRST_PAUSE: Duration = Duration::from_mins(5);
const PAUSE: Duration = Duration::from_mins(30);
/// After so many tries, about two days, a parcel is laid aside.
const TRIES: i64 = 96;
/// After so many failures in a row the channel counts as failing.
pub const FAILING: i64 = 3;
/// From one question for updates to the next.
pub const POLL: Duration = Duration::from_mins(5);
/// So far back each question for updates goes, and once a day.
const WINDOW: Duration = Duration::from_hours(2);
const DAY: Duration = Duration::from_hours(24);
/// What was missed while nothing ran is asked for, but no further back.
const FARTHEST: Duration = Duration::from_hours(30 * 24);
/// Clocks of two machines differ by less.
pub const SKEW: Duration = Duration::from_mins(10);
/// The longest key and the longest code there, in characters.
pub const KEY_MAX: usize = 500;
const CODE_MAX: usize = 100;
/// Most lines of codes.
pub const SERVICES_MAX: usize = 500;
/// The longest words that the standard allows, in characters.
const WORDS_MAX: usize = 4_000;

/// The pause after so many tries in vain; none when it is time to give up.
pub fn pause(attempts: i64) -> Option<Duration> {
    match attempts {
        ..=1 => Some(FIRST_PAUSE),
        2..TRIES => Some(PAUSE),
        _ => None,
    }
}

/// Since when updates are asked for now, and whether that is the question of the day.
pub fn window(now: Time, heard: Option<Time>, swept: Option<Time>) -> (Time, bool) {
    let sweep = swept.is_none_or(|last| now.since(last) >= DAY);
    let usual = now - if sweep { DAY } else { WINDOW };
    let missed = heard.map_or(usual, |heard| heard - SKEW);
    (usual.min(missed).max(now - FARTHEST), sweep)
}

/// From one question for reports that were made there to the next.
pub const FETCH: Duration = Duration::from_mins(15);
/// The first question goes back so far, and none goes further: the standard's span.
const FETCH_FIRST: Duration = Duration::from_hours(24);
const FETCH_FARTHEST: Duration = Duration::from_hours(89 * 24);

/// Since when reports are asked for now: a little of what was asked for before, because a server may be slow to list.
pub fn fetch_from(now: Time, fetched: Option<Time>) -> Time {
    let from = match fetched {
        None => now - FETCH_FIRST,
        Some(fetched) => fetched.min(now) - WINDOW,
    };
    from.max(now - FETCH_FARTHEST)
}

/// Reads lines of `ours = theirs`; nothing where one of them is no such line, or a category has two.
pub fn services(text: &str) -> Option<Vec<(String, String)>> {
    let mut all: Vec<(String, String)> = Vec::new();
    let lines = text.lines().map(str::trim);
    for line in lines.filter(|line| !line.is_empty()) {
        let (ours, theirs) = line.split_once('=')?;
        let (ours, theirs) = (ours.trim(), theirs.trim());
        let fits = |code: &str| !code.is_empty() && code.chars().count() <= CODE_MAX;
        let known = all.iter().any(|(known, _)| known == ours);
        if !fits(ours) || !fits(theirs) || known || all.len() >= SERVICES_MAX {
            return None;
        }
        all.push((ours.to_owned(), theirs.to_owned()));
    }
    Some(all)
}

/// Writes what [`services`] reads.
pub fn services_text(all: &[(String, String)]) -> String {
    let lines: Vec<String> = all
        .iter()
        .map(|(ours, theirs)| format!("{ours} = {theirs}"))
        .collect();
    lines.join("\n")
}

/// Words with what follows them, which is never cut; the words are, where both do not fit.
pub fn fitted(words: &str, tail: &str) -> String {
    let room = WORDS_MAX.saturating_sub(tail.chars().count());
    if words.chars().count() <= room {
        return format!("{words}{tail}");
    }
    let kept: String = words.chars().take(room.saturating_sub(1)).collect();
    format!("{kept}…{tail}")
}

/// How a report stands after a move, in the two words that every server knows.
pub fn status(step: &str) -> &'static str {
    match step {
        "resolve" | "decline" | "expire" | "uphold" | "merge" | "transfer" | "accept" | "refer"
        | "forward" => "CLOSED",
        _ => "OPEN",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_pause_is_short_and_the_last_try_ends_it() {
        assert_eq!(pause(1), Some(FIRST_PAUSE));
        assert_eq!(pause(2), Some(PAUSE));
        assert_eq!(pause(TRIES - 1), Some(PAUSE));
        assert_eq!(pause(TRIES), None);
    }

    #[test]
    fn lines_of_codes_are_read_whole_or_not_at_all() {
        let read = services(" pothole = 001\n\n light=L 2 ").expect("codes");
        assert_eq!(
            read,
            [("pothole", "001"), ("light", "L 2")].map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
        assert_eq!(services(&services_text(&read)), Some(read));
        for odd in ["pothole", "= 1", "a =", "a = 1\na = 2"] {
            assert_eq!(services(odd), None, "{odd}");
        }
        assert_eq!(services(""), Some(Vec::new()));
    }

    proptest! {
        /// What was missed is asked for, however long nothing ran.
        #[test]
        fn no_moment_is_left_out(heard in 0_i64..2_000_000, now in 0_i64..2_000_000, swept: bool) {
            let second = |at: i64| Time::from_micros(1_700_000_000_000_000 + at * 1_000_000);
            let (heard, now) = (second(heard.min(now)), second(now.max(heard)));
            let (from, sweep) = window(now, Some(heard), swept.then_some(now));
            prop_assert!(from < heard || now.since(heard) > FARTHEST);
            prop_assert_eq!(sweep, !swept);
            prop_assert!(now.since(from) >= WINDOW && now.since(from) <= FARTHEST);
        }

        #[test]
        fn words_fit_with_their_tail(words: String, tail in "[a-z]{0,200}", times in 0_usize..200) {
            let long = words.repeat(times);
            let whole = fitted(&long, &tail);
            prop_assert!(whole.chars().count() <= WORDS_MAX && whole.ends_with(&tail));
        }

        #[test]
        fn any_text_is_read_or_refused(text: String) {
            if let Some(read) = services(&text) {
                prop_assert!(read.len() <= SERVICES_MAX);
            }
        }
    }
}
