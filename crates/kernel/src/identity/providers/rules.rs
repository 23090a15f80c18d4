//! Decisions about what comes from providers, without any store.

use std::time::Duration;

use base::{Time, hex};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::super::address::Email;
use super::error::Error;
use super::model::Arrival;

/// How long a browser may be away.
pub(super) const TRIP_LIFE: Duration = Duration::from_mins(15);
/// How long a provider's word is kept for a browser: as long as a code is good.
pub(super) const HELD_LIFE: Duration = Duration::from_mins(10);
/// By how much clocks of providers may differ from ours.
pub(super) const SKEW: Duration = Duration::from_mins(1);
/// Oldest word of a provider that is taken.
pub(super) const WORD_LIFE: Duration = Duration::from_mins(15);
/// For so long what a provider says of itself is believed without asking again.
pub(super) const KEPT_LIFE: Duration = Duration::from_hours(1);
/// A key that nobody knows has the keys asked for again, and not more often than this.
pub(super) const AGAIN_AFTER: Duration = Duration::from_secs(30);
/// Most accounts elsewhere that a person links.
pub(super) const LINKS_MAX: usize = 10;
/// Longest subject, session and claim, in bytes.
const TEXT_MAX: usize = 255;
/// Longest name, in characters.
const NAME_MAX: usize = 200;
/// Longest word of a provider, in bytes.
pub(super) const TOKEN_MAX: usize = 16_384;
/// The event of a word that says that somebody signed out.
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

fn marked(about: &str, text: &str) -> String {
    hex(&Sha256::digest(
        format!("balai {about} 1\n{text}").as_bytes(),
    ))
}

/// What a trip is found by.
pub(super) fn trip_mark(state: &str) -> String {
    marked("provider trip", state)
}

/// What is held is found by.
pub(in super::super) fn held_mark(secret: &str) -> String {
    marked("provider held", secret)
}

/// What a code is good for that is sent to the address of whoever came back.
pub(super) fn code_purpose(mark: &str) -> String {
    format!("provider:{mark}")
}

/// A provider's word that somebody signed out, so that it counts once.
pub(super) fn logout_mark(issuer: &str, id: &str) -> String {
    marked("provider logout", &format!("{issuer}\n{id}"))
}

/// Marks a browser: the proof that only its own forms carry, and in a shared one whose turn it is.
pub(super) fn browser(csrf: &str, turn: Option<&str>) -> String {
    marked(
        "provider browser",
        &format!("{csrf}\n{}", turn.unwrap_or_default()),
    )
}

/// Whether an answer is of the provider that was asked (RFC 9207), which always says so where it announced that it would.
pub(super) fn issuer_said(said: Option<&str>, issuer: &str, announced: bool) -> Result<(), Error> {
    match said {
        Some(said) if said == issuer => Ok(()),
        None if !announced => Ok(()),
        Some(_) | None => Err(Error::Refused("another issuer answered")),
    }
}

/// What an answer without a code means.
pub(super) fn refusal(error: &str) -> Error {
    match error {
        "access_denied" | "login_required" | "consent_required" | "interaction_required" => {
            Error::Denied
        }
        "temporarily_unavailable" | "server_error" => Error::Refused("the provider has a fault"),
        _ => Error::Refused("the provider refused the request"),
    }
}

/// A claim that is a text, neither empty nor too long.
pub(super) fn text(claims: &Value, name: &str) -> Option<String> {
    let text = match claims.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (1..=TEXT_MAX).contains(&text.len()).then_some(text)
}

/// A name to show: one line, not too long.
pub(super) fn name(claims: &Value) -> String {
    let whole = text(claims, "name").or_else(|| {
        let parts = ["given_name", "family_name"];
        let parts: Vec<String> = parts.iter().filter_map(|part| text(claims, part)).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    });
    let plain = |letter: &char| !letter.is_control();
    let whole = whole.unwrap_or_default();
    whole.chars().filter(plain).take(NAME_MAX).collect()
}

/// Whether the provider says that the address is theirs; some say so in words.
pub(super) fn is_verified(claims: &Value) -> bool {
    match claims.get("email_verified") {
        Some(Value::Bool(said)) => *said,
        Some(Value::String(said)) => said == "true",
        _ => false,
    }
}

/// The address that somebody came with, and whether the provider says that it is theirs.
pub(super) fn address(arrival: &Arrival) -> Option<(Email, bool)> {
    let email = Email::parse(arrival.email.as_deref()?).ok()?;
    Some((email, arrival.verified))
}

/// Whoever a word is for, if it is for more than one or names one, is us.
pub(super) fn party_is(claims: &Value, client: &str) -> bool {
    claims.get("azp").is_none_or(|party| party == client)
}

