//! Nouns of documents.

use std::time::Duration;

use base::{Reference, Time};
use serde::{Deserialize, Serialize};

use crate::audit::Fresh;
use crate::cases::Audience;

/// A photo whose bytes are stored: two blobs, and what is known of the larger one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// The name of the photo's bytes, made from their SHA-256.
    pub blob: String,
    /// The name of the small copy's bytes.
    pub thumb: String,
    /// Width of the photo in pixels.
    pub width: u32,
    /// Height of the photo in pixels.
    pub height: u32,
    /// Size of the photo in bytes.
    pub bytes: u32,
    /// What it looks like in 64 bits: likenesses differ in few of them. Photos of before have none.
    #[serde(default)]
    pub print: Option<u64>,
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
    /// What was stored.
    pub stored: Stored,
    /// Who may see it of those who may see the case.
    pub audience: Audience,
}

/// What a document shows, stored already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stored {
    /// A photo, drawn anew.
    Photo(Photo),
    /// Something else, as it came but for what came along with it.
    File(StoredFile),
}

impl Stored {
    /// The name of its bytes, of a photo's larger size.
    pub fn blob(&self) -> &str {
        match self {
            Self::Photo(photo) => &photo.blob,
            Self::File(file) => &file.blob,
        }
    }

    /// The names of all its blobs.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Photo(photo) => photo.names().to_vec(),
            Self::File(file) => vec![&file.blob],
        }
    }
}

impl Photo {
    /// The names of all its blobs.
    pub fn names(&self) -> [&str; 2] {
        [&self.blob, &self.thumb]
    }
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
    /// Who may see it of those who may see the case.
    pub audience: Audience,
    /// How often it was redacted.
    pub revision: i64,
}

impl Document {
    /// Its address, which changes with each redaction, so that no cache shows what it showed before.
    pub fn href(&self, size: &str) -> String {
        format!("/documents/{}/{size}?v={}", self.id, self.revision)
    }
}

/// A document that an office blacked out in part, or took away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdrawn {
    /// The entry that it came with.
    pub entry: Option<String>,
    /// Whether everybody could see it.
    pub public: bool,
    /// Whether nothing of it is left.
    pub removed: bool,
}

/// A kind of document beside photos.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Sound alone.
    Sound,
    /// Pictures that move, with or without sound.
    Video,
    /// Pages to be read: PDF.
    Document,
}

impl FileKind {
    /// As it stands in the table.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sound => "sound",
            Self::Video => "video",
            Self::Document => "document",
        }
    }

    /// The kind of this code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Sound, Self::Video, Self::Document]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// A document that is no photo, whose bytes are stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// What it is.
    pub kind: FileKind,
    /// Its media type, as its contents say.
    pub media_type: String,
    /// The name of its bytes.
    pub blob: String,
    /// Its size in bytes.
    pub bytes: u32,
}

/// What was sent to a case, as far as somebody may see it, oldest first.
#[derive(Debug, Clone, Default)]
pub struct CaseDocuments {
    /// What is seen as pictures.
    pub photos: Vec<Document>,
    /// What is played or opened.
    pub files: Vec<CaseFile>,
}

/// A document of a case that is no photo; its address is `/documents/{id}/file`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// Its id.
    pub id: String,
    /// The case.
    pub case_id: String,
    /// The entry that it came with.
    pub entry_id: Option<String>,
    /// The file.
    pub file: StoredFile,
    /// Who may see it of those who may see the case.
    pub audience: Audience,
}

impl CaseFile {
    /// Its address.
    pub fn href(&self) -> String {
        format!("/documents/{}/file", self.id)
    }
}

/// A document of any kind, as it is served and taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) id: String,
    pub(crate) case_id: String,
    pub(crate) entry_id: Option<String>,
    pub(crate) sort: Option<String>,
    pub(crate) audience: Audience,
    pub(crate) created: Time,
    pub(crate) revision: i64,
    pub(crate) bytes: u32,
    /// Width and height, of photos only.
    pub(crate) pixels: Option<(u32, u32)>,
    /// What it looks like, of photos only.
    pub(crate) print: Option<u64>,
    pub(crate) blob: String,
    /// The small copy, of photos only.
    pub(crate) thumb: Option<String>,
    /// Nothing for photos.
    pub(crate) file: Option<StoredFile>,
}

