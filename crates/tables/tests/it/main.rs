//! What tables promise.

#![expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "the numbers of these tests are small"
)]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has to stop"
)]

mod catalogue;
mod dialects;
mod formats;
mod gate;
mod hostile;
mod merge;
mod oracle;
mod query;
mod reading;
mod writing;
