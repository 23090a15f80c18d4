//! The cluster's answers are those of one node.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has to stop"
)]

mod answers;
mod nodes;
#[path = "../../../crates/tables/tests/it/query.rs"]
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "rows and questions are generated as for one node's own tests"
)]
mod query;
