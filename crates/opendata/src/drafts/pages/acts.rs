//! What is done to a dataset at the desk: a file comes, its columns are read in another way, it is published, asked about,
//! decided on, taken back.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use base::{Lang, Problem};
use kernel::App;
use web::{Access, Answers, Ctx, Failure, Form, Route, html_status, see_other};

use super::super::http::{discarded, file_kept, kept, planned, retracted};
use super::super::input::{decision_of, plan_of};
use super::super::model::{Mode, Seen, Upload};
use super::super::{PUBLISH, actions, rules};
use super::{path, show};
use crate::error::Error;

/// What a form says around a file.
const AROUND: usize = 10_000;

pub(super) fn routes() -> Vec<Route<App>> {
    let may = Access::May(PUBLISH);
    let upload = "/{lang}/desk/data/{slug}/upload";
    let decide = "/{lang}/desk/data/{slug}/decide";
    let retract = "/{lang}/desk/data/{slug}/retract";
    let faults = "/{lang}/desk/data/{slug}/faults.csv";
    vec![
        Route::post("/{lang}/desk/data/{slug}", "opendata.page_act", may, act)
            .body_limit(256 * 1024),
        Route::post(upload, "opendata.page_upload", may, take)
            .rate(web::Rate::Upload)
            .body_limit(rules::BYTES_MAX + AROUND),
        Route::post(decide, "opendata.page_decide", may, judge).step_up(),
        Route::post(retract, "opendata.page_retract", may, take_back).step_up(),
        Route::get(faults, "opendata.page_faults", may, faults_file),
    ]
}

/// Back to the dataset, with what was done; or its page with what is wrong.
async fn answered(
    (app, ctx): (&App, &Ctx),
    form: &Form,
    done: Result<&str, Problem>,
) -> Result<Response, Failure> {
    match done {
        Ok(done) => {
            let path = path(ctx.param("slug"));
            Ok(see_other(&ctx.href(&format!("{path}?done={done}"))))
        }
        Err(problem) if matches!(problem.status, 409 | 422) => {
            let status = problem.status;
            let answers = Answers::of(form).with_problem(problem);
            html_status(status, &show::page(app, ctx, answers).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn take(State(app): State<App>, ctx: Ctx, mut form: Form) -> Result<Response, Failure> {
    let files = std::mem::take(&mut form.files);
    let done = uploaded(&app, &ctx, (&form, files)).await;
    answered((&app, &ctx), &form, done.map(|()| "uploaded")).await
}

async fn uploaded(
    app: &App,
    ctx: &Ctx,
    (form, files): (&Form, Vec<web::Upload>),
) -> Result<(), Problem> {
    let missing = || Problem::invalid().field("file", "opendata.file_missing");
    let mut files = files.into_iter();
    let file = files.find(|file| file.name == "file").ok_or_else(missing)?;
    // Whoever may not is told before anything is kept.
    kept(app, ctx).await?;
    let upload = Upload {
        slug: ctx.param("slug").to_owned(),
        from: None,
        seen: Seen::Anything,
        mode: Mode::parse(form.value("mode")).unwrap_or(Mode::Replace),
        file: file_kept(app, file.file_name, Vec::from(file.bytes)).await?,
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.page_upload", move |tx| {
        actions::draft_put(tx, (&actor, now), &upload).map(drop)
    });
    write.await.map_err(Problem::from)
}

async fn act(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let done = acted(&app, &ctx, &form).await;
    answered((&app, &ctx), &form, done).await
}

async fn acted(app: &App, ctx: &Ctx, form: &Form) -> Result<&'static str, Problem> {
    let decision = decision_of(app, ctx, form);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    match form.value("do") {
        "plan" => {
            planned(app, ctx, plan_of(form, ctx.param("slug"))).await?;
            Ok("planned")
        }
        "discard" => discarded(app, ctx).await.map(|()| "discarded"),
        "publish" => {
            let write = app.db.write("opendata.page_publish", move |tx| {
                actions::draft_publish(tx, (&actor, now), &decision).map(drop)
            });
            write.await.map_err(Problem::from)?;
            Ok("published")
        }
        "ask" => {
            let write = app.db.write("opendata.page_ask", move |tx| {
                actions::draft_ask(tx, (&actor, now), &decision).map(drop)
            });
            write.await.map_err(Problem::from)?;
            Ok("asked")
        }
        _ => Err(Problem::not_found()),
    }
}

async fn judge(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let decision = decision_of(&app, &ctx, &form);
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.page_decide", move |tx| {
        actions::draft_decide(tx, (&actor, now), &decision)
    });
    let done = write.await.map_err(Problem::from);
    let done = done.map(|published| match published {
        Some(_) => "published",
        None => "refused",
    });
    answered((&app, &ctx), &form, done).await
}

async fn take_back(State(app): State<App>, ctx: Ctx, form: Form) -> Result<Response, Failure> {
    let number = form.value("number").parse().unwrap_or_default();
    let notice = form.value("reason").to_owned();
    let done = retracted(&app, &ctx, (number, notice), None).await;
    answered((&app, &ctx), &form, done.map(|()| "retracted")).await
}

/// The cells that do not fit, as a file for whoever mends them.
async fn faults_file(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let draft = kept(&app, &ctx).await?.draft;
    let draft = draft.ok_or(Error::NoDraft).map_err(Problem::from)?;
    let mut rows = csv::Writer::from_writer(Vec::new());
    let mut add = |cells: [&str; 4]| rows.write_record(cells.map(safe));
    let failed = |error: csv::Error| {
        tracing::error!(%error, "faults not written");
        Problem::internal()
    };
    let heads = ["row", "column", "value", "what"];
    add(heads).map_err(failed)?;
    for fault in &draft.body.faults {
        let what = fault_words(&ctx, &fault.code);
        add([&fault.row.to_string(), &fault.column, &fault.value, &what]).map_err(failed)?;
    }
    let body = rows.into_inner().map_err(|error| {
        tracing::error!(%error, "faults not written");
        Problem::internal()
    })?;
    let name = format!("attachment; filename=\"{}-faults.csv\"", draft.dataset);
    let mut answer = ([(header::CONTENT_TYPE, "text/csv; charset=utf-8")], body).into_response();
    if let Ok(name) = HeaderValue::try_from(name) {
        answer
            .headers_mut()
            .insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(answer)
}

/// A cell that no spreadsheet takes for a formula.
fn safe(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn fault_words(ctx: &Ctx, code: &str) -> String {
    let lang: Lang = ctx.lang;
    let key = format!("opendata-fault-{}", code.replace('_', "-"));
    ctx.site.locales().text(lang, &key).into_owned()
}
