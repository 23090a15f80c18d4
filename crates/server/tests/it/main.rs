//! The whole service, as its clients see it.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has to stop"
)]

mod browser;
mod house;
mod journeys;
mod matrix;
mod statements;
mod storm;
mod words;
