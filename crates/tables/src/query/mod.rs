//! One form of question about one table, and what it means. Every dialect is read into it.
//!
//! What is decided here for all of them:
//! - A value that is absent matches no test, negated or not (as in SQL); only [`Test::Absent`] finds it. It sorts last,
//!   ascending and descending.
//! - Text is compared by its bytes, case by case; `ignore_case` compares both in lower case, for all of Unicode.
//! - Ranges include both ends unless they say otherwise. Whole numbers and numbers compare by value.
//! - Rows that sort equal stay in the table's order, so every order is total and pages neither repeat nor lose a row.
//! - `after` is the [`Answer::next`] of the page before, of the same table and the same question.
//! - Groups come in the order of their keys; absent keys are a group of their own, the last one.
//! - Sums of whole numbers, and of numbers with at most nine decimals, are exact; a sum that no 64 bits hold is an error,
//!   never a wrong number. The sum, average, least and greatest of no values is absent.

mod answer;
mod filter;
mod group;
mod order;
mod rows;

use thiserror::Error;

use crate::schema::{Kind, Schema};
use crate::table::Table;
use crate::value::Scalar;

pub use answer::Answer;

/// The most tests of a filter.
pub const MOST_TESTS: usize = 100;
/// The most values that one test looks for.
pub const MOST_VALUES: usize = 1_000;
/// How deep conditions may be nested.
pub const DEEPEST: usize = 8;
/// The most groups of an answer, before its limit.
pub const MOST_GROUPS: usize = 100_000;
/// The most columns to sort or group by, and the most aggregates.
pub const MOST_KEYS: usize = 32;

/// A question. Columns are places in the table's schema.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    /// What is answered, in this order; all if nothing is said. Of no meaning if there are groups or aggregates.
    pub columns: Option<Vec<usize>>,
    /// Which rows.
    pub filter: Option<Filter>,
    /// In which order. Where there are groups or `distinct`, a place in the answer rather than in the table.
    pub sort: Vec<Sort>,
    /// One row for each combination of values.
    pub group: Vec<usize>,
    /// Figures of each group, or of all rows if there are no groups.
    pub aggregates: Vec<Aggregate>,
    /// Each combination of values once.
    pub distinct: bool,
    /// Rows of the answer that are left out at its beginning.
    pub offset: u64,
    /// The row after which the answer begins.
    pub after: Option<u64>,
    /// The most rows of the answer.
    pub limit: Option<u64>,
    /// Whether to count all rows that the answer would have without offset, after and limit.
    pub total: bool,
}

/// A column to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// Which one; see [`Query::sort`].
    pub column: usize,
    /// The greatest first.
    pub descending: bool,
}

/// A figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aggregate {
    /// Which one.
    pub function: Function,
    /// Of which column; rows are counted if there is none.
    pub column: Option<usize>,
    /// What it is called in the answer.
    pub name: String,
}

/// What is done with the values of a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// How many values there are.
    Count,
    /// All together; of whole numbers a whole number.
    Sum,
    /// Their mean.
    Avg,
    /// The least.
    Min,
    /// The greatest.
    Max,
}

impl Function {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Count, Self::Sum, Self::Avg, Self::Min, Self::Max];

    /// Its name in every dialect.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Sum => "sum",
            Self::Avg => "avg",
            Self::Min => "min",
            Self::Max => "max",
        }
    }

    /// The function of a name.
    pub fn parse(code: &str) -> Option<Self> {
        let is_called = |function: &Self| code.eq_ignore_ascii_case(function.code());
        Self::ALL.into_iter().find(is_called)
    }
}

/// Which rows.
#[derive(Debug, Clone, PartialEq)]
pub enum Filter {
    /// Those for which all hold.
    All(Vec<Self>),
    /// Those for which one holds.
    Any(Vec<Self>),
    /// Those for which it does not hold. Tests of absent values hold neither way.
    Not(Box<Self>),
    /// Those whose value in a column passes.
    Test {
        /// The column.
        column: usize,
        /// What is asked.
        test: Test,
    },
    /// Those with numbers in a range, from 0, both ends included: CKAN's `_id` less one.
    Rows {
        /// The first; from the beginning if there is none.
        from: Option<u64>,
        /// The last; to the end if there is none.
        to: Option<u64>,
    },
}

impl Filter {
    /// Of one column.
    pub fn test(column: usize, test: Test) -> Self {
        Self::Test { column, test }
    }
}

/// What is asked of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// It is one of these.
    In(Vec<Scalar>),
    /// It lies between.
    Range {
        /// From here.
        low: Bound,
        /// To here.
        high: Bound,
    },
    /// It is this text, whatever the case.
    IgnoringCase(String),
    /// It is text with this in it.
    Contains {
        /// What is looked for.
        text: String,
        /// Whatever the case.
        ignore_case: bool,
    },
    /// It is text that begins so.
    StartsWith(String),
    /// It is there.
    Present,
    /// It is not there.
    Absent,
}

