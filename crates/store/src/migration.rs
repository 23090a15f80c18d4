//! Migrations: forward only, each applied once, in its own transaction, and never edited afterwards.

use base::hex;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Error, Options, Row, Sql, Target, Tx};

/// One step of a module's schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The module that owns the tables.
    pub module: &'static str,
    /// Its number within the module, from 1, without gaps.
    pub number: u32,
    /// What it does, in snake case.
    pub name: &'static str,
    /// Statements that both databases understand.
    pub text: &'static str,
    /// The statements for PostgreSQL, where they must differ.
    pub postgres: Option<&'static str>,
    /// The statements for SQLite, where they must differ.
    pub sqlite: Option<&'static str>,
}

impl Migration {
    /// A migration with one text for both databases.
    pub const fn new(
        module: &'static str,
        number: u32,
        name: &'static str,
        text: &'static str,
    ) -> Self {
        Self {
            module,
            number,
            name,
            text,
            postgres: None,
            sqlite: None,
        }
    }

    /// The same migration with texts of its own for each database.
    pub const fn split(
        module: &'static str,
        number: u32,
        name: &'static str,
        postgres: &'static str,
        sqlite: &'static str,
    ) -> Self {
        Self {
            module,
            number,
            name,
            text: "",
            postgres: Some(postgres),
            sqlite: Some(sqlite),
        }
    }
}

/// The store's own tables.
const OWN: &[Migration] = &[
    Migration::split(
        "store",
        1,
        "words",
        include_str!("../migrations/0001_words.postgres.sql"),
        include_str!("../migrations/0001_words.sqlite.sql"),
    ),
    Migration::new(
        "store",
        2,
        "jobs",
        include_str!("../migrations/0002_jobs.sql"),
    ),
    Migration::new(
        "store",
        3,
        "leases",
        include_str!("../migrations/0003_leases.sql"),
    ),
    Migration::new(
        "store",
        4,
        "jobs_seen",
        include_str!("../migrations/0004_jobs_seen.sql"),
    ),
];

/// The table that says which migrations were applied.
pub(crate) const LEDGER: &str = "create table if not exists store_migration (
    module text not null, number bigint not null, name text not null, checksum text not null,
    primary key (module, number))";
pub(crate) const APPLIED: &str =
    "select module, number, checksum from store_migration order by module, number";
pub(crate) const RECORD: &str =
    "insert into store_migration (module, number, name, checksum) values ($1, $2, $3, $4)";

/// A migration that a database has already, as its ledger tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applied {
    /// The module that owns the tables.
    pub module: String,
    /// Its number within the module.
    pub number: i64,
    /// SHA-256 of its text, in hexadecimal.
    pub checksum: String,
}

impl Applied {
    pub(crate) fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            module: row.get("module")?,
            number: row.get("number")?,
            checksum: row.get("checksum")?,
        })
    }

    /// Every migration that the database has, by module and number.
    pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Self>, Error> {
        const ALL: Sql = Sql::new("store.applied", APPLIED);
        tx.all(&ALL, &[], Self::read)
    }

    /// Refuses a database of this sort whose migrations are not all among these, the modules' own.
    pub fn check(
        applied: &[Self],
        target: Target,
        migrations: Vec<&'static [Migration]>,
    ) -> Result<(), Error> {
        let is_postgres = matches!(target, Target::Postgres(_));
        let options = Options::new(target, migrations);
        missing(&options, is_postgres, applied).map(drop)
    }
}

/// A migration that is still to be applied.
pub(crate) struct Step {
    pub(crate) module: &'static str,
    pub(crate) number: i64,
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    pub(crate) checksum: String,
}

/// What is still to be applied, in order; refuses a ledger that does not fit this program.
pub(crate) fn missing(
    options: &Options,
    is_postgres: bool,
    applied: &[Applied],
) -> Result<Vec<Step>, Error> {
    let mut steps: Vec<Step> = all(options, is_postgres).collect();
    for done in applied {
        let is_it = |step: &Step| step.module == done.module && step.number == done.number;
        let Some(place) = steps.iter().position(is_it) else {
            return Err(Error::UnknownSchema {
                module: done.module.clone(),
                number: done.number,
            });
        };
        let known = steps.remove(place);
        if known.checksum != done.checksum {
            return Err(Error::ChangedMigration {
                module: done.module.clone(),
                number: done.number,
            });
        }
    }
    Ok(steps)
}

/// What a database with these migrations was made by, in order; refuses what this program does not know.
pub(crate) fn applied(
    options: &Options,
    is_postgres: bool,
    applied: &[Applied],
) -> Result<Vec<Step>, Error> {
    let lacking = missing(options, is_postgres, applied)?;
    let is_there = |step: &Step| {
        let mut lacking = lacking.iter();
        !lacking.any(|lacks| (lacks.module, lacks.number) == (step.module, step.number))
    };
    Ok(all(options, is_postgres).filter(is_there).collect())
}

fn all(options: &Options, is_postgres: bool) -> impl Iterator<Item = Step> {
    OWN.iter()
        .chain(options.migrations.iter().copied().flatten())
        .map(move |migration| step(migration, is_postgres))
}

fn step(migration: &Migration, is_postgres: bool) -> Step {
    let own = if is_postgres {
        migration.postgres
    } else {
        migration.sqlite
    };
    let text = own.unwrap_or(migration.text);
    Step {
        module: migration.module,
        number: migration.number.into(),
        name: migration.name,
        text,
        checksum: hex(&Sha256::digest(text.as_bytes())),
    }
}

/// The index with which rows without a position are found at once, and a subject's earlier rows too.
pub(crate) fn sequenced_index(table: &str) -> String {
    format!(
        "drop index if exists {table}_unpositioned;
         create index if not exists {table}_waiting on {table} (at_us, id) where position is null;"
    )
}
