//! Trials for programs.

use axum::extract::State;
use axum::response::Response;
use base::Problem;
use kernel::once::{Once, once_do};
use kernel::{App, cases, registry};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, JsonBody, Param, Rate, Route, json, json_status};

use super::actions::{self, TRY};
use super::error::Error;
use super::model::{Trial, What};

/// What may be sent to be tried.
pub(crate) const BODY_LIMIT: usize = 12 * 1024 * 1024;
/// The form of the reference of a trial.
const PREFIX: &str = "RT";

pub(crate) fn routes() -> Vec<Route<App>> {
    let (all, one) = ("/api/v1/trials", "/api/v1/trials/{code}");
    vec![
        Route::post(all, "reports.trial_begin", Access::May(TRY), begin)
            .body_limit(BODY_LIMIT)
            .rate(Rate::Upload)
            .doc(
                Doc::new("Tries other boundaries or categories on the reports of the last year. Nothing is changed.")
                    .once()
                    .request("application/json", asked_schema)
                    .response(202, "The trial, which begins.", trial_schema)
                    .refuses(&[422]),
            ),
        Route::get(one, "reports.trial", Access::May(TRY), show).doc(
            Doc::new("How far a trial has come, and at its end what would move.")
                .param(Param::path("code", "What the trial is called."))
                .response(200, "The trial.", trial_schema),
        ),
    ]
}

fn asked_schema() -> Value {
    let name = "The file's name, or the code of an override area that was proposed.";
    let text = "GeoJSON, as text or as it is, or CSV as text, as `balai import` takes it. Nothing for an override area.";
    json!({"type": "object", "required": ["kind", "name"], "additionalProperties": false, "properties": {
        "kind": {"enum": ["areas", "categories", "override"]},
        "name": {"type": "string", "maxLength": 200, "examples": ["districts.geojson"], "description": name},
        "text": {"type": ["string", "object", "null"], "description": text},
    }})
}

fn trial_schema() -> Value {
    let agency =
        json!({"type": ["string", "null"], "description": "Nothing stands for the triage desk."});
    let pair = json!({"type": "object", "properties": {
        "from": agency, "to": agency, "category": {"type": "string"}, "reports": {"type": "integer"},
    }});
    let example = json!({"type": "object", "properties": {
        "reference": {"type": "string"}, "category": {"type": "string"}, "from": agency, "to": agency,
        "lat": {"type": "number"}, "lon": {"type": "number"}, "created": {"type": "string", "format": "date-time"},
    }});
    let required = ["code", "kind", "name", "standing", "looked"];
    json!({"type": "object", "required": required, "properties": {
        "code": {"type": "string"},
        "kind": {"enum": ["areas", "categories", "override"]},
        "name": {"type": "string"},
        "standing": {"enum": ["waiting", "running", "done", "failed"]},
        "looked": {"type": "integer"},
        "moved": {"type": ["integer", "null"]},
        "pairs": {"type": "array", "items": pair},
        "rest": {"type": "integer"},
        "examples": {"type": "array", "items": example},
        "left_out": {"type": "integer", "description": "Features of the file that were mended or left out."},
    }})
}

fn view(trial: &Trial) -> Value {
    let outcome = trial.outcome.clone().unwrap_or_default();
    let examples = outcome.examples.iter().map(|it| {
        json!({
            "reference": it.reference, "category": it.category, "from": it.from, "to": it.to,
            "lat": it.point.lat, "lon": it.point.lon, "created": it.made.rfc3339(),
        })
    });
    json!({
        "code": trial.code,
        "kind": trial.kind,
        "name": trial.name,
        "standing": trial.standing.as_str(),
        "looked": trial.looked,
        "moved": trial.outcome.as_ref().map(|outcome| outcome.moved),
        "pairs": outcome.pairs,
        "rest": outcome.rest,
        "examples": examples.collect::<Vec<_>>(),
        "left_out": outcome.notes,
    })
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    kind: String,
    name: String,
    /// A file: as text, or as the JSON that it is.
    text: Option<Value>,
}

async fn begin(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<Asked>,
) -> Result<Response, Failure> {
    let once = cases::api_once(&ctx, &asked)?;
    let what = match (asked.kind.as_str(), asked.text) {
        ("override", None) => proposed(&app, &ctx, &asked.name).await?,
        (kind, Some(Value::String(text))) => what(kind, &asked.name, text)?,
        (kind, Some(file @ Value::Object(_))) => what(kind, &asked.name, file.to_string())?,
        (_, Some(_)) => {
            return Err(Problem::invalid()
                .field("text", "kernel.filter_wrong")
                .into());
        }
        (_, None) => return Err(Problem::invalid().field("text", "web.required").into()),
    };
    json_status(202, &view(&begun(&app, &ctx, (what, once)).await?))
}

/// An override area that was proposed, to be tried.
pub(crate) async fn proposed(app: &App, ctx: &Ctx, code: &str) -> Result<What, Problem> {
    let (actor, code) = (ctx.actor.clone(), code.to_owned());
    let read = app.db.read("reports.trial_override", move |tx| {
        registry::override_find(tx, &actor, &code)
    });
    let found = read.await.map_err(Problem::from)?;
    Ok(What::Override(Box::new(found.what)))
}

/// What is to be tried, by the word for its kind.
pub(crate) fn what(kind: &str, name: &str, text: String) -> Result<What, Error> {
    let name: String = name.chars().take(200).collect();
    match kind {
        "areas" => Ok(What::Areas(name, text)),
        "categories" => Ok(What::Categories(name, text)),
        _ => Err(Error::Kind),
    }
}

/// Checks what is to be tried, and begins; under a key once, however often it is asked.
pub(crate) async fn begun(
    app: &App,
    ctx: &Ctx,
    (what, once): (What, Option<Once>),
) -> Result<Trial, Problem> {
    if what.name().is_empty() {
        return Err(Error::File.into());
    }
    registry::change_check(&app.db, what.change())
        .await
        .map_err(Error::from)?;
    let source = serde_json::to_string(&what).map_err(|_| Problem::from(Error::File))?;
    let code = app.ids.reference(PREFIX).to_string();
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("reports.trial_begin", move |tx| {
        let begun = once_do(tx, now, once.as_ref(), |tx| {
            actions::trial_begin(tx, (&actor, now), (&code, &what, &source)).map(|made| made.code)
        })?;
        actions::trial_find(tx, &actor, &begun)
    });
    Ok(write.await?)
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (actor, code) = (ctx.actor.clone(), ctx.param("code").to_owned());
    let read = app.db.read("reports.trial", move |tx| {
        actions::trial_find(tx, &actor, &code)
    });
    json(&view(&read.await.map_err(Problem::from)?))
}
