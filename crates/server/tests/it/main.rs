//! The whole service, as its clients see it.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has to stop"
)]

mod backup;
mod browser;
mod house;
mod journeys;
mod matrix;
mod moderation;
mod old_data;
mod operators;
mod statements;
mod storm;
mod words;
