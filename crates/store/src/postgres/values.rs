//! Parameters, columns and errors between PostgreSQL's terms and the store's.

use std::error::Error as StdError;
use std::io;

use bytes::BytesMut;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};

use crate::row::Column;
use crate::{Error, Value};

type Refused = Box<dyn StdError + Sync + Send>;

/// The server infers a type for each parameter, and the value has to arrive in just that type.
impl ToSql for Value {
    fn to_sql(&self, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Refused> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            Self::Bool(value) if *wanted == Type::BOOL => value.to_sql(wanted, out),
            Self::Int(value) => whole(*value, wanted, out),
            Self::Real(value) if *wanted == Type::FLOAT8 => value.to_sql(wanted, out),
            Self::Text(value) if <&str as ToSql>::accepts(wanted) => value.to_sql(wanted, out),
            Self::Text(value) if matches!(*wanted, Type::UNKNOWN | Type::JSON) => {
                value.to_sql(&Type::TEXT, out)
            }
            Self::Blob(value) if *wanted == Type::BYTEA => value.to_sql(wanted, out),
            Self::Bool(_) => refuse("a truth value", wanted),
            Self::Real(_) => refuse("a measure", wanted),
            Self::Text(_) => refuse("text", wanted),
            Self::Blob(_) => refuse("bytes", wanted),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

fn whole(value: i64, wanted: &Type, out: &mut BytesMut) -> Result<IsNull, Refused> {
    match *wanted {
        Type::INT8 => value.to_sql(wanted, out),
        Type::INT4 => i32::try_from(value)?.to_sql(wanted, out),
        Type::INT2 => i16::try_from(value)?.to_sql(wanted, out),
        Type::FLOAT8 => f64::from(i32::try_from(value)?).to_sql(wanted, out),
        _ => refuse("a whole number", wanted),
    }
}

fn refuse(given: &str, wanted: &Type) -> Result<IsNull, Refused> {
    Err(format!("{given} was given for a parameter that the database takes for {wanted}").into())
}

pub(crate) fn column(row: &tokio_postgres::Row, place: usize) -> Result<Column<'_>, String> {
    fn read<'a, T: FromSql<'a>>(
        row: &'a tokio_postgres::Row,
        place: usize,
        wrap: impl FnOnce(T) -> Column<'a>,
    ) -> Result<Column<'a>, String> {
        let value: Option<T> = row.try_get(place).map_err(|error| error.to_string())?;
        Ok(value.map_or(Column::Null, wrap))
    }
    let Some(described) = row.columns().get(place) else {
        return Err("is not in the result".to_owned());
    };
    match *described.type_() {
        Type::BOOL => read(row, place, Column::Bool),
        Type::INT8 => read(row, place, Column::Int),
        Type::INT4 => read(row, place, |value: i32| Column::Int(value.into())),
        Type::INT2 => read(row, place, |value: i16| Column::Int(value.into())),
        Type::FLOAT8 => read(row, place, Column::Real),
        Type::FLOAT4 => read(row, place, |value: f32| Column::Real(value.into())),
        Type::BYTEA => read(row, place, Column::Blob),
        ref text if <&str as FromSql<'_>>::accepts(text) => read(row, place, Column::Text),
        ref other => Err(format!(
            "type {other} is not portable; cast it in the statement"
        )),
    }
}

/// The driver's error in the store's terms, without any value.
pub(super) fn failure(statement: &'static str, error: &tokio_postgres::Error) -> Error {
    let Some(said) = error.as_db_error() else {
        let source = error.source();
        let is_io = source.is_some_and(<dyn StdError>::is::<io::Error>);
        let detail = source.map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"));
        if error.is_closed() || is_io {
            return Error::Unavailable(detail);
        }
        return Error::Sql { statement, detail };
    };
    let code = said.code();
    let class = code.code().get(..2).unwrap_or_default();
    match class {
        "23" => Error::Conflict {
            statement,
            constraint: said
                .constraint()
                .or_else(|| said.column())
                .unwrap_or("unknown")
                .to_owned(),
        },
        // A migration beside us changed what a compiled statement gives. A new connection compiles it anew.
        "0A" if said.message().starts_with("cached plan") => {
            Error::Unavailable(said.message().to_owned())
        }
        "40" if *code != SqlState::T_R_STATEMENT_COMPLETION_UNKNOWN => Error::Serialization,
        "53" if *code == SqlState::DISK_FULL => Error::Full,
        "08" | "40" | "53" | "57" | "58" => Error::Unavailable(said.message().to_owned()),
        // These messages quote the value.
        "22" => Error::Sql {
            statement,
            detail: format!("bad data, SQLSTATE {}", code.code()),
        },
        _ => Error::Sql {
            statement,
            detail: said.message().to_owned(),
        },
    }
}
