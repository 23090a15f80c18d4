//! Verbs of documents.

use base::{Actor, Field, Reference, Time};
use serde_json::json;
use store::Tx;

use super::error::Error;
use super::model::{
    CaseDocuments, Document, DocumentAttach, DocumentCopy, DocumentNew, DocumentRedact,
    DocumentRemove, Kept, Stored, Why, Withdrawn,
};
use super::purge::{claim, condemn};
use super::{DOCUMENTS_MAX, MODERATE, audience, jobs, queries, redaction};
use crate::App;
use crate::audit::{self, Fresh};
use crate::cases::{self, Audience, Case, CaseId, Noted, Party};

/// Adds a document to a case; its blobs are stored already. Refused if they were taken away since.
pub fn document_add(tx: &mut Tx<'_>, now: Time, new: &DocumentNew) -> Result<(), Error> {
    claim(tx, new.stored.names())?;
    queries::document_insert(tx, new, now)?;
    Ok(jobs::sweep_enqueue(tx, now)?)
}

/// Refused if a case has no room for so many documents more.
pub fn document_room(tx: &mut Tx<'_>, (case_id, more): (&str, usize)) -> Result<(), Error> {
    let kept = queries::kept::kept_of_case(tx, case_id)?.len();
    if kept + more > DOCUMENTS_MAX {
        return Err(Error::Many);
    }
    Ok(())
}

/// Adds a document that somebody sends to a case later on. The people of the case and its officers read it
/// in the timeline.
pub(crate) fn document_attach(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &DocumentAttach,
) -> Result<Kept, Error> {
    let (case, party) = document_attachable(tx, app, actor, (&cmd.reference, cmd.audience))?;
    let sorts = app.kinds.of(&case).map(|kind| kind.documents.as_slice());
    audience::sort(sorts.unwrap_or_default(), cmd.sort.as_deref())?;
    let case_id = case.id.to_string();
    document_room(tx, (&case_id, 1))?;
    let new = DocumentNew {
        id: cmd.id.clone(),
        case_id,
        entry_id: Some(cmd.fresh.entry.clone()),
        sort: cmd.sort.clone(),
        stored: cmd.stored.clone(),
        audience: cmd.audience,
    };
    document_add(tx, now, &new)?;
    let noted = Noted {
        step: "attach",
        party,
        audience: cmd.audience,
        body: None,
        reason: None,
        given: json!({ "document": cmd.id, "after": cmd.stored.names() }),
    };
    cases::case_note(tx, (actor, now), case, &noted, &cmd.fresh)?;
    queries::kept::kept_find(tx, &cmd.id)?.ok_or(Error::NotFound)
}

/// The case to which the actor may send a document for this audience, and in which part.
pub(crate) fn document_attachable(
    tx: &mut Tx<'_>,
    app: &App,
    actor: &Actor,
    (reference, audience): (&Reference, Audience),
) -> Result<(Case, Party), Error> {
    let case = match cases::case_by_reference(tx, actor, reference) {
        Ok(case) => case,
        Err(cases::Error::NotFound) => return Err(Error::NotFound),
        Err(error) => return Err(error.into()),
    };
    let acting = cases::acting_parts(tx, &app.kinds, actor, &case)?;
    let party = audience::sender(&acting, &case, audience)?;
    Ok((case, party))
}

/// Which audiences the actor belongs to, of a case that they may see.
fn reading(tx: &mut Tx<'_>, actor: &Actor, case: &Case) -> Result<Audience, cases::Error> {
    let takes_part = cases::takes_part(tx, actor, case)?;
    Ok(audience::reading(actor, case, takes_part))
}

/// The documents of a case that the actor may see, oldest first. Whether they may see the case has been
/// asked already.
pub(crate) fn documents_seen(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<Kept>, cases::Error> {
    let reads = reading(tx, actor, case)?;
    let mut all = queries::kept::kept_of_case(tx, &case.id.to_string())?;
    all.retain(|kept| kept.audience <= reads);
    Ok(all)
}

/// The documents of a case that the actor may see.
pub fn documents_of_case(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case: &Case,
) -> Result<CaseDocuments, cases::Error> {
    let mut sorted = CaseDocuments::default();
    for kept in documents_seen(tx, actor, case)? {
        if kept.pixels.is_some() {
            sorted.photos.extend(kept.photo());
        } else {
            sorted.files.extend(kept.case_file());
        }
    }
    Ok(sorted)
}

/// A photo that this officer may moderate, and its case.
pub fn document_moderated(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
) -> Result<(Document, Case), Error> {
    let (kept, case) = kept_moderated(tx, actor, id)?;
    Ok((kept.photo().ok_or(Error::NotFound)?, case))
}

/// A document of any kind that this officer may moderate, and its case.
pub(crate) fn kept_moderated(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
) -> Result<(Kept, Case), Error> {
    let kept = queries::kept::kept_find(tx, id)?.ok_or(Error::NotFound)?;
    let case_id = CaseId::parse(&kept.case_id).map_err(|_| Error::NotFound)?;
    let case = match cases::case_find(tx, actor, case_id) {
        Ok(case) => case,
        Err(cases::Error::NotFound) => return Err(Error::NotFound),
        Err(error) => return Err(error.into()),
    };
    if actor.may_about(MODERATE, &case.matter()) {
        Ok((kept, case))
    } else if kept.audience <= reading(tx, actor, &case)? {
        Err(Error::Forbidden)
    } else {
        Err(Error::NotFound)
    }
}

/// Nobody erases anything of a case in custody; the public need not see it meanwhile. What was erased before is erased in older
/// copies, too.
fn erasable(tx: &mut Tx<'_>, actor: &Actor, case: &Case) -> Result<(), Error> {
    if actor.is_person() && cases::custody::is_kept(tx, case.id)? {
        return Err(cases::Error::Custody.into());
    }
    Ok(())
}

/// In which part somebody moderates.
fn moderator(actor: &Actor) -> Party {
    if actor.is_person() {
        Party::Officer
    } else {
        Party::System
    }
}

/// Puts a photo with black boxes in a document's place. What it showed before is condemned in the same
/// commit, unless another document shows it too.
pub fn document_redact(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &DocumentRedact,
) -> Result<Case, Error> {
    let reason = redaction::reason(&cmd.reason)?;
    let (before, case) = document_moderated(tx, actor, &cmd.id)?;
    erasable(tx, actor, &case)?;
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
        party: moderator(actor),
        audience: Audience::Case,
        body: Some(&reason),
        reason: None,
        given,
    };
    let case = cases::case_note(tx, (actor, now), case, &noted, &cmd.fresh)?;
    withdrawn(
        tx,
        (app, now),
        &case,
        (before.entry_id, before.audience, false),
    )?;
    Ok(case)
}

