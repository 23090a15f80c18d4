//! What others do for a case: who still has to do what, and how it ended.

use axum::extract::State;
use axum::response::Response;
use base::{Actor, Field, Problem, Reference, Time};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Tx;
use web::{Access, Ctx, Cursor, Doc, Failure, JsonBody, Paging, Param, Route, json};

use super::moves::created;
use super::views::{self, Words};
use super::{fresh, number, once, reference, renamed, schemas};
use crate::App;
use crate::cases::{self, CaseId, Error, TaskAfter, TaskEnd, TaskToDo};
use crate::once::once_do;

pub(super) fn routes() -> Vec<Route<App>> {
    let reference = || Param::path("reference", "The case's reference.");
    let to_do = "What is still to be done for cases, the most urgent first: by the caller, or with `agency` by \
                 that agency, for its officers.";
    vec![
        Route::get("/api/v1/tasks", "cases.tasks_to_do", Access::SignedIn, to_do_get).doc(
            Doc::new(to_do)
                .param(Param::query("agency", "string", "What this agency has to do."))
                .param(Param::query("task", "string", "Of this sort only, such as `takeover`."))
                .paged()
                .response(200, "Open tasks.", schemas::tasks),
        ),
        Route::get(
            "/api/v1/cases/{reference}/tasks",
            "cases.tasks",
            Access::SignedIn,
            tasks_get,
        )
        .personal("handling", &[Field::Words])
        .doc(
            Doc::new("The tasks of a case that the caller may know of, in the order in which they were given.")
                .param(reference())
                .response(200, "Tasks.", schemas::tasks),
        ),
        Route::post(
            "/api/v1/cases/{reference}/tasks/{number}/outcomes",
            "cases.task_end",
            Access::SignedIn,
            outcomes_post,
        )
        .doc(
            Doc::new("Ends a task, by whoever was asked to do it. A task ends once.")
                .param(reference())
                .param(Param::path("number", "The task's number.").shape(schemas::number()))
                .once()
                .request("application/json", schemas::outcome_asked)
                .response(201, "How it ended, and the case after it.", schemas::outcome)
                .refuses(&[409]),
        ),
    ]
}

async fn to_do_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let paging = Paging::of(&ctx)?;
    let after = paging.after.as_ref().map(after).transpose()?;
    let (agency, sort) = (ctx.query("agency").map(str::to_owned), sort(&ctx));
    let (shared, actor, limit) = (app.clone(), ctx.actor.clone(), paging.rows());
    let (registry, rows) = app
        .db
        .read("cases.tasks_to_do", move |tx| {
            let registry = shared.registry.get(tx)?;
            let rows = cases::tasks_to_do(
                tx,
                &actor,
                (agency.as_deref(), sort.as_deref()),
                after.as_ref(),
                limit,
            )?;
            Ok::<_, Error>((registry, rows))
        })
        .await?;
    let piece = paging.piece(rows, cursor);
    json(&piece.map(|row| {
        let words = Words::edition(&app, &ctx, &registry, (&row.kind, row.edition));
        views::task(&words, row.reference.as_str(), &row.task)
    }))
}

/// The sort of tasks that is asked for.
pub(in crate::cases) fn sort(ctx: &Ctx) -> Option<String> {
    ctx.query("task")
        .filter(|sort| !sort.is_empty())
        .map(str::to_owned)
}

pub(in crate::cases) fn cursor(row: &TaskToDo) -> Cursor {
    Cursor {
        at: row.task.due.map(Time::micros),
        id: format!("{}-{}", row.task.case_id, row.task.number),
    }
}

/// The row that a cursor stands for.
pub(in crate::cases) fn after(cursor: &Cursor) -> Result<TaskAfter, Problem> {
    let wrong = || Problem::new(400, "web.invalid").field("after", "web.cursor_wrong");
    let (case, number) = cursor.id.split_once('-').ok_or_else(wrong)?;
    Ok(TaskAfter {
        due: cursor.at.map(Time::from_micros),
        case_id: CaseId::parse(case).map_err(|_| wrong())?,
        number: number.parse().map_err(|_| wrong())?,
    })
}

async fn tasks_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let reference = reference(&ctx)?;
    let (shared, actor) = (app.clone(), ctx.actor.clone());
    let (registry, case, tasks) = app
        .db
        .read("cases.tasks", move |tx| {
            let registry = shared.registry.get(tx)?;
            let case = cases::case_by_reference(tx, &actor, &reference)?;
            let tasks = cases::tasks_of_case(tx, &shared.kinds, &actor, &case)?;
            Ok::<_, Error>((registry, case, tasks))
        })
        .await?;
    let words = Words::of(&app, &ctx, &registry, &case);
    let tasks = tasks
        .iter()
        .map(|task| views::task(&words, case.reference.as_str(), task));
    json(&json!({ "items": tasks.collect::<Vec<_>>() }))
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutcomeAsked {
    outcome: String,
    text: Option<String>,
    #[serde(default)]
    publish_personal: bool,
}

async fn outcomes_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<OutcomeAsked>,
) -> Result<Response, Failure> {
    let (reference, number) = (reference(&ctx)?, number(&ctx)?);
    let once = once(&ctx, &asked)?;
    let cmd = TaskEnd {
        id: CaseId::from_bits(0),
        number,
        outcome: asked.outcome,
        body: asked.text,
        personal: asked.publish_personal,
        fresh: fresh(&app, &ctx),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let done = app
        .db
        .write("cases.task_end", move |tx| {
            once_do(tx, now, once.as_ref(), |tx| {
                ended(tx, &shared, (&actor, now), &reference, &cmd)
            })
        })
        .await;
    let names = [("body", "text"), ("reason", "outcome")];
    Ok(created(done.map_err(|error| renamed(error, &names))?))
}

fn ended(
    tx: &mut Tx<'_>,
    app: &App,
    who: (&Actor, Time),
    reference: &Reference,
    cmd: &TaskEnd,
) -> Result<String, Error> {
    let case = cases::case_by_reference(tx, who.0, reference)?;
    let cmd = TaskEnd {
        id: case.id,
        ..cmd.clone()
    };
    let done = cases::task_act(tx, app, who, &cmd)?;
    let answer = json!({
        "number": cmd.number,
        "outcome": cmd.outcome,
        "case": views::after(&done.case),
    });
    Ok(answer.to_string())
}
