//! Where public reports are, counted by cells of a map at any zoom, for maps and programs.
//!
//! The counts are in memory, in an order in which each cell is one stretch: a cell costs two searches however
//! many reports there are. They follow the event feed, and are at most [`actions::AGE`] behind it; after a
//! longer rest whoever asks first waits for what happened meanwhile. What an office takes from the public leaves the
//! counts of the node that did it before the officer is answered ([`actions::report_gone`]). Reports in categories that are usually
//! private are never shown one by one.
//!
//! Addresses: `/api/v1/reports/clusters`, `/{lang}/reports/map`, `/maps/clusters.svg`.

pub mod actions;
mod http;
mod index;
pub mod model;
mod queries;
pub mod rules;
mod shelf;

pub(crate) use http::{KEPT, routes, which};
pub(crate) use queries::SQL;
