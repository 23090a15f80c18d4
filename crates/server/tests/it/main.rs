//! The whole service, as its clients see it.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on has to stop"
)]

mod backup;
mod browser;
mod journeys;
mod matrix;
mod old_data;
mod statements;
mod words;
