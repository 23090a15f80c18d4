//! One request: for everybody what is public of it, and a word to say for whoever asked.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Actor, Field, Problem};
use kernel::App;
use kernel::cases::{
    self, CaseWords, Explained, Party, Possible, rules as case_rules, secret_hash,
};
use kernel::documents::Enclosed;
use kernel::identity;
use kernel::personal::personal_noticed;
use kernel::registry::Registry;
use web::{
    Access, Answers, Ctx, Event, Failure, Form, Markup, Page, Rate, Route, Row, Tone, html,
    html_status, see_other,
};

use super::steps::{self, StepForm};
use super::{facts, moderate, reference};
use crate::actions;
use crate::error::Error;
use crate::model::{RequestSeen, Shown};
use crate::moderation;
use crate::regimes::regimes;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/ask/{reference}";
    vec![
        Route::get(path, "disclosure.page_show", Access::Public, show)
            .personal("handling", Field::PRIVATE),
        Route::post(path, "disclosure.page_speak", Access::Public, speak)
            .personal("handling", Field::PRIVATE),
        Route::post(
            "/{lang}/ask/{reference}/key",
            "disclosure.page_key",
            Access::Public,
            key,
        )
        .rate(Rate::Code),
        Route::post(
            "/{lang}/ask/{reference}/private",
            "disclosure.page_conceal",
            Access::Public,
            conceal,
        ),
    ]
}

#[derive(Template)]
#[template(path = "ask_show.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether one part of the page is shown"
)]
struct ShowPage {
    page: Page,
    answers: Answers,
    here: String,
    /// What it is about, in the words of whoever asked.
    heading: String,
    made: bool,
    reference: String,
    version: i64,
    words: Markup,
    urgency: Option<Markup>,
    state: String,
    tone: Tone,
    overdue: bool,
    /// Why not everybody sees it, if that is so.
    kept: Option<String>,
    next: String,
    basis: Option<String>,
    clocks: Vec<Explained>,
    facts: Vec<Row>,
    files: Option<Markup>,
    events: Vec<Event>,
    steps: Vec<StepForm>,
    /// Personal numbers in words that were refused for them.
    noticed: Vec<(String, String)>,
    /// Whether words of the request were changed or hidden.
    moderated: bool,
    /// What was moderated, for those who may know.
    acts: Option<Markup>,
    /// Whether somebody may open it who has its secret.
    keyed: bool,
    /// Whether whoever asked may take it off the public page.
    conceals: bool,
    officer: bool,
    public: bool,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (bare, found) = (Answers::empty(), page(&app, &ctx, Answers::empty()).await);
    match found {
        Err(Failure(problem)) if problem.status == 404 => locked(&ctx, 404, bare),
        found => html(&found?),
    }
}

/// What stands where a request is not for everybody; it says the same where there is none.
#[derive(Template)]
#[template(path = "ask_locked.html")]
struct LockedPage {
    page: Page,
    answers: Answers,
    reference: String,
}

