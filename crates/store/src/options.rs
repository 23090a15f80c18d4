//! How a database is opened.

use std::path::PathBuf;
use std::time::Duration;

use crate::{Migration, Watch};

/// Which database.
#[derive(Debug, Clone)]
pub enum Target {
    /// An SQLite file, made when it is missing.
    Sqlite(PathBuf),
    /// A PostgreSQL connection string or URL. `sslmode=require` asks for TLS.
    Postgres(String),
}

/// A table whose committed rows get dense positions.
///
/// It has the columns `id text primary key`, `position bigint unique` (null until positioned),
/// `subject text` and `version bigint` (both null, or a row's place among those of its subject), and
/// `at_us bigint`. The store adds the index that it needs to find rows without a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sequenced {
    /// The table's name.
    pub table: &'static str,
}

/// How a database is opened. Start from [`Options::sqlite`] or [`Options::postgres`].
#[derive(Debug, Clone)]
pub struct Options {
    /// Which database.
    pub target: Target,
    /// The migrations of every module, besides the store's own, in the order of their application.
    pub migrations: Vec<&'static [Migration]>,
    /// The tables whose rows get positions.
    pub sequenced: Vec<Sequenced>,
    /// Threads that read.
    pub readers: usize,
    /// Threads that write; SQLite always has one.
    pub writers: usize,
    /// How many closures may wait before more are refused with [`crate::Error::Busy`].
    pub queue: usize,
    /// At most so many closures share one commit on SQLite; one turns grouping off.
    pub group: usize,
    /// Whether each write closure is run, rolled back and run again, so that what is not repeatable shows.
    pub replay: bool,
    /// For how long a node holds the right to give positions on PostgreSQL.
    pub lease: Duration,
    /// A limit on the SQLite file, in pages of 4,096 bytes.
    pub max_pages: Option<u32>,
    /// Certificates in PEM form that a PostgreSQL server's own is checked against, instead of the
    /// public authorities'.
    pub root_certificates: Option<PathBuf>,
    /// Who sees each statement.
    pub watch: Option<Watch>,
}

impl Options {
    /// Opens an SQLite file.
    pub fn sqlite(path: impl Into<PathBuf>, migrations: Vec<&'static [Migration]>) -> Self {
        Self::new(Target::Sqlite(path.into()), migrations)
    }

    /// Opens a PostgreSQL database.
    pub fn postgres(url: impl Into<String>, migrations: Vec<&'static [Migration]>) -> Self {
        Self::new(Target::Postgres(url.into()), migrations)
    }

    /// Opens either, with the usual numbers of threads.
    pub const fn new(target: Target, migrations: Vec<&'static [Migration]>) -> Self {
        Self {
            target,
            migrations,
            sequenced: Vec::new(),
            readers: 4,
            writers: 4,
            queue: 1024,
            group: 256,
            replay: false,
            lease: Duration::from_secs(5),
            max_pages: None,
            root_certificates: None,
            watch: None,
        }
    }

    /// Also gives positions to the rows of these tables.
    pub fn sequenced(mut self, tables: &[Sequenced]) -> Self {
        self.sequenced.extend_from_slice(tables);
        self
    }
}
