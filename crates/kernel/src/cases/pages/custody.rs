//! Pages of cases in custody: those that there are, and the form that begins or ends it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use base::{Problem, Time};
use store::Tx;
use web::{Access, Answers, Ctx, Cursor, Failure, Form, Page, Route, html, html_status, see_other};

use super::reference;
use crate::App;
use crate::audit::Fresh;
use crate::cases::custody::{self, Custody, CustodySet, custody_list};
use crate::cases::{CUSTODY, Error};

pub(super) fn routes() -> Vec<Route<App>> {
    let (all, one) = ("/{lang}/desk/custody", "/{lang}/desk/custody/{reference}");
    let officer = Access::May(CUSTODY);
    vec![
        Route::get(all, "cases.page_custodies", officer, list),
        Route::get(one, "cases.page_custody", officer, show),
        Route::post(one, "cases.page_custody_set", officer, set).step_up(),
    ]
}

/// Rows on one page.
const ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "cases_custodies.html")]
struct ListPage {
    page: Page,
    rows: Vec<Custody>,
    next: Option<String>,
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let actor = ctx.actor.clone();
    let before = ctx.query("after").and_then(Cursor::parse);
    let read = move |tx: &mut Tx<'_>| {
        let (at, id) = match &before {
            Some(before) => (before.at.unwrap_or_default(), before.id.as_str()),
            None => (i64::MAX, ""),
        };
        custody_list(tx, &actor, (Time::from_micros(at), id), ROWS + 1)
    };
    let mut rows = app.db.read("cases.page_custodies", read).await?;
    let page = ctx
        .page(ctx.t("kernel-custody-title"))
        .crumb(ctx.t("kernel-jobs-desk"), "/desk");
    let shown = usize::try_from(ROWS).unwrap_or(usize::MAX);
    let more = rows.len() > shown;
    rows.truncate(shown);
    let next = rows.last().filter(|_| more).map(|last| {
        let (at, id) = (Some(last.since.micros()), last.case.to_string());
        format!("{}?after={}", page.here(), Cursor { at, id }.text())
    });
    html(&ListPage { page, rows, next })
}

#[derive(Template)]
#[template(path = "cases_custody.html")]
struct CustodyPage {
    page: Page,
    answers: Answers,
    done: bool,
    reference: String,
    custody: Option<Custody>,
}

async fn page(app: &App, ctx: &Ctx, answers: Answers) -> Result<CustodyPage, Failure> {
    let (actor, asked) = (ctx.actor.clone(), reference(ctx)?);
    let reference = asked.to_string();
    let read = app.db.read("cases.page_custody", move |tx| {
        custody::custody_of(tx, &actor, &asked)
    });
    Ok(CustodyPage {
        custody: read.await?,
        page: ctx
            .page(ctx.t("kernel-custody-one"))
            .crumb(ctx.t("kernel-jobs-desk"), "/desk")
            .crumb(ctx.t("kernel-custody-title"), "/desk/custody")
            .after(&answers),
        done: ctx.query("done").is_some(),
        reference,
        answers,
    })
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    html(&page(&app, &ctx, Answers::empty()).await?)
}

async fn set(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let kept = match form.value("do") {
        "keep" => true,
        "release" => false,
        _ => return Err(Problem::invalid().field("do", "web.required").into()),
    };
    let cmd = CustodySet {
        reference: reference(&ctx)?,
        kept,
        reason: form.value("reason").to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let here = ctx.href(&format!("/desk/custody/{}?done=1", cmd.reference));
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("cases.custody_set", move |tx| {
        custody::custody_set(tx, (&actor, now), &cmd)
    });
    let done: Result<(), Error> = write.await;
    match done.map_err(Problem::from) {
        Ok(()) => Ok(see_other(&here)),
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(&form).with_problem(problem);
            html_status(status, &page(&app, &ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}
