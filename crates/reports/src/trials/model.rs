//! Nouns of trials.

use base::{PersonId, Point, Time};
use kernel::registry::{Change, Override};
use serde::{Deserialize, Serialize};

/// What is tried.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A file of boundaries: its name, and what is in it.
    Areas(String, String),
    /// A file of categories: its name, and what is in it.
    Categories(String, String),
    /// An override area.
    Override(Box<Override>),
}

impl What {
    /// The word for its kind.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Areas(..) => "areas",
            Self::Categories(..) => "categories",
            Self::Override(_) => "override",
        }
    }

    /// The name of the file, or what the override is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Areas(name, _) | Self::Categories(name, _) => name,
            Self::Override(one) => &one.code,
        }
    }

    /// The change of the registry that it is.
    pub fn change(&self) -> Change {
        match self {
            Self::Areas(name, text) => Change::Areas(name.clone(), text.clone()),
            Self::Categories(name, text) => Change::Categories(name.clone(), text.clone()),
            Self::Override(one) => Change::Override(one.clone()),
        }
    }
}

/// How far a trial has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has not begun.
    Waiting,
    /// It reads reports.
    Running,
    /// It is done.
    Done,
    /// What was to be tried does not fit the registry any more.
    Failed,
}

impl Standing {
    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// Reads the word; what is unknown has failed.
    pub fn parse(word: &str) -> Self {
        match word {
            "waiting" => Self::Waiting,
            "running" => Self::Running,
            "done" => Self::Done,
            _ => Self::Failed,
        }
    }
}

/// A trial.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// What it is called, such as `RT-7K2M-9QX4`.
    pub code: String,
    /// What sort of change is tried.
    pub kind: String,
    /// The name of the file, or of the override.
    pub name: String,
    /// How far it has come.
    pub standing: Standing,
    /// Who began it.
    pub by: PersonId,
    /// When.
    pub made: Time,
    /// How many reports it has looked at.
    pub looked: i64,
    /// What came of it, once it is done.
    pub outcome: Option<Outcome>,
}

/// Reports of a category that would go from one agency to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The agency that gets them now; nothing for the triage desk.
    pub from: Option<String>,
    /// The agency that would get them.
    pub to: Option<String>,
    /// What they are about.
    pub category: String,
    /// How many.
    pub reports: u64,
}

/// A public report that would move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// Its reference.
    pub reference: String,
    /// What it is about.
    pub category: String,
    /// The agency that gets such a report now.
    pub from: Option<String>,
    /// The agency that would get it.
    pub to: Option<String>,
    /// Where it is.
    pub point: Point,
    /// When it was made.
    pub made: Time,
}

/// What came of a trial.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// Reports that were looked at.
    pub looked: u64,
    /// Reports that would move.
    pub moved: u64,
    /// From whom to whom, the most first.
    pub pairs: Vec<Pair>,
    /// Reports that would move between further agencies, beyond what is listed.
    pub rest: u64,
    /// The newest public ones that would move, the newest first.
    pub examples: Vec<Example>,
    /// Features of a file that were mended or left out.
    pub notes: u64,
}
