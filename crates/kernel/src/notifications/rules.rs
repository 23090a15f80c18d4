//! Decisions about messages, without any store or network.

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

    proptest! {
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
