//! Rows for programs: the catalogue, files, and the query API of data.gov.my.

use std::io::ErrorKind;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Lang, Problem, Text};
use kernel::App;
use serde_json::{Map, Value, json};
use store::Tx;
use tables::dialect::catalogue::{self, Asked};
use tables::write::{Output, write};
use tables::{Answer, Table, run};
use web::{Access, Ctx, Doc, Failure, Param, Rate, Route, json, tagged};

use crate::actions::{self, datasets_list};
use crate::error::Error;
use crate::model::{Dataset, DatasetShown, Version, Which};
use crate::{rules, shelf};

/// The most rows of one answer.
const ROWS_MAX: u64 = 32_000;
/// Tables with more rows than this are asked where nobody else waits.
const LARGE: usize = 50_000;
/// Files of a version never change.
const FOR_EVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    let list_doc = Doc::new("All datasets, or those in which all words of `q` stand.")
        .param(Param::query("q", "string", "Words to look for."))
        .response(200, "The datasets.", list_schema);
    let show_doc = Doc::new("One dataset with its dictionary and versions.")
        .param(Param::path(
            "slug",
            "What it is called, such as `agencies`.",
        ))
        .response(200, "The dataset.", dataset_schema)
        .refuses(&[404]);
    let file_doc = Doc::new(
        "A whole version as a file: `latest` or `v3`, a dot, and `csv`, `csv-safe`, `tsv`, `json`, `ndjson`, `xlsx`, \
         `parquet` or, where there are columns `lat` and `lon`, `geojson`. \
         In `csv-safe` an apostrophe stands before text that a spreadsheet would take for a formula.",
    )
    .param(Param::path("slug", "The dataset."))
    .param(Param::path("file", "Such as `latest.csv`."))
    .response_as(200, "The file.", "text/csv", any)
    .refuses(&[404]);
    vec![
        Route::get("/api/v1/datasets", "opendata.list", all, list).doc(list_doc),
        Route::get("/api/v1/datasets/{slug}", "opendata.show", all, show).doc(show_doc),
        Route::get("/data/{slug}/{file}", "opendata.file", all, file).doc(file_doc),
        asked(Route::get(
            "/data-catalogue",
            "opendata.catalogue",
            all,
            ask,
        )),
        asked(Route::get(
            "/data-catalogue/",
            "opendata.catalogue_slash",
            all,
            ask,
        )),
        asked(Route::get("/opendosm", "opendata.opendosm", all, ask)),
        asked(Route::get(
            "/opendosm/",
            "opendata.opendosm_slash",
            all,
            ask,
        )),
    ]
}

/// A row at which the query API is asked: programs use each address with and without a slash, and follow no redirect.
fn asked(row: Route<App>) -> Route<App> {
    row.rate(Rate::Read).failures(failed).doc(ask_doc())
}

fn ask_doc() -> Doc {
    let about = "Rows of a dataset, asked as data.gov.my is asked: `filter`, `ifilter`, `contains`, `icontains` \
                 (`value@column`), `range` (`column[low:high]`), `date_start`, `date_end`, `timestamp_start`, \
                 `timestamp_end`, `sort`, `limit`, `include`, `exclude`, `meta`; and ours: `offset`, `after`, `total`, \
                 `group`, `agg` (`avg@price`), `format`, `as_of`.";
    let of = |name, about| Param::query(name, "string", about);
    Doc::new(about)
        .param(of("id", "The dataset; `datasets` is the list of all.").required())
        .param(of(
            "filter",
            "`value@column`, exactly; several with commas between.",
        ))
        .param(of("range", "`column[low:high]`, both ends included."))
        .param(of(
            "sort",
            "Columns, with a dash before those that begin with the greatest.",
        ))
        .param(Param::query(
            "limit",
            "integer",
            "Rows at most; 32,000 in one answer.",
        ))
        .param(of("meta", "`true` for an object with `meta` and `data`."))
        .param(of(
            "format",
            "`json`, `csv`, `csv-safe`, `tsv`, `ndjson`, `xlsx` or `parquet`.",
        ))
        .param(of("as_of", "A version's number, a day or a moment (UTC)."))
        .response(200, "The rows.", any)
}

