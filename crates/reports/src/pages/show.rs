//! One report: for everybody, and with a word to say for the person who made it.

use std::borrow::Cow;
use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Field, Problem, Reference, Time};
use kernel::cases::{self, CaseMove, Deadline, Explained, Party, Phase, Possible, rules};
use kernel::moderation::ActRow;
use kernel::registry::Registry;
use kernel::{App, identity, notifications};
use web::{
    Access, Answers, Choice, Ctx, Event, Failure, Form, Markup, Page, Rate, Route, Row, Tone,
    html_status, see_other,
};

use super::facts::{self, Turn};
use super::media::{self, Shown};
use super::moderate::act_rows;
use super::new::{BODY_LIMIT, documents_hint};
use super::pictures;
use crate::actions::{self, ReportSeen};
use crate::enclosed::{Enclosed, enclose};
use crate::error::Error;
use crate::model::Feedback;
use crate::moderation::{self, Moderated, Part};
use crate::rules::secret_hash;

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/{lang}/reports/{reference}",
            "reports.page_show",
            Access::Public,
            show,
        )
        .personal("handling", Field::PRIVATE),
        Route::post(
            "/{lang}/reports/{reference}",
            "reports.page_speak",
            Access::Public,
            speak,
        )
        .personal("handling", Field::PRIVATE)
        .rate(Rate::Upload)
        .body_limit(BODY_LIMIT),
        Route::post(
            "/{lang}/reports/{reference}/key",
            "reports.page_key",
            Access::Public,
            key,
        )
        .rate(Rate::Code),
    ]
}

/// What the owner may say now.
struct Speak {
    code: &'static str,
    label: String,
    hint: String,
    /// What files may come with it.
    files_hint: String,
}

#[derive(Template)]
#[template(path = "show.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one part of the page is shown"
)]
struct Show {
    page: Page,
    answers: Answers,
    done: bool,
    /// The reader's own address, if letters to it are held back.
    back: Option<String>,
    reference: String,
    /// Where the page learns of news.
    live: String,
    version: i64,
    state: String,
    tone: Tone,
    private: bool,
    description: String,
    facts: Vec<Row>,
    shown: Shown,
    picture: Option<String>,
    place: String,
    next: String,
    basis: Option<String>,
    /// Why it is late, with the agency's own words.
    late: Option<(String, Option<Markup>)>,
    /// To whom it was brought because it is late.
    climbed: Vec<String>,
    clocks: Vec<Explained>,
    why: Vec<String>,
    /// The agencies that had it, and how long that was together.
    chain: Option<(Vec<Turn>, String)>,
    events: Vec<Event>,
    speak: Option<Speak>,
    /// What is said after "was it fixed?" was answered.
    said: Option<&'static str>,
    /// Whether its owner may say what came of it.
    ended: bool,
    /// Until when its owner may open it again.
    reopen: Option<String>,
    /// Whether its owner may have somebody else look at the decision.
    appeal: bool,
    /// Times at which its owner may ask to be phoned.
    call: Vec<Choice>,
    keyed: bool,
    officer: bool,
    /// How many others have the trouble, in words; nothing for a report that not everybody may see.
    me_too: Option<String>,
    /// Whether the reader is one of them.
    mine: bool,
    /// Whether the reader may say so or take it back.
    may_join: bool,
    merged_into: Option<String>,
    /// Whether an office changed any of the report's own words or took it away.
    moderated: bool,
    /// Whether an office took all of it from the public.
    hidden: bool,
    /// What was moderated, for whose report it is.
    acts: Vec<ActRow>,
    /// Whether they may ask for somebody else to look at that.
    objects: bool,
}

/// The reference of the path; a mistyped one is as absent as an unknown one.
pub(super) fn reference(ctx: &Ctx) -> Result<Reference, Problem> {
    Reference::parse(ctx.param("reference")).map_err(|_| Problem::not_found())
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    match look(&app, &ctx).await {
        Ok(look) => ctx.drawn(look.print, |ctx| {
            Ok(draw(&app, ctx, &look, Answers::empty()))
        }),
        Err(Failure(problem)) if problem.status == 404 => locked(&ctx, 404, Answers::empty()),
        Err(failure) => Err(failure),
    }
}

/// What stands where a report is not for everybody; it says the same where there is none.
#[derive(Template)]
#[template(path = "show_locked.html")]
struct Locked {
    page: Page,
    answers: Answers,
    reference: String,
}

