//! What can go wrong with files.

use base::Problem;

use super::model::FileKind;
use super::{DOCUMENTS_MAX, files, redaction, rules};
use crate::{cases, once};

/// Why an act on a document was refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such document, or the actor may not know of it.
    #[error("no such document")]
    NotFound,
    /// The actor may not moderate documents of this case.
    #[error("not allowed")]
    Forbidden,
    /// Somebody else redacted it in the meantime.
    #[error("the document has been redacted meanwhile")]
    Stale,
    /// The same bytes were being taken away just now.
    #[error("these bytes were taken away a moment ago")]
    TakenAway,
    /// The case is closed.
    #[error("the case is closed")]
    Closed,
    /// The case has [`super::DOCUMENTS_MAX`] documents.
    #[error("too many documents")]
    Many,
    /// The kind of case knows no such sort of document.
    #[error("no such sort of document")]
    SortUnknown,
    /// The client's key was used for another request.
    #[error(transparent)]
    OnceOther(#[from] once::Other),
    /// A reason is needed.
    #[error("a reason is missing")]
    ReasonMissing,
    /// The reason is longer than [`redaction::REASON_MAX`] characters.
    #[error("the reason is too long")]
    ReasonLong,
    /// A fault of the case engine.
    #[error(transparent)]
    Case(#[from] cases::Error),
    /// The store could not do it.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::not_found(),
            Error::Forbidden => Self::forbidden(),
            Error::Stale => Self::new(409, "kernel.document_stale"),
            Error::TakenAway => Self::new(409, "kernel.blob_taken_away").retry_after(1),
            Error::Closed => Self::new(409, "kernel.document_case_closed"),
            Error::Many => Self::new(409, "kernel.documents_many").with("max", DOCUMENTS_MAX),
            Error::SortUnknown => Self::invalid().field("sort", "kernel.document_sort_unknown"),
            Error::OnceOther(other) => other.into(),
            Error::ReasonMissing => Self::invalid().field("reason", "kernel.text_missing"),
            Error::ReasonLong => {
                let max = vec![("max", redaction::REASON_MAX.into())];
                Self::invalid().field_with("reason", "kernel.text_too_long", max)
            }
            Error::Case(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}

/// Why boxes over a photo are refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AreaError {
    /// There are none.
    #[error("no box")]
    None,
    /// More than [`redaction::AREAS_MAX`].
    #[error("too many boxes")]
    Many,
    /// Not four numbers, or nothing of it lies in the photo.
    #[error("no box of this photo")]
    Outside,
}

impl From<AreaError> for Problem {
    fn from(error: AreaError) -> Self {
        match error {
            AreaError::None => Self::invalid().field("photo", "kernel.redact_none"),
            AreaError::Many => {
                let max = vec![("max", redaction::AREAS_MAX.into())];
                Self::invalid().field_with("photo", "kernel.redact_many", max)
            }
            AreaError::Outside => Self::invalid().field("x", "kernel.redact_outside"),
        }
    }
}

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

/// Why a file is not taken as a sound or a film.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileRefused {
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
    /// More bytes than a file of this kind may have.
    #[error("the file is too large")]
    Large(FileKind),
    /// The contents are of another kind, told here.
    #[error("not taken: {0}")]
    Kind(&'static str),
    /// It ends too early, contradicts itself, or leads out of itself.
    #[error("the file is damaged")]
    Damaged,
}

impl From<FileRefused> for Problem {
    fn from(refused: FileRefused) -> Self {
        match refused {
            FileRefused::Empty => Self::new(422, "kernel.file_empty"),
            FileRefused::Large(kind) => {
                let bytes = match kind {
                    FileKind::Sound => files::SOUND_BYTES_MAX,
                    FileKind::Video => files::VIDEO_BYTES_MAX,
                    FileKind::Document => files::PDF_BYTES_MAX,
                };
                Self::new(422, "kernel.file_large").with("max", bytes / 1_000_000)
            }
            FileRefused::Kind(found) => Self::new(422, "kernel.file_kind").with("found", found),
            FileRefused::Damaged => Self::new(422, "kernel.file_damaged"),
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
