//! The row of files, with parts of them for those who were cut off.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::Problem;
use kernel::App;
use kernel::documents::{self, FileKind, StoredFile};
use serde_json::{Value, json};
use tables::Answer;
use tables::write::Output;
use web::{Access, Ctx, Doc, Failure, Param, Route};

use crate::answers::http::{Made, Of, ready, tag};
use crate::answers::written;
use crate::http::found;
use crate::model::{Version, Which};
use crate::rules;

/// Files of a version never change, but a version may be taken back: whoever keeps one asks whether it still stands.
const ASK_AGAIN: HeaderValue = HeaderValue::from_static("public, no-cache");

pub(crate) fn routes() -> Vec<Route<App>> {
    let all = Access::Public;
    let file_doc = Doc::new(
        "A whole version as a file: `latest` or `v3`, a dot, and `csv`, `csv-safe`, `tsv`, `json`, `ndjson`, `xlsx`, \
         `parquet` or, where there are columns `lat` and `lon`, `geojson`. \
         In `csv-safe` an apostrophe stands before text that a spreadsheet would take for a formula. \
         `Range` is understood of Parquet, and of other files up to 12 MB.",
    )
    .param(Param::path("slug", "The dataset."))
    .param(Param::path("file", "Such as `latest.csv`."))
    .response_as(200, "The file.", "text/csv", any)
    .response_as(206, "A part of it.", "text/csv", any)
    .empty(416, "There is no such part.")
    .refuses(&[404]);
    vec![Route::get("/data/{slug}/{file}", "opendata.file", all, file).doc(file_doc)]
}

fn any() -> Value {
    json!({})
}

async fn file(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let wanted = rules::file_asked(ctx.param("file")).ok_or_else(Problem::not_found)?;
    let which = wanted.number.map_or(Which::Newest, Which::Number);
    let (dataset, version) = found(&app, ctx.param("slug"), which).await?;
    let name = |ending: &str| {
        let (slug, number) = (&dataset.slug, version.number);
        format!("attachment; filename=\"{slug}-v{number}.{ending}\"")
    };
    let mut response = if wanted.ending == Output::Parquet.code() {
        let mut response = cited(&app, &version, &asked).await?;
        named(&mut response, &name(wanted.ending));
        response
    } else {
        let of = Of::Version(&dataset.slug, &version);
        let tag = tag(&of, &format!("file {}", wanted.ending));
        let known = tag.known(&asked);
        let ending = wanted.ending.to_owned();
        let csv = if ending == Output::CsvSafe.code() {
            Output::Csv.code()
        } else {
            wanted.ending
        };
        let disposition = name(csv);
        let make = move |table: &tables::Table| {
            let answer = Answer::all(table);
            let output = rules::output(&ending, &answer).ok_or_else(Problem::not_found)?;
            let made = Made::new(written(&answer, output)?, output.media_type());
            Ok(made.fact("content-disposition", disposition))
        };
        match known {
            Some(known) => known,
            None => ready((&app, ctx.now), of, tag, make).await?.part(&asked),
        }
    };
    if wanted.number.is_some() {
        let fields = response.headers_mut();
        fields.insert(header::CACHE_CONTROL, ASK_AGAIN);
    } else {
        response.headers_mut().remove(header::CACHE_CONTROL);
    }
    Ok(response)
}

/// The very bytes whose hash is cited, whatever would write them today, as they come from where they are kept.
async fn cited(app: &App, version: &Version, asked: &HeaderMap) -> Result<Response, Failure> {
    let tag = format!("\"{}\"", version.blob);
    let known = asked.get(header::IF_NONE_MATCH);
    if known.is_some_and(|known| known.to_str().is_ok_and(|known| known.contains(&tag))) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        if let Ok(tag) = HeaderValue::try_from(tag) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        return Ok(response);
    }
    let stored = StoredFile {
        kind: FileKind::Document,
        media_type: Output::Parquet.media_type().to_owned(),
        blob: version.blob.clone(),
        bytes: u32::try_from(version.bytes).map_err(|_| Problem::internal())?,
    };
    documents::file(app, &stored, asked, true).await
}

fn named(response: &mut Response, name: &str) {
    if let Ok(name) = HeaderValue::try_from(name) {
        let fields = response.headers_mut();
        fields.insert(header::CONTENT_DISPOSITION, name);
    }
}
