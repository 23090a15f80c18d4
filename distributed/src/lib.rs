//! The questions of `tables` on DataFusion, in one process or on a Ballista cluster: for tables that outgrow a node.
//!
//! - [`load`]: a published version becomes parts in a folder or a bucket, each row with its number;
//! - [`Placed`]: such a table, which can be asked;
//! - [`cluster`]: who runs the plans.
//!
//! The meaning of a question is that of `tables::query`, to the value and to the row; `tests/` holds both against each
//! other. Rows are found and groups are made by the cluster. What comes back is at most a page of rows, or the groups (of
//! which there are never more than `tables::query::MOST_GROUPS`), which are put in order here.

mod answer;
pub mod cluster;
mod error;
mod filter;
mod groups;
pub mod load;
mod placed;
mod rows;

pub use answer::Reply;
pub use error::Error;
pub use placed::Placed;
