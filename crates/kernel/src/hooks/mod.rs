//! Events for programs of agencies: signed, to an address that was proved, in order for each case.
//!
//! An agency's administrator names an https address and chooses events. The address has to answer a challenge
//! first. Then each event of the agency becomes a delivery, which is tried again with longer and longer pauses
//! and laid aside, where it can be seen and sent again, when it keeps failing. Whoever does not answer for days
//! is switched off, and its officer is written to. Headers and signatures are those of Standard Webhooks.
//!
//! Addresses: `/{lang}/desk/hooks`, `/api/v1/agencies/{code}/hooks` and below. Events: `hook.made`,
//! `hook.changed`, `hook.rotated`, `hook.ended`, `hook.proved`, `hook.off`.

mod actions;
mod error;
mod http;
mod jobs;
mod model;
mod pages;
mod queries;
pub mod rules;

use base::Permission;
use store::Migration;
use web::Route;

use crate::App;

pub use actions::{
    deliveries_of, delivery_replay, hook_change, hook_end, hook_find, hook_make, hook_rotate,
    hooks_of,
};
pub use error::Error;
pub use jobs::{Message, hooks_run, post};
pub use model::{
    Delivery, DeliveryState, Hook, HookChange, HookNew, HookState, Rotation, SecretNew,
};
pub(crate) use queries::SQL;

/// Naming addresses to which an agency's events are sent.
pub const SET: Permission = Permission("hooks.set");

/// What its own events are about.
const KIND: &str = "hook";

/// The tables.
pub(crate) const MIGRATION: Migration = Migration::new(
    "kernel",
    19,
    "hooks",
    include_str!("../../migrations/0019_hooks.sql"),
);

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    [http::routes(), pages::routes()].concat()
}
