//! Signatures of letters (DKIM, RFC 6376): whoever receives one can tell that our domain sent it and that nobody changed it.
//!
//! `lettre` could sign too, with a library for RSA of which RUSTSEC-2023-0071 says that its private keys leak by the time that it
//! takes. So ours is the canonical form of what we write ourselves, and the arithmetic is `ring`'s, which tells nothing by the
//! time that it takes.

use std::fmt;
use std::sync::Arc;

use base::Time;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};
use sha2::{Digest, Sha256};

/// What is signed where it is there. Those of the first row are named twice, so that no second one can be added unseen.
const TWICE: &[&str] = &["from", "to", "subject", "date"];
const ONCE: &[&str] = &[
    "message-id",
    "auto-submitted",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
];
/// Longest line of a signature's own text.
const LINE: usize = 72;

/// What signs letters.
#[derive(Clone)]
pub struct Dkim {
    domain: String,
    selector: String,
    key: Arc<RsaKeyPair>,
}

/// Why a key cannot sign letters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DkimFault {
    /// No key stands there.
    #[error("expected a private RSA key of 2048 bits or more, in PEM")]
    Key,
    /// A domain or selector is no name.
    #[error("{0} is not a name in the DNS")]
    Name(String),
}

impl Dkim {
    /// The key in PEM, with the domain that it signs for and the name under which that shows it.
    pub fn new(pem: &str, (domain, selector): (&str, &str)) -> Result<Self, DkimFault> {
        for name in [domain, selector] {
            if !is_name(name) {
                return Err(DkimFault::Name(name.to_owned()));
            }
        }
        Ok(Self {
            domain: domain.to_ascii_lowercase(),
            selector: selector.to_ascii_lowercase(),
            key: Arc::new(key(pem).ok_or(DkimFault::Key)?),
        })
    }

    /// A letter with its signature in front. Nothing if the key does not sign.
    pub(super) fn signed(&self, letter: &str, now: Time) -> Option<String> {
        let (head, body) = letter.split_once("\r\n\r\n")?;
        let fields = fields(head);
        let find = |name: &str| fields.iter().find(|(known, _)| known == name);
        let known = TWICE.iter().chain(ONCE).filter(|name| find(name).is_some());
        let named: Vec<&str> = known.copied().collect();
        let twice = TWICE.iter().copied();
        let list: Vec<&str> = named.iter().copied().chain(twice).collect();
        let list: Vec<String> = list.chunks(4).map(|some| some.join(":")).collect();
        let field = format!(
            "v=1; a=rsa-sha256; c=relaxed/relaxed; d={}; s={};\r\n\tt={}; h={};\r\n\tbh={};\r\n\tb=",
            self.domain,
            self.selector,
            now.micros().div_euclid(1_000_000),
            list.join(":\r\n\t"),
            STANDARD.encode(Sha256::digest(relaxed_body(body))),
        );
        let mut told = String::new();
        for (name, value) in named.iter().filter_map(|name| find(name)) {
            told.extend([name.as_str(), ":", value, "\r\n"]);
        }
        told.push_str("dkim-signature:");
        told.push_str(&relaxed_value(&field));
        let mut signature = vec![0; self.key.public().modulus_len()];
        let random = SystemRandom::new();
        let signed = self
            .key
            .sign(&RSA_PKCS1_SHA256, &random, told.as_bytes(), &mut signature);
        signed.ok()?;
        let signature = lines(&STANDARD.encode(signature));
        Some(format!("DKIM-Signature: {field}{signature}\r\n{letter}"))
    }
}

