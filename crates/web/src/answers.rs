//! What a reader has filled in, and what is wrong with it, for showing a form again.

use crate::Form;
use base::{FieldProblem, Problem};

/// The state of a form's fields on a page.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    fields: Vec<(String, String)>,
    problem: Option<Problem>,
}

impl Answers {
    /// A form that nobody has filled in yet.
    pub fn empty() -> Self {
        Self::default()
    }

    /// What was sent.
    pub fn of(form: &Form) -> Self {
        Self {
            fields: form.fields.clone(),
            problem: None,
        }
    }

    /// What is known already, to begin with.
    pub fn prefilled<'a>(fields: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let fields = fields
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        Self {
            fields: fields.collect(),
            problem: None,
        }
    }

    /// Adds what is wrong.
    pub fn with_problem(mut self, problem: Problem) -> Self {
        self.problem = Some(problem);
        self
    }

    /// The first value of a field, or nothing at all written as an empty text.
    pub fn value(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// The value of one box of a date: `since` and `day` → the field `since-day`.
    pub fn part(&self, name: &str, part: &str) -> &str {
        let is_part = |field: &str| {
            let rest = field
                .strip_prefix(name)
                .and_then(|rest| rest.strip_prefix('-'));
            rest == Some(part)
        };
        let found = self.fields.iter().find(|(field, _)| is_part(field));
        found.map_or("", |(_, value)| value.as_str())
    }

    /// Whether a radio button or a checkbox with this value was chosen.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.fields
            .iter()
            .any(|(field, found)| field == name && found == value)
    }

    /// What is wrong with a field.
    pub fn field(&self, name: &str) -> Option<&FieldProblem> {
        self.problem
            .as_ref()?
            .fields
            .iter()
            .find(|field| field.field == name)
    }

    /// What is wrong altogether.
    pub fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }

    /// Whether anything is wrong: titles then begin with "Error".
    pub fn failed(&self) -> bool {
        self.problem.is_some()
    }
}
