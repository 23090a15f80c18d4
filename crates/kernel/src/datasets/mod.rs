//! What modules publish of their own work: tables that the portal serves like any other, so that nobody has to
//! remember to publish.
//!
//! A module declares them in [`Module::datasets`](crate::Module); `opendata` reads them, on a schedule, through the
//! same gate as everybody's tables. The kernel's own are the registry's.

mod model;

/// Publishing tables of an agency: making datasets, uploading, publishing, taking back.
pub const PUBLISH: base::Permission = base::Permission("data.publish");

pub use model::{Cell, Column, ColumnKind, Dataset, Pace, Rows};
