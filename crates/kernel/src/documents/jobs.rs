//! Taking the bytes of condemned blobs away, and looking for blobs that no row mentions: uploads that were
//! never sent.

use std::collections::BTreeSet;
use std::time::Duration;

use super::blobs::Listed;
use super::error::BlobError;
use super::intake::blocking;
use super::model::Why;
use super::purge::{BATCH, condemn_quietly, is_wanted};
use super::queries::purge;
use crate::App;
use crate::jobs::{Job, JobError};
use base::{Problem, Time};
use store::{NewJob, Tx};

/// The kind of the job that sweeps.
pub(super) const SWEEP: &str = "documents.sweep";
/// The kind of the job that takes bytes away.
pub(super) const PURGE: &str = "documents.purge";

/// Blobs are looked through once a day.
const SWEEP_EVERY: Duration = Duration::from_hours(24);
/// A blob that nothing mentions is kept this long: it may be on its way into a row.
const ORPHAN_LIFE: Duration = Duration::from_hours(7 * 24);

/// This component's jobs.
pub fn jobs() -> Vec<Job> {
    let sweep = Job {
        kind: SWEEP,
        run: sweep_run,
    };
    let purge = Job {
        kind: PURGE,
        run: |app, _| purge_run(app),
    };
    vec![sweep, purge]
}

/// Takes away the bytes of all condemned blobs. One that fails keeps none of the others back.
pub fn purge_run(app: &App) -> Result<(), JobError> {
    let (mut after, mut failed) = (String::new(), None);
    loop {
        let from = after.clone();
        let waiting = app
            .db
            .read_blocking("documents.purges_waiting", move |tx| {
                purge::purges_waiting(tx, &from, BATCH)
            })?;
        let Some(last) = waiting.last() else {
            return failed.map_or(Ok(()), Err);
        };
        last.clone_into(&mut after);
        for name in waiting {
            if let Err(error) = blob_purge(app, name) {
                failed = Some(error);
            }
        }
    }
}

/// Removes a blob, looks that it is gone, and notes when that was.
fn blob_purge(app: &App, name: String) -> Result<(), JobError> {
    let blobs = &app.blobs;
    let left = blocking(async {
        blobs.remove(&name).await?;
        blobs.written(&name).await
    })
    .map_err(retry)?
    .map_err(again)?;
    if left.is_some() {
        return Err(JobError::Retry("a removed blob is still there".to_owned()));
    }
    let now = app.clock.now();
    app.db.write_blocking("documents.purge_done", move |tx| {
        purge::purge_done(tx, &name, now)
    })?;
    Ok(())
}

fn sweep_run(app: &App, _: &str) -> Result<(), JobError> {
    let now = app.clock.now();
    app.db
        .write_blocking("documents.holds_over", move |tx| purge::holds_over(tx, now))?;
    for shelf in 0..=u8::MAX {
        shelf_sweep(app, &base::hex(&[shelf]))?;
    }
    purge_run(app)?;
    app.db
        .write_blocking("documents.sweep_again", move |tx| sweep_enqueue(tx, now))?;
    Ok(())
}

/// Has blobs looked through in a day from now, unless that is to come already.
pub(super) fn sweep_enqueue(tx: &mut Tx<'_>, now: Time) -> store::Result<()> {
    tx.enqueue(&NewJob {
        id: format!("sweep-{}", now.micros()),
        kind: SWEEP.to_owned(),
        key: Some("sweep".to_owned()),
        payload: String::new(),
        run_at: now + SWEEP_EVERY,
        now,
    })
    .map(drop)
}

fn shelf_sweep(app: &App, shelf: &str) -> Result<(), JobError> {
    let listed = blocking(app.blobs.listed(shelf))
        .map_err(retry)?
        .map_err(again)?;
    let (from, until) = (shelf.to_owned(), format!("{shelf}g"));
    let gone = app
        .db
        .read_blocking("documents.purges_between", move |tx| {
            purge::purges_between(tx, &from, &until)
        })?;
    let gone: BTreeSet<String> = gone.into_iter().collect();
    let before = app.clock.now() - ORPHAN_LIFE;
    for Listed { name, written } in listed {
        if gone.contains(&name) {
            blob_return(app, name)?;
        } else if written < before {
            orphan_condemn(app, name)?;
        }
    }
    Ok(())
}

/// A condemned blob is there again: somebody died while storing it, or copied an old folder over ours.
fn blob_return(app: &App, name: String) -> Result<(), JobError> {
    app.db.write_blocking("documents.purge_again", move |tx| {
        purge::purge_again(tx, &name)
    })?;
    Ok(())
}

fn orphan_condemn(app: &App, name: String) -> Result<(), JobError> {
    let (now, asked) = (app.clock.now(), name.clone());
    let wanted = app.db.read_blocking("documents.blob_wanted", move |tx| {
        is_wanted(tx, now, &asked)
    })?;
    if !wanted {
        app.db.write_blocking("documents.orphan", move |tx| {
            condemn_quietly(tx, (now, Why::Orphan), &name)
        })?;
    }
    Ok(())
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
