//! "Was it fixed?": four weeks after a report was closed, whoever made it is asked once, and again if they or an
//! officer wish; what they say is counted for the agency, and a report that was not put right goes on.

mod actions;
mod jobs;
pub mod model;
mod queries;

pub use actions::{fixed_answer, fixed_find, ratings_of};

pub(crate) use actions::{ASKS, ask_enqueue, fixed_ask_now, fixed_erase, fixed_of};
pub(crate) use jobs::jobs;
pub(crate) use queries::SQL;
