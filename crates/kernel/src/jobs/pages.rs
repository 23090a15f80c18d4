//! The operator's pages: jobs by where they stand, and one job with what can be done about it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::Problem;
use store::{JobRow, Standing};
use web::{
    Access, Answers, Choice, Ctx, Failure, Form, Page, Route, Row, Tab, Tone, html, html_status,
    see_other,
};

use super::actions::{self, Counts, Which};
use super::http::{asked, discarded, page_cut, replayed};
use super::rules::OPERATE;
use crate::App;

/// So many jobs stand on one page.
const PER_PAGE: u32 = 50;

pub(super) fn routes() -> Vec<Route<App>> {
    let operator = Access::May(OPERATE);
    vec![
        Route::get("/{lang}/desk/jobs", "jobs.page_list", operator, list),
        Route::post(
            "/{lang}/desk/jobs",
            "jobs.page_replay_kind",
            operator,
            replay_kind,
        ),
        Route::get("/{lang}/desk/jobs/{job}", "jobs.page_show", operator, show),
        Route::post("/{lang}/desk/jobs/{job}", "jobs.page_act", operator, act),
    ]
}

/// A job on the list.
struct JobLine {
    href: String,
    kind: String,
    since: String,
    tries: i64,
    error: String,
}

impl JobLine {
    fn of(page: &Page, row: &JobRow) -> Self {
        let since = match row.standing {
            Standing::Waiting => page.datetime(row.due),
            Standing::Dead | Standing::Running => page.ago(row.since),
        };
        Self {
            href: page.href(&format!("/desk/jobs/{}", web::encoded(&row.id))),
            kind: row.kind.clone(),
            since,
            tries: i64::from(row.attempts),
            error: row.error.clone().unwrap_or_default(),
        }
    }
}

#[derive(Template)]
#[template(path = "jobs_list.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    done: Option<String>,
    tabs: Vec<Tab>,
    kinds: Vec<Choice>,
    state: &'static str,
    since: String,
    kind: String,
    lines: Vec<JobLine>,
    first: Option<String>,
    next: Option<String>,
}

/// The address of a list.
fn list_href(page: &Page, standing: Standing, kind: &str, after: Option<&str>) -> String {
    let mut href = format!("{}?state={}", page.href("/desk/jobs"), standing.code());
    for (name, value) in [("kind", Some(kind)), ("after", after)] {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            href = format!("{href}&{name}={}", web::encoded(value));
        }
    }
    href
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let asked = asked(&ctx, PER_PAGE + 1)?;
    let (standing, kind) = (asked.standing, asked.kind.clone());
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let (mut rows, counts) = app
        .db
        .read("jobs.page_list", move |tx| {
            actions::jobs_list(tx, (&actor, now), &asked)
        })
        .await?;
    let next = page_cut(&mut rows, PER_PAGE);
    let page = ctx
        .page(ctx.t("kernel-jobs-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide();
    let later = ctx.query("after").is_some();
    html(&ListPage {
        answers: Answers::prefilled([("kind", kind.as_str())]),
        done: done(&ctx),
        tabs: tabs(&page, (standing, &kind), &counts),
        kinds: kinds(&kind, &counts),
        state: standing.code(),
        since: since(&page, standing),
        lines: rows.iter().map(|row| JobLine::of(&page, row)).collect(),
        first: later.then(|| list_href(&page, standing, &kind, None)),
        next: next.map(|next| list_href(&page, standing, &kind, Some(&next))),
        kind,
        page,
    })
}

fn tabs(page: &Page, (current, kind): (Standing, &str), counts: &Counts) -> Vec<Tab> {
    let found = |standing: Standing| {
        let fits = |count: &&(String, Standing, i64)| {
            count.1 == standing && (kind.is_empty() || count.0 == kind)
        };
        counts.iter().filter(fits).map(|count| count.2).sum()
    };
    Standing::ALL
        .iter()
        .map(|standing| Tab {
            name: page
                .t(&format!("kernel-jobs-state-{}", standing.code()))
                .into_owned(),
            href: list_href(page, *standing, kind, None),
            current: *standing == current,
            count: Some(found(*standing)),
        })
        .collect()
}

/// The kinds that there are jobs of, and the one that was asked for.
fn kinds(asked: &str, counts: &Counts) -> Vec<Choice> {
    let mut kinds: Vec<&str> = counts.iter().map(|count| count.0.as_str()).collect();
    kinds.extend(Some(asked).filter(|kind| !kind.is_empty()));
    kinds.sort_unstable();
    kinds.dedup();
    kinds
        .into_iter()
        .map(|kind| Choice::new(kind, kind))
        .collect()
}

/// What was done a moment ago.
fn done(ctx: &Ctx) -> Option<String> {
    let key = match ctx.query("done")? {
        "replay" => "kernel-jobs-replayed",
        "discard" => "kernel-jobs-discarded",
        _ => return None,
    };
    let count: i64 = ctx.query("count")?.parse().ok()?;
    Some(ctx.tx(key, vec![("count", count.into())]))
}

/// Back to the list of what was laid aside.
fn back(ctx: &Ctx, kind: &str, (verb, count): (&str, u64)) -> Response {
    let kind = web::encoded(kind);
    see_other(&ctx.href(&format!(
        "/desk/jobs?state=dead&kind={kind}&done={verb}&count={count}"
    )))
}

async fn replay_kind(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let kind = form.value("kind");
    let count = replayed(&app, &ctx, Which::Kind(kind.to_owned())).await?;
    Ok(back(&ctx, kind, ("replay", count)))
}

#[derive(Template)]
#[template(path = "jobs_show.html")]
struct ShowPage {
    page: Page,
    answers: Answers,
    facts: Vec<Row>,
    state: String,
    tone: Tone,
    kind: String,
    dead: bool,
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&shown(&app, &ctx, Answers::empty()).await?)
}

