//! Providers: signing in with an account that somebody has elsewhere, over OpenID Connect.
//!
//! An account there is known by its issuer and subject, never by its address; an address that the provider names joins an
//! account here only after a code that was sent to it. What a browser is on its way for is kept here, bound to the browser,
//! and used up by whatever comes back. A provider's word is one factor. `docs/adr/0021-providers.md` says why it is so.
//!
//! Addresses: `/{lang}/sign-in/with/{provider}`, `/{lang}/sign-in/arrived`, `/{lang}/sign-out/elsewhere`, `/{lang}/me/providers`,
//! `/oidc/{provider}/back`, `/oidc/{provider}/out`, `/oidc/{provider}/back-channel`.

mod actions;
mod ceremony;
mod error;
mod http;
mod model;
mod pages;
mod queries;
mod rules;
mod sheet;

use store::Migration;
use web::Route;

use crate::App;

pub(super) use actions::{leave_begin, session_carry, sweep};
pub use ceremony::logout_judge;
pub use error::Fault;
pub use model::Providers;
pub(super) use pages::{Button, buttons, failed};
pub(super) use queries::{SQL, session_forget};
pub(super) use rules::held_mark;

/// The tables.
pub(super) const MIGRATION: Migration = Migration::new(
    "kernel",
    36,
    "providers",
    include_str!("../../../migrations/0036_providers.sql"),
);

pub(super) fn routes() -> Vec<Route<App>> {
    http::routes().into_iter().chain(pages::routes()).collect()
}
