//! The pack's pictures and recordings, as browsers fetch them.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use base::{Lang, Problem};
use kernel::{App, documents};
use web::{Access, Ctx, Failure, Route, tagged};

use super::super::Way;
use crate::easy::Easy;
use crate::easy::model::file;
use crate::rules;

/// Letters that are spelled at most: a reference or a secret.
const LETTERS_MAX: usize = 24;
const SOUND: &str = "audio/mpeg";

pub(super) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/pictures/{file}",
            "reports.picture",
            Access::Public,
            picture,
        ),
        Route::get(
            "/spoken/{language}/{file}",
            "reports.spoken",
            Access::Public,
            spoken,
        ),
        Route::get(
            "/{lang}/reports/new/{draft}/easy/secret.mp3",
            "reports.spoken_secret",
            Access::Public,
            secret,
        ),
    ]
}

async fn picture(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let name = ctx.param("file").strip_suffix(".svg");
    let name = name.ok_or_else(Problem::not_found)?;
    let bytes = app.pack.media(&format!("pictures/{name}.svg"));
    let bytes = bytes.ok_or_else(Problem::not_found)?;
    let mut answer = tagged(&asked, "image/svg+xml", bytes.to_vec());
    let kept = HeaderValue::from_static("public, max-age=86400");
    answer.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(answer)
}

async fn spoken(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let name = ctx.param("file").strip_suffix(".mp3");
    let lang = Lang::parse(ctx.param("language"));
    let (name, lang) = name.zip(lang).ok_or_else(Problem::not_found)?;
    let letters = ctx.query("spell").unwrap_or_default();
    let bytes = joined(&app, lang, name, letters).ok_or_else(Problem::not_found)?;
    Ok(documents::recording(&asked, SOUND, bytes))
}

/// The secret of a report that is nobody's, for whoever holds the secret address of its draft.
async fn secret(State(app): State<App>, ctx: Ctx, asked: HeaderMap) -> Result<Response, Failure> {
    let way = Way::find(&app, &ctx).await?;
    let letters = rules::case_secret(&way.id);
    let sent = way.draft.sent.as_ref();
    let bytes = sent.and_then(|_| joined(&app, ctx.lang, "secret", &letters));
    let bytes = bytes.ok_or_else(Problem::not_found)?;
    let mut answer = documents::recording(&asked, SOUND, bytes);
    let kept = HeaderValue::from_static("private, no-store");
    answer.headers_mut().insert(header::CACHE_CONTROL, kept);
    Ok(answer)
}

/// A recording with letters after it. MP3 is a row of frames: recordings that follow one another are one.
fn joined(app: &App, lang: Lang, name: &str, letters: &str) -> Option<Bytes> {
    app.pack.media(&file(lang, name))?;
    let letters = letters.chars().filter(char::is_ascii_alphanumeric);
    let letters = letters.take(LETTERS_MAX).map(Easy::letter);
    let names = std::iter::once(name.to_owned()).chain(letters);
    let parts = names.filter_map(|name| app.pack.media(&file(lang, &name)));
    Some(Bytes::from(
        parts.map(AsRef::as_ref).collect::<Vec<&[u8]>>().concat(),
    ))
}
