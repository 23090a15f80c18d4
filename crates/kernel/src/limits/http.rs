//! What limits refuse, for programs of the bureau.

use axum::extract::State;
use axum::response::Response;
use base::Time;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::{
    Access, Ctx, Cursor, Doc, Failure, JsonBody, Paging, Param, Route, Sender, json, json_text,
};

use super::actions::{self, limit_free, limits_list};
use super::error::{Error, REASON_MAX};
use super::model::{Free, Refused};
use crate::App;
use crate::audit::Fresh;
use crate::cases::{BUREAU, api_once};
use crate::once::once_do;

pub(super) fn routes() -> Vec<Route<App>> {
    let bureau = Access::May(BUREAU);
    let about = "What was refused because there was too much of it, the latest first: how often, since when, by which \
                 limit, to which sort of sender. Who it was is not kept.";
    vec![
        Route::get("/api/v1/limits", "limits.list", bureau, list).doc(
            Doc::new(about)
                .paged()
                .response(200, "Senders and limits.", list_schema),
        ),
        Route::post("/api/v1/limits/{id}/releases", "limits.free", bureau, free).doc(
            Doc::new("Lets a sender through again before its time.")
                .param(Param::path("id", "Stands for the sender and the limit."))
                .once()
                .request("application/json", free_schema)
                .response(201, "The sender and the limit.", one_schema)
                .refuses(&[422]),
        ),
    ]
}

fn one_schema() -> Value {
    let time = json!({"type": "string", "format": "date-time"});
    json!({"type": "object",
        "required": ["id", "limit", "sender", "since", "last", "until", "refused", "limited"], "properties": {
        "id": {"type": "string"},
        "limit": {"type": "string", "description": "Such as `rate_write`, or the code of the problem that was answered."},
        "sender": {"enum": Sender::ALL.map(Sender::code)},
        "since": time, "last": time, "until": time,
        "refused": {"type": "integer", "minimum": 1},
        "limited": {"type": "boolean", "description": "Whether it is refused now."},
        "freed": {"type": ["string", "null"], "format": "date-time"},
    }})
}

fn list_schema() -> Value {
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": one_schema()}, "next": {"type": "string"},
    }})
}

fn free_schema() -> Value {
    json!({"type": "object", "required": ["words"], "additionalProperties": false, "properties": {
        "words": {"type": "string", "minLength": 1, "maxLength": REASON_MAX, "description": "Why."},
    }})
}

fn view(one: &Refused, now: Time) -> Value {
    json!({
        "id": one.id, "limit": one.rule, "sender": one.sender.code(),
        "since": one.since.rfc3339(), "last": one.last.rfc3339(), "until": one.until.rfc3339(),
        "refused": one.refused, "limited": one.is_limited(now), "freed": one.freed.map(Time::rfc3339),
    })
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (paging, actor) = (Paging::of(&ctx)?, ctx.actor.clone());
    let (before, rows) = (paging.after.clone(), paging.rows());
    let found = app.db.read("limits.list", move |tx| {
        let (at, id) = match &before {
            Some(before) => (before.at.unwrap_or_default(), before.id.as_str()),
            None => (i64::MAX, ""),
        };
        limits_list(tx, &actor, (Time::from_micros(at), id), rows)
    });
    let piece = paging.piece(found.await?, |one| Cursor {
        at: Some(one.last.micros()),
        id: one.id.clone(),
    });
    json(&piece.map(|one| view(one, ctx.now)))
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    words: String,
}

async fn free(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<Asked>,
) -> Result<Response, Failure> {
    let once = api_once(&ctx, &asked)?;
    let cmd = Free {
        id: ctx.param("id").to_owned(),
        words: asked.words,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("limits.free", move |tx| {
        let mut first = false;
        let told = once_do(tx, now, once.as_ref(), |tx| {
            first = true;
            let freed = limit_free(tx, &shared, (&actor, now), &cmd)?;
            Ok::<_, Error>(view(&freed, now).to_string())
        })?;
        Ok::<_, Error>((told, first))
    });
    let (told, first) = write.await?;
    // Who came too often again since an earlier try is not let through by its repetition.
    if first {
        actions::forgive(&app, ctx.param("id"));
    }
    Ok(json_text(201, told))
}
