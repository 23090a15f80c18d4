//! Work that happens after a commit: leased from the store, tried again with longer and longer
//! pauses, and laid aside where a person can see it when it keeps failing.
//!
//! Outside effects happen only here. A job may run twice, so each must be repeatable. Operators replay
//! or discard what was laid aside.
//!
//! Addresses: `/{lang}/desk/jobs`, `/api/v1/jobs`. Events: `jobs.replayed`, `jobs.discarded`.

mod actions;
mod error;
mod http;
mod pages;
mod rules;
mod run;

use web::Route;

use crate::App;

pub use actions::{
    Counts, Discard, REPLAYED_MOST, Replay, Which, job_discard, job_find, job_replay, jobs_list,
};
pub use error::Error;
pub(crate) use rules::overdue;
pub use rules::{OPERATE, operates};
pub use run::{Job, JobError, jobs_free, jobs_run};

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    [pages::routes(), http::routes()]
        .into_iter()
        .flatten()
        .collect()
}
