//! How well reports are dealt with: figures of each agency, of each sort of agency and of the nation, over the
//! year before a moment.
//!
//! A job makes them every hour, report by report in pieces, and keeps them in a table: visitors read that, and are
//! told for which moment it holds. Reports that only agency and reporter may read are counted too, as numbers;
//! where numbers are small, nothing is said.
//!
//! Pages: `/{lang}/reports/performance…`; the agency's page shows its own.

mod actions;
mod jobs;
pub mod model;
mod queries;
pub mod rules;

pub use actions::{figures, panel};
pub(crate) use jobs::jobs;
pub use jobs::{figures_make, watch_ensure};
pub(crate) use queries::SQL;
