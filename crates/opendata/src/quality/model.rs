//! Nouns of quality: criteria, facts, scores, and what would make a dataset better.

use std::collections::BTreeSet;

use base::Time;
use serde::{Deserialize, Serialize};

/// A criterion of data.europa.eu's assessment of metadata.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Criterion {
    /// It has words by which it is found.
    Keyword,
    /// It says what it is about.
    Theme,
    /// It says of which place it is.
    Spatial,
    /// It says of which time it is.
    Temporal,
    /// The address of a file answers.
    AccessAnswers,
    /// A file can be taken away.
    Download,
    /// The address from which it is taken answers.
    DownloadAnswers,
    /// A file says its format.
    Format,
    /// A file says its media type.
    MediaType,
    /// Both are of the usual lists.
    Vocabulary,
    /// The format belongs to nobody.
    NonProprietary,
    /// Programs can read it.
    MachineReadable,
    /// What is said of it is whole, as DCAT-AP demands.
    DcatAp,
    /// A file has a licence.
    Licence,
    /// The licence is of the usual list.
    LicenceKnown,
    /// It says who may have it.
    AccessRights,
    /// In a word of the usual list.
    AccessRightsKnown,
    /// It says whom to ask.
    Contact,
    /// It says who publishes it.
    Publisher,
    /// A file says its rights.
    Rights,
    /// A file says its size.
    ByteSize,
    /// It says since when it is published.
    Issued,
    /// It says when it changed.
    Modified,
}

/// What criteria belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Group {
    /// Whether it can be found.
    Findability,
    /// Whether it can be had.
    Accessibility,
    /// Whether programs can read it.
    Interoperability,
    /// Whether it may be used.
    Reusability,
    /// Whether it can be judged.
    Contextuality,
}

impl Group {
    /// All of them, in the order of the assessment.
    pub(crate) const ALL: [Self; 5] = [
        Self::Findability,
        Self::Accessibility,
        Self::Interoperability,
        Self::Reusability,
        Self::Contextuality,
    ];

    /// Its name on the wire.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Findability => "findability",
            Self::Accessibility => "accessibility",
            Self::Interoperability => "interoperability",
            Self::Reusability => "reusability",
            Self::Contextuality => "contextuality",
        }
    }
}

/// All criteria, each with its group, its points, and whether it is asked of each file.
pub(crate) const CRITERIA: [(Criterion, Group, i64, bool); 23] = [
    (Criterion::Keyword, Group::Findability, 30, false),
    (Criterion::Theme, Group::Findability, 30, false),
    (Criterion::Spatial, Group::Findability, 20, false),
    (Criterion::Temporal, Group::Findability, 20, false),
    (Criterion::AccessAnswers, Group::Accessibility, 50, true),
    (Criterion::Download, Group::Accessibility, 20, true),
    (Criterion::DownloadAnswers, Group::Accessibility, 30, true),
    (Criterion::Format, Group::Interoperability, 20, true),
    (Criterion::MediaType, Group::Interoperability, 10, true),
    (Criterion::Vocabulary, Group::Interoperability, 10, true),
    (Criterion::NonProprietary, Group::Interoperability, 20, true),
    (
        Criterion::MachineReadable,
        Group::Interoperability,
        20,
        true,
    ),
    (Criterion::DcatAp, Group::Interoperability, 30, false),
    (Criterion::Licence, Group::Reusability, 20, true),
    (Criterion::LicenceKnown, Group::Reusability, 10, true),
    (Criterion::AccessRights, Group::Reusability, 10, false),
    (Criterion::AccessRightsKnown, Group::Reusability, 5, false),
    (Criterion::Contact, Group::Reusability, 20, false),
    (Criterion::Publisher, Group::Reusability, 10, false),
    (Criterion::Rights, Group::Contextuality, 5, true),
    (Criterion::ByteSize, Group::Contextuality, 5, true),
    (Criterion::Issued, Group::Contextuality, 5, false),
    (Criterion::Modified, Group::Contextuality, 5, false),
];

/// One of uData's nine, which count alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Aim {
    /// It has a licence.
    Licence,
    /// It says of which time it is.
    Temporal,
    /// It says of which place it is.
    Spatial,
    /// It says how often it changes.
    Frequency,
    /// It changed in time.
    InTime,
    /// Its description is longer than a line.
    Description,
    /// It is to be had in an open format.
    OpenFormat,
    /// All its files can be had.
    Reachable,
    /// Each column is explained.
    Documented,
}

/// What makes a star of linked open data. Each counts only with those before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Star {
    /// Everybody may use it.
    Open,
    /// It has a structure.
    Structured,
    /// In a format that belongs to nobody.
    Free,
    /// Its rows can be named.
    Named,
    /// Its values are codes that others use.
    Linked,
}

