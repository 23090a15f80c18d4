//! Statements of moderation.

use kernel::cases::CaseId;
use kernel::moderation::moderated_row;
use store::{Sql, Tx, params};

use super::model::{Moderated, Part};

const MODERATIONS: Sql = Sql::new(
    "disclosure.moderations",
    "select m.version, m.at_us, m.person_id, p.name as officer, m.act, m.part, m.place, m.said, m.says, m.reason, m.words
     from disclosure_moderation m left join kernel_person p on p.id = m.person_id
     where m.case_id = $1 order by m.version",
);

const MODERATION_INSERT: Sql = Sql::new(
    "disclosure.moderation_insert",
    "insert into disclosure_moderation
        (case_id, part, place, act, said, says, reason, words, version, at_us, person_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);

const MODERATION_ERASE: Sql = Sql::new(
    "disclosure.moderation_erase",
    "delete from disclosure_moderation where case_id = $1",
);

const PUBLIC_WORDS: Sql = Sql::new(
    "disclosure.public_words",
    "update disclosure_request set title = $2, words = $3 where case_id = $1",
);

/// Every statement of this folder.
pub(crate) const SQL: &[Sql] = &[
    MODERATIONS,
    MODERATION_INSERT,
    MODERATION_ERASE,
    PUBLIC_WORDS,
];

/// What was moderated of a request, oldest first.
pub(super) fn moderations(tx: &mut Tx<'_>, id: CaseId) -> store::Result<Vec<Moderated>> {
    tx.all(&MODERATIONS, &params![id], |row| {
        moderated_row(row, Part::parse, Part::Request)
    })
}

pub(super) fn moderation_insert(tx: &mut Tx<'_>, id: CaseId, act: &Moderated) -> store::Result<()> {
    let (part, place) = (act.part.code(), act.part.place());
    let (said, says) = (act.said.as_deref(), act.says.as_deref());
    let (reason, words) = (act.reason.as_deref(), act.words.as_deref());
    let who = act.person;
    let values = params![
        id,
        part,
        place,
        act.deed.code(),
        said,
        says,
        reason,
        words,
        act.version,
        act.at,
        who
    ];
    tx.exec(&MODERATION_INSERT, &values).map(drop)
}

pub(super) fn moderation_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    tx.exec(&MODERATION_ERASE, &params![id]).map(drop)
}

/// A request's own public words as they stand from now on.
pub(super) fn public_words(
    tx: &mut Tx<'_>,
    id: CaseId,
    (title, words): (&str, &str),
) -> store::Result<()> {
    tx.exec(&PUBLIC_WORDS, &params![id, title, words]).map(drop)
}
