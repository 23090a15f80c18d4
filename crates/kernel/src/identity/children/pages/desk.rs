//! Children whose guardians wait for an officer to look at their papers, and those who were confirmed.

use askama::Template;
use axum::extract::State as Here;
use axum::response::Response;
use base::{PersonId, Problem};
use web::{Access, Answers, Ctx, Failure, Form, Page, Route, html, html_status, see_other};

use super::super::actions;
use super::super::error::Error;
use super::super::model::{ChildSeen, Confirm, State};
use super::born;
use crate::App;
use crate::audit::Fresh;
use crate::identity::IDENTIFY;

pub(super) fn routes() -> Vec<Route<App>> {
    let (here, there) = ("/{lang}/desk/children", Access::May(IDENTIFY));
    vec![
        Route::get(here, "identity.page_children_desk", there, list)
            .personal("identifying", actions::READ),
        Route::post(here, "identity.page_child_decide", there, decide).step_up(),
        Route::post(
            "/{lang}/desk/children/show",
            "identity.page_child_show",
            there,
            number_show,
        )
        .personal("identifying", actions::SHOWN)
        .step_up(),
    ]
}

/// A child on the page.
struct Line {
    id: String,
    name: String,
    born: String,
    kind: String,
    number: String,
    guardian: String,
    since: String,
    until: String,
    /// Whether the number is the whole one.
    whole: bool,
}

fn line(
    (app, ctx, page): (&App, &Ctx, &Page),
    (seen, shown): (&ChildSeen, Option<PersonId>),
) -> Line {
    let child = &seen.child;
    let number = child.number(&app.vault, &app.papers);
    let whole = shown == Some(child.id());
    let number = number.map(|number| {
        if whole {
            number.whole()
        } else {
            number.masked()
        }
    });
    let kind = app.papers.kind(child.kind());
    Line {
        id: child.id().to_string(),
        name: child.name.clone(),
        born: born(page, &ctx.site, child.born),
        kind: kind.map_or_else(String::new, |kind| page.plain(&kind.name)),
        number: number.unwrap_or_default(),
        guardian: seen.guardian.clone(),
        since: page.datetime(child.made),
        until: page.date(child.until),
        whole,
    }
}

#[derive(Template)]
#[template(path = "identity_children_desk.html")]
struct DeskPage {
    page: Page,
    answers: Answers,
    done: bool,
    waiting: Vec<Line>,
    confirmed: Vec<Line>,
}

async fn list(Here(app): Here<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page_of(&app, &ctx, (None, Answers::empty())).await?)
}

/// Shows one number whole for a reason, so that it can be compared with the paper.
async fn number_show(Here(app): Here<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let id = PersonId::parse(form.value("child")).map_err(|_| Problem::not_found())?;
    let fresh = Fresh::draw(&app.ids, ctx.now);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let reason = form.value("reason").to_owned();
    let write = app.db.write("identity.page_child_show", move |tx| {
        actions::child_number_show(tx, (&actor, now), (id, &reason, &fresh))
    });
    let done: Result<(), Error> = write.await;
    match done.map_err(Problem::from) {
        Ok(()) => html(&page_of(&app, &ctx, (Some(id), Answers::empty())).await?),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &page_of(&app, &ctx, (None, answers)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn page_of(
    app: &App,
    ctx: &Ctx,
    (shown, answers): (Option<PersonId>, Answers),
) -> Result<DeskPage, Failure> {
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let read = app.db.read("identity.page_children_desk", move |tx| {
        actions::children_at_desk(tx, (&actor, now))
    });
    let found = read.await?;
    let page = ctx
        .page(ctx.t("kernel-children-desk"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide()
        .after(&answers);
    let lines = |state| {
        let such = found.iter().filter(|seen| seen.child.state == state);
        such.map(|seen| line((app, ctx, &page), (seen, shown)))
            .collect()
    };
    Ok(DeskPage {
        done: ctx.query("done").is_some(),
        waiting: lines(State::Claimed),
        confirmed: lines(State::Confirmed),
        answers,
        page,
    })
}

async fn decide(Here(app): Here<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let id = PersonId::parse(form.value("child")).map_err(|_| Problem::not_found())?;
    let decision = form.value("decision").to_owned();
    if !["confirm", "refuse", "end"].contains(&decision.as_str()) {
        return Err(Problem::invalid().field("decision", "web.required").into());
    }
    let cmd = Confirm::draw(&app.ids, ctx.now);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("identity.page_child_decide", move |tx| {
        match decision.as_str() {
            "end" => actions::child_end(tx, (&actor, now), (id, &cmd.fresh)),
            word => actions::child_decide(tx, (&actor, now), (id, word == "confirm", &cmd)),
        }
    });
    let done: Result<(), Error> = write.await;
    done?;
    Ok(see_other(&ctx.href("/desk/children?done=1")))
}
