//! Verbs of reports: the only writers.

use std::borrow::Cow;
use std::collections::HashMap;
use std::time::Duration;

use base::{Actor, Field, PersonId, Point, Reference, Time, words};
use kernel::App;
use kernel::audit::{self, Fresh};
use kernel::bans;
use kernel::cases::{
    self, Area, Audience, Case, CaseId, CaseMove, CaseOpen, Deadline, Entry, Party, Phase,
};
use kernel::documents::{self, CaseDocuments, DocumentNew, Hold};
use kernel::identity::mandates::{self, Done};
use kernel::identity::{self, CodeConfirm, CodeRequest, SessionNew};
use kernel::once::{self, Known, Once};
use kernel::registry::{self, Cache, Registry};
use store::{NewJob, Tx};

use crate::error::Error;
use crate::heard;
use crate::jobs::{DRAFT_KEPT, SWEEP};
use crate::me_too::{self, MeToo};
use crate::model::{
    Answer, Contact, Description, Draft, Feedback, KIND, Report, ReportCounts, ReportFilter,
    ReportNew, ReportRow, Sent, Source, Visibility,
};
use crate::partners::Elsewhere;
use crate::queries::{self, Placed};
use crate::{
    alerts, around, fixed, likeness, messages, model, moderation, open311, partners, rules, sms,
};

/// The state of a report that another one goes on for, and its relation to that one.
const MERGED: &str = "merged";
const SAME_AS: &str = "same_as";

/// How many reports there are of each sort.
pub type FeedbackCounts = HashMap<Feedback, i64>;

/// The sort of each report.
pub type FeedbackOf = HashMap<CaseId, Feedback>;

/// A report that was made, or had been made by an earlier try of the same request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    /// What people call it.
    pub reference: Reference,
    /// Its id.
    pub id: CaseId,
    /// Whether a code has to confirm the reporter's address before an agency sees it.
    pub unconfirmed: bool,
}

/// Makes a report: routes it, opens its case, attaches its documents and asks for a code where the
/// reporter's address has to be confirmed. The same key with the same request gives the same report.
pub fn report_create(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    new: &ReportNew,
    (once, code): (Option<&Once>, Option<&CodeRequest>),
) -> Result<Created, Error> {
    let sender = heard::sender(actor, new);
    tx.foresee(|tx| {
        if let Some(once) = once {
            once::once_find(tx, once)?;
        }
        bans::ban_foresee(tx, (app, now), &sender)?;
        registry::experience_foresee(tx, (app, now), (&new.category, new.point))?;
        Cache::foresee(tx)
    })?;
    if let Some(earlier) = earlier(tx, once)? {
        return Ok(earlier);
    }
    new.check()?;
    let registry = app.registry.get(tx)?;
    let category = registry
        .category(&new.category)
        .ok_or(Error::CategoryUnknown)?;
    let new = &*kept_private(&registry, new);
    let asked = (new.category.as_str(), new.point);
    let known = registry::experience(tx, (app, &registry, now), asked)?;
    let routed = rules::route(&registry, new, known, now)?;
    heard::heard(tx, (app, &registry, now), &sender, &routed.agency)?;
    let questions = registry.questions(category.code.as_str());
    let (public, private) = rules::answers_split(questions, &new.answers);
    let unconfirmed = code.is_some();
    let owner = owner_of(tx, (actor, now), new)?;
    let opening = opening(owner, new, &routed, (unconfirmed, &public));
    if !unconfirmed {
        tx.foresee(|tx| messages::officers_foresee(tx, &registry, &opening.matter()))?;
    }
    let case = cases::case_open(tx, &app.kinds, &registry, (actor, now), &opening)
        .map_err(reference_taken)?;
    let placed = Placed {
        state: routed.state.as_deref(),
        district: routed.district.as_deref(),
        filed_by: actor.id().filter(|_| new.behalf.is_some()),
        note: &routed.note,
    };
    queries::report_insert(tx, new, &placed, (&public, &private))?;
    counter_keep(tx, (actor, now), &case, new)?;
    documents_attach(tx, new, now)?;
    open311::media_enqueue(tx, now, new)?;
    if let Some(code) = code {
        identity::code_request(tx, now, code)?;
    } else {
        let said = (new.category.as_str(), new.point, &new.description);
        report_opened(tx, (app, &registry, now), &case, (said, new.source))?;
    }
    let created = Created {
        reference: case.reference,
        id: case.id,
        unconfirmed,
    };
    if let Some(once) = once {
        once::once_keep(tx, once, created.reference.as_str(), now)?;
    }
    Ok(created)
}

