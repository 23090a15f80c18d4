//! Asking, four weeks after a report was closed.

use kernel::App;
use kernel::jobs::{Job, JobError};

use super::actions::{self, Ask};

/// The name of the job.
pub(super) const ASK: &str = "reports.fixed_ask";

pub(crate) fn jobs() -> Vec<Job> {
    vec![Job {
        kind: ASK,
        run: ask,
    }]
}

fn ask(app: &App, payload: &str) -> Result<(), JobError> {
    let ask: Ask =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    let (shared, now) = (app.clone(), app.clock.now());
    let asked = app.db.write_blocking("reports.fixed_ask", move |tx| {
        actions::fixed_ask(tx, &shared, now, ask)
    });
    asked.map_err(|error| match error {
        crate::Error::Store(error) => JobError::from(error),
        error => JobError::Dead(error.to_string()),
    })
}
