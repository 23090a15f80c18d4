//! One report on an officer's desk, with everything needed to act on it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Actor, Field, Problem, Reference, Time};
use kernel::App;
use kernel::bans;
use kernel::cases::{self, Case, CaseMove, Phase, Possible};
use kernel::moderation::ActRow;
use kernel::personal::{personal_noticed, personal_wished};
use kernel::registry::Registry;
use store::Tx;
use web::{
    Access, Answers, Choice, Ctx, Event, Failure, Form, Page, Route, Row, Tone, html, html_status,
    see_other,
};

use super::back;
use super::deeds::{Deed, reply_of};
use super::desk_steps::{StepForm, is_others, steps};
use super::facts::{self, Turn};
use super::media::{self, Shown};
use super::moderate::act_rows;
use super::new::BODY_LIMIT;
use super::show::{live, move_of, reference};
use crate::actions::{self, ReportSeen};
use crate::enclosed::enclose;
use crate::error::Error;
use crate::fixed;
use crate::late::{self, Late, late_first};
use crate::likeness::{self, Asked, Similar, Sketch};
use crate::model::{Contact, Feedback};
use crate::moderation;
use crate::partners;
use crate::replies::{Reply, replies_of, reply_words};

pub(super) fn routes() -> Vec<Route<App>> {
    let officer = Access::May(cases::READ);
    vec![
        Route::get(
            "/{lang}/desk/reports/{reference}",
            "reports.page_handle",
            officer,
            handle,
        )
        .personal("handling", READ_OF_REPORT),
        Route::post(
            "/{lang}/desk/reports/{reference}",
            "reports.page_act",
            officer,
            act,
        )
        .personal("handling", READ_OF_REPORT)
        .body_limit(BODY_LIMIT),
    ]
}

/// What the page tells of the person behind a report, and of a report that is not public.
const READ_OF_REPORT: &[Field] = &[
    Field::Name,
    Field::Email,
    Field::Phone,
    Field::Answers,
    Field::Words,
    Field::Place,
    Field::Files,
];

#[derive(Template)]
#[template(path = "desk_report.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one part of the page is shown"
)]
struct Handle {
    page: Page,
    answers: Answers,
    /// Where forms go, and the queue that the officer came from.
    here: String,
    queue: String,
    done: Option<String>,
    /// Where the page learns of news.
    live: String,
    reference: String,
    version: i64,
    state: String,
    tone: Tone,
    due: Option<(String, Tone)>,
    description: String,
    facts: Vec<Row>,
    contact: Vec<Row>,
    shown: Shown,
    events: Vec<Event>,
    closed: bool,
    /// Whether it can be given to colleagues and be put in their order.
    handled: bool,
    colleagues: Vec<Choice>,
    /// The id of the officer who has it.
    holder: String,
    priorities: Vec<Choice>,
    priority: &'static str,
    steps: Vec<StepForm>,
    /// Whether somebody else has to decide what this officer decided before.
    others: bool,
    /// Reasons to choose from, where it has to be said why the report is late.
    late: Vec<Choice>,
    /// Why it is late, as was said, and to whom it was brought.
    because: Vec<String>,
    candidates: Vec<(String, String)>,
    alike: Vec<Alike>,
    /// Whether it can teach an override area.
    teaches: bool,
    /// How far it has come on its way to the agency's own system, where it has one.
    parcels: Vec<(String, String, Tone)>,
    /// The agencies that had it, and how long that was together.
    chain: Option<(Vec<Turn>, String)>,
    /// Personal numbers in the words that the officer is about to publish.
    noticed: Vec<(String, String)>,
    /// Whether an office changed any of the report's own words or took it away.
    moderated: bool,
    /// Whether the officer may do so.
    moderates: bool,
    /// Whether the officer may propose that its sender is not heard for a time.
    bans: bool,
    /// Whether they may say that a court needs it.
    custody: bool,
    /// What was moderated, for those who may.
    acts: Vec<ActRow>,
}

