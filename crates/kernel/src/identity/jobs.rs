//! What identity does after commits: sweeping up sessions and codes that are over, and ending what ends when a child is of age.

use crate::App;
use crate::jobs::{Job, JobError};

use super::{actions, children};

/// The kind of the job that sweeps.
pub(super) const SWEEP: &str = "identity.sweep";

/// This component's jobs.
pub fn jobs() -> Vec<Job> {
    vec![
        Job {
            kind: SWEEP,
            run: sweep_run,
        },
        Job {
            kind: children::OF_AGE,
            run: children::of_age_run,
        },
    ]
}

fn sweep_run(app: &App, _: &str) -> Result<(), JobError> {
    let now = app.clock.now();
    let sweep = || {
        app.db
            .write_blocking("identity.sweep", move |tx| actions::sweep(tx, now))
            .map_err(|error| JobError::Retry(error.to_string()))
    };
    while sweep()? {}
    Ok(())
}
