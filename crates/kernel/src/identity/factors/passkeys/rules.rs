//! Decisions about passkeys, without any store.

use std::time::Duration;

use base::{Actor, Factor as Standing, Time, hex};
use sha2::{Digest, Sha256};
use url::Url;

use super::super::super::error::Error;
use super::super::rules::may_change;

/// Most passkeys that a person has.
pub(in crate::identity) const PASSKEYS_MAX: usize = 10;
/// Longest name of a passkey, in characters.
pub(in crate::identity) const NAME_MAX: usize = 60;
/// How long a browser may take to answer.
pub(super) const CHALLENGE_LIFE: Duration = Duration::from_mins(5);

/// Whether a person may add a passkey: as another app, and whoever is asked for no factor may as well.
pub(super) fn may_add(actor: &Actor, now: Time, has_any: bool) -> Result<(), Error> {
    match actor.factor {
        Standing::Free => Ok(()),
        Standing::Wanted | Standing::Proved(_) => may_change(actor, now, has_any),
    }
}

/// The name of a passkey, trimmed; it may have none.
pub(super) fn name(text: &str) -> Result<&str, Error> {
    let text = text.trim();
    if text.chars().count() <= NAME_MAX {
        Ok(text)
    } else {
        Err(Error::PasskeyName)
    }
}

/// Where people come to the instance, and its name, under which devices keep keys; a bare number is no name to them.
pub(super) fn origin(public_url: &str) -> Option<(Url, String)> {
    let origin = Url::parse(public_url).ok()?;
    let name = origin.domain()?.to_owned();
    Some((origin, name))
}

/// What a question is bound to: a mark of the proof that only this browser's forms carry, and a fresh session's no more.
pub(super) fn browser(csrf: &str) -> String {
    hex(&Sha256::digest(
        format!("balai passkey 1\n{csrf}").as_bytes(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_asked_for_no_factor_may_add_a_passkey_and_others_as_another_app() {
        let mut actor = Actor::person(base::Id::from_bits(1), "Siti");
        let now = Time::from_micros(0);
        assert!(may_add(&actor, now, true).is_ok());
        actor.factor = Standing::Wanted;
        assert!(may_add(&actor, now, false).is_ok());
        assert!(matches!(
            may_add(&actor, now, true),
            Err(Error::FactorWanted)
        ));
        actor.factor = Standing::Proved(now);
        assert!(may_add(&actor, now, true).is_ok());
        let late = may_add(&actor, now + base::STEP_UP, true);
        assert!(matches!(late, Err(Error::FactorAgain)));
    }

    #[test]
    fn a_name_is_short_and_may_be_missing() {
        assert_eq!(name(" Telefon saya ").ok(), Some("Telefon saya"));
        assert_eq!(name(" ").ok(), Some(""));
        assert!(name(&"அ".repeat(NAME_MAX)).is_ok());
        assert!(name(&"அ".repeat(NAME_MAX + 1)).is_err());
    }

    #[test]
    fn devices_keep_keys_for_names_and_not_for_numbers() {
        let name = |url: &str| origin(url).map(|(_, name)| name);
        assert_eq!(
            name("https://balai.gov.my").as_deref(),
            Some("balai.gov.my")
        );
        assert_eq!(name("http://localhost:8080").as_deref(), Some("localhost"));
        for url in ["http://127.0.0.1:8080", "https://[::1]", "balai.gov.my", ""] {
            assert_eq!(name(url), None, "{url}");
        }
    }

    #[test]
    fn each_browser_is_marked_by_itself() {
        assert_eq!(browser("a"), browser("a"));
        assert_ne!(browser("a"), browser("b"));
    }
}
