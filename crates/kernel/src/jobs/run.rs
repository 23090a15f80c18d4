//! Running jobs: claimed, tried, tried again later, or laid aside.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use base::Time;
use store::Claimed;

use super::rules;
use crate::{App, cases};

/// Jobs leased at once.
const BATCH: u32 = 16;
/// How long a leased job may run before another node may take it.
const LEASE: Duration = Duration::from_mins(5);
const LEASE_US: i64 = 300_000_000;
/// After this many tries a job is laid aside.
const TRIES_MAX: u32 = 8;
/// So much of a lease has to be left for a job to be begun: a server that hangs takes up to half a minute.
const RESERVE: Duration = Duration::from_mins(2);
/// Clocks of machines that work together are not farther apart.
const APART: Duration = Duration::from_mins(1);

/// A kind of job and what does it.
#[derive(Clone, Copy)]
pub struct Job {
    /// Dotted name, as given to `enqueue`.
    pub kind: &'static str,
    /// Does the job with its payload.
    pub run: fn(&App, &str) -> Result<(), JobError>,
}

/// Why a job did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// It may succeed later.
    #[error("{0}")]
    Retry(String),
    /// It never will.
    #[error("{0}")]
    Dead(String),
    /// It is too early: it waits until then, and this try does not count.
    #[error("not before {0}")]
    Early(Time),
}

impl From<store::Error> for JobError {
    fn from(error: store::Error) -> Self {
        Self::Retry(error.to_string())
    }
}

/// Runs the jobs that are due, one after the other, and lets follow what is due on cases; returns how
/// many there were. One that was tried too often though nobody told that it failed, as the process ended
/// with it each time, is laid aside before it is run: one at a time, for those that were leased together
/// with it were counted too. Each time another of them is the first, so that they are done before it.
pub fn jobs_run(app: &App) -> Result<usize, store::Error> {
    let began = app.clock.now();
    let mut claimed = app.db.jobs_claim_blocking(began, LEASE_US, BATCH)?;
    let begin_until = began + LEASE - RESERVE;
    claimed.sort_by(|one, other| one.id.cmp(&other.id));
    let tried = claimed.iter().map(|job| job.attempts).max();
    let turn = usize::try_from(tried.unwrap_or_default().saturating_sub(1)).unwrap_or_default();
    let first = turn.checked_rem(claimed.len()).unwrap_or_default();
    claimed.rotate_left(first);
    let killer = claimed.iter().find(|job| job.attempts > TRIES_MAX);
    if let Some(job) = killer {
        let error = JobError::Dead("nobody who ran it came to its end".to_owned());
        job_failed(app, job, &error)?;
    }
    let others = claimed
        .iter()
        .filter(|job| killer.is_none_or(|killer| killer.id != job.id));
    for job in others {
        let now = app.clock.now();
        if now > begin_until {
            // Slow ones came before it. Another node might take it while it runs here.
            app.db.job_postpone_blocking(&job.id, now)?;
            continue;
        }
        match job_run(app, job) {
            Ok(()) => app.db.job_done_blocking(&job.id)?,
            Err(JobError::Early(until)) => app.db.job_postpone_blocking(&job.id, until)?,
            Err(error) => job_failed(app, job, &error)?,
        }
    }
    Ok(claimed.len() + cases::timers_run(app)?)
}

/// Makes due what this or another process holds or put off by a clock that has been set back since: for the beginning
/// of a process, and when it sees its clock go back.
pub fn jobs_free(app: &App) -> Result<u64, store::Error> {
    let now = app.clock.now();
    let freed = app.db.jobs_free_blocking(now, now + APART)?;
    if freed > 0 {
        tracing::warn!(freed, "jobs were held by a clock that was ahead");
    }
    Ok(freed)
}

fn job_run(app: &App, claimed: &Claimed) -> Result<(), JobError> {
    let job = app
        .jobs
        .iter()
        .find(|job| job.kind == claimed.kind)
        .ok_or_else(|| JobError::Dead(format!("nothing does {}", claimed.kind)))?;
    catch_unwind(AssertUnwindSafe(|| (job.run)(app, &claimed.payload)))
        .unwrap_or_else(|_| Err(JobError::Retry("the job panicked".to_owned())))
}

fn job_failed(app: &App, job: &Claimed, error: &JobError) -> Result<(), store::Error> {
    let last = matches!(error, JobError::Dead(_)) || job.attempts >= TRIES_MAX;
    let now = app.clock.now();
    let retry_at = (!last).then(|| now + rules::pause(job.attempts));
    let error = rules::told(&error.to_string());
    tracing::warn!(job = %job.id, kind = %job.kind, %error, last, "job failed");
    app.db.job_failed_blocking(&job.id, &error, (now, retry_at))
}
