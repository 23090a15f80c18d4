//! Reports on both stores.
#![expect(clippy::expect_used, reason = "a test that cannot go on has to stop")]

mod alerts;
mod around;
mod bans;
mod changes;
mod easy;
mod experience;
mod feedback;
mod fixed;
mod handover;
mod hotspots;
mod journeys;
mod late;
mod likeness;
mod me_too;
mod overrides;
mod partners;
mod personal;
mod retention;
mod seasons;
mod silence;
mod similar;
mod sms;
mod trials;
mod updates;
