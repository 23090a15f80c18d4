//! What reports do after commits.

use std::time::Duration;

use kernel::App;
use kernel::jobs::{Job, JobError};

use crate::{actions, alerts, likeness, queries, sms};

/// A draft that nobody touched for so long is thrown away.
pub(crate) const DRAFT_KEPT: Duration = Duration::from_hours(7 * 24);

/// The name of the job that throws old drafts away.
pub(crate) const SWEEP: &str = "reports.drafts_sweep";

/// The jobs of this module.
pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: SWEEP,
        run: drafts_sweep,
    }]
}

fn drafts_sweep(app: &App, _payload: &str) -> Result<(), JobError> {
    let now = app.clock.now();
    app.db.write_blocking("reports.drafts_sweep", move |tx| {
        queries::drafts::drafts_delete(tx, now - DRAFT_KEPT)?;
        likeness::near_sweep(tx, now)?;
        alerts::alerts_sweep(tx, now)?;
        sms::sms_sweep(tx, now)?;
        queries::tries_delete(tx, now - actions::TRIES_SPAN)?;
        Ok::<_, store::Error>(())
    })?;
    Ok(())
}
