//! Verbs of moderation: the only writers.

use base::{Actor, Field, Reference, Time};
use kernel::audit::Fresh;
use kernel::cases::{self, Case, CaseId, Party, case_conceal};
use kernel::moderation::{Act, Change, OMITTED, Why, moderation_act, standing};
use kernel::notifications;
use kernel::{App, audit};
use store::Tx;

use super::model::{Moderate, Moderated, Part, Words};
use super::rules;
use super::{is_moderated, queries};
use crate::actions::{request_of, request_show, words_put};
use crate::error::Error;
use crate::model::{KIND, Request, RequestSeen, Shown};
use crate::{messages, queries as requests};

/// What moderators read that nobody else does: what stood there before, and requests that were taken from the public.
pub(crate) const READ_OF_MODERATED: &[Field] = &[Field::Name, Field::Words];

/// A request as moderators see it: itself, what everybody reads of it part by part, and what was done.
#[derive(Debug, Clone)]
pub struct Found {
    /// The request.
    pub seen: RequestSeen,
    /// What everybody reads.
    pub parts: Vec<Words>,
    /// What was done, oldest first.
    pub history: Vec<Moderated>,
}

/// The request with what was moderated, for those who moderate it.
pub fn request_moderated(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &Reference,
) -> Result<Found, Error> {
    let (case, history) = held(tx, actor, reference)?;
    audit::opened(actor, &case, READ_OF_MODERATED);
    let seen = request_show(tx, actor, reference)?;
    let parts = rules::parts(&seen.request, &seen.entries, &history);
    Ok(Found {
        seen,
        parts,
        history,
    })
}

/// A request that the actor moderates, and what was done to it: officers of the agency do who may. Only what everybody
/// reads, or read before, is moderated.
fn held(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &Reference,
) -> Result<(Case, Vec<Moderated>), Error> {
    let case = cases::case_by_reference(tx, actor, reference)?;
    if case.kind != KIND {
        return Err(cases::Error::NotFound.into());
    }
    let history = queries::moderations(tx, case.id)?;
    let hidden = standing(&history, &Part::Request).is_some();
    let may = actor.is_person() && actor.may_about(cases::MODERATE, &case.matter());
    if may && (case.public || hidden) {
        Ok((case, history))
    } else {
        Err(cases::Error::Forbidden.into())
    }
}

/// Moderates a part of a request, with the same commit everywhere where it is read.
pub fn request_moderate(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    cmd: &Moderate,
) -> Result<Case, Error> {
    let (case, history) = held(tx, actor, &cmd.reference)?;
    let why = Why::read(app, &case, (cmd.reason.as_deref(), cmd.words.as_deref()))?;
    if case.version != cmd.version {
        return Err(cases::Error::Stale(case.version).into());
    }
    let request = request_of(tx, &case)?;
    let (entries, _) = cases::case_timeline(tx, &Actor::system(), &case)?;
    let said = rules::said(&request, &entries, &cmd.part);
    let change = rules::change((&request, case.public), said.as_ref(), &history, cmd)?;
    let entry = match &cmd.part {
        Part::Entry(version) => Some(*version),
        Part::Request | Part::Title | Part::Words => None,
    };
    let act = Act {
        named: (cmd.part.code(), cmd.part.place()),
        deed: cmd.deed,
        part: &cmd.part,
        entry,
        why: &why,
        change: &change,
    };
    let (case, act) = moderation_act(tx, (actor, now), case, &act, &cmd.fresh)?;
    queries::moderation_insert(tx, case.id, &act)?;
    reach_readers(tx, (&case, &request), (&cmd.part, &change))?;
    let registry = app.registry.get(tx)?;
    messages::moderated(tx, (app, &registry), now, &case)?;
    Ok(case)
}

/// Puts what is said now into everything that is read: the request's own words, those by which it is found, and letters
/// that have not left yet.
fn reach_readers(
    tx: &mut Tx<'_>,
    (case, request): (&Case, &Request),
    (part, change): (&Part, &Change),
) -> Result<(), Error> {
    let id = case.id.to_string();
    let says = change.says.as_deref().unwrap_or(OMITTED);
    if let Some(said) = change.said.as_deref() {
        notifications::messages_reword(tx, &id, (said, says))?;
    }
    let (title, words) = match part {
        Part::Title => (says, request.words.as_str()),
        Part::Words => (request.title.as_str(), says),
        Part::Request | Part::Entry(_) => (request.title.as_str(), request.words.as_str()),
    };
    queries::public_words(tx, case.id, (title, words))?;
    if case.public {
        words_put(tx, case.id, (title, words))?;
    } else {
        tx.words_remove(KIND, &id)?;
    }
    Ok(())
}

/// Takes a request off the public thread, because whoever asked says that it is about themselves: from the same commit on
/// nobody but they and the agency sees anything of it, and it is never counted again.
pub fn request_conceal(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    (reference, version): (&Reference, i64),
    fresh: &Fresh,
) -> Result<Case, Error> {
    let case = cases::case_by_reference(tx, actor, reference)?;
    let request = request_of(tx, &case)?;
    if !cases::rules::parties(actor, &case).contains(&Party::Owner) {
        return Err(cases::Error::Forbidden.into());
    }
    if case.version != version {
        return Err(cases::Error::Stale(case.version).into());
    }
    if request.shown != Shown::Public {
        let step = "conceal".to_owned();
        let state = case.state;
        return Err(cases::Error::NotPossible { step, state }.into());
    }
    let case = case_conceal(tx, (actor, now), case, fresh)?;
    requests::shown_put(tx, case.id, Shown::Personal)?;
    tx.words_remove(KIND, &case.id.to_string())?;
    Ok(case)
}

/// What a reader learns of moderation: whether a request's own words are not as they were written, and which acts there
/// were. Those who moderate read everything, whoever asked what was done and why, others no act.
pub(crate) fn acts_for(
    tx: &mut Tx<'_>,
    actor: &Actor,
    case: &Case,
) -> Result<(bool, Vec<Moderated>), Error> {
    let mut history = queries::moderations(tx, case.id)?;
    let moderated = is_moderated(&history);
    if actor.is_person() && actor.may_about(cases::MODERATE, &case.matter()) {
        if !history.is_empty() {
            audit::opened(actor, case, &[Field::Words]);
        }
        return Ok((moderated, history));
    }
    if !cases::rules::parties(actor, case).contains(&Party::Owner) {
        return Ok((moderated, Vec::new()));
    }
    for act in &mut history {
        act.person = None;
        act.officer = None;
        act.said = None;
        act.says = None;
    }
    Ok((moderated, history))
}

/// Forgets what was moderated of a request that is erased.
pub(crate) fn erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    queries::moderation_erase(tx, id)
}
