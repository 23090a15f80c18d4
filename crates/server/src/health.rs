//! Rows for those who watch over the service: is it alive, is it ready, and what can machines ask.

use axum::extract::State;
use axum::response::Response;
use kernel::App;
use serde_json::json;
use web::{Access, Doc, Failure, Route, json as answer};

pub(crate) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get("/healthz", "server.health", Access::Public, healthz)
            .doc(Doc::new("Whether the service runs").response(200, "It runs", object)),
        Route::get("/readyz", "server.ready", Access::Public, readyz)
            .doc(Doc::new("Whether the store answers").response(200, "It does", object)),
        Route::get("/openapi.json", "server.openapi", Access::Public, openapi)
            .doc(Doc::new("This document").response(200, "OpenAPI 3.1", object)),
    ]
}

fn object() -> serde_json::Value {
    json!({"type": "object"})
}

async fn healthz() -> Result<Response, Failure> {
    answer(&json!({"status": "ok", "version": env!("CARGO_PKG_VERSION")}))
}

async fn readyz(State(app): State<App>) -> Result<Response, Failure> {
    let shared = app.clone();
    let version = app
        .db
        .read("server.ready", move |tx| {
            Ok::<_, store::Error>(shared.registry.get(tx)?.version())
        })
        .await?;
    answer(&json!({"status": "ok", "registry": version}))
}

async fn openapi(State(app): State<App>) -> Result<Response, Failure> {
    let rows = crate::routes(crate::modules());
    answer(&web::openapi(
        &rows,
        app.site.public_url(),
        env!("CARGO_PKG_VERSION"),
    ))
}
