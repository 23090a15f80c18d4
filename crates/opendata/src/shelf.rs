//! Tables in memory: the versions that were asked for last, as long as there is room.
//!
//! A version's blob is its table as Parquet; the same table makes the same bytes. Blobs are named by their hash, so what
//! stands here never has to be looked at again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base::Time;
use kernel::App;
use tables::read::restore;
use tables::write::{Output, write};
use tables::{Answer, Table};

use crate::error::Error;
use crate::model::Version;

/// The name under which the shelf is kept with the application.
const NAME: &str = "opendata.shelf";
/// Bytes of tables that stay in memory, beside the one that was asked for last.
const ROOM: usize = 128 << 20;

/// The tables of an application.
#[derive(Default)]
pub(crate) struct Shelf {
    /// The one that was asked for last stands last.
    tables: Mutex<VecDeque<(String, Arc<Table>)>>,
    /// One table is read at a time.
    gate: Arc<tokio::sync::Mutex<()>>,
}

/// The application's shelf.
pub(crate) fn shelf(app: &App, now: Time) -> Arc<Shelf> {
    let known = app.memo.get::<Shelf>(NAME, now, Duration::MAX);
    known.unwrap_or_else(|| app.memo.put(NAME, now, Shelf::default()))
}

impl Shelf {
    /// The table of a version of a dataset.
    pub(crate) async fn table(
        &self,
        app: &App,
        slug: &str,
        version: &Version,
    ) -> Result<Arc<Table>, Error> {
        if let Some(known) = self.known(&version.blob) {
            return Ok(known);
        }
        let turn = Arc::clone(&self.gate).lock_owned().await;
        if let Some(known) = self.known(&version.blob) {
            return Ok(known);
        }
        let bytes = app.blobs.get(&version.blob).await;
        let damaged = |why: String| Error::Damaged {
            slug: slug.to_owned(),
            number: version.number,
            why,
        };
        let bytes = bytes.map_err(|error| damaged(error.to_string()))?;
        // Reading goes on when its asker is gone, and keeps its turn.
        let reading = tokio::task::spawn_blocking(move || (unpacked(&bytes), turn));
        let (table, _turn) = reading.await.map_err(|error| damaged(error.to_string()))?;
        let table = Arc::new(table.map_err(damaged)?);
        self.put(version.blob.clone(), Arc::clone(&table));
        Ok(table)
    }

    fn known(&self, blob: &str) -> Option<Arc<Table>> {
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        let at = tables.iter().position(|(name, _)| name == blob)?;
        let found = tables.remove(at)?;
        let table = Arc::clone(&found.1);
        tables.push_back(found);
        Some(table)
    }

    fn put(&self, blob: String, table: Arc<Table>) {
        let mut tables = self.tables.lock().unwrap_or_else(PoisonError::into_inner);
        tables.push_back((blob, table));
        let mut bytes: usize = tables.iter().map(|(_, table)| table.bytes()).sum();
        while bytes > ROOM && tables.len() > 1 {
            if let Some((_, gone)) = tables.pop_front() {
                bytes -= gone.bytes();
            }
        }
    }
}

/// A table as bytes, which are read back before anybody relies on them.
pub(crate) fn packed(table: &Table) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let written = write(&Answer::all(table), Output::Parquet, &mut bytes);
    written.map_err(|error| error.to_string())?;
    if unpacked(&bytes)? == *table {
        Ok(bytes)
    } else {
        Err("it would not be read back as it is".to_owned())
    }
}

/// The table of these bytes.
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Table, String> {
    restore(bytes).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use tables::{Builder, Field, Kind, Schema, Value};

    use super::*;

    #[test]
    fn every_value_comes_back_as_itself() {
        let fields = [
            ("code", Kind::Text),
            ("count", Kind::Integer),
            ("share", Kind::Number),
            ("open", Kind::Boolean),
            ("day", Kind::Date),
        ];
        let fields = fields.map(|(name, kind)| Field::new(name, kind));
        let schema = Schema::new(fields.to_vec()).unwrap();
        let mut builder = Builder::new(schema);
        for code in ["007", "1_1", " x ", "a,\"b\"\nc", "=1+1", "NA"] {
            let values = [
                Value::Text(code),
                Value::Integer(i64::MIN),
                Value::Number(0.1 + 0.2),
                Value::Boolean(true),
                Value::Date(-400_000),
            ];
            builder.row(values).unwrap();
        }
        builder.row([Value::Null; 5]).unwrap();
        let table = builder.finish().unwrap();
        let bytes = packed(&table).unwrap();
        assert_eq!(unpacked(&bytes).unwrap(), table);
    }
}
