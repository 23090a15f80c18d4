//! What can go wrong with wordings.

use base::Problem;

use super::rules::Fault;

/// Why an act was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No agency, letter or language has this name.
    #[error("no such agency, letter or language")]
    NotFound,
    /// The actor may not do this.
    #[error("not allowed")]
    Forbidden,
    /// Somebody else changed it in the meantime.
    #[error("the words have moved on to version {0}")]
    Stale(i64),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::Stale(version) => {
                Self::new(409, "kernel.wordings.stale").with("version", version)
            }
            Error::Store(error) => error.into(),
        }
    }
}

/// What is wrong with words, each with its field.
pub(super) fn problem(faults: Vec<(&'static str, Fault)>) -> Problem {
    faults
        .into_iter()
        .fold(Problem::invalid(), |problem, (field, fault)| {
            let (code, args) = match fault {
                Fault::Empty => ("kernel.wordings.empty", Vec::new()),
                Fault::Long(most) => ("kernel.wordings.long", vec![("most", most.into())]),
                Fault::Unknown(name) => ("kernel.wordings.unknown", vec![("name", name.into())]),
                Fault::Form(form) => ("kernel.wordings.form", vec![("form", form.into())]),
                Fault::Unreadable(line) => {
                    ("kernel.wordings.unreadable", vec![("line", line.into())])
                }
                Fault::NoLink => ("kernel.wordings.link", Vec::new()),
            };
            problem.field_with(field, code, args)
        })
}
