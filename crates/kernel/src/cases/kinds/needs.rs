//! Conditions of moves.

use std::fmt;

use serde::Deserialize;

/// A condition of a move, looked at when it is made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub enum Need {
    /// `paid`: nothing is due on the case.
    Paid,
    /// `done.TASK`: no task of this sort is open, and there was one.
    Done(String),
    /// `outcome.TASK.OUTCOME`: the last task of this sort ended so.
    Outcome(String, String),
    /// `before.CLOCK`: this clock was started and has not run out.
    Before(String),
    /// `after.CLOCK`: this clock was started and has run out, unmet.
    After(String),
    /// `explained.CLOCK`: this clock has not run out, or it was said why.
    Explained(String),
    /// `other_than.MOVE`: whoever made this move last does not make this one too.
    OtherThan(String),
    /// `document.SORT`: a document of this sort is attached.
    Document(String),
}

impl TryFrom<String> for Need {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let parts: Vec<&str> = text.split('.').collect();
        match parts.as_slice() {
            ["paid"] => Ok(Self::Paid),
            ["done", task] => Ok(Self::Done((*task).to_owned())),
            ["outcome", task, end] => Ok(Self::Outcome((*task).to_owned(), (*end).to_owned())),
            ["before", clock] => Ok(Self::Before((*clock).to_owned())),
            ["after", clock] => Ok(Self::After((*clock).to_owned())),
            ["explained", clock] => Ok(Self::Explained((*clock).to_owned())),
            ["other_than", step] => Ok(Self::OtherThan((*step).to_owned())),
            ["document", sort] => Ok(Self::Document((*sort).to_owned())),
            _ => Err(format!("{text} is not a condition")),
        }
    }
}

impl Need {
    /// The code of the sentence that says what is missing.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Paid => "kernel.need_paid",
            Self::Done(_) => "kernel.need_done",
            Self::Outcome(..) => "kernel.need_outcome",
            Self::Before(_) => "kernel.need_before",
            Self::After(_) => "kernel.need_after",
            Self::Explained(_) => "kernel.need_explained",
            Self::OtherThan(_) => "kernel.need_other_than",
            Self::Document(_) => "kernel.need_document",
        }
    }
}

impl fmt::Display for Need {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paid => out.write_str("paid"),
            Self::Done(task) => write!(out, "done.{task}"),
            Self::Outcome(task, end) => write!(out, "outcome.{task}.{end}"),
            Self::Before(clock) => write!(out, "before.{clock}"),
            Self::After(clock) => write!(out, "after.{clock}"),
            Self::Explained(clock) => write!(out, "explained.{clock}"),
            Self::OtherThan(step) => write!(out, "other_than.{step}"),
            Self::Document(sort) => write!(out, "document.{sort}"),
        }
    }
}
