//! Similar reports for programs.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base::Problem;
use kernel::App;
use kernel::cases::Basis;
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Param, Rate, Route};

use super::actions::{Asked, Similar, matters, report_similar};
use super::rules::RADIUS_MAX_M;
use super::sketch::Sketch;
use crate::error::Error;
use crate::rules;

/// Reports in an answer.
const ITEMS: usize = 3;
/// Seconds for which an answer may be kept.
const KEPT: u32 = 15;

pub(crate) fn routes() -> Vec<Route<App>> {
    vec![
        Route::get(
            "/api/v1/reports/similar",
            "reports.similar",
            Access::Public,
            similar,
        )
        .rate(Rate::Read)
        .doc(doc()),
    ]
}

fn doc() -> Doc {
    Doc::new(
        "Public reports nearby that are probably about the same matter: open ones, and those closed within \
         30 days. At most three, the likest first. How far is looked depends on the category.",
    )
    .param(Param::query("lat", "number", "Latitude in degrees.").required())
    .param(Param::query("lon", "number", "Longitude in degrees.").required())
    .param(Param::query("category", "string", "The category's code.").required())
    .param(Param::query(
        "text",
        "string",
        "What it is, in any language or mixture; the first 1,000 characters count.",
    ))
    .response(200, "The reports.", schema)
    .refuses(&[422])
}

fn schema() -> Value {
    json!({"type": "object", "required": ["radius_m", "items"], "properties": {
        "radius_m": {"type": "integer", "maximum": RADIUS_MAX_M},
        "items": {"type": "array", "items": {"type": "object",
            "required": ["reference", "score", "distance_m", "reasons", "category", "state", "created"],
            "properties": {
                "reference": {"type": "string"},
                "score": {"type": "integer", "minimum": 0, "maximum": 100},
                "distance_m": {"type": "integer"},
                "reasons": {"type": "array", "items": {"type": "string",
                    "enum": ["same_category", "similar_words", "same_number", "similar_photo"]}},
                "category": {"type": "string"},
                "state": {"type": "string"},
                "created": {"type": "string", "format": "date-time"},
                "due": {"type": ["string", "null"], "format": "date-time"},
                "basis": {"type": ["string", "null"]},
                "photo": {"type": ["string", "null"]},
            }}},
    }})
}

async fn similar(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let matters = matters(&app, ctx.now);
    let point = rules::point(
        ctx.query("lat").unwrap_or_default(),
        ctx.query("lon").unwrap_or_default(),
    )
    .map_err(|code| Problem::invalid().field("lat", code))?;
    let asked = Asked {
        point,
        category: ctx.query("category").unwrap_or_default().to_owned(),
        sketch: Sketch::of(&matters.words, ctx.query("text").unwrap_or_default()),
        prints: Vec::new(),
        radius_m: 0,
        at: ctx.now,
        itself: None,
    };
    let (shared, now) = (app.clone(), ctx.now);
    let (radius, found) = app
        .db
        .read("reports.similar", move |tx| {
            let registry = shared.registry.get(tx)?;
            if registry.category(&asked.category).is_none() {
                return Err(Error::CategoryUnknown);
            }
            let radius_m = matters.of_category(&registry, &asked.category).radius_m;
            let asked = Asked {
                radius_m,
                ..asked.clone()
            };
            let found = report_similar(tx, (&matters, &registry, now), &asked, ITEMS)?;
            Ok((radius_m, found))
        })
        .await
        .map_err(|error| match error {
            Error::CategoryUnknown => {
                Problem::invalid().field("category", "reports.category_unknown")
            }
            error => error.into(),
        })?;
    let items: Vec<Value> = found.iter().map(item).collect();
    let body = json!({"radius_m": radius, "items": items}).to_string();
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CACHE_CONTROL, format!("public, max-age={KEPT}")),
    ];
    Ok((headers, body).into_response())
}

fn item(similar: &Similar) -> Value {
    let (row, likeness) = (&similar.row, &similar.likeness);
    let basis = if row.promised {
        Basis::Promise
    } else {
        Basis::Estimate
    };
    let reasons: Vec<_> = likeness
        .reasons()
        .iter()
        .map(|reason| reason.code())
        .collect();
    json!({
        "reference": row.reference,
        "score": likeness.score,
        "distance_m": likeness.distance_m,
        "reasons": reasons,
        "category": row.category.as_str(),
        "state": row.state.as_str(),
        "created": row.created.rfc3339(),
        "due": row.due.filter(|_| !row.closed).map(base::Time::rfc3339),
        "basis": row.due.filter(|_| !row.closed).map(|_| basis.code()),
        "photo": row.photo.as_ref().map(|id| format!("/documents/{id}/thumb")),
    })
}
