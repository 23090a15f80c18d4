//! Sweeping up blobs that no row mentions: uploads that were never sent, and what was taken down.

use std::time::Duration;

use base::Problem;

use super::photos::blocking;
use super::{BlobError, Blobs, queries};
use crate::App;
use crate::jobs::{Job, JobError};

/// The kind of the job that sweeps.
pub(super) const SWEEP: &str = "documents.sweep";

/// A blob that nothing mentions is kept this long: a form may still be open.
const ORPHAN_LIFE: Duration = Duration::from_hours(7 * 24);

/// This component's jobs.
pub fn jobs() -> Vec<Job> {
    vec![Job {
        kind: SWEEP,
        run: sweep_run,
    }]
}

fn sweep_run(app: &App, _: &str) -> Result<(), JobError> {
    for shelf in 0..=u8::MAX {
        shelf_sweep(app, &base::hex(&[shelf]))?;
    }
    Ok(())
}

fn shelf_sweep(app: &App, shelf: &str) -> Result<(), JobError> {
    let before = app.clock.now() - ORPHAN_LIFE;
    let mut listed = blocking(app.blobs.listed(shelf))
        .map_err(retry)?
        .map_err(again)?;
    listed.retain(|blob| blob.written < before);
    for blob in listed {
        let name = blob.name.clone();
        let read = move |tx: &mut store::Tx<'_>| queries::blob_mentioned(tx, &name);
        if !app.db.read_blocking("documents.blob_mentioned", read)? {
            blocking(orphan_remove(&app.blobs, &blob.name, before))
                .map_err(retry)?
                .map_err(again)?;
        }
    }
    Ok(())
}

/// Looks once more just before: the same photo may have been sent again.
async fn orphan_remove(blobs: &Blobs, name: &str, before: base::Time) -> Result<(), BlobError> {
    match blobs.written(name).await? {
        Some(written) if written < before => blobs.remove(name).await,
        _ => Ok(()),
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err asks for"
)]
fn retry(problem: Problem) -> JobError {
    JobError::Retry(problem.to_string())
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that map_err asks for"
)]
fn again(error: BlobError) -> JobError {
    JobError::Retry(error.to_string())
}
