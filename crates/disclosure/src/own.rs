//! What requests keep about a person, told to them.

use kernel::account::{Holding, HoldingPiece};

use crate::queries;

/// Requests of one piece.
const PIECE: i64 = 100;

/// What requests keep.
pub(crate) const HOLDINGS: &[Holding] = &[Holding {
    name: "information",
    title: "disclosure-held",
    piece: |tx, _, person, after| {
        let rows = queries::held(tx, person, (after, PIECE))?;
        let full = i64::try_from(rows.len()).is_ok_and(|count| count == PIECE);
        let next = rows.last().filter(|_| full).map(|(id, _)| id.clone());
        let items = rows.into_iter().map(|(_, item)| item).collect();
        Ok(HoldingPiece { items, next })
    },
}];
