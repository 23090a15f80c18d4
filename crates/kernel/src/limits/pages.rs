//! The bureau's page of what limits refuse, on which it lets senders through again.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Problem, Time};
use web::{
    Access, Answers, Ctx, Cursor, Failure, Form, Page, Route, Tone, html, html_status, see_other,
};

use super::actions::{self, limits_list};
use super::model::{Free, Refused};
use crate::App;
use crate::audit::Fresh;
use crate::cases::BUREAU;

pub(super) fn routes() -> Vec<Route<App>> {
    let (path, bureau) = ("/{lang}/desk/limits", Access::May(BUREAU));
    vec![
        Route::get(path, "limits.page_list", bureau, list),
        Route::post(path, "limits.page_free", bureau, free),
    ]
}

/// Rows on one page.
const ROWS: i64 = 50;
/// Limits with a name of their own; the others are called what they are: too many requests.
const NAMED: [&str; 6] = [
    "rate_page",
    "rate_read",
    "rate_write",
    "rate_code",
    "rate_upload",
    "kernel.code_too_soon",
];

struct Line {
    id: String,
    rule: String,
    sender: String,
    refused: String,
    since: Time,
    last: Time,
    state: String,
    tone: Tone,
    frees: bool,
}

#[derive(Template)]
#[template(path = "limits_list.html")]
struct ListPage {
    page: Page,
    answers: Answers,
    done: bool,
    lines: Vec<Line>,
    next: Option<String>,
}

fn line(page: &Page, row: &Refused) -> Line {
    let limited = row.is_limited(page.now());
    let known = NAMED.contains(&row.rule.as_str());
    let rule = if known { row.rule.as_str() } else { "other" };
    let rule = page.t(&format!("kernel-limits-{}", rule.replace(['.', '_'], "-")));
    let state = match row.freed {
        _ if limited => page.t1("kernel-limits-until", "time", page.datetime(row.until)),
        Some(freed) => page.t1("kernel-limits-freed", "time", page.datetime(freed)),
        None => page.t("kernel-limits-over").into_owned(),
    };
    Line {
        id: row.id.clone(),
        rule: rule.into_owned(),
        sender: page
            .t(&format!("kernel-limits-by-{}", row.sender.code()))
            .into_owned(),
        refused: page.number(row.refused),
        since: row.since,
        last: row.last,
        state,
        tone: if limited { Tone::Late } else { Tone::Plain },
        frees: limited && row.can_be_freed(),
    }
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<ListPage, Failure> {
    let actor = ctx.actor.clone();
    let before = ctx.query("after").and_then(Cursor::parse);
    let read = move |tx: &mut store::Tx<'_>| {
        let (at, id) = match &before {
            Some(before) => (before.at.unwrap_or_default(), before.id.as_str()),
            None => (i64::MAX, ""),
        };
        limits_list(tx, &actor, (Time::from_micros(at), id), ROWS + 1)
    };
    let mut rows = app.db.read("limits.page_list", read).await?;
    let page = ctx
        .page(ctx.t("kernel-limits-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk")
        .wide()
        .after(&answers);
    let shown = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    let next = rows.last().filter(|_| more).map(|last| {
        let (at, id) = (Some(last.last.micros()), last.id.clone());
        format!("{}?after={}", page.here(), Cursor { at, id }.text())
    });
    Ok(ListPage {
        done: ctx.query("done").is_some(),
        lines: rows.iter().map(|row| line(&page, row)).collect(),
        next,
        answers,
        page,
    })
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

async fn free(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let cmd = Free {
        id: form.value("id").to_owned(),
        words: form.value("words").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let freed = actions::free(&app, &ctx.actor, ctx.now, cmd).await;
    match freed.map_err(Problem::from) {
        Ok(_) => Ok(see_other(&ctx.href("/desk/limits?done=1"))),
        Err(problem) if problem.status == 422 => {
            let answers = Answers::of(&form).with_problem(problem);
            html_status(422, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
