//! One agency, for those who work there and for the bureau: who answers for it, over which channel, what
//! it was sent, and what can be done about it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Route, Row, Tone, html, html_status,
    see_other,
};

use super::super::input::{self, Asked};
use super::super::look::{self, Seen};
use super::super::model::{ChannelKind, Confirmation, Enrolment, Suspension, Test, TestNew};
use super::super::{Error, READ, actions, claims, test_messages};
use super::{key, named, next_words, reach_words, since, standing_words, tone};
use crate::App;
use crate::audit::Fresh;
use crate::hooks;
use crate::notifications;
use crate::registry::Registry;

pub(super) fn routes() -> Vec<Route<App>> {
    let there = Access::May(READ);
    let path = "/{lang}/desk/reach/{code}";
    vec![
        Route::get(path, "reach.page_agency", there, show)
            .personal("reach", look::READ_OF_OFFICERS),
        Route::post(path, "reach.page_act", there, act).personal("reach", look::READ_OF_OFFICERS),
    ]
}

struct ClaimRow {
    id: String,
    name: String,
    email: String,
    words: web::Markup,
    fits: bool,
    made: String,
}

#[derive(Template)]
#[template(path = "reach_agency.html")]
struct AgencyPage {
    page: Page,
    answers: Answers,
    done: Option<String>,
    code: String,
    why: String,
    tone: Tone,
    next: Option<String>,
    facts: Vec<Row>,
    to_confirm: Option<String>,
    test_columns: Vec<String>,
    tests: Vec<Vec<web::Markup>>,
    claims: Vec<ClaimRow>,
    waiting: i64,
    /// Where the bureau finds them.
    cases: Option<String>,
    /// 0 where it never came aboard.
    version: i64,
    may_set: bool,
    may_test: bool,
    may_suspend: bool,
    /// Where this officer names addresses of the agency's programs.
    hooks: Option<String>,
    /// Where the words of its letters are chosen, for those who may.
    letters: Option<String>,
    channels: Vec<Choice>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, None).await?)
}

async fn page(app: &App, ctx: &Ctx, answers: Option<Answers>) -> Result<AgencyPage, Failure> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let code = ctx.param("code").to_owned();
    let (registry, seen) = app
        .db
        .read("reach.page_agency", move |tx| {
            let registry = shared.registry.get(tx)?;
            let seen = look::agency_look(tx, &registry, (&actor, now), &code)?;
            Ok::<_, Error>((registry, seen))
        })
        .await?;
    Ok(rendered(ctx, &registry, &seen, answers))
}

fn rendered(ctx: &Ctx, registry: &Registry, seen: &Seen, answers: Option<Answers>) -> AgencyPage {
    let code = ctx.param("code");
    let mut page = ctx
        .page(String::new())
        .crumb(ctx.t("kernel-reach-desk"), "/desk")
        .wide();
    if seen.bureau {
        page = page.crumb(ctx.t("kernel-reach-bureau-title"), "/desk/reach");
    }
    page.title = named(&page, registry, code);
    let answers = answers.unwrap_or_else(|| known_answers(seen));
    let page = page.after(&answers);
    let row = seen.enrolment.as_ref();
    let done = ctx.query("done").and_then(|act| done_words(&page, act));
    let stands = row.is_some_and(|row| {
        let standing = row.standing;
        matches!(
            standing,
            super::super::Standing::Verified | super::super::Standing::Live
        )
    });
    let may_hook = ctx.actor.may(hooks::SET, Some(code));
    let may_word = ctx.actor.may(notifications::wordings::SET, Some(code));
    AgencyPage {
        done,
        code: code.to_owned(),
        why: reach_words(&page, seen.verdict.reach),
        tone: tone(seen.verdict.reach),
        next: seen.bureau.then(|| next_words(&page, seen.verdict.reach)),
        facts: facts(&page, seen),
        to_confirm: seen.to_confirm.as_ref().map(|test| test.id.clone()),
        test_columns: ["sent", "channel", "due", "confirmed"]
            .map(|column| page.t(&key("kernel-reach-test-", column)).into_owned())
            .to_vec(),
        tests: seen
            .tests
            .iter()
            .map(|test| test_cells(&page, test))
            .collect(),
        claims: seen
            .claims
            .iter()
            .map(|claim| claim_row(&page, claim))
            .collect(),
        waiting: seen.waiting,
        cases: (seen.bureau && seen.verdict.reach.is_missing())
            .then(|| format!("/desk/reach?view=cases&agency={code}")),
        version: row.map_or(0, |row| row.version),
        may_set: seen.may_set && (seen.bureau || stands),
        may_test: seen.may_set && stands,
        may_suspend: seen.bureau && stands,
        hooks: may_hook.then(|| format!("/desk/hooks/{code}")),
        letters: may_word.then(|| format!("/desk/letters/{code}")),
        channels: channels(&page),
        answers,
        page,
    }
}

