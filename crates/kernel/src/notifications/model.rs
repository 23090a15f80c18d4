//! Nouns of notifications.

use std::fmt;
use std::path::PathBuf;

use base::{Lang, Time};

use super::authorities::MailAuthorities;
use super::dkim::Dkim;
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
    /// What it is about: a case's id, or a module's word for letters that are stopped together.
    pub case_id: Option<String>,
    /// One of [`super::TEMPLATES`], or [`super::CASE_LETTER`] or [`super::FORMAL_LETTER`] and a Fluent key.
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
    /// Whom it is for, if they are known.
    pub person_id: Option<String>,
    /// What it is about.
    pub case_id: Option<String>,
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
    /// When it was taken up first: when its devices were told, or when a digest took nothing more in.
    pub taken: Option<Time>,
    /// The digest in which it goes.
    pub digest_id: Option<String>,
    /// Whether it was held back for good, because of what it says.
    pub withheld: bool,
    /// What a digest tells of, as far as it was looked up.
    pub gathered: Vec<Message>,
}

/// Whether a message is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// It waits for its turn, or for the next try.
    Queued,
    /// It was handed over.
    Sent,
    /// It was given up, or came back.
    Failed,
    /// It was not sent, because letters to its address come back or are not wanted.
    Skipped,
}

impl MessageState {
    /// The word in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Skipped => "skipped",
        }
    }

    /// Reads the word in the store.
    pub(crate) fn parse(code: &str) -> Result<Self, &'static str> {
        match code {
            "queued" => Ok(Self::Queued),
            "sent" => Ok(Self::Sent),
            "failed" => Ok(Self::Failed),
            "skipped" => Ok(Self::Skipped),
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
    /// Where its reader says that they want no more of its like; codes have no such place.
    pub stop: Option<String>,
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

/// An enhanced status code (RFC 3463), such as 5.1.1: class, subject and detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Status(pub u16, pub u16, pub u16);

/// A permanent failure of which nothing is known.
impl Default for Status {
    fn default() -> Self {
        Self(5, 0, 0)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// What became of a letter, in the words of RFC 3464.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// It will not arrive.
    Failed,
    /// It is still being tried.
    Delayed,
    /// It arrived, or went on to where nobody reports from.
    Other,
}

impl Action {
    /// Reads the word; comments may follow it.
    pub(super) fn parse(text: &str) -> Self {
        let word = text.split([' ', '(', ';']).next().unwrap_or_default();
        match word.to_ascii_lowercase().as_str() {
            "failed" => Self::Failed,
            "delayed" => Self::Delayed,
            _ => Self::Other,
        }
    }

    /// The word of RFC 3464.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Failed => "failed",
            Self::Delayed => "delayed",
            Self::Other => "other",
        }
    }
}

/// What a bounce says of one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Returned {
    /// The recipient as we named them and as they were called last.
    pub addresses: Vec<Address>,
    /// What became of the letter.
    pub action: Action,
    /// Why.
    pub status: Status,
}

/// A bounce as it was read. Nothing of it is known to be true.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bounce {
    /// Ids of letters that it may be about.
    pub letters: Vec<String>,
    /// Whom it is about.
    pub returned: Vec<Returned>,
}

/// How much a bounce says against its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Nobody is there.
    Hard,
    /// It may pass: the mailbox is full, the server does not answer.
    Soft,
}

impl Weight {
    /// The word in the store.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Hard => "hard",
            Self::Soft => "soft",
        }
    }

    /// Reads the word in the store.
    pub(super) fn parse(code: &str) -> Result<Self, &'static str> {
        match code {
            "hard" => Ok(Self::Hard),
            "soft" => Ok(Self::Soft),
            _ => Err("not a weight of a bounce"),
        }
    }
}

/// An address to which letters come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Unreachable {
    /// How much was said against it.
    pub(crate) weight: Weight,
    /// Since when.
    pub(crate) since: Time,
    /// When somebody there proved that letters arrive again.
    pub(crate) proved: Option<Time>,
}

/// What was made of a recipient that a bounce named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Letters to the address are held back from now on.
    Unreachable,
    /// It counts; nothing is held back yet.
    Counted,
    /// This was known already.
    Repeated,
    /// Somebody proved since the letter left that letters arrive there.
    Proved,
    /// It says nothing against the address.
    Nothing,
    /// We sent no such letter.
    UnknownLetter,
    /// We sent the letter to another address.
    OtherAddress,
}

impl Taken {
    /// The word that programs are told.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Counted => "counted",
            Self::Repeated => "repeated",
            Self::Proved => "proved",
            Self::Nothing => "nothing",
            Self::UnknownLetter => "unknown_letter",
            Self::OtherAddress => "other_address",
        }
    }
}

/// Why a letter is not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bar {
    /// Letters to its address come back.
    Unreachable,
    /// Its reader wants no letters.
    StoppedAll,
    /// Its reader wants no letters about this case.
    StoppedCase,
    /// Its reader wants no news this way.
    Unwanted,
    /// Nothing is left of what it was to tell.
    Empty,
}

impl Bar {
    /// The word that the message keeps.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::StoppedAll => "stopped_all",
            Self::StoppedCase => "stopped_case",
            Self::Unwanted => "unwanted",
            Self::Empty => "empty",
        }
    }
}

/// What somebody at an address wants no more letters of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The letter's case.
    Case,
    /// Everything but codes.
    All,
}

/// What the reader of a letter has stopped at its address.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Stops {
    /// Letters about the letter's case.
    pub(crate) case: bool,
    /// All letters.
    pub(crate) all: bool,
}

/// The key under which letters get their links; the same on all machines of an instance.
#[derive(Clone)]
pub struct LetterKey(pub(super) String);

/// The key stays out of logs.
impl fmt::Debug for LetterKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("LetterKey(…)")
    }
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
    /// What signs letters.
    pub dkim: Option<Dkim>,
    /// By whose word the server is known, instead of that of the web's authorities.
    pub authorities: MailAuthorities,
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
            .field("dkim", &self.dkim)
            .field("authorities", &self.authorities)
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
