//! The numbers that a person keeps: seen masked, added, removed.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, html, html_status, see_other,
};

use super::model::{Paper, PaperAdd};
use super::{Error, Line, PersonId, actions, kinds, line};
use crate::App;
use crate::audit::Fresh;

pub(super) fn routes() -> Vec<Route<App>> {
    let (here, own) = ("/{lang}/me/papers", Access::SignedIn);
    vec![
        Route::get(here, "identity.page_papers", own, show),
        Route::post(here, "identity.page_paper_add", own, add).rate(Rate::Code),
        Route::post(
            "/{lang}/me/papers/{id}/end",
            "identity.page_paper_remove",
            own,
            remove,
        ),
    ]
}

#[derive(Template)]
#[template(path = "identity_papers.html")]
struct PapersPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    lines: Vec<Line>,
    kinds: Vec<Choice>,
}

fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

async fn papers_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<PapersPage, Failure> {
    let (shared, id) = (app.clone(), person(ctx)?);
    let read = app.db.read("identity.page_papers", move |tx| {
        actions::papers_of(tx, &shared, id)
    });
    let kept = read.await?;
    let page = ctx
        .page(ctx.t("kernel-papers-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .after(&answers);
    Ok(PapersPage {
        done: match ctx.query("done") {
            Some("added") => Some("kernel-papers-added"),
            Some("removed") => Some("kernel-papers-removed"),
            _ => None,
        },
        lines: kept.iter().map(|one| line(&page, app, one)).collect(),
        kinds: kinds(&page, &app.papers),
        answers,
        page,
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&papers_page(&app, &ctx, Answers::empty()).await?)
}

async fn add(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match added(&app, &ctx, &form).await {
        Ok(()) => Ok(see_other(&ctx.href("/me/papers?done=added"))),
        Err(problem) if matches!(problem.status, 409 | 422 | 429) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &papers_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn added(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let number = app
        .papers
        .number(form.value("kind"), form.value("number"))?;
    let drawn = (&app.ids, &app.vault);
    let cmd = PaperAdd {
        paper: Paper::draw(drawn, ctx.now, (person(ctx)?, &number))?,
        most: number.kind().most,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_paper_add", move |tx| {
        actions::paper_add(tx, (&actor, now), &cmd)
    });
    // A refusal is counted, so the transaction stands.
    let done: Result<(), Error> = write.await?;
    Ok(done?)
}

async fn remove(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (id, fresh) = (ctx.param("id").to_owned(), Fresh::draw(&app.ids, ctx.now));
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_paper_remove", move |tx| {
        actions::paper_remove(tx, (&actor, now), (&id, &fresh))
    });
    write.await?;
    Ok(see_other(&ctx.href("/me/papers?done=removed")))
}
