//! Does a server of anybody keep to GeoReport v2? Asks it over HTTP and judges what comes.
//!
//! [`lint`] decides what is asked, [`rules`] judge answers and see nothing else, [`read`] makes of XML and
//! JSON the same tree. Nothing is written there unless a key is given to make one test request.

mod post;
mod rules;
mod walk;

use std::fmt;

use kernel::outbound::{Answer, Error};
use serde_json::{Value, json};

pub use walk::{Subject, lint};

/// How one rule is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is.
    Ok,
    /// The standard leaves room, but clients will stumble.
    Warning,
    /// It is not.
    Fault,
}

impl Level {
    /// Its word in the output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Fault => "fault",
        }
    }
}

/// What was found about one rule at one address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How the rule is kept.
    pub level: Level,
    /// The rule's name.
    pub rule: &'static str,
    /// What was seen, and where.
    pub saw: String,
    /// What the standard says.
    pub says: &'static str,
}

impl Finding {
    fn ok(rule: &Rule, saw: impl Into<String>) -> Self {
        Self::new(Level::Ok, rule, saw)
    }

    fn new(level: Level, rule: &Rule, saw: impl Into<String>) -> Self {
        // What a server sends must not move the cursor of whoever reads this.
        let plain = |letter: char| if letter.is_control() { ' ' } else { letter };
        Self {
            level,
            rule: rule.name,
            saw: saw.into().chars().map(plain).collect(),
            says: rule.says,
        }
    }

    /// The finding for programs.
    pub fn json(&self) -> Value {
        json!({
            "level": self.level.code(),
            "rule": self.rule,
            "saw": self.saw,
            "says": self.says,
        })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (level, rule, saw) = (self.level.code(), self.rule, &self.saw);
        write!(out, "{level:<7}  {rule}  {saw}  ({})", self.says)
    }
}

/// A rule of the standard.
#[derive(Debug)]
struct Rule {
    name: &'static str,
    says: &'static str,
    /// How bad it is when it is not kept.
    broken: Level,
}

impl Rule {
    /// A rule that has to be kept.
    const fn must(name: &'static str, says: &'static str) -> Self {
        Self {
            name,
            says,
            broken: Level::Fault,
        }
    }

    /// A rule that clients lean on.
    const fn should(name: &'static str, says: &'static str) -> Self {
        Self {
            name,
            says,
            broken: Level::Warning,
        }
    }

    /// The finding: the rule is kept where nothing is wrong.
    fn judge(&self, at: &str, wrong: Option<String>) -> Finding {
        match wrong {
            None => Finding::ok(self, at),
            Some(wrong) => Finding::new(self.broken, self, format!("{at}: {wrong}")),
        }
    }
}

/// How a server is asked: by a whole address, and with a form where something is sent.
pub trait Asker {
    /// Fetches.
    fn get(&self, url: &str) -> Result<Answer, Error>;
    /// Sends an urlencoded form.
    fn post(&self, url: &str, form: &str) -> Result<Answer, Error>;
}
