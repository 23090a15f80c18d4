//! All public reports of a list as one table, written while it is read: however many there are, no more than a
//! few hundred are in memory.
//!
//! Address: `/{lang}/reports.csv`, with the filters of the list.

mod http;
mod queries;
pub mod rules;

pub(crate) use http::{routes, written};
pub(crate) use queries::SQL;
