//! The plain values that the components in `macros.html` are drawn from.

use crate::markup::Markup;
use base::Time;

/// One of several answers: of radio buttons, checkboxes or a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line of help under it; may be empty.
    pub hint: String,
    /// Whether what is read is a name, which no language changes.
    pub name: bool,
}

impl Choice {
    /// A choice without help.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            hint: String::new(),
            name: false,
        }
    }

    /// The same, of somebody or somewhere.
    pub fn named(value: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            name: true,
            ..Self::new(value, name)
        }
    }

    /// Adds a line of help.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A link of a row of tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What it is called.
    pub name: String,
    /// Where it leads, with the language.
    pub href: String,
    /// Whether it is the one being shown.
    pub current: bool,
    /// How many things lie behind it, if that is worth saying.
    pub count: Option<i64>,
}

/// Where in a long list the page is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagination {
    /// The page before, with the language.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
    /// The number of this page, from 1.
    pub number: i64,
    /// How many there are, if that is known.
    pub all: Option<i64>,
}

/// What a tag means; it chooses shape and colour together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something to know.
    Plain,
    /// Nobody has taken it up yet.
    New,
    /// Somebody is at it.
    Active,
    /// It waits for somebody.
    Waiting,
    /// It went well.
    Done,
    /// It was refused or closed without success.
    Refused,
    /// It is late.
    Late,
}

impl Tone {
    /// The class of the tone.
    pub fn class(&self) -> &'static str {
        match self {
            Tone::Plain => "plain",
            Tone::New => "new",
            Tone::Active => "active",
            Tone::Waiting => "waiting",
            Tone::Done => "done",
            Tone::Refused => "refused",
            Tone::Late => "late",
        }
    }
}

/// Where a step or an event stands against the present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It has happened.
    Past,
    /// It is what is going on.
    Now,
    /// It is to come.
    Next,
}

impl Stage {
    /// The class of the stage.
    pub fn class(&self) -> &'static str {
        match self {
            Stage::Past => "past",
            Stage::Now => "now",
            Stage::Next => "next",
        }
    }
}

/// An event of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When it happened, or by when it will.
    pub at: Time,
    /// What happened.
    pub title: String,
    /// Who did it; may be empty.
    pub who: String,
    /// More about it, if there is more.
    pub body: Option<Markup>,
    /// What came with it: photos and other files.
    pub with: Option<Markup>,
    /// Where its receipt is, if it has one.
    pub receipt: Option<String>,
    /// Whether it has happened.
    pub stage: Stage,
}

/// A step on the way through a longer form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is called.
    pub name: String,
    /// Where it can be changed, once it has been filled in.
    pub href: Option<String>,
    /// Where it stands.
    pub stage: Stage,
}

/// A file to fetch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLink {
    /// What it is called.
    pub name: String,
    /// Where it stands.
    pub href: String,
    /// Its kind in words, such as "JPEG".
    pub kind: String,
    /// Its size in bytes.
    pub bytes: i64,
}

/// A line of a summary: a question and its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The question, short.
    pub name: String,
    /// The answer.
    pub value: Markup,
    /// Where it can be changed, if it can.
    pub change: Option<String>,
}
