//! Nouns of what is refused.

use base::Time;
use web::Sender;

use crate::audit::Fresh;

/// What one limit refused to one sender.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Stands for the sender and the limit; says nothing of who it is.
    pub id: String,
    /// The limit.
    pub rule: String,
    /// What sort of sender.
    pub sender: Sender,
    /// When something was refused first.
    pub since: Time,
    /// When it was last.
    pub last: Time,
    /// Until when.
    pub until: Time,
    /// How often.
    pub refused: i64,
    /// When the sender was let through again.
    pub freed: Option<Time>,
}

impl Refused {
    /// Whether the sender is refused now.
    pub fn is_limited(&self, now: Time) -> bool {
        self.until > now && self.freed.is_none_or(|freed| freed < self.last)
    }

    /// Whether somebody can end it before its time.
    pub fn can_be_freed(&self) -> bool {
        web::Rate::parse(&self.rule).is_some()
    }
}

/// Lets a sender through again.
#[derive(Debug, Clone)]
pub struct Free {
    /// Which.
    pub id: String,
    /// Why.
    pub words: String,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}
