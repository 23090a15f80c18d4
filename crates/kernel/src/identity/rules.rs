//! Decisions about codes and sessions, without any store.

use std::time::Duration;

use base::{Actor, Matter, OWN_READ, OWN_TOKENS, OWN_WRITE, Time, Via, hex};
use sha2::{Digest, Sha256};

use super::error::Error;
use super::model::Held;
use super::{GRANT, ROLES};
use crate::registry::Registry;

/// Digits of a one-time code.
pub(crate) const CODE_DIGITS: u32 = 6;
/// How long a code is good.
pub const CODE_LIFE: Duration = Duration::from_mins(10);
/// Wrong tries that a code bears.
pub const CODE_TRIES: i64 = 5;
/// How far back requests for codes are counted.
pub(crate) const CODE_WINDOW: Duration = Duration::from_hours(1);

const RESEND_PAUSE: Duration = Duration::from_secs(30);
const PER_PURPOSE: usize = 5;
const PER_ADDRESS: usize = 10;

/// A session that was used is noted at most this often.
pub(crate) const SEEN_EVERY: Duration = Duration::from_mins(1);

/// The roles that may be given for a part of an agency's work.
const PARTED: [&str; 2] = ["officer", "agency_admin"];

/// Longest name of a token, in characters.
pub(crate) const TOKEN_NAME_MAX: usize = 100;
/// Most tokens that one person has at a time.
pub(crate) const TOKENS_MAX: usize = 50;
/// The longest that a token may last, in days.
pub(crate) const TOKEN_DAYS_MAX: u32 = 366;
const TOKEN_DAYS_USUAL: u32 = 90;

/// When a new token ends: as asked, if that is neither over nor too far.
pub(crate) fn token_end(now: Time, asked: Option<Time>) -> Result<Time, Error> {
    let days = |days: u32| now + Duration::from_hours(24 * u64::from(days));
    match asked {
        None => Ok(days(TOKEN_DAYS_USUAL)),
        Some(end) if end > now && end <= days(TOKEN_DAYS_MAX) => Ok(end),
        Some(_) => Err(Error::TokenEnd),
    }
}

/// The name of a token, trimmed.
pub(crate) fn token_name(name: &str) -> Result<&str, Error> {
    let name = name.trim();
    if (1..=TOKEN_NAME_MAX).contains(&name.chars().count()) {
        Ok(name)
    } else {
        Err(Error::TokenName)
    }
}

/// The scopes that somebody may give to a token of theirs: what is their own, and what they hold. Who came
/// with a token passes on only what it has.
pub fn scopes_open_to(actor: &Actor) -> Vec<String> {
    let own = [OWN_READ, OWN_WRITE, OWN_TOKENS].map(|scope| scope.0.to_owned());
    let held = actor.grants.iter().map(|grant| grant.permission.clone());
    let mut all: Vec<String> = own.into_iter().chain(held).collect();
    if let Via::Token { scopes } = &actor.via {
        all.retain(|scope| scopes.contains(scope));
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// A role as it may be given: everything that it names exists, and only work at an agency is parted.
pub(crate) fn role_sound(registry: &Registry, asked: &Held) -> Result<Held, Error> {
    if !ROLES.contains(&asked.role.as_str()) {
        return Err(Error::RoleUnknown);
    }
    let named = |code: &Option<String>| code.clone().filter(|code| !code.is_empty());
    let agency = match named(&asked.agency) {
        None => None,
        Some(code) => {
            let agency = registry.agency(&code).ok_or(Error::AgencyUnknown)?;
            Some(agency.code.to_string())
        }
    };
    let held = Held {
        role: asked.role.clone(),
        agency,
        area: named(&asked.area),
        category: named(&asked.category),
    };
    let known_area =
        |code: &str| registry.state(code).is_some() || registry.district(code).is_some();
    if !held.area.as_deref().is_none_or(known_area) {
        return Err(Error::AreaUnknown);
    }
    let code = held.category.as_deref();
    if code.is_some_and(|code| registry.categories_within(code).is_empty()) {
        return Err(Error::CategoryUnknown);
    }
    let parted = PARTED.contains(&held.role.as_str()) && held.agency.is_some();
    if held.is_whole() || parted {
        Ok(held)
    } else {
        Err(Error::RolePart)
    }
}

/// Whether the actor holds, for at least that part of the work, everything that a role gives, and may
/// give roles there.
pub(crate) fn gives(
    actor: &Actor,
    registry: &Registry,
    permissions: &[&'static str],
    held: &Held,
) -> bool {
    let Some(agency) = held.agency.as_deref() else {
        return false;
    };
    let area = held.area.as_deref();
    let district = area.and_then(|code| registry.district(code));
    let matter = Matter {
        agency,
        state: district.map_or(area, |district| Some(district.state.as_str())),
        district: district.map(|district| district.code.as_str()),
        category: None,
    };
    let within = held.category.as_deref();
    let within = within.map(|code| registry.categories_within(code));
    let matters: Vec<Matter<'_>> = match &within {
        None => vec![matter],
        Some(codes) => {
            let of = |code| Matter {
                category: Some(code),
                ..matter
            };
            codes.iter().map(String::as_str).map(of).collect()
        }
    };
    let mut needed = permissions.iter().copied().chain([GRANT.0]);
    let holds = |permission: &str| matters.iter().all(|it| actor.holds(permission, it));
    !matters.is_empty() && needed.all(holds)
}

/// A code that was sent to an address within [`CODE_WINDOW`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sent {
    /// What it was for.
    pub(crate) purpose: String,
    /// When.
    pub(crate) at: Time,
}

/// Whether another code may go to an address, or after how many seconds. Nobody's letter box is
/// flooded, and nobody gets to guess at a thousand codes.
pub(crate) fn resend(sent: &[Sent], purpose: &str, now: Time) -> Result<(), u32> {
    let same: Vec<Time> = sent
        .iter()
        .filter(|code| code.purpose == purpose)
        .map(|code| code.at)
        .collect();
    let all: Vec<Time> = sent.iter().map(|code| code.at).collect();
    let after_last = same.iter().max().map(|last| *last + RESEND_PAUSE);
    let again = [after_last, room(same, PER_PURPOSE), room(all, PER_ADDRESS)];
    let again = again
        .into_iter()
        .flatten()
        .max()
        .filter(|again| *again > now);
    match again {
        None => Ok(()),
        Some(again) => Err(seconds(again.since(now))),
    }
}

/// Whole seconds, not fewer.
pub(super) fn seconds(span: Duration) -> u32 {
    u32::try_from(span.as_millis().div_ceil(1000)).unwrap_or(u32::MAX)
}

/// When there is room for one more of `most` in the window; nothing if there is now.
fn room(mut times: Vec<Time>, most: usize) -> Option<Time> {
    times.sort_unstable();
    let over = times.len().checked_sub(most)?;
    times.get(over).map(|oldest| *oldest + CODE_WINDOW)
}

/// The digits of a code as it was typed or pasted, or nothing if it cannot be one.
pub(crate) fn code_digits(typed: &str) -> Option<String> {
    let bare: String = typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '\u{2013}'))
        .collect();
    let fits = bare.len() == usize::try_from(CODE_DIGITS).unwrap_or_default()
        && bare.bytes().all(|byte| byte.is_ascii_digit());
    fits.then_some(bare)
}

