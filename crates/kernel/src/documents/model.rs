//! Nouns of documents.

use serde::{Deserialize, Serialize};

/// A photo whose bytes are stored: two blobs, and what is known of the larger one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// SHA-256 of the photo's bytes, in hexadecimal.
    pub blob: String,
    /// SHA-256 of the small copy's bytes.
    pub thumb: String,
    /// Width of the photo in pixels.
    pub width: u32,
    /// Height of the photo in pixels.
    pub height: u32,
    /// Size of the photo in bytes.
    pub bytes: u32,
}

/// A document to be added to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNew {
    /// Drawn by the caller.
    pub id: String,
    /// The case.
    pub case_id: String,
    /// The entry of its timeline that it came with, if it did.
    pub entry_id: Option<String>,
    /// Its sort, where the kind of case names sorts.
    pub sort: Option<String>,
    /// The photo.
    pub photo: Photo,
    /// Whether everybody may see it who may see the case.
    pub public: bool,
}

/// A document of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// The case.
    pub case_id: String,
    /// The entry that it came with.
    pub entry_id: Option<String>,
    /// The photo.
    pub photo: Photo,
    /// Whether everybody may see it who may see the case.
    pub public: bool,
}
