//! Decisions about hooks: which events, which addresses, how they are signed, when to try again.

use std::time::Duration;

use base::Time;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use super::error::Error;
use crate::audit::EventSeen;
use crate::outbound;

/// Most addresses of one agency.
pub const HOOKS_MAX: usize = 10;
/// How long a secret counts after it was replaced.
pub const OLD_SECRET: Duration = Duration::from_hours(24);
/// Who has not answered for so long is switched off.
pub const PATIENCE: Duration = Duration::from_hours(5 * 24);
/// How long what arrived is kept to be seen.
pub const KEPT: Duration = Duration::from_hours(30 * 24);
/// Most names of events that one hook chooses.
pub const EVENTS_MAX: usize = 50;

const URL_MAX: usize = 400;
const EVENT_MAX: usize = 80;
const PREFIX: &str = "whsec_";
/// The pauses between tries; after the last one a delivery is laid aside.
const PAUSES: [Duration; 9] = [
    Duration::from_secs(5),
    Duration::from_mins(5),
    Duration::from_mins(30),
    Duration::from_hours(2),
    Duration::from_hours(5),
    Duration::from_hours(10),
    Duration::from_hours(14),
    Duration::from_hours(20),
    Duration::from_hours(24),
];

/// The pause after so many tries in vain; none when it is time to give up.
pub fn pause(attempts: i64) -> Option<Duration> {
    let index = usize::try_from(attempts.max(1) - 1).unwrap_or(usize::MAX);
    PAUSES.get(index).copied()
}

/// The pause before a challenge is sent again: it never ends, but comes seldom in the end.
pub fn pause_of_proof(failures: i64) -> Duration {
    let longest = Duration::from_hours(24);
    pause(failures).unwrap_or(longest).min(longest)
}

/// A secret as its owner is shown it.
pub(super) fn secret_text(bytes: &[u8]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(bytes))
}

/// The signature of a message under a secret, as Standard Webhooks has it: `v1,…`.
pub fn signature(secret: &str, (id, at): (&str, Time), body: &str) -> String {
    let bare = secret.strip_prefix(PREFIX).unwrap_or(secret);
    let key = STANDARD.decode(bare).unwrap_or_default();
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key) else {
        return String::new();
    };
    mac.update(format!("{id}.{}.{body}", seconds(at)).as_bytes());
    format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()))
}

fn seconds(at: Time) -> i64 {
    at.micros().div_euclid(1_000_000)
}

/// The headers of a message, signed with each of the secrets.
pub(super) fn headers(
    secrets: &[&str],
    (id, at): (&str, Time),
    body: &str,
) -> Vec<(String, String)> {
    let signatures: Vec<String> = secrets
        .iter()
        .map(|secret| signature(secret, (id, at), body))
        .collect();
    [
        ("content-type", "application/json".to_owned()),
        ("webhook-id", id.to_owned()),
        ("webhook-timestamp", seconds(at).to_string()),
        ("webhook-signature", signatures.join(" ")),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .to_vec()
}

/// Whether the operator lets events go to an address: everywhere on the open internet, unless hosts are named.
pub(super) fn is_allowed(hosts: &[String], url: &str) -> bool {
    hosts.is_empty() || outbound::is_named(hosts, url)
}

/// An address that events may be sent to; whether it is on the open internet is seen when it is resolved.
pub(super) fn url(text: &str) -> Result<String, Error> {
    let text = text.trim();
    let secure = text
        .get(..8)
        .is_some_and(|start| start.eq_ignore_ascii_case("https://"));
    if secure && text.len() <= URL_MAX && outbound::url_check(text).is_ok() {
        Ok(text.to_owned())
    } else {
        Err(Error::Url)
    }
}

/// Names of events: dotted, the last part possibly a star. Twice is once.
pub(super) fn events(asked: &[String]) -> Result<Vec<String>, Error> {
    let mut all: Vec<String> = asked.iter().map(|name| name.trim().to_owned()).collect();
    all.retain(|name| !name.is_empty());
    all.sort_unstable();
    all.dedup();
    if all.len() <= EVENTS_MAX && all.iter().all(|name| is_event(name)) {
        Ok(all)
    } else {
        Err(Error::Events)
    }
}

fn is_event(name: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .chars()
                .all(|c| c.is_ascii_lowercase() || c == '_' || c.is_ascii_digit())
    };
    let named = |name: &str| {
        name.split_once('.')
            .is_some_and(|(kind, act)| plain(kind) && (plain(act) || act == "*"))
    };
    name.len() <= EVENT_MAX && named(name)
}

