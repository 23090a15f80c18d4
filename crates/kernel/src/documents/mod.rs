//! Files that belong to a case. Their bytes are blobs, named by their hash and stored before the
//! transaction that mentions them; a row says who may see them.
//!
//! A photo is never kept as it came: it is decoded and drawn anew, so that neither a place, a name nor
//! a hidden program travels along.
//!
//! What must not be seen is blacked out by an officer, or the document is taken away: unreachable in that
//! commit, its bytes gone right after it, in all sizes and for good ([`purge`]).
//!
//! PDF is written anew, without history, authors, programs and files in it; pages keep their looks ([`files`]).
//!
//! Sound and films (MP4, `QuickTime`, M4A, `WebM`, MP3, Ogg) keep their bytes of sound and picture and lose all
//! others ([`files`]). They are served in parts, as players ask for them.
//!
//! Addresses: `/documents/{id}/{size}` with the sizes `full` and `thumb` of photos and `file` of others; `/{lang}/desk/documents/{id}/redact`
//! and `/remove`.

mod actions;
mod audience;
mod blobs;
mod enclosed;
mod error;
mod files;
mod http;
mod intake;
mod jobs;
mod model;
mod origin;
mod pages;
mod purge;
mod queries;
mod ranges;
mod redaction;
mod rules;

use store::Migration;
use web::Route;

use crate::App;

pub use actions::{
    blob_forget, document_add, document_copy, document_moderated, document_redact, document_remove,
    document_room, documents_of_case,
};
pub use blobs::{Blobs, is_blob_name};
pub use enclosed::Enclosed;
pub use error::{AreaError, BlobError, Error, FileRefused, Refused};
pub use files::{Cleaned, PDF_BYTES_MAX, SOUND_BYTES_MAX, VIDEO_BYTES_MAX, file_prepare};
pub use http::{file, picture, recording};
pub use intake::{
    blob_get_blocking, blob_store, blob_store_blocking, document_store, document_store_blocking,
    file_store, photo_redact, photo_store, photo_store_blocking,
};
pub use jobs::{jobs, purge_run};
pub use model::{
    CaseDocuments, CaseFile, Document, DocumentAttach, DocumentCopy, DocumentNew, DocumentRedact,
    DocumentRemove, FileKind, Hold, Photo, Purged, Stored, StoredFile, Withdrawn,
};
pub use origin::photo_origin;
pub use purge::{blob_hold, blob_keep, blobs_let_go, documents_hold, purged_list};
pub use queries::blobs_mentioned;
pub use redaction::{AREAS_MAX, Area, REASON_MAX};
pub use rules::{BYTES_MAX, PIXELS_MAX, Prepared, photo_prepare};

pub(crate) use actions::documents_erase;
pub(crate) use queries::{ALL, has_sort};

/// Officers who hold this may black out and take away documents of their agency's cases.
pub const MODERATE: base::Permission = base::Permission("documents.moderate");

/// Most documents of a case that are sent one by one.
const DOCUMENTS_MAX: usize = 100;
/// Most bytes of a request that sends one: the largest film, and what a form says around it.
const UPLOAD_BYTES_MAX: usize = VIDEO_BYTES_MAX + 100_000;

/// The tables.
pub const MIGRATION: Migration = Migration::new(
    "kernel",
    4,
    "documents",
    include_str!("../../migrations/0004_documents.sql"),
);

/// Condemned and held blobs.
pub const PURGE_MIGRATION: Migration = Migration::new(
    "kernel",
    11,
    "purge",
    include_str!("../../migrations/0011_purge.sql"),
);

/// Sound and films.
pub const FILES_MIGRATION: Migration = Migration::split(
    "kernel",
    12,
    "files",
    include_str!("../../migrations/0012_files.postgres.sql"),
    include_str!("../../migrations/0012_files.sqlite.sql"),
);

/// What photos look like.
pub const PRINT_MIGRATION: Migration = Migration::new(
    "kernel",
    15,
    "print",
    include_str!("../../migrations/0015_print.sql"),
);

/// PDF, and documents for officers alone.
pub const PAPERS_MIGRATION: Migration = Migration::split(
    "kernel",
    16,
    "papers",
    include_str!("../../migrations/0016_papers.postgres.sql"),
    include_str!("../../migrations/0016_papers.sqlite.sql"),
);

/// This component's rows of the route table.
pub fn routes() -> Vec<Route<App>> {
    http::routes().into_iter().chain(pages::routes()).collect()
}