async fn shown(app: &App, ctx: &Ctx, answers: Answers) -> Result<ShowPage, Failure> {
    let (actor, now, id) = (ctx.actor.clone(), ctx.now, ctx.param("job").to_owned());
    let row = app
        .db
        .read("jobs.page_show", move |tx| {
            actions::job_find(tx, (&actor, now), &id)
        })
        .await?;
    let page = ctx
        .page(ctx.t("kernel-jobs-one"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .crumb(ctx.t("kernel-jobs-title"), "/desk/jobs")
        .after(&answers)
        .wide();
    let state = format!("kernel-jobs-state-{}", row.standing.code());
    Ok(ShowPage {
        state: page.t(&state).into_owned(),
        tone: match row.standing {
            Standing::Dead => Tone::Late,
            Standing::Waiting => Tone::Waiting,
            Standing::Running => Tone::Active,
        },
        dead: row.standing == Standing::Dead,
        facts: facts(&page, &row),
        kind: row.kind,
        answers,
        page,
    })
}

/// What the time of a job means that stands so.
fn since(page: &Page, standing: Standing) -> String {
    page.t(&format!("kernel-jobs-since-{}", standing.code()))
        .into_owned()
}

fn facts(page: &Page, row: &JobRow) -> Vec<Row> {
    let fact = |key: &str, value: &str| Row {
        name: page.t(key).into_owned(),
        value: page.said(value),
        change: None,
    };
    let at = match row.standing {
        Standing::Dead | Standing::Running => row.since,
        Standing::Waiting => row.due,
    };
    let mut facts = vec![
        fact("kernel-jobs-kind", &row.kind),
        fact("kernel-jobs-created", &page.datetime(row.created)),
        Row {
            name: since(page, row.standing),
            value: page.said(&page.datetime(at)),
            change: None,
        },
    ];
    facts.push(fact("kernel-jobs-tries", &row.attempts.to_string()));
    if let Some(error) = &row.error {
        facts.push(fact("kernel-jobs-error", error));
    }
    facts.push(fact("kernel-jobs-id", &row.id));
    facts
}

async fn act(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let kind = form.value("kind");
    if form.value("step") == "replay" {
        let count = replayed(&app, &ctx, Which::One(ctx.param("job").to_owned())).await?;
        return Ok(back(&ctx, kind, ("replay", count)));
    }
    match discarded(&app, &ctx, form.value("reason")).await {
        Ok(count) => Ok(back(&ctx, kind, ("discard", count))),
        Err(error @ super::Error::Reason) => {
            let problem = Problem::from(error);
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &shown(&app, &ctx, answers).await?)
        }
        Err(error) => Err(error.into()),
    }
}
