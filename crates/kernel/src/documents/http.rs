//! Photos as browsers fetch them.

use axum::extract::State;
use axum::http::{HeaderValue, header};
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

async fn document_get(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
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
    picture(&app, blob, by_all).await
}

/// The answer with a photo's blob: as an attachment that no browser runs anything of, and that an
/// `img` shows all the same. `by_all` says whether everybody may see it; caches then keep it for a
/// minute, so that what is taken down is gone in a minute.
pub async fn picture(app: &App, blob: &str, by_all: bool) -> Result<Response, Failure> {
    let bytes = app.blobs.get(blob).await.map_err(Problem::from)?;
    let caching = if by_all {
        "public, max-age=60"
    } else {
        "private, no-store"
    };
    let mut response = bytes.into_response();
    let fields = response.headers_mut();
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
    Ok(response)
}
