//! Exceptions of routing, and the sentences that explain them.

use base::Text;
use serde::{Deserialize, Serialize};

use super::model::{AgencyCode, Code, RoutingKind};
use super::records::Record;
use super::sheet::{Cells, Fault, Wrong};

/// A body, or a way to find one, in an exception of routing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The councils of the place.
    Local,
    /// The secretary of the place's state.
    State,
    /// Whoever supplies this service there.
    Service(Code),
    /// This body.
    Agency(AgencyCode),
    /// People decide.
    Triage,
}

/// What an exception of routing is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// One category.
    Category(Code),
    /// All categories of a group.
    Group(Code),
    /// All categories that are routed in this way.
    Routing(RoutingKind),
}

/// Where an exception of routing holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Within {
    /// Everywhere, also where the place is not known.
    Anywhere,
    /// In no state: at sea or abroad.
    NoState,
    /// In these states.
    States(Vec<Code>),
}

/// An exception of routing. The first one that fits wins.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exception {
    /// Its place among the exceptions.
    pub order: u32,
    /// What it is about.
    pub about: About,
    /// Where it holds.
    pub within: Within,
    /// If not empty, only in these districts.
    pub districts: Vec<Code>,
    /// Bodies, the likeliest first.
    pub targets: Vec<Target>,
    /// The sentence that explains it.
    pub reason: Code,
}

/// A sentence of the pack that explains an exception.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// Its key.
    pub code: Code,
    /// The sentence.
    pub text: Text,
}

impl Record for Exception {
    const SHEET: &'static str = "routing";

    fn key(&self) -> String {
        format!("{:05}", self.order)
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        let targets = targets(cells)?;
        if targets.len() > 1 && targets.contains(&Target::Triage) {
            return Err(cells.fault("target", Wrong::Form));
        }
        Ok(Self {
            order: u32::try_from(cells.line()).unwrap_or(u32::MAX),
            about: cells.word("category", about)?,
            within: within(cells)?,
            districts: cells.codes("districts")?,
            targets,
            reason: cells.code("reason")?,
        })
    }
}

fn about(word: &str) -> Option<About> {
    match word.split_once(':') {
        None => Code::parse(word).map(About::Category),
        Some(("group", code)) => Code::parse(code).map(About::Group),
        Some(("routing", kind)) => RoutingKind::parse(kind).map(About::Routing),
        Some(_) => None,
    }
}

pub(super) fn within(cells: &Cells<'_>) -> Result<Within, Fault> {
    match cells.filled("states")? {
        "*" => Ok(Within::Anywhere),
        "none" => Ok(Within::NoState),
        _ => cells.codes("states").map(Within::States),
    }
}

/// Whom a row sends to, the likeliest first.
pub(super) fn targets(cells: &Cells<'_>) -> Result<Vec<Target>, Fault> {
    let words = cells.filled("target")?.split_whitespace();
    let targets: Option<Vec<_>> = words.map(target).collect();
    targets.ok_or_else(|| cells.fault("target", Wrong::Form))
}

fn target(word: &str) -> Option<Target> {
    match word {
        "local" => Some(Target::Local),
        "state" => Some(Target::State),
        "triage" => Some(Target::Triage),
        _ => match word.strip_prefix("service:") {
            Some(service) => Code::parse(service).map(Target::Service),
            None => Code::parse(word).map(Target::Agency),
        },
    }
}

impl Record for Reason {
    const SHEET: &'static str = "reasons";

    fn key(&self) -> String {
        self.code.to_string()
    }

    fn read(cells: &Cells<'_>) -> Result<Self, Fault> {
        Ok(Self {
            code: cells.code("code")?,
            text: cells.words("text")?,
        })
    }
}
