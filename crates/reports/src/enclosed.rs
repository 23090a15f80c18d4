//! Photos and other files that come with words on a report, later on: whoever reads the words sees them, and nobody
//! else.

use base::{Ids, Time};
use kernel::App;
use kernel::cases::{Audience, Case};
use kernel::documents::{self, DocumentNew, Stored};
use store::Tx;

use crate::error::Error;

/// Files whose bytes are stored already, each with an id of its own.
#[derive(Debug, Clone, Default)]
pub struct Enclosed(Vec<(String, Stored)>);

impl Enclosed {
    /// Draws an id for each.
    pub fn draw(ids: &Ids, now: Time, stored: Vec<Stored>) -> Self {
        let named = stored
            .into_iter()
            .map(|stored| (ids.next::<Stored>(now).to_string(), stored));
        Self(named.collect())
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Who sees what comes with a move: those who read its words. On a private report nobody else ever does.
fn audience(app: &App, case: &Case, step: &str) -> Audience {
    let known = app.kinds.of(case).and_then(|kind| kind.step(step));
    match known.map(|step| step.audience) {
        Some(Audience::Public) if case.public => Audience::Public,
        Some(Audience::Internal) => Audience::Internal,
        _ => Audience::Case,
    }
}

/// Adds what came with a move to the entry that it made.
pub fn enclose(
    tx: &mut Tx<'_>,
    (app, now): (&App, Time),
    (case, step, entry): (&Case, &str, &str),
    enclosed: &Enclosed,
) -> Result<(), Error> {
    if enclosed.is_empty() {
        return Ok(());
    }
    let case_id = case.id.to_string();
    documents::document_room(tx, (&case_id, enclosed.0.len()))?;
    for (id, stored) in &enclosed.0 {
        let document = DocumentNew {
            id: id.clone(),
            sort: None,
            case_id: case_id.clone(),
            entry_id: Some(entry.to_owned()),
            stored: stored.clone(),
            audience: audience(app, case, step),
        };
        documents::document_add(tx, now, &document)?;
    }
    Ok(())
}