/// Whose sessions end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Gone {
    /// The one at the provider; may be empty.
    pub(super) sid: String,
    /// The account there; may be empty.
    pub(super) sub: String,
    /// The word's own name, of which each counts once.
    pub(super) id: String,
    /// Until when it has to be remembered.
    pub(super) until: Time,
}

/// Judges what a word says that somebody signed out; its signature is judged elsewhere.
pub(super) fn gone(
    claims: &Value,
    (issuer, client): (&str, &str),
    now: Time,
) -> Result<Gone, Error> {
    let refused = |why| Err(Error::Refused(why));
    let seconds = |name: &str| {
        let at = claims.get(name)?.as_f64()?;
        (0.0..4e9)
            .contains(&at)
            .then(|| Duration::from_secs_f64(at))
    };
    let since_start = |span: Duration| Time::from_micros(0) + span;
    if claims.get("iss").and_then(Value::as_str) != Some(issuer) {
        return refused("another issuer");
    }
    let is_for_us = match claims.get("aud") {
        Some(Value::String(one)) => one == client,
        Some(Value::Array(many)) => many.iter().any(|one| one == client),
        _ => false,
    };
    if !is_for_us {
        return refused("for somebody else");
    }
    let made = seconds("iat").map(since_start);
    let made = made.ok_or(Error::Refused("no time"))?;
    if made > now + SKEW || made + WORD_LIFE < now {
        return refused("not of now");
    }
    let ends = match claims.get("exp") {
        None => made + WORD_LIFE,
        Some(_) => since_start(seconds("exp").ok_or(Error::Refused("no end"))?),
    };
    if ends + SKEW <= now {
        return refused("over");
    }
    if claims.get("nonce").is_some() {
        return refused("of another sort");
    }
    let event = claims.get("events").and_then(|events| events.get(LOGOUT));
    if !event.is_some_and(Value::is_object) {
        return refused("no such event");
    }
    let (sid, sub) = (text(claims, "sid"), text(claims, "sub"));
    if sid.is_none() && sub.is_none() {
        return refused("nobody is named");
    }
    Ok(Gone {
        sid: sid.unwrap_or_default(),
        sub: sub.unwrap_or_default(),
        id: text(claims, "jti").ok_or(Error::Refused("no name of its own"))?,
        until: (made + WORD_LIFE).max(ends) + SKEW + SKEW,
    })
}

/// What a word's header may call itself.
pub(super) fn is_logout_type(header: &Value) -> bool {
    match header.get("typ") {
        None => true,
        Some(Value::String(typ)) => {
            let typ = typ.to_ascii_lowercase();
            let typ = typ.strip_prefix("application/").unwrap_or(&typ);
            matches!(typ, "logout+jwt" | "jwt")
        }
        Some(_) => false,
    }
}

/// The ways in that a person has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ways {
    /// Addresses at which codes reach them, and passkeys.
    pub(super) own: usize,
    /// Accounts elsewhere at providers that are still here.
    pub(super) links: usize,
}

