//! Files that belong to a case. Their bytes are blobs, named by their hash and stored before the
//! transaction that mentions them; a row says who may see them.
//!
//! A photo is never kept as it came: it is decoded and drawn anew, so that neither a place, a name nor
//! a hidden program travels along.
//!
//! Address: `/documents/{id}/{size}` with the sizes `full` and `thumb`.

mod actions;
mod blobs;
mod error;
mod http;
mod jobs;
mod model;
mod photos;
mod queries;
mod rules;

use store::Migration;
use web::Route;

use crate::App;

pub use actions::{document_add, documents_of_case};
pub use blobs::Blobs;
pub use error::{BlobError, Refused};
pub use http::picture;
pub use jobs::jobs;
pub use model::{Document, DocumentNew, Photo};
pub use photos::{photo_store, photo_store_blocking};
pub use queries::blobs_mentioned;
pub use rules::{BYTES_MAX, PIXELS_MAX, Prepared, photo_prepare};

pub(crate) use queries::{SQL, has_sort, remove_all};

/// The tables.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    4,
    "documents",
    include_str!("../../migrations/0004_documents.sql"),
);

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    http::routes()
}
