//! What handlers return when they cannot do what was asked, and how answers are made.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base::Problem;
use serde::Serialize;

/// A refused request. The router renders it: as a page in the reader's language, or as
/// `application/problem+json` (RFC 9457) to machines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(pub Problem);

impl<E: Into<Problem>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Failure {
    /// An empty answer of the right status that carries the problem for the router to render.
    fn into_response(self) -> Response {
        let mut response = status(self.0.status).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The media type of pages.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// Most pages are shorter, in bytes, so that nothing is moved while they grow.
const PAGE_USUAL: usize = 12 * 1024;

/// A page, 200.
pub fn html<T: Template>(page: &T) -> Result<Response, Failure> {
    html_status(200, page)
}

/// A page with a status, such as 422 for a form that is shown again.
pub fn html_status<T: Template>(code: u16, page: &T) -> Result<Response, Failure> {
    Ok((
        status(code),
        [(header::CONTENT_TYPE, HTML)],
        rendered(page)?,
    )
        .into_response())
}

/// A page as it is sent.
pub(crate) fn rendered<T: Template>(page: &T) -> Result<String, Failure> {
    let mut text = String::with_capacity(PAGE_USUAL);
    page.render_into(&mut text).map_err(|error| {
        tracing::error!(%error, "page not rendered");
        Problem::internal()
    })?;
    Ok(text)
}

/// JSON, 200.
pub fn json<T: Serialize>(value: &T) -> Result<Response, Failure> {
    json_status(200, value)
}

/// JSON with a status, such as 201.
pub fn json_status<T: Serialize>(code: u16, value: &T) -> Result<Response, Failure> {
    typed(code, "application/json", value)
}

/// JSON that is written already, such as an answer that was kept under a program's key.
pub fn json_text(code: u16, text: String) -> Response {
    (
        status(code),
        [(header::CONTENT_TYPE, "application/json")],
        text,
    )
        .into_response()
}

pub(crate) fn typed<T: Serialize>(
    code: u16,
    media_type: &'static str,
    value: &T,
) -> Result<Response, Failure> {
    let text = serde_json::to_vec(value).map_err(|error| {
        tracing::error!(%error, "value not written as json");
        Problem::internal()
    })?;
    Ok((status(code), [(header::CONTENT_TYPE, media_type)], text).into_response())
}

/// Sends the reader on to `location` with 303, as after each accepted form.
///
/// Only addresses of this site are followed: anything that does not start with a single `/` leads
/// home.
pub fn see_other(location: &str) -> Response {
    let local = local_path(location).unwrap_or("/");
    let value = HeaderValue::try_from(local).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, value)]).into_response()
}

/// Has the browser send the same form to `location` (307). As with [`see_other`], only this site is meant.
pub fn send_again(location: &str) -> Response {
    let local = local_path(location).unwrap_or("/");
    let value = HeaderValue::try_from(local).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, value)]).into_response()
}

/// The address itself if it leads to a page of this site; nothing if it would lead elsewhere.
pub fn local_path(location: &str) -> Option<&str> {
    let rest = location.strip_prefix('/')?;
    let elsewhere = rest.starts_with(['/', '\\']) || location.contains(char::is_control);
    (!elsewhere).then_some(location)
}

pub(crate) fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_stay_on_this_site() {
        assert_eq!(local_path("/ms/me?x=1"), Some("/ms/me?x=1"));
        for away in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "",
            "/a\r\nb",
        ] {
            assert_eq!(local_path(away), None, "{away}");
        }
    }
}
