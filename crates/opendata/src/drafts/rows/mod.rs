//! Rows that programs send one batch after the other: they come to the dataset's draft, which its writer sees, and become a
//! version when somebody publishes it, or after a minute of quiet where the publisher wants it so and the gate found nothing.

mod actions;
mod apply;
mod jobs;

pub(super) use actions::quiet;
pub use actions::{dataset_delete, dataset_withdraw, rows_empty, rows_put};
pub(super) use apply::{Unlaid, blank, laid};
pub(super) use jobs::{QUIET, run};

/// The most batches that a draft takes before it is published or thrown away.
const BATCHES_MAX: usize = 500;
