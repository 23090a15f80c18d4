//! What the case engine does by itself: erasing what has been kept long enough, and following the
//! registry. Clocks and tasks that run out are looked at with every round of jobs ([`super::timers_run`]).

use base::Time;
use store::NewJob;

use super::follow::cases_follow;
use super::retention::{DAY, retention_run};
use crate::jobs::{Job, JobError};
use crate::{App, bans, registry};

/// The jobs of the case engine.
pub fn jobs() -> Vec<Job> {
    let following = Job {
        kind: registry::CHANGED,
        run: |app, _| follow(app),
    };
    let retention = Job {
        kind: RETENTION,
        run: |app, _| {
            while retention_run(app).map_err(|error| JobError::Retry(error.to_string()))? > 0 {}
            bans::bans_forget(app)?;
            // Agencies end at the end of a day, without anybody changing the registry then.
            follow(app)?;
            let job = retention_job(app.clock.now() + DAY);
            app.db.write_blocking("kernel.retention_again", move |tx| {
                tx.enqueue(&job)?;
                Ok::<_, store::Error>(())
            })?;
            Ok(())
        },
    };
    vec![retention, following]
}

fn follow(app: &App) -> Result<(), JobError> {
    let followed = cases_follow(app).map(drop);
    followed.map_err(|error| JobError::Retry(error.to_string()))
}

/// The job that erases, on the day of this time.
pub(crate) fn retention_job(at: Time) -> NewJob {
    NewJob::round(RETENTION, "retention", DAY, at)
}

/// The name of that job.
const RETENTION: &str = "kernel.retention";
