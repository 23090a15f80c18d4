//! Datasets and drafts for programs, with a token of scope `data.publish`.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base::{Problem, Text};
use kernel::App;
use kernel::audit::Fresh;
use kernel::cases::api_once;
use kernel::documents;
use kernel::once::{Once, once_do};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use store::Tx;
use web::{Access, Ctx, Doc, Failure, JsonBody, Param, Rate, Route, json, json_status};

use super::input::{AboutAsked, PlanAsked};
use super::model::{
    DatasetNew, Decision, Draft, FileSent, Kept, LeftOut, Mode, Published, Replan, Retract, Seen,
    Upload,
};
use super::{PUBLISH, actions, rules};
use crate::error::Error;
use crate::model::Dataset;

const SLUG: &str = "What the dataset is called.";

pub(super) fn routes() -> Vec<Route<App>> {
    [dataset_rows(), draft_rows(), version_rows()].concat()
}

fn slug() -> Param {
    Param::path("slug", SLUG)
}

fn dataset_rows() -> Vec<Route<App>> {
    let may = Access::May(PUBLISH);
    vec![
        Route::post("/api/v1/datasets", "opendata.create", may, create).doc(
            Doc::new("Makes a dataset of an agency. Nobody sees it until its first version is published.")
                .once()
                .request("application/json", about_schema)
                .response(201, "The dataset.", kept_schema)
                .refuses(&[404, 422]),
        ),
        Route::put("/api/v1/datasets/{slug}", "opendata.describe", may, describe).doc(
            Doc::new("Says something else of a dataset; `slug` and `agency` stay as they are.")
                .param(slug())
                .request("application/json", about_schema)
                .response(200, "The dataset.", kept_schema)
                .refuses(&[404, 422]),
        ),
    ]
}

fn draft_rows() -> Vec<Route<App>> {
    let may = Access::May(PUBLISH);
    let modes = json!({"enum": ["replace", "append", "upsert"], "default": "replace"});
    let any = "A file: CSV, TSV, XLSX, JSON, NDJSON, Parquet or GeoJSON, up to 50 MB, told apart by its first bytes and `name`. \
               It becomes the dataset's draft in the place of the one that was there, and is looked at in a moment.";
    let upload = Doc::new(any)
        .param(slug())
        .param(
            Param::query("mode", "string", "What becomes of the rows that are there.").shape(modes),
        )
        .param(Param::query(
            "name",
            "string",
            "The file's name; its ending counts where the contents leave it open.",
        ))
        .once()
        .request("application/octet-stream", bytes_schema)
        .response(202, "The draft.", draft_schema)
        .refuses(&[404, 413, 422]);
    vec![
        Route::post("/api/v1/datasets/{slug}/uploads", "opendata.upload", may, upload_put)
            .rate(Rate::Upload)
            .body_limit(rules::BYTES_MAX)
            .doc(upload),
        Route::get("/api/v1/datasets/{slug}/draft", "opendata.draft", may, draft_show).doc(
            Doc::new("How far the draft has come: what its columns are read as, cells that do not fit, what differs, and what the disclosure gate found.")
                .param(slug())
                .response(200, "The draft.", draft_schema)
                .refuses(&[404, 409]),
        ),
        Route::put("/api/v1/datasets/{slug}/draft", "opendata.draft_plan", may, plan).doc(
            Doc::new("Has the draft read in another way. A column without `kind` is left out.")
                .param(slug())
                .request("application/json", plan_schema)
                .response(202, "The draft, with another revision.", draft_schema)
                .refuses(&[404, 409, 422]),
        ),
        Route::delete("/api/v1/datasets/{slug}/draft", "opendata.draft_discard", may, discard).doc(
            Doc::new("Throws the draft away.")
                .param(slug())
                .empty(204, "It is gone.")
                .refuses(&[404]),
        ),
    ]
}

fn version_rows() -> Vec<Route<App>> {
    let may = Access::May(PUBLISH);
    vec![
        Route::post("/api/v1/datasets/{slug}/versions", "opendata.publish", may, publish).doc(
            Doc::new("Publishes the draft as a version that never changes. What the disclosure gate found has to be decided on by two people at the desk first.")
                .param(slug())
                .once()
                .request("application/json", publish_schema)
                .response(201, "The version.", published_schema)
                .refuses(&[404, 409]),
        ),
        Route::post(
            "/api/v1/datasets/{slug}/versions/{number}/retraction",
            "opendata.retract",
            may,
            retract,
        )
        .doc(
            Doc::new("Takes a version back. It stays listed with the notice; its rows are given to nobody any more.")
                .param(slug())
                .param(Param::path("number", "The version."))
                .once()
                .request("application/json", retract_schema)
                .empty(204, "It was taken back.")
                .refuses(&[404, 422]),
        ),
    ]
}