/// Whether an event is among those that were chosen.
pub fn chosen(events: &[String], name: &str) -> bool {
    let fits = |pattern: &String| match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => pattern == name,
    };
    events.is_empty() || events.iter().any(fits)
}

/// What is sent of an event: what the feed says of it.
pub(super) fn body(event: &EventSeen) -> String {
    message(
        &event.name,
        event.at,
        &json!({
            "position": event.position,
            "kind": event.kind,
            "reference": event.reference,
            "agency": event.agency,
            "version": event.version,
        }),
    )
}

/// A message in the shape of Standard Webhooks.
pub(super) fn message(name: &str, at: Time, data: &Value) -> String {
    json!({"type": name, "timestamp": at.rfc3339(), "data": data}).to_string()
}

/// Whether an answer gives a challenge back, in JSON of its own and not as an echo of the message.
pub(super) fn answers(challenge: &str, body: &[u8]) -> bool {
    let answer: Option<Value> = serde_json::from_slice(body).ok();
    answer.is_some_and(|answer| answer.get("challenge").and_then(Value::as_str) == Some(challenge))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Made by `standardwebhooks` 1.1.0 of `PyPI`, which we did not write.
    #[test]
    fn signatures_are_those_of_another_program() {
        let at = Time::from_micros(1_795_399_200_000_000);
        let signed = signature(
            "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            ("hk-7", at),
            r#"{"type":"report.resolve","data":{"reference":"RR-7K2M-9QX4"}}"#,
        );
        assert_eq!(signed, "v1,RvVMDh1O4EnOqSbvk0o+5XVxrcrNumjHOFUdcm0ZzKw=");
    }

    #[test]
    fn only_names_of_events_are_chosen() {
        for name in ["report.*", "report.resolve", "agency.tested", "a_1.b"] {
            assert!(is_event(name), "{name}");
        }
        for name in [
            "*",
            "report",
            "report.",
            ".x",
            "Report.x",
            "report.x*",
            "a.b.c",
            "a b.c",
        ] {
            assert!(!is_event(name), "{name}");
        }
        let report = ["report.*".to_owned(), "agency.live".to_owned()];
        assert!(chosen(&report, "report.open") && chosen(&report, "agency.live"));
        assert!(!chosen(&report, "agency.tested") && !chosen(&report, "reportx.open"));
        assert!(chosen(&[], "anything.at_all"));
    }

    #[test]
    fn only_https_addresses_are_taken() {
        assert!(url(" HTTPS://api.mbpj.gov.my/balai ").is_ok());
        for text in [
            "http://x.my/",
            "",
            "https://",
            "https://u:p@x.my/",
            "ftp://x.my",
            "javascript:1",
        ] {
            assert!(url(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_echo_is_no_answer() {
        assert!(answers("abc", br#"{"challenge": "abc"}"#));
        let echo = message(
            "hook.challenge",
            Time::default(),
            &json!({"challenge": "abc"}),
        );
        assert!(!answers("abc", echo.as_bytes()));
        assert!(!answers("abc", b"abc") && !answers("abc", br#"{"challenge": "abd"}"#));
    }

    proptest! {
        #[test]
        fn pauses_grow_and_end(attempts in 1_i64..100) {
            match (pause(attempts), pause(attempts + 1)) {
                (Some(one), Some(next)) => prop_assert!(one <= next),
                (None, next) => prop_assert!(next.is_none()),
                (Some(_), None) => {}
            }
            prop_assert!(pause_of_proof(attempts) <= Duration::from_hours(24));
        }

        #[test]
        fn any_text_is_judged(text: String) {
            let _ = url(&text);
            let _ = events(&[text]);
        }
    }
}
