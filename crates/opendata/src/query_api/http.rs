//! Rows of the query API, at each address at which programs ask it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Lang, Problem};
use kernel::App;
use serde_json::{Value, json};
use tables::dialect::catalogue::{self, Asked};
use tables::write::Output;
use tables::{Answer, Schema, Table, run};
use web::{Access, Ctx, Doc, Failure, Param, Rate, Route};

use super::listed::listed;
use crate::actions::datasets_list;
use crate::answers::http::{Made, Of, answer};
use crate::answers::{cursor, cursor_read, schema, written};
use crate::error::Error;
use crate::http::found;
use crate::model::{Dataset, Version, Which};
use crate::rules;

/// The most rows of one answer.
const ROWS_MAX: u64 = 32_000;
/// Where the next page begins, for those who ask for bare rows.
const NEXT: &str = "balai-next";

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    vec![
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
        .param(of(
            "after",
            "`next` of the answer before, as it stands in `meta` and in the header `balai-next`; of the same version.",
        ))
        .param(of("meta", "`true` for an object with `meta` and `data`."))
        .param(of(
            "format",
            "`json`, `csv`, `csv-safe`, `tsv`, `ndjson`, `xlsx` or `parquet`.",
        ))
        .param(of("as_of", "A version's number, a day or a moment (UTC)."))
        .response(200, "The rows.", any)
        .refuses(&[401, 410])
}

fn any() -> Value {
    json!({})
}

async fn ask(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let id = ctx.query("id").ok_or(Error::NoId).map_err(Problem::from)?;
    if id == "datasets" {
        return ask_list(&app, &ctx, &asked).await;
    }
    let which = match ctx.query("as_of") {
        Some(asked) => rules::as_of(asked).ok_or_else(Problem::not_found)?,
        None => Which::Newest,
    };
    let (dataset, version) = found(&app, id, which).await?;
    let schema = schema(&dataset.slug, &version).map_err(Problem::from)?;
    let after = match ctx.query("after") {
        Some(mark) => Some(cursor_read(&version, mark).map_err(Problem::from)?),
        None => None,
    };
    let wanted = Wanted::of(&ctx, &schema, after)?;
    let about = wanted.meta.then(|| about(&dataset, &version));
    let question = wanted.question(about.as_ref());
    let of = Of::Version(&dataset.slug, &version);
    let mark = {
        let version = version.clone();
        move |row| cursor(&version, row)
    };
    let make = move |table: &Table| wanted.made(table, about, mark);
    Ok(answer((&app, ctx.now), &asked, of, &question, make).await?)
}

/// The list of datasets is asked as every dataset is; it has no versions.
async fn ask_list(app: &App, ctx: &Ctx, asked: &HeaderMap) -> Result<Response, Failure> {
    let all = datasets_list(app, ctx.now).await.map_err(Problem::from)?;
    let (table, hash) = listed(&all)?;
    let after = match ctx.query("after") {
        Some(mark) => {
            let row = mark.parse();
            Some(row.map_err(|_| Problem::from(Error::Cursor(mark.to_owned())))?)
        }
        None => None,
    };
    let wanted = Wanted::of(ctx, table.schema(), after)?;
    let about = wanted.meta.then(|| json!({"id": "datasets"}));
    let question = wanted.question(about.as_ref());
    let of = Of::Table(Arc::new(table), hash);
    let make = move |table: &Table| wanted.made(table, about, |row| row.to_string());
    Ok(answer((app, ctx.now), asked, of, &question, make).await?)
}

/// A question, and how its answer is to be written.
struct Wanted {
    query: tables::Query,
    output: Output,
    meta: bool,
}

impl Wanted {
    fn of(ctx: &Ctx, schema: &Schema, after: Option<u64>) -> Result<Self, Problem> {
        let pairs = ctx.query.iter().filter(|(name, _)| name != "after");
        let pairs = pairs.map(|(name, value)| (name.as_str(), value.as_str()));
        let read = catalogue::parse(pairs, schema).map_err(Error::from)?;
        let Asked {
            mut query,
            meta,
            format,
            ..
        } = read;
        query.after = after;
        query.limit = Some(query.limit.unwrap_or(ROWS_MAX).min(ROWS_MAX));
        let output = match format.as_deref() {
            None => Output::Json,
            Some(code) => {
                Output::parse(code).ok_or_else(|| Problem::new(400, "opendata.format"))?
            }
        };
        Ok(Self {
            query,
            output,
            meta: meta && output == Output::Json,
        })
    }

    /// All that the answer follows from, beside the version.
    fn question(&self, about: Option<&Value>) -> String {
        let Self { query, output, .. } = self;
        format!("rows {output:?} {query:?} {about:?}")
    }

    fn made(
        &self,
        table: &Table,
        about: Option<Value>,
        mark: impl Fn(u64) -> String,
    ) -> Result<Made, Problem> {
        let answer = run(table, &self.query).map_err(Error::from)?;
        let next = answer.next.map(mark);
        let rows = written(&answer, self.output)?;
        let body = match about {
            Some(about) => with_meta(about, &answer, next.as_deref(), &rows),
            None => rows,
        };
        let made = Made::new(body, self.output.media_type());
        Ok(match next {
            Some(next) => made.fact(NEXT, next),
            None => made,
        })
    }
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
fn with_meta(mut about: Value, answer: &Answer<'_>, next: Option<&str>, rows: &[u8]) -> Vec<u8> {
    if let Some(about) = about.as_object_mut() {
        about.insert("rows_read".to_owned(), answer.cost.into());
        about.insert("total".to_owned(), answer.total.into());
        about.insert("next".to_owned(), next.into());
    }
    let head = format!("{{\"meta\":{about},\"data\":");
    [head.as_bytes(), rows, b"}"].concat()
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
