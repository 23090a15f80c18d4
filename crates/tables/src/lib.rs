//! Tables: what open data is made of. Reads them from files of strangers, keeps them as columns, and answers questions.
//!
//! Pure and synchronous: bytes and values come in, values and bytes go out. Nothing here knows a store, a page or an
//! address. A module keeps the bytes, says who may do what, and says errors in four languages: each has a `code()`.
//!
//! - [`schema`]: which columns there are and of which kind;
//! - [`read`]: looks at *all* rows of a file and proposes kinds; then reads it as a plan says, or tells each fault;
//! - [`Table`]: immutable columns with zone maps;
//! - [`query`]: one form of question and what it means;
//! - [`dialect`]: the languages in which questions come from outside;
//! - [`write`]: answers as files;
//! - [`merge`]: versions of a table, and what differs between two;
//! - [`gate`]: what must not become public, found before it does.

mod calendar;
pub mod dialect;
pub mod gate;
pub mod merge;
mod number;
pub mod query;
pub mod read;
pub mod schema;
mod table;
mod value;
pub mod write;

pub use query::{Answer, Query, run};
pub use schema::{Field, Kind, MOST_COLUMNS, Schema};
pub use table::{Builder, Column, Table, TableError};
pub use value::{Scalar, Value};
