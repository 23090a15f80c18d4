//! Photos as browsers fetch them.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::Problem;
use web::{Access, Ctx, Failure, Route};

use super::actions::{self, Seen};
use crate::App;

pub(super) fn routes() -> Vec<Route<App>> {
    let path = "/documents/{id}/{size}";
    vec![Route::get(
        path,
        "documents.photo",
        Access::Public,
        document_get,
    )]
}

async fn document_get(
    State(app): State<App>,
    ctx: Ctx,
    asked: HeaderMap,
) -> Result<Response, Failure> {
    let (id, actor) = (ctx.param("id").to_owned(), ctx.actor.clone());
    let seen = app
        .db
        .read("documents.photo", move |tx| {
            actions::document_see(tx, &actor, &id)
        })
        .await?;
    let Seen { document, by_all } = seen.ok_or_else(Problem::not_found)?;
    let blob = match ctx.param("size") {
        "full" => &document.photo.blob,
        "thumb" => &document.photo.thumb,
        _ => return Err(Problem::not_found().into()),
    };
    if by_all && is_known(&asked, blob) {
        let mut response = StatusCode::NOT_MODIFIED.into_response();
        headers(&mut response, blob, by_all);
        return Ok(response);
    }
    picture(&app, blob, by_all).await
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
