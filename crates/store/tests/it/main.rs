//! The store's promises, kept on both databases.
#![expect(clippy::expect_used, reason = "a test stops where it fails")]

mod api;
mod checkpoint;
mod concurrency;
mod crash;
mod dump;
mod failover;
mod full_disk;
mod groups;
mod jobs;
mod lost_links;
mod migrations;
mod positions;
mod schema;
mod snapshot;
mod words;