impl Test {
    /// It is this.
    pub fn equals(value: Scalar) -> Self {
        Self::In(vec![value])
    }

    /// It is this or more.
    pub const fn from(value: Scalar) -> Self {
        Self::Range {
            low: Bound::Included(value),
            high: Bound::Open,
        }
    }

    /// It is this or less.
    pub const fn to(value: Scalar) -> Self {
        Self::Range {
            low: Bound::Open,
            high: Bound::Included(value),
        }
    }
}

/// An end of a range.
#[derive(Debug, Clone, PartialEq)]
pub enum Bound {
    /// There is none.
    Open,
    /// This one too.
    Included(Scalar),
    /// Up to but without this one.
    Excluded(Scalar),
}

/// Why a question has no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QueryError {
    /// There is no such column; its place.
    #[error("there is no column {0}")]
    NoColumn(usize),
    /// Only text is searched; the column's name.
    #[error("`{0}` is not text")]
    NotText(String),
    /// Only numbers are added up; the column's name.
    #[error("`{0}` is not a number")]
    NotNumber(String),
    /// A value of another kind than its column's.
    #[error("`{column}` is {}", kind.code())]
    WrongKind {
        /// The column's name.
        column: String,
        /// What its values are.
        kind: Kind,
    },
    /// More than [`MOST_TESTS`] tests or [`MOST_VALUES`] values.
    #[error("the filter has too many tests")]
    TooManyTests,
    /// Deeper than [`DEEPEST`].
    #[error("the filter is nested too deeply")]
    TooDeep,
    /// More than [`MOST_KEYS`] to sort or group by, or aggregates.
    #[error("there are too many columns to sort or group by")]
    TooManyKeys,
    /// More than [`MOST_GROUPS`].
    #[error("there are more than {MOST_GROUPS} groups")]
    TooManyGroups,
    /// A sum that does not fit into 64 bits; the figure's name.
    #[error("the sum `{0}` is too large")]
    TooLarge(String),
}

impl QueryError {
    /// What the error is called where it is translated.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoColumn(_) => "no_column",
            Self::NotText(_) => "not_text",
            Self::NotNumber(_) => "not_number",
            Self::WrongKind { .. } => "wrong_kind",
            Self::TooManyTests => "too_many_tests",
            Self::TooDeep => "too_deep",
            Self::TooManyKeys => "too_many_keys",
            Self::TooManyGroups => "too_many_groups",
            Self::TooLarge(_) => "sum_too_large",
        }
    }
}

impl Query {
    /// Whether the answer has one row for each group rather than for each row.
    pub fn is_grouped(&self) -> bool {
        self.distinct || !self.group.is_empty() || !self.aggregates.is_empty()
    }

    /// The columns that are answered or grouped by.
    pub(crate) fn keys(&self, schema: &Schema) -> Vec<usize> {
        if !self.group.is_empty() || !self.aggregates.is_empty() {
            return self.group.clone();
        }
        match &self.columns {
            Some(columns) => columns.clone(),
            None => (0..schema.fields().len()).collect(),
        }
    }

    /// Whether it can be asked of a table with these columns. The filter is looked at when it is run.
    fn check(&self, schema: &Schema) -> Result<(), QueryError> {
        let keys = self.keys(schema);
        let is_long = self.sort.len() > MOST_KEYS
            || self.aggregates.len() > MOST_KEYS
            || self.group.len() > MOST_KEYS;
        if is_long || keys.len() > crate::schema::MOST_COLUMNS {
            return Err(QueryError::TooManyKeys);
        }
        let width = schema.fields().len();
        if let Some(column) = keys.iter().find(|column| **column >= width) {
            return Err(QueryError::NoColumn(*column));
        }
        let sorted = if self.is_grouped() {
            keys.len() + self.aggregates.len()
        } else {
            width
        };
        if let Some(sort) = self.sort.iter().find(|sort| sort.column >= sorted) {
            return Err(QueryError::NoColumn(sort.column));
        }
        for aggregate in &self.aggregates {
            let Some(column) = aggregate.column else {
                continue;
            };
            let field = schema.field(column).ok_or(QueryError::NoColumn(column))?;
            let adds = matches!(aggregate.function, Function::Sum | Function::Avg);
            if adds && !field.kind.adds() {
                return Err(QueryError::NotNumber(field.name.clone()));
            }
        }
        Ok(())
    }
}

/// Asks a table.
pub fn run<'t>(table: &'t Table, query: &Query) -> Result<Answer<'t>, QueryError> {
    query.check(table.schema())?;
    let filter = match &query.filter {
        Some(filter) => Some(filter::Filtered::new(table, filter)?),
        None => None,
    };
    if query.is_grouped() {
        group::run(table, query, filter)
    } else {
        Ok(rows::run(table, query, filter))
    }
}
