//! Passkeys: what a device proves a person with after it has looked at their finger, face or PIN.
//!
//! One signs in by itself and counts as both factors. What a browser is asked is kept here, bound to its session, and is
//! used up by the first answer, whatever that is worth. Devices hold the private keys; of the public ones we make no
//! secret. `docs/adr/0016-passkeys.md` says why it is so.
//!
//! Addresses: `/{lang}/sign-in/passkey`, `/{lang}/second-factor/passkey`, `/{lang}/me/passkeys`.

mod actions;
mod ceremony;
mod model;
mod pages;
mod queries;
mod rules;

use store::Migration;

pub(in crate::identity) use actions::challenges_sweep;
pub(super) use actions::passkeys_delete;
pub(in crate::identity) use actions::passkeys_of;
pub(in crate::identity) use ceremony::House;
pub use model::PasskeySeen;
pub(super) use pages::{may_prove, passkey_prove, seen};
pub(in crate::identity) use pages::{passkey_sign_in, routes, sign_in_ask};
pub(in crate::identity) use queries::SQL;
pub(in crate::identity) use rules::{NAME_MAX, PASSKEYS_MAX};

/// The tables.
pub(in crate::identity) const MIGRATION: Migration = Migration::new(
    "kernel",
    29,
    "passkeys",
    include_str!("../../../../migrations/0029_passkeys.sql"),
);