fn known_answers(seen: &Seen) -> Answers {
    let row = seen.enrolment.as_ref();
    let channel = row.map(|row| &row.channel);
    let officer = seen.officer.as_ref();
    Answers::prefilled([
        (
            "officer_email",
            officer
                .and_then(|it| it.email.as_deref())
                .unwrap_or_default(),
        ),
        ("officer_name", officer.map_or("", |it| it.name.as_str())),
        ("channel", channel.map_or("", |it| it.kind().as_str())),
        (
            "address",
            channel.and_then(|it| it.address()).unwrap_or_default(),
        ),
        (
            "jurisdiction",
            channel.and_then(|it| it.jurisdiction()).unwrap_or_default(),
        ),
    ])
}

fn done_words(page: &Page, act: &str) -> Option<String> {
    let known = ["set", "suspend", "test", "confirm", "refuse"];
    let act = known.into_iter().find(|known| *known == act)?;
    Some(page.t(&key("kernel-reach-done-", act)).into_owned())
}

fn channels(page: &Page) -> Vec<Choice> {
    let all = ChannelKind::ALL.iter().map(|kind| {
        let label = page.t(&key("kernel-reach-channel-", kind.as_str()));
        let hint = page.t(&key("kernel-reach-channel-hint-", kind.as_str()));
        Choice::new(kind.as_str(), label).hint(hint)
    });
    all.collect()
}

fn fact(page: &Page, name: &'static str, value: web::Markup) -> Row {
    Row {
        name: page.t(name).into_owned(),
        value,
        change: None,
    }
}

fn facts(page: &Page, seen: &Seen) -> Vec<Row> {
    let mut rows = Vec::new();
    let began = since(page, seen.verdict);
    if !began.is_empty() {
        rows.push(fact(page, "kernel-reach-since", web::Markup::words(&began)));
    }
    let Some(row) = &seen.enrolment else {
        return rows;
    };
    let standing = standing_words(page, row.standing);
    rows.push(fact(
        page,
        "kernel-reach-standing",
        web::Markup::words(&standing),
    ));
    if let Some(officer) = &seen.officer {
        let said = [Some(officer.name.clone()), officer.email.clone()];
        let said: Vec<_> = said
            .into_iter()
            .flatten()
            .filter(|it| !it.is_empty())
            .collect();
        rows.push(fact(
            page,
            "kernel-reach-officer",
            page.said(&said.join("\n")),
        ));
    }
    rows.push(fact(page, "kernel-reach-channel", channel(page, row)));
    if let Some(proved) = row.proved {
        let when = web::Markup::words(&page.datetime(proved));
        rows.push(fact(page, "kernel-reach-proved", when));
    }
    if let Some(failure) = &row.failure {
        let words = page.t(&key("kernel-reach-failure-", failure));
        rows.push(fact(
            page,
            "kernel-reach-failure",
            web::Markup::words(&words),
        ));
    }
    rows
}

fn channel(page: &Page, row: &Enrolment) -> web::Markup {
    let kind = page.t(&key("kernel-reach-channel-", row.channel.kind().as_str()));
    let leads = [row.channel.address(), row.channel.jurisdiction()];
    let leads: Vec<_> = leads
        .into_iter()
        .flatten()
        .filter(|it| !it.is_empty())
        .collect();
    if leads.is_empty() {
        web::Markup::words(&kind)
    } else {
        page.said(&format!("{kind}\n{}", leads.join("\n")))
    }
}

