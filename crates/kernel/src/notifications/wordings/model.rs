//! Nouns of wordings.

use base::{Lang, PersonId, Time};

use super::rules::{self, Fault};
use crate::audit::Fresh;

/// The words of a letter, judged: what they hold can be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub(super) subject: String,
    pub(super) body: String,
    pub(super) sms: String,
}

impl Words {
    /// Judges words; each fault comes with the name of its field.
    pub fn new(subject: &str, body: &str, sms: &str) -> Result<Self, Vec<(&'static str, Fault)>> {
        let body = body.replace("\r\n", "\n");
        let words = Self {
            subject: subject.trim().to_owned(),
            body: body.trim().to_owned(),
            sms: sms.trim().to_owned(),
        };
        let faults = rules::faults(&words);
        if faults.is_empty() {
            Ok(words)
        } else {
            Err(faults)
        }
    }

    /// The subject of a letter by e-mail.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Its body.
    pub fn body(&self) -> &str {
        &self.body
    }

    /// The text message.
    pub fn sms(&self) -> &str {
        &self.sms
    }
}

/// What an agency chose for a sort of letter in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The sort of letter.
    pub template: String,
    /// The language.
    pub lang: Lang,
    /// Counts up from 1.
    pub version: i64,
    /// Its own words; none where the usual ones are back.
    pub words: Option<Words>,
    /// Since when.
    pub at: Time,
    /// Who chose it, by name.
    pub by: Option<String>,
    /// When a letter could not be written in it last, and why.
    pub fault: Option<(Time, String)>,
}

/// A change of an agency's words.
#[derive(Debug, Clone)]
pub struct WordingPut {
    /// Drawn by the caller.
    pub id: String,
    /// The agency's code.
    pub agency: String,
    /// The sort of letter.
    pub template: String,
    /// The language.
    pub lang: Lang,
    /// The version that was seen; 0 before the first.
    pub version: i64,
    /// The words; none brings the usual ones back.
    pub words: Option<Words>,
    /// For the record.
    pub fresh: Fresh,
}

/// A row of the history, ready to insert.
pub(super) struct Kept<'k> {
    pub(super) put: &'k WordingPut,
    pub(super) version: i64,
    pub(super) at: Time,
    pub(super) by: Option<PersonId>,
}
