//! One portable SQL text for SQLite and PostgreSQL; the only crate that names a driver.
//!
//! Domain code hands a synchronous, repeatable closure to [`Db::read`] or [`Db::write`]. The closure runs
//! on a thread of the store's own, inside a transaction, and may run more than once before its result
//! counts. Nothing is answered before it is durable. `docs/adr/0001-store-facade.md` has the reasons.

mod db;
mod error;
mod jobs;
mod migration;
mod options;
mod positions;
mod postgres;
mod print;
mod queue;
mod row;
mod sql;
mod sqlite;
mod stopwatch;
mod tx;
mod value;
mod watch;
mod words;
mod work;

pub use db::Db;
pub use error::Error;
pub use jobs::{Claimed, JobPlace, JobRow, JobsAsked, JobsOldest, NewJob, Standing};
pub use migration::{Applied, Migration};
pub use options::{Options, Sequenced, Target};
pub use postgres::{Dumped, Lay, Source, administer, dump, load};
pub use row::{Column, FromColumn, Json, Row};
pub use sql::Sql;
pub use sqlite::{look, rest, snapshot};
pub use tx::Tx;
pub use value::Value;
pub use watch::Watch;
pub use words::Found;

/// A result whose error is the store's.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The statements that the store itself runs, for the test that prepares every statement.
pub const SQL: &[Sql] = jobs::SQL;