/// What a code is stored as: bound to its own row, so that equal codes look different.
pub(crate) fn code_hash(id: &str, code: &str) -> String {
    hex(&Sha256::digest(
        format!("balai code 1\n{id}\n{code}").as_bytes(),
    ))
}

/// Whether a text can name a scope: dotted words of small letters, digits and underscores.
pub(crate) fn is_scope(text: &str) -> bool {
    let is_word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    text.len() <= 60 && text.contains('.') && text.split('.').all(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sent(seconds: &[i64]) -> Vec<Sent> {
        let at = |second: &i64| Time::from_micros(second * 1_000_000);
        seconds
            .iter()
            .map(|second| Sent {
                purpose: "sign_in".to_owned(),
                at: at(second),
            })
            .collect()
    }

    fn at(second: i64) -> Time {
        Time::from_micros(second * 1_000_000)
    }

    #[test]
    fn a_second_code_waits_half_a_minute() {
        assert_eq!(resend(&[], "sign_in", at(0)), Ok(()));
        assert_eq!(resend(&sent(&[100]), "sign_in", at(101)), Err(29));
        assert_eq!(resend(&sent(&[100]), "sign_in", at(130)), Ok(()));
        assert_eq!(resend(&sent(&[100]), "case:x", at(101)), Ok(()));
    }

    #[test]
    fn five_an_hour_for_one_thing_and_ten_for_all() {
        let five = sent(&[0, 100, 200, 300, 400]);
        assert_eq!(resend(&five, "sign_in", at(500)), Err(3100));
        assert_eq!(resend(&five, "sign_in", at(3600)), Ok(()));
        assert_eq!(resend(&five, "case:x", at(500)), Ok(()));
        let ten = sent(&[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(resend(&ten, "case:x", at(500)), Err(3100));
    }

    #[test]
    fn tokens_end_within_a_year_and_a_day() {
        let day = Duration::from_hours(24);
        assert_eq!(token_end(at(0), None).ok(), Some(at(0) + 90 * day));
        assert_eq!(token_end(at(0), Some(at(1))).ok(), Some(at(1)));
        assert!(token_end(at(0), Some(at(0))).is_err());
        assert!(token_end(at(0), Some(at(1) + 366 * day)).is_err());
    }

    #[test]
    fn a_token_passes_on_what_it_has_and_no_more() {
        let mut actor = Actor::person(base::Id::from_bits(1), "Aminah");
        let own = ["own.read", "own.tokens", "own.write"];
        assert_eq!(scopes_open_to(&actor), own);
        actor
            .grants
            .push(base::Grant::new(crate::cases::READ, Some("mbpj")));
        assert!(scopes_open_to(&actor).contains(&"cases.read".to_owned()));
        let scopes = vec!["own.tokens".to_owned(), "cases.work".to_owned()];
        actor.via = Via::Token { scopes };
        assert_eq!(scopes_open_to(&actor), ["own.tokens"]);
    }

    #[test]
    fn codes_as_people_paste_them() {
        assert_eq!(code_digits(" 123 456\n").as_deref(), Some("123456"));
        assert_eq!(code_digits("123-456").as_deref(), Some("123456"));
        for typed in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(code_digits(typed), None, "{typed}");
        }
    }

    #[test]
    fn scopes_are_dotted_words() {
        assert!(is_scope("open311.write"));
        assert!(
            ["", "open311", "Open311.write", "a..b", ".a", "a. b"]
                .iter()
                .all(|s| !is_scope(s))
        );
    }

    proptest! {
        #[test]
        fn waiting_as_told_is_enough(seconds in proptest::collection::vec(0_i64..4000, 0..14)) {
            let now = at(4000);
            let known = sent(&seconds);
            if let Err(wait) = resend(&known, "sign_in", now) {
                let later = now + Duration::from_secs(wait.into());
                prop_assert_eq!(resend(&known, "sign_in", later), Ok(()));
            }
        }

        #[test]
        fn any_typing_is_read_or_refused(typed: String) {
            prop_assert!(code_digits(&typed).is_none_or(|code| code.len() == 6));
        }
    }
}
