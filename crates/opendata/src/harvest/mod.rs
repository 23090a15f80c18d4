//! Datasets of catalogues elsewhere: described here, with links to where their data is. They are nobody's versions: what is
//! said of them is what their catalogue says, and what is gone from there stays, marked.
//!
//! Command: `balai import catalogue PATH`. Events: `catalogue.imported`.

mod actions;
mod files;
mod model;
mod national;
mod queries;
mod rules;

pub use actions::{catalogue_take, harvested_list};
pub use files::{FilesError, catalogue_read};
pub use model::{
    Chart, Described, FieldThere, FileThere, Harvested, LeftOut, Stands, Taken, Taking, Unmatched,
};
pub use national::read as national_read;

pub(crate) use queries::SQL;