fn any() -> Value {
    json!({})
}

fn text_schema() -> Value {
    json!({"type": "object", "additionalProperties": {"type": "string"}})
}

fn dataset_schema() -> Value {
    let (text, whole) = (json!({"type": "string"}), json!({"type": "integer"}));
    let field = json!({"type": "object", "properties": {"name": text, "kind": text, "about": text_schema()}});
    let version = json!({"type": "object", "properties": {
        "number": whole, "published": text, "rows": whole, "bytes": whole, "sha256": text,
    }});
    json!({
        "type": "object",
        "required": ["slug", "agency", "title", "about", "frequency", "licence", "fields", "version", "updated"],
        "properties": {
            "slug": text, "agency": text, "title": text_schema(), "about": text_schema(), "frequency": text,
            "licence": text, "key": {"type": "array", "items": text},
            "fields": {"type": "array", "items": field},
            "version": whole, "updated": text, "checked": text, "next_update": text,
            "late": {"type": "boolean"},
            "versions": {"type": "array", "items": version},
        },
    })
}

fn list_schema() -> Value {
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": dataset_schema()},
    }})
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let all = datasets_list(&app, ctx.now).await.map_err(Problem::from)?;
    let sought = base::words::tokens(ctx.query("q").unwrap_or_default());
    let found = rules::found(&all, &sought).into_iter();
    let items: Vec<Value> = found.map(|dataset| item(dataset, &ctx)).collect();
    json(&json!({ "items": items }))
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let shown = shown(&app, ctx.param("slug")).await?;
    let mut body = item(&shown.dataset, &ctx);
    let versions = shown.versions.iter().map(|version| {
        json!({
            "number": version.number,
            "published": version.at.rfc3339(),
            "rows": version.rows,
            "bytes": version.bytes,
            "sha256": version.hash,
        })
    });
    if let Some(body) = body.as_object_mut() {
        body.insert("versions".to_owned(), versions.collect());
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
async fn found(app: &App, slug: &str, which: Which) -> Result<(Dataset, Version), Problem> {
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

async fn file(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let wanted = rules::file_asked(ctx.param("file")).ok_or_else(Problem::not_found)?;
    let which = wanted.number.map_or(Which::Newest, Which::Number);
    let (dataset, version) = found(&app, ctx.param("slug"), which).await?;
    let (body, output) = if wanted.ending == Output::Parquet.code() {
        // The very bytes whose hash is cited, whatever would write them today.
        (app.blobs.get(&version.blob).await?, Output::Parquet)
    } else {
        let table = table(&app, &ctx, &dataset.slug, &version).await?;
        let ending = wanted.ending.to_owned();
        let whole = move || {
            let answer = Answer::all(&table);
            let output = rules::output(&ending, &answer).ok_or_else(Problem::not_found)?;
            Ok::<_, Problem>((written(&answer, output)?, output))
        };
        aside(version.rows, whole).await??
    };
    let mut response = tagged(&asked, output.media_type(), body);
    let name = format!(
        "attachment; filename=\"{}-v{}.{}\"",
        dataset.slug,
        version.number,
        output.ending()
    );
    let fields = response.headers_mut();
    if let Ok(name) = HeaderValue::try_from(name) {
        fields.insert(header::CONTENT_DISPOSITION, name);
    }
    if wanted.number.is_some() {
        fields.insert(header::CACHE_CONTROL, FOR_EVER);
    }
    Ok(response)
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

fn written(answer: &Answer<'_>, output: Output) -> Result<Vec<u8>, Problem> {
    let mut body = Vec::new();
    write(answer, output, &mut body).map_err(|error| {
        if error.kind() == ErrorKind::FileTooLarge {
            return Problem::new(400, "opendata.workbook_full");
        }
        tracing::error!(%error, "an answer was not written");
        Problem::internal()
    })?;
    Ok(body)
}

/// The query API of data.gov.my.
async fn ask(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let id = ctx.query("id").ok_or(Error::NoId).map_err(Problem::from)?;
    if id == "datasets" {
        let all = datasets_list(&app, ctx.now).await.map_err(Problem::from)?;
        let rows: Vec<Value> = all.iter().map(listed).collect();
        return json(&rows);
    }
    let which = match ctx.query("as_of") {
        Some(asked) => rules::as_of(asked).ok_or_else(Problem::not_found)?,
        None => Which::Newest,
    };
    let (dataset, version) = found(&app, id, which).await?;
    let table = table(&app, &ctx, &dataset.slug, &version).await?;
    let pairs = ctx.query.iter();
    let pairs = pairs.map(|(name, value)| (name.as_str(), value.as_str()));
    let read = catalogue::parse(pairs, table.schema());
    let read = read.map_err(Error::from).map_err(Problem::from)?;
    let Asked {
        mut query,
        meta,
        format,
        ..
    } = read;
    query.limit = Some(query.limit.unwrap_or(ROWS_MAX).min(ROWS_MAX));
    let output = match format.as_deref() {
        None => Output::Json,
        Some(code) => Output::parse(code).ok_or_else(|| Problem::new(400, "opendata.format"))?,
    };
    let about = about(&dataset, &version);
    let answered = move || -> Result<Vec<u8>, Problem> {
        let answer = run(&table, &query).map_err(Error::from)?;
        let body = written(&answer, output)?;
        if meta && output == Output::Json {
            return Ok(with_meta(about, &answer, &body));
        }
        Ok(body)
    };
    let body = aside(version.rows, answered).await??;
    Ok(tagged(&asked, output.media_type(), body))
}

/// What an answer says of itself.
fn about(dataset: &Dataset, version: &Version) -> Value {
    json!({
        "id": dataset.slug,
        "title_bm": dataset.title.get(Lang::MS).to_string(),
        "title_en": dataset.title.get(Lang::EN).to_string(),
        "version": version.number,
        "sha256": version.hash,
        "last_updated": version.at.rfc3339(),
        "next_update": rules::next_update(dataset).map(base::Time::rfc3339),
    })
}

/// The rows with what is to be said of them before.
fn with_meta(mut about: Value, answer: &Answer<'_>, rows: &[u8]) -> Vec<u8> {
    if let Some(about) = about.as_object_mut() {
        about.insert("rows_read".to_owned(), answer.cost.into());
        about.insert("total".to_owned(), answer.total.into());
        about.insert("next".to_owned(), answer.next.into());
    }
    let head = format!("{{\"meta\":{about},\"data\":");
    [head.as_bytes(), rows, b"}"].concat()
}

/// A row of the dataset of datasets, with the columns that programs know.
fn listed(dataset: &Dataset) -> Value {
    json!({
        "id": dataset.slug,
        "title_en": dataset.title.get(Lang::EN).to_string(),
        "title_bm": dataset.title.get(Lang::MS).to_string(),
        "category_en": "", "category_bm": "", "subcategory_en": "", "subcategory_bm": "",
        "source": dataset.agency,
        "frequency": dataset.frequency.code(),
        "geography": "", "demography": "", "dataset_begin": "", "dataset_end": "",
        "date_created": dataset.updated.rfc3339(),
    })
}

/// Refusals as data.gov.my writes them.
fn failed(_: &Ctx, problem: &Problem, sentence: String) -> Response {
    let body = json!({"status": problem.status, "errors": [Value::String(sentence)]}).to_string();
    let status = StatusCode::from_u16(problem.status).unwrap_or_default();
    let head = [(header::CONTENT_TYPE, "application/json")];
    let mut response = (status, head, body).into_response();
    if let Some(wait) = problem.retry_after {
        let fields = response.headers_mut();
        fields.insert(header::RETRY_AFTER, HeaderValue::from(wait));
    }
    response
}
