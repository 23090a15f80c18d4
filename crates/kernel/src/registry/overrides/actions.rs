//! Verbs of override areas: the only writers.

use base::{Actor, Permission, PersonId, Reference, Time};
use serde_json::json;
use store::Tx;
use web::Paging;

use super::super::queries as registry_queries;
use super::error::Error;
use super::model::{Deed, Override, Proposal, Standing};
use super::{queries, rules};
use crate::App;
use crate::audit::{self, Act, Fresh};
use crate::cases;

/// Who may propose an override: the bureau for any agency, others out of a report that their agency had.
pub const PROPOSE: Permission = Permission("registry.propose");
/// Who may approve, refuse and end one: the bureau.
pub const APPROVE: Permission = Permission("registry.approve");

/// Acts on an override: the name of each, which one in a row it is, and whether everybody may know of it.
const PROPOSED: Deeds = ("registry.override_propose", 1, false);
const APPROVED: Deeds = ("registry.override_approve", 2, true);
const REFUSED: Deeds = ("registry.override_refuse", 2, false);
const ENDED: Deeds = ("registry.override_end", 3, true);
type Deeds = (&'static str, i64, bool);

/// The form of the reference of an override.
const PREFIX: &str = "RO";

/// What a new override needs of randomness.
#[derive(Debug, Clone)]
pub struct OverrideFresh {
    /// What it will be called.
    pub reference: Reference,
    /// For the act.
    pub act: Fresh,
}

impl OverrideFresh {
    /// Draws it.
    pub fn draw(app: &App, now: Time) -> Self {
        Self {
            reference: app.ids.reference(PREFIX),
            act: Fresh::draw(&app.ids, now),
        }
    }
}

/// Proposes an override, which waits for a second person.
///
/// # Errors
/// [`Error::Wrong`] names what cannot be so; [`Error::Forbidden`] for who has nothing to do with it.
pub fn override_propose(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    (new, fresh): (&Override, &Fresh),
) -> Result<Proposal, Error> {
    let by = actor.id().ok_or(Error::Forbidden)?;
    if !may_propose(tx, actor, new)? {
        return Err(Error::Forbidden);
    }
    let registry = app.registry.get(tx)?;
    rules::check(&registry, new).map_err(Error::Wrong)?;
    queries::insert(tx, (&new.code, &written(new)?), (by, now))?;
    let words = new.reason.as_str();
    record(tx, (by, now, fresh), (PROPOSED, new, words))?;
    override_found(tx, &new.code)
}

/// The bureau may for any agency; others may for their own, or out of a report that was with theirs.
fn may_propose(tx: &mut Tx<'_>, actor: &Actor, new: &Override) -> Result<bool, Error> {
    let own = |code: &str| actor.may(PROPOSE, Some(code));
    if actor.may(APPROVE, None) && actor.may(PROPOSE, None) || own(&new.agency) {
        return Ok(true);
    }
    let reference = new.source.as_deref().map(Reference::parse);
    let Some(Ok(reference)) = reference else {
        return Ok(false);
    };
    let case = match cases::case_by_reference(tx, actor, &reference) {
        Ok(case) => case,
        Err(cases::Error::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(false),
    };
    let (entries, _) = match cases::case_timeline(tx, actor, &case) {
        Ok(found) => found,
        Err(cases::Error::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(false),
    };
    Ok(own(&case.agency) || entries.iter().any(|entry| own(&entry.agency)))
}

/// Approves or refuses an override. Approved, it is in force from its first day on.
pub fn override_decide(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (code, approves): (&str, bool),
    (words, fresh): (&str, &Fresh),
) -> Result<Proposal, Error> {
    let (by, found) = decided_by(tx, actor, code)?;
    rules::decides(&found, by, approves)?;
    let (standing, act) = if approves {
        (Standing::Holds, APPROVED)
    } else {
        (Standing::Refused, REFUSED)
    };
    if !queries::decide(tx, (code, standing), &deed(by, now, words))? {
        return Err(Error::Decided);
    }
    if approves {
        let place = registry_queries::last_place(tx, queries::SHEET)? + 1;
        let row = (queries::SHEET, code);
        registry_queries::row_put(tx, row, place, &written(&found.what)?)?;
        registry_queries::version_raise(tx, now.micros())?;
    }
    record(tx, (by, now, fresh), (act, &found.what, words))?;
    override_found(tx, code)
}

/// Ends an override: the rules decide again. What it decided stays where it is.
pub fn override_end(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    code: &str,
    (words, fresh): (&str, &Fresh),
) -> Result<Proposal, Error> {
    let (by, found) = decided_by(tx, actor, code)?;
    rules::ends(&found)?;
    if !queries::end(tx, code, &deed(by, now, words))? {
        return Err(Error::Decided);
    }
    registry_queries::row_remove(tx, queries::SHEET, code)?;
    registry_queries::version_raise(tx, now.micros())?;
    record(tx, (by, now, fresh), (ENDED, &found.what, words))?;
    override_found(tx, code)
}

/// An override with what was done about it.
pub fn override_find(tx: &mut Tx<'_>, actor: &Actor, code: &str) -> Result<Proposal, Error> {
    if !reads(actor) {
        return Err(Error::Forbidden);
    }
    override_found(tx, code)
}

/// A piece of the overrides of one standing, the newest first.
pub fn overrides_list(
    tx: &mut Tx<'_>,
    actor: &Actor,
    (standing, paging): (Standing, &Paging),
) -> Result<Vec<Proposal>, Error> {
    if !reads(actor) {
        return Err(Error::Forbidden);
    }
    Ok(queries::list(tx, standing, paging)?)
}

fn reads(actor: &Actor) -> bool {
    actor.may(PROPOSE, None) || actor.may(APPROVE, None)
}

fn decided_by(tx: &mut Tx<'_>, actor: &Actor, code: &str) -> Result<(PersonId, Proposal), Error> {
    let by = actor.id().filter(|_| actor.may(APPROVE, None));
    let by = by.ok_or(Error::Forbidden)?;
    Ok((by, override_found(tx, code)?))
}

fn override_found(tx: &mut Tx<'_>, code: &str) -> Result<Proposal, Error> {
    queries::find(tx, code)?.ok_or(Error::NotFound)
}

fn deed(by: PersonId, at: Time, words: &str) -> Deed {
    Deed {
        by,
        at,
        words: words.chars().take(rules::REASON_MAX).collect(),
    }
}

fn written(what: &Override) -> Result<String, Error> {
    Ok(super::super::actions::written(what)?)
}

/// Who did what to which override.
fn record(
    tx: &mut Tx<'_>,
    (by, now, fresh): (PersonId, Time, &Fresh),
    ((name, version, public), what, words): (Deeds, &Override, &str),
) -> Result<(), Error> {
    let act = Act {
        name,
        agency: &what.agency,
        kind: "registry",
        reference: &what.code,
        public,
        subject: (&what.code, version),
        payload: json!({"by": by.to_string(), "words": words, "override": what}),
    };
    Ok(audit::record(tx, now, fresh, &act)?)
}
