//! Which columns a table has, and of which kind their values are.

use thiserror::Error;

/// The most columns of a table.
pub const MOST_COLUMNS: usize = 1_000;
/// The longest name of a column, in bytes.
pub const LONGEST_NAME: usize = 200;

/// What the values of a column are. Each may be absent; an empty text is an absent one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Words and codes, exactly as they came.
    Text,
    /// Whole numbers of 64 bits.
    Integer,
    /// Numbers with decimals: floats of 64 bits, added up exactly where all have at most nine decimals.
    Number,
    /// True or false.
    Boolean,
    /// A day, from year 1 to 9999.
    Date,
    /// A moment of local time, to the microsecond, without a zone.
    Timestamp,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Integer,
        Self::Number,
        Self::Boolean,
        Self::Date,
        Self::Timestamp,
    ];

    /// Its name in files and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Timestamp => "timestamp",
        }
    }

    /// The kind of a name.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether its values can be added up.
    pub const fn adds(self) -> bool {
        matches!(self, Self::Integer | Self::Number)
    }
}

/// A column's name and kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Unique in its table.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
}

impl Field {
    /// A field.
    pub fn new(name: impl Into<String>, kind: Kind) -> Self {
        Self {
            name: name.into(),
            kind,
        }
    }
}

/// Why some columns are no table.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SchemaError {
    /// There is none.
    #[error("a table has at least one column")]
    NoColumns,
    /// More than [`MOST_COLUMNS`].
    #[error("a table has at most {MOST_COLUMNS} columns")]
    TooManyColumns,
    /// A name that is blank, too long, or holds control characters; which column.
    #[error("column {0} has no name, or one that is too long")]
    BadName(usize),
    /// A name that another column has.
    #[error("two columns are called `{0}`")]
    TwoOfAName(String),
}

impl SchemaError {
    /// What the error is called where it is translated.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoColumns => "no_columns",
            Self::TooManyColumns => "too_many_columns",
            Self::BadName(_) => "bad_name",
            Self::TwoOfAName(_) => "two_of_a_name",
        }
    }
}

/// The columns of a table, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schema {
    fields: Vec<Field>,
}

impl Schema {
    /// Columns with names that differ.
    pub fn new(fields: Vec<Field>) -> Result<Self, SchemaError> {
        if fields.is_empty() {
            return Err(SchemaError::NoColumns);
        }
        if fields.len() > MOST_COLUMNS {
            return Err(SchemaError::TooManyColumns);
        }
        let mut names = std::collections::BTreeSet::new();
        for (at, field) in fields.iter().enumerate() {
            let name = field.name.as_str();
            let is_bad = name.trim().is_empty()
                || name.len() > LONGEST_NAME
                || name.contains(char::is_control);
            if is_bad {
                return Err(SchemaError::BadName(at));
            }
            if !names.insert(name) {
                return Err(SchemaError::TwoOfAName(name.to_owned()));
            }
        }
        Ok(Self { fields })
    }

    /// No columns: of no table, to read what has none yet.
    pub(crate) const fn none() -> Self {
        Self { fields: Vec::new() }
    }

    /// In order.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The one at a place.
    pub fn field(&self, at: usize) -> Option<&Field> {
        self.fields.get(at)
    }

    /// Where a name stands.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|field| field.name.as_str())
    }
}
