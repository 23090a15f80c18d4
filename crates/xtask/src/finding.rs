//! What a check found, and how it is told.

use std::fmt;
use std::io::{self, Write as _};

use crate::tree::File;

/// One thing to mend.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// The file, from the root of the repository.
    pub(crate) path: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// What is wrong and how to mend it.
    pub(crate) message: String,
}

impl Finding {
    /// A finding in `file` at `line`.
    pub(crate) fn new(file: &File, line: usize, message: impl Into<String>) -> Self {
        Self::at(&file.path, line, message)
    }

    /// A finding at a path.
    pub(crate) fn at(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            message: message.into(),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// Prints what was found and says whether that was nothing.
pub(crate) fn conclude(name: &str, mut findings: Vec<Finding>) -> Result<(), String> {
    findings.sort();
    findings.dedup();
    for finding in &findings {
        say(&finding.to_string());
    }
    if findings.is_empty() {
        say(&format!("{name}: clean"));
        Ok(())
    } else {
        Err(format!("{name}: {} to mend", findings.len()))
    }
}

/// Prints a line; a reader that went away is no reason to fail.
pub(crate) fn say(line: &str) {
    let _ = writeln!(io::stdout().lock(), "{line}");
}
