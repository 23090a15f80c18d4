//! Files that come with words on a case: whoever reads the words sees them, and nobody else.

use base::{Ids, Time};
use store::Tx;

use super::actions::{document_add, document_room};
use super::error::Error;
use super::model::{DocumentNew, Stored};
use crate::cases::{Audience, CaseId};

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

    /// Adds them to the entry of a case that they came with.
    pub fn add(
        &self,
        tx: &mut Tx<'_>,
        now: Time,
        (case, entry, audience): (CaseId, &str, Audience),
    ) -> Result<(), Error> {
        if self.is_empty() {
            return Ok(());
        }
        let case_id = case.to_string();
        document_room(tx, (&case_id, self.0.len()))?;
        for (id, stored) in &self.0 {
            let document = DocumentNew {
                id: id.clone(),
                sort: None,
                case_id: case_id.clone(),
                entry_id: Some(entry.to_owned()),
                stored: stored.clone(),
                audience,
            };
            document_add(tx, now, &document)?;
        }
        Ok(())
    }
}
