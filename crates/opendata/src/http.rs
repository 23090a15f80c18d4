//! Rows for programs: the catalogue.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use base::{Problem, Text};
use kernel::App;
use serde_json::{Map, Value, json};
use store::Tx;
use tables::Table;
use web::{Access, Ctx, Cursor, Doc, Failure, Paging, Param, Route, json, piece_schema};

use crate::actions::{self, datasets_list};
use crate::catalogue::tombstones;
use crate::catalogue::{entries, subjects};
use crate::model::{Dataset, DatasetShown, Version, Which};
use crate::{quality, rules, shelf};

/// Tables with more rows than this are asked where nobody else waits.
const LARGE: usize = 50_000;

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    let list_about = "All datasets by slug, or those in which all words of `q` stand, the best first. The first piece \
                      tells of those that were taken back, too.";
    let list_doc = Doc::new(list_about)
        .param(Param::query("q", "string", "Words to look for."))
        .paged()
        .response(200, "A piece of the list.", list_schema);
    let show_doc = Doc::new("One dataset with its dictionary and versions.")
        .param(Param::path(
            "slug",
            "What it is called, such as `agencies`.",
        ))
        .response(200, "The dataset.", dataset_schema)
        .refuses(&[404]);
    vec![
        Route::get("/api/v1/datasets", "opendata.list", all, list).doc(list_doc),
        Route::get("/api/v1/datasets/{slug}", "opendata.show", all, show).doc(show_doc),
    ]
}

fn text_schema() -> Value {
    json!({"type": "object", "additionalProperties": {"type": "string"}})
}

fn dataset_schema() -> Value {
    let (text, whole) = (json!({"type": "string"}), json!({"type": "integer"}));
    let or_none = json!({"type": ["string", "null"]});
    let field = json!({"type": "object", "properties": {"name": text, "kind": text, "about": text_schema()}});
    let version = json!({"type": "object", "properties": {
        "number": whole, "published": text, "rows": whole, "bytes": whole, "sha256": text,
        "receipt": or_none, "retracted": or_none, "notice": or_none,
    }});
    json!({
        "type": "object",
        "required": ["slug", "agency", "title", "about", "frequency", "licence", "fields", "version", "updated"],
        "properties": {
            "slug": text, "agency": text, "title": text_schema(), "about": text_schema(), "frequency": text,
            "licence": text, "key": {"type": "array", "items": text},
            "theme": or_none, "tags": {"type": "array", "items": text}, "place": or_none, "contact": or_none,
            "data_from": or_none, "data_as_of": or_none,
            "fields": {"type": "array", "items": field},
            "version": whole, "updated": text, "checked": text, "next_update": text,
            "late": {"type": "boolean"},
            "versions": {"type": "array", "items": version},
            "quality": {"type": ["object", "null"], "properties": {
                "points": whole, "class": text, "groups": {"type": "object", "additionalProperties": whole},
                "nine": whole, "stars": whole, "filled_per_mille": {"type": ["integer", "null"]},
            }},
        },
    })
}