/// Whose report it is from the start. What an officer files is the person's whose address was given to the officer;
/// without one it is nobody's, and opens with its secret.
fn owner_of(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    new: &ReportNew,
) -> Result<Option<PersonId>, Error> {
    let Some(behalf) = new.behalf else {
        return Ok(actor
            .party()
            .filter(|_| !matches!(new.source, Source::Open311 | Source::Partner)));
    };
    if !rules::files(actor) {
        return Err(cases::Error::Forbidden.into());
    }
    let Some(address) = new.reporter.address() else {
        return Ok(None);
    };
    let person = identity::person_find_or_create(tx, now, &address, behalf.person)?;
    Ok(Some(person))
}

/// Keeps with whoever an officer files for that this was done in their name: a mandate for this one act.
fn counter_keep(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    case: &Case,
    new: &ReportNew,
) -> Result<(), Error> {
    let address = new.behalf.and_then(|_| new.reporter.address());
    let (Some(address), Some(owner)) = (address, case.owner) else {
        return Ok(());
    };
    let done = Done {
        case: case.id,
        kind: &case.kind,
        reference: case.reference.as_str(),
        owner: case.owner,
        version: case.version,
        step: "open",
    };
    let fresh = new.fresh.act.next();
    let kept = mandates::mandate_counter(tx, (actor, now), (owner, &address), (&done, &fresh));
    Ok(kept.map_err(cases::Error::from)?)
}

/// How a new report's case begins.
fn opening(
    owner: Option<PersonId>,
    new: &ReportNew,
    routed: &rules::Routed,
    (unconfirmed, public): (bool, &[Answer]),
) -> CaseOpen {
    let state = if unconfirmed {
        "unconfirmed"
    } else {
        new.feedback.opens()
    };
    CaseOpen {
        id: new.fresh.id,
        reference: new.fresh.reference.clone(),
        kind: KIND.to_owned(),
        state: state.to_owned(),
        agency: routed.agency.clone(),
        topic: Some(new.category.clone()),
        area: Area {
            state: routed.state.clone(),
            district: routed.district.clone(),
        },
        owner,
        key_hash: new.fresh.key_hash.clone(),
        party: Party::Owner,
        lang: new.lang,
        public: new.visibility != Visibility::Private,
        payload: rules::payload(new, public),
        fresh: new.fresh.act.clone(),
    }
}

/// What may not be public is made private, whatever was asked.
fn kept_private<'n>(registry: &Registry, new: &'n ReportNew) -> Cow<'n, ReportNew> {
    if rules::visibilities(registry, &new.category).contains(&new.visibility) {
        return Cow::Borrowed(new);
    }
    Cow::Owned(ReportNew {
        visibility: Visibility::Private,
        ..new.clone()
    })
}

/// A reference is random: meeting a taken one is chance, and the caller draws again.
fn reference_taken(error: cases::Error) -> Error {
    if error.is_taken() {
        return Error::ReferenceTaken;
    }
    error.into()
}

fn earlier(tx: &mut Tx<'_>, once: Option<&Once>) -> Result<Option<Created>, Error> {
    let Some(once) = once else { return Ok(None) };
    let reference = match once::once_find(tx, once)? {
        Known::New => return Ok(None),
        Known::Other => return Err(Error::OnceOther),
        Known::Done(reference) => reference,
    };
    let reference = Reference::parse(&reference).map_err(|_| Error::OnceOther)?;
    report_made(tx, reference).map(Some)
}

/// What an earlier try of the same request made.
fn report_made(tx: &mut Tx<'_>, reference: Reference) -> Result<Created, Error> {
    let case = cases::case_by_reference(tx, &Actor::system(), &reference)?;
    let unconfirmed = case.phase == Phase::Hidden;
    Ok(Created {
        reference,
        id: case.id,
        unconfirmed,
    })
}

