//! What reports keep about a person: told to them, and forgotten when they close their account.

mod actions;
mod queries;

pub(crate) use actions::{HOLDINGS, forget, unname};
pub(crate) use queries::ALL;
