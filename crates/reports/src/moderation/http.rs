//! Moderation for programs.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Field, Problem, Time};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::{self, Case, MODERATION_GROUNDS};
use kernel::once::{Once, once_do};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::{Access, Ctx, Cursor, Doc, Failure, JsonBody, Paging, Param, Route, json};

use super::actions::{
    self, Found, READ_OF_MODERATED, report_moderate, report_moderated, report_object,
    report_reworded,
};
use super::model::{Deed, Moderate, Moderated, Object, Objection, Part};
use super::rules::REASON_MAX;
use crate::clusters;
use crate::error::Error;
use crate::model::Description;

const ALL: &str = "/api/v1/reports/{reference}/moderations";
const OBJECT: &str = "/api/v1/reports/{reference}/objections";
const WAITING: &str = "/api/v1/reports/objections";

pub(crate) fn routes() -> Vec<Route<App>> {
    let reference = || {
        Param::path(
            "reference",
            "The report's reference, such as `RR-7K2M-9QX4`.",
        )
    };
    let officer = Access::May(cases::MODERATE);
    let about = "What everybody reads of a report, part by part, and what was changed or taken from the public: by \
                 whom, when, why, and what stood there before.";
    let act = "Changes a part of what everybody reads of a report, takes it from the public, takes that back, or says \
               on a reporter's objection that it stands. The reporter is told, with the reason.";
    vec![
        Route::get(ALL, "reports.moderations", officer, all_get)
            .personal("moderating", READ_OF_MODERATED)
            .doc(
                Doc::new(about)
                    .param(reference())
                    .response(200, "Parts and acts.", found_schema),
            ),
        Route::post(ALL, "reports.moderate", officer, act_post).doc(
            Doc::new(act)
                .param(reference())
                .once()
                .request("application/json", act_schema)
                .response(201, "The report's version after it.", after_schema)
                .refuses(&[409, 422]),
        ),
        Route::post(OBJECT, "reports.object", Access::SignedIn, object_post).doc(
            Doc::new(
                "Asks, as whose report it is, for somebody else to look at what was moderated.",
            )
            .param(reference())
            .once()
            .request("application/json", object_schema)
            .response(201, "The report's version after it.", after_schema)
            .refuses(&[409, 422]),
        ),
        Route::get(
            WAITING,
            "reports.objections",
            Access::May(cases::BUREAU),
            waiting_get,
        )
        .personal("moderating", &[Field::Words])
        .doc(
            Doc::new("Objections of reporters that wait for the bureau, the oldest first.")
                .paged()
                .response(200, "Objections.", waiting_schema),
        ),
    ]
}

fn part_fields() -> Value {
    json!({
        "part": {"enum": ["report", "description", "address", "name", "answer", "entry"]},
        "place": {"type": "string", "description": "Which answer, by its question's code, or which entry, by its version."},
    })
}

fn with(fields: Value, more: &Value) -> Value {
    let mut fields = fields;
    if let (Some(all), Some(more)) = (fields.as_object_mut(), more.as_object()) {
        all.extend(more.clone());
    }
    fields
}

fn deeds() -> Value {
    json!({"enum": ["edit", "hide", "restore", "object", "stand"]})
}

fn found_schema() -> Value {
    let maybe = json!({"type": ["string", "null"]});
    let time = json!({"type": "string", "format": "date-time"});
    let part = with(
        part_fields(),
        &json!({"text": maybe, "act": {"anyOf": [deeds(), {"type": "null"}]}}),
    );
    let act = with(
        part_fields(),
        &json!({
            "version": {"type": "integer"}, "at": time, "officer": maybe, "act": deeds(),
            "before": maybe, "after": maybe, "reason": maybe, "words": maybe,
        }),
    );
    json!({"type": "object", "required": ["version", "public", "parts", "acts", "objection"], "properties": {
        "version": {"type": "integer", "description": "What an act gives as the version it saw."},
        "public": {"type": "boolean"},
        "objection": {"type": "boolean", "description": "Whether one waits for a decision."},
        "parts": {"type": "array", "items": {"type": "object", "properties": part}},
        "acts": {"type": "array", "items": {"type": "object", "properties": act}},
    }})
}

fn act_schema() -> Value {
    let about = "A code of the pack's list. Without one, `words` are needed.";
    let fields = json!({
        "version": {"type": "integer"},
        "act": {"enum": Deed::OFFICERS.map(Deed::code)},
        "text": {"type": "string", "maxLength": 4_000, "description": "The words in their place, to `edit`."},
        "reason": {"type": "string", "description": about},
        "words": {"type": "string", "maxLength": REASON_MAX},
    });
    json!({"type": "object", "required": ["version", "part", "act"], "additionalProperties": false,
        "properties": with(part_fields(), &fields)})
}

fn object_schema() -> Value {
    json!({"type": "object", "required": ["text"], "additionalProperties": false, "properties": {
        "text": {"type": "string", "minLength": 1, "maxLength": 4_000},
    }})
}

fn after_schema() -> Value {
    json!({"type": "object", "required": ["reference", "version", "public"], "properties": {
        "reference": {"type": "string"}, "version": {"type": "integer"}, "public": {"type": "boolean"},
    }})
}

fn waiting_schema() -> Value {
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": {"type": "object",
            "required": ["reference", "agency", "at", "text"], "properties": {
                "reference": {"type": "string"}, "agency": {"type": "string"},
                "at": {"type": "string", "format": "date-time"}, "text": {"type": "string"},
        }}},
        "next": {"type": "string"},
    }})
}

