//! Override areas for programs.

use axum::extract::State;
use axum::response::Response;
use base::{Point, Problem};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use web::{Access, Ctx, Cursor, Doc, Failure, JsonBody, Paging, Param, Route, json, json_text};

use super::super::model::Code;
use super::actions::{self, APPROVE, OverrideFresh, PROPOSE};
use super::error::Error;
use super::model::{Deed, Override, Proposal, Shape, Standing};
use super::rules::{CATEGORIES_MAX, CELLS_MAX, CORNERS_MAX, REASON_MAX};
use crate::App;
use crate::audit::Fresh;
use crate::cases::api_once;
use crate::once::once_do;

const CODE: &str = "What the override is called.";

pub(crate) fn routes() -> Vec<Route<App>> {
    let (all, one) = ("/api/v1/overrides", "/api/v1/overrides/{code}");
    let decisions = "/api/v1/overrides/{code}/decisions";
    let standings =
        json!({"enum": ["proposed", "in_force", "refused", "ended"], "default": "in_force"});
    vec![
        Route::get(all, "registry.overrides", Access::May(PROPOSE), list).doc(
            Doc::new("Areas in which an agency is in charge whatever the rules say, the newest first.")
                .param(Param::query("standing", "string", "How far they have come.").shape(standings))
                .paged()
                .response(200, "A piece of the list.", list_schema),
        ),
        Route::post(all, "registry.override_propose", Access::May(PROPOSE), propose).doc(
            Doc::new("Proposes that here, for these categories, this agency is in charge. A second person approves it.")
                .once()
                .request("application/json", asked_schema)
                .response(201, "The override, which waits.", override_schema)
                .refuses(&[422]),
        ),
        Route::get(one, "registry.override", Access::May(PROPOSE), show).doc(
            Doc::new("One override with what was done about it.")
                .param(Param::path("code", CODE))
                .response(200, "The override.", override_schema),
        ),
        Route::post(decisions, "registry.override_decide", Access::May(APPROVE), decide).doc(
            Doc::new("Approves or refuses an override that waits, or ends one in force. Whoever proposed it may not approve it.")
                .param(Param::path("code", CODE))
                .once()
                .request("application/json", decision_schema)
                .response(200, "The override.", override_schema)
                .refuses(&[409]),
        ),
    ]
}

fn shape_schema() -> Value {
    let corner = json!({"type": "object", "required": ["lat", "lon"], "additionalProperties": false, "properties": {
        "lat": {"type": "number"}, "lon": {"type": "number"},
    }});
    json!({"oneOf": [
        {"type": "object", "required": ["circle"], "additionalProperties": false, "properties": {
            "circle": {"type": "object", "required": ["lat", "lon", "radius_m"], "additionalProperties": false, "properties": {
                "lat": {"type": "number"}, "lon": {"type": "number"},
                "radius_m": {"type": "integer", "minimum": 50, "maximum": 5000},
            }},
        }},
        {"type": "object", "required": ["cells"], "additionalProperties": false, "properties": {
            "cells": {"type": "array", "minItems": 1, "maxItems": CELLS_MAX, "items": {"type": "integer"},
                "description": "Cells of about 250 m, as an override gives them."},
        }},
        {"type": "object", "required": ["corners"], "additionalProperties": false, "properties": {
            "corners": {"type": "array", "minItems": 3, "maxItems": CORNERS_MAX, "items": corner,
                "description": "Corners of an area; the last is joined to the first."},
        }},
    ]})
}

fn what_fields() -> Value {
    let date = json!({"type": ["string", "null"], "format": "date"});
    json!({
        "agency": {"type": "string", "examples": ["mbpj"]},
        "categories": {"type": "array", "minItems": 1, "maxItems": CATEGORIES_MAX, "items": {"type": "string"}},
        "shape": shape_schema(),
        "from": date, "to": date,
        "reason": {"type": "string", "maxLength": REASON_MAX},
        "source": {"type": ["string", "null"], "description": "The reference of the report that taught it."},
    })
}

fn asked_schema() -> Value {
    let required = ["agency", "categories", "shape", "reason"];
    json!({"type": "object", "required": required, "additionalProperties": false, "properties": what_fields()})
}

fn override_schema() -> Value {
    let mut fields = what_fields();
    let deed = json!({"type": ["object", "null"], "properties": {
        "at": {"type": "string", "format": "date-time"}, "words": {"type": "string"},
    }});
    if let Some(fields) = fields.as_object_mut() {
        fields.insert("code".to_owned(), json!({"type": "string"}));
        let standings = json!({"enum": ["proposed", "in_force", "refused", "ended"]});
        fields.insert("standing".to_owned(), standings);
        for name in ["proposed", "decided", "ended"] {
            fields.insert(name.to_owned(), deed.clone());
        }
    }
    let required = [
        "code",
        "standing",
        "agency",
        "categories",
        "shape",
        "from",
        "to",
        "reason",
        "source",
    ];
    json!({"type": "object", "required": required, "properties": fields})
}

fn list_schema() -> Value {
    json!({"type": "object", "required": ["items"], "properties": {
        "items": {"type": "array", "items": override_schema()},
        "next": {"type": "string", "description": "Absent at the end."},
    }})
}

fn decision_schema() -> Value {
    json!({"type": "object", "required": ["decision"], "additionalProperties": false, "properties": {
        "decision": {"enum": ["approve", "refuse", "end"]},
        "words": {"type": "string", "maxLength": REASON_MAX},
    }})
}

