//! Nouns of messages in.

use std::sync::Arc;

use base::{Ids, Lang, PersonId, Time};
use kernel::audit::Fresh;
use kernel::cases::Case;
use kernel::identity::Phone;
use kernel::registry::Registry;

use crate::model::{Feedback, ReportFresh, ReportNew};
use crate::rules;

/// A message that somebody sent.
#[derive(Debug, Clone)]
pub struct Sms {
    /// Its id, made of the gateway's.
    pub id: String,
    /// The number that it claims to come from.
    pub from: Phone,
    /// What it says.
    pub text: String,
}

/// What one message needs that is drawn or read before the transaction.
#[derive(Debug, Clone)]
pub struct SmsFresh {
    /// For somebody who is new here.
    pub(super) person: PersonId,
    /// For a report.
    pub(super) report: ReportFresh,
    /// What opens that report.
    pub(super) secret: String,
    /// For an answer.
    pub(super) act: Fresh,
}

impl SmsFresh {
    /// Draws it.
    pub fn draw(ids: &Ids, now: Time) -> Self {
        let secret = rules::case_secret(&ids.secret());
        Self {
            person: ids.next(now),
            report: ReportFresh::draw(ids, now, 0).keyed(rules::secret_hash(&secret)),
            secret,
            act: Fresh::draw(ids, now),
        }
    }
}

/// What is known of a message's sender before its words are read.
#[derive(Debug, Clone)]
pub struct Known {
    pub(super) registry: Arc<Registry>,
    /// What they sent before, the newest first.
    pub(super) kept: Vec<Kept>,
    /// The report that the message asks of, if they may see it.
    pub(super) asked: Option<(Case, Feedback)>,
}

/// A message as it was read before the transaction.
#[derive(Debug, Clone)]
pub struct Read {
    pub(super) heard: Heard,
    /// The words that waited for their place at that moment.
    pub(super) waited: Option<String>,
}

/// What a message says.
#[derive(Debug, Clone)]
pub(super) enum Heard {
    /// A report with its place.
    Report(Box<ReportNew>),
    /// Words whose place is missing, and how it is asked for.
    Unplaced(Lang, &'static str, String),
    /// How does this report stand, which has a name for that; nothing where there is no such report.
    Status(Lang, Option<(Box<Case>, String)>),
    /// No more messages.
    Stop,
    /// How is it done?
    Help(Lang),
    /// None of these: something for the last report.
    Answer,
}

/// What was made of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// A report.
    Report,
    /// A question for the place.
    Place,
    /// An answer to a report.
    Answer,
    /// The state of a report was told.
    Status,
    /// No more messages are wanted.
    Stop,
    /// How it is done was told.
    Help,
    /// It came before.
    Repeated,
    /// The number has sent too many, or is not heard for a time; nothing came of it.
    Limited,
}

impl Taken {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Report,
        Self::Place,
        Self::Answer,
        Self::Status,
        Self::Stop,
        Self::Help,
        Self::Repeated,
        Self::Limited,
    ];

    /// Its word for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Place => "place",
            Self::Answer => "answer",
            Self::Status => "status",
            Self::Stop => "stop",
            Self::Help => "help",
            Self::Repeated => "repeated",
            Self::Limited => "limited",
        }
    }
}

/// What is kept of a message for the next one.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) at: Time,
    /// The words of a report whose place is missing.
    pub(super) waiting: Option<String>,
    pub(super) lang: Option<Lang>,
}
