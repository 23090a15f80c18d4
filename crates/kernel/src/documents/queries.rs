//! Statements of documents. Those of condemned and held blobs are by the side.

pub(super) mod kept;
pub(super) mod purge;

use base::Time;
use store::{Sql, Tx, params};

use super::model::{DocumentNew, Photo, Stored};
use crate::cases::Audience;

const DOCUMENT_INSERT: Sql = Sql::new(
    "kernel.document_insert",
    "insert into kernel_document
        (id, case_id, entry_id, kind, sort, blob, thumb_blob, width, height, bytes, media_type, public, internal,
         created_us, print)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
);

/// Lists look for photos of such cases only.
const CASE_PICTURED: Sql = Sql::new(
    "kernel.case_pictured",
    "update kernel_case set pictured = true where id = $1 and not pictured",
);

const BLOB_MENTIONED: Sql = Sql::new(
    "kernel.blob_mentioned",
    "select id from kernel_document where removed_us is null and blob = $1
     union all
     select id from kernel_document where removed_us is null and thumb_blob = $1
     limit 1",
);

const HAS_SORT: Sql = Sql::new(
    "kernel.document_has_sort",
    "select id from kernel_document where case_id = $1 and sort = $2 and removed_us is null limit 1",
);

const DOCUMENT_REDACT: Sql = Sql::new(
    "kernel.document_redact",
    "update kernel_document
     set blob = $3, thumb_blob = $4, width = $5, height = $6, bytes = $7, print = $8,
        revision = revision + 1
     where id = $1 and revision = $2 and removed_us is null",
);

const DOCUMENT_REMOVE: Sql = Sql::new(
    "kernel.document_remove",
    "update kernel_document set removed_us = $2 where id = $1 and removed_us is null",
);

const BLOBS_MENTIONED: Sql = Sql::new(
    "kernel.blobs_mentioned",
    "select blob from kernel_document where removed_us is null
     union all
     select thumb_blob as blob from kernel_document
     where removed_us is null and thumb_blob is not null
     union all
     select name as blob from kernel_hold where until_us >= 253402300799000000",
);

/// Every statement of this component.
pub(crate) const ALL: &[&[Sql]] = &[SQL, kept::SQL, purge::SQL];

const SQL: &[Sql] = &[
    DOCUMENT_INSERT,
    CASE_PICTURED,
    BLOB_MENTIONED,
    HAS_SORT,
    DOCUMENT_REDACT,
    DOCUMENT_REMOVE,
    BLOBS_MENTIONED,
];

pub(crate) fn document_insert(tx: &mut Tx<'_>, new: &DocumentNew, now: Time) -> store::Result<()> {
    let (photo, file) = match &new.stored {
        Stored::Photo(photo) => (Some(photo), None),
        Stored::File(file) => (None, Some(file)),
    };
    let blob = photo.map(|photo| &photo.blob);
    let bytes = photo.map(|photo| photo.bytes);
    let values = params![
        &new.id,
        &new.case_id,
        &new.entry_id,
        file.map_or("photo", |file| file.kind.code()),
        new.sort.as_deref(),
        blob.or_else(|| file.map(|file| &file.blob)),
        photo.map(|photo| &photo.thumb),
        photo.map(|photo| photo.width),
        photo.map(|photo| photo.height),
        bytes.or_else(|| file.map(|file| file.bytes)),
        file.map(|file| &file.media_type),
        new.audience == Audience::Public,
        new.audience == Audience::Internal,
        now,
        photo.and_then(|photo| photo.print).map(u64::cast_signed)
    ];
    tx.exec(&DOCUMENT_INSERT, &values)?;
    if photo.is_some() {
        tx.put(&CASE_PICTURED, &params![&new.case_id])?;
    }
    Ok(())
}

/// Whether a case has a document of this sort.
pub(crate) fn has_sort(tx: &mut Tx<'_>, case_id: &str, sort: &str) -> store::Result<bool> {
    let found: Option<String> = tx.one(&HAS_SORT, &params![case_id, sort], |row| row.get("id"))?;
    Ok(found.is_some())
}

/// Puts another photo in a document's place. False if it is not the one of this revision any more.
pub(crate) fn document_redact(
    tx: &mut Tx<'_>,
    id: &str,
    revision: i64,
    photo: &Photo,
) -> store::Result<bool> {
    let values = params![
        id,
        revision,
        &photo.blob,
        &photo.thumb,
        photo.width,
        photo.height,
        photo.bytes,
        photo.print.map(u64::cast_signed)
    ];
    Ok(tx.exec(&DOCUMENT_REDACT, &values)? == 1)
}

/// Makes a document unreachable. False if it was so already.
pub(crate) fn document_remove(tx: &mut Tx<'_>, id: &str, now: Time) -> store::Result<bool> {
    Ok(tx.exec(&DOCUMENT_REMOVE, &params![id, now])? == 1)
}

/// Whether a row mentions this blob.
pub(crate) fn blob_mentioned(tx: &mut Tx<'_>, name: &str) -> store::Result<bool> {
    let found = tx.one(&BLOB_MENTIONED, &params![name], |row| {
        row.get::<String>("id")
    })?;
    Ok(found.is_some())
}

/// The names of all blobs that documents mention or that are kept for good, some more than once: for a backup's proof that it is
/// whole.
pub fn blobs_mentioned(tx: &mut Tx<'_>) -> store::Result<Vec<String>> {
    tx.all(&BLOBS_MENTIONED, &[], |row| row.get("blob"))
}
