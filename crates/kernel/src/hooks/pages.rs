//! Pages of hooks, for an agency's administrators: the addresses, and one with what is on its way to it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Paging, Route, Row, Tab, Tone, html,
    html_status, see_other,
};

use super::http::{
    changed, cursor, ended, is_on, listed, made, place, replayed, rotated, state_asked,
};
use super::model::{Delivery, DeliveryState, Hook, HookChange, HookNew, HookState, SecretNew};
use super::{Error, SET, actions};
use crate::App;
use crate::audit::Fresh;
use crate::registry::{agency_choices, agency_named};

pub(super) fn routes() -> Vec<Route<App>> {
    let there = Access::May(SET);
    let (all, of, one) = (
        "/{lang}/desk/hooks",
        "/{lang}/desk/hooks/{code}",
        "/{lang}/desk/hooks/{code}/{id}",
    );
    vec![
        Route::get(all, "hooks.page_first", there, first),
        Route::get(of, "hooks.page_list", there, list),
        Route::post(of, "hooks.page_make", there, make),
        Route::get(one, "hooks.page_show", there, show),
        Route::post(one, "hooks.page_act", there, act),
    ]
}

/// A hook on the list.
struct Line {
    href: String,
    url: String,
    state: String,
    tone: Tone,
    failing: Option<String>,
}

#[derive(Template)]
#[template(path = "hooks_list.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    code: String,
    agency_name: String,
    agencies: Vec<Choice>,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "hooks_show.html")]
struct ShowPage {
    page: Page,
    answers: Answers,
    done: Option<&'static str>,
    /// A secret that was just made, shown once.
    secret: Option<String>,
    state: String,
    tone: Tone,
    about: String,
    facts: Vec<Row>,
    on: bool,
    version: i64,
    tabs: Vec<Tab>,
    dead: bool,
    lines: Vec<DeliveryLine>,
    next: Option<String>,
    /// Its own page, with the language.
    here: String,
}

struct DeliveryLine {
    id: String,
    name: String,
    reference: String,
    at: String,
    tries: String,
    error: Option<String>,
    next: Option<String>,
    waits: bool,
}

fn state_words(page: &Page, state: HookState) -> (String, Tone) {
    let tone = match state {
        HookState::Unproved => Tone::Waiting,
        HookState::Live => Tone::Done,
        HookState::Off => Tone::Refused,
    };
    let key = format!("kernel-hooks-state-{}", state.as_str());
    (page.t(&key).into_owned(), tone)
}

fn path(code: &str) -> String {
    format!("/desk/hooks/{}", web::encoded(code))
}

/// To the agency that was asked for, or else to one's own.
async fn first(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let registry = app.registry_now().await?;
    let page = ctx.page(String::new());
    let known = agency_choices(&page, &registry, ctx.actor.agencies_for(SET));
    let asked = ctx.query("agency").map(str::to_owned);
    let code = asked.or_else(|| known.first().map(|choice| choice.value.clone()));
    let code = code.ok_or_else(Problem::forbidden)?;
    Ok(see_other(&ctx.href(&path(&code))))
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&list_page(&app, &ctx, None).await?)
}

