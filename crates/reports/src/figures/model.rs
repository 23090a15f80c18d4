//! Nouns of figures.

use std::collections::BTreeMap;

use base::Time;

/// What figures are of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Subject {
    /// Of which sort.
    pub scope: Scope,
    /// Its code: an agency's, an agency kind's, a feedback's, a state's or a month's (`2026-11`); empty of all.
    pub code: String,
}

impl Subject {
    /// What this code is of this sort.
    pub fn new(scope: Scope, code: impl Into<String>) -> Self {
        Self {
            scope,
            code: code.into(),
        }
    }
}

/// By what reports are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// All of them.
    All,
    /// By the agency that holds them.
    Agency,
    /// By its kind: ministries, local authorities.
    AgencyKind,
    /// By what people want.
    Feedback,
    /// By state of the country.
    State,
    /// By the month in which they were made.
    Month,
}

impl Scope {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Agency,
        Self::AgencyKind,
        Self::Feedback,
        Self::State,
        Self::Month,
    ];

    /// Its name in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Agency => "agency",
            Self::AgencyKind => "agency_kind",
            Self::Feedback => "feedback",
            Self::State => "state",
            Self::Month => "month",
        }
    }

    /// Reads the name back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.code() == code)
    }
}

/// Figures of the reports of one subject that were made in the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// Made.
    pub received: i64,
    /// Closed by now.
    pub closed: i64,
    /// Open, and past their date.
    pub overdue: i64,
    /// Of which it can be said whether a promise of the charter was kept: closed, or past the promised date.
    pub promised: i64,
    /// Closed by the promised date.
    pub kept: i64,
    /// The same where the date was our estimate.
    pub estimated: i64,
    /// Closed by the estimated date.
    pub met: i64,
    /// Opened again by their reporters at least once.
    pub reopened: i64,
    /// Rated by their reporters.
    pub rated: i64,
    /// The sum of the ratings, 1 to 5 each.
    pub rating_sum: i64,
    /// Half of the closed ones took no longer than so many whole days.
    pub median_days: Option<i64>,
}

impl Figures {
    /// Still open.
    pub const fn open(&self) -> i64 {
        self.received - self.closed
    }
}

/// All figures as of one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Made {
    /// The moment for which they hold; nothing before the first were made.
    pub at: Option<Time>,
    /// The figures.
    pub all: BTreeMap<Subject, Figures>,
}

impl Made {
    /// The figures of a subject.
    pub fn of(&self, scope: Scope, code: &str) -> Option<&Figures> {
        self.all.get(&Subject::new(scope, code))
    }

    /// All subjects of a sort with their figures, by code.
    pub fn each(&self, scope: Scope) -> impl Iterator<Item = (&str, &Figures)> {
        let found = self
            .all
            .iter()
            .filter(move |(subject, _)| subject.scope == scope);
        found.map(|(subject, figures)| (subject.code.as_str(), figures))
    }
}
