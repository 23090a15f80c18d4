//! Rows for those who watch over the service: is it alive, is it ready, and what can machines ask.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kernel::App;
use serde_json::json;
use web::{Access, Ctx, Doc, Failure, Route, json as answer};

pub(crate) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get("/healthz", "server.health", Access::Public, healthz)
            .doc(Doc::new("Whether the service runs").response(200, "It runs", object)),
        Route::get("/readyz", "server.ready", Access::Public, readyz)
            .doc(Doc::new("Whether the store answers").response(200, "It does", object)),
        Route::get("/metrics", "server.metrics", Access::Public, metrics).doc(
            Doc::new("Figures for Prometheus").response_as(
                200,
                "In its text form",
                "application/openmetrics-text",
                text,
            ),
        ),
        Route::get("/openapi.json", "server.openapi", Access::Public, openapi)
            .doc(Doc::new("This document").response(200, "OpenAPI 3.1", object)),
    ]
}

fn object() -> serde_json::Value {
    json!({"type": "object"})
}

fn text() -> serde_json::Value {
    json!({"type": "string"})
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

async fn metrics(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (shared, now) = (app.clone(), ctx.now);
    app.db
        .read("server.metrics", move |tx| {
            let registry = shared.registry.get(tx)?;
            let gauges = &shared.gauges;
            gauges.look_at_reach(tx, (&registry, &shared.extras), now)?;
            gauges.look(tx, (&shared.jobs, now))
        })
        .await?;
    app.gauges.look_at_queues(&app.db);
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(header::CONTENT_TYPE, kind)], app.meters.text()).into_response())
}

async fn openapi(State(app): State<App>) -> Result<Response, Failure> {
    let rows = crate::routes(crate::modules());
    answer(&web::openapi(
        &rows,
        app.site.public_url(),
        env!("CARGO_PKG_VERSION"),
    ))
}
