//! Differences that were worked out lately, and whose turn it is to work out another: anybody may ask, and each may take long.

use std::sync::Arc;
use std::time::Duration;

use base::{Problem, Time};
use kernel::App;
use tables::Table;
use tables::merge::{Change, Diff, MergeError};
use tokio::sync::Semaphore;
use web::Tag;

use super::rules::difference;
use crate::answers::kept::Kept;
use crate::model::Version;

/// The name under which differences are kept with the application.
const NAME: &str = "opendata.diffs";
/// The most cells that two versions have together.
const CELLS_MAX: i64 = 20_000_000;
/// So many seconds later somebody may ask again.
const LATER: u32 = 5;

/// The differences of an application.
pub(super) struct Diffs {
    kept: Kept<Diff>,
    turns: Arc<Semaphore>,
}

/// Those of this application.
pub(super) fn diffs(app: &App, now: Time) -> Arc<Diffs> {
    let known = app.memo.get::<Diffs>(NAME, now, Duration::MAX);
    known.unwrap_or_else(|| app.memo.put(NAME, now, Diffs::new()))
}

/// Refuses versions that are too large to be compared for anybody who asks.
pub(super) fn size_check(from: &Version, to: &Version) -> Result<(), Problem> {
    let cells = |version: &Version| {
        let columns = i64::try_from(version.columns.len()).unwrap_or(i64::MAX);
        version.rows.saturating_mul(columns)
    };
    if cells(from).saturating_add(cells(to)) > CELLS_MAX {
        return Err(Problem::new(409, "opendata.changes_large"));
    }
    Ok(())
}

impl Diffs {
    fn new() -> Self {
        Self {
            kept: Kept::default(),
            turns: Arc::new(Semaphore::new(1)),
        }
    }

    /// What differs between two versions, which are these tables.
    pub(super) async fn of(
        &self,
        (from, old): (&Version, &Arc<Table>),
        (to, new): (&Version, &Arc<Table>),
        key: &[String],
    ) -> Result<Arc<Diff>, Problem> {
        let tag = Tag::named(&format!("{} {} {key:?}", from.hash, to.hash));
        if let Some(known) = self.kept.get(&tag) {
            return Ok(known);
        }
        let (old, new, key) = (Arc::clone(old), Arc::clone(new), key.to_vec());
        let found = self.in_turn(move || compared(&old, &new, &key)).await?;
        let diff = found.map_err(|_| Problem::new(409, "opendata.not_comparable"))?;
        let (bytes, diff) = (size(&diff), Arc::new(diff));
        self.kept.put(tag, Arc::clone(&diff), bytes);
        Ok(diff)
    }

    /// Does what takes long, where nobody else waits for it, one after the other. Who goes away leaves the work, which keeps
    /// its turn until it is done.
    pub(super) async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = Arc::clone(&self.turns).try_acquire_owned();
        let turn =
            turn.map_err(|_| Problem::new(503, "opendata.changes_busy").retry_after(LATER))?;
        let working = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(turn);
            done
        });
        working.await.map_err(|error| {
            tracing::error!(%error, "versions were not compared to the end");
            Problem::internal()
        })
    }
}

/// By the key; row by row where one of the tables has no such columns.
fn compared(old: &Table, new: &Table, key: &[String]) -> Result<Diff, MergeError> {
    let key: Vec<&str> = key.iter().map(String::as_str).collect();
    match difference(old, new, &key) {
        Err(MergeError::NoKey) => difference(old, new, &[]),
        other => other,
    }
}

/// The memory that a difference takes, about.
fn size(diff: &Diff) -> usize {
    let rows = diff.added.len() + diff.removed.len();
    let change = |change: &Change| size_of::<Change>() + size_of_val(change.columns.as_slice());
    rows * size_of::<u32>() + diff.changed.iter().map(change).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use tables::{Builder, Field, Kind, Schema, Value};

    use super::*;

    fn version(hash: &str, rows: i64) -> Version {
        Version {
            number: 1,
            at: Time::from_micros(0),
            blob: String::new(),
            hash: hash.to_owned(),
            bytes: 0,
            rows,
            columns: vec![("code".to_owned(), "text".to_owned()); 10],
            receipt: None,
            retracted: None,
        }
    }

    fn table(codes: &[&str]) -> Arc<Table> {
        let schema = Schema::new(vec![Field::new("code", Kind::Text)]).unwrap();
        let mut builder = Builder::new(schema);
        for code in codes {
            builder.row([Value::Text(code)]).unwrap();
        }
        Arc::new(builder.finish().unwrap())
    }

    #[tokio::test]
    async fn one_difference_is_worked_out_at_a_time_and_once() {
        let diffs = Diffs::new();
        let (from, to) = (version("a", 2), version("b", 2));
        let (old, new) = (table(&["1", "2"]), table(&["2", "3"]));
        let key = ["code".to_owned()];
        let turn = Arc::clone(&diffs.turns).try_acquire_owned().unwrap();
        let busy = diffs
            .of((&from, &old), (&to, &new), &key)
            .await
            .unwrap_err();
        assert_eq!((busy.status, busy.retry_after), (503, Some(LATER)));
        drop(turn);
        let first = diffs.of((&from, &old), (&to, &new), &key).await.unwrap();
        assert_eq!((first.added.len(), first.removed.len()), (1, 1));
        let _turn = Arc::clone(&diffs.turns).try_acquire_owned().unwrap();
        let again = diffs.of((&from, &old), (&to, &new), &key).await.unwrap();
        assert!(Arc::ptr_eq(&first, &again), "no turn is needed for it");
        let other = diffs.of((&from, &old), (&to, &new), &[]).await;
        assert_eq!(other.unwrap_err().status, 503, "another key is another one");
    }

    #[test]
    fn a_key_that_a_table_lacks_is_left_out_and_one_that_it_breaks_is_not() {
        let (old, new) = (table(&["1", "2"]), table(&["2", "2"]));
        let lacks = compared(&old, &new, &["name".to_owned()]).unwrap();
        assert_eq!((lacks.added.len(), lacks.removed.len()), (1, 1));
        assert!(compared(&old, &new, &["code".to_owned()]).is_err());
    }

    #[test]
    fn large_versions_are_not_compared_for_anybody() {
        let of = |rows| size_check(&version("a", rows), &version("b", 1_000_000));
        assert!(of(1_000_000).is_ok());
        assert_eq!(of(1_000_001).unwrap_err().status, 409);
        assert_eq!(of(i64::MAX).unwrap_err().status, 409);
    }
}
