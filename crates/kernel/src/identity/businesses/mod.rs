//! Businesses: companies and other bodies with people in roles, who act in their name.
//!
//! A business has a row among the people, without addresses, so that cases and charges are its own as they are a person's.
//! Whoever enters one is its first owner; nobody acts for it before an officer has confirmed its number. Its people hold
//! mandates of it, each with a role (`mandates`): an owner gives and ends any, a manager those of members and viewers, and
//! there is always an owner. Its letters go to its owners (`docs/adr/0023-businesses.md`).
//!
//! Addresses: `/{lang}/me/businesses`, `/{lang}/me/businesses/{id}`, `/{lang}/desk/businesses`, `/api/v1/me/businesses`.

mod actions;
mod error;
mod http;
mod model;
mod pages;
mod queries;

use store::Migration;
use web::Route;

use crate::App;

pub(crate) use actions::last_owner;
pub use actions::{
    business_acts, business_close, business_decide, business_invite, business_register,
    business_show, businesses_claimed, businesses_of,
};
pub use error::Error;
pub use model::{Business, BusinessNew, BusinessSeen, Claimed, State};
pub(super) use queries::SQL;

/// The tables.
pub(super) const MIGRATION: Migration = Migration::new(
    "kernel",
    37,
    "businesses",
    include_str!("../../../migrations/0037_businesses.sql"),
);

/// This component's rows of the route table.
pub(super) fn routes() -> Vec<Route<App>> {
    [pages::routes(), http::routes()].concat()
}
