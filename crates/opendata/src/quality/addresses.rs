//! Which addresses elsewhere are to be tried, and what follows from how that went.

use std::time::Duration;

use base::Time;

use super::model::Link;

/// Nobody answered so often in a row: the address is dead.
const DEAD: i64 = 2;
/// From one try of an address to the next.
const AGAIN: Duration = Duration::from_hours(24 * 7);

/// Whether somebody is at home where this status comes from, though they may not let programs in.
pub(crate) const fn is_alive(status: u16) -> bool {
    matches!(status, 200..=399 | 401 | 403 | 405 | 406 | 429)
}

/// Whether nobody is at home any more.
pub(crate) const fn is_dead(link: &Link) -> bool {
    link.failures >= DEAD
}

/// Addresses that are to be tried now: those that never were, then those that were long ago.
pub(crate) fn due(used: &[String], known: &[Link], (now, most): (Time, usize)) -> Vec<Link> {
    let mut all: Vec<Link> = Vec::new();
    for url in used {
        let found = known.iter().find(|link| link.url == *url);
        let is_young = |link: &Link| link.at <= now && now.since(link.at) < AGAIN;
        if all.iter().any(|link| link.url == *url) || found.is_some_and(is_young) {
            continue;
        }
        all.push(found.cloned().unwrap_or(Link {
            url: url.clone(),
            at: Time::from_micros(0),
            failures: 0,
        }));
    }
    all.sort_by_key(|link| link.at.micros());
    all.truncate(most);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::NOW;

    #[test]
    fn addresses_are_tried_once_a_week_and_are_dead_after_two_failures() {
        let link = |url: &str, hours: u64, failures: i64| Link {
            url: url.to_owned(),
            at: NOW - Duration::from_hours(hours),
            failures,
        };
        let known = [link("a", 1, 0), link("b", 24 * 8, 1), link("c", 24 * 9, 2)];
        let used = ["a", "b", "c", "new", "new"].map(str::to_owned);
        let due: Vec<Link> = due(&used, &known, (NOW, 2));
        let urls: Vec<&str> = due.iter().map(|link| link.url.as_str()).collect();
        assert_eq!(urls, ["new", "c"]);
        assert!(!is_dead(&known[1]) && is_dead(&known[2]));
        for (status, alive) in [
            (200, true),
            (301, true),
            (403, true),
            (404, false),
            (410, false),
            (500, false),
        ] {
            assert_eq!(is_alive(status), alive, "{status}");
        }
    }
}
