//! What differs between two versions of a dataset, row by row: for people, and for programs as JSON and CSV.
//!
//! Pages: `/{lang}/data/{slug}/changes`. Programs: `/api/v1/datasets/{slug}/changes`.

mod diffs;
mod http;
mod pages;
pub(crate) mod rules;

use kernel::App;
use web::Route;

pub(crate) fn routes() -> Vec<Route<App>> {
    [http::routes(), pages::routes()].concat()
}
