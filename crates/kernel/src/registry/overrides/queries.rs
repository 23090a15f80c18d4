//! Statements of override areas.

use base::{PersonId, Time};
use store::{Row, Sql, Tx, params};
use web::Paging;

use super::model::{Deed, Override, Proposal, Standing};

/// The sheet of the registry's rows in which those in force stand.
pub(super) const SHEET: &str = "overrides";

macro_rules! columns {
    () => {
        "select fields, standing, proposed_by, proposed_us, decided_by, decided_us, decided_words, ended_by, ended_us,
            ended_words
         from kernel_override "
    };
}

const IN_FORCE: Sql = Sql::new(
    "kernel.overrides_in_force",
    "select fields from kernel_registry_row where sheet = $1 order by place, code",
);

const INSERT: Sql = Sql::new(
    "kernel.override_insert",
    "insert into kernel_override (code, standing, fields, proposed_by, proposed_us) values ($1, 'proposed', $2, $3, $4)",
);

const FIND: Sql = Sql::new(
    "kernel.override_find",
    concat!(columns!(), "where code = $1"),
);

const LIST: Sql = Sql::new(
    "kernel.overrides",
    concat!(
        columns!(),
        "where standing = $1 and (proposed_us < $2 or proposed_us = $2 and code < $3)
         order by proposed_us desc, code desc limit $4"
    ),
);

const DECIDE: Sql = Sql::new(
    "kernel.override_decide",
    "update kernel_override set standing = $2, decided_by = $3, decided_us = $4, decided_words = $5
     where code = $1 and standing = 'proposed'",
);

const END: Sql = Sql::new(
    "kernel.override_end",
    "update kernel_override set standing = 'ended', ended_by = $2, ended_us = $3, ended_words = $4
     where code = $1 and standing = 'in_force'",
);

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[IN_FORCE, INSERT, FIND, LIST, DECIDE, END];

/// Those that are rows of the registry, the oldest first.
pub(crate) fn in_force(tx: &mut Tx<'_>) -> store::Result<Vec<Override>> {
    tx.all(&IN_FORCE, &params![SHEET], fields)
}

fn fields(row: &Row<'_>) -> store::Result<Override> {
    row.get::<store::Json<Override>>("fields")
        .map(|json| json.0)
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    (code, fields): (&str, &str),
    (by, at): (PersonId, Time),
) -> store::Result<()> {
    tx.exec(&INSERT, &params![code, fields, by, at])?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, code: &str) -> store::Result<Option<Proposal>> {
    tx.one(&FIND, &params![code], proposal)
}

/// A piece of those of one standing, the newest first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    standing: Standing,
    paging: &Paging,
) -> store::Result<Vec<Proposal>> {
    let after = paging.after.as_ref();
    let (at, code) = match after {
        Some(cursor) => (cursor.at.unwrap_or(i64::MAX), cursor.id.as_str()),
        None => (i64::MAX, ""),
    };
    tx.all(
        &LIST,
        &params![standing.as_str(), at, code, paging.rows()],
        proposal,
    )
}

/// Decides one that waits; false if somebody was quicker.
pub(super) fn decide(
    tx: &mut Tx<'_>,
    (code, standing): (&str, Standing),
    deed: &Deed,
) -> store::Result<bool> {
    let values = params![
        code,
        standing.as_str(),
        deed.by,
        deed.at,
        deed.words.as_str()
    ];
    Ok(tx.exec(&DECIDE, &values)? == 1)
}

/// Ends one in force; false if somebody was quicker.
pub(super) fn end(tx: &mut Tx<'_>, code: &str, deed: &Deed) -> store::Result<bool> {
    let values = params![code, deed.by, deed.at, deed.words.as_str()];
    Ok(tx.exec(&END, &values)? == 1)
}

fn proposal(row: &Row<'_>) -> store::Result<Proposal> {
    let standing: String = row.get("standing")?;
    let (decided_by, ended_by) = (row.get("decided_by")?, row.get("ended_by")?);
    let (decided_us, ended_us) = (row.get("decided_us")?, row.get("ended_us")?);
    Ok(Proposal {
        what: fields(row)?,
        standing: Standing::parse(&standing).unwrap_or(Standing::Refused),
        proposed: Deed {
            by: row.get("proposed_by")?,
            at: row.get("proposed_us")?,
            words: String::new(),
        },
        decided: deed(decided_by, decided_us, row.get("decided_words")?),
        ended: deed(ended_by, ended_us, row.get("ended_words")?),
    })
}

fn deed(by: Option<PersonId>, at: Option<Time>, words: Option<String>) -> Option<Deed> {
    Some(Deed {
        by: by?,
        at: at?,
        words: words.unwrap_or_default(),
    })
}