fn locked(ctx: &Ctx, status: u16, answers: Answers) -> Result<Response, Failure> {
    let page = ctx
        .page(ctx.t("reports-show-key"))
        .crumb(ctx.t("reports-list-title"), "/reports")
        .after(&answers);
    let reference = reference(ctx)?.to_string();
    html_status(
        status,
        &Locked {
            page,
            answers,
            reference,
        },
    )
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<Show, Failure> {
    let look = look(app, ctx).await?;
    Ok(draw(app, ctx, &look, answers))
}

/// What is known of a report to its reader.
struct Look {
    registry: Arc<Registry>,
    seen: ReportSeen,
    /// The reader's own address, if letters to it are held back.
    back: Option<String>,
    /// What its owner may do.
    moves: Vec<Possible>,
    /// What was moderated, and whether the reader may ask for somebody else to look at that.
    told: (Vec<Moderated>, bool),
    /// Of the rows that all of it follows from.
    print: Option<u128>,
}

async fn look(app: &App, ctx: &Ctx) -> Result<Look, Failure> {
    let reference = reference(ctx)?;
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let now = ctx.now;
    let look = app
        .db
        .read("reports.page_show", move |tx| {
            tx.print_begin();
            let registry = shared.registry.get(tx)?;
            let seen = actions::report_show(tx, &actor, &reference)?;
            let reader = actor.id().filter(|id| seen.report.case.owner == Some(*id));
            let back = match reader {
                Some(owner) => notifications::address_held_back(tx, now, owner)?,
                None => None,
            };
            let back = back.map(|address| address.to_string());
            let case = &seen.report.case;
            // Of all that could be done only what its owner may do is asked for here.
            let moves = if rules::parties(&actor, case).contains(&Party::Owner) {
                cases::case_moves(tx, &shared.kinds, &registry, (&actor, now), case)?
            } else {
                Vec::new()
            };
            let told = moderation::moderations_told(tx, &actor, case)?;
            Ok::<_, Error>(Look {
                registry,
                seen,
                back,
                moves,
                told,
                print: tx.print(),
            })
        })
        .await?;
    Ok(look)
}

fn draw(app: &App, ctx: &Ctx, look: &Look, answers: Answers) -> Show {
    let (registry, seen, moves) = (&look.registry, &look.seen, &look.moves);
    let (told, objects) = &look.told;
    let known = (seen.report.category.as_str(), seen.entries.as_slice());
    let shown = render(app, ctx, registry, seen, answers);
    Show {
        back: look.back.clone(),
        appeal: owns(moves, "appeal"),
        call: call(app, &shown.page, moves),
        hidden: moderation::standing(told, &Part::Report).is_some(),
        acts: act_rows(&shown.page, (app, registry), known, told),
        objects: *objects,
        ..shown
    }
}

fn render(app: &App, ctx: &Ctx, registry: &Registry, seen: &ReportSeen, answers: Answers) -> Show {
    let report = &seen.report;
    let case = &report.case;
    let mut page = ctx
        .page(String::new())
        .crumb(ctx.t("reports-list-title"), "/reports")
        .after(&answers);
    page.title = facts::category(&page, registry, &report.category);
    if case.public {
        page = page.data_at(format!("/open311/v2/requests/{}.json", case.reference));
    } else {
        page = page.exit(registry.settings().exit.clone());
    }
    let parties = rules::parties(&ctx.actor, case);
    let owner = parties.contains(&Party::Owner);
    let may_join = !owner && (seen.me_too.mine || case.phase != Phase::Closed);
    let shown = media::shown(&page, seen, false);
    Show {
        done: ctx.query("done").is_some(),
        back: None,
        appeal: false,
        call: Vec::new(),
        reference: case.reference.to_string(),
        live: live(seen),
        version: case.version,
        state: facts::state(&page, &case.state, report.feedback),
        tone: facts::tone(&case.state),
        private: !case.public,
        description: facts::words(&page, &report.description, report.spoken),
        facts: summary(&page, registry, seen),
        picture: report.point.map(pictures::pin_src),
        place: page.t("reports-show-place").into_owned(),
        next: next(&page, registry, seen, owner),
        basis: facts::basis(&page, registry, case),
        late: facts::late(&page, app, case, &seen.entries),
        climbed: facts::steps(&page, case, &seen.entries),
        clocks: facts::clocks(&page, app, case, &seen.deadlines),
        why: facts::why(&page, registry, &report.routing),
        chain: facts::chain(
            &page,
            (app, registry),
            case,
            (&seen.entries, &seen.deadlines),
        ),
        events: events(app, (&page, registry), seen, &shown),
        shown,
        said: said(ctx),
        ended: owner
            && ctx.actor.acting.is_none()
            && report.feedback == Feedback::Complaint
            && matches!(case.state.as_str(), "resolved" | "declined"),
        reopen: reopen_until(ctx, seen)
            .filter(|_| owner && case.state != "unanswered")
            .map(|until| page.t1("reports-reopen-about", "date", page.datetime(until))),
        speak: owner.then(|| speaking(&page, &case.state, reopen_until(ctx, seen))),
        keyed: !owner && !parties.contains(&Party::Officer),
        officer: parties.contains(&Party::Officer),
        me_too: affected(&page, seen, may_join),
        mine: seen.me_too.mine,
        may_join,
        merged_into: seen.merged_into.as_ref().map(ToString::to_string),
        moderated: report.moderated,
        hidden: false,
        acts: Vec::new(),
        objects: false,
        answers,
        page,
    }
}

/// Where the page learns of news: of what its reader has not seen, and of nothing that they may not.
pub(super) fn live(seen: &ReportSeen) -> String {
    let shown = seen.entries.iter().map(|entry| entry.version).max();
    let shown = shown.unwrap_or_default();
    format!("/live?about={}&version={shown}", seen.report.case.reference)
}

/// What is said after "was it fixed?" was answered.
fn said(ctx: &Ctx) -> Option<&'static str> {
    let again = ctx.query("fixed")? == "again";
    Some(if again {
        "reports-fixed-again"
    } else {
        "reports-fixed-thanks"
    })
}

