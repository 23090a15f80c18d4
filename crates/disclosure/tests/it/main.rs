//! Requests for information on both stores.
#![expect(clippy::expect_used, reason = "a test that cannot go on has to stop")]

mod clocks;
mod hall;
mod handled;
mod kept_back;
mod moderation;
mod monthly;
