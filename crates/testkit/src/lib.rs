//! What tests stand on: throw-away databases of both kinds, and folders that go away by themselves.
//!
//! Without PostgreSQL the tests fail; they are never skipped.
#![expect(
    clippy::panic,
    reason = "a test whose ground is missing has to stop at once"
)]

mod folder;
mod liar;
mod mail;
mod portal;
pub mod postgres;
mod rewind;
mod standby;
mod stores;
#[cfg(feature = "world")]
mod world;

pub use folder::Folder;
pub use liar::{Liar, Lie};
pub use mail::MailServer;
pub use portal::{Portal, Reply};
pub use rewind::Rewind;
pub use standby::Pair;
pub use stores::{on_both_stores, on_both_stores_with, on_postgres, on_sqlite};
#[cfg(feature = "world")]
pub use world::{READERS, START, World, on_both_worlds, on_both_worlds_set, on_sqlite_world};