/// What happened, the latest first, each with what came with it.
fn events(
    app: &App,
    (page, registry): (&Page, &Registry),
    seen: &ReportSeen,
    shown: &Shown,
) -> Vec<Event> {
    let mut events = facts::events(page, (app, registry), seen, &shown.with);
    events.reverse();
    events
}

/// Whether the owner may make this move now.
fn owns(moves: &[Possible], step: &str) -> bool {
    let mut own = moves.iter().filter(|it| it.party == Party::Owner);
    own.any(|it| it.step.code == step && it.is_open())
}

/// Times at which the owner may ask to be phoned.
fn call(app: &App, page: &Page, moves: &[Possible]) -> Vec<Choice> {
    if !owns(moves, "call_me") {
        return Vec::new();
    }
    facts::grounds(page, app.kinds.grounds().list("call"))
}

/// How many others have the trouble; where nobody has, the question whether the reader has.
fn affected(page: &Page, seen: &ReportSeen, may_join: bool) -> Option<String> {
    match seen.me_too.count {
        _ if !seen.report.case.public => None,
        0 if may_join => Some(page.t("reports-me-too-none").into_owned()),
        0 => None,
        others => Some(page.t1("reports-me-too-count", "count", others)),
    }
}

/// The end of the time within which a closed report may be opened again.
fn reopen_until(ctx: &Ctx, seen: &ReportSeen) -> Option<Time> {
    let runs = |clock: &&Deadline| clock.clock == "reopen" && clock.is_running();
    let closed = seen.report.case.phase == Phase::Closed;
    let clock = seen.deadlines.iter().find(runs).filter(|_| closed)?;
    (ctx.now <= clock.due).then_some(clock.due)
}

/// What happens next; and what comes of it if whoever reported says nothing to what they were asked.
fn next(page: &Page, registry: &Registry, seen: &ReportSeen, owner: bool) -> String {
    let case = &seen.report.case;
    let next = facts::next(page, registry, case, owner);
    let runs = |clock: &&Deadline| clock.clock == "silence" && clock.is_running();
    let waits = owner && case.state == "waiting";
    let Some(clock) = seen.deadlines.iter().find(runs).filter(|_| waits) else {
        return next;
    };
    let silence = page.t1("reports-show-silence", "due", page.due(clock.due));
    format!("{next} {silence}")
}

