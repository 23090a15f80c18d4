//! Catalogues that are read, for programs of whoever keeps the registry.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::response::Response;
use base::{Problem, Time};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::api_once;
use kernel::once::once_do;
use kernel::registry;
use serde::Deserialize;
use serde_json::{Value, json};
use store::Tx;
use web::{Access, Ctx, Doc, Failure, JsonBody, Param, Route, json, json_status};

use super::model::{Counts, Report, Run, Source, SourcePut};
use super::{actions, jobs};
use crate::error::Error;

const SOURCE: &str = "What the catalogue is called here: small letters, digits, `.`, `-` and `_`.";

pub(super) fn routes() -> Vec<Route<App>> {
    let may = Access::May(registry::EDIT);
    let all = "/api/v1/harvest-sources";
    let one = "/api/v1/harvest-sources/{source}";
    let runs_at = "/api/v1/harvest-sources/{source}/runs";
    let report_at = "/api/v1/harvest-sources/{source}/runs/{run}";
    let source = || Param::path("source", SOURCE);
    vec![
        Route::get(all, "opendata.source_list", may, list).doc(
            Doc::new("The catalogues elsewhere that are read, each with its newest run.")
                .response(200, "All of them.", list_schema),
        ),
        Route::put(one, "opendata.source_put", may, put).doc(
            Doc::new("Names a catalogue that is to be read, or changes it if `version` is the one that was seen. Datasets belong to a body of the registry only where `publishers` says which publisher is which body.")
                .param(source())
                .request("application/json", put_schema)
                .response(200, "The catalogue.", source_schema)
                .refuses(&[404, 409, 422]),
        ),
        Route::get(runs_at, "opendata.harvest_runs", may, runs).doc(
            Doc::new("The last ten runs over a catalogue, the newest first.")
                .param(source())
                .response(200, "The runs.", runs_schema)
                .refuses(&[404]),
        ),
        Route::post(runs_at, "opendata.harvest_begin", may, begin).doc(
            Doc::new("Begins to read a catalogue now; where a run goes on already, that one is answered.")
                .param(source())
                .once()
                .response(202, "The run.", run_schema)
                .refuses(&[404]),
        ),
        Route::get(report_at, "opendata.harvest_report", may, report).doc(
            Doc::new("What a run found: what is new, changed, gone, missing and left as it was, or refused with the reason; at most 500.")
                .param(source())
                .param(Param::path("run", "The run's id."))
                .response(200, "The run and what it saw.", report_schema)
                .refuses(&[404]),
        ),
    ]
}

fn put_schema() -> Value {
    let text = json!({"type": "string"});
    json!({"type": "object", "required": ["protocol", "url"], "additionalProperties": false, "properties": {
        "version": {"type": "integer", "description": "The version that was seen; absent for a new one."},
        "protocol": {"enum": ["ckan", "data_json"]},
        "url": {"type": "string", "maxLength": 400, "description": "Of CKAN where its portal is, below which `/api/3/action` is; of the others where the file is."},
        "lang": {"type": "string", "default": "ms", "description": "The language of words that do not say theirs."},
        "publishers": {"type": "object", "additionalProperties": text, "description": "Names of publishers there, and codes of bodies here."},
        "on": {"type": "boolean", "default": true},
        "hours": {"type": "integer", "minimum": 1, "maximum": 744, "default": 24},
    }})
}

fn source_fields() -> Value {
    let (text, whole) = (json!({"type": "string"}), json!({"type": "integer"}));
    json!({
        "source": text, "protocol": text, "url": text, "lang": text,
        "publishers": {"type": "object", "additionalProperties": text},
        "on": {"type": "boolean"}, "hours": whole, "version": whole, "next": text,
    })
}

fn source_schema() -> Value {
    json!({"type": "object", "required": ["source", "protocol", "url", "version"], "properties": source_fields()})
}

fn list_schema() -> Value {
    let mut fields = source_fields();
    if let Some(fields) = fields.as_object_mut() {
        let run = json!({"oneOf": [run_schema(), {"type": "null"}]});
        fields.insert("run".to_owned(), run);
    }
    let one = json!({"type": "object", "properties": fields});
    json!({"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": one}}})
}

fn run_schema() -> Value {
    let (text, whole) = (json!({"type": "string"}), json!({"type": "integer"}));
    let or_none = json!({"type": ["string", "null"]});
    json!({"type": "object", "required": ["id", "state", "begun"], "properties": {
        "id": text, "state": {"enum": ["running", "done", "failed"]}, "pages": whole,
        "begun": text, "ended": or_none,
        "failure": {"type": ["string", "null"], "description": "Why it failed, or why nothing was marked as gone."},
        "added": whole, "changed": whole, "same": whole, "gone": whole, "spared": whole, "refused": whole,
    }})
}

fn runs_schema() -> Value {
    json!({"type": "object", "required": ["items"], "properties": {"items": {"type": "array", "items": run_schema()}}})
}

fn report_schema() -> Value {
    let seen = json!({"type": "object", "required": ["identifier", "outcome"], "properties": {
        "identifier": {"type": "string"},
        "outcome": {"enum": ["added", "changed", "gone", "spared", "refused", "again"]},
        "reason": {"type": ["string", "null"]},
    }});
    json!({"type": "object", "required": ["run", "items"], "properties": {
        "run": run_schema(), "items": {"type": "array", "items": seen},
    }})
}

