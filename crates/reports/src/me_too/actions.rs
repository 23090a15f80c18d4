//! Verbs of "me too": the only writers.

use base::{Actor, Lang, PersonId, Reference, Time};
use kernel::cases::{self, Case, CaseId, Moved, Phase};
use kernel::identity::{self, CodeConfirm};
use serde::{Deserialize, Serialize};
use store::{NewJob, Tx};

use super::{jobs, queries};
use crate::error::Error;
use crate::model::KIND;

/// How many people have the same trouble, as one reader sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MeToo {
    /// People beside the one who reported.
    pub count: i64,
    /// Whether the reader is one of them.
    pub mine: bool,
}

/// Who says so, and how they are written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said {
    /// The person.
    pub person: PersonId,
    /// Their language.
    pub lang: Lang,
}

/// What is told to those who follow a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct News {
    pub(super) case: CaseId,
    pub(super) version: i64,
}

/// Counts a person in who has the same trouble. Saying it again changes nothing, and whose report it is need
/// not say it. A report that is closed, or that not everybody may see, takes nobody more.
pub fn me_too_put(
    tx: &mut Tx<'_>,
    now: Time,
    reference: &Reference,
    said: Said,
) -> Result<CaseId, Error> {
    let case = public_case(tx, reference)?;
    if case.phase == Phase::Closed {
        return Err(cases::Error::NotPossible {
            step: "me_too".to_owned(),
            state: case.state,
        }
        .into());
    }
    if case.owner != Some(said.person) {
        queries::me_too_put(tx, case.id, said, now)?;
    }
    Ok(case.id)
}

/// Takes a person off again, whatever became of the report. Doing it twice changes nothing.
pub fn me_too_end(
    tx: &mut Tx<'_>,
    reference: &Reference,
    person: PersonId,
) -> Result<CaseId, Error> {
    let case = public_case(tx, reference)?;
    queries::me_too_delete(tx, case.id, person)?;
    Ok(case.id)
}

/// Counts somebody in whose address a code has proved.
///
/// The inner result is a wrong code: its count must be kept, so the transaction stands.
pub fn me_too_confirm(
    tx: &mut Tx<'_>,
    now: Time,
    reference: &Reference,
    (code, person, lang): (&CodeConfirm, PersonId, Lang),
) -> Result<Result<PersonId, identity::Error>, Error> {
    // Before the code is used up: a report may have been closed meanwhile.
    public_case(tx, reference)?;
    let address = match identity::code_confirm(tx, now, code)? {
        Ok(address) => address,
        Err(refused) => return Ok(Err(refused)),
    };
    let person = identity::person_find_or_create(tx, now, &address, person)?;
    me_too_put(tx, now, reference, Said { person, lang })?;
    Ok(Ok(person))
}

/// The count, and whether the reader is in it.
pub fn me_too_seen(tx: &mut Tx<'_>, actor: &Actor, id: CaseId) -> store::Result<MeToo> {
    queries::me_too_seen(tx, id, actor.id())
}

/// Only what everybody may see: a private report is as absent as none.
fn public_case(tx: &mut Tx<'_>, reference: &Reference) -> Result<Case, Error> {
    let case = cases::case_by_reference(tx, &Actor::anonymous(), reference)?;
    if case.kind == KIND {
        Ok(case)
    } else {
        Err(cases::Error::NotFound.into())
    }
}

/// Lets those of a merged report follow the one that goes on, and who reported it as well.
pub(crate) fn me_too_merge(
    tx: &mut Tx<'_>,
    now: Time,
    merged: &Case,
    into: CaseId,
) -> store::Result<()> {
    queries::me_too_copy(tx, merged.id, into, now)?;
    if let Some(person) = merged.owner {
        let lang = merged.lang;
        queries::me_too_put(tx, into, Said { person, lang }, now)?;
    }
    queries::me_too_owner_out(tx, into)
}

/// Has those who follow a report told what everybody may read, after the commit.
pub(crate) fn news_enqueue(tx: &mut Tx<'_>, now: Time, moved: &Moved) -> store::Result<()> {
    let case = &moved.case;
    if !queries::is_followed(tx, case.id)? {
        return Ok(());
    }
    let news = News {
        case: case.id,
        version: case.version,
    };
    tx.enqueue(&NewJob {
        id: format!("news-{}-{}", case.id, case.version),
        kind: jobs::NEWS.to_owned(),
        key: None,
        payload: serde_json::to_string(&news).unwrap_or_default(),
        run_at: now,
        now,
    })?;
    Ok(())
}

/// Forgets who had the same trouble.
pub(crate) fn me_too_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    queries::me_too_erase(tx, id)
}
