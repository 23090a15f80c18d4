//! Verbs of requests: the only writers.

use base::words::{query_tokens, tokens};
use base::{Actor, Reference, Time};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{
    self, Area, Audience, Case, CaseId, CaseMove, CaseOpen, Moved, Party, case_reveal,
};
use kernel::documents::{self, Enclosed};
use kernel::identity::{self, SessionNew};
use kernel::once::{self, Known, Once};
use kernel::personal;
use kernel::registry::Registry;
use store::Tx;

use crate::error::Error;
use crate::model::{
    KIND, Request, RequestCounts, RequestFilter, RequestNew, RequestRow, RequestSeen, Shown,
};
use crate::regimes::{Regimes, regimes};
use crate::{jobs, messages, moderation, queries, rules};

/// A request that was made, or had been made by an earlier try of the same form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// What people call it.
    pub reference: Reference,
    /// Its id.
    pub id: CaseId,
}

/// Makes a request: opens its case at the agency, whose law holds for it. The same form gives the same request.
pub fn request_create(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    new: &RequestNew,
    once: Option<&Once>,
) -> Result<Created, Error> {
    if let Some(earlier) = earlier(tx, once)? {
        return Ok(earlier);
    }
    let registry = app.registry.get(tx)?;
    let today = registry.calendar(&new.agency).date(now);
    let agency = registry.agency_on(&new.agency, today);
    let agency = agency.ok_or(Error::AgencyUnknown)?;
    let all = regimes(app, &registry, now);
    let regime = all.of(Some(agency)).ok_or(Error::AgencyUnknown)?;
    if regime.account && actor.party().is_none() {
        return Err(Error::AccountNeeded);
    }
    let new = rules::checked(new, regime, now)?;
    let state = agency.state.as_deref();
    let opening = opening(actor, &new, (&agency.code, state));
    let case =
        cases::case_open(tx, &app.kinds, &registry, (actor, now), &opening).map_err(not_opened)?;
    queries::insert(tx, &new)?;
    if case.public {
        words_put(tx, case.id, (&new.title, &new.words))?;
    }
    if let Some(reveal) = new.reveal {
        jobs::reveal_enqueue(tx, now, (case.id, reveal))?;
    }
    messages::officers(tx, (app, &registry), now, &case)?;
    if let Some(once) = once {
        once::once_keep(tx, once, case.reference.as_str(), now)?;
    }
    Ok(Created {
        reference: case.reference,
        id: case.id,
    })
}

fn opening(actor: &Actor, new: &RequestNew, (agency, state): (&str, Option<&str>)) -> CaseOpen {
    let urgent = new.urgency.is_some();
    CaseOpen {
        id: new.fresh.id,
        reference: new.fresh.reference.clone(),
        kind: KIND.to_owned(),
        state: if urgent { "urgent" } else { "received" }.to_owned(),
        agency: agency.to_owned(),
        topic: None,
        area: Area {
            state: state.map(str::to_owned),
            district: None,
        },
        owner: actor.party(),
        key_hash: new.fresh.key_hash.clone(),
        party: Party::Owner,
        lang: new.lang,
        public: new.shown == Shown::Public,
        payload: rules::payload(new),
        fresh: new.fresh.act.clone(),
    }
}

/// What the engine refuses; a reference that was taken already is chance, and the caller draws again.
fn not_opened(error: cases::Error) -> Error {
    if error.is_taken() {
        Error::ReferenceTaken
    } else {
        error.into()
    }
}

/// The request that the same form made before, if any did.
fn earlier(tx: &mut Tx<'_>, once: Option<&Once>) -> Result<Option<Created>, Error> {
    let known = once.map(|once| once::once_find(tx, once)).transpose()?;
    let kept = match known {
        None | Some(Known::New) => return Ok(None),
        Some(Known::Other) => return Err(Error::OnceOther),
        Some(Known::Done(kept)) => kept,
    };
    let reference = Reference::parse(&kept).map_err(|_| Error::OnceOther)?;
    let id = cases::case_by_reference(tx, &Actor::system(), &reference)?.id;
    Ok(Some(Created { reference, id }))
}

pub(crate) fn words_put(
    tx: &mut Tx<'_>,
    id: CaseId,
    (title, words): (&str, &str),
) -> store::Result<()> {
    tx.words_put(KIND, &id.to_string(), &tokens(&format!("{title} {words}")))
}