fn text_schema() -> Value {
    json!({"type": "object", "required": ["ms"], "properties": {
        "ms": {"type": "string"}, "en": {"type": "string"}, "zh": {"type": "string"}, "ta": {"type": "string"},
    }, "additionalProperties": false})
}

fn strings() -> Value {
    json!({"type": "array", "items": {"type": "string"}})
}

fn about_schema() -> Value {
    let frequencies = crate::model::Frequency::ALL.map(crate::model::Frequency::code);
    let day = json!({"type": ["string", "null"], "format": "date"});
    json!({
        "type": "object",
        "required": ["title", "about", "frequency", "licence"],
        "properties": {
            "slug": {"type": ["string", "null"], "pattern": "^[a-z0-9][a-z0-9_-]{1,99}$"},
            "agency": {"type": ["string", "null"]},
            "title": text_schema(), "about": text_schema(),
            "frequency": {"enum": frequencies},
            "licence": {"enum": rules::LICENCES},
            "tags": strings(),
            "contact": {"type": ["string", "null"], "description": "An e-mail address, or an https address."},
            "data_as_of": day, "next_update": day,
            "method": {"anyOf": [text_schema(), {"type": "null"}]},
            "prompt": {"type": "boolean", "default": false, "description": "Whether rows that programs send are published when none came for a minute and the check finds nothing."},
            "columns": {"type": "object", "additionalProperties": text_schema(), "description": "What stands in columns, by name."},
        },
        "additionalProperties": false,
    })
}

fn bytes_schema() -> Value {
    json!({"type": "string", "format": "binary"})
}

fn plan_schema() -> Value {
    let kinds = tables::Kind::ALL.map(tables::Kind::code);
    let notations = tables::read::Notation::ALL.map(tables::read::Notation::code);
    let column = json!({"type": "object", "required": ["header"], "properties": {
        "header": {"type": "string"}, "name": {"type": "string"},
        "kind": {"enum": kinds},
        "notation": {"enum": notations, "default": "plain"},
    }, "additionalProperties": false});
    json!({
        "type": "object",
        "required": ["revision"],
        "properties": {
            "revision": {"type": "integer"},
            "columns": {"type": "array", "items": column},
            "missing": strings(), "key": strings(),
        },
        "additionalProperties": false,
    })
}

fn publish_schema() -> Value {
    json!({"type": "object", "required": ["revision"], "properties": {"revision": {"type": "integer"}}, "additionalProperties": false})
}

fn retract_schema() -> Value {
    json!({"type": "object", "required": ["notice"], "properties": {"notice": {"type": "string", "maxLength": rules::REASON_MAX}}, "additionalProperties": false})
}

fn kept_schema() -> Value {
    let text = json!({"type": "string"});
    json!({"type": "object", "required": ["slug", "agency", "version"], "properties": {
        "slug": text, "agency": text, "title": text_schema(), "about": text_schema(),
        "frequency": text, "licence": text, "version": {"type": "integer"},
    }})
}

fn draft_schema() -> Value {
    let (text, whole) = (json!({"type": "string"}), json!({"type": "integer"}));
    let fault = json!({"type": "object", "properties": {"row": whole, "column": text, "value": text, "code": text}});
    let left =
        json!({"type": "object", "properties": {"method": text, "rows": whole, "fault": fault}});
    let column = json!({"type": "object", "properties": {
        "header": text, "name": text, "kind": text, "notation": text, "keep": {"type": "boolean"},
        "filled": whole, "empty": whole, "ambiguous": {"type": "boolean"},
    }});
    let finding = json!({"type": "object", "properties": {
        "column": text, "sort": text, "cells": whole, "of": whole, "examples": strings(), "verdict": text,
    }});
    json!({"type": "object", "required": ["dataset", "revision", "state"], "properties": {
        "dataset": text, "revision": whole,
        "state": {"enum": super::State::ALL.map(super::State::code)},
        "mode": {"enum": Mode::ALL.map(Mode::code)},
        "file": text, "format": text, "bytes": whole, "rows": whole, "key": strings(), "missing": strings(),
        "columns": {"type": "array", "items": column},
        "refused": {"type": ["object", "null"], "properties": {"code": text, "about": text}},
        "faults": {"type": "array", "items": fault}, "faults_total": whole,
        "left_out": {"type": "array", "items": left},
        "table": {"type": ["object", "null"]},
        "findings": {"type": "array", "items": finding},
        "verdict": {"type": ["string", "null"]},
    }})
}

