//! Statements of documents. Those of condemned and held blobs are by the side.

pub(super) mod files;
pub(super) mod purge;

use base::Time;
use store::{Row, Sql, Tx, params};

use super::model::{Document, DocumentNew, Photo};

const DOCUMENT_INSERT: Sql = Sql::new(
    "kernel.document_insert",
    "insert into kernel_document
        (id, case_id, entry_id, kind, sort, blob, thumb_blob, width, height, bytes, public, created_us,
         print)
     values ($1, $2, $3, 'photo', $11, $4, $5, $6, $7, $8, $9, $10, $12)",
);

macro_rules! document_columns {
    () => {
        "select id, case_id, entry_id, blob, thumb_blob, width, height, bytes, public, revision, print
         from kernel_document "
    };
}

const DOCUMENT_FIND: Sql = Sql::new(
    "kernel.document_find",
    concat!(
        document_columns!(),
        "where id = $1 and kind = 'photo' and removed_us is null"
    ),
);

const DOCUMENTS_OF_CASE: Sql = Sql::new(
    "kernel.documents_of_case",
    concat!(
        document_columns!(),
        "where case_id = $1 and kind = 'photo' and removed_us is null order by id"
    ),
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
     where removed_us is null and thumb_blob is not null",
);

/// Every statement of this component.
pub(crate) const ALL: &[&[Sql]] = &[SQL, files::SQL, purge::SQL];

const SQL: &[Sql] = &[
    DOCUMENT_INSERT,
    DOCUMENT_FIND,
    DOCUMENTS_OF_CASE,
    BLOB_MENTIONED,
    HAS_SORT,
    DOCUMENT_REDACT,
    DOCUMENT_REMOVE,
    BLOBS_MENTIONED,
];

pub(crate) fn document_insert(tx: &mut Tx<'_>, new: &DocumentNew, now: Time) -> store::Result<()> {
    let photo = &new.photo;
    let values = params![
        &new.id,
        &new.case_id,
        &new.entry_id,
        &photo.blob,
        &photo.thumb,
        photo.width,
        photo.height,
        photo.bytes,
        new.public,
        now,
        new.sort.as_deref(),
        photo.print.map(u64::cast_signed)
    ];
    tx.exec(&DOCUMENT_INSERT, &values).map(drop)
}

pub(crate) fn document_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<Document>> {
    tx.one(&DOCUMENT_FIND, &params![id], document)
}

pub(crate) fn documents_of_case(tx: &mut Tx<'_>, case_id: &str) -> store::Result<Vec<Document>> {
    tx.all(&DOCUMENTS_OF_CASE, &params![case_id], document)
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

fn document(row: &Row<'_>) -> store::Result<Document> {
    Ok(Document {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        entry_id: row.get("entry_id")?,
        photo: Photo {
            blob: row.get("blob")?,
            thumb: row.get("thumb_blob")?,
            width: row.get("width")?,
            height: row.get("height")?,
            bytes: row.get("bytes")?,
            print: row.get::<Option<i64>>("print")?.map(i64::cast_unsigned),
        },
        public: row.get("public")?,
        revision: row.get("revision")?,
    })
}

/// Whether a row mentions this blob.
pub(crate) fn blob_mentioned(tx: &mut Tx<'_>, name: &str) -> store::Result<bool> {
    let found = tx.one(&BLOB_MENTIONED, &params![name], |row| {
        row.get::<String>("id")
    })?;
    Ok(found.is_some())
}

/// The names of all blobs that documents mention, some more than once: for a backup's proof that it is
/// whole.
pub fn blobs_mentioned(tx: &mut Tx<'_>) -> store::Result<Vec<String>> {
    tx.all(&BLOBS_MENTIONED, &[], |row| row.get("blob"))
}
