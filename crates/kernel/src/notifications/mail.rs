//! E-mail: over SMTP, or laid into a folder from which something else picks it up.

use std::error::Error as StdError;
use std::net::IpAddr;
use std::path::Path;
use std::time::{Duration, UNIX_EPOCH};

use base::Time;
use lettre::message::Mailbox;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::transport::smtp::client::Tls;
use lettre::transport::smtp::{self, SmtpTransportBuilder};
use lettre::{SmtpTransport, Transport};

use super::model::{Letter, MailSettings, Status, Weight};
use super::rules;
use crate::jobs::JobError;

const SMTP_TIMEOUT: Duration = Duration::from_secs(30);

/// Why a letter was not handed over.
pub(super) struct Unsent {
    pub(super) error: JobError,
    /// What the server's answer says against the letter's address.
    pub(super) against: Option<(Weight, Status)>,
}

impl From<JobError> for Unsent {
    fn from(error: JobError) -> Self {
        Self {
            error,
            against: None,
        }
    }
}

/// Where letters come from and go to.
pub(super) struct Post<'a> {
    pub(super) settings: &'a MailSettings,
    /// The data folder.
    pub(super) data: &'a Path,
    /// The instance's address.
    pub(super) public_url: &'a str,
}

impl Post<'_> {
    /// Hands a letter over. The id makes it the same letter when it is sent twice.
    pub(super) fn send(&self, letter: &Letter, id: &str, now: Time) -> Result<(), Unsent> {
        let message = self.message(letter, id, now)?;
        let written = self.signed(message.formatted(), now)?;
        let Some(url) = &self.settings.smtp else {
            return Ok(self.lay_down(&written, id)?);
        };
        let transport = self
            .transport(&with_tls(url))
            .map_err(|error| JobError::Retry(format!("mail.smtp: {error}")))?
            .timeout(Some(SMTP_TIMEOUT))
            .build();
        match transport.send_raw(message.envelope(), &written) {
            Ok(_) => Ok(()),
            Err(error) => Err(unsent(&error, letter.to.as_str())),
        }
    }

    /// The way to the server, which proves who it is to the operator's own authorities where there are such.
    fn transport(&self, url: &str) -> Result<SmtpTransportBuilder, smtp::Error> {
        let builder = SmtpTransport::from_url(url)?;
        let Some(parameters) = self.settings.authorities.tls(machine(url))? else {
            return Ok(builder);
        };
        let asks = |word: &str| {
            let query = url.split_once('?').map_or("", |(_, query)| query);
            query.split('&').any(|field| field == word)
        };
        Ok(if url.starts_with("smtps://") {
            builder.tls(Tls::Wrapper(parameters))
        } else if asks("tls=required") {
            builder.tls(Tls::Required(parameters))
        } else if asks("tls=opportunistic") {
            builder.tls(Tls::Opportunistic(parameters))
        } else {
            builder
        })
    }

    /// The letter as it leaves: signed, if the operator has a key for that.
    fn signed(&self, written: Vec<u8>, now: Time) -> Result<Vec<u8>, JobError> {
        let Some(dkim) = &self.settings.dkim else {
            return Ok(written);
        };
        let text = String::from_utf8(written).map_err(dead)?;
        let signed = dkim.signed(&text, now);
        let signed =
            signed.ok_or_else(|| JobError::Retry("mail.dkim_key does not sign".to_owned()))?;
        Ok(signed.into_bytes())
    }

    fn message(&self, letter: &Letter, id: &str, now: Time) -> Result<lettre::Message, JobError> {
        let host = host(self.public_url);
        let from = match self.settings.from.as_str() {
            "" => format!("noreply@{host}"),
            from => from.to_owned(),
        };
        let from: Mailbox = from
            .parse()
            .map_err(|error| JobError::Retry(format!("mail.from: {error}")))?;
        let to = letter.to.as_str().parse().map_err(dead)?;
        let micros = u64::try_from(now.micros()).unwrap_or_default();
        let mut builder = lettre::Message::builder()
            .from(from)
            .to(Mailbox::new(None, to))
            .subject(&letter.subject)
            .date(UNIX_EPOCH + Duration::from_micros(micros))
            .message_id(Some(format!("<{}@{host}>", plain(id))))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN);
        if let Some(link) = &letter.stop {
            builder = builder
                .header(ListUnsubscribe(link.clone()))
                .header(OneClick);
        }
        builder.body(letter.body.clone()).map_err(dead)
    }

    fn lay_down(&self, written: &[u8], id: &str) -> Result<(), JobError> {
        let retry = |error: std::io::Error| JobError::Retry(format!("mail.pickup: {error}"));
        let usual = self.data.join("mail");
        let folder = self.settings.pickup.as_deref().unwrap_or(&usual);
        std::fs::create_dir_all(folder).map_err(retry)?;
        // Whoever picks letters up takes *.eml, so a letter gets that name when it is whole.
        let unfinished = folder.join(format!("{}.part", plain(id)));
        std::fs::write(&unfinished, written).map_err(retry)?;
        std::fs::rename(&unfinished, folder.join(format!("{}.eml", plain(id)))).map_err(retry)
    }
}

fn unsent(error: &lettre::transport::smtp::Error, address: &str) -> Unsent {
    let words = error.source().map(ToString::to_string).unwrap_or_default();
    let code = error
        .status()
        .and_then(|code| code.to_string().parse().ok());
    let against = code.and_then(|code| rules::refusal_weight((code, &words), address));
    let told = told(error);
    let error = if error.is_permanent() {
        JobError::Dead(told)
    } else {
        JobError::Retry(told)
    };
    Unsent { error, against }
}

