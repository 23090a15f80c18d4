//! Second factors: what officers prove themselves with beside the code that is sent to their address. Passkeys stand
//! for both, and citizens may have them too.
//!
//! An authenticator app's secret is sealed with the key of the data folder, and no time step is used twice; recovery
//! codes are kept as marks and are good once. In a session without the factor a person's roles rest, which is decided
//! where the actor is made (`identity/port.rs`) and nowhere else. Acts that do harm in the wrong hands ask for it again
//! (`Route::step_up`). `docs/adr/0015-second-factors.md` says why it is so.
//!
//! Addresses: `/{lang}/second-factor`, `/{lang}/me/factors`, `/{lang}/desk/people/reset`.

mod actions;
mod model;
mod pages;
pub(super) mod passkeys;
mod qr;
mod queries;
mod rules;
mod totp;

use store::Migration;

pub use actions::{factor_reset, factors_seen};
pub(super) use actions::{letter_send, record};
pub use model::{FactorReset, FactorSeen, FactorsSeen, SecondFactor};
pub(super) use pages::{entry, routes};
pub use passkeys::PasskeySeen;
pub(super) use passkeys::{NAME_MAX, PASSKEYS_MAX};
pub(super) use queries::SQL;
pub(super) use rules::{FACTORS_MAX, REASON_MAX};

/// The tables.
pub(super) const MIGRATION: Migration = Migration::new(
    "kernel",
    28,
    "factors",
    include_str!("../../../migrations/0028_factors.sql"),
);