/// Lets a browser that made a request without an account see it.
pub fn request_remember(
    tx: &mut Tx<'_>,
    now: Time,
    (session, id): (&SessionNew, CaseId),
) -> Result<(), Error> {
    Ok(identity::session_add_case(
        tx,
        now,
        session,
        &id.to_string(),
    )?)
}

/// Opens a request to the session of somebody who knows its secret. What is wrong and what never was answer alike.
pub fn request_unlock(
    tx: &mut Tx<'_>,
    now: Time,
    reference: &Reference,
    (key_hash, session): (&str, &SessionNew),
) -> Result<(), Error> {
    let case = match cases::case_of_key(tx, reference, key_hash) {
        Err(cases::Error::NotFound) => return Err(Error::KeyWrong),
        found => found?,
    };
    request_remember(tx, now, (session, case.id))
}

/// The request of this reference, as far as the actor may see it.
pub fn request_show(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &Reference,
) -> Result<RequestSeen, Error> {
    let case = cases::case_by_reference(tx, actor, reference)?;
    let mut request = request_of(tx, &case)?;
    let (entries, deadlines) = cases::case_timeline(tx, actor, &case)?;
    let documents = documents::documents_of_case(tx, actor, &case)?;
    if !cases::rules::sees_everything(actor, &case) {
        request.urgency = None;
        request.hidden = None;
    }
    if request.urgency.is_some() || request.hidden.is_some() {
        // Why it is urgent, and what was hidden, is not public on a request that is.
        kernel::audit::opened(actor, &case, &[base::Field::Words]);
    }
    let (moderated, acts) = moderation::acts_for(tx, actor, &case)?;
    Ok(RequestSeen {
        case,
        request,
        entries,
        deadlines,
        documents,
        moderated,
        acts,
    })
}

pub(crate) fn request_of(tx: &mut Tx<'_>, case: &Case) -> Result<Request, Error> {
    let found = if case.kind == KIND {
        queries::find(tx, case.id)?
    } else {
        None
    };
    Ok(found.ok_or(cases::Error::NotFound)?)
}

/// Makes a move of a request, with the files that come with its words.
pub fn request_move(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    reference: &Reference,
    (cmd, enclosed): (&CaseMove, &Enclosed),
) -> Result<Moved, Error> {
    let case = cases::case_by_reference(tx, actor, reference)?;
    let request = request_of(tx, &case)?;
    let cmd = CaseMove {
        id: case.id,
        ..cmd.clone()
    };
    let moved = cases::case_act(tx, app, (actor, now), &cmd)?;
    let step = app.kinds.of(&case).and_then(|kind| kind.step(&cmd.step));
    let audience = match step.map(|step| step.audience) {
        Some(Audience::Internal) => Audience::Internal,
        Some(Audience::Public) if request.shown != Shown::Personal => Audience::Public,
        _ => Audience::Case,
    };
    enclosed.add(tx, now, (case.id, &moved.entry_id, audience))?;
    Ok(moved)
}

/// What follows when somebody has moved a request, whoever that was: what the agency's law does not know is refused, what
/// came of the request is kept, and those who have to know are told.
pub(crate) fn moved(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    made: &Moved,
    cmd: &CaseMove,
) -> Result<(), cases::Error> {
    let case = &made.case;
    if case.kind != KIND {
        return Ok(());
    }
    let registry = app.registry.get(tx)?;
    let all = regimes(app, &registry, now);
    law_allows(&all, (&registry, made), cmd)?;
    let request = queries::find(tx, case.id)?.ok_or(cases::Error::NotFound)?;
    publishable((app, now), &request, (case, cmd))?;
    rules::fits(&request, (&cmd.step, &case.state))?;
    if cmd.step == "keep_back" {
        queries::keep_back(tx, case.id)?;
    }
    if let Some(outcome) = rules::outcome_of(&cmd.step) {
        let (_, deadlines) = cases::case_timeline(tx, &Actor::system(), case)?;
        let kept = rules::answered(&request, outcome, &deadlines, now);
        queries::outcome_put(tx, case.id, outcome, kept)?;
    }
    messages::moved(tx, (app, &registry), now, (made, &cmd.step))
}