fn locked(ctx: &Ctx, status: u16, answers: Answers) -> Result<Response, Failure> {
    let page = ctx.page(ctx.t("disclosure-key"));
    let page = page.crumb(ctx.t("disclosure-title"), "/ask");
    let shown = LockedPage {
        reference: reference(ctx)?.to_string(),
        page: page.after(&answers),
        answers,
    };
    html_status(status, &shown)
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ShowPage, Failure> {
    let (registry, seen, moves) = seen(app, ctx, Party::Owner).await?;
    let mut page = ctx
        .page(facts::title(ctx, &seen.case))
        .crumb(ctx.t("disclosure-title"), "/ask")
        .after(&answers);
    let case = &seen.case;
    if case.public {
        page = page.data_at(format!("/api/v1/information/{}", case.reference));
    }
    Ok(render(
        app,
        (page, &ctx.actor),
        ctx,
        (&registry, &seen, &moves),
        answers,
    ))
}

/// A request, and what the reader may do with it in some parts.
pub(super) async fn seen(
    app: &App,
    ctx: &Ctx,
    part: Party,
) -> Result<(std::sync::Arc<Registry>, RequestSeen, Vec<Possible>), Failure> {
    let reference = reference(ctx)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let read = app.db.read("disclosure.page_show", move |tx| {
        let registry = shared.registry.get(tx)?;
        let seen = actions::request_show(tx, &actor, &reference)?;
        let case = &seen.case;
        let owner = case_rules::parties(&actor, case).contains(&Party::Owner);
        let moves = if part == Party::Owner && !owner {
            Vec::new()
        } else {
            cases::case_moves(tx, &shared.kinds, &registry, (&actor, now), case)?
        };
        Ok::<_, Error>((registry, seen, moves))
    });
    Ok(read.await?)
}

fn render(
    app: &App,
    (page, actor): (Page, &Actor),
    ctx: &Ctx,
    (registry, seen, moves): (&Registry, &RequestSeen, &[Possible]),
    answers: Answers,
) -> ShowPage {
    let (case, request) = (&seen.case, &seen.request);
    let words = CaseWords::of(app, ctx, registry, case);
    let all = regimes(app, registry, ctx.now);
    let regime = all.of(registry.agency(&case.agency));
    let parties = case_rules::parties(actor, case);
    let owner = parties.contains(&Party::Owner);
    let officer = parties.contains(&Party::Officer);
    let tried = answers.value("step").to_owned();
    ShowPage {
        here: page.href(&format!("/ask/{}", case.reference)),
        made: ctx.query("made").is_some(),
        heading: request.title.clone(),
        reference: case.reference.to_string(),
        version: case.version,
        words: page.lines(&request.words),
        urgency: request.urgency.as_deref().map(|words| page.lines(words)),
        state: facts::state(&page, &case.state),
        tone: facts::tone(&case.state),
        overdue: is_overdue(&page, seen),
        kept: kept(&page, seen),
        next: facts::next(&page, registry, case, owner),
        basis: facts::basis(&page, case),
        clocks: facts::clocks(&page, app, seen),
        facts: summary(&page, registry, seen),
        files: facts::documents(&page, seen, false).remove(""),
        events: facts::events(&page, &words, seen, false),
        noticed: personal_noticed(app, &page, &answers),
        moderated: seen.moderated,
        acts: moderate::acts(&page, app, seen),
        steps: regime.map_or_else(Vec::new, |regime| {
            let with = (request, moves);
            steps::forms(&page, &words, (app, regime, true), with, &tried)
        }),
        conceals: owner && request.shown == Shown::Public,
        keyed: !owner && !officer && case.owner.is_none(),
        officer,
        public: case.public,
        answers,
        page,
    }
}

/// Whether its agency is late: worked out each time, kept nowhere.
pub(super) fn is_overdue(page: &Page, seen: &RequestSeen) -> bool {
    let case = &seen.case;
    case.phase == cases::Phase::Open && case.due.is_some_and(|due| page.now() > due)
}

/// Why not everybody sees it.
pub(super) fn kept(page: &Page, seen: &RequestSeen) -> Option<String> {
    match (seen.request.shown, seen.request.reveal) {
        (Shown::Personal, _) => Some(page.t("disclosure-kept-personal").into_owned()),
        (Shown::Public, _) if !seen.case.public => {
            Some(page.t("disclosure-kept-hidden").into_owned())
        }
        (Shown::Later, Some(day)) => Some(page.t1("disclosure-kept-later", "day", page.day(day))),
        _ => None,
    }
}

pub(super) fn summary(page: &Page, registry: &Registry, seen: &RequestSeen) -> Vec<Row> {
    let (case, request) = (&seen.case, &seen.request);
    let agency = facts::agency(page, registry, &case.agency);
    let mut rows = vec![
        facts::row(page.t("disclosure-fact-agency"), &agency),
        facts::row(page.t("disclosure-fact-made"), &page.datetime(case.created)),
    ];
    if let Some(hidden) = &request.hidden {
        let words = hidden.replace('\n', ", ");
        rows.push(facts::row(page.t("disclosure-fact-hidden"), &words));
    }
    if let Some(outcome) = request.outcome {
        let words = facts::outcome(page, outcome);
        rows.push(facts::row(page.t("disclosure-fact-outcome"), &words));
    }
    if let Some(answered) = request.answered {
        let at = page.datetime(answered);
        let words = match request.in_time {
            Some(false) => format!("{at} ({})", page.t("disclosure-fact-late")),
            Some(true) => format!("{at} ({})", page.t("disclosure-fact-in-time")),
            None => at,
        };
        rows.push(facts::row(page.t("disclosure-fact-answered"), &words));
    }
    rows
}

async fn speak(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let here = ctx.href(&format!("/ask/{reference}"));
    let said = match steps::move_of(&app, &ctx, &form) {
        Ok(cmd) => {
            let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
            let write = app.db.write("disclosure.page_speak", move |tx| {
                let with = (&cmd, &Enclosed::default());
                actions::request_move(tx, &shared, (&actor, now), &reference, with)
            });
            write.await.map_err(Problem::from)
        }
        Err(problem) => Err(problem),
    };
    match said {
        Ok(_) => Ok(see_other(&here)),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Whoever asked says that it is about themselves: nobody else sees it from now on.
async fn conceal(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let here = ctx.href(&format!("/ask/{reference}"));
    let fresh = kernel::audit::Fresh::draw(&app.ids, ctx.now);
    // Whoever saw no version saw none that there is.
    let version = form.value("version").parse().unwrap_or(-1);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("disclosure.page_conceal", move |tx| {
        moderation::request_conceal(tx, (&actor, now), (&reference, version), &fresh).map(drop)
    });
    write.await?;
    Ok(see_other(&here))
}

/// Opens a request to somebody who types its secret.
async fn key(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let asked = reference(&ctx)?;
    let here = ctx.href(&format!("/ask/{asked}"));
    let (hash, now) = (secret_hash(form.value("key")), ctx.now);
    let session = identity::SessionNew::draw(&app.ids, ctx.session.clone())
        .within(app.settings.sessions.of(&ctx));
    let token = session.token.clone();
    let opened = app
        .db
        .write("disclosure.page_key", move |tx| {
            actions::request_unlock(tx, now, &asked, (&hash, &session))
        })
        .await;
    match opened.map_err(Problem::from) {
        Ok(()) => Ok(identity::with_session(see_other(&here), &ctx.site, &token)),
        Err(refused) if refused.status == 422 => {
            locked(&ctx, 422, Answers::of(&form).with_problem(refused))
        }
        Err(refused) => Err(refused.into()),
    }
}
