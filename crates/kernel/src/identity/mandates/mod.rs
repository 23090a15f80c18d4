//! Mandates: what lets a person act in somebody else's name.
//!
//! Whoever gives one says to whom (an address: whoever receives there accepts it or does not), for which kinds of case,
//! whether for acting or for looking on, and from when until when. Its holder chooses it for a session; from then on that
//! session sees and does what is the grantor's alone, as far as the mandate goes, and neither its holder's own cases nor the
//! work of their roles (`Actor::acting`, made in `identity/port.rs`). Each act asks again in its own transaction whether the
//! mandate stands, is kept with it, and is told to the grantor, who can end it at any time
//! (`docs/adr/0022-mandates.md`). What somebody was written down for at a counter is a mandate that ended with that act.
//!
//! Addresses: `/{lang}/me/mandates`, `/{lang}/me/mandates/new`, `/{lang}/me/mandates/{id}`, `/api/v1/me/mandates`.

mod actions;
mod error;
mod guardians;
mod http;
mod model;
mod pages;
mod parts;
mod queries;
mod rules;

use store::Migration;
use web::Route;

use crate::App;

pub(super) use actions::{acting, acts_for, themselves};
pub use actions::{
    mandate_accept, mandate_acted, mandate_choose, mandate_counter, mandate_decline, mandate_end,
    mandate_offer, mandate_show, mandates_of,
};
pub(crate) use actions::{mandates_close, mandates_held};
pub use error::Error;
pub(super) use guardians::{
    Guardian, guardian_end, guardian_over, guardian_put, is_guardian, standing_of, tell,
};
pub use model::{
    Basis, Done, DoneSeen, Mandate, MandateNew, MandateSeen, MandatesSeen, Outcome, Role, Standing,
};
pub(super) use pages::cells;
pub(super) use parts::{
    founder_put, owners_of, owners_tell, parts_close, people_of, role_of, role_offer, speakers_of,
};
pub(super) use queries::SQL;
pub(super) use rules::standing;

/// The tables.
pub(super) const MIGRATION: Migration = Migration::new(
    "kernel",
    35,
    "mandates",
    include_str!("../../../migrations/0035_mandates.sql"),
);

/// Who offered one, and until when it waits for its answer.
pub(super) const OFFERS_MIGRATION: Migration = Migration::new(
    "kernel",
    38,
    "offers",
    include_str!("../../../migrations/0038_offers.sql"),
);

/// This component's rows of the route table.
pub(super) fn routes() -> Vec<Route<App>> {
    [pages::routes(), http::routes()].concat()
}