impl Star {
    /// All of them, the first first.
    pub(crate) const ALL: [Self; 5] = [
        Self::Open,
        Self::Structured,
        Self::Free,
        Self::Named,
        Self::Linked,
    ];
}

/// What is known of a dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Facts {
    /// What the dataset has.
    pub(crate) has: BTreeSet<Criterion>,
    /// What each of its files has.
    pub(crate) files: Vec<BTreeSet<Criterion>>,
    /// What it has of uData's nine.
    pub(crate) aims: BTreeSet<Aim>,
    /// What it has for stars.
    pub(crate) stars: BTreeSet<Star>,
}

/// How good it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Score {
    /// Points of each group, in the order of [`Group::ALL`].
    pub(crate) groups: [i64; 5],
    /// Of uData's nine.
    pub(crate) aims: i64,
    /// Stars, 0 to 5.
    pub(crate) stars: i64,
    /// Cells that have a value, in tenths of a per cent; nothing before somebody counted.
    pub(crate) filled: Option<i64>,
}

impl Score {
    /// All points, 405 at most.
    pub(crate) fn points(&self) -> i64 {
        self.groups.iter().sum()
    }

    /// What such points are called.
    pub(crate) fn class(&self) -> Class {
        Class::of(self.points())
    }
}

/// What points are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// Up to 120.
    Bad,
    /// From 121.
    Sufficient,
    /// From 221.
    Good,
    /// From 351.
    Excellent,
}

impl Class {
    /// The class of so many points.
    pub(crate) const fn of(points: i64) -> Self {
        match points {
            351.. => Self::Excellent,
            221.. => Self::Good,
            121.. => Self::Sufficient,
            _ => Self::Bad,
        }
    }

    /// Its name on the wire.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Bad => "bad",
            Self::Sufficient => "sufficient",
            Self::Good => "good",
            Self::Excellent => "excellent",
        }
    }
}

/// What would make a dataset better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fix {
    /// Say what it is about.
    Theme,
    /// Give words to find it by.
    Tags,
    /// Say whom to ask.
    Contact,
    /// Say of which place it is.
    Place,
    /// Say up to which day it goes.
    Period,
    /// Give another address for questions: this one does not answer.
    DeadContact,
    /// Give a title in English.
    English,
    /// Say more of it.
    Description,
    /// Explain each column.
    Dictionary,
    /// Say how it came about.
    Method,
    /// Say which columns name a row.
    Key,
    /// Send the version that was promised.
    Late,
    /// Use codes that others use.
    Codes,
}

impl Fix {
    /// The message that says it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Theme => "opendata-todo-theme",
            Self::Tags => "opendata-todo-tags",
            Self::Contact => "opendata-todo-contact",
            Self::Place => "opendata-todo-place",
            Self::Period => "opendata-todo-as-of",
            Self::DeadContact => "opendata-todo-dead-contact",
            Self::English => "opendata-todo-english",
            Self::Description => "opendata-todo-description",
            Self::Dictionary => "opendata-todo-dictionary",
            Self::Method => "opendata-todo-method",
            Self::Key => "opendata-todo-key",
            Self::Late => "opendata-todo-late",
            Self::Codes => "opendata-todo-codes",
        }
    }

    /// How much work it is: 1 for a choice or a word, 2 for a sentence, 3 for a page, 4 for the data itself.
    pub(crate) const fn effort(self) -> u8 {
        match self {
            Self::Theme
            | Self::Tags
            | Self::Contact
            | Self::Place
            | Self::Period
            | Self::DeadContact => 1,
            Self::English | Self::Description => 2,
            Self::Dictionary | Self::Method => 3,
            Self::Key | Self::Late | Self::Codes => 4,
        }
    }

    /// What it adds to the assessment's points.
    pub(crate) const fn points(self) -> i64 {
        match self {
            Self::Theme | Self::Tags => 30,
            Self::Contact | Self::Place | Self::Period => 20,
            _ => 0,
        }
    }
}

/// What was found in the table of a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Measured {
    /// The version.
    pub(crate) version: i64,
    /// How it was looked at: what an older program looked at is looked at again.
    #[serde(default)]
    pub(crate) edition: u32,
    /// When somebody looked.
    pub(crate) at: Time,
    /// Cells that have a value.
    pub(crate) filled: u64,
    /// All cells.
    pub(crate) cells: u64,
    /// Columns all of whose values are codes of a list, each with the list's name.
    pub(crate) linked: Vec<(String, String)>,
    /// Whether the table could be read.
    pub(crate) answers: bool,
}

impl Measured {
    /// Grows whenever more, or something else, is looked for in tables.
    pub(crate) const EDITION: u32 = 1;
}

/// An address elsewhere, and how trying it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    /// The address.
    pub(crate) url: String,
    /// When it was tried last.
    pub(crate) at: Time,
    /// How often in a row nobody answered.
    pub(crate) failures: i64,
}