impl Kept {
    /// The photo that it is.
    pub(crate) fn photo(self) -> Option<Document> {
        let (width, height) = self.pixels?;
        Some(Document {
            photo: Photo {
                blob: self.blob,
                thumb: self.thumb?,
                width,
                height,
                bytes: self.bytes,
                print: self.print,
            },
            id: self.id,
            case_id: self.case_id,
            entry_id: self.entry_id,
            audience: self.audience,
            revision: self.revision,
        })
    }

    /// What it is, where it is no photo.
    pub(crate) fn case_file(self) -> Option<CaseFile> {
        Some(CaseFile {
            file: self.file?,
            id: self.id,
            case_id: self.case_id,
            entry_id: self.entry_id,
            audience: self.audience,
        })
    }

    /// The names of all its blobs.
    pub(crate) fn names(&self) -> Vec<&str> {
        let thumb = self.thumb.as_deref();
        std::iter::once(self.blob.as_str()).chain(thumb).collect()
    }
}

/// Shows whoever sees the case a copy of a photo that only its office sees, with parts blacked out. The photo stays.
#[derive(Debug, Clone)]
pub struct DocumentCopy {
    /// Of the copy, drawn by the caller.
    pub id: String,
    /// The photo that it is a copy of, and how often that was redacted.
    pub of: (String, i64),
    /// The copy, stored already.
    pub photo: Photo,
    /// How many boxes are on it.
    pub areas: usize,
    /// What was blacked out and why, for all to read.
    pub reason: String,
    /// Ids and salt for the record.
    pub fresh: Fresh,
}

/// A document that somebody sends to a case.
#[derive(Debug, Clone)]
pub struct DocumentAttach {
    /// Drawn by the caller.
    pub id: String,
    /// The case.
    pub reference: Reference,
    /// Its sort, where the kind of case names sorts.
    pub sort: Option<String>,
    /// What was stored.
    pub stored: Stored,
    /// Who may see it of those who may see the case.
    pub audience: Audience,
    /// Drawn before the transaction.
    pub fresh: Fresh,
}

/// Black boxes over a photo, drawn and stored already.
#[derive(Debug, Clone)]
pub struct DocumentRedact {
    /// The document.
    pub id: String,
    /// The revision that the officer saw.
    pub revision: i64,
    /// The photo with its boxes.
    pub photo: Photo,
    /// How many boxes there are.
    pub areas: usize,
    /// Why, for the people on the case.
    pub reason: String,
    /// Drawn before the transaction.
    pub fresh: Fresh,
}

/// Taking a document away.
#[derive(Debug, Clone)]
pub struct DocumentRemove {
    /// The document.
    pub id: String,
    /// Why, for the people on the case.
    pub reason: String,
    /// Drawn before the transaction.
    pub fresh: Fresh,
}

/// Something other than a document that wants blobs for a while, such as a form that is not sent yet.
#[derive(Debug, Clone, Copy)]
pub struct Hold<'a> {
    /// Who wants them; no two holders are called the same.
    pub holder: &'a str,
    /// For how long from now.
    pub span: Duration,
}

/// Why a blob's bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// A photo was redacted: another blob stands in its place.
    Redacted,
    /// A document was taken away.
    Removed,
    /// Its case has been kept long enough.
    Erased,
    /// It was never sent.
    Orphan,
    /// It was taken away before, in an instance of which this one is an older copy.
    Listed,
}

impl Why {
    /// As it stands in the table.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Redacted => "redacted",
            Self::Removed => "removed",
            Self::Erased => "erased",
            Self::Orphan => "orphan",
            Self::Listed => "listed",
        }
    }
}

/// A condemned blob.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purged {
    /// Its name.
    pub name: String,
    /// When it was condemned.
    pub condemned: Time,
    /// When its bytes were seen to be gone.
    pub gone: Option<Time>,
}
