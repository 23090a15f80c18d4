//! Long lists of cases: a person's own, an agency's by what is due, the bureau's.

use std::cmp::Reverse;

use base::{Acting, Actor, Reference};
use store::Tx;

use super::error::Error;
use super::kinds::{Desk, Phase};
use super::model::{CaseFilter, CaseRow};
use super::queries::{self, ListRange, Window};
use super::{BUREAU, READ, SUPERVISE};
use crate::identity;

/// One piece of the cases that fit: without an agency those that the actor raised or was added to, newest
/// first; with one that
/// agency's, by their dates; for the bureau's desk those of all agencies. `after` is the row before.
pub fn case_list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    filter: &CaseFilter,
    after: Option<(Option<i64>, &str)>,
    limit: i64,
) -> Result<Vec<CaseRow>, Error> {
    let range = |filter| ListRange {
        filter,
        after,
        limit,
    };
    match (&filter.agency, filter.desk) {
        (Some(agency), desk) => {
            let needed = if desk.is_some() { SUPERVISE } else { READ };
            let window = Window::of(&actor.remits_at(needed, agency)).ok_or(Error::Forbidden)?;
            let narrowed = CaseFilter {
                phase: filter.phase.or(Some(Phase::Open)),
                ..filter.clone()
            };
            let asked = (agency.as_str(), &window);
            Ok(queries::list_of_agency(tx, asked, &range(&narrowed))?)
        }
        (None, Some(Desk::Bureau)) => {
            if !actor.may(BUREAU, None) {
                return Err(Error::Forbidden);
            }
            Ok(queries::list_of_bureau(tx, &range(filter))?)
        }
        (None, Some(Desk::Supervisor)) => Err(Error::AgencyUnknown),
        (None, None) => {
            let person = actor.party().filter(|_| actor.reads_own());
            let person = person.ok_or(Error::Forbidden)?.to_string();
            match &actor.acting {
                None => Ok(queries::list_of_person(tx, &person, &range(filter))?),
                Some(acting) => Ok(list_acting(tx, (acting, &person), &range(filter))?),
            }
        }
    }
}

/// What somebody owns for whom the actor acts, as far as the mandate is for it, newest first.
fn list_acting(
    tx: &mut Tx<'_>,
    (acting, owner): (&Acting, &str),
    range: &ListRange<'_>,
) -> store::Result<Vec<CaseRow>> {
    let asked = range.filter.kind.as_deref();
    let Some(kinds) = acting.kinds.as_ref().filter(|_| asked.is_none()) else {
        let covered = asked.is_none_or(|kind| acting.covers(kind));
        return if covered {
            queries::list_of_owner(tx, owner, range)
        } else {
            Ok(Vec::new())
        };
    };
    let mut all = Vec::new();
    for kind in kinds {
        let filter = CaseFilter {
            kind: Some(kind.clone()),
            ..range.filter.clone()
        };
        let range = ListRange {
            filter: &filter,
            ..*range
        };
        all.extend(queries::list_of_owner(tx, owner, &range)?);
    }
    all.sort_by_key(|row| Reverse((row.case.created, row.case.id)));
    all.truncate(usize::try_from(range.limit).unwrap_or(usize::MAX));
    Ok(all)
}

/// The case of this reference, if the actor may see it, with the name of the officer who works on it.
pub fn case_row(tx: &mut Tx<'_>, actor: &Actor, reference: &Reference) -> Result<CaseRow, Error> {
    let case = super::case_by_reference(tx, actor, reference)?;
    let holder = match case.holder {
        Some(id) if actor.may_about(READ, &case.matter()) => identity::person_name(tx, id)?,
        _ => None,
    };
    Ok(CaseRow { case, holder })
}