fn view(source: &Source) -> Value {
    json!({
        "source": source.name,
        "protocol": source.protocol.code(),
        "url": source.url,
        "lang": source.lang.code(),
        "publishers": source.publishers,
        "on": source.is_on,
        "hours": source.hours,
        "version": source.version,
        "next": source.next.rfc3339(),
    })
}

fn run_view(run: &Run) -> Value {
    let Counts {
        added,
        changed,
        same,
        gone,
        spared,
        refused,
    } = run.counts;
    json!({
        "id": run.id,
        "state": run.state.code(),
        "pages": run.page,
        "begun": run.begun.rfc3339(),
        "ended": run.ended.map(Time::rfc3339),
        "failure": run.failure,
        "added": added, "changed": changed, "same": same,
        "gone": gone, "spared": spared, "refused": refused,
    })
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let actor = ctx.actor.clone();
    let read = move |tx: &mut Tx<'_>| actions::sources_list(tx, &actor);
    let found = app.db.read("opendata.source_list", read).await;
    let found = found.map_err(Problem::from)?;
    let items = found.iter().map(|(source, run)| {
        let mut shown = view(source);
        if let Some(fields) = shown.as_object_mut() {
            let run = run.as_ref().map_or(Value::Null, run_view);
            fields.insert("run".to_owned(), run);
        }
        shown
    });
    json(&json!({"items": items.collect::<Vec<_>>()}))
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PutAsked {
    version: Option<i64>,
    protocol: String,
    url: String,
    #[serde(default = "usual_lang")]
    lang: String,
    #[serde(default)]
    publishers: BTreeMap<String, String>,
    #[serde(default = "usually_on")]
    on: bool,
    #[serde(default = "usual_hours")]
    hours: i64,
}

fn usual_lang() -> String {
    base::Lang::MS.code().to_owned()
}

const fn usually_on() -> bool {
    true
}

const fn usual_hours() -> i64 {
    24
}

async fn put(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<PutAsked>,
) -> Result<Response, Failure> {
    let cmd = SourcePut {
        name: ctx.param("source").to_owned(),
        seen: asked.version,
        protocol: asked.protocol,
        url: asked.url,
        lang: asked.lang,
        publishers: asked.publishers,
        is_on: asked.on,
        hours: asked.hours,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let kept = kept(&app, &ctx, cmd).await.map_err(Problem::from)?;
    json(&view(&kept))
}

/// Keeps what is said of a catalogue, whoever asks and however.
pub(super) async fn kept(app: &App, ctx: &Ctx, cmd: SourcePut) -> Result<Source, Error> {
    let (cache, actor, now) = (app.registry.clone(), ctx.actor.clone(), ctx.now);
    let write = move |tx: &mut Tx<'_>| {
        let registry = cache.get(tx)?;
        actions::source_put(tx, &registry, (&actor, now), &cmd)
    };
    app.db.write("opendata.source_put", write).await
}

/// Begins to read the catalogue of the path, whoever asks and however.
pub(super) async fn begun(app: &App, ctx: &Ctx) -> Result<Run, Error> {
    let (name, id) = (ctx.param("source").to_owned(), jobs::run_id(app, ctx.now));
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = move |tx: &mut Tx<'_>| actions::run_begin(tx, (&actor, now), (&name, &id));
    app.db.write("opendata.harvest_begin", write).await
}

async fn begin(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (name, id) = (ctx.param("source").to_owned(), jobs::run_id(&app, ctx.now));
    let once = api_once(&ctx, &name)?;
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.harvest_begin", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let run = actions::run_begin(tx, (&actor, now), (&name, &id))?;
            Ok::<_, Error>(run_view(&run).to_string())
        })
    });
    let run = write.await.map_err(Problem::from)?;
    let run: Value = serde_json::from_str(&run).map_err(|_| Problem::internal())?;
    json_status(202, &run)
}

async fn runs(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (name, actor) = (ctx.param("source").to_owned(), ctx.actor.clone());
    let read = move |tx: &mut Tx<'_>| actions::runs_list(tx, &actor, &name);
    let found = app.db.read("opendata.harvest_runs", read).await;
    let found = found.map_err(Problem::from)?;
    json(&json!({"items": found.iter().map(run_view).collect::<Vec<_>>()}))
}

/// A run of the catalogue of the path.
pub(super) async fn reported(app: &App, ctx: &Ctx, id: String) -> Result<Report, Error> {
    let (name, actor) = (ctx.param("source").to_owned(), ctx.actor.clone());
    let read = move |tx: &mut Tx<'_>| actions::run_report(tx, &actor, (&name, &id));
    app.db.read("opendata.harvest_report", read).await
}

async fn report(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let id = ctx.param("run").to_owned();
    let found = reported(&app, &ctx, id).await.map_err(Problem::from)?;
    let items = found.seen.iter().map(|seen| {
        json!({"identifier": seen.identifier, "outcome": seen.outcome.code(), "reason": seen.reason})
    });
    json(&json!({"run": run_view(&found.run), "items": items.collect::<Vec<_>>()}))
}