fn list_schema() -> Value {
    let mut schema = piece_schema(&dataset_schema());
    let text = json!({"type": "string"});
    if let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        let gone = json!({"type": "object", "properties": {"slug": text, "retracted": text, "notice": text}});
        fields.insert(
            "withdrawn".to_owned(),
            json!({"type": "array", "items": gone}),
        );
    }
    schema
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let all = datasets_list(&app, ctx.now).await.map_err(Problem::from)?;
    let sought = base::words::tokens(ctx.query("q").unwrap_or_default());
    let paging = Paging::of(&ctx)?;
    let piece = paging.among(rules::weighed(&all, &sought), |(weight, dataset)| Cursor {
        at: i64::try_from(*weight).ok().map(|weight| -weight),
        id: dataset.slug.clone(),
    });
    let piece = piece.map(|(_, dataset)| item(dataset, &ctx));
    let mut body = json!({ "items": piece.items });
    let Some(fields) = body.as_object_mut() else {
        return Err(Problem::internal().into());
    };
    if let Some(next) = piece.next {
        fields.insert("next".to_owned(), next.into());
    }
    if paging.after.is_none() {
        let gone = tombstones(&app, ctx.now).await?;
        let gone = gone.iter().map(|gone| {
            json!({"slug": gone.slug, "retracted": gone.at.rfc3339(), "notice": gone.notice})
        });
        fields.insert("withdrawn".to_owned(), gone.collect());
    }
    json(&body)
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let shown = shown(&app, ctx.param("slug")).await?;
    let mut body = item(&shown.dataset, &ctx);
    let versions = shown.versions.iter().map(|version| {
        let retraction = version.retracted.as_ref();
        json!({
            "number": version.number,
            "published": version.at.rfc3339(),
            "rows": version.rows,
            "bytes": version.bytes,
            "sha256": version.hash,
            "receipt": version.receipt,
            "retracted": retraction.map(|retraction| retraction.at.rfc3339()),
            "notice": retraction.map(|retraction| retraction.notice.as_str()),
        })
    });
    let known = entries(&app, ctx.now).await?;
    let mut known = known.iter();
    let entry = known.find(|entry| entry.dataset.slug == shown.dataset.slug);
    let registry = app.registry_now().await?;
    let score = entry.and_then(|entry| quality::pages::of_entry(entry, &registry, ctx.now));
    if let Some(body) = body.as_object_mut() {
        body.insert("versions".to_owned(), versions.collect());
        body.insert(
            "quality".to_owned(),
            score.map_or(Value::Null, |score| quality::pages::told(&score)),
        );
    }
    json(&body)
}

fn item(dataset: &Dataset, ctx: &Ctx) -> Value {
    let text = |text: &Text| -> Map<String, Value> {
        let passages = text.passages();
        passages
            .map(|(lang, words)| (lang.to_string(), words.into()))
            .collect()
    };
    let fields = dataset
        .dictionary
        .iter()
        .map(|field| json!({"name": field.name, "kind": field.kind, "about": text(&field.about)}));
    json!({
        "slug": dataset.slug,
        "agency": dataset.agency,
        "title": text(&dataset.title),
        "about": text(&dataset.about),
        "frequency": dataset.frequency.code(),
        "licence": dataset.licence,
        "theme": dataset.details.theme,
        "tags": subjects::keywords(dataset),
        "place": dataset.details.place,
        "contact": dataset.details.contact,
        "data_from": dataset.details.data_from,
        "data_as_of": dataset.details.data_as_of,
        "key": dataset.key,
        "fields": fields.collect::<Vec<_>>(),
        "version": dataset.current,
        "updated": dataset.updated.rfc3339(),
        "checked": dataset.checked.rfc3339(),
        "next_update": rules::next_update(dataset).map(base::Time::rfc3339),
        "late": rules::is_late(dataset, ctx.now),
    })
}

/// A dataset with its versions.
pub(crate) async fn shown(app: &App, slug: &str) -> Result<DatasetShown, Problem> {
    let slug = slug.to_owned();
    let read = move |tx: &mut Tx<'_>| actions::dataset_show(tx, &slug);
    let found = app.db.read("opendata.show", read).await;
    found.map_err(Problem::from)
}

/// One version of a dataset.
pub(crate) async fn found(
    app: &App,
    slug: &str,
    which: Which,
) -> Result<(Dataset, Version), Problem> {
    let slug = slug.to_owned();
    let read = move |tx: &mut Tx<'_>| actions::version_find(tx, &slug, which);
    let found = app.db.read("opendata.version", read).await;
    found.map_err(Problem::from)
}

/// The table of a version.
pub(crate) async fn table(
    app: &App,
    ctx: &Ctx,
    slug: &str,
    version: &Version,
) -> Result<Arc<Table>, Problem> {
    let shelf = shelf::shelf(app, ctx.now);
    let table = shelf.table(app, slug, version).await;
    table.map_err(Problem::from)
}

/// Does what may take long, with a table of so many rows, where nobody else waits for it.
pub(crate) async fn aside<T: Send + 'static>(
    rows: i64,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    if usize::try_from(rows).is_ok_and(|rows| rows < LARGE) {
        return Ok(work());
    }
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "a table was not read to its end");
        Problem::internal()
    })
}
