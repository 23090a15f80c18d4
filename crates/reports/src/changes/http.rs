//! Changed reports for programs.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use base::{Problem, Time};
use kernel::App;
use kernel::cases::Basis;
use serde_json::{Value, json};
use web::{Access, Ctx, Doc, Failure, Paging, Param, Route, tagged};

use super::actions;
use super::model::Change;
use crate::model::ReportRow;

pub(crate) fn routes() -> Vec<Route<App>> {
    let path = "/api/v1/reports/changes";
    vec![Route::get(path, "reports.changes", Access::Public, changes).doc(doc())]
}

fn doc() -> Doc {
    let limit = json!({
        "type": "integer", "minimum": 1, "maximum": Paging::MOST, "default": Paging::USUAL
    });
    Doc::new(
        "Public reports that changed, as they stand now, in the order of commits. Begin at 0, go on with `next`, \
         and no change is missed; whoever replaces what they hold by what comes holds all public reports. A \
         `report` of null was public and is no longer: drop it. To wait for news, use `/api/v1/events?wait=`.",
    )
    .param(
        Param::query("after", "integer", "The position to go on from; 0 if absent.")
            .shape(json!({"type": "integer", "minimum": 0})),
    )
    .param(Param::query("limit", "integer", "How many changes to look at.").shape(limit))
    .response(200, "A piece of the feed.", schema)
    .empty(304, "The same as before (`If-None-Match`).")
}

/// A report as programs are given it.
fn report_schema() -> Value {
    let (text, maybe) = (
        json!({"type": "string"}),
        json!({"type": ["string", "null"]}),
    );
    let time = json!({"type": "string", "format": "date-time"});
    let place = json!({"type": ["number", "null"]});
    json!({"type": "object",
    "required": ["reference", "state", "closed", "agency", "feedback", "category", "description", "created", "updated"],
    "properties": {
        "reference": text, "state": text,
        "closed": {"type": "boolean"},
        "agency": text, "feedback": text, "category": text, "description": text,
        "spoken": {"type": "boolean", "description": "Whether there is a recording for the agency instead of words."},
        "lat": place, "lon": place, "address": maybe,
        "created": time, "updated": time,
        "due": {"type": ["string", "null"], "format": "date-time"},
        "basis": {"type": ["string", "null"], "description": "`promise` or `estimate`."},
        "late": {"type": ["string", "null"], "description": "Why it missed that date: the code of the agency's reason."},
        "answer": {"type": ["string", "null"], "description": "The agency's last public words."},
        "photo": {"type": ["string", "null"], "description": "The path of its first public photo."},
        "moderated": {"type": "boolean", "description": "Whether an office changed any of its own words or took it away."},
    }})
}

fn schema() -> Value {
    let mut report = report_schema();
    if let Some(fields) = report.as_object_mut() {
        fields.insert("type".to_owned(), json!(["object", "null"]));
    }
    json!({"type": "object", "required": ["items", "next"], "properties": {
        "items": {"type": "array", "items": {
            "type": "object",
            "required": ["position", "at", "reference", "report"],
            "properties": {
                "position": {"type": "integer"},
                "at": {"type": "string", "format": "date-time"},
                "reference": {"type": "string"},
                "report": report,
            },
        }},
        "next": {"type": "string", "description": "What to give as `after`. It is always there: a feed does not end."},
    }})
}

fn number<T: std::str::FromStr + PartialOrd>(
    ctx: &Ctx,
    name: &'static str,
    usual: T,
    (least, most): (T, T),
) -> Result<T, Problem> {
    let Some(text) = ctx.query(name) else {
        return Ok(usual);
    };
    let number = text.parse().ok();
    number
        .filter(|number| least <= *number && *number <= most)
        .ok_or_else(|| {
            Problem::new(400, "kernel.events.number").field(name, "kernel.events.number")
        })
}

async fn changes(
    State(app): State<App>,
    ctx: Ctx,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let after = number(&ctx, "after", 0, (0, i64::MAX))?;
    let limit = number(&ctx, "limit", Paging::USUAL, (1, Paging::MOST))?;
    let page = app
        .db
        .read("reports.changes", move |tx| {
            actions::report_changes(tx, (after, limit))
        })
        .await?;
    let items: Vec<Value> = page.items.iter().map(item).collect();
    let body = json!({"items": items, "next": page.next.to_string()});
    let body = body.to_string().into_bytes();
    Ok(tagged(&headers, "application/json", body))
}

fn item(change: &Change) -> Value {
    json!({
        "position": change.position,
        "at": change.at.rfc3339(),
        "reference": change.reference,
        "report": change.report.as_ref().map(fields),
    })
}

/// A public report as programs are given it.
fn fields(row: &ReportRow) -> Value {
    let basis = if row.promised {
        Basis::Promise
    } else {
        Basis::Estimate
    };
    json!({
        "reference": row.reference,
        "state": row.state.as_str(),
        "closed": row.closed,
        "agency": row.agency.as_str(),
        "feedback": row.feedback.code(),
        "category": row.category.as_str(),
        "description": row.description,
        "spoken": row.spoken,
        "lat": row.point.map(|point| point.lat),
        "lon": row.point.map(|point| point.lon),
        "address": row.address,
        "created": row.created.rfc3339(),
        "updated": row.updated.rfc3339(),
        "due": row.due.map(Time::rfc3339),
        "basis": row.due.map(|_| basis.code()),
        "late": row.late.as_deref(),
        "answer": row.answer,
        "moderated": row.moderated,
        "photo": row.photo.as_ref().map(|id| format!("/documents/{id}/full")),
    })
}
