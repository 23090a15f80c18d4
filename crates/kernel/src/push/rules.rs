//! Decisions about devices, without input or output.

use std::time::Duration;

use base::Time;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::error::Error;
use super::model::Keys;
use crate::outbound::is_named;

/// Devices of one person.
pub(super) const DEVICES_MAX: usize = 10;
/// The longest address of a device.
const ENDPOINT_MAX: usize = 1_000;
/// How long a push service keeps a message for a device that is off: a week.
pub(super) const KEPT: Duration = Duration::from_hours(7 * 24);
/// How long a proof of who we are holds; a day at most (RFC 8292).
const PROOF: Duration = Duration::from_hours(12);
const POINT: usize = 65;
const AUTH: usize = 16;

/// The keys as a browser writes them.
pub(super) fn keys(public: &str, auth: &str) -> Result<Keys, Error> {
    let read = |text: &str| {
        let bare = text.trim_end_matches('=');
        URL_SAFE_NO_PAD.decode(bare).map_err(|_| Error::Malformed)
    };
    let keys = Keys {
        public: read(public)?,
        auth: read(auth)?,
    };
    let whole = keys.public.len() == POINT && keys.public.first() == Some(&4);
    if whole && keys.auth.len() == AUTH {
        Ok(keys)
    } else {
        Err(Error::Malformed)
    }
}

/// Whether this may be a device's address: https, or a push service of the operator's.
pub(super) fn endpoint(url: &str, services: &[String]) -> Result<(), Error> {
    let known = url.starts_with("https://") || is_named(services, url);
    let plain = url.bytes().all(|byte| byte.is_ascii_graphic());
    if known && plain && url.len() <= ENDPOINT_MAX && origin(url).is_some() {
        Ok(())
    } else {
        Err(Error::Malformed)
    }
}

/// Scheme, machine and port of an address.
pub(super) fn origin(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let machine = rest.split(['/', '?', '#', '\\']).next()?;
    let end = scheme.len() + 3 + machine.len();
    let fits = !machine.is_empty() && !machine.contains('@');
    url.get(..end).filter(|_| fits)
}

/// The machine in an address, for people.
pub(crate) fn machine(url: &str) -> &str {
    let origin = origin(url).unwrap_or_default();
    origin.split_once("://").map_or("", |(_, machine)| machine)
}

/// What a proof says: to whom, until when, and who answers for us.
pub(super) fn claims(url: &str, now: Time, site: &str) -> String {
    let until = (now + PROOF).micros() / 1_000_000;
    let mut claims = serde_json::json!({"aud": origin(url).unwrap_or_default(), "exp": until});
    if let Some(fields) = claims
        .as_object_mut()
        .filter(|_| site.starts_with("https://"))
    {
        fields.insert("sub".to_owned(), site.into());
    }
    claims.to_string()
}

/// What follows from a push service's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It was taken.
    Taken,
    /// There is no such device any more.
    Gone,
    /// It may be taken later.
    Later,
    /// It will never be taken.
    Never,
}

pub(super) const fn outcome(status: u16) -> Outcome {
    match status {
        200..=299 => Outcome::Taken,
        404 | 410 => Outcome::Gone,
        408 | 425 | 429 | 500..=599 => Outcome::Later,
        _ => Outcome::Never,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_https_and_the_operators_own_services_are_devices() {
        let own = ["127.0.0.1:9000".to_owned()];
        for fits in [
            "https://push.example/a1",
            "http://127.0.0.1:9000/x",
            "https://push.example:8443/a?b=c",
        ] {
            assert!(endpoint(fits, &own).is_ok(), "{fits}");
        }
        let long = format!("https://push.example/{}", "a".repeat(1_000));
        for fails in [
            "http://push.example/a1",
            "http://127.0.0.1:9001/x",
            "https://",
            "https://a@b/",
            "https://push.example/a b",
            "ftp://push.example/",
            "",
            &long,
        ] {
            assert!(endpoint(fails, &own).is_err(), "{fails}");
        }
    }

    #[test]
    fn a_proof_names_the_push_service_and_ends_within_a_day() {
        let now = Time::from_micros(1_795_435_200_000_000);
        let claims = claims("https://push.example:444/a/b", now, "https://balai.my");
        let claims: serde_json::Value = serde_json::from_str(&claims).expect("JSON");
        assert_eq!(claims["aud"], "https://push.example:444");
        assert_eq!(claims["exp"], 1_795_435_200 + 12 * 3_600);
        assert_eq!(claims["sub"], "https://balai.my");
    }

    #[test]
    fn answers_of_push_services_are_understood() {
        for (status, expected) in [
            (201, Outcome::Taken),
            (410, Outcome::Gone),
            (404, Outcome::Gone),
            (429, Outcome::Later),
            (503, Outcome::Later),
            (400, Outcome::Never),
            (413, Outcome::Never),
        ] {
            assert_eq!(outcome(status), expected, "{status}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_is_no_key_is_taken_for_one(public: String, auth: String) {
            if let Ok(keys) = keys(&public, &auth) {
                prop_assert_eq!((keys.public.len(), keys.auth.len()), (POINT, AUTH));
            }
        }
    }
}
