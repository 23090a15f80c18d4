//! What can go wrong with files.

use base::Problem;

use super::rules;

/// Why a file is not taken as a photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
    /// More than [`rules::BYTES_MAX`] bytes.
    #[error("the file is too large")]
    Large,
    /// More than [`rules::PIXELS_MAX`] pixels, or too much memory to draw.
    #[error("the picture is too large")]
    Pixels,
    /// The contents are of another kind, told here.
    #[error("not a photo but {0}")]
    Kind(&'static str),
    /// It ends too early or contradicts itself.
    #[error("the picture is damaged")]
    Damaged,
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        let megabytes = i64::try_from(rules::BYTES_MAX / 1_000_000).unwrap_or_default();
        let megapixels = i64::try_from(rules::PIXELS_MAX / 1_000_000).unwrap_or_default();
        match refused {
            Refused::Empty => Self::new(422, "kernel.photo_empty"),
            Refused::Large => Self::new(422, "kernel.photo_large").with("max", megabytes),
            Refused::Pixels => Self::new(422, "kernel.photo_pixels").with("max", megapixels),
            Refused::Kind(found) => Self::new(422, "kernel.photo_kind").with("found", found),
            Refused::Damaged => Self::new(422, "kernel.photo_damaged"),
        }
    }
}

/// Why bytes could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// There are none of this name.
    #[error("no such blob")]
    Missing,
    /// The folder or the object store could not do it.
    #[error("{0}")]
    Storage(String),
}

impl From<BlobError> for Problem {
    fn from(error: BlobError) -> Self {
        match error {
            BlobError::Missing => Self::not_found(),
            BlobError::Storage(cause) => {
                tracing::error!(%cause, "blob");
                Self::new(503, "kernel.blobs_unavailable").retry_after(5)
            }
        }
    }
}
