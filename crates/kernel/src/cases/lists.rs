//! Long lists of cases: a person's own, an agency's by what is due, the bureau's.

use base::{Actor, Reference};
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
            let person = actor.id().filter(|_| actor.reads_own());
            let person = person.ok_or(Error::Forbidden)?.to_string();
            Ok(queries::list_of_person(tx, &person, &range(filter))?)
        }
    }
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
