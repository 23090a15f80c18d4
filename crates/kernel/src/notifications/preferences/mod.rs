//! How a person wants news: on each way in which it comes, whether at all, at once or gathered once a day, and in which
//! hours nothing rings. Codes, notices about the account and decisions do not wait for any of it.
//!
//! A message is looked at when its job is claimed: it leaves, its job waits until the quiet hours end, or it goes into the
//! digest that its person's letters are gathered in. Whoever changes their preferences has all that waits looked at again.
//!
//! Address: `/{lang}/me/news`.

mod actions;
mod error;
mod model;
mod pages;
mod queries;
mod rules;

use store::Migration;
use web::Route;

use crate::App;

pub use actions::{preferences_of, preferences_put};
pub use error::Error;
pub use model::{Channel, Pace, Preference, Preferences};
pub(super) use queries::SQL;
pub(crate) use rules::{Plan, digest_plan, plan, rests};

/// What people chose, and which letters were gathered.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    33,
    "preferences",
    include_str!("../../../migrations/0033_preferences.sql"),
);

/// This component's rows of the route table.
pub(super) fn routes() -> Vec<Route<App>> {
    pages::routes()
}
