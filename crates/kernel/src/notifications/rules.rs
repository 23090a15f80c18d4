//! Decisions about messages, without any store or network.

use std::time::Duration;

use base::{Time, hex};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::letter::{CASE_LETTER, DIGEST, FORMAL_LETTER};
use super::model::{Action, Bar, Message, Status, Stops, Unreachable, Weight};
use crate::reach::TEST_LETTERS;

/// So many letters that came back for now, within [`SOFT_WINDOW`], and no more are sent for [`SOFT_PAUSE`].
pub(super) const SOFT_MOST: u32 = 5;
/// How long a bounce that may pass counts.
pub(super) const SOFT_WINDOW: Duration = Duration::from_hours(14 * 24);
/// How long letters are held back for bounces that may pass.
const SOFT_PAUSE: Duration = Duration::from_hours(30 * 24);
/// Digits of a letter's token before its id.
const TOKEN_DIGITS: usize = 32;

/// Templates that show whether letters arrive: somebody waits for them, so they are always sent, and
/// nobody needs to stop what they asked for themselves.
const PROVING: &[&str] = &[
    "sign_in_code",
    "report_confirm_code",
    "me_too_confirm_code",
    "account_close_code",
    "account_closed",
];

/// Whether a message goes out whatever became of its address.
pub(super) fn is_proving(template: &str) -> bool {
    let case_letter = template.strip_prefix(CASE_LETTER);
    PROVING.contains(&template) || case_letter.is_some_and(|key| key.starts_with(TEST_LETTERS))
}

/// Whether the reader's devices are told of a message: once, not of codes, not of what they want no more of, and not of a
/// digest, of whose letters they were told. That letters come back says nothing against a device.
pub(super) fn goes_to_devices(message: &Message, bar: Option<Bar>) -> bool {
    let wanted = matches!(bar, None | Some(Bar::Unreachable));
    let first = message.attempts == 0 && message.taken.is_none();
    wanted && first && message.template != DIGEST && !is_proving(&message.template)
}

/// Whether readers can say that they want no more of a message's like. They need not where they asked for it
/// themselves, and cannot where an office must tell them.
pub(super) fn may_be_stopped(template: &str) -> bool {
    !is_proving(template) && !template.starts_with(FORMAL_LETTER)
}

impl Status {
    /// Reads a status at the beginning of a text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '.');
        let word = text.get(..end.unwrap_or(text.len()))?.trim_end_matches('.');
        let mut parts = word.split('.');
        let mut next = || parts.next().filter(|part| (1..=3).contains(&part.len()));
        let (class, subject, detail) = (next()?, next()?, next()?);
        let status = Self(
            class.parse().ok()?,
            subject.parse().ok()?,
            detail.parse().ok()?,
        );
        (parts.next().is_none() && matches!(status.0, 2 | 4 | 5)).then_some(status)
    }

    /// The status right after a reply code in a server's words: `550 5.1.1 no such user`, `550-5.1.1 …`.
    pub(super) fn in_reply(text: &str) -> Option<Self> {
        let words = || text.split([' ', '-', ';', '\t', '\n', '\r']);
        let is_code = |word: &str| word.len() == 3 && word.parse::<u16>().is_ok();
        let pairs = words().zip(words().skip(1));
        pairs
            .filter(|(code, _)| is_code(code))
            .find_map(|(_, word)| Self::parse(word))
    }

    /// Whether it says no more than that something failed.
    pub(super) const fn is_vague(self) -> bool {
        self.1 == 0
    }
}

/// How much a bounce says against its address; nothing if the letter arrived.
pub(super) fn weight(action: Action, status: Status) -> Option<Weight> {
    let permanent = match action {
        Action::Other => return None,
        Action::Delayed => false,
        Action::Failed => status.0 == 5,
    };
    // Of these it is not the address that is to blame, or not for good: its mailbox is full, our letter
    // is too large, our own address is not liked, the server was away or distrusts us.
    let passing = matches!(
        (status.1, status.2),
        (1, 7 | 8) | (2, 2 | 3) | (4, 2 | 3 | 5..=7) | (3 | 5 | 6 | 7, _)
    );
    Some(if permanent && !passing {
        Weight::Hard
    } else {
        Weight::Soft
    })
}

