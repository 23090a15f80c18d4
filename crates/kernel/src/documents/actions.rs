//! Verbs of documents.

use base::{Actor, Time};
use serde_json::json;
use store::Tx;

use super::error::Error;
use super::model::{
    CaseFile, Document, DocumentNew, DocumentRedact, DocumentRemove, FileNew, Kept, Why,
};
use super::purge::{claim, condemn};
use super::{MODERATE, jobs, queries, redaction};
use crate::audit::Fresh;
use crate::cases::{self, Case, CaseId, Noted};

/// Adds a document to a case; its blobs are stored already. Refused if they were taken away since.
pub fn document_add(tx: &mut Tx<'_>, now: Time, new: &DocumentNew) -> Result<(), Error> {
    claim(tx, new.photo.names())?;
    queries::document_insert(tx, new, now)?;
    jobs::sweep_enqueue(tx, now)?;
    Ok(())
}

/// Adds a sound or a film to a case; its bytes are stored already. Refused if they were taken away since.
pub fn file_add(tx: &mut Tx<'_>, now: Time, new: &FileNew) -> Result<(), Error> {
    claim(tx, [new.file.blob.as_str()])?;
    queries::files::file_insert(tx, new, now)?;
    Ok(jobs::sweep_enqueue(tx, now)?)
}

/// The sounds and films of a case, oldest first. Who may see the case has been asked already.
pub fn files_of_case(tx: &mut Tx<'_>, case_id: &str) -> store::Result<Vec<CaseFile>> {
    queries::files::files_of_case(tx, case_id)
}

/// A photo that this officer may moderate, and its case.
pub fn document_moderated(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
) -> Result<(Document, Case), Error> {
    let (_, case) = kept_moderated(tx, actor, id)?;
    let document = queries::document_find(tx, id)?.ok_or(Error::NotFound)?;
    Ok((document, case))
}

/// A document of any kind that this officer may moderate, and its case.
pub(crate) fn kept_moderated(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
) -> Result<(Kept, Case), Error> {
    let kept = queries::files::kept_find(tx, id)?.ok_or(Error::NotFound)?;
    let case_id = CaseId::parse(&kept.case_id).map_err(|_| Error::NotFound)?;
    let case = match cases::case_find(tx, actor, case_id) {
        Ok(case) => case,
        Err(cases::Error::NotFound) => return Err(Error::NotFound),
        Err(error) => return Err(error.into()),
    };
    if actor.may(MODERATE, Some(&case.agency)) {
        Ok((kept, case))
    } else if kept.public || cases::rules::sees_everything(actor, &case) {
        Err(Error::Forbidden)
    } else {
        Err(Error::NotFound)
    }
}

/// Puts a photo with black boxes in a document's place. What it showed before is condemned in the same
/// commit, unless another document shows it too.
pub fn document_redact(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &DocumentRedact,
) -> Result<Case, Error> {
    let reason = redaction::reason(&cmd.reason)?;
    let (before, case) = document_moderated(tx, actor, &cmd.id)?;
    claim(tx, cmd.photo.names())?;
    if !queries::document_redact(tx, &cmd.id, cmd.revision, &cmd.photo)? {
        return Err(Error::Stale);
    }
    condemn(tx, (now, Why::Redacted), before.photo.names())?;
    let given = json!({
        "document": cmd.id,
        "areas": cmd.areas,
        "before": before.photo.names(),
        "after": cmd.photo.names(),
    });
    let noted = Noted {
        step: "redact",
        body: &reason,
        given,
    };
    Ok(cases::case_note(
        tx,
        (actor, now),
        case,
        &noted,
        &cmd.fresh,
    )?)
}

/// Takes a document away from everybody; its bytes follow right after the commit.
pub fn document_remove(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    cmd: &DocumentRemove,
) -> Result<Case, Error> {
    let reason = redaction::reason(&cmd.reason)?;
    let (before, case) = kept_moderated(tx, actor, &cmd.id)?;
    queries::document_remove(tx, &cmd.id, now)?;
    condemn(tx, (now, Why::Removed), before.names())?;
    let given = json!({ "document": cmd.id, "before": before.names() });
    let noted = Noted {
        step: "remove",
        body: &reason,
        given,
    };
    Ok(cases::case_note(
        tx,
        (actor, now),
        case,
        &noted,
        &cmd.fresh,
    )?)
}

/// Takes away all documents of a case that has been kept long enough.
pub(crate) fn documents_erase(tx: &mut Tx<'_>, now: Time, case_id: &str) -> store::Result<()> {
    for document in queries::files::kept_of_case(tx, case_id)? {
        queries::document_remove(tx, &document.id, now)?;
        condemn(tx, (now, Why::Erased), document.names())?;
    }
    Ok(())
}

/// Takes away, as the system, whatever shows a blob that was taken away in a later copy of this instance,
/// and condemns the blob. Returns how many documents went.
pub fn blob_forget(
    tx: &mut Tx<'_>,
    now: Time,
    (name, reason): (&str, &str),
    fresh: &Fresh,
) -> Result<usize, Error> {
    let shown = queries::files::kept_of_blob(tx, name)?;
    let mut fresh = fresh.clone();
    for document in &shown {
        let cmd = DocumentRemove {
            id: document.id.clone(),
            reason: reason.to_owned(),
            fresh: fresh.clone(),
        };
        document_remove(tx, (&Actor::system(), now), &cmd)?;
        fresh = fresh.next();
    }
    queries::purge::holds_end_of(tx, name)?;
    condemn(tx, (now, Why::Listed), [name])?;
    Ok(shown.len())
}

/// The documents of a case, oldest first. Who may see the case has been asked already.
pub fn documents_of_case(tx: &mut Tx<'_>, case_id: &str) -> store::Result<Vec<Document>> {
    queries::documents_of_case(tx, case_id)
}

/// A document for a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) kept: Kept,
    /// Whether everybody may see it.
    pub(crate) by_all: bool,
}

/// The document, if the actor may see it. Absent and hidden look alike.
pub(crate) fn document_see(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
) -> Result<Option<Seen>, cases::Error> {
    let Some(kept) = queries::files::kept_find(tx, id)? else {
        return Ok(None);
    };
    if kept.public && cases::case_visible(tx, &Actor::anonymous(), &kept.case_id)? {
        return Ok(Some(Seen { kept, by_all: true }));
    }
    let Ok(case_id) = CaseId::parse(&kept.case_id) else {
        return Ok(None);
    };
    let case = match cases::case_find(tx, actor, case_id) {
        Ok(case) => case,
        Err(cases::Error::NotFound) => return Ok(None),
        Err(error) => return Err(error),
    };
    // A private document of a public case is for the case's own people.
    let own = !cases::rules::parties(actor, &case).is_empty()
        || actor.may(cases::READ, Some(&case.agency));
    Ok(Some(Seen {
        kept,
        by_all: false,
    })
    .filter(|seen| own || seen.kept.public))
}
