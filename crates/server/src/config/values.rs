//! Parsing of single values; each error says what was expected.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use kernel::log::rules::Verifier;

use super::Secret;

/// A value that may be absent: empty text is none.
pub(super) fn optional<T>(
    given: &str,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> Result<Option<T>, String> {
    if given.is_empty() {
        Ok(None)
    } else {
        parse(given).map(Some)
    }
}

/// Text that says something.
pub(super) fn text(given: &str) -> Result<String, String> {
    if given.trim().is_empty() {
        Err("expected some text".to_owned())
    } else {
        Ok(given.to_owned())
    }
}

/// A folder or file name; it need not exist yet.
pub(super) fn path(given: &str) -> Result<PathBuf, String> {
    text(given).map(PathBuf::from)
}

/// An address and a port.
pub(super) fn address(given: &str) -> Result<SocketAddr, String> {
    given
        .parse()
        .map_err(|_| "expected an address and a port, such as 0.0.0.0:8080 or [::]:8080".to_owned())
}

/// A whole number between two bounds, both allowed.
pub(super) fn number<T>(given: &str, least: T, most: T) -> Result<T, String>
where
    T: Copy + FromStr + PartialOrd + std::fmt::Display,
{
    given
        .parse()
        .ok()
        .filter(|parsed| *parsed >= least && *parsed <= most)
        .ok_or_else(|| format!("expected a whole number from {least} to {most}"))
}

/// Minutes, from two on: how long ago something was used is known to the minute.
pub(super) fn minutes(given: &str, most: u64) -> Result<Duration, String> {
    number(given, 2, most).map(Duration::from_mins)
}

/// One of a few words.
pub(super) fn choice<T: Copy>(given: &str, words: &[(&str, T)]) -> Result<T, String> {
    words
        .iter()
        .find(|(word, _)| *word == given)
        .map(|(_, meaning)| *meaning)
        .ok_or_else(|| {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            format!("expected one of: {}", known.join(", "))
        })
}

/// An address that starts with one of `schemes`; it may hold credentials.
pub(super) fn with_scheme(given: &str, schemes: &[&str]) -> Result<Secret, String> {
    let rest = schemes.iter().find_map(|scheme| given.strip_prefix(scheme));
    match rest {
        Some(rest) if !rest.is_empty() => Ok(Secret::new(given)),
        _ => Err(format!(
            "expected an address that starts with {}",
            schemes.join(" or ")
        )),
    }
}

/// The address people type: a scheme and a host, no path. Empty stays empty.
pub(super) fn public_url(given: &str) -> Result<String, String> {
    if given.is_empty() {
        return Ok(String::new());
    }
    let whole = given.strip_suffix('/').unwrap_or(given);
    let host = whole
        .strip_prefix("https://")
        .or_else(|| whole.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => {
            Ok(whole.to_owned())
        }
        _ => Err("expected https:// or http:// and a host, without a path".to_owned()),
    }
}

/// The name of a log: no scheme, no spaces, no plus.
pub(super) fn origin(given: &str) -> Result<String, String> {
    let plain = !given.contains('+') && !given.contains(char::is_whitespace);
    if plain && !given.contains("://") {
        Ok(given.to_owned())
    } else {
        Err(
            "expected a name such as balai.example/log, without a scheme, spaces or a plus"
                .to_owned(),
        )
    }
}

/// Host names, one a line, in lower case: no addresses, no ports, no wildcards.
pub(super) fn domains(given: &str) -> Result<Vec<String>, String> {
    let lines = given.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let name = line.to_ascii_lowercase();
            let named = is_host_name(&name);
            named.then_some(name).ok_or_else(|| {
                format!("expected host names such as balai.example, and {line} is none")
            })
        })
        .collect()
}

/// Names of fields, one a line, as `ours = theirs`.
pub(super) fn fields(given: &str) -> Result<Vec<(String, String)>, String> {
    let lines = given.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (ours, theirs) = line.split_once('=').unwrap_or_default();
            let (ours, theirs) = (ours.trim(), theirs.trim());
            if matches!(ours, "from" | "text" | "id") && !theirs.is_empty() {
                Ok((ours.to_owned(), theirs.to_owned()))
            } else {
                Err("expected from, text or id, and the gateway's name: from = msisdn".to_owned())
            }
        })
        .collect()
}

/// Machines, one a line, as `host` or `host:port`: no scheme and no path.
pub(super) fn hosts(given: &str) -> Result<Vec<String>, String> {
    let lines = given.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let plain = |letter: char| letter.is_ascii_alphanumeric() || "-.:[]".contains(letter);
            let fits = line.chars().all(plain);
            fits.then(|| line.to_ascii_lowercase())
                .ok_or_else(|| format!("expected hosts such as 10.1.2.3:8080, and {line} is none"))
        })
        .collect()
}

/// Keys of witnesses, one a line.
pub(super) fn witnesses(given: &str) -> Result<Vec<Verifier>, String> {
    let lines = given.lines().map(str::trim);
    lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            Verifier::parse_witness(line)
                .ok_or_else(|| format!("expected keys of witnesses, and {line} is none"))
        })
        .collect()
}

