//! `/api/v1` over HTTP, as programs and people with sessions use it, on both stores.

mod again;
mod cases;
mod charges;
mod documents;
mod keys;
pub(crate) mod program;
mod roles;
mod tasks;