fn documents_attach(tx: &mut Tx<'_>, new: &ReportNew, now: Time) -> Result<(), Error> {
    let audience = match new.visibility {
        Visibility::Private => Audience::Case,
        Visibility::Named | Visibility::NameHidden => Audience::Public,
    };
    for (stored, id) in new.documents.iter().zip(&new.fresh.documents) {
        let spoken = new.source == Source::Easy && model::is_sound(stored);
        let document = DocumentNew {
            id: id.clone(),
            sort: None,
            case_id: new.fresh.id.to_string(),
            entry_id: None,
            stored: stored.clone(),
            audience: if spoken { Audience::Case } else { audience },
        };
        documents::document_add(tx, now, &document)?;
    }
    Ok(())
}

/// What follows when a report reaches its agency: it can be found, and reporter and officers are told. One that was
/// made elsewhere is known to its agency.
fn report_opened(
    tx: &mut Tx<'_>,
    (app, registry, now): (&App, &Registry, Time),
    case: &Case,
    (said, source): ((&str, Option<Point>, &Description), Source),
) -> Result<(), Error> {
    if case.public {
        let (_, _, description) = said;
        tx.words_put(KIND, &case.id.to_string(), &description.tokens)?;
        likeness::near_put(tx, (app, registry, now), case, said)?;
    }
    if source == Source::Partner {
        return Ok(());
    }
    partners::report_note(tx, registry, now, case)?;
    // Whoever reports by text message is answered by one that says more.
    if source != Source::Sms {
        messages::received(tx, app, now, case)?;
    }
    messages::officers(tx, (app, registry), now, (case, "officer_new_report"))
}

/// What a report says that waits for its reporter's address to be confirmed.
pub fn report_waiting(tx: &mut Tx<'_>, id: CaseId) -> Result<String, Error> {
    let case = cases::case_find(tx, &Actor::system(), id)?;
    let report = queries::report_find(tx, &case)?.ok_or(cases::Error::NotFound)?;
    Ok(report.description)
}

/// Confirms the reporter's address with the code that was sent there. The report reaches its agency
/// and belongs to the person from now on.
///
/// `words` is what it says ([`report_waiting`]), read before the transaction. The inner result is a wrong code: its count
/// must be kept, so the transaction stands.
pub fn report_confirm(
    tx: &mut Tx<'_>,
    app: &App,
    now: Time,
    id: CaseId,
    words: &Description,
    (code, person, fresh): (&CodeConfirm, PersonId, &Fresh),
) -> Result<Result<PersonId, identity::Error>, Error> {
    let address = match identity::code_confirm(tx, now, code)? {
        Ok(address) => address,
        Err(refused) => return Ok(Err(refused)),
    };
    let person = identity::person_find_or_create(tx, now, &address, person)?;
    cases::case_own(tx, id, person)?;
    let registry = app.registry.get(tx)?;
    let system = Actor::system();
    let hidden = cases::case_find(tx, &system, id)?;
    let report = queries::report_find(tx, &hidden)?.ok_or(cases::Error::NotFound)?;
    if report.description != words.as_str() {
        return Err(cases::Error::Stale(hidden.version).into());
    }
    let confirm = CaseMove::new(id, report.feedback.confirms(), fresh.clone());
    let moved = cases::case_move(tx, &app.kinds, &registry, (&system, now), &confirm)?;
    let report = queries::report_find(tx, &moved.case)?.ok_or(cases::Error::NotFound)?;
    let said = (report.category.as_str(), report.point, words);
    report_opened(tx, (app, &registry, now), &moved.case, (said, Source::Web))?;
    Ok(Ok(person))
}

/// A report with the part of its history that the actor may read.
#[derive(Debug, Clone)]
pub struct ReportSeen {
    /// The report.
    pub report: Report,
    /// Its timeline, oldest first.
    pub entries: Vec<Entry>,
    /// All its clocks.
    pub deadlines: Vec<Deadline>,
    /// What was sent to it that the actor may see.
    pub documents: CaseDocuments,
    /// Who else has the trouble.
    pub me_too: MeToo,
    /// The report that goes on in its place, once it was merged.
    pub merged_into: Option<Reference>,
    /// What of it came from an agency's own system.
    pub elsewhere: Elsewhere,
}

