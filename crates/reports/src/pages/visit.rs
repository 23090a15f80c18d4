//! The form for a visit: opened at the office, filled in where there may be no connection.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Field, Problem, Reference};
use kernel::App;
use kernel::cases;
use kernel::once::Once;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, html, html_status, see_other,
};

use super::new::{BODY_LIMIT, documents_hint};
use super::show::reference;
use super::{facts, media, pictures};
use crate::actions;
use crate::error::Error;
use crate::late;
use crate::model::ReportNew;
use crate::rules;
use crate::visit::{self, Outcome, Visit, VisitFresh};

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/{lang}/desk/reports/{reference}/visit";
    let officer = Access::May(cases::WORK);
    vec![
        Route::get(path, "reports.page_visit", officer, show).personal("visiting", &[Field::Place]),
        Route::post(path, "reports.page_visit_make", officer, make)
            .personal("visiting", &[Field::Place])
            .rate(Rate::Upload)
            .body_limit(BODY_LIMIT),
    ]
}

#[derive(Template)]
#[template(path = "visit.html")]
struct VisitPage {
    page: Page,
    answers: Answers,
    reference: String,
    category: String,
    place: String,
    picture: Option<String>,
    key: String,
    outcomes: Vec<Choice>,
    /// Reasons to choose from, where it has to be said why the report is late.
    late: Vec<Choice>,
    photos_hint: String,
    most: usize,
    /// Under whose name it is sent, for the browser to compare.
    owner: String,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let answers = Answers::prefilled([("outcome", Outcome::Note.code())]);
    html(&page(&app, &ctx, answers).await?)
}

/// The page stays in the officer's phone: it names subject and place, and nobody.
async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<VisitPage, Failure> {
    let reference = reference(ctx)?;
    let (shared, actor, asked) = (app.clone(), ctx.actor.clone(), reference.clone());
    let read = app.db.read("reports.page_visit", move |tx| {
        visit::visit_case(tx, &actor, &asked)?;
        let seen = actions::report_show(tx, &actor, &asked)?;
        Ok::<_, Error>((shared.registry.get(tx)?, seen.report))
    });
    let (registry, report) = read.await?;
    let page = ctx
        .page(ctx.tx(
            "reports-visit-title",
            vec![("reference", reference.as_str().into())],
        ))
        .crumb(reference.to_string(), format!("/desk/reports/{reference}"))
        .after(&answers);
    let outcome = |outcome: Outcome| {
        let key = format!("reports-visit-{}", outcome.code());
        Choice::new(outcome.code(), page.t(&key).into_owned())
    };
    let near = |point| pictures::nearby(&page, &registry, point);
    let place = report.address.clone();
    let late = if late::is_unexplained(app, ctx.now, &report.case) {
        facts::grounds(&page, late::reasons(app))
    } else {
        Vec::new()
    };
    Ok(VisitPage {
        late,
        reference: reference.to_string(),
        category: facts::category(&page, &registry, &report.category),
        place: place.or(report.point.map(near)).unwrap_or_default(),
        picture: report.point.map(pictures::pin_src),
        key: match answers.value("key") {
            "" => app.ids.secret(),
            key => key.to_owned(),
        },
        outcomes: Outcome::ALL.map(outcome).to_vec(),
        photos_hint: documents_hint(&page),
        most: ReportNew::DOCUMENTS_MAX,
        owner: owner(ctx),
        answers,
        page,
    })
}

/// The same letters for the same person; they say nothing else of them.
fn owner(ctx: &Ctx) -> String {
    let id = ctx.actor.id().map(|id| id.to_string()).unwrap_or_default();
    rules::secret_hash(&id).chars().take(16).collect()
}

async fn make(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let done = ctx.href(&format!("/desk/reports/{reference}"));
    let made = match read(&app, &ctx, reference, &mut form).await {
        Ok(visit) => made(&app, &ctx, (visit, &form)).await,
        Err(problem) => Err(problem),
    };
    match made {
        Ok(()) => Ok(see_other(&done)),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn read(
    app: &App,
    ctx: &Ctx,
    reference: Reference,
    form: &mut Form,
) -> Result<Visit, Problem> {
    let outcome = Outcome::parse(form.value("outcome"));
    let outcome =
        outcome.ok_or_else(|| Problem::invalid().field("outcome", "reports.choose_visit"))?;
    let (actor, asked) = (ctx.actor.clone(), reference.clone());
    let may = app.db.read("reports.visit_may", move |tx| {
        visit::visit_case(tx, &actor, &asked).map(drop)
    });
    may.await.map_err(Problem::from)?;
    let enclosed = media::enclosed(app, ctx, form).await?;
    Ok(Visit {
        reference,
        outcome,
        body: visit::visit_words((app, ctx.now), outcome, form.value("body")),
        late: form.get("late").map(str::to_owned),
        enclosed,
        fresh: VisitFresh::draw(&app.ids, ctx.now),
    })
}

async fn made(app: &App, ctx: &Ctx, (visit, form): (Visit, &Form)) -> Result<(), Problem> {
    let who = ctx.actor.id().map(|id| id.to_string()).unwrap_or_default();
    let scope = format!("visit {} {who}", visit.reference);
    let request = format!("{}\n{}", visit.outcome.code(), form.value("body"));
    let key = Once::new(&scope, form.value("key"), request.as_bytes());
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("reports.visit", move |tx| {
        visit::visit_make(tx, &shared, (&actor, now), (&visit, &key))
    });
    write.await.map_err(Problem::from)
}
