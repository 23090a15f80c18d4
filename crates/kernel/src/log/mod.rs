//! The public log: every consequential act as a leaf of one tree that only grows, so that strangers can check that
//! nothing was changed, left out or dated back (RFC 6962 in the form of C2SP's tlog-tiles).
//!
//! Leaves are the entries of [`crate::audit`] in the order of their positions; nothing is added to the path of a
//! write. One process at a time extends the tree behind the commits and signs what it came to. Private matters
//! appear as salted commitments only. `docs/adr/0014-public-log.md` has the reasons.
//!
//! Addresses: `/log/checkpoint`, `/log/cosigned`, `/log/cosignatures`, `/log/consistency/{old}/{new}`, `/log/key`, `/log/tile/…`,
//! `/log/receipts/{hash}`, `/{lang}/log`, `/{lang}/receipts/{hash}`, `/{lang}/receipts/of/{reference}` and `…/{version}`, `/{lang}/me/receipts`.

mod actions;
mod cosigned;
mod datasets;
mod error;
mod http;
mod keys;
mod model;
mod pages;
mod queries;
mod receipts;
pub mod rules;
mod said;
mod verify;
mod witness;

use store::{Migration, Sql};
use web::Route;

use crate::App;

pub use actions::{STEP, checkpoint, growth_prepare, growth_write, log_extend};
pub(crate) use datasets::CHECKPOINTS;
pub use error::Error;
pub(crate) use keys::open as key_open;
pub use model::{Growth, Key, Settings, Signed, Tile};
pub(crate) use queries::{head, unlogged_since};
pub(crate) use receipts::promises;
pub use receipts::receipt;
pub use said::Offline;
pub use verify::{Finding, Verified, verify_all};
pub use witness::{Fetch, Refusal, follow};

/// Every statement of this component.
pub(crate) const ALL: &[&[Sql]] = &[queries::SQL, queries::seen::SQL];

/// The tables.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    27,
    "log",
    include_str!("../../migrations/0027_log.sql"),
);

/// Cosignatures of witnesses.
pub const COSIGNED_MIGRATION: Migration = Migration::new(
    "kernel",
    31,
    "cosigned",
    include_str!("../../migrations/0031_cosigned.sql"),
);

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    [http::routes(), pages::routes()].concat()
}