/// Labels of letters, digits and inner hyphens, at least two, of which the last is not a number.
fn is_host_name(name: &str) -> bool {
    let label = |label: &str| {
        let fits = (1..=63).contains(&label.len());
        let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
        fits && label.chars().all(plain) && !label.starts_with('-') && !label.ends_with('-')
    };
    let is_number = |last: &str| last.chars().all(|letter| letter.is_ascii_digit());
    let mut from_the_end = name.rsplit('.');
    let last = from_the_end.next().unwrap_or_default();
    name.len() <= 253
        && label(last)
        && !is_number(last)
        && from_the_end.clone().next().is_some()
        && from_the_end.all(label)
}

/// An e-mail address, as far as one can tell without writing to it.
pub(super) fn mailbox(given: &str) -> Result<String, String> {
    let (local, host) = given.rsplit_once('@').unwrap_or_default();
    let plain = |letter: char| letter.is_ascii_graphic() && !"<>,;:\"".contains(letter);
    if !local.is_empty() && local.chars().all(plain) && is_host_name(&host.to_ascii_lowercase()) {
        Ok(given.to_owned())
    } else {
        Err("expected an e-mail address, such as it@balai.example".to_owned())
    }
}

/// An https address with a host; it may have a path.
pub(super) fn secure_url(given: &str) -> Result<String, String> {
    match given.strip_prefix("https://") {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !rest.contains(['@', ' ']) => {
            Ok(given.to_owned())
        }
        _ => Err("expected an address that starts with https://".to_owned()),
    }
}

/// True or false.
pub(super) fn flag(given: &str) -> Result<bool, String> {
    choice(given, &[("true", true), ("false", false)])
}

/// Headers, one a line, each as `Name: value`.
pub(super) fn headers(given: &str) -> Result<Vec<(String, Secret)>, String> {
    given
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(header)
        .collect()
}

/// One header. The message does not repeat the line: it may hold a key.
fn header(line: &str) -> Result<(String, Secret), String> {
    line.split_once(':')
        .map(|(name, value)| (name.trim(), value.trim()))
        .filter(|(name, value)| is_header_name(name) && !value.is_empty())
        .map(|(name, value)| (name.to_owned(), Secret::new(value)))
        .ok_or_else(|| "expected each header as `Name: value`".to_owned())
}

/// Letters, digits and hyphens.
fn is_header_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_a_path_or_without_a_scheme_are_refused() {
        assert_eq!(
            public_url("https://balai.example/").unwrap(),
            "https://balai.example"
        );
        assert!(public_url("balai.example").is_err());
        assert!(public_url("https://balai.example/ms").is_err());
        assert!(public_url("https://").is_err());
    }

    #[test]
    fn numbers_keep_to_their_bounds() {
        assert_eq!(number("8", 1_u32, 8), Ok(8));
        assert_eq!(
            number("9", 1_u32, 8),
            Err("expected a whole number from 1 to 8".to_owned())
        );
        assert!(number("-1", 0_u32, 8).is_err());
        assert!(number("", 0_u32, 8).is_err());
    }

    #[test]
    fn certificates_are_asked_for_names_and_nothing_else() {
        let both = domains("Balai.example\n\n www.balai.example ").unwrap();
        assert_eq!(both, ["balai.example", "www.balai.example"]);
        let long = format!("{}.my", "a".repeat(64));
        let odd = [
            "*.balai.example",
            "balai",
            "10.0.0.1",
            "::1",
            "balai.example:443",
            "-a.my",
            "a..my",
            "https://a.my",
            "a.my.",
            long.as_str(),
        ];
        for name in odd {
            assert!(domains(name).is_err(), "{name}");
        }
    }

    #[test]
    fn fields_of_a_gateway_are_named_one_by_one() {
        let read = fields("from = msisdn\ntext=body").unwrap();
        assert_eq!(
            read.last().unwrap(),
            &("text".to_owned(), "body".to_owned())
        );
        for odd in ["from", "to = x", "from ="] {
            assert!(fields(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn machines_are_named_without_scheme_and_path() {
        let both = hosts("10.1.2.3:8080\n\n Aduan.Majlis.intern ").unwrap();
        assert_eq!(both, ["10.1.2.3:8080", "aduan.majlis.intern"]);
        for odd in ["http://10.1.2.3", "10.1.2.3/v2", "a b", "u@host"] {
            assert!(hosts(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn a_contact_is_one_address() {
        assert!(mailbox("it@balai.example").is_ok());
        for odd in [
            "it",
            "it@",
            "@balai.example",
            "a@b.my,c@d.my",
            "mailto:a@b.my",
            "a b@c.my",
        ] {
            assert!(mailbox(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn a_directory_is_asked_over_https_only() {
        assert!(secure_url("https://ca.example:14000/dir").is_ok());
        for odd in [
            "http://ca.example/dir",
            "https://",
            "https:///dir",
            "https://u:p@ca.example",
        ] {
            assert!(secure_url(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn headers_are_pairs_whose_values_do_not_print() {
        let parsed = headers("Authorization: Bearer a:b\n\nX-Sender: Balai").unwrap();
        let names: Vec<&str> = parsed.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Authorization", "X-Sender"]);
        assert_eq!(parsed[0].1.reveal(), "Bearer a:b");
        assert!(!format!("{parsed:?}").contains("Bearer"));
        assert!(headers("no colon").is_err());
        assert!(headers("Bad Name: x").is_err());
    }
}
