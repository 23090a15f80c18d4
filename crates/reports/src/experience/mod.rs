//! What settled reports teach about who is in charge: a job reads the event feed and keeps the registry's experience.
//!
//! Public reports with a place teach, once an agency has put them right. What was declined, merged or opened again
//! teaches nothing.

mod jobs;
mod queries;

pub(crate) use jobs::jobs;
pub use jobs::{experience_read, watch_ensure};
pub(crate) use queries::SQL;
