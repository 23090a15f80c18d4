//! The children for whom somebody acts, or says that they may.

use askama::Template;
use axum::extract::State as Here;
use axum::response::Response;
use base::{PersonId, Problem};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Rate, Route, Tone, html, html_status,
    see_other,
};

use super::super::error::Error;
use super::super::model::{ChildNew, ChildSeen, State};
use super::super::{actions, rules};
use super::born;
use crate::App;
use crate::identity::mandates::Standing;
use crate::identity::papers::kinds_of;

pub(super) fn routes() -> Vec<Route<App>> {
    let (all, own) = ("/{lang}/me/children", Access::SignedIn);
    vec![
        Route::get(all, "identity.page_children", own, list),
        Route::post(all, "identity.page_child_claim", own, claim)
            .rate(Rate::Code)
            .step_up(),
    ]
}

/// A child on the page.
struct Line {
    name: String,
    born: String,
    number: String,
    until: String,
    state: String,
    tone: Tone,
    /// The mandate to act by, where that is possible.
    usable: Option<String>,
    /// The mandate to look at, where there is one.
    mandate: Option<String>,
}

fn line((app, ctx, page): (&App, &Ctx, &Page), seen: &ChildSeen) -> Line {
    let child = &seen.child;
    let number = child.number(&app.vault, &app.papers);
    let (state, tone) = match (child.state, seen.standing) {
        (State::Claimed, _) => ("kernel-child-state-claimed", Tone::Waiting),
        (State::Refused, _) => ("kernel-child-state-refused", Tone::Refused),
        (State::Confirmed, Some(Standing::Active)) => ("kernel-child-state-confirmed", Tone::Done),
        (State::Confirmed | State::Ended, _) => ("kernel-child-state-ended", Tone::Plain),
    };
    let usable = seen.standing == Some(Standing::Active);
    Line {
        name: child.name.clone(),
        born: born(page, &ctx.site, child.born),
        number: number.map(|number| number.masked()).unwrap_or_default(),
        until: page.date(child.until),
        state: page.t(state).into_owned(),
        tone,
        usable: child.mandate.clone().filter(|_| usable),
        mandate: child.mandate.clone(),
    }
}

#[derive(Template)]
#[template(path = "identity_children.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    done: bool,
    lines: Vec<Line>,
    kinds: Vec<Choice>,
    years: u8,
}

fn person(ctx: &Ctx) -> Result<PersonId, Problem> {
    ctx.actor.id().ok_or_else(Problem::sign_in)
}

async fn list_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ListPage, Failure> {
    let (me, now) = (person(ctx)?, ctx.now);
    let read = app.db.read("identity.page_children", move |tx| {
        actions::children_of(tx, now, me)
    });
    let found = read.await?;
    let page = ctx
        .page(ctx.t("kernel-children-title"))
        .crumb(ctx.t("kernel-keys-me"), "/me")
        .after(&answers);
    Ok(ListPage {
        done: ctx.query("done").is_some(),
        lines: found
            .iter()
            .map(|seen| line((app, ctx, &page), seen))
            .collect(),
        kinds: kinds_of(&page, &app.papers, false),
        years: app.pack.mandates.majority_years,
        answers,
        page,
    })
}

async fn list(Here(app): Here<App>, ctx: Ctx) -> Result<Response, Failure> {
    let first = app.papers.kinds().find(|kind| !kind.bodies);
    let first = first.map_or("", |kind| kind.code.as_str());
    let answers = Answers::prefilled([("kind", first)]);
    html(&list_page(&app, &ctx, answers).await?)
}

async fn claim(Here(app): Here<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    match claimed(&app, &ctx, &form).await {
        Ok(()) => Ok(see_other(&ctx.href("/me/children?done=1"))),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &list_page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn claimed(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let wrong = || Problem::from(Error::Born);
    let born = form.date("born").map_err(|_| wrong())?.ok_or_else(wrong)?;
    let years = app.pack.mandates.majority_years;
    let until = rules::of_age(born, years, (ctx.now, ctx.site.zone())).ok_or_else(wrong)?;
    let number = app
        .papers
        .number(form.value("kind"), form.value("number"))?;
    if number.kind().bodies {
        return Err(Problem::invalid().field("kind", "kernel.paper_kind"));
    }
    let who = (person(ctx)?, form.value("name"), &number);
    let new = ChildNew::draw((&app.ids, &app.vault), ctx.now, who, (born, until))?;
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_child_claim", move |tx| {
        actions::child_claim(tx, (&actor, now), &new)
    });
    Ok(write.await?)
}