/// Whether one link may go.
pub(super) fn may_unlink(ways: Ways) -> Result<(), Error> {
    if ways.own > 0 || ways.links > 1 {
        Ok(())
    } else {
        Err(Error::Last)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    const NOW: i64 = 1_795_399_200;
    const OURS: (&str, &str) = ("https://id.example", "balai");

    fn now() -> Time {
        Time::from_micros(NOW * 1_000_000)
    }

    fn sound() -> Value {
        json!({
            "iss": "https://id.example", "aud": "balai", "iat": NOW, "exp": NOW + 120, "jti": "one",
            "sub": "aminah", "sid": "here", "events": { LOGOUT: {} },
        })
    }

    fn with(name: &str, value: Value) -> Value {
        let mut claims = sound();
        claims[name] = value;
        claims
    }

    fn without(name: &str) -> Value {
        let mut claims = sound();
        claims.as_object_mut().expect("claims").remove(name);
        claims
    }

    #[test]
    fn a_word_that_somebody_signed_out_is_taken_to_the_letter() {
        let gone_of = |claims: &Value| gone(claims, OURS, now());
        let taken = gone_of(&sound()).expect("sound");
        assert_eq!((taken.sid.as_str(), taken.sub.as_str()), ("here", "aminah"));
        for fine in [
            without("sid"),
            without("sub"),
            without("exp"),
            with("aud", json!(["other", "balai"])),
            with("iat", json!(NOW + 30)),
            with("iat", json!(NOW - 600)),
        ] {
            assert!(gone_of(&fine).is_ok(), "{fine}");
        }
        let nobody = {
            let mut claims = without("sid");
            claims.as_object_mut().expect("claims").remove("sub");
            claims
        };
        for wrong in [
            nobody,
            with("iss", json!("https://evil.example")),
            with("iss", json!("https://id.example/")),
            without("iss"),
            with("aud", json!("other")),
            with("aud", json!(["other"])),
            without("aud"),
            with("iat", json!(NOW + 120)),
            with("iat", json!(NOW - 3600)),
            with("iat", json!("now")),
            with("iat", json!(-1)),
            with("iat", json!(1e300)),
            without("iat"),
            with("exp", json!(NOW - 120)),
            with("exp", json!("later")),
            with("nonce", json!("n")),
            with("nonce", Value::Null),
            without("events"),
            with("events", json!({})),
            with("events", json!({ LOGOUT: true })),
            with("events", json!([LOGOUT])),
            without("jti"),
            with("jti", json!("")),
            with("jti", json!("x".repeat(TEXT_MAX + 1))),
        ] {
            assert!(matches!(gone_of(&wrong), Err(Error::Refused(_))), "{wrong}");
        }
    }

    #[test]
    fn a_word_is_remembered_for_as_long_as_it_would_be_taken() {
        let claims = sound();
        let taken = gone(&claims, OURS, now()).expect("sound");
        let mut at = now();
        while gone(&claims, OURS, at).is_ok() {
            assert!(at < taken.until);
            at = at + Duration::from_secs(1);
        }
        let long = gone(&with("exp", json!(NOW + 86_400)), OURS, now()).expect("sound");
        assert!(long.until > now() + Duration::from_hours(24));
    }

    #[test]
    fn an_answer_names_who_was_asked() {
        let issuer = "https://id.example";
        assert!(issuer_said(Some(issuer), issuer, true).is_ok());
        assert!(issuer_said(Some(issuer), issuer, false).is_ok());
        assert!(issuer_said(None, issuer, false).is_ok());
        assert!(issuer_said(None, issuer, true).is_err());
        for other in ["https://evil.example", "https://id.example/", ""] {
            assert!(issuer_said(Some(other), issuer, false).is_err(), "{other}");
        }
    }

    #[test]
    fn only_a_clear_yes_makes_an_address_theirs() {
        for (said, is) in [
            (json!(true), true),
            (json!("true"), true),
            (json!(false), false),
            (json!("yes"), false),
            (json!(1), false),
            (Value::Null, false),
        ] {
            assert_eq!(is_verified(&json!({ "email_verified": said })), is);
        }
        assert!(!is_verified(&json!({})));
    }

    #[test]
    fn a_name_is_one_line_and_short() {
        assert_eq!(
            name(&json!({ "name": " Siti\nbinti\u{0}Ali " })),
            "SitibintiAli"
        );
        assert_eq!(
            name(&json!({ "given_name": "Siti", "family_name": "Ali" })),
            "Siti Ali"
        );
        assert_eq!(name(&json!({ "name": { "en": "Siti" } })), "");
        assert_eq!(name(&json!({})), "");
    }

    #[test]
    fn each_browser_and_each_turn_is_marked_by_itself() {
        let marks = [
            browser("a", None),
            browser("b", None),
            browser("a", Some("turn")),
            browser("a", Some("next")),
        ];
        let all: std::collections::BTreeSet<_> = marks.iter().collect();
        assert_eq!(all.len(), marks.len());
    }

    #[test]
    fn the_last_way_in_stays() {
        let ways = |own, links| may_unlink(Ways { own, links });
        assert!(ways(1, 1).is_ok());
        assert!(ways(0, 2).is_ok());
        assert!(matches!(ways(0, 1), Err(Error::Last)));
    }

    #[test]
    fn another_sort_of_word_is_none_that_somebody_signed_out() {
        for typ in ["logout+jwt", "JWT", "application/logout+jwt"] {
            assert!(is_logout_type(&json!({ "typ": typ })), "{typ}");
        }
        assert!(is_logout_type(&json!({})));
        for typ in [json!("at+jwt"), json!("dpop+jwt"), json!(""), json!(1)] {
            assert!(!is_logout_type(&json!({ "typ": typ })), "{typ}");
        }
    }

    proptest! {
        #[test]
        fn any_claims_are_judged(text: String, number: f64) {
            for name in ["iss", "aud", "iat", "exp", "jti", "sub", "sid", "events"] {
                let _ = gone(&with(name, json!(text)), OURS, now());
                let _ = gone(&with(name, json!(number)), OURS, now());
            }
        }
    }
}
