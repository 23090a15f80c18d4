//! Nouns of ready replies.

use base::{Lang, Text};
use kernel::audit::Fresh;
use serde::Deserialize;

/// The moves that ready replies go with.
pub(crate) const STEPS: [&str; 6] = ["reply", "ask", "resolve", "decline", "transfer", "offer"];

/// Words that are sent often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reply {
    /// The pack's code, or the id of an agency's own.
    pub(crate) id: String,
    /// Whether it is the agency's own.
    pub(crate) own: bool,
    /// The move that it goes with.
    pub(crate) step: String,
    /// What officers call it.
    pub(crate) name: Text,
    /// What is sent.
    pub(crate) words: Text,
}

/// A reply that an agency keeps for itself.
#[derive(Debug, Clone)]
pub(crate) struct ReplyPut {
    pub(crate) id: String,
    pub(crate) agency: String,
    pub(crate) step: String,
    pub(crate) name: String,
    pub(crate) words: Text,
    pub(crate) fresh: Fresh,
}

/// A row of the pack's sheet.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    code: String,
    step: String,
    name_ms: String,
    name_en: String,
    name_zh: String,
    name_ta: String,
    words_ms: String,
    words_en: String,
    words_zh: String,
    words_ta: String,
}

impl Row {
    /// The reply of the row; nothing where it lacks its Malay or goes with no move.
    pub(super) fn reply(self) -> Option<Reply> {
        let four = |texts: [String; 4]| {
            let langs = [Lang::MS, Lang::EN, Lang::ZH, Lang::TA];
            Text::new(langs.into_iter().zip(texts)).ok()
        };
        Some(Reply {
            id: self.code,
            own: false,
            step: STEPS.contains(&self.step.as_str()).then_some(self.step)?,
            name: four([self.name_ms, self.name_en, self.name_zh, self.name_ta])?,
            words: four([self.words_ms, self.words_en, self.words_zh, self.words_ta])?,
        })
    }
}
