//! Nouns of notifications.

use std::fmt;
use std::path::PathBuf;

use base::{Lang, Time};

use crate::identity::Address;

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageNew {
    /// Drawn by the caller. A message whose id is known already is not sent again.
    pub id: String,
    /// Where it goes.
    pub address: Address,
    /// Whom it is for, if they are known.
    pub person_id: Option<String>,
    /// What it is about.
    pub case_id: Option<String>,
    /// One of [`super::TEMPLATES`], or [`super::CASE_LETTER`] and a Fluent key.
    pub template: String,
    /// What fills the template. `due_us` is an instant in microseconds and is said as a date.
    pub args: Vec<(String, String)>,
    /// The language it is written in.
    pub lang: Lang,
}

/// A message as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its id.
    pub id: String,
    /// Where it goes.
    pub address: Address,
    /// The template.
    pub template: String,
    /// What fills the template.
    pub args: Vec<(String, String)>,
    /// The language.
    pub lang: Lang,
    /// Whether it is on its way.
    pub state: MessageState,
    /// When it was queued.
    pub created: Time,
    /// How often sending was tried.
    pub attempts: i64,
}

/// Whether a message is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// It waits for its turn, or for the next try.
    Queued,
    /// It was handed over.
    Sent,
    /// It was given up.
    Failed,
}

impl MessageState {
    /// The word in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
        }
    }

    /// Reads the word in the store.
    pub(crate) fn parse(code: &str) -> Result<Self, &'static str> {
        match code {
            "queued" => Ok(Self::Queued),
            "sent" => Ok(Self::Sent),
            "failed" => Ok(Self::Failed),
            _ => Err("not a state of a message"),
        }
    }
}

/// A message in words, ready to be sent or shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Where it goes.
    pub to: Address,
    /// Whether it is a text message.
    pub by_sms: bool,
    /// The language's code.
    pub lang: String,
    /// The subject; empty for text messages.
    pub subject: String,
    /// The body: plain text.
    pub body: String,
    /// When it was queued.
    pub at: Time,
    /// The instance's own address, so that links to it can be recognised.
    pub(super) public_url: String,
}

/// A stretch of a letter's body: words, or a link to this instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The words.
    pub text: &'a str,
    /// The path of a page of this instance.
    pub href: Option<&'a str>,
}

/// How e-mail leaves.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct MailSettings {
    /// The server: `smtp://user:password@host:587` (STARTTLS) or `smtps://…`. Without one, letters are
    /// laid into the pick-up folder.
    pub smtp: Option<String>,
    /// The sender, such as `Balai <noreply@balai.gov.my>`.
    pub from: String,
    /// The pick-up folder, instead of `mail` in the data folder.
    pub pickup: Option<PathBuf>,
}

/// How text messages leave.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct SmsSettings {
    /// The gateway's address. `{to}` and `{text}` are filled in, percent-encoded. Without one there
    /// are no text messages.
    pub url: Option<String>,
    /// Headers, as (name, value).
    pub headers: Vec<(String, String)>,
    /// The body to POST, with `{to}` and `{text}` filled in: escaped for JSON if it is JSON, else
    /// percent-encoded. Without one the request is a GET.
    pub body: Option<String>,
}

/// Credentials stay out of logs.
impl fmt::Debug for MailSettings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("MailSettings")
            .field("smtp", &self.smtp.is_some())
            .field("from", &self.from)
            .field("pickup", &self.pickup)
            .finish()
    }
}

impl fmt::Debug for SmsSettings {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("SmsSettings")
            .field("url", &self.url.is_some())
            .finish_non_exhaustive()
    }
}