fn speaking(page: &Page, state: &str, reopen: Option<Time>) -> Speak {
    let (code, label, hint) = match (state, reopen) {
        ("waiting", _) => ("answer", page.t("reports-show-answer"), Cow::default()),
        ("unanswered", Some(until)) => {
            let hint = page.t1("reports-show-answer-late-hint", "due", page.due(until));
            (
                "answer_late",
                page.t("reports-show-answer-late"),
                hint.into(),
            )
        }
        _ => {
            let hint = page.t("reports-show-write-hint");
            ("write", page.t("reports-show-write"), hint)
        }
    };
    Speak {
        code,
        label: label.into_owned(),
        hint: hint.into_owned(),
        files_hint: documents_hint(page),
    }
}

fn summary(page: &Page, registry: &Registry, seen: &ReportSeen) -> Vec<Row> {
    let report = &seen.report;
    let case = &report.case;
    let holder = facts::agency(page, registry, &case.agency);
    let mut rows = vec![
        facts::row(
            page.t("reports-feedback"),
            &facts::feedback(page, report.feedback),
        ),
        facts::row(page.t("reports-show-holder"), &holder),
        facts::row(page.t("reports-show-made"), &page.datetime(case.created)),
    ];
    rows.extend(facts::origin(page, registry, seen));
    match &report.address {
        Some(address) => rows.push(facts::said(page, page.t("reports-show-place"), address)),
        None if report.point.is_none() => {
            rows.push(facts::row(
                page.t("reports-show-place"),
                &page.t("reports-show-no-place"),
            ));
        }
        None => {}
    }
    let name = match &report.name {
        Some(name) => page.t1("reports-show-by", "name", name.as_str()),
        None => page.t("reports-show-anonymous").into_owned(),
    };
    rows.push(facts::row(page.t("reports-desk-contact"), &name));
    rows.extend(facts::answers(
        page,
        registry,
        &report.category,
        &report.answers,
    ));
    rows
}

/// A move that a form asks for.
pub(super) fn move_of(app: &App, ctx: &Ctx, form: &Form, id: cases::CaseId) -> CaseMove {
    CaseMove {
        version: form
            .get("version")
            .and_then(|version| version.parse().ok())
            .or(Some(-1)),
        body: form.get("body").map(str::to_owned),
        reason: form.get("reason").map(str::to_owned),
        days: form.get("days").and_then(|days| days.parse().ok()),
        agencies: form.get("agency").map(str::to_owned).into_iter().collect(),
        ..CaseMove::new(id, form.value("step"), facts::fresh(app, ctx.now))
    }
}

async fn speak(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let here = ctx.href(&format!("/reports/{reference}"));
    let said = match media::enclosed_with_move(&app, &ctx, &mut form, &reference).await {
        Ok(enclosed) => said_with(&app, &ctx, (&form, reference), enclosed).await,
        Err(problem) => Err(problem),
    };
    match said {
        Ok(()) => Ok(see_other(&here)),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Makes the owner's move, with the files that come with it.
async fn said_with(
    app: &App,
    ctx: &Ctx,
    (form, reference): (&Form, Reference),
    enclosed: Enclosed,
) -> Result<(), Problem> {
    let cmd = move_of(app, ctx, form, cases::CaseId::from_bits(0));
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("reports.page_speak", move |tx| {
        let case = cases::case_by_reference(tx, &actor, &reference)?;
        let cmd = CaseMove {
            id: case.id,
            ..cmd.clone()
        };
        let moved = cases::case_act(tx, &shared, (&actor, now), &cmd)?;
        let entry = (&moved.case, cmd.step.as_str(), moved.entry_id.as_str());
        enclose(tx, (&shared, now), entry, &enclosed)
    });
    write.await.map_err(Problem::from)
}

/// Opens a report to somebody who types its secret.
async fn key(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let here = ctx.href(&format!("/reports/{reference}"));
    let (hash, now) = (secret_hash(form.value("key")), ctx.now);
    let session = identity::SessionNew::draw(&app.ids, ctx.session.clone())
        .within(app.settings.sessions.of(&ctx));
    let token = session.token.clone();
    let asked = reference.clone();
    let opened = app
        .db
        .write("reports.page_key", move |tx| {
            actions::report_unlock(tx, now, &asked, (&hash, &session))
        })
        .await?;
    match opened {
        Ok(()) => Ok(identity::with_session(see_other(&here), &ctx.site, &token)),
        Err(refused) => {
            let refused = Problem::from(refused);
            let status = refused.status;
            locked(&ctx, status, Answers::of(&form).with_problem(refused))
        }
    }
}
