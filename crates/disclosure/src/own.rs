//! What requests keep about a person, told to them, and what becomes of it when they close their account.

use base::PersonId;
use kernel::account::{Holding, HoldingPiece};
use kernel::cases::CaseId;
use store::Tx;

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

/// Nothing of somebody who has left comes out later: what was to be open from a day on stays where it is.
pub(crate) fn unname(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    queries::keep_back(tx, id)
}

/// The same for all of a person's requests, in the commit that closes their account.
pub(crate) fn forget(tx: &mut Tx<'_>, person: PersonId, _: &[String]) -> store::Result<()> {
    queries::keep_back_of(tx, person)
}
