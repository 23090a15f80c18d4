//! What can go wrong between a closure and the disk.

use base::Problem;

/// A failure of the store. No value of a row or parameter is ever part of its text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Too much work waits already. Nothing was done; try again later.
    #[error("the store's queue is full")]
    Busy,
    /// The database cannot be reached, or went away while a commit was under way. In the second case
    /// nobody knows whether the commit happened, and the store does not try it again by itself.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// A unique, foreign-key or check constraint refused the statement. Nothing was written.
    #[error("{statement}: refused by {constraint}")]
    Conflict {
        /// The statement's name.
        statement: &'static str,
        /// What refused: the constraint's name on PostgreSQL, `table.column` or the kind on SQLite.
        constraint: String,
    },
    /// Another transaction came in between, every time. Nothing was written.
    #[error("other transactions kept coming in between")]
    Serialization,
    /// The database was migrated by a program that knows more than this one.
    #[error("the database knows migration {module} {number}, which this program does not")]
    UnknownSchema {
        /// The module of the unknown migration.
        module: String,
        /// Its number.
        number: i64,
    },
    /// A migration was edited after it had been applied.
    #[error("migration {module} {number} was changed after it had been applied")]
    ChangedMigration {
        /// The module of the migration.
        module: String,
        /// Its number.
        number: i64,
    },
    /// A database that is to be filled holds something already. Nothing was written.
    #[error("the database is not empty")]
    NotEmpty,
    /// The disk or the allowed size is full. Nothing was written.
    #[error("the disk is full")]
    Full,
    /// A column is missing, or does not hold what the code expects.
    #[error("{statement}: column {column}: {reason}")]
    Column {
        /// The statement's name.
        statement: &'static str,
        /// The column's name.
        column: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The database refused the statement for any other reason.
    #[error("{statement}: {detail}")]
    Sql {
        /// The statement's name.
        statement: &'static str,
        /// What the database said.
        detail: String,
    },
    /// A statement of this transaction failed before; nothing more can be done in it.
    #[error("{statement}: the transaction has already failed")]
    Aborted {
        /// The statement's name.
        statement: &'static str,
    },
    /// A closure called the store and would have waited for its own thread.
    #[error("{name}: called from inside another transaction")]
    Nested {
        /// The inner transaction's name.
        name: &'static str,
    },
    /// The closure panicked. Nothing was written.
    #[error("{name}: the closure panicked")]
    Panicked {
        /// The transaction's name.
        name: &'static str,
    },
}

impl Error {
    /// Whether a unique, foreign-key or check constraint refused the write.
    pub const fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match &error {
            Error::Busy => return Self::new(503, "store.busy").retry_after(1),
            Error::Conflict { .. } => return Self::new(409, "store.conflict"),
            Error::Serialization => return Self::new(503, "store.contended").retry_after(1),
            _ => tracing::error!(%error, "store"),
        }
        match error {
            Error::Unavailable(_) => Self::new(503, "store.unavailable").retry_after(5),
            Error::Full => Self::new(507, "store.full").retry_after(60),
            _ => Self::internal(),
        }
    }
}
