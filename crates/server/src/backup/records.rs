//! The records of an instance, into a backup and out of it: one file of SQLite, or the tables of PostgreSQL, a file each.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::{Path, PathBuf};

use kernel::documents;
use store::{Applied, Dumped, Migration, Target, Tx};

use super::files::{self, Checked, Growing, Kept};
use super::manifest::Manifest;
use crate::config::Config;
use crate::open::{DATABASE, Stop};

/// The folder of PostgreSQL's tables in a backup. No data folder has one.
const TABLES: &str = "balai.postgres/";
const TABLE: &str = ".copy";

/// Where the records of an instance are.
pub(super) enum Records {
    /// An SQLite file in the data folder.
    File(PathBuf),
    /// PostgreSQL, by its address.
    Server(String),
}

/// Records as they stood at one moment, in a backup.
pub(super) struct Taken {
    /// The engine and its version.
    pub(super) engine: String,
    /// The migrations that they have.
    pub(super) schema: Vec<Applied>,
    /// The blobs that they mention.
    pub(super) mentioned: Vec<String>,
    /// Their files.
    pub(super) kept: Vec<Kept>,
}

impl Records {
    /// Where the settings say that they are.
    pub(super) fn of(config: &Config) -> Self {
        match &config.database.url {
            Some(url) => Self::Server(url.reveal().to_owned()),
            None => Self::File(config.server.data.join(DATABASE)),
        }
    }

    /// Refuses an instance that has none.
    pub(super) fn expect(&self) -> Result<(), Stop> {
        match self {
            Self::File(database) if !database.is_file() => {
                Err(format!("{} is not there: no instance", database.display()).into())
            }
            _ => Ok(()),
        }
    }

    /// Copies them, as they stand at one moment, into a backup.
    pub(super) fn take(&self, to: &Path) -> Result<Taken, Stop> {
        match self {
            Self::File(database) => {
                let copied = to.join(DATABASE);
                let engine = store::snapshot(database, &copied)?;
                let (schema, mentioned) = store::look(&copied, look)?;
                let kept = vec![files::sealed(to, DATABASE)?];
                Ok(Taken {
                    engine,
                    schema,
                    mentioned,
                    kept,
                })
            }
            Self::Server(url) => {
                let mut tables = Tables {
                    to,
                    open: None,
                    kept: Vec::new(),
                };
                let lay = &mut |table: &str, bytes: &[u8]| tables.lay(table, bytes);
                let (engine, (schema, mentioned)) =
                    store::dump(url, |tx| Ok::<_, Stop>(look(tx)?), lay)?;
                let kept = tables.end()?;
                Ok(Taken {
                    engine,
                    schema,
                    mentioned,
                    kept,
                })
            }
        }
    }

    /// Refuses a backup of the other sort of records, and one whose records this program does not know.
    pub(super) fn may_take(
        &self,
        manifest: &Manifest,
        known: Vec<&'static [Migration]>,
    ) -> Result<(), Stop> {
        let is_dump = manifest.files.iter().any(is_table);
        let target = match self {
            Self::File(_) if is_dump => {
                return Err(
                    "the records of this backup are PostgreSQL's: name an empty database \
                            with --database"
                        .into(),
                );
            }
            Self::Server(_) if !is_dump => {
                return Err(
                    "the records of this backup are a file of SQLite: restore it without \
                            --database"
                        .into(),
                );
            }
            Self::File(database) => Target::Sqlite(database.clone()),
            Self::Server(url) => Target::Postgres(url.clone()),
        };
        Ok(Applied::check(&manifest.schema, target, known)?)
    }

    /// Puts the records of a backup where they belong, if that is not the data folder, and does `then` before they are
    /// there for good. How many tables it were.
    pub(super) fn put(
        &self,
        from: &Path,
        (manifest, known): (&Manifest, Vec<&'static [Migration]>),
        then: impl FnOnce() -> Result<(), Stop>,
    ) -> Result<usize, Stop> {
        let Self::Server(url) = self else {
            return then().map(|()| 0);
        };
        let named = |kept: &'_ Kept| Some((table(&kept.path)?.to_owned(), kept.clone()));
        let kept: BTreeMap<String, Kept> = manifest.files.iter().filter_map(named).collect();
        let tables: BTreeSet<String> = kept.keys().cloned().collect();
        let dumped = Dumped {
            schema: &manifest.schema,
            tables: &tables,
        };
        let mut source = |table: &str| -> Result<Box<dyn Read>, Stop> {
            let kept = kept.get(table).ok_or("a table without a file")?;
            Ok(Box::new(Checked::open(from, kept)?))
        };
        store::load(url, known, dumped, &mut source, then)?;
        Ok(tables.len())
    }
}

fn look(tx: &mut Tx<'_>) -> Result<(Vec<Applied>, Vec<String>), store::Error> {
    Ok((Applied::all(tx)?, documents::blobs_mentioned(tx)?))
}

/// Whether a file of a backup is a table of PostgreSQL.
pub(super) fn is_table(kept: &Kept) -> bool {
    kept.path.starts_with(TABLES)
}

fn table(path: &str) -> Option<&str> {
    path.strip_prefix(TABLES)?.strip_suffix(TABLE)
}

/// Tables on their way into files, one after the other.
struct Tables<'a> {
    to: &'a Path,
    open: Option<(String, Growing)>,
    kept: Vec<Kept>,
}

impl Tables<'_> {
    fn lay(&mut self, table: &str, bytes: &[u8]) -> Result<(), Stop> {
        let mut growing = match self.open.take() {
            Some((name, growing)) if name == table => growing,
            before => {
                self.close(before)?;
                Growing::begin(self.to, &format!("{TABLES}{table}{TABLE}"))?
            }
        };
        growing.add(bytes)?;
        self.open = Some((table.to_owned(), growing));
        Ok(())
    }

    fn close(&mut self, open: Option<(String, Growing)>) -> Result<(), Stop> {
        if let Some((_, growing)) = open {
            self.kept.push(growing.end()?);
        }
        Ok(())
    }

    fn end(mut self) -> Result<Vec<Kept>, Stop> {
        let last = self.open.take();
        self.close(last)?;
        Ok(self.kept)
    }
}
