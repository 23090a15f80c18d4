//! Statements of documents of all kinds, as they are listed, served and taken away.

use store::{Row, Sql, Tx, params};

use super::super::model::{FileKind, Kept, StoredFile};
use crate::cases::Audience;

macro_rules! kept_columns {
    () => {
        "select id, case_id, entry_id, kind, sort, blob, thumb_blob, width, height, bytes, media_type, public,
                internal, created_us, revision, print
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

/// Every statement of this file.
pub(super) const SQL: &[Sql] = &[KEPT_FIND, KEPT_OF_CASE, KEPT_OF_BLOB];

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
    let (width, height): (Option<u32>, Option<u32>) = (row.get("width")?, row.get("height")?);
    let audience = match (row.get("public")?, row.get("internal")?) {
        (true, _) => Audience::Public,
        (false, false) => Audience::Case,
        (false, true) => Audience::Internal,
    };
    Ok(Kept {
        id: row.get("id")?,
        case_id: row.get("case_id")?,
        entry_id: row.get("entry_id")?,
        sort: row.get("sort")?,
        audience,
        created: row.get("created_us")?,
        revision: row.get("revision")?,
        bytes,
        pixels: width.zip(height),
        print: row.get::<Option<i64>>("print")?.map(i64::cast_unsigned),
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
