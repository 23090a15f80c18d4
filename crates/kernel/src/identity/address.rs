//! Addresses that a code can be sent to, as people type them.

use std::fmt;

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
