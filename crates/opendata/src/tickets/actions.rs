//! Verbs of tickets: the only writers.

use base::{Actor, Lang, PersonId, Reference, Time};
use kernel::App;
use kernel::cases::{
    self, Area, Case, CaseId, CaseMove, CaseOpen, Entry, Moved, Party, Phase, case_by_reference,
    case_timeline, rules as engine,
};
use kernel::once::{Once, once_do};
use store::Tx;
use tables::gate;

use super::model::{
    FaultTold, FaultsShown, Outcome, Sort, Ticket, TicketNew, TicketSeen, WishFilter, WishRow,
};
use super::{jobs, messages, queries, rules};
use crate::actions::dataset_show;
use crate::drafts::gate::rules as gate_rules;
use crate::error::Error;

/// A ticket that was made, or had been made by an earlier try of the same form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// What people call it.
    pub reference: Reference,
}

/// Problems that a page of a dataset tells of.
const TOLD: i64 = 5;

/// Makes a ticket: opens its case at the agency that publishes the dataset, or should. The same form gives the same ticket.
pub fn ticket_create(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    new: &TicketNew,
    once: Option<&Once>,
) -> Result<Created, Error> {
    let made = once_do(tx, now, once, |tx| {
        ticket_open(tx, app, (actor, now), new).map(|reference| reference.to_string())
    })?;
    let reference = Reference::parse(&made).map_err(|_| Error::Missing)?;
    Ok(Created { reference })
}

fn ticket_open(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    new: &TicketNew,
) -> Result<Reference, Error> {
    let mut new = rules::checked(new)?;
    if let Some(slug) = &new.dataset {
        new.agency = dataset_show(tx, slug)?.dataset.agency;
    } else if new.sort == Sort::Fault {
        return Err(Error::Missing);
    }
    if new.public {
        let found = personal_in(app, now, &format!("{}\n{}", new.title, new.words))?;
        if !found.is_empty() {
            return Err(Error::PersonalWords(found));
        }
    }
    let registry = app.registry.get(tx)?;
    let today = registry.calendar(&new.agency).date(now);
    let agency = registry.agency_on(&new.agency, today);
    let agency = agency.ok_or(Error::AgencyUnknown)?;
    let opening = opening(actor, &new, (&agency.code, agency.state.as_deref()));
    let case = cases::case_open(tx, &app.kinds, &registry, (actor, now), &opening)?;
    queries::ticket_put(tx, &new)?;
    messages::officers(tx, (app, &registry), now, &case)?;
    Ok(case.reference)
}

fn opening(actor: &Actor, new: &TicketNew, (agency, state): (&str, Option<&str>)) -> CaseOpen {
    CaseOpen {
        id: new.fresh.id,
        reference: new.fresh.reference.clone(),
        kind: new.sort.kind().to_owned(),
        state: "received".to_owned(),
        party: Party::Owner,
        owner: actor.party(),
        agency: agency.to_owned(),
        area: Area {
            district: None,
            state: state.map(str::to_owned),
        },
        topic: None,
        key_hash: None,
        lang: new.lang,
        public: new.public,
        payload: rules::payload(new),
        fresh: new.fresh.act.clone(),
    }
}

/// Numbers of identity cards and phones in words that everybody would read.
pub(crate) fn personal_in(app: &App, now: Time, words: &str) -> Result<Vec<String>, Error> {
    let rules = gate_rules(app, now).map_err(|error| {
        tracing::error!(%error, "the gate cannot be read");
        Error::Problem(base::Problem::internal())
    })?;
    let mut found = rules.find(words);
    found.retain(|(sort, _)| matches!(sort, gate::Sort::Identity | gate::Sort::Phone));
    Ok(found.into_iter().map(|(_, words)| words).collect())
}

/// Refuses words of an office that everybody is about to read, if personal numbers are in them.
pub(crate) fn words_check(
    app: &App,
    now: Time,
    case: &Case,
    text: &str,
) -> Result<(), cases::Error> {
    if Sort::of_kind(&case.kind).is_none() {
        return Ok(());
    }
    match personal_in(app, now, text) {
        Ok(found) if found.is_empty() => Ok(()),
        Ok(found) => Err(cases::Error::Personal(found)),
        Err(error) => Err(refusal(error)),
    }
}

fn refusal(error: Error) -> cases::Error {
    match error {
        Error::Store(error) => error.into(),
        Error::Case(error) => error,
        error => cases::Error::Refused(Box::new(error.into())),
    }
}

/// The ticket of this reference: to whoever brought it with all of it, to everybody else as the public sees it, if it does. Officers
/// have a page for what is private.
pub fn ticket_show(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &Reference,
) -> Result<TicketSeen, Error> {
    let case = case_by_reference(tx, &Actor::system(), reference)?;
    let nobody = Actor::anonymous();
    let own = actor.stands_for(case.owner, &case.kind);
    if !own && !engine::visible(&nobody, &case) {
        return Err(Error::Missing);
    }
    let ticket = ticket_of(tx, &case)?;
    let reader = if own { actor } else { &nobody };
    let (entries, _) = case_timeline(tx, reader, &case)?;
    Ok(TicketSeen {
        joined: queries::joined(tx, case.id, actor.id())?,
        case,
        ticket,
        entries,
    })
}