fn published_schema() -> Value {
    json!({"type": "object", "required": ["slug", "number", "hash"], "properties": {
        "slug": {"type": "string"}, "number": {"type": "integer"}, "hash": {"type": "string"},
    }})
}

fn said(text: &Text) -> Map<String, Value> {
    let passages = text.passages();
    passages
        .map(|(lang, words)| (lang.to_string(), words.into()))
        .collect()
}

fn kept_view(dataset: &Dataset) -> Value {
    json!({
        "slug": dataset.slug,
        "agency": dataset.agency,
        "title": said(&dataset.title),
        "about": said(&dataset.about),
        "frequency": dataset.frequency.code(),
        "licence": dataset.licence,
        "version": dataset.current,
    })
}

fn draft_view(draft: &Draft) -> Value {
    let body = &draft.body;
    let built = body.built.as_ref();
    let table = built.map(|built| {
        json!({
            "base": built.base, "sha256": built.hash, "bytes": built.bytes, "rows": built.rows, "changes": built.changes,
        })
    });
    json!({
        "dataset": draft.dataset,
        "revision": draft.revision,
        "state": draft.state.code(),
        "mode": body.mode.code(),
        "file": body.file.name,
        "format": body.file.format,
        "bytes": body.file.bytes,
        "rows": body.rows,
        "key": body.key,
        "missing": body.missing,
        "columns": body.columns,
        "refused": body.refused,
        "faults": body.faults,
        "faults_total": body.faults_total,
        "left_out": body.left_out.iter().map(LeftOut::told).collect::<Vec<_>>(),
        "table": table,
        "findings": built.map(|built| built.findings.as_slice()).unwrap_or_default(),
        "verdict": built.map(|built| built.verdict.as_str()),
    })
}

async fn create(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<AboutAsked>,
) -> Result<Response, Failure> {
    let once = api_once(&ctx, &asked)?;
    let new = DatasetNew {
        slug: asked.slug.clone().unwrap_or_default(),
        agency: asked.agency.clone().unwrap_or_default(),
        about: asked.read()?,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.create", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let registry = shared.registry.get(tx)?;
            let made = actions::dataset_create(tx, (&shared, &registry), (&actor, now), &new)?;
            Ok::<_, Error>(kept_view(&made).to_string())
        })
    });
    again(201, write.await)
}

/// An answer as it was kept under the client's key.
fn again(status: u16, kept: Result<String, Error>) -> Result<Response, Failure> {
    let kept = kept.map_err(Problem::from)?;
    let value: Value = serde_json::from_str(&kept).map_err(|error| {
        tracing::error!(%error, "a kept answer cannot be read");
        Problem::internal()
    })?;
    json_status(status, &value)
}

async fn describe(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<AboutAsked>,
) -> Result<Response, Failure> {
    let (slug, about) = (ctx.param("slug").to_owned(), asked.read()?);
    let (actor, now, fresh) = (ctx.actor.clone(), ctx.now, Fresh::draw(&app.ids, ctx.now));
    let write = app.db.write("opendata.describe", move |tx| {
        actions::dataset_describe(tx, (&actor, now), (&slug, &about), &fresh)
    });
    json(&kept_view(&write.await.map_err(Problem::from)?))
}

/// What a retry of an upload has to be the same in.
#[derive(Serialize)]
struct UploadAsked<'a> {
    mode: &'a str,
    name: &'a str,
    sha256: String,
}

async fn upload_put(State(app): State<App>, ctx: Ctx, body: Bytes) -> Result<Response, Failure> {
    let asked = ctx.query("mode").unwrap_or("replace");
    let wrong = || Problem::invalid().field("mode", "opendata.mode_unknown");
    let mode = Mode::parse(asked).ok_or_else(wrong)?;
    let name = ctx.query("name").unwrap_or("data").to_owned();
    let hashed = tokio::task::spawn_blocking(move || (base::hex(&Sha256::digest(&body)), body));
    let (sha256, body) = hashed.await.map_err(|_| Problem::internal())?;
    let once = api_once(
        &ctx,
        &UploadAsked {
            mode: asked,
            name: &name,
            sha256,
        },
    )?;
    // Whoever may not is told before anything is kept.
    kept(&app, &ctx).await?;
    let upload = Upload {
        slug: ctx.param("slug").to_owned(),
        file: file_kept(&app, name, Vec::from(body)).await?,
        from: None,
        seen: Seen::Anything,
        mode,
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.upload", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let draft = actions::draft_put(tx, (&actor, now), &upload)?;
            Ok::<_, Error>(draft_view(&draft).to_string())
        })
    });
    again(202, write.await)
}

