//! Looking a person up by the number of a paper, and having a number shown whole, with a reason.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use web::{Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, html, html_status};

use super::model::{self, Holder, PaperSeek, PaperShow};
use super::{IDENTIFY, Line, actions, kinds, line};
use crate::App;
use crate::audit::Fresh;

pub(super) fn routes() -> Vec<Route<App>> {
    let (here, there) = ("/{lang}/desk/papers", Access::May(IDENTIFY));
    vec![
        Route::get(here, "identity.page_paper_ask", there, show),
        Route::post(here, "identity.page_paper_seek", there, seek)
            .rate(Rate::Code)
            .personal("identifying", actions::READ),
        Route::post(
            "/{lang}/desk/papers/show",
            "identity.page_paper_show",
            there,
            unmask,
        )
        .rate(Rate::Code)
        .step_up()
        .personal("identifying", actions::READ),
    ]
}

#[derive(Template)]
#[template(path = "identity_papers_desk.html")]
struct SeekPage {
    page: Page,
    answers: Answers,
    kinds: Vec<Choice>,
    /// What came of a look-up; nothing before one.
    sought: Option<Sought>,
}

/// What came of a look-up.
struct Sought {
    /// The number that was looked for, masked.
    masked: String,
    found: Option<Found>,
}

/// Whoever keeps it.
struct Found {
    name: String,
    lines: Vec<Line>,
}

fn seek_page(app: &App, ctx: &Ctx, (answers, sought): (Answers, Option<Sought>)) -> SeekPage {
    let page = titled(ctx).after(&answers);
    SeekPage {
        kinds: kinds(&page, &app.papers),
        sought,
        answers,
        page,
    }
}

fn titled(ctx: &Ctx) -> Page {
    ctx.page(ctx.t("kernel-identify-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&seek_page(&app, &ctx, (Answers::empty(), None)))
}

async fn seek(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match sought(&app, &ctx, &form).await {
        Ok(sought) => html(&seek_page(&app, &ctx, (Answers::empty(), Some(sought)))),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &seek_page(&app, &ctx, (answers, None)))
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn sought(app: &App, ctx: &Ctx, form: &Form) -> Result<Sought, Problem> {
    let number = app
        .papers
        .number(form.value("kind"), form.value("number"))?;
    let cmd = PaperSeek {
        kind: number.kind().code.clone(),
        mark: model::mark(&app.vault, &number),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_paper_seek", move |tx| {
        actions::paper_seek(tx, (&actor, now), &cmd)
    });
    let holder: Option<Holder> = write.await?;
    Ok(Sought {
        masked: number.masked(),
        found: holder.map(|holder| found(app, ctx, &holder)),
    })
}

fn found(app: &App, ctx: &Ctx, holder: &Holder) -> Found {
    let page = titled(ctx);
    let papers = holder.papers.iter();
    let seen = papers.map(|paper| paper.seen(&app.vault, &app.papers));
    Found {
        name: holder.name.clone(),
        lines: seen.map(|one| line(&page, app, &one)).collect(),
    }
}

#[derive(Template)]
#[template(path = "identity_papers_shown.html")]
struct ShownPage {
    page: Page,
    answers: Answers,
    id: String,
    /// The number, once there is a reason.
    whole: Option<String>,
    kind: String,
}

fn shown_page(
    ctx: &Ctx,
    (id, answers): (&str, Answers),
    (whole, kind): (Option<String>, String),
) -> ShownPage {
    ShownPage {
        page: ctx
            .page(ctx.t("kernel-identify-shown-title"))
            .crumb(ctx.t("kernel-jobs-desk"), "/desk")
            .crumb(ctx.t("kernel-identify-title"), "/desk/papers")
            .after(&answers),
        answers,
        id: id.to_owned(),
        whole,
        kind,
    }
}

async fn unmask(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let id = form.value("paper");
    let cmd = PaperShow {
        id: id.to_owned(),
        reason: form.value("reason").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_paper_show", move |tx| {
        actions::paper_show(tx, (&actor, now), &cmd)
    });
    match write.await.map_err(Problem::from) {
        Ok(paper) => {
            let number = paper.number(&app.vault, &app.papers);
            let number = number.ok_or_else(Problem::internal)?;
            let page = ctx.page(ctx.t("kernel-identify-title"));
            let kind = page.plain(&number.kind().name);
            html(&shown_page(
                &ctx,
                (id, Answers::empty()),
                (Some(number.whole()), kind),
            ))
        }
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &shown_page(&ctx, (id, answers), (None, String::new())))
        }
        Err(problem) => Err(problem.into()),
    }
}
