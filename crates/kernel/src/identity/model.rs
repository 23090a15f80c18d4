//! Nouns of identity: addresses that a code can be sent to, people, sessions, tokens and codes.

use std::fmt;

use base::{Ids, Lang, PersonId, Time, hex};
use sha2::{Digest, Sha256};

/// An e-mail address, in lower case throughout: no provider in use tells capitals apart, and
/// telephones put one at the start of a line.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Email(String);

/// A telephone number in E.164 form, such as `+60123456789`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone(String);

/// Where a person can be reached.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    /// By e-mail.
    Email(Email),
    /// By text message.
    Phone(Phone),
}

/// Why a text is not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Nothing was written.
    #[error("no address")]
    Empty,
    /// It has an @ but is no e-mail address.
    #[error("not an e-mail address")]
    Email,
    /// It has digits but is no telephone number.
    #[error("not a telephone number")]
    Phone,
    /// It is neither.
    #[error("neither an e-mail address nor a telephone number")]
    Neither,
}

impl Email {
    /// Longest address, longest part before the @, and longest label of a domain, in characters.
    const LONGEST: (usize, usize, usize) = (254, 64, 63);

    /// Reads an address as people type it. Comments, quotes and addresses without a domain are
    /// refused: nobody has one.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let text = text.trim().to_ascii_lowercase();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(AddressError::Email)?;
        let fits = text.len() <= Self::LONGEST.0 && is_local(local) && is_domain(domain);
        if fits {
            Ok(Self(text))
        } else {
            Err(AddressError::Email)
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_local(local: &str) -> bool {
    let known =
        |letter: char| letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(letter);
    local.len() <= Email::LONGEST.1
        && local
            .split('.')
            .all(|atom| !atom.is_empty() && atom.chars().all(known))
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        (1..=Email::LONGEST.2).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
    };
    let last = domain.rsplit('.').next().unwrap_or_default();
    domain.contains('.')
        && domain.split('.').all(is_label)
        && last.len() >= 2
        && last.chars().any(|letter| letter.is_ascii_alphabetic())
}

impl Phone {
    /// Fewest and most digits, the country's among them.
    const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

    /// Reads a number as people type it: `012-345 6789`, `+60 12-345 6789`, `0060123456789`.
    /// `prefix` is the country's own, without `+`; a number that begins with a single 0 is one of it.
    pub fn parse(text: &str, prefix: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        let bare: String = text
            .replace("(0)", "")
            .chars()
            .filter(|letter| !matches!(letter, ' ' | '\u{a0}' | '-' | '\u{2013}' | '(' | ')' | '.'))
            .collect();
        let digits = if let Some(rest) = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00"))
        {
            rest.to_owned()
        } else if let Some(rest) = bare.strip_prefix('0').filter(|_| !prefix.is_empty()) {
            format!("{prefix}{rest}")
        } else if !prefix.is_empty() && bare.starts_with(prefix) {
            bare
        } else {
            return Err(AddressError::Phone);
        };
        let fits = Self::DIGITS.contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0');
        if fits {
            Ok(Self(format!("+{digits}")))
        } else {
            Err(AddressError::Phone)
        }
    }

    /// The number.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Address {
    /// Reads whichever of the two it is. `prefix` as for [`Phone::parse`].
    pub fn parse(text: &str, prefix: &str) -> Result<Self, AddressError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressError::Empty);
        }
        if text.contains('@') {
            return Email::parse(text).map(Self::Email);
        }
        if text.bytes().any(|byte| byte.is_ascii_digit()) {
            return Phone::parse(text, prefix).map(Self::Phone);
        }
        Err(AddressError::Neither)
    }

    /// Reads what [`Address::channel`] and [`Address::as_str`] gave.
    pub(crate) fn stored(channel: &str, text: &str) -> Result<Self, AddressError> {
        match channel {
            "email" => Email::parse(text).map(Self::Email),
            _ => Phone::parse(text, "").map(Self::Phone),
        }
    }

    /// How messages get there: `email` or `sms`.
    pub const fn channel(&self) -> &'static str {
        match self {
            Self::Email(_) => "email",
            Self::Phone(_) => "sms",
        }
    }

    /// The address itself.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Email(email) => email.as_str(),
            Self::Phone(phone) => phone.as_str(),
        }
    }
}

impl fmt::Display for Email {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A person to be made.
#[derive(Debug, Clone)]
pub struct PersonNew {
    /// Drawn by the caller.
    pub id: PersonId,
    /// The name to show; may be empty.
    pub name: String,
    /// The e-mail address, proved to be theirs.
    pub email: Option<Email>,
    /// The telephone number, proved to be theirs.
    pub phone: Option<Phone>,
    /// The language that they are written to in.
    pub lang: Option<Lang>,
    /// Whether they are made up, for the demo's one-click sign-in.
    pub sample: bool,
}

/// A person as they see themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// The name to show; may be empty.
    pub name: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Their telephone number.
    pub phone: Option<String>,
    /// The language that they are written to in.
    pub lang: Option<Lang>,
    /// Whether they are made up.
    pub sample: bool,
}

/// A role that a person is to hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantNew {
    /// The person.
    pub person: PersonId,
    /// One of [`super::ROLES`].
    pub role: String,
    /// The agency's code, or nothing for every agency.
    pub agency: Option<String>,
}

/// A browser session to be made or used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionNew {
    /// The secret for the cookie.
    pub token: String,
}

impl SessionNew {
    /// The session that the browser has already, or a fresh one. Signing in always takes a fresh
    /// one: `SessionNew::draw(&ids, None)`.
    pub fn draw(ids: &Ids, earlier: Option<String>) -> Self {
        Self {
            token: earlier.unwrap_or_else(|| ids.secret()),
        }
    }
}