/// Keeps a file; no row mentions it yet.
pub(crate) async fn file_kept(
    app: &App,
    name: String,
    bytes: Vec<u8>,
) -> Result<FileSent, Problem> {
    if bytes.is_empty() {
        return Err(Problem::invalid().field("file", "opendata.file_empty"));
    }
    let format = rules::format(&bytes, &name).code().to_owned();
    Ok(FileSent {
        name: name.chars().take(rules::TITLE_MAX).collect(),
        format,
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        blob: documents::blob_store(app, bytes).await?,
    })
}

/// The dataset of the path as its keeper sees it.
pub(super) async fn kept(app: &App, ctx: &Ctx) -> Result<Kept, Problem> {
    let (actor, slug) = (ctx.actor.clone(), ctx.param("slug").to_owned());
    let read = app.db.read("opendata.kept", move |tx: &mut Tx<'_>| {
        actions::kept_show(tx, &actor, &slug)
    });
    read.await.map_err(Problem::from)
}

async fn draft_show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let draft = kept(&app, &ctx).await?.draft;
    let draft = draft.ok_or(Error::NoDraft).map_err(Problem::from)?;
    json(&draft_view(&draft))
}

async fn plan(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<PlanAsked>,
) -> Result<Response, Failure> {
    let draft = planned(&app, &ctx, asked.read(ctx.param("slug"))).await?;
    json_status(202, &draft_view(&draft))
}

/// Has a draft read in another way, whoever asks and however.
pub(super) async fn planned(app: &App, ctx: &Ctx, asked: Replan) -> Result<Draft, Problem> {
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.draft_plan", move |tx| {
        actions::draft_plan(tx, (&actor, now), &asked)
    });
    write.await.map_err(Problem::from)
}

async fn discard(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    discarded(&app, &ctx).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Throws the draft of the path's dataset away.
pub(super) async fn discarded(app: &App, ctx: &Ctx) -> Result<(), Problem> {
    let (actor, slug) = (ctx.actor.clone(), ctx.param("slug").to_owned());
    let write = app.db.write("opendata.draft_discard", move |tx| {
        actions::draft_discard(tx, &actor, &slug)
    });
    write.await.map_err(Problem::from)
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublishAsked {
    revision: i64,
}

async fn publish(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<PublishAsked>,
) -> Result<Response, Failure> {
    let once = api_once(&ctx, &asked)?;
    let decision = Decision {
        slug: ctx.param("slug").to_owned(),
        revision: asked.revision,
        reason: String::new(),
        approve: false,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.publish_draft", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let Published { slug, number, hash } =
                actions::draft_publish(tx, (&actor, now), &decision)?;
            let made = json!({"slug": slug, "number": number, "hash": hash});
            Ok::<_, Error>(made.to_string())
        })
    });
    again(201, write.await)
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RetractAsked {
    notice: String,
}

async fn retract(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<RetractAsked>,
) -> Result<Response, Failure> {
    let once = api_once(&ctx, &asked)?;
    let number = ctx.param("number").parse();
    let number = number.map_err(|_| Problem::not_found())?;
    retracted(&app, &ctx, (number, asked.notice), once).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes a version of the path's dataset back, once under a program's key.
pub(super) async fn retracted(
    app: &App,
    ctx: &Ctx,
    (number, notice): (i64, String),
    once: Option<Once>,
) -> Result<(), Problem> {
    let retract = Retract {
        slug: ctx.param("slug").to_owned(),
        number,
        notice,
        fresh: Fresh::draw(&app.ids, ctx.now),
    };
    let (actor, now) = (ctx.actor.clone(), ctx.now);
    let write = app.db.write("opendata.retract", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            actions::version_retract(tx, (&actor, now), &retract)?;
            Ok::<_, Error>(String::new())
        })
    });
    write.await.map_err(Problem::from)?;
    Ok(())
}
