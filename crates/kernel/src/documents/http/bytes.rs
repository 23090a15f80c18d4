//! The bytes of documents, as browsers fetch them.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::{Field, Problem};
use web::{Access, Ctx, Failure, Route};

use super::super::actions::{self, Seen};
use super::super::model::StoredFile;
use super::super::ranges::{self, Asked};
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/documents/{id}/{size}";
    vec![
        Route::get(path, "documents.get", Access::Public, document_get)
            .personal("handling", &[Field::Files]),
    ]
}

async fn document_get(
    State(app): State<App>,
    ctx: Ctx,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    let (id, actor) = (ctx.param("id").to_owned(), ctx.actor.clone());
    let seen = app
        .db
        .read("documents.get", move |tx| {
            actions::document_see(tx, &actor, &id)
        })
        .await?;
    let Seen { kept, by_all } = seen.ok_or_else(Problem::not_found)?;
    let blob = match (ctx.param("size"), &kept.file, &kept.thumb) {
        ("full", None, _) | ("file", Some(_), _) => &kept.blob,
        ("thumb", None, Some(thumb)) => thumb,
        _ => return Err(Problem::not_found().into()),
    };
    if by_all && is_known(&asked, blob) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        headers(&mut response, blob, by_all);
        return Ok(response);
    }
    match &kept.file {
        None => picture(&app, blob, by_all).await,
        Some(stored) => file(&app, stored, &asked, by_all).await,
    }
}

/// A recording of the pack, or the part of it that a player asks for. Everybody may keep it for a day.
pub fn recording(asked: &HeaderMap, media_type: &'static str, bytes: Bytes) -> Response {
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let range = asked.get(header::RANGE).and_then(|it| it.to_str().ok());
    let part = range.map_or(Asked::Whole, |range| ranges::asked(range, length));
    let (status, body, told) = match part {
        Asked::Whole => (StatusCode::OK, bytes, None),
        Asked::Beyond => (
            StatusCode::RANGE_NOT_SATISFIABLE,
            Bytes::new(),
            Some(format!("bytes */{length}")),
        ),
        Asked::Part(range) => {
            let at = |place: u64| usize::try_from(place).unwrap_or(bytes.len());
            let told = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            let cut = bytes.slice(at(range.start)..at(range.end));
            (StatusCode::PARTIAL_CONTENT, cut, Some(told))
        }
    };
    let mut response = (status, body).into_response();
    let fields = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, media_type),
        (header::ACCEPT_RANGES, "bytes"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
    ] {
        fields.insert(name, HeaderValue::from_static(value));
    }
    if let Some(value) = told.and_then(|told| HeaderValue::try_from(told).ok()) {
        fields.insert(header::CONTENT_RANGE, value);
    }
    response
}

/// The answer with a document that is no photo, or the part of it that is asked for.
pub async fn file(
    app: &App,
    stored: &StoredFile,
    asked: &HeaderMap,
    by_all: bool,
) -> Result<Response, Failure> {
    let length = u64::from(stored.bytes);
    let (status, range) = match part(asked, stored) {
        Asked::Whole => (StatusCode::OK, 0..length),
        Asked::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        Asked::Beyond => (StatusCode::RANGE_NOT_SATISFIABLE, 0..0),
    };
    let sent = range.end - range.start;
    let body = if sent == 0 {
        Body::empty()
    } else {
        let stream = app.blobs.stream(&stored.blob, range.clone()).await;
        Body::from_stream(stream.map_err(Problem::from)?.into_stream())
    };
    let mut response = (status, body).into_response();
    headers(&mut response, &stored.blob, by_all);
    let fields = response.headers_mut();
    let told = match status {
        StatusCode::OK => None,
        StatusCode::PARTIAL_CONTENT => {
            let last = range.end.saturating_sub(1);
            Some(format!("bytes {}-{last}/{length}", range.start))
        }
        _ => Some(format!("bytes */{length}")),
    };
    let named = format!("attachment; filename=\"{}\"", file_name(&stored.media_type));
    for (name, value) in [
        (header::CONTENT_TYPE, Some(stored.media_type.clone())),
        (header::CONTENT_DISPOSITION, Some(named)),
        (header::ACCEPT_RANGES, Some("bytes".to_owned())),
        (header::CONTENT_RANGE, told),
        (header::CONTENT_LENGTH, Some(sent.to_string())),
    ] {
        if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
            fields.insert(name, value);
        }
    }
    Ok(response)
}

/// What part is asked for: of these bytes, and not of others that the client knows.
fn part(asked: &HeaderMap, stored: &StoredFile) -> Asked {
    let text = |name| asked.get(name).and_then(|value| value.to_str().ok());
    match (text(header::RANGE), text(header::IF_RANGE)) {
        (Some(_), Some(known)) if known.trim() != etag(&stored.blob) => Asked::Whole,
        (Some(range), _) => ranges::asked(range, stored.bytes.into()),
        (None, _) => Asked::Whole,
    }
}

/// A name for the reader's folder; the one that the sender gave may tell who they are.
fn file_name(media_type: &str) -> &'static str {
    match media_type {
        "video/mp4" => "video.mp4",
        "video/quicktime" => "video.mov",
        "video/webm" => "video.webm",
        "audio/mp4" => "sound.m4a",
        "audio/webm" => "sound.webm",
        "audio/mpeg" => "sound.mp3",
        "application/pdf" => "document.pdf",
        _ => "sound.ogg",
    }
}

/// Whether the client has these very bytes already.
fn is_known(asked: &HeaderMap, blob: &str) -> bool {
    let tag = etag(blob);
    asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| known.trim().trim_start_matches("W/") == tag)
}

fn etag(blob: &str) -> String {
    format!("\"{blob}\"")
}

/// The answer with a photo's blob: as an attachment that no browser runs anything of, and that an
/// `img` shows all the same. `by_all` says whether everybody may see it; caches then keep it for a
/// minute and never longer, so that what is taken down is gone in a minute.
pub async fn picture(app: &App, blob: &str, by_all: bool) -> Result<Response, Failure> {
    let bytes = app.blobs.get(blob).await.map_err(Problem::from)?;
    let mut response = bytes.into_response();
    headers(&mut response, blob, by_all);
    Ok(response)
}

fn headers(response: &mut Response, blob: &str, by_all: bool) {
    let caching = if by_all {
        "public, max-age=60, must-revalidate"
    } else {
        "private, no-store"
    };
    let fields = response.headers_mut();
    if let Ok(tag) = HeaderValue::try_from(etag(blob)) {
        fields.insert(header::ETAG, tag);
    }
    for (name, value) in [
        (header::CONTENT_TYPE, "image/jpeg"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"photo.jpg\"",
        ),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'",
        ),
        (header::CACHE_CONTROL, caching),
    ] {
        fields.insert(name, HeaderValue::from_static(value));
    }
}
