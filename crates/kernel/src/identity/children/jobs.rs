//! What ends when a child is of age: the mandates of its guardians, and with them the letters that they get for it.

use base::Time;
use serde::Deserialize;
use serde_json::json;
use store::{NewJob, Tx};

use crate::App;
use crate::identity::mandates;
use crate::jobs::JobError;

/// The kind of the job that runs on that day.
pub(in crate::identity) const OF_AGE: &str = "identity.of_age";

#[derive(Deserialize)]
struct Told {
    mandate: String,
}

/// Enqueues the end of a guardian's mandate in the commit that begins it.
pub(super) fn enqueue(
    tx: &mut Tx<'_>,
    mandate: &str,
    (until, now): (Time, Time),
) -> store::Result<()> {
    let job = NewJob {
        id: format!("of-age-{mandate}"),
        kind: OF_AGE.to_owned(),
        key: None,
        payload: json!({ "mandate": mandate }).to_string(),
        run_at: until,
        now,
    };
    tx.enqueue(&job).map(drop)
}

pub(in crate::identity) fn of_age_run(app: &App, payload: &str) -> Result<(), JobError> {
    let told: Told =
        serde_json::from_str(payload).map_err(|error| JobError::Dead(error.to_string()))?;
    let now = app.clock.now();
    let write = move |tx: &mut Tx<'_>| mandates::guardian_over(tx, &told.mandate, now);
    Ok(app.db.write_blocking("identity.of_age", write)?)
}