/// What the refusal of a server that we spoke to says against the address. Only what is plainly about the
/// recipient counts: a server that refuses us would otherwise silence everybody.
pub(super) fn refusal_weight(
    (code, words): (u16, &str),
    address: &str,
) -> Option<(Weight, Status)> {
    if let Some(status) = Status::parse(words) {
        let about = matches!(status.1, 1 | 2) && !matches!((status.1, status.2), (1, 7 | 8));
        let weight = weight(Action::Failed, status).filter(|_| about)?;
        return Some((weight, status));
    }
    let named = words.to_ascii_lowercase().contains(address);
    (matches!(code, 550 | 551 | 553) && named).then_some((Weight::Hard, Status::default()))
}

/// Whether bounces that may pass have become too many: these are the times of the last ones, each of
/// another letter.
pub(super) fn is_lasting(times: &[Time], now: Time) -> bool {
    let counted = times.iter().filter(|time| **time + SOFT_WINDOW >= now);
    u32::try_from(counted.count()).is_ok_and(|count| count >= SOFT_MOST)
}

/// Whether letters to an address are held back.
pub(super) fn is_held_back(known: &Unreachable, now: Time) -> bool {
    known.proved.is_none() && (known.weight == Weight::Hard || known.since + SOFT_PAUSE > now)
}

/// Why a letter is not sent, if it is not.
pub(super) fn bar(known: Option<&Unreachable>, stops: Stops, now: Time) -> Option<Bar> {
    if known.is_some_and(|known| is_held_back(known, now)) {
        return Some(Bar::Unreachable);
    }
    match stops {
        Stops { all: true, .. } => Some(Bar::StoppedAll),
        Stops { case: true, .. } => Some(Bar::StoppedCase),
        Stops { .. } => None,
    }
}

/// What the link in a letter carries: proof that we wrote it, and the letter's id. The proof is an HMAC of
/// the id, so that no letter needs a row of its own for it.
pub(super) fn letter_token(key: &str, id: &str) -> String {
    // HMAC takes keys of any length, so this cannot fail.
    let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).map(|mac| {
        let mac = mac.chain_update(b"balai letter 1\n").chain_update(id);
        hex(&mac.finalize().into_bytes())
    });
    let proof: String = mac.unwrap_or_default().chars().take(TOKEN_DIGITS).collect();
    format!("{proof}{id}")
}

/// The id of the letter that a token belongs to, if the token is ours.
pub(super) fn token_letter<'a>(key: &str, token: &'a str) -> Option<&'a str> {
    let (_, id) = token.split_at_checked(TOKEN_DIGITS)?;
    let ours = letter_token(key, id);
    let differing = ours
        .bytes()
        .zip(token.bytes())
        .fold(0, |sum, (a, b)| sum | (a ^ b));
    (ours.len() == token.len() && differing == 0).then_some(id)
}

/// An address as it is shown to somebody who may have it from the letter alone: `a…@contoh.my`.
pub(super) fn masked(address: &str) -> String {
    let first: String = address.chars().take(1).collect();
    match address.rsplit_once('@') {
        Some((_, domain)) => format!("{first}…@{domain}"),
        None => format!("{first}…"),
    }
}

/// Args that are worth nothing to anybody but the person who was written to.
const SECRETS: &[&str] = &["code"];

/// The args without those that are secret.
pub(super) fn without_secrets(args: &[(String, String)]) -> Vec<(String, String)> {
    args.iter()
        .filter(|(name, _)| !SECRETS.contains(&name.as_str()))
        .cloned()
        .collect()
}

/// One line without control characters, at most `longest` characters.
pub(super) fn one_line(text: &str, longest: usize) -> String {
    let words: Vec<&str> = text
        .split(|c: char| c.is_control() || c.is_whitespace())
        .collect();
    let words = words.into_iter().filter(|word| !word.is_empty());
    words
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(longest)
        .collect()
}

/// What a gateway is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) url: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Option<String>,
}

