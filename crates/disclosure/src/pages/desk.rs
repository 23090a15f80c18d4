//! A request at the officer's desk: who asked for what, by when, and what may be done.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Field, Problem};
use kernel::App;
use kernel::cases::{self, CaseWords, Explained, Party, Possible};
use kernel::personal::personal_noticed;
use kernel::registry::Registry;
use web::{
    Access, Answers, Ctx, Event, Failure, Form, Markup, Page, Route, Row, Tone, html, html_status,
    see_other,
};

use super::show::{is_overdue, kept, seen, summary};
use super::steps::{self, BODY_LIMIT, StepForm};
use super::{facts, moderate, reference};
use crate::actions;
use crate::error::Error;
use crate::model::RequestSeen;
use crate::regimes::regimes;

pub(super) fn routes() -> Vec<Route<App>> {
    let (path, officer) = ("/{lang}/desk/ask/{reference}", Access::May(cases::READ));
    vec![
        Route::get(path, "disclosure.page_handle", officer, handle)
            .personal("handling", Field::PRIVATE),
        Route::post(path, "disclosure.page_act", officer, act)
            .personal("handling", Field::PRIVATE)
            .body_limit(BODY_LIMIT),
    ]
}

#[derive(Template)]
#[template(path = "ask_desk.html")]
struct DeskPage {
    page: Page,
    answers: Answers,
    here: String,
    /// What it is about, in the words of whoever asked.
    heading: String,
    /// What was done last, in words.
    done: Option<String>,
    reference: String,
    version: i64,
    words: Markup,
    urgency: Option<Markup>,
    state: String,
    tone: Tone,
    overdue: bool,
    kept: Option<String>,
    next: String,
    clocks: Vec<Explained>,
    facts: Vec<Row>,
    regime: Vec<Row>,
    files: Option<Markup>,
    events: Vec<Event>,
    steps: Vec<StepForm>,
    /// Personal numbers in words that were refused for them.
    noticed: Vec<(String, String)>,
    /// Whether words of the request were changed or hidden.
    moderated: bool,
    /// What was moderated, for those who may know.
    acts: Option<Markup>,
    agencies: Vec<(String, String)>,
    /// Whether the officer may change and hide what everybody reads.
    moderates: bool,
}

async fn handle(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<DeskPage, Failure> {
    let (registry, seen, moves) = seen(app, ctx, Party::Officer).await?;
    if !cases::rules::reads_as_office(&ctx.actor, &seen.case) {
        return Err(Problem::not_found().into());
    }
    Ok(render(app, ctx, (&registry, &seen, &moves), answers))
}

fn render(
    app: &App,
    ctx: &Ctx,
    (registry, seen, moves): (&Registry, &RequestSeen, &[Possible]),
    answers: Answers,
) -> DeskPage {
    let (case, request) = (&seen.case, &seen.request);
    let page = ctx
        .page(facts::title(ctx, case))
        .crumb(ctx.t("disclosure-desk-crumb"), "/desk")
        .wide()
        .after(&answers);
    let words = CaseWords::of(app, ctx, registry, case);
    let all = regimes(app, registry, ctx.now);
    let regime = all.of(registry.agency(&case.agency));
    let tried = answers.value("step").to_owned();
    let hands_over = moves.iter().any(|it| it.step.hands_over);
    let name =
        |agency: &kernel::registry::Agency| (agency.code.to_string(), page.plain(&agency.name));
    DeskPage {
        here: page.here(),
        done: ctx.query("done").map(|step| words.say("move", step)),
        heading: request.title.clone(),
        reference: case.reference.to_string(),
        version: case.version,
        words: page.lines(&request.words),
        urgency: request.urgency.as_deref().map(|words| page.lines(words)),
        state: facts::state(&page, &case.state),
        tone: facts::tone(&case.state),
        overdue: is_overdue(&page, seen),
        kept: kept(&page, seen),
        next: facts::next(&page, registry, case, false),
        clocks: facts::clocks(&page, app, seen),
        facts: summary(&page, registry, seen),
        regime: regime.map_or_else(Vec::new, |regime| {
            facts::regime(&page, app, registry, (&case.agency, regime))
        }),
        files: facts::documents(&page, seen, true).remove(""),
        events: facts::events(&page, &words, seen, true),
        noticed: personal_noticed(app, &page, &answers),
        moderated: seen.moderated,
        acts: moderate::acts(&page, app, seen),
        steps: regime.map_or_else(Vec::new, |regime| {
            let with = (request, moves);
            steps::forms(&page, &words, (app, regime, false), with, &tried)
        }),
        moderates: moderate::moderates(&ctx.actor, seen),
        agencies: if hands_over {
            registry.agencies().map(name).collect()
        } else {
            Vec::new()
        },
        answers,
        page,
    }
}

async fn act(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    match acted(&app, &ctx, &mut form).await {
        // After a hand-over it is no longer at this officer's desk.
        Ok(false) => Ok(see_other(&ctx.href("/desk"))),
        Ok(true) => {
            let done = format!("/desk/ask/{reference}?done={}", form.value("step"));
            Ok(see_other(&ctx.href(&done)))
        }
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Makes the move of a form; whether the case is still the agency's. Nobody's files are looked at who may not make it.
async fn acted(app: &App, ctx: &Ctx, form: &mut Form) -> Result<bool, Problem> {
    let reference = reference(ctx)?;
    let cmd = steps::move_of(app, ctx, form)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (asked, step) = (reference.clone(), cmd.step.clone());
    let may = app.db.read("disclosure.page_may", move |tx| {
        let case = cases::case_by_reference(tx, &actor, &asked)?;
        cases::case_allows(tx, &shared.kinds, &actor, &case, &step)
    });
    may.await.map_err(Problem::from)?;
    let enclosed = steps::enclosed(app, ctx, form).await?;
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let write = app.db.write("disclosure.page_act", move |tx| {
        let who = (&actor, now);
        let moved = actions::request_move(tx, &shared, who, &reference, (&cmd, &enclosed))?;
        Ok::<_, Error>(moved.case.agency == moved.from_agency)
    });
    write.await.map_err(Problem::from)
}
