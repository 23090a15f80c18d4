//! The module on both databases.
#![expect(clippy::expect_used, reason = "a test that cannot go on has to stop")]

mod declared;
mod drafts;
mod harvest;
mod published;
mod reuses;
mod sources;
mod tickets;
