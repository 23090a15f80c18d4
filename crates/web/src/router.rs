//! Turns the route table into a service.

use crate::guard::{Guard, guard, unrouted};
use crate::uploads::Uploads;
use crate::{Failure, Route, State};
use axum::Router;
use axum::extract::{Request, State as Held};
use axum::http::HeaderValue;
use axum::http::header::{self, HeaderName};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use base::Problem;
use std::any::Any;
use std::collections::BTreeMap;
use std::sync::Arc;
use tower::util::MapResponseLayer;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

/// Sent with every answer unless its handler set the same field.
static HEADERS: [(HeaderName, &str); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src 'self'; \
         connect-src 'self'; form-action 'self'; manifest-src 'self'; frame-ancestors 'none'; \
         base-uri 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "geolocation=(self), camera=(), microphone=(), payment=()",
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
];

/// The service over all rows: each behind its own checks, all behind problem rendering, security
/// headers, compression and a panic catcher.
///
/// Two rows with the same method and path are a mistake that stops the start.
pub fn router<S: State>(rows: Vec<Route<S>>, app: S) -> Router {
    let limits = app.limits();
    let uploads = Uploads::default();
    let mut paths: BTreeMap<&'static str, MethodRouter<S>> = BTreeMap::new();
    for row in rows {
        let checks = Guard::new(app.clone(), &row, (Arc::clone(&limits), uploads.clone()));
        // Each call for a layer boxes all that is inside it once more: several at once are one.
        let checked = (
            middleware::from_fn_with_state(checks, guard::<S>),
            CatchPanicLayer::custom(panicked),
        );
        let guarded = row.handler.route_layer(checked);
        let merged = paths.remove(row.path).unwrap_or_default().merge(guarded);
        paths.insert(row.path, merged);
    }
    let routes = paths
        .into_iter()
        .fold(Router::new(), |router, (path, methods)| {
            router.route(path, methods)
        });
    let is_https = app.site().is_https();
    let around = (
        CompressionLayer::new().compress_when(squeezable()),
        MapResponseLayer::new(move |response| edge(is_https, response)),
        CatchPanicLayer::custom(panicked),
    );
    routes
        .fallback(nowhere::<S>)
        .method_not_allowed_fallback(otherwise::<S>)
        .layer(around)
        .with_state(app)
}

/// What gets smaller by it. Sound and films do not, and players ask for parts of them; nor do workbooks and Parquet,
/// of which readers of tables ask for parts.
fn squeezable() -> impl Predicate {
    DefaultPredicate::new()
        .and(NotForContentType::const_new("video/"))
        .and(NotForContentType::const_new("audio/"))
        .and(NotForContentType::const_new("application/vnd."))
}

async fn nowhere<S: State>(Held(app): Held<S>, request: Request) -> Response {
    unrouted(&app, &request, &Problem::not_found())
}

async fn otherwise<S: State>(Held(app): Held<S>, request: Request) -> Response {
    unrouted(&app, &request, &Problem::new(405, "web.method_not_allowed"))
}

/// The row's guard renders it; outside of rows it stays an empty 500.
#[expect(
    clippy::needless_pass_by_value,
    reason = "the shape that the layer asks for"
)]
fn panicked(cause: Box<dyn Any + Send + 'static>) -> Response {
    let text = cause.downcast_ref::<&str>().map(|text| (*text).to_owned());
    let text = text.or_else(|| cause.downcast_ref::<String>().cloned());
    tracing::error!(
        cause = text.as_deref().unwrap_or("unknown"),
        "handler panicked"
    );
    Failure(Problem::internal()).into_response()
}

/// A year in which browsers that were here over https do not come back without it.
const ONLY_HTTPS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// The outermost step of ours: security headers.
fn edge<B>(is_https: bool, mut response: Response<B>) -> Response<B> {
    let fields = response.headers_mut();
    for (name, value) in &HEADERS {
        fields
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    if is_https {
        fields.insert(header::STRICT_TRANSPORT_SECURITY, ONLY_HTTPS);
    }
    response
}