pub(super) fn ticket_of(tx: &mut Tx<'_>, case: &Case) -> Result<Ticket, Error> {
    let found = match Sort::of_kind(&case.kind) {
        Some(_) => queries::ticket(tx, case.id)?,
        None => None,
    };
    found.ok_or(Error::Missing)
}

/// A wish that everybody may see.
fn wish(tx: &mut Tx<'_>, reference: &Reference) -> Result<Case, Error> {
    let case = case_by_reference(tx, &Actor::anonymous(), reference)?;
    let is_wish = Sort::of_kind(&case.kind) == Some(Sort::Wish);
    is_wish.then_some(case).ok_or(Error::Missing)
}

/// Counts in somebody who wants the same and tells them what comes of it. Saying it again changes nothing, and whoever asked need
/// not say it. A wish that is closed takes nobody more.
pub fn ticket_join(
    tx: &mut Tx<'_>,
    now: Time,
    reference: &Reference,
    (person, lang): (PersonId, Lang),
) -> Result<(), Error> {
    let case = wish(tx, reference)?;
    if case.phase == Phase::Closed {
        return Err(Error::TicketClosed);
    }
    if case.owner != Some(person) {
        queries::join(tx, case.id, (person, lang), now)?;
    }
    Ok(())
}

/// Takes somebody off again, whatever became of the wish. Doing it twice changes nothing.
pub fn ticket_leave(tx: &mut Tx<'_>, reference: &Reference, person: PersonId) -> Result<(), Error> {
    let case = wish(tx, reference)?;
    Ok(queries::leave(tx, case.id, person)?)
}

/// What follows when somebody has moved a ticket, whoever that was: what is said to be published is, what came of it is kept, and
/// those who have to know are told.
pub(crate) fn moved(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    done: &Moved,
    cmd: &CaseMove,
) -> Result<(), cases::Error> {
    if Sort::of_kind(&done.case.kind).is_none() {
        return Ok(());
    }
    ticket_follow(tx, app, now, (done, cmd)).map_err(refusal)
}

fn ticket_follow(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    (made, cmd): (&Moved, &CaseMove),
) -> Result<(), Error> {
    let (case, step) = (&made.case, cmd.step.as_str());
    let published = match step {
        "publish" => Some(published(tx, cmd.body.as_deref().unwrap_or_default())?),
        _ => None,
    };
    if let Some(outcome) = rules::outcome_of(step) {
        let answered = outcome.filter(|outcome| *outcome != Outcome::Withdrawn);
        let at = answered.map(|_| now);
        queries::outcome_put(tx, case.id, outcome, (published.as_deref(), at))?;
        if answered.is_some() {
            jobs::news_enqueue(tx, now, case)?;
        }
    }
    if matches!(step, "answer" | "reopen" | "write" | "transfer") {
        let registry = app.registry.get(tx)?;
        messages::officers(tx, (app, &registry), now, case)?;
    }
    Ok(())
}

/// The dataset that words say something was published as: of those that they name, the first that there is.
fn published(tx: &mut Tx<'_>, words: &str) -> Result<String, Error> {
    for slug in rules::published_in(words) {
        match dataset_show(tx, slug) {
            Ok(shown) if shown.newest().is_some() => return Ok(slug.to_owned()),
            Ok(_) | Err(Error::Missing) => {}
            Err(error) => return Err(error),
        }
    }
    Err(Error::PublishedWhere)
}

/// Public wishes, the newest first.
pub fn wishes_list(
    tx: &mut Tx<'_>,
    filter: &WishFilter,
    page: (i64, i64),
) -> Result<Vec<WishRow>, Error> {
    Ok(queries::wishes(tx, filter, page)?)
}

/// What everybody may know of problems with a dataset.
pub fn faults_shown(tx: &mut Tx<'_>, slug: &str) -> Result<FaultsShown, Error> {
    let (open, answered) = queries::faults_counted(tx, slug)?;
    let mut told = Vec::new();
    for (id, title) in queries::faults_told(tx, slug, TOLD)? {
        told.extend(fault_told(tx, id, title)?);
    }
    Ok(FaultsShown {
        open,
        answered,
        told,
    })
}

/// A problem with the last words of the agency; nothing if it is not for everybody any more.
fn fault_told(tx: &mut Tx<'_>, id: CaseId, title: String) -> Result<Option<FaultTold>, Error> {
    let nobody = Actor::anonymous();
    let case = match cases::case_find(tx, &nobody, id) {
        Ok(case) => case,
        Err(cases::Error::Store(error)) => return Err(error.into()),
        Err(_) => return Ok(None),
    };
    let (entries, _) = case_timeline(tx, &nobody, &case)?;
    let is_answer = |entry: &&Entry| matches!(entry.step.as_str(), "fix" | "keep");
    let answer = entries.into_iter().rev().find(|entry| is_answer(&entry));
    Ok(Some(FaultTold {
        answer: answer
            .filter(|_| case.phase == Phase::Closed)
            .and_then(|entry| entry.body),
        reference: case.reference,
        state: case.state,
        title,
        updated: case.updated,
    }))
}

/// Erases what a ticket says of people, and who joined it.
pub(crate) fn ticket_erase(tx: &mut Tx<'_>, id: CaseId) -> store::Result<()> {
    queries::erase(tx, id)
}
