//! Statements of documents of all kinds, as they are served and taken away, and of those that are no photos.

use base::Time;
use store::{Row, Sql, Tx, params};

use super::super::model::{CaseFile, FileKind, FileNew, Kept, StoredFile};

macro_rules! kept_columns {
    () => {
        "select id, case_id, entry_id, kind, blob, thumb_blob, bytes, media_type, public
         from kernel_document "
    };
}

const KEPT_FIND: Sql = Sql::new(
    "kernel.kept_find",
    concat!(kept_columns!(), "where id = $1 and removed_us is null"),
);

const KEPT_OF_CASE: Sql = Sql::new(
    "kernel.kept_of_case",
    concat!(
        kept_columns!(),
        "where case_id = $1 and removed_us is null order by id"
    ),
);

const KEPT_OF_BLOB: Sql = Sql::new(
    "kernel.kept_of_blob",
    concat!(
        kept_columns!(),
        "where removed_us is null and (blob = $1 or thumb_blob = $1) order by id"
    ),
);

const FILE_INSERT: Sql = Sql::new(
    "kernel.file_insert",
    "insert into kernel_document
        (id, case_id, entry_id, kind, sort, blob, bytes, media_type, public, created_us)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
);

/// Every statement of this file.
pub(super) const SQL: &[Sql] = &[KEPT_FIND, KEPT_OF_CASE, KEPT_OF_BLOB, FILE_INSERT];

pub(crate) fn kept_find(tx: &mut Tx<'_>, id: &str) -> store::Result<Option<Kept>> {
    tx.one(&KEPT_FIND, &params![id], kept)
}

/// All documents of a case, oldest first.
pub(crate) fn kept_of_case(tx: &mut Tx<'_>, case_id: &str) -> store::Result<Vec<Kept>> {
    tx.all(&KEPT_OF_CASE, &params![case_id], kept)
}

/// The documents that mention a blob.
pub(crate) fn kept_of_blob(tx: &mut Tx<'_>, name: &str) -> store::Result<Vec<Kept>> {
    tx.all(&KEPT_OF_BLOB, &params![name], kept)
}

fn kept(row: &Row<'_>) -> store::Result<Kept> {
    let kind: String = row.get("kind")?;
    let media_type: Option<String> = row.get("media_type")?;
    let blob: String = row.get("blob")?;
    let file = FileKind::parse(&kind).zip(media_type);
    let bytes = row.get("bytes")?;
    Ok(Kept {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        entry_id: row.get("entry_id")?,
        public: row.get("public")?,
        thumb: row.get("thumb_blob")?,
        file: file.map(|(kind, media_type)| StoredFile {
            kind,
            media_type,
            blob: blob.clone(),
            bytes,
        }),
        blob,
    })
}

pub(crate) fn file_insert(tx: &mut Tx<'_>, new: &FileNew, now: Time) -> store::Result<()> {
    let file = &new.file;
    let values = params![
        &new.id,
        &new.case_id,
        &new.entry_id,
        file.kind.code(),
        new.sort.as_deref(),
        &file.blob,
        file.bytes,
        &file.media_type,
        new.public,
        now
    ];
    tx.exec(&FILE_INSERT, &values).map(drop)
}

/// The documents of a case that are no photos.
pub(crate) fn files_of_case(tx: &mut Tx<'_>, case_id: &str) -> store::Result<Vec<CaseFile>> {
    let all = kept_of_case(tx, case_id)?.into_iter();
    let file = |kept: Kept| {
        Some(CaseFile {
            file: kept.file?,
            id: kept.id,
            case_id: kept.case_id,
            entry_id: kept.entry_id,
            public: kept.public,
        })
    };
    Ok(all.filter_map(file).collect())
}
