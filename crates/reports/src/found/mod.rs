//! Words in an agency's own reports, for its officers: private reports are found too, by nobody else.

mod actions;
mod queries;

pub(crate) use actions::report_found;
pub(crate) use queries::SQL;
