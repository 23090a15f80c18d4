//! Telling and forgetting what is kept about a person.

use base::PersonId;
use kernel::account::{Holding, HoldingPiece};
use kernel::cases::CaseId;
use serde_json::Value;
use store::Tx;

use super::queries;

/// Reports of one piece.
const PIECE: i64 = 100;

/// What reports keep, in the order in which it is told.
pub(crate) const HOLDINGS: &[Holding] = &[
    Holding {
        name: "reports",
        title: "reports-held-reports",
        piece: |tx, _, person, after| queries::reports(tx, person, (after, PIECE)).map(piece),
    },
    Holding {
        name: "fixed",
        title: "reports-held-fixed",
        piece: |tx, _, person, _| queries::fixed(tx, person).map(HoldingPiece::whole),
    },
    Holding {
        name: "me_too",
        title: "reports-held-me-too",
        piece: |tx, _, person, _| queries::me_too(tx, person).map(HoldingPiece::whole),
    },
    Holding {
        name: "alerts",
        title: "reports-held-alerts",
        piece: |tx, _, person, _| queries::alerts(tx, person).map(HoldingPiece::whole),
    },
    Holding {
        name: "texts",
        title: "reports-held-texts",
        piece: |tx, _, person, _| queries::texts(tx, person).map(HoldingPiece::whole),
    },
];

/// A piece that ends with the last report, if it may not be all.
fn piece(rows: Vec<(String, Value)>) -> HoldingPiece {
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == PIECE);
    let next = rows.last().filter(|_| full).map(|(id, _)| id.clone());
    HoldingPiece {
        items: rows.into_iter().map(|(_, item)| item).collect(),
        next,
    }
}

/// Takes name and addresses off a report, also where moderators could still read the name.
pub(crate) fn unname(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    queries::unname(tx, id)
}

/// Forgets what somebody asked to be told of, and the texts that came from their number.
pub(crate) fn forget(tx: &mut Tx<'_>, person: PersonId, addresses: &[String]) -> store::Result<()> {
    queries::forget(tx, person, addresses)
}
