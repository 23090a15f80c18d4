//! What if? Other boundaries, other rules or an override area, tried on the reports of the last year before they count.
//!
//! A trial is a job that reads the reports once, in pieces, and asks for each who would get it now and who would get it
//! then. Nothing is changed; what came of it is kept for [`KEPT`], with a table, a map and a hundred examples.

mod actions;
mod error;
mod http;
mod jobs;
mod model;
mod queries;
pub mod rules;

pub use actions::{TRY, trial_begin, trial_find, trials_list};
pub use error::Error;
pub(crate) use http::{BODY_LIMIT, begun, proposed, routes, what};
pub(crate) use jobs::jobs;
pub use jobs::{KEPT, trial_run};
pub use model::{Example, Outcome, Pair, Standing, Trial, What};
pub(crate) use queries::SQL;
