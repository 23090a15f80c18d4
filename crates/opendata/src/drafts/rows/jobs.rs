//! What is published after a minute of quiet.

use base::Time;
use kernel::App;
use kernel::audit::Fresh;
use kernel::jobs::JobError;
use serde::{Deserialize, Serialize};
use store::NewJob;

use super::actions::draft_settle;

/// The name of the job.
pub(in crate::drafts) const QUIET: &str = "opendata.draft_quiet";

/// What the job is told.
#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    slug: String,
    revision: i64,
}

/// The job that publishes a revision of a draft unless rows came since.
pub(super) fn job((slug, revision): (&str, i64), now: Time, run_at: Time) -> NewJob {
    let asked = Asked {
        slug: slug.to_owned(),
        revision,
    };
    NewJob {
        id: format!("quiet-{revision}-{slug}"),
        kind: QUIET.to_owned(),
        key: None,
        payload: crate::queries::json(&asked),
        run_at,
        now,
    }
}

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
