//! Seasons: before the months in which the same trouble comes each year, every agency that had it last time is given
//! one piece of work: where it was, and what to do before it comes again.
//!
//! The pack says which seasons there are, where, and what is to be done (`seasons.csv`, `season_steps.csv`). The work
//! is a case of its own kind in the agency's queue, [`rules::AHEAD`] days before the season begins, linked to the
//! newest reports of each place. A server that slept that long gives it up to a week later, and not at all after that.

mod actions;
mod jobs;
pub mod model;
mod queries;
pub mod rules;

pub(crate) use jobs::{jobs, seasons};
pub use jobs::{seasons_prepare, watch_ensure};
pub use model::KIND;
pub(crate) use queries::{SQL, of_case};
