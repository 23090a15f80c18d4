//! Pages of bans: those that there are, and the form that proposes one.

use askama::Template;
use axum::extract::State as Here;
use axum::response::Response;
use base::{Problem, Reference, Time};
use store::Tx;
use web::{
    Access, Answers, Choice, Ctx, Cursor, Failure, Form, Page, Route, Tone, html, html_status,
    see_other,
};

use super::actions::{self, bans_list};
use super::error::Error;
use super::model::{Ban, DAYS, Propose, State};
use super::{DECIDE, PROPOSE};
use crate::App;
use crate::audit::Fresh;
use crate::cases;
use crate::registry::Registry;

pub(super) fn routes() -> Vec<Route<App>> {
    let new = "/{lang}/desk/bans/new/{reference}";
    let officer = Access::May(PROPOSE);
    vec![
        Route::get("/{lang}/desk/bans", "bans.page_list", officer, list),
        Route::post("/{lang}/desk/bans", "bans.page_lift", officer, lift),
        Route::post(
            "/{lang}/desk/bans/decisions",
            "bans.page_decide",
            Access::May(DECIDE),
            decide,
        ),
        Route::get(new, "bans.page_new", officer, new_show),
        Route::post(new, "bans.page_propose", officer, propose),
    ]
}

/// Rows on one page.
const ROWS: i64 = 50;

/// A ban on the page.
struct Line {
    id: String,
    reference: String,
    agency: String,
    reason: String,
    made: Time,
    until: Time,
    state: String,
    tone: Tone,
    why: Option<String>,
    /// Whether the reader decides it.
    decides: bool,
    /// Whether it can be ended.
    lifts: bool,
}

#[derive(Template)]
#[template(path = "bans_list.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    done: bool,
    lines: Vec<Line>,
    next: Option<String>,
}

fn line(ctx: &Ctx, page: &Page, registry: &Registry, ban: Ban) -> Line {
    let open = ban.is_open(ctx.now);
    let (key, tone) = match ban.state {
        _ if !open && ban.state == State::Standing => ("over", Tone::Plain),
        _ if !open && ban.state == State::Proposed => ("undecided", Tone::Plain),
        State::Standing => ("standing", Tone::Active),
        State::Proposed => ("proposed", Tone::Waiting),
        other => (other.code(), Tone::Plain),
    };
    let agency = registry.agency(&ban.agency);
    let agency = agency.map(|agency| page.plain(&agency.name));
    Line {
        agency: agency.unwrap_or_else(|| ban.agency.clone()),
        reference: ban.reference,
        reason: ban.reason,
        made: ban.made,
        until: ban.until,
        state: page.t(&format!("kernel-bans-{key}")).into_owned(),
        tone,
        why: ban.lifted_why,
        decides: open
            && ban.state == State::Proposed
            && ctx.actor.may(DECIDE, None)
            && ctx.actor.id() != Some(ban.made_by),
        lifts: open,
        id: ban.id,
    }
}

async fn list_page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ListPage, Failure> {
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let before = ctx.query("after").and_then(Cursor::parse);
    let read = move |tx: &mut Tx<'_>| {
        let (at, id) = match &before {
            Some(before) => (before.at.unwrap_or_default(), before.id.as_str()),
            None => (i64::MAX, ""),
        };
        let bans = bans_list(tx, &actor, (Time::from_micros(at), id), ROWS + 1)?;
        Ok::<_, Error>((shared.registry.get(tx)?, bans))
    };
    let (registry, mut bans) = app.db.read("bans.page_list", read).await?;
    let page = ctx
        .page(ctx.t("kernel-bans-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide()
        .after(&answers);
    let shown = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = bans.len() > shown;
    bans.truncate(shown);
    let next = bans.last().filter(|_| more).map(|last| {
        let (at, id) = (Some(last.made.micros()), last.id.clone());
        format!("{}?after={}", page.here(), Cursor { at, id }.text())
    });
    let lines = bans.into_iter();
    Ok(ListPage {
        done: ctx.query("done").is_some(),
        lines: lines.map(|ban| line(ctx, &page, &registry, ban)).collect(),
        next,
        answers,
        page,
    })
}

async fn list(Here(app): Here<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&list_page(&app, &ctx, Answers::empty()).await?)
}

/// Back on the list, which says what is wrong if anything is.
async fn answered(
    app: &App,
    ctx: &Ctx,
    form: &Form,
    done: Result<(), Error>,
) -> Result<Response, Failure> {
    match done.map_err(Problem::from) {
        Ok(()) => Ok(see_other(&ctx.href("/desk/bans?done=1"))),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(form).with_problem(problem);
            html_status(status, &list_page(app, ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn lift(Here(app): Here<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let (id, why) = (form.value("id").to_owned(), form.value("reason").to_owned());
    let (actor, now, fresh) = (ctx.actor.clone(), ctx.now, Fresh::draw(&app.ids, ctx.now));
    let write = app.db.write("bans.lift", move |tx| {
        actions::ban_lift(tx, (&actor, now), (&id, &why), &fresh)
    });
    let done = write.await;
    answered(&app, &ctx, &form, done).await
}

async fn decide(Here(app): Here<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let holds = match form.value("decision") {
        "hold" => true,
        "refuse" => false,
        _ => return Err(Problem::invalid().field("decision", "web.required").into()),
    };
    let id = form.value("id").to_owned();
    let (actor, now, fresh) = (ctx.actor.clone(), ctx.now, Fresh::draw(&app.ids, ctx.now));
    let write = app.db.write("bans.decide", move |tx| {
        actions::ban_decide(tx, (&actor, now), (&id, holds), &fresh)
    });
    let done = write.await;
    answered(&app, &ctx, &form, done).await
}

#[derive(Template)]
#[template(path = "bans_new.html")]
struct NewPage {
    page: Page,
    answers: Answers,
    reference: String,
    days: Vec<Choice>,
}

fn reference(ctx: &Ctx) -> Result<Reference, Problem> {
    Reference::parse(ctx.param("reference")).map_err(|_| Problem::not_found())
}

fn new_page(ctx: &Ctx, reference: &Reference, answers: Answers) -> NewPage {
    let page = ctx
        .page(ctx.t("kernel-bans-new"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("kernel-bans-title"), "/desk/bans")
        .after(&answers);
    let days = DAYS.map(|days| {
        let words = page.t1("kernel-bans-days", "days", i64::from(days));
        Choice::new(days.to_string(), words)
    });
    NewPage {
        reference: reference.to_string(),
        days: days.to_vec(),
        answers,
        page,
    }
}

async fn new_show(Here(app): Here<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let (actor, asked) = (ctx.actor.clone(), reference.clone());
    let read = app.db.read("bans.page_new", move |tx| {
        let case = cases::case_by_reference(tx, &actor, &asked)?;
        if actor.may_about(PROPOSE, &case.matter()) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    });
    read.await?;
    let answers = Answers::prefilled([("days", "30")]);
    html(&new_page(&ctx, &reference, answers))
}

async fn propose(Here(app): Here<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let cmd = Propose {
        id: app.ids.next::<Ban>(ctx.now).to_string(),
        reference: reference.clone(),
        reason: form.value("reason").to_owned(),
        days: form.value("days").parse().unwrap_or_default(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("bans.propose", move |tx| {
        actions::ban_propose(tx, &shared, (&actor, now), &cmd)
    });
    match write.await.map_err(Problem::from) {
        Ok(_) => Ok(see_other(&ctx.href("/desk/bans?done=1"))),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &new_page(&ctx, &reference, answers))
        }
        Err(problem) => Err(problem.into()),
    }
}
