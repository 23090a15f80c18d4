//! The event feed for machines.

use std::time::Duration;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base::Problem;
use serde::Serialize;
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Param, Route, tagged};

use super::actions;
use super::model::{EventPage, EventSeen};
use crate::App;

/// Events of an answer, unless the program says otherwise.
const USUAL: usize = 100;
/// Events of an answer, at most.
const MOST: usize = 500;
/// Longest time that an answer is held back until there is news, in seconds.
const WAIT_MOST: u64 = 20;
/// How often a node looks whether there is news, however many wait for it.
const LOOK_EVERY: Duration = Duration::from_millis(200);

pub(super) fn routes() -> Vec<Route<App>> {
    vec![Route::get("/api/v1/events", "audit.events", Access::Public, events).doc(events_doc())]
}

fn events_doc() -> Doc {
    let about = "What happened, in the order of commits: everybody sees what is public, and whoever may see \
                 a case also what happens to it in private. Positions that a reader may not see are left out. \
                 Begin at 0, go on with `next`, and nothing is missed or comes twice.";
    let wait =
        "Wait for news up to so many seconds, at most 20; an answer without any comes after that.";
    Doc::new(about)
        .param(Param::query(
            "after",
            "integer",
            "The position to go on from; 0 if absent.",
        ))
        .param(Param::query(
            "limit",
            "integer",
            "How many, from 1 to 500; 100 if absent.",
        ))
        .param(Param::query("wait", "integer", wait))
        .response(200, "A stretch of the feed.", events_schema)
        .empty(304, "The same as before (`If-None-Match`).")
}

fn events_schema() -> Value {
    let text = json!({"type": "string"});
    let whole = json!({"type": "integer"});
    json!({"type": "object", "required": ["items", "next"], "properties": {
        "items": {"type": "array", "items": {
            "type": "object",
            "required": ["position", "at", "name", "kind", "reference", "agency", "version"],
            "properties": {
                "position": whole,
                "at": {"type": "string", "format": "date-time"},
                "name": text,
                "kind": text,
                "reference": text,
                "agency": {"type": "string", "description": "A code; empty for the instance's own acts."},
                "version": {"type": "integer", "description": "Of what it happened to; counts up from 0."},
            },
        }},
        "next": {"type": "string", "description": "What to give as `after`. It is always there: a feed does not end."},
    }})
}

#[derive(Serialize)]
struct View<'e> {
    position: i64,
    at: String,
    name: &'e str,
    kind: &'e str,
    reference: &'e str,
    agency: &'e str,
    version: i64,
}

impl<'e> View<'e> {
    fn of(event: &'e EventSeen) -> Self {
        Self {
            position: event.position,
            at: event.at.rfc3339(),
            name: &event.name,
            kind: &event.kind,
            reference: &event.reference,
            agency: &event.agency,
            version: event.version,
        }
    }
}

/// A number of the query between two bounds.
fn number<T>(ctx: &Ctx, name: &'static str, usual: T, (least, most): (T, T)) -> Result<T, Problem>
where
    T: std::str::FromStr + PartialOrd + Copy,
{
    let Some(text) = ctx.query(name) else {
        return Ok(usual);
    };
    let number = text.parse().ok();
    number
        .filter(|number| least <= *number && *number <= most)
        .ok_or_else(|| {
            Problem::new(400, "kernel.events.number").field(name, "kernel.events.number")
        })
}

async fn events(State(app): State<App>, ctx: Ctx, headers: HeaderMap) -> Result<Response, Failure> {
    let after = number(&ctx, "after", 0, (0, i64::MAX))?;
    let limit = number(&ctx, "limit", USUAL, (1, MOST))?;
    let wait = number(&ctx, "wait", 0, (0, u64::MAX))?.min(WAIT_MOST);
    let mut page = look(&app, &ctx, (after, limit)).await?;
    if page.items.is_empty() && wait > 0 {
        let news = news(&app, &ctx, (page.next, limit));
        if let Ok(found) = tokio::time::timeout(Duration::from_secs(wait), news).await {
            page = found?;
        }
    }
    let items: Vec<View<'_>> = page.items.iter().map(View::of).collect();
    let body = json!({"items": items, "next": page.next.to_string()});
    Ok(tagged(
        &headers,
        "application/json",
        body.to_string().into_bytes(),
    ))
}

async fn look(app: &App, ctx: &Ctx, asked: (i64, usize)) -> Result<EventPage, Failure> {
    let actor = ctx.actor.clone();
    let read = app.db.read("audit.events", move |tx| {
        actions::events_after(tx, &actor, asked)
    });
    Ok(read.await?)
}

/// The next stretch in which there is something for the reader.
async fn news(
    app: &App,
    ctx: &Ctx,
    (mut after, limit): (i64, usize),
) -> Result<EventPage, Failure> {
    loop {
        while last(app).await? <= after {
            tokio::time::sleep(LOOK_EVERY).await;
        }
        let page = look(app, ctx, (after, limit)).await?;
        if !page.items.is_empty() {
            return Ok(page);
        }
        after = page.next;
    }
}

/// The newest position, asked for once for all who wait.
async fn last(app: &App) -> Result<i64, Failure> {
    let now = app.clock.now();
    if let Some(known) = app.memo.get::<i64>("events.last", now, LOOK_EVERY) {
        return Ok(*known);
    }
    let last = app.db.read("audit.event_last", actions::event_last).await?;
    app.memo.put("events.last", now, last);
    Ok(last)
}
