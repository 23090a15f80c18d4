//! Hotspots: where the same thing is reported again and again, the agency is given one piece of work to look for the
//! cause, before the next complaint.
//!
//! The pack says for each category how close and how soon after one another so many reports are a hotspot
//! (`hotspots.csv`). A hotspot is a case of its own kind in the agency's queue, linked to its reports. While it is
//! open, further reports there are linked to it; once it is closed, only reports made after that count.

mod actions;
mod jobs;
pub mod model;
mod queries;
pub mod rules;

pub use jobs::{hotspots_read, watch_ensure};
pub(crate) use jobs::{jobs, rules as rules_of_pack};
pub use model::KIND;
pub(crate) use queries::SQL;