fn reference(ctx: &Ctx) -> Result<base::Reference, Problem> {
    base::Reference::parse(ctx.param("reference")).map_err(|_| Problem::not_found())
}

async fn all_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (reference, actor) = (reference(&ctx)?, ctx.actor.clone());
    let read = move |tx: &mut store::Tx<'_>| report_moderated(tx, &actor, &reference);
    let found = app.db.read("reports.moderations", read).await?;
    json(&view(&app, &ctx, &found))
}

fn view(app: &App, ctx: &Ctx, found: &Found) -> Value {
    let case = &found.seen.report.case;
    let parts = found.parts.iter().map(|words| {
        json!({
            "part": words.part.code(), "place": words.part.place(), "text": words.text,
            "act": words.deed.map(Deed::code),
        })
    });
    let grounds = app.kinds.grounds();
    let reason = |act: &Moderated| {
        let name = grounds.name(MODERATION_GROUNDS, act.reason.as_deref()?)?;
        Some(name.get(ctx.lang).to_string())
    };
    let acts = found.history.iter().map(|act| {
        json!({
            "version": act.version, "at": act.at.rfc3339(), "officer": act.officer,
            "act": act.deed.code(), "part": act.part.code(), "place": act.part.place(),
            "before": act.said, "after": act.says,
            "reason": act.reason, "reason_name": reason(act), "words": act.words,
        })
    });
    json!({
        "version": case.version, "public": case.public, "objection": found.objection,
        "parts": parts.collect::<Vec<_>>(), "acts": acts.collect::<Vec<_>>(),
    })
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    version: i64,
    part: String,
    #[serde(default)]
    place: String,
    act: String,
    text: Option<String>,
    reason: Option<String>,
    words: Option<String>,
}

async fn act_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<Asked>,
) -> Result<Response, Failure> {
    let once = cases::api_once(&ctx, &asked)?;
    let wrong = |field: &'static str| Problem::invalid().field(field, "kernel.filter_wrong");
    let deed = Deed::parse(&asked.act).filter(|deed| Deed::OFFICERS.contains(deed));
    let cmd = Moderate {
        reference: reference(&ctx)?,
        version: asked.version,
        part: Part::parse(&asked.part, &asked.place).ok_or_else(|| wrong("part"))?,
        deed: deed.ok_or_else(|| wrong("act"))?,
        text: asked.text,
        description: None,
        reason: asked.reason,
        words: asked.words,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (answer, _) = moderate(&app, &ctx, (cmd, once)).await?;
    Ok(created(answer))
}

/// The kept answer of a write, which a repeated request gets again.
fn created(answer: String) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (StatusCode::CREATED, kind, answer).into_response()
}

/// Moderates, and lets the map of this node know before anybody is answered. Gives the answer for programs, and the
/// report unless it was done before under the same key.
pub(crate) async fn moderate(
    app: &App,
    ctx: &Ctx,
    (cmd, once): (Moderate, Option<Once>),
) -> Result<(String, Option<Case>), Problem> {
    let asked = cmd.clone();
    let read = move |tx: &mut store::Tx<'_>| report_reworded(tx, &asked);
    let words = app.db.read("reports.reworded", read).await?;
    let cmd = Moderate {
        description: words.map(|words| Description::read(app, ctx.now, words)),
        ..cmd
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("reports.moderate", move |tx| {
        let mut done = None;
        let answer = once_do(tx, now, once.as_ref(), |tx| {
            let case = report_moderate(tx, &shared, (&actor, now), &cmd)?;
            let answer = after(&case);
            done = Some(case);
            Ok::<_, Error>(answer)
        })?;
        Ok::<_, Error>((answer, done))
    });
    let (answer, done) = write.await?;
    if let Some(case) = done.as_ref().filter(|case| !case.public) {
        clusters::actions::report_gone(app, ctx.now, case.id);
    }
    Ok((answer, done))
}

fn after(case: &Case) -> String {
    let reference = case.reference.as_str();
    json!({"reference": reference, "version": case.version, "public": case.public}).to_string()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Objecting {
    text: String,
}

async fn object_post(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<Objecting>,
) -> Result<Response, Failure> {
    let once = cases::api_once(&ctx, &asked)?;
    let cmd = Object {
        reference: reference(&ctx)?,
        words: asked.text,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("reports.object", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let case = report_object(tx, (&actor, now), &cmd)?;
            Ok::<_, Error>(after(&case))
        })
    });
    Ok(created(write.await?))
}

async fn waiting_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (paging, actor) = (Paging::of(&ctx)?, ctx.actor.clone());
    let (after, rows) = (paging.after.clone(), paging.rows());
    let found = app.db.read("reports.objections", move |tx| {
        let (at, id) = match &after {
            Some(after) => (after.at.unwrap_or(i64::MIN), after.id.as_str()),
            None => (i64::MIN, ""),
        };
        actions::objections(tx, &actor, ((Time::from_micros(at), id), rows))
    });
    let piece = paging.piece(found.await?, |one: &Objection| Cursor {
        at: Some(one.at.micros()),
        id: one.case.id.to_string(),
    });
    json(&piece.map(|one| {
        json!({
            "reference": one.case.reference.as_str(), "agency": one.case.agency,
            "at": one.at.rfc3339(), "text": one.words,
        })
    }))
}
