//! Statements of moderation.

use base::{Reference, Time};
use kernel::cases::CaseId;
use kernel::moderation::moderated_row;
use store::{Sql, Tx, params};

use super::model::{Moderated, Part};
use crate::model::Answer;

const MODERATIONS: Sql = Sql::new(
    "reports.moderations",
    "select version, at_us, person_id, act, part, place, said, says, reason, words,
        (select p.name from kernel_person p where p.id = person_id) as officer
     from reports_moderation where case_id = $1 order by version",
);

const MODERATION_INSERT: Sql = Sql::new(
    "reports.moderation_insert",
    "insert into reports_moderation
        (case_id, version, at_us, person_id, act, part, place, said, says, reason, words)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);

const OBJECTIONS_SETTLE: Sql = Sql::new(
    "reports.objections_settle",
    "update reports_moderation set settled_us = $2
     where case_id = $1 and act = 'object' and settled_us is null",
);

const OBJECTIONS: Sql = Sql::new(
    "reports.objections",
    "select c.reference, m.at_us, m.words
     from reports_moderation m join kernel_case c on c.id = m.case_id
     where m.act = 'object' and m.settled_us is null and (m.at_us, m.case_id) > ($1, $2)
     order by m.at_us, m.case_id limit $3",
);

const OBJECTIONS_COUNT: Sql = Sql::new(
    "reports.objections_count",
    "select count(*) as waiting from (select 1 as one from reports_moderation
      where act = 'object' and settled_us is null limit $1) n",
);

const MODERATION_ERASE: Sql = Sql::new(
    "reports.moderation_erase",
    "delete from reports_moderation where case_id = $1",
);

const PUBLIC_WORDS: Sql = Sql::new(
    "reports.public_words",
    "update reports_report
     set description = $2, address = $3, answers = $4, name_public = $5, moderated = $6
     where case_id = $1",
);

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[
    MODERATIONS,
    MODERATION_INSERT,
    OBJECTIONS_SETTLE,
    OBJECTIONS,
    OBJECTIONS_COUNT,
    MODERATION_ERASE,
    PUBLIC_WORDS,
];

/// What was moderated of a report, oldest first.
pub(super) fn moderations(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Vec<Moderated>> {
    tx.all(&MODERATIONS, &params![id], |row| {
        moderated_row(row, Part::parse, Part::Report)
    })
}

pub(super) fn moderation_insert(tx: &mut Tx<'_>, id: CaseId, act: &Moderated) -> store::Result<()> {
    let values = params![
        id,
        act.version,
        act.at,
        act.person,
        act.deed.code(),
        act.part.code(),
        act.part.place(),
        act.said.as_deref(),
        act.says.as_deref(),
        act.reason.as_deref(),
        act.words.as_deref()
    ];
    tx.exec(&MODERATION_INSERT, &values).map(drop)
}

pub(super) fn objections_settle(tx: &mut Tx<'_>, id: CaseId, now: Time) -> store::Result<()> {
    tx.exec(&OBJECTIONS_SETTLE, &params![id, now]).map(drop)
}

/// Objections that wait, the oldest first: so many, after this time and case.
pub(super) fn objections(
    tx: &mut Tx<'_>,
    (at, after): (Time, &str),
    limit: i64,
) -> store::Result<Vec<(Reference, Time, String)>> {
    tx.all(&OBJECTIONS, &params![at, after, limit], |row| {
        let words: Option<String> = row.get("words")?;
        Ok((
            row.parse("reference", Reference::parse)?,
            row.get("at_us")?,
            words.unwrap_or_default(),
        ))
    })
}

pub(super) fn objections_count(tx: &mut Tx<'_>, most: i64) -> store::Result<i64> {
    let found = tx.one(&OBJECTIONS_COUNT, &params![most], |row| row.get("waiting"))?;
    Ok(found.unwrap_or_default())
}

pub(super) fn moderation_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&MODERATION_ERASE, &params![id]).map(drop)
}

/// A report's own public words as they stand from now on.
pub(super) struct Public<'a> {
    pub(super) description: &'a str,
    pub(super) address: Option<&'a str>,
    pub(super) answers: &'a [Answer],
    pub(super) named: bool,
    pub(super) moderated: bool,
}

pub(super) fn public_words(tx: &mut Tx<'_>, id: CaseId, words: &Public<'_>) -> store::Result<()> {
    let answers = serde_json::to_string(words.answers).unwrap_or_default();
    let values = params![
        id,
        words.description,
        words.address,
        answers,
        words.named,
        words.moderated
    ];
    tx.exec(&PUBLIC_WORDS, &values).map(drop)
}