async fn list_page(app: &App, ctx: &Ctx, answers: Option<Answers>) -> Result<ListPage, Failure> {
    let code = ctx.param("code").to_owned();
    let (shared, actor, asked) = (app.clone(), ctx.actor.clone(), code.clone());
    let (registry, hooks) = app
        .db
        .read("hooks.page_list", move |tx| {
            let registry = shared.registry.get(tx)?;
            let hooks = actions::hooks_of(tx, &registry, &actor, &asked)?;
            Ok::<_, Error>((registry, hooks))
        })
        .await?;
    let answers = answers.unwrap_or_else(|| Answers::prefilled([("agency", code.as_str())]));
    let page = ctx
        .page(ctx.t("kernel-hooks-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide()
        .after(&answers);
    Ok(ListPage {
        done: (ctx.query("done") == Some("ended")).then_some("kernel-hooks-ended"),
        agency_name: agency_named(&page, &registry, &code),
        agencies: agency_choices(&page, &registry, ctx.actor.agencies_for(SET)),
        lines: hooks.iter().map(|hook| line(&page, hook)).collect(),
        code,
        answers,
        page,
    })
}

fn line(page: &Page, hook: &Hook) -> Line {
    let (state, tone) = state_words(page, hook.state);
    let failing = hook.failing.map(|since| {
        let date = page.datetime(since);
        page.t1("kernel-hooks-failing", "since", date)
    });
    Line {
        href: page.href(&format!("{}/{}", path(&hook.agency), hook.id)),
        url: hook.url.clone(),
        state,
        tone,
        failing,
    }
}

/// Names of events as somebody typed them.
fn typed_events(form: &Form) -> Vec<String> {
    let typed = form.value("events");
    let names = typed.split(|c: char| c.is_whitespace() || c == ',');
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

async fn make(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let secret = SecretNew::draw(&app.ids);
    let new = HookNew {
        id: app.ids.next::<Hook>(ctx.now).to_string(),
        agency: ctx.param("code").to_owned(),
        url: form.value("url").to_owned(),
        events: typed_events(&form),
        secret: secret.clone(),
        cursor: cursor(&app).await?,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    match made(&app, &ctx, new).await.map_err(Problem::from) {
        Ok(hook) => {
            let shown = Shown {
                done: Some("kernel-hooks-made"),
                secret: Some(secret),
                answers: None,
            };
            html_status(201, &hook_page(&ctx, (&hook, Vec::new()), shown))
        }
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &list_page(&app, &ctx, Some(answers)).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What a page of a hook shows besides the hook.
#[derive(Default)]
struct Shown {
    done: Option<&'static str>,
    secret: Option<SecretNew>,
    answers: Option<Answers>,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let done = match ctx.query("done") {
        Some("changed") => Some("kernel-hooks-changed"),
        Some("replayed") => Some("kernel-hooks-replayed"),
        _ => None,
    };
    let shown = Shown {
        done,
        ..Shown::default()
    };
    html(&shown_page(&app, &ctx, shown).await?)
}

async fn shown_page(app: &App, ctx: &Ctx, shown: Shown) -> Result<ShowPage, Failure> {
    let found = listed(app, ctx, (state_asked(ctx)?, &Paging::of(ctx)?)).await?;
    let (hook, rows) = found;
    Ok(hook_page(ctx, (&hook, rows), shown))
}

fn hook_page(ctx: &Ctx, (hook, rows): (&Hook, Vec<Delivery>), shown: Shown) -> ShowPage {
    let events = hook.events.join(", ");
    let answers = shown
        .answers
        .unwrap_or_else(|| Answers::prefilled([("events", events.as_str())]));
    let page = ctx
        .page(ctx.t("kernel-hooks-one"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("kernel-hooks-title"), path(&hook.agency))
        .wide()
        .after(&answers);
    let (state, tone) = state_words(&page, hook.state);
    let asked = state_asked(ctx).unwrap_or(DeliveryState::Dead);
    let usual = Paging {
        limit: Paging::USUAL,
        after: None,
    };
    let piece = Paging::of(ctx).unwrap_or(usual).piece(rows, place);
    let here = page.href(&format!("{}/{}", path(&hook.agency), hook.id));
    ShowPage {
        done: shown.done,
        secret: shown.secret.map(|secret| secret.text().to_owned()),
        about: page
            .t(&format!("kernel-hooks-about-{}", hook.state.as_str()))
            .into_owned(),
        state,
        tone,
        facts: facts(&page, hook),
        on: is_on(hook),
        version: hook.version,
        tabs: tabs(&page, &here, asked),
        dead: asked == DeliveryState::Dead,
        lines: piece
            .items
            .iter()
            .map(|row| delivery_line(&page, row))
            .collect(),
        next: piece
            .next
            .map(|next| format!("{here}?state={}&after={next}", asked.as_str())),
        here,
        answers,
        page,
    }
}

fn facts(page: &Page, hook: &Hook) -> Vec<Row> {
    let row = |key: &str, value: web::Markup| Row {
        name: page.t(key).into_owned(),
        value,
        change: None,
    };
    let words = |text: &str| web::Markup::words(text);
    let mut rows = vec![row("kernel-hooks-url", page.said(&hook.url))];
    if hook.events.is_empty() {
        rows.push(row(
            "kernel-hooks-events",
            words(&page.t("kernel-hooks-all")),
        ));
    } else {
        rows.push(row(
            "kernel-hooks-events",
            page.said(&hook.events.join(", ")),
        ));
    }
    rows.push(row(
        "kernel-hooks-since",
        words(&page.datetime(hook.created)),
    ));
    if let Some(since) = hook.failing {
        rows.push(row(
            "kernel-hooks-failing-since",
            words(&page.datetime(since)),
        ));
    }
    if let Some(failure) = &hook.failure {
        rows.push(row("kernel-hooks-failure", page.said(failure)));
    }
    if let Some(until) = hook.old_until().filter(|until| *until > page.now()) {
        rows.push(row("kernel-hooks-old-until", words(&page.datetime(until))));
    }
    rows
}

fn tabs(page: &Page, here: &str, asked: DeliveryState) -> Vec<Tab> {
    let tab = |state: &DeliveryState| Tab {
        name: page
            .t(&format!("kernel-hooks-deliveries-{}", state.as_str()))
            .into_owned(),
        href: format!("{here}?state={}", state.as_str()),
        current: *state == asked,
        count: None,
    };
    DeliveryState::ALL.iter().map(tab).collect()
}

fn delivery_line(page: &Page, row: &Delivery) -> DeliveryLine {
    let waits = row.state == DeliveryState::Waiting;
    DeliveryLine {
        id: row.id.clone(),
        name: row.name.clone(),
        reference: row.reference.clone(),
        at: page.datetime(row.at),
        tries: page.number(row.attempts),
        error: row.error.clone(),
        next: (waits && row.attempts > 0).then(|| page.datetime(row.next)),
        waits,
    }
}

async fn act(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let done = match form.value("act") {
        "rotate" => {
            let (hook, secret) = rotated(&app, &ctx).await?;
            let shown = Shown {
                done: Some("kernel-hooks-rotated"),
                secret: Some(secret),
                answers: None,
            };
            return html(&hook_page(&ctx, (&hook, Vec::new()), shown));
        }
        "end" => {
            ended(&app, &ctx).await?;
            let list = format!("{}?done=ended", path(ctx.param("code")));
            return Ok(see_other(&ctx.href(&list)));
        }
        "replay" => replayed(&app, &ctx, form.get("delivery").map(str::to_owned), None)
            .await
            .map(|_| "replayed"),
        word => {
            let events = (word == "events").then(|| typed_events(&form));
            let cmd = HookChange {
                agency: ctx.param("code").to_owned(),
                id: ctx.param("id").to_owned(),
                version: form.value("version").parse().unwrap_or_default(),
                events,
                on: match word {
                    "on" => Some(true),
                    "off" => Some(false),
                    _ => None,
                },
                fresh: Fresh::draw(&app.ids, ctx.now),
            };
            changed(&app, &ctx, cmd).await.map(|_| "changed")
        }
    };
    match done.map_err(Problem::from) {
        Ok(done) => {
            let (code, id) = (ctx.param("code"), ctx.param("id"));
            let page = format!("{}/{}?done={done}", path(code), web::encoded(id));
            Ok(see_other(&ctx.href(&page)))
        }
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            let shown = Shown {
                answers: Some(answers),
                ..Shown::default()
            };
            html_status(status, &shown_page(&app, &ctx, shown).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