/// The report of this reference with everything that is not personal.
pub fn report_show(
    tx: &mut Tx<'_>,
    actor: &Actor,
    reference: &Reference,
) -> Result<ReportSeen, Error> {
    let case = cases::case_by_reference(tx, actor, reference)?;
    let (entries, deadlines) = cases::case_timeline(tx, actor, &case)?;
    let documents = documents::documents_of_case(tx, actor, &case)?;
    let me_too = me_too::me_too_seen(tx, actor, case.id)?;
    let merged_into = if case.state == MERGED {
        cases::case_linked(tx, actor, case.id, SAME_AS)?.map(|other| other.reference)
    } else {
        None
    };
    let elsewhere = partners::from_elsewhere(tx, case.id)?;
    let report = queries::report_find(tx, &case)?.ok_or(cases::Error::NotFound)?;
    Ok(ReportSeen {
        report,
        entries,
        deadlines,
        documents,
        me_too,
        merged_into,
        elsewhere,
    })
}

/// The report as an officer handles it, with the person behind it; the reading leaves its row.
pub fn report_handle(
    tx: &mut Tx<'_>,
    (actor, now): (&Actor, Time),
    reference: &Reference,
) -> Result<(ReportSeen, Contact), Error> {
    let seen = report_show(tx, actor, reference)?;
    let case = &seen.report.case;
    if !cases::rules::reads_as_office(actor, case) {
        return Err(cases::Error::NotFound.into());
    }
    let subject = (case.id.to_string(), case.agency.clone());
    let subject = (subject.0.as_str(), subject.1.as_str());
    let fields = [Field::Name, Field::Email, Field::Phone, Field::Answers];
    let proof = audit::viewed(tx, now, actor, subject, &fields)?;
    let contact = Contact {
        fixed: fixed::fixed_of(tx, &proof, case.id)?,
        ..queries::contact_find(tx, &proof, case.id)?.unwrap_or_default()
    };
    Ok((seen, contact))
}

/// Public reports, newest first.
pub fn report_list(
    tx: &mut Tx<'_>,
    filter: &ReportFilter,
    (limit, offset): (i64, i64),
) -> Result<Vec<ReportRow>, Error> {
    match around::newest(tx, filter, (limit, offset))? {
        Some(rows) => Ok(rows),
        None => Ok(queries::rows(tx, filter, (limit, offset))?),
    }
}

/// One public report as a list shows it.
pub fn report_row(tx: &mut Tx<'_>, reference: &Reference) -> Result<ReportRow, Error> {
    Ok(queries::row_by_reference(tx, reference)?.ok_or(cases::Error::NotFound)?)
}

/// Public reports whose description has all these words, best first.
pub fn report_search(tx: &mut Tx<'_>, asked: &str, limit: u32) -> Result<Vec<ReportRow>, Error> {
    let tokens = words::query_tokens(asked);
    if tokens.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for hit in tx.words_find(&[KIND], &tokens, limit)? {
        if let Ok(id) = CaseId::parse(&hit.id) {
            found.extend(queries::row_by_id(tx, id)?);
        }
    }
    Ok(found)
}

/// How many public reports there are, and how many were answered in time.
pub fn report_counts(tx: &mut Tx<'_>) -> Result<ReportCounts, Error> {
    Ok(queries::counts(tx)?)
}

/// How many public reports of each sort there are.
pub fn feedback_counts(tx: &mut Tx<'_>) -> Result<FeedbackCounts, Error> {
    Ok(queries::feedback_counts(tx)?)
}

/// What sort each of a person's reports is, by case.
pub fn feedback_of_owner(tx: &mut Tx<'_>, owner: PersonId) -> Result<FeedbackOf, Error> {
    Ok(queries::feedback_of_owner(tx, owner)?)
}

/// Wrong secrets on one reference within [`TRIES_SPAN`]; then even the right one has to wait, so that
/// nobody learns from it.
const TRIES_MAX: i64 = 20;
/// How long wrong secrets count.
pub(crate) const TRIES_SPAN: Duration = Duration::from_hours(1);

/// Opens a report to the session of somebody who knows its secret. What is wrong and what never was
/// answer alike.
///
/// The inner result is a refusal: the count of wrong tries must be kept, so the transaction stands.
pub fn report_unlock(
    tx: &mut Tx<'_>,
    now: Time,
    reference: &Reference,
    (key_hash, session): (&str, &SessionNew),
) -> Result<Result<(), Error>, Error> {
    let since = now - TRIES_SPAN;
    if queries::tries(tx, reference, since)? >= TRIES_MAX {
        return Ok(Err(Error::TriesMany));
    }
    match cases::case_of_key(tx, reference, key_hash) {
        Ok(case) => {
            identity::session_add_case(tx, now, session, &case.id.to_string())?;
            Ok(Ok(()))
        }
        Err(cases::Error::NotFound) => {
            queries::try_count(tx, reference, (now, since))?;
            Ok(Err(Error::KeyWrong))
        }
        Err(error) => Err(error.into()),
    }
}

