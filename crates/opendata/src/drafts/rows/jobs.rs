//! What is published after a minute of quiet.

use kernel::App;
use kernel::audit::Fresh;
use kernel::jobs::JobError;

use super::super::build::Asked;
use super::actions::draft_settle;

/// The name of the job.
pub(in crate::drafts) const QUIET: &str = "opendata.draft_quiet";

/// Looks whether it is quiet.
pub(in crate::drafts) fn run(app: &App, payload: &str) -> Result<(), JobError> {
    let asked: Asked =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    let now = app.clock.now();
    let fresh = Fresh::draw(&app.ids, now);
    let settled = app.db.write_blocking("opendata.draft_settle", move |tx| {
        let which = (asked.slug.as_str(), asked.revision);
        draft_settle(tx, now, which, &fresh)
    });
    settled.map_err(|error| JobError::Retry(error.to_string()))
}
