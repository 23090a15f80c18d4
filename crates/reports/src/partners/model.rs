//! Nouns of partners: how an agency's system is spoken to, and what is on its way there.

use base::Time;
use kernel::audit::Fresh;
use kernel::cases::CaseId;

/// How an agency's own system is spoken to, and how that goes.
#[derive(Clone, PartialEq, Eq)]
pub struct Partner {
    /// The agency's code.
    pub agency: String,
    /// Grows with each change that a person makes.
    pub version: i64,
    /// What lets us write there; never shown again.
    pub(super) api_key: Option<String>,
    /// Our categories' codes with the codes that they have there; what is absent has the same code.
    pub services: Vec<(String, String)>,
    /// Whether reports that were made there are fetched.
    pub fetches: bool,
    /// Our category for what has a code there that we do not know; without one it is passed over.
    pub fallback: Option<String>,
    /// When it is asked next for reports that were made there.
    pub(super) fetch: Time,
    /// Reports up to this time were asked for.
    pub fetched: Option<Time>,
    /// When it is asked next what became of our reports.
    pub(super) poll: Time,
    /// Updates up to this time were asked for.
    pub heard: Option<Time>,
    /// When a whole day was last asked for.
    pub(super) swept: Option<Time>,
    /// Failures in a row.
    pub(super) failures: i64,
    /// Since when it fails without a success in between.
    pub failing: Option<Time>,
    /// How it failed last.
    pub failure: Option<String>,
}

impl std::fmt::Debug for Partner {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Partner")
            .field("agency", &self.agency)
            .finish_non_exhaustive()
    }
}

impl Partner {
    /// One of which nothing has been said yet.
    pub(super) fn unsaid(agency: &str) -> Self {
        Self {
            agency: agency.to_owned(),
            version: 0,
            api_key: None,
            services: Vec::new(),
            fetches: false,
            fallback: None,
            fetch: Time::default(),
            fetched: None,
            poll: Time::default(),
            heard: None,
            swept: None,
            failures: 0,
            failing: None,
            failure: None,
        }
    }

    /// Whether a key is kept.
    pub const fn has_key(&self) -> bool {
        self.api_key.is_some()
    }

    /// Our category for a code there: the one that was said, or of the same code if that `is_ours`, or the one for all
    /// others.
    pub(super) fn category(&self, code: &str, is_ours: impl Fn(&str) -> bool) -> Option<String> {
        let found = self.services.iter().find(|(_, theirs)| theirs == code);
        let same = Some(code).filter(|code| is_ours(code));
        let said = found.map(|(ours, _)| ours.as_str()).or(same);
        said.map(str::to_owned).or_else(|| self.fallback.clone())
    }

    /// A category's code there.
    pub(super) fn service(&self, category: &str) -> String {
        let found = self.services.iter().find(|(ours, _)| ours == category);
        found.map_or_else(|| category.to_owned(), |(_, theirs)| theirs.clone())
    }
}

/// How an agency's system is spoken to, as a person says it.
#[derive(Clone)]
pub struct PartnerSet {
    /// The agency's code.
    pub agency: String,
    /// The version that was seen; 0 where nothing was said.
    pub version: i64,
    /// Another key; absent, the one before stays.
    pub api_key: Option<String>,
    /// Our categories' codes with those that they have there, as [`super::rules::services`] reads them.
    pub services: Vec<(String, String)>,
    /// Whether reports that were made there are fetched.
    pub fetches: bool,
    /// Our category for what we do not know.
    pub fallback: Option<String>,
    /// For the record.
    pub fresh: Fresh,
}

/// What a parcel holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A report.
    Report,
    /// What was added to it.
    Update,
}

impl Sort {
    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Update => "update",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Report, Self::Update]
            .into_iter()
            .find(|known| known.code() == code)
    }
}

/// How far a parcel has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParcelState {
    /// It was given up, and waits for a person.
    Dead,
    /// It waits for its turn or for the next try.
    Waiting,
    /// It arrived.
    Sent,
}

impl ParcelState {
    /// All of them, in the order of the page.
    pub const ALL: [Self; 3] = [Self::Dead, Self::Waiting, Self::Sent];

    /// Its name in the store and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dead => "dead",
            Self::Waiting => "waiting",
            Self::Sent => "sent",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// A report, or what was added to one, on its way to an agency's own system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// Its id, the same at every try.
    pub id: String,
    /// The agency's code.
    pub agency: String,
    /// The report.
    pub case: CaseId,
    /// The report's version that it tells of; those of one report keep their order.
    pub version: i64,
    /// What it holds.
    pub sort: Sort,
    /// The move that made it.
    pub step: String,
    /// The entry of that move.
    pub(super) entry: Option<String>,
    /// Since when it waits.
    pub made: Time,
    /// How far it has come.
    pub state: ParcelState,
    /// How often it was tried.
    pub attempts: i64,
    /// Whether the last try may have arrived although nothing came back.
    pub unsure: bool,
    /// When it is tried again.
    pub next: Time,
    /// What it is called there until it has an id.
    pub(super) token: Option<String>,
    /// Its id there.
    pub remote: Option<String>,
    /// What went wrong the last time.
    pub error: Option<String>,
    /// When it arrived or was given up.
    pub ended: Option<Time>,
}

impl Parcel {
    /// Whether it tells that public words were changed, or something was taken from the public.
    pub fn moderates(&self) -> bool {
        matches!(
            self.step.as_str(),
            "reword" | "hide" | "unhide" | "redact" | "remove"
        )
    }

    /// What it is called on pages and for programs.
    pub fn sort_code(&self) -> &'static str {
        if self.moderates() {
            "moderation"
        } else {
            self.sort.code()
        }
    }
}

/// How it goes with one partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The agency's code.
    pub agency: String,
    /// How many parcels wait.
    pub waiting: i64,
    /// How many were laid aside.
    pub dead: i64,
    /// Since when it fails.
    pub failing: Option<Time>,
    /// How it failed last.
    pub failure: Option<String>,
}

/// What of a report came from an agency's own system.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Elsewhere {
    /// The versions that were told of there.
    pub versions: Vec<i64>,
    /// The agency in whose system it was made, and its id there.
    pub origin: Option<(String, String)>,
}