/// A draft that somebody fills in. Its id is the secret that opens it.
pub fn draft_find(tx: &mut Tx<'_>, id: &str) -> Result<Draft, Error> {
    queries::drafts::draft_find(tx, id)?.ok_or(Error::DraftGone)
}

/// Begins a draft. Once a day, drafts that nobody touched for a week are swept up.
pub fn draft_begin(tx: &mut Tx<'_>, now: Time, id: &str, draft: &Draft) -> Result<(), Error> {
    queries::drafts::draft_put(tx, id, draft, now)?;
    tx.enqueue(&NewJob {
        id: format!("drafts-{id}"),
        kind: SWEEP.to_owned(),
        key: Some("daily".to_owned()),
        payload: String::new(),
        run_at: now + Duration::from_hours(24),
        now,
    })?;
    Ok(())
}

/// Begins a draft under a key that its browser drew, unless an earlier try has.
pub fn draft_ensure(tx: &mut Tx<'_>, now: Time, id: &str, draft: &Draft) -> Result<(), Error> {
    if queries::drafts::draft_find(tx, id)?.is_some() {
        return Ok(());
    }
    draft_begin(tx, now, id, draft)?;
    draft_put(tx, now, id, draft)
}

/// Keeps a draft, and its documents as long as it is kept.
pub fn draft_put(tx: &mut Tx<'_>, now: Time, id: &str, draft: &Draft) -> Result<(), Error> {
    let holder = format!("reports-draft-{id}");
    let hold = Hold {
        holder: &holder,
        span: DRAFT_KEPT,
    };
    documents::documents_hold(tx, now, hold, &draft.documents())?;
    Ok(queries::drafts::draft_put(tx, id, draft, now)?)
}

/// A draft to be sent, with everything drawn before the transaction.
#[derive(Debug, Clone)]
pub struct Sending {
    /// The draft's secret.
    pub draft: String,
    /// The report in it.
    pub new: ReportNew,
    /// The code that has to confirm the reporter's address.
    pub code: Option<CodeRequest>,
    /// A session that lets an anonymous reporter see the report at once.
    pub session: Option<SessionNew>,
}

/// Makes a draft's report, once: a draft that was sent gives the report that came of it.
pub fn draft_send(
    tx: &mut Tx<'_>,
    app: &App,
    (actor, now): (&Actor, Time),
    sending: &Sending,
) -> Result<Created, Error> {
    let mut draft = draft_find(tx, &sending.draft)?;
    if let Some(sent) = draft.sent {
        let case = cases::case_find(tx, &Actor::system(), sent.id)?;
        let unconfirmed = case.phase == Phase::Hidden;
        session_open(tx, now, sending, case.id)?;
        return Ok(Created {
            reference: sent.reference,
            id: sent.id,
            unconfirmed,
        });
    }
    let code = sending.code.as_ref();
    let created = report_create(tx, app, (actor, now), &sending.new, (None, code))?;
    draft.sent = Some(Sent {
        id: created.id,
        reference: created.reference.clone(),
    });
    // They are the report's from now on: what is taken away there must not go on living here.
    draft.photos.clear();
    draft.files.clear();
    draft_put(tx, now, &sending.draft, &draft)?;
    session_open(tx, now, sending, created.id)?;
    Ok(created)
}

/// Lets an anonymous reporter's browser see the report.
fn session_open(tx: &mut Tx<'_>, now: Time, sending: &Sending, id: CaseId) -> Result<(), Error> {
    if let Some(session) = &sending.session {
        identity::session_add_case(tx, now, session, &id.to_string())?;
    }
    Ok(())
}

/// Erases what a report says of people: words, place, name, contact, photos' source, search words.
pub fn report_erase(tx: &mut Tx<'_>, id: CaseId) -> Result<(), store::Error> {
    queries::report_erase(tx, id)?;
    me_too::me_too_erase(tx, id)?;
    alerts::alerts_erase(tx, id)?;
    fixed::fixed_erase(tx, id)?;
    partners::partners_erase(tx, id)?;
    sms::sms_erase(tx, id)?;
    registry::experience_forget(tx, &id.to_string())?;
    moderation::moderation_erase(tx, id)?;
    tx.words_remove(KIND, &id.to_string())
}
