//! What went wrong, in a form that can be said in any language.

use std::fmt;

/// A value that fills a placeable of a translated sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words or a code.
    Text(String),
    /// A whole number, so that plural rules apply.
    Number(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl fmt::Display for Arg {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => out.write_str(text),
            Self::Number(number) => write!(out, "{number}"),
        }
    }
}

/// A refused request: RFC 9457 on the wire, a sentence on a page.
///
/// `code` is a dotted name such as `reports.already_closed`; the sentence for it stands in the
/// locales under `problem-reports-already-closed`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The HTTP status, 400 to 599.
    pub status: u16,
    /// The dotted code.
    pub code: &'static str,
    /// Values for the sentence.
    pub args: Vec<(&'static str, Arg)>,
    /// What is wrong with single fields of the input.
    pub fields: Vec<FieldProblem>,
    /// Seconds after which another try makes sense.
    pub retry_after: Option<u32>,
}

/// What is wrong with one field of the input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field's name as the client sent it.
    pub field: String,
    /// The dotted code, translated like that of the problem itself.
    pub code: &'static str,
    /// Values for the sentence.
    pub args: Vec<(&'static str, Arg)>,
}

impl Problem {
    /// A problem with this status and code.
    pub const fn new(status: u16, code: &'static str) -> Self {
        Self {
            status,
            code,
            args: Vec::new(),
            fields: Vec::new(),
            retry_after: None,
        }
    }

    /// Input that does not fit its fields; add them with [`Problem::field`].
    pub const fn invalid() -> Self {
        Self::new(422, "web.invalid")
    }

    /// What was asked for is not there, or not for this person to know.
    pub const fn not_found() -> Self {
        Self::new(404, "web.not_found")
    }

    /// The person may not do this.
    pub const fn forbidden() -> Self {
        Self::new(403, "web.forbidden")
    }

    /// Nobody is signed in, and somebody must be.
    pub const fn sign_in() -> Self {
        Self::new(401, "web.sign_in")
    }

    /// A fault of ours. The cause goes to the log, not to the reader.
    pub const fn internal() -> Self {
        Self::new(500, "web.internal")
    }

    /// Adds a value for the sentence.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// Adds what is wrong with a field.
    pub fn field(self, field: impl Into<String>, code: &'static str) -> Self {
        self.field_with(field, code, Vec::new())
    }

    /// Adds what is wrong with a field, with values for the sentence.
    pub fn field_with(
        mut self,
        field: impl Into<String>,
        code: &'static str,
        args: Vec<(&'static str, Arg)>,
    ) -> Self {
        self.fields.push(FieldProblem {
            field: field.into(),
            code,
            args,
        });
        self
    }

    /// Says after how many seconds another try makes sense.
    pub const fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Itself as an error if any field is wrong, else nothing. For parsing whole forms.
    pub fn unless_clean(self) -> Result<(), Self> {
        if self.fields.is_empty() {
            Ok(())
        } else {
            Err(self)
        }
    }

    /// The Fluent key of a dotted code: `reports.already_closed` → `problem-reports-already-closed`.
    pub fn key(code: &str) -> String {
        format!("problem-{}", code.replace(['.', '_'], "-"))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.status, self.code)?;
        self.fields
            .iter()
            .try_for_each(|field| write!(out, ", {}: {}", field.field, field.code))
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_keys() {
        assert_eq!(
            Problem::key("reports.already_closed"),
            "problem-reports-already-closed"
        );
    }

    #[test]
    fn a_form_is_clean_until_a_field_is_not() {
        assert_eq!(Problem::invalid().unless_clean(), Ok(()));
        let wrong = Problem::invalid().field("lat", "web.required");
        assert_eq!(wrong.clone().unless_clean(), Err(wrong));
    }
}
