//! What modules publish of their own work: tables that the portal serves like any other, so that nobody has to
//! remember to publish.
//!
//! A module declares them in [`Module::datasets`](crate::Module); `opendata` reads them, on a schedule, through the
//! same gate as everybody's tables. One that lacks a translation, a dictionary or an open licence is refused when the program
//! starts. The kernel's own are the registry's and the public log's.

mod model;
mod rules;
mod theme;

use crate::{log, registry};

/// Publishing tables of an agency: making datasets, uploading, publishing, taking back.
pub const PUBLISH: base::Permission = base::Permission("data.publish");

/// What the kernel publishes of itself.
pub(crate) const OWN: &[Dataset] = &[
    registry::AGENCIES,
    registry::CATEGORIES,
    registry::CHARTERS,
    registry::COURTS,
    registry::HOLIDAYS,
    log::CHECKPOINTS,
    registry::SERVICES,
];

pub use model::{
    Cell, Column, ColumnKind, Counts, Dataset, Disclosure, LICENCE, Pace, Rows, RowsError, Sink,
    read,
};
pub use rules::{LICENCES, faults, median};
pub use theme::Theme;