fn shape_view(shape: &Shape) -> Value {
    match shape {
        Shape::Circle { middle, radius_m } => {
            json!({"circle": {"lat": middle.lat, "lon": middle.lon, "radius_m": radius_m}})
        }
        Shape::Cells(cells) => json!({"cells": cells}),
        Shape::Corners(corners) => {
            let corner = |it: &Point| json!({"lat": it.lat, "lon": it.lon});
            json!({"corners": corners.iter().map(corner).collect::<Vec<_>>()})
        }
    }
}

fn view(found: &Proposal) -> Value {
    let deed = |deed: &Deed| json!({"at": deed.at.rfc3339(), "words": deed.words});
    let what = &found.what;
    json!({
        "code": what.code,
        "standing": found.standing,
        "agency": what.agency,
        "categories": what.categories,
        "shape": shape_view(&what.shape),
        "from": what.from,
        "to": what.to,
        "reason": what.reason,
        "source": what.source,
        "proposed": deed(&found.proposed),
        "decided": found.decided.as_ref().map(deed),
        "ended": found.ended.as_ref().map(deed),
    })
}

async fn list(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let paging = Paging::of(&ctx)?;
    let standing = match ctx.query("standing") {
        None => Standing::Holds,
        Some(word) => Standing::parse(word).ok_or_else(|| {
            Problem::new(400, "web.invalid").field("standing", "kernel.filter_wrong")
        })?,
    };
    let (actor, asked) = (ctx.actor.clone(), paging.clone());
    let read = app.db.read("registry.overrides", move |tx| {
        actions::overrides_list(tx, &actor, (standing, &asked))
    });
    let found = read.await.map_err(Problem::from)?;
    let piece = paging.piece(found, |found| Cursor {
        at: Some(found.proposed.at.micros()),
        id: found.what.code.to_string(),
    });
    json(&piece.map(view))
}

async fn show(State(app): State<App>, ctx: Ctx) -> Result<Response, Failure> {
    let (actor, code) = (ctx.actor.clone(), ctx.param("code").to_owned());
    let read = app.db.read("registry.override", move |tx| {
        actions::override_find(tx, &actor, &code)
    });
    json(&view(&read.await.map_err(Problem::from)?))
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CircleAsked {
    lat: f64,
    lon: f64,
    radius_m: u32,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CornerAsked {
    lat: f64,
    lon: f64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum ShapeAsked {
    Circle(CircleAsked),
    Cells(Vec<i64>),
    Corners(Vec<CornerAsked>),
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    agency: String,
    categories: Vec<String>,
    shape: ShapeAsked,
    from: Option<Date>,
    to: Option<Date>,
    reason: String,
    source: Option<String>,
}

fn asked_for(asked: Asked, code: Code, today: Date) -> Result<Override, Problem> {
    let known = |text: &str, field: &'static str, wrong: &'static str| {
        Code::parse(text).ok_or_else(|| Problem::invalid().field(field, wrong))
    };
    let categories = asked
        .categories
        .iter()
        .map(|code| known(code, "categories", "kernel.override.categories"))
        .collect::<Result<_, _>>()?;
    let point = |lat, lon| {
        Point::new(lat, lon).map_err(|_| Problem::invalid().field("shape", "kernel.override.shape"))
    };
    let shape = match asked.shape {
        ShapeAsked::Circle(circle) => Shape::Circle {
            middle: point(circle.lat, circle.lon)?,
            radius_m: circle.radius_m,
        },
        ShapeAsked::Cells(cells) => Shape::Cells(cells),
        ShapeAsked::Corners(corners) => {
            let corners = corners.iter().map(|it| point(it.lat, it.lon));
            Shape::Corners(corners.collect::<Result<_, _>>()?)
        }
    };
    Ok(Override {
        agency: known(&asked.agency, "agency", "kernel.override.agency")?,
        code,
        categories,
        shape,
        from: asked.from.unwrap_or(today),
        to: asked.to,
        reason: asked.reason,
        source: asked.source,
    })
}

async fn propose(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<Asked>,
) -> Result<Response, Failure> {
    let once = api_once(&ctx, &asked)?;
    let fresh = OverrideFresh::draw(&app, ctx.now);
    let code = Code::parse(fresh.reference.as_str()).ok_or_else(Problem::internal)?;
    let today = app.registry_now().await?.day(ctx.now);
    let new = asked_for(asked, code, today)?;
    let (shared, actor, now) = (app.clone(), ctx.actor.clone(), ctx.now);
    let write = app.db.write("registry.override_propose", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let made = actions::override_propose(tx, &shared, (&actor, now), (&new, &fresh.act))?;
            Ok::<_, Error>(view(&made).to_string())
        })
    });
    Ok(json_text(201, write.await.map_err(Problem::from)?))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Decision {
    Approve,
    Refuse,
    End,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DecisionAsked {
    decision: Decision,
    #[serde(default)]
    words: String,
}

async fn decide(
    State(app): State<App>,
    ctx: Ctx,
    JsonBody(asked): JsonBody<DecisionAsked>,
) -> Result<Response, Failure> {
    let once = api_once(&ctx, &asked)?;
    let (actor, now, code) = (ctx.actor.clone(), ctx.now, ctx.param("code").to_owned());
    let fresh = Fresh::draw(&app.ids, now);
    let write = app.db.write("registry.override_decide", move |tx| {
        once_do(tx, now, once.as_ref(), |tx| {
            let said = (asked.words.as_str(), &fresh);
            let done = match asked.decision {
                Decision::End => actions::override_end(tx, (&actor, now), &code, said)?,
                decision => {
                    let decided = (code.as_str(), decision == Decision::Approve);
                    actions::override_decide(tx, (&actor, now), decided, said)?
                }
            };
            Ok::<_, Error>(view(&done).to_string())
        })
    });
    Ok(json_text(200, write.await.map_err(Problem::from)?))
}
