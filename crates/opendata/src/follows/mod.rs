//! Following a dataset: a letter when a new version is published, once a day at most, and one at once when
//! a version is taken back; each letter can end them. And for whoever
//! wants no account, its versions as a feed.
//!
//! Pages: `/{lang}/data/{slug}/follow`, `/{lang}/data/followed`; feed: `/{lang}/data/{slug}/versions.atom`.

mod actions;
mod http;
mod jobs;
mod pages;
mod queries;
mod retractions;

use kernel::App;
use kernel::account::{Holding, HoldingPiece};
use web::Route;

pub(crate) use jobs::{jobs, telling};
pub(crate) use queries::{SQL, forget};
pub(crate) use retractions::retracting;

/// What is kept about people who follow.
pub(crate) const HOLDING: Holding = Holding {
    name: "follows",
    title: "opendata-follow-all",
    piece: |tx, _, person, _| queries::held(tx, person).map(HoldingPiece::whole),
};

pub(crate) fn routes() -> Vec<Route<App>> {
    [pages::routes(), http::routes()].concat()
}

/// Under what letters of a dataset can be stopped at an address.
fn topic(slug: &str) -> String {
    format!("dataset/{slug}")
}