/// Refuses words that everybody reads, or will read from a day on, if personal numbers are in them that nobody has seen
/// to, whoever says them and through which door.
fn publishable(
    (app, now): (&App, Time),
    request: &Request,
    (case, cmd): (&Case, &CaseMove),
) -> Result<(), cases::Error> {
    let step = app.kinds.of(case).and_then(|kind| kind.step(&cmd.step));
    let public = step.is_some_and(|step| step.audience == Audience::Public);
    match &cmd.body {
        Some(words) if public && request.shown != Shown::Personal && !cmd.personal => {
            personal::words_check(app, now, words)
        }
        _ => Ok(()),
    }
}

fn law_allows(
    all: &Regimes,
    (registry, moved): (&Registry, &Moved),
    cmd: &CaseMove,
) -> Result<(), cases::Error> {
    let Some(regime) = all.of(registry.agency(&moved.from_agency)) else {
        return Ok(());
    };
    let made = (cmd.step.as_str(), moved.case.state.as_str());
    rules::law_allows(regime, made, cmd.reason.as_deref())
}

/// Shows a request to everybody on the day that was chosen, unless whoever asked has taken it back.
pub(crate) fn request_reveal(
    tx: &mut Tx<'_>,
    now: Time,
    id: CaseId,
    fresh: &Fresh,
) -> Result<(), Error> {
    let system = Actor::system();
    let case = match cases::case_find(tx, &system, id) {
        Err(cases::Error::NotFound) => return Ok(()),
        found => found?,
    };
    let request = request_of(tx, &case)?;
    if request.shown != Shown::Later || case.state == "withdrawn" {
        return Ok(());
    }
    queries::shown_put(tx, id, Shown::Public)?;
    words_put(tx, id, (&request.title, &request.words))?;
    case_reveal(tx, (&system, now), case, fresh)?;
    Ok(())
}

/// Tells whoever asked that everybody will see their request soon.
pub(crate) fn reveal_warn(tx: &mut Tx<'_>, app: &App, now: Time, id: CaseId) -> Result<(), Error> {
    let case = match cases::case_find(tx, &Actor::system(), id) {
        Err(cases::Error::NotFound) => return Ok(()),
        found => found?,
    };
    let request = request_of(tx, &case)?;
    let Some(reveal) = request.reveal.filter(|_| case.state != "withdrawn") else {
        return Ok(());
    };
    let registry = app.registry.get(tx)?;
    messages::warned(tx, (app, &registry), now, (&case, reveal))
}

/// Public requests, the newest first.
pub fn request_list(
    tx: &mut Tx<'_>,
    filter: &RequestFilter,
    page: (i64, i64),
) -> Result<Vec<RequestRow>, Error> {
    Ok(queries::rows(tx, filter, page, None)?)
}

/// The same for programs, a piece at a time: those before the moment and the id of the last one that was seen.
pub fn request_piece(
    tx: &mut Tx<'_>,
    filter: &RequestFilter,
    page: (i64, i64),
    before: Option<(Time, &str)>,
) -> Result<Vec<RequestRow>, Error> {
    Ok(queries::rows(tx, filter, page, before)?)
}

/// One public request as a list shows it.
pub(crate) fn request_row(tx: &mut Tx<'_>, id: CaseId) -> Result<Option<RequestRow>, Error> {
    Ok(queries::row(tx, id)?)
}

/// Public requests that have all these words, best first.
pub fn request_search(tx: &mut Tx<'_>, asked: &str, limit: u32) -> Result<Vec<RequestRow>, Error> {
    let tokens = query_tokens(asked);
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for hit in tx.words_find(&[KIND], &tokens, limit)? {
        if let Ok(id) = CaseId::parse(&hit.id) {
            found.extend(queries::row(tx, id)?);
        }
    }
    Ok(found)
}

/// How an agency answers public requests.
pub fn request_counts(tx: &mut Tx<'_>, agency: &str, now: Time) -> Result<RequestCounts, Error> {
    Ok(queries::counts(tx, agency, now)?)
}

/// Erases what a request says of people: its words, and those by which it is found.
pub(crate) fn request_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    queries::erase(tx, id)?;
    moderation::erase(tx, id)?;
    tx.words_remove(KIND, &id.to_string())
}
