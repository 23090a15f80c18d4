//! Nouns of hooks: an address, its secret, what is on its way to it.

use base::{Ids, PersonId, Time};
use serde::{Deserialize, Serialize};

use super::rules;
use crate::audit::Fresh;
use crate::registry::words;

words! {
    /// Whether events are sent to an address.
    HookState {
        /// It has not answered a challenge yet.
        Unproved = "unproved",
        /// They are.
        Live = "live",
        /// They wait until somebody switches it on again.
        Off = "off",
    }
}

words! {
    /// How far an event has come on its way.
    DeliveryState {
        /// It was given up, and waits for a person.
        Dead = "dead",
        /// It waits for its turn or for the next try.
        Waiting = "waiting",
        /// The address took it.
        Sent = "sent",
    }
}

/// An address of an agency's program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// Its id.
    pub id: String,
    /// The agency's code.
    pub agency: String,
    /// Grows with each change that a person makes.
    pub version: i64,
    /// Where events go.
    pub url: String,
    /// Which: names such as `report.resolve`, or `report.*`; all of the agency's where there is none.
    pub events: Vec<String>,
    /// Whether they are sent.
    pub state: HookState,
    /// What signs them.
    pub(super) secret: String,
    /// What signs them as well until a time, after a rotation.
    pub(super) old: Option<(String, Time)>,
    /// Events up to this position were looked at.
    pub(super) cursor: i64,
    /// Failures in a row.
    pub(super) failures: i64,
    /// Since when it has failed without a success in between.
    pub failing: Option<Time>,
    /// How it failed last.
    pub failure: Option<String>,
    /// When it was made.
    pub created: Time,
    /// By whom.
    pub created_by: Option<PersonId>,
}

impl Hook {
    /// The secrets whose signatures a message carries at this time.
    pub(super) fn secrets(&self, now: Time) -> Vec<&str> {
        let old = self.old.as_ref().filter(|(_, until)| now < *until);
        let old = old.map(|(secret, _)| secret.as_str());
        [self.secret.as_str()].into_iter().chain(old).collect()
    }

    /// Until when the secret before still counts.
    pub fn old_until(&self) -> Option<Time> {
        self.old.as_ref().map(|(_, until)| *until)
    }
}

/// A secret in the form that Standard Webhooks has.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretNew(pub(super) String);

impl SecretNew {
    /// Draws one.
    pub fn draw(ids: &Ids) -> Self {
        Self(rules::secret_text(&ids.bytes::<32>()))
    }

    /// The text that is shown once.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for SecretNew {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("SecretNew")
    }
}

/// An address to be named.
#[derive(Debug, Clone)]
pub struct HookNew {
    /// Drawn by the caller.
    pub id: String,
    /// The agency's code.
    pub agency: String,
    /// Where events go.
    pub url: String,
    /// Which events.
    pub events: Vec<String>,
    /// What signs them.
    pub secret: SecretNew,
    /// Events after this position are sent.
    pub cursor: i64,
    /// For the record.
    pub fresh: Fresh,
}

/// Other events, or switching on and off. A hook that is switched on has to prove itself anew.
#[derive(Debug, Clone)]
pub struct HookChange {
    /// The agency's code.
    pub agency: String,
    /// The hook's id.
    pub id: String,
    /// The version that was seen.
    pub version: i64,
    /// Which events, if they change.
    pub events: Option<Vec<String>>,
    /// Whether it shall be on, if that changes.
    pub on: Option<bool>,
    /// For the record.
    pub fresh: Fresh,
}

/// Another secret; the one before counts for a day more.
#[derive(Debug, Clone)]
pub struct Rotation {
    /// The agency's code.
    pub agency: String,
    /// The hook's id.
    pub id: String,
    /// What signs from now on.
    pub secret: SecretNew,
    /// For the record.
    pub fresh: Fresh,
}

/// An event on its way to an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id, the same at every try: `webhook-id`.
    pub id: String,
    /// The hook.
    pub hook: String,
    /// The event's place in the order of commits.
    pub position: i64,
    /// What the event is about; those of one subject keep their order.
    pub(super) subject: String,
    /// The event's name.
    pub name: String,
    /// The public reference of what it is about.
    pub reference: String,
    /// What is sent.
    pub(super) body: String,
    /// When the event happened.
    pub at: Time,
    /// How far it has come.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: i64,
    /// When it is tried again.
    pub next: Time,
    /// What went wrong the last time.
    pub error: Option<String>,
    /// When it arrived or was given up.
    pub ended: Option<Time>,
}
