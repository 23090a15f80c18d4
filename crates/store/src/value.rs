//! Parameters of a statement.

use base::{Id, Lang, Reference, Text, Time};

/// A parameter, in one of the few forms that both databases know.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// No value, for a column of any type.
    Null,
    /// A truth value; 0 or 1 in SQLite.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A measure, never money.
    Real(f64),
    /// Text, also JSON and ids.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
}

impl Value {
    /// Why the two databases would not store the same, if so: PostgreSQL's text holds no zero byte, and
    /// SQLite knows no number that is none.
    pub(crate) fn unportable(&self) -> Option<&'static str> {
        match self {
            Self::Text(text) if text.as_bytes().contains(&0) => Some("text with a zero byte"),
            Self::Real(number) if number.is_nan() => Some("a measure that is not a number"),
            _ => None,
        }
    }
}

/// The parameters `$1`, `$2`, … of a statement, each converted into a [`Value`].
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}

macro_rules! value_from {
    ($($from:ty, $value:ident => $made:expr;)*) => {
        $(impl From<$from> for Value {
            fn from($value: $from) -> Self {
                $made
            }
        })*
    };
}

value_from! {
    bool, value => Self::Bool(value);
    i64, value => Self::Int(value);
    i32, value => Self::Int(value.into());
    u32, value => Self::Int(value.into());
    u16, value => Self::Int(value.into());
    u8, value => Self::Int(value.into());
    f64, value => Self::Real(value);
    &str, value => Self::Text(value.to_owned());
    &&str, value => Self::Text((*value).to_owned());
    &String, value => Self::Text(value.clone());
    String, value => Self::Text(value);
    &[u8], value => Self::Blob(value.to_owned());
    Vec<u8>, value => Self::Blob(value);
    Time, value => Self::Int(value.micros());
    Lang, value => Self::Text(value.code().to_owned());
    &Lang, value => Self::Text(value.code().to_owned());
    Reference, value => Self::Text(value.as_str().to_owned());
    &Reference, value => Self::Text(value.as_str().to_owned());
    Text, value => Self::from(&value);
}

impl From<&Text> for Value {
    /// As a JSON object. A map of text to text always has a JSON form.
    fn from(text: &Text) -> Self {
        Self::Text(serde_json::to_string(text).unwrap_or_default())
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Self {
        Self::Blob(bytes.to_vec())
    }
}

impl<T> From<Id<T>> for Value {
    fn from(id: Id<T>) -> Self {
        Self::Text(id.to_string())
    }
}

impl<T> From<&Id<T>> for Value {
    fn from(id: &Id<T>) -> Self {
        Self::Text(id.to_string())
    }
}

impl<T> From<Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

impl<T: Clone> From<&Option<T>> for Value
where
    Self: From<T>,
{
    fn from(value: &Option<T>) -> Self {
        value.clone().map_or(Self::Null, Self::from)
    }
}