fn test_cells(page: &Page, test: &Test) -> Vec<web::Markup> {
    let kind = page.t(&key("kernel-reach-channel-", test.channel.as_str()));
    let confirmed = test.confirmed.map_or_else(
        || page.t("kernel-reach-test-silent").into_owned(),
        |at| page.datetime(at),
    );
    [
        page.datetime(test.sent),
        kind.into_owned(),
        page.datetime(test.due),
        confirmed,
    ]
    .map(|words| web::Markup::words(&words))
    .to_vec()
}

fn claim_row(page: &Page, claim: &super::super::Claim) -> ClaimRow {
    ClaimRow {
        id: claim.id.clone(),
        name: claim.name.clone(),
        email: claim.email.clone(),
        words: page.said(&claim.words),
        fits: claim.fits,
        made: page.date(claim.made),
    }
}

/// What a button of the page asks for.
async fn act(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let act = form.value("act").to_owned();
    match attempt(&app, &ctx, &form, &act).await {
        Ok(()) => {
            let here = format!("/desk/reach/{}?done={act}", ctx.param("code"));
            Ok(see_other(&ctx.href(&here)))
        }
        Err(problem) if matches!(problem.status, 409 | 410 | 422 | 429) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, Some(answers)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn attempt(app: &App, ctx: &Ctx, form: &Form, act: &str) -> Result<(), Problem> {
    match act {
        "set" => set(app, ctx, form).await,
        "suspend" => suspend(app, ctx, form).await,
        "test" => test(app, ctx).await,
        "confirm" => confirm(app, ctx, form).await,
        "refuse" => refuse(app, ctx, form).await,
        _ => Err(Problem::new(400, "kernel.reach.act_unknown")),
    }
}

fn version(form: &Form) -> i64 {
    form.value("version").parse().unwrap_or(-1)
}

async fn set(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let asked = Asked {
        version: version(form),
        officer_email: form.value("officer_email"),
        officer_name: form.value("officer_name"),
        channel: form.value("channel"),
        address: form.value("address"),
        jurisdiction: form.value("jurisdiction"),
    };
    let cmd = input::enrolment(app, ctx.now, ctx.param("code"), &asked)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let done = app.db.write("reach.page_set", move |tx| {
        let registry = shared.registry.get(tx)?;
        actions::enrolment_set(tx, &registry, (&actor, now), &cmd).map(drop)
    });
    done.await.map_err(Error::into)
}

async fn suspend(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let cmd = Suspension {
        agency: ctx.param("code").to_owned(),
        version: version(form),
        words: input::words(form.value("words"))?,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let done = app.db.write("reach.page_suspend", move |tx| {
        let registry = shared.registry.get(tx)?;
        actions::enrolment_suspend(tx, &registry, (&actor, now), &cmd).map(drop)
    });
    done.await.map_err(Error::into)
}

async fn test(app: &App, ctx: &Ctx) -> Result<(), Problem> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (new, fresh) = (TestNew::draw(&app.ids, now), Fresh::draw(&app.ids, now));
    let code = ctx.param("code").to_owned();
    let done = app.db.write("reach.page_test", move |tx| {
        let registry = shared.registry.get(tx)?;
        let sent = (&*code, &new, &fresh);
        test_messages::test_again(tx, &registry, (&actor, now), sent).map(drop)
    });
    done.await.map_err(Error::into)
}

async fn confirm(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let cmd = Confirmation {
        agency: ctx.param("code").to_owned(),
        test: form.value("test").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let done = app.db.write("reach.page_confirm", move |tx| {
        let registry = shared.registry.get(tx)?;
        test_messages::test_confirm(tx, &registry, (&actor, now), &cmd).map(drop)
    });
    done.await.map_err(Error::into)
}

async fn refuse(app: &App, ctx: &Ctx, form: &Form) -> Result<(), Problem> {
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let (code, claim) = (ctx.param("code").to_owned(), form.value("claim").to_owned());
    let fresh = Fresh::draw(&app.ids, now);
    let done = app.db.write("reach.page_refuse", move |tx| {
        let registry = shared.registry.get(tx)?;
        claims::claim_refuse(tx, &registry, (&actor, now), (&code, &claim, &fresh))
    });
    done.await.map_err(Error::into)
}