/// Shows a copy of a photo of the office's own with black boxes, and says what was removed. The photo itself stays
/// with the office; of the copy nothing leads back to what the boxes cover.
pub fn document_copy(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &DocumentCopy,
) -> Result<Case, Error> {
    let reason = redaction::reason(&cmd.reason)?;
    let (of, revision) = &cmd.of;
    let (before, case) = document_moderated(tx, actor, of)?;
    if before.audience != Audience::Internal || before.revision != *revision {
        return Err(Error::Stale);
    }
    for read in app.readers.iter().filter(|_| case.public) {
        read(app, now, &case, &reason)?;
    }
    let case_id = case.id.to_string();
    document_room(tx, (&case_id, 1))?;
    let new = DocumentNew {
        id: cmd.id.clone(),
        case_id,
        entry_id: Some(cmd.fresh.entry.clone()),
        sort: None,
        stored: Stored::Photo(cmd.photo.clone()),
        audience: Audience::Public,
    };
    document_add(tx, now, &new)?;
    let noted = Noted {
        step: "excerpt",
        party: moderator(actor),
        audience: Audience::Public,
        body: Some(&reason),
        reason: None,
        given: json!({ "document": cmd.id, "of": of, "areas": cmd.areas, "after": cmd.photo.names() }),
    };
    Ok(cases::case_note(
        tx,
        (actor, now),
        case,
        &noted,
        &cmd.fresh,
    )?)
}

/// Lets modules follow what was blacked out, or `removed`, of what came with an entry for this audience.
fn withdrawn(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    case: &Case,
    (entry, audience, removed): (Option<String>, Audience, bool),
) -> Result<(), Error> {
    let what = Withdrawn {
        entry,
        public: case.public && audience == Audience::Public,
        removed,
    };
    for follow in &app.withdrawers {
        follow(tx, app, now, case, &what)?;
    }
    Ok(())
}

/// Takes a document away from everybody; its bytes follow right after the commit.
pub fn document_remove(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &DocumentRemove,
) -> Result<Case, Error> {
    let reason = redaction::reason(&cmd.reason)?;
    let (before, case) = kept_moderated(tx, actor, &cmd.id)?;
    erasable(tx, actor, &case)?;
    queries::document_remove(tx, &cmd.id, now)?;
    condemn(tx, (now, Why::Removed), before.names())?;
    let given = json!({ "document": cmd.id, "before": before.names() });
    let noted = Noted {
        step: "remove",
        party: moderator(actor),
        audience: Audience::Case,
        body: Some(&reason),
        reason: None,
        given,
    };
    let case = cases::case_note(tx, (actor, now), case, &noted, &cmd.fresh)?;
    withdrawn(
        tx,
        (app, now),
        &case,
        (before.entry_id, before.audience, true),
    )?;
    Ok(case)
}

/// Takes away all documents of a case that has been kept long enough.
pub(crate) fn documents_erase(tx: &mut Tx<'_>, now: Time, case_id: &str) -> store::Result<()> {
    for document in queries::kept::kept_of_case(tx, case_id)? {
        queries::document_remove(tx, &document.id, now)?;
        condemn(tx, (now, Why::Erased), document.names())?;
    }
    Ok(())
}

/// Takes away, as the system, whatever shows a blob that was taken away in a later copy of this instance,
/// and condemns the blob. Returns how many documents went.
pub fn blob_forget(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (name, reason): (&str, &str),
    fresh: &Fresh,
) -> Result<usize, Error> {
    let shown = queries::kept::kept_of_blob(tx, name)?;
    let mut fresh = fresh.clone();
    for document in &shown {
        let cmd = DocumentRemove {
            id: document.id.clone(),
            reason: reason.to_owned(),
            fresh: fresh.clone(),
        };
        document_remove(tx, app, (&Actor::system(), now), &cmd)?;
        fresh = fresh.next();
    }
    queries::purge::holds_end_of(tx, name)?;
    condemn(tx, (now, Why::Listed), [name])?;
    Ok(shown.len())
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
    let Some(kept) = queries::kept::kept_find(tx, id)? else {
        return Ok(None);
    };
    let by_all = kept.audience == Audience::Public;
    if by_all && cases::case_visible(tx, &Actor::anonymous(), &kept.case_id)? {
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
    let own = kept.audience <= reading(tx, actor, &case)?;
    audit::opened(actor, &case, &[Field::Files]);
    let by_all = false;
    Ok(Some(Seen { kept, by_all }).filter(|_| own))
}
