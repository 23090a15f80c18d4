//! Jobs for programs of an operator.

use axum::extract::State;
use axum::response::Response;
use base::Problem;
use serde::Deserialize;
use serde_json::{Value, json};
use store::{JobPlace, JobRow, JobsAsked, Standing};
use web::{Access, Ctx, Doc, Failure, JsonBody, Param, Route, json};

use super::actions::{self, Discard, Replay, Which};
use super::rules::{self, OPERATE};
use crate::App;
use crate::audit::Fresh;
use crate::once::Once;

/// Jobs of an answer, unless the program says otherwise.
const USUAL: u32 = 50;
/// Jobs of an answer, at most.
const MOST: u32 = 100;

pub(super) fn routes() -> Vec<Route<App>> {
    let operator = Access::May(OPERATE);
    vec![
        Route::get("/api/v1/jobs", "jobs.list", operator, list).doc(list_doc()),
        Route::get("/api/v1/jobs/{job}", "jobs.show", operator, show).doc(
            Doc::new("One job.")
                .param(Param::path("job", "The job's id."))
                .response(200, "The job.", job_schema),
        ),
        Route::post(
            "/api/v1/jobs/{job}/replays",
            "jobs.replay",
            operator,
            replay,
        )
        .doc(replay_doc()),
        Route::post(
            "/api/v1/jobs/{job}/discards",
            "jobs.discard",
            operator,
            discard,
        )
        .doc(discard_doc()),
        Route::post(
            "/api/v1/job-replays",
            "jobs.replay_kind",
            operator,
            replay_kind,
        )
        .doc(replay_kind_doc()),
    ]
}

fn list_doc() -> Doc {
    let state = "`dead` (laid aside; the usual), `waiting` or `running`.";
    Doc::new("Work after commits: what was laid aside, what waits, what runs.")
        .param(Param::query("state", "string", state))
        .param(Param::query("kind", "string", "Only jobs of this kind."))
        .param(Param::query(
            "after",
            "string",
            "What the page before gave as `next`.",
        ))
        .param(Param::query(
            "limit",
            "integer",
            "How many, from 1 to 100; 50 if absent.",
        ))
        .response(200, "One page of jobs.", list_schema)
}

fn replay_doc() -> Doc {
    Doc::new("Has one job that was laid aside tried again at once.")
        .param(Param::path("job", "The job's id."))
        .once()
        .response(
            200,
            "How many are tried again: none if it is not laid aside any more.",
            replayed_schema,
        )
}

fn replay_kind_doc() -> Doc {
    Doc::new("Has the jobs of a kind that were laid aside tried again at once, at most 1,000.")
        .once()
        .request("application/json", kind_schema)
        .response(200, "How many are tried again.", replayed_schema)
}

fn discard_doc() -> Doc {
    Doc::new("Gives up for good one job that was laid aside.")
        .param(Param::path("job", "The job's id."))
        .once()
        .request("application/json", reason_schema)
        .response(
            200,
            "How many were given up: none if it is not laid aside any more.",
            discarded_schema,
        )
}

fn job_schema() -> Value {
    let (text, time) = (
        json!({"type": "string"}),
        json!({"type": "string", "format": "date-time"}),
    );
    json!({"type": "object", "required": ["id", "kind", "state", "created_at", "since", "tries"], "properties": {
        "id": text, "kind": text,
        "state": {"enum": ["dead", "waiting", "running"]},
        "created_at": time,
        "since": time,
        "due_at": time,
        "tries": {"type": "integer"},
        "error": {"type": "string", "description": "What went wrong the last time, without personal data."},
    }})
}

fn list_schema() -> Value {
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": job_schema()},
        "next": {"type": "string", "description": "Absent at the end."},
    }})
}

fn kind_schema() -> Value {
    json!({"type": "object", "required": ["kind"], "additionalProperties": false,
        "properties": {"kind": {"type": "string"}}})
}

fn reason_schema() -> Value {
    json!({"type": "object", "required": ["reason"], "additionalProperties": false,
        "properties": {"reason": {"type": "string", "maxLength": 500}}})
}

fn replayed_schema() -> Value {
    json!({"type": "object", "required": ["replayed"], "properties": {"replayed": {"type": "integer"}}})
}

fn discarded_schema() -> Value {
    json!({"type": "object", "required": ["discarded"], "properties": {"discarded": {"type": "integer"}}})
}

