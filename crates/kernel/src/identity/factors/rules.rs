//! Decisions about second factors, without any store.

use std::time::Duration;

use base::{Actor, Factor as Standing, Time};

use super::super::error::Error;
use super::totp;

/// How many recovery codes a person gets.
pub(super) const RECOVERY_CODES: usize = 10;
/// Most authenticator apps that a person has.
pub(in super::super) const FACTORS_MAX: usize = 5;
/// How long an app may take to show its first code.
pub(super) const PENDING_LIFE: Duration = Duration::from_hours(1);
/// Longest reason for a reset, in characters.
pub(in super::super) const REASON_MAX: usize = 500;

/// So many wrong tries in a row, and the person waits.
const TRIES: i64 = 5;
const LOCK_FIRST: Duration = Duration::from_mins(15);
const LOCK_MOST: Duration = Duration::from_hours(24);

/// Characters of a recovery code: sixty bits, in groups of four.
const RECOVERY: usize = 12;
const GROUP: usize = 4;

/// How long a person waits after so many wrong tries in a row: longer each time, because whoever guesses has
/// proved to read their letters already.
pub(super) fn lock(wrong: i64) -> Option<Duration> {
    if wrong < TRIES || wrong % TRIES != 0 {
        return None;
    }
    let before = u32::try_from(wrong / TRIES - 1).unwrap_or(u32::MAX);
    let longer = 2_u32
        .checked_pow(before)
        .and_then(|times| LOCK_FIRST.checked_mul(times));
    Some(longer.map_or(LOCK_MOST, |span| span.min(LOCK_MOST)))
}

/// How many tries are left before the person waits.
pub(super) fn tries_left(wrong: i64) -> i64 {
    TRIES - wrong.rem_euclid(TRIES)
}

/// Whether a person may add an app, or change what is there: the first one after signing in, any other only right
/// after they entered one.
pub(super) fn may_change(actor: &Actor, now: Time, has_any: bool) -> Result<(), Error> {
    match actor.factor {
        Standing::Free => Err(Error::FactorNotAsked),
        _ if !has_any => Ok(()),
        Standing::Wanted => Err(Error::FactorWanted),
        standing if standing.is_fresh(now) => Ok(()),
        Standing::Proved(_) => Err(Error::FactorAgain),
    }
}

/// The digits of an app's code as it was typed, or nothing if it cannot be one.
pub(super) fn digits(typed: &str) -> Option<String> {
    let bare: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let whole = usize::try_from(totp::DIGITS).unwrap_or_default();
    let fits = bare.len() == whole && bare.bytes().all(|byte| byte.is_ascii_digit());
    fits.then_some(bare)
}

/// A recovery code as it is shown, from a secret.
pub(super) fn recovery_shown(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().take(RECOVERY).collect();
    let groups = letters.chunks(GROUP).map(String::from_iter);
    groups.collect::<Vec<_>>().join("-").to_uppercase()
}

/// A recovery code as it was typed or read from paper, without what does not matter; nothing if it cannot be one.
pub(super) fn recovery_bare(typed: &str) -> Option<String> {
    let bare: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2013}'))
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect();
    let fits = bare.len() == RECOVERY && bare.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then_some(bare)
}

/// The reason for a reset, trimmed.
pub(super) fn reason(text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if (1..=REASON_MAX).contains(&text.chars().count()) {
        Ok(text)
    } else {
        Err(Error::FactorReason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_fifth_wrong_try_locks_for_twice_as_long() {
        let minutes = |wrong| lock(wrong).map(|span| span.as_secs() / 60);
        assert!([0, 1, 4, 6, 9].map(minutes).iter().all(Option::is_none));
        assert_eq!([5, 10, 15].map(minutes), [Some(15), Some(30), Some(60)]);
        assert_eq!([50, 5_000].map(minutes), [Some(1440), Some(1440)]);
        assert_eq!([0, 1, 4, 5].map(tries_left), [5, 4, 1, 5]);
    }

    #[test]
    fn only_the_first_app_is_added_without_another() {
        let mut actor = Actor::person(base::Id::from_bits(1), "Siti");
        let now = Time::from_micros(0);
        let old = now + base::STEP_UP;
        assert!(matches!(
            may_change(&actor, now, false),
            Err(Error::FactorNotAsked)
        ));
        actor.factor = Standing::Wanted;
        assert!(may_change(&actor, now, false).is_ok());
        assert!(matches!(
            may_change(&actor, now, true),
            Err(Error::FactorWanted)
        ));
        actor.factor = Standing::Proved(now);
        assert!(may_change(&actor, now, true).is_ok());
        assert!(matches!(
            may_change(&actor, old, true),
            Err(Error::FactorAgain)
        ));
    }

    #[test]
    fn recovery_codes_are_read_as_people_write_them() {
        let shown = recovery_shown("abcdefghjkmnpqrstv");
        assert_eq!(shown, "ABCD-EFGH-JKMN");
        for typed in ["abcd efgh jkmn", "ABCDEFGHJKMN\n", "abcd–efgh-JKMN"] {
            assert_eq!(recovery_bare(typed).as_deref(), Some("ABCDEFGHJKMN"));
        }
        assert_eq!(
            recovery_bare("OIL0-1111-1111").as_deref(),
            Some("011011111111")
        );
        assert_eq!(recovery_bare("ABCD-EFGH"), None);
    }

    proptest! {
        #[test]
        fn any_typing_is_read_or_refused(typed: String) {
            prop_assert!(digits(&typed).is_none_or(|code| code.len() == 6));
            prop_assert!(recovery_bare(&typed).is_none_or(|code| code.len() == RECOVERY));
        }
    }
}
