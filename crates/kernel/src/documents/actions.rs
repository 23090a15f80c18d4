//! Verbs of documents.

use std::time::Duration;

use base::{Actor, Time};
use store::{NewJob, Tx};

use super::model::{Document, DocumentNew};
use super::{jobs, queries};
use crate::cases;

/// Orphans are looked for once a day.
const SWEEP_EVERY: Duration = Duration::from_hours(24);

/// Adds a document to a case; its blobs are stored already.
pub fn document_add(tx: &mut Tx<'_>, now: Time, new: &DocumentNew) -> store::Result<()> {
    queries::document_insert(tx, new, now)?;
    let sweep = NewJob {
        id: format!("sweep-{}", new.id),
        kind: jobs::SWEEP.to_owned(),
        key: Some("sweep".to_owned()),
        payload: String::new(),
        run_at: now + SWEEP_EVERY,
        now,
    };
    tx.enqueue(&sweep)?;
    Ok(())
}

/// The documents of a case, oldest first. Who may see the case has been asked already.
pub fn documents_of_case(tx: &mut Tx<'_>, case_id: &str) -> store::Result<Vec<Document>> {
    queries::documents_of_case(tx, case_id)
}

/// A document for a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) document: Document,
    /// Whether everybody may see it.
    pub(crate) by_all: bool,
}

/// The document, if the actor may see it. Absent and hidden look alike.
pub(crate) fn document_see(
    tx: &mut Tx<'_>,
    actor: &Actor,
    id: &str,
) -> Result<Option<Seen>, cases::Error> {
    let Some(document) = queries::document_find(tx, id)? else {
        return Ok(None);
    };
    if document.public && cases::case_visible(tx, &Actor::anonymous(), &document.case_id)? {
        return Ok(Some(Seen {
            document,
            by_all: true,
        }));
    }
    let Ok(case_id) = cases::CaseId::parse(&document.case_id) else {
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
        document,
        by_all: false,
    })
    .filter(|seen| own || seen.document.public))
}
