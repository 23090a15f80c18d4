//! Nouns of reach: an agency's enrolment, its channel, test messages, claims, and what we conclude.

use base::{Ids, Lang, PersonId, Time};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::audit::Fresh;
use crate::identity::{Email, secret_hash};
use crate::registry::{AgencyKind, words};

words! {
    /// How far an agency has come aboard.
    Standing {
        /// Nobody has verified it.
        Unclaimed = "unclaimed",
        /// The bureau named its officer and channel; nothing was proved yet.
        Verified = "verified",
        /// A test message over the channel was confirmed.
        Live = "live",
        /// The bureau took it off.
        Suspended = "suspended",
    }
}

words! {
    /// How news of cases gets to an agency.
    ChannelKind {
        /// Its officers work at the desk here.
        Desk = "desk",
        /// By e-mail to one address.
        Email = "email",
        /// Its own Open311 server.
        Open311 = "open311",
        /// A program of its own fetches with a token.
        Api = "api",
    }
}

words! {
    /// Whether an agency can be reached, and if not, why.
    Reach {
        /// It answered, and nothing speaks against it.
        Live = "live",
        /// It ended, and another took over.
        Moved = "moved",
        /// It never came aboard.
        Unclaimed = "unclaimed",
        /// It was verified and has not confirmed its first test message.
        Unproved = "unproved",
        /// It let a test message pass its term.
        Unanswered = "unanswered",
        /// Its channel failed for good.
        Failing = "failing",
        /// Its accountable officer is no longer there.
        OfficerGone = "officer_gone",
        /// The bureau took it off.
        Suspended = "suspended",
        /// It ended, and nobody took over.
        Ended = "ended",
    }
}

impl Reach {
    /// Whether a case at this agency may lie there unseen. A body that was taken over holds none.
    pub const fn is_missing(self) -> bool {
        !matches!(self, Self::Live | Self::Moved)
    }
}

words! {
    /// Where a body stands in the national count.
    Tier {
        /// A ministry.
        Ministry = "ministry",
        /// A department, commission or statutory body of the federation.
        Federal = "federal",
        /// The secretary of a state.
        State = "state",
        /// A council.
        Local = "local",
        /// A utility.
        Utility = "utility",
        /// A body beside the count.
        Extra = "extra",
    }
}

impl From<AgencyKind> for Tier {
    fn from(kind: AgencyKind) -> Self {
        match kind {
            AgencyKind::Ministry => Self::Ministry,
            AgencyKind::Federal => Self::Federal,
            AgencyKind::State => Self::State,
            AgencyKind::Local => Self::Local,
            AgencyKind::Utility => Self::Utility,
        }
    }
}

/// A channel with where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Channel {
    /// The desk.
    Desk,
    /// One address.
    Email(Email),
    /// A server: its address with a final slash, and the jurisdiction it wants to hear; may be empty.
    Open311 {
        /// The endpoint.
        url: String,
        /// `jurisdiction_id`.
        jurisdiction: String,
    },
    /// The agency's own program.
    Api,
}

impl Channel {
    /// Which kind it is.
    pub const fn kind(&self) -> ChannelKind {
        match self {
            Self::Desk => ChannelKind::Desk,
            Self::Email(_) => ChannelKind::Email,
            Self::Open311 { .. } => ChannelKind::Open311,
            Self::Api => ChannelKind::Api,
        }
    }

    /// The e-mail address or the server's, if the channel has one.
    pub fn address(&self) -> Option<&str> {
        match self {
            Self::Email(email) => Some(email.as_str()),
            Self::Open311 { url, .. } => Some(url),
            Self::Desk | Self::Api => None,
        }
    }

    /// The jurisdiction, if the channel has one.
    pub fn jurisdiction(&self) -> Option<&str> {
        match self {
            Self::Open311 { jurisdiction, .. } => Some(jurisdiction),
            _ => None,
        }
    }
}

