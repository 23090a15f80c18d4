//! Senders who are not heard for a time, because they flood or threaten an agency: nobody is silenced by one officer alone,
//! for ever or unseen.
//!
//! An officer proposes a ban about whoever brought a case, with a reason and an end; the bureau, and there somebody else
//! than the proposer, decides. It holds for that agency, and one of the bureau's own for all. It is asked of inside the write
//! that would take something in, so that what was taken before is answered as before. Whoever is signed in is told why
//! and until when; whoever only types an address learns nothing about its owner but that nothing is taken from it now.
//!
//! Addresses: `/{lang}/desk/bans`.

mod actions;
mod error;
mod model;
mod pages;
mod queries;

use base::Permission;
use store::Migration;
use web::Route;

use crate::App;

pub(crate) use actions::bans_forget;
pub use actions::{
    ban_asked, ban_decide, ban_foresee, ban_lift, ban_propose, bans_count, bans_list,
};
pub use error::Error;
pub use model::{Asked, Ban, Banned, DAYS, Propose, State};
pub(crate) use queries::SQL;

/// Officers who hold this propose that a sender is not heard for a time, and lift it at their agency.
pub const PROPOSE: Permission = Permission("bans.propose");
/// Officers who hold this decide what was proposed.
pub const DECIDE: Permission = Permission("bans.decide");

/// The table.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    42,
    "bans",
    include_str!("../../migrations/0042_bans.sql"),
);

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    pages::routes()
}