/// Which jobs a query asks for: those laid aside, unless it says otherwise.
pub(super) fn asked(ctx: &Ctx, limit: u32) -> Result<JobsAsked, Problem> {
    let wrong =
        |field: &'static str, code: &'static str| Problem::new(400, code).field(field, code);
    let standing = match ctx.query("state") {
        None => Standing::Dead,
        Some(word) => Standing::parse(word).ok_or_else(|| wrong("state", "kernel.jobs.state"))?,
    };
    let after = match ctx.query("after") {
        None => None,
        Some(text) => {
            let place = rules::place(text).map(|(at, id)| JobPlace { at, id });
            Some(place.ok_or_else(|| wrong("after", "kernel.jobs.after"))?)
        }
    };
    Ok(JobsAsked {
        standing,
        kind: ctx.query("kind").unwrap_or_default().to_owned(),
        after,
        limit,
    })
}

/// Cuts a page that has one row too many, and says where the next one begins.
pub(super) fn page_cut(rows: &mut Vec<JobRow>, limit: u32) -> Option<String> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    if rows.len() <= limit {
        return None;
    }
    rows.truncate(limit);
    let last = rows.last()?.place();
    Some(rules::place_text(last.at, &last.id))
}

fn view(row: &JobRow) -> Value {
    let mut item = json!({
        "id": row.id,
        "kind": row.kind,
        "state": row.standing.code(),
        "created_at": row.created.rfc3339(),
        "since": row.since.rfc3339(),
        "tries": row.attempts,
    });
    if let Some(fields) = item.as_object_mut() {
        if row.standing != Standing::Dead {
            fields.insert("due_at".to_owned(), json!(row.due.rfc3339()));
        }
        if let Some(error) = &row.error {
            fields.insert("error".to_owned(), json!(error));
        }
    }
    item
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let limit = match ctx.query("limit") {
        None => Some(USUAL),
        Some(text) => text.parse().ok().filter(|limit| (1..=MOST).contains(limit)),
    };
    let limit = limit.ok_or_else(|| {
        Problem::new(400, "kernel.jobs.limit").field("limit", "kernel.jobs.limit")
    })?;
    let asked = asked(&ctx, limit + 1)?;
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let (mut rows, _) = app
        .db
        .read("jobs.list", move |tx| {
            actions::jobs_list(tx, (&actor, now), &asked)
        })
        .await?;
    let next = page_cut(&mut rows, limit);
    let items: Vec<Value> = rows.iter().map(view).collect();
    match next {
        Some(next) => json(&json!({"items": items, "next": next})),
        None => json(&json!({"items": items})),
    }
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (actor, now, id) = (ctx.actor.clone(), ctx.now, ctx.param("job").to_owned());
    let found = app.db.read("jobs.show", move |tx| {
        actions::job_find(tx, (&actor, now), &id)
    });
    json(&view(&found.await?))
}

/// The client's key for this request, bound to who sends it and to the verb.
fn once(ctx: &Ctx, verb: &str, request: &str) -> Option<Once> {
    let who = ctx.actor.id().map(|id| id.to_string()).unwrap_or_default();
    let key = ctx.once.as_deref()?;
    Some(Once::new(&format!("{verb} {who}"), key, request.as_bytes()))
}

/// Has jobs tried again, whoever asks and however.
pub(super) async fn replayed(app: &App, ctx: &Ctx, which: Which) -> Result<u64, Failure> {
    let request = match &which {
        Which::One(id) => format!("one {id}"),
        Which::Kind(kind) => format!("kind {kind}"),
    };
    let cmd = Replay {
        which,
        fresh: Fresh::draw(&app.ids, ctx.now),
        once: once(ctx, "jobs.replay", &request),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let replayed = app.db.write("jobs.replay", move |tx| {
        actions::job_replay(tx, (&actor, now), &cmd)
    });
    Ok(replayed.await?)
}

/// Gives a job up, whoever asks and however.
pub(super) async fn discarded(app: &App, ctx: &Ctx, reason: &str) -> Result<u64, super::Error> {
    let id = ctx.param("job").to_owned();
    let cmd = Discard {
        once: once(ctx, "jobs.discard", &format!("{id}\n{reason}")),
        id,
        reason: reason.to_owned(),
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let discarded = app.db.write("jobs.discard", move |tx| {
        actions::job_discard(tx, (&actor, now), &cmd)
    });
    discarded.await
}

async fn replay(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let count = replayed(&app, &ctx, Which::One(ctx.param("job").to_owned())).await?;
    json(&json!({"replayed": count}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KindBody {
    kind: String,
}

async fn replay_kind(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(body): JsonBody<KindBody>,
) -> Result<Response, Failure> {
    let count = replayed(&app, &ctx, Which::Kind(body.kind)).await?;
    json(&json!({"replayed": count}))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReasonBody {
    reason: String,
}

async fn discard(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(body): JsonBody<ReasonBody>,
) -> Result<Response, Failure> {
    let count = discarded(&app, &ctx, &body.reason).await?;
    json(&json!({"discarded": count}))
}
