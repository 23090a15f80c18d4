//! What limits refuse, kept where the bureau sees it: nobody is silenced unseen.
//!
//! How often one sender may ask is counted in each process ([`web::Limits`]); so is what it refused, and every few
//! seconds that is written down: how often, since when, by which limit, to which sort of sender. Who it was stays in
//! that process: no address and no name is kept. Whoever is limited can be let through again, with a reason on record;
//! the process that counts them follows when it writes down next.
//!
//! Addresses: `/api/v1/limits`, `/{lang}/desk/limits`.

mod actions;
mod error;
mod http;
mod model;
mod pages;
mod queries;

use store::Migration;
use web::Route;

use crate::App;

pub use actions::{limit_free, limited_count, limits_keep, limits_list};
pub use error::Error;
pub use model::{Free, Refused};
pub(crate) use queries::SQL;

/// The table.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    25,
    "limits",
    include_str!("../../migrations/0025_limits.sql"),
);

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    http::routes().into_iter().chain(pages::routes()).collect()
}
