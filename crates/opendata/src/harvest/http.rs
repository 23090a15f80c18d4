//! Rows for programs: what a catalogue elsewhere says of its datasets.

use axum::extract::State;
use axum::response::Response;
use base::{Problem, Text};
use kernel::App;
use serde_json::{Map, Value, json};
use store::Tx;
use web::{Access, Ctx, Cursor, Doc, Failure, Paging, Param, Route, encoded, json, piece_schema};

use super::actions;
use super::model::Harvested;

const SOURCE: &str = "The catalogue, such as `data.gov.my`.";

/// Where one is told to programs.
pub(super) fn address(source: &str, identifier: &str) -> String {
    format!(
        "/api/v1/catalogues/{}/datasets/{}",
        encoded(source),
        encoded(identifier)
    )
}

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    let sources_doc = Doc::new("The catalogues elsewhere whose datasets are listed here.")
        .response(200, "All of them.", sources_schema);
    let about = "Datasets of a catalogue elsewhere, by identifier, as that catalogue describes them, with links to their \
                 files. Those that are gone from there stay, and say since when.";
    let list_doc = Doc::new(about)
        .param(Param::path("source", SOURCE))
        .paged()
        .response(200, "A piece of the list.", list_schema);
    let show_doc = Doc::new("One dataset of a catalogue elsewhere.")
        .param(Param::path("source", SOURCE))
        .param(Param::path("identifier", "What it is called there."))
        .response(200, "What is said of it there.", dataset_schema)
        .refuses(&[404]);
    vec![
        Route::get(
            "/api/v1/catalogues",
            "opendata.harvested_sources",
            all,
            sources,
        )
        .doc(sources_doc),
        Route::get(
            "/api/v1/catalogues/{source}/datasets",
            "opendata.harvested_list",
            all,
            list,
        )
        .doc(list_doc),
        Route::get(
            "/api/v1/catalogues/{source}/datasets/{identifier}",
            "opendata.harvested_show",
            all,
            show,
        )
        .doc(show_doc),
    ]
}

fn sources_schema() -> Value {
    let (text, whole) = (json!({"type": "string"}), json!({"type": "integer"}));
    let source = json!({"type": "object", "required": ["source", "datasets", "gone"], "properties": {
        "source": text, "datasets": whole, "gone": whole,
    }});
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": source},
    }})
}

fn list_schema() -> Value {
    piece_schema(&dataset_schema())
}

fn dataset_schema() -> Value {
    let text = json!({"type": "string"});
    let or_none = json!({"type": ["string", "null"]});
    let words = json!({"type": "object", "additionalProperties": {"type": "string"}});
    let texts = json!({"type": "array", "items": text});
    let file = json!({"type": "object", "properties": {"format": text, "url": text}});
    let field = json!({"type": "object", "properties": {
        "name": text, "kind": text, "title": words, "about": words,
    }});
    let chart = json!({"type": "object", "properties": {
        "identifier": text, "title": words, "sort": text, "along": or_none, "values": texts, "narrowed_by": texts,
    }});
    json!({
        "type": "object",
        "required": ["source", "identifier", "title", "about", "publishers", "files", "added", "changed"],
        "properties": {
            "source": text, "identifier": text, "agency": or_none, "publishers": texts,
            "title": words, "about": words, "frequency": or_none, "licence": or_none,
            "geography": texts, "demography": texts, "subjects": {"type": "array", "items": words},
            "data_from": or_none, "data_to": or_none, "data_as_of": or_none,
            "updated": or_none, "next_update": or_none,
            "method": {"type": ["object", "null"]}, "caveat": {"type": ["object", "null"]},
            "fields": {"type": "array", "items": field}, "charts": {"type": "array", "items": chart},
            "files": {"type": "array", "items": file},
            "sha256": text, "added": text, "changed": text, "gone": or_none,
        },
    })
}

async fn sources(State(app): State<App>, _: Ctx) -> Result<Response, Failure> {
    let found = app
        .db
        .read("opendata.harvested_sources", actions::harvested_sources)
        .await;
    let found = found.map_err(Problem::from)?;
    let items = found
        .iter()
        .map(|of| json!({"source": of.source, "datasets": of.standing, "gone": of.gone}));
    json(&json!({"items": items.collect::<Vec<_>>()}))
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (source, identifier) = (
        ctx.param("source").to_owned(),
        ctx.param("identifier").to_owned(),
    );
    let read = move |tx: &mut Tx<'_>| actions::harvested_find(tx, (&source, &identifier));
    let found = app.db.read("opendata.harvested_show", read).await;
    json(&item(&found.map_err(Problem::from)?))
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let paging = Paging::of(&ctx)?;
    let source = ctx.param("source").to_owned();
    let after = paging.after.as_ref().map(|after| after.id.clone());
    let (after, limit) = (after.unwrap_or_default(), paging.rows());
    let read = move |tx: &mut Tx<'_>| actions::harvested_list(tx, (&source, &after), limit);
    let found = app.db.read("opendata.harvested_list", read).await;
    let found = found.map_err(Problem::from)?;
    let piece = paging.piece(found, |harvested| Cursor {
        at: None,
        id: harvested.described.identifier.clone(),
    });
    json(&piece.map(item))
}

fn words(text: &Text) -> Value {
    let passages = text.passages();
    let passages = passages.map(|(lang, words)| (lang.to_string(), words.into()));
    Value::Object(passages.collect::<Map<_, _>>())
}

fn item(harvested: &Harvested) -> Value {
    let said = &harvested.described;
    let fields = said.fields.iter().map(|there| {
        let field = &there.field;
        json!({
            "name": field.name, "kind": field.kind,
            "title": words(&there.title), "about": words(&field.about),
        })
    });
    let charts = said.charts.iter().map(|chart| {
        json!({
            "identifier": chart.identifier, "title": words(&chart.title), "sort": chart.sort,
            "along": chart.along, "values": chart.values, "narrowed_by": chart.narrowed_by,
        })
    });
    json!({
        "source": harvested.source,
        "identifier": said.identifier,
        "agency": harvested.agency,
        "publishers": said.publishers,
        "title": words(&said.title),
        "about": words(&said.about),
        "frequency": said.frequency,
        "licence": said.licence,
        "geography": said.geography,
        "demography": said.demography,
        "subjects": said.subjects.iter().map(words).collect::<Vec<_>>(),
        "data_from": said.data_from,
        "data_to": said.data_to,
        "data_as_of": said.data_as_of,
        "updated": said.updated,
        "next_update": said.next_update,
        "method": said.method.as_ref().map(words),
        "caveat": said.caveat.as_ref().map(words),
        "fields": fields.collect::<Vec<_>>(),
        "charts": charts.collect::<Vec<_>>(),
        "files": said.files,
        "sha256": harvested.hash,
        "added": harvested.added.rfc3339(),
        "changed": harvested.changed.rfc3339(),
        "gone": harvested.gone.map(base::Time::rfc3339),
    })
}