/// A server's own words often repeat the address, which does not belong into a log.
fn told(error: &lettre::transport::smtp::Error) -> String {
    match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None => error.to_string(),
    }
}

fn dead(error: impl StdError) -> JobError {
    JobError::Dead(error.to_string())
}

/// An id as a file's name and as the left half of a message id.
fn plain(id: &str) -> String {
    id.chars()
        .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
        .collect()
}

fn host(public_url: &str) -> &str {
    let rest = public_url
        .split_once("://")
        .map_or(public_url, |(_, rest)| rest);
    let host = rest.split(['/', ':']).next().unwrap_or_default();
    if host.is_empty() { "localhost" } else { host }
}

/// A plain `smtp://` address means STARTTLS, except to this very machine: no password and no letter
/// crosses a network in the clear.
fn with_tls(url: &str) -> String {
    if !url.starts_with("smtp://") || url.contains('?') || is_here(machine(url)) {
        url.to_owned()
    } else {
        format!("{url}?tls=required")
    }
}

/// The machine that an address names, without brackets.
fn machine(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let place = authority
        .rsplit_once('@')
        .map_or(authority, |(_, place)| place);
    match place.strip_prefix('[') {
        Some(six) => six.split(']').next().unwrap_or_default(),
        None => place.split(':').next().unwrap_or_default(),
    }
}

/// Whether a name is that of this very machine.
fn is_here(machine: &str) -> bool {
    let address = machine.parse::<IpAddr>();
    machine == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// Says that no person wrote this, so that no absence note answers it.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn StdError + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where mail programs say for their reader that no more is wanted (RFC 8058).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(value: &str) -> Result<Self, Box<dyn StdError + Send + Sync>> {
        Ok(Self(value.trim_matches(['<', '>']).to_owned()))
    }

    fn display(&self) -> HeaderValue {
        let link = format!("<{}>", self.0);
        // An address has no place at which a line could be folded.
        HeaderValue::dangerous_new_pre_encoded(Self::name(), link.clone(), link)
    }
}

/// Says that one request to that place is enough.
#[derive(Clone)]
struct OneClick;

impl Header for OneClick {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn StdError + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::Address;

    fn formatted(subject: &str, body: &str) -> String {
        let settings = MailSettings {
            from: "Balai <noreply@localhost>".to_owned(),
            ..MailSettings::default()
        };
        let post = Post {
            settings: &settings,
            data: Path::new(""),
            public_url: "http://localhost:8080",
        };
        let letter = Letter {
            to: Address::parse("ali@contoh.my", "60").expect("an address"),
            by_sms: false,
            lang: "ms".to_owned(),
            subject: subject.to_owned(),
            body: body.to_owned(),
            at: Time::default(),
            stop: Some("https://balai.my/ms/letters/01abc".to_owned()),
            public_url: String::new(),
        };
        let message = post
            .message(&letter, "01abc-2", Time::from_micros(0))
            .expect("a message");
        String::from_utf8(message.formatted()).expect("text")
    }

    fn headers(mail: &str) -> Vec<&str> {
        mail.split("\r\n\r\n")
            .next()
            .unwrap_or_default()
            .split("\r\n")
            .collect()
    }

    #[test]
    fn a_letter_says_who_when_and_that_a_machine_wrote_it() {
        let mail = formatted("Kod anda", "Kod: 123456\n");
        for line in [
            "From: Balai <noreply@localhost>",
            "To: ali@contoh.my",
            "Subject: Kod anda",
            "Date: Thu, 01 Jan 1970 00:00:00 +0000",
            "Message-ID: <01abc-2@localhost>",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
            "List-Unsubscribe: <https://balai.my/ms/letters/01abc>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        ] {
            assert!(headers(&mail).contains(&line), "{line} in {mail}");
        }
        assert!(mail.ends_with("\r\n\r\nKod: 123456\r\n"), "{mail}");
    }

    #[test]
    fn no_subject_can_add_a_header() {
        for subject in [
            "Hai\r\nBcc: x@y.my",
            "Hai\nBcc: x@y.my",
            "Hai\rBcc: x@y.my",
            "ஹாய்\r\nBcc: x@y.my",
        ] {
            let mail = formatted(subject, "x");
            assert!(
                !headers(&mail).iter().any(|line| line.starts_with("Bcc")),
                "{mail}"
            );
            assert_eq!(mail.matches("\r\n\r\n").count(), 1, "{mail}");
        }
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_the_clear() {
        assert_eq!(
            with_tls("smtp://u:p@mail.my:587"),
            "smtp://u:p@mail.my:587?tls=required"
        );
        assert_eq!(with_tls("smtp://localhost:25"), "smtp://localhost:25");
        assert_eq!(
            with_tls("smtp://localhost@mail.my"),
            "smtp://localhost@mail.my?tls=required"
        );
        for elsewhere in ["smtp://localhost.mail.my", "smtp://127.mail.my:25"] {
            assert_eq!(with_tls(elsewhere), format!("{elsewhere}?tls=required"));
        }
        assert_eq!(with_tls("smtp://[::1]:25"), "smtp://[::1]:25");
        assert_eq!(with_tls("smtps://mail.my"), "smtps://mail.my");
        assert_eq!(
            with_tls("smtp://mail.my?tls=none"),
            "smtp://mail.my?tls=none"
        );
    }
}