/// The key stays out of logs.
impl fmt::Debug for Dkim {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Dkim")
            .field("domain", &self.domain)
            .field("selector", &self.selector)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Dkim {
    fn eq(&self, other: &Self) -> bool {
        let told = |dkim: &Self| (dkim.domain.clone(), dkim.selector.clone());
        let public = |dkim: &Self| dkim.key.public().as_ref().to_vec();
        told(self) == told(other) && public(self) == public(other)
    }
}

impl Eq for Dkim {}

/// Whether something is a name in the DNS, of one part or several.
fn is_name(name: &str) -> bool {
    let letter = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let part = |part: &str| (1..=63).contains(&part.len()) && part.chars().all(letter);
    name.len() <= 200 && name.split('.').all(part)
}

/// A private key: PKCS #8, or as older tools write it.
fn key(pem: &str) -> Option<RsaKeyPair> {
    let within = |label: &str| {
        let (_, rest) = pem.split_once(&format!("-----BEGIN {label}-----"))?;
        let (inner, _) = rest.split_once(&format!("-----END {label}-----"))?;
        let inner: String = inner.split_whitespace().collect();
        STANDARD.decode(inner).ok()
    };
    let key = match within("PRIVATE KEY") {
        Some(der) => RsaKeyPair::from_pkcs8(&der),
        None => RsaKeyPair::from_der(&within("RSA PRIVATE KEY")?),
    };
    key.ok()
}

/// The fields of a head, in the canonical form: names in lower case, values on one line.
fn fields(head: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    for line in head.split("\r\n") {
        match fields.last_mut() {
            Some((_, value)) if line.starts_with([' ', '\t']) => value.push_str(line),
            _ => {
                let (name, value) = line.split_once(':').unwrap_or((line, ""));
                fields.push((name.trim_end().to_ascii_lowercase(), value.to_owned()));
            }
        }
    }
    for (_, value) in &mut fields {
        *value = relaxed_value(value);
    }
    fields
}

/// A value on one line, with single spaces and none around it.
fn relaxed_value(value: &str) -> String {
    let words = value.split([' ', '\t', '\r', '\n']);
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A body with single spaces, none at the end of a line, and no empty lines at its own end.
fn relaxed_body(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut empty = 0;
    for line in body.split("\r\n") {
        let line = relaxed_line(line);
        if line.is_empty() {
            empty += 1;
            continue;
        }
        out.push_str(&"\r\n".repeat(empty));
        empty = 0;
        out.push_str(&line);
        out.push_str("\r\n");
    }
    out
}

fn relaxed_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut gap = false;
    for letter in line.chars() {
        if matches!(letter, ' ' | '\t') {
            gap = true;
            continue;
        }
        if gap {
            out.push(' ');
        }
        gap = false;
        out.push(letter);
    }
    out
}

/// A long word on several lines, as a field's value may stand.
fn lines(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + word.len() / LINE * 3);
    for (place, letter) in word.chars().enumerate() {
        if place > 0 && place % LINE == 0 {
            out.push_str("\r\n\t");
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn bodies_and_fields_are_as_the_standards_own_example_has_them() {
        // RFC 6376, section 3.4.5.
        let fields = fields("A: X\r\nB : Y\t\r\n\tZ  ");
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        assert_eq!(fields, [pair("a", "X"), pair("b", "Y Z")]);
        assert_eq!(relaxed_body(" C \r\nX \t E\r\n\r\n\r\n"), " C\r\nX E\r\n");
        assert_eq!(relaxed_body(""), "");
        assert_eq!(relaxed_body("\r\n\r\n"), "");
        assert_eq!(relaxed_body("a\r\n\r\nb"), "a\r\n\r\nb\r\n");
    }

    #[test]
    fn what_is_no_key_or_no_name_is_told() {
        let fault = |pem: &str, domain: &str| Dkim::new(pem, (domain, "balai")).err();
        assert_eq!(fault("", "contoh.my"), Some(DkimFault::Key));
        let empty = "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----";
        assert_eq!(fault(empty, "contoh.my"), Some(DkimFault::Key));
        for domain in ["", "a..b", "a b", "a;d=b", "é.my"] {
            assert_eq!(fault("", domain), Some(DkimFault::Name(domain.to_owned())));
        }
    }

    proptest! {
        #[test]
        fn the_canonical_form_of_a_canonical_form_is_itself(body in "[a-c \t\r\n]{0,40}") {
            let once = relaxed_body(&body);
            prop_assert_eq!(relaxed_body(&once), once.clone());
            prop_assert!(!once.ends_with("\r\n\r\n"));
        }

        #[test]
        fn any_text_is_read_as_a_key_or_refused(text: String) {
            prop_assert!(key(&text).is_none());
        }
    }
}
