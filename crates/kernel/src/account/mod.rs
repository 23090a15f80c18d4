//! A person's account as a whole: all that is held about them, as a page and as a file, and closing it.
//!
//! What is held is told by holdings: each a name and a function that reads a piece. The kernel has its own, modules add
//! theirs (`Module::holdings`), and both the page and the file are written from them while they are read. Closing takes name, addresses, sessions,
//! tokens, factors and subscriptions in one commit; a job then takes the person off their cases, one commit each, and looks
//! again when no request that began before can still be under way (`docs/adr/0017-closing-accounts.md`).
//!
//! Addresses: `/{lang}/me/data`, `/api/v1/me/data`, `/{lang}/me/close`, `/{lang}/me/close/code`.

mod actions;
mod error;
mod holdings;
mod http;
mod jobs;
mod model;
mod pages;
mod queries;
mod rules;
mod streams;

use store::{Migration, Sql};
use web::Route;

use crate::App;

pub(crate) use actions::case_released;
pub use actions::{Closing, account_close, account_close_unaddressed, account_standing};
pub use error::Error;
pub use jobs::jobs;
pub use model::{Holding, HoldingPiece, Standing};

pub(crate) use holdings::HOLDINGS;
pub(crate) use queries::release as name_release;

/// When an account was closed, and letters by address.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    30,
    "account",
    include_str!("../../migrations/0030_account.sql"),
);

/// Every statement of this component.
pub(crate) const ALL: &[&[Sql]] = queries::ALL;

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    [pages::routes(), http::routes()]
        .into_iter()
        .flatten()
        .collect()
}
