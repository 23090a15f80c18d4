//! Who may send documents to a case, and who sees which, without input or output.

use base::Actor;

use super::error::Error;
use crate::cases::rules::parties;
use crate::cases::{self, Audience, Case, Party, Phase};

/// The narrowest audience that the actor belongs to, of a case that they may see.
pub(super) fn reading(actor: &Actor, case: &Case, takes_part: bool) -> Audience {
    let parts = parties(actor, case);
    let agency = actor.may_about(cases::READ, &case.matter());
    if agency || parts.contains(&Party::Officer) || parts.contains(&Party::System) {
        Audience::Internal
    } else if takes_part || !parts.is_empty() {
        Audience::Case
    } else {
        Audience::Public
    }
}

/// In which of their parts somebody sends a document for this audience. A closed case takes no more.
pub(super) fn sender(acting: &[Party], case: &Case, audience: Audience) -> Result<Party, Error> {
    let party = acting.first().ok_or(Error::Forbidden)?;
    let officer = acting.contains(&Party::Officer) || acting.contains(&Party::System);
    if audience == Audience::Internal && !officer {
        return Err(Error::Forbidden);
    }
    if case.phase == Phase::Closed {
        return Err(Error::Closed);
    }
    Ok(party.clone())
}

/// Whether the kind of case knows this sort of document.
pub(super) fn sort(known: &[String], given: Option<&str>) -> Result<(), Error> {
    match given {
        Some(sort) if !known.iter().any(|known| known == sort) => Err(Error::SortUnknown),
        _ => Ok(()),
    }
}