/// An API token to be made. The secret itself is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenNew {
    /// Drawn by the caller.
    pub id: String,
    /// The owner.
    pub person: PersonId,
    /// What the owner calls it.
    pub name: String,
    /// Of the secret.
    pub hash: String,
    /// What it may be used for, such as `open311.write`.
    pub scopes: Vec<String>,
    /// When it ends, if ever.
    pub expires: Option<Time>,
}

impl TokenNew {
    /// A token without an end, and its secret, which is shown once.
    pub fn draw(ids: &Ids, now: Time, person: PersonId, scopes: Vec<String>) -> (Self, String) {
        let secret = format!("balai_{}", ids.secret());
        let token = Self {
            id: ids.next::<Self>(now).to_string(),
            person,
            name: scopes.join(" "),
            hash: secret_hash(&secret),
            scopes,
            expires: None,
        };
        (token, secret)
    }
}

/// What a secret of 256 bits is stored and looked up as.
pub(crate) fn secret_hash(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// A one-time code to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRequest {
    /// Drawn by the caller.
    pub id: String,
    /// What it is good for: `sign_in` or `case:<id>`.
    pub purpose: String,
    /// Where it goes.
    pub address: Address,
    /// Six digits, drawn by the caller.
    pub code: String,
    /// The message that carries it.
    pub template: String,
    /// The language of the message.
    pub lang: Lang,
}

impl CodeRequest {
    /// Draws a code for this purpose and address.
    pub fn draw(
        ids: &Ids,
        now: Time,
        purpose: impl Into<String>,
        address: Address,
        template: &str,
        lang: Lang,
    ) -> Self {
        Self {
            id: ids.next::<Self>(now).to_string(),
            purpose: purpose.into(),
            address,
            code: ids.digits(super::rules::CODE_DIGITS),
            template: template.to_owned(),
            lang,
        }
    }
}

/// A one-time code as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeConfirm {
    /// What it was asked for.
    pub purpose: String,
    /// Where it went.
    pub address: Address,
    /// What was typed; spaces and hyphens do not matter.
    pub code: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_as_people_type_them() {
        for text in [
            "012-345 6789",
            "0123456789",
            "+60 12-345 6789",
            "+60 (0)12 345 6789",
            "0060123456789",
            "60123456789",
            " (012) 345.6789 ",
        ] {
            assert_eq!(
                Phone::parse(text, "60").expect(text).as_str(),
                "+60123456789"
            );
        }
        assert_eq!(
            Phone::parse("+65 9123 4567", "60")
                .expect("abroad")
                .as_str(),
            "+6591234567"
        );
        for text in [
            "999",
            "12345678",
            "+012345678",
            "012-345-678x",
            "+1234567890123456",
            "+",
        ] {
            assert_eq!(Phone::parse(text, "60"), Err(AddressError::Phone), "{text}");
        }
    }

    #[test]
    fn addresses_as_people_type_them() {
        assert_eq!(
            Email::parse(" Ali@Contoh.MY ").expect("mail").as_str(),
            "ali@contoh.my"
        );
        let long = format!("{}@contoh.my", "a".repeat(65));
        for text in [
            "ali",
            "ali@",
            "@contoh.my",
            "ali@contoh",
            "a b@contoh.my",
            "a..b@contoh.my",
            "a@b@c.my",
            "ali@-contoh.my",
            "ali@contoh..my",
            "ali@contoh.my\r\nBcc: x@y.my",
            "<ali@contoh.my>",
            "ali@contoh.1",
            "ali,b@contoh.my",
            long.as_str(),
        ] {
            assert_eq!(Email::parse(text), Err(AddressError::Email), "{text}");
        }
    }

    #[test]
    fn either_of_them() {
        assert_eq!(
            Address::parse("ali@contoh.my", "60")
                .expect("mail")
                .channel(),
            "email"
        );
        assert_eq!(
            Address::parse("0123456789", "60").expect("phone").channel(),
            "sms"
        );
        assert_eq!(Address::parse("  ", "60"), Err(AddressError::Empty));
        assert_eq!(Address::parse("Ali", "60"), Err(AddressError::Neither));
    }

    proptest! {
        #[test]
        fn what_was_read_reads_the_same_again(text in "[ -~]{0,40}") {
            if let Ok(address) = Address::parse(&text, "60") {
                prop_assert_eq!(Address::parse(address.as_str(), "60"), Ok(address.clone()));
                prop_assert_eq!(Address::stored(address.channel(), address.as_str()), Ok(address));
            }
        }

        #[test]
        fn a_number_is_a_plus_and_digits(text in "[-+ ()0-9.]{0,24}") {
            if let Ok(phone) = Phone::parse(&text, "60") {
                let digits = phone.as_str().strip_prefix('+').expect("a plus");
                prop_assert!((8..=15).contains(&digits.len()));
                prop_assert!(digits.bytes().all(|byte| byte.is_ascii_digit()));
            }
        }

        #[test]
        fn an_email_never_breaks_a_line(text: String) {
            if let Ok(email) = Email::parse(&text) {
                prop_assert!(!email.as_str().chars().any(|c| c.is_control() || c.is_whitespace()));
            }
        }

        #[test]
        fn plausible_mail_is_taken(local in "[a-z][a-z0-9]{0,10}", domain in "[a-z]{1,10}\\.(my|com)") {
            let text = format!("{local}@{domain}");
            let mail = Email::parse(&text).expect("mail");
            prop_assert_eq!(mail.as_str(), text.as_str());
        }
    }
}
