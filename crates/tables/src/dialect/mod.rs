//! The languages in which questions come from outside. Each is read into a [`Query`](crate::Query) for a known table, or
//! refused with what is wrong and where. Names are looked up among the table's columns: no text of a stranger is run.

pub mod catalogue;
pub mod datastore;
mod expression;
mod select;
pub mod soda;

use thiserror::Error;

use crate::query::{Filter, Test};
use crate::schema::{Field, Kind, Schema};
use crate::value::Scalar;

/// What is wrong with a question, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{} in `{place}`: {given}", what.code())]
pub struct Mistake {
    /// What.
    pub what: What,
    /// The parameter or clause.
    pub place: String,
    /// What stands there, or the part of it that is wrong.
    pub given: String,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// There is no such parameter.
    UnknownParameter,
    /// There is no such column; those that there are.
    UnknownColumn(Vec<String>),
    /// No column is named where one has to be.
    NoColumn,
    /// The column's values are of another kind.
    WrongKind(Kind),
    /// Only text is searched.
    NotText,
    /// Only numbers are added up or have ranges.
    NotNumber,
    /// Only days and moments.
    NotTime,
    /// A whole number from 0 is wanted.
    NotCount,
    /// `true` or `false` is wanted.
    NotFlag,
    /// It is not written as it should be.
    Syntax,
    /// There is no such function.
    UnknownFunction,
    /// It does not go together with another parameter.
    Conflict(&'static str),
    /// It is part of the language, and we do not offer it.
    Unsupported,
    /// It is more than we take.
    TooMuch,
}

impl What {
    /// What it is called where it is translated.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownParameter => "unknown_parameter",
            Self::UnknownColumn(_) => "unknown_column",
            Self::NoColumn => "no_column",
            Self::WrongKind(_) => "wrong_kind",
            Self::NotText => "not_text",
            Self::NotNumber => "not_number",
            Self::NotTime => "not_time",
            Self::NotCount => "not_count",
            Self::NotFlag => "not_flag",
            Self::Syntax => "syntax",
            Self::UnknownFunction => "unknown_function",
            Self::Conflict(_) => "conflict",
            Self::Unsupported => "unsupported",
            Self::TooMuch => "too_much",
        }
    }
}

/// The longest text that is read.
pub(crate) const LONGEST: usize = 16_384;
/// The longest excerpt of it that is told.
const LONGEST_GIVEN: usize = 80;

impl Mistake {
    pub(crate) fn new(what: What, place: &str, given: &str) -> Self {
        Self {
            what,
            place: place.chars().take(LONGEST_GIVEN).collect(),
            given: given.chars().take(LONGEST_GIVEN).collect(),
        }
    }
}

/// Where a column stands.
pub(crate) fn column(schema: &Schema, place: &str, name: &str) -> Result<usize, Mistake> {
    schema.position(name).ok_or_else(|| {
        let known = schema.names().map(str::to_owned).collect();
        Mistake::new(What::UnknownColumn(known), place, name)
    })
}

/// A column and what it is.
pub(crate) fn field<'s>(
    schema: &'s Schema,
    place: &str,
    name: &str,
) -> Result<(usize, &'s Field), Mistake> {
    let at = column(schema, place, name)?;
    let field = schema.field(at);
    field
        .map(|field| (at, field))
        .ok_or_else(|| Mistake::new(What::NoColumn, place, name))
}

/// What somebody wrote, as a value of a column.
pub(crate) fn scalar(field: &Field, place: &str, text: &str) -> Result<Scalar, Mistake> {
    Scalar::parse(field.kind, text)
        .ok_or_else(|| Mistake::new(What::WrongKind(field.kind), place, text))
}

/// A test of text.
pub(crate) fn text_test(
    at: usize,
    field: &Field,
    place: &str,
    test: Test,
) -> Result<Filter, Mistake> {
    if field.kind == Kind::Text {
        Ok(Filter::test(at, test))
    } else {
        Err(Mistake::new(What::NotText, place, &field.name))
    }
}

/// A whole number from 0.
pub(crate) fn whole(place: &str, text: &str) -> Result<u64, Mistake> {
    let text = text.trim();
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse()
        .ok()
        .filter(|_| is_plain)
        .ok_or_else(|| Mistake::new(What::NotCount, place, text))
}

/// True or false.
pub(crate) fn flag(place: &str, text: &str) -> Result<bool, Mistake> {
    match text.trim().to_ascii_lowercase().as_str() {
        "true" | "1" => Ok(true),
        "false" | "0" | "" => Ok(false),
        _ => Err(Mistake::new(What::NotFlag, place, text)),
    }
}

/// All conditions together; nothing if there are none.
pub(crate) fn all(mut filters: Vec<Filter>) -> Option<Filter> {
    if filters.len() > 1 {
        Some(Filter::All(filters))
    } else {
        filters.pop()
    }
}

/// Rows in which each of some words is a part of some text, whatever the case.
pub(crate) fn search(schema: &Schema, words: &str) -> Vec<Filter> {
    let texts: Vec<usize> = schema
        .fields()
        .iter()
        .enumerate()
        .filter(|(_, field)| field.kind == Kind::Text)
        .map(|(at, _)| at)
        .collect();
    let contains = |word: &str| {
        let test = Test::Contains {
            text: word.to_owned(),
            ignore_case: true,
        };
        let each = texts.iter().map(|at| Filter::test(*at, test.clone()));
        Filter::Any(each.collect())
    };
    words.split_whitespace().map(contains).collect()
}
