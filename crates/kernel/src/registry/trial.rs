//! The registry as it would be with other boundaries, categories or one more override: for trials. Nothing is written.

use store::{Db, Tx};

use super::actions::areas_known;
use super::boundaries::AreaNote;
use super::data::{Data, Lines};
use super::error::Error;
use super::model::Category;
use super::overrides::Override;
use super::queries;
use super::records::Record;
use super::snapshot::Registry;

/// What is changed for a trial; files are what `balai import` takes.
#[derive(Debug, Clone)]
pub enum Change {
    /// Other boundaries of districts: a file's name, and its GeoJSON.
    Areas(String, String),
    /// Other categories, and who is in charge of them: a file's name, and its CSV.
    Categories(String, String),
    /// One more override area.
    Override(Box<Override>),
}

/// All rows of the registry of a moment, to be changed.
#[derive(Debug, Clone)]
pub struct RegistryDraft(i64, Data);

impl RegistryDraft {
    /// Reads all rows.
    pub fn read(tx: &mut Tx<'_>) -> Result<Self, Error> {
        let version = queries::version(tx)?.ok_or(Error::Empty)?;
        let data = queries::data(tx)?.ok_or(Error::Empty)?;
        Ok(Self(version, data))
    }

    /// The registry with a change, and what of a file was mended or left out.
    ///
    /// # Errors
    /// [`Error::Fault`] with file and line for anything wrong in a file, as an import gives it.
    pub fn with(self, change: &Change) -> Result<(Registry, Vec<AreaNote>), Error> {
        let Self(version, mut data) = self;
        let mut lines = Lines::default();
        let mut notes = Vec::new();
        match change {
            Change::Areas(name, text) => {
                (data.areas, notes) = areas_known((name, text), &data.local_areas)?;
            }
            Change::Categories(name, text) => {
                let rows: Vec<Category> = lines.read(name, text)?;
                put(&mut data.categories, rows);
            }
            Change::Override(one) => data.overrides.push(one.as_ref().clone()),
        }
        let registry = Registry::build(version, data).map_err(|link| lines.fault(link))?;
        Ok((registry, notes))
    }
}

/// Whether a change fits the registry as it is now. Reading a large file takes a while, so it is read beside what answers
/// others.
///
/// # Errors
/// As [`RegistryDraft::with`].
pub async fn change_check(db: &Db, change: Change) -> Result<(), Error> {
    let draft = db
        .read("registry.change_check", RegistryDraft::read)
        .await?;
    let reading = tokio::task::spawn_blocking(move || draft.with(&change).map(drop));
    reading.await.unwrap_or_else(|error| {
        tracing::error!(%error, "a change of the registry was not checked");
        Err(Error::Unread)
    })
}

/// Rows with known keys are replaced, others added, as by an import.
fn put<T: Record>(known: &mut Vec<T>, rows: Vec<T>) {
    for row in rows {
        match known.iter_mut().find(|known| known.key() == row.key()) {
            Some(known) => *known = row,
            None => known.push(row),
        }
    }
}