/// Fills a gateway's address and body with number and text.
pub(super) fn gateway(
    (url, headers, body): (&str, &[(String, String)], Option<&str>),
    (to, text): (&str, &str),
) -> Asked {
    let mut headers = headers.to_vec();
    let named = headers
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
    let is_json = match (named, body) {
        (Some((_, value)), _) => value.to_ascii_lowercase().contains("json"),
        (None, Some(body)) => body.trim_start().starts_with(['{', '[']),
        (None, None) => false,
    };
    if named.is_none() && body.is_some() {
        let kind = if is_json {
            "application/json"
        } else {
            "application/x-www-form-urlencoded"
        };
        headers.push(("Content-Type".to_owned(), kind.to_owned()));
    }
    let escape = if is_json { json_escaped } else { web::encoded };
    Asked {
        url: filled(url, &web::encoded(to), &web::encoded(text)),
        headers,
        body: body.map(|body| filled(body, &escape(to), &escape(text))),
    }
}

/// Fills both places in one pass, so that a text which contains `{to}` stays as it is.
fn filled(pattern: &str, to: &str, text: &str) -> String {
    let mut out = String::with_capacity(pattern.len() + to.len() + text.len());
    let mut rest = pattern;
    loop {
        let next = [("{to}", to), ("{text}", text)]
            .into_iter()
            .filter_map(|(mark, value)| rest.split_once(mark).map(|halves| (halves, value)))
            .min_by_key(|((before, _), _)| before.len());
        let Some(((before, after), value)) = next else {
            break;
        };
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The inside of a JSON string.
fn json_escaped(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    let inner = quoted
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn secrets_go() {
        let args = [("code", "123456"), ("reference", "RR")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(
            without_secrets(&args),
            [("reference".to_owned(), "RR".to_owned())]
        );
    }

    #[test]
    fn a_get_is_percent_encoded() {
        let asked = gateway(
            ("https://g.my/?n={to}&t={text}", &[], None),
            ("+601", "a&b {to}"),
        );
        assert_eq!(asked.url, "https://g.my/?n=%2B601&t=a%26b%20%7Bto%7D");
        assert_eq!((asked.headers, asked.body), (Vec::new(), None));
    }

    #[test]
    fn a_form_is_percent_encoded_and_json_escaped() {
        let asked = gateway(
            ("https://g.my", &[], Some("n={to}&t={text}")),
            ("+601", "a&b"),
        );
        assert_eq!(asked.body.as_deref(), Some("n=%2B601&t=a%26b"));
        assert_eq!(asked.headers[0].1, "application/x-www-form-urlencoded");
        let json = r#"{"n":"{to}","t":"{text}"}"#;
        let asked = gateway(
            ("https://g.my", &[], Some(json)),
            ("+601", "say \"{to}\"\n"),
        );
        assert_eq!(
            asked.body.as_deref(),
            Some("{\"n\":\"+601\",\"t\":\"say \\\"{to}\\\"\\n\"}")
        );
    }

    #[test]
    fn a_status_is_read_where_servers_write_it() {
        assert_eq!(Status::parse("5.1.1 (no such user)"), Some(Status(5, 1, 1)));
        assert_eq!(Status::parse("5.1.10"), Some(Status(5, 1, 10)));
        for text in [
            "", "5.1", "5.1.1.2", "3.1.1", "5..1", "5.1.1234", "x 5.1.1", "192.0.2",
        ] {
            assert_eq!(Status::parse(text), None, "{text}");
        }
        let said = "smtp; 550-5.1.1 The account does not exist\n550 5.1.1 x";
        assert_eq!(Status::in_reply(said), Some(Status(5, 1, 1)));
        assert_eq!(Status::in_reply("550 gone since exim 4.97.1"), None);
    }

    #[test]
    fn only_nobody_being_there_is_hard() {
        use Weight::{Hard, Soft};
        let failed = |status| weight(Action::Failed, status);
        for status in [
            (5, 0, 0),
            (5, 1, 1),
            (5, 1, 10),
            (5, 2, 1),
            (5, 4, 1),
            (5, 4, 4),
        ] {
            let status = Status(status.0, status.1, status.2);
            assert_eq!(failed(status), Some(Hard), "{status}");
            assert_eq!(weight(Action::Delayed, status), Some(Soft));
            assert_eq!(weight(Action::Other, status), None);
        }
        for status in [
            (5, 2, 2),
            (5, 7, 1),
            (5, 1, 8),
            (5, 3, 4),
            (5, 4, 7),
            (4, 1, 1),
            (4, 4, 7),
        ] {
            let status = Status(status.0, status.1, status.2);
            assert_eq!(failed(status), Some(Soft), "{status}");
        }
    }

    #[test]
    fn a_refusal_counts_if_it_is_about_the_recipient() {
        let said = |code, words| refusal_weight((code, words), "ali@contoh.my");
        let hard = |status| Some((Weight::Hard, status));
        assert_eq!(said(550, "5.1.1 no such user"), hard(Status(5, 1, 1)));
        assert_eq!(said(550, "<Ali@Contoh.my> unknown"), hard(Status(5, 0, 0)));
        assert_eq!(
            said(452, "4.2.2 mailbox full"),
            Some((Weight::Soft, Status(4, 2, 2)))
        );
        for (code, words) in [
            (550, "relaying denied"),
            (550, "5.7.1 <ali@contoh.my>: relay access denied"),
            (553, "5.1.8 sender address rejected"),
            (535, "5.7.8 authentication failed"),
            (421, "4.3.0 <ali@contoh.my> too busy"),
            (554, "<ali@contoh.my> looks like advertising"),
        ] {
            assert_eq!(said(code, words), None, "{words}");
        }
    }

    #[test]
    fn an_address_is_shown_by_its_first_letter() {
        assert_eq!(masked("ali@contoh.my"), "a…@contoh.my");
        assert_eq!(masked("+60123456789"), "+…");
    }

    proptest! {
        #[test]
        fn passing_bounces_last_only_when_many_come_soon(
            hours in proptest::collection::vec(0_i64..1_000, 0..12),
        ) {
            let now = Time::from_micros(4_000_000_000_000);
            let ago = |hours: &i64| now - Duration::from_hours(hours.unsigned_abs());
            let times: Vec<Time> = hours.iter().map(ago).collect();
            let recent = hours.iter().filter(|hours| **hours <= 14 * 24).count();
            prop_assert_eq!(is_lasting(&times, now), recent >= 5);
        }

        #[test]
        fn letters_are_held_back_until_proof_or_for_a_month_if_it_may_pass(
            days in 0_u64..400, hard: bool, proved: bool,
        ) {
            let since = Time::from_micros(1_000_000);
            let now = since + Duration::from_hours(24 * days);
            let weight = if hard { Weight::Hard } else { Weight::Soft };
            let known = Unreachable { weight, since, proved: proved.then_some(now) };
            prop_assert_eq!(is_held_back(&known, now), !proved && (hard || days < 30));
            let bar = bar(Some(&known), Stops::default(), now);
            prop_assert_eq!(bar.is_some(), is_held_back(&known, now));
        }

        #[test]
        fn any_status_is_read_as_it_is_written(class in prop_oneof![Just(2_u16), Just(4), Just(5)],
            subject in 0_u16..1000, detail in 0_u16..1000, rest in "[^0-9.].*") {
            let status = Status(class, subject, detail);
            prop_assert_eq!(Status::parse(&status.to_string()), Some(status));
            prop_assert_eq!(Status::parse(&format!("{status}{rest}")), Some(status));
            prop_assert_eq!(Status::in_reply(&format!("550 {status}")), Some(status));
        }

        #[test]
        fn a_token_opens_its_own_letter_alone(key: String, other: String, id in "[a-z0-9-]{1,60}", any: String) {
            let token = letter_token(&key, &id);
            prop_assert_eq!(token_letter(&key, &token), Some(id.as_str()));
            prop_assert!(key == other || token_letter(&other, &token).is_none());
            prop_assert!(any == token || token_letter(&key, &any).is_none());
        }

        #[test]
        fn json_stays_json(text: String) {
            let asked = gateway(("https://g.my", &[], Some(r#"{"t":"{text}"}"#)), ("+601", &text));
            let body: serde_json::Value =
                serde_json::from_str(asked.body.as_deref().unwrap_or_default()).expect("json");
            prop_assert_eq!(body["t"].as_str(), Some(text.as_str()));
        }

        #[test]
        fn a_line_is_a_line(text: String) {
            let line = one_line(&text, 100);
            prop_assert!(!line.chars().any(char::is_control));
            prop_assert!(line.chars().count() <= 100);
        }
    }
}
