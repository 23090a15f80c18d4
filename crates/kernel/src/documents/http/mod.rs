//! Documents over HTTP: their bytes for browsers, and `/api/v1/cases/{reference}/documents` for programs.

mod bytes;
mod case;
mod schemas;

use web::Route;

use crate::App;

pub use bytes::{file, picture, recording};

pub(super) fn routes() -> Vec<Route<App>> {
    bytes::routes().into_iter().chain(case::routes()).collect()
}
