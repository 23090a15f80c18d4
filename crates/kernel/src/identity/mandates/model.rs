//! Nouns of mandates.

use base::{Ids, Lang, PersonId, Time};

use crate::audit::Fresh;
use crate::cases::CaseId;
use crate::identity::Address;
use crate::registry::MandateTerms;

/// What a mandate rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// Whoever it is for gave it.
    Granted,
    /// They have a part in the business that it is of.
    Role,
    /// They are its guardian, as an officer has confirmed.
    Guardian,
    /// They stood at a counter, wrote or phoned, and an officer wrote something down for them.
    Counter,
}

impl Basis {
    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Role => "role",
            Self::Guardian => "guardian",
            Self::Counter => "counter",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Granted, Self::Role, Self::Guardian, Self::Counter]
            .into_iter()
            .find(|basis| basis.code() == code)
    }
}

/// What somebody is in a business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// They look on.
    Viewer,
    /// They act for it.
    Member,
    /// They act for it, and invite and end members and viewers.
    Manager,
    /// They do all of it, and there is always one.
    Owner,
}

impl Role {
    /// All of them, the one with most first.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Manager, Self::Member, Self::Viewer];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Manager => "manager",
            Self::Member => "member",
            Self::Viewer => "viewer",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether they act for the business.
    pub fn acts(self) -> bool {
        self > Self::Viewer
    }

    /// Whether they may give somebody this role, and end it. Nobody gives more than they have.
    pub fn may_give(self, other: Self) -> bool {
        match self {
            Self::Owner => true,
            Self::Manager => other < Self::Manager,
            Self::Member | Self::Viewer => false,
        }
    }
}

/// How a mandate ended before its time was over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Whoever was offered it did not want it.
    Declined,
    /// It was taken back before anybody accepted it.
    Withdrawn,
    /// Whoever gave it ended it.
    Revoked,
    /// Whoever held it gave it back.
    Returned,
    /// One of the two closed their account.
    Closed,
    /// It was for one act, which is done.
    Done,
}

impl Outcome {
    const ALL: [Self; 6] = [
        Self::Declined,
        Self::Withdrawn,
        Self::Revoked,
        Self::Returned,
        Self::Closed,
        Self::Done,
    ];

    /// Its name in the store and on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Revoked => "revoked",
            Self::Returned => "returned",
            Self::Closed => "closed",
            Self::Done => "done",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|end| end.code() == code)
    }
}

/// How a mandate stands at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It waits for an answer.
    Offered,
    /// Nobody answered in time.
    Lapsed,
    /// It was accepted and begins later.
    Ahead,
    /// It may be used.
    Active,
    /// Its time is over.
    Over,
    /// It was ended.
    Ended(Outcome),
}

impl Standing {
    /// Its name on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Lapsed => "lapsed",
            Self::Ahead => "ahead",
            Self::Active => "active",
            Self::Over => "over",
            Self::Ended(outcome) => outcome.code(),
        }
    }

    /// Whether somebody can still end it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Offered | Self::Ahead | Self::Active)
    }
}

/// What lets somebody act in somebody else's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mandate {
    /// Its id.
    pub id: String,
    /// In whose name.
    pub grantor: PersonId,
    /// Who holds it, once they have accepted it.
    pub holder: Option<PersonId>,
    /// Who offered it: whoever it is of, or somebody who may do so for a business. Of older ones that is not known.
    pub by: Option<PersonId>,
    /// To which address it was offered; empty once one of the two has closed their account.
    pub address: String,
    /// What it rests on.
    pub basis: Basis,
    /// What its holder is in the business that it is of, if it is of one.
    pub role: Option<Role>,
    /// Whether it may be used at all: that of a business when an officer has confirmed that.
    pub ready: bool,
    /// The kinds of case that it is for; none stands for all of them.
    pub kinds: Vec<String>,
    /// Whether its holder may act; otherwise they look on.
    pub acts: bool,
    /// When it was offered.
    pub offered: Time,
    /// Until when it waits for its answer.
    pub lapses: Time,
    /// From when it may be used.
    pub from: Time,
    /// Until when, if that was said.
    pub until: Option<Time>,
    /// When it was accepted.
    pub accepted: Option<Time>,
    /// When it ended before its time was over.
    pub ended: Option<Time>,
    /// How it ended.
    pub outcome: Option<Outcome>,
}

/// A mandate to be offered.
#[derive(Debug, Clone)]
pub struct MandateNew {
    /// Drawn by the caller.
    pub id: String,
    /// To whoever receives here.
    pub address: Address,
    /// The kinds of case that it is for; none stands for all of them.
    pub kinds: Vec<String>,
    /// Whether its holder may act; otherwise they look on.
    pub acts: bool,
    /// Until when it waits for its answer.
    pub lapses: Time,
    /// From when; at once if that is not said.
    pub from: Option<Time>,
    /// Until when, if it is to end by itself.
    pub until: Option<Time>,
    /// The language of the letter that offers it.
    pub lang: Lang,
    /// What the act needs.
    pub fresh: Fresh,
}

impl MandateNew {
    /// One for everything, at once and without an end.
    pub fn draw(
        ids: &Ids,
        now: Time,
        (address, lang): (Address, Lang),
        terms: MandateTerms,
    ) -> Self {
        Self {
            id: ids.next::<Self>(now).to_string(),
            address,
            kinds: Vec::new(),
            acts: true,
            lapses: now + terms.offer_life(),
            from: None,
            until: None,
            lang,
            fresh: Fresh::draw(ids, now),
        }
    }
}

/// A mandate with what its two people are called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MandateSeen {
    /// The mandate.
    pub mandate: Mandate,
    /// The name of whoever gave it; may be empty.
    pub grantor_name: String,
    /// What whoever gave it is called: their name, else their address; empty once their account is closed.
    pub grantor: String,
    /// The same of whoever holds it.
    pub holder: String,
}

/// All that concerns a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MandatesSeen {
    /// What they gave, the newest first.
    pub given: Vec<MandateSeen>,
    /// What they hold or held, the newest first.
    pub held: Vec<MandateSeen>,
    /// What they are offered, the newest first.
    pub offered: Vec<MandateSeen>,
}

/// Something that is done about a case, to be kept with the mandate by virtue of which it is done.
#[derive(Debug, Clone, Copy)]
pub struct Done<'a> {
    /// The case.
    pub case: CaseId,
    /// Its kind.
    pub kind: &'a str,
    /// Its reference.
    pub reference: &'a str,
    /// Whose it is.
    pub owner: Option<PersonId>,
    /// The version after it.
    pub version: i64,
    /// What was done: a move, or an entry of the engine's own.
    pub step: &'a str,
}

/// Something that was done by virtue of a mandate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneSeen {
    /// The reference of the case.
    pub reference: String,
    /// Its kind.
    pub kind: String,
    /// What was done.
    pub step: String,
    /// When.
    pub at: Time,
}