/// A report that is probably about the same matter.
struct Alike {
    reference: String,
    category: String,
    state: String,
    tone: Tone,
    created: Time,
    description: String,
    why: String,
    /// Whether this report can be merged into it.
    merges: bool,
}

/// Reports beside one that an officer handles.
const ALIKE: usize = 8;

async fn handle(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<Handle, Failure> {
    let reference = reference(ctx)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (registry, seen, contact, moves, (colleagues, replies, parcels, history)) = app
        .db
        .read("reports.page_handle", move |tx| {
            let registry = shared.registry.get(tx)?;
            let (seen, contact) = actions::report_handle(tx, (&actor, now), &reference)?;
            let case = &seen.report.case;
            let colleagues = colleagues(tx, &actor, case)?;
            let who = (&actor, now);
            let replies = replies_at(tx, &shared, who, case)?;
            let moves = cases::case_moves(tx, &shared.kinds, &registry, who, case)?;
            let parcels = partners::parcels_of(tx, case.id)?;
            let history = moderation::moderations(tx, &actor, case)?;
            Ok::<_, Error>((
                registry,
                seen,
                contact,
                moves,
                (colleagues, replies, parcels, history),
            ))
        })
        .await?;
    let alike = alike(app, ctx, &registry, &seen).await?;
    let mut handle = render(app, ctx, &registry, (&seen, &moves), &contact, answers);
    for step in &mut handle.steps {
        let ready = replies.iter().filter(|reply| reply.step == step.code);
        step.replies = ready
            .map(|reply| facts::reply(&handle.page, reply))
            .collect();
    }
    handle.parcels = partners::parcel_rows(&handle.page, &registry, &parcels);
    let known = (seen.report.category.as_str(), seen.entries.as_slice());
    handle.acts = act_rows(&handle.page, (app, &registry), known, &history);
    handle.handled = !colleagues.is_empty();
    handle.colleagues = colleagues;
    let merges = moves.iter().any(|possible| possible.step.merges);
    handle.alike = alike
        .iter()
        .map(|similar| alike_row(&handle.page, &registry, similar, merges))
        .collect();
    Ok(handle)
}

/// The ready replies of the agency, for those who sit at its desk.
fn replies_at(
    tx: &mut Tx<'_>,
    app: &App,
    who: (&Actor, Time),
    case: &Case,
) -> Result<Vec<Reply>, Error> {
    if who.0.sits_at(cases::READ, &case.agency) {
        replies_of(tx, app, who, &case.agency)
    } else {
        Ok(Vec::new())
    }
}

/// Why it is late, and to whom it was brought.
fn because(app: &App, page: &Page, seen: &ReportSeen) -> Vec<String> {
    let case = &seen.report.case;
    let why = facts::late(page, app, case, &seen.entries).map(|(why, _)| why);
    let climbed = facts::steps(page, case, &seen.entries);
    why.into_iter().chain(climbed).collect()
}

/// Those to whom the officer may give it, while it is open.
fn colleagues(tx: &mut Tx<'_>, actor: &Actor, case: &Case) -> Result<Vec<Choice>, Error> {
    let open = matches!(case.phase, Phase::Open | Phase::Waiting);
    if !open || !actor.may_about(cases::WORK, &case.matter()) {
        return Ok(Vec::new());
    }
    let all = cases::colleagues(tx, actor, &case.agency)?.into_iter();
    Ok(all
        .map(|(id, name)| Choice::named(id.to_string(), name))
        .collect())
}

/// What is probably the same matter, within the widest circle that anybody is shown.
async fn alike(
    app: &App,
    ctx: &Ctx,
    registry: &Arc<Registry>,
    seen: &ReportSeen,
) -> Result<Vec<Similar>, Failure> {
    let report = &seen.report;
    let Some(point) = report.point else {
        return Ok(Vec::new());
    };
    let matters = likeness::matters(app, ctx.now);
    let asked = Asked {
        point,
        category: report.category.clone(),
        sketch: Sketch::of(&matters.words, &report.description),
        prints: seen
            .documents
            .photos
            .iter()
            .filter_map(|seen| seen.photo.print)
            .collect(),
        radius_m: likeness::RADIUS_MAX_M,
        at: report.case.created,
        itself: Some(report.case.id.to_string()),
    };
    let (registry, now) = (Arc::clone(registry), ctx.now);
    Ok(app
        .db
        .read("reports.page_alike", move |tx| {
            let found = likeness::report_similar(tx, (&matters, &registry, now), &asked, ALIKE)?;
            Ok::<_, Error>(found)
        })
        .await?)
}

fn alike_row(page: &Page, registry: &Registry, similar: &Similar, merges: bool) -> Alike {
    let row = facts::list_row(page, registry, &similar.row);
    Alike {
        reference: row.reference,
        category: row.category,
        state: row.state,
        tone: row.tone,
        created: row.created,
        description: row.description,
        why: facts::alike(page, &similar.likeness),
        merges: merges && !similar.row.closed,
    }
}

/// What the officer may do; whether it was fixed is asked about what was wrong only.
fn offered(
    app: &App,
    page: &Page,
    (feedback, moves): (Feedback, &[Possible]),
    tried: &str,
) -> Vec<StepForm> {
    let mut steps = steps(app, page, moves, tried);
    steps.retain(|step| step.code != fixed::ASKS || feedback == Feedback::Complaint);
    steps
}

fn render(
    app: &App,
    ctx: &Ctx,
    registry: &Registry,
    (seen, moves): (&ReportSeen, &[Possible]),
    contact: &Contact,
    answers: Answers,
) -> Handle {
    let case = &seen.report.case;
    let mut page = ctx
        .page(String::new())
        .crumb(ctx.t("reports-desk-title"), "/desk")
        .wide();
    page.title = facts::category(&page, registry, &seen.report.category);
    let page = page.after(&answers);
    let shown = media::shown(&page, seen, media::moderates(ctx, seen));
    let mut events = facts::events(&page, (app, registry), seen, &shown.with);
    events.reverse();
    let tried = answers.value("step").to_owned();
    Handle {
        here: back::kept(ctx, &page.here()),
        queue: back::queue(ctx),
        done: done(ctx, &page),
        live: live(seen),
        reference: case.reference.to_string(),
        version: case.version,
        state: facts::state(&page, &case.state, seen.report.feedback),
        tone: facts::tone(&case.state),
        due: facts::due_tag(&page, case.phase, case.due),
        description: facts::words(&page, &seen.report.description, seen.report.spoken),
        facts: report_facts(&page, registry, seen),
        contact: contact_rows(&page, registry, &seen.report.category, contact),
        shown,
        events,
        closed: case.phase == Phase::Closed,
        handled: false,
        colleagues: Vec::new(),
        holder: case.holder.map(|id| id.to_string()).unwrap_or_default(),
        priorities: facts::priorities(&page),
        priority: case.priority.code(),
        steps: offered(app, &page, (seen.report.feedback, moves), &tried),
        others: is_others(moves),
        late: excuses(app, &page, case),
        because: because(app, &page, seen),
        candidates: candidates(&page, registry),
        alike: Vec::new(),
        teaches: super::overrides::offered(
            &ctx.actor,
            registry,
            (seen.report.category.as_str(), seen.report.point),
        ),
        parcels: Vec::new(),
        chain: facts::chain(
            &page,
            (app, registry),
            case,
            (&seen.entries, &seen.deadlines),
        ),
        noticed: personal_noticed(app, &page, &answers),
        moderated: seen.report.moderated,
        moderates: moderates(&ctx.actor, seen),
        custody: ctx.actor.may_about(cases::CUSTODY, &case.matter()),
        bans: case.owner.is_some() && ctx.actor.may_about(bans::PROPOSE, &case.matter()),
        acts: Vec::new(),
        answers,
        page,
    }
}

/// Reasons for being late, where one has to be given first.
fn excuses(app: &App, page: &Page, case: &Case) -> Vec<Choice> {
    if late::is_unexplained(app, page.now(), case) {
        facts::grounds(page, late::reasons(app))
    } else {
        Vec::new()
    }
}

/// Whether the officer may change what everybody reads, or read before it was hidden.
fn moderates(actor: &Actor, seen: &ReportSeen) -> bool {
    let case = &seen.report.case;
    let hidden = seen.entries.iter().any(|entry| entry.step == "hide");
    actor.may_about(cases::MODERATE, &case.matter()) && (case.public || hidden)
}

/// All agencies, by code and name.
fn candidates(page: &Page, registry: &Registry) -> Vec<(String, String)> {
    let agencies = registry.agencies();
    agencies
        .map(|agency| (agency.code.to_string(), page.plain(&agency.name)))
        .collect()
}

/// What was done last, in words.
fn done(ctx: &Ctx, page: &Page) -> Option<String> {
    let step = ctx.query("done")?;
    Some(page.t(&facts::key("desk-do", step)).into_owned())
}

fn report_facts(page: &Page, registry: &Registry, seen: &ReportSeen) -> Vec<Row> {
    let report = &seen.report;
    let case = &report.case;
    let sort = facts::feedback(page, report.feedback);
    let priority = facts::priority(page, case.priority);
    let mut rows = vec![
        facts::row(page.t("reports-feedback"), &sort),
        facts::row(page.t("reports-desk-priority"), &priority),
        facts::row(page.t("reports-desk-opened"), &page.datetime(case.created)),
    ];
    if let Some(way) = report.came {
        rows.push(facts::row(page.t("reports-came"), &facts::came(page, way)));
    }
    rows.extend(facts::origin(page, registry, seen));
    if seen.me_too.count > 0 {
        let affected = page.number(seen.me_too.count + 1);
        rows.push(facts::row(page.t("reports-desk-affected"), &affected));
    }
    if let Some(due) = case.due {
        rows.push(facts::row(page.t("reports-desk-due"), &page.due(due)));
    }
    if let Some(basis) = facts::basis(page, registry, case) {
        rows.push(facts::row(page.t("reports-due-title"), &basis));
    }
    if let Some(address) = &report.address {
        rows.push(facts::said(page, page.t("reports-show-place"), address));
    }
    rows.extend(facts::answers(
        page,
        registry,
        &report.category,
        &report.answers,
    ));
    let why = facts::why(page, registry, &report.routing).join(" ");
    rows.push(facts::row(page.t("reports-show-why-agency"), &why));
    rows
}

fn contact_rows(page: &Page, registry: &Registry, category: &str, contact: &Contact) -> Vec<Row> {
    let known = [
        ("reports-desk-name", &contact.name),
        ("reports-desk-email", &contact.email),
        ("reports-desk-phone", &contact.phone),
        ("reports-filed-by", &contact.filed_by),
    ];
    let mut rows: Vec<Row> = known
        .into_iter()
        .filter_map(|(key, value)| Some(facts::said(page, page.t(key), value.as_deref()?)))
        .collect();
    rows.extend(facts::answers(page, registry, category, &contact.answers));
    rows.extend(contact.fixed.iter().map(|said| facts::fixed(page, said)));
    rows
}

/// Shows the report again with the words of a ready reply, to be changed before they are sent.
async fn fill(app: &App, ctx: &Ctx, form: &Form) -> Result<Response, Failure> {
    let asked = reference(ctx)?;
    let step = form.value("fill").to_owned();
    let (_, id) = reply_of(form).unwrap_or_default();
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let named = step.clone();
    let words = app
        .db
        .read("reports.page_fill", move |tx| {
            let case = cases::case_by_reference(tx, &actor, &asked)?;
            reply_words(tx, &shared, (&actor, now), &case, (&named, &id))
        })
        .await;
    match words.map_err(Problem::from) {
        Ok(words) => {
            let agency = form.value("agency");
            let filled = [("step", &*step), ("body", &*words), ("agency", agency)];
            html(&page(app, ctx, Answers::prefilled(filled)).await?)
        }
        Err(problem) => refused(app, ctx, form, problem).await,
    }
}

async fn act(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    if form.get("do").is_some() {
        return settle(&app, &ctx, &form).await;
    }
    if form.get("fill").is_some() {
        return fill(&app, &ctx, &form).await;
    }
    let reference = reference(&ctx)?;
    let enclosed = match media::enclosed_with_move(&app, &ctx, &mut form, &reference).await {
        Ok(enclosed) => enclosed,
        Err(problem) => return refused(&app, &ctx, &form, problem).await,
    };
    let done = format!("/desk/reports/{reference}?done={}", form.value("step"));
    let here = back::kept(&ctx, &ctx.href(&done));
    let cmd = move_of(&app, &ctx, &form, cases::CaseId::from_bits(0));
    let late = late_of(&app, &ctx, &form);
    let other = form
        .get("other")
        .and_then(|text| Reference::parse(text).ok());
    let reply = reply_of(&form).map(|(_, id)| id);
    let cmd = personal_wished(&app, &ctx, &form, cmd);
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let moved = app
        .db
        .write("reports.page_act", move |tx| {
            let case = cases::case_by_reference(tx, &actor, &reference)?;
            let other = match &other {
                Some(other) => Some(cases::case_by_reference(tx, &actor, other)?.id),
                None => None,
            };
            let mut cmd = CaseMove {
                id: case.id,
                other,
                ..cmd.clone()
            };
            if let (None, Some(reply)) = (&cmd.body, &reply) {
                let named = (cmd.step.as_str(), reply.as_str());
                let words = reply_words(tx, &shared, (&actor, now), &case, named)?;
                cmd.body = Some(words);
                cmd.personal = true;
            }
            if cmd.version == Some(case.version) {
                let asked = (&case, cmd.step.as_str());
                let version = late_first(tx, &shared, (&actor, now), asked, late.as_ref())?;
                cmd.version = Some(version);
            }
            let moved = cases::case_act(tx, &shared, (&actor, now), &cmd)?;
            let entry = (&moved.case, cmd.step.as_str(), moved.entry_id.as_str());
            enclose(tx, (&shared, now), entry, &enclosed)?;
            Ok::<_, Error>(moved)
        })
        .await;
    match moved.map_err(Problem::from) {
        // After a hand-over the report is no longer at this officer's desk.
        Ok(moved) if moved.case.agency != moved.from_agency => Ok(see_other(&back::queue(&ctx))),
        Ok(_) => Ok(see_other(&here)),
        Err(problem) => refused(&app, &ctx, &form, problem).await,
    }
}

/// The reason for being late that a form brings along.
fn late_of(app: &App, ctx: &Ctx, form: &Form) -> Option<Late> {
    Late::read(form.get("late"), None, facts::fresh(app, ctx.now))
}

/// Gives the report to a colleague, or says how soon it should be looked at.
async fn settle(app: &App, ctx: &Ctx, form: &Form) -> Result<Response, Failure> {
    let reference = reference(ctx)?;
    let version = form.value("version").parse().unwrap_or(-1);
    let done = match Deed::read(form) {
        Some(deed) => deed.done(app, ctx, &reference, (version, None)).await,
        None => Err(Problem::invalid().field("do", "reports.deed_unclear")),
    };
    match done {
        Ok(()) => {
            let did = form.value("do");
            let here = ctx.href(&format!("/desk/reports/{reference}?done={did}"));
            Ok(see_other(&back::kept(ctx, &here)))
        }
        Err(problem) => refused(app, ctx, form, problem).await,
    }
}

/// Shows the report again with what was refused.
async fn refused(app: &App, ctx: &Ctx, form: &Form, problem: Problem) -> Result<Response, Failure> {
    if !matches!(problem.status, 409 | 422) {
        return Err(problem.into());
    }
    let status = problem.status;
    let answers = Answers::of(form).with_problem(problem);
    html_status(status, &page(app, ctx, answers).await?)
}
