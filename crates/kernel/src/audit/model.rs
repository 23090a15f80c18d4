//! Nouns of the audit record.

use base::{Id, Ids, Matter, PersonId, Time, hex};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::cases::{Area, Audience, CaseId};

/// An id is 26 characters, the first ten of which tell its time.
const ID_CHARS: usize = 26;
const ID_TIME_CHARS: usize = 10;

/// Randomness and ids for one act, drawn before the transaction so that it can be repeated.
#[derive(Debug, Clone)]
pub struct Fresh {
    pub(crate) leaf: String,
    pub(crate) event: String,
    pub(crate) entry: String,
    pub(crate) salt: [u8; 32],
    /// Where the act is noted for the answer to the request that it is drawn for.
    pub(crate) acts: Option<web::Acts>,
}

impl Fresh {
    /// Draws what one act needs.
    pub fn draw(ids: &Ids, now: Time) -> Self {
        let id = || ids.next::<Self>(now).to_string();
        Self {
            leaf: id(),
            event: id(),
            entry: id(),
            salt: ids.bytes(),
            acts: web::Acts::of_request(),
        }
    }

    /// What an act that follows from this one in the same commit needs: made from it, so that a
    /// closure that runs again makes the same.
    pub fn next(&self) -> Self {
        let after = |id: &str| {
            let digest = Sha256::digest(format!("next\n{id}").as_bytes());
            // The time part stays, so that ids keep their order.
            let (time, _) = id.split_at_checked(ID_TIME_CHARS).unwrap_or((id, ""));
            let rest: String = hex(&digest)
                .chars()
                .take(ID_CHARS - ID_TIME_CHARS)
                .collect();
            format!("{time}{rest}")
        };
        Self {
            leaf: after(&self.leaf),
            event: after(&self.event),
            entry: after(&self.entry),
            salt: Sha256::digest([b"next\n".as_slice(), &self.salt].concat()).into(),
            acts: self.acts.clone(),
        }
    }
}

/// One act to be recorded.
#[derive(Debug, Clone)]
pub struct Act<'a> {
    /// Dotted name: the kind of case and the move, such as `report.resolve`.
    pub name: &'a str,
    /// Code of the agency on whose responsibility it was done.
    pub agency: &'a str,
    /// The kind of thing it was done to, such as `report`.
    pub kind: &'a str,
    /// The public reference of that thing; empty where it has none, which only what is private may lack.
    pub reference: &'a str,
    /// Whether the reference itself may be public.
    pub public: bool,
    /// Internal id and version of the thing, for ordering; never in the entry.
    pub subject: (&'a str, i64),
    /// Everything needed to fold the act again. May hold personal data; erasable.
    pub payload: Value,
}

/// Somebody's share in an event: who may read it, and whose it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EventRow {
    pub(crate) id: String,
    pub(crate) seen: EventSeen,
    pub(crate) audience: Audience,
    pub(crate) case: Option<EventCase>,
}

/// The case that an event is about, as it stands now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EventCase {
    pub(crate) id: CaseId,
    pub(crate) agency: String,
    pub(crate) owner: Option<PersonId>,
    /// Whether everybody may see it.
    pub(crate) open: bool,
    pub(crate) area: Area,
    pub(crate) topic: Option<String>,
}

impl EventCase {
    /// What decides who may read about it.
    pub(crate) fn matter(&self) -> Matter<'_> {
        Matter {
            agency: &self.agency,
            state: self.area.state.as_deref(),
            district: self.area.district.as_deref(),
            category: self.topic.as_deref(),
        }
    }
}

/// An event of the feed, without personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventSeen {
    /// Its place in the order of commits.
    pub position: i64,
    /// When it happened.
    pub at: Time,
    /// What happened, such as `report.resolve`.
    pub name: String,
    /// To what kind of thing, such as `report`.
    pub kind: String,
    /// To which.
    pub reference: String,
    /// On whose responsibility; empty for the instance's own.
    pub agency: String,
    /// The version of the thing after it.
    pub version: i64,
}

/// A stretch of the feed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventPage {
    /// What the reader may see, in order.
    pub items: Vec<EventSeen>,
    /// The position up to which everything was looked at: what comes after it is the next page.
    pub next: i64,
}

impl From<Id<Fresh>> for Fresh {
    /// All ids from one: for tests that need a fixed act.
    fn from(id: Id<Self>) -> Self {
        let text = id.to_string();
        Self {
            leaf: text.clone(),
            event: text.clone(),
            entry: text,
            salt: [0; 32],
            acts: None,
        }
    }
}