/// An agency that came aboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// The agency's code.
    pub agency: String,
    /// Grows with each change of officer, channel or suspension.
    pub version: i64,
    /// How far it has come.
    pub standing: Standing,
    /// Who answers for it.
    pub officer: PersonId,
    /// How news gets there.
    pub channel: Channel,
    /// Since when it has this standing.
    pub since: Time,
    /// When it last confirmed a test message over this channel.
    pub proved: Option<Time>,
    /// By when it should have confirmed the oldest test message that it has not.
    pub due: Option<Time>,
    /// Since when its server gives no sense.
    pub failed: Option<Time>,
    /// In what way, as a Fluent key suffix.
    pub failure: Option<String>,
    /// What was last recorded of its reach.
    pub noted: Reach,
    /// When that began.
    pub noted_at: Time,
}

/// An enrolment with what other components know about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The enrolment.
    pub enrolment: Enrolment,
    /// Whether its officer holds a role at the agency.
    pub officer_there: bool,
    /// When a message to its address was first given up or came back since it last confirmed one, or when
    /// somebody there said that they want no more.
    pub bounced: Option<Time>,
}

/// Whether a body exists on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Life {
    /// It does.
    Exists,
    /// It was taken over after this day.
    Moved(Date),
    /// It ended after this day.
    Ended(Date),
}

/// What we conclude about one agency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it can be reached, or why not.
    pub reach: Reach,
    /// Since when, where that is known.
    pub since: Option<Time>,
}

/// What a test message needs, drawn before the transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestNew {
    /// Its id.
    pub id: String,
    /// For the link in an e-mail.
    pub(super) secret: String,
    /// Of the secret.
    pub(super) hash: String,
}

impl TestNew {
    /// Draws one.
    pub fn draw(ids: &Ids, now: Time) -> Self {
        let secret = ids.secret();
        Self {
            id: ids.next::<Self>(now).to_string(),
            hash: secret_hash(&secret),
            secret,
        }
    }
}

/// A test message that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// Its id.
    pub id: String,
    /// The agency's code.
    pub agency: String,
    /// The version of the enrolment that it tests.
    pub version: i64,
    /// Over which channel it went.
    pub channel: ChannelKind,
    /// When.
    pub sent: Time,
    /// By when it should be confirmed.
    pub due: Time,
    /// Until when it can be.
    pub expires: Time,
    /// When it was.
    pub confirmed: Option<Time>,
}

/// Names an agency's officer and channel.
#[derive(Debug, Clone)]
pub struct EnrolmentSet {
    /// The agency's code.
    pub agency: String,
    /// The version that was seen; 0 where there was none.
    pub version: i64,
    /// The officer's address.
    pub officer: Email,
    /// The officer's name, for somebody who is new here.
    pub name: String,
    /// For somebody who is new here.
    pub person: PersonId,
    /// The channel.
    pub channel: Channel,
    /// The test message that follows.
    pub test: TestNew,
    /// For the record.
    pub fresh: Fresh,
}

/// Takes an agency off.
#[derive(Debug, Clone)]
pub struct Suspension {
    /// The agency's code.
    pub agency: String,
    /// The version that was seen.
    pub version: i64,
    /// Why, for the record.
    pub words: String,
    /// For the record.
    pub fresh: Fresh,
}

/// Says that a test message arrived.
#[derive(Debug, Clone)]
pub struct Confirmation {
    /// The agency's code.
    pub agency: String,
    /// The test's id.
    pub test: String,
    /// For the record.
    pub fresh: Fresh,
}

/// What became of a confirmation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// The agency's code.
    pub agency: String,
    /// When it was confirmed.
    pub at: Time,
    /// Whether that was earlier.
    pub again: bool,
}

/// Somebody says that they speak for an agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimNew {
    /// Drawn by the caller.
    pub id: String,
    /// The agency's code.
    pub agency: String,
    /// Their name.
    pub name: String,
    /// Their office's address.
    pub email: Email,
    /// What they say.
    pub words: String,
    /// The language they wrote in.
    pub lang: Lang,
}

/// A claim that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Its id.
    pub id: String,
    /// Who made it, if they were signed in.
    pub person: Option<PersonId>,
    /// The agency's code.
    pub agency: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What they say.
    pub words: String,
    /// Whether they signed in with an address at the agency's own website.
    pub fits: bool,
    /// When.
    pub made: Time,
}
