//! The feed of changed reports: whoever follows it holds what everybody may see, and nothing else.
//!
//! Each piece says of every report that changed since a position how it stands now, or that it is gone. What
//! was taken from the public is not in any piece from that commit on.
//!
//! Address: `GET /api/v1/reports/changes`.

mod actions;
mod http;
mod model;
mod queries;

pub use actions::report_changes;
pub(crate) use http::routes;
pub use model::{Change, ChangePage};
pub(crate) use queries::SQL;
